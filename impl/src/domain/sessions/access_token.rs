//! Access tokens: JWTs in the profile of RFC 9068, and their verification.

use chrono::{DateTime, Utc};
use jsonwebtoken::Header;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    config::TokenType,
    domain::{keys::signing_key::Key, sessions::user_claims::UserClaims},
};

/// Longer texts are rejected before they are parsed.
const MAX_TOKEN_BYTES: usize = 64 * 1024;

/// The claims of an access token.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Claims {
    pub iss: String,
    pub sub: Uuid,
    /// The client's public identifier.
    pub aud: String,
    /// The client's public identifier, required by RFC 9068 section 2.2. Missing in tokens of version 1.0.0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub client_id: Option<String>,
    /// Seconds since the epoch, like `exp` and `nbf`. A string in their place makes the token invalid.
    pub iat: i64,
    pub exp: i64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nbf: Option<i64>,
    /// `SESSION.GENERATION`; see [`Claims::generation`].
    pub jti: String,
    pub sid: Uuid,
    #[serde(flatten)]
    pub user: UserClaims,
}

impl Claims {
    /// The identifier of the one access token that a session has in each generation.
    pub fn jti(session: Uuid, generation: i32) -> String {
        format!("{}.{generation}", session.simple())
    }

    /// The number of refreshes between the login and this token.
    pub fn generation(&self) -> Option<i32> {
        self.jti.rsplit_once('.')?.1.parse().ok()
    }

    pub fn is_expired(&self, now: DateTime<Utc>) -> bool {
        self.exp <= now.timestamp()
    }

    /// # Errors
    /// If the token cannot be signed.
    pub fn sign(&self, key: &Key, typ: TokenType) -> jsonwebtoken::errors::Result<String> {
        let header = Header {
            typ: Some(typ.name().into()),
            kid: Some(key.kid.clone()),
            ..Header::new(key.algorithm)
        };
        jsonwebtoken::encode(&header, self, &key.encoding)
    }
}

/// Why a text is not accepted as an access token.
#[derive(Debug, PartialEq, Eq)]
pub enum Unverified {
    /// The key id is unknown, perhaps only until the keys are loaded again.
    UnknownKey,
    Invalid,
}

/// Verifies the signature with the key that the token names and with that key's algorithm, the type, the issuer and
/// `nbf`. `at+jwt` is always accepted, so that setting JWT_TYP to `JWT` does not log everyone out. Expiry is left to
/// the caller: a refresh needs expired tokens too. Returns the claims and the key's `kid`.
///
/// # Errors
/// [`Unverified`].
pub fn verify(
    token: &str,
    keys: &[Key],
    issuer: &str,
    typ: TokenType,
    now: DateTime<Utc>,
) -> Result<(Claims, String), Unverified> {
    if token.len() > MAX_TOKEN_BYTES {
        return Err(Unverified::Invalid);
    }
    let header = jsonwebtoken::decode_header(token).map_err(|_| Unverified::Invalid)?;
    // RFC 7515 section 4.1.11: tokens with critical extensions must be rejected, since none is supported.
    if header.crit.is_some() {
        return Err(Unverified::Invalid);
    }
    let kid = header.kid.ok_or(Unverified::Invalid)?;
    let key = keys
        .iter()
        .find(|key| key.kid == kid)
        .ok_or(Unverified::UnknownKey)?;
    let is_ours = |stated: &String| {
        [TokenType::AccessToken, typ]
            .iter()
            .any(|typ| stated.eq_ignore_ascii_case(typ.name()))
    };
    if !header.typ.as_ref().is_some_and(is_ours) || header.alg != key.algorithm {
        return Err(Unverified::Invalid);
    }
    let (message, signature) = token.rsplit_once('.').ok_or(Unverified::Invalid)?;
    let genuine =
        jsonwebtoken::crypto::verify(signature, message.as_bytes(), &key.decoding, key.algorithm);
    if !genuine.is_ok_and(|genuine| genuine) {
        return Err(Unverified::Invalid);
    }
    // `nbf` is compared with the injected clock. The library's own validation would read the system clock.
    let claims: Claims =
        jsonwebtoken::dangerous::insecure_decode_claims(token).map_err(|_| Unverified::Invalid)?;
    let first_factor = claims.nbf.is_none_or(|nbf| nbf <= now.timestamp());
    if claims.iss == issuer && first_factor && claims.generation().is_some() {
        Ok((claims, kid))
    } else {
        Err(Unverified::Invalid)
    }
}
