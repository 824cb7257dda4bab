//! Verifying bearer tokens (RFC 6750).

use std::{
    any::Any,
    fmt,
    sync::{
        Arc, OnceLock,
        atomic::{AtomicBool, Ordering::Relaxed},
    },
};

use quick_cache::sync::Cache;

use crate::{
    domain::{
        keys::jws::{self, Unverified},
        refusal::Refusal,
        sessions::{
            Sessions,
            access_token::{self, Claims, Read},
            client_token::ClientClaims,
        },
    },
    store::client_settings,
};

/// Cache of tokens whose signature was verified: verifying an ES256 signature costs more than the rest of `GET
/// /auth/me`. Expiry and revocation are checked on every use.
pub struct VerifiedTokens(Cache<Box<str>, Arc<Verified>>);

/// A token whose signature was verified.
pub struct Verified {
    pub claims: Arc<Claims>,
    /// The signing key's id. Tokens of a revoked key must be rejected although their signature is valid.
    kid: String,
    /// Since [`VerifiedTokens::forget_unused`] last looked.
    used: AtomicBool,
    made_of_claims: OnceLock<Box<dyn Any + Send + Sync>>,
}

impl Verified {
    /// What `make` makes of the claims, kept as long as the token is in the cache.
    pub fn once<T: Clone + Send + Sync + 'static>(&self, make: impl Fn(&Claims) -> T) -> T {
        let kept = self
            .made_of_claims
            .get_or_init(|| Box::new(make(&self.claims)));
        let made = kept.downcast_ref::<T>().cloned();
        made.unwrap_or_else(|| make(&self.claims))
    }
}

const CACHED_TOKENS: usize = 10_000;

impl Default for VerifiedTokens {
    fn default() -> Self {
        Self(Cache::new(CACHED_TOKENS))
    }
}

impl VerifiedTokens {
    fn get(&self, text: &str) -> Option<Arc<Verified>> {
        let known = self.0.get(text)?;
        // Most find it set, and a write would take the cache line from the other cores.
        if !known.used.load(Relaxed) {
            known.used.store(true, Relaxed);
        }
        Some(known)
    }

    /// Drops the tokens that were not used since the last call. A full cache has 30 MiB, most of it tokens that a refresh has
    /// replaced.
    pub(in crate::domain) fn forget_unused(&self) {
        self.0
            .retain(|_, verified| verified.used.swap(false, Relaxed));
    }
}

impl fmt::Debug for VerifiedTokens {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("VerifiedTokens")
    }
}

/// An access token of this service, whether or not it is still valid.
pub enum AccessToken {
    User(Arc<Claims>),
    Client(Box<ClientClaims>),
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
        let verified = self.check_token(bearer).await?;
        Ok(verified.claims.clone())
    }

    /// [`check_bearer`](Self::check_bearer) for operations by which users manage their accounts. An application that a user
    /// has allowed to know who they are must not end their other sessions, for example, so its tokens are refused
    /// (RFC 9700 section 2.3); those of trusted clients are the user's own.
    ///
    /// # Errors
    /// The same, and [`Refusal::NotAllowedAccess`].
    pub async fn check_own_bearer(&self, bearer: Bearer<'_>) -> Result<Arc<Claims>, Refusal> {
        let claims = self.check_bearer(bearer).await?;
        let is_granted = claims.scope.is_some();
        if is_granted && !client_settings::is_trusted(self.store.reader(), &claims.aud).await? {
            return Err(Refusal::NotAllowedAccess);
        }
        Ok(claims)
    }

    /// [`check_bearer`](Self::check_bearer), returning the token's place in the cache.
    ///
    /// # Errors
    /// The same.
    pub async fn check_token(&self, bearer: Bearer<'_>) -> Result<Arc<Verified>, Refusal> {
        let token = bearer.ok_or(Refusal::BearerMissing)?;
        self.clock_check.require_synchronised_clock()?;
        let verified = self.read_token(token).await?;
        let verified = verified.ok_or(Refusal::BearerExpired)?;
        let claims = &verified.claims;
        // A token that is bound to a key is worth nothing without a proof (RFC 9449 section 7.2).
        if claims.cnf.is_some() {
            return Err(Refusal::BearerExpired);
        }
        self.check_claims(claims)?;
        Ok(verified)
    }

    /// # Errors
    /// [`Refusal::Unavailable`] while the clock is wrong.
    pub(in crate::domain) fn require_clock(&self) -> Result<(), Refusal> {
        self.clock_check.require_synchronised_clock()
    }

    /// Expiry and revocation of a verified access token.
    ///
    /// # Errors
    /// [`Refusal::BearerExpired`], [`Refusal::BearerRevoked`], [`Refusal::Unavailable`].
    pub(in crate::domain) fn check_claims(&self, claims: &Claims) -> Result<(), Refusal> {
        if claims.is_expired(self.clock.now()) {
            return Err(Refusal::BearerExpired);
        }
        let generation = claims.generation().ok_or(Refusal::BearerExpired)?;
        self.revoked.check(claims.sid, generation)
    }

    /// Expiry and revocation of a client's verified access token.
    ///
    /// # Errors
    /// As [`Sessions::check_claims`].
    pub(in crate::domain) fn check_client_claims(
        &self,
        claims: &ClientClaims,
    ) -> Result<(), Refusal> {
        if claims.is_expired(self.clock.now()) {
            return Err(Refusal::BearerExpired);
        }
        let id = claims.id().ok_or(Refusal::BearerExpired)?;
        self.revoked.check(id, 0)
    }

    /// The access token of a user or a client that a text is, even if it has expired or was revoked; `None` for any other
    /// text.
    ///
    /// # Errors
    /// Database errors while keys are loaded.
    pub(in crate::domain) async fn read_access_token(
        &self,
        text: &str,
    ) -> Result<Option<AccessToken>, Refusal> {
        if let Some(known) = self.known_token(text) {
            return Ok(Some(AccessToken::User(known.claims.clone())));
        }
        Ok(match self.verify_or_reload(text).await? {
            Some((Read::User(claims), kid)) => {
                let verified = self.remember_verified(text, *claims, kid);
                Some(AccessToken::User(verified.claims.clone()))
            }
            Some((Read::Client(claims), _)) => Some(AccessToken::Client(claims)),
            None => None,
        })
    }

    /// The claims of an access token of this service, even if it has expired or was revoked; `None` for any other text.
    ///
    /// # Errors
    /// Database errors while keys are loaded.
    pub(crate) async fn read_bearer(&self, text: &str) -> Result<Option<Arc<Claims>>, Refusal> {
        let verified = self.read_token(text).await?;
        Ok(verified.map(|verified| verified.claims.clone()))
    }

    async fn read_token(&self, text: &str) -> Result<Option<Arc<Verified>>, Refusal> {
        if let Some(known) = self.known_token(text) {
            return Ok(Some(known));
        }
        Ok(match self.verify_or_reload(text).await? {
            Some((Read::User(claims), kid)) => Some(self.remember_verified(text, *claims, kid)),
            Some((Read::Client(_), _)) | None => None,
        })
    }

    fn known_token(&self, text: &str) -> Option<Arc<Verified>> {
        let known = self.verified.get(text);
        known.filter(|known| self.keys.keyring.contains(&known.kid))
    }

    async fn verify_or_reload(&self, text: &str) -> Result<Option<(Read, String)>, Refusal> {
        let mut read = self.verify(text);
        if read
            .as_ref()
            .is_err_and(|why| *why == Unverified::UnknownKey)
        {
            // Boxed, since it is rare, and would otherwise be part of every request's future.
            Box::pin(self.keys.reload_for_unknown_kid()).await?;
            read = self.verify(text);
        }
        Ok(read.ok())
    }

    fn verify(&self, text: &str) -> Result<(Read, String), Unverified> {
        let keys = self.keys.keyring.current();
        let genuine = jws::verify(text, &keys)?;
        if !self.keys.keyring.verifies_access(genuine.key) {
            return Err(Unverified::Invalid);
        }
        let typ = self.settings.tokens.jwt_typ;
        let read = access_token::read(&genuine, &self.issuer, typ, self.clock.now())?;
        Ok((read, genuine.key.kid.clone()))
    }

    /// Adds a token to the cache. Tokens that this instance has signed are added at once, which saves verifying them.
    pub(crate) fn remember_verified(
        &self,
        text: &str,
        claims: Claims,
        kid: String,
    ) -> Arc<Verified> {
        let verified = Arc::new(Verified {
            claims: Arc::new(claims),
            kid,
            used: AtomicBool::new(true),
            made_of_claims: OnceLock::new(),
        });
        self.verified.0.insert(text.into(), verified.clone());
        verified
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use uuid::Uuid;

    use super::*;

    fn verified() -> Arc<Verified> {
        let nobody = Uuid::nil();
        let claims = json!({
            "iss": "", "sub": nobody, "aud": "", "iat": 0, "exp": 0, "jti": "", "sid": nobody, "id": nobody, "firstName": "",
            "username": "", "permissions": [], "userPreferences": {}, "tenantId": nobody, "userTenantId": nobody, "status": 1,
        });
        Arc::new(Verified {
            claims: serde_json::from_value(claims).unwrap(),
            kid: String::new(),
            used: AtomicBool::new(true),
            made_of_claims: OnceLock::new(),
        })
    }

    #[test]
    fn tokens_that_nobody_uses_are_forgotten() {
        let tokens = VerifiedTokens::default();
        for text in ["used", "unused"] {
            tokens.0.insert(text.into(), verified());
        }
        tokens.forget_unused();
        assert!(tokens.get("used").is_some());
        tokens.forget_unused();
        assert!(tokens.get("used").is_some());
        assert!(tokens.get("unused").is_none());
    }
}
