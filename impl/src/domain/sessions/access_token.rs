//! Access tokens: JWTs in the profile of RFC 9068, and their verification.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    config::TokenType,
    domain::{
        keys::jws::{Genuine, Unverified},
        sessions::{client_token::ClientClaims, session::TokenGrant, user_claims::UserClaims},
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
    /// `SESSION.GENERATION`, with a third part if the generation has several tokens; see [`Claims::generation`].
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

/// The claims of an access token of this service.
#[derive(Debug)]
pub enum Read {
    User(Box<Claims>),
    Client(Box<ClientClaims>),
}

impl Claims {
    /// What the session was granted at `/oauth2`; `None` if it was opened by an operation of `/auth`.
    pub fn grant(&self) -> Option<TokenGrant> {
        Some(TokenGrant {
            scope: self.scope.clone()?,
            thumbprint: self.cnf.as_ref().map(|cnf| cnf.jkt.clone()),
        })
    }

    /// The identifier of the first access token that a session has in each generation.
    pub fn jti(session: Uuid, generation: i32) -> String {
        format!("{}.{generation}", session.simple())
    }

    /// That of another one, for a session whose refresh token stays.
    pub fn another_jti(session: Uuid, generation: i32, distinction: Uuid) -> String {
        format!(
            "{}.{}",
            Self::jti(session, generation),
            distinction.simple()
        )
    }

    /// The number of refreshes between the login and this token.
    pub fn generation(&self) -> Option<i32> {
        self.jti.split('.').nth(1)?.parse().ok()
    }

    /// Whether these are the claims of an access token. `typ` alone does not tell if JWT_TYP gives all tokens the same, so
    /// there must be what no other token of ours has: the identifier made of session and generation, and the client's
    /// under the name that RFC 9068 requires. Tokens of version 1.0.0 lack that name, but are `at+jwt`.
    fn is_access_token(&self, typ: Option<&str>) -> bool {
        let names_session = self
            .generation()
            .map(|generation| Self::jti(self.sid, generation))
            .and_then(|first| self.jti.strip_prefix(&first))
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
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
) -> Result<Read, Unverified> {
    let is_ours = |stated: &String| {
        [TokenType::AccessToken, typ]
            .iter()
            .any(|typ| stated.eq_ignore_ascii_case(typ.name()))
    };
    if !genuine.typ.as_ref().is_some_and(is_ours) {
        return Err(Unverified::Invalid);
    }
    let Ok(claims) = genuine.claims::<Claims>() else {
        let claims: ClientClaims = genuine.claims()?;
        return match claims.is_valid(issuer) {
            true => Ok(Read::Client(Box::new(claims))),
            false => Err(Unverified::Invalid),
        };
    };
    let has_begun = claims.nbf.is_none_or(|nbf| nbf <= now.timestamp());
    if claims.iss == issuer && has_begun && claims.is_access_token(genuine.typ.as_deref()) {
        Ok(Read::User(Box::new(claims)))
    } else {
        Err(Unverified::Invalid)
    }
}
