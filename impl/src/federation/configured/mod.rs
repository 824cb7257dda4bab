//! Builds the providers from the settings. This is where they differ.

mod common;
mod graph;
mod keycloak;
mod openid;

use self::{
    common::{callback, given},
    graph::{facebook, instagram},
    keycloak::{keycloak, keycloak_end},
    openid::{apple, azure, cognito, cognito_end, google, google_end},
};
use super::{
    login_end::LoginEnd,
    provider::{Protocol, Provider, ProviderName},
    saml::Saml,
};
use crate::config::{BadSetting, Settings};

/// The providers whose client ID is set.
///
/// # Errors
/// An incompletely configured provider; the missing setting is named.
pub fn providers(settings: &Settings) -> Result<Vec<Provider>, BadSetting> {
    let mut configured = Vec::new();
    for provider in [
        google, facebook, instagram, apple, azure, cognito, keycloak, saml,
    ] {
        configured.extend(provider(settings)?);
    }
    Ok(configured)
}

/// Where logins end, of the providers that are configured and have such a place.
///
/// # Errors
/// As [`providers`].
pub fn ends(settings: &Settings) -> Result<Vec<LoginEnd>, BadSetting> {
    let mut configured = Vec::new();
    for end in [google_end, cognito_end, keycloak_end] {
        configured.extend(end(settings)?);
    }
    Ok(configured)
}

fn saml(settings: &Settings) -> Result<Option<Provider>, BadSetting> {
    let own = &settings.federation.saml;
    let Some(entity_id) = given(&own.saml_client_id) else {
        return Ok(None);
    };
    let name = ProviderName::Saml;
    let consumer = callback(settings, &own.saml_callback_url, name);
    let protocol = Protocol::Saml(Box::new(Saml::new(own, entity_id, consumer)?));
    Ok(Some(Provider { name, protocol }))
}
