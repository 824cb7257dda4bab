//! Sessions and their tokens.
//!
//! A session is opened by an exchanged code or a direct login. It has a *generation*, which starts at 0 and is
//! incremented by each refresh. Each generation has one pair of tokens: an access token, a signed JWT (RFC 9068) that
//! names session and generation in `jti`, and a refresh token, which names them under a MAC ([`refresh_token`]). The
//! session's row has the hash of the refresh token of its generation, and of the one before.
//!
//! 1. **Refresh** (RFC 6749 section 6): only a complete pair can be refreshed: the refresh token in the body and the
//!    access token of the same generation, expired or not, as bearer. The generation advances, and a new pair is issued
//!    (rotation, RFC 9700 section 4.14.2): one conditional change of the session's row, so that of several callers one
//!    succeeds. The old access token is revoked. Refreshes that arrive together are read and stored as one group, see
//!    [`refreshes`].
//! 2. **Grace**: a client may lose the response to a refresh. If it sends the spent pair again within REFRESH_GRACE,
//!    and the new pair was not used yet, it gets the same new pair again. For that the session keeps the new pair,
//!    encrypted ([`successor`]).
//! 3. **Theft**: a spent refresh token in any other situation means that two parties hold it. The session ends, and
//!    both have to log in again. The MAC tells a spent token from an invented one, which changes nothing.
//! 4. **Verification**: `GET /auth/me` and the like verify the signature and check expiry and revocation in memory,
//!    without the database. [`revocations`] keeps that table current: each instance reads what the others have revoked
//!    from a log in the database, once a second.
//! 5. **End**: a logout, a changed password, or an administrator's action ends sessions and writes the revocation of
//!    their access tokens to the log in the same transaction. No session outlives SESSION_MAX_AGE.
//!
//! Changes of role, tenant or clients do not end a session but revoke its access tokens; the next refresh issues one
//! with the new claims.
//!
//! Refresh tokens of version 1.0.0 name nothing and are found by their hash, in rows of their own ([`former_token`]).

pub mod access_token;
pub mod bearer;
pub mod client_token;
mod former_token;
pub mod logout;
pub mod own_sessions;
pub mod refresh;
pub mod refresh_token;
pub mod refreshes;
pub mod revocations;
pub mod session;
pub mod successor;
pub mod user_claims;

use std::sync::Arc;

use tokio::sync::Notify;
use uuid::Uuid;

use crate::{
    clock::SharedClock,
    config::Settings,
    domain::{
        audit::Audit,
        clock_check::ClockCheck,
        keys::{Keys, seal::Sealer, token_key::TokenKey},
        neighbours::Neighbours,
        sessions::{bearer::VerifiedTokens, refreshes::Refreshes, revocations::Revoked},
    },
    random::SharedRandomness,
    store::Store,
};

/// Opens, refreshes and ends sessions, and verifies access tokens.
pub struct Sessions {
    pub(in crate::domain) store: Store,
    pub(in crate::domain) settings: Arc<Settings>,
    pub(in crate::domain) clock: SharedClock,
    pub(in crate::domain) random: SharedRandomness,
    /// `iss` of every token.
    pub(in crate::domain) issuer: String,
    /// Identifies this process in the log of revocations.
    pub(in crate::domain) instance: Uuid,
    pub(in crate::domain) sealer: Arc<Sealer>,
    pub(in crate::domain) token_key: TokenKey,
    pub(in crate::domain) keys: Arc<Keys>,
    pub(in crate::domain) clock_check: Arc<ClockCheck>,
    pub(in crate::domain) audit: Arc<Audit>,
    pub(in crate::domain) verified: VerifiedTokens,
    pub(in crate::domain) revoked: Arc<Revoked>,
    pub(in crate::domain) neighbours: Option<Arc<Neighbours>>,
    pub(in crate::domain) refreshes: Refreshes,
    /// Wakes the task that ends sessions at identity providers.
    pub(in crate::domain) logout_wakeup: Arc<Notify>,
}
