//! The keys of this moment, followed in the database so that all instances sign and verify alike.

use std::{
    sync::{Arc, RwLock},
    time::{Duration, Instant},
};

use chrono::{DateTime, TimeDelta, Utc};
use jsonwebtoken::jwk::Jwk;
use tokio::sync::{Mutex, Semaphore};

use super::{Domain, Refusal, admin::AdminError, keys::Key};
use crate::{
    config::BadSetting,
    store::{activity, admin, clients, keys},
};

/// Tokens that name an unknown key make an instance look for new keys, but no more often than this.
const LOOK_AGAIN: Duration = Duration::from_secs(1);
/// So many requests may wait for a look; a flood of made-up tokens must not hold on to more.
const MOST_WAITING: usize = 100;

/// How long a verifier may keep the key set of `GET /.well-known/jwks.json` before it asks again.
pub const KEY_SET_MAX_AGE: Duration = Duration::from_secs(60);
/// From the publication of a new key until it signs: no kept key set lacks it then, and every instance has read it.
const PUBLISHED_BEFORE_USE: Duration = Duration::from_secs(KEY_SET_MAX_AGE.as_secs() + 5);

/// Shared by all requests; replaced as a whole.
pub struct Keyring {
    /// A key from the settings stands alone: those of the database are not read.
    fixed: bool,
    keys: RwLock<Arc<Vec<Key>>>,
    last_look: Mutex<Option<Instant>>,
    waiting: Semaphore,
}

impl Keyring {
    pub fn new(from_settings: Option<Key>) -> Self {
        Self {
            fixed: from_settings.is_some(),
            keys: RwLock::new(Arc::new(from_settings.into_iter().collect())),
            last_look: Mutex::new(None),
            waiting: Semaphore::new(MOST_WAITING),
        }
    }

    /// The keys that verify, newest first.
    pub fn current(&self) -> Arc<Vec<Key>> {
        // A poisoned lock still holds a whole list: it is only ever replaced.
        let keys = self.keys.read();
        keys.unwrap_or_else(std::sync::PoisonError::into_inner)
            .clone()
    }

    /// The key that signs now: of those still in use the one that retires first, since the others have not been published for
    /// long enough.
    pub fn signing(keys: &[Key], now: DateTime<Utc>) -> Option<&Key> {
        let end = |key: &&Key| key.retires_at.unwrap_or(DateTime::<Utc>::MAX_UTC);
        keys.iter().filter(|key| end(key) > now).min_by_key(end)
    }

    /// Whether the key of this `kid` still verifies.
    pub fn holds(&self, kid: &str) -> bool {
        self.current().iter().any(|key| key.kid == kid)
    }

    fn replace(&self, keys: Vec<Key>) {
        let mut current = self
            .keys
            .write()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        *current = Arc::new(keys);
    }
}

impl Domain {
    /// Makes the first key when there is none, and reads what there is.
    ///
    /// # Errors
    /// Those of the database; a key that SECRET_KEY does not open.
    pub async fn prepare_keys(&self) -> Result<(), Refusal> {
        if self.keyring.fixed {
            return Ok(());
        }
        let now = self.clock.now();
        if !keys::any_signs(self.store.reader()).await? {
            let key = Key::generate(&self.sealer, &*self.random, now)?;
            self.store
                .write::<_, Refusal, _>(move |tx| {
                    Box::pin(async move {
                        admin::one_at_a_time(tx).await?;
                        // Another instance that starts at the same moment may have been faster.
                        if !keys::any_signs(tx).await? {
                            keys::insert(tx, key).await?;
                        }
                        Ok(())
                    })
                })
                .await?;
        }
        self.reload_keys().await
    }

    /// Reads the keys again.
    ///
    /// # Errors
    /// Those of the database; a key that SECRET_KEY does not open.
    pub async fn reload_keys(&self) -> Result<(), Refusal> {
        if self.keyring.fixed {
            return Ok(());
        }
        let db = self.store.background().reader().impatient();
        let stored = keys::usable(&db, self.clock.now()).await?;
        let known = self.keyring.current();
        let same = |(old, new): (&Key, &keys::SigningKey)| {
            old.kid == new.kid && old.retires_at == new.retired_at
        };
        if known.len() == stored.len() && known.iter().zip(&stored).all(same) {
            return Ok(());
        }
        let opened: Result<Vec<_>, _> = stored
            .iter()
            .map(|key| Key::open(&self.sealer, key))
            .collect();
        self.keyring.replace(opened?);
        Ok(())
    }

    /// Reads the keys again for a token that names an unknown one. Waits for its turn: the look of a moment ago, which a
    /// stranger's token may have caused, need not have seen a key that is newer still.
    pub(crate) async fn look_for_new_keys(&self) -> Result<(), Refusal> {
        let came = Instant::now();
        let Ok(_waiting) = self.keyring.waiting.try_acquire() else {
            return Ok(());
        };
        let mut last = self.keyring.last_look.lock().await;
        if last.is_some_and(|last| last >= came) {
            return Ok(());
        }
        if let Some(wait) = last.and_then(|last| LOOK_AGAIN.checked_sub(last.elapsed())) {
            tokio::time::sleep(wait).await;
        }
        *last = Some(Instant::now());
        self.reload_keys().await
    }

    /// `admin key rotate`: a new key is published at once and signs once every verifier can know it. The old one verifies until
    /// no token that it signed is of use: an expired access token is still needed to refresh, so that is the longest life of a
    /// refresh token.
    ///
    /// # Errors
    /// [`BadSetting`] when the key comes from the settings.
    pub async fn rotate_keys(&self) -> Result<String, AdminError> {
        self.refuse_key_of_the_settings()?;
        let now = self.clock.now();
        let key = Key::generate(&self.sealer, &*self.random, now)?;
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
        self.reload_keys().await?;
        Ok(kid)
    }

    fn refuse_key_of_the_settings(&self) -> Result<(), BadSetting> {
        if self.keyring.fixed {
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
        let successor = Key::generate(&self.sealer, &*self.random, self.clock.now())?;
        let seen = self.admin_activity(None, &format!("key revoke {kid}"));
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
                    activity::insert(tx, seen).await?;
                    Ok(true)
                })
            })
            .await?;
        self.reload_keys().await?;
        Ok(revoked)
    }

    /// The public keys (RFC 7517) for `GET /.well-known/jwks.json`.
    pub fn public_keys(&self) -> Vec<Jwk> {
        let keys = self.keyring.current();
        keys.iter().filter_map(|key| key.public.clone()).collect()
    }
}
