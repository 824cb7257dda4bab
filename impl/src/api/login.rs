//! `LoginController`.

use auth_api::{
    LoginControllerExchangeTokenResponse, LoginControllerGetTokenResponse,
    LoginControllerLoginResponse, LoginControllerLoginWithClientUserResponse,
    LoginControllerMeResponse, LoginControllerResetPasswordResponse,
    models::{
        AuthRefreshTokenRequest, AuthTokenRequest, AuthUser, LoginRequest, LoginResponse,
        ResetPasswordPartial, SecondFactor, SuccessResponse, TokenResponse, UserPreferences,
    },
};
use secrecy::{ExposeSecret, SecretString};
use swagger::{ApiError, Nullable};

use super::{bearer, caller};
use crate::{
    context::RequestContext,
    domain::{
        ClientProof, Domain, Factor, LoggedIn, PasswordChange, PasswordLogin, Tokens,
        user_claims::UserClaims,
    },
    respond,
};

/// `POST /auth/login`
pub async fn login(
    domain: &Domain,
    request: LoginRequest,
    context: &RequestContext,
) -> Result<LoginControllerLoginResponse, ApiError> {
    let outcome = domain.login(request.into(), &caller(context)).await;
    respond!(
        outcome,
        LoginControllerLoginResponse,
        |logged_in| LoginControllerLoginResponse::Ok(login_response(logged_in)),
        [BadRequest, Unauthorized, UnprocessableEntity],
        limited
    )
}

/// `POST /auth/login-token`
pub async fn login_with_client_user(
    domain: &Domain,
    request: LoginRequest,
    context: &RequestContext,
) -> Result<LoginControllerLoginWithClientUserResponse, ApiError> {
    let outcome = domain
        .login_for_tokens(request.into(), &caller(context))
        .await;
    respond!(
        outcome,
        LoginControllerLoginWithClientUserResponse,
        |tokens| LoginControllerLoginWithClientUserResponse::Ok(token_response(tokens)),
        [BadRequest, Unauthorized, UnprocessableEntity],
        limited
    )
}

/// `POST /auth/token`
pub async fn get_token(
    domain: &Domain,
    request: AuthTokenRequest,
    context: &RequestContext,
) -> Result<LoginControllerGetTokenResponse, ApiError> {
    let verifier = request.code_verifier.map(SecretString::from);
    let outcome = domain
        .redeem_code(
            &request.code.into(),
            &request.client_id,
            &ClientProof::of(request.client_secret),
            verifier.as_ref(),
            &caller(context),
        )
        .await;
    respond!(
        outcome,
        LoginControllerGetTokenResponse,
        |tokens| LoginControllerGetTokenResponse::Ok(token_response(tokens)),
        [BadRequest, Unauthorized, UnprocessableEntity],
        limited
    )
}

/// `POST /auth/token-refresh`
pub async fn exchange_token(
    domain: &Domain,
    request: AuthRefreshTokenRequest,
    context: &RequestContext,
) -> Result<LoginControllerExchangeTokenResponse, ApiError> {
    let outcome = domain
        .refresh(
            &request.refresh_token.into(),
            request.tenant_id,
            bearer(context),
            &caller(context),
        )
        .await;
    respond!(
        outcome,
        LoginControllerExchangeTokenResponse,
        |tokens| LoginControllerExchangeTokenResponse::Ok(token_response(tokens)),
        [BadRequest, Unauthorized, UnprocessableEntity]
    )
}

/// `GET /auth/me`
pub async fn me(
    domain: &Domain,
    context: &RequestContext,
) -> Result<LoginControllerMeResponse, ApiError> {
    respond!(
        domain.check_bearer(bearer(context)).await,
        LoginControllerMeResponse,
        |claims: std::sync::Arc<crate::domain::access_tokens::Claims>| {
            LoginControllerMeResponse::Ok(auth_user(&claims.user))
        },
        [Unauthorized]
    )
}

/// `PATCH /auth/change-password`
pub async fn reset_password(
    domain: &Domain,
    request: Option<ResetPasswordPartial>,
    context: &RequestContext,
) -> Result<LoginControllerResetPasswordResponse, ApiError> {
    let request = request.unwrap_or_else(ResetPasswordPartial::new);
    let change = PasswordChange {
        refresh_token: request.refresh_token.map(SecretString::from),
        username: request.username,
        password: request.password.map(SecretString::from),
        old_password: request.old_password.map(SecretString::from),
    };
    let outcome = domain
        .change_password(change, bearer(context), &caller(context))
        .await;
    respond!(
        outcome,
        LoginControllerResetPasswordResponse,
        |()| LoginControllerResetPasswordResponse::Ok(SuccessResponse::new(true)),
        [BadRequest, Unauthorized, Forbidden, UnprocessableEntity],
        limited
    )
}

impl From<LoginRequest> for PasswordLogin {
    fn from(request: LoginRequest) -> Self {
        Self {
            client_id: request.client_id,
            client: ClientProof::of(request.client_secret),
            username: request.username,
            password: request.password.into(),
            code_challenge: request.code_challenge,
        }
    }
}

pub(super) fn login_response(logged_in: LoggedIn) -> LoginResponse {
    LoginResponse {
        code: logged_in.code.expose_secret().to_owned(),
        mfa: logged_in.due.map(second_factor),
    }
}

pub(super) fn second_factor(factor: Factor) -> SecondFactor {
    match factor {
        Factor::Authenticator => SecondFactor::Authenticator,
        Factor::Mail => SecondFactor::Mail,
    }
}

pub(super) fn token_response(tokens: Tokens) -> TokenResponse {
    TokenResponse::new(
        tokens.access.expose_secret().to_owned(),
        tokens.refresh.expose_secret().to_owned(),
        tokens.expires.timestamp_millis(),
    )
}

fn auth_user(user: &UserClaims) -> AuthUser {
    AuthUser {
        id: user.id,
        first_name: user.first_name.clone(),
        last_name: nullable(&user.last_name),
        middle_name: nullable(&user.middle_name),
        username: user.username.clone(),
        email: nullable(&user.email),
        phone: nullable(&user.phone),
        last_login: nullable(&user.last_login),
        dob: nullable(&user.dob),
        gender: nullable(&user.gender),
        default_tenant_id: nullable(&user.default_tenant_id),
        permissions: user.permissions.clone(),
        role: nullable(&user.role),
        age: nullable(&user.age.map(serde_json::Value::from)),
        user_preferences: UserPreferences::new(nullable(&user.user_preferences.locale)),
        tenant_id: user.tenant_id,
        user_tenant_id: user.user_tenant_id,
        status: user.status,
    }
}

fn nullable<T: Clone>(value: &Option<T>) -> Nullable<T> {
    value
        .clone()
        .map_or(Nullable::Null, |value| Nullable::Present(value))
}
