//! Readiness: whether the database accepts a write and returns it, and whether this instance is up to date with
//! revocations.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use tokio::{sync::Mutex, task::JoinHandle, time::timeout};

use crate::{
    domain::Domain,
    store::{outage, write_checks},
};

/// How long a result is reused, so that probes do not load the database.
const CACHE_FOR: Duration = Duration::from_secs(1);
/// Probes of load balancers usually time out sooner.
const CHECK_TIMEOUT: Duration = Duration::from_secs(2);

/// The last result, and the check that is running.
#[derive(Default)]
pub struct Readiness(Mutex<State>);

#[derive(Default)]
struct State {
    last: Option<(Instant, bool)>,
    running: Option<JoinHandle<bool>>,
}

impl Domain {
    /// Whether a write could be committed within two seconds and revocations are current. Concurrent callers share one
    /// check.
    pub async fn is_ready(self: &Arc<Self>) -> bool {
        let mut state = self.readiness.0.lock().await;
        if let Some((at, ready)) = state.last
            && at.elapsed() < CACHE_FOR
        {
            return ready;
        }
        // A check that is still running, because it is slow or its caller has hung up, is awaited instead of starting
        // another. One that has finished in the meantime is discarded: its result is old.
        state.running.take_if(|running| running.is_finished());
        let running = state
            .running
            .get_or_insert_with(|| tokio::spawn(self.clone().check_write()));
        let ready = match timeout(CHECK_TIMEOUT, running).await {
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
                "not ready: the database does not accept writes, or revocations are not up to date"
            ),
            (false, true) => {
                // Connections opened during the outage may be unusable: a session with a server that was read-only
                // stays read-only.
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
