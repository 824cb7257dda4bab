//! Why a change was not made.

use crate::{
    config::BadSetting,
    domain::refusal::Refusal,
    store::{
        Error,
        constraints::{Constraint, violated},
        outage::is_outage,
    },
};

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
    Database(Error),
    #[error(transparent)]
    Refused(#[from] Refusal),
}

impl AdminError {
    pub(in crate::domain) fn missing(what: &'static str, name: &str) -> Self {
        let name = name.to_owned();
        Self::Missing { what, name }
    }

    pub(in crate::domain) fn invalid(field: &'static str, problem: &'static str) -> Self {
        Self::Invalid { field, problem }
    }
}

impl From<Error> for AdminError {
    fn from(error: Error) -> Self {
        match violated(&error) {
            Some(Constraint::Username) => Self::Taken("user"),
            Some(Constraint::TenantKey) => Self::Taken("tenant"),
            // Who types a command reads no log.
            None if is_outage(&error) => Self::Database(error),
            None => Self::Refused(error.into()),
        }
    }
}
