//! The settings: one struct per topic; each field declares its flag, environment variable and default.
//!
//! Precedence: flag, environment, `.env` in the working directory, default. An invalid value aborts startup with an
//! error that names the setting and never repeats a secret.

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
    AppleSettings, AzureSettings, CognitoSettings, FacebookSettings, FederatedSignUp,
    FederationSettings, GoogleSettings, InstagramSettings, KeycloakSettings, SamlSettings,
};
pub use listen::{ErrorFormat, ListenSettings, Metrics};
pub use log::{LogFormat, LogSettings};
pub use login::{LoginSettings, SecondFactor, Switch};
pub use mail::MailSettings;
pub use passwords::PasswordSettings;
pub use recovery::RecoverySettings;
pub use sign_up::SignUpSettings;
pub use tokens::{JwtAlgorithm, TokenSettings, TokenType};
pub use web::WebSettings;

use std::{ops::RangeInclusive, time::Duration};

use clap::Args;
use secrecy::SecretString;

/// All settings of `auth-service serve`.
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
    /// `iss` of every token: JWT_ISSUER, or the public URL.
    pub fn issuer(&self) -> String {
        let set = self.tokens.jwt_issuer.clone();
        set.unwrap_or_else(|| self.listen.public_url())
    }

    /// The defaults, ignoring flags and environment.
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

/// A setting with a value that cannot be used. The message names the setting.
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

/// A parser for whole numbers in a range, whose error states the range.
pub(crate) fn whole<T: TryFrom<u64> + 'static>(
    range: RangeInclusive<u64>,
) -> impl Fn(&str) -> Result<T, String> + Clone + Send + Sync + 'static {
    move |text| {
        let number = text.parse().ok().filter(|number| range.contains(number));
        let fitting = number.and_then(|number| T::try_from(number).ok());
        fitting.ok_or_else(|| {
            let (least, most) = (range.start(), range.end());
            format!("expected a whole number from {least} to {most}")
        })
    }
}

/// Whole seconds, zero allowed.
fn seconds(text: &str) -> Result<Duration, String> {
    // A century, so that adding it to the current time cannot overflow the calendar.
    const LONGEST: u64 = 100 * 365 * 86400;
    match text.parse() {
        Ok(count) if count <= LONGEST => Ok(Duration::from_secs(count)),
        _ => Err("expected a whole number of seconds, at most a century".into()),
    }
}

/// Seconds, or a number with the unit `s`, `m`, `h` or `d`.
fn duration(text: &str) -> Result<Duration, String> {
    let (number, factor) = match text.strip_suffix(|sign: char| "smhd".contains(sign)) {
        None => (text, 1),
        Some(number) => match text.as_bytes()[number.len()] {
            b's' => (number, 1),
            b'm' => (number, 60),
            b'h' => (number, 3600),
            _ => (number, 86400),
        },
    };
    let whole = number
        .parse()
        .ok()
        .and_then(|count: u64| count.checked_mul(factor));
    let wrong = || "expected seconds or a number with a unit, like 90m, 12h or 7d".to_owned();
    positive_seconds(&whole.ok_or_else(wrong)?.to_string())
}

fn positive_seconds(text: &str) -> Result<Duration, String> {
    match seconds(text)? {
        Duration::ZERO => Err("expected at least one second".into()),
        some => Ok(some),
    }
}

/// An http(s) URL. It may have a query, to which a token is appended where mailed links open the page.
fn page_url(text: &str) -> Result<String, String> {
    let is_page = url::Url::parse(text)
        .is_ok_and(|url| matches!(url.scheme(), "http" | "https") && url.has_host());
    if is_page {
        Ok(text.to_owned())
    } else {
        Err("expected an http(s) URL".into())
    }
}

fn secret(text: &str) -> Result<SecretString, std::convert::Infallible> {
    Ok(SecretString::from(text))
}

#[cfg(test)]
mod tests {
    #[test]
    fn durations_may_have_a_unit() {
        let seconds = |text| super::duration(text).map(|duration| duration.as_secs());
        for (text, expected) in [
            ("90", 90),
            ("90s", 90),
            ("90m", 5400),
            ("12h", 43200),
            ("7d", 604_800),
        ] {
            assert_eq!(seconds(text), Ok(expected), "{text}");
        }
        for text in [
            "",
            "h",
            "-1h",
            "0",
            "0d",
            "1.5h",
            "12 h",
            "1w",
            "999999999999999999d",
        ] {
            assert!(seconds(text).is_err(), "{text}");
        }
    }

    #[test]
    fn defaults_parse() {
        let settings = super::Settings::defaults();
        assert_eq!(settings.listen.public_url(), "http://localhost:3000");
    }
}
