//! Helpers for the settings of all providers.

use secrecy::{ExposeSecret, SecretString};

use crate::config::{BadSetting, Settings};
use crate::federation::{
    cache::Cached,
    claims::EmailTrust,
    oidc::{ClientProof, OpenId, Source},
    provider::{Protocol, Provider, ProviderName},
};

/// The `openid` scope, and the claims that an account needs.
pub(super) const SCOPE: &str = "openid email profile";

/// A value that is set and not empty.
pub(super) fn given(value: &Option<String>) -> Option<String> {
    value.clone().filter(|value| !value.is_empty())
}

pub(super) fn needed<T>(
    value: Option<T>,
    name: &'static str,
    because: &str,
) -> Result<T, BadSetting> {
    value.ok_or_else(|| BadSetting::new(name, format!("required when {because} is set")))
}

pub(super) fn callback(settings: &Settings, own: &Option<String>, name: ProviderName) -> String {
    let default = || format!("{}{}", settings.listen.public_url(), name.callback());
    given(own).unwrap_or_else(default)
}

/// The settings that most OpenID providers share.
pub(super) fn openid(
    name: ProviderName,
    source: Source,
    client_id: String,
    proof: ClientProof,
    callback: String,
) -> Provider {
    let openid = OpenId {
        source,
        other_issuer: None,
        client_id,
        proof,
        callback,
        scope: SCOPE,
        pkce: true,
        form_post: false,
        email_trust: EmailTrust::Standard,
        endpoints: Cached::default(),
        keys: Cached::default(),
    };
    Provider {
        name,
        protocol: Protocol::OpenId(Box::new(openid)),
    }
}

/// The client ID, which enables a provider; `named` are the names of the two settings. A secret without an ID is an
/// error.
pub(super) fn enabled_client_id(
    named: (&'static str, &'static str),
    client_id: &Option<String>,
    client_secret: &Option<SecretString>,
) -> Result<Option<String>, BadSetting> {
    let client_id = given(client_id);
    let is_set = |secret: &SecretString| !secret.expose_secret().is_empty();
    if client_id.is_none() && client_secret.as_ref().is_some_and(is_set) {
        let problem = format!("required when {} is set", named.1);
        return Err(BadSetting::new(named.0, problem));
    }
    Ok(client_id)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::federation::oidc::Endpoints;

    pub fn endpoints(provider: Option<Provider>) -> Endpoints {
        match provider.unwrap().protocol {
            Protocol::OpenId(openid) => match openid.source {
                Source::Known(endpoints) => endpoints,
                Source::Discovered { .. } => panic!("it is discovered"),
            },
            Protocol::Graph(_) | Protocol::Saml(_) => panic!("no OpenID Connect"),
        }
    }
}
