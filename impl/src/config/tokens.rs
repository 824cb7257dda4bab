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
    /// At least 32 bytes: signs with HS256, as the reference does
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
    /// Both kinds of key at once, or a secret that is too short to be one (RFC 7518 section 3.2).
    pub fn check(&self) -> Result<(), BadSetting> {
        if self.jwt_secret.is_some() && self.jwt_private_key.is_some() {
            return Err(BadSetting::new(
                "JWT_PRIVATE_KEY",
                "JWT_SECRET is set as well; only one key can sign",
            ));
        }
        match &self.jwt_secret {
            Some(secret) if secret.expose_secret().len() < 32 => Err(BadSetting::new(
                "JWT_SECRET",
                "at least 32 bytes are needed",
            )),
            _ => Ok(()),
        }
    }
}
