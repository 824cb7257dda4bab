//! Why a federated login failed: what the caller may know, and what the operator needs to know.

use std::fmt::{self, Display};

/// The maximum length of a fact, in characters.
const LONGEST_FACT: usize = 120;

/// What a failure means for the response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// The login cannot be trusted, or the provider rejected it.
    Refused,
    /// The provider asks to retry later (408 and 429).
    NotNow,
    /// The provider is down, or its response is invalid.
    Broken,
    TooSlow,
    /// Too many logins of this kind are in progress here; nothing was checked.
    Busy,
}

/// The exchange with the provider in which a login failed.
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

/// A failure, with what helps to find its cause. `Display` writes one line for the log and the audit trail. It contains
/// no secret, code or token, and text from the provider is shortened and made printable.
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
        Self::new(FaultKind::NotNow, "the provider asks to retry later")
    }

    pub fn broken(why: &'static str) -> Self {
        Self::new(FaultKind::Broken, why)
    }

    pub fn too_slow() -> Self {
        Self::new(FaultKind::TooSlow, "the provider took too long")
    }

    pub fn busy() -> Self {
        Self::new(FaultKind::Busy, "too many requests at a time")
    }

    /// Adds a fact. The value may come from the provider or the browser, but must never be a secret, a code or a token.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Display) -> Self {
        self.facts.push((name, printable(&value.to_string())));
        self
    }

    /// Adds the expected and the received value.
    #[must_use]
    pub fn expected(self, expected: impl Display, came: impl Display) -> Self {
        self.with("expected", expected).with("came", came)
    }

    /// Sets the stage. The first call wins, because it is the innermost.
    #[must_use]
    pub fn at(mut self, stage: Stage) -> Self {
        self.stage.get_or_insert(stage);
        self
    }

    /// Changes the kind.
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

/// Makes foreign text safe to print: short, on one line, and without characters that a terminal or a reader could
/// misinterpret.
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
        let fault = Fault::refused("the provider rejected the request")
            .with("error", "a\u{1b}[31m\r\nb\u{202e}c")
            .with("long", "x".repeat(4000))
            .at(Stage::TokenEndpoint)
            .at(Stage::Callback);
        let said = fault.to_string();
        assert!(
            said.starts_with(
                "token endpoint: the provider rejected the request (error=a?[31m??b?c, long=xxx"
            ),
            "{said}"
        );
        assert!(said.ends_with("...)") && said.len() < 250, "{said}");
        assert_eq!(fault.fact("error"), Some("a?[31m??b?c"));
    }
}
