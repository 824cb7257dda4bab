//! The keys as the command lists them.

use chrono::{DateTime, TimeDelta, Utc};

use crate::{
    config::BadSetting,
    domain::{
        accounts::error::AdminError,
        admin::Admin,
        keys::{keyring::PUBLISHED_BEFORE_USE, signing_key::Key},
        refusal::Refusal,
    },
    store::{
        admin, audit, clients,
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

impl Admin {
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

    /// `admin key rotate`; answers the new key.
    ///
    /// # Errors
    /// [`AdminError::Setting`] when the key comes from the settings.
    pub async fn rotate_key(&self) -> Result<Option<ListedKey>, AdminError> {
        let kid = self.rotate_keys().await?;
        let event = self.audit.admin_event(None, "key rotate");
        self.store
            .write(move |tx| Box::pin(async move { audit::insert(tx, event).await }))
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

impl Admin {
    /// `admin key rotate`: a new key is published at once and signs once every verifier can know it. The old one verifies until
    /// no token that it signed is of use: an expired access token is still needed to refresh, so that is the longest life of a
    /// refresh token.
    ///
    /// # Errors
    /// [`BadSetting`] when the key comes from the settings.
    pub async fn rotate_keys(&self) -> Result<String, AdminError> {
        self.refuse_key_of_the_settings()?;
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

    fn refuse_key_of_the_settings(&self) -> Result<(), BadSetting> {
        if self.keys.keyring.fixed {
            let problem = "the signing key comes from this setting; change it there";
            return Err(BadSetting::new("JWT_SECRET or JWT_PRIVATE_KEY", problem));
        }
        Ok(())
    }

    /// `admin key revoke`: the key neither signs nor verifies any more, here at once and in every other instance as soon as it
    /// reads the keys again. If it was the one that signs, a new one takes its place. False when there is no such key.
    ///
    /// # Errors
    /// [`BadSetting`] when the key comes from the settings.
    pub async fn revoke_signing_key(&self, kid: &str) -> Result<bool, AdminError> {
        self.refuse_key_of_the_settings()?;
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
