//! What each refusal of the rules looks like outside: the one place that names statuses and messages.

use std::time::Duration;

use auth_api::models::{ErrorBody, ErrorCode, ErrorResponse, ValidationDetail};

use crate::{
    domain::{PasswordFault, Refusal, SIGN_UP_DATA_BYTES},
    edge::envelope::error_name,
    repeated,
};

/// The statuses with which a handler refuses, named as in the generated response enums.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    BadRequest,
    Unauthorized,
    Forbidden,
    NotFound,
    Conflict,
    UnprocessableEntity,
    TooManyRequests,
    InternalServerError,
    BadGateway,
    ServiceUnavailable,
    GatewayTimeout,
}

impl Status {
    fn code(self) -> http::StatusCode {
        match self {
            Self::BadRequest => http::StatusCode::BAD_REQUEST,
            Self::Unauthorized => http::StatusCode::UNAUTHORIZED,
            Self::Forbidden => http::StatusCode::FORBIDDEN,
            Self::NotFound => http::StatusCode::NOT_FOUND,
            Self::Conflict => http::StatusCode::CONFLICT,
            Self::UnprocessableEntity => http::StatusCode::UNPROCESSABLE_ENTITY,
            Self::TooManyRequests => http::StatusCode::TOO_MANY_REQUESTS,
            Self::InternalServerError => http::StatusCode::INTERNAL_SERVER_ERROR,
            Self::BadGateway => http::StatusCode::BAD_GATEWAY,
            Self::GatewayTimeout => http::StatusCode::GATEWAY_TIMEOUT,
            Self::ServiceUnavailable => http::StatusCode::SERVICE_UNAVAILABLE,
        }
    }
}

/// A refusal as a caller sees it.
#[derive(Debug)]
pub struct Refused {
    pub status: Status,
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
            && repeated::is_due("a request failed", "")
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
            Refusal::AddressInvalid => Some(vec![ValidationDetail::new(
                "/email".to_owned(),
                "format".to_owned(),
                refusal.to_string(),
                serde_json::json!({}),
            )]),
            _ => None,
        };
        let (status, code, message) = match refusal {
            Refusal::ClientInvalid => (Status::Unauthorized, Code::ClientInvalid, "Client Invalid"),
            Refusal::ClientUserMissing => (
                Status::UnprocessableEntity,
                Code::ClientUserMissing,
                "Client User Missing",
            ),
            Refusal::InvalidCredentials => (
                Status::Unauthorized,
                Code::InvalidCredentials,
                "Invalid Credentials",
            ),
            Refusal::UserNotActiveYet => (
                Status::BadRequest,
                Code::UserNotActiveYet,
                "User not active yet",
            ),
            Refusal::UserInactive => (Status::Unauthorized, Code::UserInactive, "UserInactive"),
            Refusal::UserVerificationFailed => (
                Status::Unauthorized,
                Code::UserVerificationFailed,
                "User Verification Failed",
            ),
            Refusal::CodeExpired => (Status::Unauthorized, Code::CodeExpired, "Code Expired"),
            Refusal::TokenExpired => (Status::Unauthorized, Code::TokenExpired, "Token Expired"),
            Refusal::TokenInvalid => (Status::Unauthorized, Code::TokenInvalid, "Token Invalid"),
            Refusal::TokenMissing => (
                Status::UnprocessableEntity,
                Code::TokenMissing,
                "TokenMissing",
            ),
            Refusal::BearerMissing => (Status::Unauthorized, Code::Unauthorized, "Unauthorized"),
            Refusal::BearerExpired => (Status::Unauthorized, Code::TokenExpired, "TokenExpired"),
            Refusal::BearerRevoked => (Status::Unauthorized, Code::TokenRevoked, "TokenRevoked"),
            Refusal::NotAllowedAccess => (
                Status::Forbidden,
                Code::NotAllowedAccess,
                "NotAllowedAccess",
            ),
            Refusal::IncorrectPassword => (
                Status::Unauthorized,
                Code::IncorrectPassword,
                "Incorrect Password",
            ),
            Refusal::PasswordInvalid(_) => (
                Status::UnprocessableEntity,
                Code::PasswordInvalid,
                "PasswordInvalid",
            ),
            Refusal::SignUpDataTooLarge
            | Refusal::AddressInvalid
            | Refusal::CodeChallengeDemanded => (
                Status::UnprocessableEntity,
                Code::ValidationFailed,
                "Validation Failed",
            ),
            Refusal::PasswordUnchanged => (
                Status::Unauthorized,
                Code::PasswordCannotBeSameAsPreviousPassword,
                "Password cannot be same as previous password!",
            ),
            Refusal::LogoutTokenInvalid => (Status::BadRequest, Code::BadRequest, "Bad Request"),
            Refusal::ExternalUser => (
                Status::BadRequest,
                Code::PasswordCannotBeChangedForExternalUser,
                "Password cannot be changed for external user",
            ),
            Refusal::LinkUsed => (Status::Unauthorized, Code::TokenRevoked, "TokenRevoked"),
            Refusal::ChallengeMissing => (
                Status::Unauthorized,
                Code::OtpTokenIncorrectOrExpired,
                "Otp Token Incorrect or Expired",
            ),
            Refusal::OtpInvalid => (Status::Unauthorized, Code::OtpInvalid, "Otp Invalid"),
            Refusal::UserExists => (
                Status::Conflict,
                Code::UserAlreadyExists,
                "User already exists",
            ),
            Refusal::ForeignPage => (Status::Forbidden, Code::Forbidden, "Forbidden"),
            Refusal::SessionNotFound => (Status::NotFound, Code::NotFound, "Not Found"),
            Refusal::TooManyAttempts { .. } => (
                Status::TooManyRequests,
                Code::TooManyRequests,
                "Too Many Requests",
            ),
            Refusal::NotConfigured => (Status::NotFound, Code::NotConfigured, "Not Configured"),
            Refusal::ProviderBroken => (Status::BadGateway, Code::BadGateway, "Bad Gateway"),
            Refusal::ProviderTooSlow => (
                Status::GatewayTimeout,
                Code::GatewayTimeout,
                "Gateway Timeout",
            ),
            Refusal::Saturated | Refusal::Unavailable => (
                Status::ServiceUnavailable,
                Code::ServiceUnavailable,
                "Service Unavailable",
            ),
            Refusal::Internal(_) => (
                Status::InternalServerError,
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

fn envelope(status: Status, code: ErrorCode, message: &str) -> ErrorResponse {
    let status = status.code();
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

/// What an operation answers that this installation does not offer.
pub fn not_configured() -> ErrorResponse {
    Refused::from(Refusal::NotConfigured).body
}

/// Rounded up: who waits as told must not be early.
fn whole_seconds(wait: Duration) -> i32 {
    let seconds = wait.as_secs() + u64::from(wait.subsec_nanos() > 0);
    i32::try_from(seconds).unwrap_or(i32::MAX)
}

/// Turns a handler's outcome into an operation's generated response: `Ok` through the function, a refusal into the variant
/// that is called like its status. The list names the statuses that the operation can answer, `limited` adds 429; one that
/// is missing there is a fault of ours and becomes a 500.
#[macro_export]
macro_rules! respond {
    ($outcome:expr, $response:ident, $ok:expr, [$($status:ident),*] $(, $limited:ident)?) => {
        match $outcome {
            Ok(value) => Ok(($ok)(value)),
            Err(refusal) => {
                let refused = $crate::api::refusal::Refused::from(refusal);
                match refused.status {
                    $($crate::api::refusal::Status::$status => Ok($response::$status(refused.body)),)*
                    $($crate::respond!(@$limited) => Ok($response::TooManyRequests {
                        body: refused.body,
                        retry_after: refused.retry_after,
                    }),)?
                    $crate::api::refusal::Status::ServiceUnavailable => Ok($response::ServiceUnavailable {
                        body: refused.body,
                        retry_after: refused.retry_after,
                    }),
                    status => Err(swagger::ApiError(format!("{status:?} is not documented"))),
                }
            }
        }
    };
    (@limited) => { $crate::api::refusal::Status::TooManyRequests };
}
