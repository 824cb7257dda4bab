//! Attempts to authenticate: checking, counting and resetting the counters of an account name and an address.

use std::net::IpAddr;

use chrono::{DateTime, Utc};

use crate::{
    client_network::{ClientNetwork, client_network},
    config::Switch,
    domain::{
        audit::EventKind,
        caller::Caller,
        limits::{
            Limits,
            counter::{count, key, locked},
            lockout::{
                ACCOUNT, ADDRESS, MAX_CONSECUTIVE_FAILURES, account_key, count_consecutive,
                familiar_key, may_notify, notice_key, streak_key,
            },
            mail_budget::login_mail_key,
        },
        refusal::Refusal,
    },
    mail::Message,
    store::{
        Connection, Error, Transaction,
        audit::{self, NewEvent},
        lockouts,
        outbox::{self, NewMail},
        sweep::ADDRESSES_KEPT,
        users::Account,
    },
};

/// One attempt to authenticate, with the counters that it affects. Their keys are hashes, since people type passwords
/// into the name field by mistake.
#[derive(Clone)]
pub struct Attempt {
    name: String,
    /// Whether a password is checked and not a code: only passwords can be disabled.
    checks_password: bool,
    account: Vec<u8>,
    /// The counter used for the account: the shared one, or one for a familiar address.
    account_counter: Vec<u8>,
    address_counter: Vec<u8>,
    network: ClientNetwork,
    counted: bool,
}

/// A failed attempt: its audit event, and the mails to the user in case it causes a lock. For unknown names the mails
/// are created too and delivered to nobody, so that timing reveals nothing.
pub(crate) struct Failure {
    event: NewEvent,
    locked: NewMail,
    password_off: NewMail,
}

impl Limits {
    /// Begins an attempt to authenticate by a code as the account called `name`.
    ///
    /// # Errors
    /// [`Refusal::TooManyAttempts`] while a counter is locked.
    pub(crate) async fn begin_attempt(
        &self,
        name: &str,
        address: IpAddr,
    ) -> Result<Attempt, Refusal> {
        let attempt = self.unchecked_attempt(name, address).await?;
        let now = self.clock.now();
        attempt.ensure_unlocked(self.store.reader(), now).await?;
        Ok(attempt)
    }

    /// Begins an attempt to authenticate by a password as the account called `name`.
    ///
    /// # Errors
    /// [`Refusal::TooManyAttempts`] while a counter is locked or the password is disabled.
    pub(crate) async fn begin_password_attempt(
        &self,
        name: &str,
        address: IpAddr,
    ) -> Result<Attempt, Refusal> {
        let mut attempt = self.unchecked_attempt(name, address).await?;
        attempt.checks_password = true;
        let now = self.clock.now();
        attempt.ensure_unlocked(self.store.reader(), now).await?;
        Ok(attempt)
    }

    /// Prepares a failed attempt at `account`, which is `None` for an unknown name.
    ///
    /// # Errors
    /// Internal errors only.
    pub(crate) fn failure(
        &self,
        account: Option<&Account>,
        client_id: &str,
        caller: &Caller,
    ) -> Result<Failure, Refusal> {
        let user = account.map(|account| &account.user);
        let to_owner = |message, owner: Option<&Account>| {
            self.outbox
                .seal_letter(&self.outbox.letter_if_known(owner, message))
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

    /// An attempt without a limit: an identity provider has authenticated the user, so nothing can be guessed.
    ///
    /// # Errors
    /// Database errors.
    pub(crate) async fn unchecked_attempt(
        &self,
        name: &str,
        address: IpAddr,
    ) -> Result<Attempt, Refusal> {
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
            attempt.account_counter = familiar_key(name, &network);
        }
        Ok(attempt)
    }
}

impl Limits {
    /// Counts and records a failed attempt. Returns the refusal for the caller: the given one, or that there were too
    /// many attempts.
    ///
    /// # Errors
    /// Database errors.
    pub(crate) async fn record_failure(
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
        self.outbox.wake_sender();
        Ok(verdict.err().unwrap_or(refusal))
    }
}

impl Attempt {
    /// Counts and records a failed attempt and the lock that it may cause, of which the user is notified. The inner
    /// error says that the attempt exceeded a limit, whatever else was wrong with it; the count is committed in either
    /// case.
    pub(crate) async fn count_failure(
        &self,
        tx: &Transaction,
        failure: Failure,
        now: DateTime<Utc>,
    ) -> Result<Result<(), Refusal>, Error> {
        let mut verdict = Ok(());
        let event = failure.event;
        if !self.counted {
            audit::insert(tx, event);
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
        audit::insert(tx, event.clone());
        if locks {
            audit::insert(tx, event.clone().of_kind(EventKind::Lockout));
        }
        // Attempts that are refused because of a lock are not consecutive failures: their sender has learnt nothing
        // about the password.
        if verdict.is_ok() && self.count_consecutive(tx, now).await? {
            let off = event
                .of_kind(EventKind::Lockout)
                .with_detail("password off until a reset");
            audit::insert(tx, off);
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

    /// Checks that no counter is locked. To be repeated after a correct password or code: concurrent wrong ones may
    /// have locked a counter since [`Limits::begin_attempt`], and a correct one must not be distinguishable then.
    ///
    /// # Errors
    /// [`Refusal::TooManyAttempts`]; database errors.
    pub(crate) async fn ensure_unlocked(
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
            // A disabled password has no known end, and unknown names must look the same.
            Some(left) => Err(Refusal::TooManyAttempts {
                retry_after: left.min(longest),
            }),
            None => Ok(()),
        }
    }

    /// Resets the counters of failures and remembers the address, in the transaction that completes a login.
    pub(crate) async fn record_success(
        &self,
        tx: &Transaction,
        now: DateTime<Utc>,
    ) -> Result<(), Error> {
        if !self.counted {
            return Ok(());
        }
        let mails = login_mail_key(&self.name);
        // In the order in which failures lock them.
        lockouts::clear(tx, &[self.account_counter.clone(), mails]);
        // A disabled password stays disabled although the user has logged in by other means; only a new password
        // enables it.
        lockouts::clear_below(tx, &streak_key(&self.name), MAX_CONSECUTIVE_FAILURES);
        lockouts::clear(tx, &[notice_key(&self.name)]);
        lockouts::remember_address(tx, &self.account, &self.network.to_string(), now);
        if self.account_counter != self.account {
            return Ok(());
        }
        // A new address was remembered.
        lockouts::delete_oldest_addresses(tx, &self.account).await
    }
}
