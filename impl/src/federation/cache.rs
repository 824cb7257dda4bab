//! Documents of a provider that change rarely: kept for an hour, and longer when the provider cannot be asked. An old key set is
//! better than no login.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use tokio::sync::Mutex;

use super::Fault;

/// How old a document may get before it is renewed.
const FRESH: TimeDelta = TimeDelta::hours(1);
/// Between two tries to renew it, and between two fetches because of a key that is not known.
const PAUSE: TimeDelta = TimeDelta::seconds(30);

pub struct Cached<T>(Mutex<State<T>>);

struct State<T> {
    known: Option<(T, DateTime<Utc>)>,
    /// When a renewal that failed may be tried again.
    retry_at: Option<DateTime<Utc>>,
    /// When it was last fetched because it lacked something.
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
    /// The document, and whether it was fetched for this call. A renewal may take `patience`; after that the old one serves.
    ///
    /// # Errors
    /// Those of `fetch`, while there is no document at all.
    pub async fn get(
        &self,
        now: DateTime<Utc>,
        patience: Duration,
        fetch: impl Future<Output = Result<T, Fault>>,
    ) -> Result<(T, bool), Fault> {
        let mut state = self.0.lock().await;
        let Some((known, at)) = state.known.clone() else {
            let fresh = fetch.await?;
            state.known = Some((fresh.clone(), now));
            return Ok((fresh, true));
        };
        if now - at < FRESH || state.retry_at.is_some_and(|retry| now < retry) {
            return Ok((known, false));
        }
        let renewed = tokio::time::timeout(patience, fetch).await;
        match renewed.unwrap_or_else(|_| Err(Fault::too_slow())) {
            Ok(fresh) => {
                state.known = Some((fresh.clone(), now));
                state.retry_at = None;
                Ok((fresh, true))
            }
            Err(fault) => {
                tracing::warn!(%fault, fetched_at = %at, "a provider's document cannot be renewed; the old one is used");
                state.retry_at = Some(now + PAUSE);
                Ok((known, false))
            }
        }
    }

    /// For something that the document lacks. `None` when it was fetched for such a reason a moment ago.
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
        // Also when it fails: whoever makes up key ids must not make us ask all the time.
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
        let patience = Duration::from_millis(20);
        let down = || std::future::ready(Err(Fault::broken("down")));
        assert!(cache.get(now, patience, down()).await.is_err());
        let first = cache.get(now, patience, std::future::ready(Ok(1))).await;
        assert_eq!(first.unwrap(), (1, true));
        now += TimeDelta::days(1);
        assert_eq!(cache.get(now, patience, down()).await.unwrap(), (1, false));
        // Not asked for again at once.
        let asked = std::future::ready(Ok(2));
        assert_eq!(cache.get(now, patience, asked).await.unwrap(), (1, false));
        now += PAUSE;
        let hangs = std::future::pending();
        assert_eq!(cache.get(now, patience, hangs).await.unwrap(), (1, false));
        now += PAUSE;
        let back = std::future::ready(Ok(2));
        assert_eq!(cache.get(now, patience, back).await.unwrap(), (2, true));
    }
}
