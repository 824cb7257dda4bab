//! Second factors, and logins by a mailed code.
//!
//! After the first factor, [`policy::next_step`] decides from the MFA setting, the user's authenticator and the first
//! factor whether another factor is due, and which.
//!
//! 1. If a factor is due, the login returns a pending code and opens a *challenge*, keyed by that code. If the factor
//!    is a mailed code, the mail goes out with the same transaction.
//! 2. `POST /auth/verify-otp` with the pending code and a one-time code ends the challenge and returns a full code. The
//!    one-time code is the mailed one, the authenticator's (TOTP, RFC 6238, each time step accepted once), or a
//!    recovery code in the authenticator's place ([`verify`]).
//! 3. `POST /auth/send-otp` opens a challenge keyed by the user's *name* and mails a code: a login without a password
//!    ([`mailed_code`]). For unknown names everything happens likewise, except that no mail is delivered. Verifying the
//!    code is a first factor; an authenticator may still be due, then step 1 follows.
//! 4. A user enrols an authenticator with a full code: `create-qr-code` generates a secret, and the first code verified
//!    with it confirms the secret ([`enrolment`]).
//!
//! A challenge ends after five wrong codes, even with RATE_LIMIT=off; wrong codes also count for the account's lockout.

mod challenge;
pub mod enrolment;
pub mod mailed_code;
pub mod policy;
pub mod totp;
pub mod verify;

use std::sync::Arc;

use crate::{
    clock::SharedClock,
    config::Settings,
    domain::{
        audit::Audit, clients::Clients, codes::Codes, keys::seal::Sealer, limits::Limits,
        mail::Outbox,
    },
    random::SharedRandomness,
    store::Store,
};

/// Second factors, and logins by a mailed code.
pub struct SecondFactors {
    pub(in crate::domain) store: Store,
    pub(in crate::domain) settings: Arc<Settings>,
    pub(in crate::domain) clock: SharedClock,
    pub(in crate::domain) random: SharedRandomness,
    pub(in crate::domain) sealer: Arc<Sealer>,
    pub(in crate::domain) audit: Arc<Audit>,
    pub(in crate::domain) outbox: Arc<Outbox>,
    pub(in crate::domain) limits: Arc<Limits>,
    pub(in crate::domain) clients: Arc<Clients>,
    pub(in crate::domain) codes: Arc<Codes>,
}
