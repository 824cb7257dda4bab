//! One connection to PostgreSQL outside the turns of the requests, for what must not wait for them: following revocations, keys and
//! the clock, and the readiness probe. Requests that wait for a lock that another session holds can keep every other
//! connection; without this one the instance would no longer learn of revocations and would refuse every token.
//!
//! It is an addition, not a condition: where the server has no room for it, its users take turns like everybody else.

use std::{
    sync::{
        Arc, Mutex, OnceLock, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use sea_orm::DatabaseConnection;
use tokio::{
    sync::{Mutex as Turn, Notify, OwnedMutexGuard},
    time::{Instant, timeout},
};

/// How long its users wait for each other, and for it to be opened again when it was lost. Both and a query on another connection
/// must fit into the time that a follower has.
pub const WAIT_TIMEOUT: Duration = Duration::from_millis(700);
/// After it could not be opened again, it is not tried for so long.
const AFTER_LOSS: Duration = Duration::from_secs(10);

#[derive(Default)]
pub struct Reserved {
    connection: OnceLock<DatabaseConnection>,
    wanted: AtomicBool,
    lost: Mutex<Option<Instant>>,
    turn: Arc<Turn<()>>,
}

impl Reserved {
    /// The connection, for as long as the guard is kept. `None` while it cannot be had; the first time, `opener` hears of it.
    pub async fn take(&self, opener: &Notify) -> Option<(DatabaseConnection, OwnedMutexGuard<()>)> {
        let Some(connection) = self.connection.get() else {
            // The opener tries again by itself.
            if !self.wanted.swap(true, Ordering::Relaxed) {
                opener.notify_one();
            }
            return None;
        };
        let lost = *self.lost.lock().unwrap_or_else(PoisonError::into_inner);
        if lost.is_some_and(|at| at.elapsed() < AFTER_LOSS) {
            return None;
        }
        let turn = timeout(WAIT_TIMEOUT, self.turn.clone().lock_owned()).await;
        Some((connection.clone(), turn.ok()?))
    }

    pub fn is_wanted(&self) -> bool {
        self.wanted.load(Ordering::Relaxed) && self.connection.get().is_none()
    }

    pub fn keep(&self, connection: DatabaseConnection) {
        let _ = self.connection.set(connection);
    }

    pub fn could_not_be_had(&self) {
        *self.lost.lock().unwrap_or_else(PoisonError::into_inner) = Some(Instant::now());
    }

    pub fn opened(&self) -> Option<&DatabaseConnection> {
        self.connection.get()
    }
}
