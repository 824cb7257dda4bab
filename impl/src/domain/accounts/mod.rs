//! Accounts: whose they are, what they may do, and how new ones are made.

pub mod error;
pub mod fields;
pub mod lookups;
pub mod new_account;
pub mod placement;
pub mod standing;

use std::sync::Arc;

use crate::{
    clock::SharedClock, config::Settings, domain::passwords::Passwords, random::SharedRandomness,
    store::Store,
};

/// New accounts, and where they land.
pub struct Accounts {
    pub(in crate::domain) store: Store,
    pub(in crate::domain) settings: Arc<Settings>,
    pub(in crate::domain) clock: SharedClock,
    pub(in crate::domain) random: SharedRandomness,
    pub(in crate::domain) passwords: Arc<Passwords>,
}
