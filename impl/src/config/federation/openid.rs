//! Providers that speak OpenID Connect.

use std::path::PathBuf;

use clap::Args;
use secrecy::SecretString;

use super::{FederatedSignUp, domain};
use crate::config::{page_url, secret};

/// Google.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Google")]
pub struct GoogleSettings {
    /// Client ID; enables the provider
    #[arg(long, env = "GOOGLE_AUTH_CLIENT_ID")]
    pub google_auth_client_id: Option<String>,
    /// Client secret
    #[arg(long, env = "GOOGLE_AUTH_CLIENT_SECRET", hide_env_values = true, value_parser = secret)]
    pub google_auth_client_secret: Option<SecretString>,
    /// Callback URL [default: below PUBLIC_URL]
    #[arg(long, env = "GOOGLE_AUTH_CALLBACK_URL", value_parser = page_url)]
    pub google_auth_callback_url: Option<String>,
    /// Authorization endpoint
    #[arg(long, env = "GOOGLE_AUTH_URL", value_parser = page_url, default_value = "https://accounts.google.com/o/oauth2/v2/auth")]
    pub google_auth_url: String,
    /// Token endpoint
    #[arg(long, env = "GOOGLE_AUTH_TOKEN_URL", value_parser = page_url, default_value = "https://oauth2.googleapis.com/token")]
    pub google_auth_token_url: String,
    /// Userinfo endpoint
    #[arg(long, env = "GOOGLE_USERINFO_URL", value_parser = page_url, default_value = "https://openidconnect.googleapis.com/v1/userinfo")]
    pub google_userinfo_url: String,
    /// Revocation endpoint, called by POST /google/logout
    #[arg(long, env = "GOOGLE_REVOKE_URL", value_parser = page_url, default_value = "https://oauth2.googleapis.com/revoke")]
    pub google_revoke_url: String,
    /// JWKS URL
    #[arg(long, env = "GOOGLE_JWKS_URL", value_parser = page_url, default_value = "https://www.googleapis.com/oauth2/v3/certs")]
    pub google_jwks_url: String,
    /// Expected `iss` of its tokens
    #[arg(
        long,
        env = "GOOGLE_ISSUER",
        value_parser = page_url,
        default_value = "https://accounts.google.com"
    )]
    pub google_issuer: String,
    /// Overrides SOCIAL_SIGNUP for this provider [default: SOCIAL_SIGNUP]
    #[arg(long, env = "GOOGLE_SIGNUP", value_enum)]
    pub google_signup: Option<FederatedSignUp>,
    /// Email domains that may be linked or given an account, a comma-separated list [default: any]
    #[arg(long, env = "GOOGLE_ALLOWED_DOMAINS", value_delimiter = ',', value_parser = domain)]
    pub google_allowed_domains: Vec<String>,
}

/// Sign in with Apple.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Apple")]
pub struct AppleSettings {
    /// Services ID; enables the provider
    #[arg(long, env = "APPLE_AUTH_CLIENT_ID")]
    pub apple_auth_client_id: Option<String>,
    /// Team ID
    #[arg(long, env = "APPLE_AUTH_TEAM_ID")]
    pub apple_auth_team_id: Option<String>,
    /// Key ID
    #[arg(long, env = "APPLE_AUTH_KEY_ID")]
    pub apple_auth_key_id: Option<String>,
    /// Path to the .p8 file (PKCS#8 PEM), read at startup
    #[arg(long, env = "APPLE_AUTH_PRIVATE_KEY_LOCATION")]
    pub apple_auth_private_key_location: Option<PathBuf>,
    /// Callback URL [default: below PUBLIC_URL]
    #[arg(long, env = "APPLE_AUTH_CALLBACK_URL", value_parser = page_url)]
    pub apple_auth_callback_url: Option<String>,
    /// Authorization endpoint
    #[arg(long, env = "APPLE_AUTH_URL", value_parser = page_url, default_value = "https://appleid.apple.com/auth/authorize")]
    pub apple_auth_url: String,
    /// Token endpoint
    #[arg(long, env = "APPLE_AUTH_TOKEN_URL", value_parser = page_url, default_value = "https://appleid.apple.com/auth/token")]
    pub apple_auth_token_url: String,
    /// JWKS URL
    #[arg(long, env = "APPLE_JWKS_URL", value_parser = page_url, default_value = "https://appleid.apple.com/auth/keys")]
    pub apple_jwks_url: String,
    /// Expected `iss` of its tokens
    #[arg(
        long,
        env = "APPLE_ISSUER",
        value_parser = page_url,
        default_value = "https://appleid.apple.com"
    )]
    pub apple_issuer: String,
    /// Overrides SOCIAL_SIGNUP for this provider [default: SOCIAL_SIGNUP]
    #[arg(long, env = "APPLE_SIGNUP", value_enum)]
    pub apple_signup: Option<FederatedSignUp>,
    /// Email domains that may be linked or given an account, a comma-separated list [default: any]
    #[arg(long, env = "APPLE_ALLOWED_DOMAINS", value_delimiter = ',', value_parser = domain)]
    pub apple_allowed_domains: Vec<String>,
}

/// Microsoft Entra ID (Azure AD).
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Azure AD")]
pub struct AzureSettings {
    /// Client ID; enables the provider
    #[arg(long, env = "AZURE_AUTH_CLIENT_ID")]
    pub azure_auth_client_id: Option<String>,
    /// Client secret
    #[arg(long, env = "AZURE_AUTH_CLIENT_SECRET", hide_env_values = true, value_parser = secret)]
    pub azure_auth_client_secret: Option<SecretString>,
    /// Callback URL [default: below PUBLIC_URL]
    #[arg(long, env = "AZURE_AUTH_REDIRECT_URL", value_parser = page_url)]
    pub azure_auth_redirect_url: Option<String>,
    /// Discovery document, fetched on first use
    #[arg(long, env = "AZURE_IDENTITY_METADATA", value_parser = page_url)]
    pub azure_identity_metadata: Option<String>,
    /// Expected `iss` of its tokens; required if the discovery document has a template
    #[arg(long, env = "AZURE_ISSUER", value_parser = page_url)]
    pub azure_issuer: Option<String>,
    /// Overrides SOCIAL_SIGNUP for this provider [default: SOCIAL_SIGNUP]
    #[arg(long, env = "AZURE_SIGNUP", value_enum)]
    pub azure_signup: Option<FederatedSignUp>,
    /// Email domains that may be linked or given an account, a comma-separated list [default: any]
    #[arg(long, env = "AZURE_ALLOWED_DOMAINS", value_delimiter = ',', value_parser = domain)]
    pub azure_allowed_domains: Vec<String>,
}

/// Amazon Cognito.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Cognito")]
pub struct CognitoSettings {
    /// Client ID; enables the provider
    #[arg(long, env = "COGNITO_AUTH_CLIENT_ID")]
    pub cognito_auth_client_id: Option<String>,
    /// Client secret
    #[arg(long, env = "COGNITO_AUTH_CLIENT_SECRET", hide_env_values = true, value_parser = secret)]
    pub cognito_auth_client_secret: Option<SecretString>,
    /// Callback URL [default: below PUBLIC_URL]
    #[arg(long, env = "COGNITO_AUTH_CALLBACK_URL", value_parser = page_url)]
    pub cognito_auth_callback_url: Option<String>,
    /// Base URL of the managed login pages; `https://` is assumed if no scheme is given
    #[arg(long, env = "COGNITO_AUTH_CLIENT_DOMAIN", value_parser = https_unless_said)]
    pub cognito_auth_client_domain: Option<String>,
    /// Region of the user pool
    #[arg(long, env = "COGNITO_AUTH_REGION")]
    pub cognito_auth_region: Option<String>,
    /// ID of the user pool
    #[arg(long, env = "COGNITO_AUTH_USER_POOL_ID")]
    pub cognito_auth_user_pool_id: Option<String>,
    /// Expected `iss` of its tokens [default: derived from region and pool]
    #[arg(long, env = "COGNITO_ISSUER", value_parser = page_url)]
    pub cognito_issuer: Option<String>,
    /// JWKS URL [default: below the issuer]
    #[arg(long, env = "COGNITO_JWKS_URL", value_parser = page_url)]
    pub cognito_jwks_url: Option<String>,
    /// Overrides SOCIAL_SIGNUP for this provider [default: SOCIAL_SIGNUP]
    #[arg(long, env = "COGNITO_SIGNUP", value_enum)]
    pub cognito_signup: Option<FederatedSignUp>,
    /// Email domains that may be linked or given an account, a comma-separated list [default: any]
    #[arg(long, env = "COGNITO_ALLOWED_DOMAINS", value_delimiter = ',', value_parser = domain)]
    pub cognito_allowed_domains: Vec<String>,
}

/// Keycloak.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Keycloak")]
pub struct KeycloakSettings {
    /// Client ID; enables the provider
    #[arg(long, env = "KEYCLOAK_CLIENT_ID")]
    pub keycloak_client_id: Option<String>,
    /// Client secret
    #[arg(long, env = "KEYCLOAK_CLIENT_SECRET", hide_env_values = true, value_parser = secret)]
    pub keycloak_client_secret: Option<SecretString>,
    /// Callback URL [default: below PUBLIC_URL]
    #[arg(long, env = "KEYCLOAK_CALLBACK_URL", value_parser = page_url)]
    pub keycloak_callback_url: Option<String>,
    /// Base URL, including any relative path
    #[arg(long, env = "KEYCLOAK_HOST", value_parser = page_url)]
    pub keycloak_host: Option<String>,
    /// Base URL at which this service reaches Keycloak for tokens, keys, userinfo and logout; browsers are sent to
    /// KEYCLOAK_HOST [default: KEYCLOAK_HOST]
    #[arg(long, env = "KEYCLOAK_INTERNAL_HOST", value_parser = page_url)]
    pub keycloak_internal_host: Option<String>,
    /// Realm
    #[arg(long, env = "KEYCLOAK_REALM")]
    pub keycloak_realm: Option<String>,
    /// Expected `iss` of its tokens [default: HOST/realms/REALM]
    #[arg(long, env = "KEYCLOAK_ISSUER", value_parser = page_url)]
    pub keycloak_issuer: Option<String>,
    /// Userinfo endpoint [default: below KEYCLOAK_INTERNAL_HOST, or else the issuer]
    #[arg(long, env = "KEYCLOAK_USERINFO_URL", value_parser = page_url)]
    pub keycloak_userinfo_url: Option<String>,
    /// JWKS URL [default: below KEYCLOAK_INTERNAL_HOST, or else the issuer]
    #[arg(long, env = "KEYCLOAK_JWKS_URL", value_parser = page_url)]
    pub keycloak_jwks_url: Option<String>,
    /// Overrides SOCIAL_SIGNUP for this provider [default: SOCIAL_SIGNUP]
    #[arg(long, env = "KEYCLOAK_SIGNUP", value_enum)]
    pub keycloak_signup: Option<FederatedSignUp>,
    /// Email domains that may be linked or given an account, a comma-separated list [default: any]
    #[arg(long, env = "KEYCLOAK_ALLOWED_DOMAINS", value_delimiter = ',', value_parser = domain)]
    pub keycloak_allowed_domains: Vec<String>,
}

fn https_unless_said(text: &str) -> Result<String, String> {
    if text.contains("://") {
        page_url(text)
    } else {
        page_url(&format!("https://{text}"))
    }
}

#[cfg(test)]
mod tests {
    use super::https_unless_said;

    #[test]
    fn a_domain_without_a_scheme_is_https() {
        assert_eq!(
            https_unless_said("acme.example").unwrap(),
            "https://acme.example"
        );
        assert_eq!(
            https_unless_said("http://localhost:9").unwrap(),
            "http://localhost:9"
        );
        for bad in ["", "ftp://acme.example", "acme example", "https://"] {
            assert!(https_unless_said(bad).is_err(), "{bad}");
        }
    }
}
