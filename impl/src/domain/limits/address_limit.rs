//! How often one address may do what needs no account and no password.

use std::net::IpAddr;

use chrono::{DateTime, TimeDelta, Utc};

use crate::{
    client_network::client_network,
    config::Switch,
    domain::{
        limits::{
            Limits,
            counter::{Limit, count, key},
        },
        refusal::Refusal,
    },
    store::{Error, Transaction, lockouts},
};

/// Something that is counted by address.
pub(in crate::domain) struct Counted {
    name: &'static str,
    limit: Limit,
}

const fn a_minute(name: &'static str, times: i32) -> Counted {
    Counted {
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

/// Logins that begin at a provider: each costs a row, and many people may stand behind one address.
pub(in crate::domain) const STARTS: Counted = a_minute("federated starts", 240);
/// Callbacks that nobody began.
pub(in crate::domain) const STRAY_CALLBACKS: Counted = a_minute("stray callbacks", 60);

/// The counter of one address.
pub(in crate::domain) struct AddressLimit {
    key: Vec<u8>,
    limit: &'static Limit,
    counted: bool,
}

impl Limits {
    pub(in crate::domain) fn address_limit(
        &self,
        counted: &'static Counted,
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
    /// Counts one. The inner error: it was one too many.
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
