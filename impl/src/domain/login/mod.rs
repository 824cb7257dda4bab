//! Logins with a password.

pub mod authenticate;
pub mod password;

use std::sync::Arc;

use crate::{
    clock::SharedClock,
    domain::{
        audit::Audit, clients::Clients, limits::Limits, mail::Outbox, passwords::Passwords,
        second_factor::SecondFactors, sessions::Sessions,
    },
    store::Store,
};

/// Logins with a password.
pub struct Login {
    pub(in crate::domain) store: Store,
    pub(in crate::domain) clock: SharedClock,
    pub(in crate::domain) audit: Arc<Audit>,
    pub(in crate::domain) passwords: Arc<Passwords>,
    pub(in crate::domain) limits: Arc<Limits>,
    pub(in crate::domain) outbox: Arc<Outbox>,
    pub(in crate::domain) clients: Arc<Clients>,
    pub(in crate::domain) sessions: Arc<Sessions>,
    pub(in crate::domain) second_factor: Arc<SecondFactors>,
}
