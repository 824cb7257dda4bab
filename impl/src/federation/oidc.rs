//! OpenID Connect, authorization code flow: an id_token counts only with a signature by the provider's own keys and with the
//! issuer, audience, times and nonce that this login expects.

use std::str::FromStr;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{DateTime, TimeDelta, Utc};
use oauth2::TokenResponse;
use openidconnect::{
    ClaimsVerificationError, ClientId, IssuerUrl, Nonce, SignatureVerificationError,
    core::{CoreIdToken, CoreIdTokenVerifier, CoreJsonWebKeySet, CoreJwsSigningAlgorithm as Jws},
};
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use serde_json::Value;
use tokio::sync::Mutex;

use super::{
    Attempt, Completed, Fault,
    apple::AppleKey,
    claims::{complete, identity},
    oauth2::CodeEndpoints,
    outbound::Outbound,
};

/// Never HMAC, whose key would be public, and never none.
const ALGORITHMS: [Jws; 10] = [
    Jws::RsaSsaPkcs1V15Sha256,
    Jws::RsaSsaPkcs1V15Sha384,
    Jws::RsaSsaPkcs1V15Sha512,
    Jws::RsaSsaPssSha256,
    Jws::RsaSsaPssSha384,
    Jws::RsaSsaPssSha512,
    Jws::EcdsaP256Sha256,
    Jws::EcdsaP384Sha384,
    Jws::EcdsaP521Sha512,
    Jws::EdDsa,
];
/// Keys are fetched anew for a key id that is unknown, but no oftener.
const REFETCH: TimeDelta = TimeDelta::seconds(30);
/// How old keys and a discovery document may get.
const FRESH: TimeDelta = TimeDelta::hours(1);
/// How far clocks may be apart.
const SKEW: TimeDelta = TimeDelta::seconds(60);

#[derive(Clone, Debug, Deserialize)]
pub struct Endpoints {
    pub issuer: String,
    #[serde(rename = "authorization_endpoint")]
    pub auth: String,
    #[serde(rename = "token_endpoint")]
    pub token: String,
    #[serde(rename = "jwks_uri")]
    pub keys: String,
    #[serde(rename = "userinfo_endpoint", default)]
    pub userinfo: Option<String>,
}

impl Endpoints {
    /// Browsers are sent to one of them.
    fn are_urls(&self) -> bool {
        let named = [&self.auth, &self.token, &self.keys];
        let mut all = named.into_iter().chain(&self.userinfo);
        all.all(|url| {
            url::Url::parse(url).is_ok_and(|url| matches!(url.scheme(), "http" | "https"))
        })
    }
}

pub enum Source {
    Known(Endpoints),
    /// A discovery document, fetched at the first use, and the issuer that counts instead of its own.
    Discovered {
        document: String,
        issuer: Option<String>,
    },
}

pub enum ClientProof {
    Secret(SecretString),
    Apple(AppleKey),
}

/// The differences between the providers.
pub struct OpenId {
    pub source: Source,
    /// Also accepted as `iss`.
    pub other_issuer: Option<&'static str>,
    pub client_id: String,
    pub proof: ClientProof,
    pub callback: String,
    pub scope: &'static str,
    pub pkce: bool,
    pub form_post: bool,
    /// Its subjects are `oid`, its addresses vouched for by `xms_edov`.
    pub azure: bool,
    pub fetched: Fetched,
}

/// What was fetched from the provider, and when.
#[derive(Default)]
pub struct Fetched {
    endpoints: Mutex<Option<(Endpoints, DateTime<Utc>)>>,
    keys: Mutex<Keys>,
}

#[derive(Default)]
struct Keys {
    known: Option<(CoreJsonWebKeySet, DateTime<Utc>)>,
    /// When an unknown key id last had them fetched.
    asked_again: Option<DateTime<Utc>>,
}

/// What the callback brings.
pub struct Callback<'a> {
    pub code: &'a SecretString,
    /// RFC 9207.
    pub issuer: Option<&'a str>,
}

impl OpenId {
    async fn endpoints(&self, outbound: &Outbound, now: DateTime<Utc>) -> Result<Endpoints, Fault> {
        let (document, issuer) = match &self.source {
            Source::Known(endpoints) => return Ok(endpoints.clone()),
            Source::Discovered { document, issuer } => (document, issuer),
        };
        let mut fetched = self.fetched.endpoints.lock().await;
        if let Some((known, at)) = &*fetched
            && now - *at < FRESH
        {
            return Ok(known.clone());
        }
        let mut fresh: Endpoints = outbound.document(document).await?;
        if !fresh.are_urls() {
            return Err(Fault::Broken(
                "the discovery document names an address that is none",
            ));
        }
        if let Some(issuer) = issuer {
            fresh.issuer.clone_from(issuer);
        }
        *fetched = Some((fresh.clone(), now));
        Ok(fresh)
    }

    fn code_endpoints<'a>(&'a self, endpoints: &'a Endpoints) -> CodeEndpoints<'a> {
        CodeEndpoints {
            auth: &endpoints.auth,
            token: &endpoints.token,
            client_id: &self.client_id,
            callback: &self.callback,
        }
    }

    /// Where the browser goes.
    ///
    /// # Errors
    /// A discovery document that cannot be had.
    pub async fn start(
        &self,
        outbound: &Outbound,
        attempt: &Attempt,
        now: DateTime<Utc>,
    ) -> Result<String, Fault> {
        let endpoints = self.endpoints(outbound, now).await?;
        let mut extra = vec![("nonce", attempt.nonce.as_str())];
        if self.form_post {
            extra.push(("response_mode", "form_post"));
        }
        self.code_endpoints(&endpoints)
            .start(attempt, self.scope, self.pkce, &extra)
    }

    /// # Errors
    /// A login that is not to be believed; a provider that does not work.
    pub async fn finish(
        &self,
        outbound: &Outbound,
        attempt: &Attempt,
        callback: Callback<'_>,
        now: DateTime<Utc>,
    ) -> Result<Completed, Fault> {
        let endpoints = self.endpoints(outbound, now).await?;
        // Of all tenants, as Azure AD's `{tenantid}`: AZURE_ISSUER says which one is meant.
        if endpoints.issuer.contains('{') {
            return Err(Fault::Refused("the issuer is a template"));
        }
        if callback
            .issuer
            .is_some_and(|issuer| !self.issuers(&endpoints).any(|own| own == issuer))
        {
            return Err(Fault::Refused("the callback comes from another issuer"));
        }
        let secret = match &self.proof {
            ClientProof::Secret(secret) => secret.expose_secret().to_owned(),
            ClientProof::Apple(key) => key.assertion(now)?,
        };
        let verifier = self.pkce.then_some(attempt.verifier.as_str());
        let tokens = self
            .code_endpoints(&endpoints)
            .exchange(outbound, callback.code, &secret, verifier)
            .await?;
        let id_token = tokens.extra_fields().id_token.as_deref();
        let id_token = id_token.ok_or(Fault::Refused("there is no id_token"))?;
        let claims = self
            .verified(outbound, &endpoints, id_token, attempt, now)
            .await?;
        let mut person =
            identity(&claims, self.azure).ok_or(Fault::Refused("the id_token has no subject"))?;
        if person.address.is_none()
            && claims["email"].as_str().is_none()
            && let Some(userinfo) = &endpoints.userinfo
        {
            let token = tokens.access_token().secret();
            let said = outbound.profile(userinfo, Some(token)).await?;
            if said["sub"].as_str().is_none() || said["sub"] != claims["sub"] {
                return Err(Fault::Refused("userinfo is about somebody else"));
            }
            complete(&mut person, &said, self.azure);
        }
        Ok(Completed {
            identity: person,
            refresh_token: tokens
                .refresh_token()
                .map(|token| token.secret().clone().into()),
        })
    }

    fn issuers<'a>(&'a self, endpoints: &'a Endpoints) -> impl Iterator<Item = &'a str> {
        std::iter::once(endpoints.issuer.as_str()).chain(self.other_issuer)
    }

    /// The claims of an id_token of this login.
    async fn verified(
        &self,
        outbound: &Outbound,
        endpoints: &Endpoints,
        id_token: &str,
        attempt: &Attempt,
        now: DateTime<Utc>,
    ) -> Result<Value, Fault> {
        let token = CoreIdToken::from_str(id_token)
            .map_err(|_| Fault::Refused("the id_token cannot be read"))?;
        let (keys, newest) = self.keys(outbound, &endpoints.keys, now).await?;
        let mut judged = self.judge(&token, endpoints, keys, attempt, now);
        if let Err(ClaimsVerificationError::SignatureVerification(
            SignatureVerificationError::NoMatchingKey,
        )) = judged
            && !newest
            && let Some(keys) = self.newer_keys(outbound, &endpoints.keys, now).await?
        {
            judged = self.judge(&token, endpoints, keys, attempt, now);
        }
        judged.map_err(|error| {
            tracing::debug!(%error, "an id_token is refused");
            Fault::Refused("the id_token is not of this login")
        })?;
        // What was verified, with the claims that the library does not know.
        let payload = id_token.split('.').nth(1).unwrap_or_default();
        let payload = URL_SAFE_NO_PAD.decode(payload).unwrap_or_default();
        let claims: Value = serde_json::from_slice(&payload)
            .map_err(|_| Fault::Refused("the id_token cannot be read"))?;
        // The library looks at no `nbf`.
        let begun = match &claims["nbf"] {
            Value::Null => true,
            from => from
                .as_i64()
                .is_some_and(|from| from <= (now + SKEW).timestamp()),
        };
        begun
            .then_some(claims)
            .ok_or(Fault::Refused("the id_token is not valid yet"))
    }

    fn judge(
        &self,
        token: &CoreIdToken,
        endpoints: &Endpoints,
        keys: CoreJsonWebKeySet,
        attempt: &Attempt,
        now: DateTime<Utc>,
    ) -> Result<(), ClaimsVerificationError> {
        let nonce = Nonce::new(attempt.nonce.clone());
        let mut last = Err(ClaimsVerificationError::InvalidIssuer("none".into()));
        for issuer in self.issuers(endpoints) {
            let Ok(issuer) = IssuerUrl::new(issuer.to_owned()) else {
                continue;
            };
            // The client of a public one: without a secret no HMAC can be accepted, whatever else is configured.
            let client_id = ClientId::new(self.client_id.clone());
            let verifier = CoreIdTokenVerifier::new_public_client(client_id, issuer, keys.clone())
                .set_allowed_algs(ALGORITHMS)
                .set_time_fn(move || now)
                .set_issue_time_verifier_fn(move |issued| {
                    if issued > now + SKEW {
                        Err("it is issued in the future".into())
                    } else {
                        Ok(())
                    }
                });
            last = token.claims(&verifier, &nonce).map(drop);
            match &last {
                Err(ClaimsVerificationError::InvalidIssuer(_)) => {}
                _ => return last,
            }
        }
        last
    }

    /// The provider's keys, and whether they were fetched for this call.
    async fn keys(
        &self,
        outbound: &Outbound,
        url: &str,
        now: DateTime<Utc>,
    ) -> Result<(CoreJsonWebKeySet, bool), Fault> {
        let mut keys = self.fetched.keys.lock().await;
        if let Some((known, at)) = &keys.known
            && now - *at < FRESH
        {
            return Ok((known.clone(), false));
        }
        let fresh: CoreJsonWebKeySet = outbound.document(url).await?;
        keys.known = Some((fresh.clone(), now));
        Ok((fresh, true))
    }

    /// For a key id that is not among the keys. `None` when another has had them fetched anew a moment ago.
    async fn newer_keys(
        &self,
        outbound: &Outbound,
        url: &str,
        now: DateTime<Utc>,
    ) -> Result<Option<CoreJsonWebKeySet>, Fault> {
        let mut keys = self.fetched.keys.lock().await;
        if keys.asked_again.is_some_and(|at| now - at < REFETCH) {
            return Ok(None);
        }
        // Also when it fails: whoever makes up key ids must not make us ask all the time.
        keys.asked_again = Some(now);
        let fresh: CoreJsonWebKeySet = outbound.document(url).await?;
        keys.known = Some((fresh.clone(), now));
        Ok(Some(fresh))
    }
}
