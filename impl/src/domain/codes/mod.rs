//! Authorization codes (RFC 6749 section 4.1).
//!
//! 1. A login issues a code for a client and a user. It is stored as a hash, with the PKCE challenge of the request
//!    (RFC 7636 section 4.4) and the provider that authenticated the user. It lives for the client's
//!    `auth_code_expiration`.
//! 2. If a second factor is due, the code is *pending*: it lives for OTP_STEP, identifies the challenge at `POST
//!    /auth/verify-otp`, and cannot be exchanged. Verifying the factor replaces it with a *full* code.
//! 3. `POST /auth/token` (RFC 6749 section 4.1.3) authenticates the client, compares the PKCE verifier (RFC 7636
//!    section 4.6), repeats the user check, and opens a session. The code is marked as used in the same transaction
//!    that stores the session.
//! 4. A code that comes a second time ends the session that it opened (RFC 6749 section 10.5): either the first or the
//!    second caller has stolen it.
//! 5. Changing the password, disabling the client and similar events void all codes that were not exchanged yet.

pub mod code;
pub mod other_tokens;

use std::sync::Arc;

use crate::{
    clock::SharedClock,
    config::Settings,
    domain::{clients::Clients, sessions::Sessions},
    random::SharedRandomness,
    store::Store,
};

/// Issues and exchanges authorization codes.
pub struct Codes {
    pub(in crate::domain) store: Store,
    pub(in crate::domain) settings: Arc<Settings>,
    pub(in crate::domain) clock: SharedClock,
    pub(in crate::domain) random: SharedRandomness,
    pub(in crate::domain) clients: Arc<Clients>,
    pub(in crate::domain) sessions: Arc<Sessions>,
}
