//! Secrets that this service makes: how they are generated, and how they are stored.

use aws_lc_rs::digest::{SHA256, digest};

use crate::random::{Randomness, RandomnessExt};

/// How a secret of ours is stored. It has 256 random bits, so a plain hash gives nothing away.
pub fn token_hash(token: &str) -> Vec<u8> {
    digest(&SHA256, token.as_bytes()).as_ref().to_vec()
}

/// A secret that somebody will type or paste: 43 letters and digits, no sign that a shell or a command line reads.
pub fn generated_secret(random: &dyn Randomness) -> String {
    random.token().replace(['-', '_'], "0")
}
