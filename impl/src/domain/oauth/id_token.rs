//! ID tokens (OpenID Connect Core section 2).

use aws_lc_rs::digest::{Algorithm, SHA256, SHA512, digest};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{DateTime, TimeDelta, Utc};
use secrecy::{ExposeSecret, SecretString};
use serde::Serialize;
use uuid::Uuid;

use crate::{
    domain::{
        keys::algorithm::SigningAlgorithm,
        oauth::{OAuth, claims::Claims, client::OAuthClient, scope},
        refusal::Refusal,
    },
    store::session_grants::SessionGrant,
};

/// An ID token says that the user has signed in; the client reads it at once.
const LIFE: TimeDelta = TimeDelta::minutes(10);

/// The authentication that an ID token is about.
pub(in crate::domain) struct Authentication {
    pub user: Uuid,
    pub session: Uuid,
    /// Values of RFC 8176, separated by spaces.
    pub methods: String,
    pub authenticated_at: DateTime<Utc>,
}

impl Authentication {
    pub fn of_session(grant: &SessionGrant, user: &Uuid) -> Self {
        Self {
            user: *user,
            session: grant.session_id,
            methods: grant.methods.clone(),
            authenticated_at: grant.authenticated_at,
        }
    }
}

#[derive(Serialize)]
struct IdToken<'a> {
    iss: &'a str,
    sub: Uuid,
    aud: &'a str,
    exp: i64,
    iat: i64,
    auth_time: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    nonce: Option<String>,
    acr: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    amr: Vec<&'a str>,
    azp: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    at_hash: Option<String>,
    sid: Uuid,
    /// What the `claims` parameter asks for.
    #[serde(flatten)]
    requested: Claims,
}

impl OAuth {
    /// An ID token for the client, to be delivered together with this access token.
    ///
    /// # Errors
    /// Database errors while a key is generated.
    pub(in crate::domain) async fn id_token(
        &self,
        client: &OAuthClient,
        authentication: &Authentication,
        nonce: Option<String>,
        requested: Claims,
        access: &SecretString,
    ) -> Result<SecretString, Refusal> {
        let algorithm = client.id_token_algorithm();
        let now = self.clock.now();
        let claims = IdToken {
            iss: &self.issuer,
            sub: authentication.user,
            aud: &client.row.client_id,
            exp: (now + LIFE).timestamp(),
            iat: now.timestamp(),
            auth_time: authentication.authenticated_at.timestamp(),
            nonce,
            acr: context_class(&authentication.methods),
            amr: scope::words(&authentication.methods),
            azp: &client.row.client_id,
            at_hash: Some(at_hash(algorithm, access.expose_secret())),
            sid: authentication.session,
            requested,
        };
        let signed = self.keys.sign(algorithm, "JWT", &claims).await?;
        Ok(signed.into())
    }
}

impl OAuthClient {
    /// The algorithm of the client's ID tokens. RS256, which every client library knows, unless it is set.
    pub(in crate::domain) fn id_token_algorithm(&self) -> SigningAlgorithm {
        SigningAlgorithm::from_name(&self.settings.id_token_alg).unwrap_or(SigningAlgorithm::Rs256)
    }
}

/// `acr` of a login by these methods: 1 for one factor, 2 for several.
pub(super) fn context_class(methods: &str) -> &'static str {
    match scope::has(methods, "mfa") {
        true => "2",
        false => "1",
    }
}

/// The left half of the access token's hash, by the hash function of the signature (OpenID Connect Core section 3.1.3.6;
/// that of Ed25519 is SHA-512).
fn at_hash(algorithm: SigningAlgorithm, access: &str) -> String {
    let function: &'static Algorithm = match algorithm {
        SigningAlgorithm::Rs256 | SigningAlgorithm::Es256 => &SHA256,
        SigningAlgorithm::EdDsa => &SHA512,
    };
    let hash = digest(function, access.as_bytes());
    let bytes = hash.as_ref();
    URL_SAFE_NO_PAD.encode(&bytes[..bytes.len() / 2])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn at_hash_of_openid_connect_core_appendix_a() {
        let access = "jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y";
        assert_eq!(
            at_hash(SigningAlgorithm::Rs256, access),
            "77QmUPtjPfzWtF2AnpK9RQ"
        );
    }
}
