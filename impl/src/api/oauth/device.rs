//! `POST /oauth2/device_authorization`.

use auth_api::{OauthControllerAuthorizeDeviceResponse, models::DeviceAuthorization};
use secrecy::ExposeSecret;
use swagger::ApiError;

use super::fault::respond;
use crate::{
    api::{Server, caller},
    domain::oauth::{client_authentication::PresentedClient, device::DeviceCodes},
    edge::context::RequestContext,
};

impl Server {
    pub(super) async fn authorize_device(
        &self,
        client: PresentedClient,
        scope: Option<String>,
        context: &RequestContext,
    ) -> Result<OauthControllerAuthorizeDeviceResponse, ApiError> {
        let codes = self
            .domain
            .oauth
            .authorize_device(&client, scope.as_deref(), &caller(context))
            .await;
        respond(codes.map(|codes| OauthControllerAuthorizeDeviceResponse::Ok(body(codes))))
    }
}

fn body(codes: DeviceCodes) -> DeviceAuthorization {
    DeviceAuthorization {
        device_code: codes.device_code.expose_secret().to_owned(),
        user_code: codes.user_code,
        verification_uri: codes.verification_uri,
        verification_uri_complete: codes.verification_uri_complete,
        expires_in: i32::try_from(codes.expires_in).unwrap_or(i32::MAX),
        interval: codes.interval,
    }
}
