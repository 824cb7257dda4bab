//! From the document to the rules: one file for each controller of the document, one function for each operationId. Nothing
//! here decides anything.

mod discovery;
mod forget_password;
mod health;
mod login;
mod logout;
mod otp;
pub mod refusal;
mod session;
mod signup_request;

use std::sync::Arc;

use async_trait::async_trait;
use auth_api::*;
use swagger::ApiError;

use crate::{
    context::RequestContext,
    domain::{Bearer, Caller, Domain},
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
        _code: Option<String>,
        _state: Option<String>,
        _error: Option<String>,
        _iss: Option<String>,
        _context: &RequestContext,
    ) -> Result<AppleLoginControllerAppleCallbackResponse, ApiError> {
        Ok(AppleLoginControllerAppleCallbackResponse::NotImplemented(
            refusal::not_implemented(),
        ))
    }

    async fn apple_login_controller_apple_post(
        &self,
        _state: Option<String>,
        _code: Option<String>,
        _id_token: Option<String>,
        _user: Option<String>,
        _error: Option<String>,
        _context: &RequestContext,
    ) -> Result<AppleLoginControllerApplePostResponse, ApiError> {
        Ok(AppleLoginControllerApplePostResponse::NotImplemented(
            refusal::not_implemented(),
        ))
    }

    async fn apple_login_controller_post_login_via_apple(
        &self,
        _client_id: String,
        _client_secret: String,
        _state: Option<String>,
        _code_challenge: Option<String>,
        _context: &RequestContext,
    ) -> Result<AppleLoginControllerPostLoginViaAppleResponse, ApiError> {
        Ok(
            AppleLoginControllerPostLoginViaAppleResponse::NotImplemented(
                refusal::not_implemented(),
            ),
        )
    }

    async fn azure_login_controller_azure_callback(
        &self,
        _code: Option<String>,
        _state: Option<String>,
        _session_state: Option<String>,
        _error: Option<String>,
        _iss: Option<String>,
        _context: &RequestContext,
    ) -> Result<AzureLoginControllerAzureCallbackResponse, ApiError> {
        Ok(AzureLoginControllerAzureCallbackResponse::NotImplemented(
            refusal::not_implemented(),
        ))
    }

    async fn azure_login_controller_get_login_via_azure(
        &self,
        _client_id: Option<String>,
        _client_secret: Option<String>,
        _state: Option<String>,
        _code_challenge: Option<String>,
        _context: &RequestContext,
    ) -> Result<AzureLoginControllerGetLoginViaAzureResponse, ApiError> {
        Ok(AzureLoginControllerGetLoginViaAzureResponse::NotImplemented(refusal::not_implemented()))
    }

    async fn azure_login_controller_post_login_via_azure(
        &self,
        _client_id: String,
        _client_secret: String,
        _state: Option<String>,
        _code_challenge: Option<String>,
        _context: &RequestContext,
    ) -> Result<AzureLoginControllerPostLoginViaAzureResponse, ApiError> {
        Ok(
            AzureLoginControllerPostLoginViaAzureResponse::NotImplemented(
                refusal::not_implemented(),
            ),
        )
    }

    async fn cognito_login_controller_cognito_callback(
        &self,
        _code: Option<String>,
        _state: Option<String>,
        _error: Option<String>,
        _iss: Option<String>,
        _context: &RequestContext,
    ) -> Result<CognitoLoginControllerCognitoCallbackResponse, ApiError> {
        Ok(
            CognitoLoginControllerCognitoCallbackResponse::NotImplemented(
                refusal::not_implemented(),
            ),
        )
    }

    async fn cognito_login_controller_login_via_cognito(
        &self,
        _client_id: Option<String>,
        _client_secret: Option<String>,
        _state: Option<String>,
        _code_challenge: Option<String>,
        _context: &RequestContext,
    ) -> Result<CognitoLoginControllerLoginViaCognitoResponse, ApiError> {
        Ok(
            CognitoLoginControllerLoginViaCognitoResponse::NotImplemented(
                refusal::not_implemented(),
            ),
        )
    }

    async fn cognito_login_controller_post_login_via_cognito(
        &self,
        _client_id: String,
        _client_secret: String,
        _state: Option<String>,
        _code_challenge: Option<String>,
        _context: &RequestContext,
    ) -> Result<CognitoLoginControllerPostLoginViaCognitoResponse, ApiError> {
        Ok(
            CognitoLoginControllerPostLoginViaCognitoResponse::NotImplemented(
                refusal::not_implemented(),
            ),
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
        _code: Option<String>,
        _state: Option<String>,
        _error: Option<String>,
        _iss: Option<String>,
        _context: &RequestContext,
    ) -> Result<FacebookLoginControllerFacebookCallbackResponse, ApiError> {
        Ok(
            FacebookLoginControllerFacebookCallbackResponse::NotImplemented(
                refusal::not_implemented(),
            ),
        )
    }

    async fn facebook_login_controller_post_login_via_facebook(
        &self,
        _client_id: String,
        _client_secret: String,
        _state: Option<String>,
        _code_challenge: Option<String>,
        _context: &RequestContext,
    ) -> Result<FacebookLoginControllerPostLoginViaFacebookResponse, ApiError> {
        Ok(
            FacebookLoginControllerPostLoginViaFacebookResponse::NotImplemented(
                refusal::not_implemented(),
            ),
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
        _code: Option<String>,
        _state: Option<String>,
        _error: Option<String>,
        _iss: Option<String>,
        _context: &RequestContext,
    ) -> Result<GoogleLoginControllerGoogleCallbackResponse, ApiError> {
        Ok(GoogleLoginControllerGoogleCallbackResponse::NotImplemented(
            refusal::not_implemented(),
        ))
    }

    async fn google_login_controller_login_via_google(
        &self,
        _client_id: Option<String>,
        _client_secret: Option<String>,
        _state: Option<String>,
        _code_challenge: Option<String>,
        _context: &RequestContext,
    ) -> Result<GoogleLoginControllerLoginViaGoogleResponse, ApiError> {
        Ok(GoogleLoginControllerLoginViaGoogleResponse::NotImplemented(
            refusal::not_implemented(),
        ))
    }

    async fn google_login_controller_post_login_via_google(
        &self,
        _client_id: String,
        _client_secret: String,
        _state: Option<String>,
        _code_challenge: Option<String>,
        _context: &RequestContext,
    ) -> Result<GoogleLoginControllerPostLoginViaGoogleResponse, ApiError> {
        Ok(
            GoogleLoginControllerPostLoginViaGoogleResponse::NotImplemented(
                refusal::not_implemented(),
            ),
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
        _code: Option<String>,
        _state: Option<String>,
        _error: Option<String>,
        _iss: Option<String>,
        _context: &RequestContext,
    ) -> Result<InstagramLoginControllerInstagramCallbackResponse, ApiError> {
        Ok(
            InstagramLoginControllerInstagramCallbackResponse::NotImplemented(
                refusal::not_implemented(),
            ),
        )
    }

    async fn instagram_login_controller_post_login_via_instagram(
        &self,
        _client_id: String,
        _client_secret: String,
        _state: Option<String>,
        _code_challenge: Option<String>,
        _context: &RequestContext,
    ) -> Result<InstagramLoginControllerPostLoginViaInstagramResponse, ApiError> {
        Ok(
            InstagramLoginControllerPostLoginViaInstagramResponse::NotImplemented(
                refusal::not_implemented(),
            ),
        )
    }

    async fn keycloak_login_controller_keycloak_callback(
        &self,
        _code: Option<String>,
        _state: Option<String>,
        _error: Option<String>,
        _iss: Option<String>,
        _context: &RequestContext,
    ) -> Result<KeycloakLoginControllerKeycloakCallbackResponse, ApiError> {
        Ok(
            KeycloakLoginControllerKeycloakCallbackResponse::NotImplemented(
                refusal::not_implemented(),
            ),
        )
    }

    async fn keycloak_login_controller_login_via_keycloak(
        &self,
        _client_id: Option<String>,
        _client_secret: Option<String>,
        _state: Option<String>,
        _code_challenge: Option<String>,
        _context: &RequestContext,
    ) -> Result<KeycloakLoginControllerLoginViaKeycloakResponse, ApiError> {
        Ok(
            KeycloakLoginControllerLoginViaKeycloakResponse::NotImplemented(
                refusal::not_implemented(),
            ),
        )
    }

    async fn keycloak_login_controller_post_login_via_keycloak(
        &self,
        _client_id: String,
        _client_secret: String,
        _state: Option<String>,
        _code_challenge: Option<String>,
        _context: &RequestContext,
    ) -> Result<KeycloakLoginControllerPostLoginViaKeycloakResponse, ApiError> {
        Ok(
            KeycloakLoginControllerPostLoginViaKeycloakResponse::NotImplemented(
                refusal::not_implemented(),
            ),
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
        _refresh_token_request_partial: Option<models::RefreshTokenRequestPartial>,
        _context: &RequestContext,
    ) -> Result<LogoutControllerKeycloakLogoutResponse, ApiError> {
        Ok(LogoutControllerKeycloakLogoutResponse::NotImplemented(
            refusal::not_implemented(),
        ))
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
        _client_id: String,
        _client_secret: String,
        _state: Option<String>,
        _code_challenge: Option<String>,
        _context: &RequestContext,
    ) -> Result<SamlLoginControllerPostLoginViaSamlResponse, ApiError> {
        Ok(SamlLoginControllerPostLoginViaSamlResponse::NotImplemented(
            refusal::not_implemented(),
        ))
    }

    async fn saml_login_controller_saml_callback(
        &self,
        _code: Option<String>,
        _state: Option<String>,
        _session_state: Option<String>,
        _error: Option<String>,
        _iss: Option<String>,
        _context: &RequestContext,
    ) -> Result<SamlLoginControllerSamlCallbackResponse, ApiError> {
        Ok(SamlLoginControllerSamlCallbackResponse::NotImplemented(
            refusal::not_implemented(),
        ))
    }

    async fn saml_login_controller_saml_metadata(
        &self,
        _context: &RequestContext,
    ) -> Result<SamlLoginControllerSamlMetadataResponse, ApiError> {
        Ok(SamlLoginControllerSamlMetadataResponse::NotImplemented(
            refusal::not_implemented(),
        ))
    }

    async fn saml_login_controller_saml_post(
        &self,
        _saml_response: String,
        _relay_state: Option<String>,
        _context: &RequestContext,
    ) -> Result<SamlLoginControllerSamlPostResponse, ApiError> {
        Ok(SamlLoginControllerSamlPostResponse::NotImplemented(
            refusal::not_implemented(),
        ))
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
}
