//! Logins through federated identity providers: one registry, three protocols. Nothing in here knows about our users;
//! the result is an [`Identity`].

mod apple;
mod cache;
mod check;
mod claims;
mod configured;
mod fault;
mod id_token;
mod jwt;
mod login_end;
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

/// A person, as identified by a provider.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identity {
    /// The provider's identifier for the person, never reassigned.
    pub subject: String,
    /// Present only if the provider has verified it.
    pub address: Option<String>,
    pub first_name: Option<String>,
    pub last_name: Option<String>,
    /// The issuer, where the protocol has one: `iss`, or a SAML entity ID.
    #[serde(default)]
    pub issuer: Option<String>,
}

/// The result of a successful login at a provider.
#[derive(Debug)]
pub struct Completed {
    pub identity: Identity,
    /// For ending the login at the provider later.
    pub refresh_token: Option<SecretString>,
    /// Likewise, where the provider has given no refresh token.
    pub access_token: Option<SecretString>,
    /// `sid`: the session at the provider (OpenID Connect Back-Channel Logout 1.0 section 2.1).
    pub provider_session: Option<String>,
}

/// What must be kept between the start of a login and its callback.
#[derive(Clone, Debug)]
pub struct Attempt {
    pub state: String,
    pub nonce: String,
    /// RFC 7636.
    pub verifier: String,
}
