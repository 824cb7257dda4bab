//! The configured providers, each using one of three protocols.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use secrecy::SecretString;

use super::{
    Attempt, Completed, Fault, Stage, configured,
    login_end::LoginEnd,
    logout_token::LogoutToken,
    oidc::Callback,
    outbound::Outbound,
    provider::{Protocol, Provider, ProviderName},
    saml::{Asserted, Saml},
};
use crate::config::{BadSetting, Settings};

/// All configured providers.
pub struct Registry {
    providers: Vec<Provider>,
    pub(super) outbound: Arc<Outbound>,
    ends: Vec<LoginEnd>,
}

impl Registry {
    /// # Errors
    /// An incompletely configured provider; the missing setting is named.
    pub fn new(settings: &Settings) -> Result<Self, BadSetting> {
        Ok(Self {
            providers: configured::providers(settings)?,
            ends: configured::ends(settings)?,
            outbound: Arc::new(Outbound::new(settings.federation.provider_timeout)),
        })
    }

    /// # Errors
    /// As [`Registry::new`].
    pub fn check(settings: &Settings) -> Result<(), BadSetting> {
        configured::providers(settings).map(drop)
    }

    /// The document's controllers for providers that are not configured.
    ///
    /// # Errors
    /// As [`Registry::new`].
    pub fn unconfigured(settings: &Settings) -> Result<Vec<&'static str>, BadSetting> {
        let configured = configured::providers(settings)?;
        let is_missing = |name: &ProviderName| configured.iter().all(|found| found.name != *name);
        let missing = ProviderName::ALL.iter().copied().filter(is_missing);
        Ok(missing.map(ProviderName::controller).collect())
    }

    /// For other calls under the same limits.
    pub fn outbound(&self) -> Arc<Outbound> {
        self.outbound.clone()
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

    /// Starts a login, and returns the URL to redirect the browser to.
    ///
    /// # Errors
    /// The provider is down.
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

    /// Finishes a login.
    ///
    /// # Errors
    /// The login cannot be trusted, or the provider is down.
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
            Protocol::Saml(_) => Err(Fault::refused(
                "SAML responses belong to the assertion consumer service",
            )),
        }
    }

    /// Validates a SAML response.
    ///
    /// # Errors
    /// The response is invalid, or metadata is not available.
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

    /// Validates a logout token from Keycloak.
    ///
    /// # Errors
    /// The token is invalid, or the keys are not available.
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

    /// Ends a login at a provider, with the token that it has given.
    ///
    /// # Errors
    /// The provider is not configured, rejects the request or is down.
    pub async fn end_login(&self, provider: &str, token: &str) -> Result<(), Fault> {
        let end = self
            .ends
            .iter()
            .find(|end| end.provider.stored() == provider);
        let end = end.ok_or_else(|| Fault::refused("the provider is not configured"))?;
        let ended = end.send(&self.outbound, token).await;
        ended.map_err(|fault| fault.at(Stage::Logout))
    }
}
