//! Logins through identity providers: OpenID Connect, OAuth 2.0 and SAML 2.0. The protocols are in
//! [`federation`](crate::federation); this room binds them to a browser, a client and an account.
//!
//! 1. **Start** ([`start`]): authenticate the client. Generate `state` (RFC 6749 section 10.12), `nonce` (OpenID
//!    Connect Core section 3.1.2.1) and the PKCE verifier (RFC 7636); for SAML the state is the RelayState. Store them
//!    encrypted, under the hash of the state, for LOGIN_STATE_EXPIRY, together with the client's own `state` and
//!    `code_challenge`. Redirect to the provider, and set a cookie whose hash is stored too: it binds the login to this
//!    browser.
//! 2. **Callback** ([`callback`]), a GET of the same browser: look up the state and mark it as used, whatever the
//!    outcome. Provider, cookie and expiry must match. Check `iss` (RFC 9207), exchange the provider's code with the
//!    PKCE verifier, validate the id_token with the nonce.
//! 3. **POST, then GET** ([`form_post`]): Apple and SAML send their response by a cross-site POST, without the cookie.
//!    For Apple the POST only redirects to the GET with the same parameters. A SAML response is validated by the POST;
//!    its assertion is stored, encrypted, with the state and an internal code, and the GET must bring both this code
//!    and the cookie. The id of an assertion is accepted once.
//! 4. **Account** ([`account`]): find the user by provider, issuer and subject. Otherwise, as the provider's sign-up
//!    setting allows, link the account with the verified address or create one.
//! 5. **End**: the user check and the second factor apply as for passwords. Then redirect to the client with a code, or
//!    return tokens to a client without a redirect URL or that prefers JSON.
//!
//! Failures are recorded with their cause ([`failure`]). A session that began at Keycloak, Google or Cognito can be ended
//! there in the background ([`logout`]), and Keycloak reports its own logouts ([`backchannel_logout`]).

pub mod account;
pub mod backchannel_logout;
pub mod callback;
pub mod failure;
pub mod form_post;
pub mod logout;
mod new_account;
mod person;
pub mod start;

use std::sync::Arc;

use tokio::sync::Notify;

use crate::{
    clock::SharedClock,
    config::Settings,
    domain::{
        accounts::Accounts, audit::Audit, clients::Clients, cookies::Cookies, keys::seal::Sealer,
        limits::Limits, mail::Outbox, pages::Pages, second_factor::SecondFactors,
        sessions::Sessions,
    },
    federation::Registry,
    random::SharedRandomness,
    store::Store,
};

/// Logins through identity providers.
pub struct FederatedLogin {
    pub(in crate::domain) store: Store,
    pub(in crate::domain) settings: Arc<Settings>,
    pub(in crate::domain) clock: SharedClock,
    pub(in crate::domain) random: SharedRandomness,
    pub(in crate::domain) sealer: Arc<Sealer>,
    pub(in crate::domain) cookies: Cookies,
    pub(in crate::domain) providers: Arc<Registry>,
    pub(in crate::domain) audit: Arc<Audit>,
    pub(in crate::domain) outbox: Arc<Outbox>,
    pub(in crate::domain) limits: Arc<Limits>,
    pub(in crate::domain) clients: Arc<Clients>,
    pub(in crate::domain) accounts: Arc<Accounts>,
    pub(in crate::domain) sessions: Arc<Sessions>,
    pub(in crate::domain) second_factor: Arc<SecondFactors>,
    pub(in crate::domain) pages: Arc<Pages>,
    /// Wakes the task that ends logins at providers.
    pub(in crate::domain) logout_wakeup: Arc<Notify>,
}
