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
    /// Limits on wrong passwords and codes; `off` is for load tests
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
