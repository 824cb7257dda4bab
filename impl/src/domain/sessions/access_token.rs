//! Access tokens: JWTs of RFC 9068's kind, and their verification.

use chrono::{DateTime, Utc};
use jsonwebtoken::Header;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    config::TokenType,
    domain::{keys::signing_key::Key, sessions::user_claims::UserClaims},
};

/// Longer ones are not ours.
const LONGEST: usize = 64 * 1024;

/// What an access token says.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Claims {
    pub iss: String,
    pub sub: Uuid,
    /// The client's public id.
    pub aud: String,
    /// The client again, where RFC 9068 section 2.2 wants it. Tokens of version 1.0.0 lack it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub client_id: Option<String>,
    /// Seconds since the epoch, as are `exp` and `nbf`. Typed: a string in their place makes the token invalid.
    pub iat: i64,
    pub exp: i64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nbf: Option<i64>,
    /// The session and its generation: see [`Claims::generation`].
    pub jti: String,
    pub sid: Uuid,
    #[serde(flatten)]
    pub user: UserClaims,
}

impl Claims {
    /// Names the only access token that a session's generation ever has.
    pub fn jti(session: Uuid, generation: i32) -> String {
        format!("{}.{generation}", session.simple())
    }

    /// How many refreshes lie between the login and this token.
    pub fn generation(&self) -> Option<i32> {
        self.jti.rsplit_once('.')?.1.parse().ok()
    }

    pub fn is_expired(&self, now: DateTime<Utc>) -> bool {
        self.exp <= now.timestamp()
    }

    /// # Errors
    /// Those of the signature.
    pub fn sign(&self, key: &Key, typ: TokenType) -> jsonwebtoken::errors::Result<String> {
        let header = Header {
            typ: Some(typ.name().into()),
            kid: Some(key.kid.clone()),
            ..Header::new(key.algorithm)
        };
        jsonwebtoken::encode(&header, self, &key.encoding)
    }
}

/// Why a text is no token of ours.
#[derive(Debug, PartialEq, Eq)]
pub enum Unverified {
    /// It names a key that is not known here, perhaps not yet.
    UnknownKey,
    Invalid,
}

/// Reads a token: the signature by the key that it names and with that key's algorithm, the type, the issuer, `nbf`.
/// `at+jwt` always passes, so that a change of JWT_TYP to `JWT` logs nobody out.
/// Whether it has expired is left to the caller, who may want it all the same (a refresh). Answers the key's `kid` too.
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
    if token.len() > LONGEST {
        return Err(Unverified::Invalid);
    }
    let header = jsonwebtoken::decode_header(token).map_err(|_| Unverified::Invalid)?;
    // RFC 7515 section 4.1.11: no extension is understood here.
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
    // The times are judged by the caller's clock, so the crate's own validation, which asks the machine's, is not used.
    let claims: Claims =
        jsonwebtoken::dangerous::insecure_decode_claims(token).map_err(|_| Unverified::Invalid)?;
    let begun = claims.nbf.is_none_or(|nbf| nbf <= now.timestamp());
    if claims.iss == issuer && begun && claims.generation().is_some() {
        Ok((claims, kid))
    } else {
        Err(Unverified::Invalid)
    }
}
