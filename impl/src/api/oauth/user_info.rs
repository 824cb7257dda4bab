//! `GET` and `POST /oauth2/userinfo`.

use auth_api::{OauthControllerUserInfoByPostResponse, OauthControllerUserInfoResponse};
use swagger::ApiError;

use super::fault::respond;
use crate::{
    api::Server,
    domain::{oauth::fault::Fault, refusal::Refusal},
    edge::context::RequestContext,
};

impl Server {
    pub(super) async fn user_info(
        &self,
        _context: &RequestContext,
    ) -> Result<OauthControllerUserInfoResponse, ApiError> {
        respond(Err(Fault::Refused(Refusal::NotConfigured)))
    }

    pub(super) async fn user_info_by_post(
        &self,
        _access_token: Option<String>,
        _context: &RequestContext,
    ) -> Result<OauthControllerUserInfoByPostResponse, ApiError> {
        respond(Err(Fault::Refused(Refusal::NotConfigured)))
    }
}
