use std::time::Duration;

use clap::{Args, ValueEnum};

use super::{duration, positive_seconds, seconds};

/// Login, second factor and session lifetimes.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Login and sessions")]
pub struct LoginSettings {
    /// Second factor: `off`; `enrolled` asks users with an authenticator app for its code; `required` also sends a code by email to
    /// everyone else
    #[arg(long, env = "MFA", value_enum, default_value = "enrolled")]
    pub mfa: SecondFactor,
    /// Lifetime of a one-time code, and of the login waiting for it, in seconds
    #[arg(long, env = "OTP_STEP", default_value = "300", value_parser = positive_seconds)]
    pub otp_step: Duration,
    /// Name of this service in authenticator apps and mails
    #[arg(long, env = "APP_NAME", default_value = "auth-service", value_parser = app_name)]
    pub app_name: String,
    /// Limits on wrong passwords, wrong codes and mails; use `off` for load tests only
    #[arg(long, env = "RATE_LIMIT", value_enum, default_value = "on")]
    pub rate_limit: Switch,
    /// How long a repeated refresh returns the same tokens again, in seconds; 0 disables this
    #[arg(long, env = "REFRESH_GRACE", default_value = "10", value_parser = seconds)]
    pub refresh_grace: Duration,
    /// Absolute lifetime of a session from login, in seconds
    #[arg(long, env = "SESSION_MAX_AGE", default_value = "2592000", value_parser = positive_seconds)]
    pub session_max_age: Duration,
    /// How long a browser stays signed in without being used, in seconds or with a unit, like `90m`
    #[arg(long, env = "BROWSER_SESSION_IDLE", default_value = "12h", value_parser = duration)]
    pub browser_session_idle: Duration,
    /// How long a browser stays signed in after a login, in seconds or with a unit
    #[arg(long, env = "BROWSER_SESSION_MAX_AGE", default_value = "7d", value_parser = duration)]
    pub browser_session_max_age: Duration,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SecondFactor {
    Off,
    Enrolled,
    Required,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Switch {
    On,
    Off,
}

/// In an otpauth URI a colon separates issuer and account; a control character could inject a mail header.
fn app_name(text: &str) -> Result<String, String> {
    if text.trim().is_empty() || text.contains(':') || text.chars().any(char::is_control) {
        Err("expected a name without colons or control characters".into())
    } else {
        Ok(text.trim().to_owned())
    }
}
