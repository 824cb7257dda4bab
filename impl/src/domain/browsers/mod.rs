//! The session of a browser: who is signed in to it, whatever the application.
//!
//! 1. Every login on the service's own pages that is complete, second factor included, begins a session of the browser
//!    ([`session`]). Its cookie has 256 random bits, of which only the hash is stored.
//! 2. The authorization endpoint reads it: a second application gets its code without a question.
//! 3. It ends at a logout and with all sessions of the user (a change of password, an administrator), and the sessions of
//!    applications that began through it end in the same transaction. After BROWSER_SESSION_IDLE without use and after
//!    BROWSER_SESSION_MAX_AGE it signs nobody in any more; applications go on until their own end, as `offline_access`
//!    wants it, but not once somebody else signs in to that browser.
//! 4. A request that has to wait for a login or a consent travels in the URLs of the pages, encrypted ([`resume`]).

pub mod request;
pub mod resume;
pub mod session;

use std::sync::Arc;

use crate::{
    clock::SharedClock,
    config::Settings,
    domain::{cookies::Cookies, keys::seal::Sealer, sessions::Sessions},
    random::SharedRandomness,
    store::Store,
};

/// Begins, finds and ends the sessions of browsers.
pub struct Browsers {
    pub(in crate::domain) store: Store,
    pub(in crate::domain) settings: Arc<Settings>,
    pub(in crate::domain) clock: SharedClock,
    pub(in crate::domain) random: SharedRandomness,
    pub(in crate::domain) sealer: Arc<Sealer>,
    pub(in crate::domain) cookies: Cookies,
    pub(in crate::domain) sessions: Arc<Sessions>,
}
