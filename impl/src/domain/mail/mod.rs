//! Mails: what they say, and the outbox that sends them.

pub mod letters;
pub mod outbox;

use std::sync::Arc;

use tokio::sync::Notify;

use crate::{
    clock::SharedClock, config::Settings, domain::keys::seal::Sealer, mail::Mailer,
    random::SharedRandomness, store::Store,
};

/// Mails on their way: what they say, and when they leave.
pub struct Outbox {
    pub(in crate::domain) store: Store,
    pub(in crate::domain) settings: Arc<Settings>,
    pub(in crate::domain) clock: SharedClock,
    pub(in crate::domain) random: SharedRandomness,
    pub(in crate::domain) sealer: Arc<Sealer>,
    pub(in crate::domain) mail_room: Mailer,
    /// Wakes the sender.
    pub(in crate::domain) mail_waiting: Notify,
}
