//! `ForgetPasswordController`.

use auth_api::{
    ForgetPasswordControllerForgetPasswordResponse, ForgetPasswordControllerResetPasswordResponse,
    ForgetPasswordControllerVerifyResetPasswordLinkResponse,
    models::{ForgetPasswordDto, ResetPasswordWithClient, SuccessResponse},
};
use swagger::ApiError;

use super::caller;
use crate::{
    context::RequestContext,
    domain::{ClientProof, Domain, ResetBy},
    respond,
};

/// `POST /auth/forget-password`
pub async fn forget_password(
    domain: &Domain,
    request: ForgetPasswordDto,
    context: &RequestContext,
) -> Result<ForgetPasswordControllerForgetPasswordResponse, ApiError> {
    let outcome = domain
        .forget_password(
            &request.client_id,
            &ClientProof::of(request.client_secret),
            &request.username,
            &caller(context),
        )
        .await;
    respond!(
        outcome,
        ForgetPasswordControllerForgetPasswordResponse,
        |()| ForgetPasswordControllerForgetPasswordResponse::NoContent,
        [Unauthorized],
        limited
    )
}

/// `GET /auth/verify-reset-password-link`
pub async fn verify_reset_password_link(
    domain: &Domain,
    token: String,
) -> Result<ForgetPasswordControllerVerifyResetPasswordLinkResponse, ApiError> {
    respond!(
        domain.check_reset_token(&token.into()).await,
        ForgetPasswordControllerVerifyResetPasswordLinkResponse,
        |()| ForgetPasswordControllerVerifyResetPasswordLinkResponse::Ok(SuccessResponse::new(
            true
        )),
        [Unauthorized]
    )
}

/// `PATCH /auth/reset-password`
pub async fn reset_password(
    domain: &Domain,
    request: ResetPasswordWithClient,
    context: &RequestContext,
) -> Result<ForgetPasswordControllerResetPasswordResponse, ApiError> {
    let client = ClientProof::of(request.client_secret);
    let outcome = domain
        .reset_password(
            ResetBy::Client(&request.client_id, &client),
            &request.token.into(),
            &request.password.into(),
            &caller(context),
        )
        .await;
    respond!(
        outcome,
        ForgetPasswordControllerResetPasswordResponse,
        |_| ForgetPasswordControllerResetPasswordResponse::NoContent,
        [BadRequest, Unauthorized, UnprocessableEntity],
        limited
    )
}
