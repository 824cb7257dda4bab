//! `DiscoveryController`: the issuer and the public keys, for verifiers of access tokens.

use async_trait::async_trait;
use auth_api::{
    DiscoveryController, DiscoveryControllerAuthorizationServerResponse,
    DiscoveryControllerConfigurationResponse, DiscoveryControllerKeysResponse,
    models::{JsonWebKey, JsonWebKeySet, ServiceConfiguration},
};
use swagger::ApiError;

use super::Server;
use crate::{
    domain::{
        keys::algorithm::SigningAlgorithm,
        oauth::{PROOF_ALGORITHMS, client::Grant, scope::SCOPES},
    },
    edge::context::RequestContext,
};

#[async_trait]
impl DiscoveryController<RequestContext> for Server {
    /// `GET /.well-known/openid-configuration`
    async fn discovery_controller_configuration(
        &self,
        _context: &RequestContext,
    ) -> Result<DiscoveryControllerConfigurationResponse, ApiError> {
        Ok(DiscoveryControllerConfigurationResponse::Ok(
            self.metadata().await,
        ))
    }

    /// `GET /.well-known/oauth-authorization-server`
    async fn discovery_controller_authorization_server(
        &self,
        _context: &RequestContext,
    ) -> Result<DiscoveryControllerAuthorizationServerResponse, ApiError> {
        Ok(DiscoveryControllerAuthorizationServerResponse::Ok(
            self.metadata().await,
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

impl Server {
    /// What the provider supports, and nothing else.
    async fn metadata(&self) -> ServiceConfiguration {
        // The next thing that many clients read is the key set, once and for all their logins, so the key of their ID
        // tokens must be in it.
        if let Err(error) = self.domain.keys.prepare(SigningAlgorithm::Rs256).await {
            error.log("failed to prepare the key of ID tokens");
        }
        let base = self.domain.settings.listen.public_url();
        let at = |path: &str| Some(format!("{base}{path}"));
        let list = |words: &[&str]| Some(words.iter().map(|word| (*word).to_owned()).collect());
        // Without the pages nobody can sign in, approve or consent.
        let pages = self.domain.pages.are_enabled();
        let on_page = |path: &str| at(path).filter(|_| pages);
        let grants: Vec<&str> = Grant::ALL
            .into_iter()
            .filter(|grant| pages || !grant.needs_pages())
            .map(Grant::name)
            .collect();
        let signing = SigningAlgorithm::ALL.map(SigningAlgorithm::name);
        let confidential = [
            "client_secret_basic",
            "client_secret_post",
            "private_key_jwt",
        ];
        let with_public = [&confidential[..], &["none"]].concat();
        ServiceConfiguration {
            issuer: self.domain.issuer.clone(),
            jwks_uri: format!("{base}/.well-known/jwks.json"),
            // OpenID Connect Discovery demands it, even where nothing is authorized.
            authorization_endpoint: at("/oauth2/authorize"),
            token_endpoint: at("/oauth2/token"),
            userinfo_endpoint: at("/oauth2/userinfo"),
            introspection_endpoint: at("/oauth2/introspect"),
            revocation_endpoint: at("/oauth2/revoke"),
            end_session_endpoint: on_page("/oauth2/logout"),
            device_authorization_endpoint: on_page("/oauth2/device_authorization"),
            pushed_authorization_request_endpoint: on_page("/oauth2/par"),
            scopes_supported: list(&SCOPES),
            response_types_supported: list(&["code"]),
            response_modes_supported: list(&["query", "fragment", "form_post"]),
            grant_types_supported: list(&grants),
            acr_values_supported: list(&ACR_VALUES),
            subject_types_supported: list(&["public"]),
            id_token_signing_alg_values_supported: list(&signing),
            userinfo_signing_alg_values_supported: list(&signing),
            token_endpoint_auth_methods_supported: list(&with_public),
            token_endpoint_auth_signing_alg_values_supported: list(&PROOF_ALGORITHMS),
            introspection_endpoint_auth_methods_supported: list(&confidential),
            introspection_endpoint_auth_signing_alg_values_supported: list(&PROOF_ALGORITHMS),
            revocation_endpoint_auth_methods_supported: list(&with_public),
            revocation_endpoint_auth_signing_alg_values_supported: list(&PROOF_ALGORITHMS),
            display_values_supported: list(&["page"]),
            claim_types_supported: list(&["normal"]),
            claims_supported: list(&CLAIMS),
            ui_locales_supported: list(&["en"]),
            prompt_values_supported: list(&["none", "login", "consent", "select_account"]),
            code_challenge_methods_supported: list(&["S256"]),
            dpop_signing_alg_values_supported: list(&PROOF_ALGORITHMS),
            claims_parameter_supported: Some(true),
            request_parameter_supported: Some(false),
            request_uri_parameter_supported: Some(false),
            require_pushed_authorization_requests: Some(false),
            authorization_response_iss_parameter_supported: Some(true),
            backchannel_logout_supported: Some(true),
            backchannel_logout_session_supported: Some(true),
        }
    }
}

/// Single-factor and multi-factor logins.
const ACR_VALUES: [&str; 2] = ["1", "2"];
const CLAIMS: [&str; 29] = [
    "iss",
    "sub",
    "aud",
    "exp",
    "iat",
    "auth_time",
    "nonce",
    "acr",
    "amr",
    "azp",
    "sid",
    "name",
    "given_name",
    "family_name",
    "middle_name",
    "preferred_username",
    "gender",
    "birthdate",
    "locale",
    "picture",
    "updated_at",
    "email",
    "email_verified",
    "phone_number",
    "roles",
    "permissions",
    "phone_number_verified",
    "tenant_id",
    "user_tenant_id",
];
