//! OpenID Connect, authorization code flow: an id_token counts only with a signature by the provider's own keys and with the
//! issuer, audience, times and nonce that this login expects.

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
    claims::{Vouching, complete, identity},
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
    /// Which of its addresses count, and what its subjects are.
    pub vouching: Vouching,
    pub endpoints: Cached<Endpoints>,
    pub keys: Cached<KeySet>,
}

/// What the callback brings.
pub struct Callback<'a> {
    pub code: &'a SecretString,
    /// RFC 9207.
    pub issuer: Option<&'a str>,
}

impl OpenId {
    /// # Errors
    /// A discovery document that cannot be had and never could.
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
                    "the discovery document names an address that is none",
                ));
            }
            if let Some(issuer) = issuer {
                fresh.issuer.clone_from(issuer);
            }
            Ok(fresh)
        };
        let got = self.endpoints.get(now, patience(outbound), fetch).await;
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
        let bad = |_| Fault::broken("the provider names an address that is none");
        let client = CoreClient::new(
            ClientId::new(self.client_id.clone()),
            IssuerUrl::new(endpoints.issuer).map_err(bad)?,
            // Keys are for id_tokens, which are verified without the crate: it refuses one for the type of a claim that nobody reads.
            CoreJsonWebKeySet::new(Vec::new()),
        )
        .set_auth_uri(AuthUrl::new(endpoints.auth).map_err(bad)?)
        .set_redirect_uri(RedirectUrl::new(self.callback.clone()).map_err(bad)?);
        let state = CsrfToken::new(attempt.state.clone());
        let nonce = Nonce::new(attempt.nonce.clone());
        // The crate adds the scope `openid` itself.
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
    /// A login that is not to be believed; a provider that does not work.
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
            None => Err(Fault::refused("there is no id_token")),
        };
        let claims = claims.map_err(|fault| fault.at(Stage::IdToken))?;
        let identity = identity(&claims, self.vouching);
        let mut person = identity.map_err(|fault| fault.at(Stage::IdToken))?;
        // Whatever it says of an address, it has said: userinfo is for those who say nothing.
        let silent = matches!(&claims["email"], Value::Null)
            || claims["email"]
                .as_str()
                .is_some_and(|text| text.trim().is_empty());
        // Microsoft Graph could never vouch for an address.
        let asks = silent && self.vouching != Vouching::Azure;
        if asks && let Some(userinfo) = &endpoints.userinfo {
            let token = tokens.access_token().secret();
            let said = self
                .userinfo(outbound, &endpoints, userinfo, token, now)
                .await;
            let said = said.and_then(|said| match subject(&claims)? {
                own if said["sub"] == own => Ok(said),
                _ => Err(Fault::refused("userinfo is about somebody else")),
            });
            let said = said.map_err(|fault| fault.at(Stage::Userinfo))?;
            complete(&mut person, &said, self.vouching);
        }
        // Apple's second issuer is the same provider.
        person.issuer = Some(endpoints.issuer.clone());
        Ok(Completed {
            identity: person,
            refresh_token: tokens
                .refresh_token()
                .map(|token| token.secret().clone().into()),
            provider_session: claims["sid"].as_str().map(str::to_owned),
        })
    }

    fn check_callback(&self, endpoints: &Endpoints, callback: &Callback<'_>) -> Result<(), Fault> {
        // Of all tenants, as Azure AD's `{tenantid}`: AZURE_ISSUER says which one is meant.
        if endpoints.issuer.contains('{') {
            return Err(Fault::refused("the issuer is a template: set AZURE_ISSUER")
                .with("issuer", &endpoints.issuer));
        }
        match callback.issuer {
            Some(came) if !self.issuers(endpoints).any(|own| own == came) => {
                Err(Fault::refused("the callback comes from another issuer")
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

    /// The claims of an id_token of this login.
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

    /// The claims of a token that the provider has signed.
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
            .get(now, patience(outbound), fetch())
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

    /// A logout token of the provider's.
    ///
    /// # Errors
    /// A token that is not to be trusted; keys that cannot be had.
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
    /// A key set that cannot be had.
    pub async fn fetch_keys(&self, outbound: &Outbound, url: &str) -> Result<KeySet, Fault> {
        let fetched = outbound.document(url).await;
        fetched.and_then(|document: Value| KeySet::new(&document))
    }

    /// What userinfo says: JSON, or a JWT that the provider has signed (OpenID Connect Core section 5.3.2).
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
        // They should be there, and need not.
        if claims.get("iss").is_some() {
            expected.check_issuer(&claims)?;
        }
        if claims.get("aud").is_some() {
            expected.check_audience(&claims)?;
        }
        Ok(claims)
    }
}

/// For the renewal of a document that is known: the login has to go on within PROVIDER_TIMEOUT.
fn patience(outbound: &Outbound) -> std::time::Duration {
    outbound.timeout() / 4
}
