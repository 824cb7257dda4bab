//! The only place that assigns statuses, codes and challenges to the faults of `/oauth2`.

use auth_api::{
    RefuseOAuth,
    models::{OAuthError, OAuthErrorCode},
};
use http::StatusCode;
use swagger::ApiError;

use crate::{
    api::refusal::ErrorReply,
    domain::{oauth::fault::Fault, refusal::Refusal},
};

/// The response of an operation whose errors have the form of RFC 6749.
pub(super) fn respond<R: RefuseOAuth>(outcome: Result<R, Fault>) -> Result<R, ApiError> {
    outcome.or_else(|fault| {
        let description = fault.to_string();
        let (status, error, challenge) = presentation(&fault);
        let (status, description, retry_after) = match fault {
            Fault::Refused(refusal) => {
                let reply = ErrorReply::from(refusal);
                // A refusal that has no counterpart in RFC 6749 is an invalid grant.
                let status = match reply.status {
                    StatusCode::NOT_FOUND
                    | StatusCode::TOO_MANY_REQUESTS
                    | StatusCode::SERVICE_UNAVAILABLE => reply.status,
                    StatusCode::INTERNAL_SERVER_ERROR => return Err(ApiError(description)),
                    _ => status,
                };
                (status, reply.body.error.message, reply.retry_after)
            }
            _ => (status, description, 0),
        };
        let body = OAuthError {
            error,
            error_description: Some(description),
        };
        R::refuse(status.as_u16(), body, retry_after, challenge)
            .ok_or_else(|| ApiError(format!("{status} is not documented")))
    })
}

/// Tokens that are bound to a key need another scheme (RFC 9449 section 7.1).
const DPOP: &str = "DPoP algs=\"PS256 ES256 EdDSA\"";

fn presentation(fault: &Fault) -> (StatusCode, OAuthErrorCode, Option<String>) {
    use OAuthErrorCode as Code;
    let bad = |code| (StatusCode::BAD_REQUEST, code, None);
    match fault {
        Fault::InvalidRequest(_) => bad(Code::InvalidRequest),
        Fault::Authorization(error) => bad(error.code.parse().unwrap_or(Code::InvalidRequest)),
        Fault::InvalidClient => (
            StatusCode::UNAUTHORIZED,
            Code::InvalidClient,
            Some("Basic realm=\"oauth2\"".to_owned()),
        ),
        Fault::InvalidGrant(_) => bad(Code::InvalidGrant),
        Fault::UnauthorizedClient(_) => bad(Code::UnauthorizedClient),
        Fault::UnsupportedGrantType => bad(Code::UnsupportedGrantType),
        Fault::InvalidScope(_) => bad(Code::InvalidScope),
        Fault::TokenMissing => (
            StatusCode::UNAUTHORIZED,
            Code::InvalidRequest,
            Some(format!("Bearer, {DPOP}")),
        ),
        Fault::InvalidToken(why) => (
            StatusCode::UNAUTHORIZED,
            Code::InvalidToken,
            Some(format!(
                "{}, {DPOP}",
                bearer_challenge("invalid_token", why)
            )),
        ),
        Fault::InvalidBoundToken(why) => bound(Code::InvalidToken, why),
        Fault::InvalidProofOfToken(why) => bound(Code::InvalidDpopProof, why),
        Fault::InsufficientScope(scope) => (
            StatusCode::FORBIDDEN,
            Code::InsufficientScope,
            Some(format!(
                "{}, scope=\"{scope}\"",
                bearer_challenge("insufficient_scope", &fault.to_string())
            )),
        ),
        Fault::InvalidDpopProof(_) => bad(Code::InvalidDpopProof),
        Fault::AuthorizationPending => bad(Code::AuthorizationPending),
        Fault::SlowDown => bad(Code::SlowDown),
        Fault::AccessDenied => bad(Code::AccessDenied),
        Fault::ExpiredToken => bad(Code::ExpiredToken),
        Fault::Refused(refusal) => refused(refusal),
    }
}

/// Of a token that is bound to a key (RFC 9449 section 7.1).
fn bound(code: OAuthErrorCode, why: &str) -> (StatusCode, OAuthErrorCode, Option<String>) {
    let challenge = format!(
        "Bearer, {DPOP}, {}",
        error_parameters(&code.to_string(), why)
    );
    (StatusCode::UNAUTHORIZED, code, Some(challenge))
}

fn refused(refusal: &Refusal) -> (StatusCode, OAuthErrorCode, Option<String>) {
    let code = match refusal {
        Refusal::TooManyAttempts { .. } | Refusal::Unavailable | Refusal::Saturated => {
            OAuthErrorCode::TemporarilyUnavailable
        }
        Refusal::NotConfigured => OAuthErrorCode::InvalidRequest,
        _ => OAuthErrorCode::InvalidGrant,
    };
    (StatusCode::BAD_REQUEST, code, None)
}

fn bearer_challenge(error: &str, description: &str) -> String {
    format!("Bearer {}", error_parameters(error, description))
}

/// RFC 6750 section 3, whose descriptions must not contain quotes and backslashes.
fn error_parameters(error: &str, description: &str) -> String {
    let description = description.replace(['"', '\\'], "'");
    format!("error=\"{error}\", error_description=\"{description}\"")
}
