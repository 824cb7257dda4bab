//! The controllers of the identity providers. They differ in the names of their operations; three of them have
//! operations besides the start and the callback.

use async_trait::async_trait;
use auth_api::*;
use secrecy::SecretString;
use swagger::ApiError;

use super::{Server, caller, login::token_response, refusal::ErrorReply, respond};
use crate::{
    domain::{
        clients::client::ClientProof,
        federated_login::{
            callback::{CallbackBrowser, CallbackOutcome, CallbackParameters, Prefers},
            start::{LoginStart, PersonName, StartedLogin},
        },
        refusal::Refusal,
    },
    edge::context::RequestContext,
    federation::ProviderName,
};

/// Implements a provider's controller: the start of a login, the deprecated start by GET where the reference has it,
/// the callback, and any further methods. A macro instead of a generic function, since each operation has a response
/// type of its own.
macro_rules! provider {
    (
        $controller:ident = $provider:ident;
        start: $start:ident -> $start_response:ident;
        $(start_by_get: $get:ident -> $get_response:ident;)?
        callback: $callback:ident -> $callback_response:ident;
        $($more:tt)*
    ) => {
        #[async_trait]
        impl $controller<RequestContext> for Server {
            async fn $start(
                &self,
                client_id: String,
                client_secret: Option<String>,
                state: Option<String>,
                code_challenge: Option<String>,
                context: &RequestContext,
            ) -> Result<$start_response, ApiError> {
                let start = LoginStart {
                    client_id,
                    client: ClientProof::from_secret(client_secret),
                    state,
                    code_challenge,
                    resume: None,
                };
                let started = self.start_login(ProviderName::$provider, start, context).await;
                respond(started.map(|started| $start_response::SeeOther {
                    location: started.location,
                    set_cookie: Some(started.cookie),
                }))
            }

            $(async fn $get(
                &self,
                client_id: Option<String>,
                client_secret: Option<String>,
                state: Option<String>,
                code_challenge: Option<String>,
                context: &RequestContext,
            ) -> Result<$get_response, ApiError> {
                let start = LoginStart {
                    client_id: client_id.unwrap_or_default(),
                    // The query has no parameter that is required.
                    client: ClientProof::from_secret(Some(client_secret.unwrap_or_default())),
                    state,
                    code_challenge,
                    resume: None,
                };
                let started = self.start_login(ProviderName::$provider, start, context).await;
                respond(started.map(|started| $get_response::Found {
                    location: started.location,
                    set_cookie: Some(started.cookie),
                }))
            })?

            async fn $callback(
                &self,
                code: Option<String>,
                state: Option<String>,
                error: Option<String>,
                issuer: Option<String>,
                context: &RequestContext,
            ) -> Result<$callback_response, ApiError> {
                let callback = callback(code, state, error, issuer);
                let end = self.finish_login(ProviderName::$provider, callback, context).await;
                respond(end.map(|end| match end {
                    End::Redirect { location, cookie } => $callback_response::Found {
                        location,
                        set_cookie: Some(cookie),
                    },
                    End::Tokens(tokens) => $callback_response::Ok(tokens),
                }))
            }

            $($more)*
        }
    };
}

provider! {
    GoogleLoginController = Google;
    start: google_login_controller_post_login_via_google -> GoogleLoginControllerPostLoginViaGoogleResponse;
    start_by_get: google_login_controller_login_via_google -> GoogleLoginControllerLoginViaGoogleResponse;
    callback: google_login_controller_google_callback -> GoogleLoginControllerGoogleCallbackResponse;
}

provider! {
    FacebookLoginController = Facebook;
    start: facebook_login_controller_post_login_via_facebook -> FacebookLoginControllerPostLoginViaFacebookResponse;
    callback: facebook_login_controller_facebook_callback -> FacebookLoginControllerFacebookCallbackResponse;
}

provider! {
    InstagramLoginController = Instagram;
    start: instagram_login_controller_post_login_via_instagram -> InstagramLoginControllerPostLoginViaInstagramResponse;
    callback: instagram_login_controller_instagram_callback -> InstagramLoginControllerInstagramCallbackResponse;
}

provider! {
    AzureLoginController = Azure;
    start: azure_login_controller_post_login_via_azure -> AzureLoginControllerPostLoginViaAzureResponse;
    start_by_get: azure_login_controller_get_login_via_azure -> AzureLoginControllerGetLoginViaAzureResponse;
    callback: azure_login_controller_azure_callback -> AzureLoginControllerAzureCallbackResponse;
}

provider! {
    CognitoLoginController = Cognito;
    start: cognito_login_controller_post_login_via_cognito -> CognitoLoginControllerPostLoginViaCognitoResponse;
    start_by_get: cognito_login_controller_login_via_cognito -> CognitoLoginControllerLoginViaCognitoResponse;
    callback: cognito_login_controller_cognito_callback -> CognitoLoginControllerCognitoCallbackResponse;
}

provider! {
    AppleLoginController = Apple;
    start: apple_login_controller_post_login_via_apple -> AppleLoginControllerPostLoginViaAppleResponse;
    callback: apple_login_controller_apple_callback -> AppleLoginControllerAppleCallbackResponse;

    /// `POST /auth/apple-oauth-redirect`
    async fn apple_login_controller_apple_post(
        &self,
        state: Option<String>,
        code: Option<String>,
        _id_token: Option<String>,
        user: Option<String>,
        error: Option<String>,
        issuer: Option<String>,
        _context: &RequestContext,
    ) -> Result<AppleLoginControllerApplePostResponse, ApiError> {
        let callback = callback(code, state, error, issuer);
        let name = user.as_deref().and_then(apple_name);
        let location = self.domain.federated_login.relay_apple_post(&callback, name).await;
        respond(location.map(|location| AppleLoginControllerApplePostResponse::SeeOther { location }))
    }
}

provider! {
    KeycloakLoginController = Keycloak;
    start: keycloak_login_controller_post_login_via_keycloak -> KeycloakLoginControllerPostLoginViaKeycloakResponse;
    start_by_get: keycloak_login_controller_login_via_keycloak -> KeycloakLoginControllerLoginViaKeycloakResponse;
    callback: keycloak_login_controller_keycloak_callback -> KeycloakLoginControllerKeycloakCallbackResponse;

    /// `POST /auth/keycloak-backchannel-logout`
    async fn keycloak_login_controller_backchannel_logout(
        &self,
        logout_token: String,
        context: &RequestContext,
    ) -> Result<KeycloakLoginControllerBackchannelLogoutResponse, ApiError> {
        let token = logout_token.into();
        let outcome = self.domain.federated_login.keycloak_backchannel_logout(&token, &caller(context)).await;
        respond(outcome.map(|()| KeycloakLoginControllerBackchannelLogoutResponse::Ok))
    }
}

provider! {
    SamlLoginController = Saml;
    start: saml_login_controller_post_login_via_saml -> SamlLoginControllerPostLoginViaSamlResponse;
    callback: saml_login_controller_saml_callback -> SamlLoginControllerSamlCallbackResponse;

    /// `GET /auth/saml/metadata`
    async fn saml_login_controller_saml_metadata(
        &self,
        _context: &RequestContext,
    ) -> Result<SamlLoginControllerSamlMetadataResponse, ApiError> {
        respond(self.domain.federated_login.saml_metadata().map(SamlLoginControllerSamlMetadataResponse::Ok))
    }

    /// `POST /auth/saml-auth-redirect`
    async fn saml_login_controller_saml_post(
        &self,
        saml_response: String,
        relay_state: Option<String>,
        context: &RequestContext,
    ) -> Result<SamlLoginControllerSamlPostResponse, ApiError> {
        let location = self.consume_saml_post(saml_response, relay_state, context).await;
        respond(location.map(|location| SamlLoginControllerSamlPostResponse::SeeOther { location }))
    }

    /// `POST /auth/saml-redirect`
    async fn saml_login_controller_saml_redirect_post(
        &self,
        saml_response: String,
        relay_state: Option<String>,
        context: &RequestContext,
    ) -> Result<SamlLoginControllerSamlRedirectPostResponse, ApiError> {
        let location = self.consume_saml_post(saml_response, relay_state, context).await;
        respond(location.map(|location| SamlLoginControllerSamlRedirectPostResponse::SeeOther { location }))
    }
}

/// The response to a callback in the generated types.
enum End {
    Redirect { location: String, cookie: String },
    Tokens(models::TokenResponse),
}

impl Server {
    async fn start_login(
        &self,
        provider: ProviderName,
        start: LoginStart,
        context: &RequestContext,
    ) -> Result<StartedLogin, Refusal> {
        self.domain
            .federated_login
            .start_login(provider, start, &caller(context))
            .await
    }

    async fn consume_saml_post(
        &self,
        response: String,
        relay_state: Option<String>,
        context: &RequestContext,
    ) -> Result<String, Refusal> {
        let relay_state = relay_state.as_deref();
        self.domain
            .federated_login
            .consume_saml_post(&response, relay_state, &caller(context))
            .await
    }

    async fn finish_login(
        &self,
        provider: ProviderName,
        callback: CallbackParameters,
        context: &RequestContext,
    ) -> Result<End, Refusal> {
        let state = callback.state.as_deref().unwrap_or_default();
        let cookie = self.domain.cookies.login_cookie_name(state);
        let prefers = match (context.accept.prefers_json(), context.accept.prefers_html()) {
            (true, _) => Prefers::Json,
            (false, true) => Prefers::Html,
            (false, false) => Prefers::Neither,
        };
        let browser = CallbackBrowser {
            login_cookie: context.cookie(&cookie),
            session_cookie: context.cookie(self.domain.cookies.session_cookie_name()),
            prefers,
        };
        let end = self
            .domain
            .federated_login
            .finish_login(provider, callback, browser, &caller(context))
            .await?;
        Ok(match end {
            CallbackOutcome::Redirect { location, cookie } => End::Redirect { location, cookie },
            CallbackOutcome::Refused {
                page,
                cookie,
                refusal,
            } => End::Redirect {
                location: page.with_error(&ErrorReply::from(refusal).body.error.code.to_string()),
                cookie,
            },
            CallbackOutcome::Tokens(tokens) => End::Tokens(token_response(tokens)),
        })
    }
}

fn callback(
    code: Option<String>,
    state: Option<String>,
    error: Option<String>,
    issuer: Option<String>,
) -> CallbackParameters {
    CallbackParameters {
        state,
        code: code.map(SecretString::from),
        error,
        issuer,
    }
}

/// Parses the `user` field of Apple's form. The browser could have changed that text, so an invalid one is ignored.
fn apple_name(user: &str) -> Option<PersonName> {
    #[derive(serde::Deserialize)]
    struct User {
        name: PersonName,
    }
    let user: User = serde_json::from_str(user).ok()?;
    Some(user.name)
}
