//! Sessions and their tokens: how they begin, go on and end.

pub mod access_token;
pub mod bearer;
pub mod logout;
pub mod own_sessions;
pub mod refresh;
pub mod revocations;
pub mod session;
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
        keys::{Keys, seal::Sealer},
        sessions::{bearer::VerifiedTokens, revocations::Revoked},
    },
    random::SharedRandomness,
    store::Store,
};

/// Sessions and their tokens.
pub struct Sessions {
    pub(in crate::domain) store: Store,
    pub(in crate::domain) settings: Arc<Settings>,
    pub(in crate::domain) clock: SharedClock,
    pub(in crate::domain) random: SharedRandomness,
    /// `iss` of every token.
    pub(in crate::domain) issuer: String,
    /// Names this process in the log of revocations.
    pub(in crate::domain) instance: Uuid,
    pub(in crate::domain) sealer: Arc<Sealer>,
    pub(in crate::domain) keys: Arc<Keys>,
    pub(in crate::domain) clock_check: Arc<ClockCheck>,
    pub(in crate::domain) audit: Arc<Audit>,
    pub(in crate::domain) verified: VerifiedTokens,
    pub(in crate::domain) revoked: Arc<Revoked>,
    /// Wakes the task that ends sessions at providers.
    pub(in crate::domain) logout_waiting: Arc<Notify>,
}
