//! `OtpController`: one-time codes and authenticators.

use async_trait::async_trait;
use auth_api::{
    OtpController, OtpControllerCheckQrResponse, OtpControllerCreateQrResponse,
    OtpControllerCreateRecoveryCodesResponse, OtpControllerSendOtpResponse,
    OtpControllerVerifyOtpResponse,
    models::{
        AuthTokenRequest, OtpLoginRequest, OtpSendRequest, QrCode, QrCodeStatus, RecoveryCodes,
        SuccessResponse,
    },
};
use secrecy::{ExposeSecret, SecretString};
use swagger::ApiError;

use super::{Server, caller, login::login_response, respond};
use crate::{domain::clients::client::ClientProof, edge::context::RequestContext};

#[async_trait]
impl OtpController<RequestContext> for Server {
    /// `POST /auth/send-otp`
    async fn otp_controller_send_otp(
        &self,
        request: OtpSendRequest,
        context: &RequestContext,
    ) -> Result<OtpControllerSendOtpResponse, ApiError> {
        let outcome = self
            .domain
            .second_factor
            .send_otp(
                &request.client_id,
                &ClientProof::from_secret(request.client_secret),
                &request.key,
                request.code_challenge,
                &caller(context),
            )
            .await;
        respond(outcome.map(|()| OtpControllerSendOtpResponse::Ok(SuccessResponse::new(true))))
    }

    /// `POST /auth/verify-otp`
    async fn otp_controller_verify_otp(
        &self,
        request: OtpLoginRequest,
        context: &RequestContext,
    ) -> Result<OtpControllerVerifyOtpResponse, ApiError> {
        let outcome = self
            .domain
            .second_factor
            .verify_otp(
                &request.key.into(),
                &request.otp.into(),
                request.client_id.as_deref(),
                &caller(context),
            )
            .await;
        respond(
            outcome.map(|logged_in| OtpControllerVerifyOtpResponse::Ok(login_response(logged_in))),
        )
    }

    /// `GET /auth/check-qr-code`
    async fn otp_controller_check_qr(
        &self,
        code: Option<String>,
        client_id: Option<String>,
        _context: &RequestContext,
    ) -> Result<OtpControllerCheckQrResponse, ApiError> {
        let code = code.map(SecretString::from);
        let outcome = self
            .domain
            .second_factor
            .has_qr_code(code.as_ref(), &client_id.unwrap_or_default())
            .await;
        respond(
            outcome.map(|is_generated| {
                OtpControllerCheckQrResponse::Ok(QrCodeStatus::new(is_generated))
            }),
        )
    }

    /// `POST /auth/create-qr-code`
    async fn otp_controller_create_qr(
        &self,
        request: AuthTokenRequest,
        _context: &RequestContext,
    ) -> Result<OtpControllerCreateQrResponse, ApiError> {
        let outcome = self
            .domain
            .second_factor
            .create_qr_code(&request.code.into(), &request.client_id)
            .await;
        respond(outcome.map(|authenticator| {
            let picture = authenticator.picture.expose_secret().to_owned();
            OtpControllerCreateQrResponse::Ok(QrCode::new(picture))
        }))
    }

    /// `POST /auth/create-recovery-codes`
    async fn otp_controller_create_recovery_codes(
        &self,
        request: AuthTokenRequest,
        context: &RequestContext,
    ) -> Result<OtpControllerCreateRecoveryCodesResponse, ApiError> {
        let outcome = self
            .domain
            .second_factor
            .create_recovery_codes(&request.code.into(), &request.client_id, &caller(context))
            .await;
        respond(outcome.map(|codes| {
            let codes = codes.iter().map(|code| code.expose_secret().to_owned());
            OtpControllerCreateRecoveryCodesResponse::Ok(RecoveryCodes::new(codes.collect()))
        }))
    }
}
