//! Ending a login at the provider: Keycloak's logout endpoint, and revocation (RFC 7009) at the others.

use base64::{Engine, engine::general_purpose::STANDARD};
use secrecy::{ExposeSecret, SecretString};

use super::{Fault, Outbound, ProviderName};

/// Where and how a provider ends logins.
pub struct LoginEnd {
    pub provider: ProviderName,
    pub url: String,
    pub client_id: String,
    pub client_secret: SecretString,
}

impl LoginEnd {
    /// Sends the token in the form, never in the URL, which proxies log.
    ///
    /// # Errors
    /// The provider rejects the request or is down.
    pub async fn send(&self, outbound: &Outbound, token: &str) -> Result<(), Fault> {
        let secret = self.client_secret.expose_secret();
        match self.provider {
            ProviderName::Keycloak => {
                let fields = [
                    ("refresh_token", token),
                    ("client_id", &self.client_id),
                    ("client_secret", secret),
                ];
                outbound.post_form(&self.url, None, &fields).await
            }
            // Whoever has the token may revoke it.
            ProviderName::Google => {
                outbound
                    .post_form(&self.url, None, &[("token", token)])
                    .await
            }
            _ => {
                let client = STANDARD.encode(format!("{}:{secret}", self.client_id));
                let client = SecretString::from(format!("Basic {client}"));
                let fields = [("token", token), ("client_id", &self.client_id)];
                outbound.post_form(&self.url, Some(&client), &fields).await
            }
        }
    }
}
