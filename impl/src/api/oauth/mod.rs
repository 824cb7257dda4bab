//! `OauthController`: the OpenID provider.

mod authorize;
mod device;
mod fault;
mod introspect;
mod logout;
mod push;
mod token;
mod user_info;

use async_trait::async_trait;
use auth_api::*;
use secrecy::SecretString;
use swagger::ApiError;

use super::Server;
use crate::{
    domain::oauth::{
        client_authentication::PresentedClient, dpop::Dpop, logout::LogoutRequest,
        request::RequestParameters, token::TokenRequest,
    },
    edge::context::RequestContext,
};

#[async_trait]
impl OauthController<RequestContext> for Server {
    /// `GET /oauth2/authorize`
    async fn oauth_controller_authorize(
        &self,
        response_type: Option<String>,
        client_id: Option<String>,
        redirect_uri: Option<String>,
        scope: Option<String>,
        state: Option<String>,
        response_mode: Option<String>,
        nonce: Option<String>,
        code_challenge: Option<String>,
        code_challenge_method: Option<String>,
        prompt: Option<String>,
        max_age: Option<String>,
        login_hint: Option<String>,
        _ui_locales: Option<String>,
        _acr_values: Option<String>,
        claims: Option<String>,
        id_token_hint: Option<String>,
        dpop_jkt: Option<String>,
        request: Option<String>,
        request_uri: Option<String>,
        resume: Option<String>,
        context: &RequestContext,
    ) -> Result<OauthControllerAuthorizeResponse, ApiError> {
        let parameters = RequestParameters {
            response_type,
            client_id,
            redirect_uri,
            scope,
            state,
            response_mode,
            nonce,
            code_challenge,
            code_challenge_method,
            prompt,
            max_age,
            login_hint,
            claims,
            id_token_hint,
            dpop_jkt,
            request,
            request_uri,
            is_post: false,
            is_malformed: context.is_malformed,
        };
        self.authorize(parameters, given(resume), context).await
    }

    /// `POST /oauth2/authorize`
    async fn oauth_controller_authorize_by_post(
        &self,
        response_type: Option<String>,
        client_id: Option<String>,
        redirect_uri: Option<String>,
        scope: Option<String>,
        state: Option<String>,
        response_mode: Option<String>,
        nonce: Option<String>,
        code_challenge: Option<String>,
        code_challenge_method: Option<String>,
        prompt: Option<String>,
        max_age: Option<String>,
        login_hint: Option<String>,
        _ui_locales: Option<String>,
        _acr_values: Option<String>,
        claims: Option<String>,
        id_token_hint: Option<String>,
        dpop_jkt: Option<String>,
        request: Option<String>,
        request_uri: Option<String>,
        context: &RequestContext,
    ) -> Result<OauthControllerAuthorizeByPostResponse, ApiError> {
        let parameters = RequestParameters {
            response_type,
            client_id,
            redirect_uri,
            scope,
            state,
            response_mode,
            nonce,
            code_challenge,
            code_challenge_method,
            prompt,
            max_age,
            login_hint,
            claims,
            id_token_hint,
            dpop_jkt,
            request,
            request_uri,
            is_post: true,
            is_malformed: context.is_malformed,
        };
        self.authorize_by_post(parameters, context).await
    }

    /// `POST /oauth2/par`
    async fn oauth_controller_push_authorization(
        &self,
        client_secret: Option<String>,
        client_assertion: Option<String>,
        client_assertion_type: Option<String>,
        response_type: Option<String>,
        client_id: Option<String>,
        redirect_uri: Option<String>,
        scope: Option<String>,
        state: Option<String>,
        response_mode: Option<String>,
        nonce: Option<String>,
        code_challenge: Option<String>,
        code_challenge_method: Option<String>,
        prompt: Option<String>,
        max_age: Option<String>,
        login_hint: Option<String>,
        _ui_locales: Option<String>,
        _acr_values: Option<String>,
        claims: Option<String>,
        id_token_hint: Option<String>,
        dpop_jkt: Option<String>,
        request: Option<String>,
        request_uri: Option<String>,
        context: &RequestContext,
    ) -> Result<OauthControllerPushAuthorizationResponse, ApiError> {
        let client = presented(
            context,
            client_id.clone(),
            client_secret,
            client_assertion,
            client_assertion_type,
        );
        let parameters = RequestParameters {
            response_type,
            client_id,
            redirect_uri,
            scope,
            state,
            response_mode,
            nonce,
            code_challenge,
            code_challenge_method,
            prompt,
            max_age,
            login_hint,
            claims,
            id_token_hint,
            dpop_jkt,
            request,
            request_uri,
            is_post: true,
            is_malformed: false,
        };
        self.push_authorization(client, parameters, context).await
    }

    /// `POST /oauth2/token`
    async fn oauth_controller_token(
        &self,
        grant_type: Option<String>,
        code: Option<String>,
        redirect_uri: Option<String>,
        code_verifier: Option<String>,
        refresh_token: Option<String>,
        scope: Option<String>,
        device_code: Option<String>,
        client_id: Option<String>,
        client_secret: Option<String>,
        client_assertion: Option<String>,
        client_assertion_type: Option<String>,
        context: &RequestContext,
    ) -> Result<OauthControllerTokenResponse, ApiError> {
        let client = presented(
            context,
            client_id,
            client_secret,
            client_assertion,
            client_assertion_type,
        );
        let request = TokenRequest {
            grant_type: given(grant_type),
            code: given(code).map(SecretString::from),
            redirect_uri: given(redirect_uri),
            code_verifier: given(code_verifier).map(SecretString::from),
            refresh_token: given(refresh_token).map(SecretString::from),
            scope: given(scope),
            device_code: given(device_code).map(SecretString::from),
        };
        self.token(client, request, context).await
    }

    /// `GET /oauth2/userinfo`
    async fn oauth_controller_user_info(
        &self,
        context: &RequestContext,
    ) -> Result<OauthControllerUserInfoResponse, ApiError> {
        self.user_info(context).await
    }

    /// `POST /oauth2/userinfo`
    async fn oauth_controller_user_info_by_post(
        &self,
        access_token: Option<String>,
        context: &RequestContext,
    ) -> Result<OauthControllerUserInfoByPostResponse, ApiError> {
        self.user_info_by_post(given(access_token), context).await
    }

    /// `POST /oauth2/introspect`
    async fn oauth_controller_introspect(
        &self,
        token: String,
        _token_type_hint: Option<String>,
        client_id: Option<String>,
        client_secret: Option<String>,
        client_assertion: Option<String>,
        client_assertion_type: Option<String>,
        context: &RequestContext,
    ) -> Result<OauthControllerIntrospectResponse, ApiError> {
        let client = presented(
            context,
            client_id,
            client_secret,
            client_assertion,
            client_assertion_type,
        );
        self.introspect(client, token.into(), context).await
    }

    /// `POST /oauth2/revoke`
    async fn oauth_controller_revoke(
        &self,
        token: String,
        _token_type_hint: Option<String>,
        client_id: Option<String>,
        client_secret: Option<String>,
        client_assertion: Option<String>,
        client_assertion_type: Option<String>,
        context: &RequestContext,
    ) -> Result<OauthControllerRevokeResponse, ApiError> {
        let client = presented(
            context,
            client_id,
            client_secret,
            client_assertion,
            client_assertion_type,
        );
        self.revoke(client, token.into(), context).await
    }

    /// `GET /oauth2/logout`
    async fn oauth_controller_logout(
        &self,
        id_token_hint: Option<String>,
        client_id: Option<String>,
        post_logout_redirect_uri: Option<String>,
        state: Option<String>,
        _logout_hint: Option<String>,
        _ui_locales: Option<String>,
        context: &RequestContext,
    ) -> Result<OauthControllerLogoutResponse, ApiError> {
        let request = LogoutRequest {
            id_token_hint: given(id_token_hint).map(SecretString::from),
            client_id: given(client_id),
            post_logout_redirect_uri: given(post_logout_redirect_uri),
            state: given(state),
            is_post: false,
        };
        self.logout(request, context).await
    }

    /// `POST /oauth2/logout`
    async fn oauth_controller_logout_by_post(
        &self,
        id_token_hint: Option<String>,
        client_id: Option<String>,
        post_logout_redirect_uri: Option<String>,
        state: Option<String>,
        _logout_hint: Option<String>,
        _ui_locales: Option<String>,
        context: &RequestContext,
    ) -> Result<OauthControllerLogoutByPostResponse, ApiError> {
        let request = LogoutRequest {
            id_token_hint: given(id_token_hint).map(SecretString::from),
            client_id: given(client_id),
            post_logout_redirect_uri: given(post_logout_redirect_uri),
            state: given(state),
            is_post: true,
        };
        self.logout_by_post(request, context).await
    }

    /// `POST /oauth2/device_authorization`
    async fn oauth_controller_authorize_device(
        &self,
        client_id: Option<String>,
        scope: Option<String>,
        client_secret: Option<String>,
        client_assertion: Option<String>,
        client_assertion_type: Option<String>,
        context: &RequestContext,
    ) -> Result<OauthControllerAuthorizeDeviceResponse, ApiError> {
        let client = presented(
            context,
            client_id,
            client_secret,
            client_assertion,
            client_assertion_type,
        );
        self.authorize_device(client, scope, context).await
    }
}

/// Parameters without a value count as left out (RFC 6749 section 3.2).
fn given(text: Option<String>) -> Option<String> {
    text.filter(|text| !text.is_empty())
}

/// What a request says about its client.
fn presented(
    context: &RequestContext,
    client_id: Option<String>,
    client_secret: Option<String>,
    assertion: Option<String>,
    assertion_type: Option<String>,
) -> PresentedClient {
    PresentedClient {
        // Credentials that cannot be read are wrong ones, and not none.
        basic: context
            .basic
            .as_ref()
            .map(|basic| basic.decode().unwrap_or_default()),
        client_id: given(client_id),
        client_secret: given(client_secret).map(SecretString::from),
        assertion: given(assertion).map(SecretString::from),
        assertion_type: given(assertion_type),
    }
}

impl Server {
    /// The `DPoP` headers of a request to this path.
    pub(super) fn dpop(&self, context: &RequestContext, method: &'static str, path: &str) -> Dpop {
        Dpop {
            proofs: context.dpop.iter().map(ToString::to_string).collect(),
            method: if context.is_head { "HEAD" } else { method },
            url: format!("{}{path}", self.domain.settings.listen.public_url()),
        }
    }
}
