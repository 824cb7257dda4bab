//! The client check, and how client secrets are kept.

use aws_lc_rs::digest::{SHA256, digest};
use base64::{Engine, engine::general_purpose::STANDARD_NO_PAD};
use secrecy::{ExposeSecret, SecretString};
use subtle::ConstantTimeEq;

use super::{Domain, Refusal, own_pages::OwnPage};
use crate::{
    random::{Randomness, RandomnessExt},
    store::{clients, entities::auth_clients},
};

/// Marks a secret that we wrote: `sha256:SALT:HASH`, both base64. A slow hash is not used: the check stands before every
/// login, and generated secrets hold 256 bits.
const HASHED: &str = "sha256:";

/// A stored secret in the form in which we write it.
pub fn hash_secret(random: &dyn Randomness, secret: &str) -> String {
    let salt = STANDARD_NO_PAD.encode(random.bytes::<16>());
    let hash = salted_hash(&salt, secret);
    format!("{HASHED}{salt}:{hash}")
}

/// Whether `secret` is the one behind `stored`: ours, hashed, or an adopted plaintext. Takes the same time for any two
/// secrets of one length.
pub fn secret_matches(stored: &str, secret: &str) -> bool {
    match hash_parts(stored) {
        Some((salt, hash)) => equal(hash, &salted_hash(salt, secret)),
        None => equal(stored, secret),
    }
}

/// Whether a stored secret is a hash of ours, and not an adopted plaintext.
pub fn is_hash(stored: &str) -> bool {
    hash_parts(stored).is_some()
}

/// Salt and hash.
fn hash_parts(stored: &str) -> Option<(&str, &str)> {
    stored.strip_prefix(HASHED)?.split_once(':')
}

fn salted_hash(salt: &str, secret: &str) -> String {
    STANDARD_NO_PAD.encode(digest(&SHA256, [salt, ":", secret].concat().as_bytes()))
}

fn equal(left: &str, right: &str) -> bool {
    left.as_bytes().ct_eq(right.as_bytes()).into()
}

/// What a request shows for the client that it names.
#[derive(Debug)]
pub enum ClientProof {
    Secret(SecretString),
    /// Our own pages know no secrets: that the request comes from one of them stands in its place.
    OwnPage(OwnPage),
}

impl ClientProof {
    fn is_good_for(&self, client: &auth_clients::Model) -> bool {
        match self {
            Self::Secret(secret) => secret_matches(&client.client_secret, secret.expose_secret()),
            Self::OwnPage(_) => true,
        }
    }
}

/// Where the client wants its codes, if it has said so.
pub(super) fn redirect_address(client: &auth_clients::Model) -> Option<String> {
    client.redirect_url.clone().filter(|url| !url.is_empty())
}

/// The client's stored address with a code, and with those of `more` that have a value.
///
/// # Errors
/// A stored address that is no URL.
pub(super) fn with_code(
    address: &str,
    code: &SecretString,
    more: &[(&str, Option<&str>)],
) -> Result<String, Refusal> {
    let mut url = url::Url::parse(address).map_err(Refusal::internal)?;
    {
        let mut query = url.query_pairs_mut();
        query.append_pair("code", code.expose_secret());
        for (name, value) in more {
            if let Some(value) = value {
                query.append_pair(name, value);
            }
        }
    }
    Ok(url.into())
}

impl Domain {
    /// The client check of every operation that names a client.
    ///
    /// # Errors
    /// [`Refusal::ClientInvalid`].
    pub(crate) async fn check_client(
        &self,
        client_id: &str,
        proof: &ClientProof,
    ) -> Result<auth_clients::Model, Refusal> {
        clients::find(self.store.reader(), client_id)
            .await?
            .filter(|client| proof.is_good_for(client))
            .ok_or(Refusal::ClientInvalid)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::SystemRandomness;

    #[test]
    fn a_stored_hash_is_not_the_secret() {
        let stored = hash_secret(&SystemRandomness, "s3cret");
        assert!(secret_matches(&stored, "s3cret"));
        assert!(!secret_matches(&stored, &stored));
        assert!(secret_matches("adopted plaintext", "adopted plaintext"));
        assert!(!secret_matches("adopted plaintext", ""));
    }
}
