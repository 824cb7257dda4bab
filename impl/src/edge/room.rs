//! Room for connections: how many there are, whose they are, and which one goes when another comes.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;

use super::activity::Activity;
use super::proxies::IpNet;
use super::shares::share_of;
use crate::client_network::{ClientNetwork, client_network};

/// Connections beyond the limit, all of them busy, that still hear a 503, or an answer to a probe. Later ones are closed
/// without a word: the service never stops accepting, since it would look dead to balancers.
const SURPLUS: usize = 64;
/// Connections that were asked to make room and may still say goodbye. With more of them leaving, the next are cut off.
const LEAVING: usize = 64;
/// When there is no room, this part of the connections that could go does, so that not every newcomer has to look for one.
const AT_ONCE: usize = 64;

/// All open connections.
pub struct Room {
    open: Mutex<Open>,
    max_connections: usize,
    /// Of one client; the proxies that we trust speak for many.
    share: usize,
    trusted_proxies: Vec<IpNet>,
}

#[derive(Default)]
struct Open {
    next: u64,
    total: usize,
    surplus: usize,
    leaving: usize,
    by_client: HashMap<ClientNetwork, HashMap<u64, Arc<Guest>>>,
}

/// An open connection, as seen from outside.
struct Guest {
    activity: Arc<Activity>,
    leave: Notify,
    at_once: AtomicBool,
}

/// One connection's place; given back when dropped.
pub struct Place {
    room: Arc<Room>,
    guest: Arc<Guest>,
    client: ClientNetwork,
    number: u64,
    /// One connection too many: only probes are answered.
    pub is_surplus: bool,
}

impl Room {
    pub fn new(max_connections: usize, trusted_proxies: Vec<IpNet>) -> Arc<Self> {
        Arc::new(Self {
            open: Mutex::default(),
            max_connections,
            share: share_of(max_connections),
            trusted_proxies,
        })
    }

    /// A place for a new connection. An idle one makes room if it must; `None` when none is idle and the surplus is used up.
    pub fn admit(self: &Arc<Self>, peer: IpAddr, activity: Arc<Activity>) -> Option<Place> {
        let client = client_network(peer);
        let mut open = self.lock();
        let is_proxy = self.trusted_proxies.iter().any(|net| net.contains(peer));
        let own = open.by_client.get(&client).map_or(0, HashMap::len);
        let has_room = if own >= self.share && !is_proxy {
            open.make_room(Some(client))
        } else if open.total >= self.max_connections {
            open.make_room(None)
        } else {
            true
        };
        if !has_room {
            if open.surplus >= SURPLUS {
                return None;
            }
            open.surplus += 1;
        }
        let guest = Arc::new(Guest {
            activity,
            leave: Notify::new(),
            at_once: AtomicBool::new(false),
        });
        let number = open.next;
        open.next += 1;
        open.total += 1;
        let own = open.by_client.entry(client).or_default();
        own.insert(number, Arc::clone(&guest));
        Some(Place {
            room: Arc::clone(self),
            guest,
            client,
            number,
            is_surplus: !has_room,
        })
    }

    fn lock(&self) -> MutexGuard<'_, Open> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Open {
    /// Asks those connections to leave that have been idle for longest, of one client or of all; whether there was one.
    fn make_room(&mut self, client: Option<ClientNetwork>) -> bool {
        let chosen = |of: &ClientNetwork| client.is_none_or(|client| client == *of);
        let mut idle: Vec<_> = self
            .by_client
            .iter()
            .filter(|(of, _)| chosen(of))
            .flat_map(|(of, own)| own.iter().map(move |(number, guest)| (of, number, guest)))
            .filter_map(|(of, number, guest)| Some((guest.activity.idle_since()?, *number, *of)))
            .collect();
        if idle.is_empty() {
            return false;
        }
        let count = (idle.len() / AT_ONCE).max(1);
        idle.select_nth_unstable_by_key(count - 1, |(since, number, _)| (*since, *number));
        idle.truncate(count);
        for (_, number, of) in idle {
            if let Some(guest) = self.remove(of, number) {
                self.leaving += 1;
                let at_once = self.leaving > LEAVING;
                guest.at_once.store(at_once, Ordering::Relaxed);
                guest.leave.notify_one();
            }
        }
        true
    }

    fn remove(&mut self, client: ClientNetwork, number: u64) -> Option<Arc<Guest>> {
        let own = self.by_client.get_mut(&client)?;
        let guest = own.remove(&number)?;
        if own.is_empty() {
            self.by_client.remove(&client);
        }
        self.total -= 1;
        Some(guest)
    }
}

impl Place {
    /// Resolves when this connection has to make room; true when there is no time for a goodbye.
    pub async fn has_to_leave(&self) -> bool {
        self.guest.leave.notified().await;
        self.guest.at_once.load(Ordering::Relaxed)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut open = self.room.lock();
        if self.is_surplus {
            open.surplus -= 1;
        }
        if open.remove(self.client, self.number).is_none() {
            open.leaving -= 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use futures::FutureExt;

    use super::super::activity::Patience;
    use super::*;

    const CHECK_TIMEOUT: Patience = Patience {
        header: Duration::from_secs(10),
        idle: Duration::from_secs(75),
        answer: Duration::from_secs(30),
    };

    fn peer(last: u8) -> IpAddr {
        IpAddr::from([192, 0, 2, last])
    }

    fn enter(room: &Arc<Room>, last: u8) -> (Arc<Activity>, Option<Place>) {
        let activity = Activity::new(CHECK_TIMEOUT);
        (Arc::clone(&activity), room.admit(peer(last), activity))
    }

    fn leaves(place: &Option<Place>) -> bool {
        let place = place.as_ref().expect("a place");
        place.has_to_leave().now_or_never().is_some()
    }

    #[test]
    fn the_longest_idle_connection_of_a_client_makes_room_for_its_next() {
        let room = Room::new(8, Vec::new());
        let places: Vec<_> = [1, 2, 1, 1]
            .map(|last| {
                std::thread::sleep(Duration::from_millis(2));
                enter(&room, last)
            })
            .into();
        let gone: Vec<_> = places.iter().map(|(_, place)| leaves(place)).collect();
        assert_eq!(gone, [true, false, false, false]);
        drop(places);
        let open = room.lock();
        assert_eq!((open.total, open.leaving, open.by_client.len()), (0, 0, 0));
    }

    #[test]
    fn who_is_busy_stays_and_the_newcomer_is_one_too_many() {
        let room = Room::new(4, Vec::new());
        let (activity, place) = enter(&room, 1);
        let _request = activity.request(http::Version::HTTP_11);
        let (_, surplus) = enter(&room, 1);
        assert!(!leaves(&place));
        assert!(surplus.as_ref().is_some_and(|place| place.is_surplus));
        let (_, other) = enter(&room, 2);
        assert!(other.is_some_and(|place| !place.is_surplus));
    }

    #[test]
    fn a_trusted_proxy_has_all_the_room() {
        let room = Room::new(4, vec!["192.0.2.1".parse().expect("net")]);
        let places: Vec<_> = (0..4).map(|_| enter(&room, 1)).collect();
        assert!(places.iter().all(|(_, place)| !leaves(place)));
        let _fifth = enter(&room, 1);
        assert_eq!(places.iter().filter(|(_, place)| leaves(place)).count(), 1);
    }
}
