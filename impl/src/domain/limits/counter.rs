//! The rules of counting failures and locking counters, without a database.

use std::time::Duration;

use aws_lc_rs::digest::{SHA256, digest};
use chrono::{DateTime, TimeDelta, Utc};

use crate::store::lockouts::Counter;

/// The parameters of a kind of counter. Each lock is twice as long as the previous one, up to `longest_lock`.
pub(in crate::domain) struct Limit {
    pub failures: i32,
    pub window: TimeDelta,
    pub first_lock: TimeDelta,
    pub longest_lock: TimeDelta,
    /// How long the number of previous locks is remembered after the last failure.
    pub memory: TimeDelta,
}

pub(in crate::domain) fn key(parts: &[&str]) -> Vec<u8> {
    digest(&SHA256, parts.join("\n").as_bytes())
        .as_ref()
        .to_vec()
}

/// The remaining time of the counter's lock, if it is locked at `now`.
pub(in crate::domain) fn locked(counter: &Counter, now: DateTime<Utc>) -> Option<Duration> {
    let left = counter.locked_until? - now;
    // `api/refusal.rs` rounds this up, so that a client that waits for Retry-After is not early.
    left.to_std().ok().filter(|left| !left.is_zero())
}

/// Counts a failure and returns whether it has locked the counter.
///
/// # Errors
/// The remaining time if the counter is already locked; the failure is not counted then.
pub(in crate::domain) fn count(
    counter: &mut Counter,
    limit: &Limit,
    now: DateTime<Utc>,
) -> Result<bool, Duration> {
    if let Some(left) = locked(counter, now) {
        return Err(left);
    }
    if counter.window_ends_at <= now {
        counter.failures = 0;
        counter.window_ends_at = now + limit.window;
    }
    if counter.expires_at <= now {
        counter.lock_count = 0;
    }
    counter.failures += 1;
    let locks = counter.failures >= limit.failures;
    if locks {
        let doublings = counter.lock_count.clamp(0, 16);
        let length = (limit.first_lock * (1 << doublings)).min(limit.longest_lock);
        counter.locked_until = Some(now + length);
        counter.lock_count += 1;
    }
    counter.expires_at = now + limit.memory;
    Ok(locks)
}
