//! The keys of this moment, followed in the database so that all instances sign and verify alike.

use std::{
    sync::{Arc, RwLock},
    time::{Duration, Instant},
};

use chrono::{DateTime, Utc};
use jsonwebtoken::jwk::Jwk;
use tokio::sync::{Mutex, Semaphore};

use crate::{
    domain::{
        keys::{Keys, signing_key::Key},
        refusal::Refusal,
    },
    store::{admin, keys},
};

/// Tokens that name an unknown key make an instance look for new keys, but no more often than this.
const LOOK_AGAIN: Duration = Duration::from_secs(1);
/// So many requests may wait for a look; a flood of made-up tokens must not hold on to more.
const MOST_WAITING: usize = 100;

/// How long a verifier may keep the key set of `GET /.well-known/jwks.json` before it asks again.
pub const KEY_SET_MAX_AGE: Duration = Duration::from_secs(60);
/// From the publication of a new key until it signs: no kept key set lacks it then, and every instance has read it.
pub(in crate::domain) const PUBLISHED_BEFORE_USE: Duration =
    Duration::from_secs(KEY_SET_MAX_AGE.as_secs() + 5);

/// Shared by all requests; replaced as a whole.
pub struct Keyring {
    /// A key from the settings stands alone: those of the database are not read.
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

impl Keys {
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
    /// stranger's token may have caused, need not have event a key that is newer still.
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

    /// The public keys (RFC 7517) for `GET /.well-known/jwks.json`.
    pub fn public_keys(&self) -> Vec<Jwk> {
        let keys = self.keyring.current();
        keys.iter().filter_map(|key| key.public.clone()).collect()
    }
}
