//! The authorization code grant (RFC 6749 section 4.1), which all providers except SAML use, and the profiles of those
//! without id_token: Facebook and Instagram.

use aws_lc_rs::hmac::{HMAC_SHA256, Key, sign};
use futures::future::BoxFuture;
use oauth2::{
    AsyncHttpClient, AuthType, AuthUrl, AuthorizationCode, Client, ClientId, ClientSecret,
    CsrfToken, EndpointNotSet, EndpointSet, ExtraTokenFields, HttpRequest, HttpResponse,
    PkceCodeVerifier, RedirectUrl, RequestTokenError, Scope, StandardRevocableToken,
    StandardTokenResponse, TokenUrl,
    basic::{
        BasicErrorResponse, BasicRevocationErrorResponse, BasicTokenIntrospectionResponse,
        BasicTokenType,
    },
};
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{
    Attempt, Completed, Fault, Identity, Stage,
    claims::{names, text_or_number},
    outbound::{self, Outbound},
    provider_error::{SentValues, with_provider_error},
};

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct IdTokenField {
    pub id_token: Option<String>,
}

impl ExtraTokenFields for IdTokenField {}

pub type Tokens = StandardTokenResponse<IdTokenField, BasicTokenType>;

type CodeClient = Client<
    BasicErrorResponse,
    Tokens,
    BasicTokenIntrospectionResponse,
    StandardRevocableToken,
    BasicRevocationErrorResponse,
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointSet,
>;

/// The endpoints of the code grant.
pub struct CodeEndpoints<'a> {
    pub auth: &'a str,
    pub token: &'a str,
    pub client_id: &'a str,
    pub callback: &'a str,
}

impl CodeEndpoints<'_> {
    fn client(&self, secret: Option<&str>) -> Result<CodeClient, Fault> {
        let bad = |_| Fault::broken("the provider has an invalid URL");
        let client = Client::new(ClientId::new(self.client_id.to_owned()))
            .set_auth_uri(AuthUrl::new(self.auth.to_owned()).map_err(bad)?)
            .set_token_uri(TokenUrl::new(self.token.to_owned()).map_err(bad)?)
            .set_redirect_uri(RedirectUrl::new(self.callback.to_owned()).map_err(bad)?)
            // client_secret_post.
            .set_auth_type(AuthType::RequestBody);
        Ok(match secret {
            Some(secret) => client.set_client_secret(ClientSecret::new(secret.to_owned())),
            None => client,
        })
    }

    /// The URL to redirect the browser to.
    ///
    /// # Errors
    /// An invalid URL.
    pub fn start(&self, attempt: &Attempt, scope: &str) -> Result<String, Fault> {
        let client = self.client(None)?;
        let request = client
            .authorize_url(|| CsrfToken::new(attempt.state.clone()))
            .add_scopes(scope.split(' ').map(|name| Scope::new(name.to_owned())));
        Ok(request.url().0.into())
    }

    /// Exchanges a code for tokens.
    ///
    /// # Errors
    /// The provider rejects the request or is down.
    pub async fn exchange(
        &self,
        outbound: &Outbound,
        code: &SecretString,
        secret: &str,
        verifier: Option<&str>,
    ) -> Result<Tokens, Fault> {
        let client = self.client(Some(secret))?;
        let mut request =
            client.exchange_code(AuthorizationCode::new(code.expose_secret().to_owned()));
        if let Some(verifier) = verifier {
            request = request.set_pkce_verifier(PkceCodeVerifier::new(verifier.to_owned()));
        }
        request
            .request_async(&TokenClient(outbound))
            .await
            .map_err(|error| match error {
                RequestTokenError::Request(fault) => fault,
                RequestTokenError::ServerResponse(_) => {
                    Fault::refused("the provider rejected the request")
                }
                RequestTokenError::Parse(..) | RequestTokenError::Other(_) => {
                    Fault::broken("the provider's response has no access token")
                }
            })
            .map_err(|fault| fault.at(Stage::TokenEndpoint))
    }
}

/// The HTTP client as the library expects it.
struct TokenClient<'a>(&'a Outbound);

impl<'c> AsyncHttpClient<'c> for TokenClient<'_> {
    type Error = Fault;
    type Future = BoxFuture<'c, Result<HttpResponse, Fault>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(async move {
            let sent = SentValues::of(&request);
            tokens_only(self.0.send(request).await?, &sent)
        })
    }
}

/// Reduces a token response to the three tokens. The library rejects the whole response if it dislikes any part:
/// Instagram wraps it in `{"data":[...]}` and omits the token type, others send the lifetime as a string or fraction,
/// or the scope as an array. None of that matters here.
fn tokens_only(answer: HttpResponse, sent: &SentValues) -> Result<HttpResponse, Fault> {
    let body = unwrapped(outbound::json(answer.body())?);
    let token = |name: &str| body[name].as_str().filter(|token| !token.is_empty());
    if token("access_token").is_none() && body.get("error").is_some() {
        // Some providers reject requests with status 200.
        let fault = Fault::refused("the provider rejected the request")
            .with("status", answer.status().as_u16());
        return Err(with_provider_error(fault, answer.body(), sent));
    }
    let mut tokens = json!({"token_type": "bearer"});
    for name in ["access_token", "refresh_token", "id_token"] {
        if let Some(token) = token(name) {
            tokens[name] = json!(token);
        }
    }
    let (mut parts, _) = answer.into_parts();
    // Some providers label JSON as text.
    parts.headers.insert(
        http::header::CONTENT_TYPE,
        http::HeaderValue::from_static("application/json"),
    );
    Ok(HttpResponse::from_parts(
        parts,
        tokens.to_string().into_bytes(),
    ))
}

fn unwrapped(body: Value) -> Value {
    match body {
        Value::Object(mut fields) if fields.get("data").is_some_and(Value::is_array) => {
            match fields.remove("data") {
                Some(Value::Array(mut items)) if !items.is_empty() => items.swap_remove(0),
                _ => Value::Null,
            }
        }
        other => other,
    }
}

/// A provider whose profile comes from a graph API. Its email addresses are not verified.
pub struct Graph {
    pub auth: String,
    pub token: String,
    pub profile: String,
    pub client_id: String,
    pub client_secret: SecretString,
    pub scope: &'static str,
    pub fields: &'static str,
    pub subject: &'static str,
    pub callback: String,
    /// Facebook: proves that the token is used by the owner of the secret.
    pub app_secret_proof: bool,
}

impl Graph {
    pub fn endpoints(&self) -> CodeEndpoints<'_> {
        CodeEndpoints {
            auth: &self.auth,
            token: &self.token,
            client_id: &self.client_id,
            callback: &self.callback,
        }
    }

    /// # Errors
    /// An invalid URL.
    pub fn start(&self, attempt: &Attempt) -> Result<String, Fault> {
        self.endpoints().start(attempt, self.scope)
    }

    /// # Errors
    /// The provider rejects the request or is down.
    pub async fn finish(
        &self,
        outbound: &Outbound,
        code: &SecretString,
    ) -> Result<Completed, Fault> {
        use oauth2::TokenResponse;
        let secret = self.client_secret.expose_secret();
        let tokens = self
            .endpoints()
            .exchange(outbound, code, secret, None)
            .await?;
        let token = tokens.access_token().secret();
        let mut url = url::Url::parse(&self.profile)
            .map_err(|_| Fault::broken("the profile URL is invalid"))?;
        url.query_pairs_mut()
            .append_pair("fields", self.fields)
            .append_pair("access_token", token);
        if self.app_secret_proof {
            let proof = sign(&Key::new(HMAC_SHA256, secret.as_bytes()), token.as_bytes());
            let proof = hex::encode(proof);
            url.query_pairs_mut().append_pair("appsecret_proof", &proof);
        }
        let at_profile = |fault: Fault| fault.at(Stage::Profile);
        let profile = outbound.profile(url.as_str(), None).await;
        let profile = profile.and_then(|body| outbound::json(&body));
        let profile = unwrapped(profile.map_err(at_profile)?);
        let subject = text_or_number(&profile[self.subject])
            .ok_or_else(|| at_profile(Fault::broken("the profile has no subject")))?;
        let (first_name, last_name) = names(&profile, "first_name", "last_name");
        Ok(Completed {
            identity: Identity {
                subject,
                address: None,
                first_name,
                last_name,
                issuer: None,
            },
            refresh_token: None,
            access_token: None,
            provider_session: None,
        })
    }
}
