//! Whether the service can do its work: the database takes a write and shows it, and tokens can be vouched for.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use tokio::{sync::Mutex, task::JoinHandle, time::timeout};

use crate::{
    domain::Domain,
    store::{outage, write_checks},
};

/// How long an answer holds, so that probes put no load on the database.
const HOLDS: Duration = Duration::from_secs(1);
/// A load balancer that waits longer has given up already.
const PATIENCE: Duration = Duration::from_secs(2);

/// What the last check found, and the one that has not ended yet.
#[derive(Default)]
pub struct Readiness(Mutex<State>);

#[derive(Default)]
struct State {
    last: Option<(Instant, bool)>,
    running: Option<JoinHandle<bool>>,
}

impl Domain {
    /// Whether a write has just been committed, within two seconds, and revocations are followed. Callers at the same time
    /// share one check.
    pub async fn is_ready(self: &Arc<Self>) -> bool {
        let mut state = self.readiness.0.lock().await;
        if let Some((at, ready)) = state.last
            && at.elapsed() < HOLDS
        {
            return ready;
        }
        // One that is slow, or whose caller has hung up, is waited for and not joined by another. What it found is old when
        // it has ended meanwhile.
        state.running.take_if(|running| running.is_finished());
        let running = state
            .running
            .get_or_insert_with(|| tokio::spawn(self.clone().check_write()));
        let ready = match timeout(PATIENCE, running).await {
            Ok(ended) => {
                state.running = None;
                ended.unwrap_or(false)
            }
            Err(_) => false,
        };
        let was_ready = state.last.is_none_or(|(_, ready)| ready);
        state.last = Some((Instant::now(), ready));
        match (was_ready, ready) {
            (true, false) => tracing::warn!(
                "not ready: the database takes no writes, or revocations cannot be followed"
            ),
            (false, true) => {
                // What was opened during the fault may be of no use: a session of a server that was read-only stays so.
                self.store.reader().renew();
                tracing::info!("ready again");
            }
            _ => {}
        }
        ready
    }

    async fn check_write(self: Arc<Self>) -> bool {
        let (slot, now) = (self.sessions.instance.as_bytes()[0], self.clock.now());
        let store = self.store.background();
        let written = store
            .write(move |tx| Box::pin(async move { write_checks::write(tx, slot, now).await }))
            .await;
        let checked = match written {
            Ok(()) => write_checks::exists(store.reader(), slot).await,
            Err(error) => Err(error),
        };
        match checked {
            Ok(found) => found && self.sessions.revoked.is_current(),
            Err(error) => {
                outage::log(&error);
                false
            }
        }
    }
}
