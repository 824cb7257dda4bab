//! Why a request to `/oauth2` is refused: the errors of RFC 6749 section 5.2 and its extensions.

use crate::{
    domain::{oauth::request::RequestError, refusal::Refusal},
    store::Error,
};

/// The texts are for developers. They never contain anything of the request.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    #[error("{0}")]
    InvalidRequest(&'static str),
    /// An authorization request that is pushed and refused (RFC 9126 section 2.3).
    #[error("{0}")]
    Authorization(RequestError),
    /// The client is unknown or did not authenticate itself.
    #[error("unknown client, or its authentication failed")]
    InvalidClient,
    /// A code, refresh token or device code that is unknown, used, expired, or of another client.
    #[error("{0}")]
    InvalidGrant(&'static str),
    #[error("{0}")]
    UnauthorizedClient(&'static str),
    #[error("this grant type is not supported")]
    UnsupportedGrantType,
    #[error("{0}")]
    InvalidScope(&'static str),
    /// An access token that is missing (RFC 6750 section 3: no error code is then given).
    #[error("an access token is required")]
    TokenMissing,
    /// An access token that is not valid (RFC 6750 section 3.1).
    #[error("{0}")]
    InvalidToken(&'static str),
    /// A token that is bound to a key, without a proof of that key.
    #[error("{0}")]
    InvalidBoundToken(&'static str),
    #[error("the access token lacks the scope `{0}`")]
    InsufficientScope(&'static str),
    /// RFC 9449 section 5.
    #[error("{0}")]
    InvalidDpopProof(&'static str),
    /// The same where the proof comes with an access token (RFC 9449 section 7.1).
    #[error("{0}")]
    InvalidProofOfToken(&'static str),
    /// RFC 8628 section 3.5, like the next three.
    #[error("the user has not decided yet")]
    AuthorizationPending,
    #[error("the token request came too early")]
    SlowDown,
    #[error("the user has refused")]
    AccessDenied,
    #[error("the device code has expired")]
    ExpiredToken,
    /// What is not about OAuth: too many attempts, overload, an outage, an internal error.
    #[error(transparent)]
    Refused(Refusal),
}

impl From<Refusal> for Fault {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::AuthorizationInvalid(why) => Self::InvalidRequest(why),
            Refusal::ClientInvalid => Self::InvalidClient,
            Refusal::BearerMissing => Self::TokenMissing,
            Refusal::BearerExpired => {
                Self::InvalidToken("the access token has expired or is not valid")
            }
            Refusal::BearerRevoked => Self::InvalidToken("the access token has been revoked"),
            other => Self::Refused(other),
        }
    }
}

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        Refusal::from(error).into()
    }
}
