//! `POST /oauth2/device_authorization`.

use auth_api::OauthControllerAuthorizeDeviceResponse;
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
    pub(super) async fn authorize_device(
        &self,
        _client: PresentedClient,
        _scope: Option<String>,
        _context: &RequestContext,
    ) -> Result<OauthControllerAuthorizeDeviceResponse, ApiError> {
        respond(Err(Fault::Refused(Refusal::NotConfigured)))
    }
}
