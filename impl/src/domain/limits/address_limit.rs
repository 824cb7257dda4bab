//! Limits by address for operations that need neither an account nor a password.

use std::net::IpAddr;

use chrono::{DateTime, TimeDelta, Utc};

use crate::{
    client_network::client_network,
    config::Switch,
    domain::{
        limits::{
            Limits,
            counter::{Limit, count, key, locked},
        },
        refusal::Refusal,
    },
    store::{Connection, Error, Transaction, lockouts},
};

/// An operation that is counted by address.
pub(in crate::domain) struct CountedOperation {
    name: &'static str,
    limit: Limit,
}

const fn per_minute(name: &'static str, times: i32) -> CountedOperation {
    CountedOperation {
        name,
        limit: Limit {
            failures: times,
            window: TimeDelta::minutes(1),
            first_lock: TimeDelta::minutes(1),
            longest_lock: TimeDelta::minutes(1),
            memory: TimeDelta::minutes(2),
        },
    }
}

/// Starts of a login at an identity provider. Each stores a row; the limit allows for many people behind one address.
pub(in crate::domain) const LOGIN_STARTS: CountedOperation = per_minute("federated starts", 240);
/// Device authorizations, which store a row each too.
pub(in crate::domain) const DEVICE_STARTS: CountedOperation = per_minute("device starts", 240);
/// Requests that are pushed by clients without a secret, so by anybody. Each stores a row.
pub(in crate::domain) const PUSHED_REQUESTS: CountedOperation = per_minute("pushed requests", 240);
/// User codes that no device shows (RFC 8628 section 5.1). A code has 34 bits and lives for ten minutes.
pub(in crate::domain) const USER_CODE_GUESSES: CountedOperation =
    per_minute("user code guesses", 20);
/// Callbacks whose state is unknown.
pub(in crate::domain) const UNSOLICITED_CALLBACKS: CountedOperation =
    per_minute("stray callbacks", 60);

/// The counter of one operation for one address.
pub(in crate::domain) struct AddressLimit {
    key: Vec<u8>,
    limit: &'static Limit,
    counted: bool,
}

impl Limits {
    pub(in crate::domain) fn address_limit(
        &self,
        counted: &'static CountedOperation,
        address: IpAddr,
    ) -> AddressLimit {
        AddressLimit {
            key: key(&[counted.name, &client_network(address).to_string()]),
            limit: &counted.limit,
            counted: self.settings.login.rate_limit == Switch::On,
        }
    }
}

impl AddressLimit {
    /// For operations that count only what is wrong: nothing is accepted from a locked address either.
    ///
    /// # Errors
    /// [`Refusal::TooManyAttempts`], database errors.
    pub async fn ensure_unlocked(
        &self,
        db: &impl Connection,
        now: DateTime<Utc>,
    ) -> Result<(), Refusal> {
        if !self.counted {
            return Ok(());
        }
        let counters = lockouts::find(db, std::slice::from_ref(&self.key)).await?;
        let lock = counters.iter().find_map(|counter| locked(counter, now));
        match lock {
            Some(retry_after) => Err(Refusal::TooManyAttempts { retry_after }),
            None => Ok(()),
        }
    }

    /// Counts one call. The inner error says that it exceeds the limit; the outer one is the database's, so that the
    /// count is committed in either case.
    pub async fn count(
        &self,
        tx: &Transaction,
        now: DateTime<Utc>,
    ) -> Result<Result<(), Refusal>, Error> {
        if !self.counted {
            return Ok(Ok(()));
        }
        let mut counter = lockouts::lock(tx, &self.key, now).await?;
        let verdict = count(&mut counter, self.limit, now).map(drop);
        lockouts::save(tx, counter).await?;
        Ok(verdict.map_err(|retry_after| Refusal::TooManyAttempts { retry_after }))
    }
}
