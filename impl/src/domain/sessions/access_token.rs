//! Access tokens: JWTs in the profile of RFC 9068, and their verification.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    config::TokenType,
    domain::{
        keys::jws::{Genuine, Unverified},
        sessions::{session::TokenGrant, user_claims::UserClaims},
    },
};

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
    /// What was granted at `/oauth2`, separated by spaces; missing in tokens of `/auth`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scope: Option<String>,
    /// The key that the token is bound to (RFC 9449 section 6.1).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cnf: Option<Confirmation>,
    #[serde(flatten)]
    pub user: UserClaims,
}

/// The `cnf` claim of RFC 7800.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confirmation {
    /// The thumbprint of the key (RFC 7638).
    pub jkt: String,
}

impl Claims {
    /// What the session was granted at `/oauth2`; `None` if it was opened by an operation of `/auth`.
    pub fn grant(&self) -> Option<TokenGrant> {
        Some(TokenGrant {
            scope: self.scope.clone()?,
            thumbprint: self.cnf.as_ref().map(|cnf| cnf.jkt.clone()),
        })
    }

    /// The identifier of the one access token that a session has in each generation.
    pub fn jti(session: Uuid, generation: i32) -> String {
        format!("{}.{generation}", session.simple())
    }

    /// The number of refreshes between the login and this token.
    pub fn generation(&self) -> Option<i32> {
        self.jti.rsplit_once('.')?.1.parse().ok()
    }

    /// Whether these are the claims of an access token. `typ` alone does not tell if JWT_TYP gives all tokens the same, so
    /// there must be what no other token of ours has: the identifier made of session and generation, and the client's
    /// under the name that RFC 9068 requires. Tokens of version 1.0.0 lack that name, but are `at+jwt`.
    fn is_access_token(&self, typ: Option<&str>) -> bool {
        let names_session = self
            .generation()
            .is_some_and(|generation| self.jti == Self::jti(self.sid, generation));
        let is_typed =
            typ.is_some_and(|typ| typ.eq_ignore_ascii_case(TokenType::AccessToken.name()));
        names_session && (is_typed || self.client_id.as_ref() == Some(&self.aud))
    }

    pub fn is_expired(&self, now: DateTime<Utc>) -> bool {
        self.exp <= now.timestamp()
    }
}

/// The claims of an access token: a token with the right type, issuer and `nbf`. `at+jwt` is always accepted, so that
/// setting JWT_TYP to `JWT` does not log everyone out. Expiry is left to the caller: a refresh needs expired tokens too.
///
/// # Errors
/// [`Unverified::Invalid`].
pub fn read(
    genuine: &Genuine<'_>,
    issuer: &str,
    typ: TokenType,
    now: DateTime<Utc>,
) -> Result<Claims, Unverified> {
    let is_ours = |stated: &String| {
        [TokenType::AccessToken, typ]
            .iter()
            .any(|typ| stated.eq_ignore_ascii_case(typ.name()))
    };
    if !genuine.typ.as_ref().is_some_and(is_ours) {
        return Err(Unverified::Invalid);
    }
    let claims: Claims = genuine.claims()?;
    let has_begun = claims.nbf.is_none_or(|nbf| nbf <= now.timestamp());
    if claims.iss == issuer && has_begun && claims.is_access_token(genuine.typ.as_deref()) {
        Ok(claims)
    } else {
        Err(Unverified::Invalid)
    }
}
