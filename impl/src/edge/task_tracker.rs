//! Counts work in progress, so that shutdown can wait for it.

use std::sync::Arc;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// More than can ever be in progress.
const ALL: u32 = 1 << 28;

/// Work in progress.
pub struct TaskTracker(Arc<Semaphore>);

impl TaskTracker {
    pub fn new() -> Self {
        Self(Arc::new(Semaphore::new(ALL as usize)))
    }

    /// Counts one more until the permit is dropped.
    pub fn begin(&self) -> Option<OwnedSemaphorePermit> {
        Arc::clone(&self.0).try_acquire_owned().ok()
    }

    /// Resolves when nothing is in progress. Call it once nothing new can start.
    pub async fn all_done(&self) {
        // Fails only if the semaphore is closed, which it never is.
        let _ = self.0.acquire_many(ALL).await;
    }
}
