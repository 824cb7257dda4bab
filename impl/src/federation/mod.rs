//! Logins through other identity providers: one registry, three protocols, few differences. Nothing here knows our users; an
//! [`Identity`] is all that comes out.

mod apple;
mod cache;
mod check;
mod claims;
mod configured;
mod fault;
mod id_token;
mod jwt;
mod logout_token;
mod oauth2;
mod oidc;
mod outbound;
mod provider;
mod provider_error;
mod registry;
mod saml;

pub use check::{Probe, ProbeLevel};
pub use fault::{Fault, FaultKind, Stage, printable};
pub use logout_token::{Ended, LogoutToken};
pub use outbound::Outbound;
pub use provider::{Provider, ProviderName};
pub use registry::Registry;
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
    /// Of the provider, where it has a name: `iss`, or a SAML entity id.
    #[serde(default)]
    pub issuer: Option<String>,
}

/// A login that a provider has completed.
#[derive(Debug)]
pub struct Completed {
    pub identity: Identity,
    /// To end the provider's session later.
    pub refresh_token: Option<SecretString>,
    /// `sid`: the session at the provider (OpenID Connect Back-Channel Logout 1.0 section 2.1).
    pub provider_session: Option<String>,
}

/// What a login remembers between its start and its callback.
#[derive(Clone, Debug)]
pub struct Attempt {
    pub state: String,
    pub nonce: String,
    /// RFC 7636.
    pub verifier: String,
}
