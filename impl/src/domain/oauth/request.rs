//! Checking an authorization request (RFC 6749 section 4.1.1, OpenID Connect Core section 3.1.2.1, RFC 7636).

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::Deserialize;
use uuid::Uuid;

use crate::domain::{
    browsers::request::{AuthorizationRequest, Prompt, ResponseMode},
    oauth::{
        OAuth, claims,
        client::{Grant, OAuthClient},
        redirect,
        scope::words,
    },
    refusal::Refusal,
};

/// In bytes of JSON. The request travels in the URLs of the pages, which servers and proxies limit.
const LONGEST_TEXTS: usize = 4096;

/// The parameters as they were sent.
#[derive(Debug, Default)]
pub struct RequestParameters {
    pub response_type: Option<String>,
    pub client_id: Option<String>,
    pub redirect_uri: Option<String>,
    pub scope: Option<String>,
    pub state: Option<String>,
    pub response_mode: Option<String>,
    pub nonce: Option<String>,
    pub code_challenge: Option<String>,
    pub code_challenge_method: Option<String>,
    pub prompt: Option<String>,
    pub max_age: Option<String>,
    pub login_hint: Option<String>,
    pub claims: Option<String>,
    pub id_token_hint: Option<String>,
    pub dpop_jkt: Option<String>,
    pub request: Option<String>,
    pub request_uri: Option<String>,
    /// A form that another site posts comes without the cookie of the browser's session, which is `SameSite=Lax`.
    pub is_post: bool,
    /// Whether the request violates the document; then it has only client, redirect URI, `state` and response mode.
    pub is_malformed: bool,
}

impl RequestParameters {
    /// Parameters without a value count as left out (RFC 6749 section 3.1).
    #[must_use]
    pub fn without_empty(mut self) -> Self {
        let all = [
            &mut self.response_type,
            &mut self.client_id,
            &mut self.redirect_uri,
            &mut self.scope,
            &mut self.state,
            &mut self.response_mode,
            &mut self.nonce,
            &mut self.code_challenge,
            &mut self.code_challenge_method,
            &mut self.prompt,
            &mut self.max_age,
            &mut self.login_hint,
            &mut self.claims,
            &mut self.id_token_hint,
            &mut self.dpop_jkt,
            &mut self.request,
            &mut self.request_uri,
        ];
        for parameter in all {
            parameter.take_if(|text| text.is_empty());
        }
        self
    }
}

/// An error of RFC 6749 section 4.1.2.1 or OpenID Connect Core section 3.1.2.6. The text is for developers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{description}")]
pub struct RequestError {
    pub code: &'static str,
    pub description: &'static str,
}

impl RequestError {
    pub const fn new(code: &'static str, description: &'static str) -> Self {
        Self { code, description }
    }

    const fn invalid(description: &'static str) -> Self {
        Self::new("invalid_request", description)
    }
}

/// Why a request is refused.
#[derive(Debug)]
pub enum RequestFault {
    /// The redirect URI cannot be trusted, so the error must not be sent there.
    Untrusted(&'static str),
    /// The error goes to this client's redirect URI.
    Refused(RequestError, Box<AuthorizationRequest>),
    Other(Refusal),
}

impl<E: Into<Refusal>> From<E> for RequestFault {
    fn from(error: E) -> Self {
        Self::Other(error.into())
    }
}

/// What a hint must be: an ID token of this service, expired or not.
#[derive(Deserialize)]
pub(in crate::domain) struct Hint {
    pub iss: String,
    pub sub: Uuid,
    pub aud: String,
    /// ID tokens have it, signed responses of userinfo have not.
    pub sid: Option<Uuid>,
    /// Access tokens have it, ID tokens have not.
    pub client_id: Option<String>,
}

impl OAuth {
    /// Checks a request of this client. Requests that the client must push are refused unless `pushed` says that this is
    /// one.
    ///
    /// # Errors
    /// [`RequestFault`].
    pub(in crate::domain) async fn check_request(
        &self,
        client: &OAuthClient,
        parameters: &RequestParameters,
        pushed: bool,
    ) -> Result<AuthorizationRequest, RequestFault> {
        let mut request = self.trusted_part(client, parameters, pushed).await?;
        match self
            .check_rest(client, parameters, pushed, &mut request)
            .await
        {
            Ok(Ok(())) => Ok(request),
            Ok(Err(error)) => Err(RequestFault::Refused(error, Box::new(request))),
            Err(refusal) => Err(RequestFault::Other(refusal)),
        }
    }

    /// Client, redirect URI, `state` and response mode: what is needed to send an error to the client.
    async fn trusted_part(
        &self,
        client: &OAuthClient,
        parameters: &RequestParameters,
        pushed: bool,
    ) -> Result<AuthorizationRequest, RequestFault> {
        let registered = self.redirect_uris(client).await?;
        let redirect_uri = match &parameters.redirect_uri {
            Some(named)
                if registered
                    .iter()
                    .any(|known| redirect::matches(known, named)) =>
            {
                named
            }
            Some(_) => {
                return Err(RequestFault::Untrusted(
                    "the redirect_uri is not registered for the client",
                ));
            }
            None => match registered.as_slice() {
                // A pushed request must have it (FAPI 2.0 Security Profile section 5.3.2.2).
                [only] if !pushed => only,
                _ => return Err(RequestFault::Untrusted("the redirect_uri is missing")),
            },
        };
        let object = parameters.request.as_deref().map(unverified_object);
        let (state, mode) = match object {
            Some(object) => (object.state, object.response_mode),
            None => (None, None),
        };
        let mode = parameters.response_mode.as_deref().or(mode.as_deref());
        Ok(AuthorizationRequest {
            client_id: client.row.client_id.clone(),
            redirect_uri: redirect_uri.clone(),
            redirect_uri_named: parameters.redirect_uri.is_some(),
            state: parameters.state.clone().or(state),
            response_mode: response_mode(mode).unwrap_or_default(),
            ..AuthorizationRequest::default()
        })
    }

    async fn check_rest(
        &self,
        client: &OAuthClient,
        parameters: &RequestParameters,
        pushed: bool,
        request: &mut AuthorizationRequest,
    ) -> Result<Result<(), RequestError>, Refusal> {
        if let Err(error) = check_form(client, parameters, pushed) {
            return Ok(Err(error));
        }
        let Ok(prompts) = prompts(parameters.prompt.as_deref()) else {
            return Ok(Err(RequestError::invalid(
                "prompt has an unknown or contradictory value",
            )));
        };
        let Ok(max_age) = seconds(parameters.max_age.as_deref()) else {
            return Ok(Err(RequestError::invalid(
                "max_age must be a number of seconds",
            )));
        };
        if let Some(hint) = &parameters.id_token_hint {
            match self.read_hint(hint).await? {
                Some(hint) => request.expected_user = Some(hint.sub),
                None => {
                    return Ok(Err(RequestError::invalid(
                        "id_token_hint is not an ID token of this service",
                    )));
                }
            }
        }
        request.scope = client.granted_scopes(parameters.scope.as_deref().unwrap_or_default());
        let behind_claims = claims::scopes_of(parameters.claims.as_deref()).join(" ");
        let asked = [&*request.scope, &client.granted_scopes(&behind_claims)].join(" ");
        request.consent_scope = words(&asked).join(" ");
        request.nonce = parameters.nonce.clone();
        request.code_challenge = parameters.code_challenge.clone();
        request.prompts = prompts;
        request.max_age = max_age.map(i64::from);
        request.demands = claims::demands_of(parameters.claims.as_deref());
        request.login_hint = parameters.login_hint.clone();
        request.claims = parameters.claims.clone();
        request.dpop_thumbprint = parameters.dpop_jkt.clone();
        Ok(Ok(()))
    }

    /// The claims of an ID token of this service; `None` for any other text.
    ///
    /// # Errors
    /// Database errors while keys are loaded.
    pub(in crate::domain) async fn read_hint(&self, token: &str) -> Result<Option<Hint>, Refusal> {
        let hint: Option<Hint> = self.keys.read(token, "JWT").await?;
        Ok(hint.filter(|hint| {
            hint.iss == self.issuer && hint.sid.is_some() && hint.client_id.is_none()
        }))
    }
}

fn check_form(
    client: &OAuthClient,
    parameters: &RequestParameters,
    pushed: bool,
) -> Result<(), RequestError> {
    if parameters.is_malformed {
        return Err(RequestError::invalid(
            "a parameter is repeated or cannot be read",
        ));
    }
    if parameters.request.is_some() {
        return Err(RequestError::new(
            "request_not_supported",
            "request objects are not supported",
        ));
    }
    if parameters.request_uri.is_some() {
        return Err(RequestError::new(
            "request_uri_not_supported",
            "only the request_uri of a pushed request is supported",
        ));
    }
    if client.settings.require_par && !pushed {
        return Err(RequestError::invalid("this client must push its requests"));
    }
    let texts = [
        &parameters.state,
        &parameters.nonce,
        &parameters.claims,
        &parameters.login_hint,
    ];
    let length: usize = texts.into_iter().flatten().map(json_length).sum();
    if length > LONGEST_TEXTS {
        return Err(RequestError::invalid(
            "state, nonce, claims and login_hint are too long",
        ));
    }
    match parameters.response_type.as_deref() {
        None => return Err(RequestError::invalid("response_type is missing")),
        Some("code") => {}
        Some(_) => {
            return Err(RequestError::new(
                "unsupported_response_type",
                "response_type must be code",
            ));
        }
    }
    if response_mode(parameters.response_mode.as_deref()).is_none() {
        return Err(RequestError::invalid(
            "response_mode must be query, fragment or form_post",
        ));
    }
    if !client.allows(Grant::AuthorizationCode) {
        return Err(RequestError::new(
            "unauthorized_client",
            "the client may not use authorization codes",
        ));
    }
    let is_object = |text: &str| {
        serde_json::from_str::<serde_json::Value>(text).is_ok_and(|value| value.is_object())
    };
    if parameters
        .claims
        .as_deref()
        .is_some_and(|text| !is_object(text))
    {
        return Err(RequestError::invalid("claims must be a JSON object"));
    }
    let thumbprint = parameters.dpop_jkt.as_deref();
    if thumbprint.is_some_and(|text| !is_sha256(text)) {
        return Err(RequestError::invalid(
            "dpop_jkt must be a SHA-256 thumbprint in base64url",
        ));
    }
    check_pkce(client, parameters)
}

/// Control characters and quotes become longer.
fn json_length(text: &String) -> usize {
    serde_json::to_string(text).map_or(usize::MAX, |json| json.len())
}

/// PKCE is required of public clients and of those that are told so. `plain` would protect nothing.
fn check_pkce(client: &OAuthClient, parameters: &RequestParameters) -> Result<(), RequestError> {
    let required = client.is_public() || client.row.require_pkce || client.settings.require_dpop;
    match (
        &parameters.code_challenge,
        parameters.code_challenge_method.as_deref(),
    ) {
        (None, None) if required => Err(RequestError::invalid(
            "code_challenge is required (RFC 7636)",
        )),
        (None, None) => Ok(()),
        (Some(challenge), Some("S256")) if is_sha256(challenge) => Ok(()),
        (Some(_), Some("S256")) => Err(RequestError::invalid(
            "code_challenge must be a SHA-256 hash in base64url",
        )),
        _ => Err(RequestError::invalid(
            "code_challenge and code_challenge_method=S256 belong together",
        )),
    }
}

fn is_sha256(text: &str) -> bool {
    let is_digit = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    text.len() == 43 && text.bytes().all(is_digit)
}

/// `None` for an unknown mode.
fn response_mode(text: Option<&str>) -> Option<ResponseMode> {
    match text {
        None | Some("query") => Some(ResponseMode::Query),
        Some("fragment") => Some(ResponseMode::Fragment),
        Some("form_post") => Some(ResponseMode::FormPost),
        Some(_) => None,
    }
}

/// What a request object says about the response to it.
#[derive(Default, Deserialize)]
struct RequestObject {
    state: Option<String>,
    response_mode: Option<String>,
}

/// Request objects are refused, and the refusal reaches the client in the way that the object asks for. Whether it is signed
/// makes no difference to that.
fn unverified_object(request: &str) -> RequestObject {
    let payload = request.split('.').nth(1).unwrap_or_default();
    let json = URL_SAFE_NO_PAD.decode(payload).unwrap_or_default();
    serde_json::from_slice(&json).unwrap_or_default()
}

/// Digits only: the parser would also take a sign.
fn seconds(text: Option<&str>) -> Result<Option<u32>, ()> {
    let Some(text) = text else { return Ok(None) };
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(());
    }
    text.parse().map(Some).map_err(drop)
}

/// `none` stands alone (OpenID Connect Core section 3.1.2.1).
fn prompts(text: Option<&str>) -> Result<Vec<Prompt>, ()> {
    let mut prompts = Vec::new();
    for word in words(text.unwrap_or_default()) {
        prompts.push(match word {
            "none" => Prompt::None,
            "login" => Prompt::Login,
            "consent" => Prompt::Consent,
            "select_account" => Prompt::SelectAccount,
            _ => return Err(()),
        });
    }
    if prompts.len() > 1 && prompts.contains(&Prompt::None) {
        return Err(());
    }
    Ok(prompts)
}
