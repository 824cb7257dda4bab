use clap::Args;

use super::Switch;

/// The built-in pages.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Web pages")]
pub struct WebSettings {
    /// Built-in pages /sign-in, /sign-up, /reset-password and /account; when `off`, they and the operations below /web
    /// return 404 `Not Configured`
    #[arg(long, env = "WEB_PAGES", value_enum, default_value = "on")]
    pub web_pages: Switch,
    /// Client the pages log in to when the URL does not name one
    #[arg(long, env = "WEB_CLIENT", default_value = "web")]
    pub web_client: String,
}
