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
use swagger::{auth::Authorization, ApiError};

#[cfg(any(feature = "client", feature = "server"))]
type ServiceError = Box<dyn Error + Send + Sync + 'static>;

pub const BASE_PATH: &str = "";
pub const API_VERSION: &str = "1.0.0";

mod auth;
pub use auth::{AuthenticationApi, Claims};

/// An operation's response, made from an error. Only the error statuses that the document lists for the operation exist.
pub trait Refuse: Sized {
    /// `None` if the document does not list this status for the operation. `retry_after` is in seconds, and used only where the
    /// response has that header.
    fn refuse(status: u16, body: models::ErrorResponse, retry_after: i32) -> Option<Self>;
}

/// [`Refuse`] for the operations whose errors have the form of RFC 6749 (`x-oauth-errors` in the document).
pub trait RefuseOAuth: Sized {
    /// As [`Refuse::refuse`]; `www_authenticate` too is used only where the response has that header.
    fn refuse(
        status: u16,
        body: models::OAuthError,
        retry_after: i32,
        www_authenticate: Option<String>,
    ) -> Option<Self>;
}

/// A body that is serialised once and sent any number of times: that of a response with `x-prepared` in the document.
#[derive(Debug, PartialEq)]
pub struct Prepared<T> {
    bytes: bytes::Bytes,
    media_type: &'static str,
    of: std::marker::PhantomData<fn() -> T>,
}

impl<T: Serialize> Prepared<T> {
    pub fn new(body: &T) -> Self {
        let json = serde_json::to_vec(body).expect("impossible to fail to serialize");
        Self {
            bytes: json.into(),
            media_type: "application/json",
            of: std::marker::PhantomData,
        }
    }

    pub fn media_type(&self) -> &'static str {
        self.media_type
    }

    pub fn into_bytes(self) -> bytes::Bytes {
        self.bytes
    }
}

impl<T> Prepared<T> {
    /// The same in another representation that the document gives the response.
    pub fn represented(bytes: impl Into<bytes::Bytes>, media_type: &'static str) -> Self {
        Self {
            bytes: bytes.into(),
            media_type,
            of: std::marker::PhantomData,
        }
    }
}

impl<T> Clone for Prepared<T> {
    fn clone(&self) -> Self {
        Self::represented(self.bytes.clone(), self.media_type)
    }
}

#[derive(Debug, PartialEq)]
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
    /// Disabled or not configured in this installation.
    NotFound(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content violates the schema or a rule of this operation.
    UnprocessableEntity(models::ErrorResponse),
    /// Too many attempts for this account, address or purpose.
    TooManyRequests {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The identity provider cannot be reached, or its response is invalid.
    BadGateway(models::ErrorResponse),
    /// The service is overloaded, or something that it depends on is unavailable.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The identity provider did not respond in time.
    GatewayTimeout(models::ErrorResponse),
}

impl Refuse for AppleLoginControllerAppleCallbackResponse {
    fn refuse(status: u16, body: models::ErrorResponse, retry_after: i32) -> Option<Self> {
        Some(match status {
            400 => Self::BadRequest(body),
            401 => Self::Unauthorized(body),
            404 => Self::NotFound(body),
            422 => Self::UnprocessableEntity(body),
            429 => Self::TooManyRequests { body, retry_after },
            502 => Self::BadGateway(body),
            503 => Self::ServiceUnavailable { body, retry_after },
            504 => Self::GatewayTimeout(body),
            _ => return None,
        })
    }
}

#[derive(Debug, PartialEq)]
#[must_use]
pub enum AppleLoginControllerApplePostResponse {
    /// To the GET of this path, where the browser brings the cookie of the login.
    SeeOther { location: String },
    /// The syntax of the request entity is incorrect: broken JSON, a missing parameter, or a state that forbids the request.
    BadRequest(models::ErrorResponse),
    /// Disabled or not configured in this installation.
    NotFound(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content violates the schema or a rule of this operation.
    UnprocessableEntity(models::ErrorResponse),
    /// The service is overloaded, or something that it depends on is unavailable.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

impl Refuse for AppleLoginControllerApplePostResponse {
    fn refuse(status: u16, body: models::ErrorResponse, retry_after: i32) -> Option<Self> {
        Some(match status {
            400 => Self::BadRequest(body),
            404 => Self::NotFound(body),
            422 => Self::UnprocessableEntity(body),
            503 => Self::ServiceUnavailable { body, retry_after },
            _ => return None,
        })
    }
}

#[derive(Debug, PartialEq)]
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
    /// Disabled or not configured in this installation.
    NotFound(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content violates the schema or a rule of this operation.
    UnprocessableEntity(models::ErrorResponse),
    /// Too many attempts for this account, address or purpose.
    TooManyRequests {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The service is overloaded, or something that it depends on is unavailable.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

impl Refuse for AppleLoginControllerPostLoginViaAppleResponse {
    fn refuse(status: u16, body: models::ErrorResponse, retry_after: i32) -> Option<Self> {
        Some(match status {
            400 => Self::BadRequest(body),
            401 => Self::Unauthorized(body),
            404 => Self::NotFound(body),
            422 => Self::UnprocessableEntity(body),
            429 => Self::TooManyRequests { body, retry_after },
            503 => Self::ServiceUnavailable { body, retry_after },
            _ => return None,
        })
    }
}

#[derive(Debug, PartialEq)]
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
    /// Disabled or not configured in this installation.
    NotFound(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content violates the schema or a rule of this operation.
    UnprocessableEntity(models::ErrorResponse),
    /// Too many attempts for this account, address or purpose.
    TooManyRequests {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The identity provider cannot be reached, or its response is invalid.
    BadGateway(models::ErrorResponse),
    /// The service is overloaded, or something that it depends on is unavailable.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The identity provider did not respond in time.
    GatewayTimeout(models::ErrorResponse),
}

impl Refuse for AzureLoginControllerAzureCallbackResponse {
    fn refuse(status: u16, body: models::ErrorResponse, retry_after: i32) -> Option<Self> {
        Some(match status {
            400 => Self::BadRequest(body),
            401 => Self::Unauthorized(body),
            404 => Self::NotFound(body),
            422 => Self::UnprocessableEntity(body),
            429 => Self::TooManyRequests { body, retry_after },
            502 => Self::BadGateway(body),
            503 => Self::ServiceUnavailable { body, retry_after },
            504 => Self::GatewayTimeout(body),
            _ => return None,
        })
    }
}

#[derive(Debug, PartialEq)]
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
    /// Disabled or not configured in this installation.
    NotFound(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content violates the schema or a rule of this operation.
    UnprocessableEntity(models::ErrorResponse),
    /// Too many attempts for this account, address or purpose.
    TooManyRequests {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The identity provider cannot be reached, or its response is invalid.
    BadGateway(models::ErrorResponse),
    /// The service is overloaded, or something that it depends on is unavailable.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The identity provider did not respond in time.
    GatewayTimeout(models::ErrorResponse),
}

impl Refuse for AzureLoginControllerGetLoginViaAzureResponse {
    fn refuse(status: u16, body: models::ErrorResponse, retry_after: i32) -> Option<Self> {
        Some(match status {
            400 => Self::BadRequest(body),
            401 => Self::Unauthorized(body),
            404 => Self::NotFound(body),
            422 => Self::UnprocessableEntity(body),
            429 => Self::TooManyRequests { body, retry_after },
            502 => Self::BadGateway(body),
            503 => Self::ServiceUnavailable { body, retry_after },
            504 => Self::GatewayTimeout(body),
            _ => return None,
        })
    }
}

#[derive(Debug, PartialEq)]
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
    /// Disabled or not configured in this installation.
    NotFound(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content violates the schema or a rule of this operation.
    UnprocessableEntity(models::ErrorResponse),
    /// Too many attempts for this account, address or purpose.
    TooManyRequests {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The identity provider cannot be reached, or its response is invalid.
    BadGateway(models::ErrorResponse),
    /// The service is overloaded, or something that it depends on is unavailable.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The identity provider did not respond in time.
    GatewayTimeout(models::ErrorResponse),
}

impl Refuse for AzureLoginControllerPostLoginViaAzureResponse {
    fn refuse(status: u16, body: models::ErrorResponse, retry_after: i32) -> Option<Self> {
        Some(match status {
            400 => Self::BadRequest(body),
            401 => Self::Unauthorized(body),
            404 => Self::NotFound(body),
            422 => Self::UnprocessableEntity(body),
            429 => Self::TooManyRequests { body, retry_after },
            502 => Self::BadGateway(body),
            503 => Self::ServiceUnavailable { body, retry_after },
            504 => Self::GatewayTimeout(body),
            _ => return None,
        })
    }
}

#[derive(Debug, PartialEq)]
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
    /// Disabled or not configured in this installation.
    NotFound(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content violates the schema or a rule of this operation.
    UnprocessableEntity(models::ErrorResponse),
    /// Too many attempts for this account, address or purpose.
    TooManyRequests {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The identity provider cannot be reached, or its response is invalid.
    BadGateway(models::ErrorResponse),
    /// The service is overloaded, or something that it depends on is unavailable.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The identity provider did not respond in time.
    GatewayTimeout(models::ErrorResponse),
}

impl Refuse for CognitoLoginControllerCognitoCallbackResponse {
    fn refuse(status: u16, body: models::ErrorResponse, retry_after: i32) -> Option<Self> {
        Some(match status {
            400 => Self::BadRequest(body),
            401 => Self::Unauthorized(body),
            404 => Self::NotFound(body),
            422 => Self::UnprocessableEntity(body),
            429 => Self::TooManyRequests { body, retry_after },
            502 => Self::BadGateway(body),
            503 => Self::ServiceUnavailable { body, retry_after },
            504 => Self::GatewayTimeout(body),
            _ => return None,
        })
    }
}

#[derive(Debug, PartialEq)]
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
    /// Disabled or not configured in this installation.
    NotFound(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content violates the schema or a rule of this operation.
    UnprocessableEntity(models::ErrorResponse),
    /// Too many attempts for this account, address or purpose.
    TooManyRequests {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The service is overloaded, or something that it depends on is unavailable.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

impl Refuse for CognitoLoginControllerLoginViaCognitoResponse {
    fn refuse(status: u16, body: models::ErrorResponse, retry_after: i32) -> Option<Self> {
        Some(match status {
            400 => Self::BadRequest(body),
            401 => Self::Unauthorized(body),
            404 => Self::NotFound(body),
            422 => Self::UnprocessableEntity(body),
            429 => Self::TooManyRequests { body, retry_after },
            503 => Self::ServiceUnavailable { body, retry_after },
            _ => return None,
        })
    }
}

#[derive(Debug, PartialEq)]
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
    /// Disabled or not configured in this installation.
    NotFound(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content violates the schema or a rule of this operation.
    UnprocessableEntity(models::ErrorResponse),
    /// Too many attempts for this account, address or purpose.
    TooManyRequests {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The service is overloaded, or something that it depends on is unavailable.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

impl Refuse for CognitoLoginControllerPostLoginViaCognitoResponse {
    fn refuse(status: u16, body: models::ErrorResponse, retry_after: i32) -> Option<Self> {
        Some(match status {
            400 => Self::BadRequest(body),
            401 => Self::Unauthorized(body),
            404 => Self::NotFound(body),
            422 => Self::UnprocessableEntity(body),
            429 => Self::TooManyRequests { body, retry_after },
            503 => Self::ServiceUnavailable { body, retry_after },
            _ => return None,
        })
    }
}

#[derive(Debug, PartialEq)]
#[must_use]
pub enum ConsentControllerListResponse {
    /// The consents, newest first.
    Ok(Vec<models::Consent>),
    /// Invalid Credentials: the bearer token, or another credential in the request, is not accepted.
    Unauthorized(models::ErrorResponse),
    /// The credentials are valid but do not permit this.
    Forbidden(models::ErrorResponse),
    /// The service is overloaded, or something that it depends on is unavailable.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

impl Refuse for ConsentControllerListResponse {
    fn refuse(status: u16, body: models::ErrorResponse, retry_after: i32) -> Option<Self> {
        Some(match status {
            401 => Self::Unauthorized(body),
            403 => Self::Forbidden(body),
            503 => Self::ServiceUnavailable { body, retry_after },
            _ => return None,
        })
    }
}

#[derive(Debug, PartialEq)]
#[must_use]
pub enum ConsentControllerWithdrawResponse {
    /// The client has to ask again.
    NoContent,
    /// Invalid Credentials: the bearer token, or another credential in the request, is not accepted.
    Unauthorized(models::ErrorResponse),
    /// The credentials are valid but do not permit this.
    Forbidden(models::ErrorResponse),
    /// The entity requested does not exist.
    NotFound(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content violates the schema or a rule of this operation.
    UnprocessableEntity(models::ErrorResponse),
    /// The service is overloaded, or something that it depends on is unavailable.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

impl Refuse for ConsentControllerWithdrawResponse {
    fn refuse(status: u16, body: models::ErrorResponse, retry_after: i32) -> Option<Self> {
        Some(match status {
            401 => Self::Unauthorized(body),
            403 => Self::Forbidden(body),
            404 => Self::NotFound(body),
            422 => Self::UnprocessableEntity(body),
            503 => Self::ServiceUnavailable { body, retry_after },
            _ => return None,
        })
    }
}

#[derive(Debug, PartialEq)]
#[must_use]
pub enum DiscoveryControllerAuthorizationServerResponse {
    /// The metadata.
    Ok(models::ServiceConfiguration),
    /// The service is overloaded, or something that it depends on is unavailable.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

impl Refuse for DiscoveryControllerAuthorizationServerResponse {
    fn refuse(status: u16, body: models::ErrorResponse, retry_after: i32) -> Option<Self> {
        Some(match status {
            503 => Self::ServiceUnavailable { body, retry_after },
            _ => return None,
        })
    }
}

#[derive(Debug, PartialEq)]
#[must_use]
pub enum DiscoveryControllerConfigurationResponse {
    /// The metadata.
    Ok(models::ServiceConfiguration),
    /// The service is overloaded, or something that it depends on is unavailable.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

impl Refuse for DiscoveryControllerConfigurationResponse {
    fn refuse(status: u16, body: models::ErrorResponse, retry_after: i32) -> Option<Self> {
        Some(match status {
            503 => Self::ServiceUnavailable { body, retry_after },
            _ => return None,
        })
    }
}

#[derive(Debug, PartialEq)]
#[must_use]
pub enum DiscoveryControllerKeysResponse {
    /// The keys.
    Ok(models::JsonWebKeySet),
    /// The service is overloaded, or something that it depends on is unavailable.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

impl Refuse for DiscoveryControllerKeysResponse {
    fn refuse(status: u16, body: models::ErrorResponse, retry_after: i32) -> Option<Self> {
        Some(match status {
            503 => Self::ServiceUnavailable { body, retry_after },
            _ => return None,
        })
    }
}

#[derive(Debug, PartialEq)]
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
    /// Disabled or not configured in this installation.
    NotFound(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content violates the schema or a rule of this operation.
    UnprocessableEntity(models::ErrorResponse),
    /// Too many attempts for this account, address or purpose.
    TooManyRequests {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The identity provider cannot be reached, or its response is invalid.
    BadGateway(models::ErrorResponse),
    /// The service is overloaded, or something that it depends on is unavailable.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The identity provider did not respond in time.
    GatewayTimeout(models::ErrorResponse),
}

impl Refuse for FacebookLoginControllerFacebookCallbackResponse {
    fn refuse(status: u16, body: models::ErrorResponse, retry_after: i32) -> Option<Self> {
        Some(match status {
            400 => Self::BadRequest(body),
            401 => Self::Unauthorized(body),
            404 => Self::NotFound(body),
            422 => Self::UnprocessableEntity(body),
            429 => Self::TooManyRequests { body, retry_after },
            502 => Self::BadGateway(body),
            503 => Self::ServiceUnavailable { body, retry_after },
            504 => Self::GatewayTimeout(body),
            _ => return None,
        })
    }
}

#[derive(Debug, PartialEq)]
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
    /// Disabled or not configured in this installation.
    NotFound(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content violates the schema or a rule of this operation.
    UnprocessableEntity(models::ErrorResponse),
    /// Too many attempts for this account, address or purpose.
    TooManyRequests {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The service is overloaded, or something that it depends on is unavailable.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

impl Refuse for FacebookLoginControllerPostLoginViaFacebookResponse {
    fn refuse(status: u16, body: models::ErrorResponse, retry_after: i32) -> Option<Self> {
        Some(match status {
            400 => Self::BadRequest(body),
            401 => Self::Unauthorized(body),
            404 => Self::NotFound(body),
            422 => Self::UnprocessableEntity(body),
            429 => Self::TooManyRequests { body, retry_after },
            503 => Self::ServiceUnavailable { body, retry_after },
            _ => return None,
        })
    }
}

#[derive(Debug, PartialEq)]
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
    /// The syntax of the request entity is correct, but its content violates the schema or a rule of this operation.
    UnprocessableEntity(models::ErrorResponse),
    /// Too many attempts for this account, address or purpose.
    TooManyRequests {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The service is overloaded, or something that it depends on is unavailable.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

impl Refuse for ForgetPasswordControllerForgetPasswordResponse {
    fn refuse(status: u16, body: models::ErrorResponse, retry_after: i32) -> Option<Self> {
        Some(match status {
            400 => Self::BadRequest(body),
            401 => Self::Unauthorized(body),
            404 => Self::NotFound(body),
            422 => Self::UnprocessableEntity(body),
            429 => Self::TooManyRequests { body, retry_after },
            503 => Self::ServiceUnavailable { body, retry_after },
            _ => return None,
        })
    }
}

#[derive(Debug, PartialEq)]
#[must_use]
pub enum ForgetPasswordControllerResetPasswordResponse {
    /// If User password successfully changed.
    NoContent,
    /// The syntax of the request entity is incorrect: broken JSON, a missing parameter, or a state that forbids the request.
    BadRequest(models::ErrorResponse),
    /// Invalid Credentials: the client, the user, a code or a token is not accepted.
    Unauthorized(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content violates the schema or a rule of this operation.
    UnprocessableEntity(models::ErrorResponse),
    /// Too many attempts for this account, address or purpose.
    TooManyRequests {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The service is overloaded, or something that it depends on is unavailable.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

impl Refuse for ForgetPasswordControllerResetPasswordResponse {
    fn refuse(status: u16, body: models::ErrorResponse, retry_after: i32) -> Option<Self> {
        Some(match status {
            400 => Self::BadRequest(body),
            401 => Self::Unauthorized(body),
            422 => Self::UnprocessableEntity(body),
            429 => Self::TooManyRequests { body, retry_after },
            503 => Self::ServiceUnavailable { body, retry_after },
            _ => return None,
        })
    }
}

#[derive(Debug, PartialEq)]
#[must_use]
pub enum ForgetPasswordControllerVerifyResetPasswordLinkResponse {
    /// Check if Token Is Valid and not Expired.
    Ok(models::SuccessResponse),
    /// The syntax of the request entity is incorrect: broken JSON, a missing parameter, or a state that forbids the request.
    BadRequest(models::ErrorResponse),
    /// Invalid Credentials: the client, the user, a code or a token is not accepted.
    Unauthorized(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content violates the schema or a rule of this operation.
    UnprocessableEntity(models::ErrorResponse),
    /// The service is overloaded, or something that it depends on is unavailable.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

impl Refuse for ForgetPasswordControllerVerifyResetPasswordLinkResponse {
    fn refuse(status: u16, body: models::ErrorResponse, retry_after: i32) -> Option<Self> {
        Some(match status {
            400 => Self::BadRequest(body),
            401 => Self::Unauthorized(body),
            422 => Self::UnprocessableEntity(body),
            503 => Self::ServiceUnavailable { body, retry_after },
            _ => return None,
        })
    }
}

#[derive(Debug, PartialEq)]
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
    /// Disabled or not configured in this installation.
    NotFound(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content violates the schema or a rule of this operation.
    UnprocessableEntity(models::ErrorResponse),
    /// Too many attempts for this account, address or purpose.
    TooManyRequests {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The identity provider cannot be reached, or its response is invalid.
    BadGateway(models::ErrorResponse),
    /// The service is overloaded, or something that it depends on is unavailable.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The identity provider did not respond in time.
    GatewayTimeout(models::ErrorResponse),
}

impl Refuse for GoogleLoginControllerGoogleCallbackResponse {
    fn refuse(status: u16, body: models::ErrorResponse, retry_after: i32) -> Option<Self> {
        Some(match status {
            400 => Self::BadRequest(body),
            401 => Self::Unauthorized(body),
            404 => Self::NotFound(body),
            422 => Self::UnprocessableEntity(body),
            429 => Self::TooManyRequests { body, retry_after },
            502 => Self::BadGateway(body),
            503 => Self::ServiceUnavailable { body, retry_after },
            504 => Self::GatewayTimeout(body),
            _ => return None,
        })
    }
}

#[derive(Debug, PartialEq)]
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
    /// Disabled or not configured in this installation.
    NotFound(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content violates the schema or a rule of this operation.
    UnprocessableEntity(models::ErrorResponse),
    /// Too many attempts for this account, address or purpose.
    TooManyRequests {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The service is overloaded, or something that it depends on is unavailable.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

impl Refuse for GoogleLoginControllerLoginViaGoogleResponse {
    fn refuse(status: u16, body: models::ErrorResponse, retry_after: i32) -> Option<Self> {
        Some(match status {
            400 => Self::BadRequest(body),
            401 => Self::Unauthorized(body),
            404 => Self::NotFound(body),
            422 => Self::UnprocessableEntity(body),
            429 => Self::TooManyRequests { body, retry_after },
            503 => Self::ServiceUnavailable { body, retry_after },
            _ => return None,
        })
    }
}

#[derive(Debug, PartialEq)]
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
    /// Disabled or not configured in this installation.
    NotFound(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content violates the schema or a rule of this operation.
    UnprocessableEntity(models::ErrorResponse),
    /// Too many attempts for this account, address or purpose.
    TooManyRequests {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The service is overloaded, or something that it depends on is unavailable.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

impl Refuse for GoogleLoginControllerPostLoginViaGoogleResponse {
    fn refuse(status: u16, body: models::ErrorResponse, retry_after: i32) -> Option<Self> {
        Some(match status {
            400 => Self::BadRequest(body),
            401 => Self::Unauthorized(body),
            404 => Self::NotFound(body),
            422 => Self::UnprocessableEntity(body),
            429 => Self::TooManyRequests { body, retry_after },
            503 => Self::ServiceUnavailable { body, retry_after },
            _ => return None,
        })
    }
}

#[derive(Debug, PartialEq)]
#[must_use]
pub enum HealthControllerLiveResponse {
    /// It does.
    Ok(models::HealthStatus),
    /// The service is overloaded, or something that it depends on is unavailable.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

impl Refuse for HealthControllerLiveResponse {
    fn refuse(status: u16, body: models::ErrorResponse, retry_after: i32) -> Option<Self> {
        Some(match status {
            503 => Self::ServiceUnavailable { body, retry_after },
            _ => return None,
        })
    }
}

#[derive(Debug, PartialEq)]
#[must_use]
pub enum HealthControllerReadyResponse {
    /// It does.
    Ok(models::HealthStatus),
    /// The service is overloaded, or something that it depends on is unavailable.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

impl Refuse for HealthControllerReadyResponse {
    fn refuse(status: u16, body: models::ErrorResponse, retry_after: i32) -> Option<Self> {
        Some(match status {
            503 => Self::ServiceUnavailable { body, retry_after },
            _ => return None,
        })
    }
}

#[derive(Debug, PartialEq)]
#[must_use]
pub enum IdentityServerControllerGenerateKeysResponse {
    /// Disabled or not configured in this installation.
    NotFound(models::ErrorResponse),
    /// The service is overloaded, or something that it depends on is unavailable.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

impl Refuse for IdentityServerControllerGenerateKeysResponse {
    fn refuse(status: u16, body: models::ErrorResponse, retry_after: i32) -> Option<Self> {
        Some(match status {
            404 => Self::NotFound(body),
            503 => Self::ServiceUnavailable { body, retry_after },
            _ => return None,
        })
    }
}

#[derive(Debug, PartialEq)]
#[must_use]
pub enum IdentityServerControllerGetKeysResponse {
    /// The keys; none if tokens are signed with a shared secret.
    Ok(Vec<models::NodePublicKey>),
    /// The service is overloaded, or something that it depends on is unavailable.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

impl Refuse for IdentityServerControllerGetKeysResponse {
    fn refuse(status: u16, body: models::ErrorResponse, retry_after: i32) -> Option<Self> {
        Some(match status {
            503 => Self::ServiceUnavailable { body, retry_after },
            _ => return None,
        })
    }
}

#[derive(Debug, PartialEq)]
#[must_use]
pub enum IdentityServerControllerGetTokenResponse {
    /// The new pair.
    Ok(models::TokenResponse),
    /// The syntax of the request entity is incorrect: broken JSON, a missing parameter, or a state that forbids the request.
    BadRequest(models::ErrorResponse),
    /// Invalid Credentials: the client, the user, a code or a token is not accepted.
    Unauthorized(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content violates the schema or a rule of this operation.
    UnprocessableEntity(models::ErrorResponse),
    /// Too many attempts for this account, address or purpose.
    TooManyRequests {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The service is overloaded, or something that it depends on is unavailable.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

impl Refuse for IdentityServerControllerGetTokenResponse {
    fn refuse(status: u16, body: models::ErrorResponse, retry_after: i32) -> Option<Self> {
        Some(match status {
            400 => Self::BadRequest(body),
            401 => Self::Unauthorized(body),
            422 => Self::UnprocessableEntity(body),
            429 => Self::TooManyRequests { body, retry_after },
            503 => Self::ServiceUnavailable { body, retry_after },
            _ => return None,
        })
    }
}

#[derive(Debug, PartialEq)]
#[must_use]
pub enum IdentityServerControllerLogoutResponse {
    /// The session is ended.
    Ok(models::SuccessResponse),
    /// The syntax of the request entity is incorrect: broken JSON, a missing parameter, or a state that forbids the request.
    BadRequest(models::ErrorResponse),
    /// Invalid Credentials: the bearer token, or another credential in the request, is not accepted.
    Unauthorized(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content violates the schema or a rule of this operation.
    UnprocessableEntity(models::ErrorResponse),
    /// The service is overloaded, or something that it depends on is unavailable.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

impl Refuse for IdentityServerControllerLogoutResponse {
    fn refuse(status: u16, body: models::ErrorResponse, retry_after: i32) -> Option<Self> {
        Some(match status {
            400 => Self::BadRequest(body),
            401 => Self::Unauthorized(body),
            422 => Self::UnprocessableEntity(body),
            503 => Self::ServiceUnavailable { body, retry_after },
            _ => return None,
        })
    }
}

#[derive(Debug, PartialEq)]
#[must_use]
pub enum IdentityServerControllerMeResponse {
    /// The user.
    Ok(Prepared<models::AuthUser>),
    /// Invalid Credentials: the bearer token, or another credential in the request, is not accepted.
    Unauthorized(models::ErrorResponse),
    /// The service is overloaded, or something that it depends on is unavailable.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

impl Refuse for IdentityServerControllerMeResponse {
    fn refuse(status: u16, body: models::ErrorResponse, retry_after: i32) -> Option<Self> {
        Some(match status {
            401 => Self::Unauthorized(body),
            503 => Self::ServiceUnavailable { body, retry_after },
            _ => return None,
        })
    }
}

#[derive(Debug, PartialEq)]
#[must_use]
pub enum IdentityServerControllerRotateKeysResponse {
    /// Disabled or not configured in this installation.
    NotFound(models::ErrorResponse),
    /// The service is overloaded, or something that it depends on is unavailable.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

impl Refuse for IdentityServerControllerRotateKeysResponse {
    fn refuse(status: u16, body: models::ErrorResponse, retry_after: i32) -> Option<Self> {
        Some(match status {
            404 => Self::NotFound(body),
            503 => Self::ServiceUnavailable { body, retry_after },
            _ => return None,
        })
    }
}

#[derive(Debug, PartialEq)]
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
    /// Disabled or not configured in this installation.
    NotFound(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content violates the schema or a rule of this operation.
    UnprocessableEntity(models::ErrorResponse),
    /// Too many attempts for this account, address or purpose.
    TooManyRequests {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The identity provider cannot be reached, or its response is invalid.
    BadGateway(models::ErrorResponse),
    /// The service is overloaded, or something that it depends on is unavailable.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The identity provider did not respond in time.
    GatewayTimeout(models::ErrorResponse),
}

impl Refuse for InstagramLoginControllerInstagramCallbackResponse {
    fn refuse(status: u16, body: models::ErrorResponse, retry_after: i32) -> Option<Self> {
        Some(match status {
            400 => Self::BadRequest(body),
            401 => Self::Unauthorized(body),
            404 => Self::NotFound(body),
            422 => Self::UnprocessableEntity(body),
            429 => Self::TooManyRequests { body, retry_after },
            502 => Self::BadGateway(body),
            503 => Self::ServiceUnavailable { body, retry_after },
            504 => Self::GatewayTimeout(body),
            _ => return None,
        })
    }
}

#[derive(Debug, PartialEq)]
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
    /// Disabled or not configured in this installation.
    NotFound(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content violates the schema or a rule of this operation.
    UnprocessableEntity(models::ErrorResponse),
    /// Too many attempts for this account, address or purpose.
    TooManyRequests {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The service is overloaded, or something that it depends on is unavailable.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

impl Refuse for InstagramLoginControllerPostLoginViaInstagramResponse {
    fn refuse(status: u16, body: models::ErrorResponse, retry_after: i32) -> Option<Self> {
        Some(match status {
            400 => Self::BadRequest(body),
            401 => Self::Unauthorized(body),
            404 => Self::NotFound(body),
            422 => Self::UnprocessableEntity(body),
            429 => Self::TooManyRequests { body, retry_after },
            503 => Self::ServiceUnavailable { body, retry_after },
            _ => return None,
        })
    }
}

#[derive(Debug, PartialEq)]
#[must_use]
pub enum KeycloakLoginControllerBackchannelLogoutResponse {
    /// The sessions that began with it are ended, or had ended before.
    Ok,
    /// The syntax of the request entity is incorrect: broken JSON, a missing parameter, or a state that forbids the request.
    BadRequest(models::ErrorResponse),
    /// Disabled or not configured in this installation.
    NotFound(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content violates the schema or a rule of this operation.
    UnprocessableEntity(models::ErrorResponse),
    /// The identity provider cannot be reached, or its response is invalid.
    BadGateway(models::ErrorResponse),
    /// The service is overloaded, or something that it depends on is unavailable.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The identity provider did not respond in time.
    GatewayTimeout(models::ErrorResponse),
}

impl Refuse for KeycloakLoginControllerBackchannelLogoutResponse {
    fn refuse(status: u16, body: models::ErrorResponse, retry_after: i32) -> Option<Self> {
        Some(match status {
            400 => Self::BadRequest(body),
            404 => Self::NotFound(body),
            422 => Self::UnprocessableEntity(body),
            502 => Self::BadGateway(body),
            503 => Self::ServiceUnavailable { body, retry_after },
            504 => Self::GatewayTimeout(body),
            _ => return None,
        })
    }
}

#[derive(Debug, PartialEq)]
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
    /// Disabled or not configured in this installation.
    NotFound(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content violates the schema or a rule of this operation.
    UnprocessableEntity(models::ErrorResponse),
    /// Too many attempts for this account, address or purpose.
    TooManyRequests {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The identity provider cannot be reached, or its response is invalid.
    BadGateway(models::ErrorResponse),
    /// The service is overloaded, or something that it depends on is unavailable.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The identity provider did not respond in time.
    GatewayTimeout(models::ErrorResponse),
}

impl Refuse for KeycloakLoginControllerKeycloakCallbackResponse {
    fn refuse(status: u16, body: models::ErrorResponse, retry_after: i32) -> Option<Self> {
        Some(match status {
            400 => Self::BadRequest(body),
            401 => Self::Unauthorized(body),
            404 => Self::NotFound(body),
            422 => Self::UnprocessableEntity(body),
            429 => Self::TooManyRequests { body, retry_after },
            502 => Self::BadGateway(body),
            503 => Self::ServiceUnavailable { body, retry_after },
            504 => Self::GatewayTimeout(body),
            _ => return None,
        })
    }
}

#[derive(Debug, PartialEq)]
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
    /// Disabled or not configured in this installation.
    NotFound(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content violates the schema or a rule of this operation.
    UnprocessableEntity(models::ErrorResponse),
    /// Too many attempts for this account, address or purpose.
    TooManyRequests {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The service is overloaded, or something that it depends on is unavailable.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

impl Refuse for KeycloakLoginControllerLoginViaKeycloakResponse {
    fn refuse(status: u16, body: models::ErrorResponse, retry_after: i32) -> Option<Self> {
        Some(match status {
            400 => Self::BadRequest(body),
            401 => Self::Unauthorized(body),
            404 => Self::NotFound(body),
            422 => Self::UnprocessableEntity(body),
            429 => Self::TooManyRequests { body, retry_after },
            503 => Self::ServiceUnavailable { body, retry_after },
            _ => return None,
        })
    }
}

#[derive(Debug, PartialEq)]
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
    /// Disabled or not configured in this installation.
    NotFound(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content violates the schema or a rule of this operation.
    UnprocessableEntity(models::ErrorResponse),
    /// Too many attempts for this account, address or purpose.
    TooManyRequests {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The service is overloaded, or something that it depends on is unavailable.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

impl Refuse for KeycloakLoginControllerPostLoginViaKeycloakResponse {
    fn refuse(status: u16, body: models::ErrorResponse, retry_after: i32) -> Option<Self> {
        Some(match status {
            400 => Self::BadRequest(body),
            401 => Self::Unauthorized(body),
            404 => Self::NotFound(body),
            422 => Self::UnprocessableEntity(body),
            429 => Self::TooManyRequests { body, retry_after },
            503 => Self::ServiceUnavailable { body, retry_after },
            _ => return None,
        })
    }
}

#[derive(Debug, PartialEq)]
#[must_use]
pub enum LoginActivityControllerCountResponse {
    /// The number of rows.
    Ok(models::LoginActivityCount),
    /// The syntax of the request entity is incorrect: broken JSON, a missing parameter, or a state that forbids the request.
    BadRequest(models::ErrorResponse),
    /// Invalid Credentials: the bearer token, or another credential in the request, is not accepted.
    Unauthorized(models::ErrorResponse),
    /// The credentials are valid but do not permit this.
    Forbidden(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content violates the schema or a rule of this operation.
    UnprocessableEntity(models::ErrorResponse),
    /// The service is overloaded, or something that it depends on is unavailable.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

impl Refuse for LoginActivityControllerCountResponse {
    fn refuse(status: u16, body: models::ErrorResponse, retry_after: i32) -> Option<Self> {
        Some(match status {
            400 => Self::BadRequest(body),
            401 => Self::Unauthorized(body),
            403 => Self::Forbidden(body),
            422 => Self::UnprocessableEntity(body),
            503 => Self::ServiceUnavailable { body, retry_after },
            _ => return None,
        })
    }
}

#[derive(Debug, PartialEq)]
#[must_use]
pub enum LoginActivityControllerFindResponse {
    /// The rows.
    Ok(Vec<models::LoginActivity>),
    /// The syntax of the request entity is incorrect: broken JSON, a missing parameter, or a state that forbids the request.
    BadRequest(models::ErrorResponse),
    /// Invalid Credentials: the bearer token, or another credential in the request, is not accepted.
    Unauthorized(models::ErrorResponse),
    /// The credentials are valid but do not permit this.
    Forbidden(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content violates the schema or a rule of this operation.
    UnprocessableEntity(models::ErrorResponse),
    /// The service is overloaded, or something that it depends on is unavailable.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

impl Refuse for LoginActivityControllerFindResponse {
    fn refuse(status: u16, body: models::ErrorResponse, retry_after: i32) -> Option<Self> {
        Some(match status {
            400 => Self::BadRequest(body),
            401 => Self::Unauthorized(body),
            403 => Self::Forbidden(body),
            422 => Self::UnprocessableEntity(body),
            503 => Self::ServiceUnavailable { body, retry_after },
            _ => return None,
        })
    }
}

#[derive(Debug, PartialEq)]
#[must_use]
pub enum LoginActivityControllerFindByIdResponse {
    /// The row.
    Ok(models::LoginActivity),
    /// The syntax of the request entity is incorrect: broken JSON, a missing parameter, or a state that forbids the request.
    BadRequest(models::ErrorResponse),
    /// Invalid Credentials: the bearer token, or another credential in the request, is not accepted.
    Unauthorized(models::ErrorResponse),
    /// The credentials are valid but do not permit this.
    Forbidden(models::ErrorResponse),
    /// The entity requested does not exist.
    NotFound(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content violates the schema or a rule of this operation.
    UnprocessableEntity(models::ErrorResponse),
    /// The service is overloaded, or something that it depends on is unavailable.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

impl Refuse for LoginActivityControllerFindByIdResponse {
    fn refuse(status: u16, body: models::ErrorResponse, retry_after: i32) -> Option<Self> {
        Some(match status {
            400 => Self::BadRequest(body),
            401 => Self::Unauthorized(body),
            403 => Self::Forbidden(body),
            404 => Self::NotFound(body),
            422 => Self::UnprocessableEntity(body),
            503 => Self::ServiceUnavailable { body, retry_after },
            _ => return None,
        })
    }
}

#[derive(Debug, PartialEq)]
#[must_use]
pub enum LoginActivityControllerGetActiveUsersResponse {
    /// The users.
    Ok(
        std::collections::HashMap<
            String,
            std::collections::HashMap<String, Vec<models::LoginActivity>>,
        >,
    ),
    /// The syntax of the request entity is incorrect: broken JSON, a missing parameter, or a state that forbids the request.
    BadRequest(models::ErrorResponse),
    /// Invalid Credentials: the bearer token, or another credential in the request, is not accepted.
    Unauthorized(models::ErrorResponse),
    /// The credentials are valid but do not permit this.
    Forbidden(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content violates the schema or a rule of this operation.
    UnprocessableEntity(models::ErrorResponse),
    /// The service is overloaded, or something that it depends on is unavailable.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

impl Refuse for LoginActivityControllerGetActiveUsersResponse {
    fn refuse(status: u16, body: models::ErrorResponse, retry_after: i32) -> Option<Self> {
        Some(match status {
            400 => Self::BadRequest(body),
            401 => Self::Unauthorized(body),
            403 => Self::Forbidden(body),
            422 => Self::UnprocessableEntity(body),
            503 => Self::ServiceUnavailable { body, retry_after },
            _ => return None,
        })
    }
}

#[derive(Debug, PartialEq)]
#[must_use]
pub enum LoginControllerExchangeTokenResponse {
    /// New Token Response
    Ok(models::TokenResponse),
    /// The syntax of the request entity is incorrect: broken JSON, a missing parameter, or a state that forbids the request.
    BadRequest(models::ErrorResponse),
    /// Invalid Credentials: the bearer token, or another credential in the request, is not accepted.
    Unauthorized(models::ErrorResponse),
    /// The entity requested does not exist.
    NotFound(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content violates the schema or a rule of this operation.
    UnprocessableEntity(models::ErrorResponse),
    /// The service is overloaded, or something that it depends on is unavailable.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

impl Refuse for LoginControllerExchangeTokenResponse {
    fn refuse(status: u16, body: models::ErrorResponse, retry_after: i32) -> Option<Self> {
        Some(match status {
            400 => Self::BadRequest(body),
            401 => Self::Unauthorized(body),
            404 => Self::NotFound(body),
            422 => Self::UnprocessableEntity(body),
            503 => Self::ServiceUnavailable { body, retry_after },
            _ => return None,
        })
    }
}

#[derive(Debug, PartialEq)]
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
    /// The syntax of the request entity is correct, but its content violates the schema or a rule of this operation.
    UnprocessableEntity(models::ErrorResponse),
    /// Too many attempts for this account, address or purpose.
    TooManyRequests {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The service is overloaded, or something that it depends on is unavailable.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

impl Refuse for LoginControllerGetTokenResponse {
    fn refuse(status: u16, body: models::ErrorResponse, retry_after: i32) -> Option<Self> {
        Some(match status {
            400 => Self::BadRequest(body),
            401 => Self::Unauthorized(body),
            404 => Self::NotFound(body),
            422 => Self::UnprocessableEntity(body),
            429 => Self::TooManyRequests { body, retry_after },
            503 => Self::ServiceUnavailable { body, retry_after },
            _ => return None,
        })
    }
}

#[derive(Debug, PartialEq)]
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
    /// The syntax of the request entity is correct, but its content violates the schema or a rule of this operation.
    UnprocessableEntity(models::ErrorResponse),
    /// Too many attempts for this account, address or purpose.
    TooManyRequests {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The service is overloaded, or something that it depends on is unavailable.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

impl Refuse for LoginControllerLoginResponse {
    fn refuse(status: u16, body: models::ErrorResponse, retry_after: i32) -> Option<Self> {
        Some(match status {
            400 => Self::BadRequest(body),
            401 => Self::Unauthorized(body),
            404 => Self::NotFound(body),
            422 => Self::UnprocessableEntity(body),
            429 => Self::TooManyRequests { body, retry_after },
            503 => Self::ServiceUnavailable { body, retry_after },
            _ => return None,
        })
    }
}

#[derive(Debug, PartialEq)]
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
    /// The syntax of the request entity is correct, but its content violates the schema or a rule of this operation.
    UnprocessableEntity(models::ErrorResponse),
    /// Too many attempts for this account, address or purpose.
    TooManyRequests {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The service is overloaded, or something that it depends on is unavailable.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

impl Refuse for LoginControllerLoginWithClientUserResponse {
    fn refuse(status: u16, body: models::ErrorResponse, retry_after: i32) -> Option<Self> {
        Some(match status {
            400 => Self::BadRequest(body),
            401 => Self::Unauthorized(body),
            404 => Self::NotFound(body),
            422 => Self::UnprocessableEntity(body),
            429 => Self::TooManyRequests { body, retry_after },
            503 => Self::ServiceUnavailable { body, retry_after },
            _ => return None,
        })
    }
}

#[derive(Debug, PartialEq)]
#[must_use]
pub enum LoginControllerMeResponse {
    /// User Object
    Ok(Prepared<models::AuthUser>),
    /// The syntax of the request entity is incorrect: broken JSON, a missing parameter, or a state that forbids the request.
    BadRequest(models::ErrorResponse),
    /// Invalid Credentials: the bearer token, or another credential in the request, is not accepted.
    Unauthorized(models::ErrorResponse),
    /// The entity requested does not exist.
    NotFound(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content violates the schema or a rule of this operation.
    UnprocessableEntity(models::ErrorResponse),
    /// The service is overloaded, or something that it depends on is unavailable.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

impl Refuse for LoginControllerMeResponse {
    fn refuse(status: u16, body: models::ErrorResponse, retry_after: i32) -> Option<Self> {
        Some(match status {
            400 => Self::BadRequest(body),
            401 => Self::Unauthorized(body),
            404 => Self::NotFound(body),
            422 => Self::UnprocessableEntity(body),
            503 => Self::ServiceUnavailable { body, retry_after },
            _ => return None,
        })
    }
}

#[derive(Debug, PartialEq)]
#[must_use]
pub enum LoginControllerResetPasswordResponse {
    /// If User password successfully changed.
    Ok(models::SuccessResponse),
    /// The syntax of the request entity is incorrect: broken JSON, a missing parameter, or a state that forbids the request.
    BadRequest(models::ErrorResponse),
    /// Invalid Credentials: the bearer token, or another credential in the request, is not accepted.
    Unauthorized(models::ErrorResponse),
    /// The credentials are valid but do not permit this.
    Forbidden(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content violates the schema or a rule of this operation.
    UnprocessableEntity(models::ErrorResponse),
    /// Too many attempts for this account, address or purpose.
    TooManyRequests {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The service is overloaded, or something that it depends on is unavailable.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

impl Refuse for LoginControllerResetPasswordResponse {
    fn refuse(status: u16, body: models::ErrorResponse, retry_after: i32) -> Option<Self> {
        Some(match status {
            400 => Self::BadRequest(body),
            401 => Self::Unauthorized(body),
            403 => Self::Forbidden(body),
            422 => Self::UnprocessableEntity(body),
            429 => Self::TooManyRequests { body, retry_after },
            503 => Self::ServiceUnavailable { body, retry_after },
            _ => return None,
        })
    }
}

#[derive(Debug, PartialEq)]
#[must_use]
pub enum LoginControllerSwitchTokenResponse {
    /// The new pair.
    Ok(models::TokenResponse),
    /// The syntax of the request entity is incorrect: broken JSON, a missing parameter, or a state that forbids the request.
    BadRequest(models::ErrorResponse),
    /// Invalid Credentials: the bearer token, or another credential in the request, is not accepted.
    Unauthorized(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content violates the schema or a rule of this operation.
    UnprocessableEntity(models::ErrorResponse),
    /// The service is overloaded, or something that it depends on is unavailable.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

impl Refuse for LoginControllerSwitchTokenResponse {
    fn refuse(status: u16, body: models::ErrorResponse, retry_after: i32) -> Option<Self> {
        Some(match status {
            400 => Self::BadRequest(body),
            401 => Self::Unauthorized(body),
            422 => Self::UnprocessableEntity(body),
            503 => Self::ServiceUnavailable { body, retry_after },
            _ => return None,
        })
    }
}

#[derive(Debug, PartialEq)]
#[must_use]
pub enum LogoutControllerCognitoLogoutResponse {
    /// The session is ended.
    Ok(models::SuccessResponse),
    /// The syntax of the request entity is incorrect: broken JSON, a missing parameter, or a state that forbids the request.
    BadRequest(models::ErrorResponse),
    /// Invalid Credentials: the bearer token, or another credential in the request, is not accepted.
    Unauthorized(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content violates the schema or a rule of this operation.
    UnprocessableEntity(models::ErrorResponse),
    /// The service is overloaded, or something that it depends on is unavailable.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

impl Refuse for LogoutControllerCognitoLogoutResponse {
    fn refuse(status: u16, body: models::ErrorResponse, retry_after: i32) -> Option<Self> {
        Some(match status {
            400 => Self::BadRequest(body),
            401 => Self::Unauthorized(body),
            422 => Self::UnprocessableEntity(body),
            503 => Self::ServiceUnavailable { body, retry_after },
            _ => return None,
        })
    }
}

#[derive(Debug, PartialEq)]
#[must_use]
pub enum LogoutControllerGoogleLogoutResponse {
    /// The session is ended.
    Ok(models::SuccessResponse),
    /// The syntax of the request entity is incorrect: broken JSON, a missing parameter, or a state that forbids the request.
    BadRequest(models::ErrorResponse),
    /// Invalid Credentials: the bearer token, or another credential in the request, is not accepted.
    Unauthorized(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content violates the schema or a rule of this operation.
    UnprocessableEntity(models::ErrorResponse),
    /// The service is overloaded, or something that it depends on is unavailable.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

impl Refuse for LogoutControllerGoogleLogoutResponse {
    fn refuse(status: u16, body: models::ErrorResponse, retry_after: i32) -> Option<Self> {
        Some(match status {
            400 => Self::BadRequest(body),
            401 => Self::Unauthorized(body),
            422 => Self::UnprocessableEntity(body),
            503 => Self::ServiceUnavailable { body, retry_after },
            _ => return None,
        })
    }
}

#[derive(Debug, PartialEq)]
#[must_use]
pub enum LogoutControllerKeycloakLogoutResponse {
    /// Success Response
    Ok(models::SuccessResponse),
    /// The syntax of the request entity is incorrect: broken JSON, a missing parameter, or a state that forbids the request.
    BadRequest(models::ErrorResponse),
    /// Invalid Credentials: the bearer token, or another credential in the request, is not accepted.
    Unauthorized(models::ErrorResponse),
    /// The entity requested does not exist.
    NotFound(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content violates the schema or a rule of this operation.
    UnprocessableEntity(models::ErrorResponse),
    /// The service is overloaded, or something that it depends on is unavailable.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

impl Refuse for LogoutControllerKeycloakLogoutResponse {
    fn refuse(status: u16, body: models::ErrorResponse, retry_after: i32) -> Option<Self> {
        Some(match status {
            400 => Self::BadRequest(body),
            401 => Self::Unauthorized(body),
            404 => Self::NotFound(body),
            422 => Self::UnprocessableEntity(body),
            503 => Self::ServiceUnavailable { body, retry_after },
            _ => return None,
        })
    }
}

#[derive(Debug, PartialEq)]
#[must_use]
pub enum LogoutControllerLogoutResponse {
    /// Success Response
    Ok(models::SuccessResponse),
    /// The syntax of the request entity is incorrect: broken JSON, a missing parameter, or a state that forbids the request.
    BadRequest(models::ErrorResponse),
    /// Invalid Credentials: the bearer token, or another credential in the request, is not accepted.
    Unauthorized(models::ErrorResponse),
    /// The entity requested does not exist.
    NotFound(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content violates the schema or a rule of this operation.
    UnprocessableEntity(models::ErrorResponse),
    /// The service is overloaded, or something that it depends on is unavailable.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

impl Refuse for LogoutControllerLogoutResponse {
    fn refuse(status: u16, body: models::ErrorResponse, retry_after: i32) -> Option<Self> {
        Some(match status {
            400 => Self::BadRequest(body),
            401 => Self::Unauthorized(body),
            404 => Self::NotFound(body),
            422 => Self::UnprocessableEntity(body),
            503 => Self::ServiceUnavailable { body, retry_after },
            _ => return None,
        })
    }
}

#[derive(Debug, PartialEq)]
#[must_use]
pub enum OauthControllerAuthorizeResponse {
    /// A page that posts the response to the client (OAuth 2.0 Form Post Response Mode).
    Page(String),
    /// To the client, with a code or an error, or to the page on which the user signs in or consents.
    SeeOther { location: String },
    /// The client or the redirect URI cannot be trusted, so that the error cannot be sent there. A page for browsers.
    BadRequest(models::ErrorResponse),
    /// The pages are switched off in this installation. A page for browsers.
    NotFound(models::ErrorResponse),
    /// The service is overloaded, or something that it depends on is unavailable.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

impl Refuse for OauthControllerAuthorizeResponse {
    fn refuse(status: u16, body: models::ErrorResponse, retry_after: i32) -> Option<Self> {
        Some(match status {
            400 => Self::BadRequest(body),
            404 => Self::NotFound(body),
            503 => Self::ServiceUnavailable { body, retry_after },
            _ => return None,
        })
    }
}

#[derive(Debug, PartialEq)]
#[must_use]
pub enum OauthControllerAuthorizeByPostResponse {
    /// A page that posts the response to the client (OAuth 2.0 Form Post Response Mode).
    Page(String),
    /// To the client, with a code or an error, or to the page on which the user signs in or consents.
    SeeOther { location: String },
    /// The client or the redirect URI cannot be trusted, so that the error cannot be sent there. A page for browsers.
    BadRequest(models::ErrorResponse),
    /// The pages are switched off in this installation. A page for browsers.
    NotFound(models::ErrorResponse),
    /// The service is overloaded, or something that it depends on is unavailable.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

impl Refuse for OauthControllerAuthorizeByPostResponse {
    fn refuse(status: u16, body: models::ErrorResponse, retry_after: i32) -> Option<Self> {
        Some(match status {
            400 => Self::BadRequest(body),
            404 => Self::NotFound(body),
            503 => Self::ServiceUnavailable { body, retry_after },
            _ => return None,
        })
    }
}

#[derive(Debug, PartialEq)]
#[must_use]
pub enum OauthControllerAuthorizeDeviceResponse {
    /// The codes.
    Ok(models::DeviceAuthorization),
    /// The request or the grant is not accepted.
    BadRequest(models::OAuthError),
    /// The client's authentication, or the access token, is not accepted.
    Unauthorized {
        body: models::OAuthError,
        www_authenticate: Option<String>,
    },
    /// Too many attempts from this address.
    TooManyRequests {
        body: models::OAuthError,
        retry_after: i32,
    },
    /// The service is overloaded, or something that it depends on is unavailable.
    ServiceUnavailable {
        body: models::OAuthError,
        retry_after: i32,
    },
}

impl RefuseOAuth for OauthControllerAuthorizeDeviceResponse {
    fn refuse(
        status: u16,
        body: models::OAuthError,
        retry_after: i32,
        www_authenticate: Option<String>,
    ) -> Option<Self> {
        Some(match status {
            400 => Self::BadRequest(body),
            401 => Self::Unauthorized {
                body,
                www_authenticate,
            },
            429 => Self::TooManyRequests { body, retry_after },
            503 => Self::ServiceUnavailable { body, retry_after },
            _ => return None,
        })
    }
}

#[derive(Debug, PartialEq)]
#[must_use]
pub enum OauthControllerIntrospectResponse {
    /// What the token is worth.
    Ok(models::Introspection),
    /// The request or the grant is not accepted.
    BadRequest(models::OAuthError),
    /// The client's authentication, or the access token, is not accepted.
    Unauthorized {
        body: models::OAuthError,
        www_authenticate: Option<String>,
    },
    /// Too many attempts from this address.
    TooManyRequests {
        body: models::OAuthError,
        retry_after: i32,
    },
    /// The service is overloaded, or something that it depends on is unavailable.
    ServiceUnavailable {
        body: models::OAuthError,
        retry_after: i32,
    },
}

impl RefuseOAuth for OauthControllerIntrospectResponse {
    fn refuse(
        status: u16,
        body: models::OAuthError,
        retry_after: i32,
        www_authenticate: Option<String>,
    ) -> Option<Self> {
        Some(match status {
            400 => Self::BadRequest(body),
            401 => Self::Unauthorized {
                body,
                www_authenticate,
            },
            429 => Self::TooManyRequests { body, retry_after },
            503 => Self::ServiceUnavailable { body, retry_after },
            _ => return None,
        })
    }
}

#[derive(Debug, PartialEq)]
#[must_use]
pub enum OauthControllerLogoutResponse {
    /// Back to the client, or to a page that asks for confirmation or says that the session has ended.
    SeeOther {
        location: String,
        set_cookie: Option<String>,
    },
    /// The client is unknown, or the address is not registered for it. A page for browsers.
    BadRequest(models::OAuthError),
    /// The pages are switched off in this installation. A page for browsers.
    NotFound(models::OAuthError),
    /// The service is overloaded, or something that it depends on is unavailable.
    ServiceUnavailable {
        body: models::OAuthError,
        retry_after: i32,
    },
}

impl RefuseOAuth for OauthControllerLogoutResponse {
    fn refuse(
        status: u16,
        body: models::OAuthError,
        retry_after: i32,
        www_authenticate: Option<String>,
    ) -> Option<Self> {
        Some(match status {
            400 => Self::BadRequest(body),
            404 => Self::NotFound(body),
            503 => Self::ServiceUnavailable { body, retry_after },
            _ => return None,
        })
    }
}

#[derive(Debug, PartialEq)]
#[must_use]
pub enum OauthControllerLogoutByPostResponse {
    /// Back to the client, or to a page that asks for confirmation or says that the session has ended.
    SeeOther {
        location: String,
        set_cookie: Option<String>,
    },
    /// The client is unknown, or the address is not registered for it. A page for browsers.
    BadRequest(models::OAuthError),
    /// The pages are switched off in this installation. A page for browsers.
    NotFound(models::OAuthError),
    /// The service is overloaded, or something that it depends on is unavailable.
    ServiceUnavailable {
        body: models::OAuthError,
        retry_after: i32,
    },
}

impl RefuseOAuth for OauthControllerLogoutByPostResponse {
    fn refuse(
        status: u16,
        body: models::OAuthError,
        retry_after: i32,
        www_authenticate: Option<String>,
    ) -> Option<Self> {
        Some(match status {
            400 => Self::BadRequest(body),
            404 => Self::NotFound(body),
            503 => Self::ServiceUnavailable { body, retry_after },
            _ => return None,
        })
    }
}

#[derive(Debug, PartialEq)]
#[must_use]
pub enum OauthControllerPushAuthorizationResponse {
    /// The request is kept for a minute.
    Created(models::PushedAuthorization),
    /// The request or the grant is not accepted.
    BadRequest(models::OAuthError),
    /// The client's authentication, or the access token, is not accepted.
    Unauthorized {
        body: models::OAuthError,
        www_authenticate: Option<String>,
    },
    /// Too many attempts from this address.
    TooManyRequests {
        body: models::OAuthError,
        retry_after: i32,
    },
    /// The service is overloaded, or something that it depends on is unavailable.
    ServiceUnavailable {
        body: models::OAuthError,
        retry_after: i32,
    },
}

impl RefuseOAuth for OauthControllerPushAuthorizationResponse {
    fn refuse(
        status: u16,
        body: models::OAuthError,
        retry_after: i32,
        www_authenticate: Option<String>,
    ) -> Option<Self> {
        Some(match status {
            400 => Self::BadRequest(body),
            401 => Self::Unauthorized {
                body,
                www_authenticate,
            },
            429 => Self::TooManyRequests { body, retry_after },
            503 => Self::ServiceUnavailable { body, retry_after },
            _ => return None,
        })
    }
}

#[derive(Debug, PartialEq)]
#[must_use]
pub enum OauthControllerRevokeResponse {
    /// The token is worth nothing, also if it never was worth anything.
    Ok,
    /// The request or the grant is not accepted.
    BadRequest(models::OAuthError),
    /// The client's authentication, or the access token, is not accepted.
    Unauthorized {
        body: models::OAuthError,
        www_authenticate: Option<String>,
    },
    /// Too many attempts from this address.
    TooManyRequests {
        body: models::OAuthError,
        retry_after: i32,
    },
    /// The service is overloaded, or something that it depends on is unavailable.
    ServiceUnavailable {
        body: models::OAuthError,
        retry_after: i32,
    },
}

impl RefuseOAuth for OauthControllerRevokeResponse {
    fn refuse(
        status: u16,
        body: models::OAuthError,
        retry_after: i32,
        www_authenticate: Option<String>,
    ) -> Option<Self> {
        Some(match status {
            400 => Self::BadRequest(body),
            401 => Self::Unauthorized {
                body,
                www_authenticate,
            },
            429 => Self::TooManyRequests { body, retry_after },
            503 => Self::ServiceUnavailable { body, retry_after },
            _ => return None,
        })
    }
}

#[derive(Debug, PartialEq)]
#[must_use]
pub enum OauthControllerTokenResponse {
    /// The tokens.
    Ok(models::OAuthToken),
    /// The request or the grant is not accepted.
    BadRequest(models::OAuthError),
    /// The client's authentication, or the access token, is not accepted.
    Unauthorized {
        body: models::OAuthError,
        www_authenticate: Option<String>,
    },
    /// Too many attempts from this address.
    TooManyRequests {
        body: models::OAuthError,
        retry_after: i32,
    },
    /// The service is overloaded, or something that it depends on is unavailable.
    ServiceUnavailable {
        body: models::OAuthError,
        retry_after: i32,
    },
}

impl RefuseOAuth for OauthControllerTokenResponse {
    fn refuse(
        status: u16,
        body: models::OAuthError,
        retry_after: i32,
        www_authenticate: Option<String>,
    ) -> Option<Self> {
        Some(match status {
            400 => Self::BadRequest(body),
            401 => Self::Unauthorized {
                body,
                www_authenticate,
            },
            429 => Self::TooManyRequests { body, retry_after },
            503 => Self::ServiceUnavailable { body, retry_after },
            _ => return None,
        })
    }
}

#[derive(Debug, PartialEq)]
#[must_use]
pub enum OauthControllerUserInfoResponse {
    /// The claims.
    Ok(Prepared<models::UserInfo>),
    /// The request or the grant is not accepted.
    BadRequest(models::OAuthError),
    /// The client's authentication, or the access token, is not accepted.
    Unauthorized {
        body: models::OAuthError,
        www_authenticate: Option<String>,
    },
    /// The access token does not allow this.
    Forbidden {
        body: models::OAuthError,
        www_authenticate: Option<String>,
    },
    /// The service is overloaded, or something that it depends on is unavailable.
    ServiceUnavailable {
        body: models::OAuthError,
        retry_after: i32,
    },
}

impl RefuseOAuth for OauthControllerUserInfoResponse {
    fn refuse(
        status: u16,
        body: models::OAuthError,
        retry_after: i32,
        www_authenticate: Option<String>,
    ) -> Option<Self> {
        Some(match status {
            400 => Self::BadRequest(body),
            401 => Self::Unauthorized {
                body,
                www_authenticate,
            },
            403 => Self::Forbidden {
                body,
                www_authenticate,
            },
            503 => Self::ServiceUnavailable { body, retry_after },
            _ => return None,
        })
    }
}

#[derive(Debug, PartialEq)]
#[must_use]
pub enum OauthControllerUserInfoByPostResponse {
    /// The claims.
    Ok(Prepared<models::UserInfo>),
    /// The request or the grant is not accepted.
    BadRequest(models::OAuthError),
    /// The client's authentication, or the access token, is not accepted.
    Unauthorized {
        body: models::OAuthError,
        www_authenticate: Option<String>,
    },
    /// The access token does not allow this.
    Forbidden {
        body: models::OAuthError,
        www_authenticate: Option<String>,
    },
    /// The service is overloaded, or something that it depends on is unavailable.
    ServiceUnavailable {
        body: models::OAuthError,
        retry_after: i32,
    },
}

impl RefuseOAuth for OauthControllerUserInfoByPostResponse {
    fn refuse(
        status: u16,
        body: models::OAuthError,
        retry_after: i32,
        www_authenticate: Option<String>,
    ) -> Option<Self> {
        Some(match status {
            400 => Self::BadRequest(body),
            401 => Self::Unauthorized {
                body,
                www_authenticate,
            },
            403 => Self::Forbidden {
                body,
                www_authenticate,
            },
            503 => Self::ServiceUnavailable { body, retry_after },
            _ => return None,
        })
    }
}

#[derive(Debug, PartialEq)]
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
    /// The syntax of the request entity is correct, but its content violates the schema or a rule of this operation.
    UnprocessableEntity(models::ErrorResponse),
    /// The service is overloaded, or something that it depends on is unavailable.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

impl Refuse for OtpControllerCheckQrResponse {
    fn refuse(status: u16, body: models::ErrorResponse, retry_after: i32) -> Option<Self> {
        Some(match status {
            400 => Self::BadRequest(body),
            401 => Self::Unauthorized(body),
            404 => Self::NotFound(body),
            422 => Self::UnprocessableEntity(body),
            503 => Self::ServiceUnavailable { body, retry_after },
            _ => return None,
        })
    }
}

#[derive(Debug, PartialEq)]
#[must_use]
pub enum OtpControllerCreateQrResponse {
    /// qrCode that you can use to generate codes in Authenticator App
    Ok(models::QrCode),
    /// The syntax of the request entity is incorrect: broken JSON, a missing parameter, or a state that forbids the request.
    BadRequest(models::ErrorResponse),
    /// Invalid Credentials: the client, the user, a code or a token is not accepted.
    Unauthorized(models::ErrorResponse),
    /// The credentials are valid but do not permit this.
    Forbidden(models::ErrorResponse),
    /// The entity requested does not exist.
    NotFound(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content violates the schema or a rule of this operation.
    UnprocessableEntity(models::ErrorResponse),
    /// The service is overloaded, or something that it depends on is unavailable.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

impl Refuse for OtpControllerCreateQrResponse {
    fn refuse(status: u16, body: models::ErrorResponse, retry_after: i32) -> Option<Self> {
        Some(match status {
            400 => Self::BadRequest(body),
            401 => Self::Unauthorized(body),
            403 => Self::Forbidden(body),
            404 => Self::NotFound(body),
            422 => Self::UnprocessableEntity(body),
            503 => Self::ServiceUnavailable { body, retry_after },
            _ => return None,
        })
    }
}

#[derive(Debug, PartialEq)]
#[must_use]
pub enum OtpControllerCreateRecoveryCodesResponse {
    /// The codes.
    Ok(models::RecoveryCodes),
    /// The syntax of the request entity is incorrect: broken JSON, a missing parameter, or a state that forbids the request.
    BadRequest(models::ErrorResponse),
    /// Invalid Credentials: the client, the user, a code or a token is not accepted.
    Unauthorized(models::ErrorResponse),
    /// The credentials are valid but do not permit this.
    Forbidden(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content violates the schema or a rule of this operation.
    UnprocessableEntity(models::ErrorResponse),
    /// The service is overloaded, or something that it depends on is unavailable.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

impl Refuse for OtpControllerCreateRecoveryCodesResponse {
    fn refuse(status: u16, body: models::ErrorResponse, retry_after: i32) -> Option<Self> {
        Some(match status {
            400 => Self::BadRequest(body),
            401 => Self::Unauthorized(body),
            403 => Self::Forbidden(body),
            422 => Self::UnprocessableEntity(body),
            503 => Self::ServiceUnavailable { body, retry_after },
            _ => return None,
        })
    }
}

#[derive(Debug, PartialEq)]
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
    /// The syntax of the request entity is correct, but its content violates the schema or a rule of this operation.
    UnprocessableEntity(models::ErrorResponse),
    /// Too many attempts for this account, address or purpose.
    TooManyRequests {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The service is overloaded, or something that it depends on is unavailable.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

impl Refuse for OtpControllerSendOtpResponse {
    fn refuse(status: u16, body: models::ErrorResponse, retry_after: i32) -> Option<Self> {
        Some(match status {
            400 => Self::BadRequest(body),
            401 => Self::Unauthorized(body),
            404 => Self::NotFound(body),
            422 => Self::UnprocessableEntity(body),
            429 => Self::TooManyRequests { body, retry_after },
            503 => Self::ServiceUnavailable { body, retry_after },
            _ => return None,
        })
    }
}

#[derive(Debug, PartialEq)]
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
    /// The syntax of the request entity is correct, but its content violates the schema or a rule of this operation.
    UnprocessableEntity(models::ErrorResponse),
    /// Too many attempts for this account, address or purpose.
    TooManyRequests {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The service is overloaded, or something that it depends on is unavailable.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

impl Refuse for OtpControllerVerifyOtpResponse {
    fn refuse(status: u16, body: models::ErrorResponse, retry_after: i32) -> Option<Self> {
        Some(match status {
            400 => Self::BadRequest(body),
            401 => Self::Unauthorized(body),
            404 => Self::NotFound(body),
            422 => Self::UnprocessableEntity(body),
            429 => Self::TooManyRequests { body, retry_after },
            503 => Self::ServiceUnavailable { body, retry_after },
            _ => return None,
        })
    }
}

#[derive(Debug, PartialEq)]
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
    /// Disabled or not configured in this installation.
    NotFound(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content violates the schema or a rule of this operation.
    UnprocessableEntity(models::ErrorResponse),
    /// Too many attempts for this account, address or purpose.
    TooManyRequests {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The identity provider cannot be reached, or its response is invalid.
    BadGateway(models::ErrorResponse),
    /// The service is overloaded, or something that it depends on is unavailable.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The identity provider did not respond in time.
    GatewayTimeout(models::ErrorResponse),
}

impl Refuse for SamlLoginControllerPostLoginViaSamlResponse {
    fn refuse(status: u16, body: models::ErrorResponse, retry_after: i32) -> Option<Self> {
        Some(match status {
            400 => Self::BadRequest(body),
            401 => Self::Unauthorized(body),
            404 => Self::NotFound(body),
            422 => Self::UnprocessableEntity(body),
            429 => Self::TooManyRequests { body, retry_after },
            502 => Self::BadGateway(body),
            503 => Self::ServiceUnavailable { body, retry_after },
            504 => Self::GatewayTimeout(body),
            _ => return None,
        })
    }
}

#[derive(Debug, PartialEq)]
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
    /// Disabled or not configured in this installation.
    NotFound(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content violates the schema or a rule of this operation.
    UnprocessableEntity(models::ErrorResponse),
    /// Too many attempts for this account, address or purpose.
    TooManyRequests {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The identity provider cannot be reached, or its response is invalid.
    BadGateway(models::ErrorResponse),
    /// The service is overloaded, or something that it depends on is unavailable.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The identity provider did not respond in time.
    GatewayTimeout(models::ErrorResponse),
}

impl Refuse for SamlLoginControllerSamlCallbackResponse {
    fn refuse(status: u16, body: models::ErrorResponse, retry_after: i32) -> Option<Self> {
        Some(match status {
            400 => Self::BadRequest(body),
            401 => Self::Unauthorized(body),
            404 => Self::NotFound(body),
            422 => Self::UnprocessableEntity(body),
            429 => Self::TooManyRequests { body, retry_after },
            502 => Self::BadGateway(body),
            503 => Self::ServiceUnavailable { body, retry_after },
            504 => Self::GatewayTimeout(body),
            _ => return None,
        })
    }
}

#[derive(Debug, PartialEq)]
#[must_use]
pub enum SamlLoginControllerSamlMetadataResponse {
    /// The metadata for the identity provider.
    Ok(String),
    /// Disabled or not configured in this installation.
    NotFound(models::ErrorResponse),
    /// The service is overloaded, or something that it depends on is unavailable.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

impl Refuse for SamlLoginControllerSamlMetadataResponse {
    fn refuse(status: u16, body: models::ErrorResponse, retry_after: i32) -> Option<Self> {
        Some(match status {
            404 => Self::NotFound(body),
            503 => Self::ServiceUnavailable { body, retry_after },
            _ => return None,
        })
    }
}

#[derive(Debug, PartialEq)]
#[must_use]
pub enum SamlLoginControllerSamlPostResponse {
    /// To the GET of this path, where the browser brings the cookie of the login.
    SeeOther { location: String },
    /// The syntax of the request entity is incorrect: broken JSON, a missing parameter, or a state that forbids the request.
    BadRequest(models::ErrorResponse),
    /// Invalid Credentials: the client, the user, a code or a token is not accepted.
    Unauthorized(models::ErrorResponse),
    /// Disabled or not configured in this installation.
    NotFound(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content violates the schema or a rule of this operation.
    UnprocessableEntity(models::ErrorResponse),
    /// The identity provider cannot be reached, or its response is invalid.
    BadGateway(models::ErrorResponse),
    /// The service is overloaded, or something that it depends on is unavailable.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The identity provider did not respond in time.
    GatewayTimeout(models::ErrorResponse),
}

impl Refuse for SamlLoginControllerSamlPostResponse {
    fn refuse(status: u16, body: models::ErrorResponse, retry_after: i32) -> Option<Self> {
        Some(match status {
            400 => Self::BadRequest(body),
            401 => Self::Unauthorized(body),
            404 => Self::NotFound(body),
            422 => Self::UnprocessableEntity(body),
            502 => Self::BadGateway(body),
            503 => Self::ServiceUnavailable { body, retry_after },
            504 => Self::GatewayTimeout(body),
            _ => return None,
        })
    }
}

#[derive(Debug, PartialEq)]
#[must_use]
pub enum SamlLoginControllerSamlRedirectPostResponse {
    /// To the GET of this path, where the browser brings the cookie of the login.
    SeeOther { location: String },
    /// The syntax of the request entity is incorrect: broken JSON, a missing parameter, or a state that forbids the request.
    BadRequest(models::ErrorResponse),
    /// Invalid Credentials: the client, the user, a code or a token is not accepted.
    Unauthorized(models::ErrorResponse),
    /// Disabled or not configured in this installation.
    NotFound(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content violates the schema or a rule of this operation.
    UnprocessableEntity(models::ErrorResponse),
    /// The identity provider cannot be reached, or its response is invalid.
    BadGateway(models::ErrorResponse),
    /// The service is overloaded, or something that it depends on is unavailable.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The identity provider did not respond in time.
    GatewayTimeout(models::ErrorResponse),
}

impl Refuse for SamlLoginControllerSamlRedirectPostResponse {
    fn refuse(status: u16, body: models::ErrorResponse, retry_after: i32) -> Option<Self> {
        Some(match status {
            400 => Self::BadRequest(body),
            401 => Self::Unauthorized(body),
            404 => Self::NotFound(body),
            422 => Self::UnprocessableEntity(body),
            502 => Self::BadGateway(body),
            503 => Self::ServiceUnavailable { body, retry_after },
            504 => Self::GatewayTimeout(body),
            _ => return None,
        })
    }
}

#[derive(Debug, PartialEq)]
#[must_use]
pub enum SessionControllerListResponse {
    /// The latest first.
    Ok(Vec<models::Session>),
    /// Invalid Credentials: the bearer token, or another credential in the request, is not accepted.
    Unauthorized(models::ErrorResponse),
    /// The credentials are valid but do not permit this.
    Forbidden(models::ErrorResponse),
    /// The service is overloaded, or something that it depends on is unavailable.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

impl Refuse for SessionControllerListResponse {
    fn refuse(status: u16, body: models::ErrorResponse, retry_after: i32) -> Option<Self> {
        Some(match status {
            401 => Self::Unauthorized(body),
            403 => Self::Forbidden(body),
            503 => Self::ServiceUnavailable { body, retry_after },
            _ => return None,
        })
    }
}

#[derive(Debug, PartialEq)]
#[must_use]
pub enum SessionControllerEndResponse {
    /// The session is ended.
    NoContent,
    /// The syntax of the request entity is incorrect: broken JSON, a missing parameter, or a state that forbids the request.
    BadRequest(models::ErrorResponse),
    /// Invalid Credentials: the bearer token, or another credential in the request, is not accepted.
    Unauthorized(models::ErrorResponse),
    /// The credentials are valid but do not permit this.
    Forbidden(models::ErrorResponse),
    /// The entity requested does not exist.
    NotFound(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content violates the schema or a rule of this operation.
    UnprocessableEntity(models::ErrorResponse),
    /// The service is overloaded, or something that it depends on is unavailable.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

impl Refuse for SessionControllerEndResponse {
    fn refuse(status: u16, body: models::ErrorResponse, retry_after: i32) -> Option<Self> {
        Some(match status {
            400 => Self::BadRequest(body),
            401 => Self::Unauthorized(body),
            403 => Self::Forbidden(body),
            404 => Self::NotFound(body),
            422 => Self::UnprocessableEntity(body),
            503 => Self::ServiceUnavailable { body, retry_after },
            _ => return None,
        })
    }
}

#[derive(Debug, PartialEq)]
#[must_use]
pub enum SignupRequestControllerRequestSignupResponse {
    /// Sucess Response.
    NoContent,
    /// The syntax of the request entity is incorrect: broken JSON, a missing parameter, or a state that forbids the request.
    BadRequest(models::ErrorResponse),
    /// Invalid Credentials: the client, the user, a code or a token is not accepted.
    Unauthorized(models::ErrorResponse),
    /// Disabled or not configured in this installation.
    NotFound(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content violates the schema or a rule of this operation.
    UnprocessableEntity(models::ErrorResponse),
    /// Too many attempts for this account, address or purpose.
    TooManyRequests {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The service is overloaded, or something that it depends on is unavailable.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

impl Refuse for SignupRequestControllerRequestSignupResponse {
    fn refuse(status: u16, body: models::ErrorResponse, retry_after: i32) -> Option<Self> {
        Some(match status {
            400 => Self::BadRequest(body),
            401 => Self::Unauthorized(body),
            404 => Self::NotFound(body),
            422 => Self::UnprocessableEntity(body),
            429 => Self::TooManyRequests { body, retry_after },
            503 => Self::ServiceUnavailable { body, retry_after },
            _ => return None,
        })
    }
}

#[derive(Debug, PartialEq)]
#[must_use]
pub enum SignupRequestControllerSignupWithTokenResponse {
    /// Sucess Response.
    Ok(models::LocalUserProfileDto),
    /// The syntax of the request entity is incorrect: broken JSON, a missing parameter, or a state that forbids the request.
    BadRequest(models::ErrorResponse),
    /// Invalid Credentials: the bearer token, or another credential in the request, is not accepted.
    Unauthorized(models::ErrorResponse),
    /// The credentials are valid but do not permit this.
    Forbidden(models::ErrorResponse),
    /// Disabled or not configured in this installation.
    NotFound(models::ErrorResponse),
    /// The user already exists.
    Conflict(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content violates the schema or a rule of this operation.
    UnprocessableEntity(models::ErrorResponse),
    /// The service is overloaded, or something that it depends on is unavailable.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

impl Refuse for SignupRequestControllerSignupWithTokenResponse {
    fn refuse(status: u16, body: models::ErrorResponse, retry_after: i32) -> Option<Self> {
        Some(match status {
            400 => Self::BadRequest(body),
            401 => Self::Unauthorized(body),
            403 => Self::Forbidden(body),
            404 => Self::NotFound(body),
            409 => Self::Conflict(body),
            422 => Self::UnprocessableEntity(body),
            503 => Self::ServiceUnavailable { body, retry_after },
            _ => return None,
        })
    }
}

#[derive(Debug, PartialEq)]
#[must_use]
pub enum SignupRequestControllerVerifyInviteTokenResponse {
    /// Sucess Response.
    Ok(models::SignupRequest),
    /// The syntax of the request entity is incorrect: broken JSON, a missing parameter, or a state that forbids the request.
    BadRequest(models::ErrorResponse),
    /// Invalid Credentials: the bearer token, or another credential in the request, is not accepted.
    Unauthorized(models::ErrorResponse),
    /// Disabled or not configured in this installation.
    NotFound(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content violates the schema or a rule of this operation.
    UnprocessableEntity(models::ErrorResponse),
    /// The service is overloaded, or something that it depends on is unavailable.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

impl Refuse for SignupRequestControllerVerifyInviteTokenResponse {
    fn refuse(status: u16, body: models::ErrorResponse, retry_after: i32) -> Option<Self> {
        Some(match status {
            400 => Self::BadRequest(body),
            401 => Self::Unauthorized(body),
            404 => Self::NotFound(body),
            422 => Self::UnprocessableEntity(body),
            503 => Self::ServiceUnavailable { body, retry_after },
            _ => return None,
        })
    }
}

#[derive(Debug, PartialEq)]
#[must_use]
pub enum WebControllerAuthorizationResponse {
    /// The request.
    Ok(models::WebAuthorization),
    /// The syntax of the request entity is incorrect: broken JSON, a missing parameter, or a state that forbids the request.
    BadRequest(models::ErrorResponse),
    /// Invalid Credentials: the client, the user, a code or a token is not accepted.
    Unauthorized(models::ErrorResponse),
    /// Disabled or not configured in this installation.
    NotFound(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content violates the schema or a rule of this operation.
    UnprocessableEntity(models::ErrorResponse),
    /// The service is overloaded, or something that it depends on is unavailable.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

impl Refuse for WebControllerAuthorizationResponse {
    fn refuse(status: u16, body: models::ErrorResponse, retry_after: i32) -> Option<Self> {
        Some(match status {
            400 => Self::BadRequest(body),
            401 => Self::Unauthorized(body),
            404 => Self::NotFound(body),
            422 => Self::UnprocessableEntity(body),
            503 => Self::ServiceUnavailable { body, retry_after },
            _ => return None,
        })
    }
}

#[derive(Debug, PartialEq)]
#[must_use]
pub enum WebControllerConsentResponse {
    /// Where the browser goes.
    Ok {
        body: models::WebRedirect,
        set_cookie: Option<String>,
    },
    /// The syntax of the request entity is incorrect: broken JSON, a missing parameter, or a state that forbids the request.
    BadRequest(models::ErrorResponse),
    /// Invalid Credentials: the client, the user, a code or a token is not accepted.
    Unauthorized(models::ErrorResponse),
    /// The credentials are valid but do not permit this.
    Forbidden(models::ErrorResponse),
    /// Disabled or not configured in this installation.
    NotFound(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content violates the schema or a rule of this operation.
    UnprocessableEntity(models::ErrorResponse),
    /// The service is overloaded, or something that it depends on is unavailable.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

impl Refuse for WebControllerConsentResponse {
    fn refuse(status: u16, body: models::ErrorResponse, retry_after: i32) -> Option<Self> {
        Some(match status {
            400 => Self::BadRequest(body),
            401 => Self::Unauthorized(body),
            403 => Self::Forbidden(body),
            404 => Self::NotFound(body),
            422 => Self::UnprocessableEntity(body),
            503 => Self::ServiceUnavailable { body, retry_after },
            _ => return None,
        })
    }
}

#[derive(Debug, PartialEq)]
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
    /// Disabled or not configured in this installation.
    NotFound(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content violates the schema or a rule of this operation.
    UnprocessableEntity(models::ErrorResponse),
    /// The service is overloaded, or something that it depends on is unavailable.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

impl Refuse for WebControllerContextResponse {
    fn refuse(status: u16, body: models::ErrorResponse, retry_after: i32) -> Option<Self> {
        Some(match status {
            400 => Self::BadRequest(body),
            401 => Self::Unauthorized(body),
            404 => Self::NotFound(body),
            422 => Self::UnprocessableEntity(body),
            503 => Self::ServiceUnavailable { body, retry_after },
            _ => return None,
        })
    }
}

#[derive(Debug, PartialEq)]
#[must_use]
pub enum WebControllerCreateQrResponse {
    /// The secret.
    Ok(models::WebQrCode),
    /// The syntax of the request entity is incorrect: broken JSON, a missing parameter, or a state that forbids the request.
    BadRequest(models::ErrorResponse),
    /// Invalid Credentials: the client, the user, a code or a token is not accepted.
    Unauthorized(models::ErrorResponse),
    /// The credentials are valid but do not permit this.
    Forbidden(models::ErrorResponse),
    /// Disabled or not configured in this installation.
    NotFound(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content violates the schema or a rule of this operation.
    UnprocessableEntity(models::ErrorResponse),
    /// The service is overloaded, or something that it depends on is unavailable.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

impl Refuse for WebControllerCreateQrResponse {
    fn refuse(status: u16, body: models::ErrorResponse, retry_after: i32) -> Option<Self> {
        Some(match status {
            400 => Self::BadRequest(body),
            401 => Self::Unauthorized(body),
            403 => Self::Forbidden(body),
            404 => Self::NotFound(body),
            422 => Self::UnprocessableEntity(body),
            503 => Self::ServiceUnavailable { body, retry_after },
            _ => return None,
        })
    }
}

#[derive(Debug, PartialEq)]
#[must_use]
pub enum WebControllerDeviceResponse {
    /// The device and the decision.
    Ok(models::WebDevice),
    /// The syntax of the request entity is incorrect: broken JSON, a missing parameter, or a state that forbids the request.
    BadRequest(models::ErrorResponse),
    /// Invalid Credentials: the client, the user, a code or a token is not accepted.
    Unauthorized(models::ErrorResponse),
    /// The credentials are valid but do not permit this.
    Forbidden(models::ErrorResponse),
    /// Disabled or not configured in this installation.
    NotFound(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content violates the schema or a rule of this operation.
    UnprocessableEntity(models::ErrorResponse),
    /// Too many attempts for this account, address or purpose.
    TooManyRequests {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The service is overloaded, or something that it depends on is unavailable.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

impl Refuse for WebControllerDeviceResponse {
    fn refuse(status: u16, body: models::ErrorResponse, retry_after: i32) -> Option<Self> {
        Some(match status {
            400 => Self::BadRequest(body),
            401 => Self::Unauthorized(body),
            403 => Self::Forbidden(body),
            404 => Self::NotFound(body),
            422 => Self::UnprocessableEntity(body),
            429 => Self::TooManyRequests { body, retry_after },
            503 => Self::ServiceUnavailable { body, retry_after },
            _ => return None,
        })
    }
}

#[derive(Debug, PartialEq)]
#[must_use]
pub enum WebControllerForgetPasswordResponse {
    /// For any name, known or not.
    NoContent,
    /// The syntax of the request entity is incorrect: broken JSON, a missing parameter, or a state that forbids the request.
    BadRequest(models::ErrorResponse),
    /// Invalid Credentials: the client, the user, a code or a token is not accepted.
    Unauthorized(models::ErrorResponse),
    /// The credentials are valid but do not permit this.
    Forbidden(models::ErrorResponse),
    /// Disabled or not configured in this installation.
    NotFound(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content violates the schema or a rule of this operation.
    UnprocessableEntity(models::ErrorResponse),
    /// Too many attempts for this account, address or purpose.
    TooManyRequests {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The service is overloaded, or something that it depends on is unavailable.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

impl Refuse for WebControllerForgetPasswordResponse {
    fn refuse(status: u16, body: models::ErrorResponse, retry_after: i32) -> Option<Self> {
        Some(match status {
            400 => Self::BadRequest(body),
            401 => Self::Unauthorized(body),
            403 => Self::Forbidden(body),
            404 => Self::NotFound(body),
            422 => Self::UnprocessableEntity(body),
            429 => Self::TooManyRequests { body, retry_after },
            503 => Self::ServiceUnavailable { body, retry_after },
            _ => return None,
        })
    }
}

#[derive(Debug, PartialEq)]
#[must_use]
pub enum WebControllerLoginResponse {
    /// How it goes on. A complete login is also the session of this browser.
    Ok {
        body: models::WebLoginResponse,
        set_cookie: Option<String>,
    },
    /// The syntax of the request entity is incorrect: broken JSON, a missing parameter, or a state that forbids the request.
    BadRequest(models::ErrorResponse),
    /// Invalid Credentials: the client, the user, a code or a token is not accepted.
    Unauthorized(models::ErrorResponse),
    /// The credentials are valid but do not permit this.
    Forbidden(models::ErrorResponse),
    /// Disabled or not configured in this installation.
    NotFound(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content violates the schema or a rule of this operation.
    UnprocessableEntity(models::ErrorResponse),
    /// Too many attempts for this account, address or purpose.
    TooManyRequests {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The service is overloaded, or something that it depends on is unavailable.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

impl Refuse for WebControllerLoginResponse {
    fn refuse(status: u16, body: models::ErrorResponse, retry_after: i32) -> Option<Self> {
        Some(match status {
            400 => Self::BadRequest(body),
            401 => Self::Unauthorized(body),
            403 => Self::Forbidden(body),
            404 => Self::NotFound(body),
            422 => Self::UnprocessableEntity(body),
            429 => Self::TooManyRequests { body, retry_after },
            503 => Self::ServiceUnavailable { body, retry_after },
            _ => return None,
        })
    }
}

#[derive(Debug, PartialEq)]
#[must_use]
pub enum WebControllerResetPasswordResponse {
    /// The password is set.
    Ok(models::WebResetPasswordResponse),
    /// The syntax of the request entity is incorrect: broken JSON, a missing parameter, or a state that forbids the request.
    BadRequest(models::ErrorResponse),
    /// Invalid Credentials: the client, the user, a code or a token is not accepted.
    Unauthorized(models::ErrorResponse),
    /// The credentials are valid but do not permit this.
    Forbidden(models::ErrorResponse),
    /// Disabled or not configured in this installation.
    NotFound(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content violates the schema or a rule of this operation.
    UnprocessableEntity(models::ErrorResponse),
    /// The service is overloaded, or something that it depends on is unavailable.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

impl Refuse for WebControllerResetPasswordResponse {
    fn refuse(status: u16, body: models::ErrorResponse, retry_after: i32) -> Option<Self> {
        Some(match status {
            400 => Self::BadRequest(body),
            401 => Self::Unauthorized(body),
            403 => Self::Forbidden(body),
            404 => Self::NotFound(body),
            422 => Self::UnprocessableEntity(body),
            503 => Self::ServiceUnavailable { body, retry_after },
            _ => return None,
        })
    }
}

#[derive(Debug, PartialEq)]
#[must_use]
pub enum WebControllerSignOutResponse {
    /// Where the browser goes.
    Ok {
        body: models::WebRedirect,
        set_cookie: Option<String>,
    },
    /// The syntax of the request entity is incorrect: broken JSON, a missing parameter, or a state that forbids the request.
    BadRequest(models::ErrorResponse),
    /// The credentials are valid but do not permit this.
    Forbidden(models::ErrorResponse),
    /// Disabled or not configured in this installation.
    NotFound(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content violates the schema or a rule of this operation.
    UnprocessableEntity(models::ErrorResponse),
    /// The service is overloaded, or something that it depends on is unavailable.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

impl Refuse for WebControllerSignOutResponse {
    fn refuse(status: u16, body: models::ErrorResponse, retry_after: i32) -> Option<Self> {
        Some(match status {
            400 => Self::BadRequest(body),
            403 => Self::Forbidden(body),
            404 => Self::NotFound(body),
            422 => Self::UnprocessableEntity(body),
            503 => Self::ServiceUnavailable { body, retry_after },
            _ => return None,
        })
    }
}

#[derive(Debug, PartialEq)]
#[must_use]
pub enum WebControllerStartResponse {
    /// The target of the redirect.
    Ok {
        body: models::WebStartResponse,
        set_cookie: Option<String>,
    },
    /// The syntax of the request entity is incorrect: broken JSON, a missing parameter, or a state that forbids the request.
    BadRequest(models::ErrorResponse),
    /// Invalid Credentials: the client, the user, a code or a token is not accepted.
    Unauthorized(models::ErrorResponse),
    /// The credentials are valid but do not permit this.
    Forbidden(models::ErrorResponse),
    /// Disabled or not configured in this installation.
    NotFound(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content violates the schema or a rule of this operation.
    UnprocessableEntity(models::ErrorResponse),
    /// Too many attempts for this account, address or purpose.
    TooManyRequests {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The identity provider cannot be reached, or its response is invalid.
    BadGateway(models::ErrorResponse),
    /// The service is overloaded, or something that it depends on is unavailable.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The identity provider did not respond in time.
    GatewayTimeout(models::ErrorResponse),
}

impl Refuse for WebControllerStartResponse {
    fn refuse(status: u16, body: models::ErrorResponse, retry_after: i32) -> Option<Self> {
        Some(match status {
            400 => Self::BadRequest(body),
            401 => Self::Unauthorized(body),
            403 => Self::Forbidden(body),
            404 => Self::NotFound(body),
            422 => Self::UnprocessableEntity(body),
            429 => Self::TooManyRequests { body, retry_after },
            502 => Self::BadGateway(body),
            503 => Self::ServiceUnavailable { body, retry_after },
            504 => Self::GatewayTimeout(body),
            _ => return None,
        })
    }
}

#[derive(Debug, PartialEq)]
#[must_use]
pub enum WebControllerVerifyOtpResponse {
    /// How it goes on. A complete login is also the session of this browser.
    Ok {
        body: models::WebLoginResponse,
        set_cookie: Option<String>,
    },
    /// The syntax of the request entity is incorrect: broken JSON, a missing parameter, or a state that forbids the request.
    BadRequest(models::ErrorResponse),
    /// Invalid Credentials: the client, the user, a code or a token is not accepted.
    Unauthorized(models::ErrorResponse),
    /// The credentials are valid but do not permit this.
    Forbidden(models::ErrorResponse),
    /// Disabled or not configured in this installation.
    NotFound(models::ErrorResponse),
    /// The syntax of the request entity is correct, but its content violates the schema or a rule of this operation.
    UnprocessableEntity(models::ErrorResponse),
    /// Too many attempts for this account, address or purpose.
    TooManyRequests {
        body: models::ErrorResponse,
        retry_after: i32,
    },
    /// The service is overloaded, or something that it depends on is unavailable.
    ServiceUnavailable {
        body: models::ErrorResponse,
        retry_after: i32,
    },
}

impl Refuse for WebControllerVerifyOtpResponse {
    fn refuse(status: u16, body: models::ErrorResponse, retry_after: i32) -> Option<Self> {
        Some(match status {
            400 => Self::BadRequest(body),
            401 => Self::Unauthorized(body),
            403 => Self::Forbidden(body),
            404 => Self::NotFound(body),
            422 => Self::UnprocessableEntity(body),
            429 => Self::TooManyRequests { body, retry_after },
            503 => Self::ServiceUnavailable { body, retry_after },
            _ => return None,
        })
    }
}

/// The operations of `AppleLoginController`.
#[async_trait]
#[allow(clippy::too_many_arguments, clippy::ptr_arg)]
pub trait AppleLoginController<C: Send + Sync> {
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
}

/// The operations of `AzureLoginController`.
#[async_trait]
#[allow(clippy::too_many_arguments, clippy::ptr_arg)]
pub trait AzureLoginController<C: Send + Sync> {
    /// Where the identity provider sends the browser back to
    async fn azure_login_controller_azure_callback(
        &self,
        code: Option<String>,
        state: Option<String>,
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
}

/// The operations of `CognitoLoginController`.
#[async_trait]
#[allow(clippy::too_many_arguments, clippy::ptr_arg)]
pub trait CognitoLoginController<C: Send + Sync> {
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
}

/// The operations of `ConsentController`.
#[async_trait]
#[allow(clippy::too_many_arguments, clippy::ptr_arg)]
pub trait ConsentController<C: Send + Sync> {
    /// What the signed-in user has allowed clients
    async fn consent_controller_list(
        &self,
        context: &C,
    ) -> Result<ConsentControllerListResponse, ApiError>;

    /// Withdraw a consent and end the client's sessions
    async fn consent_controller_withdraw(
        &self,
        client_id: String,
        context: &C,
    ) -> Result<ConsentControllerWithdrawResponse, ApiError>;
}

/// The operations of `DiscoveryController`.
#[async_trait]
#[allow(clippy::too_many_arguments, clippy::ptr_arg)]
pub trait DiscoveryController<C: Send + Sync> {
    /// The same for OAuth 2.0 clients (RFC 8414)
    async fn discovery_controller_authorization_server(
        &self,
        context: &C,
    ) -> Result<DiscoveryControllerAuthorizationServerResponse, ApiError>;

    /// The metadata of the OpenID provider (OpenID Connect Discovery 1.0)
    async fn discovery_controller_configuration(
        &self,
        context: &C,
    ) -> Result<DiscoveryControllerConfigurationResponse, ApiError>;

    /// The public keys that verify access tokens
    async fn discovery_controller_keys(
        &self,
        context: &C,
    ) -> Result<DiscoveryControllerKeysResponse, ApiError>;
}

/// The operations of `FacebookLoginController`.
#[async_trait]
#[allow(clippy::too_many_arguments, clippy::ptr_arg)]
pub trait FacebookLoginController<C: Send + Sync> {
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
}

/// The operations of `ForgetPasswordController`.
#[async_trait]
#[allow(clippy::too_many_arguments, clippy::ptr_arg)]
pub trait ForgetPasswordController<C: Send + Sync> {
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
}

/// The operations of `GoogleLoginController`.
#[async_trait]
#[allow(clippy::too_many_arguments, clippy::ptr_arg)]
pub trait GoogleLoginController<C: Send + Sync> {
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
}

/// The operations of `HealthController`.
#[async_trait]
#[allow(clippy::too_many_arguments, clippy::ptr_arg)]
pub trait HealthController<C: Send + Sync> {
    /// Whether the process answers
    async fn health_controller_live(
        &self,
        context: &C,
    ) -> Result<HealthControllerLiveResponse, ApiError>;

    /// Whether requests can be served: the database takes a write
    async fn health_controller_ready(
        &self,
        context: &C,
    ) -> Result<HealthControllerReadyResponse, ApiError>;
}

/// The operations of `IdentityServerController`.
#[async_trait]
#[allow(clippy::too_many_arguments, clippy::ptr_arg)]
pub trait IdentityServerController<C: Send + Sync> {
    /// Never configured: keys are made by `auth-service admin key rotate`
    async fn identity_server_controller_generate_keys(
        &self,
        context: &C,
    ) -> Result<IdentityServerControllerGenerateKeysResponse, ApiError>;

    /// The keys of GET /.well-known/jwks.json, in the form of the Node service
    async fn identity_server_controller_get_keys(
        &self,
        context: &C,
    ) -> Result<IdentityServerControllerGetKeysResponse, ApiError>;

    /// Another address of POST /auth/token
    async fn identity_server_controller_get_token(
        &self,
        auth_token_request: models::AuthTokenRequest,
        context: &C,
    ) -> Result<IdentityServerControllerGetTokenResponse, ApiError>;

    /// Another address of POST /logout
    async fn identity_server_controller_logout(
        &self,
        refresh_token_request_partial: Option<models::RefreshTokenRequestPartial>,
        context: &C,
    ) -> Result<IdentityServerControllerLogoutResponse, ApiError>;

    /// Another address of GET /auth/me
    async fn identity_server_controller_me(
        &self,
        context: &C,
    ) -> Result<IdentityServerControllerMeResponse, ApiError>;

    /// Never configured: keys are made by `auth-service admin key rotate`
    async fn identity_server_controller_rotate_keys(
        &self,
        context: &C,
    ) -> Result<IdentityServerControllerRotateKeysResponse, ApiError>;
}

/// The operations of `InstagramLoginController`.
#[async_trait]
#[allow(clippy::too_many_arguments, clippy::ptr_arg)]
pub trait InstagramLoginController<C: Send + Sync> {
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
}

/// The operations of `KeycloakLoginController`.
#[async_trait]
#[allow(clippy::too_many_arguments, clippy::ptr_arg)]
pub trait KeycloakLoginController<C: Send + Sync> {
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
}

/// The operations of `LoginActivityController`.
#[async_trait]
#[allow(clippy::too_many_arguments, clippy::ptr_arg)]
pub trait LoginActivityController<C: Send + Sync> {
    /// How many logins, refreshes and logouts there are in the caller's tenant
    async fn login_activity_controller_count(
        &self,
        param_where: Option<String>,
        context: &C,
    ) -> Result<LoginActivityControllerCountResponse, ApiError>;

    /// Logins, refreshes and logouts in the caller's tenant
    async fn login_activity_controller_find(
        &self,
        filter: Option<String>,
        context: &C,
    ) -> Result<LoginActivityControllerFindResponse, ApiError>;

    /// One login, refresh or logout in the caller's tenant
    async fn login_activity_controller_find_by_id(
        &self,
        id: String,
        filter: Option<String>,
        context: &C,
    ) -> Result<LoginActivityControllerFindByIdResponse, ApiError>;

    /// Who was active in the caller's tenant, by day or by month
    async fn login_activity_controller_get_active_users(
        &self,
        range: models::LoginActivityControllerGetActiveUsersRangeParameter,
        start_date: chrono::DateTime<chrono::Utc>,
        end_date: chrono::DateTime<chrono::Utc>,
        filter: Option<String>,
        context: &C,
    ) -> Result<LoginActivityControllerGetActiveUsersResponse, ApiError>;
}

/// The operations of `LoginController`.
#[async_trait]
#[allow(clippy::too_many_arguments, clippy::ptr_arg)]
pub trait LoginController<C: Send + Sync> {
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

    /// Change the user's own password and end all sessions
    async fn login_controller_reset_password(
        &self,
        reset_password_partial: Option<models::ResetPasswordPartial>,
        context: &C,
    ) -> Result<LoginControllerResetPasswordResponse, ApiError>;

    /// Exchange a pair of tokens for one in another tenant
    async fn login_controller_switch_token(
        &self,
        switch_token_request: models::SwitchTokenRequest,
        context: &C,
    ) -> Result<LoginControllerSwitchTokenResponse, ApiError>;
}

/// The operations of `LogoutController`.
#[async_trait]
#[allow(clippy::too_many_arguments, clippy::ptr_arg)]
pub trait LogoutController<C: Send + Sync> {
    /// End the session here and revoke the token of Amazon Cognito
    async fn logout_controller_cognito_logout(
        &self,
        refresh_token_request_partial: Option<models::RefreshTokenRequestPartial>,
        context: &C,
    ) -> Result<LogoutControllerCognitoLogoutResponse, ApiError>;

    /// End the session here and revoke the token of Google
    async fn logout_controller_google_logout(
        &self,
        refresh_token_request_partial: Option<models::RefreshTokenRequestPartial>,
        context: &C,
    ) -> Result<LogoutControllerGoogleLogoutResponse, ApiError>;

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
}

/// The operations of `OauthController`.
#[async_trait]
#[allow(clippy::too_many_arguments, clippy::ptr_arg)]
pub trait OauthController<C: Send + Sync> {
    /// Ask the user for an authorization (RFC 6749 section 4.1, OpenID Connect Core section 3.1.2)
    async fn oauth_controller_authorize(
        &self,
        response_type: Option<String>,
        client_id: Option<String>,
        redirect_uri: Option<String>,
        scope: Option<String>,
        state: Option<String>,
        response_mode: Option<String>,
        nonce: Option<String>,
        code_challenge: Option<String>,
        code_challenge_method: Option<String>,
        prompt: Option<String>,
        max_age: Option<String>,
        login_hint: Option<String>,
        ui_locales: Option<String>,
        acr_values: Option<String>,
        claims: Option<String>,
        id_token_hint: Option<String>,
        dpop_jkt: Option<String>,
        request: Option<String>,
        request_uri: Option<String>,
        resume: Option<String>,
        context: &C,
    ) -> Result<OauthControllerAuthorizeResponse, ApiError>;

    /// The same by a form
    async fn oauth_controller_authorize_by_post(
        &self,
        response_type: Option<String>,
        client_id: Option<String>,
        redirect_uri: Option<String>,
        scope: Option<String>,
        state: Option<String>,
        response_mode: Option<String>,
        nonce: Option<String>,
        code_challenge: Option<String>,
        code_challenge_method: Option<String>,
        prompt: Option<String>,
        max_age: Option<String>,
        login_hint: Option<String>,
        ui_locales: Option<String>,
        acr_values: Option<String>,
        claims: Option<String>,
        id_token_hint: Option<String>,
        dpop_jkt: Option<String>,
        request: Option<String>,
        request_uri: Option<String>,
        context: &C,
    ) -> Result<OauthControllerAuthorizeByPostResponse, ApiError>;

    /// Begin the authorization of a device without a browser (RFC 8628)
    async fn oauth_controller_authorize_device(
        &self,
        client_id: Option<String>,
        scope: Option<String>,
        client_secret: Option<String>,
        client_assertion: Option<String>,
        client_assertion_type: Option<String>,
        context: &C,
    ) -> Result<OauthControllerAuthorizeDeviceResponse, ApiError>;

    /// Whether a token is valid (RFC 7662)
    async fn oauth_controller_introspect(
        &self,
        token: String,
        token_type_hint: Option<String>,
        client_id: Option<String>,
        client_secret: Option<String>,
        client_assertion: Option<String>,
        client_assertion_type: Option<String>,
        context: &C,
    ) -> Result<OauthControllerIntrospectResponse, ApiError>;

    /// End the session of the browser (OpenID Connect RP-Initiated Logout 1.0)
    async fn oauth_controller_logout(
        &self,
        id_token_hint: Option<String>,
        client_id: Option<String>,
        post_logout_redirect_uri: Option<String>,
        state: Option<String>,
        logout_hint: Option<String>,
        ui_locales: Option<String>,
        context: &C,
    ) -> Result<OauthControllerLogoutResponse, ApiError>;

    /// The same by a form
    async fn oauth_controller_logout_by_post(
        &self,
        id_token_hint: Option<String>,
        client_id: Option<String>,
        post_logout_redirect_uri: Option<String>,
        state: Option<String>,
        logout_hint: Option<String>,
        ui_locales: Option<String>,
        context: &C,
    ) -> Result<OauthControllerLogoutByPostResponse, ApiError>;

    /// Push an authorization request (RFC 9126)
    async fn oauth_controller_push_authorization(
        &self,
        client_secret: Option<String>,
        client_assertion: Option<String>,
        client_assertion_type: Option<String>,
        response_type: Option<String>,
        client_id: Option<String>,
        redirect_uri: Option<String>,
        scope: Option<String>,
        state: Option<String>,
        response_mode: Option<String>,
        nonce: Option<String>,
        code_challenge: Option<String>,
        code_challenge_method: Option<String>,
        prompt: Option<String>,
        max_age: Option<String>,
        login_hint: Option<String>,
        ui_locales: Option<String>,
        acr_values: Option<String>,
        claims: Option<String>,
        id_token_hint: Option<String>,
        dpop_jkt: Option<String>,
        request: Option<String>,
        request_uri: Option<String>,
        context: &C,
    ) -> Result<OauthControllerPushAuthorizationResponse, ApiError>;

    /// End the session of a token (RFC 7009)
    async fn oauth_controller_revoke(
        &self,
        token: String,
        token_type_hint: Option<String>,
        client_id: Option<String>,
        client_secret: Option<String>,
        client_assertion: Option<String>,
        client_assertion_type: Option<String>,
        context: &C,
    ) -> Result<OauthControllerRevokeResponse, ApiError>;

    /// Exchange a code, a refresh token, a device code or the client's credentials for tokens (RFC 6749)
    async fn oauth_controller_token(
        &self,
        grant_type: Option<String>,
        code: Option<String>,
        redirect_uri: Option<String>,
        code_verifier: Option<String>,
        refresh_token: Option<String>,
        scope: Option<String>,
        device_code: Option<String>,
        client_id: Option<String>,
        client_secret: Option<String>,
        client_assertion: Option<String>,
        client_assertion_type: Option<String>,
        context: &C,
    ) -> Result<OauthControllerTokenResponse, ApiError>;

    /// Claims about the user of an access token (OpenID Connect Core section 5.3)
    async fn oauth_controller_user_info(
        &self,
        context: &C,
    ) -> Result<OauthControllerUserInfoResponse, ApiError>;

    /// The same with the access token in the header or in a form
    async fn oauth_controller_user_info_by_post(
        &self,
        access_token: Option<String>,
        context: &C,
    ) -> Result<OauthControllerUserInfoByPostResponse, ApiError>;
}

/// The operations of `OtpController`.
#[async_trait]
#[allow(clippy::too_many_arguments, clippy::ptr_arg)]
pub trait OtpController<C: Send + Sync> {
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
}

/// The operations of `SamlLoginController`.
#[async_trait]
#[allow(clippy::too_many_arguments, clippy::ptr_arg)]
pub trait SamlLoginController<C: Send + Sync> {
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

    /// Another address of POST /auth/saml-auth-redirect
    async fn saml_login_controller_saml_redirect_post(
        &self,
        saml_response: String,
        relay_state: Option<String>,
        context: &C,
    ) -> Result<SamlLoginControllerSamlRedirectPostResponse, ApiError>;
}

/// The operations of `SessionController`.
#[async_trait]
#[allow(clippy::too_many_arguments, clippy::ptr_arg)]
pub trait SessionController<C: Send + Sync> {
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
}

/// The operations of `SignupRequestController`.
#[async_trait]
#[allow(clippy::too_many_arguments, clippy::ptr_arg)]
pub trait SignupRequestController<C: Send + Sync> {
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
}

/// The operations of `WebController`.
#[async_trait]
#[allow(clippy::too_many_arguments, clippy::ptr_arg)]
pub trait WebController<C: Send + Sync> {
    /// What the sign-in and the consent page show about an authorization request
    async fn web_controller_authorization(
        &self,
        resume: String,
        context: &C,
    ) -> Result<WebControllerAuthorizationResponse, ApiError>;

    /// Allow or refuse an authorization request
    async fn web_controller_consent(
        &self,
        x_csrf_token: String,
        web_consent_request: models::WebConsentRequest,
        context: &C,
    ) -> Result<WebControllerConsentResponse, ApiError>;

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

    /// Ask about a device's code, approve or deny it
    async fn web_controller_device(
        &self,
        x_csrf_token: String,
        web_device_request: models::WebDeviceRequest,
        context: &C,
    ) -> Result<WebControllerDeviceResponse, ApiError>;

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

    /// End the session of this browser
    async fn web_controller_sign_out(
        &self,
        x_csrf_token: String,
        web_sign_out_request: models::WebSignOutRequest,
        context: &C,
    ) -> Result<WebControllerSignOutResponse, ApiError>;

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

/// Everything that the router calls: implemented by whatever implements all controllers.
pub trait Api<C: Send + Sync>:
    AppleLoginController<C>
    + AzureLoginController<C>
    + CognitoLoginController<C>
    + ConsentController<C>
    + DiscoveryController<C>
    + FacebookLoginController<C>
    + ForgetPasswordController<C>
    + GoogleLoginController<C>
    + HealthController<C>
    + IdentityServerController<C>
    + InstagramLoginController<C>
    + KeycloakLoginController<C>
    + LoginActivityController<C>
    + LoginController<C>
    + LogoutController<C>
    + OauthController<C>
    + OtpController<C>
    + SamlLoginController<C>
    + SessionController<C>
    + SignupRequestController<C>
    + WebController<C>
    + Send
    + Sync
{
}

impl<C: Send + Sync, T> Api<C> for T where
    T: AppleLoginController<C>
        + AzureLoginController<C>
        + CognitoLoginController<C>
        + ConsentController<C>
        + DiscoveryController<C>
        + FacebookLoginController<C>
        + ForgetPasswordController<C>
        + GoogleLoginController<C>
        + HealthController<C>
        + IdentityServerController<C>
        + InstagramLoginController<C>
        + KeycloakLoginController<C>
        + LoginActivityController<C>
        + LoginController<C>
        + LogoutController<C>
        + OauthController<C>
        + OtpController<C>
        + SamlLoginController<C>
        + SessionController<C>
        + SignupRequestController<C>
        + WebController<C>
        + Send
        + Sync
{
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
