use std::time::Duration;

use clap::Args;

use super::{page_url, positive_seconds};

/// Forgotten passwords.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Recovery")]
pub struct RecoverySettings {
    /// Page that the mailed link opens, with `token=` appended [default: PUBLIC_URL/reset-password]
    #[arg(long, env = "RESET_PASSWORD_URL", value_parser = page_url)]
    pub reset_password_url: Option<String>,
    /// Lifetime of the link, in seconds
    #[arg(long, env = "FORGOT_PASSWORD_LINK_EXPIRY", default_value = "1800", value_parser = positive_seconds)]
    pub forgot_password_link_expiry: Duration,
}
