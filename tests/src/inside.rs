//! Internals of the service, for the tests in `tests/inside` and `tests/alone` only.

use crate::World;

pub use crate::saml_consumer::Consumer;
pub use auth_service::{
    app::{Running, edge_settings},
    descriptors::raise_limit,
    domain::{
        Domain,
        keys::algorithm::SigningAlgorithm,
        secrets::token_hash,
        sessions::{refreshes::Refreshes, revocations::Revoked},
    },
    edge::EdgeSettings,
    mail::Mailer,
    panic_hook,
    random::{Randomness, SystemRandomness},
    store::{
        audit, catalogue, connect, credentials, entities::auth_events, lockouts, login_activity,
        outbox, refresh, revocations, sessions, sweep::RULES, tenants, users,
    },
};

impl World {
    pub fn domain(&self) -> &std::sync::Arc<Domain> {
        &self.domain
    }
}
