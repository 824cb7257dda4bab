//! Rate limits and lockout. RATE_LIMIT=off disables all of them.
//!
//! | what | counted by | limit | module |
//! |---|---|---|---|
//! | wrong passwords and codes | account name, known or not | 10 in 15 minutes lock it for 1, then 2, 4, 8, 15 minutes | [`attempt`] |
//! | | address | 60 a minute lock it for 1 minute | [`attempt`] |
//! | consecutive wrong passwords and codes | account name | 100 disable the password until a reset | [`attempt`] |
//! | wrong client secrets | address | 60 a minute | [`secret_guesses`] |
//! | starts of federated logins | address | 240 a minute | [`address_limit`] |
//! | callbacks with an unknown state | address | 60 a minute | [`address_limit`] |
//! | authorizations of devices | address | 240 a minute | [`address_limit`] |
//! | unknown codes of devices | address | 20 a minute | [`address_limit`] |
//! | mails | name and purpose | 5 an hour | [`mail_budget`] |
//! | | address | 30 an hour | [`mail_budget`] |
//!
//! An address is an IPv4 address or an IPv6 /64 network. An attacker must not be able to lock a user out, so a user who
//! logs in from a *familiar* address, one from which a login was completed before, has a counter for the name of their
//! own there.
//!
//! Counters are rows of one table, locked within the transaction that decides, so that concurrent requests cannot
//! exceed a limit. A refusal that counts a failure must not roll the count back: such functions return a nested
//! `Result`, whose inner error is the refusal.

pub mod address_limit;
pub mod attempt;
pub mod counter;
pub mod lockout;
pub mod mail_budget;
pub mod secret_guesses;

use std::sync::Arc;

use crate::{
    clock::SharedClock,
    config::Settings,
    domain::{audit::Audit, mail::Outbox},
    store::{Store, lockouts::Counter, lookups::Lookups},
};

/// Counts attempts and refuses those that exceed a limit.
pub struct Limits {
    pub(in crate::domain) store: Store,
    pub(in crate::domain) settings: Arc<Settings>,
    pub(in crate::domain) clock: SharedClock,
    pub(in crate::domain) audit: Arc<Audit>,
    pub(in crate::domain) outbox: Arc<Outbox>,
    /// By `lockouts.key_hash`.
    pub(in crate::domain) counters: Lookups<Vec<u8>, Counter>,
}
