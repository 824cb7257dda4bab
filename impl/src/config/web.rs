use clap::Args;

use super::Switch;

/// The service's own pages.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Web pages")]
pub struct WebSettings {
    /// The pages /sign-in, /sign-up, /reset-password and /account; `off`: these and the operations below /web answer 404 `Not Configured`
    #[arg(long, env = "WEB_PAGES", value_enum, default_value = "on")]
    pub web_pages: Switch,
    /// Client that the pages log in to when the address names none
    #[arg(long, env = "WEB_CLIENT", default_value = "web")]
    pub web_client: String,
}
