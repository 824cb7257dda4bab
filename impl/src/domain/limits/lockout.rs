//! The rules of lockout, and what resets it. [`attempt`](super::attempt) applies them.

use chrono::{DateTime, TimeDelta, Utc};

use crate::{
    domain::{
        limits::{
            Limits,
            counter::{Limit, key, locked},
        },
        refusal::Refusal,
    },
    names::fold,
    store::{
        Error, Transaction,
        lockouts::{self, Counter},
        sweep::ADDRESSES_KEPT,
    },
};

pub(super) const ACCOUNT: Limit = Limit {
    failures: 10,
    window: TimeDelta::minutes(15),
    first_lock: TimeDelta::minutes(1),
    longest_lock: TimeDelta::minutes(15),
    memory: TimeDelta::hours(24),
};

pub(in crate::domain) const ADDRESS: Limit = Limit {
    failures: 60,
    window: TimeDelta::minutes(1),
    first_lock: TimeDelta::minutes(1),
    longest_lock: TimeDelta::minutes(1),
    memory: TimeDelta::minutes(2),
};

/// Number of consecutive failures, over all addresses, after which a password is disabled until it is reset (NIST SP
/// 800-63B-4 section 3.2.2).
pub(super) const MAX_CONSECUTIVE_FAILURES: i32 = 100;
/// How long consecutive failures are remembered after the last one.
pub(super) const STREAK_MEMORY: TimeDelta = TimeDelta::days(365);
/// A time that practically never ends: a disabled password stays disabled. The same holds for unknown names, which must
/// not be distinguishable.
pub(super) const PERMANENT: TimeDelta = TimeDelta::days(36_500);
/// How long after a notice the next lockout is mailed again, unless a login or a reset was completed in between.
pub(super) const NOTICE_PAUSE: TimeDelta = TimeDelta::hours(24);

pub(in crate::domain) fn account_key(name: &str) -> Vec<u8> {
    key(&["account", &fold(name)])
}

/// Key of the counter of consecutive failures, over all addresses.
pub(super) fn streak_key(name: &str) -> Vec<u8> {
    key(&["consecutive failures", &fold(name)])
}

/// Key of the counter that limits lockout notices.
pub(super) fn notice_key(name: &str) -> Vec<u8> {
    key(&["lockout notice", &fold(name)])
}

/// Key of the counter for failures from one familiar address.
pub(super) fn familiar_key(name: &str, network: &str) -> Vec<u8> {
    key(&["familiar", &fold(name), network])
}

/// Counts a consecutive failure and returns whether it has disabled the password.
pub(super) fn count_consecutive(counter: &mut Counter, now: DateTime<Utc>) -> bool {
    if locked(counter, now).is_some() {
        return false;
    }
    if counter.expires_at <= now {
        counter.failures = 0;
    }
    counter.failures += 1;
    let off = counter.failures >= MAX_CONSECUTIVE_FAILURES;
    counter.locked_until = off.then(|| now + PERMANENT);
    counter.expires_at = now + if off { PERMANENT } else { STREAK_MEMORY };
    off
}

/// Whether no lockout notice was sent recently; counts the next one if so.
pub(super) fn may_notify(counter: &mut Counter, now: DateTime<Utc>) -> bool {
    let silent = counter.failures > 0 && counter.expires_at > now;
    if !silent {
        counter.failures = 1;
        counter.expires_at = now + NOTICE_PAUSE;
    }
    !silent
}

impl Limits {
    /// `admin user unlock`: resets all counters of the account.
    ///
    /// # Errors
    /// Database errors.
    pub async fn unlock(&self, name: &str) -> Result<(), Refusal> {
        let (name, now) = (name.to_owned(), self.clock.now());
        self.store
            .write(move |tx| Box::pin(async move { forget_failures(tx, &name, now).await }))
            .await?;
        Ok(())
    }
}

/// Resets all counters of the account called `name`, including those of familiar addresses, and enables its password.
/// Part of every transaction that sets a new password.
pub(crate) async fn forget_failures(
    tx: &Transaction,
    name: &str,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let account = account_key(name);
    let familiar = lockouts::familiar(tx, &account, now - ADDRESSES_KEPT).await?;
    let familiar = familiar.iter().map(|address| familiar_key(name, address));
    let counters: Vec<_> = familiar.chain([account]).collect();
    // In the order in which failures lock them.
    lockouts::clear(tx, &counters);
    lockouts::clear(tx, &[streak_key(name)]);
    lockouts::clear(tx, &[notice_key(name)]);
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::domain::limits::counter::count;

    fn counter(now: DateTime<Utc>) -> Counter {
        Counter {
            key_hash: vec![],
            failures: 0,
            window_ends_at: now,
            locked_until: None,
            lock_count: 0,
            expires_at: now,
        }
    }

    #[test]
    fn ten_failures_lock_and_locks_double_up_to_a_quarter_of_an_hour() {
        let mut now = DateTime::UNIX_EPOCH;
        let mut counter = counter(now);
        for _ in 0..10 {
            assert!(count(&mut counter, &ACCOUNT, now).is_ok());
        }
        for minutes in [1, 2, 4, 8, 15, 15] {
            let left = count(&mut counter, &ACCOUNT, now).unwrap_err();
            assert_eq!(left, Duration::from_secs(minutes * 60));
            now += TimeDelta::minutes(15);
            for _ in 0..10 {
                if count(&mut counter, &ACCOUNT, now).is_err() {
                    break;
                }
            }
        }
    }

    #[test]
    fn a_hundred_failures_in_a_row_switch_the_password_off_however_far_apart() {
        let mut now = DateTime::UNIX_EPOCH;
        let mut counter = counter(now);
        for _ in 0..99 {
            assert!(!count_consecutive(&mut counter, now));
            now += TimeDelta::days(30);
        }
        assert!(count_consecutive(&mut counter, now));
        assert!(!count_consecutive(&mut counter, now), "it is told once");
        assert!(locked(&counter, now + TimeDelta::days(3650)).is_some());
    }

    #[test]
    fn failures_far_apart_never_lock() {
        let mut now = DateTime::UNIX_EPOCH;
        let mut counter = counter(now);
        for _ in 0..50 {
            assert_eq!(count(&mut counter, &ACCOUNT, now), Ok(false));
            now += TimeDelta::minutes(2);
        }
    }
}
