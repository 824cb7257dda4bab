use std::time::Duration;

use clap::Args;

use super::{Switch, page_url, positive_seconds};

/// Self-service registration.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Sign-up")]
pub struct SignUpSettings {
    /// Self-service sign-up; when `off`, its operations return 404 `Not Configured`
    #[arg(long, env = "SIGNUP", value_enum, default_value = "on")]
    pub signup: Switch,
    /// Key of the tenant for new accounts [default: default]
    #[arg(long, env = "SIGNUP_TENANT")]
    pub signup_tenant: Option<String>,
    /// Role for new accounts [default: default]
    #[arg(long, env = "SIGNUP_ROLE")]
    pub signup_role: Option<String>,
    /// Clients that new accounts may use, a comma-separated list [default: WEB_CLIENT]
    #[arg(long, env = "SIGNUP_CLIENTS", value_delimiter = ',')]
    pub signup_clients: Vec<String>,
    /// Page that the mailed link opens, with `token=` appended [default: PUBLIC_URL/sign-up]
    #[arg(long, env = "SIGNUP_URL", value_parser = page_url)]
    pub signup_url: Option<String>,
    /// Lifetime of the link, in seconds
    #[arg(long, env = "REQUEST_SIGNUP_LINK_EXPIRY", default_value = "1800", value_parser = positive_seconds)]
    pub request_signup_link_expiry: Duration,
}

impl SignUpSettings {
    /// The listed clients; empty if the default, WEB_CLIENT, applies.
    pub fn clients(&self) -> Vec<String> {
        let names = self.signup_clients.iter().map(|name| name.trim());
        names
            .filter(|name| !name.is_empty())
            .map(str::to_owned)
            .collect()
    }
}
