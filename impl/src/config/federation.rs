//! Other identity providers. Each is on when its client id is set.

use std::{path::PathBuf, time::Duration};

use clap::{Args, ValueEnum};
use secrecy::SecretString;

use super::{page_url, positive_seconds, secret};
use crate::federation::ProviderName;

/// What becomes of a person whom a provider vouches for and who has no account by that provider.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SocialSignUp {
    Off,
    /// The identity is added to the account with the same vouched-for address.
    Link,
    /// Likewise, and where there is none, an account is made.
    Create,
}

/// For all providers.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Other identity providers")]
pub struct FederationSettings {
    /// What to do when a person from a provider has no account: `off` rejects, `link` adds the identity to an account with the
    /// same address if the provider vouches for it, `create` also makes one. Default of GOOGLE_SIGNUP and so on
    #[arg(long, env = "SOCIAL_SIGNUP", value_enum, default_value = "off")]
    pub social_signup: SocialSignUp,
    /// From the start of a login to its callback, in seconds
    #[arg(long, env = "LOGIN_STATE_EXPIRY", default_value = "600", value_parser = positive_seconds)]
    pub login_state_expiry: Duration,
    /// For all exchanges with a provider that one request takes, in seconds
    #[arg(long, env = "PROVIDER_TIMEOUT", default_value = "10", value_parser = positive_seconds)]
    pub provider_timeout: Duration,
    #[command(flatten)]
    pub google: GoogleSettings,
    #[command(flatten)]
    pub facebook: FacebookSettings,
    #[command(flatten)]
    pub instagram: InstagramSettings,
    #[command(flatten)]
    pub apple: AppleSettings,
    #[command(flatten)]
    pub azure: AzureSettings,
    #[command(flatten)]
    pub cognito: CognitoSettings,
    #[command(flatten)]
    pub keycloak: KeycloakSettings,
    #[command(flatten)]
    pub saml: SamlSettings,
}

impl FederationSettings {
    /// As if no client id were set.
    pub fn switch_off_providers(&mut self) {
        self.google.google_auth_client_id = None;
        self.google.google_auth_client_secret = None;
        self.facebook.facebook_auth_client_id = None;
        self.facebook.facebook_auth_client_secret = None;
        self.instagram.instagram_auth_client_id = None;
        self.instagram.instagram_auth_client_secret = None;
        self.apple.apple_auth_client_id = None;
        self.azure.azure_auth_client_id = None;
        self.azure.azure_auth_client_secret = None;
        self.cognito.cognito_auth_client_id = None;
        self.cognito.cognito_auth_client_secret = None;
        self.keycloak.keycloak_client_id = None;
        self.keycloak.keycloak_client_secret = None;
        self.saml.saml_client_id = None;
    }

    /// What becomes of people from this provider who have no account.
    pub fn sign_up_by(&self, provider: ProviderName) -> SocialSignUp {
        self.own(provider).0.unwrap_or(self.social_signup)
    }

    /// The domains whose addresses may be linked or get an account; empty for all.
    pub fn allowed_domains(&self, provider: ProviderName) -> &[String] {
        self.own(provider).1
    }

    /// Whether people of some provider are treated so.
    pub fn any_sign_up(&self, wanted: SocialSignUp) -> bool {
        let mut all = ProviderName::ALL.into_iter();
        all.any(|provider| self.sign_up_by(provider) == wanted)
    }

    fn own(&self, provider: ProviderName) -> (Option<SocialSignUp>, &[String]) {
        match provider {
            ProviderName::Google => (
                self.google.google_signup,
                &self.google.google_allowed_domains,
            ),
            ProviderName::Facebook => (
                self.facebook.facebook_signup,
                &self.facebook.facebook_allowed_domains,
            ),
            ProviderName::Instagram => (
                self.instagram.instagram_signup,
                &self.instagram.instagram_allowed_domains,
            ),
            ProviderName::Apple => (self.apple.apple_signup, &self.apple.apple_allowed_domains),
            ProviderName::Azure => (self.azure.azure_signup, &self.azure.azure_allowed_domains),
            ProviderName::Cognito => (
                self.cognito.cognito_signup,
                &self.cognito.cognito_allowed_domains,
            ),
            ProviderName::Keycloak => (
                self.keycloak.keycloak_signup,
                &self.keycloak.keycloak_allowed_domains,
            ),
            ProviderName::Saml => (self.saml.saml_signup, &self.saml.saml_allowed_domains),
        }
    }
}

/// A domain as it stands behind the @ of an address.
fn domain(text: &str) -> Result<String, &'static str> {
    let domain = text.trim().trim_start_matches('@').to_lowercase();
    let fits = domain.contains('.')
        && domain.split('.').all(|label| {
            !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-')
        });
    if fits {
        Ok(domain)
    } else {
        Err("a domain such as example.com is expected")
    }
}

/// Google.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Google")]
pub struct GoogleSettings {
    /// Client id; switches the provider on
    #[arg(long, env = "GOOGLE_AUTH_CLIENT_ID")]
    pub google_auth_client_id: Option<String>,
    /// Client secret
    #[arg(long, env = "GOOGLE_AUTH_CLIENT_SECRET", hide_env_values = true, value_parser = secret)]
    pub google_auth_client_secret: Option<SecretString>,
    /// Callback [default: below PUBLIC_URL]
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
    /// Key set
    #[arg(long, env = "GOOGLE_JWKS_URL", value_parser = page_url, default_value = "https://www.googleapis.com/oauth2/v3/certs")]
    pub google_jwks_url: String,
    /// `iss` of its tokens
    #[arg(
        long,
        env = "GOOGLE_ISSUER",
        value_parser = page_url,
        default_value = "https://accounts.google.com"
    )]
    pub google_issuer: String,
    /// As SOCIAL_SIGNUP, for this provider alone [default: SOCIAL_SIGNUP]
    #[arg(long, env = "GOOGLE_SIGNUP", value_enum)]
    pub google_signup: Option<SocialSignUp>,
    /// Only vouched-for addresses of these domains are linked or get an account; comma list [default: any]
    #[arg(long, env = "GOOGLE_ALLOWED_DOMAINS", value_delimiter = ',', value_parser = domain)]
    pub google_allowed_domains: Vec<String>,
}

/// Facebook.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Facebook")]
pub struct FacebookSettings {
    /// Client id; switches the provider on
    #[arg(long, env = "FACEBOOK_AUTH_CLIENT_ID")]
    pub facebook_auth_client_id: Option<String>,
    /// Client secret
    #[arg(long, env = "FACEBOOK_AUTH_CLIENT_SECRET", hide_env_values = true, value_parser = secret)]
    pub facebook_auth_client_secret: Option<SecretString>,
    /// Callback [default: below PUBLIC_URL]
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
    /// As SOCIAL_SIGNUP, for this provider alone [default: SOCIAL_SIGNUP]
    #[arg(long, env = "FACEBOOK_SIGNUP", value_enum)]
    pub facebook_signup: Option<SocialSignUp>,
    /// Only vouched-for addresses of these domains are linked or get an account; comma list [default: any]
    #[arg(long, env = "FACEBOOK_ALLOWED_DOMAINS", value_delimiter = ',', value_parser = domain)]
    pub facebook_allowed_domains: Vec<String>,
}

/// Instagram API with Instagram Login.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Instagram")]
pub struct InstagramSettings {
    /// Client id; switches the provider on
    #[arg(long, env = "INSTAGRAM_AUTH_CLIENT_ID")]
    pub instagram_auth_client_id: Option<String>,
    /// Client secret
    #[arg(long, env = "INSTAGRAM_AUTH_CLIENT_SECRET", hide_env_values = true, value_parser = secret)]
    pub instagram_auth_client_secret: Option<SecretString>,
    /// Callback [default: below PUBLIC_URL]
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
    /// As SOCIAL_SIGNUP, for this provider alone [default: SOCIAL_SIGNUP]
    #[arg(long, env = "INSTAGRAM_SIGNUP", value_enum)]
    pub instagram_signup: Option<SocialSignUp>,
    /// Only vouched-for addresses of these domains are linked or get an account; comma list [default: any]
    #[arg(long, env = "INSTAGRAM_ALLOWED_DOMAINS", value_delimiter = ',', value_parser = domain)]
    pub instagram_allowed_domains: Vec<String>,
}

/// Sign in with Apple.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Apple")]
pub struct AppleSettings {
    /// Services id; switches the provider on
    #[arg(long, env = "APPLE_AUTH_CLIENT_ID")]
    pub apple_auth_client_id: Option<String>,
    /// Team id
    #[arg(long, env = "APPLE_AUTH_TEAM_ID")]
    pub apple_auth_team_id: Option<String>,
    /// Key id
    #[arg(long, env = "APPLE_AUTH_KEY_ID")]
    pub apple_auth_key_id: Option<String>,
    /// Path of the .p8 file (PKCS#8 PEM), read at the start
    #[arg(long, env = "APPLE_AUTH_PRIVATE_KEY_LOCATION")]
    pub apple_auth_private_key_location: Option<PathBuf>,
    /// Callback [default: below PUBLIC_URL]
    #[arg(long, env = "APPLE_AUTH_CALLBACK_URL", value_parser = page_url)]
    pub apple_auth_callback_url: Option<String>,
    /// Authorization endpoint
    #[arg(long, env = "APPLE_AUTH_URL", value_parser = page_url, default_value = "https://appleid.apple.com/auth/authorize")]
    pub apple_auth_url: String,
    /// Token endpoint
    #[arg(long, env = "APPLE_AUTH_TOKEN_URL", value_parser = page_url, default_value = "https://appleid.apple.com/auth/token")]
    pub apple_auth_token_url: String,
    /// Key set
    #[arg(long, env = "APPLE_JWKS_URL", value_parser = page_url, default_value = "https://appleid.apple.com/auth/keys")]
    pub apple_jwks_url: String,
    /// `iss` of its tokens
    #[arg(
        long,
        env = "APPLE_ISSUER",
        value_parser = page_url,
        default_value = "https://appleid.apple.com"
    )]
    pub apple_issuer: String,
    /// As SOCIAL_SIGNUP, for this provider alone [default: SOCIAL_SIGNUP]
    #[arg(long, env = "APPLE_SIGNUP", value_enum)]
    pub apple_signup: Option<SocialSignUp>,
    /// Only vouched-for addresses of these domains are linked or get an account; comma list [default: any]
    #[arg(long, env = "APPLE_ALLOWED_DOMAINS", value_delimiter = ',', value_parser = domain)]
    pub apple_allowed_domains: Vec<String>,
}

/// Microsoft Entra ID (Azure AD).
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Azure AD")]
pub struct AzureSettings {
    /// Client id; switches the provider on
    #[arg(long, env = "AZURE_AUTH_CLIENT_ID")]
    pub azure_auth_client_id: Option<String>,
    /// Client secret
    #[arg(long, env = "AZURE_AUTH_CLIENT_SECRET", hide_env_values = true, value_parser = secret)]
    pub azure_auth_client_secret: Option<SecretString>,
    /// Callback [default: below PUBLIC_URL]
    #[arg(long, env = "AZURE_AUTH_REDIRECT_URL", value_parser = page_url)]
    pub azure_auth_redirect_url: Option<String>,
    /// Discovery document, fetched at the first use
    #[arg(long, env = "AZURE_IDENTITY_METADATA", value_parser = page_url)]
    pub azure_identity_metadata: Option<String>,
    /// `iss` of its tokens, needed where the document's is a template
    #[arg(long, env = "AZURE_ISSUER", value_parser = page_url)]
    pub azure_issuer: Option<String>,
    /// As SOCIAL_SIGNUP, for this provider alone [default: SOCIAL_SIGNUP]
    #[arg(long, env = "AZURE_SIGNUP", value_enum)]
    pub azure_signup: Option<SocialSignUp>,
    /// Only vouched-for addresses of these domains are linked or get an account; comma list [default: any]
    #[arg(long, env = "AZURE_ALLOWED_DOMAINS", value_delimiter = ',', value_parser = domain)]
    pub azure_allowed_domains: Vec<String>,
}

/// Amazon Cognito.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Cognito")]
pub struct CognitoSettings {
    /// Client id; switches the provider on
    #[arg(long, env = "COGNITO_AUTH_CLIENT_ID")]
    pub cognito_auth_client_id: Option<String>,
    /// Client secret
    #[arg(long, env = "COGNITO_AUTH_CLIENT_SECRET", hide_env_values = true, value_parser = secret)]
    pub cognito_auth_client_secret: Option<SecretString>,
    /// Callback [default: below PUBLIC_URL]
    #[arg(long, env = "COGNITO_AUTH_CALLBACK_URL", value_parser = page_url)]
    pub cognito_auth_callback_url: Option<String>,
    /// Base of the hosted pages; `https://` is put before it where no scheme stands
    #[arg(long, env = "COGNITO_AUTH_CLIENT_DOMAIN", value_parser = https_unless_said)]
    pub cognito_auth_client_domain: Option<String>,
    /// Region of the user pool
    #[arg(long, env = "COGNITO_AUTH_REGION")]
    pub cognito_auth_region: Option<String>,
    /// User pool
    #[arg(long, env = "COGNITO_AUTH_USER_POOL_ID")]
    pub cognito_auth_user_pool_id: Option<String>,
    /// `iss` of its tokens [default: made of region and pool]
    #[arg(long, env = "COGNITO_ISSUER", value_parser = page_url)]
    pub cognito_issuer: Option<String>,
    /// Key set [default: below the issuer]
    #[arg(long, env = "COGNITO_JWKS_URL", value_parser = page_url)]
    pub cognito_jwks_url: Option<String>,
    /// As SOCIAL_SIGNUP, for this provider alone [default: SOCIAL_SIGNUP]
    #[arg(long, env = "COGNITO_SIGNUP", value_enum)]
    pub cognito_signup: Option<SocialSignUp>,
    /// Only vouched-for addresses of these domains are linked or get an account; comma list [default: any]
    #[arg(long, env = "COGNITO_ALLOWED_DOMAINS", value_delimiter = ',', value_parser = domain)]
    pub cognito_allowed_domains: Vec<String>,
}

/// Keycloak.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Keycloak")]
pub struct KeycloakSettings {
    /// Client id; switches the provider on
    #[arg(long, env = "KEYCLOAK_CLIENT_ID")]
    pub keycloak_client_id: Option<String>,
    /// Client secret
    #[arg(long, env = "KEYCLOAK_CLIENT_SECRET", hide_env_values = true, value_parser = secret)]
    pub keycloak_client_secret: Option<SecretString>,
    /// Callback [default: below PUBLIC_URL]
    #[arg(long, env = "KEYCLOAK_CALLBACK_URL", value_parser = page_url)]
    pub keycloak_callback_url: Option<String>,
    /// Base, with any relative path
    #[arg(long, env = "KEYCLOAK_HOST", value_parser = page_url)]
    pub keycloak_host: Option<String>,
    /// Base at which this service reaches Keycloak for tokens, keys, userinfo and logout; browsers go to KEYCLOAK_HOST
    /// [default: KEYCLOAK_HOST]
    #[arg(long, env = "KEYCLOAK_INTERNAL_HOST", value_parser = page_url)]
    pub keycloak_internal_host: Option<String>,
    /// Realm
    #[arg(long, env = "KEYCLOAK_REALM")]
    pub keycloak_realm: Option<String>,
    /// `iss` of its tokens [default: HOST/realms/REALM]
    #[arg(long, env = "KEYCLOAK_ISSUER", value_parser = page_url)]
    pub keycloak_issuer: Option<String>,
    /// Userinfo endpoint [default: below KEYCLOAK_INTERNAL_HOST, or else the issuer]
    #[arg(long, env = "KEYCLOAK_USERINFO_URL", value_parser = page_url)]
    pub keycloak_userinfo_url: Option<String>,
    /// Key set [default: below KEYCLOAK_INTERNAL_HOST, or else the issuer]
    #[arg(long, env = "KEYCLOAK_JWKS_URL", value_parser = page_url)]
    pub keycloak_jwks_url: Option<String>,
    /// As SOCIAL_SIGNUP, for this provider alone [default: SOCIAL_SIGNUP]
    #[arg(long, env = "KEYCLOAK_SIGNUP", value_enum)]
    pub keycloak_signup: Option<SocialSignUp>,
    /// Only vouched-for addresses of these domains are linked or get an account; comma list [default: any]
    #[arg(long, env = "KEYCLOAK_ALLOWED_DOMAINS", value_delimiter = ',', value_parser = domain)]
    pub keycloak_allowed_domains: Vec<String>,
}

/// A SAML 2.0 identity provider.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "SAML")]
pub struct SamlSettings {
    /// Our entity id; switches the provider on
    #[arg(long, env = "SAML_CLIENT_ID")]
    pub saml_client_id: Option<String>,
    /// Our assertion consumer [default: below PUBLIC_URL]
    #[arg(long, env = "SAML_CALLBACK_URL", value_parser = page_url)]
    pub saml_callback_url: Option<String>,
    /// The identity provider's metadata: a file, read at the start, or a URL, fetched at the first use
    #[arg(long, env = "SAML_IDP_METADATA")]
    pub saml_idp_metadata: Option<String>,
    /// Its sign-on address (HTTP-Redirect) [default: of the metadata]
    #[arg(long, env = "SAML_URL", value_parser = page_url)]
    pub saml_url: Option<String>,
    /// Its entity id [default: of the metadata]
    #[arg(long, env = "SAML_IDP_ENTITY_ID")]
    pub saml_idp_entity_id: Option<String>,
    /// Its signing certificate: a path, a PEM text or bare base64 [default: those of the metadata]
    #[arg(long, env = "SAML_IDP_CERT")]
    pub saml_idp_cert: Option<String>,
    /// Attribute with the email address [default: the usual names]
    #[arg(long, env = "SAML_EMAIL_ATTRIBUTE")]
    pub saml_email_attribute: Option<String>,
    /// Attribute with the given name [default: the usual names]
    #[arg(long, env = "SAML_GIVEN_NAME_ATTRIBUTE")]
    pub saml_given_name_attribute: Option<String>,
    /// Attribute with the family name [default: the usual names]
    #[arg(long, env = "SAML_FAMILY_NAME_ATTRIBUTE")]
    pub saml_family_name_attribute: Option<String>,
    /// Path of our private key (PEM), which signs our requests and decrypts assertions
    #[arg(long, env = "SAML_PRIVATE_KEY")]
    pub saml_private_key: Option<PathBuf>,
    /// Path of its certificate (PEM)
    #[arg(long, env = "SAML_CERT")]
    pub saml_cert: Option<PathBuf>,
    /// As SOCIAL_SIGNUP, for this provider alone [default: SOCIAL_SIGNUP]
    #[arg(long, env = "SAML_SIGNUP", value_enum)]
    pub saml_signup: Option<SocialSignUp>,
    /// Only vouched-for addresses of these domains are linked or get an account; comma list [default: any]
    #[arg(long, env = "SAML_ALLOWED_DOMAINS", value_delimiter = ',', value_parser = domain)]
    pub saml_allowed_domains: Vec<String>,
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
