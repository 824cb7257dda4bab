//! The service's own pages: sign-in, sign-up, password reset and account.
//!
//! The pages call the operations below `/web`. A page has no client secret, so these operations accept, in its place,
//! the proof that the request was sent by a page of this origin. Otherwise any site could log its visitors in to an
//! account of its choice (login CSRF) or use their browsers to guess passwords.
//!
//! 1. A page calls `GET /web/context`. The response sets a cookie with a random value (`HttpOnly`, `SameSite=Strict`,
//!    `__Host-` with https) and contains the CSRF token, a hash of that value. Another origin can read neither.
//! 2. Each further call sends the token in `X-CSRF-Token`. It is accepted if it matches the cookie and if the `Origin`
//!    header (RFC 6454 section 7) is that of PUBLIC_URL ([`Pages::check_page`]).
//! 3. A completed login redirects to the client's stored redirect URL and to no other, with the code, the client's
//!    `state` and `iss` (RFC 9207). A client without a redirect URL gets the code in the response: that is the account
//!    page itself.

pub mod page;

use std::sync::Arc;

use crate::{
    config::Settings,
    domain::{browsers::Browsers, clients::Clients, cookies::Cookies},
    federation::Registry,
    random::SharedRandomness,
    store::Store,
};

/// The rules of the service's own pages.
pub struct Pages {
    pub(in crate::domain) store: Store,
    pub(in crate::domain) settings: Arc<Settings>,
    pub(in crate::domain) random: SharedRandomness,
    pub(in crate::domain) cookies: Cookies,
    pub(in crate::domain) browsers: Arc<Browsers>,
    pub(in crate::domain) clients: Arc<Clients>,
    pub(in crate::domain) providers: Arc<Registry>,
}
