//! What an administrator says of identity providers.

use crate::{
    domain::{accounts::error::AdminError, admin::Admin},
    federation::ProviderName,
    store::{audit, identities},
};

impl Admin {
    /// Says that a provider has another issuer from now on and is still the same, for instance at a new host: until then its
    /// people are refused. Answers how many there are.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn rename_issuer(
        &self,
        provider: ProviderName,
        from: String,
        to: String,
    ) -> Result<u64, AdminError> {
        let command = format!("provider rename-issuer {} {from} {to}", provider.word());
        let event = self.audit.admin_event(None, &command);
        let renamed = self
            .store
            .write(move |tx| {
                Box::pin(async move {
                    audit::insert(tx, event).await?;
                    identities::rename_issuer(tx, provider.stored(), &from, &to).await
                })
            })
            .await?;
        Ok(renamed)
    }
}
