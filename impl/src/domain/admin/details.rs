//! Users as the command shows them, with the names of what they refer to.

use std::collections::HashMap;

use uuid::Uuid;

use super::AdminError;
use crate::{
    domain::Domain,
    store::{
        clients, credentials,
        entities::{user_credentials, user_tenants, users as user_rows},
        tenants, users,
    },
};

/// An undeleted user; names that are missing are those of things deleted, or never given.
#[derive(Clone, Debug)]
pub struct UserDetails {
    pub user: user_rows::Model,
    /// Key of the default tenant.
    pub tenant: Option<String>,
    /// In the default tenant, as the next three.
    pub status: Option<i32>,
    pub role: Option<String>,
    pub locale: Option<String>,
    /// Public ids.
    pub clients: Vec<String>,
    pub provider: Option<String>,
    pub subject: Option<String>,
    pub has_authenticator: bool,
}

impl Domain {
    /// All undeleted users by name.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn list_users(&self) -> Result<Vec<UserDetails>, AdminError> {
        let db = self.store.reader();
        let found = users::list(db).await?;
        let memberships = users::memberships(db, None).await?;
        let credentials = credentials::list(db).await?;
        self.details(found, memberships, credentials).await
    }

    /// One user.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn user_details(&self, user: user_rows::Model) -> Result<UserDetails, AdminError> {
        let db = self.store.reader();
        let name = user.username.clone();
        let memberships = users::memberships(db, Some(user.id)).await?;
        let own = credentials::of_user(db, user.id).await?;
        let mut one = self
            .details(vec![user], memberships, own.into_iter().collect())
            .await?;
        one.pop().ok_or_else(|| AdminError::missing("user", &name))
    }

    async fn details(
        &self,
        found: Vec<user_rows::Model>,
        memberships: Vec<user_tenants::Model>,
        credentials: Vec<user_credentials::Model>,
    ) -> Result<Vec<UserDetails>, AdminError> {
        let db = self.store.reader();
        let tenants: HashMap<Uuid, String> = tenants::list(db)
            .await?
            .into_iter()
            .map(|tenant| (tenant.id, tenant.key))
            .collect();
        let roles: HashMap<Uuid, String> = tenants::list_roles(db)
            .await?
            .into_iter()
            .map(|role| (role.id, role.name))
            .collect();
        let clients: HashMap<i32, String> = clients::list(db)
            .await?
            .into_iter()
            .map(|client| (client.id, client.client_id))
            .collect();
        // The oldest membership of a tenant counts, as at login; so it is put in last.
        let memberships: HashMap<_, _> = memberships
            .into_iter()
            .rev()
            .map(|row| ((row.user_id, row.tenant_id), row))
            .collect();
        let mut credentials: HashMap<_, _> = credentials
            .into_iter()
            .map(|own| (own.user_id, own))
            .collect();
        let describe = |user: user_rows::Model| {
            let tenant = user.default_tenant_id;
            let membership = tenant.and_then(|tenant| memberships.get(&(user.id, tenant)));
            let own = credentials.remove(&user.id);
            let numbers = user.auth_client_ids.as_slice();
            UserDetails {
                tenant: tenant.and_then(|id| tenants.get(&id).cloned()),
                status: membership.map(|row| row.status),
                role: membership.and_then(|row| roles.get(&row.role_id).cloned()),
                locale: membership.and_then(|row| row.locale.clone()),
                clients: numbers
                    .iter()
                    .filter_map(|number| clients.get(number).cloned())
                    .collect(),
                has_authenticator: own.as_ref().is_some_and(|own| own.secret_key.is_some()),
                subject: own.as_ref().and_then(|own| own.auth_id.clone()),
                provider: own.map(|own| own.auth_provider),
                user,
            }
        };
        Ok(found.into_iter().map(describe).collect())
    }
}
