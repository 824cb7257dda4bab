//! `admin key`: listing, rotating and revoking signing keys.

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};

use crate::{
    config::BadSetting,
    domain::{
        accounts::error::ChangeError,
        admin::Admin,
        keys::{
            algorithm::SigningAlgorithm,
            keyring::{Keyring, PUBLISHED_BEFORE_USE},
            signing_key::{Key, Source},
        },
        refusal::Refusal,
    },
    store::{Error, admin, audit, clients, keys, node_keys},
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

/// Which keys `admin key rotate` replaces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rotation {
    /// All, which must not come from the settings.
    All,
    /// Those whose algorithm is not that of access tokens: they sign ID tokens only.
    IdTokens,
}

impl Admin {
    /// Lists the keys that are in use: one from the settings, then our own, newest first, then those of the Node service.
    ///
    /// # Errors
    /// Database errors.
    pub async fn list_keys(&self) -> Result<Vec<ListedKey>, ChangeError> {
        let stored = keys::list(self.store.reader()).await?;
        let keyring = &self.keys.keyring;
        let (current, now) = (keyring.current(), self.clock.now());
        let signs = |kid: &str| {
            let signing = |key: &Arc<Key>| Keyring::signing(&current, key.algorithm, now);
            let key = current.iter().find(|key| key.kid == kid);
            key.and_then(signing).is_some_and(|key| key.kid == kid)
        };
        let listed = |key: &Arc<Key>| ListedKey {
            kid: key.kid.clone(),
            algorithm: key.algorithm_name(),
            signs: signs(&key.kid),
            created_at: None,
            retired_at: None,
            expires_at: None,
        };
        let of = |source: Source| current.iter().filter(move |key| key.source == source);
        let used = stored
            .iter()
            .filter(|key| keyring.uses_stored(&key.algorithm));
        let own = used.map(|key| ListedKey {
            kid: key.kid.clone(),
            algorithm: key.algorithm.clone(),
            signs: signs(&key.kid),
            created_at: Some(key.created_at),
            retired_at: key.retired_at,
            expires_at: key.expires_at,
        });
        let set = of(Source::Settings).map(listed);
        Ok(set.chain(own).chain(of(Source::Node).map(listed)).collect())
    }

    /// `admin key rotate`. Returns the new keys.
    ///
    /// # Errors
    /// [`ChangeError::Setting`] if the key of access tokens comes from the settings and is not left out;
    /// [`ChangeError::Invalid`] if there is none to rotate.
    pub async fn rotate_key(&self, rotation: Rotation) -> Result<Vec<ListedKey>, ChangeError> {
        let kids = self.rotate_keys(rotation).await?;
        let event = self.audit.admin_event(None, "key rotate");
        self.audit.write(event).await?;
        let mut keys = self.list_keys().await?;
        keys.retain(|key| kids.contains(&key.kid));
        Ok(keys)
    }

    /// `admin key revoke`. Returns the remaining keys.
    ///
    /// # Errors
    /// [`ChangeError::Missing`]; [`ChangeError::Setting`] if that key comes from the settings.
    pub async fn revoke_key(&self, kid: &str) -> Result<Vec<ListedKey>, ChangeError> {
        if !self.revoke_signing_key(kid).await? {
            return Err(ChangeError::missing("key", kid));
        }
        self.list_keys().await
    }
}

impl Admin {
    /// Adds a key for each algorithm concerned, which is published at once and starts to sign when every verifier can know
    /// it. The old keys verify for the longest lifetime of a refresh token after that, since a refresh needs the expired
    /// access token too. Returns the new keys' ids.
    ///
    /// # Errors
    /// As [`rotate_key`](Self::rotate_key).
    pub async fn rotate_keys(&self, rotation: Rotation) -> Result<Vec<String>, ChangeError> {
        // Whoever asks for a new key must not believe that there is one while tokens are signed as before.
        if rotation == Rotation::All && self.keys.keyring.fixed.is_some() {
            return Err(set_elsewhere("; --id-tokens replaces the stored keys beside it").into());
        }
        let now = self.clock.now();
        let mut added = Vec::new();
        for algorithm in self.algorithms_in_use(rotation).await? {
            added.push(self.keys.generate(algorithm).await?);
        }
        if added.is_empty() {
            let problem = "no stored key signs ID tokens alone";
            return Err(ChangeError::invalid("--id-tokens", problem));
        }
        let kids = added.iter().map(|key| key.kid.clone()).collect();
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
                    for key in added {
                        keys::retire(tx, &key.algorithm, retires, expires).await?;
                        keys::insert(tx, key).await?;
                    }
                    Ok::<_, Error>(())
                })
            })
            .await?;
        self.keys.reload_keys().await?;
        Ok(kids)
    }

    /// The algorithms with which keys of the database sign, as far as they are concerned.
    async fn algorithms_in_use(
        &self,
        rotation: Rotation,
    ) -> Result<Vec<SigningAlgorithm>, ChangeError> {
        let signs_access = self.keys.keyring.algorithm_of_access_tokens();
        let mut used = Vec::new();
        for algorithm in SigningAlgorithm::ALL {
            let is_used = match algorithm.jws() == signs_access {
                // There may be none yet: a key of the Node service signs.
                true => rotation == Rotation::All,
                false => keys::any_signs(self.store.reader(), algorithm.name()).await?,
            };
            if is_used {
                used.push(algorithm);
            }
        }
        Ok(used)
    }

    /// Deletes a key, which neither signs nor verifies any more: here at once, and at other instances as soon as they
    /// reload the keys. If it was the signing key, a new one is generated. Returns false if there is no such key.
    ///
    /// # Errors
    /// [`BadSetting`] if the key comes from the settings.
    pub async fn revoke_signing_key(&self, kid: &str) -> Result<bool, ChangeError> {
        let fixed = self.keys.keyring.fixed.as_ref();
        if fixed.is_some_and(|key| key.kid == kid) {
            return Err(set_elsewhere("").into());
        }
        let Some(stored) = keys::find(self.store.reader(), kid).await? else {
            return Ok(false);
        };
        let algorithm = SigningAlgorithm::from_name(&stored.algorithm)
            .ok_or_else(|| Refusal::internal("a key of an unknown algorithm"))?;
        let successor = self.keys.generate(algorithm).await?;
        let event = self.audit.admin_event(None, &format!("key revoke {kid}"));
        let revoked = self
            .store
            .write::<_, Refusal, _>(move |tx| {
                Box::pin(async move {
                    admin::one_at_a_time(tx).await?;
                    if !keys::delete(tx, &stored.kid).await? {
                        return Ok(false);
                    }
                    if !keys::any_signs(tx, algorithm.name()).await? {
                        keys::insert(tx, successor).await?;
                    }
                    // This process may not be one that publishes keys there, and no other need be running.
                    if node_keys::exist(tx).await? {
                        node_keys::withdraw(tx, &stored.kid).await?;
                    }
                    audit::insert(tx, event);
                    Ok(true)
                })
            })
            .await?;
        self.keys.reload_keys().await?;
        Ok(revoked)
    }
}

fn set_elsewhere(instead: &str) -> BadSetting {
    let problem = format!(
        "the key of access tokens comes from this setting and must be changed there{instead}"
    );
    BadSetting::new("JWT_SECRET or JWT_PRIVATE_KEY", problem)
}
