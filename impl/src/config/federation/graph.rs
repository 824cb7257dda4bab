//! Providers with a graph API instead of OpenID Connect.

use clap::Args;
use secrecy::SecretString;

use super::{FederatedSignUp, domain};
use crate::config::{page_url, secret};

/// Facebook.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Facebook")]
pub struct FacebookSettings {
    /// Client ID; enables the provider
    #[arg(long, env = "FACEBOOK_AUTH_CLIENT_ID")]
    pub facebook_auth_client_id: Option<String>,
    /// Client secret
    #[arg(long, env = "FACEBOOK_AUTH_CLIENT_SECRET", hide_env_values = true, value_parser = secret)]
    pub facebook_auth_client_secret: Option<SecretString>,
    /// Callback URL [default: below PUBLIC_URL]
    #[arg(long, env = "FACEBOOK_AUTH_CALLBACK_URL", value_parser = page_url)]
    pub facebook_auth_callback_url: Option<String>,
    /// Authorization endpoint
    #[arg(long, env = "FACEBOOK_AUTH_URL", value_parser = page_url, default_value = "https://www.facebook.com/v26.0/dialog/oauth")]
    pub facebook_auth_url: String,
    /// Token endpoint
    #[arg(long, env = "FACEBOOK_AUTH_TOKEN_URL", value_parser = page_url, default_value = "https://graph.facebook.com/v26.0/oauth/access_token")]
    pub facebook_auth_token_url: String,
    /// Profile endpoint
    #[arg(long, env = "FACEBOOK_USERINFO_URL", value_parser = page_url, default_value = "https://graph.facebook.com/v26.0/me")]
    pub facebook_userinfo_url: String,
    /// Overrides SOCIAL_SIGNUP for this provider [default: SOCIAL_SIGNUP]
    #[arg(long, env = "FACEBOOK_SIGNUP", value_enum)]
    pub facebook_signup: Option<FederatedSignUp>,
    /// Email domains that may be linked or given an account, a comma-separated list [default: any]
    #[arg(long, env = "FACEBOOK_ALLOWED_DOMAINS", value_delimiter = ',', value_parser = domain)]
    pub facebook_allowed_domains: Vec<String>,
}

/// Instagram API with Instagram Login.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Instagram")]
pub struct InstagramSettings {
    /// Client ID; enables the provider
    #[arg(long, env = "INSTAGRAM_AUTH_CLIENT_ID")]
    pub instagram_auth_client_id: Option<String>,
    /// Client secret
    #[arg(long, env = "INSTAGRAM_AUTH_CLIENT_SECRET", hide_env_values = true, value_parser = secret)]
    pub instagram_auth_client_secret: Option<SecretString>,
    /// Callback URL [default: below PUBLIC_URL]
    #[arg(long, env = "INSTAGRAM_AUTH_CALLBACK_URL", value_parser = page_url)]
    pub instagram_auth_callback_url: Option<String>,
    /// Authorization endpoint
    #[arg(long, env = "INSTAGRAM_AUTH_URL", value_parser = page_url, default_value = "https://www.instagram.com/oauth/authorize")]
    pub instagram_auth_url: String,
    /// Token endpoint
    #[arg(long, env = "INSTAGRAM_AUTH_TOKEN_URL", value_parser = page_url, default_value = "https://api.instagram.com/oauth/access_token")]
    pub instagram_auth_token_url: String,
    /// Profile endpoint
    #[arg(long, env = "INSTAGRAM_USERINFO_URL", value_parser = page_url, default_value = "https://graph.instagram.com/v26.0/me")]
    pub instagram_userinfo_url: String,
    /// Overrides SOCIAL_SIGNUP for this provider [default: SOCIAL_SIGNUP]
    #[arg(long, env = "INSTAGRAM_SIGNUP", value_enum)]
    pub instagram_signup: Option<FederatedSignUp>,
    /// Email domains that may be linked or given an account, a comma-separated list [default: any]
    #[arg(long, env = "INSTAGRAM_ALLOWED_DOMAINS", value_delimiter = ',', value_parser = domain)]
    pub instagram_allowed_domains: Vec<String>,
}
