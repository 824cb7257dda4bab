//! `LoginController`.

use async_trait::async_trait;
use auth_api::{
    LoginController, LoginControllerExchangeTokenResponse, LoginControllerGetTokenResponse,
    LoginControllerLoginResponse, LoginControllerLoginWithClientUserResponse,
    LoginControllerMeResponse, LoginControllerResetPasswordResponse,
    LoginControllerSwitchTokenResponse, Prepared,
    models::{
        AuthRefreshTokenRequest, AuthTokenRequest, AuthUser, LoginRequest, LoginResponse,
        ResetPasswordPartial, SecondFactor, SuccessResponse, SwitchTokenRequest, TokenResponse,
        UserPreferences,
    },
};
use secrecy::{ExposeSecret, SecretString};
use swagger::{ApiError, Nullable};
use uuid::Uuid;

use super::{Server, bearer, caller, respond};
use crate::{
    domain::{
        clients::client::ClientProof,
        codes::code::{Factor, LoggedIn},
        login::authenticate::PasswordLogin,
        recovery::change::PasswordChange,
        refusal::Refusal,
        sessions::{session::Tokens, user_claims::UserClaims},
    },
    edge::context::RequestContext,
};

#[async_trait]
impl LoginController<RequestContext> for Server {
    /// `POST /auth/login`
    async fn login_controller_login(
        &self,
        request: LoginRequest,
        context: &RequestContext,
    ) -> Result<LoginControllerLoginResponse, ApiError> {
        let outcome = self
            .domain
            .login
            .login(request.into(), &caller(context))
            .await;
        respond(
            outcome.map(|logged_in| LoginControllerLoginResponse::Ok(login_response(logged_in))),
        )
    }

    /// `POST /auth/login-token`
    async fn login_controller_login_with_client_user(
        &self,
        request: LoginRequest,
        context: &RequestContext,
    ) -> Result<LoginControllerLoginWithClientUserResponse, ApiError> {
        let outcome = self
            .domain
            .login
            .login_for_tokens(request.into(), &caller(context))
            .await;
        respond(
            outcome.map(|tokens| {
                LoginControllerLoginWithClientUserResponse::Ok(token_response(tokens))
            }),
        )
    }

    /// `POST /auth/token`
    async fn login_controller_get_token(
        &self,
        request: AuthTokenRequest,
        context: &RequestContext,
    ) -> Result<LoginControllerGetTokenResponse, ApiError> {
        let tokens = self.redeem_code(request, context).await;
        respond(tokens.map(LoginControllerGetTokenResponse::Ok))
    }

    /// `POST /auth/token-refresh`
    async fn login_controller_exchange_token(
        &self,
        request: AuthRefreshTokenRequest,
        _device_id: Option<String>,
        context: &RequestContext,
    ) -> Result<LoginControllerExchangeTokenResponse, ApiError> {
        let tokens = self
            .refresh(request.refresh_token, request.tenant_id, context)
            .await;
        respond(tokens.map(LoginControllerExchangeTokenResponse::Ok))
    }

    /// `POST /auth/switch-token`
    async fn login_controller_switch_token(
        &self,
        request: SwitchTokenRequest,
        context: &RequestContext,
    ) -> Result<LoginControllerSwitchTokenResponse, ApiError> {
        let tokens = self
            .refresh(request.refresh_token, Some(request.tenant_id), context)
            .await;
        respond(tokens.map(LoginControllerSwitchTokenResponse::Ok))
    }

    /// `GET /auth/me`
    async fn login_controller_me(
        &self,
        context: &RequestContext,
    ) -> Result<LoginControllerMeResponse, ApiError> {
        let user = self.signed_in_user("/auth/me", context).await;
        respond(user.map(LoginControllerMeResponse::Ok))
    }

    /// `PATCH /auth/change-password`
    async fn login_controller_reset_password(
        &self,
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
        let outcome = self
            .domain
            .recovery
            .change_password(change, bearer(context), &caller(context))
            .await;
        respond(
            outcome.map(|()| LoginControllerResetPasswordResponse::Ok(SuccessResponse::new(true))),
        )
    }
}

/// What has two addresses.
impl Server {
    pub(super) async fn redeem_code(
        &self,
        request: AuthTokenRequest,
        context: &RequestContext,
    ) -> Result<TokenResponse, Refusal> {
        let verifier = request.code_verifier.map(SecretString::from);
        let tokens = self
            .domain
            .codes
            .redeem_code(
                &request.code.into(),
                &request.client_id,
                &ClientProof::from_secret(request.client_secret),
                verifier.as_ref(),
                &caller(context),
            )
            .await?;
        Ok(token_response(tokens))
    }

    async fn refresh(
        &self,
        refresh_token: String,
        tenant: Option<Uuid>,
        context: &RequestContext,
    ) -> Result<TokenResponse, Refusal> {
        let tokens = self
            .domain
            .sessions
            .refresh(
                &refresh_token.into(),
                tenant,
                bearer(context),
                &caller(context),
            )
            .await?;
        Ok(token_response(tokens))
    }

    pub(super) async fn signed_in_user(
        &self,
        path: &str,
        context: &RequestContext,
    ) -> Result<Prepared<AuthUser>, Refusal> {
        if let Some(token) = &context.dpop_token {
            let dpop = self.dpop(context, "GET", path);
            let claims = self.domain.oauth.check_bound_token(token.token(), &dpop);
            return Ok(Prepared::new(&auth_user(&claims.await?.user)));
        }
        let verified = self.domain.sessions.check_token(bearer(context)).await?;
        Ok(verified.once(|claims| Prepared::new(&auth_user(&claims.user))))
    }
}

impl From<LoginRequest> for PasswordLogin {
    fn from(request: LoginRequest) -> Self {
        Self {
            client_id: request.client_id,
            client: ClientProof::from_secret(request.client_secret),
            username: request.username,
            password: request.password.into(),
            code_challenge: request.code_challenge,
            browser: None,
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
        photo_url: nullable(&user.photo_url),
        designation: nullable(&user.designation),
        auth_client_id: nullable(&user.auth_client_id.map(serde_json::Value::from)),
    }
}

fn nullable<T: Clone>(value: &Option<T>) -> Nullable<T> {
    value
        .clone()
        .map_or(Nullable::Null, |value| Nullable::Present(value))
}
