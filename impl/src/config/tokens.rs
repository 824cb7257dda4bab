use clap::{Args, ValueEnum};
use secrecy::{ExposeSecret, SecretString};

use super::{BadSetting, secret};

/// How access tokens are signed.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Tokens")]
pub struct TokenSettings {
    /// `iss` of every token [default: PUBLIC_URL]
    #[arg(long, env = "JWT_ISSUER")]
    pub jwt_issuer: Option<String>,
    /// At least 32 bytes, not a few characters over and over: signs with HS256, as the reference does
    #[arg(long, env = "JWT_SECRET", hide_env_values = true, value_parser = secret)]
    pub jwt_secret: Option<SecretString>,
    /// PEM of an RSA, P-256 or Ed25519 key: signs with RS256, ES256 or EdDSA
    /// [default: an ES256 key made at the first start and kept, encrypted, in the database]
    #[arg(long, env = "JWT_PRIVATE_KEY", hide_env_values = true, value_parser = secret)]
    pub jwt_private_key: Option<SecretString>,
    /// `typ` in the header of access tokens: `JWT` where a verifier refuses `at+jwt`, as Spring Security does by default
    #[arg(long, env = "JWT_TYP", value_enum, default_value = "at+jwt")]
    pub jwt_typ: TokenType,
}

/// The `typ` of an access token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum TokenType {
    /// RFC 9068: nothing else can be taken for an access token.
    #[value(name = "at+jwt")]
    AccessToken,
    /// Any token of RFC 7519.
    #[value(name = "JWT")]
    Jwt,
}

impl TokenType {
    /// As it stands in the header.
    pub fn name(self) -> &'static str {
        match self {
            Self::AccessToken => "at+jwt",
            Self::Jwt => "JWT",
        }
    }
}

impl TokenSettings {
    /// # Errors
    /// Both kinds of key at once, or a secret that is too short (RFC 7518 section 3.2) or too even to be one.
    pub fn check(&self) -> Result<(), BadSetting> {
        if self.jwt_secret.is_some() && self.jwt_private_key.is_some() {
            return Err(BadSetting::new(
                "JWT_PRIVATE_KEY",
                "JWT_SECRET is set as well; only one key can sign",
            ));
        }
        let secret = self.jwt_secret.as_ref().map(ExposeSecret::expose_secret);
        match secret {
            Some(secret) if secret.len() < 32 => Err(BadSetting::new(
                "JWT_SECRET",
                "at least 32 bytes are needed",
            )),
            Some(secret) if is_even(secret.as_bytes()) => Err(BadSetting::new(
                "JWT_SECRET",
                "it is a few characters over and over and can be guessed: `openssl rand -base64 32` makes a good one",
            )),
            _ => Ok(()),
        }
    }
}

/// Whether a text is made of five characters or fewer, or repeats eight bytes or fewer: no random one is, not even one of
/// decimal digits (once in ten million times).
fn is_even(text: &[u8]) -> bool {
    const FEWEST_DIFFERENT: usize = 6;
    const LONGEST_REPEATED: usize = 8;
    let mut bytes = text.to_vec();
    bytes.sort_unstable();
    bytes.dedup();
    let repeats = |length: usize| text.iter().skip(length).eq(&text[..text.len() - length]);
    bytes.len() < FEWEST_DIFFERENT || (1..=LONGEST_REPEATED.min(text.len())).any(repeats)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_that_are_even() {
        for bad in [
            "x".repeat(32),
            "ab".repeat(20),
            "password".repeat(4),
            "12345678".repeat(5),
            "0101100".repeat(6),
        ] {
            assert!(is_even(bad.as_bytes()), "{bad}");
        }
        for good in [
            "9f86d081884c7d659a2feaa0c55ad015",
            "31415926535897932384626433832795",
            "a secret of thirty-two bytes, more or less",
        ] {
            assert!(!is_even(good.as_bytes()), "{good}");
        }
    }
}
