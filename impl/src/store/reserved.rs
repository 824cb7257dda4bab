//! One PostgreSQL connection that requests never use, for work that must not wait for them: following revocations, keys and
//! the clock, and the readiness probe. Requests that wait for a lock held by another session can occupy all other connections;
//! without this one the instance would no longer learn of revocations and would refuse every token.
//!
//! It is optional: if the server has no room for it, background work shares the connections of the requests.

use std::{
    sync::{
        Arc, Mutex, OnceLock, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use sea_orm::DatabaseConnection;
use tokio::{
    sync::{Mutex as AsyncMutex, Notify, OwnedMutexGuard},
    time::{Instant, timeout},
};

/// How long its users wait for each other, and for a lost connection to be reopened. Both, plus a query on another connection,
/// must fit into the interval in which revocations have to be read.
pub const WAIT_TIMEOUT: Duration = Duration::from_millis(700);
/// How long the connection is not used after it could not be reopened.
const RETRY_AFTER_LOSS: Duration = Duration::from_secs(10);

#[derive(Default)]
pub struct Reserved {
    connection: OnceLock<DatabaseConnection>,
    wanted: AtomicBool,
    lost_at: Mutex<Option<Instant>>,
    in_use: Arc<AsyncMutex<()>>,
}

impl Reserved {
    /// The connection, to be used while the guard is held. `None` while it is not available; the first such call notifies
    /// `opener`.
    pub async fn take(&self, opener: &Notify) -> Option<(DatabaseConnection, OwnedMutexGuard<()>)> {
        let Some(connection) = self.connection.get() else {
            // Once notified, the opener keeps trying.
            if !self.wanted.swap(true, Ordering::Relaxed) {
                opener.notify_one();
            }
            return None;
        };
        let lost_at = *self.lost_at.lock().unwrap_or_else(PoisonError::into_inner);
        if lost_at.is_some_and(|at| at.elapsed() < RETRY_AFTER_LOSS) {
            return None;
        }
        let guard = timeout(WAIT_TIMEOUT, self.in_use.clone().lock_owned()).await;
        Some((connection.clone(), guard.ok()?))
    }

    pub fn is_wanted(&self) -> bool {
        self.wanted.load(Ordering::Relaxed) && self.connection.get().is_none()
    }

    pub fn keep(&self, connection: DatabaseConnection) {
        let _ = self.connection.set(connection);
    }

    /// Records that the connection was lost and could not be reopened.
    pub fn mark_lost(&self) {
        *self.lost_at.lock().unwrap_or_else(PoisonError::into_inner) = Some(Instant::now());
    }

    pub fn opened(&self) -> Option<&DatabaseConnection> {
        self.connection.get()
    }
}
