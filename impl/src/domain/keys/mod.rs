//! Keys: those that sign tokens, and SECRET_KEY, which encrypts at rest.
//!
//! Signing keys:
//!
//! 1. There is one for each algorithm that has been needed: the first start generates the one that signs access tokens, and
//!    the first ID token with another algorithm the key for that. It is stored, encrypted, in the database. Its `kid` is
//!    the RFC 7638 thumbprint.
//! 2. `admin key rotate` adds a key for each of them, which is **published before it is used**: it appears in `GET
//!    /.well-known/jwks.json` within a second and starts to sign 65 seconds later. By then no verifier's cached key set (RFC
//!    7517) lacks it and all instances have loaded it.
//! 3. The old key retires at that moment. It goes on verifying until the last token that it has signed can no longer be
//!    refreshed, and is deleted then.
//! 4. `admin key revoke` deletes a key that has leaked, with effect within a second: its tokens become invalid.
//!
//! Instances reload the keys every second, and when a token names an unknown key.
//!
//! The keys that a Node service has left in its table are used too ([`node_keys`]).
//!
//! A key in JWT_SECRET or JWT_PRIVATE_KEY signs access tokens alone. Other tokens that are asked for with its algorithm
//! are signed with it too, and with another algorithm by a stored key.
//!
//! SECRET_KEY encrypts signing keys, authenticator secrets, waiting mails and provider tokens ([`seal`]). With an
//! SQLite database it is generated beside the file; with PostgreSQL it must be set. A check value in the database
//! proves that it is the right one ([`secret_key`]). It may be a list: values are encrypted with the first key and
//! decrypted with any, and each start re-encrypts old values with the first.
//!
//! A random key in the database, encrypted, proves which refresh tokens are ours ([`token_key`]). It is not derived from
//! SECRET_KEY, whose replacement must log nobody out.

pub mod algorithm;
pub mod jws;
pub mod keyring;
pub mod node_keys;
mod private_key;
mod public_pem;
pub mod seal;
pub mod secret_key;
pub mod signing_key;
pub mod stored_key;
pub mod token_key;

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
