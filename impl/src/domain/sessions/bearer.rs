//! Verifying bearer tokens (RFC 6750).

use std::{fmt, sync::Arc};

use quick_cache::sync::Cache;

use crate::domain::{
    refusal::Refusal,
    sessions::{
        Sessions,
        access_token::{self, Claims, Unverified},
    },
};

/// Cache of tokens whose signature was verified: verifying an ES256 signature costs more than the rest of `GET
/// /auth/me`. Expiry and revocation are checked on every use.
pub struct VerifiedTokens(Cache<Box<str>, Verified>);

#[derive(Clone)]
struct Verified {
    claims: Arc<Claims>,
    /// The signing key's id. Tokens of a revoked key must be rejected although their signature is valid.
    kid: Arc<str>,
}

const CACHED_TOKENS: usize = 10_000;

impl Default for VerifiedTokens {
    fn default() -> Self {
        Self(Cache::new(CACHED_TOKENS))
    }
}

impl fmt::Debug for VerifiedTokens {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("VerifiedTokens")
    }
}

/// The token of an `Authorization: Bearer` header.
pub type Bearer<'a> = Option<&'a str>;

impl Sessions {
    /// The bearer check: an access token of this service that has neither expired nor been revoked.
    ///
    /// # Errors
    /// [`Refusal::BearerMissing`], [`Refusal::BearerExpired`] also for any other text, [`Refusal::BearerRevoked`],
    /// [`Refusal::Unavailable`].
    pub async fn check_bearer(&self, bearer: Bearer<'_>) -> Result<Arc<Claims>, Refusal> {
        let token = bearer.ok_or(Refusal::BearerMissing)?;
        self.clock_check.require_synchronised_clock()?;
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

    /// The claims of an access token of this service, even if it has expired or was revoked; `None` for any other text.
    ///
    /// # Errors
    /// Database errors while keys are loaded.
    pub(crate) async fn read_bearer(&self, text: &str) -> Result<Option<Arc<Claims>>, Refusal> {
        if let Some(known) = self.verified.0.get(text)
            && self.keys.keyring.contains(&known.kid)
        {
            return Ok(Some(known.claims));
        }
        let mut read = self.verify(text);
        if read
            .as_ref()
            .is_err_and(|why| *why == Unverified::UnknownKey)
        {
            self.keys.reload_for_unknown_kid().await?;
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

    /// Adds a token to the cache. Tokens that this instance has signed are added at once, which saves verifying them.
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
