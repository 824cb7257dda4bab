//! From the text of a bearer token to what it says.

use std::{fmt, sync::Arc};

use quick_cache::sync::Cache;

use crate::domain::{
    refusal::Refusal,
    sessions::{
        Sessions,
        access_token::{self, Claims, Unverified},
    },
};

/// Tokens whose signature need not be checked again: an ES256 check costs more than the whole rest of `GET /auth/me`.
/// Whether one has expired or is revoked is asked every time.
pub struct VerifiedTokens(Cache<Box<str>, Verified>);

#[derive(Clone)]
struct Verified {
    claims: Arc<Claims>,
    /// Of the key: a revoked one vouches for nothing any more.
    kid: Arc<str>,
}

const REMEMBERED: usize = 10_000;

impl Default for VerifiedTokens {
    fn default() -> Self {
        Self(Cache::new(REMEMBERED))
    }
}

impl fmt::Debug for VerifiedTokens {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("VerifiedTokens")
    }
}

/// The token of an `Authorization: Bearer` header, if there was one.
pub type Bearer<'a> = Option<&'a str>;

impl Sessions {
    /// The bearer check of `GET /auth/me` and its like: a token of ours, not expired, not revoked.
    ///
    /// # Errors
    /// [`Refusal::BearerMissing`], [`Refusal::BearerExpired`], [`Refusal::BearerRevoked`], [`Refusal::Unavailable`].
    pub async fn check_bearer(&self, bearer: Bearer<'_>) -> Result<Arc<Claims>, Refusal> {
        let token = bearer.ok_or(Refusal::BearerMissing)?;
        self.clock_check.trust_clock()?;
        let claims = self
            .read_bearer(token)
            .await?
            .ok_or(Refusal::BearerExpired)?;
        if claims.is_expired(self.clock.now()) {
            return Err(Refusal::BearerExpired);
        }
        let generation = claims.generation().ok_or(Refusal::BearerExpired)?;
        self.revoked.check(claims.sid, generation)?;
        Ok(claims)
    }

    /// What a token of ours says, expired and revoked ones included; `None` for any other text.
    ///
    /// # Errors
    /// Those of the database, when it must be asked for new keys.
    pub(crate) async fn read_bearer(&self, text: &str) -> Result<Option<Arc<Claims>>, Refusal> {
        if let Some(known) = self.verified.0.get(text)
            && self.keys.keyring.holds(&known.kid)
        {
            return Ok(Some(known.claims));
        }
        let mut read = self.verify(text);
        if read
            .as_ref()
            .is_err_and(|why| *why == Unverified::UnknownKey)
        {
            self.keys.look_for_new_keys().await?;
            read = self.verify(text);
        }
        let verified = read.ok();
        Ok(verified.map(|(claims, kid)| self.remember_verified(text, claims, kid)))
    }

    fn verify(&self, text: &str) -> Result<(Claims, String), Unverified> {
        let keys = self.keys.keyring.current();
        access_token::verify(
            text,
            &keys,
            &self.issuer,
            self.settings.tokens.jwt_typ,
            self.clock.now(),
        )
    }

    /// Also for tokens that were just signed here: their first use costs nothing.
    pub(crate) fn remember_verified(&self, text: &str, claims: Claims, kid: String) -> Arc<Claims> {
        let claims = Arc::new(claims);
        let verified = Verified {
            claims: claims.clone(),
            kid: kid.into(),
        };
        self.verified.0.insert(text.into(), verified);
        claims
    }
}
