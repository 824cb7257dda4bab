//! Logins through other identity providers.

pub mod account;
pub mod backchannel_logout;
pub mod callback;
pub mod failure;
pub mod form_post;
pub mod logout;
pub mod start;

use std::sync::Arc;

use tokio::sync::Notify;

use crate::{
    clock::SharedClock,
    config::Settings,
    domain::{
        accounts::Accounts, audit::Audit, clients::Clients, cookies::Cookies, keys::seal::Sealer,
        limits::Limits, mail::Outbox, pages::Pages, second_factor::SecondFactors,
        sessions::Sessions,
    },
    federation::Registry,
    random::SharedRandomness,
    store::Store,
};

/// Logins through other identity providers.
pub struct FederatedLogin {
    pub(in crate::domain) store: Store,
    pub(in crate::domain) settings: Arc<Settings>,
    pub(in crate::domain) clock: SharedClock,
    pub(in crate::domain) random: SharedRandomness,
    pub(in crate::domain) sealer: Arc<Sealer>,
    pub(in crate::domain) cookies: Cookies,
    pub(in crate::domain) providers: Arc<Registry>,
    pub(in crate::domain) audit: Arc<Audit>,
    pub(in crate::domain) outbox: Arc<Outbox>,
    pub(in crate::domain) limits: Arc<Limits>,
    pub(in crate::domain) clients: Arc<Clients>,
    pub(in crate::domain) accounts: Arc<Accounts>,
    pub(in crate::domain) sessions: Arc<Sessions>,
    pub(in crate::domain) second_factor: Arc<SecondFactors>,
    pub(in crate::domain) pages: Arc<Pages>,
    /// Wakes the task that ends sessions at providers.
    pub(in crate::domain) logout_waiting: Arc<Notify>,
}
