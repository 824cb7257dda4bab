//! Forgotten and changed passwords.
//!
//! 1. `POST /auth/forget-password` mails a link with a token that is valid for FORGOT_PASSWORD_LINK_EXPIRY; only its
//!    hash is stored. For an unknown name the same rows are written, except that the mail is not delivered, so that
//!    neither the response nor its duration reveals which names exist.
//! 2. `GET /auth/verify-reset-password-link` tells the page whether the token is still valid.
//! 3. `PATCH /auth/reset-password` sets the new password. A rejected password leaves the token valid, but only ten
//!    passwords may be hashed for one token.
//! 4. The reset ends all sessions, voids unused codes and other links, resets the lockout counters, and activates a
//!    Registered membership, since the link has proven the address.
//!
//! `PATCH /auth/change-password` does the same for a signed-in user, who proves the current password instead
//! ([`change`]).

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
