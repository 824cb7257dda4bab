//! From the settings to the providers: how each differs from the others.

use secrecy::{ExposeSecret, SecretString};

use super::{
    apple::AppleKey,
    cache::Cached,
    claims::Vouching,
    oauth2::Graph,
    oidc::{ClientProof, Endpoints, OpenId, Source},
    registry::{Protocol, Provider, ProviderName},
    saml::Saml,
};
use crate::config::{BadSetting, Settings};

/// The openid scope and what an account is made of.
const SCOPE: &str = "openid email profile";

/// The providers whose client id is set.
///
/// # Errors
/// A provider that is configured by half; the missing setting is named.
pub fn providers(settings: &Settings) -> Result<Vec<Provider>, BadSetting> {
    let mut configured = Vec::new();
    for provider in [
        google, facebook, instagram, apple, azure, cognito, keycloak, saml,
    ] {
        configured.extend(provider(settings)?);
    }
    Ok(configured)
}

/// A value that is set and not empty.
pub(super) fn given(value: &Option<String>) -> Option<String> {
    value.clone().filter(|value| !value.is_empty())
}

fn needed<T>(value: Option<T>, name: &'static str, because: &str) -> Result<T, BadSetting> {
    value.ok_or_else(|| BadSetting::new(name, format!("it is needed when {because} is set")))
}

fn callback(settings: &Settings, own: &Option<String>, name: ProviderName) -> String {
    let default = || format!("{}{}", settings.listen.public_url(), name.callback());
    given(own).unwrap_or_else(default)
}

/// What most OpenID providers have in common.
fn openid(
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
        vouching: Vouching::Standard,
        endpoints: Cached::default(),
        keys: Cached::default(),
    };
    Provider {
        name,
        protocol: Protocol::OpenId(Box::new(openid)),
    }
}

/// The client id, which switches a provider on. A secret without one is half a configuration; `named` are the two settings.
fn switched_on(
    named: (&'static str, &'static str),
    client_id: &Option<String>,
    client_secret: &Option<SecretString>,
) -> Result<Option<String>, BadSetting> {
    let client_id = given(client_id);
    let is_set = |secret: &SecretString| !secret.expose_secret().is_empty();
    if client_id.is_none() && client_secret.as_ref().is_some_and(is_set) {
        let problem = format!("it is needed when {} is set", named.1);
        return Err(BadSetting::new(named.0, problem));
    }
    Ok(client_id)
}

fn google(settings: &Settings) -> Result<Option<Provider>, BadSetting> {
    let own = &settings.federation.google;
    let named = ("GOOGLE_AUTH_CLIENT_ID", "GOOGLE_AUTH_CLIENT_SECRET");
    let Some(client_id) = switched_on(
        named,
        &own.google_auth_client_id,
        &own.google_auth_client_secret,
    )?
    else {
        return Ok(None);
    };
    let because = "GOOGLE_AUTH_CLIENT_ID";
    let secret = needed(
        own.google_auth_client_secret.clone(),
        "GOOGLE_AUTH_CLIENT_SECRET",
        because,
    )?;
    let endpoints = Endpoints {
        issuer: own.google_issuer.clone(),
        auth: own.google_auth_url.clone(),
        token: own.google_auth_token_url.clone(),
        keys: own.google_jwks_url.clone(),
        userinfo: Some(own.google_userinfo_url.clone()),
    };
    let name = ProviderName::Google;
    let callback = callback(settings, &own.google_auth_callback_url, name);
    let vouching = google_vouching(&own.google_issuer);
    let source = Source::Known(endpoints);
    let proof = ClientProof::Secret(secret);
    let mut provider = openid(name, source, client_id, proof, callback);
    if let Protocol::OpenId(openid) = &mut provider.protocol {
        openid.vouching = vouching;
    }
    Ok(Some(provider))
}

/// What is known of Google holds for Google itself; another issuer in its place is an OpenID provider like any.
fn google_vouching(issuer: &str) -> Vouching {
    if issuer == "https://accounts.google.com" {
        Vouching::Google
    } else {
        Vouching::Standard
    }
}

fn facebook(settings: &Settings) -> Result<Option<Provider>, BadSetting> {
    let own = &settings.federation.facebook;
    let named = ("FACEBOOK_AUTH_CLIENT_ID", "FACEBOOK_AUTH_CLIENT_SECRET");
    let Some(client_id) = switched_on(
        named,
        &own.facebook_auth_client_id,
        &own.facebook_auth_client_secret,
    )?
    else {
        return Ok(None);
    };
    let name = ProviderName::Facebook;
    let graph = Graph {
        auth: own.facebook_auth_url.clone(),
        token: own.facebook_auth_token_url.clone(),
        profile: own.facebook_userinfo_url.clone(),
        client_secret: needed(
            own.facebook_auth_client_secret.clone(),
            "FACEBOOK_AUTH_CLIENT_SECRET",
            "FACEBOOK_AUTH_CLIENT_ID",
        )?,
        client_id,
        scope: "email public_profile",
        fields: "id,name,first_name,last_name,email",
        subject: "id",
        callback: callback(settings, &own.facebook_auth_callback_url, name),
        app_secret_proof: true,
    };
    let protocol = Protocol::Graph(Box::new(graph));
    Ok(Some(Provider { name, protocol }))
}

fn instagram(settings: &Settings) -> Result<Option<Provider>, BadSetting> {
    let own = &settings.federation.instagram;
    let named = ("INSTAGRAM_AUTH_CLIENT_ID", "INSTAGRAM_AUTH_CLIENT_SECRET");
    let Some(client_id) = switched_on(
        named,
        &own.instagram_auth_client_id,
        &own.instagram_auth_client_secret,
    )?
    else {
        return Ok(None);
    };
    let name = ProviderName::Instagram;
    let graph = Graph {
        auth: own.instagram_auth_url.clone(),
        token: own.instagram_auth_token_url.clone(),
        profile: own.instagram_userinfo_url.clone(),
        client_secret: needed(
            own.instagram_auth_client_secret.clone(),
            "INSTAGRAM_AUTH_CLIENT_SECRET",
            "INSTAGRAM_AUTH_CLIENT_ID",
        )?,
        client_id,
        scope: "instagram_business_basic",
        fields: "user_id,username,name",
        subject: "user_id",
        callback: callback(settings, &own.instagram_auth_callback_url, name),
        app_secret_proof: false,
    };
    let protocol = Protocol::Graph(Box::new(graph));
    Ok(Some(Provider { name, protocol }))
}

fn apple(settings: &Settings) -> Result<Option<Provider>, BadSetting> {
    const DEFAULT_ISSUER: &str = "https://appleid.apple.com";
    let own = &settings.federation.apple;
    let Some(client_id) = given(&own.apple_auth_client_id) else {
        return Ok(None);
    };
    let key = AppleKey::new(own, &client_id)?;
    let endpoints = Endpoints {
        issuer: own.apple_issuer.clone(),
        auth: own.apple_auth_url.clone(),
        token: own.apple_auth_token_url.clone(),
        keys: own.apple_jwks_url.clone(),
        userinfo: None,
    };
    let name = ProviderName::Apple;
    let openid = OpenId {
        source: Source::Known(endpoints),
        other_issuer: (own.apple_issuer == DEFAULT_ISSUER).then_some("https://account.apple.com"),
        client_id,
        proof: ClientProof::Apple(key),
        callback: callback(settings, &own.apple_auth_callback_url, name),
        scope: "openid name email",
        pkce: false,
        form_post: true,
        vouching: Vouching::Standard,
        endpoints: Cached::default(),
        keys: Cached::default(),
    };
    let protocol = Protocol::OpenId(Box::new(openid));
    Ok(Some(Provider { name, protocol }))
}

fn azure(settings: &Settings) -> Result<Option<Provider>, BadSetting> {
    let own = &settings.federation.azure;
    let named = ("AZURE_AUTH_CLIENT_ID", "AZURE_AUTH_CLIENT_SECRET");
    let Some(client_id) = switched_on(
        named,
        &own.azure_auth_client_id,
        &own.azure_auth_client_secret,
    )?
    else {
        return Ok(None);
    };
    let because = "AZURE_AUTH_CLIENT_ID";
    let secret = needed(
        own.azure_auth_client_secret.clone(),
        "AZURE_AUTH_CLIENT_SECRET",
        because,
    )?;
    let document = given(&own.azure_identity_metadata);
    let issuer = given(&own.azure_issuer);
    if issuer.as_deref().is_some_and(is_template) {
        return Err(BadSetting::new(
            "AZURE_ISSUER",
            "the issuer of one tenant is expected, with its id in place of {tenantid}",
        ));
    }
    let name = ProviderName::Azure;
    let openid = OpenId {
        source: Source::Discovered {
            document: needed(document, "AZURE_IDENTITY_METADATA", because)?,
            issuer,
        },
        other_issuer: None,
        client_id,
        proof: ClientProof::Secret(secret),
        callback: callback(settings, &own.azure_auth_redirect_url, name),
        scope: SCOPE,
        pkce: true,
        form_post: false,
        vouching: Vouching::Azure,
        endpoints: Cached::default(),
        keys: Cached::default(),
    };
    let protocol = Protocol::OpenId(Box::new(openid));
    Ok(Some(Provider { name, protocol }))
}

/// `{tenantid}`, also as a URL writes it.
fn is_template(issuer: &str) -> bool {
    let issuer = issuer.to_ascii_lowercase();
    issuer.contains('{') || issuer.contains("%7b")
}

fn cognito(settings: &Settings) -> Result<Option<Provider>, BadSetting> {
    let own = &settings.federation.cognito;
    let named = ("COGNITO_AUTH_CLIENT_ID", "COGNITO_AUTH_CLIENT_SECRET");
    let Some(client_id) = switched_on(
        named,
        &own.cognito_auth_client_id,
        &own.cognito_auth_client_secret,
    )?
    else {
        return Ok(None);
    };
    let because = "COGNITO_AUTH_CLIENT_ID";
    let secret = needed(
        own.cognito_auth_client_secret.clone(),
        "COGNITO_AUTH_CLIENT_SECRET",
        because,
    )?;
    let domain = given(&own.cognito_auth_client_domain);
    let domain = needed(domain, "COGNITO_AUTH_CLIENT_DOMAIN", because)?;
    let domain = domain.trim_end_matches('/');
    let issuer = match given(&own.cognito_issuer) {
        Some(issuer) => issuer,
        None => {
            let region = needed(
                given(&own.cognito_auth_region),
                "COGNITO_AUTH_REGION",
                because,
            )?;
            let pool = given(&own.cognito_auth_user_pool_id);
            let pool = needed(pool, "COGNITO_AUTH_USER_POOL_ID", because)?;
            format!("https://cognito-idp.{region}.amazonaws.com/{pool}")
        }
    };
    let endpoints = Endpoints {
        auth: format!("{domain}/oauth2/authorize"),
        token: format!("{domain}/oauth2/token"),
        keys: given(&own.cognito_jwks_url)
            .unwrap_or_else(|| format!("{issuer}/.well-known/jwks.json")),
        userinfo: Some(format!("{domain}/oauth2/userInfo")),
        issuer,
    };
    let name = ProviderName::Cognito;
    let callback = callback(settings, &own.cognito_auth_callback_url, name);
    let source = Source::Known(endpoints);
    Ok(Some(openid(
        name,
        source,
        client_id,
        ClientProof::Secret(secret),
        callback,
    )))
}

/// Where Keycloak is.
struct KeycloakRealm {
    issuer: String,
    /// For browsers.
    public: String,
    /// For this service.
    internal: String,
}

impl KeycloakRealm {
    /// `None` when Keycloak is not configured.
    fn new(settings: &Settings) -> Result<Option<Self>, BadSetting> {
        let own = &settings.federation.keycloak;
        let named = ("KEYCLOAK_CLIENT_ID", "KEYCLOAK_CLIENT_SECRET");
        if switched_on(named, &own.keycloak_client_id, &own.keycloak_client_secret)?.is_none() {
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

/// `HOST/realms/REALM`; a realm may be called anything.
fn realm_at(host: &str, realm: &str) -> Result<String, BadSetting> {
    let mut url = url::Url::parse(host)
        .map_err(|_| BadSetting::new("KEYCLOAK_HOST", "an http(s) address is expected"))?;
    url.path_segments_mut()
        .map_err(|()| BadSetting::new("KEYCLOAK_HOST", "an http(s) address is expected"))?
        .pop_if_empty()
        .extend(["realms", realm]);
    Ok(url.into())
}

fn keycloak_secret(settings: &Settings) -> Result<SecretString, BadSetting> {
    let secret = settings.federation.keycloak.keycloak_client_secret.clone();
    needed(secret, "KEYCLOAK_CLIENT_SECRET", "KEYCLOAK_CLIENT_ID")
}

fn keycloak(settings: &Settings) -> Result<Option<Provider>, BadSetting> {
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

/// Where Keycloak ends sessions, and with which client.
pub fn keycloak_logout(
    settings: &Settings,
) -> Result<Option<(String, String, SecretString)>, BadSetting> {
    let own = &settings.federation.keycloak;
    let (Some(client_id), Some(realm)) = (
        given(&own.keycloak_client_id),
        KeycloakRealm::new(settings)?,
    ) else {
        return Ok(None);
    };
    let url = realm.at_internal("logout");
    Ok(Some((url, client_id, keycloak_secret(settings)?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn endpoints(provider: Option<Provider>) -> Endpoints {
        match provider.unwrap().protocol {
            Protocol::OpenId(openid) => match openid.source {
                Source::Known(endpoints) => endpoints,
                Source::Discovered { .. } => panic!("it is discovered"),
            },
            Protocol::Graph(_) | Protocol::Saml(_) => panic!("no OpenID Connect"),
        }
    }

    #[test]
    fn cognito_is_found_by_region_and_pool() {
        let mut settings = Settings::defaults();
        let own = &mut settings.federation.cognito;
        own.cognito_auth_client_id = Some("id".into());
        own.cognito_auth_client_secret = Some("secret".into());
        own.cognito_auth_client_domain = Some("https://acme.example/".into());
        own.cognito_auth_region = Some("eu-west-1".into());
        own.cognito_auth_user_pool_id = Some("eu-west-1_Pool".into());
        let found = endpoints(cognito(&settings).unwrap());
        let issuer = "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Pool";
        assert_eq!(found.issuer, issuer);
        assert_eq!(found.keys, format!("{issuer}/.well-known/jwks.json"));
        assert_eq!(found.auth, "https://acme.example/oauth2/authorize");
        assert_eq!(
            found.userinfo.unwrap(),
            "https://acme.example/oauth2/userInfo"
        );
    }

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
        let (logout, ..) = keycloak_logout(&settings).unwrap().unwrap();
        assert_eq!(
            logout,
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
        let (logout, ..) = keycloak_logout(&settings).unwrap().unwrap();
        assert_eq!(logout, at("logout"));
    }

    #[test]
    fn an_azure_issuer_that_is_a_template_is_refused() {
        let mut settings = Settings::defaults();
        let own = &mut settings.federation.azure;
        own.azure_auth_client_id = Some("id".into());
        own.azure_auth_client_secret = Some("secret".into());
        own.azure_identity_metadata = Some("https://login.example/d".into());
        for template in [
            "https://login.example/{tenantid}/v2.0",
            "https://login.example/%7Btenantid%7D/v2.0",
        ] {
            settings.federation.azure.azure_issuer = Some(template.into());
            let refused = azure(&settings).err().map(|bad| bad.to_string());
            assert!(refused.is_some_and(|said| said.contains("AZURE_ISSUER")));
        }
    }
}
