//! The providers that are configured, each behind one of three protocols.

use chrono::{DateTime, Utc};
use secrecy::SecretString;

use super::{
    Attempt, Completed, Fault, Stage, configured,
    logout_token::LogoutToken,
    oidc::Callback,
    outbound::Outbound,
    provider::{Protocol, Provider, ProviderName},
    saml::{Asserted, Saml},
};
use crate::config::{BadSetting, Settings};

/// All providers that are configured.
pub struct Registry {
    providers: Vec<Provider>,
    pub(super) outbound: Outbound,
    /// Where Keycloak ends sessions, and with which client.
    keycloak_logout: Option<(String, String, SecretString)>,
}

impl Registry {
    /// # Errors
    /// A provider that is configured by half; the missing setting is named.
    pub fn new(settings: &Settings) -> Result<Self, BadSetting> {
        Ok(Self {
            providers: configured::providers(settings)?,
            keycloak_logout: configured::keycloak_logout(settings)?,
            outbound: Outbound::new(settings.federation.provider_timeout),
        })
    }

    /// # Errors
    /// As [`Registry::new`].
    pub fn check(settings: &Settings) -> Result<(), BadSetting> {
        configured::providers(settings).map(drop)
    }

    /// The controllers of the document whose provider is not configured.
    ///
    /// # Errors
    /// As [`Registry::new`].
    pub fn unconfigured(settings: &Settings) -> Result<Vec<&'static str>, BadSetting> {
        let configured = configured::providers(settings)?;
        let is_missing = |name: &ProviderName| configured.iter().all(|found| found.name != *name);
        let missing = ProviderName::ALL.iter().copied().filter(is_missing);
        Ok(missing.map(ProviderName::controller).collect())
    }

    pub fn providers(&self) -> &[Provider] {
        &self.providers
    }

    pub fn names(&self) -> Vec<ProviderName> {
        self.providers
            .iter()
            .map(|provider| provider.name)
            .collect()
    }

    pub fn find(&self, name: ProviderName) -> Option<&Provider> {
        self.providers.iter().find(|provider| provider.name == name)
    }

    /// Where the browser goes.
    ///
    /// # Errors
    /// A provider that does not work.
    pub async fn start(
        &self,
        provider: &Provider,
        attempt: &Attempt,
        now: DateTime<Utc>,
    ) -> Result<String, Fault> {
        match &provider.protocol {
            Protocol::OpenId(openid) => openid.start(&self.outbound, attempt, now).await,
            Protocol::Graph(graph) => graph.start(attempt),
            Protocol::Saml(saml) => saml
                .start(&self.outbound, attempt, now)
                .await
                .map_err(|fault| fault.at(Stage::SamlRequest)),
        }
    }

    /// Who comes back.
    ///
    /// # Errors
    /// A login that is not to be believed; a provider that does not work.
    pub async fn finish(
        &self,
        provider: &Provider,
        attempt: &Attempt,
        code: &SecretString,
        issuer: Option<&str>,
        now: DateTime<Utc>,
    ) -> Result<Completed, Fault> {
        match &provider.protocol {
            Protocol::OpenId(openid) => {
                let callback = Callback { code, issuer };
                openid.finish(&self.outbound, attempt, callback, now).await
            }
            Protocol::Graph(graph) => graph.finish(&self.outbound, code).await,
            Protocol::Saml(_) => Err(Fault::refused("SAML answers at its assertion consumer")),
        }
    }

    /// Whom a SAML response asserts.
    ///
    /// # Errors
    /// A response that is not to be believed; metadata that cannot be had.
    pub async fn consume(
        &self,
        saml: &Saml,
        attempt: &Attempt,
        response: &str,
        now: DateTime<Utc>,
    ) -> Result<Asserted, Fault> {
        saml.consume(&self.outbound, attempt, response, now)
            .await
            .map_err(|fault| fault.at(Stage::SamlResponse))
    }

    /// A logout token of Keycloak's.
    ///
    /// # Errors
    /// A token that is not to be trusted; keys that cannot be had.
    pub async fn keycloak_logout_token(
        &self,
        token: &str,
        now: DateTime<Utc>,
    ) -> Result<LogoutToken, Fault> {
        let keycloak = self.find(ProviderName::Keycloak);
        match keycloak.map(|provider| &provider.protocol) {
            Some(Protocol::OpenId(openid)) => {
                let read = openid.logout_token(&self.outbound, token, now).await;
                read.map_err(|fault| fault.at(Stage::LogoutToken))
            }
            _ => Err(Fault::refused("Keycloak is not configured")),
        }
    }

    /// Ends a session of Keycloak's (its own logout endpoint with a refresh token).
    ///
    /// # Errors
    /// A refusal; a Keycloak that does not work.
    pub async fn end_keycloak_session(&self, refresh_token: &str) -> Result<(), Fault> {
        use secrecy::ExposeSecret;
        let Some((url, client_id, secret)) = &self.keycloak_logout else {
            return Err(Fault::refused("Keycloak is not configured"));
        };
        let fields = [
            ("refresh_token", refresh_token),
            ("client_id", client_id),
            ("client_secret", secret.expose_secret()),
        ];
        self.outbound
            .post_form(url, &fields)
            .await
            .map_err(|fault| fault.at(Stage::Logout))
    }
}
