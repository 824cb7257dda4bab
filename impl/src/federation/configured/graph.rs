//! Facebook and Instagram.

use super::common::{callback, enabled_client_id, needed};
use crate::config::{BadSetting, Settings};
use crate::federation::{
    oauth2::Graph,
    provider::{Protocol, Provider, ProviderName},
};

pub(super) fn facebook(settings: &Settings) -> Result<Option<Provider>, BadSetting> {
    let own = &settings.federation.facebook;
    let named = ("FACEBOOK_AUTH_CLIENT_ID", "FACEBOOK_AUTH_CLIENT_SECRET");
    let Some(client_id) = enabled_client_id(
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

pub(super) fn instagram(settings: &Settings) -> Result<Option<Provider>, BadSetting> {
    let own = &settings.federation.instagram;
    let named = ("INSTAGRAM_AUTH_CLIENT_ID", "INSTAGRAM_AUTH_CLIENT_SECRET");
    let Some(client_id) = enabled_client_id(
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
