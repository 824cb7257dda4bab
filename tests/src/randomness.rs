//! A random number generator at which a test can stop a request.

use std::sync::Mutex;

use auth_service::random::{Randomness, SystemRandomness};
use tokio::sync::oneshot;

/// The system's generator, with one call made to wait. A login draws its code, or the id of its session, after checking the
/// password and before writing, so that a test can act between the two.
#[derive(Default)]
pub struct StoppableRandomness {
    stop: Mutex<Option<Stop>>,
    failure: Mutex<Option<&'static str>>,
}

struct Stop {
    /// How many calls go through before the one that waits.
    skip: usize,
    reached: oneshot::Sender<()>,
    resumed: std::sync::mpsc::Receiver<()>,
}

/// The test's end of a call that waits.
pub struct Stopped {
    reached: oneshot::Receiver<()>,
    resume: std::sync::mpsc::Sender<()>,
}

impl StoppableRandomness {
    /// Makes one call wait, after `skip` others.
    pub fn stop_after(&self, skip: usize) -> Stopped {
        let (reached, is_reached) = oneshot::channel();
        let (resume, resumed) = std::sync::mpsc::channel();
        *self.stop.lock().expect("a lock") = Some(Stop {
            skip,
            reached,
            resumed,
        });
        Stopped {
            reached: is_reached,
            resume,
        }
    }

    /// From now on every call panics with this message, as one of the system's generator might; `None` ends that.
    pub fn fail_with(&self, message: Option<&'static str>) {
        *self.failure.lock().expect("a lock") = message;
    }

    /// The stop that is due at this call.
    fn stop(&self) -> Option<Stop> {
        let mut stop = self.stop.lock().expect("a lock");
        match &mut *stop {
            Some(Stop { skip: 0, .. }) => stop.take(),
            Some(Stop { skip, .. }) => {
                *skip -= 1;
                None
            }
            None => None,
        }
    }
}

impl Stopped {
    /// Waits until the call has come.
    ///
    /// # Panics
    /// When none comes.
    pub async fn reached(&mut self) {
        let waiting = tokio::time::timeout(std::time::Duration::from_secs(20), &mut self.reached);
        waiting
            .await
            .expect("a call within twenty seconds")
            .expect("a call");
    }

    /// Lets the call go on.
    pub fn resume(self) {
        drop(self.resume);
    }
}

impl Randomness for StoppableRandomness {
    fn fill(&self, bytes: &mut [u8]) {
        if let Some(stop) = self.stop() {
            let _ = stop.reached.send(());
            // Until `resume` drops the other end. The runtime goes on with what else this thread had to do.
            tokio::task::block_in_place(|| stop.resumed.recv().unwrap_err());
        }
        let failure = *self.failure.lock().expect("a lock");
        if let Some(message) = failure {
            panic!("{message}");
        }
        SystemRandomness.fill(bytes);
    }
}
