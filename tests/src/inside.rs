//! Internals of the service, for the tests in `tests/inside` and `tests/alone` only.

use crate::World;

pub use crate::saml_consumer::Consumer;
pub use auth_service::{
    app::{Running, edge_settings},
    descriptors::raise_limit,
    domain::Domain,
    edge::EdgeSettings,
    mail::Mailer,
    panic_hook,
    random::{Randomness, SystemRandomness},
    store::{
        catalogue, connect, credentials, lockouts, outbox, revocations, sessions, sweep::RULES,
        tenants, users,
    },
};

impl World {
    pub fn domain(&self) -> &std::sync::Arc<Domain> {
        &self.domain
    }
}
