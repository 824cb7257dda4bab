//! Every reason for which the rules refuse a request. `api/refusal.rs` maps each to its status and message.

use std::time::Duration;

use crate::store::{Error, outage};

/// Why a request is refused. One enum instead of one for each area: most operations share the client check, the user
/// check and the token checks, and a caller must see the same response wherever one of them fails.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    #[error("unknown client, wrong client secret, or a client that the user may not use")]
    ClientInvalid,
    #[error("the user may not use any client")]
    ClientUserMissing,
    #[error("wrong user name, password or code")]
    InvalidCredentials,
    #[error("the membership is not active yet")]
    UserNotActiveYet,
    #[error("the membership is inactive, rejected or missing")]
    UserInactive,
    #[error("a second factor is due")]
    UserVerificationFailed,
    #[error("the code has expired")]
    CodeExpired,
    #[error("the refresh token or link is unknown or has expired")]
    TokenExpired,
    #[error("the tokens do not belong to the same session")]
    TokenInvalid,
    #[error("the refresh token is missing")]
    TokenMissing,
    #[error("the bearer token is missing")]
    BearerMissing,
    #[error("the bearer token is not a valid access token")]
    BearerExpired,
    #[error("the bearer token was revoked")]
    BearerRevoked,
    #[error("the name or address is that of another user, or a permission is missing")]
    NotAllowedAccess,
    #[error("wrong current password")]
    IncorrectPassword,
    #[error("the new password {0}")]
    PasswordInvalid(PasswordFault),
    #[error("the data of the sign-up are too large")]
    SignUpDataTooLarge,
    #[error("the day of birth is in the future")]
    DayOfBirthInFuture,
    #[error("not a valid email address")]
    AddressInvalid,
    #[error("must have required property 'client_secret'")]
    ClientSecretRequired,
    #[error("the client requires a PKCE challenge")]
    CodeChallengeRequired,
    #[error("the new password equals the current one")]
    PasswordUnchanged,
    #[error("the account has no password at this service")]
    FederatedUser,
    #[error("the link was already used")]
    LinkUsed,
    #[error("no one-time code is expected, or it has expired")]
    ChallengeMissing,
    #[error("wrong one-time code")]
    OtpInvalid,
    #[error("the account exists already")]
    UserExists,
    #[error("the request was not sent by a page of this service")]
    CsrfCheckFailed,
    /// An authorization or logout request whose error cannot be sent to the client.
    #[error("{0}")]
    AuthorizationInvalid(&'static str),
    #[error("unknown session")]
    SessionNotFound,
    #[error("no such login activity in the caller's tenant")]
    ActivityNotFound,
    #[error("the range of time is too long, or holds too many users")]
    RangeTooLarge,
    #[error("too many attempts")]
    TooManyAttempts { retry_after: Duration },
    #[error("the operation is disabled or not configured")]
    NotConfigured,
    #[error("invalid logout token")]
    LogoutTokenInvalid,
    #[error("the identity provider cannot be reached or returned an invalid response")]
    ProviderFailed,
    #[error("the identity provider did not respond in time")]
    ProviderTimeout,
    /// The caller should try again in a moment.
    #[error(
        "the queue for password hashes or signatures is full, or the account was changed again and again meanwhile"
    )]
    Saturated,
    #[error("the database cannot be used")]
    Unavailable,
    #[error("internal error: {0}")]
    Internal(String),
}

/// The rule that a new password violates. The text says what the password must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PasswordFault {
    #[error("must be given")]
    Missing,
    #[error("must have at least {min_length} characters")]
    TooShort { min_length: usize },
    #[error("must have at most {max_bytes} bytes in UTF-8")]
    TooLong { max_bytes: usize },
    #[error("must not be a common password")]
    Common,
    #[error("must not be in the list of breached passwords")]
    Breached,
    #[error("must not resemble the user's names, the email address or the name of the service")]
    OwnName,
}

impl Refusal {
    /// An internal error. The text is logged and never sent to a caller; it must not contain a secret.
    pub fn internal(what: impl std::fmt::Display) -> Self {
        Self::Internal(what.to_string())
    }

    /// Logs why background work failed. Outages are logged where they are detected, so they appear here at debug level
    /// only; the work is retried every second.
    pub(crate) fn log(&self, work: &str) {
        match self {
            Self::Unavailable => tracing::debug!("{work}: {self}"),
            _ => tracing::error!("{work}: {self}"),
        }
    }
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        if outage::is_outage(&error) {
            outage::log(&error);
            Self::Unavailable
        } else {
            Self::internal(error)
        }
    }
}
