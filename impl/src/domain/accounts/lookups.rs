//! What a name means.

use uuid::Uuid;

use crate::{
    domain::accounts::{Accounts, error::AdminError},
    store::{
        clients,
        entities::{roles, tenants as tenant_rows},
        tenants,
    },
};

impl Accounts {
    /// # Errors
    /// [`AdminError::Missing`].
    pub(in crate::domain) async fn tenant(
        &self,
        key: &str,
    ) -> Result<tenant_rows::Model, AdminError> {
        tenants::find(self.store.reader(), key)
            .await?
            .ok_or_else(|| AdminError::missing("tenant", key))
    }

    /// The role that `name` means in this tenant.
    ///
    /// # Errors
    /// [`AdminError::Missing`].
    pub(in crate::domain) async fn role(
        &self,
        name: &str,
        tenant: Uuid,
    ) -> Result<roles::Model, AdminError> {
        tenants::find_role(self.store.reader(), name, tenant)
            .await?
            .ok_or_else(|| AdminError::missing("role", name))
    }

    /// The numbers of the clients of these public ids.
    ///
    /// # Errors
    /// [`AdminError::Missing`].
    pub(crate) async fn client_numbers(&self, names: &[String]) -> Result<Vec<i32>, AdminError> {
        let mut numbers = Vec::with_capacity(names.len());
        for name in names {
            let client = clients::find_undeleted(self.store.reader(), name)
                .await?
                .ok_or_else(|| AdminError::missing("client", name))?;
            if !numbers.contains(&client.id) {
                numbers.push(client.id);
            }
        }
        Ok(numbers)
    }
}
