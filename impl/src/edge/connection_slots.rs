//! Limits the number of connections, in total and per client, and evicts idle ones when a new one needs a slot.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use ipnet::IpNet;
use tokio::sync::Notify;

use super::idle::IdleTimer;
use super::proxies::is_trusted;
use super::quotas::client_share;
use crate::client_network::{ClientNetwork, client_network};

/// Connections beyond the limit that still get a 503, or a response to a probe, when none can be evicted. Further ones
/// are closed immediately. The service never stops accepting, because load balancers would consider it dead.
const MAX_SURPLUS: usize = 64;
/// Evicted connections that may still close gracefully. Beyond that number they are dropped.
const MAX_EVICTING: usize = 64;
/// Evict this fraction (1/64) of the idle connections at a time, so that not every new connection has to search for
/// one.
const EVICTION_DIVISOR: usize = 64;

/// All open connections.
pub struct ConnectionSlots {
    open: Mutex<Open>,
    max_connections: usize,
    /// The limit per client. Trusted proxies are exempt, because they represent many clients.
    share: usize,
    trusted_proxies: Vec<IpNet>,
}

#[derive(Default)]
struct Open {
    next: u64,
    total: usize,
    surplus: usize,
    evicting: usize,
    by_client: HashMap<ClientNetwork, HashMap<u64, Arc<OpenConnection>>>,
}

/// What is known about an open connection.
struct OpenConnection {
    idle_timer: Arc<IdleTimer>,
    eviction: Notify,
    immediately: AtomicBool,
}

/// The slot of one connection, released on drop.
pub struct Slot {
    slots: Arc<ConnectionSlots>,
    connection: Arc<OpenConnection>,
    client: ClientNetwork,
    number: u64,
    /// Beyond the limit: only probes get a response.
    pub is_surplus: bool,
}

impl ConnectionSlots {
    pub fn new(max_connections: usize, trusted_proxies: Vec<IpNet>) -> Arc<Self> {
        Arc::new(Self {
            open: Mutex::default(),
            max_connections,
            share: client_share(max_connections),
            trusted_proxies,
        })
    }

    /// Admits a new connection, evicting an idle one if necessary; `None` if none is idle and the surplus is exhausted.
    pub fn admit(self: &Arc<Self>, peer: IpAddr, idle_timer: Arc<IdleTimer>) -> Option<Slot> {
        let client = client_network(peer);
        let mut open = self.lock();
        let is_proxy = is_trusted(&self.trusted_proxies, peer);
        let own = open.by_client.get(&client).map_or(0, HashMap::len);
        let is_admitted = if own >= self.share && !is_proxy {
            open.evict_idle(Some(client))
        } else if open.total >= self.max_connections {
            open.evict_idle(None)
        } else {
            true
        };
        if !is_admitted {
            if open.surplus >= MAX_SURPLUS {
                return None;
            }
            open.surplus += 1;
        }
        let connection = Arc::new(OpenConnection {
            idle_timer,
            eviction: Notify::new(),
            immediately: AtomicBool::new(false),
        });
        let number = open.next;
        open.next += 1;
        open.total += 1;
        let own = open.by_client.entry(client).or_default();
        own.insert(number, Arc::clone(&connection));
        Some(Slot {
            slots: Arc::clone(self),
            connection,
            client,
            number,
            is_surplus: !is_admitted,
        })
    }

    fn lock(&self) -> MutexGuard<'_, Open> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Open {
    /// Evicts the connections that have been idle longest, of one client or of all; false if none is idle.
    fn evict_idle(&mut self, client: Option<ClientNetwork>) -> bool {
        let chosen = |of: &ClientNetwork| client.is_none_or(|client| client == *of);
        let mut idle: Vec<_> = self
            .by_client
            .iter()
            .filter(|(of, _)| chosen(of))
            .flat_map(|(of, own)| {
                own.iter()
                    .map(move |(number, connection)| (of, number, connection))
            })
            .filter_map(|(of, number, connection)| {
                Some((connection.idle_timer.idle_since()?, *number, *of))
            })
            .collect();
        if idle.is_empty() {
            return false;
        }
        let count = (idle.len() / EVICTION_DIVISOR).max(1);
        idle.select_nth_unstable_by_key(count - 1, |(since, number, _)| (*since, *number));
        idle.truncate(count);
        for (_, number, of) in idle {
            if let Some(connection) = self.remove(of, number) {
                self.evicting += 1;
                let immediately = self.evicting > MAX_EVICTING;
                connection.immediately.store(immediately, Ordering::Relaxed);
                connection.eviction.notify_one();
            }
        }
        true
    }

    fn remove(&mut self, client: ClientNetwork, number: u64) -> Option<Arc<OpenConnection>> {
        let own = self.by_client.get_mut(&client)?;
        let connection = own.remove(&number)?;
        if own.is_empty() {
            self.by_client.remove(&client);
        }
        self.total -= 1;
        Some(connection)
    }
}

impl Slot {
    /// Resolves when this connection has been evicted; true if it must close immediately.
    pub async fn evicted(&self) -> bool {
        self.connection.eviction.notified().await;
        self.connection.immediately.load(Ordering::Relaxed)
    }
}

impl Drop for Slot {
    fn drop(&mut self) {
        let mut open = self.slots.lock();
        if self.is_surplus {
            open.surplus -= 1;
        }
        if open.remove(self.client, self.number).is_none() {
            open.evicting -= 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use futures::FutureExt;

    use super::super::idle::Timeouts;
    use super::*;

    const TIMEOUTS: Timeouts = Timeouts {
        header: Duration::from_secs(10),
        idle: Duration::from_secs(75),
        answer: Duration::from_secs(30),
    };

    fn peer(last: u8) -> IpAddr {
        IpAddr::from([192, 0, 2, last])
    }

    fn enter(slots: &Arc<ConnectionSlots>, last: u8) -> (Arc<IdleTimer>, Option<Slot>) {
        let idle_timer = IdleTimer::new(TIMEOUTS);
        (Arc::clone(&idle_timer), slots.admit(peer(last), idle_timer))
    }

    fn is_evicted(slot: &Option<Slot>) -> bool {
        let slot = slot.as_ref().expect("a slot");
        slot.evicted().now_or_never().is_some()
    }

    #[test]
    fn a_clients_longest_idle_connection_makes_room_for_its_next() {
        let all = ConnectionSlots::new(8, Vec::new());
        let slots: Vec<_> = [1, 2, 1, 1]
            .map(|last| {
                std::thread::sleep(Duration::from_millis(2));
                enter(&all, last)
            })
            .into();
        let evicted: Vec<_> = slots.iter().map(|(_, slot)| is_evicted(slot)).collect();
        assert_eq!(evicted, [true, false, false, false]);
        drop(slots);
        let open = all.lock();
        assert_eq!((open.total, open.evicting, open.by_client.len()), (0, 0, 0));
    }

    #[test]
    fn a_busy_connection_stays_and_the_next_one_is_surplus() {
        let all = ConnectionSlots::new(4, Vec::new());
        let (idle_timer, slot) = enter(&all, 1);
        let _request = idle_timer.request(http::Version::HTTP_11);
        let (_, surplus) = enter(&all, 1);
        assert!(!is_evicted(&slot));
        assert!(surplus.as_ref().is_some_and(|slot| slot.is_surplus));
        let (_, other) = enter(&all, 2);
        assert!(other.is_some_and(|slot| !slot.is_surplus));
    }

    #[test]
    fn a_trusted_proxy_may_use_all_slots() {
        let all = ConnectionSlots::new(4, vec!["192.0.2.1/32".parse().expect("net")]);
        let slots: Vec<_> = (0..4).map(|_| enter(&all, 1)).collect();
        assert!(slots.iter().all(|(_, slot)| !is_evicted(slot)));
        let _fifth = enter(&all, 1);
        let evicted = slots.iter().filter(|(_, slot)| is_evicted(slot));
        assert_eq!(evicted.count(), 1);
    }
}
