//! The signing keys in memory, kept equal to those in the database, so that all instances sign and verify with the same
//! keys.

use std::{
    sync::{Arc, RwLock},
    time::{Duration, Instant},
};

use chrono::{DateTime, Utc};
use jsonwebtoken::jwk::Jwk;
use tokio::sync::{Mutex, Semaphore};

use crate::{
    domain::{
        keys::{Keys, public_pem::public_pem, signing_key::Key},
        refusal::Refusal,
    },
    store::{admin, keys},
};

/// The minimum time between two reloads that are caused by tokens with an unknown key id.
const MIN_RELOAD_INTERVAL: Duration = Duration::from_secs(1);
/// How many requests may wait for a reload, so that a flood of forged tokens cannot hold more.
const MAX_WAITING: usize = 100;

/// `max-age` of `GET /.well-known/jwks.json`: how long verifiers may cache the keys.
pub const KEY_SET_MAX_AGE: Duration = Duration::from_secs(60);
/// The time between a key's publication and its first use. By then every cached key set contains it, and every instance
/// has loaded it.
pub(in crate::domain) const PUBLISHED_BEFORE_USE: Duration =
    Duration::from_secs(KEY_SET_MAX_AGE.as_secs() + 5);

/// Shared by all requests; the list is replaced as a whole.
pub struct Keyring {
    /// Whether the key comes from the settings. Then the keys in the database are not read.
    pub(in crate::domain) fixed: bool,
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
            waiting: Semaphore::new(MAX_WAITING),
        }
    }

    /// The keys that are valid for verification, newest first.
    pub fn current(&self) -> Arc<Vec<Key>> {
        // A poisoned lock still guards a complete list, since the list is only ever replaced.
        let keys = self.keys.read();
        keys.unwrap_or_else(std::sync::PoisonError::into_inner)
            .clone()
    }

    /// The current signing key: among the keys not yet retired, the one that retires first. The others have not been
    /// published for long enough.
    pub fn signing(keys: &[Key], now: DateTime<Utc>) -> Option<&Key> {
        let end = |key: &&Key| key.retires_at.unwrap_or(DateTime::<Utc>::MAX_UTC);
        keys.iter().filter(|key| end(key) > now).min_by_key(end)
    }

    /// Whether the key with this `kid` is valid for verification.
    pub fn contains(&self, kid: &str) -> bool {
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

impl Keys {
    /// Generates the first key if there is none, and loads the keys.
    ///
    /// # Errors
    /// Database errors; a key that SECRET_KEY does not decrypt.
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
                        // Another instance that starts at the same time may have generated it.
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

    /// Loads the keys if they have changed.
    ///
    /// # Errors
    /// Database errors; a key that SECRET_KEY does not decrypt.
    pub async fn reload_keys(&self) -> Result<(), Refusal> {
        if self.keyring.fixed {
            return Ok(());
        }
        let db = self.store.background().reader().with_short_timeout();
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

    /// Loads the keys for a token with an unknown key id. Waits for its turn instead of relying on a reload that began
    /// before the call, which a forged token may have caused: it may have missed a key that was added since.
    pub(crate) async fn reload_for_unknown_kid(&self) -> Result<(), Refusal> {
        let came = Instant::now();
        let Ok(_waiting) = self.keyring.waiting.try_acquire() else {
            return Ok(());
        };
        let mut last = self.keyring.last_look.lock().await;
        if last.is_some_and(|last| last >= came) {
            return Ok(());
        }
        if let Some(wait) = last.and_then(|last| MIN_RELOAD_INTERVAL.checked_sub(last.elapsed())) {
            tokio::time::sleep(wait).await;
        }
        *last = Some(Instant::now());
        self.reload_keys().await
    }

    /// The public keys (RFC 7517) for `GET /.well-known/jwks.json`.
    pub fn public_keys(&self) -> Vec<Jwk> {
        let keys = self.keyring.current();
        keys.iter().filter_map(|key| key.public.clone()).collect()
    }

    /// The same keys as `kid` and PEM.
    pub fn public_keys_as_pem(&self) -> Vec<(String, String)> {
        let keys = self.keyring.current();
        let pem = |key: &Key| Some((key.kid.clone(), public_pem(key.public.as_ref()?)?));
        keys.iter().filter_map(pem).collect()
    }
}
