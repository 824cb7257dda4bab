//! The only place that assigns statuses, codes and messages to refusals.

use std::time::Duration;

use auth_api::models::{ErrorBody, ErrorCode, ErrorResponse, ValidationDetail};
use http::StatusCode;

use crate::{
    domain::{
        refusal::{PasswordFault, Refusal},
        sign_up::SIGN_UP_DATA_BYTES,
    },
    edge::envelope::error_name,
    log_throttle,
};

/// The error response for a refusal.
#[derive(Debug)]
pub struct ErrorReply {
    pub status: StatusCode,
    pub body: ErrorResponse,
    /// `Retry-After` in seconds; 0 if the header is omitted.
    pub retry_after: i32,
}

/// `Retry-After` where the domain does not know how long the condition lasts.
const DEFAULT_RETRY_AFTER: Duration = Duration::from_secs(1);

impl From<Refusal> for ErrorReply {
    fn from(refusal: Refusal) -> Self {
        // The cause of an outage is logged where it is detected.
        if let Refusal::Internal(_) = &refusal
            && log_throttle::should_log("a request failed", "")
        {
            tracing::error!(%refusal, "a request failed");
        }
        let (status, code, message) = presentation(&refusal);
        let mut body = envelope(status, code, message);
        body.error.details = detail(&refusal).map(|detail| vec![detail]);
        Self {
            status,
            body,
            retry_after: retry_after(&refusal),
        }
    }
}

/// Status, code and message of a refusal. The messages are those of the reference where it has one.
fn presentation(refusal: &Refusal) -> (StatusCode, ErrorCode, &'static str) {
    match refusal {
        Refusal::ClientInvalid => (
            StatusCode::UNAUTHORIZED,
            ErrorCode::ClientInvalid,
            "Client Invalid",
        ),
        Refusal::ClientUserMissing => (
            StatusCode::UNPROCESSABLE_ENTITY,
            ErrorCode::ClientUserMissing,
            "Client User Missing",
        ),
        Refusal::InvalidCredentials => (
            StatusCode::UNAUTHORIZED,
            ErrorCode::InvalidCredentials,
            "Invalid Credentials",
        ),
        Refusal::UserNotActiveYet => (
            StatusCode::BAD_REQUEST,
            ErrorCode::UserNotActiveYet,
            "User not active yet",
        ),
        Refusal::UserInactive => (
            StatusCode::UNAUTHORIZED,
            ErrorCode::UserInactive,
            "UserInactive",
        ),
        Refusal::UserVerificationFailed => (
            StatusCode::UNAUTHORIZED,
            ErrorCode::UserVerificationFailed,
            "User Verification Failed",
        ),
        Refusal::CodeExpired => (
            StatusCode::UNAUTHORIZED,
            ErrorCode::CodeExpired,
            "Code Expired",
        ),
        Refusal::TokenExpired => (
            StatusCode::UNAUTHORIZED,
            ErrorCode::TokenExpired,
            "Token Expired",
        ),
        Refusal::TokenInvalid => (
            StatusCode::UNAUTHORIZED,
            ErrorCode::TokenInvalid,
            "Token Invalid",
        ),
        Refusal::TokenMissing => (
            StatusCode::UNPROCESSABLE_ENTITY,
            ErrorCode::TokenMissing,
            "TokenMissing",
        ),
        Refusal::BearerMissing => (
            StatusCode::UNAUTHORIZED,
            ErrorCode::Unauthorized,
            "Unauthorized",
        ),
        Refusal::BearerExpired => (
            StatusCode::UNAUTHORIZED,
            ErrorCode::TokenExpired,
            "TokenExpired",
        ),
        Refusal::BearerRevoked => (
            StatusCode::UNAUTHORIZED,
            ErrorCode::TokenRevoked,
            "TokenRevoked",
        ),
        Refusal::NotAllowedAccess => (
            StatusCode::FORBIDDEN,
            ErrorCode::NotAllowedAccess,
            "NotAllowedAccess",
        ),
        Refusal::IncorrectPassword => (
            StatusCode::UNAUTHORIZED,
            ErrorCode::IncorrectPassword,
            "Incorrect Password",
        ),
        Refusal::PasswordInvalid(_) => (
            StatusCode::UNPROCESSABLE_ENTITY,
            ErrorCode::PasswordInvalid,
            "PasswordInvalid",
        ),
        Refusal::SignUpDataTooLarge
        | Refusal::AddressInvalid
        | Refusal::DayOfBirthInFuture
        | Refusal::RangeTooLarge
        | Refusal::ClientSecretRequired
        | Refusal::CodeChallengeRequired => (
            StatusCode::UNPROCESSABLE_ENTITY,
            ErrorCode::ValidationFailed,
            "Validation Failed",
        ),
        Refusal::PasswordUnchanged => (
            StatusCode::UNAUTHORIZED,
            ErrorCode::PasswordCannotBeSameAsPreviousPassword,
            "Password cannot be same as previous password!",
        ),
        Refusal::LogoutTokenInvalid => (
            StatusCode::BAD_REQUEST,
            ErrorCode::BadRequest,
            "Bad Request",
        ),
        Refusal::FederatedUser => (
            StatusCode::BAD_REQUEST,
            ErrorCode::PasswordCannotBeChangedForExternalUser,
            "Password cannot be changed for external user",
        ),
        Refusal::LinkUsed => (
            StatusCode::UNAUTHORIZED,
            ErrorCode::TokenRevoked,
            "TokenRevoked",
        ),
        Refusal::ChallengeMissing => (
            StatusCode::UNAUTHORIZED,
            ErrorCode::OtpTokenIncorrectOrExpired,
            "Otp Token Incorrect or Expired",
        ),
        Refusal::OtpInvalid => (
            StatusCode::UNAUTHORIZED,
            ErrorCode::OtpInvalid,
            "Otp Invalid",
        ),
        Refusal::UserExists => (
            StatusCode::CONFLICT,
            ErrorCode::UserAlreadyExists,
            "User already exists",
        ),
        Refusal::CsrfCheckFailed => (StatusCode::FORBIDDEN, ErrorCode::Forbidden, "Forbidden"),
        Refusal::AuthorizationInvalid(why) => (StatusCode::BAD_REQUEST, ErrorCode::BadRequest, why),
        Refusal::SessionNotFound | Refusal::ActivityNotFound => {
            (StatusCode::NOT_FOUND, ErrorCode::NotFound, "Not Found")
        }
        Refusal::TooManyAttempts { .. } => (
            StatusCode::TOO_MANY_REQUESTS,
            ErrorCode::TooManyRequests,
            "Too Many Requests",
        ),
        Refusal::NotConfigured => (
            StatusCode::NOT_FOUND,
            ErrorCode::NotConfigured,
            "Not Configured",
        ),
        Refusal::ProviderFailed => (
            StatusCode::BAD_GATEWAY,
            ErrorCode::BadGateway,
            "Bad Gateway",
        ),
        Refusal::ProviderTimeout => (
            StatusCode::GATEWAY_TIMEOUT,
            ErrorCode::GatewayTimeout,
            "Gateway Timeout",
        ),
        Refusal::Saturated | Refusal::Unavailable => (
            StatusCode::SERVICE_UNAVAILABLE,
            ErrorCode::ServiceUnavailable,
            "Service Unavailable",
        ),
        Refusal::Internal(_) => (
            StatusCode::INTERNAL_SERVER_ERROR,
            ErrorCode::InternalServerError,
            "Internal Server Error",
        ),
    }
}

/// What is wrong with a request that is otherwise valid, in the form of a validation error.
fn detail(refusal: &Refusal) -> Option<ValidationDetail> {
    let (path, code, info) = match refusal {
        Refusal::PasswordInvalid(fault) => return Some(password_detail(*fault)),
        Refusal::SignUpDataTooLarge => return Some(sign_up_data_detail()),
        Refusal::ClientSecretRequired => (
            "",
            "required",
            serde_json::json!({"missingProperty": "client_secret"}),
        ),
        Refusal::CodeChallengeRequired => (
            "/code_challenge",
            "required",
            serde_json::json!({"missingProperty": "code_challenge"}),
        ),
        Refusal::DayOfBirthInFuture => ("/dob", "maximum", serde_json::json!({})),
        Refusal::AddressInvalid => ("/email", "format", serde_json::json!({})),
        Refusal::RangeTooLarge => ("/endDate", "maximum", serde_json::json!({"in": "query"})),
        _ => return None,
    };
    Some(ValidationDetail::new(
        path.to_owned(),
        code.to_owned(),
        refusal.to_string(),
        info,
    ))
}

/// `Retry-After` in seconds, rounded up, so that a client that waits this long is not early; 0 if the header is omitted.
fn retry_after(refusal: &Refusal) -> i32 {
    let wait = match refusal {
        Refusal::TooManyAttempts { retry_after } => *retry_after,
        Refusal::Saturated | Refusal::Unavailable => DEFAULT_RETRY_AFTER,
        _ => return 0,
    };
    let seconds = wait.as_secs() + u64::from(wait.subsec_nanos() > 0);
    i32::try_from(seconds).unwrap_or(i32::MAX)
}

fn envelope(status: StatusCode, code: ErrorCode, message: &str) -> ErrorResponse {
    ErrorResponse::new(ErrorBody {
        status_code: status.as_u16().into(),
        name: error_name(status).to_owned(),
        message: message.to_owned(),
        code,
        details: None,
    })
}

/// The rule that a new password violates, as a validation error.
fn password_detail(fault: PasswordFault) -> ValidationDetail {
    let (code, info) = match fault {
        PasswordFault::Missing => (
            "required",
            serde_json::json!({"missingProperty": "password"}),
        ),
        PasswordFault::TooShort { min_length } => {
            ("minLength", serde_json::json!({"minLength": min_length}))
        }
        PasswordFault::TooLong { max_bytes } => {
            ("maxLength", serde_json::json!({"maxLength": max_bytes}))
        }
        PasswordFault::Common => ("commonPassword", serde_json::json!({})),
        PasswordFault::Breached => ("breached", serde_json::json!({})),
        PasswordFault::OwnName => ("ownName", serde_json::json!({})),
    };
    ValidationDetail::new(
        "/password".to_owned(),
        code.to_owned(),
        fault.to_string(),
        info,
    )
}

fn sign_up_data_detail() -> ValidationDetail {
    ValidationDetail::new(
        "/data".to_owned(),
        "maxLength".to_owned(),
        format!("must be {SIGN_UP_DATA_BYTES} bytes at most, written as JSON"),
        serde_json::json!({"maxLength": SIGN_UP_DATA_BYTES}),
    )
}

#[cfg(test)]
mod tests;
