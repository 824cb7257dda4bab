//! `OtpController`: one-time codes and authenticators.

use auth_api::{
    OtpControllerCheckQrResponse, OtpControllerCreateQrResponse,
    OtpControllerCreateRecoveryCodesResponse, OtpControllerSendOtpResponse,
    OtpControllerVerifyOtpResponse,
    models::{
        AuthTokenRequest, OtpLoginRequest, OtpSendRequest, QrCode, QrCodeStatus, RecoveryCodes,
        SuccessResponse,
    },
};
use secrecy::{ExposeSecret, SecretString};
use swagger::ApiError;

use super::{caller, login::login_response};
use crate::{
    context::RequestContext,
    domain::{ClientProof, Domain, NewAuthenticator},
    respond,
};

/// `POST /auth/send-otp`
pub async fn send_otp(
    domain: &Domain,
    request: OtpSendRequest,
    context: &RequestContext,
) -> Result<OtpControllerSendOtpResponse, ApiError> {
    let outcome = domain
        .send_otp(
            &request.client_id,
            &ClientProof::of(request.client_secret),
            &request.key,
            request.code_challenge,
            &caller(context),
        )
        .await;
    respond!(
        outcome,
        OtpControllerSendOtpResponse,
        |()| OtpControllerSendOtpResponse::Ok(SuccessResponse::new(true)),
        [Unauthorized, UnprocessableEntity],
        limited
    )
}

/// `POST /auth/verify-otp`
pub async fn verify_otp(
    domain: &Domain,
    request: OtpLoginRequest,
    context: &RequestContext,
) -> Result<OtpControllerVerifyOtpResponse, ApiError> {
    let outcome = domain
        .verify_otp(
            &request.key.into(),
            &request.otp.into(),
            request.client_id.as_deref(),
            &caller(context),
        )
        .await;
    respond!(
        outcome,
        OtpControllerVerifyOtpResponse,
        |logged_in| OtpControllerVerifyOtpResponse::Ok(login_response(logged_in)),
        [BadRequest, Unauthorized, UnprocessableEntity],
        limited
    )
}

/// `GET /auth/check-qr-code`
pub async fn check_qr(
    domain: &Domain,
    code: Option<String>,
    client_id: Option<String>,
) -> Result<OtpControllerCheckQrResponse, ApiError> {
    let code = code.map(SecretString::from);
    let outcome = domain
        .has_qr_code(code.as_ref(), &client_id.unwrap_or_default())
        .await;
    respond!(
        outcome,
        OtpControllerCheckQrResponse,
        |is_generated| OtpControllerCheckQrResponse::Ok(QrCodeStatus::new(is_generated)),
        [BadRequest, Unauthorized, UnprocessableEntity]
    )
}

/// `POST /auth/create-qr-code`
pub async fn create_qr(
    domain: &Domain,
    request: AuthTokenRequest,
) -> Result<OtpControllerCreateQrResponse, ApiError> {
    let outcome = domain
        .create_qr_code(&request.code.into(), &request.client_id)
        .await;
    respond!(
        outcome,
        OtpControllerCreateQrResponse,
        |made: NewAuthenticator| {
            let picture = made.picture.expose_secret().to_owned();
            OtpControllerCreateQrResponse::Ok(QrCode::new(picture))
        },
        [BadRequest, Unauthorized, Forbidden, UnprocessableEntity]
    )
}

/// `POST /auth/create-recovery-codes`
pub async fn create_recovery_codes(
    domain: &Domain,
    request: AuthTokenRequest,
    context: &RequestContext,
) -> Result<OtpControllerCreateRecoveryCodesResponse, ApiError> {
    let outcome = domain
        .create_recovery_codes(&request.code.into(), &request.client_id, &caller(context))
        .await;
    respond!(
        outcome,
        OtpControllerCreateRecoveryCodesResponse,
        |codes: Vec<SecretString>| {
            let codes = codes.iter().map(|code| code.expose_secret().to_owned());
            OtpControllerCreateRecoveryCodesResponse::Ok(RecoveryCodes::new(codes.collect()))
        },
        [BadRequest, Unauthorized, Forbidden, UnprocessableEntity]
    )
}
