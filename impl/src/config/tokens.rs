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
    /// Secret of at least 32 bytes that signs with HS256, as the Node service does; repetitive values are rejected
    #[arg(long, env = "JWT_SECRET", hide_env_values = true, value_parser = secret)]
    pub jwt_secret: Option<SecretString>,
    /// PEM, or path of a PEM file, of an RSA, P-256 or Ed25519 private key that signs with RS256, ES256 or EdDSA
    /// [default: a key generated at first start and stored, encrypted, in the database]
    #[arg(long, env = "JWT_PRIVATE_KEY", hide_env_values = true, value_parser = secret)]
    pub jwt_private_key: Option<SecretString>,
    /// Passphrase of JWT_PRIVATE_KEY if that is encrypted, and of the Node service's keys in `jwt_keys`
    #[arg(long, env = "JWT_PRIVATE_KEY_PASSPHRASE", hide_env_values = true, value_parser = secret)]
    pub jwt_private_key_passphrase: Option<SecretString>,
    /// Algorithm that signs access tokens [default: that of JWT_SECRET or JWT_PRIVATE_KEY, otherwise ES256]
    #[arg(long, env = "JWT_ALGORITHM", value_enum)]
    pub jwt_algorithm: Option<JwtAlgorithm>,
    /// `typ` header of access tokens; use `JWT` for verifiers that reject `at+jwt`, as Spring Security does by default
    #[arg(long, env = "JWT_TYP", value_enum, default_value = "at+jwt")]
    pub jwt_typ: TokenType,
    /// Redis in which neighbours of the Node service look for public keys and revoked access tokens:
    /// redis://[[USER]:PASSWORD@]HOST[:PORT][/DATABASE], or rediss:// for TLS [default: none, and none is needed]
    #[arg(long, env = "REDIS_URL", hide_env_values = true, value_parser = secret)]
    pub redis_url: Option<SecretString>,
}

/// The algorithm of access tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum JwtAlgorithm {
    #[value(name = "ES256")]
    Es256,
    #[value(name = "RS256")]
    Rs256,
    #[value(name = "EdDSA")]
    EdDsa,
    #[value(name = "HS256")]
    Hs256,
}

impl JwtAlgorithm {
    /// The value of `alg`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Es256 => "ES256",
            Self::Rs256 => "RS256",
            Self::EdDsa => "EdDSA",
            Self::Hs256 => "HS256",
        }
    }
}

/// The `typ` of an access token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum TokenType {
    /// RFC 9068: no other token can be mistaken for an access token.
    #[value(name = "at+jwt")]
    AccessToken,
    /// Any RFC 7519 token.
    #[value(name = "JWT")]
    Jwt,
}

impl TokenType {
    /// The value in the header.
    pub fn name(self) -> &'static str {
        match self {
            Self::AccessToken => "at+jwt",
            Self::Jwt => "JWT",
        }
    }
}

impl TokenSettings {
    /// # Errors
    /// Both kinds of key at once, an algorithm that contradicts them, or a secret that is too short (RFC 7518 section
    /// 3.2) or too repetitive.
    pub fn check(&self) -> Result<(), BadSetting> {
        if self.jwt_secret.is_some() && self.jwt_private_key.is_some() {
            return Err(BadSetting::new(
                "JWT_PRIVATE_KEY",
                "JWT_SECRET is also set, but only one key can sign",
            ));
        }
        match (self.jwt_algorithm, &self.jwt_secret) {
            (Some(JwtAlgorithm::Hs256), None) => {
                return Err(BadSetting::new("JWT_ALGORITHM", "HS256 needs JWT_SECRET"));
            }
            (Some(other), Some(_)) if other != JwtAlgorithm::Hs256 => {
                return Err(BadSetting::new(
                    "JWT_ALGORITHM",
                    format!(
                        "JWT_SECRET is also set and signs with HS256, not with {}",
                        other.name()
                    ),
                ));
            }
            _ => {}
        }
        let secret = self.jwt_secret.as_ref().map(ExposeSecret::expose_secret);
        match secret {
            Some(secret) if secret.len() < 32 => {
                Err(BadSetting::new("JWT_SECRET", "expected at least 32 bytes"))
            }
            Some(secret) if is_repetitive(secret.as_bytes()) => Err(BadSetting::new(
                "JWT_SECRET",
                "too repetitive, so it can be guessed; generate one with `openssl rand -base64 32`",
            )),
            _ => Ok(()),
        }
    }
}

/// Whether the text consists of at most five different bytes, or repeats a block of at most eight. A random secret
/// never does: even one of decimal digits only with probability 10⁻⁷.
fn is_repetitive(text: &[u8]) -> bool {
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
            assert!(is_repetitive(bad.as_bytes()), "{bad}");
        }
        for good in [
            "9f86d081884c7d659a2feaa0c55ad015",
            "31415926535897932384626433832795",
            "a secret of thirty-two bytes, more or less",
        ] {
            assert!(!is_repetitive(good.as_bytes()), "{good}");
        }
    }
}
