//! What the service has to say, and to whom.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A mail that waits in the outbox: encrypted, for it may carry a code or a link.
#[derive(Clone, Serialize, Deserialize)]
pub struct Letter {
    /// Nobody for a decoy: it goes the whole way, so that the work for an unknown name is that for a known one, and is not
    /// delivered.
    pub to: Option<String>,
    /// The reader's language tag, if known.
    pub locale: Option<String>,
    pub message: Message,
}

/// One for each template.
#[derive(Clone, Serialize, Deserialize)]
#[serde(tag = "name", rename_all = "kebab-case")]
pub enum Message {
    /// Six digits that log in, or complete a login.
    OneTimeCode {
        code: String,
        minutes: u64,
    },
    /// Sets a new password.
    ResetLink {
        url: String,
        minutes: u64,
    },
    /// Creates an account.
    SignUpLink {
        url: String,
        minutes: u64,
    },
    /// To who asks for an account and has one.
    AlreadyRegistered,
    PasswordChanged,
    AuthenticatorAdded,
    /// From now on the account also opens to somebody at a provider.
    IdentityLinked {
        provider: String,
    },
    /// An administrator took the second factor away.
    FactorsReset,
    RecoveryCodesMade,
    RecoveryCodeUsed {
        left: u64,
    },
    /// To the old address.
    AddressChanged,
    /// Somebody typed so many wrong passwords or codes that the account is locked for a while.
    LockedOut,
    /// ... so many in a row that the password is off until it is reset.
    PasswordOff,
}

impl fmt::Debug for Letter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Letter(..)")
    }
}

impl fmt::Debug for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Message(..)")
    }
}
