//! Why a SAML response is rejected. Answers to callers never say which case it was; the log and the audit trail do.

use chrono::{DateTime, SecondsFormat, Utc};

use crate::federation::Fault;

/// A reason to reject a response. It never holds the name of a person, a key or decrypted text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SamlError {
    /// It is not base64 of UTF-8 text.
    Encoding,
    Xml(&'static str),
    Limit(&'static str),
    /// `Status` other than success (saml-core 3.2.2): the identity provider's own words.
    Status {
        /// The codes, from the outermost to the innermost.
        codes: Vec<String>,
        message: Option<String>,
    },
    Structure(&'static str),
    Mismatch {
        what: &'static str,
        expected: String,
        came: Option<String>,
    },
    Algorithm {
        what: &'static str,
        came: Option<String>,
    },
    Decryption(&'static str),
    /// No certificate verifies the signature.
    Signature {
        /// RSA or ECDSA.
        method: &'static str,
        /// How many certificates have a key for it, of how many.
        fitting: usize,
        known: usize,
    },
    Time {
        /// For example `NotOnOrAfter of Conditions`.
        what: &'static str,
        bound: String,
        now: DateTime<Utc>,
    },
    /// Missing, empty or there more than once.
    Missing(&'static str),
    NotATime(&'static str),
    /// A condition that is not known is not met (saml-core 2.5.1.1).
    Condition(String),
    TransientName,
}

impl From<SamlError> for Fault {
    fn from(error: SamlError) -> Self {
        let shown = |text: Option<String>| text.unwrap_or_else(|| "nothing".to_owned());
        match error {
            SamlError::Encoding => Self::refused("it is not base64 of UTF-8 text"),
            SamlError::Xml(why) => Self::refused("it cannot be read as XML").with("cause", why),
            SamlError::Limit(what) => Self::refused("it exceeds a limit").with("limit", what),
            SamlError::Status { codes, message } => {
                let short = |code: &String| {
                    let short = code.strip_prefix("urn:oasis:names:tc:SAML:2.0:status:");
                    short.unwrap_or(code).to_owned()
                };
                let codes: Vec<_> = codes.iter().map(short).collect();
                Self::refused("the identity provider reports no success")
                    .with("status", codes.join(" "))
                    .with("message", shown(message))
            }
            SamlError::Structure(why) => Self::refused(why),
            SamlError::Mismatch {
                what,
                expected,
                came,
            } => Self::refused("it does not fit")
                .with("what", what)
                .expected(expected, shown(came)),
            SamlError::Algorithm { what, came } => Self::refused("an algorithm is not accepted")
                .with("what", what)
                .with("algorithm", shown(came)),
            SamlError::Decryption(why) => {
                Self::refused("the assertion cannot be decrypted").with("cause", why)
            }
            SamlError::Signature {
                method,
                fitting,
                known,
            } => Self::refused("no signing certificate of the identity provider verifies it")
                .with("signature", method)
                .with("certificates", known)
                .with("certificates for this kind of signature", fitting),
            SamlError::Time { what, bound, now } => Self::refused("it is not valid at this time")
                .with("what", what)
                .with("bound", bound)
                .with("now", now.to_rfc3339_opts(SecondsFormat::Secs, true)),
            SamlError::Missing(what) => {
                Self::refused("something is missing, empty or there more than once")
                    .with("what", what)
            }
            SamlError::NotATime(what) => {
                Self::refused("a time is not an xs:dateTime with a time zone").with("what", what)
            }
            SamlError::Condition(name) => {
                Self::refused("a condition is not known").with("condition", name)
            }
            SamlError::TransientName => Self::refused(
                "the NameID is transient, so the same person would be somebody else at the next login: configure a persistent one at the identity provider",
            ),
        }
    }
}
