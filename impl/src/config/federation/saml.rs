//! The SAML identity provider.

use std::path::PathBuf;

use clap::Args;

use super::{SocialSignUp, domain};
use crate::config::page_url;

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
