//! Delivering what waits in a queue of the database to somebody else's server, in the background: nobody waits for it, and what
//! cannot be delivered now is tried again.

use std::{future::Future, sync::Arc, time::Duration};

use chrono::TimeDelta;
use tokio::{task::JoinSet, time::timeout};

use crate::{domain::refusal::Refusal, federation::Fault};

/// How soon rows of other instances are noticed, and rows that are due again.
const POLL_INTERVAL: Duration = Duration::from_secs(1);
/// Allows for some requests that hang.
const MAX_CONCURRENT: usize = 32;
/// No user is waiting, so a request may fail early and be repeated.
const REQUEST_TIMEOUT: Duration = Duration::from_secs(4);
/// Longer than a request can take. When it ends, a row whose process died is claimed by another.
pub const LEASE: TimeDelta = TimeDelta::seconds(6);
/// From the time when a row was queued.
pub const GIVE_UP_AFTER: TimeDelta = TimeDelta::days(1);

/// A queue, and how its rows are delivered.
pub trait Deliveries: Send + Sync + 'static {
    type Row: Send + 'static;

    /// Of what is delivered, for the log.
    const NAME: &'static str;

    /// Leases due rows to this instance; at most `limit`.
    fn claim(&self, limit: u64) -> impl Future<Output = Result<Vec<Self::Row>, Refusal>> + Send;

    /// Tries once to deliver, and stores what became of it.
    fn deliver(&self, row: Self::Row) -> impl Future<Output = Result<(), Refusal>> + Send;

    /// Resolves when this instance has queued a row. Rows of others are found by polling.
    fn queued(&self) -> impl Future<Output = ()> + Send;
}

/// Never returns.
pub async fn run<D: Deliveries>(deliveries: Arc<D>) {
    let mut tries = JoinSet::new();
    loop {
        while tries.try_join_next().is_some() {}
        if tries.len() >= MAX_CONCURRENT {
            tries.join_next().await;
        }
        let limit = (MAX_CONCURRENT - tries.len()) as u64;
        let claimed = deliveries.claim(limit).await.unwrap_or_else(|error| {
            error.log(&format!("failed to read pending {}", D::NAME));
            Vec::new()
        });
        if claimed.is_empty() {
            let _ = timeout(POLL_INTERVAL, deliveries.queued()).await;
        }
        for row in claimed {
            let deliveries = Arc::clone(&deliveries);
            tries.spawn(async move {
                if let Err(error) = deliveries.deliver(row).await {
                    error.log(&format!(
                        "failed to store the result of one of the {}",
                        D::NAME
                    ));
                }
            });
        }
    }
}

/// The outcome of a request, which ends within the lease.
pub async fn in_time<T>(request: impl Future<Output = Result<T, Fault>>) -> Result<T, Fault> {
    timeout(REQUEST_TIMEOUT, request)
        .await
        .unwrap_or_else(|_| Err(Fault::too_slow()))
}
