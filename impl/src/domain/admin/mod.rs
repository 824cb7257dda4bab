//! The commands of `auth-service admin`, and the first start: creating and changing tenants, roles, clients and users.
//!
//! Every change is one transaction that excludes other administrative changes and is recorded in the audit trail.

pub mod bootstrap;
pub mod client_settings;
pub mod clients;
pub mod details;
pub mod doctor;
mod erasure;
pub mod finding;
mod key_checks;
pub mod keys;
mod node_versions;
mod providers;
mod tenants;
pub mod user_actions;
pub mod user_update;
pub mod users;

pub use super::accounts::{
    error::ChangeError,
    new_account::{Identity, NewUser, Profile},
};
pub use bootstrap::Bootstrapped;
pub use clients::{
    ClientAction, ClientChange, CodeRequirements, CreatedClient, Expirations, NewClient, NewSecret,
};
pub use details::{UserDetails, UserPage};
pub use doctor::examine;
pub use finding::{Finding, Level};
pub use key_checks::examine_keys;
pub use keys::{ListedKey, Rotation};
pub use user_actions::UserAction;
pub use user_update::UserChange;
pub use users::CreatedUser;

use std::sync::Arc;

use crate::{
    clock::SharedClock,
    config::Settings,
    domain::{
        accounts::Accounts, audit::Audit, keys::Keys, mail::Outbox, passwords::Passwords,
        sessions::Sessions,
    },
    random::SharedRandomness,
    store::Store,
};

/// The commands of `auth-service admin`.
pub struct Admin {
    pub(in crate::domain) store: Store,
    pub(in crate::domain) settings: Arc<Settings>,
    pub(in crate::domain) clock: SharedClock,
    pub(in crate::domain) random: SharedRandomness,
    pub(in crate::domain) audit: Arc<Audit>,
    pub(in crate::domain) keys: Arc<Keys>,
    pub(in crate::domain) passwords: Arc<Passwords>,
    pub(in crate::domain) outbox: Arc<Outbox>,
    pub(in crate::domain) accounts: Arc<Accounts>,
    pub(in crate::domain) sessions: Arc<Sessions>,
}
