//! Authorization codes (RFC 6749 section 4.1).

pub mod code;
pub mod foreign;

use std::sync::Arc;

use crate::{
    clock::SharedClock,
    config::Settings,
    domain::{clients::Clients, sessions::Sessions},
    random::SharedRandomness,
    store::Store,
};

/// Authorization codes.
pub struct Codes {
    pub(in crate::domain) store: Store,
    pub(in crate::domain) settings: Arc<Settings>,
    pub(in crate::domain) clock: SharedClock,
    pub(in crate::domain) random: SharedRandomness,
    pub(in crate::domain) clients: Arc<Clients>,
    pub(in crate::domain) sessions: Arc<Sessions>,
}
