//! What `auth-service admin` does, without starting a process for each command.

use std::sync::Arc;

use auth_service::{
    domain::{Domain, refusal::Refusal},
    store::audit,
};
use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::World;

pub use auth_service::{
    domain::{
        accounts::{
            error::ChangeError,
            new_account::{Identity, NewUser, Profile},
            status::Status,
        },
        admin::{
            Rotation,
            bootstrap::Bootstrapped,
            client_settings::SettingsChange,
            clients::{
                ClientAction, ClientChange, CodeRequirements, CreatedClient, Expirations,
                NewClient, NewSecret,
            },
            examine,
            keys::ListedKey,
            user_actions::UserAction,
            user_update::UserChange,
            users::CreatedUser,
        },
    },
    federation::ProviderName,
    store::{audit::Event, entities::auth_clients::ClientType},
};

/// The stored numbers of [`Status`].
pub mod status {
    use super::Status;

    pub const REGISTERED: i32 = Status::Registered as i32;
    pub const ACTIVE: i32 = Status::Active as i32;
    pub const INACTIVE: i32 = Status::Inactive as i32;
    pub const PASSWORD_CHANGE_NEEDED: i32 = Status::PasswordChangeNeeded as i32;
    pub const REJECTED: i32 = Status::Rejected as i32;
}

/// The commands. Those that end sessions return how many.
pub struct Admin(Arc<Domain>);

impl World {
    pub fn admin(&self) -> Admin {
        Admin(self.domain.clone())
    }

    /// What the clock of the service says.
    pub fn now(&self) -> DateTime<Utc> {
        self.domain.clock.now()
    }

    /// Deletes what has expired, as the service does every few minutes.
    pub async fn sweep(&self) -> Result<(), Refusal> {
        self.domain.sweep().await
    }

    /// The kinds of stored hashes, as far as a refusal must cost as much as they do.
    pub async fn stored_costs(&self) -> Vec<String> {
        self.domain
            .passwords
            .refresh_stored_costs()
            .await
            .expect("kinds")
    }

    /// The audit trail as `admin activity` shows it: the newest `limit` rows, the newest first.
    pub async fn trail(&self, limit: u64) -> Vec<Event> {
        self.trail_of(None, None, limit).await
    }

    pub async fn trail_of(
        &self,
        user: Option<Uuid>,
        since: Option<DateTime<Utc>>,
        limit: u64,
    ) -> Vec<Event> {
        audit::page(self.db(), user, since, i64::MAX, limit)
            .await
            .expect("rows")
    }
}

impl Admin {
    /// # Panics
    /// When nobody has the name.
    pub async fn user_id(&self, name: &str) -> Uuid {
        self.0.admin.user_named(name).await.expect("a user").id
    }

    /// The id and the present name of whom a name or an id means, even if that user is deleted.
    ///
    /// # Panics
    /// When it means nobody.
    pub async fn user_or_deleted(&self, name: &str) -> (Uuid, String) {
        let user = self.0.admin.user_or_deleted(name).await.expect("a user");
        (user.id, user.username)
    }

    pub async fn act_on_user(&self, name: &str, action: UserAction) -> Result<usize, ChangeError> {
        let user = self.0.admin.user_named(name).await?;
        self.0.admin.act_on_user(user, action).await
    }

    pub async fn update_user(&self, name: &str, change: UserChange) -> Result<usize, ChangeError> {
        let user = self.0.admin.user_named(name).await?;
        Ok(self.0.admin.update_user(user, change).await?.1)
    }

    pub async fn create_user(&self, new: NewUser) -> Result<CreatedUser, ChangeError> {
        self.0.admin.create_user(new).await
    }

    pub async fn end_all_sessions(&self, user: Uuid) -> Result<usize, ChangeError> {
        let (id, action) = (user.to_string(), UserAction::RevokeSessions);
        self.act_on_user(&id, action).await
    }

    pub async fn unlock(&self, name: &str) -> Result<(), Refusal> {
        self.0.limits.unlock(name).await
    }

    pub async fn create_client(&self, new: NewClient) -> Result<CreatedClient, ChangeError> {
        self.0.admin.create_client(new).await
    }

    pub async fn update_client(
        &self,
        client_id: &str,
        change: ClientChange,
    ) -> Result<CreatedClient, ChangeError> {
        self.0.admin.update_client(client_id, change).await
    }

    pub async fn act_on_client(
        &self,
        client_id: &str,
        action: ClientAction,
    ) -> Result<usize, ChangeError> {
        Ok(self.0.admin.act_on_client(client_id, action).await?.1)
    }

    pub async fn create_tenant(&self, key: &str, name: &str) -> Result<(), ChangeError> {
        self.0.admin.create_tenant(key, name).await.map(drop)
    }

    pub async fn set_tenant_enabled(&self, key: &str, enabled: bool) -> Result<usize, ChangeError> {
        Ok(self.0.admin.set_tenant_enabled(key, enabled).await?.1)
    }

    /// Answers the id of the role.
    pub async fn create_role(
        &self,
        name: &str,
        permissions: Vec<String>,
        tenant: Option<&str>,
    ) -> Result<Uuid, ChangeError> {
        Ok(self
            .0
            .admin
            .create_role(name, permissions, tenant)
            .await?
            .id)
    }

    pub async fn update_role(
        &self,
        name: &str,
        permissions: Vec<String>,
        tenant: Option<&str>,
    ) -> Result<usize, ChangeError> {
        Ok(self.0.admin.update_role(name, permissions, tenant).await?.1)
    }

    /// The ids of the new keys, one for each algorithm in use.
    ///
    /// # Panics
    /// When a setting names the key of access tokens.
    pub async fn rotate_keys(&self) -> Vec<String> {
        let rotated = self.0.admin.rotate_keys(Rotation::All).await;
        rotated.expect("keys that no setting names")
    }

    /// The ids of the new keys, which sign ID tokens alone.
    ///
    /// # Errors
    /// If there is none to rotate.
    pub async fn rotate_keys_of_id_tokens(&self) -> Result<Vec<String>, ChangeError> {
        self.0.admin.rotate_keys(Rotation::IdTokens).await
    }

    /// # Panics
    /// When the database is away.
    pub async fn list_keys(&self) -> Vec<ListedKey> {
        self.0.admin.list_keys().await.expect("keys")
    }

    /// Why keys cannot be rotated.
    ///
    /// # Panics
    /// When they can.
    pub async fn refused_rotation(&self) -> String {
        let rotated = self.0.admin.rotate_keys(Rotation::All).await;
        rotated.expect_err("it cannot be rotated").to_string()
    }

    pub async fn revoke_key(&self, kid: &str) -> Result<(), ChangeError> {
        self.0.admin.revoke_key(kid).await.map(drop)
    }

    /// Reads the keys of the database now, and not only within a minute.
    ///
    /// # Panics
    /// When the database is away.
    pub async fn reload_keys(&self) {
        self.0.keys.reload_keys().await.expect("keys");
    }

    pub async fn rename_issuer(
        &self,
        provider: ProviderName,
        from: String,
        to: String,
    ) -> Result<u64, ChangeError> {
        self.0.admin.rename_issuer(provider, from, to).await
    }

    pub async fn bootstrap(&self) -> Result<Option<Bootstrapped>, ChangeError> {
        self.0.admin.bootstrap().await
    }
}
