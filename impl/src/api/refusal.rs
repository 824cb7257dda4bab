//! What each refusal of the rules looks like outside: the one place that names statuses and messages.

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

/// A refusal as a caller sees it.
#[derive(Debug)]
pub struct Refused {
    pub status: StatusCode,
    pub body: ErrorResponse,
    /// Seconds, for `Retry-After`; 0 where the status has none.
    pub retry_after: i32,
}

/// How soon to try again where the rules cannot tell.
const SOON: Duration = Duration::from_secs(1);

impl From<Refusal> for Refused {
    fn from(refusal: Refusal) -> Self {
        use ErrorCode as Code;
        let wait = match &refusal {
            Refusal::TooManyAttempts { retry_after } => *retry_after,
            Refusal::Saturated | Refusal::Unavailable => SOON,
            _ => Duration::ZERO,
        };
        // The cause of an outage was logged where it was met.
        if let Refusal::Internal(_) = &refusal
            && log_throttle::should_log("a request failed", "")
        {
            tracing::error!(%refusal, "a request failed");
        }
        let details = match &refusal {
            Refusal::PasswordInvalid(fault) => Some(vec![password_detail(*fault)]),
            Refusal::SignUpDataTooLarge => Some(vec![sign_up_data_detail()]),
            Refusal::CodeChallengeDemanded => Some(vec![ValidationDetail::new(
                "/code_challenge".to_owned(),
                "required".to_owned(),
                refusal.to_string(),
                serde_json::json!({"missingProperty": "code_challenge"}),
            )]),
            Refusal::DayOfBirthToCome => Some(vec![ValidationDetail::new(
                "/dob".to_owned(),
                "maximum".to_owned(),
                refusal.to_string(),
                serde_json::json!({}),
            )]),
            Refusal::AddressInvalid => Some(vec![ValidationDetail::new(
                "/email".to_owned(),
                "format".to_owned(),
                refusal.to_string(),
                serde_json::json!({}),
            )]),
            _ => None,
        };
        let (status, code, message) = match refusal {
            Refusal::ClientInvalid => (
                StatusCode::UNAUTHORIZED,
                Code::ClientInvalid,
                "Client Invalid",
            ),
            Refusal::ClientUserMissing => (
                StatusCode::UNPROCESSABLE_ENTITY,
                Code::ClientUserMissing,
                "Client User Missing",
            ),
            Refusal::InvalidCredentials => (
                StatusCode::UNAUTHORIZED,
                Code::InvalidCredentials,
                "Invalid Credentials",
            ),
            Refusal::UserNotActiveYet => (
                StatusCode::BAD_REQUEST,
                Code::UserNotActiveYet,
                "User not active yet",
            ),
            Refusal::UserInactive => (StatusCode::UNAUTHORIZED, Code::UserInactive, "UserInactive"),
            Refusal::UserVerificationFailed => (
                StatusCode::UNAUTHORIZED,
                Code::UserVerificationFailed,
                "User Verification Failed",
            ),
            Refusal::CodeExpired => (StatusCode::UNAUTHORIZED, Code::CodeExpired, "Code Expired"),
            Refusal::TokenExpired => (
                StatusCode::UNAUTHORIZED,
                Code::TokenExpired,
                "Token Expired",
            ),
            Refusal::TokenInvalid => (
                StatusCode::UNAUTHORIZED,
                Code::TokenInvalid,
                "Token Invalid",
            ),
            Refusal::TokenMissing => (
                StatusCode::UNPROCESSABLE_ENTITY,
                Code::TokenMissing,
                "TokenMissing",
            ),
            Refusal::BearerMissing => {
                (StatusCode::UNAUTHORIZED, Code::Unauthorized, "Unauthorized")
            }
            Refusal::BearerExpired => {
                (StatusCode::UNAUTHORIZED, Code::TokenExpired, "TokenExpired")
            }
            Refusal::BearerRevoked => {
                (StatusCode::UNAUTHORIZED, Code::TokenRevoked, "TokenRevoked")
            }
            Refusal::NotAllowedAccess => (
                StatusCode::FORBIDDEN,
                Code::NotAllowedAccess,
                "NotAllowedAccess",
            ),
            Refusal::IncorrectPassword => (
                StatusCode::UNAUTHORIZED,
                Code::IncorrectPassword,
                "Incorrect Password",
            ),
            Refusal::PasswordInvalid(_) => (
                StatusCode::UNPROCESSABLE_ENTITY,
                Code::PasswordInvalid,
                "PasswordInvalid",
            ),
            Refusal::SignUpDataTooLarge
            | Refusal::AddressInvalid
            | Refusal::DayOfBirthToCome
            | Refusal::CodeChallengeDemanded => (
                StatusCode::UNPROCESSABLE_ENTITY,
                Code::ValidationFailed,
                "Validation Failed",
            ),
            Refusal::PasswordUnchanged => (
                StatusCode::UNAUTHORIZED,
                Code::PasswordCannotBeSameAsPreviousPassword,
                "Password cannot be same as previous password!",
            ),
            Refusal::LogoutTokenInvalid => {
                (StatusCode::BAD_REQUEST, Code::BadRequest, "Bad Request")
            }
            Refusal::ExternalUser => (
                StatusCode::BAD_REQUEST,
                Code::PasswordCannotBeChangedForExternalUser,
                "Password cannot be changed for external user",
            ),
            Refusal::LinkUsed => (StatusCode::UNAUTHORIZED, Code::TokenRevoked, "TokenRevoked"),
            Refusal::ChallengeMissing => (
                StatusCode::UNAUTHORIZED,
                Code::OtpTokenIncorrectOrExpired,
                "Otp Token Incorrect or Expired",
            ),
            Refusal::OtpInvalid => (StatusCode::UNAUTHORIZED, Code::OtpInvalid, "Otp Invalid"),
            Refusal::UserExists => (
                StatusCode::CONFLICT,
                Code::UserAlreadyExists,
                "User already exists",
            ),
            Refusal::ForeignPage => (StatusCode::FORBIDDEN, Code::Forbidden, "Forbidden"),
            Refusal::SessionNotFound => (StatusCode::NOT_FOUND, Code::NotFound, "Not Found"),
            Refusal::TooManyAttempts { .. } => (
                StatusCode::TOO_MANY_REQUESTS,
                Code::TooManyRequests,
                "Too Many Requests",
            ),
            Refusal::NotConfigured => {
                (StatusCode::NOT_FOUND, Code::NotConfigured, "Not Configured")
            }
            Refusal::ProviderBroken => (StatusCode::BAD_GATEWAY, Code::BadGateway, "Bad Gateway"),
            Refusal::ProviderTooSlow => (
                StatusCode::GATEWAY_TIMEOUT,
                Code::GatewayTimeout,
                "Gateway Timeout",
            ),
            Refusal::Saturated | Refusal::Unavailable => (
                StatusCode::SERVICE_UNAVAILABLE,
                Code::ServiceUnavailable,
                "Service Unavailable",
            ),
            Refusal::Internal(_) => (
                StatusCode::INTERNAL_SERVER_ERROR,
                Code::InternalServerError,
                "Internal Server Error",
            ),
        };
        let mut body = envelope(status, code, message);
        body.error.details = details;
        Self {
            status,
            body,
            retry_after: whole_seconds(wait),
        }
    }
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

/// Which rule a new password breaks, in the form of a validation error.
fn password_detail(fault: PasswordFault) -> ValidationDetail {
    let code = match fault {
        PasswordFault::Missing => "required",
        PasswordFault::TooShort => "minLength",
        PasswordFault::TooLong => "maxLength",
        PasswordFault::Common => "commonPassword",
        PasswordFault::Breached => "breached",
        PasswordFault::OwnName => "ownName",
    };
    ValidationDetail::new(
        "/password".to_owned(),
        code.to_owned(),
        fault.to_string(),
        serde_json::json!({}),
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

/// Rounded up: who waits as told must not be early.
fn whole_seconds(wait: Duration) -> i32 {
    let seconds = wait.as_secs() + u64::from(wait.subsec_nanos() > 0);
    i32::try_from(seconds).unwrap_or(i32::MAX)
}

#[cfg(test)]
mod tests;
