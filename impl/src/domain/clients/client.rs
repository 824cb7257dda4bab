//! Client authentication, the stored form of client secrets, and redirect URLs.

use aws_lc_rs::digest::{SHA256, digest};
use base64::{Engine, engine::general_purpose::STANDARD_NO_PAD};
use secrecy::{ExposeSecret, SecretString};
use subtle::ConstantTimeEq;

use crate::{
    domain::{audit::EventKind, caller::Caller, clients::Clients, refusal::Refusal},
    random::{Randomness, RandomnessExt},
    store::{
        audit, client_settings, clients,
        entities::auth_clients::{self, ClientType},
    },
};

/// Marks a hashed secret: `sha256:SALT:HASH`, both in base64. A slow hash is not used: clients authenticate at every
/// login, and generated secrets have 256 bits.
const HASHED: &str = "sha256:";

/// The form in which a client secret is stored.
pub fn hash_secret(random: &dyn Randomness, secret: &str) -> String {
    let salt = STANDARD_NO_PAD.encode(random.bytes::<16>());
    let hash = salted_hash(&salt, secret);
    format!("{HASHED}{salt}:{hash}")
}

/// Compares a secret with a stored one, which is a hash or, in an adopted database, plaintext. Takes the same time for
/// all secrets of the same length.
pub fn secret_matches(stored: &str, secret: &str) -> bool {
    match hash_parts(stored) {
        Some((salt, hash)) => equal(hash, &salted_hash(salt, secret)),
        None => equal(stored, secret),
    }
}

/// Whether a stored secret is hashed, and not an adopted plaintext.
pub fn is_hash(stored: &str) -> bool {
    hash_parts(stored).is_some()
}

/// Returns salt and hash.
fn hash_parts(stored: &str) -> Option<(&str, &str)> {
    stored.strip_prefix(HASHED)?.split_once(':')
}

fn salted_hash(salt: &str, secret: &str) -> String {
    STANDARD_NO_PAD.encode(digest(&SHA256, [salt, ":", secret].concat().as_bytes()))
}

fn equal(left: &str, right: &str) -> bool {
    left.as_bytes().ct_eq(right.as_bytes()).into()
}

/// Proof that a request comes from one of the service's own pages. Only `Pages::check_page` creates it.
#[derive(Debug)]
pub struct PageProof(pub(in crate::domain) ());

/// How a request authenticates the client that it names.
#[derive(Debug)]
pub enum ClientProof {
    Secret(SecretString),
    /// No secret, as with clients that cannot keep one.
    None,
    /// An empty one, which is as good as none.
    Empty,
    /// The service's own pages hold no secrets; the proof that the request comes from one of them replaces it.
    Page(PageProof),
}

/// What an operation issues. It decides whether knowing a client's id, which is public, is enough to call the
/// operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Issues {
    Tokens,
    /// A code that can be exchanged without further proof.
    UnboundCode,
    /// A code bound to a PKCE challenge, or something that is sent to the user alone.
    BoundOrPrivate,
}

impl Issues {
    /// For an operation that issues a code, bound if the request has a challenge.
    pub fn code(code_challenge: Option<&str>) -> Self {
        match code_challenge {
            Some(_) => Self::BoundOrPrivate,
            None => Self::UnboundCode,
        }
    }
}

impl ClientProof {
    pub fn from_secret(secret: Option<String>) -> Self {
        match secret {
            Some(secret) if secret.is_empty() => Self::Empty,
            Some(secret) => Self::Secret(secret.into()),
            None => Self::None,
        }
    }

    /// A confidential client must show its secret. A public client may: a correct secret makes it equal to a
    /// confidential one, and a wrong secret is rejected. Without a secret a public client only gets what is bound by
    /// other means. (In an adopted database every client whose type was never set is public and has a secret.)
    fn is_sufficient_for(&self, client: &auth_clients::Model, issues: Issues) -> bool {
        match self {
            Self::Page(_) => true,
            Self::Secret(secret) if has_secret(client) => {
                secret_matches(&client.client_secret, secret.expose_secret())
            }
            Self::Secret(_) | Self::None | Self::Empty => {
                client.client_type == ClientType::Public && issues == Issues::BoundOrPrivate
            }
        }
    }

    /// Whether the client was authenticated by a secret. To be called after the client check, which compares it.
    pub(in crate::domain) fn is_secret_of(&self, client: &auth_clients::Model) -> bool {
        matches!(self, Self::Secret(_)) && has_secret(client)
    }
}

/// Whether codes sent to this redirect URL travel over a network unencrypted.
pub fn sends_codes_in_the_clear(redirect_url: &str) -> bool {
    let Ok(url) = url::Url::parse(redirect_url) else {
        return false;
    };
    let stays_here = match url.host() {
        Some(url::Host::Ipv4(address)) => address.is_loopback(),
        Some(url::Host::Ipv6(address)) => address.to_canonical().is_loopback(),
        // RFC 6761 section 6.3: `localhost` and names below it are loopback.
        Some(url::Host::Domain(name)) => {
            let name = name.trim_end_matches('.');
            name == "localhost" || name.ends_with(".localhost")
        }
        None => false,
    };
    url.scheme() == "http" && !stays_here
}

/// Whether the client has a secret; public clients need none.
pub fn has_secret(client: &auth_clients::Model) -> bool {
    !client.client_secret.is_empty()
}

/// The URL to which the client's users return with a code, if it has one.
pub(in crate::domain) fn redirect_address(client: &auth_clients::Model) -> Option<String> {
    client.redirect_url.clone().filter(|url| !url.is_empty())
}

/// Adds the parameters that have a value to the client's redirect URL.
///
/// # Errors
/// [`Refusal::Internal`] if the stored URL cannot be parsed.
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
    /// The client's redirect URL with a code, the issuer (RFC 9207), and those of `more` that have a value.
    ///
    /// # Errors
    /// [`Refusal::Internal`] if the stored URL cannot be parsed.
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

    /// The client's redirect URL with an error of RFC 6749 section 4.1.2.1 and the issuer.
    ///
    /// # Errors
    /// [`Refusal::Internal`] if the stored URL cannot be parsed.
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

    /// The client check of every operation that names a client, except `POST /auth/token`.
    ///
    /// # Errors
    /// [`Refusal::ClientSecretRequired`] unless the client is public; [`Refusal::ClientInvalid`];
    /// [`Refusal::TooManyAttempts`] after many wrong secrets from one address; [`Refusal::CodeChallengeRequired`].
    pub(crate) async fn check_client(
        &self,
        client_id: &str,
        proof: &ClientProof,
        issues: Issues,
        caller: &Caller,
    ) -> Result<auth_clients::Model, Refusal> {
        let found = clients::find(self.store.reader(), client_id).await?;
        let is_public = |client: &auth_clients::Model| client.client_type == ClientType::Public;
        // The seed requires the property of every request. Only public clients are excepted.
        if matches!(proof, ClientProof::None) && !found.as_ref().is_some_and(is_public) {
            return Err(Refusal::ClientSecretRequired);
        }
        let client = found.ok_or(Refusal::ClientInvalid)?;
        let is_good = proof.is_sufficient_for(&client, issues);
        self.enforce_proof(&client, proof, is_good, caller).await?;
        if client.require_pkce && issues == Issues::UnboundCode {
            return Err(Refusal::CodeChallengeRequired);
        }
        if issues == Issues::Tokens {
            self.refuse_bound_to_oauth(&client).await?;
        }
        Ok(client)
    }

    /// The client check of `POST /auth/token`. A secret is mandatory for clients that require it there; a secret that
    /// is sent although it is optional must be correct too.
    ///
    /// # Errors
    /// As [`Clients::check_client`], without [`Refusal::CodeChallengeRequired`].
    pub(in crate::domain) async fn check_redeemer(
        &self,
        client: &auth_clients::Model,
        proof: &ClientProof,
        caller: &Caller,
    ) -> Result<(), Refusal> {
        let is_good = match proof {
            ClientProof::Secret(_) if has_secret(client) => {
                proof.is_sufficient_for(client, Issues::Tokens)
            }
            ClientProof::Secret(_)
            | ClientProof::None
            | ClientProof::Empty
            | ClientProof::Page(_) => !client.require_secret,
        };
        self.enforce_proof(client, proof, is_good, caller).await?;
        self.refuse_bound_to_oauth(client).await
    }

    /// Clients that must prove a key at `/oauth2` get no tokens without one elsewhere.
    ///
    /// # Errors
    /// [`Refusal::ClientInvalid`].
    pub(in crate::domain) async fn refuse_bound_to_oauth(
        &self,
        client: &auth_clients::Model,
    ) -> Result<(), Refusal> {
        match client_settings::is_bound_to_oauth(self.store.reader(), client.id).await? {
            true => Err(Refusal::ClientInvalid),
            false => Ok(()),
        }
    }

    /// The client check of `/oauth2`: a client that has a secret and is not public must show it, and a secret that is shown
    /// must be correct.
    ///
    /// # Errors
    /// [`Refusal::ClientInvalid`]; [`Refusal::TooManyAttempts`] after many wrong secrets from one address.
    pub(in crate::domain) async fn check_authentication(
        &self,
        client: &auth_clients::Model,
        proof: &ClientProof,
        caller: &Caller,
    ) -> Result<(), Refusal> {
        let is_good = match proof {
            ClientProof::Secret(_) => {
                has_secret(client) && proof.is_sufficient_for(client, Issues::Tokens)
            }
            ClientProof::None | ClientProof::Empty | ClientProof::Page(_) => {
                client.client_type == ClientType::Public
            }
        };
        self.enforce_proof(client, proof, is_good, caller).await
    }

    async fn enforce_proof(
        &self,
        client: &auth_clients::Model,
        proof: &ClientProof,
        is_good: bool,
        caller: &Caller,
    ) -> Result<(), Refusal> {
        let shown = matches!(proof, ClientProof::Secret(_));
        let outcome = match (is_good, shown) {
            (true, _) => Ok(()),
            (false, true) => Err("wrong client secret"),
            (false, false) => Err("no client secret"),
        };
        self.enforce(client, shown, outcome, caller).await
    }

    /// Rejects a request whose client has not proved who it is, and records why. Wrong proofs are limited by address and
    /// never by client, so that nobody can lock a client out. A request that shows no proof is not a guess.
    ///
    /// # Errors
    /// [`Refusal::ClientInvalid`]; [`Refusal::TooManyAttempts`] after many guesses from one address.
    pub(in crate::domain) async fn enforce(
        &self,
        client: &auth_clients::Model,
        is_guess: bool,
        outcome: Result<(), &'static str>,
        caller: &Caller,
    ) -> Result<(), Refusal> {
        let guesses = self.limits.secret_guesses(caller.address);
        let now = self.clock.now();
        // Checked after the comparison: concurrent wrong secrets may just have reached the limit.
        if is_guess {
            guesses.ensure_unlocked(&self.limits, now).await?;
        }
        let Err(why) = outcome else {
            return Ok(());
        };
        let event = self
            .audit
            .event(EventKind::Failure, None, &client.client_id, caller)
            .with_detail(why);
        self.store
            .write::<_, Refusal, _>(move |tx| {
                Box::pin(async move {
                    audit::insert(tx, event);
                    if is_guess {
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
            assert!(sends_codes_in_the_clear(address), "{address}");
        }
        for address in [
            "https://app.example/cb",
            "http://localhost:4200",
            "http://web.localhost/",
            "http://127.1.2.3/",
            "http://[::1]:80/",
            "com.example.app:/callback",
        ] {
            assert!(!sends_codes_in_the_clear(address), "{address}");
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
