//! Generating and storing the secrets that this service issues.

use aws_lc_rs::digest::{SHA256, digest};

use crate::random::{Randomness, RandomnessExt};

/// The form in which an issued token is stored. Tokens have 256 random bits, so an unsalted fast hash cannot be
/// reversed.
pub fn token_hash(token: &str) -> Vec<u8> {
    digest(&SHA256, token.as_bytes()).as_ref().to_vec()
}

/// A secret for people to type or paste: 43 letters and digits, without characters that a shell would interpret.
pub fn generated_secret(random: &dyn Randomness) -> String {
    random.token().replace(['-', '_'], "0")
}
