//! OpenID Connect, authorization code flow. An id_token must be signed with one of the provider's keys and have the
//! issuer, audience, times and nonce expected for this login.

use chrono::{DateTime, Utc};
use oauth2::TokenResponse;
use openidconnect::{
    AuthUrl, ClientId, CsrfToken, IssuerUrl, Nonce, PkceCodeChallenge, PkceCodeVerifier,
    RedirectUrl, Scope,
    core::{CoreAuthenticationFlow, CoreClient, CoreJsonWebKeySet},
};
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use serde_json::Value;

use super::{
    Attempt, Completed, Fault, Stage,
    apple::AppleKey,
    cache::Cached,
    claims::{EmailTrust, complete, identity},
    id_token::{Expected, subject},
    jwt::{KeySet, TokenError, signed_claims},
    logout_token::LogoutToken,
    oauth2::CodeEndpoints,
    outbound::{self, Outbound},
};

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
    /// Browsers are redirected to one of them.
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
    /// A discovery document, fetched on first use, and an issuer that overrides its own.
    Discovered {
        document: String,
        issuer: Option<String>,
    },
}

pub enum ClientProof {
    Secret(SecretString),
    Apple(AppleKey),
}

/// An OpenID provider; the fields are what distinguishes one from another.
pub struct OpenId {
    pub source: Source,
    /// An additional valid `iss`.
    pub other_issuer: Option<&'static str>,
    pub client_id: String,
    pub proof: ClientProof,
    pub callback: String,
    pub scope: &'static str,
    pub pkce: bool,
    pub form_post: bool,
    /// How email addresses and subjects are determined.
    pub email_trust: EmailTrust,
    pub endpoints: Cached<Endpoints>,
    pub keys: Cached<KeySet>,
}

/// The parameters of the callback.
pub struct Callback<'a> {
    pub code: &'a SecretString,
    /// RFC 9207.
    pub issuer: Option<&'a str>,
}

impl OpenId {
    /// # Errors
    /// The discovery document is not available and never was.
    pub async fn endpoints(
        &self,
        outbound: &Outbound,
        now: DateTime<Utc>,
    ) -> Result<Endpoints, Fault> {
        let (document, issuer) = match &self.source {
            Source::Known(endpoints) => return Ok(endpoints.clone()),
            Source::Discovered { document, issuer } => (document, issuer),
        };
        let fetch = async {
            let mut fresh: Endpoints = outbound.document(document).await?;
            if !fresh.are_urls() {
                return Err(Fault::broken(
                    "the discovery document contains an invalid URL",
                ));
            }
            if let Some(issuer) = issuer {
                fresh.issuer.clone_from(issuer);
            }
            Ok(fresh)
        };
        let got = self
            .endpoints
            .get(now, renewal_timeout(outbound), fetch)
            .await;
        let (endpoints, _) = got.map_err(|fault| fault.at(Stage::Discovery))?;
        Ok(endpoints)
    }

    pub fn code_endpoints<'a>(&'a self, endpoints: &'a Endpoints) -> CodeEndpoints<'a> {
        CodeEndpoints {
            auth: &endpoints.auth,
            token: &endpoints.token,
            client_id: &self.client_id,
            callback: &self.callback,
        }
    }

    /// The URL to redirect the browser to.
    ///
    /// # Errors
    /// The discovery document is not available.
    pub async fn start(
        &self,
        outbound: &Outbound,
        attempt: &Attempt,
        now: DateTime<Utc>,
    ) -> Result<String, Fault> {
        let endpoints = self.endpoints(outbound, now).await?;
        let bad = |_| Fault::broken("the provider has an invalid URL");
        let client = CoreClient::new(
            ClientId::new(self.client_id.clone()),
            IssuerUrl::new(endpoints.issuer).map_err(bad)?,
            // No keys: id_tokens are verified without the crate, which would reject some because of the type of a claim
            // that is not used.
            CoreJsonWebKeySet::new(Vec::new()),
        )
        .set_auth_uri(AuthUrl::new(endpoints.auth).map_err(bad)?)
        .set_redirect_uri(RedirectUrl::new(self.callback.clone()).map_err(bad)?);
        let state = CsrfToken::new(attempt.state.clone());
        let nonce = Nonce::new(attempt.nonce.clone());
        // The crate adds the `openid` scope itself.
        let scopes = self.scope.split(' ').filter(|name| *name != "openid");
        let mut request = client
            .authorize_url(
                CoreAuthenticationFlow::AuthorizationCode,
                move || state.clone(),
                move || nonce.clone(),
            )
            .add_scopes(scopes.map(|name| Scope::new(name.to_owned())));
        if self.form_post {
            request = request.add_extra_param("response_mode", "form_post");
        }
        if self.pkce {
            let verifier = PkceCodeVerifier::new(attempt.verifier.clone());
            let challenge = PkceCodeChallenge::from_code_verifier_sha256(&verifier);
            request = request.set_pkce_challenge(challenge);
        }
        Ok(request.url().0.into())
    }

    /// # Errors
    /// The login cannot be trusted, or the provider is down.
    pub async fn finish(
        &self,
        outbound: &Outbound,
        attempt: &Attempt,
        callback: Callback<'_>,
        now: DateTime<Utc>,
    ) -> Result<Completed, Fault> {
        let endpoints = self.endpoints(outbound, now).await?;
        self.check_callback(&endpoints, &callback)
            .map_err(|fault| fault.at(Stage::Callback))?;
        let secret = match &self.proof {
            ClientProof::Secret(secret) => secret.expose_secret().to_owned(),
            ClientProof::Apple(key) => key.assertion(now)?,
        };
        let verifier = self.pkce.then_some(attempt.verifier.as_str());
        let tokens = self
            .code_endpoints(&endpoints)
            .exchange(outbound, callback.code, &secret, verifier)
            .await?;
        let claims = match tokens.extra_fields().id_token.as_deref() {
            Some(id_token) => {
                self.verified(outbound, &endpoints, id_token, attempt, now)
                    .await
            }
            None => Err(Fault::refused("the id_token is missing")),
        };
        let claims = claims.map_err(|fault| fault.at(Stage::IdToken))?;
        let identity = identity(&claims, self.email_trust);
        let mut person = identity.map_err(|fault| fault.at(Stage::IdToken))?;
        // The email claim of the id_token is final, verified or not; userinfo is used only if there is none.
        let silent = matches!(&claims["email"], Value::Null)
            || claims["email"]
                .as_str()
                .is_some_and(|text| text.trim().is_empty());
        // The userinfo endpoint of Microsoft Graph has no verified address.
        let asks = silent && self.email_trust != EmailTrust::Azure;
        if asks && let Some(userinfo) = &endpoints.userinfo {
            let token = tokens.access_token().secret();
            let said = self
                .userinfo(outbound, &endpoints, userinfo, token, now)
                .await;
            let said = said.and_then(|said| match subject(&claims)? {
                own if said["sub"] == own => Ok(said),
                _ => Err(Fault::refused("userinfo has another subject")),
            });
            let said = said.map_err(|fault| fault.at(Stage::Userinfo))?;
            complete(&mut person, &said, self.email_trust);
        }
        // Apple's second issuer is the same provider.
        person.issuer = Some(endpoints.issuer.clone());
        Ok(Completed {
            identity: person,
            refresh_token: tokens
                .refresh_token()
                .map(|token| token.secret().clone().into()),
            access_token: Some(tokens.access_token().secret().clone().into()),
            provider_session: claims["sid"].as_str().map(str::to_owned),
        })
    }

    fn check_callback(&self, endpoints: &Endpoints, callback: &Callback<'_>) -> Result<(), Fault> {
        // The document for all tenants has a template such as `{tenantid}`; AZURE_ISSUER selects one.
        if endpoints.issuer.contains('{') {
            return Err(Fault::refused("the issuer is a template; set AZURE_ISSUER")
                .with("issuer", &endpoints.issuer));
        }
        match callback.issuer {
            Some(came) if !self.issuers(endpoints).any(|own| own == came) => {
                Err(Fault::refused("the callback is from another issuer")
                    .expected(&endpoints.issuer, came))
            }
            _ => Ok(()),
        }
    }

    fn issuers<'a>(&'a self, endpoints: &'a Endpoints) -> impl Iterator<Item = &'a str> {
        std::iter::once(endpoints.issuer.as_str()).chain(self.other_issuer)
    }

    fn expected<'a>(&'a self, endpoints: &'a Endpoints, now: DateTime<Utc>) -> Expected<'a> {
        Expected {
            issuers: self.issuers(endpoints).collect(),
            client_id: &self.client_id,
            now,
        }
    }

    /// The claims of this login's id_token.
    async fn verified(
        &self,
        outbound: &Outbound,
        endpoints: &Endpoints,
        id_token: &str,
        attempt: &Attempt,
        now: DateTime<Utc>,
    ) -> Result<Value, Fault> {
        let claims = self.signed(outbound, endpoints, id_token, now).await?;
        self.expected(endpoints, now)
            .check_id_token(&claims, &attempt.nonce)?;
        Ok(claims)
    }

    /// The claims of a token signed by the provider.
    async fn signed(
        &self,
        outbound: &Outbound,
        endpoints: &Endpoints,
        token: &str,
        now: DateTime<Utc>,
    ) -> Result<Value, Fault> {
        let fetch = || self.fetch_keys(outbound, &endpoints.keys);
        let at_keys = |fault: Fault| fault.at(Stage::KeySet);
        let (keys, newest) = self
            .keys
            .get(now, renewal_timeout(outbound), fetch())
            .await
            .map_err(at_keys)?;
        let error = match signed_claims(token, &keys) {
            Ok(claims) => return Ok(claims),
            Err(error) => error,
        };
        if matches!(error, TokenError::UnknownKey(_)) && !newest {
            let newer = self.keys.newer(now, fetch()).await.map_err(at_keys)?;
            if let Some(keys) = newer {
                return Ok(signed_claims(token, &keys)?);
            }
        }
        Err(error.into())
    }

    /// Validates a logout token.
    ///
    /// # Errors
    /// The token is invalid, or the keys are not available.
    pub async fn logout_token(
        &self,
        outbound: &Outbound,
        token: &str,
        now: DateTime<Utc>,
    ) -> Result<LogoutToken, Fault> {
        let endpoints = self.endpoints(outbound, now).await?;
        let claims = self.signed(outbound, &endpoints, token, now).await?;
        LogoutToken::new(&claims, &self.expected(&endpoints, now))
    }

    /// # Errors
    /// The key set is not available.
    pub async fn fetch_keys(&self, outbound: &Outbound, url: &str) -> Result<KeySet, Fault> {
        let fetched = outbound.document(url).await;
        fetched.and_then(|document: Value| KeySet::new(&document))
    }

    /// Userinfo, as JSON or as a signed JWT (OpenID Connect Core section 5.3.2).
    async fn userinfo(
        &self,
        outbound: &Outbound,
        endpoints: &Endpoints,
        url: &str,
        token: &str,
        now: DateTime<Utc>,
    ) -> Result<Value, Fault> {
        let body = outbound.profile(url, Some(token)).await?;
        let jwt = std::str::from_utf8(&body)
            .ok()
            .map(str::trim)
            .filter(|text| !text.contains(char::is_whitespace) && text.split('.').count() == 3);
        let Some(jwt) = jwt else {
            return outbound::json(&body);
        };
        let claims = self.signed(outbound, endpoints, jwt, now).await?;
        let expected = self.expected(endpoints, now);
        // Both are recommended, but not required.
        if claims.get("iss").is_some() {
            expected.check_issuer(&claims)?;
        }
        if claims.get("aud").is_some() {
            expected.check_audience(&claims)?;
        }
        Ok(claims)
    }
}

/// The timeout for renewing a cached document, so that the login can still finish within PROVIDER_TIMEOUT.
fn renewal_timeout(outbound: &Outbound) -> std::time::Duration {
    outbound.timeout() / 4
}
