//! Why a login through a provider failed: what the caller may know, and what the operator has to know.

use std::fmt::{self, Display};

/// The longest value of a fact, in characters.
const LONGEST_FACT: usize = 120;

/// What a failure means for the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// The login is not to be trusted, or the provider rejected it.
    Refused,
    /// The provider asks to try again later (408 and 429).
    NotNow,
    /// The provider does not work, or its answer makes no sense.
    Broken,
    TooSlow,
    /// Too much of this kind is going on here; nothing was looked at.
    Busy,
}

/// In which exchange with the provider a login failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    Callback,
    Discovery,
    TokenEndpoint,
    KeySet,
    IdToken,
    Userinfo,
    Profile,
    Logout,
    LogoutToken,
    SamlMetadata,
    SamlRequest,
    SamlResponse,
}

impl Stage {
    fn name(self) -> &'static str {
        match self {
            Self::Callback => "callback",
            Self::Discovery => "discovery",
            Self::TokenEndpoint => "token endpoint",
            Self::KeySet => "key set",
            Self::IdToken => "id_token",
            Self::Userinfo => "userinfo",
            Self::Profile => "profile",
            Self::Logout => "logout",
            Self::LogoutToken => "logout token",
            Self::SamlMetadata => "SAML metadata",
            Self::SamlRequest => "SAML request",
            Self::SamlResponse => "SAML response",
        }
    }
}

/// A failure with everything that helps to find its cause. `Display` writes one line for the log and the audit trail, in
/// which no secret, code or token stands, and what a provider sent is short and printable.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct Fault {
    pub kind: FaultKind,
    why: &'static str,
    stage: Option<Stage>,
    facts: Vec<(&'static str, String)>,
}

impl Fault {
    fn new(kind: FaultKind, why: &'static str) -> Self {
        Self {
            kind,
            why,
            stage: None,
            facts: Vec::new(),
        }
    }

    pub fn refused(why: &'static str) -> Self {
        Self::new(FaultKind::Refused, why)
    }

    pub fn not_now() -> Self {
        Self::new(FaultKind::NotNow, "the provider asks to try again later")
    }

    pub fn broken(why: &'static str) -> Self {
        Self::new(FaultKind::Broken, why)
    }

    pub fn too_slow() -> Self {
        Self::new(FaultKind::TooSlow, "the provider took too long")
    }

    pub fn busy() -> Self {
        Self::new(FaultKind::Busy, "too many at a time")
    }

    /// Adds what was seen. The value may come from the provider or from the browser, but must never be a secret, a code or
    /// a token.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Display) -> Self {
        self.facts.push((name, printable(&value.to_string())));
        self
    }

    /// Adds what was expected beside what came.
    #[must_use]
    pub fn expected(self, expected: impl Display, came: impl Display) -> Self {
        self.with("expected", expected).with("came", came)
    }

    /// Names the exchange. The one that is named first stays: it is the innermost.
    #[must_use]
    pub fn at(mut self, stage: Stage) -> Self {
        self.stage.get_or_insert(stage);
        self
    }

    /// The same, of another kind.
    #[must_use]
    pub fn of_kind(mut self, kind: FaultKind) -> Self {
        self.kind = kind;
        self
    }

    /// The value of a fact.
    pub fn fact(&self, name: &str) -> Option<&str> {
        let mut facts = self.facts.iter();
        facts.find_map(|(known, value)| (*known == name).then_some(value.as_str()))
    }
}

impl Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(stage) = self.stage {
            write!(f, "{}: ", stage.name())?;
        }
        f.write_str(self.why)?;
        for (number, (name, value)) in self.facts.iter().enumerate() {
            let before = if number == 0 { " (" } else { ", " };
            write!(f, "{before}{name}={value}")?;
        }
        if !self.facts.is_empty() {
            f.write_str(")")?;
        }
        Ok(())
    }
}

/// Text of somebody else's, made harmless: short, on one line, and without characters that a terminal or a reader could take
/// for something else.
pub fn printable(text: &str) -> String {
    let harmless = |c: char| match c {
        ' '..='~' => c,
        _ if c.is_alphanumeric() => c,
        _ => '?',
    };
    let mut short: String = text.chars().take(LONGEST_FACT).map(harmless).collect();
    if text.chars().nth(LONGEST_FACT).is_some() {
        short.push_str("...");
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_is_one_short_printable_line() {
        let fault = Fault::refused("the provider refused")
            .with("error", "a\u{1b}[31m\r\nb\u{202e}c")
            .with("long", "x".repeat(4000))
            .at(Stage::TokenEndpoint)
            .at(Stage::Callback);
        let said = fault.to_string();
        assert!(
            said.starts_with("token endpoint: the provider refused (error=a?[31m??b?c, long=xxx"),
            "{said}"
        );
        assert!(said.ends_with("...)") && said.len() < 250, "{said}");
        assert_eq!(fault.fact("error"), Some("a?[31m??b?c"));
    }
}
