//! Limits on guessing and on mails.

pub mod address_limit;
pub mod counter;
pub mod lockout;
pub mod mail_budget;
pub mod secret_guesses;

use std::sync::Arc;

use crate::{
    clock::SharedClock,
    config::Settings,
    domain::{audit::Audit, mail::Outbox},
    store::Store,
};

/// How often something may be tried.
pub struct Limits {
    pub(in crate::domain) store: Store,
    pub(in crate::domain) settings: Arc<Settings>,
    pub(in crate::domain) clock: SharedClock,
    pub(in crate::domain) audit: Arc<Audit>,
    pub(in crate::domain) outbox: Arc<Outbox>,
}
