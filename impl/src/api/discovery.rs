//! `DiscoveryController`: the issuer and the public keys, for verifiers of access tokens.

use async_trait::async_trait;
use auth_api::{
    DiscoveryController, DiscoveryControllerConfigurationResponse, DiscoveryControllerKeysResponse,
    models::{JsonWebKey, JsonWebKeySet, ServiceConfiguration},
};
use swagger::ApiError;

use super::Server;
use crate::edge::context::RequestContext;

#[async_trait]
impl DiscoveryController<RequestContext> for Server {
    /// `GET /.well-known/openid-configuration`
    async fn discovery_controller_configuration(
        &self,
        _context: &RequestContext,
    ) -> Result<DiscoveryControllerConfigurationResponse, ApiError> {
        let base = self.domain.settings.listen.public_url();
        Ok(DiscoveryControllerConfigurationResponse::Ok(
            ServiceConfiguration {
                issuer: self.domain.issuer.clone(),
                jwks_uri: format!("{base}/.well-known/jwks.json"),
            },
        ))
    }

    /// `GET /.well-known/jwks.json`
    async fn discovery_controller_keys(
        &self,
        _context: &RequestContext,
    ) -> Result<DiscoveryControllerKeysResponse, ApiError> {
        // jsonwebtoken's type has more members than RFC 7517 requires of our keys, so the conversion goes through JSON.
        let keys = self
            .domain
            .keys
            .public_keys()
            .into_iter()
            .map(|key| serde_json::from_value::<JsonWebKey>(serde_json::to_value(key)?))
            .collect::<Result<_, _>>()
            .map_err(|error| ApiError(format!("a key cannot be serialized: {error}")))?;
        Ok(DiscoveryControllerKeysResponse::Ok(JsonWebKeySet::new(
            keys,
        )))
    }
}
