//! Flags for what a client may do at `/oauth2`.

use anyhow::Context;
use clap::{Args, ValueEnum};
use serde::Serialize;

use crate::{
    config::Switch,
    domain::{
        admin::client_settings::SettingsChange,
        keys::algorithm::SigningAlgorithm,
        oauth::{client::Grant, scope::SCOPES},
    },
    store::client_settings::Registration,
};

/// The short name of RFC 8628's grant type.
const DEVICE_CODE: &str = "device_code";

#[derive(Args)]
#[command(next_help_heading = "OpenID Connect and OAuth 2")]
pub struct SettingsOptions {
    /// Where authorization responses may be sent, compared exactly: an https URL, http://localhost or a loopback address
    /// (any port), or a URL with an app's private scheme; repeatable
    #[arg(long, value_name = "URI")]
    redirect_uri: Option<Vec<String>>,
    /// Where the browser may return to after a logout; repeatable
    #[arg(long, value_name = "URI")]
    post_logout_redirect_uri: Option<Vec<String>>,
    /// Where logout tokens are sent when a session ends
    #[arg(long, value_name = "URI")]
    backchannel_logout_uri: Option<String>,
    /// A grant type that the client may use: authorization_code, refresh_token, client_credentials or device_code;
    /// repeatable. With refresh_token it gets refresh tokens without asking for offline_access [default for a new
    /// client: authorization codes, and refresh tokens with offline_access]
    #[arg(long, value_parser = grant)]
    grant: Option<Vec<String>>,
    /// A scope that the client may ask for; repeatable [default for a new client: all]
    #[arg(long, value_parser = scope)]
    scope: Option<Vec<String>>,
    /// A permission in the tokens that the client gets for itself (client_credentials), or IntrospectTokens to introspect those
    /// of other clients; repeatable
    #[arg(long)]
    permission: Option<Vec<String>>,
    /// The algorithm of the client's ID tokens [default for a new client: RS256]
    #[arg(long, value_name = "ALGORITHM")]
    id_token_alg: Option<AlgorithmName>,
    /// Public keys of the client, a JWK Set or a file with one: it authenticates itself with a JWT that it signs
    /// (private_key_jwt), and no longer with a secret
    #[arg(long, value_name = "JSON or FILE")]
    jwks: Option<String>,
    /// Where the client publishes its keys instead
    #[arg(long, value_name = "URL", conflicts_with = "jwks")]
    jwks_uri: Option<String>,
    /// Require that authorization requests are pushed (PAR) [default for a new client: false]
    #[arg(long, num_args = 0..=1, default_missing_value = "true")]
    require_par: Option<bool>,
    /// Require that tokens are bound to a key of the client (DPoP) [default for a new client: false]
    #[arg(long, num_args = 0..=1, default_missing_value = "true")]
    require_dpop: Option<bool>,
    /// Do not ask users whether the client may have their data [default for a new client: false]
    #[arg(long, num_args = 0..=1, default_missing_value = "true")]
    trusted: Option<bool>,
    /// Whether a refresh replaces the refresh token; `off` only for clients with keys or --require-dpop [default for a
    /// new client: on]
    #[arg(long)]
    refresh_rotation: Option<Switch>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum AlgorithmName {
    #[value(name = "RS256")]
    Rs256,
    #[value(name = "ES256")]
    Es256,
    #[value(name = "EdDSA")]
    EdDsa,
}

impl From<AlgorithmName> for SigningAlgorithm {
    fn from(name: AlgorithmName) -> Self {
        match name {
            AlgorithmName::Rs256 => Self::Rs256,
            AlgorithmName::Es256 => Self::Es256,
            AlgorithmName::EdDsa => Self::EdDsa,
        }
    }
}

fn grant(text: &str) -> Result<String, String> {
    match Grant::named(text) {
        Some(grant) => Ok(grant.name().to_owned()),
        None if text == DEVICE_CODE => Ok(Grant::DeviceCode.name().to_owned()),
        None if text.is_empty() => Ok(String::new()),
        None => Err(
            "expected authorization_code, refresh_token, client_credentials or device_code".into(),
        ),
    }
}

fn scope(text: &str) -> Result<String, String> {
    if text.is_empty() || SCOPES.contains(&text) {
        Ok(text.to_owned())
    } else {
        Err(format!("expected one of {}", SCOPES.join(", ")))
    }
}

impl SettingsOptions {
    /// # Errors
    /// A file of keys that cannot be read.
    pub fn change(self) -> anyhow::Result<SettingsChange> {
        Ok(SettingsChange {
            redirect_uris: self.redirect_uri.map(without_empty),
            post_logout_redirect_uris: self.post_logout_redirect_uri.map(without_empty),
            backchannel_logout_uri: self.backchannel_logout_uri,
            grants: self.grant.map(without_empty),
            scopes: self.scope.map(without_empty),
            permissions: self.permission.map(without_empty),
            id_token_alg: self.id_token_alg.map(SigningAlgorithm::from),
            jwks: self.jwks.map(text_or_file).transpose()?,
            jwks_uri: self.jwks_uri,
            require_par: self.require_par,
            require_dpop: self.require_dpop,
            trusted: self.trusted,
            refresh_rotation: self.refresh_rotation.map(|switch| switch == Switch::On),
        })
    }
}

/// The empty string empties a list.
fn without_empty(mut list: Vec<String>) -> Vec<String> {
    list.retain(|text| !text.is_empty());
    list
}

fn text_or_file(given: String) -> anyhow::Result<String> {
    if given.is_empty() || given.trim_start().starts_with('{') {
        return Ok(given);
    }
    std::fs::read_to_string(&given).with_context(|| format!("--jwks: cannot read {given}"))
}

/// What of it the command shows.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SettingsView {
    redirect_uris: Vec<String>,
    post_logout_redirect_uris: Vec<String>,
    backchannel_logout_uri: Option<String>,
    /// `None` stands for the default.
    grants: Option<Vec<String>>,
    /// `None` stands for all.
    scopes: Option<Vec<String>>,
    permissions: Vec<String>,
    id_token_alg: String,
    /// The registered JWK Set.
    jwks: Option<serde_json::Value>,
    jwks_uri: Option<String>,
    require_par: bool,
    require_dpop: bool,
    trusted: bool,
    refresh_rotation: bool,
}

impl From<Registration> for SettingsView {
    fn from(registration: Registration) -> Self {
        let settings = registration.settings;
        let words = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
        Self {
            redirect_uris: registration.redirect_uris,
            post_logout_redirect_uris: registration.post_logout_redirect_uris,
            backchannel_logout_uri: settings.backchannel_logout_uri,
            grants: settings.grants.as_deref().map(words),
            scopes: settings.scopes.as_deref().map(words),
            permissions: settings
                .permissions
                .as_deref()
                .map(words)
                .unwrap_or_default(),
            id_token_alg: settings.id_token_alg,
            jwks: settings
                .jwks
                .and_then(|text| serde_json::from_str(&text).ok()),
            jwks_uri: settings.jwks_uri,
            require_par: settings.require_par,
            require_dpop: settings.require_dpop,
            trusted: settings.trusted,
            refresh_rotation: settings.refresh_rotation,
        }
    }
}
