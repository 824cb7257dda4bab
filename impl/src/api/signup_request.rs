//! `SignupRequestController`.

use auth_api::{
    SignupRequestControllerRequestSignupResponse, SignupRequestControllerSignupWithTokenResponse,
    SignupRequestControllerVerifyInviteTokenResponse,
    models::{LocalUserProfileDto, SignupRequest, SignupRequestDto},
};
use swagger::ApiError;

use super::{bearer, caller};
use crate::{
    context::RequestContext,
    domain::{Details, Domain, NewAccount, user_claims::iso_8601},
    respond,
};

/// `POST /auth/sign-up/create-token`
pub async fn request_signup(
    domain: &Domain,
    request: SignupRequestDto,
    context: &RequestContext,
) -> Result<SignupRequestControllerRequestSignupResponse, ApiError> {
    let outcome = domain
        .request_sign_up(request.email, request.data.as_ref(), &caller(context))
        .await;
    respond!(
        outcome,
        SignupRequestControllerRequestSignupResponse,
        |()| SignupRequestControllerRequestSignupResponse::NoContent,
        [UnprocessableEntity, NotFound],
        limited
    )
}

/// `GET /auth/sign-up/verify-token`
pub async fn verify_invite_token(
    domain: &Domain,
    context: &RequestContext,
) -> Result<SignupRequestControllerVerifyInviteTokenResponse, ApiError> {
    respond!(
        domain.check_sign_up_token(bearer(context)).await,
        SignupRequestControllerVerifyInviteTokenResponse,
        |request: crate::domain::SignUpRequest| {
            SignupRequestControllerVerifyInviteTokenResponse::Ok(SignupRequest::new(
                request.email,
                iso_8601(request.expires_at),
            ))
        },
        [Unauthorized, NotFound]
    )
}

/// `POST /auth/sign-up/create-user`
pub async fn signup_with_token(
    domain: &Domain,
    request: LocalUserProfileDto,
    context: &RequestContext,
) -> Result<SignupRequestControllerSignupWithTokenResponse, ApiError> {
    let outcome = domain
        .sign_up(request.into(), bearer(context), &caller(context))
        .await;
    respond!(
        outcome,
        SignupRequestControllerSignupWithTokenResponse,
        // The document requires the property; the password is never echoed.
        |email| SignupRequestControllerSignupWithTokenResponse::Ok(LocalUserProfileDto::new(
            email,
            String::new()
        )),
        [
            Unauthorized,
            Forbidden,
            Conflict,
            UnprocessableEntity,
            NotFound
        ]
    )
}

impl From<LocalUserProfileDto> for NewAccount {
    fn from(request: LocalUserProfileDto) -> Self {
        Self {
            email: request.email,
            password: request.password.into(),
            details: Details {
                first_name: request.first_name,
                middle_name: request.middle_name,
                last_name: request.last_name,
                phone: request.phone,
                gender: request.gender,
                // The edge has seen that it is a date.
                dob: request.dob.and_then(|day| day.parse().ok()),
                locale: request.locale,
            },
        }
    }
}
