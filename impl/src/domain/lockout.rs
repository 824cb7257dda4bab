//! Limits on guessing. One counter for each account name, known or not, over all operations that take a password or a code;
//! another for each client, which is one IPv4 address or one IPv6 /64. The rules stand in [`count`]; everything else carries them to the database.

use std::{net::IpAddr, time::Duration};

use aws_lc_rs::digest::{SHA256, digest};
use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr};

use super::{
    Domain, Refusal,
    activity::{Kind, of_kind},
    fold::fold,
    mail_budget::login_mails_key,
};
use crate::{
    client_network::{ClientNetwork, client_network},
    config::Switch,
    store::{
        activity,
        entities::auth_events,
        lockouts::{self, Counter},
        sweep::ADDRESSES_KEPT,
    },
};

/// How one kind of counter counts.
pub(super) struct Limit {
    pub failures: i32,
    pub window: TimeDelta,
    pub first_lock: TimeDelta,
    pub longest_lock: TimeDelta,
    /// How long the number of locks so far is remembered after the last failure.
    pub memory: TimeDelta,
}

const ACCOUNT: Limit = Limit {
    failures: 10,
    window: TimeDelta::minutes(15),
    first_lock: TimeDelta::minutes(1),
    longest_lock: TimeDelta::minutes(15),
    memory: TimeDelta::hours(24),
};

const ADDRESS: Limit = Limit {
    failures: 60,
    window: TimeDelta::minutes(1),
    first_lock: TimeDelta::minutes(1),
    longest_lock: TimeDelta::minutes(1),
    memory: TimeDelta::minutes(2),
};

/// Whose failures are counted together in one attempt. Keys are hashes: what people type as a name may be a password.
#[derive(Clone)]
pub struct Attempt {
    name: String,
    account: Vec<u8>,
    /// The counter that counts for the account here: the shared one, or that of a familiar address.
    account_counter: Vec<u8>,
    address_counter: Vec<u8>,
    network: ClientNetwork,
    counted: bool,
}

pub(super) fn key(parts: &[&str]) -> Vec<u8> {
    digest(&SHA256, parts.join("\n").as_bytes())
        .as_ref()
        .to_vec()
}

pub(super) fn account_key(name: &str) -> Vec<u8> {
    key(&["account", &fold(name)])
}

/// The counter's lock, if it holds at `now`.
fn locked(counter: &Counter, now: DateTime<Utc>) -> Option<Duration> {
    let left = counter.locked_until? - now;
    // Rounded up: who comes back after Retry-After must not be early.
    left.to_std().ok().filter(|left| !left.is_zero())
}

/// Counts one failure and says whether it locked the counter.
///
/// # Errors
/// The time left when the counter is locked already; then this failure counts no more.
pub(super) fn count(
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

impl Domain {
    /// Begins an attempt at the account called `name`.
    ///
    /// # Errors
    /// [`Refusal::TooManyAttempts`] while a counter is locked.
    pub(crate) async fn begin_attempt(
        &self,
        name: &str,
        address: IpAddr,
    ) -> Result<Attempt, Refusal> {
        let attempt = self.attempt(name, address).await?;
        let now = self.clock.now();
        attempt.still_allowed(self.store.reader(), now).await??;
        Ok(attempt)
    }

    /// An attempt in which nothing is to be guessed: somebody else vouches for who comes.
    ///
    /// # Errors
    /// Those of the database.
    pub(crate) async fn attempt(&self, name: &str, address: IpAddr) -> Result<Attempt, Refusal> {
        let network = client_network(address);
        let mut attempt = Attempt {
            name: name.to_owned(),
            account: account_key(name),
            account_counter: account_key(name),
            address_counter: key(&["address", &network.to_string()]),
            network,
            counted: self.settings.login.rate_limit == Switch::On,
        };
        if !attempt.counted {
            return Ok(attempt);
        }
        let now = self.clock.now();
        let db = self.store.reader();
        let (network, since) = (network.to_string(), now - ADDRESSES_KEPT);
        if lockouts::is_familiar(db, &attempt.account, &network, since).await? {
            attempt.account_counter = key(&["familiar", &fold(name), &network]);
        }
        Ok(attempt)
    }
}

impl Attempt {
    /// Counts a failed attempt and writes it down as `seen`, with the lock that it may have caused. The inner error says that
    /// it was one too many, whatever was wrong with it.
    pub(crate) async fn count_failure(
        &self,
        tx: &DatabaseTransaction,
        seen: auth_events::ActiveModel,
        now: DateTime<Utc>,
    ) -> Result<Result<(), Refusal>, DbErr> {
        let mut verdict = Ok(());
        if !self.counted {
            activity::insert(tx, seen).await?;
            return Ok(verdict);
        }
        let mut locks = false;
        for (key, limit) in [
            (&self.account_counter, &ACCOUNT),
            (&self.address_counter, &ADDRESS),
        ] {
            let mut counter = lockouts::lock(tx, key, now).await?;
            match count(&mut counter, limit, now) {
                Ok(locked) => locks |= locked,
                Err(retry_after) => verdict = Err(Refusal::TooManyAttempts { retry_after }),
            }
            lockouts::save(tx, counter).await?;
        }
        activity::insert(tx, seen.clone()).await?;
        if locks {
            activity::insert(tx, of_kind(seen, Kind::Lockout)).await?;
        }
        Ok(verdict)
    }

    /// Whether no counter is locked. Asked again after a right password or code: parallel wrong ones may have locked one
    /// since [`Domain::begin_attempt`], and then the right one must not be told from them.
    pub(crate) async fn still_allowed(
        &self,
        tx: &impl ConnectionTrait,
        now: DateTime<Utc>,
    ) -> Result<Result<(), Refusal>, DbErr> {
        if !self.counted {
            return Ok(Ok(()));
        }
        let keys = [self.account_counter.clone(), self.address_counter.clone()];
        let lock = lockouts::find(tx, &keys)
            .await?
            .iter()
            .find_map(|c| locked(c, now));
        Ok(match lock {
            Some(retry_after) => Err(Refusal::TooManyAttempts { retry_after }),
            None => Ok(()),
        })
    }

    /// Part of the transaction that completes a login: forgets the failures and remembers the address.
    pub(crate) async fn complete(
        &self,
        tx: &DatabaseTransaction,
        now: DateTime<Utc>,
    ) -> Result<(), DbErr> {
        if !self.counted {
            return Ok(());
        }
        let mails = login_mails_key(&self.name);
        lockouts::clear(tx, &[self.account_counter.clone(), mails]).await?;
        lockouts::remember_address(tx, &self.account, &self.network.to_string(), now).await?;
        if self.account_counter != self.account {
            return Ok(());
        }
        // The address is a new one.
        lockouts::forget_oldest_addresses(tx, &self.account).await
    }
}

impl Domain {
    /// `admin user unlock`: forgets all failures of the account, those from familiar addresses included.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn unlock(&self, name: &str) -> Result<(), Refusal> {
        let account = account_key(name);
        let since = self.clock.now() - ADDRESSES_KEPT;
        let mut keys: Vec<_> = lockouts::familiar(self.store.reader(), &account, since)
            .await?
            .iter()
            .map(|address| key(&["familiar", &fold(name), address]))
            .collect();
        keys.push(account);
        self.store
            .write(move |tx| Box::pin(async move { lockouts::clear(tx, &keys).await }))
            .await?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
    fn failures_far_apart_never_lock() {
        let mut now = DateTime::UNIX_EPOCH;
        let mut counter = counter(now);
        for _ in 0..50 {
            assert_eq!(count(&mut counter, &ACCOUNT, now), Ok(false));
            now += TimeDelta::minutes(2);
        }
    }
}
