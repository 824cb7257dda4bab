//! Accounts: a user with credentials and memberships in tenants.
//!
//! An account consists of three rows: the user, the credentials (a password, or an identity at a provider), and a
//! membership that links the user to a tenant with a role and a [`status`]. [`status::check_user`] decides whether a
//! user may use a client. [`new_account`] builds the rows for everyone who creates accounts: the administrator,
//! sign-up, federated login and the first start. They insert the rows in transactions of their own, since each has
//! different conditions to check. [`defaults`] tells which tenant, role and clients an account gets that nobody has
//! assigned to one.

pub mod defaults;
pub mod error;
pub mod fields;
pub mod lookups;
pub mod new_account;
pub mod status;

use std::sync::Arc;

use crate::{
    clock::SharedClock, config::Settings, domain::passwords::Passwords, random::SharedRandomness,
    store::Store,
};

/// Builds new accounts and looks up what they refer to.
pub struct Accounts {
    pub(in crate::domain) store: Store,
    pub(in crate::domain) settings: Arc<Settings>,
    pub(in crate::domain) clock: SharedClock,
    pub(in crate::domain) random: SharedRandomness,
    pub(in crate::domain) passwords: Arc<Passwords>,
}
