//! Clients (RFC 6749 section 2): how they authenticate, and where their users return to.

pub mod client;
pub mod origins;

use std::sync::Arc;

use crate::{
    clock::SharedClock,
    domain::{audit::Audit, limits::Limits},
    store::Store,
};

/// Authenticates clients and builds redirect URLs.
pub struct Clients {
    pub(in crate::domain) store: Store,
    pub(in crate::domain) clock: SharedClock,
    /// `iss` parameter of every redirect to a client (RFC 9207).
    pub(in crate::domain) issuer: String,
    pub(in crate::domain) audit: Arc<Audit>,
    pub(in crate::domain) limits: Arc<Limits>,
}
