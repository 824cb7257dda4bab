//! From the document to the rules: one file for each controller of the document, one function for each operationId. Nothing
//! here decides anything.

mod discovery;
mod external_login;
mod forget_password;
mod health;
mod login;
mod logout;
mod otp;
pub mod refusal;
mod session;
mod signup_request;
mod web;

use std::sync::Arc;

use async_trait::async_trait;
use auth_api::*;
use swagger::ApiError;

use crate::{
    context::RequestContext,
    domain::{Bearer, Caller, Domain},
    federation::ProviderName,
    finished, respond, started,
};

/// The generated trait's implementation.
#[derive(Clone)]
pub struct Server {
    domain: Arc<Domain>,
}

impl Server {
    pub fn new(domain: Arc<Domain>) -> Self {
        Self { domain }
    }
}

fn bearer(context: &RequestContext) -> Bearer<'_> {
    context.bearer.as_ref().map(|bearer| bearer.token())
}

fn caller(context: &RequestContext) -> Caller {
    let text = |value: &crate::context::HeaderText| value.to_string();
    Caller {
        request_id: context.request_id.to_string(),
        address: context.peer,
        user_agent: context.user_agent.as_ref().map(text),
        device_id: context.device_id.as_ref().map(text),
    }
}

/// For the operations whose bytes are the same for everybody: the edge answers them before the router.
fn edge_answers<T>() -> Result<T, ApiError> {
    Err(ApiError("the edge answers this operation".into()))
}

#[async_trait]
impl Api<RequestContext> for Server {
    async fn apple_login_controller_apple_callback(
        &self,
        code: Option<String>,
        state: Option<String>,
        error: Option<String>,
        iss: Option<String>,
        context: &RequestContext,
    ) -> Result<AppleLoginControllerAppleCallbackResponse, ApiError> {
        let provider = ProviderName::Apple;
        let outcome =
            external_login::finish(&self.domain, provider, code, state, error, iss, context);
        finished!(outcome.await, AppleLoginControllerAppleCallbackResponse)
    }

    async fn apple_login_controller_apple_post(
        &self,
        state: Option<String>,
        code: Option<String>,
        _id_token: Option<String>,
        user: Option<String>,
        error: Option<String>,
        iss: Option<String>,
        _context: &RequestContext,
    ) -> Result<AppleLoginControllerApplePostResponse, ApiError> {
        let outcome = external_login::relay_apple_post(&self.domain, state, code, user, error, iss);
        respond!(
            outcome.await,
            AppleLoginControllerApplePostResponse,
            |location| AppleLoginControllerApplePostResponse::SeeOther { location },
            [NotFound]
        )
    }

    async fn apple_login_controller_post_login_via_apple(
        &self,
        client_id: String,
        client_secret: Option<String>,
        state: Option<String>,
        code_challenge: Option<String>,
        context: &RequestContext,
    ) -> Result<AppleLoginControllerPostLoginViaAppleResponse, ApiError> {
        let provider = ProviderName::Apple;
        let outcome = external_login::start(
            &self.domain,
            provider,
            client_id,
            client_secret,
            state,
            code_challenge,
            context,
        );
        started!(
            outcome.await,
            AppleLoginControllerPostLoginViaAppleResponse,
            SeeOther
        )
    }

    async fn azure_login_controller_azure_callback(
        &self,
        code: Option<String>,
        state: Option<String>,
        _session_state: Option<String>,
        error: Option<String>,
        iss: Option<String>,
        context: &RequestContext,
    ) -> Result<AzureLoginControllerAzureCallbackResponse, ApiError> {
        let provider = ProviderName::Azure;
        let outcome =
            external_login::finish(&self.domain, provider, code, state, error, iss, context);
        finished!(outcome.await, AzureLoginControllerAzureCallbackResponse)
    }

    async fn azure_login_controller_get_login_via_azure(
        &self,
        client_id: Option<String>,
        client_secret: Option<String>,
        state: Option<String>,
        code_challenge: Option<String>,
        context: &RequestContext,
    ) -> Result<AzureLoginControllerGetLoginViaAzureResponse, ApiError> {
        let provider = ProviderName::Azure;
        let outcome = external_login::start(
            &self.domain,
            provider,
            client_id,
            client_secret,
            state,
            code_challenge,
            context,
        );
        started!(
            outcome.await,
            AzureLoginControllerGetLoginViaAzureResponse,
            Found,
            BadGateway,
            GatewayTimeout
        )
    }

    async fn azure_login_controller_post_login_via_azure(
        &self,
        client_id: String,
        client_secret: Option<String>,
        state: Option<String>,
        code_challenge: Option<String>,
        context: &RequestContext,
    ) -> Result<AzureLoginControllerPostLoginViaAzureResponse, ApiError> {
        let provider = ProviderName::Azure;
        let outcome = external_login::start(
            &self.domain,
            provider,
            client_id,
            client_secret,
            state,
            code_challenge,
            context,
        );
        started!(
            outcome.await,
            AzureLoginControllerPostLoginViaAzureResponse,
            SeeOther,
            BadGateway,
            GatewayTimeout
        )
    }

    async fn cognito_login_controller_cognito_callback(
        &self,
        code: Option<String>,
        state: Option<String>,
        error: Option<String>,
        iss: Option<String>,
        context: &RequestContext,
    ) -> Result<CognitoLoginControllerCognitoCallbackResponse, ApiError> {
        let provider = ProviderName::Cognito;
        let outcome =
            external_login::finish(&self.domain, provider, code, state, error, iss, context);
        finished!(outcome.await, CognitoLoginControllerCognitoCallbackResponse)
    }

    async fn cognito_login_controller_login_via_cognito(
        &self,
        client_id: Option<String>,
        client_secret: Option<String>,
        state: Option<String>,
        code_challenge: Option<String>,
        context: &RequestContext,
    ) -> Result<CognitoLoginControllerLoginViaCognitoResponse, ApiError> {
        let provider = ProviderName::Cognito;
        let outcome = external_login::start(
            &self.domain,
            provider,
            client_id,
            client_secret,
            state,
            code_challenge,
            context,
        );
        started!(
            outcome.await,
            CognitoLoginControllerLoginViaCognitoResponse,
            Found
        )
    }

    async fn cognito_login_controller_post_login_via_cognito(
        &self,
        client_id: String,
        client_secret: Option<String>,
        state: Option<String>,
        code_challenge: Option<String>,
        context: &RequestContext,
    ) -> Result<CognitoLoginControllerPostLoginViaCognitoResponse, ApiError> {
        let provider = ProviderName::Cognito;
        let outcome = external_login::start(
            &self.domain,
            provider,
            client_id,
            client_secret,
            state,
            code_challenge,
            context,
        );
        started!(
            outcome.await,
            CognitoLoginControllerPostLoginViaCognitoResponse,
            SeeOther
        )
    }

    async fn discovery_controller_configuration(
        &self,
        _context: &RequestContext,
    ) -> Result<DiscoveryControllerConfigurationResponse, ApiError> {
        discovery::configuration(&self.domain)
    }

    async fn discovery_controller_keys(
        &self,
        _context: &RequestContext,
    ) -> Result<DiscoveryControllerKeysResponse, ApiError> {
        discovery::keys(&self.domain)
    }

    async fn document_controller_document(
        &self,
        _context: &RequestContext,
    ) -> Result<DocumentControllerDocumentResponse, ApiError> {
        edge_answers()
    }

    async fn document_controller_explorer(
        &self,
        _context: &RequestContext,
    ) -> Result<DocumentControllerExplorerResponse, ApiError> {
        edge_answers()
    }

    async fn facebook_login_controller_facebook_callback(
        &self,
        code: Option<String>,
        state: Option<String>,
        error: Option<String>,
        iss: Option<String>,
        context: &RequestContext,
    ) -> Result<FacebookLoginControllerFacebookCallbackResponse, ApiError> {
        let provider = ProviderName::Facebook;
        let outcome =
            external_login::finish(&self.domain, provider, code, state, error, iss, context);
        finished!(
            outcome.await,
            FacebookLoginControllerFacebookCallbackResponse
        )
    }

    async fn facebook_login_controller_post_login_via_facebook(
        &self,
        client_id: String,
        client_secret: Option<String>,
        state: Option<String>,
        code_challenge: Option<String>,
        context: &RequestContext,
    ) -> Result<FacebookLoginControllerPostLoginViaFacebookResponse, ApiError> {
        let provider = ProviderName::Facebook;
        let outcome = external_login::start(
            &self.domain,
            provider,
            client_id,
            client_secret,
            state,
            code_challenge,
            context,
        );
        started!(
            outcome.await,
            FacebookLoginControllerPostLoginViaFacebookResponse,
            SeeOther
        )
    }

    async fn forget_password_controller_forget_password(
        &self,
        forget_password_dto: models::ForgetPasswordDto,
        context: &RequestContext,
    ) -> Result<ForgetPasswordControllerForgetPasswordResponse, ApiError> {
        forget_password::forget_password(&self.domain, forget_password_dto, context).await
    }

    async fn forget_password_controller_reset_password(
        &self,
        reset_password_with_client: models::ResetPasswordWithClient,
        context: &RequestContext,
    ) -> Result<ForgetPasswordControllerResetPasswordResponse, ApiError> {
        forget_password::reset_password(&self.domain, reset_password_with_client, context).await
    }

    async fn forget_password_controller_verify_reset_password_link(
        &self,
        token: String,
        _context: &RequestContext,
    ) -> Result<ForgetPasswordControllerVerifyResetPasswordLinkResponse, ApiError> {
        forget_password::verify_reset_password_link(&self.domain, token).await
    }

    async fn google_login_controller_google_callback(
        &self,
        code: Option<String>,
        state: Option<String>,
        error: Option<String>,
        iss: Option<String>,
        context: &RequestContext,
    ) -> Result<GoogleLoginControllerGoogleCallbackResponse, ApiError> {
        let provider = ProviderName::Google;
        let outcome =
            external_login::finish(&self.domain, provider, code, state, error, iss, context);
        finished!(outcome.await, GoogleLoginControllerGoogleCallbackResponse)
    }

    async fn google_login_controller_login_via_google(
        &self,
        client_id: Option<String>,
        client_secret: Option<String>,
        state: Option<String>,
        code_challenge: Option<String>,
        context: &RequestContext,
    ) -> Result<GoogleLoginControllerLoginViaGoogleResponse, ApiError> {
        let provider = ProviderName::Google;
        let outcome = external_login::start(
            &self.domain,
            provider,
            client_id,
            client_secret,
            state,
            code_challenge,
            context,
        );
        started!(
            outcome.await,
            GoogleLoginControllerLoginViaGoogleResponse,
            Found
        )
    }

    async fn google_login_controller_post_login_via_google(
        &self,
        client_id: String,
        client_secret: Option<String>,
        state: Option<String>,
        code_challenge: Option<String>,
        context: &RequestContext,
    ) -> Result<GoogleLoginControllerPostLoginViaGoogleResponse, ApiError> {
        let provider = ProviderName::Google;
        let outcome = external_login::start(
            &self.domain,
            provider,
            client_id,
            client_secret,
            state,
            code_challenge,
            context,
        );
        started!(
            outcome.await,
            GoogleLoginControllerPostLoginViaGoogleResponse,
            SeeOther
        )
    }

    async fn health_controller_live(
        &self,
        _context: &RequestContext,
    ) -> Result<HealthControllerLiveResponse, ApiError> {
        health::live()
    }

    async fn health_controller_metrics(
        &self,
        _context: &RequestContext,
    ) -> Result<HealthControllerMetricsResponse, ApiError> {
        edge_answers()
    }

    async fn health_controller_ready(
        &self,
        _context: &RequestContext,
    ) -> Result<HealthControllerReadyResponse, ApiError> {
        health::ready(&self.domain).await
    }

    async fn instagram_login_controller_instagram_callback(
        &self,
        code: Option<String>,
        state: Option<String>,
        error: Option<String>,
        iss: Option<String>,
        context: &RequestContext,
    ) -> Result<InstagramLoginControllerInstagramCallbackResponse, ApiError> {
        let provider = ProviderName::Instagram;
        let outcome =
            external_login::finish(&self.domain, provider, code, state, error, iss, context);
        finished!(
            outcome.await,
            InstagramLoginControllerInstagramCallbackResponse
        )
    }

    async fn instagram_login_controller_post_login_via_instagram(
        &self,
        client_id: String,
        client_secret: Option<String>,
        state: Option<String>,
        code_challenge: Option<String>,
        context: &RequestContext,
    ) -> Result<InstagramLoginControllerPostLoginViaInstagramResponse, ApiError> {
        let provider = ProviderName::Instagram;
        let outcome = external_login::start(
            &self.domain,
            provider,
            client_id,
            client_secret,
            state,
            code_challenge,
            context,
        );
        started!(
            outcome.await,
            InstagramLoginControllerPostLoginViaInstagramResponse,
            SeeOther
        )
    }

    async fn keycloak_login_controller_backchannel_logout(
        &self,
        logout_token: String,
        context: &RequestContext,
    ) -> Result<KeycloakLoginControllerBackchannelLogoutResponse, ApiError> {
        let token = logout_token.into();
        let caller = caller(context);
        respond!(
            self.domain.keycloak_has_logged_out(&token, &caller).await,
            KeycloakLoginControllerBackchannelLogoutResponse,
            |()| KeycloakLoginControllerBackchannelLogoutResponse::Ok,
            [BadRequest, NotFound, BadGateway, GatewayTimeout]
        )
    }

    async fn keycloak_login_controller_keycloak_callback(
        &self,
        code: Option<String>,
        state: Option<String>,
        error: Option<String>,
        iss: Option<String>,
        context: &RequestContext,
    ) -> Result<KeycloakLoginControllerKeycloakCallbackResponse, ApiError> {
        let provider = ProviderName::Keycloak;
        let outcome =
            external_login::finish(&self.domain, provider, code, state, error, iss, context);
        finished!(
            outcome.await,
            KeycloakLoginControllerKeycloakCallbackResponse
        )
    }

    async fn keycloak_login_controller_login_via_keycloak(
        &self,
        client_id: Option<String>,
        client_secret: Option<String>,
        state: Option<String>,
        code_challenge: Option<String>,
        context: &RequestContext,
    ) -> Result<KeycloakLoginControllerLoginViaKeycloakResponse, ApiError> {
        let provider = ProviderName::Keycloak;
        let outcome = external_login::start(
            &self.domain,
            provider,
            client_id,
            client_secret,
            state,
            code_challenge,
            context,
        );
        started!(
            outcome.await,
            KeycloakLoginControllerLoginViaKeycloakResponse,
            Found
        )
    }

    async fn keycloak_login_controller_post_login_via_keycloak(
        &self,
        client_id: String,
        client_secret: Option<String>,
        state: Option<String>,
        code_challenge: Option<String>,
        context: &RequestContext,
    ) -> Result<KeycloakLoginControllerPostLoginViaKeycloakResponse, ApiError> {
        let provider = ProviderName::Keycloak;
        let outcome = external_login::start(
            &self.domain,
            provider,
            client_id,
            client_secret,
            state,
            code_challenge,
            context,
        );
        started!(
            outcome.await,
            KeycloakLoginControllerPostLoginViaKeycloakResponse,
            SeeOther
        )
    }

    async fn login_controller_exchange_token(
        &self,
        auth_refresh_token_request: models::AuthRefreshTokenRequest,
        _device_id: Option<String>,
        context: &RequestContext,
    ) -> Result<LoginControllerExchangeTokenResponse, ApiError> {
        login::exchange_token(&self.domain, auth_refresh_token_request, context).await
    }

    async fn login_controller_get_token(
        &self,
        auth_token_request: models::AuthTokenRequest,
        context: &RequestContext,
    ) -> Result<LoginControllerGetTokenResponse, ApiError> {
        login::get_token(&self.domain, auth_token_request, context).await
    }

    async fn login_controller_login(
        &self,
        login_request: models::LoginRequest,
        context: &RequestContext,
    ) -> Result<LoginControllerLoginResponse, ApiError> {
        login::login(&self.domain, login_request, context).await
    }

    async fn login_controller_login_with_client_user(
        &self,
        login_request: models::LoginRequest,
        context: &RequestContext,
    ) -> Result<LoginControllerLoginWithClientUserResponse, ApiError> {
        login::login_with_client_user(&self.domain, login_request, context).await
    }

    async fn login_controller_me(
        &self,
        context: &RequestContext,
    ) -> Result<LoginControllerMeResponse, ApiError> {
        login::me(&self.domain, context).await
    }

    async fn login_controller_reset_password(
        &self,
        reset_password_partial: Option<models::ResetPasswordPartial>,
        context: &RequestContext,
    ) -> Result<LoginControllerResetPasswordResponse, ApiError> {
        login::reset_password(&self.domain, reset_password_partial, context).await
    }

    async fn logout_controller_keycloak_logout(
        &self,
        refresh_token_request_partial: Option<models::RefreshTokenRequestPartial>,
        context: &RequestContext,
    ) -> Result<LogoutControllerKeycloakLogoutResponse, ApiError> {
        logout::keycloak_logout(&self.domain, refresh_token_request_partial, context).await
    }

    async fn logout_controller_logout(
        &self,
        refresh_token_request_partial: Option<models::RefreshTokenRequestPartial>,
        context: &RequestContext,
    ) -> Result<LogoutControllerLogoutResponse, ApiError> {
        logout::logout(&self.domain, refresh_token_request_partial, context).await
    }

    async fn otp_controller_check_qr(
        &self,
        code: Option<String>,
        client_id: Option<String>,
        _context: &RequestContext,
    ) -> Result<OtpControllerCheckQrResponse, ApiError> {
        otp::check_qr(&self.domain, code, client_id).await
    }

    async fn otp_controller_create_qr(
        &self,
        auth_token_request: models::AuthTokenRequest,
        _context: &RequestContext,
    ) -> Result<OtpControllerCreateQrResponse, ApiError> {
        otp::create_qr(&self.domain, auth_token_request).await
    }

    async fn otp_controller_create_recovery_codes(
        &self,
        auth_token_request: models::AuthTokenRequest,
        context: &RequestContext,
    ) -> Result<OtpControllerCreateRecoveryCodesResponse, ApiError> {
        otp::create_recovery_codes(&self.domain, auth_token_request, context).await
    }

    async fn otp_controller_send_otp(
        &self,
        otp_send_request: models::OtpSendRequest,
        context: &RequestContext,
    ) -> Result<OtpControllerSendOtpResponse, ApiError> {
        otp::send_otp(&self.domain, otp_send_request, context).await
    }

    async fn otp_controller_verify_otp(
        &self,
        otp_login_request: models::OtpLoginRequest,
        context: &RequestContext,
    ) -> Result<OtpControllerVerifyOtpResponse, ApiError> {
        otp::verify_otp(&self.domain, otp_login_request, context).await
    }

    async fn saml_login_controller_post_login_via_saml(
        &self,
        client_id: String,
        client_secret: Option<String>,
        state: Option<String>,
        code_challenge: Option<String>,
        context: &RequestContext,
    ) -> Result<SamlLoginControllerPostLoginViaSamlResponse, ApiError> {
        let provider = ProviderName::Saml;
        let outcome = external_login::start(
            &self.domain,
            provider,
            client_id,
            client_secret,
            state,
            code_challenge,
            context,
        );
        started!(
            outcome.await,
            SamlLoginControllerPostLoginViaSamlResponse,
            SeeOther,
            BadGateway,
            GatewayTimeout
        )
    }

    async fn saml_login_controller_saml_callback(
        &self,
        code: Option<String>,
        state: Option<String>,
        _session_state: Option<String>,
        error: Option<String>,
        iss: Option<String>,
        context: &RequestContext,
    ) -> Result<SamlLoginControllerSamlCallbackResponse, ApiError> {
        let provider = ProviderName::Saml;
        let outcome =
            external_login::finish(&self.domain, provider, code, state, error, iss, context);
        finished!(outcome.await, SamlLoginControllerSamlCallbackResponse)
    }

    async fn saml_login_controller_saml_metadata(
        &self,
        _context: &RequestContext,
    ) -> Result<SamlLoginControllerSamlMetadataResponse, ApiError> {
        respond!(
            self.domain.saml_metadata(),
            SamlLoginControllerSamlMetadataResponse,
            SamlLoginControllerSamlMetadataResponse::Ok,
            [NotFound]
        )
    }

    async fn saml_login_controller_saml_post(
        &self,
        saml_response: String,
        relay_state: Option<String>,
        context: &RequestContext,
    ) -> Result<SamlLoginControllerSamlPostResponse, ApiError> {
        let state = relay_state.as_deref();
        let caller = caller(context);
        let outcome = self
            .domain
            .consume_saml_post(&saml_response, state, &caller);
        respond!(
            outcome.await,
            SamlLoginControllerSamlPostResponse,
            |location| SamlLoginControllerSamlPostResponse::SeeOther { location },
            [Unauthorized, NotFound, BadGateway, GatewayTimeout]
        )
    }

    async fn session_controller_list(
        &self,
        context: &RequestContext,
    ) -> Result<SessionControllerListResponse, ApiError> {
        session::list(&self.domain, context).await
    }

    async fn session_controller_end(
        &self,
        id: uuid::Uuid,
        context: &RequestContext,
    ) -> Result<SessionControllerEndResponse, ApiError> {
        session::end(&self.domain, id, context).await
    }

    async fn signup_request_controller_request_signup(
        &self,
        signup_request_dto: models::SignupRequestDto,
        context: &RequestContext,
    ) -> Result<SignupRequestControllerRequestSignupResponse, ApiError> {
        signup_request::request_signup(&self.domain, signup_request_dto, context).await
    }

    async fn signup_request_controller_signup_with_token(
        &self,
        local_user_profile_dto: models::LocalUserProfileDto,
        context: &RequestContext,
    ) -> Result<SignupRequestControllerSignupWithTokenResponse, ApiError> {
        signup_request::signup_with_token(&self.domain, local_user_profile_dto, context).await
    }

    async fn signup_request_controller_verify_invite_token(
        &self,
        context: &RequestContext,
    ) -> Result<SignupRequestControllerVerifyInviteTokenResponse, ApiError> {
        signup_request::verify_invite_token(&self.domain, context).await
    }

    async fn web_controller_context(
        &self,
        client_id: Option<String>,
        context: &RequestContext,
    ) -> Result<WebControllerContextResponse, ApiError> {
        web::context(&self.domain, client_id, context).await
    }

    async fn web_controller_create_qr(
        &self,
        x_csrf_token: String,
        auth_token_request: models::AuthTokenRequest,
        context: &RequestContext,
    ) -> Result<WebControllerCreateQrResponse, ApiError> {
        web::create_qr(&self.domain, x_csrf_token, auth_token_request, context).await
    }

    async fn web_controller_forget_password(
        &self,
        x_csrf_token: String,
        web_forget_password_request: models::WebForgetPasswordRequest,
        context: &RequestContext,
    ) -> Result<WebControllerForgetPasswordResponse, ApiError> {
        web::forget_password(
            &self.domain,
            x_csrf_token,
            web_forget_password_request,
            context,
        )
        .await
    }

    async fn web_controller_login(
        &self,
        x_csrf_token: String,
        web_login_request: models::WebLoginRequest,
        context: &RequestContext,
    ) -> Result<WebControllerLoginResponse, ApiError> {
        web::login(&self.domain, x_csrf_token, web_login_request, context).await
    }

    async fn web_controller_reset_password(
        &self,
        x_csrf_token: String,
        web_reset_password_request: models::WebResetPasswordRequest,
        context: &RequestContext,
    ) -> Result<WebControllerResetPasswordResponse, ApiError> {
        web::reset_password(
            &self.domain,
            x_csrf_token,
            web_reset_password_request,
            context,
        )
        .await
    }

    async fn web_controller_start(
        &self,
        x_csrf_token: String,
        web_start_request: models::WebStartRequest,
        context: &RequestContext,
    ) -> Result<WebControllerStartResponse, ApiError> {
        web::start(&self.domain, x_csrf_token, web_start_request, context).await
    }

    async fn web_controller_verify_otp(
        &self,
        x_csrf_token: String,
        web_otp_request: models::WebOtpRequest,
        context: &RequestContext,
    ) -> Result<WebControllerVerifyOtpResponse, ApiError> {
        web::verify_otp(&self.domain, x_csrf_token, web_otp_request, context).await
    }
}
