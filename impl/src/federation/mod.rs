//! Logins through other identity providers: one registry, three protocols, few differences. Nothing here knows our users; an
//! [`Identity`] is all that comes out.

mod apple;
mod claims;
mod configured;
mod oauth2;
mod oidc;
mod outbound;
mod registry;
mod saml;

pub use registry::{Provider, ProviderName, Registry};
pub use saml::Asserted;

use secrecy::SecretString;
use serde::{Deserialize, Serialize};

/// Who somebody is, as a provider says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identity {
    /// The provider's own name for the person; never reused for another.
    pub subject: String,
    /// Only when the provider vouches for it.
    pub address: Option<String>,
    pub first_name: Option<String>,
    pub last_name: Option<String>,
}

/// A login that a provider has completed.
#[derive(Debug)]
pub struct Completed {
    pub identity: Identity,
    /// To end the provider's session later.
    pub refresh_token: Option<SecretString>,
}

/// What a login remembers between its start and its callback.
#[derive(Clone, Debug)]
pub struct Attempt {
    pub state: String,
    pub nonce: String,
    /// RFC 7636.
    pub verifier: String,
}

/// Why a login through a provider failed. The words go to the log and hold nothing that a provider or a caller sent.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The login is not to be believed, or the provider said no.
    #[error("{0}")]
    Refused(&'static str),
    /// The provider refuses for the moment.
    #[error("the provider refuses for the moment")]
    NotNow,
    /// The provider does not work, or does not make sense.
    #[error("{0}")]
    Broken(&'static str),
    #[error("the provider took too long")]
    TooSlow,
}
