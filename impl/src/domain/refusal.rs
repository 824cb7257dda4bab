//! Everything that the rules can refuse, named after the case. `api/refusal.rs` gives each its status and message.

use std::time::Duration;

use crate::store::{Error, outage};

/// A refusal by the rules. One enum, not one for each area: the operations share most of the cases (a client check, a user
/// check, a token check), and the caller is to see the same answer wherever a case occurs.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    #[error("the client is unknown, or its secret is wrong, or the user may not use it")]
    ClientInvalid,
    #[error("the user may use no client at all")]
    ClientUserMissing,
    #[error("the name, the password or the code is wrong")]
    InvalidCredentials,
    #[error("the membership is not active yet")]
    UserNotActiveYet,
    #[error("the membership is inactive, rejected or missing")]
    UserInactive,
    #[error("a second factor is due")]
    UserVerificationFailed,
    #[error("the code is past its end")]
    CodeExpired,
    #[error("the refresh token or link is unknown or past its end")]
    TokenExpired,
    #[error("the tokens do not belong together")]
    TokenInvalid,
    #[error("there is no refresh token in the body")]
    TokenMissing,
    #[error("there is no bearer token")]
    BearerMissing,
    #[error("the bearer token is not a valid access token")]
    BearerExpired,
    #[error("the bearer token is revoked")]
    BearerRevoked,
    #[error("the user named is another one")]
    NotAllowedAccess,
    #[error("the old password is wrong")]
    IncorrectPassword,
    #[error("the new password is missing or breaks the rules: {0}")]
    PasswordInvalid(PasswordFault),
    #[error("the data of a sign-up are too large")]
    SignUpDataTooLarge,
    #[error("the day of birth is in the future")]
    DayOfBirthToCome,
    #[error("no mail can reach the address")]
    AddressInvalid,
    #[error("the client wants its codes bound to a challenge")]
    CodeChallengeDemanded,
    #[error("the new password is the old one")]
    PasswordUnchanged,
    #[error("the account has no password of ours")]
    ExternalUser,
    #[error("the link is used up")]
    LinkUsed,
    #[error("there is no challenge for a code, or it has ended")]
    ChallengeMissing,
    #[error("the one-time code is wrong")]
    OtpInvalid,
    #[error("the account exists already")]
    UserExists,
    #[error("the request does not come from a page of ours")]
    ForeignPage,
    #[error("there is no such session")]
    SessionNotFound,
    #[error("too many attempts")]
    TooManyAttempts { retry_after: Duration },
    #[error("the operation is switched off or not configured")]
    NotConfigured,
    #[error("the logout token is not to be trusted")]
    LogoutTokenInvalid,
    #[error("the identity provider cannot be reached or does not make sense")]
    ProviderBroken,
    #[error("the identity provider took too long")]
    ProviderTooSlow,
    #[error("all threads for hashing or for signatures are busy")]
    Saturated,
    #[error("the database cannot be used")]
    Unavailable,
    #[error("an internal fault: {0}")]
    Internal(String),
}

/// Which rule a new password breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PasswordFault {
    #[error("it is missing")]
    Missing,
    #[error("it is too short")]
    TooShort,
    #[error("it is too long")]
    TooLong,
    #[error("it is a common one")]
    Common,
    #[error("it is in a list of breached passwords")]
    Breached,
    #[error("it is hardly more than the name, the address or the name of the service")]
    OwnName,
}

impl Refusal {
    /// A fault of ours. The text reaches the log and never a caller, and must hold no secret.
    pub fn internal(what: impl std::fmt::Display) -> Self {
        Self::Internal(what.to_string())
    }

    /// Logs why work in the background failed, save an outage: its cause is in the log already, and the work is tried again
    /// every second.
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
