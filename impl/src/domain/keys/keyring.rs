//! The signing keys in memory, kept equal to those in the database, so that all instances sign and verify with the same
//! keys.

use std::{
    sync::{Arc, PoisonError, RwLock},
    time::{Duration, Instant},
};

use chrono::{DateTime, Utc};
use jsonwebtoken::{Algorithm, jwk::Jwk};
use secrecy::SecretString;
use tokio::sync::{Mutex, Semaphore};

use crate::{
    config::{BadSetting, TokenSettings},
    domain::{
        keys::{
            Keys,
            algorithm::SigningAlgorithm,
            node_keys::{ANNOUNCED_EVERY, Announced},
            signing_key::{Key, Source},
            stored_key,
        },
        refusal::Refusal,
    },
    store::{
        keys,
        node_keys::{self, NodeKey},
    },
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

/// The rows from which keys are loaded, as far as they can change.
#[derive(PartialEq)]
struct Rows {
    own: Vec<(String, Option<DateTime<Utc>>)>,
    theirs: Vec<NodeKey>,
}

/// What the keys in memory were loaded from.
#[derive(Default)]
struct Loaded {
    rows: Option<Rows>,
    /// Whether the Node service's table exists, and when that was last asked: its migration may create it at any time.
    node_table: Option<(DateTime<Utc>, bool)>,
    announced: Announced,
}

/// Shared by all requests; the list is replaced as a whole.
pub struct Keyring {
    /// The key of the settings, which alone signs access tokens. Keys in the database are used beside it for what it
    /// cannot sign: tokens with another algorithm.
    pub(in crate::domain) fixed: Option<Arc<Key>>,
    /// The algorithm of access tokens that the key of the settings does not sign.
    pub(in crate::domain) access_algorithm: SigningAlgorithm,
    /// Decrypts the Node service's keys.
    pub(super) passphrase: Option<SecretString>,
    /// Held while keys are loaded, so that nothing older replaces them.
    loaded: Mutex<Loaded>,
    keys: RwLock<Arc<Vec<Arc<Key>>>>,
    /// Held while the first key of an algorithm is generated.
    pub(super) generating: Mutex<()>,
    last_look: Mutex<Option<Instant>>,
    waiting: Semaphore,
}

impl Keyring {
    /// # Errors
    /// A key in the settings that cannot be used.
    pub fn new(settings: &TokenSettings) -> Result<Self, BadSetting> {
        let fixed = Key::from_settings(settings)?.map(Arc::new);
        Ok(Self {
            access_algorithm: SigningAlgorithm::of_access_tokens(settings.jwt_algorithm),
            passphrase: settings.jwt_private_key_passphrase.clone(),
            loaded: Mutex::default(),
            keys: RwLock::new(Arc::new(fixed.iter().cloned().collect())),
            fixed,
            generating: Mutex::default(),
            last_look: Mutex::new(None),
            waiting: Semaphore::new(MAX_WAITING),
        })
    }

    /// The keys that are valid for verification: that of the settings, then the others, newest first.
    pub fn current(&self) -> Arc<Vec<Arc<Key>>> {
        // A poisoned lock still guards a complete list, since the list is only ever replaced.
        let keys = self.keys.read();
        keys.unwrap_or_else(PoisonError::into_inner).clone()
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
            .filter(|key| key.private.is_some() && key.algorithm == algorithm && end(key) > now)
            .min_by_key(end)
    }

    /// The key that signs access tokens.
    pub fn signing_access(&self, now: DateTime<Utc>) -> Option<Arc<Key>> {
        self.fixed.clone().or_else(|| {
            let keys = self.current();
            Self::signing(&keys, self.access_algorithm.jws(), now).cloned()
        })
    }

    /// The RSA keys with which neighbours of the Node service may verify tokens. Ours are among them only if access tokens
    /// are signed with RS256: otherwise they sign ID tokens, which those neighbours could not tell from access tokens.
    pub fn for_neighbours(&self) -> Vec<Arc<Key>> {
        let signs_access = self.algorithm_of_access_tokens();
        let keys = self.current();
        let rsa = keys.iter().filter(|key| key.algorithm == Algorithm::RS256);
        let shown =
            rsa.filter(|key| key.source == Source::Node || signs_access == Algorithm::RS256);
        shown.cloned().collect()
    }

    /// That of the key in the settings, if there is one.
    pub(in crate::domain) fn algorithm_of_access_tokens(&self) -> Algorithm {
        match &self.fixed {
            Some(fixed) => fixed.algorithm,
            None => self.access_algorithm.jws(),
        }
    }

    /// Whether access tokens that this key has signed are accepted. Beside a key in the settings no other does that: who
    /// sets one may have lost the stored keys to somebody.
    pub fn verifies_access(&self, key: &Key) -> bool {
        self.fixed.is_none() || key.source == Source::Settings
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

    /// Replaces the keys that do not come from the settings.
    fn replace(&self, loaded: impl IntoIterator<Item = Key>) {
        let loaded = loaded.into_iter().map(Arc::new);
        let keys: Vec<_> = self.fixed.iter().cloned().chain(loaded).collect();
        let mut current = self.keys.write().unwrap_or_else(PoisonError::into_inner);
        *current = Arc::new(keys);
    }
}

impl Keys {
    /// Loads the keys, and generates the one that signs access tokens if there is none: for a service that will sign.
    /// Commands have other settings, perhaps, and leave no key behind.
    ///
    /// # Errors
    /// Database errors; a key that SECRET_KEY does not decrypt.
    pub async fn prepare_keys(&self) -> Result<(), Refusal> {
        if self.keyring.signing_access(self.clock.now()).is_none() {
            self.ensure_stored_key(self.keyring.access_algorithm)
                .await?;
        }
        self.reload_keys().await
    }

    /// Loads the keys if they have changed, and publishes ours where the Node service's neighbours look for them.
    ///
    /// # Errors
    /// Database errors; a key that SECRET_KEY does not decrypt.
    pub async fn reload_keys(&self) -> Result<(), Refusal> {
        let mut loaded = self.keyring.loaded.lock().await;
        self.load(&mut loaded).await?;
        let Loaded {
            rows,
            node_table,
            announced,
        } = &mut *loaded;
        match (rows, node_table) {
            (Some(rows), Some((_, true))) => self.announce_to_node(&rows.theirs, announced).await,
            _ => Ok(()),
        }
    }

    /// Loads the keys and changes nothing in the database.
    ///
    /// # Errors
    /// Database errors; a key that SECRET_KEY does not decrypt.
    pub async fn load_keys(&self) -> Result<(), Refusal> {
        let mut loaded = self.keyring.loaded.lock().await;
        self.load(&mut loaded).await
    }

    async fn load(&self, loaded: &mut Loaded) -> Result<(), Refusal> {
        let now = self.clock.now();
        let db = self.store.background().reader().with_short_timeout();
        let asked = loaded.node_table;
        let has_theirs = match asked.filter(|(at, _)| now - *at < ANNOUNCED_EVERY) {
            Some((_, has_theirs)) => has_theirs,
            None => node_keys::exist(&db).await?,
        };
        // Before our own keys, so that every key of ours that is published there is found among them.
        let theirs = match has_theirs {
            true => node_keys::list(&db).await?,
            false => Vec::new(),
        };
        if asked.is_none_or(|(at, _)| now - at >= ANNOUNCED_EVERY) {
            loaded.node_table = Some((now, has_theirs));
        }
        let mut own = keys::usable(&db, now).await?;
        own.retain(|key| self.keyring.uses_stored(&key.algorithm));
        let ends = own.iter().map(|key| (key.kid.clone(), key.retired_at));
        let rows = Rows {
            own: ends.collect(),
            theirs,
        };
        if loaded.rows.as_ref() == Some(&rows) {
            return Ok(());
        }
        let opened: Result<Vec<_>, _> = own
            .iter()
            .map(|key| stored_key::open(&self.sealer, key))
            .collect();
        let taken = self.take_over(&rows.theirs, &own);
        self.keyring.replace(opened?.into_iter().chain(taken));
        loaded.rows = Some(rows);
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
        let pem = |key: &Arc<Key>| Some((key.kid.clone(), key.public_pem()?));
        keys.iter().filter_map(pem).collect()
    }
}
