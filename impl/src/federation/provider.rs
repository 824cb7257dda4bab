//! The identity providers of the published document, and the protocol behind each.

use strum::{IntoStaticStr, VariantArray};

use super::{oauth2::Graph, oidc::OpenId, saml::Saml};

/// An identity provider of the published document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "lowercase")]
pub enum ProviderName {
    Google,
    Facebook,
    Instagram,
    Apple,
    Azure,
    Cognito,
    Keycloak,
    Saml,
}

impl ProviderName {
    pub const ALL: &[Self] = Self::VARIANTS;

    /// The name in `admin` commands and in the paths of this service.
    pub fn word(self) -> &'static str {
        self.into()
    }

    /// The value of `user_credentials.auth_provider`.
    pub fn stored(self) -> &'static str {
        match self {
            Self::Cognito => "aws-cognito",
            other => other.word(),
        }
    }

    /// The display name, for pages and mails.
    pub fn shown(self) -> &'static str {
        match self {
            Self::Google => "Google",
            Self::Facebook => "Facebook",
            Self::Instagram => "Instagram",
            Self::Apple => "Apple",
            Self::Azure => "Microsoft",
            Self::Cognito => "Amazon Cognito",
            Self::Keycloak => "Keycloak",
            Self::Saml => "SAML",
        }
    }

    /// The tag of the provider's operations in the published document.
    pub(super) fn controller(self) -> &'static str {
        match self {
            Self::Google => "GoogleLoginController",
            Self::Facebook => "FacebookLoginController",
            Self::Instagram => "InstagramLoginController",
            Self::Apple => "AppleLoginController",
            Self::Azure => "AzureLoginController",
            Self::Cognito => "CognitoLoginController",
            Self::Keycloak => "KeycloakLoginController",
            Self::Saml => "SamlLoginController",
        }
    }

    /// The path of the default callback, below PUBLIC_URL.
    pub(super) fn callback(self) -> &'static str {
        match self {
            Self::Google => "/auth/google-auth-redirect",
            Self::Facebook => "/auth/facebook-auth-redirect",
            Self::Instagram => "/auth/instagram-auth-redirect",
            Self::Apple => "/auth/apple-oauth-redirect",
            Self::Azure => "/auth/azure-oauth-redirect",
            Self::Cognito => "/auth/cognito-auth-redirect",
            Self::Keycloak => "/auth/keycloak-auth-redirect",
            Self::Saml => "/auth/saml-auth-redirect",
        }
    }
}

pub enum Protocol {
    OpenId(Box<OpenId>),
    Graph(Box<Graph>),
    Saml(Box<Saml>),
}

/// A configured identity provider.
pub struct Provider {
    pub name: ProviderName,
    pub(super) protocol: Protocol,
}

impl Provider {
    pub fn saml(&self) -> Option<&Saml> {
        match &self.protocol {
            Protocol::Saml(saml) => Some(saml),
            Protocol::OpenId(_) | Protocol::Graph(_) => None,
        }
    }
}
