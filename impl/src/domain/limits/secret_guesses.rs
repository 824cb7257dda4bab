//! Limits on guessing client secrets. A guess counts for the address that it comes from and never for the client, so
//! that nobody can lock a client out.

use std::net::IpAddr;

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
    store::{Error, Transaction, lockouts},
};

/// The counters of wrong client secrets from one address. A wrong secret also counts as a failed attempt of the
/// address; failed logins do not count here, since they may be those of many users behind one backend.
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
    /// # Errors
    /// [`Refusal::TooManyAttempts`], database errors.
    pub async fn ensure_unlocked(
        &self,
        limits: &Limits,
        now: DateTime<Utc>,
    ) -> Result<(), Refusal> {
        if !self.counted {
            return Ok(());
        }
        let counter = limits.counters.find(self.own_counter.clone()).await?;
        match counter.and_then(|counter| locked(&counter, now)) {
            Some(retry_after) => Err(Refusal::TooManyAttempts { retry_after }),
            None => Ok(()),
        }
    }

    /// Counts a wrong secret. The inner error says that it exceeds the limit; the count is committed in either case.
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
