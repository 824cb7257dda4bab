//! The settings: one struct per concern; each field names its flag, environment variable and default.
//!
//! A flag wins over the environment, that over `.env` in the working directory, that over the default. A value that makes
//! no sense stops the start with a message that names the setting and never repeats a secret.

mod database;
mod federation;
mod listen;
mod log;
mod login;
mod mail;
mod passwords;
mod recovery;
mod sign_up;
mod tokens;
pub(crate) mod url_parts;
mod web;

pub use database::{
    Database, DatabaseSettings, Location, PostgresServer, SqliteFile, SslMode, TlsParameters,
};
pub use federation::{
    AppleSettings, AzureSettings, CognitoSettings, FacebookSettings, FederationSettings,
    GoogleSettings, InstagramSettings, KeycloakSettings, SamlSettings, SocialSignUp,
};
pub use listen::{ListenSettings, Metrics};
pub use log::{LogFormat, LogSettings};
pub use login::{LoginSettings, SecondFactor, Switch};
pub use mail::MailSettings;
pub use passwords::PasswordSettings;
pub use recovery::RecoverySettings;
pub use sign_up::SignUpSettings;
pub use tokens::{TokenSettings, TokenType};
pub use web::WebSettings;

use std::{ops::RangeInclusive, time::Duration};

use clap::Args;
use secrecy::SecretString;

/// Everything that `auth-service serve` can be told.
#[derive(Args, Clone, Debug)]
pub struct Settings {
    #[command(flatten)]
    pub listen: ListenSettings,
    #[command(flatten)]
    pub database: DatabaseSettings,
    #[command(flatten)]
    pub tokens: TokenSettings,
    #[command(flatten)]
    pub passwords: PasswordSettings,
    #[command(flatten)]
    pub login: LoginSettings,
    #[command(flatten)]
    pub recovery: RecoverySettings,
    #[command(flatten)]
    pub sign_up: SignUpSettings,
    #[command(flatten)]
    pub mail: MailSettings,
    #[command(flatten)]
    pub federation: FederationSettings,
    #[command(flatten)]
    pub web: WebSettings,
}

impl Settings {
    /// `iss` of every token: JWT_ISSUER, or else the public URL.
    pub fn issuer(&self) -> String {
        let set = self.tokens.jwt_issuer.clone();
        set.unwrap_or_else(|| self.listen.public_url())
    }

    /// The settings' defaults, as if neither flags nor environment existed.
    ///
    /// # Panics
    /// Never: a unit test parses the defaults.
    pub fn defaults() -> Self {
        #[derive(clap::Parser)]
        #[command(no_binary_name = true)]
        struct Defaults {
            #[command(flatten)]
            settings: Settings,
        }
        use clap::{CommandFactory, FromArgMatches};
        let command = Defaults::command().mut_args(|argument| argument.env(None::<&str>));
        Defaults::from_arg_matches(&command.get_matches_from(Vec::<&str>::new()))
            .expect("the defaults parse")
            .settings
    }
}

/// A setting that was given but cannot be used. The text names the setting.
#[derive(Debug, thiserror::Error)]
#[error("{name}: {problem}")]
pub struct BadSetting {
    pub name: &'static str,
    pub problem: String,
}

impl BadSetting {
    pub fn new(name: &'static str, problem: impl Into<String>) -> Self {
        let problem = problem.into();
        Self { name, problem }
    }
}

/// A parser of whole numbers in a range, which says in words what it expects.
pub(crate) fn whole<T: TryFrom<u64> + 'static>(
    range: RangeInclusive<u64>,
) -> impl Fn(&str) -> Result<T, String> + Clone + Send + Sync + 'static {
    move |text| {
        let number = text.parse().ok().filter(|number| range.contains(number));
        let fitting = number.and_then(|number| T::try_from(number).ok());
        fitting.ok_or_else(|| {
            let (least, most) = (range.start(), range.end());
            format!("a whole number from {least} to {most} is expected")
        })
    }
}

/// Whole seconds, zero included.
fn seconds(text: &str) -> Result<Duration, String> {
    // A century: no sum with the present leaves the calendar.
    const LONGEST: u64 = 100 * 365 * 86400;
    match text.parse() {
        Ok(count) if count <= LONGEST => Ok(Duration::from_secs(count)),
        _ => Err("a whole number of seconds, a century at most, is expected".into()),
    }
}

fn positive_seconds(text: &str) -> Result<Duration, String> {
    match seconds(text)? {
        Duration::ZERO => Err("at least one second is expected".into()),
        some => Ok(some),
    }
}

/// A page that mailed links open. It may have a query, to which the token is added.
fn page_url(text: &str) -> Result<String, String> {
    let is_page = url::Url::parse(text)
        .is_ok_and(|url| matches!(url.scheme(), "http" | "https") && url.has_host());
    if is_page {
        Ok(text.to_owned())
    } else {
        Err("an http(s) URL is expected".into())
    }
}

fn secret(text: &str) -> Result<SecretString, std::convert::Infallible> {
    Ok(SecretString::from(text))
}

#[cfg(test)]
mod tests {
    #[test]
    fn defaults_parse() {
        let settings = super::Settings::defaults();
        assert_eq!(settings.listen.public_url(), "http://localhost:3000");
    }
}
