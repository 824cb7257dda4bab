//! The mails of the service: recipient and content.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A mail in the outbox. It is stored encrypted, because it may contain a code or a link.
#[derive(Clone, Serialize, Deserialize)]
pub struct Letter {
    /// `None` for a decoy, which is processed like any other mail but not delivered, so that unknown and known names
    /// cost the same work.
    pub to: Option<String>,
    /// The recipient's language tag, if known.
    pub locale: Option<String>,
    pub message: Message,
}

/// One variant per template.
#[derive(Clone, Serialize, Deserialize)]
#[serde(tag = "name", rename_all = "kebab-case")]
pub enum Message {
    /// Six digits that log in or complete a login.
    OneTimeCode {
        code: String,
        minutes: u64,
    },
    /// Allows setting a new password.
    ResetLink {
        url: String,
        minutes: u64,
    },
    /// Allows creating an account.
    SignUpLink {
        url: String,
        minutes: u64,
    },
    /// Sent to someone who signs up with the address of an existing account.
    AlreadyRegistered,
    PasswordChanged,
    AuthenticatorAdded,
    /// A federated identity can now log in to the account as well.
    IdentityLinked {
        provider: String,
    },
    /// An administrator has removed the second factor.
    FactorsReset,
    RecoveryCodesMade,
    RecoveryCodeUsed {
        left: u64,
    },
    /// Sent to the old address.
    AddressChanged,
    /// The account is locked for a while after too many wrong passwords or codes.
    LockedOut,
    /// So many wrong passwords or codes in a row that the password is disabled until it is reset.
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
