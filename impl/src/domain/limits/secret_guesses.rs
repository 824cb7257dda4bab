//! Limits on guessing client secrets. A guess counts against the address that it comes from and never against the client:
//! nobody can lock a client out.

use std::net::IpAddr;

use crate::store::{Connection, Error};
use chrono::{DateTime, Utc};

use crate::{
    client_network::client_network,
    config::Switch,
    domain::{
        limits::{
            Limits,
            counter::{count, key, locked},
            lockout::ADDRESS,
        },
        refusal::Refusal,
    },
    store::{Transaction, lockouts},
};

/// Guesses at client secrets from one address. They count as failed attempts of that address too; but failed logins, which
/// may be those of many users behind one backend, do not count here.
pub(in crate::domain) struct SecretGuesses {
    own_counter: Vec<u8>,
    address_counter: Vec<u8>,
    counted: bool,
}

impl Limits {
    pub(in crate::domain) fn secret_guesses(&self, address: IpAddr) -> SecretGuesses {
        let network = client_network(address).to_string();
        SecretGuesses {
            own_counter: key(&["client secrets", &network]),
            address_counter: key(&["address", &network]),
            counted: self.settings.login.rate_limit == Switch::On,
        }
    }
}

impl SecretGuesses {
    pub async fn still_allowed(
        &self,
        db: &impl Connection,
        now: DateTime<Utc>,
    ) -> Result<(), Refusal> {
        if !self.counted {
            return Ok(());
        }
        let counters = lockouts::find(db, std::slice::from_ref(&self.own_counter)).await?;
        let lock = counters.iter().find_map(|counter| locked(counter, now));
        match lock {
            Some(retry_after) => Err(Refusal::TooManyAttempts { retry_after }),
            None => Ok(()),
        }
    }

    /// Counts a wrong one. The inner error: it was one too many.
    pub async fn count(
        &self,
        tx: &Transaction,
        now: DateTime<Utc>,
    ) -> Result<Result<(), Refusal>, Error> {
        let mut verdict = Ok(());
        if !self.counted {
            return Ok(verdict);
        }
        for (key, decides) in [(&self.own_counter, true), (&self.address_counter, false)] {
            let mut counter = lockouts::lock(tx, key, now).await?;
            if let Err(retry_after) = count(&mut counter, &ADDRESS, now)
                && decides
            {
                verdict = Err(Refusal::TooManyAttempts { retry_after });
            }
            lockouts::save(tx, counter).await?;
        }
        Ok(verdict)
    }
}
