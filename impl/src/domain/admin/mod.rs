//! What `auth-service admin` does, and the first start: tenants, roles, clients and users are made and changed here.
//!
//! Every change is one transaction, waits for other administrative changes, and leaves a row in the audit trail.

mod bootstrap;
mod clients;
mod details;
mod doctor;
mod erasure;
pub(super) mod fields;
mod keys;
mod node_versions;
mod providers;
mod tenants;
mod user_actions;
mod user_update;
mod users;

pub use bootstrap::Bootstrapped;
pub use clients::{
    ClientAction, ClientChange, CreatedClient, Demands, Expirations, NewClient, NewSecret,
};
pub use details::{UserDetails, UserPage};
pub use doctor::{Finding, Level, examine, examine_keys};
pub use keys::ListedKey;
pub use user_actions::UserAction;
pub use user_update::UserChange;
pub(super) use users::CreatedBy;
pub use users::{CreatedUser, Identity, NewUser, Profile};

use sea_orm::DbErr;

use super::Refusal;
use crate::{
    config::BadSetting,
    random::{Randomness, RandomnessExt},
    store::{
        constraints::{Constraint, violated},
        outage::is_outage,
    },
};

/// The tenant and the role of those for whom nothing else is said.
pub const DEFAULT: &str = "default";

/// Why an administrative command did nothing.
#[derive(Debug, thiserror::Error)]
pub enum AdminError {
    #[error("there is no {what} called {name}")]
    Missing { what: &'static str, name: String },
    #[error("--tenant: the key of a tenant is expected, since none is called default; {0}")]
    TenantNeeded(String),
    #[error("a {0} of this name exists already")]
    Taken(&'static str),
    #[error("several users are called {0}: name one by its id")]
    Ambiguous(String),
    #[error("{field}: {problem}")]
    Invalid {
        field: &'static str,
        problem: &'static str,
    },
    #[error("{0} is a member of no tenant: give one with `admin user update --tenant`")]
    NoMembership(String),
    #[error("{0} logs in through a provider and has no password here")]
    External(String),
    #[error(transparent)]
    Setting(#[from] BadSetting),
    #[error("the database cannot be used: {0}")]
    Database(DbErr),
    #[error(transparent)]
    Refused(#[from] Refusal),
}

impl AdminError {
    fn missing(what: &'static str, name: &str) -> Self {
        let name = name.to_owned();
        Self::Missing { what, name }
    }

    fn invalid(field: &'static str, problem: &'static str) -> Self {
        Self::Invalid { field, problem }
    }
}

impl From<DbErr> for AdminError {
    fn from(error: DbErr) -> Self {
        match violated(&error) {
            Some(Constraint::Username) => Self::Taken("user"),
            Some(Constraint::TenantKey) => Self::Taken("tenant"),
            // Who types a command reads no log.
            None if is_outage(&error) => Self::Database(error),
            None => Self::Refused(error.into()),
        }
    }
}

/// A secret that somebody will type or paste: 43 letters and digits, no sign that a shell or a command line reads.
fn generated_secret(random: &dyn Randomness) -> String {
    random.token().replace(['-', '_'], "0")
}
