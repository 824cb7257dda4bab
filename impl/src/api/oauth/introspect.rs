//! `POST /oauth2/introspect` and `POST /oauth2/revoke`.

use auth_api::{OauthControllerIntrospectResponse, OauthControllerRevokeResponse};
use secrecy::SecretString;
use swagger::ApiError;

use super::fault::respond;
use crate::{
    api::Server,
    domain::{
        oauth::{client_authentication::PresentedClient, fault::Fault},
        refusal::Refusal,
    },
    edge::context::RequestContext,
};

impl Server {
    pub(super) async fn introspect(
        &self,
        _client: PresentedClient,
        _token: SecretString,
        _context: &RequestContext,
    ) -> Result<OauthControllerIntrospectResponse, ApiError> {
        respond(Err(Fault::Refused(Refusal::NotConfigured)))
    }

    pub(super) async fn revoke(
        &self,
        _client: PresentedClient,
        _token: SecretString,
        _context: &RequestContext,
    ) -> Result<OauthControllerRevokeResponse, ApiError> {
        respond(Err(Fault::Refused(Refusal::NotConfigured)))
    }
}
