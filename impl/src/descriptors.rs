//! File descriptors: every connection takes one, and many systems hand a process only 1024 unless it asks for more.

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

/// For the database, log, metrics and whatever libraries open.
const RESERVED: u64 = 256;

/// Asks the system for descriptors for `wanted` connections and answers for how many there is room.
pub fn make_room(wanted: usize) -> usize {
    let before = getrlimit(Resource::Nofile);
    let needed = (wanted as u64).saturating_add(RESERVED);
    if let Some(current) = raised(before.current, before.maximum, needed) {
        let raise = Rlimit {
            current: Some(current),
            maximum: before.maximum,
        };
        if let Err(error) = setrlimit(Resource::Nofile, raise) {
            tracing::warn!(%error, current, "the limit of open files cannot be raised");
        }
    }
    let room = room(getrlimit(Resource::Nofile).current, wanted);
    if room < wanted {
        tracing::warn!(connections = room, "the limit of open files allows no more");
    }
    room
}

/// The soft limit to ask for: no more than is needed or allowed, and none when there is enough. `None` is no limit.
fn raised(current: Option<u64>, maximum: Option<u64>, needed: u64) -> Option<u64> {
    let possible = maximum.map_or(needed, |maximum| maximum.min(needed));
    (current? < possible).then_some(possible)
}

/// How many of the wanted connections this limit holds; one at least, so that the service can say that it is full.
fn room(limit: Option<u64>, wanted: usize) -> usize {
    let Some(limit) = limit else { return wanted };
    let left = limit.saturating_sub(RESERVED).max(1);
    usize::try_from(left).map_or(wanted, |left| left.min(wanted))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn asks_for_what_is_needed_and_allowed() {
        assert_eq!(raised(Some(1024), Some(4096), 10_256), Some(4096));
        assert_eq!(raised(Some(1024), Some(1_048_576), 10_256), Some(10_256));
        assert_eq!(raised(Some(1024), None, 10_256), Some(10_256));
        assert_eq!(raised(Some(20_000), Some(20_000), 10_256), None);
        assert_eq!(raised(None, None, 10_256), None);
    }

    #[test]
    fn connections_fit_into_the_limit() {
        assert_eq!(room(Some(4096), 10_000), 3840);
        assert_eq!(room(Some(20_000), 10_000), 10_000);
        assert_eq!(room(None, 10_000), 10_000);
        assert_eq!(room(Some(100), 10_000), 1);
    }
}
