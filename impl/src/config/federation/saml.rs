//! The SAML identity provider.

use std::path::PathBuf;

use clap::Args;

use super::{FederatedSignUp, domain};
use crate::config::page_url;

/// A SAML 2.0 identity provider.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "SAML")]
pub struct SamlSettings {
    /// Entity ID of this service; enables the provider
    #[arg(long, env = "SAML_CLIENT_ID")]
    pub saml_client_id: Option<String>,
    /// Assertion consumer service URL of this service [default: below PUBLIC_URL]
    #[arg(long, env = "SAML_CALLBACK_URL", value_parser = page_url)]
    pub saml_callback_url: Option<String>,
    /// Metadata of the identity provider: a file, read at startup, or a URL, fetched on first use
    #[arg(long, env = "SAML_IDP_METADATA")]
    pub saml_idp_metadata: Option<String>,
    /// Single sign-on URL of the identity provider (HTTP-Redirect binding) [default: from the metadata]
    #[arg(long, env = "SAML_URL", value_parser = page_url)]
    pub saml_url: Option<String>,
    /// Entity ID of the identity provider [default: from the metadata]
    #[arg(long, env = "SAML_IDP_ENTITY_ID")]
    pub saml_idp_entity_id: Option<String>,
    /// Signing certificate of the identity provider: a path, PEM text or bare base64 [default: from the metadata]
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
    /// Path to the private key of this service (PEM), which signs requests and decrypts assertions
    #[arg(long, env = "SAML_PRIVATE_KEY")]
    pub saml_private_key: Option<PathBuf>,
    /// Path to the certificate for that key (PEM)
    #[arg(long, env = "SAML_CERT")]
    pub saml_cert: Option<PathBuf>,
    /// Overrides SOCIAL_SIGNUP for this provider [default: SOCIAL_SIGNUP]
    #[arg(long, env = "SAML_SIGNUP", value_enum)]
    pub saml_signup: Option<FederatedSignUp>,
    /// Email domains that may be linked or given an account, a comma-separated list [default: any]
    #[arg(long, env = "SAML_ALLOWED_DOMAINS", value_delimiter = ',', value_parser = domain)]
    pub saml_allowed_domains: Vec<String>,
}
