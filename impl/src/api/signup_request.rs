//! `SignupRequestController`.

use async_trait::async_trait;
use auth_api::{
    SignupRequestController, SignupRequestControllerRequestSignupResponse,
    SignupRequestControllerSignupWithTokenResponse,
    SignupRequestControllerVerifyInviteTokenResponse,
    models::{LocalUserProfileDto, SignupRequest, SignupRequestDto},
};
use swagger::ApiError;

use super::{Server, bearer, caller, respond};
use crate::{
    domain::{
        sessions::user_claims::iso_8601,
        sign_up::{Details, NewAccount},
    },
    edge::context::RequestContext,
};

#[async_trait]
impl SignupRequestController<RequestContext> for Server {
    /// `POST /auth/sign-up/create-token`
    async fn signup_request_controller_request_signup(
        &self,
        request: SignupRequestDto,
        context: &RequestContext,
    ) -> Result<SignupRequestControllerRequestSignupResponse, ApiError> {
        let outcome = self
            .domain
            .sign_up
            .request_sign_up(request.email, request.data.as_ref(), &caller(context))
            .await;
        respond(outcome.map(|()| SignupRequestControllerRequestSignupResponse::NoContent))
    }

    /// `GET /auth/sign-up/verify-token`
    async fn signup_request_controller_verify_invite_token(
        &self,
        context: &RequestContext,
    ) -> Result<SignupRequestControllerVerifyInviteTokenResponse, ApiError> {
        let outcome = self
            .domain
            .sign_up
            .check_sign_up_token(bearer(context))
            .await;
        respond(outcome.map(|request| {
            let expiry = iso_8601(request.expires_at);
            let body = SignupRequest::new(request.email, expiry);
            SignupRequestControllerVerifyInviteTokenResponse::Ok(body)
        }))
    }

    /// `POST /auth/sign-up/create-user`
    async fn signup_request_controller_signup_with_token(
        &self,
        request: LocalUserProfileDto,
        context: &RequestContext,
    ) -> Result<SignupRequestControllerSignupWithTokenResponse, ApiError> {
        let outcome = self
            .domain
            .sign_up
            .sign_up(request.into(), bearer(context), &caller(context))
            .await;
        respond(outcome.map(|email| {
            // The schema requires `password`, and the password must not be echoed.
            let body = LocalUserProfileDto::new(email, String::new());
            SignupRequestControllerSignupWithTokenResponse::Ok(body)
        }))
    }
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
                // The edge has validated the format.
                dob: request.dob.and_then(|day| day.parse().ok()),
                locale: request.locale,
            },
        }
    }
}
