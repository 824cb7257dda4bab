//! The client check, and how client secrets are kept.

use aws_lc_rs::digest::{SHA256, digest};
use base64::{Engine, engine::general_purpose::STANDARD_NO_PAD};
use secrecy::{ExposeSecret, SecretString};
use subtle::ConstantTimeEq;

use crate::{
    domain::{audit::EventKind, caller::Caller, clients::Clients, refusal::Refusal},
    random::{Randomness, RandomnessExt},
    store::{
        audit, clients,
        entities::auth_clients::{self, ClientType},
    },
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

/// Says that a request comes from one of our pages. Only [`Pages::check_page`](crate::domain::pages::Pages::check_page) makes it.
#[derive(Debug)]
pub struct OwnPage(pub(in crate::domain) ());

/// What a request shows for the client that it names.
#[derive(Debug)]
pub enum ClientProof {
    Secret(SecretString),
    /// No secret, as a client shows none that could not keep it.
    None,
    /// Our own pages know no secrets: that the request comes from one of them stands in its place.
    OwnPage(OwnPage),
}

/// Whether what an operation gives is of use to everybody who knows a client's id, which is no secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gives {
    Tokens,
    /// A code that redeems without proof.
    UnboundCode,
    /// A code bound to a PKCE challenge, or something that goes to the user alone.
    ToOneOnly,
}

impl Gives {
    /// A code, which may be bound to a challenge.
    pub fn code(code_challenge: Option<&str>) -> Self {
        match code_challenge {
            Some(_) => Self::ToOneOnly,
            None => Self::UnboundCode,
        }
    }
}

impl ClientProof {
    /// A secret that is empty is none.
    pub fn of(secret: Option<String>) -> Self {
        match secret {
            Some(secret) if !secret.is_empty() => Self::Secret(secret.into()),
            _ => Self::None,
        }
    }

    /// A confidential client has to show its secret. A public one may: then it is treated alike, and a wrong one is refused;
    /// without, what it asks for must be bound to itself by other means. (In an adopted database every client is public that
    /// nobody has said anything about, and has a secret.)
    fn is_good_for(&self, client: &auth_clients::Model, gives: Gives) -> bool {
        match self {
            Self::OwnPage(_) => true,
            Self::Secret(secret) if has_secret(client) => {
                secret_matches(&client.client_secret, secret.expose_secret())
            }
            Self::Secret(_) | Self::None => {
                client.client_type == ClientType::Public && gives == Gives::ToOneOnly
            }
        }
    }

    /// Whether this stands for the client by a secret.
    pub(in crate::domain) fn is_secret_of(&self, client: &auth_clients::Model) -> bool {
        matches!(self, Self::Secret(_)) && has_secret(client)
    }
}

/// Whether a redirect address sends codes over a network in the clear.
pub fn is_in_the_clear(redirect_url: &str) -> bool {
    let Ok(url) = url::Url::parse(redirect_url) else {
        return false;
    };
    let stays_here = match url.host() {
        Some(url::Host::Ipv4(address)) => address.is_loopback(),
        Some(url::Host::Ipv6(address)) => address.to_canonical().is_loopback(),
        // RFC 6761 section 6.3.
        Some(url::Host::Domain(name)) => {
            let name = name.trim_end_matches('.');
            name == "localhost" || name.ends_with(".localhost")
        }
        None => false,
    };
    url.scheme() == "http" && !stays_here
}

/// Whether the client has a secret at all: public ones need none.
pub fn has_secret(client: &auth_clients::Model) -> bool {
    !client.client_secret.is_empty()
}

/// Where the client wants its codes, if it has said so.
pub(in crate::domain) fn redirect_address(client: &auth_clients::Model) -> Option<String> {
    client.redirect_url.clone().filter(|url| !url.is_empty())
}

/// The client's stored address with those of `answer` that have a value.
///
/// # Errors
/// A stored address that is no URL.
fn with_answer(address: &str, answer: &[(&str, Option<&str>)]) -> Result<String, Refusal> {
    let mut url = url::Url::parse(address).map_err(Refusal::internal)?;
    {
        let mut query = url.query_pairs_mut();
        for (name, value) in answer {
            if let Some(value) = value {
                query.append_pair(name, value);
            }
        }
    }
    Ok(url.into())
}

impl Clients {
    /// The client's stored address with a code, this issuer (RFC 9207), and those of `more` that have a value.
    ///
    /// # Errors
    /// A stored address that is no URL.
    pub(in crate::domain) fn with_code(
        &self,
        address: &str,
        code: &SecretString,
        more: &[(&str, Option<&str>)],
    ) -> Result<String, Refusal> {
        let own = [
            ("code", Some(code.expose_secret())),
            ("iss", Some(self.issuer.as_str())),
        ];
        with_answer(address, &[&own, more].concat())
    }

    /// The client's stored address with an error of RFC 6749 section 4.1.2.1.
    ///
    /// # Errors
    /// A stored address that is no URL.
    pub(in crate::domain) fn with_error(
        &self,
        address: &str,
        error: &str,
        state: Option<&str>,
    ) -> Result<String, Refusal> {
        let answer = [
            ("error", Some(error)),
            ("iss", Some(self.issuer.as_str())),
            ("state", state),
        ];
        with_answer(address, &answer)
    }

    /// The client check of every operation that names a client.
    ///
    /// # Errors
    /// [`Refusal::ClientInvalid`]; [`Refusal::TooManyAttempts`] after many wrong secrets from one address;
    /// [`Refusal::CodeChallengeDemanded`].
    pub(crate) async fn check_client(
        &self,
        client_id: &str,
        proof: &ClientProof,
        gives: Gives,
        caller: &Caller,
    ) -> Result<auth_clients::Model, Refusal> {
        let client = clients::find(self.store.reader(), client_id)
            .await?
            .ok_or(Refusal::ClientInvalid)?;
        let is_good = proof.is_good_for(&client, gives);
        self.judge_proof(&client, proof, is_good, caller).await?;
        if client.require_pkce && gives == Gives::UnboundCode {
            return Err(Refusal::CodeChallengeDemanded);
        }
        Ok(client)
    }

    /// The check of a client whose codes redeem with its secret only. One that is shown without need must be right too.
    ///
    /// # Errors
    /// As [`Clients::check_client`].
    pub(in crate::domain) async fn check_redeemer(
        &self,
        client: &auth_clients::Model,
        proof: &ClientProof,
        caller: &Caller,
    ) -> Result<(), Refusal> {
        let is_good = match proof {
            ClientProof::Secret(_) if has_secret(client) => {
                proof.is_good_for(client, Gives::Tokens)
            }
            ClientProof::Secret(_) | ClientProof::None | ClientProof::OwnPage(_) => {
                !client.require_secret
            }
        };
        self.judge_proof(client, proof, is_good, caller).await
    }

    /// Limits guessing at secrets by address, never by client: nobody can lock a client out. A wrong secret is written down.
    async fn judge_proof(
        &self,
        client: &auth_clients::Model,
        proof: &ClientProof,
        is_good: bool,
        caller: &Caller,
    ) -> Result<(), Refusal> {
        let shown = matches!(proof, ClientProof::Secret(_));
        let guesses = self.limits.secret_guesses(caller.address);
        let now = self.clock.now();
        // Asked once the secret is compared: parallel wrong ones may just have used the limit up.
        if shown {
            guesses.still_allowed(self.store.reader(), now).await?;
        }
        if is_good {
            return Ok(());
        }
        let event = self
            .audit
            .event(EventKind::Failure, None, &client.client_id, caller);
        let detail = if shown {
            "wrong client secret"
        } else {
            "no client secret"
        };
        let event = event.with_detail(detail);
        self.store
            .write::<_, Refusal, _>(move |tx| {
                Box::pin(async move {
                    audit::insert(tx, event).await?;
                    // Who shows none guesses nothing.
                    if shown {
                        Ok(guesses.count(tx, now).await?)
                    } else {
                        Ok(Ok(()))
                    }
                })
            })
            .await??;
        Err(Refusal::ClientInvalid)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::SystemRandomness;

    #[test]
    fn only_plain_http_to_elsewhere_is_in_the_clear() {
        for address in [
            "http://app.example/cb",
            "HTTP://10.0.0.1",
            "http://localhost.example/",
        ] {
            assert!(is_in_the_clear(address), "{address}");
        }
        for address in [
            "https://app.example/cb",
            "http://localhost:4200",
            "http://web.localhost/",
            "http://127.1.2.3/",
            "http://[::1]:80/",
            "com.example.app:/callback",
        ] {
            assert!(!is_in_the_clear(address), "{address}");
        }
    }

    #[test]
    fn a_stored_hash_is_not_the_secret() {
        let stored = hash_secret(&SystemRandomness, "s3cret");
        assert!(secret_matches(&stored, "s3cret"));
        assert!(!secret_matches(&stored, &stored));
        assert!(secret_matches("adopted plaintext", "adopted plaintext"));
        assert!(!secret_matches("adopted plaintext", ""));
    }
}
