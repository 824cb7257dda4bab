//! The signing keys in memory, kept equal to those in the database, so that all instances sign and verify with the same
//! keys.

use std::{
    sync::{Arc, RwLock},
    time::{Duration, Instant},
};

use chrono::{DateTime, Utc};
use jsonwebtoken::{Algorithm, jwk::Jwk};
use tokio::sync::{Mutex, Semaphore};

use crate::{
    domain::{
        keys::{Keys, algorithm::SigningAlgorithm, signing_key::Key, stored_key},
        refusal::Refusal,
    },
    store::keys,
};

/// The algorithm of access tokens, unless a key in the settings has another.
const ACCESS_TOKENS: SigningAlgorithm = SigningAlgorithm::Es256;

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
    /// The key of the settings, which alone signs access tokens. Keys in the database are used beside it for what it
    /// cannot sign: tokens with another algorithm.
    pub(in crate::domain) fixed: Option<Arc<Key>>,
    keys: RwLock<Arc<Vec<Arc<Key>>>>,
    /// Held while the first key of an algorithm is generated.
    pub(super) generating: Mutex<()>,
    last_look: Mutex<Option<Instant>>,
    waiting: Semaphore,
}

impl Keyring {
    pub fn new(from_settings: Option<Key>) -> Self {
        let fixed = from_settings.map(Arc::new);
        Self {
            keys: RwLock::new(Arc::new(fixed.iter().cloned().collect())),
            fixed,
            generating: Mutex::default(),
            last_look: Mutex::new(None),
            waiting: Semaphore::new(MAX_WAITING),
        }
    }

    /// The keys that are valid for verification: that of the settings, then the others, newest first.
    pub fn current(&self) -> Arc<Vec<Arc<Key>>> {
        // A poisoned lock still guards a complete list, since the list is only ever replaced.
        let keys = self.keys.read();
        keys.unwrap_or_else(std::sync::PoisonError::into_inner)
            .clone()
    }

    /// The key that signs with this algorithm: among its keys not yet retired, the one that retires first. The others
    /// have not been published for long enough.
    pub fn signing(
        keys: &[Arc<Key>],
        algorithm: Algorithm,
        now: DateTime<Utc>,
    ) -> Option<&Arc<Key>> {
        let end = |key: &&Arc<Key>| key.retires_at.unwrap_or(DateTime::<Utc>::MAX_UTC);
        keys.iter()
            .filter(|key| key.algorithm == algorithm && end(key) > now)
            .min_by_key(end)
    }

    /// The key that signs access tokens.
    pub fn signing_access(&self, now: DateTime<Utc>) -> Option<Arc<Key>> {
        self.fixed.clone().or_else(|| {
            let keys = self.current();
            Self::signing(&keys, ACCESS_TOKENS.jws(), now).cloned()
        })
    }

    /// Whether access tokens that this key has signed are accepted. Beside a key in the settings no other does that: who
    /// sets one may have lost the stored keys to somebody.
    pub fn verifies_access(&self, key: &Key) -> bool {
        self.fixed.is_none() || key.from_settings
    }

    /// Whether stored keys of this algorithm are used. One that is unknown here comes from a later version.
    pub(in crate::domain) fn uses_stored(&self, algorithm: &str) -> bool {
        let fixed = self.fixed.as_ref().map(|key| key.algorithm);
        SigningAlgorithm::from_name(algorithm).is_some_and(|known| fixed != Some(known.jws()))
    }

    /// Whether the key with this `kid` is valid for verification.
    pub fn contains(&self, kid: &str) -> bool {
        self.current().iter().any(|key| key.kid == kid)
    }

    fn replace_stored(&self, stored: Vec<Key>) {
        let stored = stored.into_iter().map(Arc::new);
        let keys: Vec<_> = self.fixed.iter().cloned().chain(stored).collect();
        let mut current = self
            .keys
            .write()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        *current = Arc::new(keys);
    }
}

impl Keys {
    /// Generates the key that signs access tokens if there is none, and loads the keys.
    ///
    /// # Errors
    /// Database errors; a key that SECRET_KEY does not decrypt.
    pub async fn prepare_keys(&self) -> Result<(), Refusal> {
        if self.keyring.fixed.is_none() {
            self.ensure_stored_key(ACCESS_TOKENS).await?;
        }
        self.reload_keys().await
    }

    /// Loads the keys if they have changed.
    ///
    /// # Errors
    /// Database errors; a key that SECRET_KEY does not decrypt.
    pub async fn reload_keys(&self) -> Result<(), Refusal> {
        let db = self.store.background().reader().with_short_timeout();
        let mut stored = keys::usable(&db, self.clock.now()).await?;
        stored.retain(|key| self.keyring.uses_stored(&key.algorithm));
        let current = self.keyring.current();
        let known: Vec<_> = current.iter().filter(|key| !key.from_settings).collect();
        let same = |(old, new): (&&Arc<Key>, &keys::SigningKey)| {
            old.kid == new.kid && old.retires_at == new.retired_at
        };
        if known.len() == stored.len() && known.iter().zip(&stored).all(same) {
            return Ok(());
        }
        let opened: Result<Vec<_>, _> = stored
            .iter()
            .map(|key| stored_key::open(&self.sealer, key))
            .collect();
        self.keyring.replace_stored(opened?);
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
}
