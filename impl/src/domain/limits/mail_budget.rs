//! Limits on mails, so that nobody's mailbox is flooded and the service's address is not classified as a sender of
//! spam. Mails are counted by the name as typed, known or not, so that the limit does not reveal which names exist.

use std::net::IpAddr;

use chrono::{DateTime, TimeDelta, Utc};

use crate::{
    client_network::client_network,
    config::Switch,
    domain::{
        limits::{Limits, counter::key},
        refusal::Refusal,
    },
    names::fold,
    store::{Transaction, lockouts},
};

const MAILS_PER_NAME: i32 = 5;
const MAILS_PER_ADDRESS: i32 = 30;
const WINDOW: TimeDelta = TimeDelta::hours(1);

/// Why a mail is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MailPurpose {
    /// A code requested by `POST /auth/send-otp`.
    OneTimeCode,
    /// The second factor after a correct password.
    Login,
    ResetLink,
    SignUpLink,
}

impl MailPurpose {
    fn name(self) -> &'static str {
        match self {
            Self::OneTimeCode => "one-time code",
            Self::Login => "login",
            Self::ResetLink => "reset link",
            Self::SignUpLink => "sign-up link",
        }
    }
}

/// The counters that one mail affects.
pub struct MailBudget {
    counters: Vec<(Vec<u8>, i32)>,
}

fn name_key(purpose: MailPurpose, name: &str) -> Vec<u8> {
    key(&["mail", purpose.name(), &fold(name)])
}

impl Limits {
    /// Five mails an hour for each name and purpose; thirty for each client address, if one is given.
    pub(crate) fn mail_budget(
        &self,
        purpose: MailPurpose,
        name: &str,
        address: Option<IpAddr>,
    ) -> MailBudget {
        let mut counters = vec![(name_key(purpose, name), MAILS_PER_NAME)];
        counters.extend(address.map(|address| {
            let client = client_network(address).to_string();
            (key(&["mails from", &client]), MAILS_PER_ADDRESS)
        }));
        if self.settings.login.rate_limit == Switch::Off {
            counters.clear();
        }
        MailBudget { counters }
    }
}

impl MailBudget {
    /// Counts one mail.
    ///
    /// # Errors
    /// [`Refusal::TooManyAttempts`] if it exceeds the limit; database errors.
    pub(crate) async fn spend(&self, tx: &Transaction, now: DateTime<Utc>) -> Result<(), Refusal> {
        let mut spent = Vec::with_capacity(self.counters.len());
        for (key, limit) in &self.counters {
            let mut counter = lockouts::lock(tx, key, now).await?;
            if counter.window_ends_at <= now {
                counter.failures = 0;
                counter.window_ends_at = now + WINDOW;
            }
            if counter.failures >= *limit {
                let left = counter.window_ends_at - now;
                let retry_after = left.to_std().unwrap_or_default();
                return Err(Refusal::TooManyAttempts { retry_after });
            }
            counter.failures += 1;
            counter.expires_at = counter.window_ends_at;
            spent.push(counter);
        }
        for counter in spent {
            lockouts::save(tx, counter).await?;
        }
        Ok(())
    }
}

/// The counter that a completed login resets: whoever can read the mails may request any number.
pub(in crate::domain) fn login_mail_key(username: &str) -> Vec<u8> {
    name_key(MailPurpose::Login, username)
}
