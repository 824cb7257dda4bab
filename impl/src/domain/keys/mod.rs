//! Keys: those that sign access tokens, and SECRET_KEY, which encrypts at rest.
//!
//! Signing keys, unless one is set by JWT_SECRET or JWT_PRIVATE_KEY:
//!
//! 1. The first start generates an ES256 key and stores it, encrypted, in the database. Its `kid` is the RFC 7638
//!    thumbprint.
//! 2. `admin key rotate` adds a key, which is **published before it is used**: it appears in `GET
//!    /.well-known/jwks.json` at once and starts to sign 65 seconds later. By then no verifier's cached key set (RFC
//!    7517) lacks it and all instances have loaded it.
//! 3. The old key retires at that moment. It goes on verifying until the last token that it has signed can no longer be
//!    refreshed, and is deleted then.
//! 4. `admin key revoke` deletes a key that has leaked, with immediate effect: its tokens become invalid.
//!
//! Instances reload the keys every second, and when a token names an unknown key.
//!
//! SECRET_KEY encrypts signing keys, authenticator secrets, waiting mails and provider tokens ([`seal`]). With an
//! SQLite database it is generated beside the file; with PostgreSQL it must be set. A check value in the database
//! proves that it is the right one ([`secret_key`]). It may be a list: values are encrypted with the first key and
//! decrypted with any, and each start re-encrypts old values with the first.

pub mod keyring;
mod public_pem;
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

/// The signing keys and the key for encryption at rest.
pub struct Keys {
    pub(in crate::domain) store: Store,
    pub(in crate::domain) clock: SharedClock,
    pub(in crate::domain) random: SharedRandomness,
    pub(in crate::domain) sealer: Arc<Sealer>,
    pub(in crate::domain) keyring: Keyring,
}
