//! The threads on which passwords are hashed: bounded, with a bounded queue, so that a flood of logins slows only logins.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{Arc, Mutex, mpsc},
    thread,
    time::Duration,
};

use tokio::sync::oneshot;

use super::{Refusal, hashing::Scratch};

/// About two seconds of work for one thread; who would wait longer is told to come back.
const QUEUE_PER_THREAD: usize = 64;
/// After this long without work a thread gives its memory back.
const IDLE: Duration = Duration::from_secs(5);

type Job = Box<dyn FnOnce(&mut Scratch) + Send>;

/// A handle to the threads; they end with the last handle.
#[derive(Clone)]
pub struct HashPool {
    jobs: mpsc::SyncSender<Job>,
}

impl HashPool {
    /// One thread for each processor.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start() -> std::io::Result<Self> {
        let threads = thread::available_parallelism().map_or(1, usize::from);
        let (jobs, queue) = mpsc::sync_channel(threads * QUEUE_PER_THREAD);
        let queue = Arc::new(Mutex::new(queue));
        for number in 0..threads {
            let queue = queue.clone();
            thread::Builder::new()
                .name(format!("hash-{number}"))
                .spawn(move || work(&queue))?;
        }
        Ok(Self { jobs })
    }

    /// Runs `work` on one of the threads.
    ///
    /// # Errors
    /// [`Refusal::Saturated`] when the queue is full.
    pub async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Scratch) -> T + Send + 'static,
    ) -> Result<T, Refusal> {
        let (answer, answered) = oneshot::channel();
        let job: Job = Box::new(move |scratch| {
            // Nobody waits any more when the caller has hung up; then the work is not worth doing.
            if !answer.is_closed() {
                let _ = answer.send(work(scratch));
            }
        });
        self.jobs.try_send(job).map_err(|_| Refusal::Saturated)?;
        answered
            .await
            .map_err(|_| Refusal::internal("a hash thread dropped its work"))
    }
}

fn work(queue: &Mutex<mpsc::Receiver<Job>>) {
    let mut scratch = Scratch::default();
    loop {
        let next = match queue.lock() {
            Ok(queue) => queue.recv_timeout(IDLE),
            Err(_) => return,
        };
        match next {
            // A panic ends this job, whose caller hears of it, and not the thread.
            Ok(job) => drop(catch_unwind(AssertUnwindSafe(|| job(&mut scratch)))),
            Err(mpsc::RecvTimeoutError::Timeout) => scratch.release(),
            Err(mpsc::RecvTimeoutError::Disconnected) => return,
        }
    }
}
