//! `POST /oauth2/par`.

use auth_api::{OauthControllerPushAuthorizationResponse, models::PushedAuthorization};
use swagger::ApiError;

use super::fault::respond;
use crate::{
    api::{Server, caller},
    domain::oauth::{client_authentication::PresentedClient, request::RequestParameters},
    edge::context::RequestContext,
};

impl Server {
    pub(super) async fn push_authorization(
        &self,
        client: PresentedClient,
        parameters: RequestParameters,
        context: &RequestContext,
    ) -> Result<OauthControllerPushAuthorizationResponse, ApiError> {
        let pushed = self
            .domain
            .oauth
            .push(
                &client,
                parameters,
                &self.dpop(context, "POST", "/oauth2/par"),
                &caller(context),
            )
            .await;
        respond(pushed.map(|pushed| {
            OauthControllerPushAuthorizationResponse::Created(PushedAuthorization::new(
                pushed.request_uri,
                pushed.expires_in,
            ))
        }))
    }
}
