//! The OpenID provider: OAuth 2.0 (RFC 6749, RFC 9700) and OpenID Connect for any client library.
//!
//! 1. **Request** ([`request`]): `GET /oauth2/authorize` checks client and redirect URI before anything else. As long as
//!    either cannot be trusted, errors are shown and not sent anywhere (RFC 6749 section 4.1.2.1, RFC 9700 section
//!    4.11). A client may push its request first (RFC 9126).
//! 2. **User** ([`authorize`]): if the browser has a session that is recent enough, and nothing has to be asked, the code
//!    is issued at once. Otherwise the browser is sent to the sign-in or the consent page. The request travels along,
//!    encrypted, in the URL of that page ([`Resume`](super::browsers::resume)), so that nothing is stored for strangers, and a
//!    reload, a second tab or a bookmark continues. The page ends by returning to the authorization endpoint, which
//!    decides anew: it is the only place that issues codes.
//! 3. **Response**: a code with `state` and `iss` (RFC 9207) to exactly the registered redirect URI, by query, fragment or
//!    a page that posts it.
//! 4. **Tokens** ([`token`]): the client authenticates itself, the code is exchanged once ([`codes`](super::codes)), and a
//!    session opens ([`sessions`](super::sessions)), whose *grant* keeps scopes, requested claims, and the session of the
//!    browser that it began through. The ID token (OpenID Connect Core section 2) is signed with the client's algorithm.
//! 5. **Logout**: ending the browser's session ends every session that began through it, and tells each client that has
//!    a back-channel address, through a queue in the database.

mod assertion;
pub mod authorize;
mod backchannel;
mod claims;
pub mod client;
pub mod client_authentication;
mod client_credentials;
pub mod consent;
pub mod device;
pub mod dpop;
pub mod fault;
mod id_token;
pub mod introspect;
pub mod logout;
pub mod push;
pub mod redirect;
mod refresh;
pub mod request;
pub mod response;
mod revoke;
pub mod scope;
pub mod sign_out;
pub(in crate::domain) mod signed_in;
pub mod token;
pub mod user_info;

use std::sync::Arc;

use uuid::Uuid;

use self::{client::OAuthClient, fault::Fault};
use crate::{
    clock::SharedClock,
    config::Settings,
    domain::{
        audit::Audit,
        browsers::Browsers,
        clients::Clients,
        codes::Codes,
        keys::{Keys, seal::Sealer},
        limits::Limits,
        pages::Pages,
        second_factor::SecondFactors,
        sessions::Sessions,
    },
    federation::{ClientKeys, Outbound},
    random::SharedRandomness,
    store::{Store, lookups::Lookups, sessions::Session},
};

/// The algorithms of client assertions and of DPoP proofs. The type of the key decides which one applies (RFC 8725
/// section 3.1); FAPI 2.0 allows no others.
pub const PROOF_ALGORITHMS: [&str; 3] = ["PS256", "ES256", "EdDSA"];

/// The OpenID provider.
pub struct OAuth {
    pub(in crate::domain) store: Store,
    pub(in crate::domain) settings: Arc<Settings>,
    pub(in crate::domain) clock: SharedClock,
    pub(in crate::domain) random: SharedRandomness,
    /// `iss` of every token.
    pub(in crate::domain) issuer: String,
    pub(in crate::domain) sealer: Arc<Sealer>,
    pub(in crate::domain) keys: Arc<Keys>,
    pub(in crate::domain) audit: Arc<Audit>,
    pub(in crate::domain) limits: Arc<Limits>,
    pub(in crate::domain) clients: Arc<Clients>,
    pub(in crate::domain) sessions: Arc<Sessions>,
    pub(in crate::domain) codes: Arc<Codes>,
    pub(in crate::domain) browsers: Arc<Browsers>,
    pub(in crate::domain) second_factor: Arc<SecondFactors>,
    pub(in crate::domain) pages: Arc<Pages>,
    /// By `client_id`.
    pub(in crate::domain) found_clients: Lookups<String, OAuthClient>,
    /// By id, ended or not.
    pub(in crate::domain) found_sessions: Lookups<Uuid, Session>,
    pub(in crate::domain) client_keys: ClientKeys,
    pub(in crate::domain) outbound: Arc<Outbound>,
}

impl OAuth {
    /// Without the pages nobody could sign in, approve or consent.
    fn require_pages(&self) -> Result<(), Fault> {
        match self.pages.are_enabled() {
            true => Ok(()),
            false => Err(Fault::UnauthorizedClient(
                "the pages of this service are disabled",
            )),
        }
    }
}
