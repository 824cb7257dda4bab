//! Second factors: which one is due, and how it is proved.

pub mod enrolment;
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
