//! Passwords that are forgotten or changed.

pub mod change;
pub mod reset;

use std::sync::Arc;

use crate::{
    clock::SharedClock,
    config::Settings,
    domain::{
        audit::Audit, clients::Clients, codes::Codes, limits::Limits, links::Links, mail::Outbox,
        passwords::Passwords, sessions::Sessions,
    },
    random::SharedRandomness,
    store::Store,
};

/// Forgotten and changed passwords.
pub struct Recovery {
    pub(in crate::domain) store: Store,
    pub(in crate::domain) settings: Arc<Settings>,
    pub(in crate::domain) clock: SharedClock,
    pub(in crate::domain) random: SharedRandomness,
    pub(in crate::domain) links: Links,
    pub(in crate::domain) audit: Arc<Audit>,
    pub(in crate::domain) passwords: Arc<Passwords>,
    pub(in crate::domain) outbox: Arc<Outbox>,
    pub(in crate::domain) limits: Arc<Limits>,
    pub(in crate::domain) clients: Arc<Clients>,
    pub(in crate::domain) sessions: Arc<Sessions>,
    pub(in crate::domain) codes: Arc<Codes>,
}
