//! Caches documents of a provider or client that rarely change: for an hour, and longer if its server cannot be reached.
//! An old key set is better than no login.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use tokio::sync::Mutex;

use super::Fault;

/// The age at which a document is renewed.
const FRESH: TimeDelta = TimeDelta::hours(1);
/// The minimum time between attempts to renew a document, and between fetches because of an unknown key.
const PAUSE: TimeDelta = TimeDelta::seconds(30);

pub struct Cached<T>(Mutex<State<T>>);

struct State<T> {
    known: Option<(T, DateTime<Utc>)>,
    /// When to retry a failed renewal.
    retry_at: Option<DateTime<Utc>>,
    /// When it was last fetched because something was missing from it.
    asked_again: Option<DateTime<Utc>>,
}

impl<T> Default for Cached<T> {
    fn default() -> Self {
        Self(Mutex::new(State {
            known: None,
            retry_at: None,
            asked_again: None,
        }))
    }
}

impl<T: Clone> Cached<T> {
    /// Returns the document, and whether it was fetched for this call. If a renewal takes longer than
    /// `renewal_timeout`, the old document is used.
    ///
    /// # Errors
    /// Those of `fetch`, if there is no document at all.
    pub async fn get(
        &self,
        now: DateTime<Utc>,
        renewal_timeout: Duration,
        fetch: impl Future<Output = Result<T, Fault>>,
    ) -> Result<(T, bool), Fault> {
        let mut state = self.0.lock().await;
        let Some((known, at)) = state.known.clone() else {
            let fetched = fetch.await;
            state.retry_at = fetched.is_err().then(|| now + PAUSE);
            let fresh = fetched?;
            state.known = Some((fresh.clone(), now));
            return Ok((fresh, true));
        };
        if now - at < FRESH || state.retry_at.is_some_and(|retry| now < retry) {
            return Ok((known, false));
        }
        let renewed = tokio::time::timeout(renewal_timeout, fetch).await;
        match renewed.unwrap_or_else(|_| Err(Fault::too_slow())) {
            Ok(fresh) => {
                state.known = Some((fresh.clone(), now));
                state.retry_at = None;
                Ok((fresh, true))
            }
            Err(fault) => {
                tracing::warn!(%fault, fetched_at = %at, "cannot renew a document of another server; using the old one");
                state.retry_at = Some(now + PAUSE);
                Ok((known, false))
            }
        }
    }

    /// Whether there is no document because it could not be fetched just now. Where anybody can cause a fetch, it should then wait.
    pub async fn failed_just_now(&self, now: DateTime<Utc>) -> bool {
        let state = self.0.lock().await;
        state.known.is_none() && state.retry_at.is_some_and(|retry| now < retry)
    }

    /// Fetches the document again because something is missing from it. `None` if this was done just before.
    ///
    /// # Errors
    /// Those of `fetch`.
    pub async fn newer(
        &self,
        now: DateTime<Utc>,
        fetch: impl Future<Output = Result<T, Fault>>,
    ) -> Result<Option<T>, Fault> {
        let mut state = self.0.lock().await;
        if state.asked_again.is_some_and(|at| now - at < PAUSE) {
            return Ok(None);
        }
        // Also recorded if the fetch fails: made-up key IDs must not cause a fetch each.
        state.asked_again = Some(now);
        let fresh = fetch.await?;
        state.known = Some((fresh.clone(), now));
        state.retry_at = None;
        Ok(Some(fresh))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn an_old_document_serves_while_no_newer_one_can_be_had() {
        let cache = Cached::default();
        let mut now = DateTime::UNIX_EPOCH;
        let renewal_timeout = Duration::from_millis(20);
        let down = || std::future::ready(Err(Fault::broken("down")));
        assert!(cache.get(now, renewal_timeout, down()).await.is_err());
        assert!(cache.failed_just_now(now).await);
        assert!(!cache.failed_just_now(now + PAUSE).await);
        let first = cache
            .get(now, renewal_timeout, std::future::ready(Ok(1)))
            .await;
        assert_eq!(first.unwrap(), (1, true));
        now += TimeDelta::days(1);
        assert_eq!(
            cache.get(now, renewal_timeout, down()).await.unwrap(),
            (1, false)
        );
        // Not fetched again immediately.
        let asked = std::future::ready(Ok(2));
        assert_eq!(
            cache.get(now, renewal_timeout, asked).await.unwrap(),
            (1, false)
        );
        now += PAUSE;
        let hangs = std::future::pending();
        assert_eq!(
            cache.get(now, renewal_timeout, hangs).await.unwrap(),
            (1, false)
        );
        now += PAUSE;
        let back = std::future::ready(Ok(2));
        assert_eq!(
            cache.get(now, renewal_timeout, back).await.unwrap(),
            (2, true)
        );
    }
}
