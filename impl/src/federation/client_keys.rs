//! The public keys with which clients sign: registered as a set, or fetched from the client's `jwks_uri`.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use chrono::{DateTime, Utc};
use serde_json::Value;

use super::{
    Fault, Stage,
    cache::Cached,
    jwt::{KeySet, TokenError, signed_claims},
    outbound::{self, Outbound},
};

/// Key sets of clients are small; a larger document is rejected.
const LARGEST: usize = 64 * 1024;

/// Where a client's keys are.
#[derive(Clone, Copy, Debug)]
pub enum PublishedKeys<'a> {
    /// A JWK Set.
    Here(&'a str),
    At(&'a str),
}

/// Fetches key sets and caches them by URL. Only administrators register URLs, so their number is limited. While a set is
/// fetched, other requests that need the same one wait: there is one request to a client's server at a time.
pub struct ClientKeys {
    outbound: Arc<Outbound>,
    fetched: Mutex<HashMap<String, Arc<Cached<KeySet>>>>,
}

impl ClientKeys {
    pub fn new(outbound: Arc<Outbound>) -> Self {
        Self {
            outbound,
            fetched: Mutex::default(),
        }
    }

    /// The claims of a token that is signed with one of these keys. For an unknown key the set is fetched again, but not
    /// more often than the cache allows.
    ///
    /// # Errors
    /// An invalid token, or keys that are not available.
    pub async fn claims(
        &self,
        keys: PublishedKeys<'_>,
        token: &str,
        now: DateTime<Utc>,
    ) -> Result<Value, Fault> {
        match keys {
            PublishedKeys::Here(text) => {
                let set = KeySet::new(&outbound::json(text.as_bytes())?)?;
                Ok(signed_claims(token, &set)?)
            }
            PublishedKeys::At(url) => {
                let fetched = self.claims_by_fetched_keys(url, token, now);
                // Includes waiting for a fetch on behalf of another request.
                tokio::time::timeout(self.outbound.timeout(), fetched)
                    .await
                    .unwrap_or_else(|_| Err(Fault::too_slow().at(Stage::KeySet)))
            }
        }
    }

    async fn claims_by_fetched_keys(
        &self,
        url: &str,
        token: &str,
        now: DateTime<Utc>,
    ) -> Result<Value, Fault> {
        let cached = self.cached(url);
        // Nobody has authenticated yet, so that anybody could cause a request for each assertion.
        if cached.failed_just_now(now).await {
            return Err(Fault::broken("the keys could not be fetched just now").at(Stage::KeySet));
        }
        let renewal_timeout = self.outbound.timeout() / 4;
        let (keys, newest) = cached.get(now, renewal_timeout, self.fetch(url)).await?;
        let error = match signed_claims(token, &keys) {
            Ok(claims) => return Ok(claims),
            Err(error) => error,
        };
        if matches!(error, TokenError::UnknownKey(_)) && !newest {
            let newer = cached.newer(now, self.fetch(url)).await?;
            if let Some(keys) = newer {
                return Ok(signed_claims(token, &keys)?);
            }
        }
        Err(error.into())
    }

    fn cached(&self, url: &str) -> Arc<Cached<KeySet>> {
        let mut fetched = self.fetched.lock().unwrap_or_else(PoisonError::into_inner);
        fetched.entry(url.to_owned()).or_default().clone()
    }

    async fn fetch(&self, url: &str) -> Result<KeySet, Fault> {
        let fetched = self.outbound.bytes(url, LARGEST).await;
        fetched
            .and_then(|body| KeySet::new(&outbound::json(&body)?))
            .map_err(|fault| fault.at(Stage::KeySet))
    }
}
