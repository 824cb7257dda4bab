//! Values of the domain as the document's models, and back.

use auth_api::models::{Provider, WebContext, WebDeviceStatus};

use crate::{
    config::Switch,
    domain::{Domain, oauth::device::DeviceStatus, pages::page::PageContext},
    federation::ProviderName,
};

pub(super) fn web_context(domain: &Domain, page: PageContext) -> WebContext {
    let settings = &domain.settings;
    WebContext {
        client_id: page.client_id,
        hosted: page.hosted,
        csrf_token: page.csrf_token,
        public_url: settings.listen.public_url(),
        app_name: settings.login.app_name.clone(),
        providers: page.providers.into_iter().map(provider).collect(),
        sign_up: settings.sign_up.signup == Switch::On,
        password_min_length: i32::try_from(settings.passwords.password_min_length)
            .unwrap_or(i32::MAX),
    }
}

pub(super) fn device_status(status: DeviceStatus) -> WebDeviceStatus {
    match status {
        DeviceStatus::Waiting => WebDeviceStatus::Waiting,
        DeviceStatus::Approved => WebDeviceStatus::Approved,
        DeviceStatus::Denied => WebDeviceStatus::Denied,
    }
}

fn provider(name: ProviderName) -> Provider {
    match name {
        ProviderName::Google => Provider::Google,
        ProviderName::Facebook => Provider::Facebook,
        ProviderName::Instagram => Provider::Instagram,
        ProviderName::Apple => Provider::Apple,
        ProviderName::Azure => Provider::Azure,
        ProviderName::Cognito => Provider::Cognito,
        ProviderName::Keycloak => Provider::Keycloak,
        ProviderName::Saml => Provider::Saml,
    }
}

pub(super) fn provider_name(provider: Provider) -> ProviderName {
    match provider {
        Provider::Google => ProviderName::Google,
        Provider::Facebook => ProviderName::Facebook,
        Provider::Instagram => ProviderName::Instagram,
        Provider::Apple => ProviderName::Apple,
        Provider::Azure => ProviderName::Azure,
        Provider::Cognito => ProviderName::Cognito,
        Provider::Keycloak => ProviderName::Keycloak,
        Provider::Saml => ProviderName::Saml,
    }
}
