//! `LogoutController`.

use auth_api::{
    LogoutControllerLogoutResponse,
    models::{RefreshTokenRequestPartial, SuccessResponse},
};
use secrecy::SecretString;

use swagger::ApiError;

use super::{bearer, caller};
use crate::{context::RequestContext, domain::Domain, respond};

/// `POST /logout`
pub async fn logout(
    domain: &Domain,
    request: Option<RefreshTokenRequestPartial>,
    context: &RequestContext,
) -> Result<LogoutControllerLogoutResponse, ApiError> {
    let refresh_token = request
        .and_then(|request| request.refresh_token)
        .map(SecretString::from);
    let outcome = domain
        .logout(refresh_token.as_ref(), bearer(context), &caller(context))
        .await;
    respond!(
        outcome,
        LogoutControllerLogoutResponse,
        |user| LogoutControllerLogoutResponse::Ok(SuccessResponse {
            success: true,
            key: Some(user),
        }),
        [Unauthorized, UnprocessableEntity]
    )
}
