//! File descriptors: each connection needs one, and many systems allow a process only 1024 unless it asks for more.

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

/// For the database, logs, metrics and whatever libraries open.
const RESERVED: u64 = 256;

/// Raises the limit for `wanted` connections, and returns how many fit.
pub fn raise_limit(wanted: usize) -> usize {
    let before = getrlimit(Resource::Nofile);
    let needed = (wanted as u64).saturating_add(RESERVED);
    if let Some(current) = raised(before.current, before.maximum, needed) {
        let raise = Rlimit {
            current: Some(current),
            maximum: before.maximum,
        };
        if let Err(error) = setrlimit(Resource::Nofile, raise) {
            tracing::warn!(%error, current, "cannot raise the limit of open files");
        }
    }
    let room = room(getrlimit(Resource::Nofile).current, wanted);
    if room < wanted {
        tracing::warn!(
            connections = room,
            "the limit of open files restricts the number of connections"
        );
    }
    room
}

/// The soft limit to request: no more than needed or permitted; `None` if the current one suffices. A limit of `None`
/// is unlimited.
fn raised(current: Option<u64>, maximum: Option<u64>, needed: u64) -> Option<u64> {
    let possible = maximum.map_or(needed, |maximum| maximum.min(needed));
    (current? < possible).then_some(possible)
}

/// How many of the wanted connections fit within the limit; at least one, so that the service can respond that it is
/// full.
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
