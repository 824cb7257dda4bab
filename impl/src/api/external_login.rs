//! The controllers of the identity providers: `GoogleLoginController`, `FacebookLoginController`, `InstagramLoginController`,
//! `AppleLoginController`, `AzureLoginController`, `CognitoLoginController`, `KeycloakLoginController`, `SamlLoginController`. They differ in names only,
//! so `mod.rs` calls these two functions for all of them.

use secrecy::SecretString;

use super::{caller, refusal::Refused};
use crate::{
    context::RequestContext,
    domain::{
        ClientProof, Domain, ExternalCallback, ExternalEnd, ExternalStart, ExternalStarted,
        PersonName, Prefers, Refusal, SignInPage,
    },
    federation::ProviderName,
};

/// `POST /auth/{google,...}` and, deprecated, `GET /auth/{google,...}`.
pub async fn start(
    domain: &Domain,
    provider: ProviderName,
    client_id: impl Into<Option<String>>,
    client_secret: impl Into<Option<String>>,
    state: Option<String>,
    code_challenge: Option<String>,
    context: &RequestContext,
) -> Result<ExternalStarted, Refusal> {
    let start = ExternalStart {
        client_id: client_id.into().unwrap_or_default(),
        client: ClientProof::of(client_secret.into()),
        state,
        code_challenge,
    };
    domain
        .start_external_login(provider, start, &caller(context))
        .await
}

/// `GET /auth/{google-auth-redirect,...}`.
pub async fn finish(
    domain: &Domain,
    provider: ProviderName,
    code: Option<String>,
    state: Option<String>,
    error: Option<String>,
    issuer: Option<String>,
    context: &RequestContext,
) -> Result<ExternalEnd, Refusal> {
    let cookie = domain.login_cookie_name(state.as_deref().unwrap_or_default());
    let callback = ExternalCallback {
        state,
        code: code.map(SecretString::from),
        error,
        issuer,
    };
    let prefers = match (context.prefers_json, context.prefers_html) {
        (true, _) => Prefers::Json,
        (false, true) => Prefers::Html,
        (false, false) => Prefers::Neither,
    };
    domain
        .finish_external_login(
            provider,
            callback,
            context.cookie(&cookie),
            prefers,
            &caller(context),
        )
        .await
}

/// `POST /auth/apple-oauth-redirect`: where to send the browser.
pub async fn relay_apple_post(
    domain: &Domain,
    state: Option<String>,
    code: Option<String>,
    user: Option<String>,
    error: Option<String>,
    issuer: Option<String>,
) -> Result<String, Refusal> {
    #[derive(serde::Deserialize)]
    struct User {
        name: PersonName,
    }
    // Text of the browser's: a name that does not read is no name.
    let name = user
        .and_then(|user| serde_json::from_str::<User>(&user).ok())
        .map(|user| user.name);
    let callback = ExternalCallback {
        state,
        code: code.map(SecretString::from),
        error,
        issuer,
    };
    domain.relay_apple_post(&callback, name).await
}

/// The sign-in page with the code of a refusal.
pub fn refused_on(page: &SignInPage, refusal: Refusal) -> String {
    page.with_error(&Refused::from(refusal).body.error.code.to_string())
}

/// Answers a start: 303 (`SeeOther`) to a POST, 302 (`Found`) to a GET.
#[macro_export]
macro_rules! started {
    ($outcome:expr, $response:ident, $redirect:ident $(, $more:ident)*) => {
        $crate::respond!(
            $outcome,
            $response,
            |started: $crate::domain::ExternalStarted| $response::$redirect {
                location: started.location,
                set_cookie: Some(started.cookie),
            },
            [Unauthorized, UnprocessableEntity, NotFound $(, $more)*],
            limited
        )
    };
}

/// Answers a callback.
#[macro_export]
macro_rules! finished {
    ($outcome:expr, $response:ident) => {
        $crate::respond!(
            $outcome,
            $response,
            |end| match end {
                $crate::domain::ExternalEnd::Redirect { location, cookie } => $response::Found {
                    location,
                    set_cookie: Some(cookie),
                },
                $crate::domain::ExternalEnd::Refused {
                    page,
                    cookie,
                    refusal,
                } => $response::Found {
                    location: $crate::api::external_login::refused_on(&page, refusal),
                    set_cookie: Some(cookie),
                },
                $crate::domain::ExternalEnd::Tokens(tokens) => {
                    $response::Ok($crate::api::login::token_response(tokens))
                }
            },
            [
                BadRequest,
                Unauthorized,
                UnprocessableEntity,
                NotFound,
                BadGateway,
                GatewayTimeout
            ],
            limited
        )
    };
}
