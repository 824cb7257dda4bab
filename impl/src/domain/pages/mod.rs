//! The rules of the service's own pages.

pub mod page;

use std::sync::Arc;

use crate::{
    config::Settings,
    domain::{clients::Clients, cookies::Cookies},
    federation::Registry,
    random::SharedRandomness,
    store::Store,
};

/// The service's own pages.
pub struct Pages {
    pub(in crate::domain) store: Store,
    pub(in crate::domain) settings: Arc<Settings>,
    pub(in crate::domain) random: SharedRandomness,
    pub(in crate::domain) cookies: Cookies,
    pub(in crate::domain) clients: Arc<Clients>,
    pub(in crate::domain) providers: Arc<Registry>,
}
