//! Why a SAML response is rejected. Callers never learn the reason; the log and the audit trail do.

use chrono::{DateTime, SecondsFormat, Utc};

use crate::federation::Fault;

/// The reason for rejecting a response. Never contains a person's name, a key or decrypted text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SamlError {
    /// Not base64 of UTF-8 text.
    Encoding,
    Xml(&'static str),
    Limit(&'static str),
    /// A `Status` other than success (saml-core 3.2.2), as reported by the identity provider.
    Status {
        /// From the outermost to the innermost.
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
        /// How many of the known certificates have a key of this kind.
        fitting: usize,
        known: usize,
    },
    Time {
        /// For example `NotOnOrAfter of Conditions`.
        what: &'static str,
        bound: String,
        now: DateTime<Utc>,
    },
    /// Missing, empty or repeated.
    Missing(&'static str),
    NotATime(&'static str),
    /// Unknown conditions are not met (saml-core 2.5.1.1).
    Condition(String),
    TransientName,
}

impl From<SamlError> for Fault {
    fn from(error: SamlError) -> Self {
        let shown = |text: Option<String>| text.unwrap_or_else(|| "nothing".to_owned());
        match error {
            SamlError::Encoding => Self::refused("not base64 of UTF-8 text"),
            SamlError::Xml(why) => Self::refused("invalid XML").with("cause", why),
            SamlError::Limit(what) => Self::refused("a limit is exceeded").with("limit", what),
            SamlError::Status { codes, message } => {
                let short = |code: &String| {
                    let short = code.strip_prefix("urn:oasis:names:tc:SAML:2.0:status:");
                    short.unwrap_or(code).to_owned()
                };
                let codes: Vec<_> = codes.iter().map(short).collect();
                Self::refused("the identity provider reports an error")
                    .with("status", codes.join(" "))
                    .with("message", shown(message))
            }
            SamlError::Structure(why) => Self::refused(why),
            SamlError::Mismatch {
                what,
                expected,
                came,
            } => Self::refused("unexpected value")
                .with("what", what)
                .expected(expected, shown(came)),
            SamlError::Algorithm { what, came } => Self::refused("an algorithm is not allowed")
                .with("what", what)
                .with("algorithm", shown(came)),
            SamlError::Decryption(why) => {
                Self::refused("the assertion cannot be decrypted").with("cause", why)
            }
            SamlError::Signature {
                method,
                fitting,
                known,
            } => Self::refused("the signature matches no certificate of the identity provider")
                .with("signature", method)
                .with("certificates", known)
                .with("certificates for this kind of signature", fitting),
            SamlError::Time { what, bound, now } => Self::refused("not valid at this time")
                .with("what", what)
                .with("bound", bound)
                .with("now", now.to_rfc3339_opts(SecondsFormat::Secs, true)),
            SamlError::Missing(what) => {
                Self::refused("something is missing, empty or repeated").with("what", what)
            }
            SamlError::NotATime(what) => {
                Self::refused("a time is not an xs:dateTime with a time zone").with("what", what)
            }
            SamlError::Condition(name) => {
                Self::refused("unknown condition").with("condition", name)
            }
            SamlError::TransientName => Self::refused(
                "the NameID is transient, so the same person would be someone else at the next login; configure a persistent one at the identity provider",
            ),
        }
    }
}
