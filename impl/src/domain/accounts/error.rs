//! Errors of changes to accounts, tenants, roles and clients.

use crate::{
    config::BadSetting,
    domain::refusal::Refusal,
    store::{
        Error,
        constraints::{Constraint, violated},
        outage::is_outage,
    },
};

/// Why a change was rejected. The text is shown to the administrator who runs the command; sign-up and federated login
/// translate it to a [`Refusal`].
#[derive(Debug, thiserror::Error)]
pub enum ChangeError {
    #[error("there is no {what} called {name}")]
    Missing { what: &'static str, name: String },
    #[error("--tenant is required, since no tenant is called default; {0}")]
    TenantNeeded(String),
    #[error("a {0} of this name already exists")]
    Taken(&'static str),
    #[error("a tenant with this key already exists")]
    KeyTaken,
    #[error("several users are called {0}; use the id of one")]
    Ambiguous(String),
    /// `field` is the flag of the command, or a plain name if the value may come from elsewhere.
    #[error("{field}: {problem}")]
    Invalid {
        field: &'static str,
        problem: &'static str,
    },
    #[error("{0} is not a member of any tenant; run `admin user update --tenant`")]
    NoMembership(String),
    #[error("{0} logs in through an identity provider and has no password here")]
    FederatedUser(String),
    #[error(transparent)]
    Setting(#[from] BadSetting),
    #[error("the database cannot be used: {0}")]
    Database(Error),
    #[error(transparent)]
    Refused(#[from] Refusal),
}

impl ChangeError {
    pub(in crate::domain) fn missing(what: &'static str, name: &str) -> Self {
        let name = name.to_owned();
        Self::Missing { what, name }
    }

    pub(in crate::domain) fn invalid(field: &'static str, problem: &'static str) -> Self {
        Self::Invalid { field, problem }
    }
}

impl From<Error> for ChangeError {
    fn from(error: Error) -> Self {
        match violated(&error) {
            Some(Constraint::Username) => Self::Taken("user"),
            Some(Constraint::TenantKey) => Self::KeyTaken,
            // Whoever runs a command cannot see the service's log.
            None if is_outage(&error) => Self::Database(error),
            None => Self::Refused(error.into()),
        }
    }
}
