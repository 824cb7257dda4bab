//! `GET` and `POST /oauth2/userinfo`.

use auth_api::{
    OauthControllerUserInfoByPostResponse, OauthControllerUserInfoResponse, Prepared, models,
};
use secrecy::SecretString;
use swagger::ApiError;

use super::fault::respond;
use crate::{
    api::Server,
    domain::oauth::{
        fault::Fault,
        user_info::{ShownToken, UserInfo},
    },
    edge::context::{Bearer, RequestContext},
};

impl Server {
    pub(super) async fn user_info(
        &self,
        context: &RequestContext,
    ) -> Result<OauthControllerUserInfoResponse, ApiError> {
        let body = self.claims_of_token("GET", None, context).await;
        respond(body.map(OauthControllerUserInfoResponse::Ok))
    }

    pub(super) async fn user_info_by_post(
        &self,
        access_token: Option<String>,
        context: &RequestContext,
    ) -> Result<OauthControllerUserInfoByPostResponse, ApiError> {
        let body = self.claims_of_token("POST", access_token, context).await;
        respond(body.map(OauthControllerUserInfoByPostResponse::Ok))
    }

    async fn claims_of_token(
        &self,
        method: &'static str,
        form: Option<String>,
        context: &RequestContext,
    ) -> Result<Prepared<models::UserInfo>, Fault> {
        let header =
            |token: &Option<Bearer>| token.as_ref().map(|token| token.token().to_owned().into());
        let shown = ShownToken {
            bearer: header(&context.bearer),
            bound: header(&context.dpop_token),
            form: form
                .filter(|token| !token.is_empty())
                .map(SecretString::from),
        };
        let dpop = self.dpop(context, method, "/oauth2/userinfo");
        let signed = context.accept.prefers_jwt();
        let info = self.domain.oauth.user_info(shown, &dpop, signed).await?;
        Ok(match info {
            UserInfo::Plain(claims) => Prepared::represented(
                serde_json::Value::from(claims).to_string(),
                "application/json",
            ),
            UserInfo::Signed(jwt) => Prepared::represented(jwt, "application/jwt"),
        })
    }
}
