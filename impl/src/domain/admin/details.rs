//! Users with the names of the tenants, roles and clients that they refer to.

use std::collections::{BTreeSet, HashMap};

use uuid::Uuid;

use crate::{
    domain::{accounts::error::ChangeError, admin::Admin},
    store::{
        clients, credentials,
        entities::users as user_rows,
        tenants,
        users::{self, Cursor, Listed},
    },
};

/// A user who is not deleted. Names are missing if they were never set or if what they refer to was deleted.
#[derive(Clone, Debug)]
pub struct UserDetails {
    pub user: user_rows::Model,
    /// Key of the default tenant.
    pub tenant: Option<String>,
    /// Status, role and locale are those of the membership in the default tenant.
    pub status: Option<i32>,
    pub role: Option<String>,
    pub locale: Option<String>,
    /// Public identifiers.
    pub clients: Vec<String>,
    pub provider: Option<String>,
    pub subject: Option<String>,
    pub has_authenticator: bool,
}

/// How many users are loaded at a time.
const PAGE: u64 = 500;

/// A page of the list of users.
pub struct UserPage {
    pub users: Vec<UserDetails>,
    /// Where the next page begins; `None` for the last page.
    pub next: Option<Cursor>,
}

impl Admin {
    /// A page of users, sorted by name, after the given position. Deleted users are omitted.
    ///
    /// # Errors
    /// Database errors.
    pub async fn user_page(&self, after: Option<&Cursor>) -> Result<UserPage, ChangeError> {
        let found = users::page(self.store.reader(), after, PAGE).await?;
        let full = found.len() as u64 >= PAGE;
        let next = found.last().filter(|_| full).map(Listed::cursor);
        let users = found.into_iter().map(|listed| listed.user).collect();
        Ok(UserPage {
            users: self.details(users).await?,
            next,
        })
    }

    /// One user.
    ///
    /// # Errors
    /// Database errors.
    pub async fn user_details(&self, user: user_rows::Model) -> Result<UserDetails, ChangeError> {
        let name = user.username.clone();
        let mut one = self.details(vec![user]).await?;
        one.pop().ok_or_else(|| ChangeError::missing("user", &name))
    }

    async fn details(&self, found: Vec<user_rows::Model>) -> Result<Vec<UserDetails>, ChangeError> {
        let db = self.store.reader();
        let ids = || found.iter().map(|user| user.id);
        let memberships = users::memberships(db, ids()).await?;
        let credentials = credentials::of_users(db, ids()).await?;
        let tenants: BTreeSet<_> = found
            .iter()
            .filter_map(|user| user.default_tenant_id)
            .collect();
        let tenants: HashMap<Uuid, String> = tenants::some(db, tenants)
            .await?
            .into_iter()
            .map(|tenant| (tenant.id, tenant.key))
            .collect();
        let roles: BTreeSet<_> = memberships.iter().map(|row| row.role_id).collect();
        let roles: HashMap<Uuid, String> = tenants::some_roles(db, roles)
            .await?
            .into_iter()
            .map(|role| (role.id, role.name))
            .collect();
        let numbers = found
            .iter()
            .flat_map(|user| user.auth_client_ids.as_slice());
        let numbers: BTreeSet<i32> = numbers.copied().collect();
        let clients: HashMap<i32, String> = clients::some(db, numbers)
            .await?
            .into_iter()
            .map(|client| (client.id, client.client_id))
            .collect();
        // Of several memberships in a tenant the oldest counts, as at login. In reverse order it overwrites the others.
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
