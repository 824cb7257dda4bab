//! `ForgetPasswordController`.

use async_trait::async_trait;
use auth_api::{
    ForgetPasswordController, ForgetPasswordControllerForgetPasswordResponse,
    ForgetPasswordControllerResetPasswordResponse,
    ForgetPasswordControllerVerifyResetPasswordLinkResponse,
    models::{ForgetPasswordDto, ResetPasswordWithClient, SuccessResponse},
};
use swagger::ApiError;

use super::{Server, caller, respond};
use crate::{
    domain::{clients::client::ClientProof, recovery::reset::ResetBy},
    edge::context::RequestContext,
};

#[async_trait]
impl ForgetPasswordController<RequestContext> for Server {
    /// `POST /auth/forget-password`
    async fn forget_password_controller_forget_password(
        &self,
        request: ForgetPasswordDto,
        context: &RequestContext,
    ) -> Result<ForgetPasswordControllerForgetPasswordResponse, ApiError> {
        let outcome = self
            .domain
            .recovery
            .forget_password(
                &request.client_id,
                &ClientProof::from_secret(request.client_secret),
                &request.username,
                &caller(context),
            )
            .await;
        respond(outcome.map(|()| ForgetPasswordControllerForgetPasswordResponse::NoContent))
    }

    /// `GET /auth/verify-reset-password-link`
    async fn forget_password_controller_verify_reset_password_link(
        &self,
        token: String,
        _context: &RequestContext,
    ) -> Result<ForgetPasswordControllerVerifyResetPasswordLinkResponse, ApiError> {
        let outcome = self.domain.recovery.check_reset_token(&token.into()).await;
        respond(outcome.map(|()| {
            let body = SuccessResponse::new(true);
            ForgetPasswordControllerVerifyResetPasswordLinkResponse::Ok(body)
        }))
    }

    /// `PATCH /auth/reset-password`
    async fn forget_password_controller_reset_password(
        &self,
        request: ResetPasswordWithClient,
        context: &RequestContext,
    ) -> Result<ForgetPasswordControllerResetPasswordResponse, ApiError> {
        let client = ClientProof::from_secret(request.client_secret);
        let outcome = self
            .domain
            .recovery
            .reset_password(
                ResetBy::Client(&request.client_id, &client),
                &request.token.into(),
                &request.password.into(),
                &caller(context),
            )
            .await;
        respond(outcome.map(|_| ForgetPasswordControllerResetPasswordResponse::NoContent))
    }
}
