//! Google, Apple, Microsoft Entra ID and Amazon Cognito.

use super::common::{SCOPE, callback, enabled_client_id, given, needed, openid};
use crate::config::{BadSetting, Settings};
use crate::federation::{
    apple::AppleKey,
    cache::Cached,
    claims::EmailTrust,
    login_end::LoginEnd,
    oidc::{ClientProof, Endpoints, OpenId, Source},
    provider::{Protocol, Provider, ProviderName},
};

pub(super) fn google(settings: &Settings) -> Result<Option<Provider>, BadSetting> {
    let own = &settings.federation.google;
    let named = ("GOOGLE_AUTH_CLIENT_ID", "GOOGLE_AUTH_CLIENT_SECRET");
    let Some(client_id) = enabled_client_id(
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
    let email_trust = google_email_trust(&own.google_issuer);
    let source = Source::Known(endpoints);
    let proof = ClientProof::Secret(secret);
    let mut provider = openid(name, source, client_id, proof, callback);
    if let Protocol::OpenId(openid) = &mut provider.protocol {
        openid.email_trust = email_trust;
    }
    Ok(Some(provider))
}

/// Google revokes what the user has granted to this client.
pub(super) fn google_end(settings: &Settings) -> Result<Option<LoginEnd>, BadSetting> {
    let own = &settings.federation.google;
    let pair = given(&own.google_auth_client_id).zip(own.google_auth_client_secret.clone());
    Ok(pair.map(|(client_id, client_secret)| LoginEnd {
        provider: ProviderName::Google,
        url: own.google_revoke_url.clone(),
        client_id,
        client_secret,
    }))
}

/// Google's rules apply to Google only; with another issuer it is an ordinary OpenID provider.
fn google_email_trust(issuer: &str) -> EmailTrust {
    if issuer == "https://accounts.google.com" {
        EmailTrust::Google
    } else {
        EmailTrust::Standard
    }
}

pub(super) fn apple(settings: &Settings) -> Result<Option<Provider>, BadSetting> {
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
        email_trust: EmailTrust::Standard,
        endpoints: Cached::default(),
        keys: Cached::default(),
    };
    let protocol = Protocol::OpenId(Box::new(openid));
    Ok(Some(Provider { name, protocol }))
}

pub(super) fn azure(settings: &Settings) -> Result<Option<Provider>, BadSetting> {
    let own = &settings.federation.azure;
    let named = ("AZURE_AUTH_CLIENT_ID", "AZURE_AUTH_CLIENT_SECRET");
    let Some(client_id) = enabled_client_id(
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
            "expected the issuer of a single tenant, with its ID in place of {tenantid}",
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
        email_trust: EmailTrust::Azure,
        endpoints: Cached::default(),
        keys: Cached::default(),
    };
    let protocol = Protocol::OpenId(Box::new(openid));
    Ok(Some(Provider { name, protocol }))
}

/// `{tenantid}`, also percent-encoded.
fn is_template(issuer: &str) -> bool {
    let issuer = issuer.to_ascii_lowercase();
    issuer.contains('{') || issuer.contains("%7b")
}

pub(super) fn cognito(settings: &Settings) -> Result<Option<Provider>, BadSetting> {
    let own = &settings.federation.cognito;
    let named = ("COGNITO_AUTH_CLIENT_ID", "COGNITO_AUTH_CLIENT_SECRET");
    let Some(client_id) = enabled_client_id(
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
    let domain = cognito_domain(settings)?;
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

fn cognito_domain(settings: &Settings) -> Result<String, BadSetting> {
    let domain = given(&settings.federation.cognito.cognito_auth_client_domain);
    let domain = needed(
        domain,
        "COGNITO_AUTH_CLIENT_DOMAIN",
        "COGNITO_AUTH_CLIENT_ID",
    )?;
    Ok(domain.trim_end_matches('/').to_owned())
}

/// Cognito revokes the refresh token and the access tokens that came from it.
pub(super) fn cognito_end(settings: &Settings) -> Result<Option<LoginEnd>, BadSetting> {
    let own = &settings.federation.cognito;
    let pair = given(&own.cognito_auth_client_id).zip(own.cognito_auth_client_secret.clone());
    let Some((client_id, client_secret)) = pair else {
        return Ok(None);
    };
    Ok(Some(LoginEnd {
        provider: ProviderName::Cognito,
        url: format!("{}/oauth2/revoke", cognito_domain(settings)?),
        client_id,
        client_secret,
    }))
}

#[cfg(test)]
mod tests {
    use super::super::common::tests::endpoints;
    use super::*;

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
