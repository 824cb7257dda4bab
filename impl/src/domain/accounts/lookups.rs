//! Finding tenants, roles and clients by the names that administrators and settings use.

use uuid::Uuid;

use crate::{
    domain::accounts::{Accounts, error::ChangeError},
    store::{
        clients,
        entities::{roles, tenants as tenant_rows},
        tenants,
    },
};

impl Accounts {
    /// Finds a tenant by its key.
    ///
    /// # Errors
    /// [`ChangeError::Missing`]; database errors.
    pub(in crate::domain) async fn tenant(
        &self,
        key: &str,
    ) -> Result<tenant_rows::Model, ChangeError> {
        tenants::find(self.store.reader(), key)
            .await?
            .ok_or_else(|| ChangeError::missing("tenant", key))
    }

    /// Finds the role of this name in a tenant.
    ///
    /// # Errors
    /// [`ChangeError::Missing`]; database errors.
    pub(in crate::domain) async fn role(
        &self,
        name: &str,
        tenant: Uuid,
    ) -> Result<roles::Model, ChangeError> {
        tenants::find_role(self.store.reader(), name, tenant)
            .await?
            .ok_or_else(|| ChangeError::missing("role", name))
    }

    /// Translates public client identifiers to the numbers that users' rows store, without duplicates.
    ///
    /// # Errors
    /// [`ChangeError::Missing`]; database errors.
    pub(crate) async fn client_numbers(&self, names: &[String]) -> Result<Vec<i32>, ChangeError> {
        let mut numbers = Vec::with_capacity(names.len());
        for name in names {
            let client = clients::find_undeleted(self.store.reader(), name)
                .await?
                .ok_or_else(|| ChangeError::missing("client", name))?;
            if !numbers.contains(&client.id) {
                numbers.push(client.id);
            }
        }
        Ok(numbers)
    }
}
