//! Clients: how they prove who they are, and where their users return to.

pub mod client;

use std::sync::Arc;

use crate::{
    clock::SharedClock,
    domain::{audit::Audit, limits::Limits},
    store::Store,
};

/// The client check.
pub struct Clients {
    pub(in crate::domain) store: Store,
    pub(in crate::domain) clock: SharedClock,
    /// `iss` of every response to a client (RFC 9207).
    pub(in crate::domain) issuer: String,
    pub(in crate::domain) audit: Arc<Audit>,
    pub(in crate::domain) limits: Arc<Limits>,
}
