//! The keys as the command lists them.

use chrono::{DateTime, Utc};

use super::AdminError;
use crate::{
    domain::Domain,
    store::{
        activity,
        keys::{self, SigningKey},
    },
};

/// A key without what is secret of it.
#[derive(Clone, Debug)]
pub struct ListedKey {
    pub kid: String,
    pub algorithm: String,
    pub signs: bool,
    /// None of a key that comes from the settings.
    pub created_at: Option<DateTime<Utc>>,
    /// When it stops signing and its successor begins.
    pub retired_at: Option<DateTime<Utc>>,
    /// After this the key verifies no more.
    pub expires_at: Option<DateTime<Utc>>,
}

impl Domain {
    /// Whether tokens are signed with a key from the settings.
    pub fn key_is_set(&self) -> bool {
        let tokens = &self.settings.tokens;
        tokens.jwt_secret.is_some() || tokens.jwt_private_key.is_some()
    }

    /// Newest first. A key from the settings stands alone.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn list_keys(&self) -> Result<Vec<ListedKey>, AdminError> {
        if self.key_is_set() {
            let keys = self.keyring.current();
            return Ok(keys
                .iter()
                .map(|key| ListedKey {
                    kid: key.kid.clone(),
                    algorithm: format!("{:?}", key.algorithm),
                    signs: true,
                    created_at: None,
                    retired_at: None,
                    expires_at: None,
                })
                .collect());
        }
        let stored = keys::list(self.store.reader()).await?;
        let now = self.clock.now();
        let end = |key: &&SigningKey| key.retired_at.unwrap_or(DateTime::<Utc>::MAX_UTC);
        let signing = stored.iter().filter(|key| end(key) > now).min_by_key(end);
        let signing = signing.map(|key| key.kid.clone());
        Ok(stored
            .into_iter()
            .map(|key| ListedKey {
                signs: Some(&key.kid) == signing.as_ref(),
                kid: key.kid,
                algorithm: key.algorithm,
                created_at: Some(key.created_at),
                retired_at: key.retired_at,
                expires_at: key.expires_at,
            })
            .collect())
    }

    /// `admin key rotate`; answers the new key.
    ///
    /// # Errors
    /// [`AdminError::Setting`] when the key comes from the settings.
    pub async fn rotate_key(&self) -> Result<Option<ListedKey>, AdminError> {
        let kid = self.rotate_keys().await?;
        let seen = self.admin_activity(None, "key rotate");
        self.store
            .write(move |tx| Box::pin(async move { activity::insert(tx, seen).await }))
            .await?;
        let keys = self.list_keys().await?;
        Ok(keys.into_iter().find(|key| key.kid == kid))
    }

    /// `admin key revoke`; answers the keys that are left.
    ///
    /// # Errors
    /// [`AdminError::Missing`]; [`AdminError::Setting`] when the key comes from the settings.
    pub async fn revoke_key(&self, kid: &str) -> Result<Vec<ListedKey>, AdminError> {
        if !self.revoke_signing_key(kid).await? {
            return Err(AdminError::missing("key", kid));
        }
        self.list_keys().await
    }
}
