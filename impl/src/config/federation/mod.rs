//! Federated identity providers. Each is enabled by its client ID.

mod graph;
mod openid;
mod saml;

pub use self::{
    graph::{FacebookSettings, InstagramSettings},
    openid::{AppleSettings, AzureSettings, CognitoSettings, GoogleSettings, KeycloakSettings},
    saml::SamlSettings,
};

use std::time::Duration;

use clap::{Args, ValueEnum};

use super::positive_seconds;
use crate::federation::ProviderName;

/// What to do with a person whom a provider has authenticated and who has no account linked to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FederatedSignUp {
    /// Rejects the login.
    Off,
    /// Links the identity to the account with the same verified email address.
    Link,
    /// Like `link`, but creates an account if there is none.
    Create,
}

/// Settings shared by all providers.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Federated identity providers")]
pub struct FederationSettings {
    /// What to do when a person logs in through a provider without having an account: `off` rejects the login; `link`
    /// links the identity to the account with the same email address, if the provider has verified it; `create` also
    /// creates an account if there is none. GOOGLE_SIGNUP and the like override this per provider
    #[arg(long, env = "SOCIAL_SIGNUP", value_enum, default_value = "off")]
    pub social_signup: FederatedSignUp,
    /// Time between the start of a login and its callback, in seconds
    #[arg(long, env = "LOGIN_STATE_EXPIRY", default_value = "600", value_parser = positive_seconds)]
    pub login_state_expiry: Duration,
    /// Timeout for all calls to a provider during one request, in seconds
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
    /// Disables all providers, as if no client ID were set.
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

    /// What to do with people from this provider who have no account.
    pub fn sign_up_by(&self, provider: ProviderName) -> FederatedSignUp {
        self.own(provider).0.unwrap_or(self.social_signup)
    }

    /// The email domains that may be linked or given an account; empty for all.
    pub fn allowed_domains(&self, provider: ProviderName) -> &[String] {
        self.own(provider).1
    }

    /// Whether any provider has this setting.
    pub fn any_sign_up(&self, wanted: FederatedSignUp) -> bool {
        let mut all = ProviderName::ALL.iter().copied();
        all.any(|provider| self.sign_up_by(provider) == wanted)
    }

    fn own(&self, provider: ProviderName) -> (Option<FederatedSignUp>, &[String]) {
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

/// A domain, as after the @ of an email address.
fn domain(text: &str) -> Result<String, &'static str> {
    let domain = text.trim().trim_start_matches('@').to_lowercase();
    let fits = domain.contains('.')
        && domain.split('.').all(|label| {
            !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-')
        });
    if fits {
        Ok(domain)
    } else {
        Err("expected a domain such as example.com")
    }
}
