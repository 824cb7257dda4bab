//! Counts what goes on, so that a stop can wait for its end.

use std::sync::Arc;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// More than can ever go on at once.
const ALL: u32 = 1 << 28;

/// Things of one kind that go on.
pub struct TaskTracker(Arc<Semaphore>);

impl TaskTracker {
    pub fn new() -> Self {
        Self(Arc::new(Semaphore::new(ALL as usize)))
    }

    /// One more, until what comes back is dropped.
    pub fn begin(&self) -> Option<OwnedSemaphorePermit> {
        Arc::clone(&self.0).try_acquire_owned().ok()
    }

    /// Resolves when nothing goes on. Call it when nothing more begins.
    pub async fn all_done(&self) {
        // Fails only when closed, which it never is.
        let _ = self.0.acquire_many(ALL).await;
    }
}
