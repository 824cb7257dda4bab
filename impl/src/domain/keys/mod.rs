//! Keys: those that sign tokens, and SECRET_KEY.

pub mod keyring;
pub mod seal;
pub mod secret_key;
pub mod signing_key;

use std::sync::Arc;

use crate::{
    clock::SharedClock,
    domain::keys::{keyring::Keyring, seal::Sealer},
    random::SharedRandomness,
    store::Store,
};

/// The keys that sign access tokens, and the key that encrypts at rest.
pub struct Keys {
    pub(in crate::domain) store: Store,
    pub(in crate::domain) clock: SharedClock,
    pub(in crate::domain) random: SharedRandomness,
    pub(in crate::domain) sealer: Arc<Sealer>,
    pub(in crate::domain) keyring: Keyring,
}
