//! Keycloak, which browsers and this service may reach at different hosts.

use secrecy::SecretString;

use super::common::{callback, enabled_client_id, given, needed, openid};
use crate::config::{BadSetting, Settings};
use crate::federation::{
    login_end::LoginEnd,
    oidc::{ClientProof, Endpoints, Source},
    provider::{Provider, ProviderName},
};

/// The URLs of a Keycloak realm.
struct KeycloakRealm {
    issuer: String,
    /// For browsers.
    public: String,
    /// For this service.
    internal: String,
}

impl KeycloakRealm {
    /// `None` if Keycloak is not configured.
    fn new(settings: &Settings) -> Result<Option<Self>, BadSetting> {
        let own = &settings.federation.keycloak;
        let named = ("KEYCLOAK_CLIENT_ID", "KEYCLOAK_CLIENT_SECRET");
        if enabled_client_id(named, &own.keycloak_client_id, &own.keycloak_client_secret)?.is_none()
        {
            return Ok(None);
        }
        let because = "KEYCLOAK_CLIENT_ID";
        let host = needed(given(&own.keycloak_host), "KEYCLOAK_HOST", because)?;
        let realm = needed(given(&own.keycloak_realm), "KEYCLOAK_REALM", because)?;
        let below = |host: &str| realm_at(host, &realm);
        let issuer = given(&own.keycloak_issuer).unwrap_or(below(&host)?);
        Ok(Some(Self {
            internal: match given(&own.keycloak_internal_host) {
                Some(internal) => below(&internal)?,
                None => issuer.clone(),
            },
            public: issuer.clone(),
            issuer,
        }))
    }

    fn at_public(&self, end: &str) -> String {
        format!("{}/protocol/openid-connect/{end}", self.public)
    }

    fn at_internal(&self, end: &str) -> String {
        format!("{}/protocol/openid-connect/{end}", self.internal)
    }
}

/// `HOST/realms/REALM`. The name of a realm is arbitrary text.
fn realm_at(host: &str, realm: &str) -> Result<String, BadSetting> {
    let mut url = url::Url::parse(host)
        .map_err(|_| BadSetting::new("KEYCLOAK_HOST", "expected an http(s) URL"))?;
    url.path_segments_mut()
        .map_err(|()| BadSetting::new("KEYCLOAK_HOST", "expected an http(s) URL"))?
        .pop_if_empty()
        .extend(["realms", realm]);
    Ok(url.into())
}

fn keycloak_secret(settings: &Settings) -> Result<SecretString, BadSetting> {
    let secret = settings.federation.keycloak.keycloak_client_secret.clone();
    needed(secret, "KEYCLOAK_CLIENT_SECRET", "KEYCLOAK_CLIENT_ID")
}

pub(super) fn keycloak(settings: &Settings) -> Result<Option<Provider>, BadSetting> {
    let own = &settings.federation.keycloak;
    let (Some(client_id), Some(realm)) = (
        given(&own.keycloak_client_id),
        KeycloakRealm::new(settings)?,
    ) else {
        return Ok(None);
    };
    let keys = given(&own.keycloak_jwks_url);
    let userinfo = given(&own.keycloak_userinfo_url);
    let endpoints = Endpoints {
        auth: realm.at_public("auth"),
        token: realm.at_internal("token"),
        keys: keys.unwrap_or_else(|| realm.at_internal("certs")),
        userinfo: Some(userinfo.unwrap_or_else(|| realm.at_internal("userinfo"))),
        issuer: realm.issuer,
    };
    let name = ProviderName::Keycloak;
    let callback = callback(settings, &own.keycloak_callback_url, name);
    let proof = ClientProof::Secret(keycloak_secret(settings)?);
    let source = Source::Known(endpoints);
    Ok(Some(openid(name, source, client_id, proof, callback)))
}

pub(super) fn keycloak_end(settings: &Settings) -> Result<Option<LoginEnd>, BadSetting> {
    let own = &settings.federation.keycloak;
    let (Some(client_id), Some(realm)) = (
        given(&own.keycloak_client_id),
        KeycloakRealm::new(settings)?,
    ) else {
        return Ok(None);
    };
    Ok(Some(LoginEnd {
        provider: ProviderName::Keycloak,
        url: realm.at_internal("logout"),
        client_id,
        client_secret: keycloak_secret(settings)?,
    }))
}

#[cfg(test)]
mod tests {
    use super::super::common::tests::endpoints;
    use super::*;

    #[test]
    fn keycloaks_host_is_taken_as_written() {
        let mut settings = Settings::defaults();
        let own = &mut settings.federation.keycloak;
        own.keycloak_client_id = Some("id".into());
        own.keycloak_client_secret = Some("secret".into());
        own.keycloak_host = Some("https://sso.example/auth/".into());
        own.keycloak_realm = Some("acme".into());
        let found = endpoints(keycloak(&settings).unwrap());
        let below = "https://sso.example/auth/realms/acme";
        assert_eq!(found.issuer, below);
        assert_eq!(
            found.token,
            format!("{below}/protocol/openid-connect/token")
        );
        assert_eq!(found.keys, format!("{below}/protocol/openid-connect/certs"));
        settings.federation.keycloak.keycloak_issuer = Some("https://public.example/r".into());
        let end = keycloak_end(&settings).unwrap().unwrap();
        assert_eq!(
            end.url,
            "https://public.example/r/protocol/openid-connect/logout"
        );
    }

    #[test]
    fn keycloak_may_be_reached_at_another_host_than_browsers_do() {
        let mut settings = Settings::defaults();
        let own = &mut settings.federation.keycloak;
        own.keycloak_client_id = Some("id".into());
        own.keycloak_client_secret = Some("secret".into());
        own.keycloak_host = Some("https://sso.example/auth/".into());
        own.keycloak_internal_host = Some("http://keycloak:8080/auth".into());
        own.keycloak_realm = Some("my realm/é".into());
        let found = endpoints(keycloak(&settings).unwrap());
        let public = "https://sso.example/auth/realms/my%20realm%2F%C3%A9";
        let internal = "http://keycloak:8080/auth/realms/my%20realm%2F%C3%A9";
        assert_eq!(found.issuer, public);
        assert_eq!(found.auth, format!("{public}/protocol/openid-connect/auth"));
        let at = |end: &str| format!("{internal}/protocol/openid-connect/{end}");
        assert_eq!((found.token, found.keys), (at("token"), at("certs")));
        assert_eq!(found.userinfo, Some(at("userinfo")));
        let end = keycloak_end(&settings).unwrap().unwrap();
        assert_eq!(end.url, at("logout"));
    }
}
