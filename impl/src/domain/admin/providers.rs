//! `admin provider`: changes that concern an identity provider.

use crate::{
    domain::{accounts::error::ChangeError, admin::Admin},
    federation::ProviderName,
    store::{audit, identities},
};

impl Admin {
    /// Declares that a provider has changed its issuer, for instance by moving to a new host. Without that its users
    /// are rejected. Returns their number.
    ///
    /// # Errors
    /// Database errors.
    pub async fn rename_issuer(
        &self,
        provider: ProviderName,
        from: String,
        to: String,
    ) -> Result<u64, ChangeError> {
        let command = format!("provider rename-issuer {} {from} {to}", provider.word());
        let event = self.audit.admin_event(None, &command);
        let renamed = self
            .store
            .write(move |tx| {
                Box::pin(async move {
                    audit::insert(tx, event);
                    identities::rename_issuer(tx, provider.stored(), &from, &to).await
                })
            })
            .await?;
        Ok(renamed)
    }
}
