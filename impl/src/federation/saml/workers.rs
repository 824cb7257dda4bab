//! Validates responses on separate threads, with limits on how many run and how many wait.

use std::{sync::Arc, thread, time::Duration};

use tokio::sync::Semaphore;

use crate::federation::Fault;

/// How many may wait for each one that runs. Validation usually takes a few milliseconds.
const WAITING: usize = 32;
/// From arrival to the end; the work itself is bounded by the size of the response.
const LIMIT: Duration = Duration::from_secs(10);

pub struct Workers {
    /// The total number of responses, running and waiting.
    queue: Arc<Semaphore>,
    /// As many as there are processors.
    running: Arc<Semaphore>,
}

impl Workers {
    pub fn new() -> Self {
        let processors = thread::available_parallelism().map_or(1, usize::from);
        Self {
            queue: Arc::new(Semaphore::new(processors * (WAITING + 1))),
            running: Arc::new(Semaphore::new(processors)),
        }
    }

    /// Runs `work` on a blocking thread.
    ///
    /// # Errors
    /// [`FaultKind::Busy`](crate::federation::FaultKind::Busy) if too many are waiting or it takes too long.
    pub async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Fault> {
        let queued = Arc::clone(&self.queue);
        let queued = queued.try_acquire_owned().map_err(|_| Fault::busy())?;
        let running = Arc::clone(&self.running);
        let working = async {
            let turn = running.acquire_owned().await.map_err(|_| Fault::busy())?;
            // The thread holds both permits, because it continues if nobody waits for it any more.
            let working = tokio::task::spawn_blocking(move || {
                let _kept = (queued, turn);
                work()
            });
            let failed = |_| Fault::broken("validating a SAML response panicked");
            working.await.map_err(failed)
        };
        let done = tokio::time::timeout(LIMIT, working).await;
        done.map_err(|_| Fault::busy())?
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;
    use crate::federation::FaultKind;

    #[tokio::test]
    async fn more_than_can_wait_are_turned_away() {
        let workers = Arc::new(Workers {
            queue: Arc::new(Semaphore::new(2)),
            running: Arc::new(Semaphore::new(1)),
        });
        let (go, wait) = mpsc::channel::<()>();
        let first = tokio::spawn({
            let workers = workers.clone();
            async move { workers.run(move || wait.recv().is_ok()).await }
        });
        let second = tokio::spawn({
            let workers = workers.clone();
            async move { workers.run(|| ()).await }
        });
        while workers.queue.available_permits() > 0 {
            tokio::task::yield_now().await;
        }
        let refused = workers.run(|| ()).await.unwrap_err();
        assert_eq!(refused.kind, FaultKind::Busy);
        go.send(()).unwrap();
        assert!(first.await.unwrap().unwrap());
        second.await.unwrap().unwrap();
        assert!(workers.run(|| ()).await.is_ok());
    }

    #[tokio::test]
    async fn a_panic_frees_its_place() {
        let workers = Workers {
            queue: Arc::new(Semaphore::new(1)),
            running: Arc::new(Semaphore::new(1)),
        };
        let spoilt = workers.run::<()>(|| panic!("spoilt")).await.unwrap_err();
        assert_eq!(spoilt.kind, FaultKind::Broken);
        assert!(workers.run(|| ()).await.is_ok());
    }
}
