use std::time::Duration;

use clap::{Args, ValueEnum};

use super::{positive_seconds, seconds};

/// How people log in and how long they stay.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Login and sessions")]
pub struct LoginSettings {
    /// Second factor: `enrolled` asks those who have an authenticator, `required` asks the others for a mailed code
    #[arg(long, env = "MFA", value_enum, default_value = "enrolled")]
    pub mfa: SecondFactor,
    /// Life of a one-time code and of a login that waits for it, in seconds
    #[arg(long, env = "OTP_STEP", default_value = "300", value_parser = positive_seconds)]
    pub otp_step: Duration,
    /// Name that authenticator apps and mails show
    #[arg(long, env = "APP_NAME", default_value = "auth-service", value_parser = app_name)]
    pub app_name: String,
    /// Limits on wrong passwords and codes, and on mails; `off` is for load tests
    #[arg(long, env = "RATE_LIMIT", value_enum, default_value = "on")]
    pub rate_limit: Switch,
    /// How long a repeated refresh gets the same answer again, in seconds; 0 never
    #[arg(long, env = "REFRESH_GRACE", default_value = "10", value_parser = seconds)]
    pub refresh_grace: Duration,
    /// A session's absolute end, in seconds after its login
    #[arg(long, env = "SESSION_MAX_AGE", default_value = "2592000", value_parser = positive_seconds)]
    pub session_max_age: Duration,
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

/// An otpauth URI parts the issuer from the account by a colon; a header of a mail ends with a line.
fn app_name(text: &str) -> Result<String, String> {
    if text.trim().is_empty() || text.contains(':') || text.chars().any(char::is_control) {
        Err("a name without colons is expected".into())
    } else {
        Ok(text.trim().to_owned())
    }
}
