//! `LogoutController`.

use async_trait::async_trait;
use auth_api::{
    LogoutController, LogoutControllerCognitoLogoutResponse, LogoutControllerGoogleLogoutResponse,
    LogoutControllerKeycloakLogoutResponse, LogoutControllerLogoutResponse,
    models::{RefreshTokenRequestPartial, SuccessResponse},
};
use secrecy::SecretString;
use swagger::ApiError;

use super::{Server, bearer, caller, respond};
use crate::{
    domain::{refusal::Refusal, sessions::logout::LogoutAt},
    edge::context::RequestContext,
    federation::ProviderName,
};

#[async_trait]
impl LogoutController<RequestContext> for Server {
    /// `POST /logout`
    async fn logout_controller_logout(
        &self,
        request: Option<RefreshTokenRequestPartial>,
        context: &RequestContext,
    ) -> Result<LogoutControllerLogoutResponse, ApiError> {
        let ended = self.end_session(LogoutAt::Here, request, context).await;
        respond(ended.map(LogoutControllerLogoutResponse::Ok))
    }

    /// `POST /keycloak/logout`
    async fn logout_controller_keycloak_logout(
        &self,
        request: Option<RefreshTokenRequestPartial>,
        context: &RequestContext,
    ) -> Result<LogoutControllerKeycloakLogoutResponse, ApiError> {
        let at = LogoutAt::And(ProviderName::Keycloak);
        let ended = self.end_session(at, request, context).await;
        respond(ended.map(LogoutControllerKeycloakLogoutResponse::Ok))
    }

    /// `POST /google/logout`
    async fn logout_controller_google_logout(
        &self,
        request: Option<RefreshTokenRequestPartial>,
        context: &RequestContext,
    ) -> Result<LogoutControllerGoogleLogoutResponse, ApiError> {
        let at = LogoutAt::And(ProviderName::Google);
        let ended = self.end_session(at, request, context).await;
        respond(ended.map(LogoutControllerGoogleLogoutResponse::Ok))
    }

    /// `POST /cognito/logout`
    async fn logout_controller_cognito_logout(
        &self,
        request: Option<RefreshTokenRequestPartial>,
        context: &RequestContext,
    ) -> Result<LogoutControllerCognitoLogoutResponse, ApiError> {
        let at = LogoutAt::And(ProviderName::Cognito);
        let ended = self.end_session(at, request, context).await;
        respond(ended.map(LogoutControllerCognitoLogoutResponse::Ok))
    }
}

impl Server {
    pub(super) async fn end_session(
        &self,
        at: LogoutAt,
        request: Option<RefreshTokenRequestPartial>,
        context: &RequestContext,
    ) -> Result<SuccessResponse, Refusal> {
        let refresh_token = request
            .and_then(|request| request.refresh_token)
            .map(SecretString::from);
        let user = self
            .domain
            .sessions
            .logout(
                at,
                refresh_token.as_ref(),
                bearer(context),
                &caller(context),
            )
            .await?;
        Ok(SuccessResponse {
            success: true,
            key: Some(user),
        })
    }
}
