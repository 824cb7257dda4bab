//! `GET` and `POST /oauth2/logout`.

use auth_api::{OauthControllerLogoutByPostResponse, OauthControllerLogoutResponse};
use swagger::ApiError;

use super::fault::respond;
use crate::{
    api::{Server, caller},
    domain::oauth::{fault::Fault, logout::LogoutRequest},
    edge::context::RequestContext,
};

impl Server {
    pub(super) async fn logout(
        &self,
        request: LogoutRequest,
        context: &RequestContext,
    ) -> Result<OauthControllerLogoutResponse, ApiError> {
        let cookie = context.cookie(self.domain.cookies.session_cookie_name());
        let outcome = self
            .domain
            .oauth
            .logout(&request, cookie, &caller(context))
            .await;
        respond(
            outcome
                .map_err(Fault::from)
                .map(|ended| OauthControllerLogoutResponse::SeeOther {
                    location: ended.location,
                    set_cookie: ended.cookie,
                }),
        )
    }

    pub(super) async fn logout_by_post(
        &self,
        request: LogoutRequest,
        context: &RequestContext,
    ) -> Result<OauthControllerLogoutByPostResponse, ApiError> {
        let cookie = context.cookie(self.domain.cookies.session_cookie_name());
        let outcome = self
            .domain
            .oauth
            .logout(&request, cookie, &caller(context))
            .await;
        respond(outcome.map_err(Fault::from).map(|ended| {
            OauthControllerLogoutByPostResponse::SeeOther {
                location: ended.location,
                set_cookie: ended.cookie,
            }
        }))
    }
}
