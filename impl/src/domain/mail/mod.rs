//! The outbox.
//!
//! 1. Whatever announces something by mail inserts the mail, encrypted, in the same transaction: no mail is sent for a
//!    change that is rolled back, and none is lost.
//! 2. After the commit it wakes the sender. Mails of other processes are found by polling.
//! 3. The sender claims due mails by a lease, so that instances do not send the same mail, and sends them in the
//!    background. No request waits for the mail server.
//! 4. A sent mail is marked as such. A transient error schedules another attempt with exponentially growing pauses; a
//!    permanent one gives the mail up. So does the expiry of the code or link in it, or three days.
//!
//! Delivery is at least once: a mail whose sender died after sending it is sent again when the lease ends.

pub mod letters;
pub mod outbox;

use std::sync::Arc;

use tokio::sync::Notify;

use crate::{
    clock::SharedClock, config::Settings, domain::keys::seal::Sealer, mail::Mailer,
    random::SharedRandomness, store::Store,
};

/// Stores mails and sends them in the background.
pub struct Outbox {
    pub(in crate::domain) store: Store,
    pub(in crate::domain) settings: Arc<Settings>,
    pub(in crate::domain) clock: SharedClock,
    pub(in crate::domain) random: SharedRandomness,
    pub(in crate::domain) sealer: Arc<Sealer>,
    pub(in crate::domain) mailer: Mailer,
    /// Wakes the sender.
    pub(in crate::domain) sender_wakeup: Notify,
}
