//! Limits on guessing. One counter for each account name, known or not, over all operations that take a password or a code;
//! another for each client, which is one IPv4 address or one IPv6 /64. The rules stand in [`count`]; everything else carries them to the database.

use std::net::IpAddr;

use chrono::{DateTime, TimeDelta, Utc};

use crate::{
    client_network::{ClientNetwork, client_network},
    config::Switch,
    domain::{
        audit::EventKind,
        caller::Caller,
        limits::{
            Limits,
            counter::{Limit, count, key, locked},
            mail_budget::login_mails_key,
        },
        refusal::Refusal,
    },
    mail::{Letter, Message},
    names::fold,
    store::{
        Connection, Error, Transaction,
        audit::{self, NewEvent},
        lockouts::{self, Counter},
        outbox::{self, NewMail},
        sweep::ADDRESSES_KEPT,
        users::Account,
    },
};

const ACCOUNT: Limit = Limit {
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

/// So many failures in a row, over all addresses, switch a password off until it is reset (NIST SP 800-63B-4 section 3.2.2).
const CONSECUTIVE: i32 = 100;
/// How long a shorter row of failures is remembered after the last of them.
const STREAK_KEPT: TimeDelta = TimeDelta::days(365);
/// A time that never comes: a password that is off stays off, and so does that of an unknown name, which must look the same.
const FOR_EVER: TimeDelta = TimeDelta::days(36_500);
/// After a notice the owner hears of the next lockout this much later, unless a login or a reset was completed in between.
const NOTICE_PAUSE: TimeDelta = TimeDelta::hours(24);

/// Whose failures are counted together in one attempt. Keys are hashes: what people type as a name may be a password.
#[derive(Clone)]
pub struct Attempt {
    name: String,
    /// Whether a password is checked, as opposed to a code: only a password can be off.
    checks_password: bool,
    account: Vec<u8>,
    /// The counter that counts for the account here: the shared one, or that of a familiar address.
    account_counter: Vec<u8>,
    address_counter: Vec<u8>,
    network: ClientNetwork,
    counted: bool,
}

pub(in crate::domain) fn account_key(name: &str) -> Vec<u8> {
    key(&["account", &fold(name)])
}

/// The counter of failures in a row, over all addresses.
fn streak_key(name: &str) -> Vec<u8> {
    key(&["consecutive failures", &fold(name)])
}

/// The counter that spares the owner more than one notice a lockout.
fn notice_key(name: &str) -> Vec<u8> {
    key(&["lockout notice", &fold(name)])
}

/// A failed attempt as it is written down, and what its owner is told if it locks something. Letters for unknown names are
/// made as well, and delivered to nobody.
pub(crate) struct Failure {
    event: NewEvent,
    locked: NewMail,
    password_off: NewMail,
}

/// Counts one failure of a row and says whether it switched the password off.
fn count_consecutive(counter: &mut Counter, now: DateTime<Utc>) -> bool {
    if locked(counter, now).is_some() {
        return false;
    }
    if counter.expires_at <= now {
        counter.failures = 0;
    }
    counter.failures += 1;
    let off = counter.failures >= CONSECUTIVE;
    counter.locked_until = off.then(|| now + FOR_EVER);
    counter.expires_at = now + if off { FOR_EVER } else { STREAK_KEPT };
    off
}

/// Whether no notice of a lockout went out lately; the next one is counted then.
fn may_notify(counter: &mut Counter, now: DateTime<Utc>) -> bool {
    let silent = counter.failures > 0 && counter.expires_at > now;
    if !silent {
        counter.failures = 1;
        counter.expires_at = now + NOTICE_PAUSE;
    }
    !silent
}

impl Limits {
    /// Begins an attempt to prove the account called `name` by a code.
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
        attempt.still_allowed(self.store.reader(), now).await?;
        Ok(attempt)
    }

    /// Begins an attempt at the password of the account called `name`.
    ///
    /// # Errors
    /// [`Refusal::TooManyAttempts`] while a counter is locked, and while the password is off.
    pub(crate) async fn begin_password_attempt(
        &self,
        name: &str,
        address: IpAddr,
    ) -> Result<Attempt, Refusal> {
        let mut attempt = self.attempt(name, address).await?;
        attempt.checks_password = true;
        let now = self.clock.now();
        attempt.still_allowed(self.store.reader(), now).await?;
        Ok(attempt)
    }

    /// A failed attempt at `account`, or at a name that is nobody's.
    ///
    /// # Errors
    /// Faults of ours only.
    pub(crate) fn failure(
        &self,
        account: Option<&Account>,
        client_id: &str,
        caller: &Caller,
    ) -> Result<Failure, Refusal> {
        let user = account.map(|account| &account.user);
        let to_owner = |message, owner: Option<&Account>| {
            self.outbox.seal_letter(&match owner {
                Some(account) => self.outbox.letter_to(account, message),
                None => Letter {
                    to: None,
                    locale: None,
                    message,
                },
            })
        };
        let with_password = account.filter(|account| account.own_password().is_some());
        Ok(Failure {
            event: self
                .audit
                .event(EventKind::Failure, user, client_id, caller),
            locked: to_owner(Message::LockedOut, account)?,
            password_off: to_owner(Message::PasswordOff, with_password)?,
        })
    }

    /// An attempt in which nothing is to be guessed: somebody else vouches for who comes.
    ///
    /// # Errors
    /// Those of the database.
    pub(crate) async fn attempt(&self, name: &str, address: IpAddr) -> Result<Attempt, Refusal> {
        let network = client_network(address);
        let mut attempt = Attempt {
            name: name.to_owned(),
            checks_password: false,
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

impl Limits {
    /// Counts a failed attempt and writes it down. Answers what to say.
    ///
    /// # Errors
    /// Those of the database.
    pub(crate) async fn note_failure(
        &self,
        attempt: &Attempt,
        refusal: Refusal,
        account: Option<&Account>,
        client_id: &str,
        caller: &Caller,
    ) -> Result<Refusal, Refusal> {
        let failure = self.failure(account, client_id, caller)?;
        let attempt = attempt.clone();
        let now = self.clock.now();
        let verdict = self
            .store
            .write(move |tx| Box::pin(async move { attempt.count_failure(tx, failure, now).await }))
            .await?;
        self.outbox.mail_waits();
        Ok(verdict.err().unwrap_or(refusal))
    }
}

impl Attempt {
    /// Counts a failed attempt and writes it down, with the lock that it may have caused, of which the owner is told. The
    /// inner error says that it was one too many, whatever was wrong with it.
    pub(crate) async fn count_failure(
        &self,
        tx: &Transaction,
        failure: Failure,
        now: DateTime<Utc>,
    ) -> Result<Result<(), Refusal>, Error> {
        let mut verdict = Ok(());
        let event = failure.event;
        if !self.counted {
            audit::insert(tx, event).await?;
            return Ok(verdict);
        }
        let mut locks = false;
        let mut account_locks = false;
        for (key, limit) in [
            (&self.account_counter, &ACCOUNT),
            (&self.address_counter, &ADDRESS),
        ] {
            let mut counter = lockouts::lock(tx, key, now).await?;
            match count(&mut counter, limit, now) {
                Ok(locked) => {
                    locks |= locked;
                    account_locks |= locked && *key == self.account_counter;
                }
                Err(retry_after) => verdict = Err(Refusal::TooManyAttempts { retry_after }),
            }
            lockouts::save(tx, counter).await?;
        }
        audit::insert(tx, event.clone()).await?;
        if locks {
            audit::insert(tx, event.clone().of_kind(EventKind::Lockout)).await?;
        }
        // What is refused unseen belongs to no row of failures: it told its sender nothing about the password.
        if verdict.is_ok() && self.count_consecutive(tx, now).await? {
            let off = event
                .of_kind(EventKind::Lockout)
                .with_detail("password off until a reset");
            audit::insert(tx, off).await?;
            outbox::insert(tx, failure.password_off).await?;
        } else if account_locks {
            let mut notices = lockouts::lock(tx, &notice_key(&self.name), now).await?;
            if may_notify(&mut notices, now) {
                lockouts::save(tx, notices).await?;
                outbox::insert(tx, failure.locked).await?;
            }
        }
        Ok(verdict)
    }

    async fn count_consecutive(&self, tx: &Transaction, now: DateTime<Utc>) -> Result<bool, Error> {
        let mut counter = lockouts::lock(tx, &streak_key(&self.name), now).await?;
        let off = count_consecutive(&mut counter, now);
        lockouts::save(tx, counter).await?;
        Ok(off)
    }

    /// Whether no counter is locked. Asked again after a right password or code: parallel wrong ones may have locked one
    /// since [`Limits::begin_attempt`], and then the right one must not be told from them.
    ///
    /// # Errors
    /// [`Refusal::TooManyAttempts`]; those of the database.
    pub(crate) async fn still_allowed(
        &self,
        tx: &impl Connection,
        now: DateTime<Utc>,
    ) -> Result<(), Refusal> {
        if !self.counted {
            return Ok(());
        }
        let mut keys = vec![self.account_counter.clone(), self.address_counter.clone()];
        if self.checks_password {
            keys.push(streak_key(&self.name));
        }
        let longest = ACCOUNT.longest_lock.to_std().unwrap_or_default();
        let lock = lockouts::find(tx, &keys)
            .await?
            .iter()
            .filter_map(|counter| locked(counter, now))
            .max();
        match lock {
            // Of a password that is off no end can be told, and an unknown name has nobody who would reset it.
            Some(left) => Err(Refusal::TooManyAttempts {
                retry_after: left.min(longest),
            }),
            None => Ok(()),
        }
    }

    /// Part of the transaction that completes a login: forgets the failures and remembers the address.
    pub(crate) async fn complete(&self, tx: &Transaction, now: DateTime<Utc>) -> Result<(), Error> {
        if !self.counted {
            return Ok(());
        }
        let mails = login_mails_key(&self.name);
        lockouts::clear(tx, &[self.account_counter.clone(), mails]).await?;
        // A password that is off stays so, though its owner has come in by another way: only a new one lifts that.
        lockouts::clear_below(tx, &streak_key(&self.name), CONSECUTIVE).await?;
        lockouts::clear(tx, &[notice_key(&self.name)]).await?;
        lockouts::remember_address(tx, &self.account, &self.network.to_string(), now).await?;
        if self.account_counter != self.account {
            return Ok(());
        }
        // The address is a new one.
        lockouts::forget_oldest_addresses(tx, &self.account).await
    }
}

impl Limits {
    /// `admin user unlock`: forgets all failures of the account.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn unlock(&self, name: &str) -> Result<(), Refusal> {
        let (name, now) = (name.to_owned(), self.clock.now());
        self.store
            .write(move |tx| Box::pin(async move { forget_failures(tx, &name, now).await }))
            .await?;
        Ok(())
    }
}

/// Forgets all failures of the account called `name`, those from familiar addresses included, and that its password is off.
/// Part of every transaction that sets a new password.
pub(crate) async fn forget_failures(
    tx: &Transaction,
    name: &str,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let account = account_key(name);
    let familiar = lockouts::familiar(tx, &account, now - ADDRESSES_KEPT).await?;
    let familiar = familiar
        .iter()
        .map(|address| key(&["familiar", &fold(name), address]));
    let counters: Vec<_> = familiar.chain([account]).collect();
    lockouts::clear(tx, &counters).await?;
    lockouts::clear(tx, &[streak_key(name)]).await?;
    lockouts::clear(tx, &[notice_key(name)]).await
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

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
