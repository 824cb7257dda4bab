//! The threads on which passwords are hashed: bounded, with a bounded queue, so that a flood of logins slows only logins.

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
};

/// About two seconds of work for one thread; who would wait longer is told to come back.
const QUEUE_PER_THREAD: usize = 64;
/// Beyond that, room for clients that have hardly anything in the queue: one client's logins, however many, must not keep the
/// others out. A fixed share for each client would hurt a backend that sends all its users' logins from one address.
const ROOM_FOR_OTHERS: usize = 32;
/// With so many jobs in the queue a client is no longer one of those.
const FEW: usize = 8;
/// After this long without work a thread gives its memory back.
const IDLE: Duration = Duration::from_secs(5);

type Job = Box<dyn FnOnce(&mut Scratch) + Send>;

/// A handle to the threads; they end with the last handle.
#[derive(Clone)]
pub struct HashPool {
    jobs: mpsc::Sender<Job>,
    places: Places,
}

impl HashPool {
    /// One thread for each processor.
    ///
    /// # Errors
    /// When the system gives no thread.
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
            places: Places::new(threads * QUEUE_PER_THREAD, threads * ROOM_FOR_OTHERS),
        })
    }

    /// Runs `work` on one of the threads, for a client or, from the command line, for nobody.
    ///
    /// # Errors
    /// [`Refusal::Saturated`] when the queue has no room for this client.
    pub async fn run<T: Send + 'static>(
        &self,
        client: Option<ClientNetwork>,
        work: impl FnOnce(&mut Scratch) -> T + Send + 'static,
    ) -> Result<T, Refusal> {
        let (answer, answered) = oneshot::channel();
        let place = self.places.take(client).ok_or(Refusal::Saturated)?;
        let job: Job = Box::new(move |scratch| {
            drop(place);
            // Nobody waits any more when the caller has hung up; then the work is not worth doing.
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

/// The places in the queue.
#[derive(Clone)]
struct Places {
    taken: Arc<Mutex<Taken>>,
    for_all: usize,
    for_others: usize,
}

#[derive(Default)]
struct Taken {
    total: usize,
    by_client: HashMap<Option<ClientNetwork>, usize>,
}

/// One of the places, until it is dropped.
struct Place {
    taken: Arc<Mutex<Taken>>,
    client: Option<ClientNetwork>,
}

impl Places {
    fn new(for_all: usize, for_others: usize) -> Self {
        Self {
            taken: Arc::default(),
            for_all,
            for_others,
        }
    }

    /// `None` when there is none for this client.
    fn take(&self, client: Option<ClientNetwork>) -> Option<Place> {
        let mut taken = lock(&self.taken);
        let own = taken.by_client.get(&client).copied().unwrap_or_default();
        let room = if own < FEW {
            self.for_all + self.for_others
        } else {
            self.for_all
        };
        if taken.total >= room {
            return None;
        }
        taken.total += 1;
        taken.by_client.insert(client, own + 1);
        Some(Place {
            taken: self.taken.clone(),
            client,
        })
    }
}

impl Drop for Place {
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
        let places = Places::new(16, 8);
        let mut greedy: Vec<_> = (0..16).map(|_| places.take(client(1)).unwrap()).collect();
        assert!(places.take(client(1)).is_none());
        let others: Vec<_> = (2..10).map(|n| places.take(client(n)).unwrap()).collect();
        // Now everything is full.
        assert!(places.take(client(10)).is_none());
        drop(others);
        assert!(places.take(client(1)).is_none());
        greedy.pop();
        assert!(places.take(client(1)).is_some());
        drop(greedy);
        let taken = lock(&places.taken);
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
        assert_eq!(lock(&pool.places.taken).total, 0);
    }
}
