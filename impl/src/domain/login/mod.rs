//! Logins with a password.
//!
//! 1. Authenticate the client. Without a secret, a public client must send a PKCE challenge.
//! 2. Check the lockout counters of the name and the address, then the password. An unknown name costs the same time as
//!    a wrong password. Failures are counted and recorded.
//! 3. Check the counters again: concurrent wrong passwords may have locked them while this one was hashed.
//! 4. Check the membership: only now does the response reveal that an account is inactive.
//! 5. `POST /auth/login`: issue a code (see [`codes`](crate::domain::codes)), which is pending if a second factor is
//!    due. `POST /web/login` also begins the session of the browser. `POST /auth/login-token`: issue tokens, or refuse if a
//!    second factor is due.
//!
//! Steps 1 to 4 read without locks. The transaction of step 5 locks the account and verifies that it has not changed;
//! if it has, all steps are repeated.

pub mod authenticate;
pub mod password;

use std::sync::Arc;

use crate::{
    clock::SharedClock,
    domain::{
        audit::Audit, browsers::Browsers, clients::Clients, limits::Limits, mail::Outbox,
        passwords::Passwords, second_factor::SecondFactors, sessions::Sessions,
    },
    store::Store,
};

/// Logins with a password.
pub struct Login {
    pub(in crate::domain) store: Store,
    pub(in crate::domain) clock: SharedClock,
    pub(in crate::domain) audit: Arc<Audit>,
    pub(in crate::domain) passwords: Arc<Passwords>,
    pub(in crate::domain) limits: Arc<Limits>,
    pub(in crate::domain) outbox: Arc<Outbox>,
    pub(in crate::domain) clients: Arc<Clients>,
    pub(in crate::domain) sessions: Arc<Sessions>,
    pub(in crate::domain) browsers: Arc<Browsers>,
    pub(in crate::domain) second_factor: Arc<SecondFactors>,
}
