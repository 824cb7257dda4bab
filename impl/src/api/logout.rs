//! `LogoutController`.

use auth_api::{
    LogoutControllerKeycloakLogoutResponse, LogoutControllerLogoutResponse,
    models::{RefreshTokenRequestPartial, SuccessResponse},
};
use secrecy::SecretString;

use swagger::ApiError;
use uuid::Uuid;

use super::{bearer, caller};
use crate::{
    context::RequestContext,
    domain::{Domain, LogoutAt, Refusal},
    respond,
};

/// `POST /keycloak/logout`
pub async fn keycloak_logout(
    domain: &Domain,
    request: Option<RefreshTokenRequestPartial>,
    context: &RequestContext,
) -> Result<LogoutControllerKeycloakLogoutResponse, ApiError> {
    respond!(
        end_session(domain, LogoutAt::Keycloak, request, context).await,
        LogoutControllerKeycloakLogoutResponse,
        |user| LogoutControllerKeycloakLogoutResponse::Ok(ended(user)),
        [Unauthorized, UnprocessableEntity]
    )
}

/// `POST /logout`
pub async fn logout(
    domain: &Domain,
    request: Option<RefreshTokenRequestPartial>,
    context: &RequestContext,
) -> Result<LogoutControllerLogoutResponse, ApiError> {
    respond!(
        end_session(domain, LogoutAt::Here, request, context).await,
        LogoutControllerLogoutResponse,
        |user| LogoutControllerLogoutResponse::Ok(ended(user)),
        [Unauthorized, UnprocessableEntity]
    )
}

async fn end_session(
    domain: &Domain,
    at: LogoutAt,
    request: Option<RefreshTokenRequestPartial>,
    context: &RequestContext,
) -> Result<Uuid, Refusal> {
    let refresh_token = request
        .and_then(|request| request.refresh_token)
        .map(SecretString::from);
    domain
        .logout(
            at,
            refresh_token.as_ref(),
            bearer(context),
            &caller(context),
        )
        .await
}

fn ended(user: Uuid) -> SuccessResponse {
    SuccessResponse {
        success: true,
        key: Some(user),
    }
}
