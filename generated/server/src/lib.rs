#![allow(
    missing_docs,
    trivial_casts,
    unused_variables,
    unused_mut,
    unused_imports,
    unused_extern_crates,
    unused_attributes,
    non_camel_case_types
)]
#![allow(clippy::derive_partial_eq_without_eq, clippy::disallowed_names)]

use async_trait::async_trait;
use futures::Stream;
#[cfg(feature = "mock")]
use mockall::automock;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::error::Error;
use std::task::{Context, Poll};
use swagger::{auth::Authorization, ApiError, ContextWrapper};

#[cfg(any(feature = "client", feature = "server"))]
type ServiceError = Box<dyn Error + Send + Sync + 'static>;

pub const BASE_PATH: &str = "";
pub const API_VERSION: &str = "1.0.0";

mod auth;
pub use auth::{AuthenticationApi, Claims};

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[must_use]
pub enum AppleLoginControllerAppleCallbackResponse {
    /// Apple Redirect Token Response
    Ok(models::TokenResponse),
    /// To the client's redirect URL, with a code for POST /auth/token.
    Found {
        location: String,
        set_cookie: Option<String>,
    },
    /// The syntax of the request entity is incorrect: broken JSON, a missing parameter, or a state that forbids the request.
    BadRequest(models::ErrorResponse),
    /// Invalid Credentials: the client, the user, a code or a token is not accepted.
    Unauthorized(models::ErrorResponse),
    /// Switched off or not configured in this installation.
    NotFound(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content is not what this operation takes.
    UnprocessableEntity(models::ErrorResponse),
    /// Too many tries for this account, address or purpose.
    TooManyRequests {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The identity provider cannot be reached or does not make sense.
    BadGateway(models::ErrorResponse),
    /// The service is saturated, or lacks something that it needs for an answer.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The identity provider took too long.
    GatewayTimeout(models::ErrorResponse),
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[must_use]
pub enum AppleLoginControllerApplePostResponse {
    /// To the GET of this path, where the browser brings the cookie of the login.
    SeeOther { location: String },
    /// The syntax of the request entity is incorrect: broken JSON, a missing parameter, or a state that forbids the request.
    BadRequest(models::ErrorResponse),
    /// Switched off or not configured in this installation.
    NotFound(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content is not what this operation takes.
    UnprocessableEntity(models::ErrorResponse),
    /// The service is saturated, or lacks something that it needs for an answer.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[must_use]
pub enum AppleLoginControllerPostLoginViaAppleResponse {
    /// POST Call for Apple based login
    Ok,
    /// To the identity provider's login page.
    SeeOther {
        location: String,
        set_cookie: Option<String>,
    },
    /// The syntax of the request entity is incorrect: broken JSON, a missing parameter, or a state that forbids the request.
    BadRequest(models::ErrorResponse),
    /// Invalid Credentials: the client, the user, a code or a token is not accepted.
    Unauthorized(models::ErrorResponse),
    /// Switched off or not configured in this installation.
    NotFound(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content is not what this operation takes.
    UnprocessableEntity(models::ErrorResponse),
    /// Too many tries for this account, address or purpose.
    TooManyRequests {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The service is saturated, or lacks something that it needs for an answer.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[must_use]
pub enum AzureLoginControllerAzureCallbackResponse {
    /// Azure Redirect Token Response
    Ok(models::TokenResponse),
    /// To the client's redirect URL, with a code for POST /auth/token.
    Found {
        location: String,
        set_cookie: Option<String>,
    },
    /// The syntax of the request entity is incorrect: broken JSON, a missing parameter, or a state that forbids the request.
    BadRequest(models::ErrorResponse),
    /// Invalid Credentials: the client, the user, a code or a token is not accepted.
    Unauthorized(models::ErrorResponse),
    /// Switched off or not configured in this installation.
    NotFound(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content is not what this operation takes.
    UnprocessableEntity(models::ErrorResponse),
    /// Too many tries for this account, address or purpose.
    TooManyRequests {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The identity provider cannot be reached or does not make sense.
    BadGateway(models::ErrorResponse),
    /// The service is saturated, or lacks something that it needs for an answer.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The identity provider took too long.
    GatewayTimeout(models::ErrorResponse),
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[must_use]
pub enum AzureLoginControllerGetLoginViaAzureResponse {
    /// Azure Token Response
    Ok(models::TokenResponse),
    /// To the identity provider's login page.
    Found {
        location: String,
        set_cookie: Option<String>,
    },
    /// The syntax of the request entity is incorrect: broken JSON, a missing parameter, or a state that forbids the request.
    BadRequest(models::ErrorResponse),
    /// Invalid Credentials: the client, the user, a code or a token is not accepted.
    Unauthorized(models::ErrorResponse),
    /// Switched off or not configured in this installation.
    NotFound(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content is not what this operation takes.
    UnprocessableEntity(models::ErrorResponse),
    /// Too many tries for this account, address or purpose.
    TooManyRequests {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The identity provider cannot be reached or does not make sense.
    BadGateway(models::ErrorResponse),
    /// The service is saturated, or lacks something that it needs for an answer.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The identity provider took too long.
    GatewayTimeout(models::ErrorResponse),
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[must_use]
pub enum AzureLoginControllerPostLoginViaAzureResponse {
    /// Azure Token Response
    Ok(models::TokenResponse),
    /// To the identity provider's login page.
    SeeOther {
        location: String,
        set_cookie: Option<String>,
    },
    /// The syntax of the request entity is incorrect: broken JSON, a missing parameter, or a state that forbids the request.
    BadRequest(models::ErrorResponse),
    /// Invalid Credentials: the client, the user, a code or a token is not accepted.
    Unauthorized(models::ErrorResponse),
    /// Switched off or not configured in this installation.
    NotFound(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content is not what this operation takes.
    UnprocessableEntity(models::ErrorResponse),
    /// Too many tries for this account, address or purpose.
    TooManyRequests {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The identity provider cannot be reached or does not make sense.
    BadGateway(models::ErrorResponse),
    /// The service is saturated, or lacks something that it needs for an answer.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The identity provider took too long.
    GatewayTimeout(models::ErrorResponse),
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[must_use]
pub enum CognitoLoginControllerCognitoCallbackResponse {
    /// Cognito Redirect Token Response
    Ok(models::TokenResponse),
    /// To the client's redirect URL, with a code for POST /auth/token.
    Found {
        location: String,
        set_cookie: Option<String>,
    },
    /// The syntax of the request entity is incorrect: broken JSON, a missing parameter, or a state that forbids the request.
    BadRequest(models::ErrorResponse),
    /// Invalid Credentials: the client, the user, a code or a token is not accepted.
    Unauthorized(models::ErrorResponse),
    /// Switched off or not configured in this installation.
    NotFound(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content is not what this operation takes.
    UnprocessableEntity(models::ErrorResponse),
    /// Too many tries for this account, address or purpose.
    TooManyRequests {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The identity provider cannot be reached or does not make sense.
    BadGateway(models::ErrorResponse),
    /// The service is saturated, or lacks something that it needs for an answer.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The identity provider took too long.
    GatewayTimeout(models::ErrorResponse),
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[must_use]
pub enum CognitoLoginControllerLoginViaCognitoResponse {
    /// Cognito Token Response (Deprecated: Possible security issue if secret is passed via query params, please use the post endpoint)
    Ok(models::TokenResponse),
    /// To the identity provider's login page.
    Found {
        location: String,
        set_cookie: Option<String>,
    },
    /// The syntax of the request entity is incorrect: broken JSON, a missing parameter, or a state that forbids the request.
    BadRequest(models::ErrorResponse),
    /// Invalid Credentials: the client, the user, a code or a token is not accepted.
    Unauthorized(models::ErrorResponse),
    /// Switched off or not configured in this installation.
    NotFound(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content is not what this operation takes.
    UnprocessableEntity(models::ErrorResponse),
    /// Too many tries for this account, address or purpose.
    TooManyRequests {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The service is saturated, or lacks something that it needs for an answer.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[must_use]
pub enum CognitoLoginControllerPostLoginViaCognitoResponse {
    /// POST Call for Cognito based login
    Ok(models::TokenResponse),
    /// To the identity provider's login page.
    SeeOther {
        location: String,
        set_cookie: Option<String>,
    },
    /// The syntax of the request entity is incorrect: broken JSON, a missing parameter, or a state that forbids the request.
    BadRequest(models::ErrorResponse),
    /// Invalid Credentials: the client, the user, a code or a token is not accepted.
    Unauthorized(models::ErrorResponse),
    /// Switched off or not configured in this installation.
    NotFound(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content is not what this operation takes.
    UnprocessableEntity(models::ErrorResponse),
    /// Too many tries for this account, address or purpose.
    TooManyRequests {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The service is saturated, or lacks something that it needs for an answer.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[must_use]
pub enum DiscoveryControllerConfigurationResponse {
    /// The configuration.
    Ok(models::ServiceConfiguration),
    /// The service is saturated, or lacks something that it needs for an answer.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[must_use]
pub enum DiscoveryControllerKeysResponse {
    /// The keys.
    Ok(models::JsonWebKeySet),
    /// The service is saturated, or lacks something that it needs for an answer.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[must_use]
pub enum DocumentControllerDocumentResponse {
    /// The document.
    Ok(serde_json::Value),
    /// The service is saturated, or lacks something that it needs for an answer.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[must_use]
pub enum DocumentControllerExplorerResponse {
    /// The page.
    Ok(String),
    /// The service is saturated, or lacks something that it needs for an answer.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[must_use]
pub enum FacebookLoginControllerFacebookCallbackResponse {
    /// Facebook Redirect Token Response
    Ok(models::TokenResponse),
    /// To the client's redirect URL, with a code for POST /auth/token.
    Found {
        location: String,
        set_cookie: Option<String>,
    },
    /// The syntax of the request entity is incorrect: broken JSON, a missing parameter, or a state that forbids the request.
    BadRequest(models::ErrorResponse),
    /// Invalid Credentials: the client, the user, a code or a token is not accepted.
    Unauthorized(models::ErrorResponse),
    /// Switched off or not configured in this installation.
    NotFound(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content is not what this operation takes.
    UnprocessableEntity(models::ErrorResponse),
    /// Too many tries for this account, address or purpose.
    TooManyRequests {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The identity provider cannot be reached or does not make sense.
    BadGateway(models::ErrorResponse),
    /// The service is saturated, or lacks something that it needs for an answer.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The identity provider took too long.
    GatewayTimeout(models::ErrorResponse),
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[must_use]
pub enum FacebookLoginControllerPostLoginViaFacebookResponse {
    /// POST Call for Facebook based login
    Ok(models::TokenResponse),
    /// To the identity provider's login page.
    SeeOther {
        location: String,
        set_cookie: Option<String>,
    },
    /// The syntax of the request entity is incorrect: broken JSON, a missing parameter, or a state that forbids the request.
    BadRequest(models::ErrorResponse),
    /// Invalid Credentials: the client, the user, a code or a token is not accepted.
    Unauthorized(models::ErrorResponse),
    /// Switched off or not configured in this installation.
    NotFound(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content is not what this operation takes.
    UnprocessableEntity(models::ErrorResponse),
    /// Too many tries for this account, address or purpose.
    TooManyRequests {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The service is saturated, or lacks something that it needs for an answer.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[must_use]
pub enum ForgetPasswordControllerForgetPasswordResponse {
    /// Success Response.
    NoContent,
    /// The syntax of the request entity is incorrect: broken JSON, a missing parameter, or a state that forbids the request.
    BadRequest(models::ErrorResponse),
    /// Invalid Credentials: the client, the user, a code or a token is not accepted.
    Unauthorized(models::ErrorResponse),
    /// The entity requested does not exist.
    NotFound(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content is not what this operation takes.
    UnprocessableEntity(models::ErrorResponse),
    /// Too many tries for this account, address or purpose.
    TooManyRequests {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The service is saturated, or lacks something that it needs for an answer.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[must_use]
pub enum ForgetPasswordControllerResetPasswordResponse {
    /// If User password successfully changed.
    NoContent,
    /// The syntax of the request entity is incorrect: broken JSON, a missing parameter, or a state that forbids the request.
    BadRequest(models::ErrorResponse),
    /// Invalid Credentials: the client, the user, a code or a token is not accepted.
    Unauthorized(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content is not what this operation takes.
    UnprocessableEntity(models::ErrorResponse),
    /// Too many tries for this account, address or purpose.
    TooManyRequests {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The service is saturated, or lacks something that it needs for an answer.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[must_use]
pub enum ForgetPasswordControllerVerifyResetPasswordLinkResponse {
    /// Check if Token Is Valid and not Expired.
    Ok(models::SuccessResponse),
    /// The syntax of the request entity is incorrect: broken JSON, a missing parameter, or a state that forbids the request.
    BadRequest(models::ErrorResponse),
    /// Invalid Credentials: the client, the user, a code or a token is not accepted.
    Unauthorized(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content is not what this operation takes.
    UnprocessableEntity(models::ErrorResponse),
    /// The service is saturated, or lacks something that it needs for an answer.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[must_use]
pub enum GoogleLoginControllerGoogleCallbackResponse {
    /// Google Redirect Token Response
    Ok(models::TokenResponse),
    /// To the client's redirect URL, with a code for POST /auth/token.
    Found {
        location: String,
        set_cookie: Option<String>,
    },
    /// The syntax of the request entity is incorrect: broken JSON, a missing parameter, or a state that forbids the request.
    BadRequest(models::ErrorResponse),
    /// Invalid Credentials: the client, the user, a code or a token is not accepted.
    Unauthorized(models::ErrorResponse),
    /// Switched off or not configured in this installation.
    NotFound(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content is not what this operation takes.
    UnprocessableEntity(models::ErrorResponse),
    /// Too many tries for this account, address or purpose.
    TooManyRequests {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The identity provider cannot be reached or does not make sense.
    BadGateway(models::ErrorResponse),
    /// The service is saturated, or lacks something that it needs for an answer.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The identity provider took too long.
    GatewayTimeout(models::ErrorResponse),
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[must_use]
pub enum GoogleLoginControllerLoginViaGoogleResponse {
    /// Google Token Response,          (Deprecated: Possible security issue if secret is passed via query params,            please use the post endpoint)
    Ok(models::TokenResponse),
    /// To the identity provider's login page.
    Found {
        location: String,
        set_cookie: Option<String>,
    },
    /// The syntax of the request entity is incorrect: broken JSON, a missing parameter, or a state that forbids the request.
    BadRequest(models::ErrorResponse),
    /// Invalid Credentials: the client, the user, a code or a token is not accepted.
    Unauthorized(models::ErrorResponse),
    /// Switched off or not configured in this installation.
    NotFound(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content is not what this operation takes.
    UnprocessableEntity(models::ErrorResponse),
    /// Too many tries for this account, address or purpose.
    TooManyRequests {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The service is saturated, or lacks something that it needs for an answer.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[must_use]
pub enum GoogleLoginControllerPostLoginViaGoogleResponse {
    /// POST Call for Google based login
    Ok(models::TokenResponse),
    /// To the identity provider's login page.
    SeeOther {
        location: String,
        set_cookie: Option<String>,
    },
    /// The syntax of the request entity is incorrect: broken JSON, a missing parameter, or a state that forbids the request.
    BadRequest(models::ErrorResponse),
    /// Invalid Credentials: the client, the user, a code or a token is not accepted.
    Unauthorized(models::ErrorResponse),
    /// Switched off or not configured in this installation.
    NotFound(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content is not what this operation takes.
    UnprocessableEntity(models::ErrorResponse),
    /// Too many tries for this account, address or purpose.
    TooManyRequests {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The service is saturated, or lacks something that it needs for an answer.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[must_use]
pub enum HealthControllerLiveResponse {
    /// It does.
    Ok(models::HealthStatus),
    /// The service is saturated, or lacks something that it needs for an answer.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[must_use]
pub enum HealthControllerMetricsResponse {
    /// In the text exposition format.
    Ok(String),
    /// The entity requested does not exist.
    NotFound(models::ErrorResponse),
    /// The service is saturated, or lacks something that it needs for an answer.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[must_use]
pub enum HealthControllerReadyResponse {
    /// It does.
    Ok(models::HealthStatus),
    /// The service is saturated, or lacks something that it needs for an answer.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[must_use]
pub enum InstagramLoginControllerInstagramCallbackResponse {
    /// Instagram Redirect Token Response
    Ok(models::TokenResponse),
    /// To the client's redirect URL, with a code for POST /auth/token.
    Found {
        location: String,
        set_cookie: Option<String>,
    },
    /// The syntax of the request entity is incorrect: broken JSON, a missing parameter, or a state that forbids the request.
    BadRequest(models::ErrorResponse),
    /// Invalid Credentials: the client, the user, a code or a token is not accepted.
    Unauthorized(models::ErrorResponse),
    /// Switched off or not configured in this installation.
    NotFound(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content is not what this operation takes.
    UnprocessableEntity(models::ErrorResponse),
    /// Too many tries for this account, address or purpose.
    TooManyRequests {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The identity provider cannot be reached or does not make sense.
    BadGateway(models::ErrorResponse),
    /// The service is saturated, or lacks something that it needs for an answer.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The identity provider took too long.
    GatewayTimeout(models::ErrorResponse),
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[must_use]
pub enum InstagramLoginControllerPostLoginViaInstagramResponse {
    /// POST Call for Instagram based login
    Ok(models::TokenResponse),
    /// To the identity provider's login page.
    SeeOther {
        location: String,
        set_cookie: Option<String>,
    },
    /// The syntax of the request entity is incorrect: broken JSON, a missing parameter, or a state that forbids the request.
    BadRequest(models::ErrorResponse),
    /// Invalid Credentials: the client, the user, a code or a token is not accepted.
    Unauthorized(models::ErrorResponse),
    /// Switched off or not configured in this installation.
    NotFound(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content is not what this operation takes.
    UnprocessableEntity(models::ErrorResponse),
    /// Too many tries for this account, address or purpose.
    TooManyRequests {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The service is saturated, or lacks something that it needs for an answer.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[must_use]
pub enum KeycloakLoginControllerBackchannelLogoutResponse {
    /// The sessions that began with it are ended, or had ended before.
    Ok,
    /// The syntax of the request entity is incorrect: broken JSON, a missing parameter, or a state that forbids the request.
    BadRequest(models::ErrorResponse),
    /// Switched off or not configured in this installation.
    NotFound(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content is not what this operation takes.
    UnprocessableEntity(models::ErrorResponse),
    /// The identity provider cannot be reached or does not make sense.
    BadGateway(models::ErrorResponse),
    /// The service is saturated, or lacks something that it needs for an answer.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The identity provider took too long.
    GatewayTimeout(models::ErrorResponse),
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[must_use]
pub enum KeycloakLoginControllerKeycloakCallbackResponse {
    /// Keycloak Redirect Token Response
    Ok(models::TokenResponse),
    /// To the client's redirect URL, with a code for POST /auth/token.
    Found {
        location: String,
        set_cookie: Option<String>,
    },
    /// The syntax of the request entity is incorrect: broken JSON, a missing parameter, or a state that forbids the request.
    BadRequest(models::ErrorResponse),
    /// Invalid Credentials: the client, the user, a code or a token is not accepted.
    Unauthorized(models::ErrorResponse),
    /// Switched off or not configured in this installation.
    NotFound(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content is not what this operation takes.
    UnprocessableEntity(models::ErrorResponse),
    /// Too many tries for this account, address or purpose.
    TooManyRequests {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The identity provider cannot be reached or does not make sense.
    BadGateway(models::ErrorResponse),
    /// The service is saturated, or lacks something that it needs for an answer.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The identity provider took too long.
    GatewayTimeout(models::ErrorResponse),
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[must_use]
pub enum KeycloakLoginControllerLoginViaKeycloakResponse {
    /// Keycloak Token Response
    Ok(models::TokenResponse),
    /// To the identity provider's login page.
    Found {
        location: String,
        set_cookie: Option<String>,
    },
    /// The syntax of the request entity is incorrect: broken JSON, a missing parameter, or a state that forbids the request.
    BadRequest(models::ErrorResponse),
    /// Invalid Credentials: the client, the user, a code or a token is not accepted.
    Unauthorized(models::ErrorResponse),
    /// Switched off or not configured in this installation.
    NotFound(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content is not what this operation takes.
    UnprocessableEntity(models::ErrorResponse),
    /// Too many tries for this account, address or purpose.
    TooManyRequests {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The service is saturated, or lacks something that it needs for an answer.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[must_use]
pub enum KeycloakLoginControllerPostLoginViaKeycloakResponse {
    /// Keycloak Token Response
    Ok(models::TokenResponse),
    /// To the identity provider's login page.
    SeeOther {
        location: String,
        set_cookie: Option<String>,
    },
    /// The syntax of the request entity is incorrect: broken JSON, a missing parameter, or a state that forbids the request.
    BadRequest(models::ErrorResponse),
    /// Invalid Credentials: the client, the user, a code or a token is not accepted.
    Unauthorized(models::ErrorResponse),
    /// Switched off or not configured in this installation.
    NotFound(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content is not what this operation takes.
    UnprocessableEntity(models::ErrorResponse),
    /// Too many tries for this account, address or purpose.
    TooManyRequests {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The service is saturated, or lacks something that it needs for an answer.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[must_use]
pub enum LoginControllerExchangeTokenResponse {
    /// New Token Response
    Ok(models::TokenResponse),
    /// The syntax of the request entity is incorrect: broken JSON, a missing parameter, or a state that forbids the request.
    BadRequest(models::ErrorResponse),
    /// Invalid Credentials: the bearer token, or what else the request presents, is not accepted.
    Unauthorized(models::ErrorResponse),
    /// The entity requested does not exist.
    NotFound(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content is not what this operation takes.
    UnprocessableEntity(models::ErrorResponse),
    /// The service is saturated, or lacks something that it needs for an answer.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[must_use]
pub enum LoginControllerGetTokenResponse {
    /// Token Response
    Ok(models::TokenResponse),
    /// The syntax of the request entity is incorrect: broken JSON, a missing parameter, or a state that forbids the request.
    BadRequest(models::ErrorResponse),
    /// Invalid Credentials: the client, the user, a code or a token is not accepted.
    Unauthorized(models::ErrorResponse),
    /// The entity requested does not exist.
    NotFound(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content is not what this operation takes.
    UnprocessableEntity(models::ErrorResponse),
    /// Too many tries for this account, address or purpose.
    TooManyRequests {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The service is saturated, or lacks something that it needs for an answer.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[must_use]
pub enum LoginControllerLoginResponse {
    /// Auth Code that you can use to generate access and refresh tokens using the POST /auth/token API
    Ok(models::LoginResponse),
    /// The syntax of the request entity is incorrect: broken JSON, a missing parameter, or a state that forbids the request.
    BadRequest(models::ErrorResponse),
    /// Invalid Credentials: the client, the user, a code or a token is not accepted.
    Unauthorized(models::ErrorResponse),
    /// The entity requested does not exist.
    NotFound(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content is not what this operation takes.
    UnprocessableEntity(models::ErrorResponse),
    /// Too many tries for this account, address or purpose.
    TooManyRequests {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The service is saturated, or lacks something that it needs for an answer.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[must_use]
pub enum LoginControllerLoginWithClientUserResponse {
    /// Token Response Model
    Ok(models::TokenResponse),
    /// The syntax of the request entity is incorrect: broken JSON, a missing parameter, or a state that forbids the request.
    BadRequest(models::ErrorResponse),
    /// Invalid Credentials: the client, the user, a code or a token is not accepted.
    Unauthorized(models::ErrorResponse),
    /// The entity requested does not exist.
    NotFound(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content is not what this operation takes.
    UnprocessableEntity(models::ErrorResponse),
    /// Too many tries for this account, address or purpose.
    TooManyRequests {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The service is saturated, or lacks something that it needs for an answer.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[must_use]
pub enum LoginControllerMeResponse {
    /// User Object
    Ok(models::AuthUser),
    /// The syntax of the request entity is incorrect: broken JSON, a missing parameter, or a state that forbids the request.
    BadRequest(models::ErrorResponse),
    /// Invalid Credentials: the bearer token, or what else the request presents, is not accepted.
    Unauthorized(models::ErrorResponse),
    /// The entity requested does not exist.
    NotFound(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content is not what this operation takes.
    UnprocessableEntity(models::ErrorResponse),
    /// The service is saturated, or lacks something that it needs for an answer.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[must_use]
pub enum LoginControllerResetPasswordResponse {
    /// If User password successfully changed.
    Ok(models::SuccessResponse),
    /// The syntax of the request entity is incorrect: broken JSON, a missing parameter, or a state that forbids the request.
    BadRequest(models::ErrorResponse),
    /// Invalid Credentials: the bearer token, or what else the request presents, is not accepted.
    Unauthorized(models::ErrorResponse),
    /// The credentials are good, but not for this.
    Forbidden(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content is not what this operation takes.
    UnprocessableEntity(models::ErrorResponse),
    /// Too many tries for this account, address or purpose.
    TooManyRequests {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The service is saturated, or lacks something that it needs for an answer.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[must_use]
pub enum LogoutControllerKeycloakLogoutResponse {
    /// Success Response
    Ok(models::SuccessResponse),
    /// The syntax of the request entity is incorrect: broken JSON, a missing parameter, or a state that forbids the request.
    BadRequest(models::ErrorResponse),
    /// Invalid Credentials: the bearer token, or what else the request presents, is not accepted.
    Unauthorized(models::ErrorResponse),
    /// The entity requested does not exist.
    NotFound(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content is not what this operation takes.
    UnprocessableEntity(models::ErrorResponse),
    /// The service is saturated, or lacks something that it needs for an answer.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[must_use]
pub enum LogoutControllerLogoutResponse {
    /// Success Response
    Ok(models::SuccessResponse),
    /// The syntax of the request entity is incorrect: broken JSON, a missing parameter, or a state that forbids the request.
    BadRequest(models::ErrorResponse),
    /// Invalid Credentials: the bearer token, or what else the request presents, is not accepted.
    Unauthorized(models::ErrorResponse),
    /// The entity requested does not exist.
    NotFound(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content is not what this operation takes.
    UnprocessableEntity(models::ErrorResponse),
    /// The service is saturated, or lacks something that it needs for an answer.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[must_use]
pub enum OtpControllerCheckQrResponse {
    /// secret_key already exists
    Ok(models::QrCodeStatus),
    /// The syntax of the request entity is incorrect: broken JSON, a missing parameter, or a state that forbids the request.
    BadRequest(models::ErrorResponse),
    /// Invalid Credentials: the client, the user, a code or a token is not accepted.
    Unauthorized(models::ErrorResponse),
    /// The entity requested does not exist.
    NotFound(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content is not what this operation takes.
    UnprocessableEntity(models::ErrorResponse),
    /// The service is saturated, or lacks something that it needs for an answer.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[must_use]
pub enum OtpControllerCreateQrResponse {
    /// qrCode that you can use to generate codes in Authenticator App
    Ok(models::QrCode),
    /// The syntax of the request entity is incorrect: broken JSON, a missing parameter, or a state that forbids the request.
    BadRequest(models::ErrorResponse),
    /// Invalid Credentials: the client, the user, a code or a token is not accepted.
    Unauthorized(models::ErrorResponse),
    /// The credentials are good, but not for this.
    Forbidden(models::ErrorResponse),
    /// The entity requested does not exist.
    NotFound(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content is not what this operation takes.
    UnprocessableEntity(models::ErrorResponse),
    /// The service is saturated, or lacks something that it needs for an answer.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[must_use]
pub enum OtpControllerCreateRecoveryCodesResponse {
    /// The codes.
    Ok(models::RecoveryCodes),
    /// The syntax of the request entity is incorrect: broken JSON, a missing parameter, or a state that forbids the request.
    BadRequest(models::ErrorResponse),
    /// Invalid Credentials: the client, the user, a code or a token is not accepted.
    Unauthorized(models::ErrorResponse),
    /// The credentials are good, but not for this.
    Forbidden(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content is not what this operation takes.
    UnprocessableEntity(models::ErrorResponse),
    /// The service is saturated, or lacks something that it needs for an answer.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[must_use]
pub enum OtpControllerSendOtpResponse {
    /// Sends otp to user
    Ok(models::SuccessResponse),
    /// The syntax of the request entity is incorrect: broken JSON, a missing parameter, or a state that forbids the request.
    BadRequest(models::ErrorResponse),
    /// Invalid Credentials: the client, the user, a code or a token is not accepted.
    Unauthorized(models::ErrorResponse),
    /// The entity requested does not exist.
    NotFound(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content is not what this operation takes.
    UnprocessableEntity(models::ErrorResponse),
    /// Too many tries for this account, address or purpose.
    TooManyRequests {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The service is saturated, or lacks something that it needs for an answer.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[must_use]
pub enum OtpControllerVerifyOtpResponse {
    /// Auth Code that you can use to generate access and refresh tokens using the POST /auth/token API
    Ok(models::LoginResponse),
    /// The syntax of the request entity is incorrect: broken JSON, a missing parameter, or a state that forbids the request.
    BadRequest(models::ErrorResponse),
    /// Invalid Credentials: the client, the user, a code or a token is not accepted.
    Unauthorized(models::ErrorResponse),
    /// The entity requested does not exist.
    NotFound(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content is not what this operation takes.
    UnprocessableEntity(models::ErrorResponse),
    /// Too many tries for this account, address or purpose.
    TooManyRequests {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The service is saturated, or lacks something that it needs for an answer.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[must_use]
pub enum SamlLoginControllerPostLoginViaSamlResponse {
    /// Saml Token Response
    Ok(models::TokenResponse),
    /// To the identity provider's login page.
    SeeOther {
        location: String,
        set_cookie: Option<String>,
    },
    /// The syntax of the request entity is incorrect: broken JSON, a missing parameter, or a state that forbids the request.
    BadRequest(models::ErrorResponse),
    /// Invalid Credentials: the client, the user, a code or a token is not accepted.
    Unauthorized(models::ErrorResponse),
    /// Switched off or not configured in this installation.
    NotFound(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content is not what this operation takes.
    UnprocessableEntity(models::ErrorResponse),
    /// Too many tries for this account, address or purpose.
    TooManyRequests {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The identity provider cannot be reached or does not make sense.
    BadGateway(models::ErrorResponse),
    /// The service is saturated, or lacks something that it needs for an answer.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The identity provider took too long.
    GatewayTimeout(models::ErrorResponse),
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[must_use]
pub enum SamlLoginControllerSamlCallbackResponse {
    /// Saml Redirect Token Response
    Ok(models::TokenResponse),
    /// To the client's redirect URL, with a code for POST /auth/token.
    Found {
        location: String,
        set_cookie: Option<String>,
    },
    /// The syntax of the request entity is incorrect: broken JSON, a missing parameter, or a state that forbids the request.
    BadRequest(models::ErrorResponse),
    /// Invalid Credentials: the client, the user, a code or a token is not accepted.
    Unauthorized(models::ErrorResponse),
    /// Switched off or not configured in this installation.
    NotFound(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content is not what this operation takes.
    UnprocessableEntity(models::ErrorResponse),
    /// Too many tries for this account, address or purpose.
    TooManyRequests {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The identity provider cannot be reached or does not make sense.
    BadGateway(models::ErrorResponse),
    /// The service is saturated, or lacks something that it needs for an answer.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The identity provider took too long.
    GatewayTimeout(models::ErrorResponse),
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[must_use]
pub enum SamlLoginControllerSamlMetadataResponse {
    /// The metadata for the identity provider.
    Ok(String),
    /// Switched off or not configured in this installation.
    NotFound(models::ErrorResponse),
    /// The service is saturated, or lacks something that it needs for an answer.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[must_use]
pub enum SamlLoginControllerSamlPostResponse {
    /// To the GET of this path, where the browser brings the cookie of the login.
    SeeOther { location: String },
    /// The syntax of the request entity is incorrect: broken JSON, a missing parameter, or a state that forbids the request.
    BadRequest(models::ErrorResponse),
    /// Invalid Credentials: the client, the user, a code or a token is not accepted.
    Unauthorized(models::ErrorResponse),
    /// Switched off or not configured in this installation.
    NotFound(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content is not what this operation takes.
    UnprocessableEntity(models::ErrorResponse),
    /// The identity provider cannot be reached or does not make sense.
    BadGateway(models::ErrorResponse),
    /// The service is saturated, or lacks something that it needs for an answer.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The identity provider took too long.
    GatewayTimeout(models::ErrorResponse),
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[must_use]
pub enum SessionControllerListResponse {
    /// The latest first.
    Ok(Vec<models::Session>),
    /// Invalid Credentials: the bearer token, or what else the request presents, is not accepted.
    Unauthorized(models::ErrorResponse),
    /// The service is saturated, or lacks something that it needs for an answer.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[must_use]
pub enum SessionControllerEndResponse {
    /// The session is ended.
    NoContent,
    /// The syntax of the request entity is incorrect: broken JSON, a missing parameter, or a state that forbids the request.
    BadRequest(models::ErrorResponse),
    /// Invalid Credentials: the bearer token, or what else the request presents, is not accepted.
    Unauthorized(models::ErrorResponse),
    /// The entity requested does not exist.
    NotFound(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content is not what this operation takes.
    UnprocessableEntity(models::ErrorResponse),
    /// The service is saturated, or lacks something that it needs for an answer.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[must_use]
pub enum SignupRequestControllerRequestSignupResponse {
    /// Sucess Response.
    NoContent,
    /// The syntax of the request entity is incorrect: broken JSON, a missing parameter, or a state that forbids the request.
    BadRequest(models::ErrorResponse),
    /// Invalid Credentials: the client, the user, a code or a token is not accepted.
    Unauthorized(models::ErrorResponse),
    /// Switched off or not configured in this installation.
    NotFound(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content is not what this operation takes.
    UnprocessableEntity(models::ErrorResponse),
    /// Too many tries for this account, address or purpose.
    TooManyRequests {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The service is saturated, or lacks something that it needs for an answer.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[must_use]
pub enum SignupRequestControllerSignupWithTokenResponse {
    /// Sucess Response.
    Ok(models::LocalUserProfileDto),
    /// The syntax of the request entity is incorrect: broken JSON, a missing parameter, or a state that forbids the request.
    BadRequest(models::ErrorResponse),
    /// Invalid Credentials: the bearer token, or what else the request presents, is not accepted.
    Unauthorized(models::ErrorResponse),
    /// The credentials are good, but not for this.
    Forbidden(models::ErrorResponse),
    /// Switched off or not configured in this installation.
    NotFound(models::ErrorResponse),
    /// The user exists already.
    Conflict(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content is not what this operation takes.
    UnprocessableEntity(models::ErrorResponse),
    /// The service is saturated, or lacks something that it needs for an answer.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[must_use]
pub enum SignupRequestControllerVerifyInviteTokenResponse {
    /// Sucess Response.
    Ok(models::SignupRequest),
    /// The syntax of the request entity is incorrect: broken JSON, a missing parameter, or a state that forbids the request.
    BadRequest(models::ErrorResponse),
    /// Invalid Credentials: the bearer token, or what else the request presents, is not accepted.
    Unauthorized(models::ErrorResponse),
    /// Switched off or not configured in this installation.
    NotFound(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content is not what this operation takes.
    UnprocessableEntity(models::ErrorResponse),
    /// The service is saturated, or lacks something that it needs for an answer.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[must_use]
pub enum WebControllerContextResponse {
    /// The context.
    Ok {
        body: models::WebContext,
        set_cookie: Option<String>,
    },
    /// The syntax of the request entity is incorrect: broken JSON, a missing parameter, or a state that forbids the request.
    BadRequest(models::ErrorResponse),
    /// Invalid Credentials: the client, the user, a code or a token is not accepted.
    Unauthorized(models::ErrorResponse),
    /// Switched off or not configured in this installation.
    NotFound(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content is not what this operation takes.
    UnprocessableEntity(models::ErrorResponse),
    /// The service is saturated, or lacks something that it needs for an answer.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[must_use]
pub enum WebControllerCreateQrResponse {
    /// The secret.
    Ok(models::WebQrCode),
    /// The syntax of the request entity is incorrect: broken JSON, a missing parameter, or a state that forbids the request.
    BadRequest(models::ErrorResponse),
    /// Invalid Credentials: the client, the user, a code or a token is not accepted.
    Unauthorized(models::ErrorResponse),
    /// The credentials are good, but not for this.
    Forbidden(models::ErrorResponse),
    /// Switched off or not configured in this installation.
    NotFound(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content is not what this operation takes.
    UnprocessableEntity(models::ErrorResponse),
    /// The service is saturated, or lacks something that it needs for an answer.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[must_use]
pub enum WebControllerForgetPasswordResponse {
    /// For any name, known or not.
    NoContent,
    /// The syntax of the request entity is incorrect: broken JSON, a missing parameter, or a state that forbids the request.
    BadRequest(models::ErrorResponse),
    /// Invalid Credentials: the client, the user, a code or a token is not accepted.
    Unauthorized(models::ErrorResponse),
    /// The credentials are good, but not for this.
    Forbidden(models::ErrorResponse),
    /// Switched off or not configured in this installation.
    NotFound(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content is not what this operation takes.
    UnprocessableEntity(models::ErrorResponse),
    /// Too many tries for this account, address or purpose.
    TooManyRequests {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The service is saturated, or lacks something that it needs for an answer.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[must_use]
pub enum WebControllerLoginResponse {
    /// How it goes on.
    Ok(models::WebLoginResponse),
    /// The syntax of the request entity is incorrect: broken JSON, a missing parameter, or a state that forbids the request.
    BadRequest(models::ErrorResponse),
    /// Invalid Credentials: the client, the user, a code or a token is not accepted.
    Unauthorized(models::ErrorResponse),
    /// The credentials are good, but not for this.
    Forbidden(models::ErrorResponse),
    /// Switched off or not configured in this installation.
    NotFound(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content is not what this operation takes.
    UnprocessableEntity(models::ErrorResponse),
    /// Too many tries for this account, address or purpose.
    TooManyRequests {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The service is saturated, or lacks something that it needs for an answer.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[must_use]
pub enum WebControllerResetPasswordResponse {
    /// The password is set.
    Ok(models::WebResetPasswordResponse),
    /// The syntax of the request entity is incorrect: broken JSON, a missing parameter, or a state that forbids the request.
    BadRequest(models::ErrorResponse),
    /// Invalid Credentials: the client, the user, a code or a token is not accepted.
    Unauthorized(models::ErrorResponse),
    /// The credentials are good, but not for this.
    Forbidden(models::ErrorResponse),
    /// Switched off or not configured in this installation.
    NotFound(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content is not what this operation takes.
    UnprocessableEntity(models::ErrorResponse),
    /// The service is saturated, or lacks something that it needs for an answer.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[must_use]
pub enum WebControllerStartResponse {
    /// Where to go.
    Ok {
        body: models::WebStartResponse,
        set_cookie: Option<String>,
    },
    /// The syntax of the request entity is incorrect: broken JSON, a missing parameter, or a state that forbids the request.
    BadRequest(models::ErrorResponse),
    /// Invalid Credentials: the client, the user, a code or a token is not accepted.
    Unauthorized(models::ErrorResponse),
    /// The credentials are good, but not for this.
    Forbidden(models::ErrorResponse),
    /// Switched off or not configured in this installation.
    NotFound(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content is not what this operation takes.
    UnprocessableEntity(models::ErrorResponse),
    /// Too many tries for this account, address or purpose.
    TooManyRequests {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The identity provider cannot be reached or does not make sense.
    BadGateway(models::ErrorResponse),
    /// The service is saturated, or lacks something that it needs for an answer.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The identity provider took too long.
    GatewayTimeout(models::ErrorResponse),
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[must_use]
pub enum WebControllerVerifyOtpResponse {
    /// How it goes on.
    Ok(models::WebLoginResponse),
    /// The syntax of the request entity is incorrect: broken JSON, a missing parameter, or a state that forbids the request.
    BadRequest(models::ErrorResponse),
    /// Invalid Credentials: the client, the user, a code or a token is not accepted.
    Unauthorized(models::ErrorResponse),
    /// The credentials are good, but not for this.
    Forbidden(models::ErrorResponse),
    /// Switched off or not configured in this installation.
    NotFound(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content is not what this operation takes.
    UnprocessableEntity(models::ErrorResponse),
    /// Too many tries for this account, address or purpose.
    TooManyRequests {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The service is saturated, or lacks something that it needs for an answer.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

/// API
#[cfg_attr(feature = "mock", automock)]
#[async_trait]
#[allow(clippy::too_many_arguments, clippy::ptr_arg)]
pub trait Api<C: Send + Sync> {
    /// Where the identity provider sends the browser back to
    async fn apple_login_controller_apple_callback(
        &self,
        code: Option<String>,
        state: Option<String>,
        error: Option<String>,
        iss: Option<String>,
        context: &C,
    ) -> Result<AppleLoginControllerAppleCallbackResponse, ApiError>;

    /// Where Apple posts its answer to
    async fn apple_login_controller_apple_post(
        &self,
        state: Option<String>,
        code: Option<String>,
        id_token: Option<String>,
        user: Option<String>,
        error: Option<String>,
        iss: Option<String>,
        context: &C,
    ) -> Result<AppleLoginControllerApplePostResponse, ApiError>;

    /// Start a login at the identity provider
    async fn apple_login_controller_post_login_via_apple(
        &self,
        client_id: String,
        client_secret: Option<String>,
        state: Option<String>,
        code_challenge: Option<String>,
        context: &C,
    ) -> Result<AppleLoginControllerPostLoginViaAppleResponse, ApiError>;

    /// Where the identity provider sends the browser back to
    async fn azure_login_controller_azure_callback(
        &self,
        code: Option<String>,
        state: Option<String>,
        session_state: Option<String>,
        error: Option<String>,
        iss: Option<String>,
        context: &C,
    ) -> Result<AzureLoginControllerAzureCallbackResponse, ApiError>;

    /// Start a login at the identity provider
    async fn azure_login_controller_get_login_via_azure(
        &self,
        client_id: Option<String>,
        client_secret: Option<String>,
        state: Option<String>,
        code_challenge: Option<String>,
        context: &C,
    ) -> Result<AzureLoginControllerGetLoginViaAzureResponse, ApiError>;

    /// Start a login at the identity provider
    async fn azure_login_controller_post_login_via_azure(
        &self,
        client_id: String,
        client_secret: Option<String>,
        state: Option<String>,
        code_challenge: Option<String>,
        context: &C,
    ) -> Result<AzureLoginControllerPostLoginViaAzureResponse, ApiError>;

    /// Where the identity provider sends the browser back to
    async fn cognito_login_controller_cognito_callback(
        &self,
        code: Option<String>,
        state: Option<String>,
        error: Option<String>,
        iss: Option<String>,
        context: &C,
    ) -> Result<CognitoLoginControllerCognitoCallbackResponse, ApiError>;

    /// Start a login at the identity provider
    async fn cognito_login_controller_login_via_cognito(
        &self,
        client_id: Option<String>,
        client_secret: Option<String>,
        state: Option<String>,
        code_challenge: Option<String>,
        context: &C,
    ) -> Result<CognitoLoginControllerLoginViaCognitoResponse, ApiError>;

    /// Start a login at the identity provider
    async fn cognito_login_controller_post_login_via_cognito(
        &self,
        client_id: String,
        client_secret: Option<String>,
        state: Option<String>,
        code_challenge: Option<String>,
        context: &C,
    ) -> Result<CognitoLoginControllerPostLoginViaCognitoResponse, ApiError>;

    /// The issuer and where its keys are
    async fn discovery_controller_configuration(
        &self,
        context: &C,
    ) -> Result<DiscoveryControllerConfigurationResponse, ApiError>;

    /// The public keys that verify access tokens
    async fn discovery_controller_keys(
        &self,
        context: &C,
    ) -> Result<DiscoveryControllerKeysResponse, ApiError>;

    /// This document
    async fn document_controller_document(
        &self,
        context: &C,
    ) -> Result<DocumentControllerDocumentResponse, ApiError>;

    /// A page to explore this document
    async fn document_controller_explorer(
        &self,
        context: &C,
    ) -> Result<DocumentControllerExplorerResponse, ApiError>;

    /// Where the identity provider sends the browser back to
    async fn facebook_login_controller_facebook_callback(
        &self,
        code: Option<String>,
        state: Option<String>,
        error: Option<String>,
        iss: Option<String>,
        context: &C,
    ) -> Result<FacebookLoginControllerFacebookCallbackResponse, ApiError>;

    /// Start a login at the identity provider
    async fn facebook_login_controller_post_login_via_facebook(
        &self,
        client_id: String,
        client_secret: Option<String>,
        state: Option<String>,
        code_challenge: Option<String>,
        context: &C,
    ) -> Result<FacebookLoginControllerPostLoginViaFacebookResponse, ApiError>;

    /// Mail a link that resets the password
    async fn forget_password_controller_forget_password(
        &self,
        forget_password_dto: models::ForgetPasswordDto,
        context: &C,
    ) -> Result<ForgetPasswordControllerForgetPasswordResponse, ApiError>;

    /// Set a new password with a mailed link
    async fn forget_password_controller_reset_password(
        &self,
        reset_password_with_client: models::ResetPasswordWithClient,
        context: &C,
    ) -> Result<ForgetPasswordControllerResetPasswordResponse, ApiError>;

    /// Whether a mailed link is still good
    async fn forget_password_controller_verify_reset_password_link(
        &self,
        token: String,
        context: &C,
    ) -> Result<ForgetPasswordControllerVerifyResetPasswordLinkResponse, ApiError>;

    /// Where the identity provider sends the browser back to
    async fn google_login_controller_google_callback(
        &self,
        code: Option<String>,
        state: Option<String>,
        error: Option<String>,
        iss: Option<String>,
        context: &C,
    ) -> Result<GoogleLoginControllerGoogleCallbackResponse, ApiError>;

    /// Start a login at the identity provider
    async fn google_login_controller_login_via_google(
        &self,
        client_id: Option<String>,
        client_secret: Option<String>,
        state: Option<String>,
        code_challenge: Option<String>,
        context: &C,
    ) -> Result<GoogleLoginControllerLoginViaGoogleResponse, ApiError>;

    /// Start a login at the identity provider
    async fn google_login_controller_post_login_via_google(
        &self,
        client_id: String,
        client_secret: Option<String>,
        state: Option<String>,
        code_challenge: Option<String>,
        context: &C,
    ) -> Result<GoogleLoginControllerPostLoginViaGoogleResponse, ApiError>;

    /// Whether the process answers
    async fn health_controller_live(
        &self,
        context: &C,
    ) -> Result<HealthControllerLiveResponse, ApiError>;

    /// Prometheus metrics
    async fn health_controller_metrics(
        &self,
        context: &C,
    ) -> Result<HealthControllerMetricsResponse, ApiError>;

    /// Whether requests can be served: the database takes a write
    async fn health_controller_ready(
        &self,
        context: &C,
    ) -> Result<HealthControllerReadyResponse, ApiError>;

    /// Where the identity provider sends the browser back to
    async fn instagram_login_controller_instagram_callback(
        &self,
        code: Option<String>,
        state: Option<String>,
        error: Option<String>,
        iss: Option<String>,
        context: &C,
    ) -> Result<InstagramLoginControllerInstagramCallbackResponse, ApiError>;

    /// Start a login at the identity provider
    async fn instagram_login_controller_post_login_via_instagram(
        &self,
        client_id: String,
        client_secret: Option<String>,
        state: Option<String>,
        code_challenge: Option<String>,
        context: &C,
    ) -> Result<InstagramLoginControllerPostLoginViaInstagramResponse, ApiError>;

    /// Where Keycloak says that a session there has ended (OpenID Connect Back-Channel Logout 1.0)
    async fn keycloak_login_controller_backchannel_logout(
        &self,
        logout_token: String,
        context: &C,
    ) -> Result<KeycloakLoginControllerBackchannelLogoutResponse, ApiError>;

    /// Where the identity provider sends the browser back to
    async fn keycloak_login_controller_keycloak_callback(
        &self,
        code: Option<String>,
        state: Option<String>,
        error: Option<String>,
        iss: Option<String>,
        context: &C,
    ) -> Result<KeycloakLoginControllerKeycloakCallbackResponse, ApiError>;

    /// Start a login at the identity provider
    async fn keycloak_login_controller_login_via_keycloak(
        &self,
        client_id: Option<String>,
        client_secret: Option<String>,
        state: Option<String>,
        code_challenge: Option<String>,
        context: &C,
    ) -> Result<KeycloakLoginControllerLoginViaKeycloakResponse, ApiError>;

    /// Start a login at the identity provider
    async fn keycloak_login_controller_post_login_via_keycloak(
        &self,
        client_id: String,
        client_secret: Option<String>,
        state: Option<String>,
        code_challenge: Option<String>,
        context: &C,
    ) -> Result<KeycloakLoginControllerPostLoginViaKeycloakResponse, ApiError>;

    /// Exchange a refresh token for new tokens
    async fn login_controller_exchange_token(
        &self,
        auth_refresh_token_request: models::AuthRefreshTokenRequest,
        device_id: Option<String>,
        context: &C,
    ) -> Result<LoginControllerExchangeTokenResponse, ApiError>;

    /// Exchange a code for tokens
    async fn login_controller_get_token(
        &self,
        auth_token_request: models::AuthTokenRequest,
        context: &C,
    ) -> Result<LoginControllerGetTokenResponse, ApiError>;

    /// Log in with a password and get a code
    async fn login_controller_login(
        &self,
        login_request: models::LoginRequest,
        context: &C,
    ) -> Result<LoginControllerLoginResponse, ApiError>;

    /// Log in with a password and get tokens
    async fn login_controller_login_with_client_user(
        &self,
        login_request: models::LoginRequest,
        context: &C,
    ) -> Result<LoginControllerLoginWithClientUserResponse, ApiError>;

    /// The signed-in user
    async fn login_controller_me(&self, context: &C)
        -> Result<LoginControllerMeResponse, ApiError>;

    /// Change the own password and end every session
    async fn login_controller_reset_password(
        &self,
        reset_password_partial: Option<models::ResetPasswordPartial>,
        context: &C,
    ) -> Result<LoginControllerResetPasswordResponse, ApiError>;

    /// End the session here and at Keycloak
    async fn logout_controller_keycloak_logout(
        &self,
        refresh_token_request_partial: Option<models::RefreshTokenRequestPartial>,
        context: &C,
    ) -> Result<LogoutControllerKeycloakLogoutResponse, ApiError>;

    /// End the session
    async fn logout_controller_logout(
        &self,
        refresh_token_request_partial: Option<models::RefreshTokenRequestPartial>,
        context: &C,
    ) -> Result<LogoutControllerLogoutResponse, ApiError>;

    /// Whether an authenticator exists
    async fn otp_controller_check_qr(
        &self,
        code: Option<String>,
        client_id: Option<String>,
        context: &C,
    ) -> Result<OtpControllerCheckQrResponse, ApiError>;

    /// Enrol an authenticator
    async fn otp_controller_create_qr(
        &self,
        auth_token_request: models::AuthTokenRequest,
        context: &C,
    ) -> Result<OtpControllerCreateQrResponse, ApiError>;

    /// Ten codes for who loses the authenticator
    async fn otp_controller_create_recovery_codes(
        &self,
        auth_token_request: models::AuthTokenRequest,
        context: &C,
    ) -> Result<OtpControllerCreateRecoveryCodesResponse, ApiError>;

    /// Mail a one-time code
    async fn otp_controller_send_otp(
        &self,
        otp_send_request: models::OtpSendRequest,
        context: &C,
    ) -> Result<OtpControllerSendOtpResponse, ApiError>;

    /// Prove a second factor and get a code
    async fn otp_controller_verify_otp(
        &self,
        otp_login_request: models::OtpLoginRequest,
        context: &C,
    ) -> Result<OtpControllerVerifyOtpResponse, ApiError>;

    /// Start a login at the identity provider
    async fn saml_login_controller_post_login_via_saml(
        &self,
        client_id: String,
        client_secret: Option<String>,
        state: Option<String>,
        code_challenge: Option<String>,
        context: &C,
    ) -> Result<SamlLoginControllerPostLoginViaSamlResponse, ApiError>;

    /// Where the identity provider sends the browser back to
    async fn saml_login_controller_saml_callback(
        &self,
        code: Option<String>,
        state: Option<String>,
        session_state: Option<String>,
        error: Option<String>,
        iss: Option<String>,
        context: &C,
    ) -> Result<SamlLoginControllerSamlCallbackResponse, ApiError>;

    /// This service as a SAML service provider
    async fn saml_login_controller_saml_metadata(
        &self,
        context: &C,
    ) -> Result<SamlLoginControllerSamlMetadataResponse, ApiError>;

    /// The assertion consumer, where the SAML identity provider posts its answer to
    async fn saml_login_controller_saml_post(
        &self,
        saml_response: String,
        relay_state: Option<String>,
        context: &C,
    ) -> Result<SamlLoginControllerSamlPostResponse, ApiError>;

    /// The sessions of the signed-in user
    async fn session_controller_list(
        &self,
        context: &C,
    ) -> Result<SessionControllerListResponse, ApiError>;

    /// End a session of the signed-in user
    async fn session_controller_end(
        &self,
        id: uuid::Uuid,
        context: &C,
    ) -> Result<SessionControllerEndResponse, ApiError>;

    /// Mail a link that creates an account
    async fn signup_request_controller_request_signup(
        &self,
        signup_request_dto: models::SignupRequestDto,
        context: &C,
    ) -> Result<SignupRequestControllerRequestSignupResponse, ApiError>;

    /// Create the account that a sign-up token was mailed for
    async fn signup_request_controller_signup_with_token(
        &self,
        local_user_profile_dto: models::LocalUserProfileDto,
        context: &C,
    ) -> Result<SignupRequestControllerSignupWithTokenResponse, ApiError>;

    /// Whether a sign-up token is still good
    async fn signup_request_controller_verify_invite_token(
        &self,
        context: &C,
    ) -> Result<SignupRequestControllerVerifyInviteTokenResponse, ApiError>;

    /// What the service's own pages show, and the CSRF token of their calls
    async fn web_controller_context(
        &self,
        client_id: Option<String>,
        context: &C,
    ) -> Result<WebControllerContextResponse, ApiError>;

    /// Enrol an authenticator on the account page
    async fn web_controller_create_qr(
        &self,
        x_csrf_token: String,
        auth_token_request: models::AuthTokenRequest,
        context: &C,
    ) -> Result<WebControllerCreateQrResponse, ApiError>;

    /// Mail a link that resets the password
    async fn web_controller_forget_password(
        &self,
        x_csrf_token: String,
        web_forget_password_request: models::WebForgetPasswordRequest,
        context: &C,
    ) -> Result<WebControllerForgetPasswordResponse, ApiError>;

    /// Log in on the sign-in page with a password
    async fn web_controller_login(
        &self,
        x_csrf_token: String,
        web_login_request: models::WebLoginRequest,
        context: &C,
    ) -> Result<WebControllerLoginResponse, ApiError>;

    /// Set a new password on the page that a mailed link opened
    async fn web_controller_reset_password(
        &self,
        x_csrf_token: String,
        web_reset_password_request: models::WebResetPasswordRequest,
        context: &C,
    ) -> Result<WebControllerResetPasswordResponse, ApiError>;

    /// Start a login at an identity provider from the sign-in page
    async fn web_controller_start(
        &self,
        x_csrf_token: String,
        web_start_request: models::WebStartRequest,
        context: &C,
    ) -> Result<WebControllerStartResponse, ApiError>;

    /// Prove the second factor on the sign-in page
    async fn web_controller_verify_otp(
        &self,
        x_csrf_token: String,
        web_otp_request: models::WebOtpRequest,
        context: &C,
    ) -> Result<WebControllerVerifyOtpResponse, ApiError>;
}

/// API where `Context` isn't passed on every API call
#[cfg_attr(feature = "mock", automock)]
#[async_trait]
#[allow(clippy::too_many_arguments, clippy::ptr_arg)]
pub trait ApiNoContext<C: Send + Sync> {
    // The std::task::Context struct houses a reference to std::task::Waker with the lifetime <'a>.
    // Adding an anonymous lifetime `'a` to allow mockall to create a mock object with the right lifetimes.
    // This is needed because the compiler is unable to determine the lifetimes on F's trait bound
    // where F is the closure created by mockall. We use higher-rank trait bounds here to get around this.

    fn context(&self) -> &C;

    /// Where the identity provider sends the browser back to
    async fn apple_login_controller_apple_callback(
        &self,
        code: Option<String>,
        state: Option<String>,
        error: Option<String>,
        iss: Option<String>,
    ) -> Result<AppleLoginControllerAppleCallbackResponse, ApiError>;

    /// Where Apple posts its answer to
    async fn apple_login_controller_apple_post(
        &self,
        state: Option<String>,
        code: Option<String>,
        id_token: Option<String>,
        user: Option<String>,
        error: Option<String>,
        iss: Option<String>,
    ) -> Result<AppleLoginControllerApplePostResponse, ApiError>;

    /// Start a login at the identity provider
    async fn apple_login_controller_post_login_via_apple(
        &self,
        client_id: String,
        client_secret: Option<String>,
        state: Option<String>,
        code_challenge: Option<String>,
    ) -> Result<AppleLoginControllerPostLoginViaAppleResponse, ApiError>;

    /// Where the identity provider sends the browser back to
    async fn azure_login_controller_azure_callback(
        &self,
        code: Option<String>,
        state: Option<String>,
        session_state: Option<String>,
        error: Option<String>,
        iss: Option<String>,
    ) -> Result<AzureLoginControllerAzureCallbackResponse, ApiError>;

    /// Start a login at the identity provider
    async fn azure_login_controller_get_login_via_azure(
        &self,
        client_id: Option<String>,
        client_secret: Option<String>,
        state: Option<String>,
        code_challenge: Option<String>,
    ) -> Result<AzureLoginControllerGetLoginViaAzureResponse, ApiError>;

    /// Start a login at the identity provider
    async fn azure_login_controller_post_login_via_azure(
        &self,
        client_id: String,
        client_secret: Option<String>,
        state: Option<String>,
        code_challenge: Option<String>,
    ) -> Result<AzureLoginControllerPostLoginViaAzureResponse, ApiError>;

    /// Where the identity provider sends the browser back to
    async fn cognito_login_controller_cognito_callback(
        &self,
        code: Option<String>,
        state: Option<String>,
        error: Option<String>,
        iss: Option<String>,
    ) -> Result<CognitoLoginControllerCognitoCallbackResponse, ApiError>;

    /// Start a login at the identity provider
    async fn cognito_login_controller_login_via_cognito(
        &self,
        client_id: Option<String>,
        client_secret: Option<String>,
        state: Option<String>,
        code_challenge: Option<String>,
    ) -> Result<CognitoLoginControllerLoginViaCognitoResponse, ApiError>;

    /// Start a login at the identity provider
    async fn cognito_login_controller_post_login_via_cognito(
        &self,
        client_id: String,
        client_secret: Option<String>,
        state: Option<String>,
        code_challenge: Option<String>,
    ) -> Result<CognitoLoginControllerPostLoginViaCognitoResponse, ApiError>;

    /// The issuer and where its keys are
    async fn discovery_controller_configuration(
        &self,
    ) -> Result<DiscoveryControllerConfigurationResponse, ApiError>;

    /// The public keys that verify access tokens
    async fn discovery_controller_keys(&self) -> Result<DiscoveryControllerKeysResponse, ApiError>;

    /// This document
    async fn document_controller_document(
        &self,
    ) -> Result<DocumentControllerDocumentResponse, ApiError>;

    /// A page to explore this document
    async fn document_controller_explorer(
        &self,
    ) -> Result<DocumentControllerExplorerResponse, ApiError>;

    /// Where the identity provider sends the browser back to
    async fn facebook_login_controller_facebook_callback(
        &self,
        code: Option<String>,
        state: Option<String>,
        error: Option<String>,
        iss: Option<String>,
    ) -> Result<FacebookLoginControllerFacebookCallbackResponse, ApiError>;

    /// Start a login at the identity provider
    async fn facebook_login_controller_post_login_via_facebook(
        &self,
        client_id: String,
        client_secret: Option<String>,
        state: Option<String>,
        code_challenge: Option<String>,
    ) -> Result<FacebookLoginControllerPostLoginViaFacebookResponse, ApiError>;

    /// Mail a link that resets the password
    async fn forget_password_controller_forget_password(
        &self,
        forget_password_dto: models::ForgetPasswordDto,
    ) -> Result<ForgetPasswordControllerForgetPasswordResponse, ApiError>;

    /// Set a new password with a mailed link
    async fn forget_password_controller_reset_password(
        &self,
        reset_password_with_client: models::ResetPasswordWithClient,
    ) -> Result<ForgetPasswordControllerResetPasswordResponse, ApiError>;

    /// Whether a mailed link is still good
    async fn forget_password_controller_verify_reset_password_link(
        &self,
        token: String,
    ) -> Result<ForgetPasswordControllerVerifyResetPasswordLinkResponse, ApiError>;

    /// Where the identity provider sends the browser back to
    async fn google_login_controller_google_callback(
        &self,
        code: Option<String>,
        state: Option<String>,
        error: Option<String>,
        iss: Option<String>,
    ) -> Result<GoogleLoginControllerGoogleCallbackResponse, ApiError>;

    /// Start a login at the identity provider
    async fn google_login_controller_login_via_google(
        &self,
        client_id: Option<String>,
        client_secret: Option<String>,
        state: Option<String>,
        code_challenge: Option<String>,
    ) -> Result<GoogleLoginControllerLoginViaGoogleResponse, ApiError>;

    /// Start a login at the identity provider
    async fn google_login_controller_post_login_via_google(
        &self,
        client_id: String,
        client_secret: Option<String>,
        state: Option<String>,
        code_challenge: Option<String>,
    ) -> Result<GoogleLoginControllerPostLoginViaGoogleResponse, ApiError>;

    /// Whether the process answers
    async fn health_controller_live(&self) -> Result<HealthControllerLiveResponse, ApiError>;

    /// Prometheus metrics
    async fn health_controller_metrics(&self) -> Result<HealthControllerMetricsResponse, ApiError>;

    /// Whether requests can be served: the database takes a write
    async fn health_controller_ready(&self) -> Result<HealthControllerReadyResponse, ApiError>;

    /// Where the identity provider sends the browser back to
    async fn instagram_login_controller_instagram_callback(
        &self,
        code: Option<String>,
        state: Option<String>,
        error: Option<String>,
        iss: Option<String>,
    ) -> Result<InstagramLoginControllerInstagramCallbackResponse, ApiError>;

    /// Start a login at the identity provider
    async fn instagram_login_controller_post_login_via_instagram(
        &self,
        client_id: String,
        client_secret: Option<String>,
        state: Option<String>,
        code_challenge: Option<String>,
    ) -> Result<InstagramLoginControllerPostLoginViaInstagramResponse, ApiError>;

    /// Where Keycloak says that a session there has ended (OpenID Connect Back-Channel Logout 1.0)
    async fn keycloak_login_controller_backchannel_logout(
        &self,
        logout_token: String,
    ) -> Result<KeycloakLoginControllerBackchannelLogoutResponse, ApiError>;

    /// Where the identity provider sends the browser back to
    async fn keycloak_login_controller_keycloak_callback(
        &self,
        code: Option<String>,
        state: Option<String>,
        error: Option<String>,
        iss: Option<String>,
    ) -> Result<KeycloakLoginControllerKeycloakCallbackResponse, ApiError>;

    /// Start a login at the identity provider
    async fn keycloak_login_controller_login_via_keycloak(
        &self,
        client_id: Option<String>,
        client_secret: Option<String>,
        state: Option<String>,
        code_challenge: Option<String>,
    ) -> Result<KeycloakLoginControllerLoginViaKeycloakResponse, ApiError>;

    /// Start a login at the identity provider
    async fn keycloak_login_controller_post_login_via_keycloak(
        &self,
        client_id: String,
        client_secret: Option<String>,
        state: Option<String>,
        code_challenge: Option<String>,
    ) -> Result<KeycloakLoginControllerPostLoginViaKeycloakResponse, ApiError>;

    /// Exchange a refresh token for new tokens
    async fn login_controller_exchange_token(
        &self,
        auth_refresh_token_request: models::AuthRefreshTokenRequest,
        device_id: Option<String>,
    ) -> Result<LoginControllerExchangeTokenResponse, ApiError>;

    /// Exchange a code for tokens
    async fn login_controller_get_token(
        &self,
        auth_token_request: models::AuthTokenRequest,
    ) -> Result<LoginControllerGetTokenResponse, ApiError>;

    /// Log in with a password and get a code
    async fn login_controller_login(
        &self,
        login_request: models::LoginRequest,
    ) -> Result<LoginControllerLoginResponse, ApiError>;

    /// Log in with a password and get tokens
    async fn login_controller_login_with_client_user(
        &self,
        login_request: models::LoginRequest,
    ) -> Result<LoginControllerLoginWithClientUserResponse, ApiError>;

    /// The signed-in user
    async fn login_controller_me(&self) -> Result<LoginControllerMeResponse, ApiError>;

    /// Change the own password and end every session
    async fn login_controller_reset_password(
        &self,
        reset_password_partial: Option<models::ResetPasswordPartial>,
    ) -> Result<LoginControllerResetPasswordResponse, ApiError>;

    /// End the session here and at Keycloak
    async fn logout_controller_keycloak_logout(
        &self,
        refresh_token_request_partial: Option<models::RefreshTokenRequestPartial>,
    ) -> Result<LogoutControllerKeycloakLogoutResponse, ApiError>;

    /// End the session
    async fn logout_controller_logout(
        &self,
        refresh_token_request_partial: Option<models::RefreshTokenRequestPartial>,
    ) -> Result<LogoutControllerLogoutResponse, ApiError>;

    /// Whether an authenticator exists
    async fn otp_controller_check_qr(
        &self,
        code: Option<String>,
        client_id: Option<String>,
    ) -> Result<OtpControllerCheckQrResponse, ApiError>;

    /// Enrol an authenticator
    async fn otp_controller_create_qr(
        &self,
        auth_token_request: models::AuthTokenRequest,
    ) -> Result<OtpControllerCreateQrResponse, ApiError>;

    /// Ten codes for who loses the authenticator
    async fn otp_controller_create_recovery_codes(
        &self,
        auth_token_request: models::AuthTokenRequest,
    ) -> Result<OtpControllerCreateRecoveryCodesResponse, ApiError>;

    /// Mail a one-time code
    async fn otp_controller_send_otp(
        &self,
        otp_send_request: models::OtpSendRequest,
    ) -> Result<OtpControllerSendOtpResponse, ApiError>;

    /// Prove a second factor and get a code
    async fn otp_controller_verify_otp(
        &self,
        otp_login_request: models::OtpLoginRequest,
    ) -> Result<OtpControllerVerifyOtpResponse, ApiError>;

    /// Start a login at the identity provider
    async fn saml_login_controller_post_login_via_saml(
        &self,
        client_id: String,
        client_secret: Option<String>,
        state: Option<String>,
        code_challenge: Option<String>,
    ) -> Result<SamlLoginControllerPostLoginViaSamlResponse, ApiError>;

    /// Where the identity provider sends the browser back to
    async fn saml_login_controller_saml_callback(
        &self,
        code: Option<String>,
        state: Option<String>,
        session_state: Option<String>,
        error: Option<String>,
        iss: Option<String>,
    ) -> Result<SamlLoginControllerSamlCallbackResponse, ApiError>;

    /// This service as a SAML service provider
    async fn saml_login_controller_saml_metadata(
        &self,
    ) -> Result<SamlLoginControllerSamlMetadataResponse, ApiError>;

    /// The assertion consumer, where the SAML identity provider posts its answer to
    async fn saml_login_controller_saml_post(
        &self,
        saml_response: String,
        relay_state: Option<String>,
    ) -> Result<SamlLoginControllerSamlPostResponse, ApiError>;

    /// The sessions of the signed-in user
    async fn session_controller_list(&self) -> Result<SessionControllerListResponse, ApiError>;

    /// End a session of the signed-in user
    async fn session_controller_end(
        &self,
        id: uuid::Uuid,
    ) -> Result<SessionControllerEndResponse, ApiError>;

    /// Mail a link that creates an account
    async fn signup_request_controller_request_signup(
        &self,
        signup_request_dto: models::SignupRequestDto,
    ) -> Result<SignupRequestControllerRequestSignupResponse, ApiError>;

    /// Create the account that a sign-up token was mailed for
    async fn signup_request_controller_signup_with_token(
        &self,
        local_user_profile_dto: models::LocalUserProfileDto,
    ) -> Result<SignupRequestControllerSignupWithTokenResponse, ApiError>;

    /// Whether a sign-up token is still good
    async fn signup_request_controller_verify_invite_token(
        &self,
    ) -> Result<SignupRequestControllerVerifyInviteTokenResponse, ApiError>;

    /// What the service's own pages show, and the CSRF token of their calls
    async fn web_controller_context(
        &self,
        client_id: Option<String>,
    ) -> Result<WebControllerContextResponse, ApiError>;

    /// Enrol an authenticator on the account page
    async fn web_controller_create_qr(
        &self,
        x_csrf_token: String,
        auth_token_request: models::AuthTokenRequest,
    ) -> Result<WebControllerCreateQrResponse, ApiError>;

    /// Mail a link that resets the password
    async fn web_controller_forget_password(
        &self,
        x_csrf_token: String,
        web_forget_password_request: models::WebForgetPasswordRequest,
    ) -> Result<WebControllerForgetPasswordResponse, ApiError>;

    /// Log in on the sign-in page with a password
    async fn web_controller_login(
        &self,
        x_csrf_token: String,
        web_login_request: models::WebLoginRequest,
    ) -> Result<WebControllerLoginResponse, ApiError>;

    /// Set a new password on the page that a mailed link opened
    async fn web_controller_reset_password(
        &self,
        x_csrf_token: String,
        web_reset_password_request: models::WebResetPasswordRequest,
    ) -> Result<WebControllerResetPasswordResponse, ApiError>;

    /// Start a login at an identity provider from the sign-in page
    async fn web_controller_start(
        &self,
        x_csrf_token: String,
        web_start_request: models::WebStartRequest,
    ) -> Result<WebControllerStartResponse, ApiError>;

    /// Prove the second factor on the sign-in page
    async fn web_controller_verify_otp(
        &self,
        x_csrf_token: String,
        web_otp_request: models::WebOtpRequest,
    ) -> Result<WebControllerVerifyOtpResponse, ApiError>;
}

/// Trait to extend an API to make it easy to bind it to a context.
pub trait ContextWrapperExt<C: Send + Sync>
where
    Self: Sized,
{
    /// Binds this API to a context.
    fn with_context(self, context: C) -> ContextWrapper<Self, C>;
}

impl<T: Api<C> + Send + Sync, C: Clone + Send + Sync> ContextWrapperExt<C> for T {
    fn with_context(self: T, context: C) -> ContextWrapper<T, C> {
        ContextWrapper::<T, C>::new(self, context)
    }
}

#[async_trait]
impl<T: Api<C> + Send + Sync, C: Clone + Send + Sync> ApiNoContext<C> for ContextWrapper<T, C> {
    fn context(&self) -> &C {
        ContextWrapper::context(self)
    }

    /// Where the identity provider sends the browser back to
    async fn apple_login_controller_apple_callback(
        &self,
        code: Option<String>,
        state: Option<String>,
        error: Option<String>,
        iss: Option<String>,
    ) -> Result<AppleLoginControllerAppleCallbackResponse, ApiError> {
        let context = self.context().clone();
        self.api()
            .apple_login_controller_apple_callback(code, state, error, iss, &context)
            .await
    }

    /// Where Apple posts its answer to
    async fn apple_login_controller_apple_post(
        &self,
        state: Option<String>,
        code: Option<String>,
        id_token: Option<String>,
        user: Option<String>,
        error: Option<String>,
        iss: Option<String>,
    ) -> Result<AppleLoginControllerApplePostResponse, ApiError> {
        let context = self.context().clone();
        self.api()
            .apple_login_controller_apple_post(state, code, id_token, user, error, iss, &context)
            .await
    }

    /// Start a login at the identity provider
    async fn apple_login_controller_post_login_via_apple(
        &self,
        client_id: String,
        client_secret: Option<String>,
        state: Option<String>,
        code_challenge: Option<String>,
    ) -> Result<AppleLoginControllerPostLoginViaAppleResponse, ApiError> {
        let context = self.context().clone();
        self.api()
            .apple_login_controller_post_login_via_apple(
                client_id,
                client_secret,
                state,
                code_challenge,
                &context,
            )
            .await
    }

    /// Where the identity provider sends the browser back to
    async fn azure_login_controller_azure_callback(
        &self,
        code: Option<String>,
        state: Option<String>,
        session_state: Option<String>,
        error: Option<String>,
        iss: Option<String>,
    ) -> Result<AzureLoginControllerAzureCallbackResponse, ApiError> {
        let context = self.context().clone();
        self.api()
            .azure_login_controller_azure_callback(code, state, session_state, error, iss, &context)
            .await
    }

    /// Start a login at the identity provider
    async fn azure_login_controller_get_login_via_azure(
        &self,
        client_id: Option<String>,
        client_secret: Option<String>,
        state: Option<String>,
        code_challenge: Option<String>,
    ) -> Result<AzureLoginControllerGetLoginViaAzureResponse, ApiError> {
        let context = self.context().clone();
        self.api()
            .azure_login_controller_get_login_via_azure(
                client_id,
                client_secret,
                state,
                code_challenge,
                &context,
            )
            .await
    }

    /// Start a login at the identity provider
    async fn azure_login_controller_post_login_via_azure(
        &self,
        client_id: String,
        client_secret: Option<String>,
        state: Option<String>,
        code_challenge: Option<String>,
    ) -> Result<AzureLoginControllerPostLoginViaAzureResponse, ApiError> {
        let context = self.context().clone();
        self.api()
            .azure_login_controller_post_login_via_azure(
                client_id,
                client_secret,
                state,
                code_challenge,
                &context,
            )
            .await
    }

    /// Where the identity provider sends the browser back to
    async fn cognito_login_controller_cognito_callback(
        &self,
        code: Option<String>,
        state: Option<String>,
        error: Option<String>,
        iss: Option<String>,
    ) -> Result<CognitoLoginControllerCognitoCallbackResponse, ApiError> {
        let context = self.context().clone();
        self.api()
            .cognito_login_controller_cognito_callback(code, state, error, iss, &context)
            .await
    }

    /// Start a login at the identity provider
    async fn cognito_login_controller_login_via_cognito(
        &self,
        client_id: Option<String>,
        client_secret: Option<String>,
        state: Option<String>,
        code_challenge: Option<String>,
    ) -> Result<CognitoLoginControllerLoginViaCognitoResponse, ApiError> {
        let context = self.context().clone();
        self.api()
            .cognito_login_controller_login_via_cognito(
                client_id,
                client_secret,
                state,
                code_challenge,
                &context,
            )
            .await
    }

    /// Start a login at the identity provider
    async fn cognito_login_controller_post_login_via_cognito(
        &self,
        client_id: String,
        client_secret: Option<String>,
        state: Option<String>,
        code_challenge: Option<String>,
    ) -> Result<CognitoLoginControllerPostLoginViaCognitoResponse, ApiError> {
        let context = self.context().clone();
        self.api()
            .cognito_login_controller_post_login_via_cognito(
                client_id,
                client_secret,
                state,
                code_challenge,
                &context,
            )
            .await
    }

    /// The issuer and where its keys are
    async fn discovery_controller_configuration(
        &self,
    ) -> Result<DiscoveryControllerConfigurationResponse, ApiError> {
        let context = self.context().clone();
        self.api()
            .discovery_controller_configuration(&context)
            .await
    }

    /// The public keys that verify access tokens
    async fn discovery_controller_keys(&self) -> Result<DiscoveryControllerKeysResponse, ApiError> {
        let context = self.context().clone();
        self.api().discovery_controller_keys(&context).await
    }

    /// This document
    async fn document_controller_document(
        &self,
    ) -> Result<DocumentControllerDocumentResponse, ApiError> {
        let context = self.context().clone();
        self.api().document_controller_document(&context).await
    }

    /// A page to explore this document
    async fn document_controller_explorer(
        &self,
    ) -> Result<DocumentControllerExplorerResponse, ApiError> {
        let context = self.context().clone();
        self.api().document_controller_explorer(&context).await
    }

    /// Where the identity provider sends the browser back to
    async fn facebook_login_controller_facebook_callback(
        &self,
        code: Option<String>,
        state: Option<String>,
        error: Option<String>,
        iss: Option<String>,
    ) -> Result<FacebookLoginControllerFacebookCallbackResponse, ApiError> {
        let context = self.context().clone();
        self.api()
            .facebook_login_controller_facebook_callback(code, state, error, iss, &context)
            .await
    }

    /// Start a login at the identity provider
    async fn facebook_login_controller_post_login_via_facebook(
        &self,
        client_id: String,
        client_secret: Option<String>,
        state: Option<String>,
        code_challenge: Option<String>,
    ) -> Result<FacebookLoginControllerPostLoginViaFacebookResponse, ApiError> {
        let context = self.context().clone();
        self.api()
            .facebook_login_controller_post_login_via_facebook(
                client_id,
                client_secret,
                state,
                code_challenge,
                &context,
            )
            .await
    }

    /// Mail a link that resets the password
    async fn forget_password_controller_forget_password(
        &self,
        forget_password_dto: models::ForgetPasswordDto,
    ) -> Result<ForgetPasswordControllerForgetPasswordResponse, ApiError> {
        let context = self.context().clone();
        self.api()
            .forget_password_controller_forget_password(forget_password_dto, &context)
            .await
    }

    /// Set a new password with a mailed link
    async fn forget_password_controller_reset_password(
        &self,
        reset_password_with_client: models::ResetPasswordWithClient,
    ) -> Result<ForgetPasswordControllerResetPasswordResponse, ApiError> {
        let context = self.context().clone();
        self.api()
            .forget_password_controller_reset_password(reset_password_with_client, &context)
            .await
    }

    /// Whether a mailed link is still good
    async fn forget_password_controller_verify_reset_password_link(
        &self,
        token: String,
    ) -> Result<ForgetPasswordControllerVerifyResetPasswordLinkResponse, ApiError> {
        let context = self.context().clone();
        self.api()
            .forget_password_controller_verify_reset_password_link(token, &context)
            .await
    }

    /// Where the identity provider sends the browser back to
    async fn google_login_controller_google_callback(
        &self,
        code: Option<String>,
        state: Option<String>,
        error: Option<String>,
        iss: Option<String>,
    ) -> Result<GoogleLoginControllerGoogleCallbackResponse, ApiError> {
        let context = self.context().clone();
        self.api()
            .google_login_controller_google_callback(code, state, error, iss, &context)
            .await
    }

    /// Start a login at the identity provider
    async fn google_login_controller_login_via_google(
        &self,
        client_id: Option<String>,
        client_secret: Option<String>,
        state: Option<String>,
        code_challenge: Option<String>,
    ) -> Result<GoogleLoginControllerLoginViaGoogleResponse, ApiError> {
        let context = self.context().clone();
        self.api()
            .google_login_controller_login_via_google(
                client_id,
                client_secret,
                state,
                code_challenge,
                &context,
            )
            .await
    }

    /// Start a login at the identity provider
    async fn google_login_controller_post_login_via_google(
        &self,
        client_id: String,
        client_secret: Option<String>,
        state: Option<String>,
        code_challenge: Option<String>,
    ) -> Result<GoogleLoginControllerPostLoginViaGoogleResponse, ApiError> {
        let context = self.context().clone();
        self.api()
            .google_login_controller_post_login_via_google(
                client_id,
                client_secret,
                state,
                code_challenge,
                &context,
            )
            .await
    }

    /// Whether the process answers
    async fn health_controller_live(&self) -> Result<HealthControllerLiveResponse, ApiError> {
        let context = self.context().clone();
        self.api().health_controller_live(&context).await
    }

    /// Prometheus metrics
    async fn health_controller_metrics(&self) -> Result<HealthControllerMetricsResponse, ApiError> {
        let context = self.context().clone();
        self.api().health_controller_metrics(&context).await
    }

    /// Whether requests can be served: the database takes a write
    async fn health_controller_ready(&self) -> Result<HealthControllerReadyResponse, ApiError> {
        let context = self.context().clone();
        self.api().health_controller_ready(&context).await
    }

    /// Where the identity provider sends the browser back to
    async fn instagram_login_controller_instagram_callback(
        &self,
        code: Option<String>,
        state: Option<String>,
        error: Option<String>,
        iss: Option<String>,
    ) -> Result<InstagramLoginControllerInstagramCallbackResponse, ApiError> {
        let context = self.context().clone();
        self.api()
            .instagram_login_controller_instagram_callback(code, state, error, iss, &context)
            .await
    }

    /// Start a login at the identity provider
    async fn instagram_login_controller_post_login_via_instagram(
        &self,
        client_id: String,
        client_secret: Option<String>,
        state: Option<String>,
        code_challenge: Option<String>,
    ) -> Result<InstagramLoginControllerPostLoginViaInstagramResponse, ApiError> {
        let context = self.context().clone();
        self.api()
            .instagram_login_controller_post_login_via_instagram(
                client_id,
                client_secret,
                state,
                code_challenge,
                &context,
            )
            .await
    }

    /// Where Keycloak says that a session there has ended (OpenID Connect Back-Channel Logout 1.0)
    async fn keycloak_login_controller_backchannel_logout(
        &self,
        logout_token: String,
    ) -> Result<KeycloakLoginControllerBackchannelLogoutResponse, ApiError> {
        let context = self.context().clone();
        self.api()
            .keycloak_login_controller_backchannel_logout(logout_token, &context)
            .await
    }

    /// Where the identity provider sends the browser back to
    async fn keycloak_login_controller_keycloak_callback(
        &self,
        code: Option<String>,
        state: Option<String>,
        error: Option<String>,
        iss: Option<String>,
    ) -> Result<KeycloakLoginControllerKeycloakCallbackResponse, ApiError> {
        let context = self.context().clone();
        self.api()
            .keycloak_login_controller_keycloak_callback(code, state, error, iss, &context)
            .await
    }

    /// Start a login at the identity provider
    async fn keycloak_login_controller_login_via_keycloak(
        &self,
        client_id: Option<String>,
        client_secret: Option<String>,
        state: Option<String>,
        code_challenge: Option<String>,
    ) -> Result<KeycloakLoginControllerLoginViaKeycloakResponse, ApiError> {
        let context = self.context().clone();
        self.api()
            .keycloak_login_controller_login_via_keycloak(
                client_id,
                client_secret,
                state,
                code_challenge,
                &context,
            )
            .await
    }

    /// Start a login at the identity provider
    async fn keycloak_login_controller_post_login_via_keycloak(
        &self,
        client_id: String,
        client_secret: Option<String>,
        state: Option<String>,
        code_challenge: Option<String>,
    ) -> Result<KeycloakLoginControllerPostLoginViaKeycloakResponse, ApiError> {
        let context = self.context().clone();
        self.api()
            .keycloak_login_controller_post_login_via_keycloak(
                client_id,
                client_secret,
                state,
                code_challenge,
                &context,
            )
            .await
    }

    /// Exchange a refresh token for new tokens
    async fn login_controller_exchange_token(
        &self,
        auth_refresh_token_request: models::AuthRefreshTokenRequest,
        device_id: Option<String>,
    ) -> Result<LoginControllerExchangeTokenResponse, ApiError> {
        let context = self.context().clone();
        self.api()
            .login_controller_exchange_token(auth_refresh_token_request, device_id, &context)
            .await
    }

    /// Exchange a code for tokens
    async fn login_controller_get_token(
        &self,
        auth_token_request: models::AuthTokenRequest,
    ) -> Result<LoginControllerGetTokenResponse, ApiError> {
        let context = self.context().clone();
        self.api()
            .login_controller_get_token(auth_token_request, &context)
            .await
    }

    /// Log in with a password and get a code
    async fn login_controller_login(
        &self,
        login_request: models::LoginRequest,
    ) -> Result<LoginControllerLoginResponse, ApiError> {
        let context = self.context().clone();
        self.api()
            .login_controller_login(login_request, &context)
            .await
    }

    /// Log in with a password and get tokens
    async fn login_controller_login_with_client_user(
        &self,
        login_request: models::LoginRequest,
    ) -> Result<LoginControllerLoginWithClientUserResponse, ApiError> {
        let context = self.context().clone();
        self.api()
            .login_controller_login_with_client_user(login_request, &context)
            .await
    }

    /// The signed-in user
    async fn login_controller_me(&self) -> Result<LoginControllerMeResponse, ApiError> {
        let context = self.context().clone();
        self.api().login_controller_me(&context).await
    }

    /// Change the own password and end every session
    async fn login_controller_reset_password(
        &self,
        reset_password_partial: Option<models::ResetPasswordPartial>,
    ) -> Result<LoginControllerResetPasswordResponse, ApiError> {
        let context = self.context().clone();
        self.api()
            .login_controller_reset_password(reset_password_partial, &context)
            .await
    }

    /// End the session here and at Keycloak
    async fn logout_controller_keycloak_logout(
        &self,
        refresh_token_request_partial: Option<models::RefreshTokenRequestPartial>,
    ) -> Result<LogoutControllerKeycloakLogoutResponse, ApiError> {
        let context = self.context().clone();
        self.api()
            .logout_controller_keycloak_logout(refresh_token_request_partial, &context)
            .await
    }

    /// End the session
    async fn logout_controller_logout(
        &self,
        refresh_token_request_partial: Option<models::RefreshTokenRequestPartial>,
    ) -> Result<LogoutControllerLogoutResponse, ApiError> {
        let context = self.context().clone();
        self.api()
            .logout_controller_logout(refresh_token_request_partial, &context)
            .await
    }

    /// Whether an authenticator exists
    async fn otp_controller_check_qr(
        &self,
        code: Option<String>,
        client_id: Option<String>,
    ) -> Result<OtpControllerCheckQrResponse, ApiError> {
        let context = self.context().clone();
        self.api()
            .otp_controller_check_qr(code, client_id, &context)
            .await
    }

    /// Enrol an authenticator
    async fn otp_controller_create_qr(
        &self,
        auth_token_request: models::AuthTokenRequest,
    ) -> Result<OtpControllerCreateQrResponse, ApiError> {
        let context = self.context().clone();
        self.api()
            .otp_controller_create_qr(auth_token_request, &context)
            .await
    }

    /// Ten codes for who loses the authenticator
    async fn otp_controller_create_recovery_codes(
        &self,
        auth_token_request: models::AuthTokenRequest,
    ) -> Result<OtpControllerCreateRecoveryCodesResponse, ApiError> {
        let context = self.context().clone();
        self.api()
            .otp_controller_create_recovery_codes(auth_token_request, &context)
            .await
    }

    /// Mail a one-time code
    async fn otp_controller_send_otp(
        &self,
        otp_send_request: models::OtpSendRequest,
    ) -> Result<OtpControllerSendOtpResponse, ApiError> {
        let context = self.context().clone();
        self.api()
            .otp_controller_send_otp(otp_send_request, &context)
            .await
    }

    /// Prove a second factor and get a code
    async fn otp_controller_verify_otp(
        &self,
        otp_login_request: models::OtpLoginRequest,
    ) -> Result<OtpControllerVerifyOtpResponse, ApiError> {
        let context = self.context().clone();
        self.api()
            .otp_controller_verify_otp(otp_login_request, &context)
            .await
    }

    /// Start a login at the identity provider
    async fn saml_login_controller_post_login_via_saml(
        &self,
        client_id: String,
        client_secret: Option<String>,
        state: Option<String>,
        code_challenge: Option<String>,
    ) -> Result<SamlLoginControllerPostLoginViaSamlResponse, ApiError> {
        let context = self.context().clone();
        self.api()
            .saml_login_controller_post_login_via_saml(
                client_id,
                client_secret,
                state,
                code_challenge,
                &context,
            )
            .await
    }

    /// Where the identity provider sends the browser back to
    async fn saml_login_controller_saml_callback(
        &self,
        code: Option<String>,
        state: Option<String>,
        session_state: Option<String>,
        error: Option<String>,
        iss: Option<String>,
    ) -> Result<SamlLoginControllerSamlCallbackResponse, ApiError> {
        let context = self.context().clone();
        self.api()
            .saml_login_controller_saml_callback(code, state, session_state, error, iss, &context)
            .await
    }

    /// This service as a SAML service provider
    async fn saml_login_controller_saml_metadata(
        &self,
    ) -> Result<SamlLoginControllerSamlMetadataResponse, ApiError> {
        let context = self.context().clone();
        self.api()
            .saml_login_controller_saml_metadata(&context)
            .await
    }

    /// The assertion consumer, where the SAML identity provider posts its answer to
    async fn saml_login_controller_saml_post(
        &self,
        saml_response: String,
        relay_state: Option<String>,
    ) -> Result<SamlLoginControllerSamlPostResponse, ApiError> {
        let context = self.context().clone();
        self.api()
            .saml_login_controller_saml_post(saml_response, relay_state, &context)
            .await
    }

    /// The sessions of the signed-in user
    async fn session_controller_list(&self) -> Result<SessionControllerListResponse, ApiError> {
        let context = self.context().clone();
        self.api().session_controller_list(&context).await
    }

    /// End a session of the signed-in user
    async fn session_controller_end(
        &self,
        id: uuid::Uuid,
    ) -> Result<SessionControllerEndResponse, ApiError> {
        let context = self.context().clone();
        self.api().session_controller_end(id, &context).await
    }

    /// Mail a link that creates an account
    async fn signup_request_controller_request_signup(
        &self,
        signup_request_dto: models::SignupRequestDto,
    ) -> Result<SignupRequestControllerRequestSignupResponse, ApiError> {
        let context = self.context().clone();
        self.api()
            .signup_request_controller_request_signup(signup_request_dto, &context)
            .await
    }

    /// Create the account that a sign-up token was mailed for
    async fn signup_request_controller_signup_with_token(
        &self,
        local_user_profile_dto: models::LocalUserProfileDto,
    ) -> Result<SignupRequestControllerSignupWithTokenResponse, ApiError> {
        let context = self.context().clone();
        self.api()
            .signup_request_controller_signup_with_token(local_user_profile_dto, &context)
            .await
    }

    /// Whether a sign-up token is still good
    async fn signup_request_controller_verify_invite_token(
        &self,
    ) -> Result<SignupRequestControllerVerifyInviteTokenResponse, ApiError> {
        let context = self.context().clone();
        self.api()
            .signup_request_controller_verify_invite_token(&context)
            .await
    }

    /// What the service's own pages show, and the CSRF token of their calls
    async fn web_controller_context(
        &self,
        client_id: Option<String>,
    ) -> Result<WebControllerContextResponse, ApiError> {
        let context = self.context().clone();
        self.api().web_controller_context(client_id, &context).await
    }

    /// Enrol an authenticator on the account page
    async fn web_controller_create_qr(
        &self,
        x_csrf_token: String,
        auth_token_request: models::AuthTokenRequest,
    ) -> Result<WebControllerCreateQrResponse, ApiError> {
        let context = self.context().clone();
        self.api()
            .web_controller_create_qr(x_csrf_token, auth_token_request, &context)
            .await
    }

    /// Mail a link that resets the password
    async fn web_controller_forget_password(
        &self,
        x_csrf_token: String,
        web_forget_password_request: models::WebForgetPasswordRequest,
    ) -> Result<WebControllerForgetPasswordResponse, ApiError> {
        let context = self.context().clone();
        self.api()
            .web_controller_forget_password(x_csrf_token, web_forget_password_request, &context)
            .await
    }

    /// Log in on the sign-in page with a password
    async fn web_controller_login(
        &self,
        x_csrf_token: String,
        web_login_request: models::WebLoginRequest,
    ) -> Result<WebControllerLoginResponse, ApiError> {
        let context = self.context().clone();
        self.api()
            .web_controller_login(x_csrf_token, web_login_request, &context)
            .await
    }

    /// Set a new password on the page that a mailed link opened
    async fn web_controller_reset_password(
        &self,
        x_csrf_token: String,
        web_reset_password_request: models::WebResetPasswordRequest,
    ) -> Result<WebControllerResetPasswordResponse, ApiError> {
        let context = self.context().clone();
        self.api()
            .web_controller_reset_password(x_csrf_token, web_reset_password_request, &context)
            .await
    }

    /// Start a login at an identity provider from the sign-in page
    async fn web_controller_start(
        &self,
        x_csrf_token: String,
        web_start_request: models::WebStartRequest,
    ) -> Result<WebControllerStartResponse, ApiError> {
        let context = self.context().clone();
        self.api()
            .web_controller_start(x_csrf_token, web_start_request, &context)
            .await
    }

    /// Prove the second factor on the sign-in page
    async fn web_controller_verify_otp(
        &self,
        x_csrf_token: String,
        web_otp_request: models::WebOtpRequest,
    ) -> Result<WebControllerVerifyOtpResponse, ApiError> {
        let context = self.context().clone();
        self.api()
            .web_controller_verify_otp(x_csrf_token, web_otp_request, &context)
            .await
    }
}

#[cfg(feature = "server")]
pub mod server;

// Re-export router() as a top-level name
#[cfg(feature = "server")]
pub use self::server::Service;

#[cfg(feature = "server")]
pub mod context;

pub mod models;

#[cfg(any(feature = "client", feature = "server"))]
pub(crate) mod header;
