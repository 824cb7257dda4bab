//! `DiscoveryController`: who issues the tokens, and with which keys.

use auth_api::{
    DiscoveryControllerConfigurationResponse, DiscoveryControllerKeysResponse,
    models::{JsonWebKey, JsonWebKeySet, ServiceConfiguration},
};

use swagger::ApiError;

use crate::domain::Domain;

/// `GET /.well-known/jwks.json`
pub fn keys(domain: &Domain) -> Result<DiscoveryControllerKeysResponse, ApiError> {
    // The crate's own form of a key knows more members than RFC 7517 asks of ours; JSON lies between the two.
    let keys = domain
        .public_keys()
        .into_iter()
        .map(|key| serde_json::from_value::<JsonWebKey>(serde_json::to_value(key)?))
        .collect::<Result<_, _>>()
        .map_err(|error| ApiError(format!("a key has no JSON form: {error}")))?;
    Ok(DiscoveryControllerKeysResponse::Ok(JsonWebKeySet::new(
        keys,
    )))
}

/// `GET /.well-known/openid-configuration`
pub fn configuration(
    domain: &Domain,
) -> Result<DiscoveryControllerConfigurationResponse, ApiError> {
    let base = domain.settings.listen.public_url();
    Ok(DiscoveryControllerConfigurationResponse::Ok(
        ServiceConfiguration {
            issuer: domain.issuer.clone(),
            jwks_uri: format!("{base}/.well-known/jwks.json"),
        },
    ))
}
