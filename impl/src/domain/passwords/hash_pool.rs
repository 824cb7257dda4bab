//! Threads for password hashing, with a bounded queue, so that a flood of logins slows down logins only.

use std::{
    collections::HashMap,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{Arc, Mutex, MutexGuard, PoisonError, mpsc},
    thread,
    time::Duration,
};

use tokio::sync::oneshot;

use crate::{
    client_network::ClientNetwork,
    domain::{passwords::hashing::Scratch, refusal::Refusal},
    memory,
};

/// About two seconds of work for one thread. Requests that would wait longer are refused.
const QUEUE_PER_THREAD: usize = 64;
/// Additional slots for clients with few jobs in the queue, so that one client's logins cannot keep the others out. A
/// fixed share for each client would harm a backend that sends all its users' logins from one address.
const RESERVED_PER_THREAD: usize = 32;
/// Clients with fewer jobs than this in the queue may use the additional slots.
const LIGHT_USE: usize = 8;
/// After this long without work a thread releases its memory.
const IDLE: Duration = Duration::from_secs(5);

type Job = Box<dyn FnOnce(&mut Scratch) + Send>;

/// A handle to the threads, which end when the last handle is dropped.
#[derive(Clone)]
pub struct HashPool {
    jobs: mpsc::Sender<Job>,
    slots: Slots,
}

impl HashPool {
    /// Starts one thread for each processor.
    ///
    /// # Errors
    /// If a thread cannot be created.
    pub fn start() -> std::io::Result<Self> {
        let threads = thread::available_parallelism().map_or(1, usize::from);
        let (jobs, queue) = mpsc::channel();
        let queue = Arc::new(Mutex::new(queue));
        for number in 0..threads {
            let queue = queue.clone();
            thread::Builder::new()
                .name(format!("hash-{number}"))
                .spawn(move || work(&queue))?;
        }
        Ok(Self {
            jobs,
            slots: Slots::new(threads * QUEUE_PER_THREAD, threads * RESERVED_PER_THREAD),
        })
    }

    /// Runs `work` on one of the threads, on behalf of a client, or of nobody for the command line.
    ///
    /// # Errors
    /// [`Refusal::Saturated`] if the queue has no slot for this client.
    pub async fn run<T: Send + 'static>(
        &self,
        client: Option<ClientNetwork>,
        work: impl FnOnce(&mut Scratch) -> T + Send + 'static,
    ) -> Result<T, Refusal> {
        let (answer, answered) = oneshot::channel();
        let slot = self.slots.take(client).ok_or(Refusal::Saturated)?;
        let job: Job = Box::new(move |scratch| {
            drop(slot);
            // The caller has hung up, so the work is skipped.
            if !answer.is_closed() {
                let _ = answer.send(work(scratch));
            }
        });
        self.jobs
            .send(job)
            .map_err(|_| Refusal::internal("there are no hash threads"))?;
        answered
            .await
            .map_err(|_| Refusal::internal("a hash thread dropped its work"))
    }
}

/// The slots of the queue.
#[derive(Clone)]
struct Slots {
    taken: Arc<Mutex<Taken>>,
    for_all: usize,
    for_others: usize,
}

#[derive(Default)]
struct Taken {
    total: usize,
    by_client: HashMap<Option<ClientNetwork>, usize>,
}

/// A slot in the queue, released when it is dropped.
struct Slot {
    taken: Arc<Mutex<Taken>>,
    client: Option<ClientNetwork>,
}

impl Slots {
    fn new(for_all: usize, for_others: usize) -> Self {
        Self {
            taken: Arc::default(),
            for_all,
            for_others,
        }
    }

    /// `None` if there is no slot for this client.
    fn take(&self, client: Option<ClientNetwork>) -> Option<Slot> {
        let mut taken = lock(&self.taken);
        let own = taken.by_client.get(&client).copied().unwrap_or_default();
        let room = if own < LIGHT_USE {
            self.for_all + self.for_others
        } else {
            self.for_all
        };
        if taken.total >= room {
            return None;
        }
        taken.total += 1;
        taken.by_client.insert(client, own + 1);
        Some(Slot {
            taken: self.taken.clone(),
            client,
        })
    }
}

impl Drop for Slot {
    fn drop(&mut self) {
        let mut taken = lock(&self.taken);
        taken.total -= 1;
        match taken.by_client.get_mut(&self.client) {
            Some(count) if *count > 1 => *count -= 1,
            _ => drop(taken.by_client.remove(&self.client)),
        }
    }
}

fn lock(taken: &Mutex<Taken>) -> MutexGuard<'_, Taken> {
    taken.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Of the threads, relative to the others of the service. A hash needs a core for milliseconds; what else is asked meanwhile
/// needs one for microseconds and should not wait for it. A larger value would starve logins during a flood of other
/// requests: with this one the scheduler leaves them a quarter of a contended core.
#[cfg(target_os = "linux")]
const NICENESS: i32 = 5;

fn work(queue: &Mutex<mpsc::Receiver<Job>>) {
    // On Linux this concerns the calling thread only. Being nicer is always permitted.
    #[cfg(target_os = "linux")]
    let _ = rustix::process::setpriority_process(None, NICENESS);
    let mut scratch = Scratch::default();
    loop {
        let next = match queue.lock() {
            Ok(queue) => queue.recv_timeout(IDLE),
            Err(_) => return,
        };
        match next {
            // A panic fails this job, whose caller gets an error, and not the thread.
            Ok(job) => drop(catch_unwind(AssertUnwindSafe(|| job(&mut scratch)))),
            Err(mpsc::RecvTimeoutError::Timeout) => {
                scratch.release();
                memory::when_idle();
            }
            Err(mpsc::RecvTimeoutError::Disconnected) => return,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::net::IpAddr;

    use super::*;
    use crate::client_network::client_network;

    fn client(last: u8) -> Option<ClientNetwork> {
        Some(client_network(IpAddr::from([192, 0, 2, last])))
    }

    #[test]
    fn a_client_that_fills_the_queue_keeps_no_other_out() {
        let slots = Slots::new(16, 8);
        let mut greedy: Vec<_> = (0..16).map(|_| slots.take(client(1)).unwrap()).collect();
        assert!(slots.take(client(1)).is_none());
        let others: Vec<_> = (2..10).map(|n| slots.take(client(n)).unwrap()).collect();
        // All slots are taken.
        assert!(slots.take(client(10)).is_none());
        drop(others);
        assert!(slots.take(client(1)).is_none());
        greedy.pop();
        assert!(slots.take(client(1)).is_some());
        drop(greedy);
        let taken = lock(&slots.taken);
        assert_eq!((taken.total, taken.by_client.len()), (0, 0));
    }

    #[tokio::test]
    async fn a_place_is_free_again_when_its_work_ends() {
        let pool = HashPool::start().unwrap();
        for _ in 0..3 {
            assert!(pool.run(client(1), |_| ()).await.is_ok());
            let panicked = pool.run(client(1), |_| panic!("a test's")).await;
            assert!(matches!(panicked, Err(Refusal::Internal(_))));
        }
        assert_eq!(lock(&pool.slots.taken).total, 0);
    }
}
