//! How much one client may have in progress: requests, and bodies that are still arriving.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::oneshot;

use crate::client_network::ClientNetwork;

/// One client may use a quarter of the total. Less would affect an office behind one address; with more, two clients
/// could take everything.
pub const fn client_share(total: usize) -> usize {
    let share = total / 4;
    if share == 0 { 1 } else { share }
}

/// Requests in progress per client.
pub struct RequestQuota {
    by_client: Mutex<HashMap<ClientNetwork, usize>>,
    share: usize,
}

impl RequestQuota {
    pub fn new(total: usize) -> Arc<Self> {
        Arc::new(Self {
            by_client: Mutex::default(),
            share: client_share(total),
        })
    }

    /// Counts a request until it is dropped; `None` if the client has used up its share.
    pub fn begin(self: &Arc<Self>, client: ClientNetwork) -> Option<Request> {
        let mut by_client = lock(&self.by_client);
        let count = by_client.entry(client).or_default();
        if *count >= self.share {
            return None;
        }
        *count += 1;
        Some(Request {
            all: Arc::clone(self),
            client,
        })
    }
}

/// A request in progress.
pub struct Request {
    all: Arc<RequestQuota>,
    client: ClientNetwork,
}

impl Drop for Request {
    fn drop(&mut self) {
        let mut by_client = lock(&self.all.by_client);
        match by_client.get_mut(&self.client) {
            Some(count) if *count > 1 => *count -= 1,
            _ => drop(by_client.remove(&self.client)),
        }
    }
}

/// Bodies that are still arriving. They cost memory but no work, so they do not count as requests in progress.
///
/// A new body is always admitted: it replaces the client's oldest if the client has used up its share, or the oldest of
/// all if the total is reached. So slow bodies never get in the way of fast ones, not even from the same address.
pub struct PendingBodies {
    waiting: Mutex<Waiting>,
    share: usize,
    total: usize,
}

#[derive(Default)]
struct Waiting {
    /// The number of the next body; the oldest has the lowest.
    next: u64,
    bodies: BTreeMap<u64, (ClientNetwork, oneshot::Sender<()>)>,
    by_client: HashMap<ClientNetwork, BTreeSet<u64>>,
}

impl PendingBodies {
    pub fn new(total: usize) -> Self {
        let total = total.max(1);
        Self {
            waiting: Mutex::default(),
            share: client_share(total),
            total,
        }
    }

    /// Starts waiting for a body of this client.
    pub fn wait(&self, client: ClientNetwork) -> PendingBody<'_> {
        let (stay, gone) = oneshot::channel();
        let mut waiting = lock(&self.waiting);
        let of_client = waiting.by_client.get(&client);
        let oldest = match of_client {
            Some(own) if own.len() >= self.share => own.first().copied(),
            _ if waiting.bodies.len() >= self.total => {
                waiting.bodies.first_key_value().map(|(number, _)| *number)
            }
            _ => None,
        };
        if let Some(oldest) = oldest {
            waiting.remove(oldest);
        }
        let number = waiting.next;
        waiting.next += 1;
        waiting.bodies.insert(number, (client, stay));
        waiting.by_client.entry(client).or_default().insert(number);
        PendingBody {
            all: self,
            number,
            gone,
        }
    }
}

impl Waiting {
    fn remove(&mut self, number: u64) {
        let Some((client, _)) = self.bodies.remove(&number) else {
            return;
        };
        if let Some(own) = self.by_client.get_mut(&client) {
            own.remove(&number);
            if own.is_empty() {
                self.by_client.remove(&client);
            }
        }
    }
}

/// A body that is still arriving, until this is dropped.
pub struct PendingBody<'a> {
    all: &'a PendingBodies,
    number: u64,
    gone: oneshot::Receiver<()>,
}

impl PendingBody<'_> {
    /// Resolves when the body has been replaced by another.
    pub async fn evicted(&mut self) {
        // The sender is only ever dropped.
        let _ = (&mut self.gone).await;
    }
}

impl Drop for PendingBody<'_> {
    fn drop(&mut self) {
        lock(&self.all.waiting).remove(self.number);
    }
}

/// Poisoning is ignored: every change is a single step, so the counts are always consistent.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use std::net::Ipv4Addr;

    use futures::FutureExt;

    use super::*;

    fn client(number: u8) -> ClientNetwork {
        ClientNetwork::V4(Ipv4Addr::new(192, 0, 2, number))
    }

    #[test]
    fn a_client_has_a_fourth_of_the_requests() {
        let requests = RequestQuota::new(8);
        let first = requests.begin(client(1)).expect("the first");
        let _second = requests.begin(client(1)).expect("the second");
        assert!(requests.begin(client(1)).is_none());
        let other = requests.begin(client(2)).expect("another client's");
        drop(first);
        assert!(requests.begin(client(1)).is_some());
        drop(other);
        assert_eq!(lock(&requests.by_client).len(), 1, "no entry is left");
    }

    #[test]
    fn a_body_makes_room_for_a_younger_one_of_its_client() {
        let pending_bodies = PendingBodies::new(8);
        let mut first = pending_bodies.wait(client(1));
        let mut other = pending_bodies.wait(client(2));
        let mut second = pending_bodies.wait(client(1));
        assert!(first.evicted().now_or_never().is_none());
        let third = pending_bodies.wait(client(1));
        assert!(first.evicted().now_or_never().is_some());
        assert!(second.evicted().now_or_never().is_none());
        assert!(other.evicted().now_or_never().is_none());
        drop((first, second, third, other));
        let waiting = lock(&pending_bodies.waiting);
        assert!(waiting.bodies.is_empty() && waiting.by_client.is_empty());
    }

    #[test]
    fn without_any_room_the_oldest_body_of_all_goes() {
        let pending_bodies = PendingBodies::new(4);
        let mut bodies: Vec<_> = (1..=5)
            .map(|number| pending_bodies.wait(client(number)))
            .collect();
        let gone: Vec<_> = bodies
            .iter_mut()
            .map(|body| body.evicted().now_or_never().is_some())
            .collect();
        assert_eq!(gone, [true, false, false, false, false]);
    }
}
