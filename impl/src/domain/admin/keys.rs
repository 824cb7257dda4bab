//! `admin key`: listing, rotating and revoking signing keys.

use chrono::{DateTime, TimeDelta, Utc};

use crate::{
    config::BadSetting,
    domain::{
        accounts::error::ChangeError,
        admin::Admin,
        keys::{keyring::PUBLISHED_BEFORE_USE, signing_key::Key},
        refusal::Refusal,
    },
    store::{
        admin, audit, clients,
        keys::{self, SigningKey},
    },
};

/// A signing key without its private part.
#[derive(Clone, Debug)]
pub struct ListedKey {
    pub kid: String,
    pub algorithm: String,
    pub signs: bool,
    /// `None` for a key from the settings.
    pub created_at: Option<DateTime<Utc>>,
    /// When it stops signing and its successor starts.
    pub retired_at: Option<DateTime<Utc>>,
    /// When it stops verifying.
    pub expires_at: Option<DateTime<Utc>>,
}

impl Admin {
    /// Whether tokens are signed with a key from the settings.
    pub fn key_is_set(&self) -> bool {
        let tokens = &self.settings.tokens;
        tokens.jwt_secret.is_some() || tokens.jwt_private_key.is_some()
    }

    /// Lists the keys, newest first. With a key from the settings there is no other.
    ///
    /// # Errors
    /// Database errors.
    pub async fn list_keys(&self) -> Result<Vec<ListedKey>, ChangeError> {
        if self.key_is_set() {
            let keys = self.keys.keyring.current();
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

    /// `admin key rotate`. Returns the new key.
    ///
    /// # Errors
    /// [`ChangeError::Setting`] if the key comes from the settings.
    pub async fn rotate_key(&self) -> Result<Option<ListedKey>, ChangeError> {
        let kid = self.rotate_keys().await?;
        let event = self.audit.admin_event(None, "key rotate");
        self.store
            .write(move |tx| Box::pin(async move { audit::insert(tx, event).await }))
            .await?;
        let keys = self.list_keys().await?;
        Ok(keys.into_iter().find(|key| key.kid == kid))
    }

    /// `admin key revoke`. Returns the remaining keys.
    ///
    /// # Errors
    /// [`ChangeError::Missing`]; [`ChangeError::Setting`] if the key comes from the settings.
    pub async fn revoke_key(&self, kid: &str) -> Result<Vec<ListedKey>, ChangeError> {
        if !self.revoke_signing_key(kid).await? {
            return Err(ChangeError::missing("key", kid));
        }
        self.list_keys().await
    }
}

impl Admin {
    /// Adds a key, which is published at once and starts to sign when every verifier can know it. The old key verifies
    /// for the longest lifetime of a refresh token after that, since a refresh needs the expired access token too.
    /// Returns the new key's id.
    ///
    /// # Errors
    /// [`BadSetting`] if the key comes from the settings.
    pub async fn rotate_keys(&self) -> Result<String, ChangeError> {
        self.require_stored_keys()?;
        let now = self.clock.now();
        let key = Key::generate(&self.keys.sealer, &*self.random, now)?;
        let kid = key.kid.clone();
        let longest = clients::list(self.store.reader())
            .await?
            .iter()
            .map(|client| {
                client
                    .refresh_token_expiration
                    .max(client.access_token_expiration)
            })
            .max()
            .unwrap_or_default();
        let retires = now + PUBLISHED_BEFORE_USE;
        let expires = retires + TimeDelta::seconds(longest.into()) + TimeDelta::hours(1);
        self.store
            .write(move |tx| {
                Box::pin(async move {
                    admin::one_at_a_time(tx).await?;
                    keys::retire_all(tx, retires, expires).await?;
                    keys::insert(tx, key).await
                })
            })
            .await?;
        self.keys.reload_keys().await?;
        Ok(kid)
    }

    fn require_stored_keys(&self) -> Result<(), BadSetting> {
        if self.keys.keyring.fixed {
            let problem = "the signing key comes from this setting and must be changed there";
            return Err(BadSetting::new("JWT_SECRET or JWT_PRIVATE_KEY", problem));
        }
        Ok(())
    }

    /// Deletes a key, which neither signs nor verifies any more: here at once, and at other instances as soon as they
    /// reload the keys. If it was the signing key, a new one is generated. Returns false if there is no such key.
    ///
    /// # Errors
    /// [`BadSetting`] if the key comes from the settings.
    pub async fn revoke_signing_key(&self, kid: &str) -> Result<bool, ChangeError> {
        self.require_stored_keys()?;
        let successor = Key::generate(&self.keys.sealer, &*self.random, self.clock.now())?;
        let event = self.audit.admin_event(None, &format!("key revoke {kid}"));
        let kid = kid.to_owned();
        let revoked = self
            .store
            .write::<_, Refusal, _>(move |tx| {
                Box::pin(async move {
                    admin::one_at_a_time(tx).await?;
                    if !keys::delete(tx, &kid).await? {
                        return Ok(false);
                    }
                    if !keys::any_signs(tx).await? {
                        keys::insert(tx, successor).await?;
                    }
                    audit::insert(tx, event).await?;
                    Ok(true)
                })
            })
            .await?;
        self.keys.reload_keys().await?;
        Ok(revoked)
    }
}
