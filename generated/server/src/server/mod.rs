use bytes::Bytes;
use futures::{future, future::BoxFuture, future::FutureExt, stream, stream::TryStreamExt, Stream};
use http_body_util::{combinators::BoxBody, Full};
use hyper::header::{HeaderName, HeaderValue, CONTENT_TYPE};
use hyper::{
    body::{Body, Incoming},
    HeaderMap, Request, Response, StatusCode,
};
use log::warn;
#[cfg(feature = "validate")]
use serde_valid::Validate;
#[allow(unused_imports)]
use std::convert::{TryFrom, TryInto};
use std::future::Future;
use std::marker::PhantomData;
use std::task::{Context, Poll};
use std::{convert::Infallible, error::Error};
pub use swagger::auth::Authorization;
use swagger::auth::Scopes;
use swagger::{ApiError, BodyExt, Has, RequestParser, XSpanIdString};
use url::form_urlencoded;

#[allow(unused_imports)]
use crate::{header, models, AuthenticationApi};

pub use crate::context;

type ServiceFuture =
    BoxFuture<'static, Result<Response<BoxBody<Bytes, Infallible>>, crate::ServiceError>>;

use crate::{
    Api, AppleLoginControllerAppleCallbackResponse, AppleLoginControllerApplePostResponse,
    AppleLoginControllerPostLoginViaAppleResponse, AzureLoginControllerAzureCallbackResponse,
    AzureLoginControllerGetLoginViaAzureResponse, AzureLoginControllerPostLoginViaAzureResponse,
    CognitoLoginControllerCognitoCallbackResponse, CognitoLoginControllerLoginViaCognitoResponse,
    CognitoLoginControllerPostLoginViaCognitoResponse, ConsentControllerListResponse,
    ConsentControllerWithdrawResponse, DiscoveryControllerAuthorizationServerResponse,
    DiscoveryControllerConfigurationResponse, DiscoveryControllerKeysResponse,
    FacebookLoginControllerFacebookCallbackResponse,
    FacebookLoginControllerPostLoginViaFacebookResponse,
    ForgetPasswordControllerForgetPasswordResponse, ForgetPasswordControllerResetPasswordResponse,
    ForgetPasswordControllerVerifyResetPasswordLinkResponse,
    GoogleLoginControllerGoogleCallbackResponse, GoogleLoginControllerLoginViaGoogleResponse,
    GoogleLoginControllerPostLoginViaGoogleResponse, HealthControllerLiveResponse,
    HealthControllerReadyResponse, InstagramLoginControllerInstagramCallbackResponse,
    InstagramLoginControllerPostLoginViaInstagramResponse,
    KeycloakLoginControllerBackchannelLogoutResponse,
    KeycloakLoginControllerKeycloakCallbackResponse,
    KeycloakLoginControllerLoginViaKeycloakResponse,
    KeycloakLoginControllerPostLoginViaKeycloakResponse, LoginControllerExchangeTokenResponse,
    LoginControllerGetTokenResponse, LoginControllerLoginResponse,
    LoginControllerLoginWithClientUserResponse, LoginControllerMeResponse,
    LoginControllerResetPasswordResponse, LogoutControllerKeycloakLogoutResponse,
    LogoutControllerLogoutResponse, OauthControllerAuthorizeByPostResponse,
    OauthControllerAuthorizeDeviceResponse, OauthControllerAuthorizeResponse,
    OauthControllerIntrospectResponse, OauthControllerLogoutByPostResponse,
    OauthControllerLogoutResponse, OauthControllerPushAuthorizationResponse,
    OauthControllerRevokeResponse, OauthControllerTokenResponse,
    OauthControllerUserInfoByPostResponse, OauthControllerUserInfoResponse,
    OtpControllerCheckQrResponse, OtpControllerCreateQrResponse,
    OtpControllerCreateRecoveryCodesResponse, OtpControllerSendOtpResponse,
    OtpControllerVerifyOtpResponse, SamlLoginControllerPostLoginViaSamlResponse,
    SamlLoginControllerSamlCallbackResponse, SamlLoginControllerSamlMetadataResponse,
    SamlLoginControllerSamlPostResponse, SessionControllerEndResponse,
    SessionControllerListResponse, SignupRequestControllerRequestSignupResponse,
    SignupRequestControllerSignupWithTokenResponse,
    SignupRequestControllerVerifyInviteTokenResponse, WebControllerAuthorizationResponse,
    WebControllerConsentResponse, WebControllerContextResponse, WebControllerCreateQrResponse,
    WebControllerDeviceResponse, WebControllerForgetPasswordResponse, WebControllerLoginResponse,
    WebControllerResetPasswordResponse, WebControllerSignOutResponse, WebControllerStartResponse,
    WebControllerVerifyOtpResponse,
};

mod server_auth;

mod paths {
    use lazy_static::lazy_static;

    /// Finds the path of a request. The name is the one that the stock templates use.
    pub struct Paths;

    pub static GLOBAL_REGEX_SET: Paths = Paths;

    /// The index of a path, if it is known.
    pub struct Found(Option<usize>);

    impl Found {
        pub fn matched(&self, id: usize) -> bool {
            self.0 == Some(id)
        }
    }

    impl Paths {
        pub fn matches(&self, path: &str) -> Found {
            Found(match path {
                "/.well-known/jwks.json" => Some(ID__WELL_KNOWN_JWKS_JSON),
                "/.well-known/oauth-authorization-server" => {
                    Some(ID__WELL_KNOWN_OAUTH_AUTHORIZATION_SERVER)
                }
                "/.well-known/openid-configuration" => Some(ID__WELL_KNOWN_OPENID_CONFIGURATION),
                "/auth/apple-oauth-redirect" => Some(ID_AUTH_APPLE_OAUTH_REDIRECT),
                "/auth/azure" => Some(ID_AUTH_AZURE),
                "/auth/azure-oauth-redirect" => Some(ID_AUTH_AZURE_OAUTH_REDIRECT),
                "/auth/change-password" => Some(ID_AUTH_CHANGE_PASSWORD),
                "/auth/check-qr-code" => Some(ID_AUTH_CHECK_QR_CODE),
                "/auth/cognito" => Some(ID_AUTH_COGNITO),
                "/auth/cognito-auth-redirect" => Some(ID_AUTH_COGNITO_AUTH_REDIRECT),
                "/auth/consents" => Some(ID_AUTH_CONSENTS),
                "/auth/create-qr-code" => Some(ID_AUTH_CREATE_QR_CODE),
                "/auth/create-recovery-codes" => Some(ID_AUTH_CREATE_RECOVERY_CODES),
                "/auth/facebook" => Some(ID_AUTH_FACEBOOK),
                "/auth/facebook-auth-redirect" => Some(ID_AUTH_FACEBOOK_AUTH_REDIRECT),
                "/auth/forget-password" => Some(ID_AUTH_FORGET_PASSWORD),
                "/auth/google" => Some(ID_AUTH_GOOGLE),
                "/auth/google-auth-redirect" => Some(ID_AUTH_GOOGLE_AUTH_REDIRECT),
                "/auth/instagram" => Some(ID_AUTH_INSTAGRAM),
                "/auth/instagram-auth-redirect" => Some(ID_AUTH_INSTAGRAM_AUTH_REDIRECT),
                "/auth/keycloak" => Some(ID_AUTH_KEYCLOAK),
                "/auth/keycloak-auth-redirect" => Some(ID_AUTH_KEYCLOAK_AUTH_REDIRECT),
                "/auth/keycloak-backchannel-logout" => Some(ID_AUTH_KEYCLOAK_BACKCHANNEL_LOGOUT),
                "/auth/login" => Some(ID_AUTH_LOGIN),
                "/auth/login-token" => Some(ID_AUTH_LOGIN_TOKEN),
                "/auth/me" => Some(ID_AUTH_ME),
                "/auth/oauth-apple" => Some(ID_AUTH_OAUTH_APPLE),
                "/auth/reset-password" => Some(ID_AUTH_RESET_PASSWORD),
                "/auth/saml" => Some(ID_AUTH_SAML),
                "/auth/saml-auth-redirect" => Some(ID_AUTH_SAML_AUTH_REDIRECT),
                "/auth/saml/metadata" => Some(ID_AUTH_SAML_METADATA),
                "/auth/send-otp" => Some(ID_AUTH_SEND_OTP),
                "/auth/sessions" => Some(ID_AUTH_SESSIONS),
                "/auth/sign-up/create-token" => Some(ID_AUTH_SIGN_UP_CREATE_TOKEN),
                "/auth/sign-up/create-user" => Some(ID_AUTH_SIGN_UP_CREATE_USER),
                "/auth/sign-up/verify-token" => Some(ID_AUTH_SIGN_UP_VERIFY_TOKEN),
                "/auth/token" => Some(ID_AUTH_TOKEN),
                "/auth/token-refresh" => Some(ID_AUTH_TOKEN_REFRESH),
                "/auth/verify-otp" => Some(ID_AUTH_VERIFY_OTP),
                "/auth/verify-reset-password-link" => Some(ID_AUTH_VERIFY_RESET_PASSWORD_LINK),
                "/health/live" => Some(ID_HEALTH_LIVE),
                "/health/ready" => Some(ID_HEALTH_READY),
                "/keycloak/logout" => Some(ID_KEYCLOAK_LOGOUT),
                "/logout" => Some(ID_LOGOUT),
                "/oauth2/authorize" => Some(ID_OAUTH2_AUTHORIZE),
                "/oauth2/device_authorization" => Some(ID_OAUTH2_DEVICE_AUTHORIZATION),
                "/oauth2/introspect" => Some(ID_OAUTH2_INTROSPECT),
                "/oauth2/logout" => Some(ID_OAUTH2_LOGOUT),
                "/oauth2/par" => Some(ID_OAUTH2_PAR),
                "/oauth2/revoke" => Some(ID_OAUTH2_REVOKE),
                "/oauth2/token" => Some(ID_OAUTH2_TOKEN),
                "/oauth2/userinfo" => Some(ID_OAUTH2_USERINFO),
                "/web/authorization" => Some(ID_WEB_AUTHORIZATION),
                "/web/consent" => Some(ID_WEB_CONSENT),
                "/web/context" => Some(ID_WEB_CONTEXT),
                "/web/create-qr-code" => Some(ID_WEB_CREATE_QR_CODE),
                "/web/device" => Some(ID_WEB_DEVICE),
                "/web/forget-password" => Some(ID_WEB_FORGET_PASSWORD),
                "/web/login" => Some(ID_WEB_LOGIN),
                "/web/reset-password" => Some(ID_WEB_RESET_PASSWORD),
                "/web/sign-out" => Some(ID_WEB_SIGN_OUT),
                "/web/start" => Some(ID_WEB_START),
                "/web/verify-otp" => Some(ID_WEB_VERIFY_OTP),
                _ if REGEX_AUTH_CONSENTS_CLIENTID.is_match(path) => Some(ID_AUTH_CONSENTS_CLIENTID),
                _ if REGEX_AUTH_SESSIONS_ID.is_match(path) => Some(ID_AUTH_SESSIONS_ID),
                _ => None,
            })
        }
    }

    pub(crate) static ID__WELL_KNOWN_JWKS_JSON: usize = 0;
    pub(crate) static ID__WELL_KNOWN_OAUTH_AUTHORIZATION_SERVER: usize = 1;
    pub(crate) static ID__WELL_KNOWN_OPENID_CONFIGURATION: usize = 2;
    pub(crate) static ID_AUTH_APPLE_OAUTH_REDIRECT: usize = 3;
    pub(crate) static ID_AUTH_AZURE: usize = 4;
    pub(crate) static ID_AUTH_AZURE_OAUTH_REDIRECT: usize = 5;
    pub(crate) static ID_AUTH_CHANGE_PASSWORD: usize = 6;
    pub(crate) static ID_AUTH_CHECK_QR_CODE: usize = 7;
    pub(crate) static ID_AUTH_COGNITO: usize = 8;
    pub(crate) static ID_AUTH_COGNITO_AUTH_REDIRECT: usize = 9;
    pub(crate) static ID_AUTH_CONSENTS: usize = 10;
    pub(crate) static ID_AUTH_CONSENTS_CLIENTID: usize = 11;
    lazy_static! {
        pub static ref REGEX_AUTH_CONSENTS_CLIENTID: regex::Regex =
            #[allow(clippy::invalid_regex)]
            regex::Regex::new(r"^/auth/consents/(?P<clientId>[^/?#]*)$")
                .expect("Unable to create regex for AUTH_CONSENTS_CLIENTID");
    }
    pub(crate) static ID_AUTH_CREATE_QR_CODE: usize = 12;
    pub(crate) static ID_AUTH_CREATE_RECOVERY_CODES: usize = 13;
    pub(crate) static ID_AUTH_FACEBOOK: usize = 14;
    pub(crate) static ID_AUTH_FACEBOOK_AUTH_REDIRECT: usize = 15;
    pub(crate) static ID_AUTH_FORGET_PASSWORD: usize = 16;
    pub(crate) static ID_AUTH_GOOGLE: usize = 17;
    pub(crate) static ID_AUTH_GOOGLE_AUTH_REDIRECT: usize = 18;
    pub(crate) static ID_AUTH_INSTAGRAM: usize = 19;
    pub(crate) static ID_AUTH_INSTAGRAM_AUTH_REDIRECT: usize = 20;
    pub(crate) static ID_AUTH_KEYCLOAK: usize = 21;
    pub(crate) static ID_AUTH_KEYCLOAK_AUTH_REDIRECT: usize = 22;
    pub(crate) static ID_AUTH_KEYCLOAK_BACKCHANNEL_LOGOUT: usize = 23;
    pub(crate) static ID_AUTH_LOGIN: usize = 24;
    pub(crate) static ID_AUTH_LOGIN_TOKEN: usize = 25;
    pub(crate) static ID_AUTH_ME: usize = 26;
    pub(crate) static ID_AUTH_OAUTH_APPLE: usize = 27;
    pub(crate) static ID_AUTH_RESET_PASSWORD: usize = 28;
    pub(crate) static ID_AUTH_SAML: usize = 29;
    pub(crate) static ID_AUTH_SAML_AUTH_REDIRECT: usize = 30;
    pub(crate) static ID_AUTH_SAML_METADATA: usize = 31;
    pub(crate) static ID_AUTH_SEND_OTP: usize = 32;
    pub(crate) static ID_AUTH_SESSIONS: usize = 33;
    pub(crate) static ID_AUTH_SESSIONS_ID: usize = 34;
    lazy_static! {
        pub static ref REGEX_AUTH_SESSIONS_ID: regex::Regex =
            #[allow(clippy::invalid_regex)]
            regex::Regex::new(r"^/auth/sessions/(?P<id>[^/?#]*)$")
                .expect("Unable to create regex for AUTH_SESSIONS_ID");
    }
    pub(crate) static ID_AUTH_SIGN_UP_CREATE_TOKEN: usize = 35;
    pub(crate) static ID_AUTH_SIGN_UP_CREATE_USER: usize = 36;
    pub(crate) static ID_AUTH_SIGN_UP_VERIFY_TOKEN: usize = 37;
    pub(crate) static ID_AUTH_TOKEN: usize = 38;
    pub(crate) static ID_AUTH_TOKEN_REFRESH: usize = 39;
    pub(crate) static ID_AUTH_VERIFY_OTP: usize = 40;
    pub(crate) static ID_AUTH_VERIFY_RESET_PASSWORD_LINK: usize = 41;
    pub(crate) static ID_HEALTH_LIVE: usize = 42;
    pub(crate) static ID_HEALTH_READY: usize = 43;
    pub(crate) static ID_KEYCLOAK_LOGOUT: usize = 44;
    pub(crate) static ID_LOGOUT: usize = 45;
    pub(crate) static ID_OAUTH2_AUTHORIZE: usize = 46;
    pub(crate) static ID_OAUTH2_DEVICE_AUTHORIZATION: usize = 47;
    pub(crate) static ID_OAUTH2_INTROSPECT: usize = 48;
    pub(crate) static ID_OAUTH2_LOGOUT: usize = 49;
    pub(crate) static ID_OAUTH2_PAR: usize = 50;
    pub(crate) static ID_OAUTH2_REVOKE: usize = 51;
    pub(crate) static ID_OAUTH2_TOKEN: usize = 52;
    pub(crate) static ID_OAUTH2_USERINFO: usize = 53;
    pub(crate) static ID_WEB_AUTHORIZATION: usize = 54;
    pub(crate) static ID_WEB_CONSENT: usize = 55;
    pub(crate) static ID_WEB_CONTEXT: usize = 56;
    pub(crate) static ID_WEB_CREATE_QR_CODE: usize = 57;
    pub(crate) static ID_WEB_DEVICE: usize = 58;
    pub(crate) static ID_WEB_FORGET_PASSWORD: usize = 59;
    pub(crate) static ID_WEB_LOGIN: usize = 60;
    pub(crate) static ID_WEB_RESET_PASSWORD: usize = 61;
    pub(crate) static ID_WEB_SIGN_OUT: usize = 62;
    pub(crate) static ID_WEB_START: usize = 63;
    pub(crate) static ID_WEB_VERIFY_OTP: usize = 64;
}

pub struct MakeService<T, C>
where
    T: Api<C> + Clone + Send + 'static,
    C: Has<XSpanIdString> + Has<Option<Authorization>> + Send + Sync + 'static,
{
    api_impl: T,
    marker: PhantomData<C>,
    validation: bool,
}

impl<T, C> MakeService<T, C>
where
    T: Api<C> + Clone + Send + 'static,
    C: Has<XSpanIdString> + Has<Option<Authorization>> + Send + Sync + 'static,
{
    pub fn new(api_impl: T) -> Self {
        MakeService {
            api_impl,
            marker: PhantomData,
            validation: false,
        }
    }

    // Turn on/off validation for the service being made.
    #[cfg(feature = "validate")]
    pub fn set_validation(&mut self, validation: bool) {
        self.validation = validation;
    }
}

impl<T, C> Clone for MakeService<T, C>
where
    T: Api<C> + Clone + Send + 'static,
    C: Has<XSpanIdString> + Has<Option<Authorization>> + Send + Sync + 'static,
{
    fn clone(&self) -> Self {
        Self {
            api_impl: self.api_impl.clone(),
            marker: PhantomData,
            validation: self.validation,
        }
    }
}

impl<T, C, Target> hyper::service::Service<Target> for MakeService<T, C>
where
    T: Api<C> + Clone + Send + 'static,
    C: Has<XSpanIdString> + Has<Option<Authorization>> + Send + Sync + 'static,
{
    type Response = Service<T, C>;
    type Error = crate::ServiceError;
    type Future = future::Ready<Result<Self::Response, Self::Error>>;

    fn call(&self, target: Target) -> Self::Future {
        let service = Service::new(self.api_impl.clone(), self.validation);

        future::ok(service)
    }
}

fn method_not_allowed() -> ServiceFuture {
    let response = Response::builder()
        .status(StatusCode::METHOD_NOT_ALLOWED)
        .body(BoxBody::new(http_body_util::Empty::new()))
        .expect("Unable to create Method Not Allowed response");
    Box::pin(future::ready(Ok(response)))
}

#[allow(unused_macros)]
#[cfg(not(feature = "validate"))]
macro_rules! run_validation {
    ($parameter:tt, $base_name:tt, $validation:tt) => {};
}

#[allow(unused_macros)]
#[cfg(feature = "validate")]
macro_rules! run_validation {
    ($parameter:tt, $base_name:tt, $validation:tt) => {
        let $parameter = if $validation {
            match $parameter.validate() {
            Ok(()) => $parameter,
            Err(e) => return Ok(Response::builder()
                                    .status(StatusCode::BAD_REQUEST)
                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                    .body(BoxBody::new(format!("Invalid value in body parameter {}: {}", $base_name, e)))
                                    .expect(&format!("Unable to create Bad Request response for invalid value in body parameter {}", $base_name))),
            }
        } else {
            $parameter
        };
    }
}

pub struct Service<T, C>
where
    T: Api<C> + Clone + Send + 'static,
    C: Has<XSpanIdString> + Has<Option<Authorization>> + Send + Sync + 'static,
{
    api_impl: T,
    marker: PhantomData<C>,
    // Enable regex pattern validation of received JSON models
    validation: bool,
}

impl<T, C> Service<T, C>
where
    T: Api<C> + Clone + Send + 'static,
    C: Has<XSpanIdString> + Has<Option<Authorization>> + Send + Sync + 'static,
{
    pub fn new(api_impl: T, validation: bool) -> Self {
        Service {
            api_impl,
            marker: PhantomData,
            validation,
        }
    }
    #[cfg(feature = "validate")]
    pub fn set_validation(&mut self, validation: bool) {
        self.validation = validation
    }
}

impl<T, C> Clone for Service<T, C>
where
    T: Api<C> + Clone + Send + 'static,
    C: Has<XSpanIdString> + Has<Option<Authorization>> + Send + Sync + 'static,
{
    fn clone(&self) -> Self {
        Service {
            api_impl: self.api_impl.clone(),
            marker: self.marker,
            validation: self.validation,
        }
    }
}

#[allow(dead_code)]
fn body_from_string(s: String) -> BoxBody<Bytes, Infallible> {
    BoxBody::new(Full::new(Bytes::from(s)))
}

fn body_from_str(s: &str) -> BoxBody<Bytes, Infallible> {
    BoxBody::new(Full::new(Bytes::copy_from_slice(s.as_bytes())))
}

impl<T, C, ReqBody> hyper::service::Service<(Request<ReqBody>, C)> for Service<T, C>
where
    T: Api<C> + Clone + Send + Sync + 'static,
    C: Has<XSpanIdString> + Has<Option<Authorization>> + Send + Sync + 'static,
    ReqBody: Body + Send + 'static,
    ReqBody::Error: Into<Box<dyn Error + Send + Sync>> + Send,
    ReqBody::Data: Send,
{
    type Response = Response<BoxBody<Bytes, Infallible>>;
    type Error = crate::ServiceError;
    type Future = ServiceFuture;

    fn call(&self, req: (Request<ReqBody>, C)) -> Self::Future {
        let (request, context) = req;
        let (parts, body) = request.into_parts();
        let (method, uri, headers) = (parts.method, parts.uri, parts.headers);
        let (api_impl, validation) = (self.api_impl.clone(), self.validation);
        let path = paths::GLOBAL_REGEX_SET.matches(uri.path());

        match method {
            // AppleLoginControllerAppleCallback - GET /auth/apple-oauth-redirect
            hyper::Method::GET if path.matched(paths::ID_AUTH_APPLE_OAUTH_REDIRECT) => {
                Box::pin(handle_apple_login_controller_apple_callback(
                    api_impl, uri, headers, body, context, validation,
                ))
            }

            // AppleLoginControllerApplePost - POST /auth/apple-oauth-redirect
            hyper::Method::POST if path.matched(paths::ID_AUTH_APPLE_OAUTH_REDIRECT) => {
                Box::pin(handle_apple_login_controller_apple_post(
                    api_impl, uri, headers, body, context, validation,
                ))
            }

            // AppleLoginControllerPostLoginViaApple - POST /auth/oauth-apple
            hyper::Method::POST if path.matched(paths::ID_AUTH_OAUTH_APPLE) => {
                Box::pin(handle_apple_login_controller_post_login_via_apple(
                    api_impl, uri, headers, body, context, validation,
                ))
            }

            // AzureLoginControllerAzureCallback - GET /auth/azure-oauth-redirect
            hyper::Method::GET if path.matched(paths::ID_AUTH_AZURE_OAUTH_REDIRECT) => {
                Box::pin(handle_azure_login_controller_azure_callback(
                    api_impl, uri, headers, body, context, validation,
                ))
            }

            // AzureLoginControllerGetLoginViaAzure - GET /auth/azure
            hyper::Method::GET if path.matched(paths::ID_AUTH_AZURE) => {
                Box::pin(handle_azure_login_controller_get_login_via_azure(
                    api_impl, uri, headers, body, context, validation,
                ))
            }

            // AzureLoginControllerPostLoginViaAzure - POST /auth/azure
            hyper::Method::POST if path.matched(paths::ID_AUTH_AZURE) => {
                Box::pin(handle_azure_login_controller_post_login_via_azure(
                    api_impl, uri, headers, body, context, validation,
                ))
            }

            // CognitoLoginControllerCognitoCallback - GET /auth/cognito-auth-redirect
            hyper::Method::GET if path.matched(paths::ID_AUTH_COGNITO_AUTH_REDIRECT) => {
                Box::pin(handle_cognito_login_controller_cognito_callback(
                    api_impl, uri, headers, body, context, validation,
                ))
            }

            // CognitoLoginControllerLoginViaCognito - GET /auth/cognito
            hyper::Method::GET if path.matched(paths::ID_AUTH_COGNITO) => {
                Box::pin(handle_cognito_login_controller_login_via_cognito(
                    api_impl, uri, headers, body, context, validation,
                ))
            }

            // CognitoLoginControllerPostLoginViaCognito - POST /auth/cognito
            hyper::Method::POST if path.matched(paths::ID_AUTH_COGNITO) => {
                Box::pin(handle_cognito_login_controller_post_login_via_cognito(
                    api_impl, uri, headers, body, context, validation,
                ))
            }

            // ConsentControllerList - GET /auth/consents
            hyper::Method::GET if path.matched(paths::ID_AUTH_CONSENTS) => Box::pin(
                handle_consent_controller_list(api_impl, uri, headers, body, context, validation),
            ),

            // ConsentControllerWithdraw - DELETE /auth/consents/{clientId}
            hyper::Method::DELETE if path.matched(paths::ID_AUTH_CONSENTS_CLIENTID) => {
                Box::pin(handle_consent_controller_withdraw(
                    api_impl, uri, headers, body, context, validation,
                ))
            }

            // DiscoveryControllerAuthorizationServer - GET /.well-known/oauth-authorization-server
            hyper::Method::GET
                if path.matched(paths::ID__WELL_KNOWN_OAUTH_AUTHORIZATION_SERVER) =>
            {
                Box::pin(handle_discovery_controller_authorization_server(
                    api_impl, uri, headers, body, context, validation,
                ))
            }

            // DiscoveryControllerConfiguration - GET /.well-known/openid-configuration
            hyper::Method::GET if path.matched(paths::ID__WELL_KNOWN_OPENID_CONFIGURATION) => {
                Box::pin(handle_discovery_controller_configuration(
                    api_impl, uri, headers, body, context, validation,
                ))
            }

            // DiscoveryControllerKeys - GET /.well-known/jwks.json
            hyper::Method::GET if path.matched(paths::ID__WELL_KNOWN_JWKS_JSON) => Box::pin(
                handle_discovery_controller_keys(api_impl, uri, headers, body, context, validation),
            ),

            // FacebookLoginControllerFacebookCallback - GET /auth/facebook-auth-redirect
            hyper::Method::GET if path.matched(paths::ID_AUTH_FACEBOOK_AUTH_REDIRECT) => {
                Box::pin(handle_facebook_login_controller_facebook_callback(
                    api_impl, uri, headers, body, context, validation,
                ))
            }

            // FacebookLoginControllerPostLoginViaFacebook - POST /auth/facebook
            hyper::Method::POST if path.matched(paths::ID_AUTH_FACEBOOK) => {
                Box::pin(handle_facebook_login_controller_post_login_via_facebook(
                    api_impl, uri, headers, body, context, validation,
                ))
            }

            // ForgetPasswordControllerForgetPassword - POST /auth/forget-password
            hyper::Method::POST if path.matched(paths::ID_AUTH_FORGET_PASSWORD) => {
                Box::pin(handle_forget_password_controller_forget_password(
                    api_impl, uri, headers, body, context, validation,
                ))
            }

            // ForgetPasswordControllerResetPassword - PATCH /auth/reset-password
            hyper::Method::PATCH if path.matched(paths::ID_AUTH_RESET_PASSWORD) => {
                Box::pin(handle_forget_password_controller_reset_password(
                    api_impl, uri, headers, body, context, validation,
                ))
            }

            // ForgetPasswordControllerVerifyResetPasswordLink - GET /auth/verify-reset-password-link
            hyper::Method::GET if path.matched(paths::ID_AUTH_VERIFY_RESET_PASSWORD_LINK) => {
                Box::pin(
                    handle_forget_password_controller_verify_reset_password_link(
                        api_impl, uri, headers, body, context, validation,
                    ),
                )
            }

            // GoogleLoginControllerGoogleCallback - GET /auth/google-auth-redirect
            hyper::Method::GET if path.matched(paths::ID_AUTH_GOOGLE_AUTH_REDIRECT) => {
                Box::pin(handle_google_login_controller_google_callback(
                    api_impl, uri, headers, body, context, validation,
                ))
            }

            // GoogleLoginControllerLoginViaGoogle - GET /auth/google
            hyper::Method::GET if path.matched(paths::ID_AUTH_GOOGLE) => {
                Box::pin(handle_google_login_controller_login_via_google(
                    api_impl, uri, headers, body, context, validation,
                ))
            }

            // GoogleLoginControllerPostLoginViaGoogle - POST /auth/google
            hyper::Method::POST if path.matched(paths::ID_AUTH_GOOGLE) => {
                Box::pin(handle_google_login_controller_post_login_via_google(
                    api_impl, uri, headers, body, context, validation,
                ))
            }

            // HealthControllerLive - GET /health/live
            hyper::Method::GET if path.matched(paths::ID_HEALTH_LIVE) => Box::pin(
                handle_health_controller_live(api_impl, uri, headers, body, context, validation),
            ),

            // HealthControllerReady - GET /health/ready
            hyper::Method::GET if path.matched(paths::ID_HEALTH_READY) => Box::pin(
                handle_health_controller_ready(api_impl, uri, headers, body, context, validation),
            ),

            // InstagramLoginControllerInstagramCallback - GET /auth/instagram-auth-redirect
            hyper::Method::GET if path.matched(paths::ID_AUTH_INSTAGRAM_AUTH_REDIRECT) => {
                Box::pin(handle_instagram_login_controller_instagram_callback(
                    api_impl, uri, headers, body, context, validation,
                ))
            }

            // InstagramLoginControllerPostLoginViaInstagram - POST /auth/instagram
            hyper::Method::POST if path.matched(paths::ID_AUTH_INSTAGRAM) => {
                Box::pin(handle_instagram_login_controller_post_login_via_instagram(
                    api_impl, uri, headers, body, context, validation,
                ))
            }

            // KeycloakLoginControllerBackchannelLogout - POST /auth/keycloak-backchannel-logout
            hyper::Method::POST if path.matched(paths::ID_AUTH_KEYCLOAK_BACKCHANNEL_LOGOUT) => {
                Box::pin(handle_keycloak_login_controller_backchannel_logout(
                    api_impl, uri, headers, body, context, validation,
                ))
            }

            // KeycloakLoginControllerKeycloakCallback - GET /auth/keycloak-auth-redirect
            hyper::Method::GET if path.matched(paths::ID_AUTH_KEYCLOAK_AUTH_REDIRECT) => {
                Box::pin(handle_keycloak_login_controller_keycloak_callback(
                    api_impl, uri, headers, body, context, validation,
                ))
            }

            // KeycloakLoginControllerLoginViaKeycloak - GET /auth/keycloak
            hyper::Method::GET if path.matched(paths::ID_AUTH_KEYCLOAK) => {
                Box::pin(handle_keycloak_login_controller_login_via_keycloak(
                    api_impl, uri, headers, body, context, validation,
                ))
            }

            // KeycloakLoginControllerPostLoginViaKeycloak - POST /auth/keycloak
            hyper::Method::POST if path.matched(paths::ID_AUTH_KEYCLOAK) => {
                Box::pin(handle_keycloak_login_controller_post_login_via_keycloak(
                    api_impl, uri, headers, body, context, validation,
                ))
            }

            // LoginControllerExchangeToken - POST /auth/token-refresh
            hyper::Method::POST if path.matched(paths::ID_AUTH_TOKEN_REFRESH) => {
                Box::pin(handle_login_controller_exchange_token(
                    api_impl, uri, headers, body, context, validation,
                ))
            }

            // LoginControllerGetToken - POST /auth/token
            hyper::Method::POST if path.matched(paths::ID_AUTH_TOKEN) => {
                Box::pin(handle_login_controller_get_token(
                    api_impl, uri, headers, body, context, validation,
                ))
            }

            // LoginControllerLogin - POST /auth/login
            hyper::Method::POST if path.matched(paths::ID_AUTH_LOGIN) => Box::pin(
                handle_login_controller_login(api_impl, uri, headers, body, context, validation),
            ),

            // LoginControllerLoginWithClientUser - POST /auth/login-token
            hyper::Method::POST if path.matched(paths::ID_AUTH_LOGIN_TOKEN) => {
                Box::pin(handle_login_controller_login_with_client_user(
                    api_impl, uri, headers, body, context, validation,
                ))
            }

            // LoginControllerMe - GET /auth/me
            hyper::Method::GET if path.matched(paths::ID_AUTH_ME) => Box::pin(
                handle_login_controller_me(api_impl, uri, headers, body, context, validation),
            ),

            // LoginControllerResetPassword - PATCH /auth/change-password
            hyper::Method::PATCH if path.matched(paths::ID_AUTH_CHANGE_PASSWORD) => {
                Box::pin(handle_login_controller_reset_password(
                    api_impl, uri, headers, body, context, validation,
                ))
            }

            // LogoutControllerKeycloakLogout - POST /keycloak/logout
            hyper::Method::POST if path.matched(paths::ID_KEYCLOAK_LOGOUT) => {
                Box::pin(handle_logout_controller_keycloak_logout(
                    api_impl, uri, headers, body, context, validation,
                ))
            }

            // LogoutControllerLogout - POST /logout
            hyper::Method::POST if path.matched(paths::ID_LOGOUT) => Box::pin(
                handle_logout_controller_logout(api_impl, uri, headers, body, context, validation),
            ),

            // OauthControllerAuthorize - GET /oauth2/authorize
            hyper::Method::GET if path.matched(paths::ID_OAUTH2_AUTHORIZE) => {
                Box::pin(handle_oauth_controller_authorize(
                    api_impl, uri, headers, body, context, validation,
                ))
            }

            // OauthControllerAuthorizeByPost - POST /oauth2/authorize
            hyper::Method::POST if path.matched(paths::ID_OAUTH2_AUTHORIZE) => {
                Box::pin(handle_oauth_controller_authorize_by_post(
                    api_impl, uri, headers, body, context, validation,
                ))
            }

            // OauthControllerAuthorizeDevice - POST /oauth2/device_authorization
            hyper::Method::POST if path.matched(paths::ID_OAUTH2_DEVICE_AUTHORIZATION) => {
                Box::pin(handle_oauth_controller_authorize_device(
                    api_impl, uri, headers, body, context, validation,
                ))
            }

            // OauthControllerIntrospect - POST /oauth2/introspect
            hyper::Method::POST if path.matched(paths::ID_OAUTH2_INTROSPECT) => {
                Box::pin(handle_oauth_controller_introspect(
                    api_impl, uri, headers, body, context, validation,
                ))
            }

            // OauthControllerLogout - GET /oauth2/logout
            hyper::Method::GET if path.matched(paths::ID_OAUTH2_LOGOUT) => Box::pin(
                handle_oauth_controller_logout(api_impl, uri, headers, body, context, validation),
            ),

            // OauthControllerLogoutByPost - POST /oauth2/logout
            hyper::Method::POST if path.matched(paths::ID_OAUTH2_LOGOUT) => {
                Box::pin(handle_oauth_controller_logout_by_post(
                    api_impl, uri, headers, body, context, validation,
                ))
            }

            // OauthControllerPushAuthorization - POST /oauth2/par
            hyper::Method::POST if path.matched(paths::ID_OAUTH2_PAR) => {
                Box::pin(handle_oauth_controller_push_authorization(
                    api_impl, uri, headers, body, context, validation,
                ))
            }

            // OauthControllerRevoke - POST /oauth2/revoke
            hyper::Method::POST if path.matched(paths::ID_OAUTH2_REVOKE) => Box::pin(
                handle_oauth_controller_revoke(api_impl, uri, headers, body, context, validation),
            ),

            // OauthControllerToken - POST /oauth2/token
            hyper::Method::POST if path.matched(paths::ID_OAUTH2_TOKEN) => Box::pin(
                handle_oauth_controller_token(api_impl, uri, headers, body, context, validation),
            ),

            // OauthControllerUserInfo - GET /oauth2/userinfo
            hyper::Method::GET if path.matched(paths::ID_OAUTH2_USERINFO) => {
                Box::pin(handle_oauth_controller_user_info(
                    api_impl, uri, headers, body, context, validation,
                ))
            }

            // OauthControllerUserInfoByPost - POST /oauth2/userinfo
            hyper::Method::POST if path.matched(paths::ID_OAUTH2_USERINFO) => {
                Box::pin(handle_oauth_controller_user_info_by_post(
                    api_impl, uri, headers, body, context, validation,
                ))
            }

            // OtpControllerCheckQr - GET /auth/check-qr-code
            hyper::Method::GET if path.matched(paths::ID_AUTH_CHECK_QR_CODE) => Box::pin(
                handle_otp_controller_check_qr(api_impl, uri, headers, body, context, validation),
            ),

            // OtpControllerCreateQr - POST /auth/create-qr-code
            hyper::Method::POST if path.matched(paths::ID_AUTH_CREATE_QR_CODE) => Box::pin(
                handle_otp_controller_create_qr(api_impl, uri, headers, body, context, validation),
            ),

            // OtpControllerCreateRecoveryCodes - POST /auth/create-recovery-codes
            hyper::Method::POST if path.matched(paths::ID_AUTH_CREATE_RECOVERY_CODES) => {
                Box::pin(handle_otp_controller_create_recovery_codes(
                    api_impl, uri, headers, body, context, validation,
                ))
            }

            // OtpControllerSendOtp - POST /auth/send-otp
            hyper::Method::POST if path.matched(paths::ID_AUTH_SEND_OTP) => Box::pin(
                handle_otp_controller_send_otp(api_impl, uri, headers, body, context, validation),
            ),

            // OtpControllerVerifyOtp - POST /auth/verify-otp
            hyper::Method::POST if path.matched(paths::ID_AUTH_VERIFY_OTP) => Box::pin(
                handle_otp_controller_verify_otp(api_impl, uri, headers, body, context, validation),
            ),

            // SamlLoginControllerPostLoginViaSaml - POST /auth/saml
            hyper::Method::POST if path.matched(paths::ID_AUTH_SAML) => {
                Box::pin(handle_saml_login_controller_post_login_via_saml(
                    api_impl, uri, headers, body, context, validation,
                ))
            }

            // SamlLoginControllerSamlCallback - GET /auth/saml-auth-redirect
            hyper::Method::GET if path.matched(paths::ID_AUTH_SAML_AUTH_REDIRECT) => {
                Box::pin(handle_saml_login_controller_saml_callback(
                    api_impl, uri, headers, body, context, validation,
                ))
            }

            // SamlLoginControllerSamlMetadata - GET /auth/saml/metadata
            hyper::Method::GET if path.matched(paths::ID_AUTH_SAML_METADATA) => {
                Box::pin(handle_saml_login_controller_saml_metadata(
                    api_impl, uri, headers, body, context, validation,
                ))
            }

            // SamlLoginControllerSamlPost - POST /auth/saml-auth-redirect
            hyper::Method::POST if path.matched(paths::ID_AUTH_SAML_AUTH_REDIRECT) => {
                Box::pin(handle_saml_login_controller_saml_post(
                    api_impl, uri, headers, body, context, validation,
                ))
            }

            // SessionControllerList - GET /auth/sessions
            hyper::Method::GET if path.matched(paths::ID_AUTH_SESSIONS) => Box::pin(
                handle_session_controller_list(api_impl, uri, headers, body, context, validation),
            ),

            // SessionControllerEnd - DELETE /auth/sessions/{id}
            hyper::Method::DELETE if path.matched(paths::ID_AUTH_SESSIONS_ID) => Box::pin(
                handle_session_controller_end(api_impl, uri, headers, body, context, validation),
            ),

            // SignupRequestControllerRequestSignup - POST /auth/sign-up/create-token
            hyper::Method::POST if path.matched(paths::ID_AUTH_SIGN_UP_CREATE_TOKEN) => {
                Box::pin(handle_signup_request_controller_request_signup(
                    api_impl, uri, headers, body, context, validation,
                ))
            }

            // SignupRequestControllerSignupWithToken - POST /auth/sign-up/create-user
            hyper::Method::POST if path.matched(paths::ID_AUTH_SIGN_UP_CREATE_USER) => {
                Box::pin(handle_signup_request_controller_signup_with_token(
                    api_impl, uri, headers, body, context, validation,
                ))
            }

            // SignupRequestControllerVerifyInviteToken - GET /auth/sign-up/verify-token
            hyper::Method::GET if path.matched(paths::ID_AUTH_SIGN_UP_VERIFY_TOKEN) => {
                Box::pin(handle_signup_request_controller_verify_invite_token(
                    api_impl, uri, headers, body, context, validation,
                ))
            }

            // WebControllerAuthorization - GET /web/authorization
            hyper::Method::GET if path.matched(paths::ID_WEB_AUTHORIZATION) => {
                Box::pin(handle_web_controller_authorization(
                    api_impl, uri, headers, body, context, validation,
                ))
            }

            // WebControllerConsent - POST /web/consent
            hyper::Method::POST if path.matched(paths::ID_WEB_CONSENT) => Box::pin(
                handle_web_controller_consent(api_impl, uri, headers, body, context, validation),
            ),

            // WebControllerContext - GET /web/context
            hyper::Method::GET if path.matched(paths::ID_WEB_CONTEXT) => Box::pin(
                handle_web_controller_context(api_impl, uri, headers, body, context, validation),
            ),

            // WebControllerCreateQr - POST /web/create-qr-code
            hyper::Method::POST if path.matched(paths::ID_WEB_CREATE_QR_CODE) => Box::pin(
                handle_web_controller_create_qr(api_impl, uri, headers, body, context, validation),
            ),

            // WebControllerDevice - POST /web/device
            hyper::Method::POST if path.matched(paths::ID_WEB_DEVICE) => Box::pin(
                handle_web_controller_device(api_impl, uri, headers, body, context, validation),
            ),

            // WebControllerForgetPassword - POST /web/forget-password
            hyper::Method::POST if path.matched(paths::ID_WEB_FORGET_PASSWORD) => {
                Box::pin(handle_web_controller_forget_password(
                    api_impl, uri, headers, body, context, validation,
                ))
            }

            // WebControllerLogin - POST /web/login
            hyper::Method::POST if path.matched(paths::ID_WEB_LOGIN) => Box::pin(
                handle_web_controller_login(api_impl, uri, headers, body, context, validation),
            ),

            // WebControllerResetPassword - POST /web/reset-password
            hyper::Method::POST if path.matched(paths::ID_WEB_RESET_PASSWORD) => {
                Box::pin(handle_web_controller_reset_password(
                    api_impl, uri, headers, body, context, validation,
                ))
            }

            // WebControllerSignOut - POST /web/sign-out
            hyper::Method::POST if path.matched(paths::ID_WEB_SIGN_OUT) => Box::pin(
                handle_web_controller_sign_out(api_impl, uri, headers, body, context, validation),
            ),

            // WebControllerStart - POST /web/start
            hyper::Method::POST if path.matched(paths::ID_WEB_START) => Box::pin(
                handle_web_controller_start(api_impl, uri, headers, body, context, validation),
            ),

            // WebControllerVerifyOtp - POST /web/verify-otp
            hyper::Method::POST if path.matched(paths::ID_WEB_VERIFY_OTP) => Box::pin(
                handle_web_controller_verify_otp(api_impl, uri, headers, body, context, validation),
            ),

            _ if path.matched(paths::ID__WELL_KNOWN_JWKS_JSON) => method_not_allowed(),
            _ if path.matched(paths::ID__WELL_KNOWN_OAUTH_AUTHORIZATION_SERVER) => {
                method_not_allowed()
            }
            _ if path.matched(paths::ID__WELL_KNOWN_OPENID_CONFIGURATION) => method_not_allowed(),
            _ if path.matched(paths::ID_AUTH_APPLE_OAUTH_REDIRECT) => method_not_allowed(),
            _ if path.matched(paths::ID_AUTH_AZURE) => method_not_allowed(),
            _ if path.matched(paths::ID_AUTH_AZURE_OAUTH_REDIRECT) => method_not_allowed(),
            _ if path.matched(paths::ID_AUTH_CHANGE_PASSWORD) => method_not_allowed(),
            _ if path.matched(paths::ID_AUTH_CHECK_QR_CODE) => method_not_allowed(),
            _ if path.matched(paths::ID_AUTH_COGNITO) => method_not_allowed(),
            _ if path.matched(paths::ID_AUTH_COGNITO_AUTH_REDIRECT) => method_not_allowed(),
            _ if path.matched(paths::ID_AUTH_CONSENTS) => method_not_allowed(),
            _ if path.matched(paths::ID_AUTH_CONSENTS_CLIENTID) => method_not_allowed(),
            _ if path.matched(paths::ID_AUTH_CREATE_QR_CODE) => method_not_allowed(),
            _ if path.matched(paths::ID_AUTH_CREATE_RECOVERY_CODES) => method_not_allowed(),
            _ if path.matched(paths::ID_AUTH_FACEBOOK) => method_not_allowed(),
            _ if path.matched(paths::ID_AUTH_FACEBOOK_AUTH_REDIRECT) => method_not_allowed(),
            _ if path.matched(paths::ID_AUTH_FORGET_PASSWORD) => method_not_allowed(),
            _ if path.matched(paths::ID_AUTH_GOOGLE) => method_not_allowed(),
            _ if path.matched(paths::ID_AUTH_GOOGLE_AUTH_REDIRECT) => method_not_allowed(),
            _ if path.matched(paths::ID_AUTH_INSTAGRAM) => method_not_allowed(),
            _ if path.matched(paths::ID_AUTH_INSTAGRAM_AUTH_REDIRECT) => method_not_allowed(),
            _ if path.matched(paths::ID_AUTH_KEYCLOAK) => method_not_allowed(),
            _ if path.matched(paths::ID_AUTH_KEYCLOAK_AUTH_REDIRECT) => method_not_allowed(),
            _ if path.matched(paths::ID_AUTH_KEYCLOAK_BACKCHANNEL_LOGOUT) => method_not_allowed(),
            _ if path.matched(paths::ID_AUTH_LOGIN) => method_not_allowed(),
            _ if path.matched(paths::ID_AUTH_LOGIN_TOKEN) => method_not_allowed(),
            _ if path.matched(paths::ID_AUTH_ME) => method_not_allowed(),
            _ if path.matched(paths::ID_AUTH_OAUTH_APPLE) => method_not_allowed(),
            _ if path.matched(paths::ID_AUTH_RESET_PASSWORD) => method_not_allowed(),
            _ if path.matched(paths::ID_AUTH_SAML) => method_not_allowed(),
            _ if path.matched(paths::ID_AUTH_SAML_AUTH_REDIRECT) => method_not_allowed(),
            _ if path.matched(paths::ID_AUTH_SAML_METADATA) => method_not_allowed(),
            _ if path.matched(paths::ID_AUTH_SEND_OTP) => method_not_allowed(),
            _ if path.matched(paths::ID_AUTH_SESSIONS) => method_not_allowed(),
            _ if path.matched(paths::ID_AUTH_SESSIONS_ID) => method_not_allowed(),
            _ if path.matched(paths::ID_AUTH_SIGN_UP_CREATE_TOKEN) => method_not_allowed(),
            _ if path.matched(paths::ID_AUTH_SIGN_UP_CREATE_USER) => method_not_allowed(),
            _ if path.matched(paths::ID_AUTH_SIGN_UP_VERIFY_TOKEN) => method_not_allowed(),
            _ if path.matched(paths::ID_AUTH_TOKEN) => method_not_allowed(),
            _ if path.matched(paths::ID_AUTH_TOKEN_REFRESH) => method_not_allowed(),
            _ if path.matched(paths::ID_AUTH_VERIFY_OTP) => method_not_allowed(),
            _ if path.matched(paths::ID_AUTH_VERIFY_RESET_PASSWORD_LINK) => method_not_allowed(),
            _ if path.matched(paths::ID_HEALTH_LIVE) => method_not_allowed(),
            _ if path.matched(paths::ID_HEALTH_READY) => method_not_allowed(),
            _ if path.matched(paths::ID_KEYCLOAK_LOGOUT) => method_not_allowed(),
            _ if path.matched(paths::ID_LOGOUT) => method_not_allowed(),
            _ if path.matched(paths::ID_OAUTH2_AUTHORIZE) => method_not_allowed(),
            _ if path.matched(paths::ID_OAUTH2_DEVICE_AUTHORIZATION) => method_not_allowed(),
            _ if path.matched(paths::ID_OAUTH2_INTROSPECT) => method_not_allowed(),
            _ if path.matched(paths::ID_OAUTH2_LOGOUT) => method_not_allowed(),
            _ if path.matched(paths::ID_OAUTH2_PAR) => method_not_allowed(),
            _ if path.matched(paths::ID_OAUTH2_REVOKE) => method_not_allowed(),
            _ if path.matched(paths::ID_OAUTH2_TOKEN) => method_not_allowed(),
            _ if path.matched(paths::ID_OAUTH2_USERINFO) => method_not_allowed(),
            _ if path.matched(paths::ID_WEB_AUTHORIZATION) => method_not_allowed(),
            _ if path.matched(paths::ID_WEB_CONSENT) => method_not_allowed(),
            _ if path.matched(paths::ID_WEB_CONTEXT) => method_not_allowed(),
            _ if path.matched(paths::ID_WEB_CREATE_QR_CODE) => method_not_allowed(),
            _ if path.matched(paths::ID_WEB_DEVICE) => method_not_allowed(),
            _ if path.matched(paths::ID_WEB_FORGET_PASSWORD) => method_not_allowed(),
            _ if path.matched(paths::ID_WEB_LOGIN) => method_not_allowed(),
            _ if path.matched(paths::ID_WEB_RESET_PASSWORD) => method_not_allowed(),
            _ if path.matched(paths::ID_WEB_SIGN_OUT) => method_not_allowed(),
            _ if path.matched(paths::ID_WEB_START) => method_not_allowed(),
            _ if path.matched(paths::ID_WEB_VERIFY_OTP) => method_not_allowed(),
            _ => {
                let response = Response::builder()
                    .status(StatusCode::NOT_FOUND)
                    .body(BoxBody::new(http_body_util::Empty::new()))
                    .expect("Unable to create Not Found response");
                Box::pin(future::ready(Ok(response)))
            }
        }
    }
}

#[allow(unused_variables)]
async fn handle_apple_login_controller_apple_callback<T, C, ReqBody>(
    mut api_impl: T,
    uri: hyper::Uri,
    headers: HeaderMap,
    body: ReqBody,
    context: C,
    validation: bool,
) -> Result<Response<BoxBody<Bytes, Infallible>>, crate::ServiceError>
where
    T: Api<C> + Clone + Send + 'static,
    C: Has<XSpanIdString> + Send + Sync + 'static,
    ReqBody: Body + Send + 'static,
    ReqBody::Error: Into<Box<dyn Error + Send + Sync>> + Send,
    ReqBody::Data: Send,
{
    // Query parameters (note that non-required or collection query parameters will ignore garbage values, rather than causing a 400 response)
    let query_params =
        form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes()).collect::<Vec<_>>();
    let param_code = query_params
        .iter()
        .filter(|e| e.0 == "code")
        .map(|e| e.1.clone())
        .next();
    let param_code = match param_code {
        Some(param_code) => {
            let param_code = <String as std::str::FromStr>::from_str(&param_code);
            match param_code {
                Ok(param_code) => Some(param_code),
                Err(e) => return Ok(Response::builder()
                    .status(StatusCode::BAD_REQUEST)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_string(format!(
                        "Couldn't parse query parameter code - doesn't match schema: {e}"
                    )))
                    .expect(
                        "Unable to create Bad Request response for invalid query parameter code",
                    )),
            }
        }
        None => None,
    };
    let param_state = query_params
        .iter()
        .filter(|e| e.0 == "state")
        .map(|e| e.1.clone())
        .next();
    let param_state = match param_state {
        Some(param_state) => {
            let param_state = <String as std::str::FromStr>::from_str(&param_state);
            match param_state {
                Ok(param_state) => Some(param_state),
                Err(e) => return Ok(Response::builder()
                    .status(StatusCode::BAD_REQUEST)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_string(format!(
                        "Couldn't parse query parameter state - doesn't match schema: {e}"
                    )))
                    .expect(
                        "Unable to create Bad Request response for invalid query parameter state",
                    )),
            }
        }
        None => None,
    };
    let param_error = query_params
        .iter()
        .filter(|e| e.0 == "error")
        .map(|e| e.1.clone())
        .next();
    let param_error = match param_error {
        Some(param_error) => {
            let param_error = <String as std::str::FromStr>::from_str(&param_error);
            match param_error {
                Ok(param_error) => Some(param_error),
                Err(e) => return Ok(Response::builder()
                    .status(StatusCode::BAD_REQUEST)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_string(format!(
                        "Couldn't parse query parameter error - doesn't match schema: {e}"
                    )))
                    .expect(
                        "Unable to create Bad Request response for invalid query parameter error",
                    )),
            }
        }
        None => None,
    };
    let param_iss = query_params
        .iter()
        .filter(|e| e.0 == "iss")
        .map(|e| e.1.clone())
        .next();
    let param_iss =
        match param_iss {
            Some(param_iss) => {
                let param_iss = <String as std::str::FromStr>::from_str(&param_iss);
                match param_iss {
                    Ok(param_iss) => Some(param_iss),
                    Err(e) => return Ok(Response::builder()
                        .status(StatusCode::BAD_REQUEST)
                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                        .body(body_from_string(format!(
                            "Couldn't parse query parameter iss - doesn't match schema: {e}"
                        )))
                        .expect(
                            "Unable to create Bad Request response for invalid query parameter iss",
                        )),
                }
            }
            None => None,
        };

    let result = api_impl
        .apple_login_controller_apple_callback(
            param_code,
            param_state,
            param_error,
            param_iss,
            &context,
        )
        .await;
    let mut response = Response::new(BoxBody::new(http_body_util::Empty::new()));

    match result {
        Ok(rsp) => match rsp {
            AppleLoginControllerAppleCallbackResponse::Ok(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(200).expect("Unable to turn 200 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            AppleLoginControllerAppleCallbackResponse::Found {
                location,
                set_cookie,
            } => {
                *response.status_mut() =
                    StatusCode::from_u16(302).expect("Unable to turn 302 into a StatusCode");

                let location = match header::IntoHeaderValue(location).try_into() {
                    Ok(val) => val,
                    Err(e) => return Ok(Response::builder()
                        .status(StatusCode::INTERNAL_SERVER_ERROR)
                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                        .body(body_from_string(format!(
                            "An internal server error occurred handling location header - {e}"
                        )))
                        .expect(
                            "Unable to create Internal Server Error for invalid response header",
                        )),
                };

                response
                    .headers_mut()
                    .insert(HeaderName::from_static("location"), location);

                if let Some(set_cookie) = set_cookie {
                    let set_cookie = match header::IntoHeaderValue(set_cookie).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling set_cookie header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                    response
                        .headers_mut()
                        .insert(HeaderName::from_static("set-cookie"), set_cookie);
                }
            }
            AppleLoginControllerAppleCallbackResponse::BadRequest(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(400).expect("Unable to turn 400 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            AppleLoginControllerAppleCallbackResponse::Unauthorized(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(401).expect("Unable to turn 401 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            AppleLoginControllerAppleCallbackResponse::NotFound(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(404).expect("Unable to turn 404 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            AppleLoginControllerAppleCallbackResponse::UnprocessableEntity(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(422).expect("Unable to turn 422 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            AppleLoginControllerAppleCallbackResponse::TooManyRequests { body, retry_after } => {
                *response.status_mut() =
                    StatusCode::from_u16(429).expect("Unable to turn 429 into a StatusCode");

                let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                    Ok(val) => val,
                    Err(e) => return Ok(Response::builder()
                        .status(StatusCode::INTERNAL_SERVER_ERROR)
                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                        .body(body_from_string(format!(
                            "An internal server error occurred handling retry_after header - {e}"
                        )))
                        .expect(
                            "Unable to create Internal Server Error for invalid response header",
                        )),
                };

                response
                    .headers_mut()
                    .insert(HeaderName::from_static("retry-after"), retry_after);
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            AppleLoginControllerAppleCallbackResponse::BadGateway(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(502).expect("Unable to turn 502 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            AppleLoginControllerAppleCallbackResponse::ServiceUnavailable { body, retry_after } => {
                *response.status_mut() =
                    StatusCode::from_u16(503).expect("Unable to turn 503 into a StatusCode");

                let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                    Ok(val) => val,
                    Err(e) => return Ok(Response::builder()
                        .status(StatusCode::INTERNAL_SERVER_ERROR)
                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                        .body(body_from_string(format!(
                            "An internal server error occurred handling retry_after header - {e}"
                        )))
                        .expect(
                            "Unable to create Internal Server Error for invalid response header",
                        )),
                };

                response
                    .headers_mut()
                    .insert(HeaderName::from_static("retry-after"), retry_after);
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            AppleLoginControllerAppleCallbackResponse::GatewayTimeout(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(504).expect("Unable to turn 504 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
        },
        Err(_) => {
            // Application code returned an error. This should not happen, as the implementation should
            // return a valid response.
            *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
            response
                .headers_mut()
                .insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
            *response.body_mut() = body_from_str("An internal error occurred");
        }
    }

    Ok(response)
}

#[allow(unused_variables)]
async fn handle_apple_login_controller_apple_post<T, C, ReqBody>(
    mut api_impl: T,
    uri: hyper::Uri,
    headers: HeaderMap,
    body: ReqBody,
    context: C,
    validation: bool,
) -> Result<Response<BoxBody<Bytes, Infallible>>, crate::ServiceError>
where
    T: Api<C> + Clone + Send + 'static,
    C: Has<XSpanIdString> + Send + Sync + 'static,
    ReqBody: Body + Send + 'static,
    ReqBody::Error: Into<Box<dyn Error + Send + Sync>> + Send,
    ReqBody::Data: Send,
{
    // Handle body parameters (note that non-required body parameters will ignore garbage
    // values, rather than causing a 400 response).
    let result = http_body_util::BodyExt::collect(body)
        .await
        .map(|f| f.to_bytes().to_vec());
    match result {
        Ok(body) => {
            // Form parameters
            let form_params = form_urlencoded::parse(&body).collect::<Vec<_>>();
            let param_state = form_params
                .iter()
                .find(|(name, _)| name == "state")
                .map(|(_, value)| value.parse::<String>());
            let param_state = match param_state {
                Some(Ok(value)) => Some(value),
                None => None,
                Some(Err(e)) => return Ok(Response::builder()
                    .status(StatusCode::BAD_REQUEST)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_string(format!(
                        "Couldn't parse form parameter state - doesn't match schema: {e}"
                    )))
                    .expect(
                        "Unable to create Bad Request response for invalid form parameter state",
                    )),
            };
            let param_code = form_params
                .iter()
                .find(|(name, _)| name == "code")
                .map(|(_, value)| value.parse::<String>());
            let param_code =
                match param_code {
                    Some(Ok(value)) => Some(value),
                    None => None,
                    Some(Err(e)) => return Ok(Response::builder()
                        .status(StatusCode::BAD_REQUEST)
                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                        .body(body_from_string(format!(
                            "Couldn't parse form parameter code - doesn't match schema: {e}"
                        )))
                        .expect(
                            "Unable to create Bad Request response for invalid form parameter code",
                        )),
                };
            let param_id_token = form_params
                .iter()
                .find(|(name, _)| name == "id_token")
                .map(|(_, value)| value.parse::<String>());
            let param_id_token = match param_id_token {
                Some(Ok(value)) => Some(value),
                None => None,
                Some(Err(e)) => return Ok(Response::builder()
                    .status(StatusCode::BAD_REQUEST)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_string(format!(
                        "Couldn't parse form parameter id_token - doesn't match schema: {e}"
                    )))
                    .expect(
                        "Unable to create Bad Request response for invalid form parameter id_token",
                    )),
            };
            let param_user = form_params
                .iter()
                .find(|(name, _)| name == "user")
                .map(|(_, value)| value.parse::<String>());
            let param_user =
                match param_user {
                    Some(Ok(value)) => Some(value),
                    None => None,
                    Some(Err(e)) => return Ok(Response::builder()
                        .status(StatusCode::BAD_REQUEST)
                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                        .body(body_from_string(format!(
                            "Couldn't parse form parameter user - doesn't match schema: {e}"
                        )))
                        .expect(
                            "Unable to create Bad Request response for invalid form parameter user",
                        )),
                };
            let param_error = form_params
                .iter()
                .find(|(name, _)| name == "error")
                .map(|(_, value)| value.parse::<String>());
            let param_error = match param_error {
                Some(Ok(value)) => Some(value),
                None => None,
                Some(Err(e)) => return Ok(Response::builder()
                    .status(StatusCode::BAD_REQUEST)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_string(format!(
                        "Couldn't parse form parameter error - doesn't match schema: {e}"
                    )))
                    .expect(
                        "Unable to create Bad Request response for invalid form parameter error",
                    )),
            };
            let param_iss = form_params
                .iter()
                .find(|(name, _)| name == "iss")
                .map(|(_, value)| value.parse::<String>());
            let param_iss =
                match param_iss {
                    Some(Ok(value)) => Some(value),
                    None => None,
                    Some(Err(e)) => return Ok(Response::builder()
                        .status(StatusCode::BAD_REQUEST)
                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                        .body(body_from_string(format!(
                            "Couldn't parse form parameter iss - doesn't match schema: {e}"
                        )))
                        .expect(
                            "Unable to create Bad Request response for invalid form parameter iss",
                        )),
                };

            let result = api_impl
                .apple_login_controller_apple_post(
                    param_state,
                    param_code,
                    param_id_token,
                    param_user,
                    param_error,
                    param_iss,
                    &context,
                )
                .await;
            let mut response = Response::new(BoxBody::new(http_body_util::Empty::new()));

            match result {
                Ok(rsp) => match rsp {
                    AppleLoginControllerApplePostResponse::SeeOther { location } => {
                        *response.status_mut() = StatusCode::from_u16(303)
                            .expect("Unable to turn 303 into a StatusCode");

                        let location = match header::IntoHeaderValue(location).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling location header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                        response
                            .headers_mut()
                            .insert(HeaderName::from_static("location"), location);
                    }
                    AppleLoginControllerApplePostResponse::BadRequest(body) => {
                        *response.status_mut() = StatusCode::from_u16(400)
                            .expect("Unable to turn 400 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    AppleLoginControllerApplePostResponse::NotFound(body) => {
                        *response.status_mut() = StatusCode::from_u16(404)
                            .expect("Unable to turn 404 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    AppleLoginControllerApplePostResponse::UnprocessableEntity(body) => {
                        *response.status_mut() = StatusCode::from_u16(422)
                            .expect("Unable to turn 422 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    AppleLoginControllerApplePostResponse::ServiceUnavailable {
                        body,
                        retry_after,
                    } => {
                        *response.status_mut() = StatusCode::from_u16(503)
                            .expect("Unable to turn 503 into a StatusCode");

                        let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling retry_after header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                        response
                            .headers_mut()
                            .insert(HeaderName::from_static("retry-after"), retry_after);
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                },
                Err(_) => {
                    // Application code returned an error. This should not happen, as the implementation should
                    // return a valid response.
                    *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
                    response
                        .headers_mut()
                        .insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
                    *response.body_mut() = body_from_str("An internal error occurred");
                }
            }

            Ok(response)
        }
        Err(e) => Ok(Response::builder()
            .status(StatusCode::BAD_REQUEST)
            .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
            .body(body_from_string(format!(
                "Unable to read body: {}",
                e.into()
            )))
            .expect("Unable to create Bad Request response due to unable to read body")),
    }
}

#[allow(unused_variables)]
async fn handle_apple_login_controller_post_login_via_apple<T, C, ReqBody>(
    mut api_impl: T,
    uri: hyper::Uri,
    headers: HeaderMap,
    body: ReqBody,
    context: C,
    validation: bool,
) -> Result<Response<BoxBody<Bytes, Infallible>>, crate::ServiceError>
where
    T: Api<C> + Clone + Send + 'static,
    C: Has<XSpanIdString> + Send + Sync + 'static,
    ReqBody: Body + Send + 'static,
    ReqBody::Error: Into<Box<dyn Error + Send + Sync>> + Send,
    ReqBody::Data: Send,
{
    // Handle body parameters (note that non-required body parameters will ignore garbage
    // values, rather than causing a 400 response).
    let result = http_body_util::BodyExt::collect(body)
        .await
        .map(|f| f.to_bytes().to_vec());
    match result {
        Ok(body) => {
            // Form parameters
            let form_params = form_urlencoded::parse(&body).collect::<Vec<_>>();
            let param_client_id = form_params
                .iter()
                .find(|(name, _)| name == "client_id")
                .map(|(_, value)| value.parse::<String>());
            let param_client_id = match param_client_id {
                                    Some(Ok(value)) => value,
                                    None => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(body_from_str("Missing required form parameter client_id"))
                                                        .expect("Unable to create Bad Request response for missing form parameter client_id")),
                                    Some(Err(e)) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(body_from_string(format!("Couldn't parse form parameter client_id - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid form parameter client_id")),
                                };
            let param_client_secret = form_params
                .iter()
                .find(|(name, _)| name == "client_secret")
                .map(|(_, value)| value.parse::<String>());
            let param_client_secret = match param_client_secret {
                                    Some(Ok(value)) => Some(value),
                                    None => None,
                                    Some(Err(e)) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(body_from_string(format!("Couldn't parse form parameter client_secret - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid form parameter client_secret")),
                                };
            let param_state = form_params
                .iter()
                .find(|(name, _)| name == "state")
                .map(|(_, value)| value.parse::<String>());
            let param_state = match param_state {
                Some(Ok(value)) => Some(value),
                None => None,
                Some(Err(e)) => return Ok(Response::builder()
                    .status(StatusCode::BAD_REQUEST)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_string(format!(
                        "Couldn't parse form parameter state - doesn't match schema: {e}"
                    )))
                    .expect(
                        "Unable to create Bad Request response for invalid form parameter state",
                    )),
            };
            let param_code_challenge = form_params
                .iter()
                .find(|(name, _)| name == "code_challenge")
                .map(|(_, value)| value.parse::<String>());
            let param_code_challenge = match param_code_challenge {
                                    Some(Ok(value)) => Some(value),
                                    None => None,
                                    Some(Err(e)) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(body_from_string(format!("Couldn't parse form parameter code_challenge - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid form parameter code_challenge")),
                                };

            let result = api_impl
                .apple_login_controller_post_login_via_apple(
                    param_client_id,
                    param_client_secret,
                    param_state,
                    param_code_challenge,
                    &context,
                )
                .await;
            let mut response = Response::new(BoxBody::new(http_body_util::Empty::new()));

            match result {
                Ok(rsp) => match rsp {
                    AppleLoginControllerPostLoginViaAppleResponse::Ok => {
                        *response.status_mut() = StatusCode::from_u16(200)
                            .expect("Unable to turn 200 into a StatusCode");
                    }
                    AppleLoginControllerPostLoginViaAppleResponse::SeeOther {
                        location,
                        set_cookie,
                    } => {
                        *response.status_mut() = StatusCode::from_u16(303)
                            .expect("Unable to turn 303 into a StatusCode");

                        let location = match header::IntoHeaderValue(location).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling location header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                        response
                            .headers_mut()
                            .insert(HeaderName::from_static("location"), location);

                        if let Some(set_cookie) = set_cookie {
                            let set_cookie = match header::IntoHeaderValue(set_cookie).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling set_cookie header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                            response
                                .headers_mut()
                                .insert(HeaderName::from_static("set-cookie"), set_cookie);
                        }
                    }
                    AppleLoginControllerPostLoginViaAppleResponse::BadRequest(body) => {
                        *response.status_mut() = StatusCode::from_u16(400)
                            .expect("Unable to turn 400 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    AppleLoginControllerPostLoginViaAppleResponse::Unauthorized(body) => {
                        *response.status_mut() = StatusCode::from_u16(401)
                            .expect("Unable to turn 401 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    AppleLoginControllerPostLoginViaAppleResponse::NotFound(body) => {
                        *response.status_mut() = StatusCode::from_u16(404)
                            .expect("Unable to turn 404 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    AppleLoginControllerPostLoginViaAppleResponse::UnprocessableEntity(body) => {
                        *response.status_mut() = StatusCode::from_u16(422)
                            .expect("Unable to turn 422 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    AppleLoginControllerPostLoginViaAppleResponse::TooManyRequests {
                        body,
                        retry_after,
                    } => {
                        *response.status_mut() = StatusCode::from_u16(429)
                            .expect("Unable to turn 429 into a StatusCode");

                        let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling retry_after header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                        response
                            .headers_mut()
                            .insert(HeaderName::from_static("retry-after"), retry_after);
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    AppleLoginControllerPostLoginViaAppleResponse::ServiceUnavailable {
                        body,
                        retry_after,
                    } => {
                        *response.status_mut() = StatusCode::from_u16(503)
                            .expect("Unable to turn 503 into a StatusCode");

                        let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling retry_after header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                        response
                            .headers_mut()
                            .insert(HeaderName::from_static("retry-after"), retry_after);
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                },
                Err(_) => {
                    // Application code returned an error. This should not happen, as the implementation should
                    // return a valid response.
                    *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
                    response
                        .headers_mut()
                        .insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
                    *response.body_mut() = body_from_str("An internal error occurred");
                }
            }

            Ok(response)
        }
        Err(e) => Ok(Response::builder()
            .status(StatusCode::BAD_REQUEST)
            .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
            .body(body_from_string(format!(
                "Unable to read body: {}",
                e.into()
            )))
            .expect("Unable to create Bad Request response due to unable to read body")),
    }
}

#[allow(unused_variables)]
async fn handle_azure_login_controller_azure_callback<T, C, ReqBody>(
    mut api_impl: T,
    uri: hyper::Uri,
    headers: HeaderMap,
    body: ReqBody,
    context: C,
    validation: bool,
) -> Result<Response<BoxBody<Bytes, Infallible>>, crate::ServiceError>
where
    T: Api<C> + Clone + Send + 'static,
    C: Has<XSpanIdString> + Send + Sync + 'static,
    ReqBody: Body + Send + 'static,
    ReqBody::Error: Into<Box<dyn Error + Send + Sync>> + Send,
    ReqBody::Data: Send,
{
    // Query parameters (note that non-required or collection query parameters will ignore garbage values, rather than causing a 400 response)
    let query_params =
        form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes()).collect::<Vec<_>>();
    let param_code = query_params
        .iter()
        .filter(|e| e.0 == "code")
        .map(|e| e.1.clone())
        .next();
    let param_code = match param_code {
        Some(param_code) => {
            let param_code = <String as std::str::FromStr>::from_str(&param_code);
            match param_code {
                Ok(param_code) => Some(param_code),
                Err(e) => return Ok(Response::builder()
                    .status(StatusCode::BAD_REQUEST)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_string(format!(
                        "Couldn't parse query parameter code - doesn't match schema: {e}"
                    )))
                    .expect(
                        "Unable to create Bad Request response for invalid query parameter code",
                    )),
            }
        }
        None => None,
    };
    let param_state = query_params
        .iter()
        .filter(|e| e.0 == "state")
        .map(|e| e.1.clone())
        .next();
    let param_state = match param_state {
        Some(param_state) => {
            let param_state = <String as std::str::FromStr>::from_str(&param_state);
            match param_state {
                Ok(param_state) => Some(param_state),
                Err(e) => return Ok(Response::builder()
                    .status(StatusCode::BAD_REQUEST)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_string(format!(
                        "Couldn't parse query parameter state - doesn't match schema: {e}"
                    )))
                    .expect(
                        "Unable to create Bad Request response for invalid query parameter state",
                    )),
            }
        }
        None => None,
    };
    let param_error = query_params
        .iter()
        .filter(|e| e.0 == "error")
        .map(|e| e.1.clone())
        .next();
    let param_error = match param_error {
        Some(param_error) => {
            let param_error = <String as std::str::FromStr>::from_str(&param_error);
            match param_error {
                Ok(param_error) => Some(param_error),
                Err(e) => return Ok(Response::builder()
                    .status(StatusCode::BAD_REQUEST)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_string(format!(
                        "Couldn't parse query parameter error - doesn't match schema: {e}"
                    )))
                    .expect(
                        "Unable to create Bad Request response for invalid query parameter error",
                    )),
            }
        }
        None => None,
    };
    let param_iss = query_params
        .iter()
        .filter(|e| e.0 == "iss")
        .map(|e| e.1.clone())
        .next();
    let param_iss =
        match param_iss {
            Some(param_iss) => {
                let param_iss = <String as std::str::FromStr>::from_str(&param_iss);
                match param_iss {
                    Ok(param_iss) => Some(param_iss),
                    Err(e) => return Ok(Response::builder()
                        .status(StatusCode::BAD_REQUEST)
                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                        .body(body_from_string(format!(
                            "Couldn't parse query parameter iss - doesn't match schema: {e}"
                        )))
                        .expect(
                            "Unable to create Bad Request response for invalid query parameter iss",
                        )),
                }
            }
            None => None,
        };

    let result = api_impl
        .azure_login_controller_azure_callback(
            param_code,
            param_state,
            param_error,
            param_iss,
            &context,
        )
        .await;
    let mut response = Response::new(BoxBody::new(http_body_util::Empty::new()));

    match result {
        Ok(rsp) => match rsp {
            AzureLoginControllerAzureCallbackResponse::Ok(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(200).expect("Unable to turn 200 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            AzureLoginControllerAzureCallbackResponse::Found {
                location,
                set_cookie,
            } => {
                *response.status_mut() =
                    StatusCode::from_u16(302).expect("Unable to turn 302 into a StatusCode");

                let location = match header::IntoHeaderValue(location).try_into() {
                    Ok(val) => val,
                    Err(e) => return Ok(Response::builder()
                        .status(StatusCode::INTERNAL_SERVER_ERROR)
                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                        .body(body_from_string(format!(
                            "An internal server error occurred handling location header - {e}"
                        )))
                        .expect(
                            "Unable to create Internal Server Error for invalid response header",
                        )),
                };

                response
                    .headers_mut()
                    .insert(HeaderName::from_static("location"), location);

                if let Some(set_cookie) = set_cookie {
                    let set_cookie = match header::IntoHeaderValue(set_cookie).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling set_cookie header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                    response
                        .headers_mut()
                        .insert(HeaderName::from_static("set-cookie"), set_cookie);
                }
            }
            AzureLoginControllerAzureCallbackResponse::BadRequest(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(400).expect("Unable to turn 400 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            AzureLoginControllerAzureCallbackResponse::Unauthorized(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(401).expect("Unable to turn 401 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            AzureLoginControllerAzureCallbackResponse::NotFound(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(404).expect("Unable to turn 404 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            AzureLoginControllerAzureCallbackResponse::UnprocessableEntity(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(422).expect("Unable to turn 422 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            AzureLoginControllerAzureCallbackResponse::TooManyRequests { body, retry_after } => {
                *response.status_mut() =
                    StatusCode::from_u16(429).expect("Unable to turn 429 into a StatusCode");

                let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                    Ok(val) => val,
                    Err(e) => return Ok(Response::builder()
                        .status(StatusCode::INTERNAL_SERVER_ERROR)
                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                        .body(body_from_string(format!(
                            "An internal server error occurred handling retry_after header - {e}"
                        )))
                        .expect(
                            "Unable to create Internal Server Error for invalid response header",
                        )),
                };

                response
                    .headers_mut()
                    .insert(HeaderName::from_static("retry-after"), retry_after);
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            AzureLoginControllerAzureCallbackResponse::BadGateway(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(502).expect("Unable to turn 502 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            AzureLoginControllerAzureCallbackResponse::ServiceUnavailable { body, retry_after } => {
                *response.status_mut() =
                    StatusCode::from_u16(503).expect("Unable to turn 503 into a StatusCode");

                let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                    Ok(val) => val,
                    Err(e) => return Ok(Response::builder()
                        .status(StatusCode::INTERNAL_SERVER_ERROR)
                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                        .body(body_from_string(format!(
                            "An internal server error occurred handling retry_after header - {e}"
                        )))
                        .expect(
                            "Unable to create Internal Server Error for invalid response header",
                        )),
                };

                response
                    .headers_mut()
                    .insert(HeaderName::from_static("retry-after"), retry_after);
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            AzureLoginControllerAzureCallbackResponse::GatewayTimeout(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(504).expect("Unable to turn 504 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
        },
        Err(_) => {
            // Application code returned an error. This should not happen, as the implementation should
            // return a valid response.
            *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
            response
                .headers_mut()
                .insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
            *response.body_mut() = body_from_str("An internal error occurred");
        }
    }

    Ok(response)
}

#[allow(unused_variables)]
async fn handle_azure_login_controller_get_login_via_azure<T, C, ReqBody>(
    mut api_impl: T,
    uri: hyper::Uri,
    headers: HeaderMap,
    body: ReqBody,
    context: C,
    validation: bool,
) -> Result<Response<BoxBody<Bytes, Infallible>>, crate::ServiceError>
where
    T: Api<C> + Clone + Send + 'static,
    C: Has<XSpanIdString> + Send + Sync + 'static,
    ReqBody: Body + Send + 'static,
    ReqBody::Error: Into<Box<dyn Error + Send + Sync>> + Send,
    ReqBody::Data: Send,
{
    // Query parameters (note that non-required or collection query parameters will ignore garbage values, rather than causing a 400 response)
    let query_params =
        form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes()).collect::<Vec<_>>();
    let param_client_id = query_params
        .iter()
        .filter(|e| e.0 == "client_id")
        .map(|e| e.1.clone())
        .next();
    let param_client_id = match param_client_id {
        Some(param_client_id) => {
            let param_client_id = <String as std::str::FromStr>::from_str(&param_client_id);
            match param_client_id {
                            Ok(param_client_id) => Some(param_client_id),
                            Err(e) => return Ok(Response::builder()
                                .status(StatusCode::BAD_REQUEST)
                                .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                .body(body_from_string(format!("Couldn't parse query parameter client_id - doesn't match schema: {e}")))
                                .expect("Unable to create Bad Request response for invalid query parameter client_id")),
                        }
        }
        None => None,
    };
    let param_client_secret = query_params
        .iter()
        .filter(|e| e.0 == "client_secret")
        .map(|e| e.1.clone())
        .next();
    let param_client_secret = match param_client_secret {
        Some(param_client_secret) => {
            let param_client_secret = <String as std::str::FromStr>::from_str(&param_client_secret);
            match param_client_secret {
                            Ok(param_client_secret) => Some(param_client_secret),
                            Err(e) => return Ok(Response::builder()
                                .status(StatusCode::BAD_REQUEST)
                                .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                .body(body_from_string(format!("Couldn't parse query parameter client_secret - doesn't match schema: {e}")))
                                .expect("Unable to create Bad Request response for invalid query parameter client_secret")),
                        }
        }
        None => None,
    };
    let param_state = query_params
        .iter()
        .filter(|e| e.0 == "state")
        .map(|e| e.1.clone())
        .next();
    let param_state = match param_state {
        Some(param_state) => {
            let param_state = <String as std::str::FromStr>::from_str(&param_state);
            match param_state {
                Ok(param_state) => Some(param_state),
                Err(e) => return Ok(Response::builder()
                    .status(StatusCode::BAD_REQUEST)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_string(format!(
                        "Couldn't parse query parameter state - doesn't match schema: {e}"
                    )))
                    .expect(
                        "Unable to create Bad Request response for invalid query parameter state",
                    )),
            }
        }
        None => None,
    };
    let param_code_challenge = query_params
        .iter()
        .filter(|e| e.0 == "code_challenge")
        .map(|e| e.1.clone())
        .next();
    let param_code_challenge = match param_code_challenge {
        Some(param_code_challenge) => {
            let param_code_challenge =
                <String as std::str::FromStr>::from_str(&param_code_challenge);
            match param_code_challenge {
                            Ok(param_code_challenge) => Some(param_code_challenge),
                            Err(e) => return Ok(Response::builder()
                                .status(StatusCode::BAD_REQUEST)
                                .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                .body(body_from_string(format!("Couldn't parse query parameter code_challenge - doesn't match schema: {e}")))
                                .expect("Unable to create Bad Request response for invalid query parameter code_challenge")),
                        }
        }
        None => None,
    };

    let result = api_impl
        .azure_login_controller_get_login_via_azure(
            param_client_id,
            param_client_secret,
            param_state,
            param_code_challenge,
            &context,
        )
        .await;
    let mut response = Response::new(BoxBody::new(http_body_util::Empty::new()));

    match result {
        Ok(rsp) => match rsp {
            AzureLoginControllerGetLoginViaAzureResponse::Ok(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(200).expect("Unable to turn 200 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            AzureLoginControllerGetLoginViaAzureResponse::Found {
                location,
                set_cookie,
            } => {
                *response.status_mut() =
                    StatusCode::from_u16(302).expect("Unable to turn 302 into a StatusCode");

                let location = match header::IntoHeaderValue(location).try_into() {
                    Ok(val) => val,
                    Err(e) => return Ok(Response::builder()
                        .status(StatusCode::INTERNAL_SERVER_ERROR)
                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                        .body(body_from_string(format!(
                            "An internal server error occurred handling location header - {e}"
                        )))
                        .expect(
                            "Unable to create Internal Server Error for invalid response header",
                        )),
                };

                response
                    .headers_mut()
                    .insert(HeaderName::from_static("location"), location);

                if let Some(set_cookie) = set_cookie {
                    let set_cookie = match header::IntoHeaderValue(set_cookie).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling set_cookie header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                    response
                        .headers_mut()
                        .insert(HeaderName::from_static("set-cookie"), set_cookie);
                }
            }
            AzureLoginControllerGetLoginViaAzureResponse::BadRequest(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(400).expect("Unable to turn 400 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            AzureLoginControllerGetLoginViaAzureResponse::Unauthorized(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(401).expect("Unable to turn 401 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            AzureLoginControllerGetLoginViaAzureResponse::NotFound(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(404).expect("Unable to turn 404 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            AzureLoginControllerGetLoginViaAzureResponse::UnprocessableEntity(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(422).expect("Unable to turn 422 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            AzureLoginControllerGetLoginViaAzureResponse::TooManyRequests { body, retry_after } => {
                *response.status_mut() =
                    StatusCode::from_u16(429).expect("Unable to turn 429 into a StatusCode");

                let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                    Ok(val) => val,
                    Err(e) => return Ok(Response::builder()
                        .status(StatusCode::INTERNAL_SERVER_ERROR)
                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                        .body(body_from_string(format!(
                            "An internal server error occurred handling retry_after header - {e}"
                        )))
                        .expect(
                            "Unable to create Internal Server Error for invalid response header",
                        )),
                };

                response
                    .headers_mut()
                    .insert(HeaderName::from_static("retry-after"), retry_after);
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            AzureLoginControllerGetLoginViaAzureResponse::BadGateway(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(502).expect("Unable to turn 502 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            AzureLoginControllerGetLoginViaAzureResponse::ServiceUnavailable {
                body,
                retry_after,
            } => {
                *response.status_mut() =
                    StatusCode::from_u16(503).expect("Unable to turn 503 into a StatusCode");

                let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                    Ok(val) => val,
                    Err(e) => return Ok(Response::builder()
                        .status(StatusCode::INTERNAL_SERVER_ERROR)
                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                        .body(body_from_string(format!(
                            "An internal server error occurred handling retry_after header - {e}"
                        )))
                        .expect(
                            "Unable to create Internal Server Error for invalid response header",
                        )),
                };

                response
                    .headers_mut()
                    .insert(HeaderName::from_static("retry-after"), retry_after);
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            AzureLoginControllerGetLoginViaAzureResponse::GatewayTimeout(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(504).expect("Unable to turn 504 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
        },
        Err(_) => {
            // Application code returned an error. This should not happen, as the implementation should
            // return a valid response.
            *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
            response
                .headers_mut()
                .insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
            *response.body_mut() = body_from_str("An internal error occurred");
        }
    }

    Ok(response)
}

#[allow(unused_variables)]
async fn handle_azure_login_controller_post_login_via_azure<T, C, ReqBody>(
    mut api_impl: T,
    uri: hyper::Uri,
    headers: HeaderMap,
    body: ReqBody,
    context: C,
    validation: bool,
) -> Result<Response<BoxBody<Bytes, Infallible>>, crate::ServiceError>
where
    T: Api<C> + Clone + Send + 'static,
    C: Has<XSpanIdString> + Send + Sync + 'static,
    ReqBody: Body + Send + 'static,
    ReqBody::Error: Into<Box<dyn Error + Send + Sync>> + Send,
    ReqBody::Data: Send,
{
    // Handle body parameters (note that non-required body parameters will ignore garbage
    // values, rather than causing a 400 response).
    let result = http_body_util::BodyExt::collect(body)
        .await
        .map(|f| f.to_bytes().to_vec());
    match result {
        Ok(body) => {
            // Form parameters
            let form_params = form_urlencoded::parse(&body).collect::<Vec<_>>();
            let param_client_id = form_params
                .iter()
                .find(|(name, _)| name == "client_id")
                .map(|(_, value)| value.parse::<String>());
            let param_client_id = match param_client_id {
                                    Some(Ok(value)) => value,
                                    None => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(body_from_str("Missing required form parameter client_id"))
                                                        .expect("Unable to create Bad Request response for missing form parameter client_id")),
                                    Some(Err(e)) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(body_from_string(format!("Couldn't parse form parameter client_id - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid form parameter client_id")),
                                };
            let param_client_secret = form_params
                .iter()
                .find(|(name, _)| name == "client_secret")
                .map(|(_, value)| value.parse::<String>());
            let param_client_secret = match param_client_secret {
                                    Some(Ok(value)) => Some(value),
                                    None => None,
                                    Some(Err(e)) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(body_from_string(format!("Couldn't parse form parameter client_secret - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid form parameter client_secret")),
                                };
            let param_state = form_params
                .iter()
                .find(|(name, _)| name == "state")
                .map(|(_, value)| value.parse::<String>());
            let param_state = match param_state {
                Some(Ok(value)) => Some(value),
                None => None,
                Some(Err(e)) => return Ok(Response::builder()
                    .status(StatusCode::BAD_REQUEST)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_string(format!(
                        "Couldn't parse form parameter state - doesn't match schema: {e}"
                    )))
                    .expect(
                        "Unable to create Bad Request response for invalid form parameter state",
                    )),
            };
            let param_code_challenge = form_params
                .iter()
                .find(|(name, _)| name == "code_challenge")
                .map(|(_, value)| value.parse::<String>());
            let param_code_challenge = match param_code_challenge {
                                    Some(Ok(value)) => Some(value),
                                    None => None,
                                    Some(Err(e)) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(body_from_string(format!("Couldn't parse form parameter code_challenge - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid form parameter code_challenge")),
                                };

            let result = api_impl
                .azure_login_controller_post_login_via_azure(
                    param_client_id,
                    param_client_secret,
                    param_state,
                    param_code_challenge,
                    &context,
                )
                .await;
            let mut response = Response::new(BoxBody::new(http_body_util::Empty::new()));

            match result {
                Ok(rsp) => match rsp {
                    AzureLoginControllerPostLoginViaAzureResponse::Ok(body) => {
                        *response.status_mut() = StatusCode::from_u16(200)
                            .expect("Unable to turn 200 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    AzureLoginControllerPostLoginViaAzureResponse::SeeOther {
                        location,
                        set_cookie,
                    } => {
                        *response.status_mut() = StatusCode::from_u16(303)
                            .expect("Unable to turn 303 into a StatusCode");

                        let location = match header::IntoHeaderValue(location).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling location header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                        response
                            .headers_mut()
                            .insert(HeaderName::from_static("location"), location);

                        if let Some(set_cookie) = set_cookie {
                            let set_cookie = match header::IntoHeaderValue(set_cookie).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling set_cookie header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                            response
                                .headers_mut()
                                .insert(HeaderName::from_static("set-cookie"), set_cookie);
                        }
                    }
                    AzureLoginControllerPostLoginViaAzureResponse::BadRequest(body) => {
                        *response.status_mut() = StatusCode::from_u16(400)
                            .expect("Unable to turn 400 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    AzureLoginControllerPostLoginViaAzureResponse::Unauthorized(body) => {
                        *response.status_mut() = StatusCode::from_u16(401)
                            .expect("Unable to turn 401 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    AzureLoginControllerPostLoginViaAzureResponse::NotFound(body) => {
                        *response.status_mut() = StatusCode::from_u16(404)
                            .expect("Unable to turn 404 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    AzureLoginControllerPostLoginViaAzureResponse::UnprocessableEntity(body) => {
                        *response.status_mut() = StatusCode::from_u16(422)
                            .expect("Unable to turn 422 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    AzureLoginControllerPostLoginViaAzureResponse::TooManyRequests {
                        body,
                        retry_after,
                    } => {
                        *response.status_mut() = StatusCode::from_u16(429)
                            .expect("Unable to turn 429 into a StatusCode");

                        let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling retry_after header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                        response
                            .headers_mut()
                            .insert(HeaderName::from_static("retry-after"), retry_after);
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    AzureLoginControllerPostLoginViaAzureResponse::BadGateway(body) => {
                        *response.status_mut() = StatusCode::from_u16(502)
                            .expect("Unable to turn 502 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    AzureLoginControllerPostLoginViaAzureResponse::ServiceUnavailable {
                        body,
                        retry_after,
                    } => {
                        *response.status_mut() = StatusCode::from_u16(503)
                            .expect("Unable to turn 503 into a StatusCode");

                        let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling retry_after header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                        response
                            .headers_mut()
                            .insert(HeaderName::from_static("retry-after"), retry_after);
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    AzureLoginControllerPostLoginViaAzureResponse::GatewayTimeout(body) => {
                        *response.status_mut() = StatusCode::from_u16(504)
                            .expect("Unable to turn 504 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                },
                Err(_) => {
                    // Application code returned an error. This should not happen, as the implementation should
                    // return a valid response.
                    *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
                    response
                        .headers_mut()
                        .insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
                    *response.body_mut() = body_from_str("An internal error occurred");
                }
            }

            Ok(response)
        }
        Err(e) => Ok(Response::builder()
            .status(StatusCode::BAD_REQUEST)
            .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
            .body(body_from_string(format!(
                "Unable to read body: {}",
                e.into()
            )))
            .expect("Unable to create Bad Request response due to unable to read body")),
    }
}

#[allow(unused_variables)]
async fn handle_cognito_login_controller_cognito_callback<T, C, ReqBody>(
    mut api_impl: T,
    uri: hyper::Uri,
    headers: HeaderMap,
    body: ReqBody,
    context: C,
    validation: bool,
) -> Result<Response<BoxBody<Bytes, Infallible>>, crate::ServiceError>
where
    T: Api<C> + Clone + Send + 'static,
    C: Has<XSpanIdString> + Send + Sync + 'static,
    ReqBody: Body + Send + 'static,
    ReqBody::Error: Into<Box<dyn Error + Send + Sync>> + Send,
    ReqBody::Data: Send,
{
    // Query parameters (note that non-required or collection query parameters will ignore garbage values, rather than causing a 400 response)
    let query_params =
        form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes()).collect::<Vec<_>>();
    let param_code = query_params
        .iter()
        .filter(|e| e.0 == "code")
        .map(|e| e.1.clone())
        .next();
    let param_code = match param_code {
        Some(param_code) => {
            let param_code = <String as std::str::FromStr>::from_str(&param_code);
            match param_code {
                Ok(param_code) => Some(param_code),
                Err(e) => return Ok(Response::builder()
                    .status(StatusCode::BAD_REQUEST)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_string(format!(
                        "Couldn't parse query parameter code - doesn't match schema: {e}"
                    )))
                    .expect(
                        "Unable to create Bad Request response for invalid query parameter code",
                    )),
            }
        }
        None => None,
    };
    let param_state = query_params
        .iter()
        .filter(|e| e.0 == "state")
        .map(|e| e.1.clone())
        .next();
    let param_state = match param_state {
        Some(param_state) => {
            let param_state = <String as std::str::FromStr>::from_str(&param_state);
            match param_state {
                Ok(param_state) => Some(param_state),
                Err(e) => return Ok(Response::builder()
                    .status(StatusCode::BAD_REQUEST)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_string(format!(
                        "Couldn't parse query parameter state - doesn't match schema: {e}"
                    )))
                    .expect(
                        "Unable to create Bad Request response for invalid query parameter state",
                    )),
            }
        }
        None => None,
    };
    let param_error = query_params
        .iter()
        .filter(|e| e.0 == "error")
        .map(|e| e.1.clone())
        .next();
    let param_error = match param_error {
        Some(param_error) => {
            let param_error = <String as std::str::FromStr>::from_str(&param_error);
            match param_error {
                Ok(param_error) => Some(param_error),
                Err(e) => return Ok(Response::builder()
                    .status(StatusCode::BAD_REQUEST)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_string(format!(
                        "Couldn't parse query parameter error - doesn't match schema: {e}"
                    )))
                    .expect(
                        "Unable to create Bad Request response for invalid query parameter error",
                    )),
            }
        }
        None => None,
    };
    let param_iss = query_params
        .iter()
        .filter(|e| e.0 == "iss")
        .map(|e| e.1.clone())
        .next();
    let param_iss =
        match param_iss {
            Some(param_iss) => {
                let param_iss = <String as std::str::FromStr>::from_str(&param_iss);
                match param_iss {
                    Ok(param_iss) => Some(param_iss),
                    Err(e) => return Ok(Response::builder()
                        .status(StatusCode::BAD_REQUEST)
                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                        .body(body_from_string(format!(
                            "Couldn't parse query parameter iss - doesn't match schema: {e}"
                        )))
                        .expect(
                            "Unable to create Bad Request response for invalid query parameter iss",
                        )),
                }
            }
            None => None,
        };

    let result = api_impl
        .cognito_login_controller_cognito_callback(
            param_code,
            param_state,
            param_error,
            param_iss,
            &context,
        )
        .await;
    let mut response = Response::new(BoxBody::new(http_body_util::Empty::new()));

    match result {
        Ok(rsp) => match rsp {
            CognitoLoginControllerCognitoCallbackResponse::Ok(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(200).expect("Unable to turn 200 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            CognitoLoginControllerCognitoCallbackResponse::Found {
                location,
                set_cookie,
            } => {
                *response.status_mut() =
                    StatusCode::from_u16(302).expect("Unable to turn 302 into a StatusCode");

                let location = match header::IntoHeaderValue(location).try_into() {
                    Ok(val) => val,
                    Err(e) => return Ok(Response::builder()
                        .status(StatusCode::INTERNAL_SERVER_ERROR)
                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                        .body(body_from_string(format!(
                            "An internal server error occurred handling location header - {e}"
                        )))
                        .expect(
                            "Unable to create Internal Server Error for invalid response header",
                        )),
                };

                response
                    .headers_mut()
                    .insert(HeaderName::from_static("location"), location);

                if let Some(set_cookie) = set_cookie {
                    let set_cookie = match header::IntoHeaderValue(set_cookie).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling set_cookie header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                    response
                        .headers_mut()
                        .insert(HeaderName::from_static("set-cookie"), set_cookie);
                }
            }
            CognitoLoginControllerCognitoCallbackResponse::BadRequest(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(400).expect("Unable to turn 400 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            CognitoLoginControllerCognitoCallbackResponse::Unauthorized(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(401).expect("Unable to turn 401 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            CognitoLoginControllerCognitoCallbackResponse::NotFound(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(404).expect("Unable to turn 404 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            CognitoLoginControllerCognitoCallbackResponse::UnprocessableEntity(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(422).expect("Unable to turn 422 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            CognitoLoginControllerCognitoCallbackResponse::TooManyRequests {
                body,
                retry_after,
            } => {
                *response.status_mut() =
                    StatusCode::from_u16(429).expect("Unable to turn 429 into a StatusCode");

                let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                    Ok(val) => val,
                    Err(e) => return Ok(Response::builder()
                        .status(StatusCode::INTERNAL_SERVER_ERROR)
                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                        .body(body_from_string(format!(
                            "An internal server error occurred handling retry_after header - {e}"
                        )))
                        .expect(
                            "Unable to create Internal Server Error for invalid response header",
                        )),
                };

                response
                    .headers_mut()
                    .insert(HeaderName::from_static("retry-after"), retry_after);
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            CognitoLoginControllerCognitoCallbackResponse::BadGateway(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(502).expect("Unable to turn 502 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            CognitoLoginControllerCognitoCallbackResponse::ServiceUnavailable {
                body,
                retry_after,
            } => {
                *response.status_mut() =
                    StatusCode::from_u16(503).expect("Unable to turn 503 into a StatusCode");

                let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                    Ok(val) => val,
                    Err(e) => return Ok(Response::builder()
                        .status(StatusCode::INTERNAL_SERVER_ERROR)
                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                        .body(body_from_string(format!(
                            "An internal server error occurred handling retry_after header - {e}"
                        )))
                        .expect(
                            "Unable to create Internal Server Error for invalid response header",
                        )),
                };

                response
                    .headers_mut()
                    .insert(HeaderName::from_static("retry-after"), retry_after);
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            CognitoLoginControllerCognitoCallbackResponse::GatewayTimeout(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(504).expect("Unable to turn 504 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
        },
        Err(_) => {
            // Application code returned an error. This should not happen, as the implementation should
            // return a valid response.
            *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
            response
                .headers_mut()
                .insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
            *response.body_mut() = body_from_str("An internal error occurred");
        }
    }

    Ok(response)
}

#[allow(unused_variables)]
async fn handle_cognito_login_controller_login_via_cognito<T, C, ReqBody>(
    mut api_impl: T,
    uri: hyper::Uri,
    headers: HeaderMap,
    body: ReqBody,
    context: C,
    validation: bool,
) -> Result<Response<BoxBody<Bytes, Infallible>>, crate::ServiceError>
where
    T: Api<C> + Clone + Send + 'static,
    C: Has<XSpanIdString> + Send + Sync + 'static,
    ReqBody: Body + Send + 'static,
    ReqBody::Error: Into<Box<dyn Error + Send + Sync>> + Send,
    ReqBody::Data: Send,
{
    // Query parameters (note that non-required or collection query parameters will ignore garbage values, rather than causing a 400 response)
    let query_params =
        form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes()).collect::<Vec<_>>();
    let param_client_id = query_params
        .iter()
        .filter(|e| e.0 == "client_id")
        .map(|e| e.1.clone())
        .next();
    let param_client_id = match param_client_id {
        Some(param_client_id) => {
            let param_client_id = <String as std::str::FromStr>::from_str(&param_client_id);
            match param_client_id {
                            Ok(param_client_id) => Some(param_client_id),
                            Err(e) => return Ok(Response::builder()
                                .status(StatusCode::BAD_REQUEST)
                                .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                .body(body_from_string(format!("Couldn't parse query parameter client_id - doesn't match schema: {e}")))
                                .expect("Unable to create Bad Request response for invalid query parameter client_id")),
                        }
        }
        None => None,
    };
    let param_client_secret = query_params
        .iter()
        .filter(|e| e.0 == "client_secret")
        .map(|e| e.1.clone())
        .next();
    let param_client_secret = match param_client_secret {
        Some(param_client_secret) => {
            let param_client_secret = <String as std::str::FromStr>::from_str(&param_client_secret);
            match param_client_secret {
                            Ok(param_client_secret) => Some(param_client_secret),
                            Err(e) => return Ok(Response::builder()
                                .status(StatusCode::BAD_REQUEST)
                                .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                .body(body_from_string(format!("Couldn't parse query parameter client_secret - doesn't match schema: {e}")))
                                .expect("Unable to create Bad Request response for invalid query parameter client_secret")),
                        }
        }
        None => None,
    };
    let param_state = query_params
        .iter()
        .filter(|e| e.0 == "state")
        .map(|e| e.1.clone())
        .next();
    let param_state = match param_state {
        Some(param_state) => {
            let param_state = <String as std::str::FromStr>::from_str(&param_state);
            match param_state {
                Ok(param_state) => Some(param_state),
                Err(e) => return Ok(Response::builder()
                    .status(StatusCode::BAD_REQUEST)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_string(format!(
                        "Couldn't parse query parameter state - doesn't match schema: {e}"
                    )))
                    .expect(
                        "Unable to create Bad Request response for invalid query parameter state",
                    )),
            }
        }
        None => None,
    };
    let param_code_challenge = query_params
        .iter()
        .filter(|e| e.0 == "code_challenge")
        .map(|e| e.1.clone())
        .next();
    let param_code_challenge = match param_code_challenge {
        Some(param_code_challenge) => {
            let param_code_challenge =
                <String as std::str::FromStr>::from_str(&param_code_challenge);
            match param_code_challenge {
                            Ok(param_code_challenge) => Some(param_code_challenge),
                            Err(e) => return Ok(Response::builder()
                                .status(StatusCode::BAD_REQUEST)
                                .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                .body(body_from_string(format!("Couldn't parse query parameter code_challenge - doesn't match schema: {e}")))
                                .expect("Unable to create Bad Request response for invalid query parameter code_challenge")),
                        }
        }
        None => None,
    };

    let result = api_impl
        .cognito_login_controller_login_via_cognito(
            param_client_id,
            param_client_secret,
            param_state,
            param_code_challenge,
            &context,
        )
        .await;
    let mut response = Response::new(BoxBody::new(http_body_util::Empty::new()));

    match result {
        Ok(rsp) => match rsp {
            CognitoLoginControllerLoginViaCognitoResponse::Ok(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(200).expect("Unable to turn 200 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            CognitoLoginControllerLoginViaCognitoResponse::Found {
                location,
                set_cookie,
            } => {
                *response.status_mut() =
                    StatusCode::from_u16(302).expect("Unable to turn 302 into a StatusCode");

                let location = match header::IntoHeaderValue(location).try_into() {
                    Ok(val) => val,
                    Err(e) => return Ok(Response::builder()
                        .status(StatusCode::INTERNAL_SERVER_ERROR)
                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                        .body(body_from_string(format!(
                            "An internal server error occurred handling location header - {e}"
                        )))
                        .expect(
                            "Unable to create Internal Server Error for invalid response header",
                        )),
                };

                response
                    .headers_mut()
                    .insert(HeaderName::from_static("location"), location);

                if let Some(set_cookie) = set_cookie {
                    let set_cookie = match header::IntoHeaderValue(set_cookie).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling set_cookie header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                    response
                        .headers_mut()
                        .insert(HeaderName::from_static("set-cookie"), set_cookie);
                }
            }
            CognitoLoginControllerLoginViaCognitoResponse::BadRequest(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(400).expect("Unable to turn 400 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            CognitoLoginControllerLoginViaCognitoResponse::Unauthorized(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(401).expect("Unable to turn 401 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            CognitoLoginControllerLoginViaCognitoResponse::NotFound(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(404).expect("Unable to turn 404 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            CognitoLoginControllerLoginViaCognitoResponse::UnprocessableEntity(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(422).expect("Unable to turn 422 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            CognitoLoginControllerLoginViaCognitoResponse::TooManyRequests {
                body,
                retry_after,
            } => {
                *response.status_mut() =
                    StatusCode::from_u16(429).expect("Unable to turn 429 into a StatusCode");

                let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                    Ok(val) => val,
                    Err(e) => return Ok(Response::builder()
                        .status(StatusCode::INTERNAL_SERVER_ERROR)
                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                        .body(body_from_string(format!(
                            "An internal server error occurred handling retry_after header - {e}"
                        )))
                        .expect(
                            "Unable to create Internal Server Error for invalid response header",
                        )),
                };

                response
                    .headers_mut()
                    .insert(HeaderName::from_static("retry-after"), retry_after);
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            CognitoLoginControllerLoginViaCognitoResponse::ServiceUnavailable {
                body,
                retry_after,
            } => {
                *response.status_mut() =
                    StatusCode::from_u16(503).expect("Unable to turn 503 into a StatusCode");

                let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                    Ok(val) => val,
                    Err(e) => return Ok(Response::builder()
                        .status(StatusCode::INTERNAL_SERVER_ERROR)
                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                        .body(body_from_string(format!(
                            "An internal server error occurred handling retry_after header - {e}"
                        )))
                        .expect(
                            "Unable to create Internal Server Error for invalid response header",
                        )),
                };

                response
                    .headers_mut()
                    .insert(HeaderName::from_static("retry-after"), retry_after);
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
        },
        Err(_) => {
            // Application code returned an error. This should not happen, as the implementation should
            // return a valid response.
            *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
            response
                .headers_mut()
                .insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
            *response.body_mut() = body_from_str("An internal error occurred");
        }
    }

    Ok(response)
}

#[allow(unused_variables)]
async fn handle_cognito_login_controller_post_login_via_cognito<T, C, ReqBody>(
    mut api_impl: T,
    uri: hyper::Uri,
    headers: HeaderMap,
    body: ReqBody,
    context: C,
    validation: bool,
) -> Result<Response<BoxBody<Bytes, Infallible>>, crate::ServiceError>
where
    T: Api<C> + Clone + Send + 'static,
    C: Has<XSpanIdString> + Send + Sync + 'static,
    ReqBody: Body + Send + 'static,
    ReqBody::Error: Into<Box<dyn Error + Send + Sync>> + Send,
    ReqBody::Data: Send,
{
    // Handle body parameters (note that non-required body parameters will ignore garbage
    // values, rather than causing a 400 response).
    let result = http_body_util::BodyExt::collect(body)
        .await
        .map(|f| f.to_bytes().to_vec());
    match result {
        Ok(body) => {
            // Form parameters
            let form_params = form_urlencoded::parse(&body).collect::<Vec<_>>();
            let param_client_id = form_params
                .iter()
                .find(|(name, _)| name == "client_id")
                .map(|(_, value)| value.parse::<String>());
            let param_client_id = match param_client_id {
                                    Some(Ok(value)) => value,
                                    None => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(body_from_str("Missing required form parameter client_id"))
                                                        .expect("Unable to create Bad Request response for missing form parameter client_id")),
                                    Some(Err(e)) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(body_from_string(format!("Couldn't parse form parameter client_id - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid form parameter client_id")),
                                };
            let param_client_secret = form_params
                .iter()
                .find(|(name, _)| name == "client_secret")
                .map(|(_, value)| value.parse::<String>());
            let param_client_secret = match param_client_secret {
                                    Some(Ok(value)) => Some(value),
                                    None => None,
                                    Some(Err(e)) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(body_from_string(format!("Couldn't parse form parameter client_secret - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid form parameter client_secret")),
                                };
            let param_state = form_params
                .iter()
                .find(|(name, _)| name == "state")
                .map(|(_, value)| value.parse::<String>());
            let param_state = match param_state {
                Some(Ok(value)) => Some(value),
                None => None,
                Some(Err(e)) => return Ok(Response::builder()
                    .status(StatusCode::BAD_REQUEST)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_string(format!(
                        "Couldn't parse form parameter state - doesn't match schema: {e}"
                    )))
                    .expect(
                        "Unable to create Bad Request response for invalid form parameter state",
                    )),
            };
            let param_code_challenge = form_params
                .iter()
                .find(|(name, _)| name == "code_challenge")
                .map(|(_, value)| value.parse::<String>());
            let param_code_challenge = match param_code_challenge {
                                    Some(Ok(value)) => Some(value),
                                    None => None,
                                    Some(Err(e)) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(body_from_string(format!("Couldn't parse form parameter code_challenge - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid form parameter code_challenge")),
                                };

            let result = api_impl
                .cognito_login_controller_post_login_via_cognito(
                    param_client_id,
                    param_client_secret,
                    param_state,
                    param_code_challenge,
                    &context,
                )
                .await;
            let mut response = Response::new(BoxBody::new(http_body_util::Empty::new()));

            match result {
                Ok(rsp) => match rsp {
                    CognitoLoginControllerPostLoginViaCognitoResponse::Ok(body) => {
                        *response.status_mut() = StatusCode::from_u16(200)
                            .expect("Unable to turn 200 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    CognitoLoginControllerPostLoginViaCognitoResponse::SeeOther {
                        location,
                        set_cookie,
                    } => {
                        *response.status_mut() = StatusCode::from_u16(303)
                            .expect("Unable to turn 303 into a StatusCode");

                        let location = match header::IntoHeaderValue(location).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling location header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                        response
                            .headers_mut()
                            .insert(HeaderName::from_static("location"), location);

                        if let Some(set_cookie) = set_cookie {
                            let set_cookie = match header::IntoHeaderValue(set_cookie).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling set_cookie header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                            response
                                .headers_mut()
                                .insert(HeaderName::from_static("set-cookie"), set_cookie);
                        }
                    }
                    CognitoLoginControllerPostLoginViaCognitoResponse::BadRequest(body) => {
                        *response.status_mut() = StatusCode::from_u16(400)
                            .expect("Unable to turn 400 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    CognitoLoginControllerPostLoginViaCognitoResponse::Unauthorized(body) => {
                        *response.status_mut() = StatusCode::from_u16(401)
                            .expect("Unable to turn 401 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    CognitoLoginControllerPostLoginViaCognitoResponse::NotFound(body) => {
                        *response.status_mut() = StatusCode::from_u16(404)
                            .expect("Unable to turn 404 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    CognitoLoginControllerPostLoginViaCognitoResponse::UnprocessableEntity(
                        body,
                    ) => {
                        *response.status_mut() = StatusCode::from_u16(422)
                            .expect("Unable to turn 422 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    CognitoLoginControllerPostLoginViaCognitoResponse::TooManyRequests {
                        body,
                        retry_after,
                    } => {
                        *response.status_mut() = StatusCode::from_u16(429)
                            .expect("Unable to turn 429 into a StatusCode");

                        let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling retry_after header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                        response
                            .headers_mut()
                            .insert(HeaderName::from_static("retry-after"), retry_after);
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    CognitoLoginControllerPostLoginViaCognitoResponse::ServiceUnavailable {
                        body,
                        retry_after,
                    } => {
                        *response.status_mut() = StatusCode::from_u16(503)
                            .expect("Unable to turn 503 into a StatusCode");

                        let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling retry_after header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                        response
                            .headers_mut()
                            .insert(HeaderName::from_static("retry-after"), retry_after);
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                },
                Err(_) => {
                    // Application code returned an error. This should not happen, as the implementation should
                    // return a valid response.
                    *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
                    response
                        .headers_mut()
                        .insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
                    *response.body_mut() = body_from_str("An internal error occurred");
                }
            }

            Ok(response)
        }
        Err(e) => Ok(Response::builder()
            .status(StatusCode::BAD_REQUEST)
            .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
            .body(body_from_string(format!(
                "Unable to read body: {}",
                e.into()
            )))
            .expect("Unable to create Bad Request response due to unable to read body")),
    }
}

#[allow(unused_variables)]
async fn handle_consent_controller_list<T, C, ReqBody>(
    mut api_impl: T,
    uri: hyper::Uri,
    headers: HeaderMap,
    body: ReqBody,
    context: C,
    validation: bool,
) -> Result<Response<BoxBody<Bytes, Infallible>>, crate::ServiceError>
where
    T: Api<C> + Clone + Send + 'static,
    C: Has<XSpanIdString> + Has<Option<Authorization>> + Send + Sync + 'static,
    ReqBody: Body + Send + 'static,
    ReqBody::Error: Into<Box<dyn Error + Send + Sync>> + Send,
    ReqBody::Data: Send,
{
    {
        let authorization = match *(&context as &dyn Has<Option<Authorization>>).get() {
            Some(ref authorization) => authorization,
            None => {
                return Ok(Response::builder()
                    .status(StatusCode::FORBIDDEN)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_str("Unauthenticated"))
                    .expect("Unable to create Authentication Forbidden response"))
            }
        };
    }

    let result = api_impl.consent_controller_list(&context).await;
    let mut response = Response::new(BoxBody::new(http_body_util::Empty::new()));

    match result {
        Ok(rsp) => match rsp {
            ConsentControllerListResponse::Ok(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(200).expect("Unable to turn 200 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            ConsentControllerListResponse::Unauthorized(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(401).expect("Unable to turn 401 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            ConsentControllerListResponse::ServiceUnavailable { body, retry_after } => {
                *response.status_mut() =
                    StatusCode::from_u16(503).expect("Unable to turn 503 into a StatusCode");

                let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                    Ok(val) => val,
                    Err(e) => return Ok(Response::builder()
                        .status(StatusCode::INTERNAL_SERVER_ERROR)
                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                        .body(body_from_string(format!(
                            "An internal server error occurred handling retry_after header - {e}"
                        )))
                        .expect(
                            "Unable to create Internal Server Error for invalid response header",
                        )),
                };

                response
                    .headers_mut()
                    .insert(HeaderName::from_static("retry-after"), retry_after);
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
        },
        Err(_) => {
            // Application code returned an error. This should not happen, as the implementation should
            // return a valid response.
            *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
            response
                .headers_mut()
                .insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
            *response.body_mut() = body_from_str("An internal error occurred");
        }
    }

    Ok(response)
}

#[allow(unused_variables)]
async fn handle_consent_controller_withdraw<T, C, ReqBody>(
    mut api_impl: T,
    uri: hyper::Uri,
    headers: HeaderMap,
    body: ReqBody,
    context: C,
    validation: bool,
) -> Result<Response<BoxBody<Bytes, Infallible>>, crate::ServiceError>
where
    T: Api<C> + Clone + Send + 'static,
    C: Has<XSpanIdString> + Has<Option<Authorization>> + Send + Sync + 'static,
    ReqBody: Body + Send + 'static,
    ReqBody::Error: Into<Box<dyn Error + Send + Sync>> + Send,
    ReqBody::Data: Send,
{
    {
        let authorization = match *(&context as &dyn Has<Option<Authorization>>).get() {
            Some(ref authorization) => authorization,
            None => {
                return Ok(Response::builder()
                    .status(StatusCode::FORBIDDEN)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_str("Unauthenticated"))
                    .expect("Unable to create Authentication Forbidden response"))
            }
        };
    }

    // Path parameters
    let path: &str = uri.path();
    let path_params = paths::REGEX_AUTH_CONSENTS_CLIENTID
        .captures(path)
        .unwrap_or_else(|| {
            panic!(
                "Path {} matched RE AUTH_CONSENTS_CLIENTID in set but failed match against \"{}\"",
                path,
                paths::REGEX_AUTH_CONSENTS_CLIENTID.as_str()
            )
        });

    let param_client_id = match percent_encoding::percent_decode(path_params["clientId"].as_bytes())
        .decode_utf8()
    {
        Ok(param_client_id) => match param_client_id.parse::<String>() {
            Ok(param_client_id) => param_client_id,
            Err(e) => {
                return Ok(Response::builder()
                    .status(StatusCode::BAD_REQUEST)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_string(format!(
                        "Couldn't parse path parameter clientId: {e}"
                    )))
                    .expect("Unable to create Bad Request response for invalid path parameter"))
            }
        },
        Err(_) => {
            return Ok(Response::builder()
                .status(StatusCode::BAD_REQUEST)
                .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                .body(body_from_string(format!(
                    "Couldn't percent-decode path parameter as UTF-8: {}",
                    &path_params["clientId"]
                )))
                .expect("Unable to create Bad Request response for invalid percent decode"))
        }
    };

    let result = api_impl
        .consent_controller_withdraw(param_client_id, &context)
        .await;
    let mut response = Response::new(BoxBody::new(http_body_util::Empty::new()));

    match result {
        Ok(rsp) => match rsp {
            ConsentControllerWithdrawResponse::NoContent => {
                *response.status_mut() =
                    StatusCode::from_u16(204).expect("Unable to turn 204 into a StatusCode");
            }
            ConsentControllerWithdrawResponse::Unauthorized(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(401).expect("Unable to turn 401 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            ConsentControllerWithdrawResponse::NotFound(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(404).expect("Unable to turn 404 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            ConsentControllerWithdrawResponse::UnprocessableEntity(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(422).expect("Unable to turn 422 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            ConsentControllerWithdrawResponse::ServiceUnavailable { body, retry_after } => {
                *response.status_mut() =
                    StatusCode::from_u16(503).expect("Unable to turn 503 into a StatusCode");

                let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                    Ok(val) => val,
                    Err(e) => return Ok(Response::builder()
                        .status(StatusCode::INTERNAL_SERVER_ERROR)
                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                        .body(body_from_string(format!(
                            "An internal server error occurred handling retry_after header - {e}"
                        )))
                        .expect(
                            "Unable to create Internal Server Error for invalid response header",
                        )),
                };

                response
                    .headers_mut()
                    .insert(HeaderName::from_static("retry-after"), retry_after);
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
        },
        Err(_) => {
            // Application code returned an error. This should not happen, as the implementation should
            // return a valid response.
            *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
            response
                .headers_mut()
                .insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
            *response.body_mut() = body_from_str("An internal error occurred");
        }
    }

    Ok(response)
}

#[allow(unused_variables)]
async fn handle_discovery_controller_authorization_server<T, C, ReqBody>(
    mut api_impl: T,
    uri: hyper::Uri,
    headers: HeaderMap,
    body: ReqBody,
    context: C,
    validation: bool,
) -> Result<Response<BoxBody<Bytes, Infallible>>, crate::ServiceError>
where
    T: Api<C> + Clone + Send + 'static,
    C: Has<XSpanIdString> + Send + Sync + 'static,
    ReqBody: Body + Send + 'static,
    ReqBody::Error: Into<Box<dyn Error + Send + Sync>> + Send,
    ReqBody::Data: Send,
{
    let result = api_impl
        .discovery_controller_authorization_server(&context)
        .await;
    let mut response = Response::new(BoxBody::new(http_body_util::Empty::new()));

    match result {
        Ok(rsp) => match rsp {
            DiscoveryControllerAuthorizationServerResponse::Ok(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(200).expect("Unable to turn 200 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            DiscoveryControllerAuthorizationServerResponse::ServiceUnavailable {
                body,
                retry_after,
            } => {
                *response.status_mut() =
                    StatusCode::from_u16(503).expect("Unable to turn 503 into a StatusCode");

                let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                    Ok(val) => val,
                    Err(e) => return Ok(Response::builder()
                        .status(StatusCode::INTERNAL_SERVER_ERROR)
                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                        .body(body_from_string(format!(
                            "An internal server error occurred handling retry_after header - {e}"
                        )))
                        .expect(
                            "Unable to create Internal Server Error for invalid response header",
                        )),
                };

                response
                    .headers_mut()
                    .insert(HeaderName::from_static("retry-after"), retry_after);
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
        },
        Err(_) => {
            // Application code returned an error. This should not happen, as the implementation should
            // return a valid response.
            *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
            response
                .headers_mut()
                .insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
            *response.body_mut() = body_from_str("An internal error occurred");
        }
    }

    Ok(response)
}

#[allow(unused_variables)]
async fn handle_discovery_controller_configuration<T, C, ReqBody>(
    mut api_impl: T,
    uri: hyper::Uri,
    headers: HeaderMap,
    body: ReqBody,
    context: C,
    validation: bool,
) -> Result<Response<BoxBody<Bytes, Infallible>>, crate::ServiceError>
where
    T: Api<C> + Clone + Send + 'static,
    C: Has<XSpanIdString> + Send + Sync + 'static,
    ReqBody: Body + Send + 'static,
    ReqBody::Error: Into<Box<dyn Error + Send + Sync>> + Send,
    ReqBody::Data: Send,
{
    let result = api_impl.discovery_controller_configuration(&context).await;
    let mut response = Response::new(BoxBody::new(http_body_util::Empty::new()));

    match result {
        Ok(rsp) => match rsp {
            DiscoveryControllerConfigurationResponse::Ok(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(200).expect("Unable to turn 200 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            DiscoveryControllerConfigurationResponse::ServiceUnavailable { body, retry_after } => {
                *response.status_mut() =
                    StatusCode::from_u16(503).expect("Unable to turn 503 into a StatusCode");

                let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                    Ok(val) => val,
                    Err(e) => return Ok(Response::builder()
                        .status(StatusCode::INTERNAL_SERVER_ERROR)
                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                        .body(body_from_string(format!(
                            "An internal server error occurred handling retry_after header - {e}"
                        )))
                        .expect(
                            "Unable to create Internal Server Error for invalid response header",
                        )),
                };

                response
                    .headers_mut()
                    .insert(HeaderName::from_static("retry-after"), retry_after);
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
        },
        Err(_) => {
            // Application code returned an error. This should not happen, as the implementation should
            // return a valid response.
            *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
            response
                .headers_mut()
                .insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
            *response.body_mut() = body_from_str("An internal error occurred");
        }
    }

    Ok(response)
}

#[allow(unused_variables)]
async fn handle_discovery_controller_keys<T, C, ReqBody>(
    mut api_impl: T,
    uri: hyper::Uri,
    headers: HeaderMap,
    body: ReqBody,
    context: C,
    validation: bool,
) -> Result<Response<BoxBody<Bytes, Infallible>>, crate::ServiceError>
where
    T: Api<C> + Clone + Send + 'static,
    C: Has<XSpanIdString> + Send + Sync + 'static,
    ReqBody: Body + Send + 'static,
    ReqBody::Error: Into<Box<dyn Error + Send + Sync>> + Send,
    ReqBody::Data: Send,
{
    let result = api_impl.discovery_controller_keys(&context).await;
    let mut response = Response::new(BoxBody::new(http_body_util::Empty::new()));

    match result {
        Ok(rsp) => match rsp {
            DiscoveryControllerKeysResponse::Ok(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(200).expect("Unable to turn 200 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            DiscoveryControllerKeysResponse::ServiceUnavailable { body, retry_after } => {
                *response.status_mut() =
                    StatusCode::from_u16(503).expect("Unable to turn 503 into a StatusCode");

                let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                    Ok(val) => val,
                    Err(e) => return Ok(Response::builder()
                        .status(StatusCode::INTERNAL_SERVER_ERROR)
                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                        .body(body_from_string(format!(
                            "An internal server error occurred handling retry_after header - {e}"
                        )))
                        .expect(
                            "Unable to create Internal Server Error for invalid response header",
                        )),
                };

                response
                    .headers_mut()
                    .insert(HeaderName::from_static("retry-after"), retry_after);
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
        },
        Err(_) => {
            // Application code returned an error. This should not happen, as the implementation should
            // return a valid response.
            *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
            response
                .headers_mut()
                .insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
            *response.body_mut() = body_from_str("An internal error occurred");
        }
    }

    Ok(response)
}

#[allow(unused_variables)]
async fn handle_facebook_login_controller_facebook_callback<T, C, ReqBody>(
    mut api_impl: T,
    uri: hyper::Uri,
    headers: HeaderMap,
    body: ReqBody,
    context: C,
    validation: bool,
) -> Result<Response<BoxBody<Bytes, Infallible>>, crate::ServiceError>
where
    T: Api<C> + Clone + Send + 'static,
    C: Has<XSpanIdString> + Send + Sync + 'static,
    ReqBody: Body + Send + 'static,
    ReqBody::Error: Into<Box<dyn Error + Send + Sync>> + Send,
    ReqBody::Data: Send,
{
    // Query parameters (note that non-required or collection query parameters will ignore garbage values, rather than causing a 400 response)
    let query_params =
        form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes()).collect::<Vec<_>>();
    let param_code = query_params
        .iter()
        .filter(|e| e.0 == "code")
        .map(|e| e.1.clone())
        .next();
    let param_code = match param_code {
        Some(param_code) => {
            let param_code = <String as std::str::FromStr>::from_str(&param_code);
            match param_code {
                Ok(param_code) => Some(param_code),
                Err(e) => return Ok(Response::builder()
                    .status(StatusCode::BAD_REQUEST)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_string(format!(
                        "Couldn't parse query parameter code - doesn't match schema: {e}"
                    )))
                    .expect(
                        "Unable to create Bad Request response for invalid query parameter code",
                    )),
            }
        }
        None => None,
    };
    let param_state = query_params
        .iter()
        .filter(|e| e.0 == "state")
        .map(|e| e.1.clone())
        .next();
    let param_state = match param_state {
        Some(param_state) => {
            let param_state = <String as std::str::FromStr>::from_str(&param_state);
            match param_state {
                Ok(param_state) => Some(param_state),
                Err(e) => return Ok(Response::builder()
                    .status(StatusCode::BAD_REQUEST)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_string(format!(
                        "Couldn't parse query parameter state - doesn't match schema: {e}"
                    )))
                    .expect(
                        "Unable to create Bad Request response for invalid query parameter state",
                    )),
            }
        }
        None => None,
    };
    let param_error = query_params
        .iter()
        .filter(|e| e.0 == "error")
        .map(|e| e.1.clone())
        .next();
    let param_error = match param_error {
        Some(param_error) => {
            let param_error = <String as std::str::FromStr>::from_str(&param_error);
            match param_error {
                Ok(param_error) => Some(param_error),
                Err(e) => return Ok(Response::builder()
                    .status(StatusCode::BAD_REQUEST)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_string(format!(
                        "Couldn't parse query parameter error - doesn't match schema: {e}"
                    )))
                    .expect(
                        "Unable to create Bad Request response for invalid query parameter error",
                    )),
            }
        }
        None => None,
    };
    let param_iss = query_params
        .iter()
        .filter(|e| e.0 == "iss")
        .map(|e| e.1.clone())
        .next();
    let param_iss =
        match param_iss {
            Some(param_iss) => {
                let param_iss = <String as std::str::FromStr>::from_str(&param_iss);
                match param_iss {
                    Ok(param_iss) => Some(param_iss),
                    Err(e) => return Ok(Response::builder()
                        .status(StatusCode::BAD_REQUEST)
                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                        .body(body_from_string(format!(
                            "Couldn't parse query parameter iss - doesn't match schema: {e}"
                        )))
                        .expect(
                            "Unable to create Bad Request response for invalid query parameter iss",
                        )),
                }
            }
            None => None,
        };

    let result = api_impl
        .facebook_login_controller_facebook_callback(
            param_code,
            param_state,
            param_error,
            param_iss,
            &context,
        )
        .await;
    let mut response = Response::new(BoxBody::new(http_body_util::Empty::new()));

    match result {
        Ok(rsp) => match rsp {
            FacebookLoginControllerFacebookCallbackResponse::Ok(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(200).expect("Unable to turn 200 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            FacebookLoginControllerFacebookCallbackResponse::Found {
                location,
                set_cookie,
            } => {
                *response.status_mut() =
                    StatusCode::from_u16(302).expect("Unable to turn 302 into a StatusCode");

                let location = match header::IntoHeaderValue(location).try_into() {
                    Ok(val) => val,
                    Err(e) => return Ok(Response::builder()
                        .status(StatusCode::INTERNAL_SERVER_ERROR)
                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                        .body(body_from_string(format!(
                            "An internal server error occurred handling location header - {e}"
                        )))
                        .expect(
                            "Unable to create Internal Server Error for invalid response header",
                        )),
                };

                response
                    .headers_mut()
                    .insert(HeaderName::from_static("location"), location);

                if let Some(set_cookie) = set_cookie {
                    let set_cookie = match header::IntoHeaderValue(set_cookie).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling set_cookie header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                    response
                        .headers_mut()
                        .insert(HeaderName::from_static("set-cookie"), set_cookie);
                }
            }
            FacebookLoginControllerFacebookCallbackResponse::BadRequest(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(400).expect("Unable to turn 400 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            FacebookLoginControllerFacebookCallbackResponse::Unauthorized(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(401).expect("Unable to turn 401 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            FacebookLoginControllerFacebookCallbackResponse::NotFound(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(404).expect("Unable to turn 404 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            FacebookLoginControllerFacebookCallbackResponse::UnprocessableEntity(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(422).expect("Unable to turn 422 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            FacebookLoginControllerFacebookCallbackResponse::TooManyRequests {
                body,
                retry_after,
            } => {
                *response.status_mut() =
                    StatusCode::from_u16(429).expect("Unable to turn 429 into a StatusCode");

                let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                    Ok(val) => val,
                    Err(e) => return Ok(Response::builder()
                        .status(StatusCode::INTERNAL_SERVER_ERROR)
                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                        .body(body_from_string(format!(
                            "An internal server error occurred handling retry_after header - {e}"
                        )))
                        .expect(
                            "Unable to create Internal Server Error for invalid response header",
                        )),
                };

                response
                    .headers_mut()
                    .insert(HeaderName::from_static("retry-after"), retry_after);
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            FacebookLoginControllerFacebookCallbackResponse::BadGateway(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(502).expect("Unable to turn 502 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            FacebookLoginControllerFacebookCallbackResponse::ServiceUnavailable {
                body,
                retry_after,
            } => {
                *response.status_mut() =
                    StatusCode::from_u16(503).expect("Unable to turn 503 into a StatusCode");

                let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                    Ok(val) => val,
                    Err(e) => return Ok(Response::builder()
                        .status(StatusCode::INTERNAL_SERVER_ERROR)
                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                        .body(body_from_string(format!(
                            "An internal server error occurred handling retry_after header - {e}"
                        )))
                        .expect(
                            "Unable to create Internal Server Error for invalid response header",
                        )),
                };

                response
                    .headers_mut()
                    .insert(HeaderName::from_static("retry-after"), retry_after);
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            FacebookLoginControllerFacebookCallbackResponse::GatewayTimeout(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(504).expect("Unable to turn 504 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
        },
        Err(_) => {
            // Application code returned an error. This should not happen, as the implementation should
            // return a valid response.
            *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
            response
                .headers_mut()
                .insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
            *response.body_mut() = body_from_str("An internal error occurred");
        }
    }

    Ok(response)
}

#[allow(unused_variables)]
async fn handle_facebook_login_controller_post_login_via_facebook<T, C, ReqBody>(
    mut api_impl: T,
    uri: hyper::Uri,
    headers: HeaderMap,
    body: ReqBody,
    context: C,
    validation: bool,
) -> Result<Response<BoxBody<Bytes, Infallible>>, crate::ServiceError>
where
    T: Api<C> + Clone + Send + 'static,
    C: Has<XSpanIdString> + Send + Sync + 'static,
    ReqBody: Body + Send + 'static,
    ReqBody::Error: Into<Box<dyn Error + Send + Sync>> + Send,
    ReqBody::Data: Send,
{
    // Handle body parameters (note that non-required body parameters will ignore garbage
    // values, rather than causing a 400 response).
    let result = http_body_util::BodyExt::collect(body)
        .await
        .map(|f| f.to_bytes().to_vec());
    match result {
        Ok(body) => {
            // Form parameters
            let form_params = form_urlencoded::parse(&body).collect::<Vec<_>>();
            let param_client_id = form_params
                .iter()
                .find(|(name, _)| name == "client_id")
                .map(|(_, value)| value.parse::<String>());
            let param_client_id = match param_client_id {
                                    Some(Ok(value)) => value,
                                    None => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(body_from_str("Missing required form parameter client_id"))
                                                        .expect("Unable to create Bad Request response for missing form parameter client_id")),
                                    Some(Err(e)) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(body_from_string(format!("Couldn't parse form parameter client_id - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid form parameter client_id")),
                                };
            let param_client_secret = form_params
                .iter()
                .find(|(name, _)| name == "client_secret")
                .map(|(_, value)| value.parse::<String>());
            let param_client_secret = match param_client_secret {
                                    Some(Ok(value)) => Some(value),
                                    None => None,
                                    Some(Err(e)) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(body_from_string(format!("Couldn't parse form parameter client_secret - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid form parameter client_secret")),
                                };
            let param_state = form_params
                .iter()
                .find(|(name, _)| name == "state")
                .map(|(_, value)| value.parse::<String>());
            let param_state = match param_state {
                Some(Ok(value)) => Some(value),
                None => None,
                Some(Err(e)) => return Ok(Response::builder()
                    .status(StatusCode::BAD_REQUEST)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_string(format!(
                        "Couldn't parse form parameter state - doesn't match schema: {e}"
                    )))
                    .expect(
                        "Unable to create Bad Request response for invalid form parameter state",
                    )),
            };
            let param_code_challenge = form_params
                .iter()
                .find(|(name, _)| name == "code_challenge")
                .map(|(_, value)| value.parse::<String>());
            let param_code_challenge = match param_code_challenge {
                                    Some(Ok(value)) => Some(value),
                                    None => None,
                                    Some(Err(e)) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(body_from_string(format!("Couldn't parse form parameter code_challenge - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid form parameter code_challenge")),
                                };

            let result = api_impl
                .facebook_login_controller_post_login_via_facebook(
                    param_client_id,
                    param_client_secret,
                    param_state,
                    param_code_challenge,
                    &context,
                )
                .await;
            let mut response = Response::new(BoxBody::new(http_body_util::Empty::new()));

            match result {
                Ok(rsp) => match rsp {
                    FacebookLoginControllerPostLoginViaFacebookResponse::Ok(body) => {
                        *response.status_mut() = StatusCode::from_u16(200)
                            .expect("Unable to turn 200 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    FacebookLoginControllerPostLoginViaFacebookResponse::SeeOther {
                        location,
                        set_cookie,
                    } => {
                        *response.status_mut() = StatusCode::from_u16(303)
                            .expect("Unable to turn 303 into a StatusCode");

                        let location = match header::IntoHeaderValue(location).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling location header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                        response
                            .headers_mut()
                            .insert(HeaderName::from_static("location"), location);

                        if let Some(set_cookie) = set_cookie {
                            let set_cookie = match header::IntoHeaderValue(set_cookie).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling set_cookie header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                            response
                                .headers_mut()
                                .insert(HeaderName::from_static("set-cookie"), set_cookie);
                        }
                    }
                    FacebookLoginControllerPostLoginViaFacebookResponse::BadRequest(body) => {
                        *response.status_mut() = StatusCode::from_u16(400)
                            .expect("Unable to turn 400 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    FacebookLoginControllerPostLoginViaFacebookResponse::Unauthorized(body) => {
                        *response.status_mut() = StatusCode::from_u16(401)
                            .expect("Unable to turn 401 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    FacebookLoginControllerPostLoginViaFacebookResponse::NotFound(body) => {
                        *response.status_mut() = StatusCode::from_u16(404)
                            .expect("Unable to turn 404 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    FacebookLoginControllerPostLoginViaFacebookResponse::UnprocessableEntity(
                        body,
                    ) => {
                        *response.status_mut() = StatusCode::from_u16(422)
                            .expect("Unable to turn 422 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    FacebookLoginControllerPostLoginViaFacebookResponse::TooManyRequests {
                        body,
                        retry_after,
                    } => {
                        *response.status_mut() = StatusCode::from_u16(429)
                            .expect("Unable to turn 429 into a StatusCode");

                        let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling retry_after header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                        response
                            .headers_mut()
                            .insert(HeaderName::from_static("retry-after"), retry_after);
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    FacebookLoginControllerPostLoginViaFacebookResponse::ServiceUnavailable {
                        body,
                        retry_after,
                    } => {
                        *response.status_mut() = StatusCode::from_u16(503)
                            .expect("Unable to turn 503 into a StatusCode");

                        let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling retry_after header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                        response
                            .headers_mut()
                            .insert(HeaderName::from_static("retry-after"), retry_after);
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                },
                Err(_) => {
                    // Application code returned an error. This should not happen, as the implementation should
                    // return a valid response.
                    *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
                    response
                        .headers_mut()
                        .insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
                    *response.body_mut() = body_from_str("An internal error occurred");
                }
            }

            Ok(response)
        }
        Err(e) => Ok(Response::builder()
            .status(StatusCode::BAD_REQUEST)
            .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
            .body(body_from_string(format!(
                "Unable to read body: {}",
                e.into()
            )))
            .expect("Unable to create Bad Request response due to unable to read body")),
    }
}

#[allow(unused_variables)]
async fn handle_forget_password_controller_forget_password<T, C, ReqBody>(
    mut api_impl: T,
    uri: hyper::Uri,
    headers: HeaderMap,
    body: ReqBody,
    context: C,
    validation: bool,
) -> Result<Response<BoxBody<Bytes, Infallible>>, crate::ServiceError>
where
    T: Api<C> + Clone + Send + 'static,
    C: Has<XSpanIdString> + Send + Sync + 'static,
    ReqBody: Body + Send + 'static,
    ReqBody::Error: Into<Box<dyn Error + Send + Sync>> + Send,
    ReqBody::Data: Send,
{
    // Handle body parameters (note that non-required body parameters will ignore garbage
    // values, rather than causing a 400 response).
    let result = http_body_util::BodyExt::collect(body)
        .await
        .map(|f| f.to_bytes().to_vec());
    match result {
        Ok(body) => {
            let param_forget_password_dto: Option<models::ForgetPasswordDto> = if !body.is_empty() {
                let deserializer = &mut serde_json::Deserializer::from_slice(&body);
                match serde::Deserialize::deserialize(deserializer) {
                                        Ok(param_forget_password_dto) => param_forget_password_dto,
                                        Err(e) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(BoxBody::new(format!("Couldn't parse body parameter ForgetPasswordDto - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid body parameter ForgetPasswordDto due to schema")),
                                    }
            } else {
                None
            };
            let param_forget_password_dto = match param_forget_password_dto {
                                    Some(param_forget_password_dto) => param_forget_password_dto,
                                    None => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(BoxBody::new("Missing required body parameter ForgetPasswordDto".to_string()))
                                                        .expect("Unable to create Bad Request response for missing body parameter ForgetPasswordDto")),
                                };
            #[cfg(not(feature = "validate"))]
            run_validation!(param_forget_password_dto, "ForgetPasswordDto", validation);

            let result = api_impl
                .forget_password_controller_forget_password(param_forget_password_dto, &context)
                .await;
            let mut response = Response::new(BoxBody::new(http_body_util::Empty::new()));

            match result {
                Ok(rsp) => match rsp {
                    ForgetPasswordControllerForgetPasswordResponse::NoContent => {
                        *response.status_mut() = StatusCode::from_u16(204)
                            .expect("Unable to turn 204 into a StatusCode");
                    }
                    ForgetPasswordControllerForgetPasswordResponse::BadRequest(body) => {
                        *response.status_mut() = StatusCode::from_u16(400)
                            .expect("Unable to turn 400 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    ForgetPasswordControllerForgetPasswordResponse::Unauthorized(body) => {
                        *response.status_mut() = StatusCode::from_u16(401)
                            .expect("Unable to turn 401 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    ForgetPasswordControllerForgetPasswordResponse::NotFound(body) => {
                        *response.status_mut() = StatusCode::from_u16(404)
                            .expect("Unable to turn 404 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    ForgetPasswordControllerForgetPasswordResponse::UnprocessableEntity(body) => {
                        *response.status_mut() = StatusCode::from_u16(422)
                            .expect("Unable to turn 422 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    ForgetPasswordControllerForgetPasswordResponse::TooManyRequests {
                        body,
                        retry_after,
                    } => {
                        *response.status_mut() = StatusCode::from_u16(429)
                            .expect("Unable to turn 429 into a StatusCode");

                        let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling retry_after header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                        response
                            .headers_mut()
                            .insert(HeaderName::from_static("retry-after"), retry_after);
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    ForgetPasswordControllerForgetPasswordResponse::ServiceUnavailable {
                        body,
                        retry_after,
                    } => {
                        *response.status_mut() = StatusCode::from_u16(503)
                            .expect("Unable to turn 503 into a StatusCode");

                        let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling retry_after header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                        response
                            .headers_mut()
                            .insert(HeaderName::from_static("retry-after"), retry_after);
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                },
                Err(_) => {
                    // Application code returned an error. This should not happen, as the implementation should
                    // return a valid response.
                    *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
                    response
                        .headers_mut()
                        .insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
                    *response.body_mut() = body_from_str("An internal error occurred");
                }
            }

            Ok(response)
        }
        Err(e) => Ok(Response::builder()
            .status(StatusCode::BAD_REQUEST)
            .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
            .body(body_from_string(format!(
                "Unable to read body: {}",
                e.into()
            )))
            .expect("Unable to create Bad Request response due to unable to read body")),
    }
}

#[allow(unused_variables)]
async fn handle_forget_password_controller_reset_password<T, C, ReqBody>(
    mut api_impl: T,
    uri: hyper::Uri,
    headers: HeaderMap,
    body: ReqBody,
    context: C,
    validation: bool,
) -> Result<Response<BoxBody<Bytes, Infallible>>, crate::ServiceError>
where
    T: Api<C> + Clone + Send + 'static,
    C: Has<XSpanIdString> + Send + Sync + 'static,
    ReqBody: Body + Send + 'static,
    ReqBody::Error: Into<Box<dyn Error + Send + Sync>> + Send,
    ReqBody::Data: Send,
{
    // Handle body parameters (note that non-required body parameters will ignore garbage
    // values, rather than causing a 400 response).
    let result = http_body_util::BodyExt::collect(body)
        .await
        .map(|f| f.to_bytes().to_vec());
    match result {
        Ok(body) => {
            let param_reset_password_with_client: Option<models::ResetPasswordWithClient> = if !body
                .is_empty()
            {
                let deserializer = &mut serde_json::Deserializer::from_slice(&body);
                match serde::Deserialize::deserialize(deserializer) {
                                        Ok(param_reset_password_with_client) => param_reset_password_with_client,
                                        Err(e) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(BoxBody::new(format!("Couldn't parse body parameter ResetPasswordWithClient - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid body parameter ResetPasswordWithClient due to schema")),
                                    }
            } else {
                None
            };
            let param_reset_password_with_client = match param_reset_password_with_client {
                                    Some(param_reset_password_with_client) => param_reset_password_with_client,
                                    None => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(BoxBody::new("Missing required body parameter ResetPasswordWithClient".to_string()))
                                                        .expect("Unable to create Bad Request response for missing body parameter ResetPasswordWithClient")),
                                };
            #[cfg(not(feature = "validate"))]
            run_validation!(
                param_reset_password_with_client,
                "ResetPasswordWithClient",
                validation
            );

            let result = api_impl
                .forget_password_controller_reset_password(
                    param_reset_password_with_client,
                    &context,
                )
                .await;
            let mut response = Response::new(BoxBody::new(http_body_util::Empty::new()));

            match result {
                Ok(rsp) => match rsp {
                    ForgetPasswordControllerResetPasswordResponse::NoContent => {
                        *response.status_mut() = StatusCode::from_u16(204)
                            .expect("Unable to turn 204 into a StatusCode");
                    }
                    ForgetPasswordControllerResetPasswordResponse::BadRequest(body) => {
                        *response.status_mut() = StatusCode::from_u16(400)
                            .expect("Unable to turn 400 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    ForgetPasswordControllerResetPasswordResponse::Unauthorized(body) => {
                        *response.status_mut() = StatusCode::from_u16(401)
                            .expect("Unable to turn 401 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    ForgetPasswordControllerResetPasswordResponse::UnprocessableEntity(body) => {
                        *response.status_mut() = StatusCode::from_u16(422)
                            .expect("Unable to turn 422 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    ForgetPasswordControllerResetPasswordResponse::TooManyRequests {
                        body,
                        retry_after,
                    } => {
                        *response.status_mut() = StatusCode::from_u16(429)
                            .expect("Unable to turn 429 into a StatusCode");

                        let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling retry_after header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                        response
                            .headers_mut()
                            .insert(HeaderName::from_static("retry-after"), retry_after);
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    ForgetPasswordControllerResetPasswordResponse::ServiceUnavailable {
                        body,
                        retry_after,
                    } => {
                        *response.status_mut() = StatusCode::from_u16(503)
                            .expect("Unable to turn 503 into a StatusCode");

                        let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling retry_after header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                        response
                            .headers_mut()
                            .insert(HeaderName::from_static("retry-after"), retry_after);
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                },
                Err(_) => {
                    // Application code returned an error. This should not happen, as the implementation should
                    // return a valid response.
                    *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
                    response
                        .headers_mut()
                        .insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
                    *response.body_mut() = body_from_str("An internal error occurred");
                }
            }

            Ok(response)
        }
        Err(e) => Ok(Response::builder()
            .status(StatusCode::BAD_REQUEST)
            .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
            .body(body_from_string(format!(
                "Unable to read body: {}",
                e.into()
            )))
            .expect("Unable to create Bad Request response due to unable to read body")),
    }
}

#[allow(unused_variables)]
async fn handle_forget_password_controller_verify_reset_password_link<T, C, ReqBody>(
    mut api_impl: T,
    uri: hyper::Uri,
    headers: HeaderMap,
    body: ReqBody,
    context: C,
    validation: bool,
) -> Result<Response<BoxBody<Bytes, Infallible>>, crate::ServiceError>
where
    T: Api<C> + Clone + Send + 'static,
    C: Has<XSpanIdString> + Send + Sync + 'static,
    ReqBody: Body + Send + 'static,
    ReqBody::Error: Into<Box<dyn Error + Send + Sync>> + Send,
    ReqBody::Data: Send,
{
    // Query parameters (note that non-required or collection query parameters will ignore garbage values, rather than causing a 400 response)
    let query_params =
        form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes()).collect::<Vec<_>>();
    let param_token = query_params
        .iter()
        .filter(|e| e.0 == "token")
        .map(|e| e.1.clone())
        .next();
    let param_token = match param_token {
        Some(param_token) => {
            let param_token = <String as std::str::FromStr>::from_str(&param_token);
            match param_token {
                Ok(param_token) => Some(param_token),
                Err(e) => return Ok(Response::builder()
                    .status(StatusCode::BAD_REQUEST)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_string(format!(
                        "Couldn't parse query parameter token - doesn't match schema: {e}"
                    )))
                    .expect(
                        "Unable to create Bad Request response for invalid query parameter token",
                    )),
            }
        }
        None => None,
    };
    let param_token = match param_token {
        Some(param_token) => param_token,
        None => {
            return Ok(Response::builder()
                .status(StatusCode::BAD_REQUEST)
                .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                .body(body_from_str("Missing required query parameter token"))
                .expect("Unable to create Bad Request response for missing query parameter token"))
        }
    };

    let result = api_impl
        .forget_password_controller_verify_reset_password_link(param_token, &context)
        .await;
    let mut response = Response::new(BoxBody::new(http_body_util::Empty::new()));

    match result {
        Ok(rsp) => match rsp {
            ForgetPasswordControllerVerifyResetPasswordLinkResponse::Ok(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(200).expect("Unable to turn 200 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            ForgetPasswordControllerVerifyResetPasswordLinkResponse::BadRequest(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(400).expect("Unable to turn 400 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            ForgetPasswordControllerVerifyResetPasswordLinkResponse::Unauthorized(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(401).expect("Unable to turn 401 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            ForgetPasswordControllerVerifyResetPasswordLinkResponse::UnprocessableEntity(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(422).expect("Unable to turn 422 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            ForgetPasswordControllerVerifyResetPasswordLinkResponse::ServiceUnavailable {
                body,
                retry_after,
            } => {
                *response.status_mut() =
                    StatusCode::from_u16(503).expect("Unable to turn 503 into a StatusCode");

                let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                    Ok(val) => val,
                    Err(e) => return Ok(Response::builder()
                        .status(StatusCode::INTERNAL_SERVER_ERROR)
                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                        .body(body_from_string(format!(
                            "An internal server error occurred handling retry_after header - {e}"
                        )))
                        .expect(
                            "Unable to create Internal Server Error for invalid response header",
                        )),
                };

                response
                    .headers_mut()
                    .insert(HeaderName::from_static("retry-after"), retry_after);
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
        },
        Err(_) => {
            // Application code returned an error. This should not happen, as the implementation should
            // return a valid response.
            *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
            response
                .headers_mut()
                .insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
            *response.body_mut() = body_from_str("An internal error occurred");
        }
    }

    Ok(response)
}

#[allow(unused_variables)]
async fn handle_google_login_controller_google_callback<T, C, ReqBody>(
    mut api_impl: T,
    uri: hyper::Uri,
    headers: HeaderMap,
    body: ReqBody,
    context: C,
    validation: bool,
) -> Result<Response<BoxBody<Bytes, Infallible>>, crate::ServiceError>
where
    T: Api<C> + Clone + Send + 'static,
    C: Has<XSpanIdString> + Send + Sync + 'static,
    ReqBody: Body + Send + 'static,
    ReqBody::Error: Into<Box<dyn Error + Send + Sync>> + Send,
    ReqBody::Data: Send,
{
    // Query parameters (note that non-required or collection query parameters will ignore garbage values, rather than causing a 400 response)
    let query_params =
        form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes()).collect::<Vec<_>>();
    let param_code = query_params
        .iter()
        .filter(|e| e.0 == "code")
        .map(|e| e.1.clone())
        .next();
    let param_code = match param_code {
        Some(param_code) => {
            let param_code = <String as std::str::FromStr>::from_str(&param_code);
            match param_code {
                Ok(param_code) => Some(param_code),
                Err(e) => return Ok(Response::builder()
                    .status(StatusCode::BAD_REQUEST)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_string(format!(
                        "Couldn't parse query parameter code - doesn't match schema: {e}"
                    )))
                    .expect(
                        "Unable to create Bad Request response for invalid query parameter code",
                    )),
            }
        }
        None => None,
    };
    let param_state = query_params
        .iter()
        .filter(|e| e.0 == "state")
        .map(|e| e.1.clone())
        .next();
    let param_state = match param_state {
        Some(param_state) => {
            let param_state = <String as std::str::FromStr>::from_str(&param_state);
            match param_state {
                Ok(param_state) => Some(param_state),
                Err(e) => return Ok(Response::builder()
                    .status(StatusCode::BAD_REQUEST)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_string(format!(
                        "Couldn't parse query parameter state - doesn't match schema: {e}"
                    )))
                    .expect(
                        "Unable to create Bad Request response for invalid query parameter state",
                    )),
            }
        }
        None => None,
    };
    let param_error = query_params
        .iter()
        .filter(|e| e.0 == "error")
        .map(|e| e.1.clone())
        .next();
    let param_error = match param_error {
        Some(param_error) => {
            let param_error = <String as std::str::FromStr>::from_str(&param_error);
            match param_error {
                Ok(param_error) => Some(param_error),
                Err(e) => return Ok(Response::builder()
                    .status(StatusCode::BAD_REQUEST)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_string(format!(
                        "Couldn't parse query parameter error - doesn't match schema: {e}"
                    )))
                    .expect(
                        "Unable to create Bad Request response for invalid query parameter error",
                    )),
            }
        }
        None => None,
    };
    let param_iss = query_params
        .iter()
        .filter(|e| e.0 == "iss")
        .map(|e| e.1.clone())
        .next();
    let param_iss =
        match param_iss {
            Some(param_iss) => {
                let param_iss = <String as std::str::FromStr>::from_str(&param_iss);
                match param_iss {
                    Ok(param_iss) => Some(param_iss),
                    Err(e) => return Ok(Response::builder()
                        .status(StatusCode::BAD_REQUEST)
                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                        .body(body_from_string(format!(
                            "Couldn't parse query parameter iss - doesn't match schema: {e}"
                        )))
                        .expect(
                            "Unable to create Bad Request response for invalid query parameter iss",
                        )),
                }
            }
            None => None,
        };

    let result = api_impl
        .google_login_controller_google_callback(
            param_code,
            param_state,
            param_error,
            param_iss,
            &context,
        )
        .await;
    let mut response = Response::new(BoxBody::new(http_body_util::Empty::new()));

    match result {
        Ok(rsp) => match rsp {
            GoogleLoginControllerGoogleCallbackResponse::Ok(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(200).expect("Unable to turn 200 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            GoogleLoginControllerGoogleCallbackResponse::Found {
                location,
                set_cookie,
            } => {
                *response.status_mut() =
                    StatusCode::from_u16(302).expect("Unable to turn 302 into a StatusCode");

                let location = match header::IntoHeaderValue(location).try_into() {
                    Ok(val) => val,
                    Err(e) => return Ok(Response::builder()
                        .status(StatusCode::INTERNAL_SERVER_ERROR)
                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                        .body(body_from_string(format!(
                            "An internal server error occurred handling location header - {e}"
                        )))
                        .expect(
                            "Unable to create Internal Server Error for invalid response header",
                        )),
                };

                response
                    .headers_mut()
                    .insert(HeaderName::from_static("location"), location);

                if let Some(set_cookie) = set_cookie {
                    let set_cookie = match header::IntoHeaderValue(set_cookie).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling set_cookie header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                    response
                        .headers_mut()
                        .insert(HeaderName::from_static("set-cookie"), set_cookie);
                }
            }
            GoogleLoginControllerGoogleCallbackResponse::BadRequest(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(400).expect("Unable to turn 400 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            GoogleLoginControllerGoogleCallbackResponse::Unauthorized(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(401).expect("Unable to turn 401 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            GoogleLoginControllerGoogleCallbackResponse::NotFound(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(404).expect("Unable to turn 404 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            GoogleLoginControllerGoogleCallbackResponse::UnprocessableEntity(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(422).expect("Unable to turn 422 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            GoogleLoginControllerGoogleCallbackResponse::TooManyRequests { body, retry_after } => {
                *response.status_mut() =
                    StatusCode::from_u16(429).expect("Unable to turn 429 into a StatusCode");

                let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                    Ok(val) => val,
                    Err(e) => return Ok(Response::builder()
                        .status(StatusCode::INTERNAL_SERVER_ERROR)
                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                        .body(body_from_string(format!(
                            "An internal server error occurred handling retry_after header - {e}"
                        )))
                        .expect(
                            "Unable to create Internal Server Error for invalid response header",
                        )),
                };

                response
                    .headers_mut()
                    .insert(HeaderName::from_static("retry-after"), retry_after);
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            GoogleLoginControllerGoogleCallbackResponse::BadGateway(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(502).expect("Unable to turn 502 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            GoogleLoginControllerGoogleCallbackResponse::ServiceUnavailable {
                body,
                retry_after,
            } => {
                *response.status_mut() =
                    StatusCode::from_u16(503).expect("Unable to turn 503 into a StatusCode");

                let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                    Ok(val) => val,
                    Err(e) => return Ok(Response::builder()
                        .status(StatusCode::INTERNAL_SERVER_ERROR)
                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                        .body(body_from_string(format!(
                            "An internal server error occurred handling retry_after header - {e}"
                        )))
                        .expect(
                            "Unable to create Internal Server Error for invalid response header",
                        )),
                };

                response
                    .headers_mut()
                    .insert(HeaderName::from_static("retry-after"), retry_after);
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            GoogleLoginControllerGoogleCallbackResponse::GatewayTimeout(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(504).expect("Unable to turn 504 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
        },
        Err(_) => {
            // Application code returned an error. This should not happen, as the implementation should
            // return a valid response.
            *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
            response
                .headers_mut()
                .insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
            *response.body_mut() = body_from_str("An internal error occurred");
        }
    }

    Ok(response)
}

#[allow(unused_variables)]
async fn handle_google_login_controller_login_via_google<T, C, ReqBody>(
    mut api_impl: T,
    uri: hyper::Uri,
    headers: HeaderMap,
    body: ReqBody,
    context: C,
    validation: bool,
) -> Result<Response<BoxBody<Bytes, Infallible>>, crate::ServiceError>
where
    T: Api<C> + Clone + Send + 'static,
    C: Has<XSpanIdString> + Send + Sync + 'static,
    ReqBody: Body + Send + 'static,
    ReqBody::Error: Into<Box<dyn Error + Send + Sync>> + Send,
    ReqBody::Data: Send,
{
    // Query parameters (note that non-required or collection query parameters will ignore garbage values, rather than causing a 400 response)
    let query_params =
        form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes()).collect::<Vec<_>>();
    let param_client_id = query_params
        .iter()
        .filter(|e| e.0 == "client_id")
        .map(|e| e.1.clone())
        .next();
    let param_client_id = match param_client_id {
        Some(param_client_id) => {
            let param_client_id = <String as std::str::FromStr>::from_str(&param_client_id);
            match param_client_id {
                            Ok(param_client_id) => Some(param_client_id),
                            Err(e) => return Ok(Response::builder()
                                .status(StatusCode::BAD_REQUEST)
                                .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                .body(body_from_string(format!("Couldn't parse query parameter client_id - doesn't match schema: {e}")))
                                .expect("Unable to create Bad Request response for invalid query parameter client_id")),
                        }
        }
        None => None,
    };
    let param_client_secret = query_params
        .iter()
        .filter(|e| e.0 == "client_secret")
        .map(|e| e.1.clone())
        .next();
    let param_client_secret = match param_client_secret {
        Some(param_client_secret) => {
            let param_client_secret = <String as std::str::FromStr>::from_str(&param_client_secret);
            match param_client_secret {
                            Ok(param_client_secret) => Some(param_client_secret),
                            Err(e) => return Ok(Response::builder()
                                .status(StatusCode::BAD_REQUEST)
                                .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                .body(body_from_string(format!("Couldn't parse query parameter client_secret - doesn't match schema: {e}")))
                                .expect("Unable to create Bad Request response for invalid query parameter client_secret")),
                        }
        }
        None => None,
    };
    let param_state = query_params
        .iter()
        .filter(|e| e.0 == "state")
        .map(|e| e.1.clone())
        .next();
    let param_state = match param_state {
        Some(param_state) => {
            let param_state = <String as std::str::FromStr>::from_str(&param_state);
            match param_state {
                Ok(param_state) => Some(param_state),
                Err(e) => return Ok(Response::builder()
                    .status(StatusCode::BAD_REQUEST)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_string(format!(
                        "Couldn't parse query parameter state - doesn't match schema: {e}"
                    )))
                    .expect(
                        "Unable to create Bad Request response for invalid query parameter state",
                    )),
            }
        }
        None => None,
    };
    let param_code_challenge = query_params
        .iter()
        .filter(|e| e.0 == "code_challenge")
        .map(|e| e.1.clone())
        .next();
    let param_code_challenge = match param_code_challenge {
        Some(param_code_challenge) => {
            let param_code_challenge =
                <String as std::str::FromStr>::from_str(&param_code_challenge);
            match param_code_challenge {
                            Ok(param_code_challenge) => Some(param_code_challenge),
                            Err(e) => return Ok(Response::builder()
                                .status(StatusCode::BAD_REQUEST)
                                .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                .body(body_from_string(format!("Couldn't parse query parameter code_challenge - doesn't match schema: {e}")))
                                .expect("Unable to create Bad Request response for invalid query parameter code_challenge")),
                        }
        }
        None => None,
    };

    let result = api_impl
        .google_login_controller_login_via_google(
            param_client_id,
            param_client_secret,
            param_state,
            param_code_challenge,
            &context,
        )
        .await;
    let mut response = Response::new(BoxBody::new(http_body_util::Empty::new()));

    match result {
        Ok(rsp) => match rsp {
            GoogleLoginControllerLoginViaGoogleResponse::Ok(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(200).expect("Unable to turn 200 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            GoogleLoginControllerLoginViaGoogleResponse::Found {
                location,
                set_cookie,
            } => {
                *response.status_mut() =
                    StatusCode::from_u16(302).expect("Unable to turn 302 into a StatusCode");

                let location = match header::IntoHeaderValue(location).try_into() {
                    Ok(val) => val,
                    Err(e) => return Ok(Response::builder()
                        .status(StatusCode::INTERNAL_SERVER_ERROR)
                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                        .body(body_from_string(format!(
                            "An internal server error occurred handling location header - {e}"
                        )))
                        .expect(
                            "Unable to create Internal Server Error for invalid response header",
                        )),
                };

                response
                    .headers_mut()
                    .insert(HeaderName::from_static("location"), location);

                if let Some(set_cookie) = set_cookie {
                    let set_cookie = match header::IntoHeaderValue(set_cookie).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling set_cookie header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                    response
                        .headers_mut()
                        .insert(HeaderName::from_static("set-cookie"), set_cookie);
                }
            }
            GoogleLoginControllerLoginViaGoogleResponse::BadRequest(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(400).expect("Unable to turn 400 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            GoogleLoginControllerLoginViaGoogleResponse::Unauthorized(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(401).expect("Unable to turn 401 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            GoogleLoginControllerLoginViaGoogleResponse::NotFound(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(404).expect("Unable to turn 404 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            GoogleLoginControllerLoginViaGoogleResponse::UnprocessableEntity(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(422).expect("Unable to turn 422 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            GoogleLoginControllerLoginViaGoogleResponse::TooManyRequests { body, retry_after } => {
                *response.status_mut() =
                    StatusCode::from_u16(429).expect("Unable to turn 429 into a StatusCode");

                let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                    Ok(val) => val,
                    Err(e) => return Ok(Response::builder()
                        .status(StatusCode::INTERNAL_SERVER_ERROR)
                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                        .body(body_from_string(format!(
                            "An internal server error occurred handling retry_after header - {e}"
                        )))
                        .expect(
                            "Unable to create Internal Server Error for invalid response header",
                        )),
                };

                response
                    .headers_mut()
                    .insert(HeaderName::from_static("retry-after"), retry_after);
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            GoogleLoginControllerLoginViaGoogleResponse::ServiceUnavailable {
                body,
                retry_after,
            } => {
                *response.status_mut() =
                    StatusCode::from_u16(503).expect("Unable to turn 503 into a StatusCode");

                let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                    Ok(val) => val,
                    Err(e) => return Ok(Response::builder()
                        .status(StatusCode::INTERNAL_SERVER_ERROR)
                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                        .body(body_from_string(format!(
                            "An internal server error occurred handling retry_after header - {e}"
                        )))
                        .expect(
                            "Unable to create Internal Server Error for invalid response header",
                        )),
                };

                response
                    .headers_mut()
                    .insert(HeaderName::from_static("retry-after"), retry_after);
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
        },
        Err(_) => {
            // Application code returned an error. This should not happen, as the implementation should
            // return a valid response.
            *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
            response
                .headers_mut()
                .insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
            *response.body_mut() = body_from_str("An internal error occurred");
        }
    }

    Ok(response)
}

#[allow(unused_variables)]
async fn handle_google_login_controller_post_login_via_google<T, C, ReqBody>(
    mut api_impl: T,
    uri: hyper::Uri,
    headers: HeaderMap,
    body: ReqBody,
    context: C,
    validation: bool,
) -> Result<Response<BoxBody<Bytes, Infallible>>, crate::ServiceError>
where
    T: Api<C> + Clone + Send + 'static,
    C: Has<XSpanIdString> + Send + Sync + 'static,
    ReqBody: Body + Send + 'static,
    ReqBody::Error: Into<Box<dyn Error + Send + Sync>> + Send,
    ReqBody::Data: Send,
{
    // Handle body parameters (note that non-required body parameters will ignore garbage
    // values, rather than causing a 400 response).
    let result = http_body_util::BodyExt::collect(body)
        .await
        .map(|f| f.to_bytes().to_vec());
    match result {
        Ok(body) => {
            // Form parameters
            let form_params = form_urlencoded::parse(&body).collect::<Vec<_>>();
            let param_client_id = form_params
                .iter()
                .find(|(name, _)| name == "client_id")
                .map(|(_, value)| value.parse::<String>());
            let param_client_id = match param_client_id {
                                    Some(Ok(value)) => value,
                                    None => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(body_from_str("Missing required form parameter client_id"))
                                                        .expect("Unable to create Bad Request response for missing form parameter client_id")),
                                    Some(Err(e)) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(body_from_string(format!("Couldn't parse form parameter client_id - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid form parameter client_id")),
                                };
            let param_client_secret = form_params
                .iter()
                .find(|(name, _)| name == "client_secret")
                .map(|(_, value)| value.parse::<String>());
            let param_client_secret = match param_client_secret {
                                    Some(Ok(value)) => Some(value),
                                    None => None,
                                    Some(Err(e)) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(body_from_string(format!("Couldn't parse form parameter client_secret - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid form parameter client_secret")),
                                };
            let param_state = form_params
                .iter()
                .find(|(name, _)| name == "state")
                .map(|(_, value)| value.parse::<String>());
            let param_state = match param_state {
                Some(Ok(value)) => Some(value),
                None => None,
                Some(Err(e)) => return Ok(Response::builder()
                    .status(StatusCode::BAD_REQUEST)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_string(format!(
                        "Couldn't parse form parameter state - doesn't match schema: {e}"
                    )))
                    .expect(
                        "Unable to create Bad Request response for invalid form parameter state",
                    )),
            };
            let param_code_challenge = form_params
                .iter()
                .find(|(name, _)| name == "code_challenge")
                .map(|(_, value)| value.parse::<String>());
            let param_code_challenge = match param_code_challenge {
                                    Some(Ok(value)) => Some(value),
                                    None => None,
                                    Some(Err(e)) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(body_from_string(format!("Couldn't parse form parameter code_challenge - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid form parameter code_challenge")),
                                };

            let result = api_impl
                .google_login_controller_post_login_via_google(
                    param_client_id,
                    param_client_secret,
                    param_state,
                    param_code_challenge,
                    &context,
                )
                .await;
            let mut response = Response::new(BoxBody::new(http_body_util::Empty::new()));

            match result {
                Ok(rsp) => match rsp {
                    GoogleLoginControllerPostLoginViaGoogleResponse::Ok(body) => {
                        *response.status_mut() = StatusCode::from_u16(200)
                            .expect("Unable to turn 200 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    GoogleLoginControllerPostLoginViaGoogleResponse::SeeOther {
                        location,
                        set_cookie,
                    } => {
                        *response.status_mut() = StatusCode::from_u16(303)
                            .expect("Unable to turn 303 into a StatusCode");

                        let location = match header::IntoHeaderValue(location).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling location header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                        response
                            .headers_mut()
                            .insert(HeaderName::from_static("location"), location);

                        if let Some(set_cookie) = set_cookie {
                            let set_cookie = match header::IntoHeaderValue(set_cookie).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling set_cookie header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                            response
                                .headers_mut()
                                .insert(HeaderName::from_static("set-cookie"), set_cookie);
                        }
                    }
                    GoogleLoginControllerPostLoginViaGoogleResponse::BadRequest(body) => {
                        *response.status_mut() = StatusCode::from_u16(400)
                            .expect("Unable to turn 400 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    GoogleLoginControllerPostLoginViaGoogleResponse::Unauthorized(body) => {
                        *response.status_mut() = StatusCode::from_u16(401)
                            .expect("Unable to turn 401 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    GoogleLoginControllerPostLoginViaGoogleResponse::NotFound(body) => {
                        *response.status_mut() = StatusCode::from_u16(404)
                            .expect("Unable to turn 404 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    GoogleLoginControllerPostLoginViaGoogleResponse::UnprocessableEntity(body) => {
                        *response.status_mut() = StatusCode::from_u16(422)
                            .expect("Unable to turn 422 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    GoogleLoginControllerPostLoginViaGoogleResponse::TooManyRequests {
                        body,
                        retry_after,
                    } => {
                        *response.status_mut() = StatusCode::from_u16(429)
                            .expect("Unable to turn 429 into a StatusCode");

                        let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling retry_after header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                        response
                            .headers_mut()
                            .insert(HeaderName::from_static("retry-after"), retry_after);
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    GoogleLoginControllerPostLoginViaGoogleResponse::ServiceUnavailable {
                        body,
                        retry_after,
                    } => {
                        *response.status_mut() = StatusCode::from_u16(503)
                            .expect("Unable to turn 503 into a StatusCode");

                        let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling retry_after header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                        response
                            .headers_mut()
                            .insert(HeaderName::from_static("retry-after"), retry_after);
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                },
                Err(_) => {
                    // Application code returned an error. This should not happen, as the implementation should
                    // return a valid response.
                    *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
                    response
                        .headers_mut()
                        .insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
                    *response.body_mut() = body_from_str("An internal error occurred");
                }
            }

            Ok(response)
        }
        Err(e) => Ok(Response::builder()
            .status(StatusCode::BAD_REQUEST)
            .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
            .body(body_from_string(format!(
                "Unable to read body: {}",
                e.into()
            )))
            .expect("Unable to create Bad Request response due to unable to read body")),
    }
}

#[allow(unused_variables)]
async fn handle_health_controller_live<T, C, ReqBody>(
    mut api_impl: T,
    uri: hyper::Uri,
    headers: HeaderMap,
    body: ReqBody,
    context: C,
    validation: bool,
) -> Result<Response<BoxBody<Bytes, Infallible>>, crate::ServiceError>
where
    T: Api<C> + Clone + Send + 'static,
    C: Has<XSpanIdString> + Send + Sync + 'static,
    ReqBody: Body + Send + 'static,
    ReqBody::Error: Into<Box<dyn Error + Send + Sync>> + Send,
    ReqBody::Data: Send,
{
    let result = api_impl.health_controller_live(&context).await;
    let mut response = Response::new(BoxBody::new(http_body_util::Empty::new()));

    match result {
        Ok(rsp) => match rsp {
            HealthControllerLiveResponse::Ok(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(200).expect("Unable to turn 200 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            HealthControllerLiveResponse::ServiceUnavailable { body, retry_after } => {
                *response.status_mut() =
                    StatusCode::from_u16(503).expect("Unable to turn 503 into a StatusCode");

                let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                    Ok(val) => val,
                    Err(e) => return Ok(Response::builder()
                        .status(StatusCode::INTERNAL_SERVER_ERROR)
                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                        .body(body_from_string(format!(
                            "An internal server error occurred handling retry_after header - {e}"
                        )))
                        .expect(
                            "Unable to create Internal Server Error for invalid response header",
                        )),
                };

                response
                    .headers_mut()
                    .insert(HeaderName::from_static("retry-after"), retry_after);
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
        },
        Err(_) => {
            // Application code returned an error. This should not happen, as the implementation should
            // return a valid response.
            *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
            response
                .headers_mut()
                .insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
            *response.body_mut() = body_from_str("An internal error occurred");
        }
    }

    Ok(response)
}

#[allow(unused_variables)]
async fn handle_health_controller_ready<T, C, ReqBody>(
    mut api_impl: T,
    uri: hyper::Uri,
    headers: HeaderMap,
    body: ReqBody,
    context: C,
    validation: bool,
) -> Result<Response<BoxBody<Bytes, Infallible>>, crate::ServiceError>
where
    T: Api<C> + Clone + Send + 'static,
    C: Has<XSpanIdString> + Send + Sync + 'static,
    ReqBody: Body + Send + 'static,
    ReqBody::Error: Into<Box<dyn Error + Send + Sync>> + Send,
    ReqBody::Data: Send,
{
    let result = api_impl.health_controller_ready(&context).await;
    let mut response = Response::new(BoxBody::new(http_body_util::Empty::new()));

    match result {
        Ok(rsp) => match rsp {
            HealthControllerReadyResponse::Ok(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(200).expect("Unable to turn 200 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            HealthControllerReadyResponse::ServiceUnavailable { body, retry_after } => {
                *response.status_mut() =
                    StatusCode::from_u16(503).expect("Unable to turn 503 into a StatusCode");

                let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                    Ok(val) => val,
                    Err(e) => return Ok(Response::builder()
                        .status(StatusCode::INTERNAL_SERVER_ERROR)
                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                        .body(body_from_string(format!(
                            "An internal server error occurred handling retry_after header - {e}"
                        )))
                        .expect(
                            "Unable to create Internal Server Error for invalid response header",
                        )),
                };

                response
                    .headers_mut()
                    .insert(HeaderName::from_static("retry-after"), retry_after);
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
        },
        Err(_) => {
            // Application code returned an error. This should not happen, as the implementation should
            // return a valid response.
            *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
            response
                .headers_mut()
                .insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
            *response.body_mut() = body_from_str("An internal error occurred");
        }
    }

    Ok(response)
}

#[allow(unused_variables)]
async fn handle_instagram_login_controller_instagram_callback<T, C, ReqBody>(
    mut api_impl: T,
    uri: hyper::Uri,
    headers: HeaderMap,
    body: ReqBody,
    context: C,
    validation: bool,
) -> Result<Response<BoxBody<Bytes, Infallible>>, crate::ServiceError>
where
    T: Api<C> + Clone + Send + 'static,
    C: Has<XSpanIdString> + Send + Sync + 'static,
    ReqBody: Body + Send + 'static,
    ReqBody::Error: Into<Box<dyn Error + Send + Sync>> + Send,
    ReqBody::Data: Send,
{
    // Query parameters (note that non-required or collection query parameters will ignore garbage values, rather than causing a 400 response)
    let query_params =
        form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes()).collect::<Vec<_>>();
    let param_code = query_params
        .iter()
        .filter(|e| e.0 == "code")
        .map(|e| e.1.clone())
        .next();
    let param_code = match param_code {
        Some(param_code) => {
            let param_code = <String as std::str::FromStr>::from_str(&param_code);
            match param_code {
                Ok(param_code) => Some(param_code),
                Err(e) => return Ok(Response::builder()
                    .status(StatusCode::BAD_REQUEST)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_string(format!(
                        "Couldn't parse query parameter code - doesn't match schema: {e}"
                    )))
                    .expect(
                        "Unable to create Bad Request response for invalid query parameter code",
                    )),
            }
        }
        None => None,
    };
    let param_state = query_params
        .iter()
        .filter(|e| e.0 == "state")
        .map(|e| e.1.clone())
        .next();
    let param_state = match param_state {
        Some(param_state) => {
            let param_state = <String as std::str::FromStr>::from_str(&param_state);
            match param_state {
                Ok(param_state) => Some(param_state),
                Err(e) => return Ok(Response::builder()
                    .status(StatusCode::BAD_REQUEST)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_string(format!(
                        "Couldn't parse query parameter state - doesn't match schema: {e}"
                    )))
                    .expect(
                        "Unable to create Bad Request response for invalid query parameter state",
                    )),
            }
        }
        None => None,
    };
    let param_error = query_params
        .iter()
        .filter(|e| e.0 == "error")
        .map(|e| e.1.clone())
        .next();
    let param_error = match param_error {
        Some(param_error) => {
            let param_error = <String as std::str::FromStr>::from_str(&param_error);
            match param_error {
                Ok(param_error) => Some(param_error),
                Err(e) => return Ok(Response::builder()
                    .status(StatusCode::BAD_REQUEST)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_string(format!(
                        "Couldn't parse query parameter error - doesn't match schema: {e}"
                    )))
                    .expect(
                        "Unable to create Bad Request response for invalid query parameter error",
                    )),
            }
        }
        None => None,
    };
    let param_iss = query_params
        .iter()
        .filter(|e| e.0 == "iss")
        .map(|e| e.1.clone())
        .next();
    let param_iss =
        match param_iss {
            Some(param_iss) => {
                let param_iss = <String as std::str::FromStr>::from_str(&param_iss);
                match param_iss {
                    Ok(param_iss) => Some(param_iss),
                    Err(e) => return Ok(Response::builder()
                        .status(StatusCode::BAD_REQUEST)
                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                        .body(body_from_string(format!(
                            "Couldn't parse query parameter iss - doesn't match schema: {e}"
                        )))
                        .expect(
                            "Unable to create Bad Request response for invalid query parameter iss",
                        )),
                }
            }
            None => None,
        };

    let result = api_impl
        .instagram_login_controller_instagram_callback(
            param_code,
            param_state,
            param_error,
            param_iss,
            &context,
        )
        .await;
    let mut response = Response::new(BoxBody::new(http_body_util::Empty::new()));

    match result {
        Ok(rsp) => match rsp {
            InstagramLoginControllerInstagramCallbackResponse::Ok(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(200).expect("Unable to turn 200 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            InstagramLoginControllerInstagramCallbackResponse::Found {
                location,
                set_cookie,
            } => {
                *response.status_mut() =
                    StatusCode::from_u16(302).expect("Unable to turn 302 into a StatusCode");

                let location = match header::IntoHeaderValue(location).try_into() {
                    Ok(val) => val,
                    Err(e) => return Ok(Response::builder()
                        .status(StatusCode::INTERNAL_SERVER_ERROR)
                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                        .body(body_from_string(format!(
                            "An internal server error occurred handling location header - {e}"
                        )))
                        .expect(
                            "Unable to create Internal Server Error for invalid response header",
                        )),
                };

                response
                    .headers_mut()
                    .insert(HeaderName::from_static("location"), location);

                if let Some(set_cookie) = set_cookie {
                    let set_cookie = match header::IntoHeaderValue(set_cookie).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling set_cookie header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                    response
                        .headers_mut()
                        .insert(HeaderName::from_static("set-cookie"), set_cookie);
                }
            }
            InstagramLoginControllerInstagramCallbackResponse::BadRequest(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(400).expect("Unable to turn 400 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            InstagramLoginControllerInstagramCallbackResponse::Unauthorized(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(401).expect("Unable to turn 401 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            InstagramLoginControllerInstagramCallbackResponse::NotFound(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(404).expect("Unable to turn 404 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            InstagramLoginControllerInstagramCallbackResponse::UnprocessableEntity(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(422).expect("Unable to turn 422 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            InstagramLoginControllerInstagramCallbackResponse::TooManyRequests {
                body,
                retry_after,
            } => {
                *response.status_mut() =
                    StatusCode::from_u16(429).expect("Unable to turn 429 into a StatusCode");

                let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                    Ok(val) => val,
                    Err(e) => return Ok(Response::builder()
                        .status(StatusCode::INTERNAL_SERVER_ERROR)
                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                        .body(body_from_string(format!(
                            "An internal server error occurred handling retry_after header - {e}"
                        )))
                        .expect(
                            "Unable to create Internal Server Error for invalid response header",
                        )),
                };

                response
                    .headers_mut()
                    .insert(HeaderName::from_static("retry-after"), retry_after);
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            InstagramLoginControllerInstagramCallbackResponse::BadGateway(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(502).expect("Unable to turn 502 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            InstagramLoginControllerInstagramCallbackResponse::ServiceUnavailable {
                body,
                retry_after,
            } => {
                *response.status_mut() =
                    StatusCode::from_u16(503).expect("Unable to turn 503 into a StatusCode");

                let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                    Ok(val) => val,
                    Err(e) => return Ok(Response::builder()
                        .status(StatusCode::INTERNAL_SERVER_ERROR)
                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                        .body(body_from_string(format!(
                            "An internal server error occurred handling retry_after header - {e}"
                        )))
                        .expect(
                            "Unable to create Internal Server Error for invalid response header",
                        )),
                };

                response
                    .headers_mut()
                    .insert(HeaderName::from_static("retry-after"), retry_after);
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            InstagramLoginControllerInstagramCallbackResponse::GatewayTimeout(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(504).expect("Unable to turn 504 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
        },
        Err(_) => {
            // Application code returned an error. This should not happen, as the implementation should
            // return a valid response.
            *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
            response
                .headers_mut()
                .insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
            *response.body_mut() = body_from_str("An internal error occurred");
        }
    }

    Ok(response)
}

#[allow(unused_variables)]
async fn handle_instagram_login_controller_post_login_via_instagram<T, C, ReqBody>(
    mut api_impl: T,
    uri: hyper::Uri,
    headers: HeaderMap,
    body: ReqBody,
    context: C,
    validation: bool,
) -> Result<Response<BoxBody<Bytes, Infallible>>, crate::ServiceError>
where
    T: Api<C> + Clone + Send + 'static,
    C: Has<XSpanIdString> + Send + Sync + 'static,
    ReqBody: Body + Send + 'static,
    ReqBody::Error: Into<Box<dyn Error + Send + Sync>> + Send,
    ReqBody::Data: Send,
{
    // Handle body parameters (note that non-required body parameters will ignore garbage
    // values, rather than causing a 400 response).
    let result = http_body_util::BodyExt::collect(body)
        .await
        .map(|f| f.to_bytes().to_vec());
    match result {
        Ok(body) => {
            // Form parameters
            let form_params = form_urlencoded::parse(&body).collect::<Vec<_>>();
            let param_client_id = form_params
                .iter()
                .find(|(name, _)| name == "client_id")
                .map(|(_, value)| value.parse::<String>());
            let param_client_id = match param_client_id {
                                    Some(Ok(value)) => value,
                                    None => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(body_from_str("Missing required form parameter client_id"))
                                                        .expect("Unable to create Bad Request response for missing form parameter client_id")),
                                    Some(Err(e)) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(body_from_string(format!("Couldn't parse form parameter client_id - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid form parameter client_id")),
                                };
            let param_client_secret = form_params
                .iter()
                .find(|(name, _)| name == "client_secret")
                .map(|(_, value)| value.parse::<String>());
            let param_client_secret = match param_client_secret {
                                    Some(Ok(value)) => Some(value),
                                    None => None,
                                    Some(Err(e)) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(body_from_string(format!("Couldn't parse form parameter client_secret - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid form parameter client_secret")),
                                };
            let param_state = form_params
                .iter()
                .find(|(name, _)| name == "state")
                .map(|(_, value)| value.parse::<String>());
            let param_state = match param_state {
                Some(Ok(value)) => Some(value),
                None => None,
                Some(Err(e)) => return Ok(Response::builder()
                    .status(StatusCode::BAD_REQUEST)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_string(format!(
                        "Couldn't parse form parameter state - doesn't match schema: {e}"
                    )))
                    .expect(
                        "Unable to create Bad Request response for invalid form parameter state",
                    )),
            };
            let param_code_challenge = form_params
                .iter()
                .find(|(name, _)| name == "code_challenge")
                .map(|(_, value)| value.parse::<String>());
            let param_code_challenge = match param_code_challenge {
                                    Some(Ok(value)) => Some(value),
                                    None => None,
                                    Some(Err(e)) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(body_from_string(format!("Couldn't parse form parameter code_challenge - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid form parameter code_challenge")),
                                };

            let result = api_impl
                .instagram_login_controller_post_login_via_instagram(
                    param_client_id,
                    param_client_secret,
                    param_state,
                    param_code_challenge,
                    &context,
                )
                .await;
            let mut response = Response::new(BoxBody::new(http_body_util::Empty::new()));

            match result {
                Ok(rsp) => match rsp {
                    InstagramLoginControllerPostLoginViaInstagramResponse::Ok(body) => {
                        *response.status_mut() = StatusCode::from_u16(200)
                            .expect("Unable to turn 200 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    InstagramLoginControllerPostLoginViaInstagramResponse::SeeOther {
                        location,
                        set_cookie,
                    } => {
                        *response.status_mut() = StatusCode::from_u16(303)
                            .expect("Unable to turn 303 into a StatusCode");

                        let location = match header::IntoHeaderValue(location).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling location header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                        response
                            .headers_mut()
                            .insert(HeaderName::from_static("location"), location);

                        if let Some(set_cookie) = set_cookie {
                            let set_cookie = match header::IntoHeaderValue(set_cookie).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling set_cookie header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                            response
                                .headers_mut()
                                .insert(HeaderName::from_static("set-cookie"), set_cookie);
                        }
                    }
                    InstagramLoginControllerPostLoginViaInstagramResponse::BadRequest(body) => {
                        *response.status_mut() = StatusCode::from_u16(400)
                            .expect("Unable to turn 400 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    InstagramLoginControllerPostLoginViaInstagramResponse::Unauthorized(body) => {
                        *response.status_mut() = StatusCode::from_u16(401)
                            .expect("Unable to turn 401 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    InstagramLoginControllerPostLoginViaInstagramResponse::NotFound(body) => {
                        *response.status_mut() = StatusCode::from_u16(404)
                            .expect("Unable to turn 404 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    InstagramLoginControllerPostLoginViaInstagramResponse::UnprocessableEntity(
                        body,
                    ) => {
                        *response.status_mut() = StatusCode::from_u16(422)
                            .expect("Unable to turn 422 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    InstagramLoginControllerPostLoginViaInstagramResponse::TooManyRequests {
                        body,
                        retry_after,
                    } => {
                        *response.status_mut() = StatusCode::from_u16(429)
                            .expect("Unable to turn 429 into a StatusCode");

                        let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling retry_after header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                        response
                            .headers_mut()
                            .insert(HeaderName::from_static("retry-after"), retry_after);
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    InstagramLoginControllerPostLoginViaInstagramResponse::ServiceUnavailable {
                        body,
                        retry_after,
                    } => {
                        *response.status_mut() = StatusCode::from_u16(503)
                            .expect("Unable to turn 503 into a StatusCode");

                        let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling retry_after header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                        response
                            .headers_mut()
                            .insert(HeaderName::from_static("retry-after"), retry_after);
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                },
                Err(_) => {
                    // Application code returned an error. This should not happen, as the implementation should
                    // return a valid response.
                    *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
                    response
                        .headers_mut()
                        .insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
                    *response.body_mut() = body_from_str("An internal error occurred");
                }
            }

            Ok(response)
        }
        Err(e) => Ok(Response::builder()
            .status(StatusCode::BAD_REQUEST)
            .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
            .body(body_from_string(format!(
                "Unable to read body: {}",
                e.into()
            )))
            .expect("Unable to create Bad Request response due to unable to read body")),
    }
}

#[allow(unused_variables)]
async fn handle_keycloak_login_controller_backchannel_logout<T, C, ReqBody>(
    mut api_impl: T,
    uri: hyper::Uri,
    headers: HeaderMap,
    body: ReqBody,
    context: C,
    validation: bool,
) -> Result<Response<BoxBody<Bytes, Infallible>>, crate::ServiceError>
where
    T: Api<C> + Clone + Send + 'static,
    C: Has<XSpanIdString> + Send + Sync + 'static,
    ReqBody: Body + Send + 'static,
    ReqBody::Error: Into<Box<dyn Error + Send + Sync>> + Send,
    ReqBody::Data: Send,
{
    // Handle body parameters (note that non-required body parameters will ignore garbage
    // values, rather than causing a 400 response).
    let result = http_body_util::BodyExt::collect(body)
        .await
        .map(|f| f.to_bytes().to_vec());
    match result {
        Ok(body) => {
            // Form parameters
            let form_params = form_urlencoded::parse(&body).collect::<Vec<_>>();
            let param_logout_token = form_params
                .iter()
                .find(|(name, _)| name == "logout_token")
                .map(|(_, value)| value.parse::<String>());
            let param_logout_token = match param_logout_token {
                                    Some(Ok(value)) => value,
                                    None => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(body_from_str("Missing required form parameter logout_token"))
                                                        .expect("Unable to create Bad Request response for missing form parameter logout_token")),
                                    Some(Err(e)) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(body_from_string(format!("Couldn't parse form parameter logout_token - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid form parameter logout_token")),
                                };

            let result = api_impl
                .keycloak_login_controller_backchannel_logout(param_logout_token, &context)
                .await;
            let mut response = Response::new(BoxBody::new(http_body_util::Empty::new()));

            match result {
                Ok(rsp) => match rsp {
                    KeycloakLoginControllerBackchannelLogoutResponse::Ok => {
                        *response.status_mut() = StatusCode::from_u16(200)
                            .expect("Unable to turn 200 into a StatusCode");
                    }
                    KeycloakLoginControllerBackchannelLogoutResponse::BadRequest(body) => {
                        *response.status_mut() = StatusCode::from_u16(400)
                            .expect("Unable to turn 400 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    KeycloakLoginControllerBackchannelLogoutResponse::NotFound(body) => {
                        *response.status_mut() = StatusCode::from_u16(404)
                            .expect("Unable to turn 404 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    KeycloakLoginControllerBackchannelLogoutResponse::UnprocessableEntity(body) => {
                        *response.status_mut() = StatusCode::from_u16(422)
                            .expect("Unable to turn 422 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    KeycloakLoginControllerBackchannelLogoutResponse::BadGateway(body) => {
                        *response.status_mut() = StatusCode::from_u16(502)
                            .expect("Unable to turn 502 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    KeycloakLoginControllerBackchannelLogoutResponse::ServiceUnavailable {
                        body,
                        retry_after,
                    } => {
                        *response.status_mut() = StatusCode::from_u16(503)
                            .expect("Unable to turn 503 into a StatusCode");

                        let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling retry_after header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                        response
                            .headers_mut()
                            .insert(HeaderName::from_static("retry-after"), retry_after);
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    KeycloakLoginControllerBackchannelLogoutResponse::GatewayTimeout(body) => {
                        *response.status_mut() = StatusCode::from_u16(504)
                            .expect("Unable to turn 504 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                },
                Err(_) => {
                    // Application code returned an error. This should not happen, as the implementation should
                    // return a valid response.
                    *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
                    response
                        .headers_mut()
                        .insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
                    *response.body_mut() = body_from_str("An internal error occurred");
                }
            }

            Ok(response)
        }
        Err(e) => Ok(Response::builder()
            .status(StatusCode::BAD_REQUEST)
            .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
            .body(body_from_string(format!(
                "Unable to read body: {}",
                e.into()
            )))
            .expect("Unable to create Bad Request response due to unable to read body")),
    }
}

#[allow(unused_variables)]
async fn handle_keycloak_login_controller_keycloak_callback<T, C, ReqBody>(
    mut api_impl: T,
    uri: hyper::Uri,
    headers: HeaderMap,
    body: ReqBody,
    context: C,
    validation: bool,
) -> Result<Response<BoxBody<Bytes, Infallible>>, crate::ServiceError>
where
    T: Api<C> + Clone + Send + 'static,
    C: Has<XSpanIdString> + Send + Sync + 'static,
    ReqBody: Body + Send + 'static,
    ReqBody::Error: Into<Box<dyn Error + Send + Sync>> + Send,
    ReqBody::Data: Send,
{
    // Query parameters (note that non-required or collection query parameters will ignore garbage values, rather than causing a 400 response)
    let query_params =
        form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes()).collect::<Vec<_>>();
    let param_code = query_params
        .iter()
        .filter(|e| e.0 == "code")
        .map(|e| e.1.clone())
        .next();
    let param_code = match param_code {
        Some(param_code) => {
            let param_code = <String as std::str::FromStr>::from_str(&param_code);
            match param_code {
                Ok(param_code) => Some(param_code),
                Err(e) => return Ok(Response::builder()
                    .status(StatusCode::BAD_REQUEST)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_string(format!(
                        "Couldn't parse query parameter code - doesn't match schema: {e}"
                    )))
                    .expect(
                        "Unable to create Bad Request response for invalid query parameter code",
                    )),
            }
        }
        None => None,
    };
    let param_state = query_params
        .iter()
        .filter(|e| e.0 == "state")
        .map(|e| e.1.clone())
        .next();
    let param_state = match param_state {
        Some(param_state) => {
            let param_state = <String as std::str::FromStr>::from_str(&param_state);
            match param_state {
                Ok(param_state) => Some(param_state),
                Err(e) => return Ok(Response::builder()
                    .status(StatusCode::BAD_REQUEST)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_string(format!(
                        "Couldn't parse query parameter state - doesn't match schema: {e}"
                    )))
                    .expect(
                        "Unable to create Bad Request response for invalid query parameter state",
                    )),
            }
        }
        None => None,
    };
    let param_error = query_params
        .iter()
        .filter(|e| e.0 == "error")
        .map(|e| e.1.clone())
        .next();
    let param_error = match param_error {
        Some(param_error) => {
            let param_error = <String as std::str::FromStr>::from_str(&param_error);
            match param_error {
                Ok(param_error) => Some(param_error),
                Err(e) => return Ok(Response::builder()
                    .status(StatusCode::BAD_REQUEST)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_string(format!(
                        "Couldn't parse query parameter error - doesn't match schema: {e}"
                    )))
                    .expect(
                        "Unable to create Bad Request response for invalid query parameter error",
                    )),
            }
        }
        None => None,
    };
    let param_iss = query_params
        .iter()
        .filter(|e| e.0 == "iss")
        .map(|e| e.1.clone())
        .next();
    let param_iss =
        match param_iss {
            Some(param_iss) => {
                let param_iss = <String as std::str::FromStr>::from_str(&param_iss);
                match param_iss {
                    Ok(param_iss) => Some(param_iss),
                    Err(e) => return Ok(Response::builder()
                        .status(StatusCode::BAD_REQUEST)
                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                        .body(body_from_string(format!(
                            "Couldn't parse query parameter iss - doesn't match schema: {e}"
                        )))
                        .expect(
                            "Unable to create Bad Request response for invalid query parameter iss",
                        )),
                }
            }
            None => None,
        };

    let result = api_impl
        .keycloak_login_controller_keycloak_callback(
            param_code,
            param_state,
            param_error,
            param_iss,
            &context,
        )
        .await;
    let mut response = Response::new(BoxBody::new(http_body_util::Empty::new()));

    match result {
        Ok(rsp) => match rsp {
            KeycloakLoginControllerKeycloakCallbackResponse::Ok(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(200).expect("Unable to turn 200 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            KeycloakLoginControllerKeycloakCallbackResponse::Found {
                location,
                set_cookie,
            } => {
                *response.status_mut() =
                    StatusCode::from_u16(302).expect("Unable to turn 302 into a StatusCode");

                let location = match header::IntoHeaderValue(location).try_into() {
                    Ok(val) => val,
                    Err(e) => return Ok(Response::builder()
                        .status(StatusCode::INTERNAL_SERVER_ERROR)
                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                        .body(body_from_string(format!(
                            "An internal server error occurred handling location header - {e}"
                        )))
                        .expect(
                            "Unable to create Internal Server Error for invalid response header",
                        )),
                };

                response
                    .headers_mut()
                    .insert(HeaderName::from_static("location"), location);

                if let Some(set_cookie) = set_cookie {
                    let set_cookie = match header::IntoHeaderValue(set_cookie).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling set_cookie header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                    response
                        .headers_mut()
                        .insert(HeaderName::from_static("set-cookie"), set_cookie);
                }
            }
            KeycloakLoginControllerKeycloakCallbackResponse::BadRequest(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(400).expect("Unable to turn 400 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            KeycloakLoginControllerKeycloakCallbackResponse::Unauthorized(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(401).expect("Unable to turn 401 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            KeycloakLoginControllerKeycloakCallbackResponse::NotFound(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(404).expect("Unable to turn 404 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            KeycloakLoginControllerKeycloakCallbackResponse::UnprocessableEntity(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(422).expect("Unable to turn 422 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            KeycloakLoginControllerKeycloakCallbackResponse::TooManyRequests {
                body,
                retry_after,
            } => {
                *response.status_mut() =
                    StatusCode::from_u16(429).expect("Unable to turn 429 into a StatusCode");

                let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                    Ok(val) => val,
                    Err(e) => return Ok(Response::builder()
                        .status(StatusCode::INTERNAL_SERVER_ERROR)
                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                        .body(body_from_string(format!(
                            "An internal server error occurred handling retry_after header - {e}"
                        )))
                        .expect(
                            "Unable to create Internal Server Error for invalid response header",
                        )),
                };

                response
                    .headers_mut()
                    .insert(HeaderName::from_static("retry-after"), retry_after);
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            KeycloakLoginControllerKeycloakCallbackResponse::BadGateway(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(502).expect("Unable to turn 502 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            KeycloakLoginControllerKeycloakCallbackResponse::ServiceUnavailable {
                body,
                retry_after,
            } => {
                *response.status_mut() =
                    StatusCode::from_u16(503).expect("Unable to turn 503 into a StatusCode");

                let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                    Ok(val) => val,
                    Err(e) => return Ok(Response::builder()
                        .status(StatusCode::INTERNAL_SERVER_ERROR)
                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                        .body(body_from_string(format!(
                            "An internal server error occurred handling retry_after header - {e}"
                        )))
                        .expect(
                            "Unable to create Internal Server Error for invalid response header",
                        )),
                };

                response
                    .headers_mut()
                    .insert(HeaderName::from_static("retry-after"), retry_after);
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            KeycloakLoginControllerKeycloakCallbackResponse::GatewayTimeout(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(504).expect("Unable to turn 504 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
        },
        Err(_) => {
            // Application code returned an error. This should not happen, as the implementation should
            // return a valid response.
            *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
            response
                .headers_mut()
                .insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
            *response.body_mut() = body_from_str("An internal error occurred");
        }
    }

    Ok(response)
}

#[allow(unused_variables)]
async fn handle_keycloak_login_controller_login_via_keycloak<T, C, ReqBody>(
    mut api_impl: T,
    uri: hyper::Uri,
    headers: HeaderMap,
    body: ReqBody,
    context: C,
    validation: bool,
) -> Result<Response<BoxBody<Bytes, Infallible>>, crate::ServiceError>
where
    T: Api<C> + Clone + Send + 'static,
    C: Has<XSpanIdString> + Send + Sync + 'static,
    ReqBody: Body + Send + 'static,
    ReqBody::Error: Into<Box<dyn Error + Send + Sync>> + Send,
    ReqBody::Data: Send,
{
    // Query parameters (note that non-required or collection query parameters will ignore garbage values, rather than causing a 400 response)
    let query_params =
        form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes()).collect::<Vec<_>>();
    let param_client_id = query_params
        .iter()
        .filter(|e| e.0 == "client_id")
        .map(|e| e.1.clone())
        .next();
    let param_client_id = match param_client_id {
        Some(param_client_id) => {
            let param_client_id = <String as std::str::FromStr>::from_str(&param_client_id);
            match param_client_id {
                            Ok(param_client_id) => Some(param_client_id),
                            Err(e) => return Ok(Response::builder()
                                .status(StatusCode::BAD_REQUEST)
                                .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                .body(body_from_string(format!("Couldn't parse query parameter client_id - doesn't match schema: {e}")))
                                .expect("Unable to create Bad Request response for invalid query parameter client_id")),
                        }
        }
        None => None,
    };
    let param_client_secret = query_params
        .iter()
        .filter(|e| e.0 == "client_secret")
        .map(|e| e.1.clone())
        .next();
    let param_client_secret = match param_client_secret {
        Some(param_client_secret) => {
            let param_client_secret = <String as std::str::FromStr>::from_str(&param_client_secret);
            match param_client_secret {
                            Ok(param_client_secret) => Some(param_client_secret),
                            Err(e) => return Ok(Response::builder()
                                .status(StatusCode::BAD_REQUEST)
                                .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                .body(body_from_string(format!("Couldn't parse query parameter client_secret - doesn't match schema: {e}")))
                                .expect("Unable to create Bad Request response for invalid query parameter client_secret")),
                        }
        }
        None => None,
    };
    let param_state = query_params
        .iter()
        .filter(|e| e.0 == "state")
        .map(|e| e.1.clone())
        .next();
    let param_state = match param_state {
        Some(param_state) => {
            let param_state = <String as std::str::FromStr>::from_str(&param_state);
            match param_state {
                Ok(param_state) => Some(param_state),
                Err(e) => return Ok(Response::builder()
                    .status(StatusCode::BAD_REQUEST)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_string(format!(
                        "Couldn't parse query parameter state - doesn't match schema: {e}"
                    )))
                    .expect(
                        "Unable to create Bad Request response for invalid query parameter state",
                    )),
            }
        }
        None => None,
    };
    let param_code_challenge = query_params
        .iter()
        .filter(|e| e.0 == "code_challenge")
        .map(|e| e.1.clone())
        .next();
    let param_code_challenge = match param_code_challenge {
        Some(param_code_challenge) => {
            let param_code_challenge =
                <String as std::str::FromStr>::from_str(&param_code_challenge);
            match param_code_challenge {
                            Ok(param_code_challenge) => Some(param_code_challenge),
                            Err(e) => return Ok(Response::builder()
                                .status(StatusCode::BAD_REQUEST)
                                .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                .body(body_from_string(format!("Couldn't parse query parameter code_challenge - doesn't match schema: {e}")))
                                .expect("Unable to create Bad Request response for invalid query parameter code_challenge")),
                        }
        }
        None => None,
    };

    let result = api_impl
        .keycloak_login_controller_login_via_keycloak(
            param_client_id,
            param_client_secret,
            param_state,
            param_code_challenge,
            &context,
        )
        .await;
    let mut response = Response::new(BoxBody::new(http_body_util::Empty::new()));

    match result {
        Ok(rsp) => match rsp {
            KeycloakLoginControllerLoginViaKeycloakResponse::Ok(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(200).expect("Unable to turn 200 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            KeycloakLoginControllerLoginViaKeycloakResponse::Found {
                location,
                set_cookie,
            } => {
                *response.status_mut() =
                    StatusCode::from_u16(302).expect("Unable to turn 302 into a StatusCode");

                let location = match header::IntoHeaderValue(location).try_into() {
                    Ok(val) => val,
                    Err(e) => return Ok(Response::builder()
                        .status(StatusCode::INTERNAL_SERVER_ERROR)
                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                        .body(body_from_string(format!(
                            "An internal server error occurred handling location header - {e}"
                        )))
                        .expect(
                            "Unable to create Internal Server Error for invalid response header",
                        )),
                };

                response
                    .headers_mut()
                    .insert(HeaderName::from_static("location"), location);

                if let Some(set_cookie) = set_cookie {
                    let set_cookie = match header::IntoHeaderValue(set_cookie).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling set_cookie header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                    response
                        .headers_mut()
                        .insert(HeaderName::from_static("set-cookie"), set_cookie);
                }
            }
            KeycloakLoginControllerLoginViaKeycloakResponse::BadRequest(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(400).expect("Unable to turn 400 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            KeycloakLoginControllerLoginViaKeycloakResponse::Unauthorized(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(401).expect("Unable to turn 401 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            KeycloakLoginControllerLoginViaKeycloakResponse::NotFound(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(404).expect("Unable to turn 404 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            KeycloakLoginControllerLoginViaKeycloakResponse::UnprocessableEntity(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(422).expect("Unable to turn 422 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            KeycloakLoginControllerLoginViaKeycloakResponse::TooManyRequests {
                body,
                retry_after,
            } => {
                *response.status_mut() =
                    StatusCode::from_u16(429).expect("Unable to turn 429 into a StatusCode");

                let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                    Ok(val) => val,
                    Err(e) => return Ok(Response::builder()
                        .status(StatusCode::INTERNAL_SERVER_ERROR)
                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                        .body(body_from_string(format!(
                            "An internal server error occurred handling retry_after header - {e}"
                        )))
                        .expect(
                            "Unable to create Internal Server Error for invalid response header",
                        )),
                };

                response
                    .headers_mut()
                    .insert(HeaderName::from_static("retry-after"), retry_after);
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            KeycloakLoginControllerLoginViaKeycloakResponse::ServiceUnavailable {
                body,
                retry_after,
            } => {
                *response.status_mut() =
                    StatusCode::from_u16(503).expect("Unable to turn 503 into a StatusCode");

                let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                    Ok(val) => val,
                    Err(e) => return Ok(Response::builder()
                        .status(StatusCode::INTERNAL_SERVER_ERROR)
                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                        .body(body_from_string(format!(
                            "An internal server error occurred handling retry_after header - {e}"
                        )))
                        .expect(
                            "Unable to create Internal Server Error for invalid response header",
                        )),
                };

                response
                    .headers_mut()
                    .insert(HeaderName::from_static("retry-after"), retry_after);
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
        },
        Err(_) => {
            // Application code returned an error. This should not happen, as the implementation should
            // return a valid response.
            *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
            response
                .headers_mut()
                .insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
            *response.body_mut() = body_from_str("An internal error occurred");
        }
    }

    Ok(response)
}

#[allow(unused_variables)]
async fn handle_keycloak_login_controller_post_login_via_keycloak<T, C, ReqBody>(
    mut api_impl: T,
    uri: hyper::Uri,
    headers: HeaderMap,
    body: ReqBody,
    context: C,
    validation: bool,
) -> Result<Response<BoxBody<Bytes, Infallible>>, crate::ServiceError>
where
    T: Api<C> + Clone + Send + 'static,
    C: Has<XSpanIdString> + Send + Sync + 'static,
    ReqBody: Body + Send + 'static,
    ReqBody::Error: Into<Box<dyn Error + Send + Sync>> + Send,
    ReqBody::Data: Send,
{
    // Handle body parameters (note that non-required body parameters will ignore garbage
    // values, rather than causing a 400 response).
    let result = http_body_util::BodyExt::collect(body)
        .await
        .map(|f| f.to_bytes().to_vec());
    match result {
        Ok(body) => {
            // Form parameters
            let form_params = form_urlencoded::parse(&body).collect::<Vec<_>>();
            let param_client_id = form_params
                .iter()
                .find(|(name, _)| name == "client_id")
                .map(|(_, value)| value.parse::<String>());
            let param_client_id = match param_client_id {
                                    Some(Ok(value)) => value,
                                    None => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(body_from_str("Missing required form parameter client_id"))
                                                        .expect("Unable to create Bad Request response for missing form parameter client_id")),
                                    Some(Err(e)) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(body_from_string(format!("Couldn't parse form parameter client_id - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid form parameter client_id")),
                                };
            let param_client_secret = form_params
                .iter()
                .find(|(name, _)| name == "client_secret")
                .map(|(_, value)| value.parse::<String>());
            let param_client_secret = match param_client_secret {
                                    Some(Ok(value)) => Some(value),
                                    None => None,
                                    Some(Err(e)) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(body_from_string(format!("Couldn't parse form parameter client_secret - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid form parameter client_secret")),
                                };
            let param_state = form_params
                .iter()
                .find(|(name, _)| name == "state")
                .map(|(_, value)| value.parse::<String>());
            let param_state = match param_state {
                Some(Ok(value)) => Some(value),
                None => None,
                Some(Err(e)) => return Ok(Response::builder()
                    .status(StatusCode::BAD_REQUEST)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_string(format!(
                        "Couldn't parse form parameter state - doesn't match schema: {e}"
                    )))
                    .expect(
                        "Unable to create Bad Request response for invalid form parameter state",
                    )),
            };
            let param_code_challenge = form_params
                .iter()
                .find(|(name, _)| name == "code_challenge")
                .map(|(_, value)| value.parse::<String>());
            let param_code_challenge = match param_code_challenge {
                                    Some(Ok(value)) => Some(value),
                                    None => None,
                                    Some(Err(e)) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(body_from_string(format!("Couldn't parse form parameter code_challenge - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid form parameter code_challenge")),
                                };

            let result = api_impl
                .keycloak_login_controller_post_login_via_keycloak(
                    param_client_id,
                    param_client_secret,
                    param_state,
                    param_code_challenge,
                    &context,
                )
                .await;
            let mut response = Response::new(BoxBody::new(http_body_util::Empty::new()));

            match result {
                Ok(rsp) => match rsp {
                    KeycloakLoginControllerPostLoginViaKeycloakResponse::Ok(body) => {
                        *response.status_mut() = StatusCode::from_u16(200)
                            .expect("Unable to turn 200 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    KeycloakLoginControllerPostLoginViaKeycloakResponse::SeeOther {
                        location,
                        set_cookie,
                    } => {
                        *response.status_mut() = StatusCode::from_u16(303)
                            .expect("Unable to turn 303 into a StatusCode");

                        let location = match header::IntoHeaderValue(location).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling location header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                        response
                            .headers_mut()
                            .insert(HeaderName::from_static("location"), location);

                        if let Some(set_cookie) = set_cookie {
                            let set_cookie = match header::IntoHeaderValue(set_cookie).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling set_cookie header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                            response
                                .headers_mut()
                                .insert(HeaderName::from_static("set-cookie"), set_cookie);
                        }
                    }
                    KeycloakLoginControllerPostLoginViaKeycloakResponse::BadRequest(body) => {
                        *response.status_mut() = StatusCode::from_u16(400)
                            .expect("Unable to turn 400 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    KeycloakLoginControllerPostLoginViaKeycloakResponse::Unauthorized(body) => {
                        *response.status_mut() = StatusCode::from_u16(401)
                            .expect("Unable to turn 401 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    KeycloakLoginControllerPostLoginViaKeycloakResponse::NotFound(body) => {
                        *response.status_mut() = StatusCode::from_u16(404)
                            .expect("Unable to turn 404 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    KeycloakLoginControllerPostLoginViaKeycloakResponse::UnprocessableEntity(
                        body,
                    ) => {
                        *response.status_mut() = StatusCode::from_u16(422)
                            .expect("Unable to turn 422 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    KeycloakLoginControllerPostLoginViaKeycloakResponse::TooManyRequests {
                        body,
                        retry_after,
                    } => {
                        *response.status_mut() = StatusCode::from_u16(429)
                            .expect("Unable to turn 429 into a StatusCode");

                        let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling retry_after header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                        response
                            .headers_mut()
                            .insert(HeaderName::from_static("retry-after"), retry_after);
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    KeycloakLoginControllerPostLoginViaKeycloakResponse::ServiceUnavailable {
                        body,
                        retry_after,
                    } => {
                        *response.status_mut() = StatusCode::from_u16(503)
                            .expect("Unable to turn 503 into a StatusCode");

                        let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling retry_after header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                        response
                            .headers_mut()
                            .insert(HeaderName::from_static("retry-after"), retry_after);
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                },
                Err(_) => {
                    // Application code returned an error. This should not happen, as the implementation should
                    // return a valid response.
                    *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
                    response
                        .headers_mut()
                        .insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
                    *response.body_mut() = body_from_str("An internal error occurred");
                }
            }

            Ok(response)
        }
        Err(e) => Ok(Response::builder()
            .status(StatusCode::BAD_REQUEST)
            .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
            .body(body_from_string(format!(
                "Unable to read body: {}",
                e.into()
            )))
            .expect("Unable to create Bad Request response due to unable to read body")),
    }
}

#[allow(unused_variables)]
async fn handle_login_controller_exchange_token<T, C, ReqBody>(
    mut api_impl: T,
    uri: hyper::Uri,
    headers: HeaderMap,
    body: ReqBody,
    context: C,
    validation: bool,
) -> Result<Response<BoxBody<Bytes, Infallible>>, crate::ServiceError>
where
    T: Api<C> + Clone + Send + 'static,
    C: Has<XSpanIdString> + Has<Option<Authorization>> + Send + Sync + 'static,
    ReqBody: Body + Send + 'static,
    ReqBody::Error: Into<Box<dyn Error + Send + Sync>> + Send,
    ReqBody::Data: Send,
{
    {
        let authorization = match *(&context as &dyn Has<Option<Authorization>>).get() {
            Some(ref authorization) => authorization,
            None => {
                return Ok(Response::builder()
                    .status(StatusCode::FORBIDDEN)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_str("Unauthenticated"))
                    .expect("Unable to create Authentication Forbidden response"))
            }
        };
    }

    // Header parameters
    let param_device_id = headers.get(HeaderName::from_static("device_id"));

    let param_device_id = match param_device_id {
        Some(v) => match header::IntoHeaderValue::<String>::try_from((*v).clone()) {
            Ok(result) => Some(result.0),
            Err(err) => {
                return Ok(Response::builder()
                    .status(StatusCode::BAD_REQUEST)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_string(format!(
                        "Invalid header device_id - {err}"
                    )))
                    .expect("Unable to create Bad Request response for invalid header device_id"));
            }
        },
        None => None,
    };

    // Handle body parameters (note that non-required body parameters will ignore garbage
    // values, rather than causing a 400 response).
    let result = http_body_util::BodyExt::collect(body)
        .await
        .map(|f| f.to_bytes().to_vec());
    match result {
        Ok(body) => {
            let param_auth_refresh_token_request: Option<models::AuthRefreshTokenRequest> = if !body
                .is_empty()
            {
                let deserializer = &mut serde_json::Deserializer::from_slice(&body);
                match serde::Deserialize::deserialize(deserializer) {
                                        Ok(param_auth_refresh_token_request) => param_auth_refresh_token_request,
                                        Err(e) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(BoxBody::new(format!("Couldn't parse body parameter AuthRefreshTokenRequest - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid body parameter AuthRefreshTokenRequest due to schema")),
                                    }
            } else {
                None
            };
            let param_auth_refresh_token_request = match param_auth_refresh_token_request {
                                    Some(param_auth_refresh_token_request) => param_auth_refresh_token_request,
                                    None => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(BoxBody::new("Missing required body parameter AuthRefreshTokenRequest".to_string()))
                                                        .expect("Unable to create Bad Request response for missing body parameter AuthRefreshTokenRequest")),
                                };
            #[cfg(not(feature = "validate"))]
            run_validation!(
                param_auth_refresh_token_request,
                "AuthRefreshTokenRequest",
                validation
            );

            let result = api_impl
                .login_controller_exchange_token(
                    param_auth_refresh_token_request,
                    param_device_id,
                    &context,
                )
                .await;
            let mut response = Response::new(BoxBody::new(http_body_util::Empty::new()));

            match result {
                Ok(rsp) => match rsp {
                    LoginControllerExchangeTokenResponse::Ok(body) => {
                        *response.status_mut() = StatusCode::from_u16(200)
                            .expect("Unable to turn 200 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    LoginControllerExchangeTokenResponse::BadRequest(body) => {
                        *response.status_mut() = StatusCode::from_u16(400)
                            .expect("Unable to turn 400 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    LoginControllerExchangeTokenResponse::Unauthorized(body) => {
                        *response.status_mut() = StatusCode::from_u16(401)
                            .expect("Unable to turn 401 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    LoginControllerExchangeTokenResponse::NotFound(body) => {
                        *response.status_mut() = StatusCode::from_u16(404)
                            .expect("Unable to turn 404 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    LoginControllerExchangeTokenResponse::UnprocessableEntity(body) => {
                        *response.status_mut() = StatusCode::from_u16(422)
                            .expect("Unable to turn 422 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    LoginControllerExchangeTokenResponse::ServiceUnavailable {
                        body,
                        retry_after,
                    } => {
                        *response.status_mut() = StatusCode::from_u16(503)
                            .expect("Unable to turn 503 into a StatusCode");

                        let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling retry_after header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                        response
                            .headers_mut()
                            .insert(HeaderName::from_static("retry-after"), retry_after);
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                },
                Err(_) => {
                    // Application code returned an error. This should not happen, as the implementation should
                    // return a valid response.
                    *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
                    response
                        .headers_mut()
                        .insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
                    *response.body_mut() = body_from_str("An internal error occurred");
                }
            }

            Ok(response)
        }
        Err(e) => Ok(Response::builder()
            .status(StatusCode::BAD_REQUEST)
            .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
            .body(body_from_string(format!(
                "Unable to read body: {}",
                e.into()
            )))
            .expect("Unable to create Bad Request response due to unable to read body")),
    }
}

#[allow(unused_variables)]
async fn handle_login_controller_get_token<T, C, ReqBody>(
    mut api_impl: T,
    uri: hyper::Uri,
    headers: HeaderMap,
    body: ReqBody,
    context: C,
    validation: bool,
) -> Result<Response<BoxBody<Bytes, Infallible>>, crate::ServiceError>
where
    T: Api<C> + Clone + Send + 'static,
    C: Has<XSpanIdString> + Send + Sync + 'static,
    ReqBody: Body + Send + 'static,
    ReqBody::Error: Into<Box<dyn Error + Send + Sync>> + Send,
    ReqBody::Data: Send,
{
    // Handle body parameters (note that non-required body parameters will ignore garbage
    // values, rather than causing a 400 response).
    let result = http_body_util::BodyExt::collect(body)
        .await
        .map(|f| f.to_bytes().to_vec());
    match result {
        Ok(body) => {
            let param_auth_token_request: Option<models::AuthTokenRequest> = if !body.is_empty() {
                let deserializer = &mut serde_json::Deserializer::from_slice(&body);
                match serde::Deserialize::deserialize(deserializer) {
                                        Ok(param_auth_token_request) => param_auth_token_request,
                                        Err(e) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(BoxBody::new(format!("Couldn't parse body parameter AuthTokenRequest - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid body parameter AuthTokenRequest due to schema")),
                                    }
            } else {
                None
            };
            let param_auth_token_request = match param_auth_token_request {
                                    Some(param_auth_token_request) => param_auth_token_request,
                                    None => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(BoxBody::new("Missing required body parameter AuthTokenRequest".to_string()))
                                                        .expect("Unable to create Bad Request response for missing body parameter AuthTokenRequest")),
                                };
            #[cfg(not(feature = "validate"))]
            run_validation!(param_auth_token_request, "AuthTokenRequest", validation);

            let result = api_impl
                .login_controller_get_token(param_auth_token_request, &context)
                .await;
            let mut response = Response::new(BoxBody::new(http_body_util::Empty::new()));

            match result {
                Ok(rsp) => match rsp {
                    LoginControllerGetTokenResponse::Ok(body) => {
                        *response.status_mut() = StatusCode::from_u16(200)
                            .expect("Unable to turn 200 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    LoginControllerGetTokenResponse::BadRequest(body) => {
                        *response.status_mut() = StatusCode::from_u16(400)
                            .expect("Unable to turn 400 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    LoginControllerGetTokenResponse::Unauthorized(body) => {
                        *response.status_mut() = StatusCode::from_u16(401)
                            .expect("Unable to turn 401 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    LoginControllerGetTokenResponse::NotFound(body) => {
                        *response.status_mut() = StatusCode::from_u16(404)
                            .expect("Unable to turn 404 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    LoginControllerGetTokenResponse::UnprocessableEntity(body) => {
                        *response.status_mut() = StatusCode::from_u16(422)
                            .expect("Unable to turn 422 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    LoginControllerGetTokenResponse::TooManyRequests { body, retry_after } => {
                        *response.status_mut() = StatusCode::from_u16(429)
                            .expect("Unable to turn 429 into a StatusCode");

                        let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling retry_after header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                        response
                            .headers_mut()
                            .insert(HeaderName::from_static("retry-after"), retry_after);
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    LoginControllerGetTokenResponse::ServiceUnavailable { body, retry_after } => {
                        *response.status_mut() = StatusCode::from_u16(503)
                            .expect("Unable to turn 503 into a StatusCode");

                        let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling retry_after header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                        response
                            .headers_mut()
                            .insert(HeaderName::from_static("retry-after"), retry_after);
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                },
                Err(_) => {
                    // Application code returned an error. This should not happen, as the implementation should
                    // return a valid response.
                    *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
                    response
                        .headers_mut()
                        .insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
                    *response.body_mut() = body_from_str("An internal error occurred");
                }
            }

            Ok(response)
        }
        Err(e) => Ok(Response::builder()
            .status(StatusCode::BAD_REQUEST)
            .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
            .body(body_from_string(format!(
                "Unable to read body: {}",
                e.into()
            )))
            .expect("Unable to create Bad Request response due to unable to read body")),
    }
}

#[allow(unused_variables)]
async fn handle_login_controller_login<T, C, ReqBody>(
    mut api_impl: T,
    uri: hyper::Uri,
    headers: HeaderMap,
    body: ReqBody,
    context: C,
    validation: bool,
) -> Result<Response<BoxBody<Bytes, Infallible>>, crate::ServiceError>
where
    T: Api<C> + Clone + Send + 'static,
    C: Has<XSpanIdString> + Send + Sync + 'static,
    ReqBody: Body + Send + 'static,
    ReqBody::Error: Into<Box<dyn Error + Send + Sync>> + Send,
    ReqBody::Data: Send,
{
    // Handle body parameters (note that non-required body parameters will ignore garbage
    // values, rather than causing a 400 response).
    let result = http_body_util::BodyExt::collect(body)
        .await
        .map(|f| f.to_bytes().to_vec());
    match result {
        Ok(body) => {
            let param_login_request: Option<models::LoginRequest> = if !body.is_empty() {
                let deserializer = &mut serde_json::Deserializer::from_slice(&body);
                match serde::Deserialize::deserialize(deserializer) {
                                        Ok(param_login_request) => param_login_request,
                                        Err(e) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(BoxBody::new(format!("Couldn't parse body parameter LoginRequest - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid body parameter LoginRequest due to schema")),
                                    }
            } else {
                None
            };
            let param_login_request = match param_login_request {
                                    Some(param_login_request) => param_login_request,
                                    None => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(BoxBody::new("Missing required body parameter LoginRequest".to_string()))
                                                        .expect("Unable to create Bad Request response for missing body parameter LoginRequest")),
                                };
            #[cfg(not(feature = "validate"))]
            run_validation!(param_login_request, "LoginRequest", validation);

            let result = api_impl
                .login_controller_login(param_login_request, &context)
                .await;
            let mut response = Response::new(BoxBody::new(http_body_util::Empty::new()));

            match result {
                Ok(rsp) => match rsp {
                    LoginControllerLoginResponse::Ok(body) => {
                        *response.status_mut() = StatusCode::from_u16(200)
                            .expect("Unable to turn 200 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    LoginControllerLoginResponse::BadRequest(body) => {
                        *response.status_mut() = StatusCode::from_u16(400)
                            .expect("Unable to turn 400 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    LoginControllerLoginResponse::Unauthorized(body) => {
                        *response.status_mut() = StatusCode::from_u16(401)
                            .expect("Unable to turn 401 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    LoginControllerLoginResponse::NotFound(body) => {
                        *response.status_mut() = StatusCode::from_u16(404)
                            .expect("Unable to turn 404 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    LoginControllerLoginResponse::UnprocessableEntity(body) => {
                        *response.status_mut() = StatusCode::from_u16(422)
                            .expect("Unable to turn 422 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    LoginControllerLoginResponse::TooManyRequests { body, retry_after } => {
                        *response.status_mut() = StatusCode::from_u16(429)
                            .expect("Unable to turn 429 into a StatusCode");

                        let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling retry_after header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                        response
                            .headers_mut()
                            .insert(HeaderName::from_static("retry-after"), retry_after);
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    LoginControllerLoginResponse::ServiceUnavailable { body, retry_after } => {
                        *response.status_mut() = StatusCode::from_u16(503)
                            .expect("Unable to turn 503 into a StatusCode");

                        let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling retry_after header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                        response
                            .headers_mut()
                            .insert(HeaderName::from_static("retry-after"), retry_after);
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                },
                Err(_) => {
                    // Application code returned an error. This should not happen, as the implementation should
                    // return a valid response.
                    *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
                    response
                        .headers_mut()
                        .insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
                    *response.body_mut() = body_from_str("An internal error occurred");
                }
            }

            Ok(response)
        }
        Err(e) => Ok(Response::builder()
            .status(StatusCode::BAD_REQUEST)
            .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
            .body(body_from_string(format!(
                "Unable to read body: {}",
                e.into()
            )))
            .expect("Unable to create Bad Request response due to unable to read body")),
    }
}

#[allow(unused_variables)]
async fn handle_login_controller_login_with_client_user<T, C, ReqBody>(
    mut api_impl: T,
    uri: hyper::Uri,
    headers: HeaderMap,
    body: ReqBody,
    context: C,
    validation: bool,
) -> Result<Response<BoxBody<Bytes, Infallible>>, crate::ServiceError>
where
    T: Api<C> + Clone + Send + 'static,
    C: Has<XSpanIdString> + Send + Sync + 'static,
    ReqBody: Body + Send + 'static,
    ReqBody::Error: Into<Box<dyn Error + Send + Sync>> + Send,
    ReqBody::Data: Send,
{
    // Handle body parameters (note that non-required body parameters will ignore garbage
    // values, rather than causing a 400 response).
    let result = http_body_util::BodyExt::collect(body)
        .await
        .map(|f| f.to_bytes().to_vec());
    match result {
        Ok(body) => {
            let param_login_request: Option<models::LoginRequest> = if !body.is_empty() {
                let deserializer = &mut serde_json::Deserializer::from_slice(&body);
                match serde::Deserialize::deserialize(deserializer) {
                                        Ok(param_login_request) => param_login_request,
                                        Err(e) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(BoxBody::new(format!("Couldn't parse body parameter LoginRequest - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid body parameter LoginRequest due to schema")),
                                    }
            } else {
                None
            };
            let param_login_request = match param_login_request {
                                    Some(param_login_request) => param_login_request,
                                    None => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(BoxBody::new("Missing required body parameter LoginRequest".to_string()))
                                                        .expect("Unable to create Bad Request response for missing body parameter LoginRequest")),
                                };
            #[cfg(not(feature = "validate"))]
            run_validation!(param_login_request, "LoginRequest", validation);

            let result = api_impl
                .login_controller_login_with_client_user(param_login_request, &context)
                .await;
            let mut response = Response::new(BoxBody::new(http_body_util::Empty::new()));

            match result {
                Ok(rsp) => match rsp {
                    LoginControllerLoginWithClientUserResponse::Ok(body) => {
                        *response.status_mut() = StatusCode::from_u16(200)
                            .expect("Unable to turn 200 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    LoginControllerLoginWithClientUserResponse::BadRequest(body) => {
                        *response.status_mut() = StatusCode::from_u16(400)
                            .expect("Unable to turn 400 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    LoginControllerLoginWithClientUserResponse::Unauthorized(body) => {
                        *response.status_mut() = StatusCode::from_u16(401)
                            .expect("Unable to turn 401 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    LoginControllerLoginWithClientUserResponse::NotFound(body) => {
                        *response.status_mut() = StatusCode::from_u16(404)
                            .expect("Unable to turn 404 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    LoginControllerLoginWithClientUserResponse::UnprocessableEntity(body) => {
                        *response.status_mut() = StatusCode::from_u16(422)
                            .expect("Unable to turn 422 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    LoginControllerLoginWithClientUserResponse::TooManyRequests {
                        body,
                        retry_after,
                    } => {
                        *response.status_mut() = StatusCode::from_u16(429)
                            .expect("Unable to turn 429 into a StatusCode");

                        let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling retry_after header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                        response
                            .headers_mut()
                            .insert(HeaderName::from_static("retry-after"), retry_after);
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    LoginControllerLoginWithClientUserResponse::ServiceUnavailable {
                        body,
                        retry_after,
                    } => {
                        *response.status_mut() = StatusCode::from_u16(503)
                            .expect("Unable to turn 503 into a StatusCode");

                        let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling retry_after header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                        response
                            .headers_mut()
                            .insert(HeaderName::from_static("retry-after"), retry_after);
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                },
                Err(_) => {
                    // Application code returned an error. This should not happen, as the implementation should
                    // return a valid response.
                    *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
                    response
                        .headers_mut()
                        .insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
                    *response.body_mut() = body_from_str("An internal error occurred");
                }
            }

            Ok(response)
        }
        Err(e) => Ok(Response::builder()
            .status(StatusCode::BAD_REQUEST)
            .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
            .body(body_from_string(format!(
                "Unable to read body: {}",
                e.into()
            )))
            .expect("Unable to create Bad Request response due to unable to read body")),
    }
}

#[allow(unused_variables)]
async fn handle_login_controller_me<T, C, ReqBody>(
    mut api_impl: T,
    uri: hyper::Uri,
    headers: HeaderMap,
    body: ReqBody,
    context: C,
    validation: bool,
) -> Result<Response<BoxBody<Bytes, Infallible>>, crate::ServiceError>
where
    T: Api<C> + Clone + Send + 'static,
    C: Has<XSpanIdString> + Has<Option<Authorization>> + Send + Sync + 'static,
    ReqBody: Body + Send + 'static,
    ReqBody::Error: Into<Box<dyn Error + Send + Sync>> + Send,
    ReqBody::Data: Send,
{
    {
        let authorization = match *(&context as &dyn Has<Option<Authorization>>).get() {
            Some(ref authorization) => authorization,
            None => {
                return Ok(Response::builder()
                    .status(StatusCode::FORBIDDEN)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_str("Unauthenticated"))
                    .expect("Unable to create Authentication Forbidden response"))
            }
        };
    }

    let result = api_impl.login_controller_me(&context).await;
    let mut response = Response::new(BoxBody::new(http_body_util::Empty::new()));

    match result {
        Ok(rsp) => match rsp {
            LoginControllerMeResponse::Ok(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(200).expect("Unable to turn 200 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static(body.media_type()));
                // JSON Body
                *response.body_mut() = BoxBody::new(Full::new(body.into_bytes()));
            }
            LoginControllerMeResponse::BadRequest(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(400).expect("Unable to turn 400 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            LoginControllerMeResponse::Unauthorized(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(401).expect("Unable to turn 401 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            LoginControllerMeResponse::NotFound(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(404).expect("Unable to turn 404 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            LoginControllerMeResponse::UnprocessableEntity(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(422).expect("Unable to turn 422 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            LoginControllerMeResponse::ServiceUnavailable { body, retry_after } => {
                *response.status_mut() =
                    StatusCode::from_u16(503).expect("Unable to turn 503 into a StatusCode");

                let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                    Ok(val) => val,
                    Err(e) => return Ok(Response::builder()
                        .status(StatusCode::INTERNAL_SERVER_ERROR)
                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                        .body(body_from_string(format!(
                            "An internal server error occurred handling retry_after header - {e}"
                        )))
                        .expect(
                            "Unable to create Internal Server Error for invalid response header",
                        )),
                };

                response
                    .headers_mut()
                    .insert(HeaderName::from_static("retry-after"), retry_after);
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
        },
        Err(_) => {
            // Application code returned an error. This should not happen, as the implementation should
            // return a valid response.
            *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
            response
                .headers_mut()
                .insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
            *response.body_mut() = body_from_str("An internal error occurred");
        }
    }

    Ok(response)
}

#[allow(unused_variables)]
async fn handle_login_controller_reset_password<T, C, ReqBody>(
    mut api_impl: T,
    uri: hyper::Uri,
    headers: HeaderMap,
    body: ReqBody,
    context: C,
    validation: bool,
) -> Result<Response<BoxBody<Bytes, Infallible>>, crate::ServiceError>
where
    T: Api<C> + Clone + Send + 'static,
    C: Has<XSpanIdString> + Has<Option<Authorization>> + Send + Sync + 'static,
    ReqBody: Body + Send + 'static,
    ReqBody::Error: Into<Box<dyn Error + Send + Sync>> + Send,
    ReqBody::Data: Send,
{
    {
        let authorization = match *(&context as &dyn Has<Option<Authorization>>).get() {
            Some(ref authorization) => authorization,
            None => {
                return Ok(Response::builder()
                    .status(StatusCode::FORBIDDEN)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_str("Unauthenticated"))
                    .expect("Unable to create Authentication Forbidden response"))
            }
        };
    }

    // Handle body parameters (note that non-required body parameters will ignore garbage
    // values, rather than causing a 400 response).
    let result = http_body_util::BodyExt::collect(body)
        .await
        .map(|f| f.to_bytes().to_vec());
    match result {
        Ok(body) => {
            let param_reset_password_partial: Option<models::ResetPasswordPartial> =
                if !body.is_empty() {
                    let deserializer = &mut serde_json::Deserializer::from_slice(&body);
                    serde::Deserialize::deserialize(deserializer).unwrap_or_default()
                } else {
                    None
                };
            #[cfg(not(feature = "validate"))]
            run_validation!(
                param_reset_password_partial,
                "ResetPasswordPartial",
                validation
            );

            let result = api_impl
                .login_controller_reset_password(param_reset_password_partial, &context)
                .await;
            let mut response = Response::new(BoxBody::new(http_body_util::Empty::new()));

            match result {
                Ok(rsp) => match rsp {
                    LoginControllerResetPasswordResponse::Ok(body) => {
                        *response.status_mut() = StatusCode::from_u16(200)
                            .expect("Unable to turn 200 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    LoginControllerResetPasswordResponse::BadRequest(body) => {
                        *response.status_mut() = StatusCode::from_u16(400)
                            .expect("Unable to turn 400 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    LoginControllerResetPasswordResponse::Unauthorized(body) => {
                        *response.status_mut() = StatusCode::from_u16(401)
                            .expect("Unable to turn 401 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    LoginControllerResetPasswordResponse::Forbidden(body) => {
                        *response.status_mut() = StatusCode::from_u16(403)
                            .expect("Unable to turn 403 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    LoginControllerResetPasswordResponse::UnprocessableEntity(body) => {
                        *response.status_mut() = StatusCode::from_u16(422)
                            .expect("Unable to turn 422 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    LoginControllerResetPasswordResponse::TooManyRequests { body, retry_after } => {
                        *response.status_mut() = StatusCode::from_u16(429)
                            .expect("Unable to turn 429 into a StatusCode");

                        let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling retry_after header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                        response
                            .headers_mut()
                            .insert(HeaderName::from_static("retry-after"), retry_after);
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    LoginControllerResetPasswordResponse::ServiceUnavailable {
                        body,
                        retry_after,
                    } => {
                        *response.status_mut() = StatusCode::from_u16(503)
                            .expect("Unable to turn 503 into a StatusCode");

                        let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling retry_after header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                        response
                            .headers_mut()
                            .insert(HeaderName::from_static("retry-after"), retry_after);
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                },
                Err(_) => {
                    // Application code returned an error. This should not happen, as the implementation should
                    // return a valid response.
                    *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
                    response
                        .headers_mut()
                        .insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
                    *response.body_mut() = body_from_str("An internal error occurred");
                }
            }

            Ok(response)
        }
        Err(e) => Ok(Response::builder()
            .status(StatusCode::BAD_REQUEST)
            .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
            .body(body_from_string(format!(
                "Unable to read body: {}",
                e.into()
            )))
            .expect("Unable to create Bad Request response due to unable to read body")),
    }
}

#[allow(unused_variables)]
async fn handle_logout_controller_keycloak_logout<T, C, ReqBody>(
    mut api_impl: T,
    uri: hyper::Uri,
    headers: HeaderMap,
    body: ReqBody,
    context: C,
    validation: bool,
) -> Result<Response<BoxBody<Bytes, Infallible>>, crate::ServiceError>
where
    T: Api<C> + Clone + Send + 'static,
    C: Has<XSpanIdString> + Has<Option<Authorization>> + Send + Sync + 'static,
    ReqBody: Body + Send + 'static,
    ReqBody::Error: Into<Box<dyn Error + Send + Sync>> + Send,
    ReqBody::Data: Send,
{
    {
        let authorization = match *(&context as &dyn Has<Option<Authorization>>).get() {
            Some(ref authorization) => authorization,
            None => {
                return Ok(Response::builder()
                    .status(StatusCode::FORBIDDEN)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_str("Unauthenticated"))
                    .expect("Unable to create Authentication Forbidden response"))
            }
        };
    }

    // Handle body parameters (note that non-required body parameters will ignore garbage
    // values, rather than causing a 400 response).
    let result = http_body_util::BodyExt::collect(body)
        .await
        .map(|f| f.to_bytes().to_vec());
    match result {
        Ok(body) => {
            let param_refresh_token_request_partial: Option<models::RefreshTokenRequestPartial> =
                if !body.is_empty() {
                    let deserializer = &mut serde_json::Deserializer::from_slice(&body);
                    serde::Deserialize::deserialize(deserializer).unwrap_or_default()
                } else {
                    None
                };
            #[cfg(not(feature = "validate"))]
            run_validation!(
                param_refresh_token_request_partial,
                "RefreshTokenRequestPartial",
                validation
            );

            let result = api_impl
                .logout_controller_keycloak_logout(param_refresh_token_request_partial, &context)
                .await;
            let mut response = Response::new(BoxBody::new(http_body_util::Empty::new()));

            match result {
                Ok(rsp) => match rsp {
                    LogoutControllerKeycloakLogoutResponse::Ok(body) => {
                        *response.status_mut() = StatusCode::from_u16(200)
                            .expect("Unable to turn 200 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    LogoutControllerKeycloakLogoutResponse::BadRequest(body) => {
                        *response.status_mut() = StatusCode::from_u16(400)
                            .expect("Unable to turn 400 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    LogoutControllerKeycloakLogoutResponse::Unauthorized(body) => {
                        *response.status_mut() = StatusCode::from_u16(401)
                            .expect("Unable to turn 401 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    LogoutControllerKeycloakLogoutResponse::NotFound(body) => {
                        *response.status_mut() = StatusCode::from_u16(404)
                            .expect("Unable to turn 404 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    LogoutControllerKeycloakLogoutResponse::UnprocessableEntity(body) => {
                        *response.status_mut() = StatusCode::from_u16(422)
                            .expect("Unable to turn 422 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    LogoutControllerKeycloakLogoutResponse::ServiceUnavailable {
                        body,
                        retry_after,
                    } => {
                        *response.status_mut() = StatusCode::from_u16(503)
                            .expect("Unable to turn 503 into a StatusCode");

                        let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling retry_after header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                        response
                            .headers_mut()
                            .insert(HeaderName::from_static("retry-after"), retry_after);
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                },
                Err(_) => {
                    // Application code returned an error. This should not happen, as the implementation should
                    // return a valid response.
                    *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
                    response
                        .headers_mut()
                        .insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
                    *response.body_mut() = body_from_str("An internal error occurred");
                }
            }

            Ok(response)
        }
        Err(e) => Ok(Response::builder()
            .status(StatusCode::BAD_REQUEST)
            .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
            .body(body_from_string(format!(
                "Unable to read body: {}",
                e.into()
            )))
            .expect("Unable to create Bad Request response due to unable to read body")),
    }
}

#[allow(unused_variables)]
async fn handle_logout_controller_logout<T, C, ReqBody>(
    mut api_impl: T,
    uri: hyper::Uri,
    headers: HeaderMap,
    body: ReqBody,
    context: C,
    validation: bool,
) -> Result<Response<BoxBody<Bytes, Infallible>>, crate::ServiceError>
where
    T: Api<C> + Clone + Send + 'static,
    C: Has<XSpanIdString> + Has<Option<Authorization>> + Send + Sync + 'static,
    ReqBody: Body + Send + 'static,
    ReqBody::Error: Into<Box<dyn Error + Send + Sync>> + Send,
    ReqBody::Data: Send,
{
    {
        let authorization = match *(&context as &dyn Has<Option<Authorization>>).get() {
            Some(ref authorization) => authorization,
            None => {
                return Ok(Response::builder()
                    .status(StatusCode::FORBIDDEN)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_str("Unauthenticated"))
                    .expect("Unable to create Authentication Forbidden response"))
            }
        };
    }

    // Handle body parameters (note that non-required body parameters will ignore garbage
    // values, rather than causing a 400 response).
    let result = http_body_util::BodyExt::collect(body)
        .await
        .map(|f| f.to_bytes().to_vec());
    match result {
        Ok(body) => {
            let param_refresh_token_request_partial: Option<models::RefreshTokenRequestPartial> =
                if !body.is_empty() {
                    let deserializer = &mut serde_json::Deserializer::from_slice(&body);
                    serde::Deserialize::deserialize(deserializer).unwrap_or_default()
                } else {
                    None
                };
            #[cfg(not(feature = "validate"))]
            run_validation!(
                param_refresh_token_request_partial,
                "RefreshTokenRequestPartial",
                validation
            );

            let result = api_impl
                .logout_controller_logout(param_refresh_token_request_partial, &context)
                .await;
            let mut response = Response::new(BoxBody::new(http_body_util::Empty::new()));

            match result {
                Ok(rsp) => match rsp {
                    LogoutControllerLogoutResponse::Ok(body) => {
                        *response.status_mut() = StatusCode::from_u16(200)
                            .expect("Unable to turn 200 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    LogoutControllerLogoutResponse::BadRequest(body) => {
                        *response.status_mut() = StatusCode::from_u16(400)
                            .expect("Unable to turn 400 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    LogoutControllerLogoutResponse::Unauthorized(body) => {
                        *response.status_mut() = StatusCode::from_u16(401)
                            .expect("Unable to turn 401 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    LogoutControllerLogoutResponse::NotFound(body) => {
                        *response.status_mut() = StatusCode::from_u16(404)
                            .expect("Unable to turn 404 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    LogoutControllerLogoutResponse::UnprocessableEntity(body) => {
                        *response.status_mut() = StatusCode::from_u16(422)
                            .expect("Unable to turn 422 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    LogoutControllerLogoutResponse::ServiceUnavailable { body, retry_after } => {
                        *response.status_mut() = StatusCode::from_u16(503)
                            .expect("Unable to turn 503 into a StatusCode");

                        let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling retry_after header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                        response
                            .headers_mut()
                            .insert(HeaderName::from_static("retry-after"), retry_after);
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                },
                Err(_) => {
                    // Application code returned an error. This should not happen, as the implementation should
                    // return a valid response.
                    *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
                    response
                        .headers_mut()
                        .insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
                    *response.body_mut() = body_from_str("An internal error occurred");
                }
            }

            Ok(response)
        }
        Err(e) => Ok(Response::builder()
            .status(StatusCode::BAD_REQUEST)
            .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
            .body(body_from_string(format!(
                "Unable to read body: {}",
                e.into()
            )))
            .expect("Unable to create Bad Request response due to unable to read body")),
    }
}

#[allow(unused_variables)]
async fn handle_oauth_controller_authorize<T, C, ReqBody>(
    mut api_impl: T,
    uri: hyper::Uri,
    headers: HeaderMap,
    body: ReqBody,
    context: C,
    validation: bool,
) -> Result<Response<BoxBody<Bytes, Infallible>>, crate::ServiceError>
where
    T: Api<C> + Clone + Send + 'static,
    C: Has<XSpanIdString> + Send + Sync + 'static,
    ReqBody: Body + Send + 'static,
    ReqBody::Error: Into<Box<dyn Error + Send + Sync>> + Send,
    ReqBody::Data: Send,
{
    // Query parameters (note that non-required or collection query parameters will ignore garbage values, rather than causing a 400 response)
    let query_params =
        form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes()).collect::<Vec<_>>();
    let param_response_type = query_params
        .iter()
        .filter(|e| e.0 == "response_type")
        .map(|e| e.1.clone())
        .next();
    let param_response_type = match param_response_type {
        Some(param_response_type) => {
            let param_response_type = <String as std::str::FromStr>::from_str(&param_response_type);
            match param_response_type {
                            Ok(param_response_type) => Some(param_response_type),
                            Err(e) => return Ok(Response::builder()
                                .status(StatusCode::BAD_REQUEST)
                                .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                .body(body_from_string(format!("Couldn't parse query parameter response_type - doesn't match schema: {e}")))
                                .expect("Unable to create Bad Request response for invalid query parameter response_type")),
                        }
        }
        None => None,
    };
    let param_client_id = query_params
        .iter()
        .filter(|e| e.0 == "client_id")
        .map(|e| e.1.clone())
        .next();
    let param_client_id = match param_client_id {
        Some(param_client_id) => {
            let param_client_id = <String as std::str::FromStr>::from_str(&param_client_id);
            match param_client_id {
                            Ok(param_client_id) => Some(param_client_id),
                            Err(e) => return Ok(Response::builder()
                                .status(StatusCode::BAD_REQUEST)
                                .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                .body(body_from_string(format!("Couldn't parse query parameter client_id - doesn't match schema: {e}")))
                                .expect("Unable to create Bad Request response for invalid query parameter client_id")),
                        }
        }
        None => None,
    };
    let param_redirect_uri = query_params
        .iter()
        .filter(|e| e.0 == "redirect_uri")
        .map(|e| e.1.clone())
        .next();
    let param_redirect_uri = match param_redirect_uri {
        Some(param_redirect_uri) => {
            let param_redirect_uri = <String as std::str::FromStr>::from_str(&param_redirect_uri);
            match param_redirect_uri {
                            Ok(param_redirect_uri) => Some(param_redirect_uri),
                            Err(e) => return Ok(Response::builder()
                                .status(StatusCode::BAD_REQUEST)
                                .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                .body(body_from_string(format!("Couldn't parse query parameter redirect_uri - doesn't match schema: {e}")))
                                .expect("Unable to create Bad Request response for invalid query parameter redirect_uri")),
                        }
        }
        None => None,
    };
    let param_scope = query_params
        .iter()
        .filter(|e| e.0 == "scope")
        .map(|e| e.1.clone())
        .next();
    let param_scope = match param_scope {
        Some(param_scope) => {
            let param_scope = <String as std::str::FromStr>::from_str(&param_scope);
            match param_scope {
                Ok(param_scope) => Some(param_scope),
                Err(e) => return Ok(Response::builder()
                    .status(StatusCode::BAD_REQUEST)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_string(format!(
                        "Couldn't parse query parameter scope - doesn't match schema: {e}"
                    )))
                    .expect(
                        "Unable to create Bad Request response for invalid query parameter scope",
                    )),
            }
        }
        None => None,
    };
    let param_state = query_params
        .iter()
        .filter(|e| e.0 == "state")
        .map(|e| e.1.clone())
        .next();
    let param_state = match param_state {
        Some(param_state) => {
            let param_state = <String as std::str::FromStr>::from_str(&param_state);
            match param_state {
                Ok(param_state) => Some(param_state),
                Err(e) => return Ok(Response::builder()
                    .status(StatusCode::BAD_REQUEST)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_string(format!(
                        "Couldn't parse query parameter state - doesn't match schema: {e}"
                    )))
                    .expect(
                        "Unable to create Bad Request response for invalid query parameter state",
                    )),
            }
        }
        None => None,
    };
    let param_response_mode = query_params
        .iter()
        .filter(|e| e.0 == "response_mode")
        .map(|e| e.1.clone())
        .next();
    let param_response_mode = match param_response_mode {
        Some(param_response_mode) => {
            let param_response_mode = <String as std::str::FromStr>::from_str(&param_response_mode);
            match param_response_mode {
                            Ok(param_response_mode) => Some(param_response_mode),
                            Err(e) => return Ok(Response::builder()
                                .status(StatusCode::BAD_REQUEST)
                                .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                .body(body_from_string(format!("Couldn't parse query parameter response_mode - doesn't match schema: {e}")))
                                .expect("Unable to create Bad Request response for invalid query parameter response_mode")),
                        }
        }
        None => None,
    };
    let param_nonce = query_params
        .iter()
        .filter(|e| e.0 == "nonce")
        .map(|e| e.1.clone())
        .next();
    let param_nonce = match param_nonce {
        Some(param_nonce) => {
            let param_nonce = <String as std::str::FromStr>::from_str(&param_nonce);
            match param_nonce {
                Ok(param_nonce) => Some(param_nonce),
                Err(e) => return Ok(Response::builder()
                    .status(StatusCode::BAD_REQUEST)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_string(format!(
                        "Couldn't parse query parameter nonce - doesn't match schema: {e}"
                    )))
                    .expect(
                        "Unable to create Bad Request response for invalid query parameter nonce",
                    )),
            }
        }
        None => None,
    };
    let param_code_challenge = query_params
        .iter()
        .filter(|e| e.0 == "code_challenge")
        .map(|e| e.1.clone())
        .next();
    let param_code_challenge = match param_code_challenge {
        Some(param_code_challenge) => {
            let param_code_challenge =
                <String as std::str::FromStr>::from_str(&param_code_challenge);
            match param_code_challenge {
                            Ok(param_code_challenge) => Some(param_code_challenge),
                            Err(e) => return Ok(Response::builder()
                                .status(StatusCode::BAD_REQUEST)
                                .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                .body(body_from_string(format!("Couldn't parse query parameter code_challenge - doesn't match schema: {e}")))
                                .expect("Unable to create Bad Request response for invalid query parameter code_challenge")),
                        }
        }
        None => None,
    };
    let param_code_challenge_method = query_params
        .iter()
        .filter(|e| e.0 == "code_challenge_method")
        .map(|e| e.1.clone())
        .next();
    let param_code_challenge_method = match param_code_challenge_method {
        Some(param_code_challenge_method) => {
            let param_code_challenge_method =
                <String as std::str::FromStr>::from_str(&param_code_challenge_method);
            match param_code_challenge_method {
                            Ok(param_code_challenge_method) => Some(param_code_challenge_method),
                            Err(e) => return Ok(Response::builder()
                                .status(StatusCode::BAD_REQUEST)
                                .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                .body(body_from_string(format!("Couldn't parse query parameter code_challenge_method - doesn't match schema: {e}")))
                                .expect("Unable to create Bad Request response for invalid query parameter code_challenge_method")),
                        }
        }
        None => None,
    };
    let param_prompt = query_params
        .iter()
        .filter(|e| e.0 == "prompt")
        .map(|e| e.1.clone())
        .next();
    let param_prompt = match param_prompt {
        Some(param_prompt) => {
            let param_prompt = <String as std::str::FromStr>::from_str(&param_prompt);
            match param_prompt {
                Ok(param_prompt) => Some(param_prompt),
                Err(e) => return Ok(Response::builder()
                    .status(StatusCode::BAD_REQUEST)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_string(format!(
                        "Couldn't parse query parameter prompt - doesn't match schema: {e}"
                    )))
                    .expect(
                        "Unable to create Bad Request response for invalid query parameter prompt",
                    )),
            }
        }
        None => None,
    };
    let param_max_age = query_params
        .iter()
        .filter(|e| e.0 == "max_age")
        .map(|e| e.1.clone())
        .next();
    let param_max_age = match param_max_age {
        Some(param_max_age) => {
            let param_max_age = <String as std::str::FromStr>::from_str(&param_max_age);
            match param_max_age {
                Ok(param_max_age) => Some(param_max_age),
                Err(e) => return Ok(Response::builder()
                    .status(StatusCode::BAD_REQUEST)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_string(format!(
                        "Couldn't parse query parameter max_age - doesn't match schema: {e}"
                    )))
                    .expect(
                        "Unable to create Bad Request response for invalid query parameter max_age",
                    )),
            }
        }
        None => None,
    };
    let param_login_hint = query_params
        .iter()
        .filter(|e| e.0 == "login_hint")
        .map(|e| e.1.clone())
        .next();
    let param_login_hint = match param_login_hint {
        Some(param_login_hint) => {
            let param_login_hint = <String as std::str::FromStr>::from_str(&param_login_hint);
            match param_login_hint {
                            Ok(param_login_hint) => Some(param_login_hint),
                            Err(e) => return Ok(Response::builder()
                                .status(StatusCode::BAD_REQUEST)
                                .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                .body(body_from_string(format!("Couldn't parse query parameter login_hint - doesn't match schema: {e}")))
                                .expect("Unable to create Bad Request response for invalid query parameter login_hint")),
                        }
        }
        None => None,
    };
    let param_ui_locales = query_params
        .iter()
        .filter(|e| e.0 == "ui_locales")
        .map(|e| e.1.clone())
        .next();
    let param_ui_locales = match param_ui_locales {
        Some(param_ui_locales) => {
            let param_ui_locales = <String as std::str::FromStr>::from_str(&param_ui_locales);
            match param_ui_locales {
                            Ok(param_ui_locales) => Some(param_ui_locales),
                            Err(e) => return Ok(Response::builder()
                                .status(StatusCode::BAD_REQUEST)
                                .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                .body(body_from_string(format!("Couldn't parse query parameter ui_locales - doesn't match schema: {e}")))
                                .expect("Unable to create Bad Request response for invalid query parameter ui_locales")),
                        }
        }
        None => None,
    };
    let param_acr_values = query_params
        .iter()
        .filter(|e| e.0 == "acr_values")
        .map(|e| e.1.clone())
        .next();
    let param_acr_values = match param_acr_values {
        Some(param_acr_values) => {
            let param_acr_values = <String as std::str::FromStr>::from_str(&param_acr_values);
            match param_acr_values {
                            Ok(param_acr_values) => Some(param_acr_values),
                            Err(e) => return Ok(Response::builder()
                                .status(StatusCode::BAD_REQUEST)
                                .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                .body(body_from_string(format!("Couldn't parse query parameter acr_values - doesn't match schema: {e}")))
                                .expect("Unable to create Bad Request response for invalid query parameter acr_values")),
                        }
        }
        None => None,
    };
    let param_claims = query_params
        .iter()
        .filter(|e| e.0 == "claims")
        .map(|e| e.1.clone())
        .next();
    let param_claims = match param_claims {
        Some(param_claims) => {
            let param_claims = <String as std::str::FromStr>::from_str(&param_claims);
            match param_claims {
                Ok(param_claims) => Some(param_claims),
                Err(e) => return Ok(Response::builder()
                    .status(StatusCode::BAD_REQUEST)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_string(format!(
                        "Couldn't parse query parameter claims - doesn't match schema: {e}"
                    )))
                    .expect(
                        "Unable to create Bad Request response for invalid query parameter claims",
                    )),
            }
        }
        None => None,
    };
    let param_id_token_hint = query_params
        .iter()
        .filter(|e| e.0 == "id_token_hint")
        .map(|e| e.1.clone())
        .next();
    let param_id_token_hint = match param_id_token_hint {
        Some(param_id_token_hint) => {
            let param_id_token_hint = <String as std::str::FromStr>::from_str(&param_id_token_hint);
            match param_id_token_hint {
                            Ok(param_id_token_hint) => Some(param_id_token_hint),
                            Err(e) => return Ok(Response::builder()
                                .status(StatusCode::BAD_REQUEST)
                                .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                .body(body_from_string(format!("Couldn't parse query parameter id_token_hint - doesn't match schema: {e}")))
                                .expect("Unable to create Bad Request response for invalid query parameter id_token_hint")),
                        }
        }
        None => None,
    };
    let param_dpop_jkt = query_params
        .iter()
        .filter(|e| e.0 == "dpop_jkt")
        .map(|e| e.1.clone())
        .next();
    let param_dpop_jkt = match param_dpop_jkt {
        Some(param_dpop_jkt) => {
            let param_dpop_jkt = <String as std::str::FromStr>::from_str(&param_dpop_jkt);
            match param_dpop_jkt {
                            Ok(param_dpop_jkt) => Some(param_dpop_jkt),
                            Err(e) => return Ok(Response::builder()
                                .status(StatusCode::BAD_REQUEST)
                                .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                .body(body_from_string(format!("Couldn't parse query parameter dpop_jkt - doesn't match schema: {e}")))
                                .expect("Unable to create Bad Request response for invalid query parameter dpop_jkt")),
                        }
        }
        None => None,
    };
    let param_request = query_params
        .iter()
        .filter(|e| e.0 == "request")
        .map(|e| e.1.clone())
        .next();
    let param_request = match param_request {
        Some(param_request) => {
            let param_request = <String as std::str::FromStr>::from_str(&param_request);
            match param_request {
                Ok(param_request) => Some(param_request),
                Err(e) => return Ok(Response::builder()
                    .status(StatusCode::BAD_REQUEST)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_string(format!(
                        "Couldn't parse query parameter request - doesn't match schema: {e}"
                    )))
                    .expect(
                        "Unable to create Bad Request response for invalid query parameter request",
                    )),
            }
        }
        None => None,
    };
    let param_request_uri = query_params
        .iter()
        .filter(|e| e.0 == "request_uri")
        .map(|e| e.1.clone())
        .next();
    let param_request_uri = match param_request_uri {
        Some(param_request_uri) => {
            let param_request_uri = <String as std::str::FromStr>::from_str(&param_request_uri);
            match param_request_uri {
                            Ok(param_request_uri) => Some(param_request_uri),
                            Err(e) => return Ok(Response::builder()
                                .status(StatusCode::BAD_REQUEST)
                                .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                .body(body_from_string(format!("Couldn't parse query parameter request_uri - doesn't match schema: {e}")))
                                .expect("Unable to create Bad Request response for invalid query parameter request_uri")),
                        }
        }
        None => None,
    };
    let param_resume = query_params
        .iter()
        .filter(|e| e.0 == "resume")
        .map(|e| e.1.clone())
        .next();
    let param_resume = match param_resume {
        Some(param_resume) => {
            let param_resume = <String as std::str::FromStr>::from_str(&param_resume);
            match param_resume {
                Ok(param_resume) => Some(param_resume),
                Err(e) => return Ok(Response::builder()
                    .status(StatusCode::BAD_REQUEST)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_string(format!(
                        "Couldn't parse query parameter resume - doesn't match schema: {e}"
                    )))
                    .expect(
                        "Unable to create Bad Request response for invalid query parameter resume",
                    )),
            }
        }
        None => None,
    };

    let result = api_impl
        .oauth_controller_authorize(
            param_response_type,
            param_client_id,
            param_redirect_uri,
            param_scope,
            param_state,
            param_response_mode,
            param_nonce,
            param_code_challenge,
            param_code_challenge_method,
            param_prompt,
            param_max_age,
            param_login_hint,
            param_ui_locales,
            param_acr_values,
            param_claims,
            param_id_token_hint,
            param_dpop_jkt,
            param_request,
            param_request_uri,
            param_resume,
            &context,
        )
        .await;
    let mut response = Response::new(BoxBody::new(http_body_util::Empty::new()));

    match result {
        Ok(rsp) => match rsp {
            OauthControllerAuthorizeResponse::Page(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(200).expect("Unable to turn 200 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("text/html"));
                // Plain text Body
                *response.body_mut() = body_from_string(body);
            }
            OauthControllerAuthorizeResponse::SeeOther { location } => {
                *response.status_mut() =
                    StatusCode::from_u16(303).expect("Unable to turn 303 into a StatusCode");

                let location = match header::IntoHeaderValue(location).try_into() {
                    Ok(val) => val,
                    Err(e) => return Ok(Response::builder()
                        .status(StatusCode::INTERNAL_SERVER_ERROR)
                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                        .body(body_from_string(format!(
                            "An internal server error occurred handling location header - {e}"
                        )))
                        .expect(
                            "Unable to create Internal Server Error for invalid response header",
                        )),
                };

                response
                    .headers_mut()
                    .insert(HeaderName::from_static("location"), location);
            }
            OauthControllerAuthorizeResponse::BadRequest(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(400).expect("Unable to turn 400 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            OauthControllerAuthorizeResponse::NotFound(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(404).expect("Unable to turn 404 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            OauthControllerAuthorizeResponse::ServiceUnavailable { body, retry_after } => {
                *response.status_mut() =
                    StatusCode::from_u16(503).expect("Unable to turn 503 into a StatusCode");

                let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                    Ok(val) => val,
                    Err(e) => return Ok(Response::builder()
                        .status(StatusCode::INTERNAL_SERVER_ERROR)
                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                        .body(body_from_string(format!(
                            "An internal server error occurred handling retry_after header - {e}"
                        )))
                        .expect(
                            "Unable to create Internal Server Error for invalid response header",
                        )),
                };

                response
                    .headers_mut()
                    .insert(HeaderName::from_static("retry-after"), retry_after);
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
        },
        Err(_) => {
            // Application code returned an error. This should not happen, as the implementation should
            // return a valid response.
            *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
            response
                .headers_mut()
                .insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
            *response.body_mut() = body_from_str("An internal error occurred");
        }
    }

    Ok(response)
}

#[allow(unused_variables)]
async fn handle_oauth_controller_authorize_by_post<T, C, ReqBody>(
    mut api_impl: T,
    uri: hyper::Uri,
    headers: HeaderMap,
    body: ReqBody,
    context: C,
    validation: bool,
) -> Result<Response<BoxBody<Bytes, Infallible>>, crate::ServiceError>
where
    T: Api<C> + Clone + Send + 'static,
    C: Has<XSpanIdString> + Send + Sync + 'static,
    ReqBody: Body + Send + 'static,
    ReqBody::Error: Into<Box<dyn Error + Send + Sync>> + Send,
    ReqBody::Data: Send,
{
    // Handle body parameters (note that non-required body parameters will ignore garbage
    // values, rather than causing a 400 response).
    let result = http_body_util::BodyExt::collect(body)
        .await
        .map(|f| f.to_bytes().to_vec());
    match result {
        Ok(body) => {
            // Form parameters
            let form_params = form_urlencoded::parse(&body).collect::<Vec<_>>();
            let param_response_type = form_params
                .iter()
                .find(|(name, _)| name == "response_type")
                .map(|(_, value)| value.parse::<String>());
            let param_response_type = match param_response_type {
                                    Some(Ok(value)) => Some(value),
                                    None => None,
                                    Some(Err(e)) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(body_from_string(format!("Couldn't parse form parameter response_type - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid form parameter response_type")),
                                };
            let param_client_id = form_params
                .iter()
                .find(|(name, _)| name == "client_id")
                .map(|(_, value)| value.parse::<String>());
            let param_client_id = match param_client_id {
                                    Some(Ok(value)) => Some(value),
                                    None => None,
                                    Some(Err(e)) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(body_from_string(format!("Couldn't parse form parameter client_id - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid form parameter client_id")),
                                };
            let param_redirect_uri = form_params
                .iter()
                .find(|(name, _)| name == "redirect_uri")
                .map(|(_, value)| value.parse::<String>());
            let param_redirect_uri = match param_redirect_uri {
                                    Some(Ok(value)) => Some(value),
                                    None => None,
                                    Some(Err(e)) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(body_from_string(format!("Couldn't parse form parameter redirect_uri - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid form parameter redirect_uri")),
                                };
            let param_scope = form_params
                .iter()
                .find(|(name, _)| name == "scope")
                .map(|(_, value)| value.parse::<String>());
            let param_scope = match param_scope {
                Some(Ok(value)) => Some(value),
                None => None,
                Some(Err(e)) => return Ok(Response::builder()
                    .status(StatusCode::BAD_REQUEST)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_string(format!(
                        "Couldn't parse form parameter scope - doesn't match schema: {e}"
                    )))
                    .expect(
                        "Unable to create Bad Request response for invalid form parameter scope",
                    )),
            };
            let param_state = form_params
                .iter()
                .find(|(name, _)| name == "state")
                .map(|(_, value)| value.parse::<String>());
            let param_state = match param_state {
                Some(Ok(value)) => Some(value),
                None => None,
                Some(Err(e)) => return Ok(Response::builder()
                    .status(StatusCode::BAD_REQUEST)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_string(format!(
                        "Couldn't parse form parameter state - doesn't match schema: {e}"
                    )))
                    .expect(
                        "Unable to create Bad Request response for invalid form parameter state",
                    )),
            };
            let param_response_mode = form_params
                .iter()
                .find(|(name, _)| name == "response_mode")
                .map(|(_, value)| value.parse::<String>());
            let param_response_mode = match param_response_mode {
                                    Some(Ok(value)) => Some(value),
                                    None => None,
                                    Some(Err(e)) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(body_from_string(format!("Couldn't parse form parameter response_mode - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid form parameter response_mode")),
                                };
            let param_nonce = form_params
                .iter()
                .find(|(name, _)| name == "nonce")
                .map(|(_, value)| value.parse::<String>());
            let param_nonce = match param_nonce {
                Some(Ok(value)) => Some(value),
                None => None,
                Some(Err(e)) => return Ok(Response::builder()
                    .status(StatusCode::BAD_REQUEST)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_string(format!(
                        "Couldn't parse form parameter nonce - doesn't match schema: {e}"
                    )))
                    .expect(
                        "Unable to create Bad Request response for invalid form parameter nonce",
                    )),
            };
            let param_code_challenge = form_params
                .iter()
                .find(|(name, _)| name == "code_challenge")
                .map(|(_, value)| value.parse::<String>());
            let param_code_challenge = match param_code_challenge {
                                    Some(Ok(value)) => Some(value),
                                    None => None,
                                    Some(Err(e)) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(body_from_string(format!("Couldn't parse form parameter code_challenge - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid form parameter code_challenge")),
                                };
            let param_code_challenge_method = form_params
                .iter()
                .find(|(name, _)| name == "code_challenge_method")
                .map(|(_, value)| value.parse::<String>());
            let param_code_challenge_method = match param_code_challenge_method {
                                    Some(Ok(value)) => Some(value),
                                    None => None,
                                    Some(Err(e)) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(body_from_string(format!("Couldn't parse form parameter code_challenge_method - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid form parameter code_challenge_method")),
                                };
            let param_prompt = form_params
                .iter()
                .find(|(name, _)| name == "prompt")
                .map(|(_, value)| value.parse::<String>());
            let param_prompt = match param_prompt {
                Some(Ok(value)) => Some(value),
                None => None,
                Some(Err(e)) => return Ok(Response::builder()
                    .status(StatusCode::BAD_REQUEST)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_string(format!(
                        "Couldn't parse form parameter prompt - doesn't match schema: {e}"
                    )))
                    .expect(
                        "Unable to create Bad Request response for invalid form parameter prompt",
                    )),
            };
            let param_max_age = form_params
                .iter()
                .find(|(name, _)| name == "max_age")
                .map(|(_, value)| value.parse::<String>());
            let param_max_age = match param_max_age {
                Some(Ok(value)) => Some(value),
                None => None,
                Some(Err(e)) => return Ok(Response::builder()
                    .status(StatusCode::BAD_REQUEST)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_string(format!(
                        "Couldn't parse form parameter max_age - doesn't match schema: {e}"
                    )))
                    .expect(
                        "Unable to create Bad Request response for invalid form parameter max_age",
                    )),
            };
            let param_login_hint = form_params
                .iter()
                .find(|(name, _)| name == "login_hint")
                .map(|(_, value)| value.parse::<String>());
            let param_login_hint = match param_login_hint {
                                    Some(Ok(value)) => Some(value),
                                    None => None,
                                    Some(Err(e)) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(body_from_string(format!("Couldn't parse form parameter login_hint - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid form parameter login_hint")),
                                };
            let param_ui_locales = form_params
                .iter()
                .find(|(name, _)| name == "ui_locales")
                .map(|(_, value)| value.parse::<String>());
            let param_ui_locales = match param_ui_locales {
                                    Some(Ok(value)) => Some(value),
                                    None => None,
                                    Some(Err(e)) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(body_from_string(format!("Couldn't parse form parameter ui_locales - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid form parameter ui_locales")),
                                };
            let param_acr_values = form_params
                .iter()
                .find(|(name, _)| name == "acr_values")
                .map(|(_, value)| value.parse::<String>());
            let param_acr_values = match param_acr_values {
                                    Some(Ok(value)) => Some(value),
                                    None => None,
                                    Some(Err(e)) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(body_from_string(format!("Couldn't parse form parameter acr_values - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid form parameter acr_values")),
                                };
            let param_claims = form_params
                .iter()
                .find(|(name, _)| name == "claims")
                .map(|(_, value)| value.parse::<String>());
            let param_claims = match param_claims {
                Some(Ok(value)) => Some(value),
                None => None,
                Some(Err(e)) => return Ok(Response::builder()
                    .status(StatusCode::BAD_REQUEST)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_string(format!(
                        "Couldn't parse form parameter claims - doesn't match schema: {e}"
                    )))
                    .expect(
                        "Unable to create Bad Request response for invalid form parameter claims",
                    )),
            };
            let param_id_token_hint = form_params
                .iter()
                .find(|(name, _)| name == "id_token_hint")
                .map(|(_, value)| value.parse::<String>());
            let param_id_token_hint = match param_id_token_hint {
                                    Some(Ok(value)) => Some(value),
                                    None => None,
                                    Some(Err(e)) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(body_from_string(format!("Couldn't parse form parameter id_token_hint - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid form parameter id_token_hint")),
                                };
            let param_dpop_jkt = form_params
                .iter()
                .find(|(name, _)| name == "dpop_jkt")
                .map(|(_, value)| value.parse::<String>());
            let param_dpop_jkt = match param_dpop_jkt {
                Some(Ok(value)) => Some(value),
                None => None,
                Some(Err(e)) => return Ok(Response::builder()
                    .status(StatusCode::BAD_REQUEST)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_string(format!(
                        "Couldn't parse form parameter dpop_jkt - doesn't match schema: {e}"
                    )))
                    .expect(
                        "Unable to create Bad Request response for invalid form parameter dpop_jkt",
                    )),
            };
            let param_request = form_params
                .iter()
                .find(|(name, _)| name == "request")
                .map(|(_, value)| value.parse::<String>());
            let param_request = match param_request {
                Some(Ok(value)) => Some(value),
                None => None,
                Some(Err(e)) => return Ok(Response::builder()
                    .status(StatusCode::BAD_REQUEST)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_string(format!(
                        "Couldn't parse form parameter request - doesn't match schema: {e}"
                    )))
                    .expect(
                        "Unable to create Bad Request response for invalid form parameter request",
                    )),
            };
            let param_request_uri = form_params
                .iter()
                .find(|(name, _)| name == "request_uri")
                .map(|(_, value)| value.parse::<String>());
            let param_request_uri = match param_request_uri {
                                    Some(Ok(value)) => Some(value),
                                    None => None,
                                    Some(Err(e)) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(body_from_string(format!("Couldn't parse form parameter request_uri - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid form parameter request_uri")),
                                };

            let result = api_impl
                .oauth_controller_authorize_by_post(
                    param_response_type,
                    param_client_id,
                    param_redirect_uri,
                    param_scope,
                    param_state,
                    param_response_mode,
                    param_nonce,
                    param_code_challenge,
                    param_code_challenge_method,
                    param_prompt,
                    param_max_age,
                    param_login_hint,
                    param_ui_locales,
                    param_acr_values,
                    param_claims,
                    param_id_token_hint,
                    param_dpop_jkt,
                    param_request,
                    param_request_uri,
                    &context,
                )
                .await;
            let mut response = Response::new(BoxBody::new(http_body_util::Empty::new()));

            match result {
                Ok(rsp) => match rsp {
                    OauthControllerAuthorizeByPostResponse::Page(body) => {
                        *response.status_mut() = StatusCode::from_u16(200)
                            .expect("Unable to turn 200 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("text/html"));
                        // Plain text Body
                        *response.body_mut() = body_from_string(body);
                    }
                    OauthControllerAuthorizeByPostResponse::SeeOther { location } => {
                        *response.status_mut() = StatusCode::from_u16(303)
                            .expect("Unable to turn 303 into a StatusCode");

                        let location = match header::IntoHeaderValue(location).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling location header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                        response
                            .headers_mut()
                            .insert(HeaderName::from_static("location"), location);
                    }
                    OauthControllerAuthorizeByPostResponse::BadRequest(body) => {
                        *response.status_mut() = StatusCode::from_u16(400)
                            .expect("Unable to turn 400 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    OauthControllerAuthorizeByPostResponse::NotFound(body) => {
                        *response.status_mut() = StatusCode::from_u16(404)
                            .expect("Unable to turn 404 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    OauthControllerAuthorizeByPostResponse::ServiceUnavailable {
                        body,
                        retry_after,
                    } => {
                        *response.status_mut() = StatusCode::from_u16(503)
                            .expect("Unable to turn 503 into a StatusCode");

                        let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling retry_after header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                        response
                            .headers_mut()
                            .insert(HeaderName::from_static("retry-after"), retry_after);
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                },
                Err(_) => {
                    // Application code returned an error. This should not happen, as the implementation should
                    // return a valid response.
                    *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
                    response
                        .headers_mut()
                        .insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
                    *response.body_mut() = body_from_str("An internal error occurred");
                }
            }

            Ok(response)
        }
        Err(e) => Ok(Response::builder()
            .status(StatusCode::BAD_REQUEST)
            .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
            .body(body_from_string(format!(
                "Unable to read body: {}",
                e.into()
            )))
            .expect("Unable to create Bad Request response due to unable to read body")),
    }
}

#[allow(unused_variables)]
async fn handle_oauth_controller_authorize_device<T, C, ReqBody>(
    mut api_impl: T,
    uri: hyper::Uri,
    headers: HeaderMap,
    body: ReqBody,
    context: C,
    validation: bool,
) -> Result<Response<BoxBody<Bytes, Infallible>>, crate::ServiceError>
where
    T: Api<C> + Clone + Send + 'static,
    C: Has<XSpanIdString> + Send + Sync + 'static,
    ReqBody: Body + Send + 'static,
    ReqBody::Error: Into<Box<dyn Error + Send + Sync>> + Send,
    ReqBody::Data: Send,
{
    // Handle body parameters (note that non-required body parameters will ignore garbage
    // values, rather than causing a 400 response).
    let result = http_body_util::BodyExt::collect(body)
        .await
        .map(|f| f.to_bytes().to_vec());
    match result {
        Ok(body) => {
            // Form parameters
            let form_params = form_urlencoded::parse(&body).collect::<Vec<_>>();
            let param_client_id = form_params
                .iter()
                .find(|(name, _)| name == "client_id")
                .map(|(_, value)| value.parse::<String>());
            let param_client_id = match param_client_id {
                                    Some(Ok(value)) => Some(value),
                                    None => None,
                                    Some(Err(e)) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(body_from_string(format!("Couldn't parse form parameter client_id - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid form parameter client_id")),
                                };
            let param_scope = form_params
                .iter()
                .find(|(name, _)| name == "scope")
                .map(|(_, value)| value.parse::<String>());
            let param_scope = match param_scope {
                Some(Ok(value)) => Some(value),
                None => None,
                Some(Err(e)) => return Ok(Response::builder()
                    .status(StatusCode::BAD_REQUEST)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_string(format!(
                        "Couldn't parse form parameter scope - doesn't match schema: {e}"
                    )))
                    .expect(
                        "Unable to create Bad Request response for invalid form parameter scope",
                    )),
            };
            let param_client_secret = form_params
                .iter()
                .find(|(name, _)| name == "client_secret")
                .map(|(_, value)| value.parse::<String>());
            let param_client_secret = match param_client_secret {
                                    Some(Ok(value)) => Some(value),
                                    None => None,
                                    Some(Err(e)) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(body_from_string(format!("Couldn't parse form parameter client_secret - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid form parameter client_secret")),
                                };
            let param_client_assertion = form_params
                .iter()
                .find(|(name, _)| name == "client_assertion")
                .map(|(_, value)| value.parse::<String>());
            let param_client_assertion = match param_client_assertion {
                                    Some(Ok(value)) => Some(value),
                                    None => None,
                                    Some(Err(e)) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(body_from_string(format!("Couldn't parse form parameter client_assertion - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid form parameter client_assertion")),
                                };
            let param_client_assertion_type = form_params
                .iter()
                .find(|(name, _)| name == "client_assertion_type")
                .map(|(_, value)| value.parse::<String>());
            let param_client_assertion_type = match param_client_assertion_type {
                                    Some(Ok(value)) => Some(value),
                                    None => None,
                                    Some(Err(e)) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(body_from_string(format!("Couldn't parse form parameter client_assertion_type - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid form parameter client_assertion_type")),
                                };

            let result = api_impl
                .oauth_controller_authorize_device(
                    param_client_id,
                    param_scope,
                    param_client_secret,
                    param_client_assertion,
                    param_client_assertion_type,
                    &context,
                )
                .await;
            let mut response = Response::new(BoxBody::new(http_body_util::Empty::new()));

            match result {
                Ok(rsp) => match rsp {
                    OauthControllerAuthorizeDeviceResponse::Ok(body) => {
                        *response.status_mut() = StatusCode::from_u16(200)
                            .expect("Unable to turn 200 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    OauthControllerAuthorizeDeviceResponse::BadRequest(body) => {
                        *response.status_mut() = StatusCode::from_u16(400)
                            .expect("Unable to turn 400 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    OauthControllerAuthorizeDeviceResponse::Unauthorized {
                        body,
                        www_authenticate,
                    } => {
                        *response.status_mut() = StatusCode::from_u16(401)
                            .expect("Unable to turn 401 into a StatusCode");

                        if let Some(www_authenticate) = www_authenticate {
                            let www_authenticate = match header::IntoHeaderValue(www_authenticate).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling www_authenticate header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                            response.headers_mut().insert(
                                HeaderName::from_static("www-authenticate"),
                                www_authenticate,
                            );
                        }
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    OauthControllerAuthorizeDeviceResponse::TooManyRequests {
                        body,
                        retry_after,
                    } => {
                        *response.status_mut() = StatusCode::from_u16(429)
                            .expect("Unable to turn 429 into a StatusCode");

                        let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling retry_after header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                        response
                            .headers_mut()
                            .insert(HeaderName::from_static("retry-after"), retry_after);
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    OauthControllerAuthorizeDeviceResponse::ServiceUnavailable {
                        body,
                        retry_after,
                    } => {
                        *response.status_mut() = StatusCode::from_u16(503)
                            .expect("Unable to turn 503 into a StatusCode");

                        let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling retry_after header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                        response
                            .headers_mut()
                            .insert(HeaderName::from_static("retry-after"), retry_after);
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                },
                Err(_) => {
                    // Application code returned an error. This should not happen, as the implementation should
                    // return a valid response.
                    *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
                    response
                        .headers_mut()
                        .insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
                    *response.body_mut() = body_from_str("An internal error occurred");
                }
            }

            Ok(response)
        }
        Err(e) => Ok(Response::builder()
            .status(StatusCode::BAD_REQUEST)
            .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
            .body(body_from_string(format!(
                "Unable to read body: {}",
                e.into()
            )))
            .expect("Unable to create Bad Request response due to unable to read body")),
    }
}

#[allow(unused_variables)]
async fn handle_oauth_controller_introspect<T, C, ReqBody>(
    mut api_impl: T,
    uri: hyper::Uri,
    headers: HeaderMap,
    body: ReqBody,
    context: C,
    validation: bool,
) -> Result<Response<BoxBody<Bytes, Infallible>>, crate::ServiceError>
where
    T: Api<C> + Clone + Send + 'static,
    C: Has<XSpanIdString> + Send + Sync + 'static,
    ReqBody: Body + Send + 'static,
    ReqBody::Error: Into<Box<dyn Error + Send + Sync>> + Send,
    ReqBody::Data: Send,
{
    // Handle body parameters (note that non-required body parameters will ignore garbage
    // values, rather than causing a 400 response).
    let result = http_body_util::BodyExt::collect(body)
        .await
        .map(|f| f.to_bytes().to_vec());
    match result {
        Ok(body) => {
            // Form parameters
            let form_params = form_urlencoded::parse(&body).collect::<Vec<_>>();
            let param_token = form_params
                .iter()
                .find(|(name, _)| name == "token")
                .map(|(_, value)| value.parse::<String>());
            let param_token = match param_token {
                Some(Ok(value)) => value,
                None => return Ok(Response::builder()
                    .status(StatusCode::BAD_REQUEST)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_str("Missing required form parameter token"))
                    .expect(
                        "Unable to create Bad Request response for missing form parameter token",
                    )),
                Some(Err(e)) => return Ok(Response::builder()
                    .status(StatusCode::BAD_REQUEST)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_string(format!(
                        "Couldn't parse form parameter token - doesn't match schema: {e}"
                    )))
                    .expect(
                        "Unable to create Bad Request response for invalid form parameter token",
                    )),
            };
            let param_token_type_hint = form_params
                .iter()
                .find(|(name, _)| name == "token_type_hint")
                .map(|(_, value)| value.parse::<String>());
            let param_token_type_hint = match param_token_type_hint {
                                    Some(Ok(value)) => Some(value),
                                    None => None,
                                    Some(Err(e)) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(body_from_string(format!("Couldn't parse form parameter token_type_hint - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid form parameter token_type_hint")),
                                };
            let param_client_id = form_params
                .iter()
                .find(|(name, _)| name == "client_id")
                .map(|(_, value)| value.parse::<String>());
            let param_client_id = match param_client_id {
                                    Some(Ok(value)) => Some(value),
                                    None => None,
                                    Some(Err(e)) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(body_from_string(format!("Couldn't parse form parameter client_id - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid form parameter client_id")),
                                };
            let param_client_secret = form_params
                .iter()
                .find(|(name, _)| name == "client_secret")
                .map(|(_, value)| value.parse::<String>());
            let param_client_secret = match param_client_secret {
                                    Some(Ok(value)) => Some(value),
                                    None => None,
                                    Some(Err(e)) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(body_from_string(format!("Couldn't parse form parameter client_secret - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid form parameter client_secret")),
                                };
            let param_client_assertion = form_params
                .iter()
                .find(|(name, _)| name == "client_assertion")
                .map(|(_, value)| value.parse::<String>());
            let param_client_assertion = match param_client_assertion {
                                    Some(Ok(value)) => Some(value),
                                    None => None,
                                    Some(Err(e)) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(body_from_string(format!("Couldn't parse form parameter client_assertion - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid form parameter client_assertion")),
                                };
            let param_client_assertion_type = form_params
                .iter()
                .find(|(name, _)| name == "client_assertion_type")
                .map(|(_, value)| value.parse::<String>());
            let param_client_assertion_type = match param_client_assertion_type {
                                    Some(Ok(value)) => Some(value),
                                    None => None,
                                    Some(Err(e)) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(body_from_string(format!("Couldn't parse form parameter client_assertion_type - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid form parameter client_assertion_type")),
                                };

            let result = api_impl
                .oauth_controller_introspect(
                    param_token,
                    param_token_type_hint,
                    param_client_id,
                    param_client_secret,
                    param_client_assertion,
                    param_client_assertion_type,
                    &context,
                )
                .await;
            let mut response = Response::new(BoxBody::new(http_body_util::Empty::new()));

            match result {
                Ok(rsp) => match rsp {
                    OauthControllerIntrospectResponse::Ok(body) => {
                        *response.status_mut() = StatusCode::from_u16(200)
                            .expect("Unable to turn 200 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    OauthControllerIntrospectResponse::BadRequest(body) => {
                        *response.status_mut() = StatusCode::from_u16(400)
                            .expect("Unable to turn 400 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    OauthControllerIntrospectResponse::Unauthorized {
                        body,
                        www_authenticate,
                    } => {
                        *response.status_mut() = StatusCode::from_u16(401)
                            .expect("Unable to turn 401 into a StatusCode");

                        if let Some(www_authenticate) = www_authenticate {
                            let www_authenticate = match header::IntoHeaderValue(www_authenticate).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling www_authenticate header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                            response.headers_mut().insert(
                                HeaderName::from_static("www-authenticate"),
                                www_authenticate,
                            );
                        }
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    OauthControllerIntrospectResponse::TooManyRequests { body, retry_after } => {
                        *response.status_mut() = StatusCode::from_u16(429)
                            .expect("Unable to turn 429 into a StatusCode");

                        let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling retry_after header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                        response
                            .headers_mut()
                            .insert(HeaderName::from_static("retry-after"), retry_after);
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    OauthControllerIntrospectResponse::ServiceUnavailable { body, retry_after } => {
                        *response.status_mut() = StatusCode::from_u16(503)
                            .expect("Unable to turn 503 into a StatusCode");

                        let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling retry_after header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                        response
                            .headers_mut()
                            .insert(HeaderName::from_static("retry-after"), retry_after);
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                },
                Err(_) => {
                    // Application code returned an error. This should not happen, as the implementation should
                    // return a valid response.
                    *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
                    response
                        .headers_mut()
                        .insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
                    *response.body_mut() = body_from_str("An internal error occurred");
                }
            }

            Ok(response)
        }
        Err(e) => Ok(Response::builder()
            .status(StatusCode::BAD_REQUEST)
            .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
            .body(body_from_string(format!(
                "Unable to read body: {}",
                e.into()
            )))
            .expect("Unable to create Bad Request response due to unable to read body")),
    }
}

#[allow(unused_variables)]
async fn handle_oauth_controller_logout<T, C, ReqBody>(
    mut api_impl: T,
    uri: hyper::Uri,
    headers: HeaderMap,
    body: ReqBody,
    context: C,
    validation: bool,
) -> Result<Response<BoxBody<Bytes, Infallible>>, crate::ServiceError>
where
    T: Api<C> + Clone + Send + 'static,
    C: Has<XSpanIdString> + Send + Sync + 'static,
    ReqBody: Body + Send + 'static,
    ReqBody::Error: Into<Box<dyn Error + Send + Sync>> + Send,
    ReqBody::Data: Send,
{
    // Query parameters (note that non-required or collection query parameters will ignore garbage values, rather than causing a 400 response)
    let query_params =
        form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes()).collect::<Vec<_>>();
    let param_id_token_hint = query_params
        .iter()
        .filter(|e| e.0 == "id_token_hint")
        .map(|e| e.1.clone())
        .next();
    let param_id_token_hint = match param_id_token_hint {
        Some(param_id_token_hint) => {
            let param_id_token_hint = <String as std::str::FromStr>::from_str(&param_id_token_hint);
            match param_id_token_hint {
                            Ok(param_id_token_hint) => Some(param_id_token_hint),
                            Err(e) => return Ok(Response::builder()
                                .status(StatusCode::BAD_REQUEST)
                                .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                .body(body_from_string(format!("Couldn't parse query parameter id_token_hint - doesn't match schema: {e}")))
                                .expect("Unable to create Bad Request response for invalid query parameter id_token_hint")),
                        }
        }
        None => None,
    };
    let param_client_id = query_params
        .iter()
        .filter(|e| e.0 == "client_id")
        .map(|e| e.1.clone())
        .next();
    let param_client_id = match param_client_id {
        Some(param_client_id) => {
            let param_client_id = <String as std::str::FromStr>::from_str(&param_client_id);
            match param_client_id {
                            Ok(param_client_id) => Some(param_client_id),
                            Err(e) => return Ok(Response::builder()
                                .status(StatusCode::BAD_REQUEST)
                                .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                .body(body_from_string(format!("Couldn't parse query parameter client_id - doesn't match schema: {e}")))
                                .expect("Unable to create Bad Request response for invalid query parameter client_id")),
                        }
        }
        None => None,
    };
    let param_post_logout_redirect_uri = query_params
        .iter()
        .filter(|e| e.0 == "post_logout_redirect_uri")
        .map(|e| e.1.clone())
        .next();
    let param_post_logout_redirect_uri = match param_post_logout_redirect_uri {
        Some(param_post_logout_redirect_uri) => {
            let param_post_logout_redirect_uri =
                <String as std::str::FromStr>::from_str(&param_post_logout_redirect_uri);
            match param_post_logout_redirect_uri {
                            Ok(param_post_logout_redirect_uri) => Some(param_post_logout_redirect_uri),
                            Err(e) => return Ok(Response::builder()
                                .status(StatusCode::BAD_REQUEST)
                                .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                .body(body_from_string(format!("Couldn't parse query parameter post_logout_redirect_uri - doesn't match schema: {e}")))
                                .expect("Unable to create Bad Request response for invalid query parameter post_logout_redirect_uri")),
                        }
        }
        None => None,
    };
    let param_state = query_params
        .iter()
        .filter(|e| e.0 == "state")
        .map(|e| e.1.clone())
        .next();
    let param_state = match param_state {
        Some(param_state) => {
            let param_state = <String as std::str::FromStr>::from_str(&param_state);
            match param_state {
                Ok(param_state) => Some(param_state),
                Err(e) => return Ok(Response::builder()
                    .status(StatusCode::BAD_REQUEST)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_string(format!(
                        "Couldn't parse query parameter state - doesn't match schema: {e}"
                    )))
                    .expect(
                        "Unable to create Bad Request response for invalid query parameter state",
                    )),
            }
        }
        None => None,
    };
    let param_logout_hint = query_params
        .iter()
        .filter(|e| e.0 == "logout_hint")
        .map(|e| e.1.clone())
        .next();
    let param_logout_hint = match param_logout_hint {
        Some(param_logout_hint) => {
            let param_logout_hint = <String as std::str::FromStr>::from_str(&param_logout_hint);
            match param_logout_hint {
                            Ok(param_logout_hint) => Some(param_logout_hint),
                            Err(e) => return Ok(Response::builder()
                                .status(StatusCode::BAD_REQUEST)
                                .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                .body(body_from_string(format!("Couldn't parse query parameter logout_hint - doesn't match schema: {e}")))
                                .expect("Unable to create Bad Request response for invalid query parameter logout_hint")),
                        }
        }
        None => None,
    };
    let param_ui_locales = query_params
        .iter()
        .filter(|e| e.0 == "ui_locales")
        .map(|e| e.1.clone())
        .next();
    let param_ui_locales = match param_ui_locales {
        Some(param_ui_locales) => {
            let param_ui_locales = <String as std::str::FromStr>::from_str(&param_ui_locales);
            match param_ui_locales {
                            Ok(param_ui_locales) => Some(param_ui_locales),
                            Err(e) => return Ok(Response::builder()
                                .status(StatusCode::BAD_REQUEST)
                                .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                .body(body_from_string(format!("Couldn't parse query parameter ui_locales - doesn't match schema: {e}")))
                                .expect("Unable to create Bad Request response for invalid query parameter ui_locales")),
                        }
        }
        None => None,
    };

    let result = api_impl
        .oauth_controller_logout(
            param_id_token_hint,
            param_client_id,
            param_post_logout_redirect_uri,
            param_state,
            param_logout_hint,
            param_ui_locales,
            &context,
        )
        .await;
    let mut response = Response::new(BoxBody::new(http_body_util::Empty::new()));

    match result {
        Ok(rsp) => match rsp {
            OauthControllerLogoutResponse::SeeOther {
                location,
                set_cookie,
            } => {
                *response.status_mut() =
                    StatusCode::from_u16(303).expect("Unable to turn 303 into a StatusCode");

                let location = match header::IntoHeaderValue(location).try_into() {
                    Ok(val) => val,
                    Err(e) => return Ok(Response::builder()
                        .status(StatusCode::INTERNAL_SERVER_ERROR)
                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                        .body(body_from_string(format!(
                            "An internal server error occurred handling location header - {e}"
                        )))
                        .expect(
                            "Unable to create Internal Server Error for invalid response header",
                        )),
                };

                response
                    .headers_mut()
                    .insert(HeaderName::from_static("location"), location);

                if let Some(set_cookie) = set_cookie {
                    let set_cookie = match header::IntoHeaderValue(set_cookie).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling set_cookie header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                    response
                        .headers_mut()
                        .insert(HeaderName::from_static("set-cookie"), set_cookie);
                }
            }
            OauthControllerLogoutResponse::BadRequest(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(400).expect("Unable to turn 400 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            OauthControllerLogoutResponse::NotFound(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(404).expect("Unable to turn 404 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            OauthControllerLogoutResponse::ServiceUnavailable { body, retry_after } => {
                *response.status_mut() =
                    StatusCode::from_u16(503).expect("Unable to turn 503 into a StatusCode");

                let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                    Ok(val) => val,
                    Err(e) => return Ok(Response::builder()
                        .status(StatusCode::INTERNAL_SERVER_ERROR)
                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                        .body(body_from_string(format!(
                            "An internal server error occurred handling retry_after header - {e}"
                        )))
                        .expect(
                            "Unable to create Internal Server Error for invalid response header",
                        )),
                };

                response
                    .headers_mut()
                    .insert(HeaderName::from_static("retry-after"), retry_after);
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
        },
        Err(_) => {
            // Application code returned an error. This should not happen, as the implementation should
            // return a valid response.
            *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
            response
                .headers_mut()
                .insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
            *response.body_mut() = body_from_str("An internal error occurred");
        }
    }

    Ok(response)
}

#[allow(unused_variables)]
async fn handle_oauth_controller_logout_by_post<T, C, ReqBody>(
    mut api_impl: T,
    uri: hyper::Uri,
    headers: HeaderMap,
    body: ReqBody,
    context: C,
    validation: bool,
) -> Result<Response<BoxBody<Bytes, Infallible>>, crate::ServiceError>
where
    T: Api<C> + Clone + Send + 'static,
    C: Has<XSpanIdString> + Send + Sync + 'static,
    ReqBody: Body + Send + 'static,
    ReqBody::Error: Into<Box<dyn Error + Send + Sync>> + Send,
    ReqBody::Data: Send,
{
    // Handle body parameters (note that non-required body parameters will ignore garbage
    // values, rather than causing a 400 response).
    let result = http_body_util::BodyExt::collect(body)
        .await
        .map(|f| f.to_bytes().to_vec());
    match result {
        Ok(body) => {
            // Form parameters
            let form_params = form_urlencoded::parse(&body).collect::<Vec<_>>();
            let param_id_token_hint = form_params
                .iter()
                .find(|(name, _)| name == "id_token_hint")
                .map(|(_, value)| value.parse::<String>());
            let param_id_token_hint = match param_id_token_hint {
                                    Some(Ok(value)) => Some(value),
                                    None => None,
                                    Some(Err(e)) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(body_from_string(format!("Couldn't parse form parameter id_token_hint - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid form parameter id_token_hint")),
                                };
            let param_client_id = form_params
                .iter()
                .find(|(name, _)| name == "client_id")
                .map(|(_, value)| value.parse::<String>());
            let param_client_id = match param_client_id {
                                    Some(Ok(value)) => Some(value),
                                    None => None,
                                    Some(Err(e)) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(body_from_string(format!("Couldn't parse form parameter client_id - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid form parameter client_id")),
                                };
            let param_post_logout_redirect_uri = form_params
                .iter()
                .find(|(name, _)| name == "post_logout_redirect_uri")
                .map(|(_, value)| value.parse::<String>());
            let param_post_logout_redirect_uri = match param_post_logout_redirect_uri {
                                    Some(Ok(value)) => Some(value),
                                    None => None,
                                    Some(Err(e)) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(body_from_string(format!("Couldn't parse form parameter post_logout_redirect_uri - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid form parameter post_logout_redirect_uri")),
                                };
            let param_state = form_params
                .iter()
                .find(|(name, _)| name == "state")
                .map(|(_, value)| value.parse::<String>());
            let param_state = match param_state {
                Some(Ok(value)) => Some(value),
                None => None,
                Some(Err(e)) => return Ok(Response::builder()
                    .status(StatusCode::BAD_REQUEST)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_string(format!(
                        "Couldn't parse form parameter state - doesn't match schema: {e}"
                    )))
                    .expect(
                        "Unable to create Bad Request response for invalid form parameter state",
                    )),
            };
            let param_logout_hint = form_params
                .iter()
                .find(|(name, _)| name == "logout_hint")
                .map(|(_, value)| value.parse::<String>());
            let param_logout_hint = match param_logout_hint {
                                    Some(Ok(value)) => Some(value),
                                    None => None,
                                    Some(Err(e)) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(body_from_string(format!("Couldn't parse form parameter logout_hint - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid form parameter logout_hint")),
                                };
            let param_ui_locales = form_params
                .iter()
                .find(|(name, _)| name == "ui_locales")
                .map(|(_, value)| value.parse::<String>());
            let param_ui_locales = match param_ui_locales {
                                    Some(Ok(value)) => Some(value),
                                    None => None,
                                    Some(Err(e)) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(body_from_string(format!("Couldn't parse form parameter ui_locales - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid form parameter ui_locales")),
                                };

            let result = api_impl
                .oauth_controller_logout_by_post(
                    param_id_token_hint,
                    param_client_id,
                    param_post_logout_redirect_uri,
                    param_state,
                    param_logout_hint,
                    param_ui_locales,
                    &context,
                )
                .await;
            let mut response = Response::new(BoxBody::new(http_body_util::Empty::new()));

            match result {
                Ok(rsp) => match rsp {
                    OauthControllerLogoutByPostResponse::SeeOther {
                        location,
                        set_cookie,
                    } => {
                        *response.status_mut() = StatusCode::from_u16(303)
                            .expect("Unable to turn 303 into a StatusCode");

                        let location = match header::IntoHeaderValue(location).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling location header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                        response
                            .headers_mut()
                            .insert(HeaderName::from_static("location"), location);

                        if let Some(set_cookie) = set_cookie {
                            let set_cookie = match header::IntoHeaderValue(set_cookie).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling set_cookie header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                            response
                                .headers_mut()
                                .insert(HeaderName::from_static("set-cookie"), set_cookie);
                        }
                    }
                    OauthControllerLogoutByPostResponse::BadRequest(body) => {
                        *response.status_mut() = StatusCode::from_u16(400)
                            .expect("Unable to turn 400 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    OauthControllerLogoutByPostResponse::NotFound(body) => {
                        *response.status_mut() = StatusCode::from_u16(404)
                            .expect("Unable to turn 404 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    OauthControllerLogoutByPostResponse::ServiceUnavailable {
                        body,
                        retry_after,
                    } => {
                        *response.status_mut() = StatusCode::from_u16(503)
                            .expect("Unable to turn 503 into a StatusCode");

                        let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling retry_after header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                        response
                            .headers_mut()
                            .insert(HeaderName::from_static("retry-after"), retry_after);
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                },
                Err(_) => {
                    // Application code returned an error. This should not happen, as the implementation should
                    // return a valid response.
                    *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
                    response
                        .headers_mut()
                        .insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
                    *response.body_mut() = body_from_str("An internal error occurred");
                }
            }

            Ok(response)
        }
        Err(e) => Ok(Response::builder()
            .status(StatusCode::BAD_REQUEST)
            .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
            .body(body_from_string(format!(
                "Unable to read body: {}",
                e.into()
            )))
            .expect("Unable to create Bad Request response due to unable to read body")),
    }
}

#[allow(unused_variables)]
async fn handle_oauth_controller_push_authorization<T, C, ReqBody>(
    mut api_impl: T,
    uri: hyper::Uri,
    headers: HeaderMap,
    body: ReqBody,
    context: C,
    validation: bool,
) -> Result<Response<BoxBody<Bytes, Infallible>>, crate::ServiceError>
where
    T: Api<C> + Clone + Send + 'static,
    C: Has<XSpanIdString> + Send + Sync + 'static,
    ReqBody: Body + Send + 'static,
    ReqBody::Error: Into<Box<dyn Error + Send + Sync>> + Send,
    ReqBody::Data: Send,
{
    // Handle body parameters (note that non-required body parameters will ignore garbage
    // values, rather than causing a 400 response).
    let result = http_body_util::BodyExt::collect(body)
        .await
        .map(|f| f.to_bytes().to_vec());
    match result {
        Ok(body) => {
            // Form parameters
            let form_params = form_urlencoded::parse(&body).collect::<Vec<_>>();
            let param_client_secret = form_params
                .iter()
                .find(|(name, _)| name == "client_secret")
                .map(|(_, value)| value.parse::<String>());
            let param_client_secret = match param_client_secret {
                                    Some(Ok(value)) => Some(value),
                                    None => None,
                                    Some(Err(e)) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(body_from_string(format!("Couldn't parse form parameter client_secret - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid form parameter client_secret")),
                                };
            let param_client_assertion = form_params
                .iter()
                .find(|(name, _)| name == "client_assertion")
                .map(|(_, value)| value.parse::<String>());
            let param_client_assertion = match param_client_assertion {
                                    Some(Ok(value)) => Some(value),
                                    None => None,
                                    Some(Err(e)) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(body_from_string(format!("Couldn't parse form parameter client_assertion - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid form parameter client_assertion")),
                                };
            let param_client_assertion_type = form_params
                .iter()
                .find(|(name, _)| name == "client_assertion_type")
                .map(|(_, value)| value.parse::<String>());
            let param_client_assertion_type = match param_client_assertion_type {
                                    Some(Ok(value)) => Some(value),
                                    None => None,
                                    Some(Err(e)) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(body_from_string(format!("Couldn't parse form parameter client_assertion_type - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid form parameter client_assertion_type")),
                                };
            let param_response_type = form_params
                .iter()
                .find(|(name, _)| name == "response_type")
                .map(|(_, value)| value.parse::<String>());
            let param_response_type = match param_response_type {
                                    Some(Ok(value)) => Some(value),
                                    None => None,
                                    Some(Err(e)) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(body_from_string(format!("Couldn't parse form parameter response_type - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid form parameter response_type")),
                                };
            let param_client_id = form_params
                .iter()
                .find(|(name, _)| name == "client_id")
                .map(|(_, value)| value.parse::<String>());
            let param_client_id = match param_client_id {
                                    Some(Ok(value)) => Some(value),
                                    None => None,
                                    Some(Err(e)) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(body_from_string(format!("Couldn't parse form parameter client_id - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid form parameter client_id")),
                                };
            let param_redirect_uri = form_params
                .iter()
                .find(|(name, _)| name == "redirect_uri")
                .map(|(_, value)| value.parse::<String>());
            let param_redirect_uri = match param_redirect_uri {
                                    Some(Ok(value)) => Some(value),
                                    None => None,
                                    Some(Err(e)) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(body_from_string(format!("Couldn't parse form parameter redirect_uri - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid form parameter redirect_uri")),
                                };
            let param_scope = form_params
                .iter()
                .find(|(name, _)| name == "scope")
                .map(|(_, value)| value.parse::<String>());
            let param_scope = match param_scope {
                Some(Ok(value)) => Some(value),
                None => None,
                Some(Err(e)) => return Ok(Response::builder()
                    .status(StatusCode::BAD_REQUEST)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_string(format!(
                        "Couldn't parse form parameter scope - doesn't match schema: {e}"
                    )))
                    .expect(
                        "Unable to create Bad Request response for invalid form parameter scope",
                    )),
            };
            let param_state = form_params
                .iter()
                .find(|(name, _)| name == "state")
                .map(|(_, value)| value.parse::<String>());
            let param_state = match param_state {
                Some(Ok(value)) => Some(value),
                None => None,
                Some(Err(e)) => return Ok(Response::builder()
                    .status(StatusCode::BAD_REQUEST)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_string(format!(
                        "Couldn't parse form parameter state - doesn't match schema: {e}"
                    )))
                    .expect(
                        "Unable to create Bad Request response for invalid form parameter state",
                    )),
            };
            let param_response_mode = form_params
                .iter()
                .find(|(name, _)| name == "response_mode")
                .map(|(_, value)| value.parse::<String>());
            let param_response_mode = match param_response_mode {
                                    Some(Ok(value)) => Some(value),
                                    None => None,
                                    Some(Err(e)) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(body_from_string(format!("Couldn't parse form parameter response_mode - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid form parameter response_mode")),
                                };
            let param_nonce = form_params
                .iter()
                .find(|(name, _)| name == "nonce")
                .map(|(_, value)| value.parse::<String>());
            let param_nonce = match param_nonce {
                Some(Ok(value)) => Some(value),
                None => None,
                Some(Err(e)) => return Ok(Response::builder()
                    .status(StatusCode::BAD_REQUEST)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_string(format!(
                        "Couldn't parse form parameter nonce - doesn't match schema: {e}"
                    )))
                    .expect(
                        "Unable to create Bad Request response for invalid form parameter nonce",
                    )),
            };
            let param_code_challenge = form_params
                .iter()
                .find(|(name, _)| name == "code_challenge")
                .map(|(_, value)| value.parse::<String>());
            let param_code_challenge = match param_code_challenge {
                                    Some(Ok(value)) => Some(value),
                                    None => None,
                                    Some(Err(e)) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(body_from_string(format!("Couldn't parse form parameter code_challenge - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid form parameter code_challenge")),
                                };
            let param_code_challenge_method = form_params
                .iter()
                .find(|(name, _)| name == "code_challenge_method")
                .map(|(_, value)| value.parse::<String>());
            let param_code_challenge_method = match param_code_challenge_method {
                                    Some(Ok(value)) => Some(value),
                                    None => None,
                                    Some(Err(e)) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(body_from_string(format!("Couldn't parse form parameter code_challenge_method - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid form parameter code_challenge_method")),
                                };
            let param_prompt = form_params
                .iter()
                .find(|(name, _)| name == "prompt")
                .map(|(_, value)| value.parse::<String>());
            let param_prompt = match param_prompt {
                Some(Ok(value)) => Some(value),
                None => None,
                Some(Err(e)) => return Ok(Response::builder()
                    .status(StatusCode::BAD_REQUEST)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_string(format!(
                        "Couldn't parse form parameter prompt - doesn't match schema: {e}"
                    )))
                    .expect(
                        "Unable to create Bad Request response for invalid form parameter prompt",
                    )),
            };
            let param_max_age = form_params
                .iter()
                .find(|(name, _)| name == "max_age")
                .map(|(_, value)| value.parse::<String>());
            let param_max_age = match param_max_age {
                Some(Ok(value)) => Some(value),
                None => None,
                Some(Err(e)) => return Ok(Response::builder()
                    .status(StatusCode::BAD_REQUEST)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_string(format!(
                        "Couldn't parse form parameter max_age - doesn't match schema: {e}"
                    )))
                    .expect(
                        "Unable to create Bad Request response for invalid form parameter max_age",
                    )),
            };
            let param_login_hint = form_params
                .iter()
                .find(|(name, _)| name == "login_hint")
                .map(|(_, value)| value.parse::<String>());
            let param_login_hint = match param_login_hint {
                                    Some(Ok(value)) => Some(value),
                                    None => None,
                                    Some(Err(e)) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(body_from_string(format!("Couldn't parse form parameter login_hint - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid form parameter login_hint")),
                                };
            let param_ui_locales = form_params
                .iter()
                .find(|(name, _)| name == "ui_locales")
                .map(|(_, value)| value.parse::<String>());
            let param_ui_locales = match param_ui_locales {
                                    Some(Ok(value)) => Some(value),
                                    None => None,
                                    Some(Err(e)) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(body_from_string(format!("Couldn't parse form parameter ui_locales - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid form parameter ui_locales")),
                                };
            let param_acr_values = form_params
                .iter()
                .find(|(name, _)| name == "acr_values")
                .map(|(_, value)| value.parse::<String>());
            let param_acr_values = match param_acr_values {
                                    Some(Ok(value)) => Some(value),
                                    None => None,
                                    Some(Err(e)) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(body_from_string(format!("Couldn't parse form parameter acr_values - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid form parameter acr_values")),
                                };
            let param_claims = form_params
                .iter()
                .find(|(name, _)| name == "claims")
                .map(|(_, value)| value.parse::<String>());
            let param_claims = match param_claims {
                Some(Ok(value)) => Some(value),
                None => None,
                Some(Err(e)) => return Ok(Response::builder()
                    .status(StatusCode::BAD_REQUEST)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_string(format!(
                        "Couldn't parse form parameter claims - doesn't match schema: {e}"
                    )))
                    .expect(
                        "Unable to create Bad Request response for invalid form parameter claims",
                    )),
            };
            let param_id_token_hint = form_params
                .iter()
                .find(|(name, _)| name == "id_token_hint")
                .map(|(_, value)| value.parse::<String>());
            let param_id_token_hint = match param_id_token_hint {
                                    Some(Ok(value)) => Some(value),
                                    None => None,
                                    Some(Err(e)) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(body_from_string(format!("Couldn't parse form parameter id_token_hint - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid form parameter id_token_hint")),
                                };
            let param_dpop_jkt = form_params
                .iter()
                .find(|(name, _)| name == "dpop_jkt")
                .map(|(_, value)| value.parse::<String>());
            let param_dpop_jkt = match param_dpop_jkt {
                Some(Ok(value)) => Some(value),
                None => None,
                Some(Err(e)) => return Ok(Response::builder()
                    .status(StatusCode::BAD_REQUEST)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_string(format!(
                        "Couldn't parse form parameter dpop_jkt - doesn't match schema: {e}"
                    )))
                    .expect(
                        "Unable to create Bad Request response for invalid form parameter dpop_jkt",
                    )),
            };
            let param_request = form_params
                .iter()
                .find(|(name, _)| name == "request")
                .map(|(_, value)| value.parse::<String>());
            let param_request = match param_request {
                Some(Ok(value)) => Some(value),
                None => None,
                Some(Err(e)) => return Ok(Response::builder()
                    .status(StatusCode::BAD_REQUEST)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_string(format!(
                        "Couldn't parse form parameter request - doesn't match schema: {e}"
                    )))
                    .expect(
                        "Unable to create Bad Request response for invalid form parameter request",
                    )),
            };
            let param_request_uri = form_params
                .iter()
                .find(|(name, _)| name == "request_uri")
                .map(|(_, value)| value.parse::<String>());
            let param_request_uri = match param_request_uri {
                                    Some(Ok(value)) => Some(value),
                                    None => None,
                                    Some(Err(e)) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(body_from_string(format!("Couldn't parse form parameter request_uri - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid form parameter request_uri")),
                                };

            let result = api_impl
                .oauth_controller_push_authorization(
                    param_client_secret,
                    param_client_assertion,
                    param_client_assertion_type,
                    param_response_type,
                    param_client_id,
                    param_redirect_uri,
                    param_scope,
                    param_state,
                    param_response_mode,
                    param_nonce,
                    param_code_challenge,
                    param_code_challenge_method,
                    param_prompt,
                    param_max_age,
                    param_login_hint,
                    param_ui_locales,
                    param_acr_values,
                    param_claims,
                    param_id_token_hint,
                    param_dpop_jkt,
                    param_request,
                    param_request_uri,
                    &context,
                )
                .await;
            let mut response = Response::new(BoxBody::new(http_body_util::Empty::new()));

            match result {
                Ok(rsp) => match rsp {
                    OauthControllerPushAuthorizationResponse::Created(body) => {
                        *response.status_mut() = StatusCode::from_u16(201)
                            .expect("Unable to turn 201 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    OauthControllerPushAuthorizationResponse::BadRequest(body) => {
                        *response.status_mut() = StatusCode::from_u16(400)
                            .expect("Unable to turn 400 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    OauthControllerPushAuthorizationResponse::Unauthorized {
                        body,
                        www_authenticate,
                    } => {
                        *response.status_mut() = StatusCode::from_u16(401)
                            .expect("Unable to turn 401 into a StatusCode");

                        if let Some(www_authenticate) = www_authenticate {
                            let www_authenticate = match header::IntoHeaderValue(www_authenticate).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling www_authenticate header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                            response.headers_mut().insert(
                                HeaderName::from_static("www-authenticate"),
                                www_authenticate,
                            );
                        }
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    OauthControllerPushAuthorizationResponse::TooManyRequests {
                        body,
                        retry_after,
                    } => {
                        *response.status_mut() = StatusCode::from_u16(429)
                            .expect("Unable to turn 429 into a StatusCode");

                        let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling retry_after header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                        response
                            .headers_mut()
                            .insert(HeaderName::from_static("retry-after"), retry_after);
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    OauthControllerPushAuthorizationResponse::ServiceUnavailable {
                        body,
                        retry_after,
                    } => {
                        *response.status_mut() = StatusCode::from_u16(503)
                            .expect("Unable to turn 503 into a StatusCode");

                        let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling retry_after header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                        response
                            .headers_mut()
                            .insert(HeaderName::from_static("retry-after"), retry_after);
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                },
                Err(_) => {
                    // Application code returned an error. This should not happen, as the implementation should
                    // return a valid response.
                    *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
                    response
                        .headers_mut()
                        .insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
                    *response.body_mut() = body_from_str("An internal error occurred");
                }
            }

            Ok(response)
        }
        Err(e) => Ok(Response::builder()
            .status(StatusCode::BAD_REQUEST)
            .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
            .body(body_from_string(format!(
                "Unable to read body: {}",
                e.into()
            )))
            .expect("Unable to create Bad Request response due to unable to read body")),
    }
}

#[allow(unused_variables)]
async fn handle_oauth_controller_revoke<T, C, ReqBody>(
    mut api_impl: T,
    uri: hyper::Uri,
    headers: HeaderMap,
    body: ReqBody,
    context: C,
    validation: bool,
) -> Result<Response<BoxBody<Bytes, Infallible>>, crate::ServiceError>
where
    T: Api<C> + Clone + Send + 'static,
    C: Has<XSpanIdString> + Send + Sync + 'static,
    ReqBody: Body + Send + 'static,
    ReqBody::Error: Into<Box<dyn Error + Send + Sync>> + Send,
    ReqBody::Data: Send,
{
    // Handle body parameters (note that non-required body parameters will ignore garbage
    // values, rather than causing a 400 response).
    let result = http_body_util::BodyExt::collect(body)
        .await
        .map(|f| f.to_bytes().to_vec());
    match result {
        Ok(body) => {
            // Form parameters
            let form_params = form_urlencoded::parse(&body).collect::<Vec<_>>();
            let param_token = form_params
                .iter()
                .find(|(name, _)| name == "token")
                .map(|(_, value)| value.parse::<String>());
            let param_token = match param_token {
                Some(Ok(value)) => value,
                None => return Ok(Response::builder()
                    .status(StatusCode::BAD_REQUEST)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_str("Missing required form parameter token"))
                    .expect(
                        "Unable to create Bad Request response for missing form parameter token",
                    )),
                Some(Err(e)) => return Ok(Response::builder()
                    .status(StatusCode::BAD_REQUEST)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_string(format!(
                        "Couldn't parse form parameter token - doesn't match schema: {e}"
                    )))
                    .expect(
                        "Unable to create Bad Request response for invalid form parameter token",
                    )),
            };
            let param_token_type_hint = form_params
                .iter()
                .find(|(name, _)| name == "token_type_hint")
                .map(|(_, value)| value.parse::<String>());
            let param_token_type_hint = match param_token_type_hint {
                                    Some(Ok(value)) => Some(value),
                                    None => None,
                                    Some(Err(e)) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(body_from_string(format!("Couldn't parse form parameter token_type_hint - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid form parameter token_type_hint")),
                                };
            let param_client_id = form_params
                .iter()
                .find(|(name, _)| name == "client_id")
                .map(|(_, value)| value.parse::<String>());
            let param_client_id = match param_client_id {
                                    Some(Ok(value)) => Some(value),
                                    None => None,
                                    Some(Err(e)) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(body_from_string(format!("Couldn't parse form parameter client_id - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid form parameter client_id")),
                                };
            let param_client_secret = form_params
                .iter()
                .find(|(name, _)| name == "client_secret")
                .map(|(_, value)| value.parse::<String>());
            let param_client_secret = match param_client_secret {
                                    Some(Ok(value)) => Some(value),
                                    None => None,
                                    Some(Err(e)) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(body_from_string(format!("Couldn't parse form parameter client_secret - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid form parameter client_secret")),
                                };
            let param_client_assertion = form_params
                .iter()
                .find(|(name, _)| name == "client_assertion")
                .map(|(_, value)| value.parse::<String>());
            let param_client_assertion = match param_client_assertion {
                                    Some(Ok(value)) => Some(value),
                                    None => None,
                                    Some(Err(e)) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(body_from_string(format!("Couldn't parse form parameter client_assertion - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid form parameter client_assertion")),
                                };
            let param_client_assertion_type = form_params
                .iter()
                .find(|(name, _)| name == "client_assertion_type")
                .map(|(_, value)| value.parse::<String>());
            let param_client_assertion_type = match param_client_assertion_type {
                                    Some(Ok(value)) => Some(value),
                                    None => None,
                                    Some(Err(e)) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(body_from_string(format!("Couldn't parse form parameter client_assertion_type - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid form parameter client_assertion_type")),
                                };

            let result = api_impl
                .oauth_controller_revoke(
                    param_token,
                    param_token_type_hint,
                    param_client_id,
                    param_client_secret,
                    param_client_assertion,
                    param_client_assertion_type,
                    &context,
                )
                .await;
            let mut response = Response::new(BoxBody::new(http_body_util::Empty::new()));

            match result {
                Ok(rsp) => match rsp {
                    OauthControllerRevokeResponse::Ok => {
                        *response.status_mut() = StatusCode::from_u16(200)
                            .expect("Unable to turn 200 into a StatusCode");
                    }
                    OauthControllerRevokeResponse::BadRequest(body) => {
                        *response.status_mut() = StatusCode::from_u16(400)
                            .expect("Unable to turn 400 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    OauthControllerRevokeResponse::Unauthorized {
                        body,
                        www_authenticate,
                    } => {
                        *response.status_mut() = StatusCode::from_u16(401)
                            .expect("Unable to turn 401 into a StatusCode");

                        if let Some(www_authenticate) = www_authenticate {
                            let www_authenticate = match header::IntoHeaderValue(www_authenticate).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling www_authenticate header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                            response.headers_mut().insert(
                                HeaderName::from_static("www-authenticate"),
                                www_authenticate,
                            );
                        }
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    OauthControllerRevokeResponse::TooManyRequests { body, retry_after } => {
                        *response.status_mut() = StatusCode::from_u16(429)
                            .expect("Unable to turn 429 into a StatusCode");

                        let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling retry_after header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                        response
                            .headers_mut()
                            .insert(HeaderName::from_static("retry-after"), retry_after);
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    OauthControllerRevokeResponse::ServiceUnavailable { body, retry_after } => {
                        *response.status_mut() = StatusCode::from_u16(503)
                            .expect("Unable to turn 503 into a StatusCode");

                        let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling retry_after header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                        response
                            .headers_mut()
                            .insert(HeaderName::from_static("retry-after"), retry_after);
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                },
                Err(_) => {
                    // Application code returned an error. This should not happen, as the implementation should
                    // return a valid response.
                    *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
                    response
                        .headers_mut()
                        .insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
                    *response.body_mut() = body_from_str("An internal error occurred");
                }
            }

            Ok(response)
        }
        Err(e) => Ok(Response::builder()
            .status(StatusCode::BAD_REQUEST)
            .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
            .body(body_from_string(format!(
                "Unable to read body: {}",
                e.into()
            )))
            .expect("Unable to create Bad Request response due to unable to read body")),
    }
}

#[allow(unused_variables)]
async fn handle_oauth_controller_token<T, C, ReqBody>(
    mut api_impl: T,
    uri: hyper::Uri,
    headers: HeaderMap,
    body: ReqBody,
    context: C,
    validation: bool,
) -> Result<Response<BoxBody<Bytes, Infallible>>, crate::ServiceError>
where
    T: Api<C> + Clone + Send + 'static,
    C: Has<XSpanIdString> + Send + Sync + 'static,
    ReqBody: Body + Send + 'static,
    ReqBody::Error: Into<Box<dyn Error + Send + Sync>> + Send,
    ReqBody::Data: Send,
{
    // Handle body parameters (note that non-required body parameters will ignore garbage
    // values, rather than causing a 400 response).
    let result = http_body_util::BodyExt::collect(body)
        .await
        .map(|f| f.to_bytes().to_vec());
    match result {
        Ok(body) => {
            // Form parameters
            let form_params = form_urlencoded::parse(&body).collect::<Vec<_>>();
            let param_grant_type = form_params
                .iter()
                .find(|(name, _)| name == "grant_type")
                .map(|(_, value)| value.parse::<String>());
            let param_grant_type = match param_grant_type {
                                    Some(Ok(value)) => Some(value),
                                    None => None,
                                    Some(Err(e)) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(body_from_string(format!("Couldn't parse form parameter grant_type - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid form parameter grant_type")),
                                };
            let param_code = form_params
                .iter()
                .find(|(name, _)| name == "code")
                .map(|(_, value)| value.parse::<String>());
            let param_code =
                match param_code {
                    Some(Ok(value)) => Some(value),
                    None => None,
                    Some(Err(e)) => return Ok(Response::builder()
                        .status(StatusCode::BAD_REQUEST)
                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                        .body(body_from_string(format!(
                            "Couldn't parse form parameter code - doesn't match schema: {e}"
                        )))
                        .expect(
                            "Unable to create Bad Request response for invalid form parameter code",
                        )),
                };
            let param_redirect_uri = form_params
                .iter()
                .find(|(name, _)| name == "redirect_uri")
                .map(|(_, value)| value.parse::<String>());
            let param_redirect_uri = match param_redirect_uri {
                                    Some(Ok(value)) => Some(value),
                                    None => None,
                                    Some(Err(e)) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(body_from_string(format!("Couldn't parse form parameter redirect_uri - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid form parameter redirect_uri")),
                                };
            let param_code_verifier = form_params
                .iter()
                .find(|(name, _)| name == "code_verifier")
                .map(|(_, value)| value.parse::<String>());
            let param_code_verifier = match param_code_verifier {
                                    Some(Ok(value)) => Some(value),
                                    None => None,
                                    Some(Err(e)) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(body_from_string(format!("Couldn't parse form parameter code_verifier - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid form parameter code_verifier")),
                                };
            let param_refresh_token = form_params
                .iter()
                .find(|(name, _)| name == "refresh_token")
                .map(|(_, value)| value.parse::<String>());
            let param_refresh_token = match param_refresh_token {
                                    Some(Ok(value)) => Some(value),
                                    None => None,
                                    Some(Err(e)) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(body_from_string(format!("Couldn't parse form parameter refresh_token - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid form parameter refresh_token")),
                                };
            let param_scope = form_params
                .iter()
                .find(|(name, _)| name == "scope")
                .map(|(_, value)| value.parse::<String>());
            let param_scope = match param_scope {
                Some(Ok(value)) => Some(value),
                None => None,
                Some(Err(e)) => return Ok(Response::builder()
                    .status(StatusCode::BAD_REQUEST)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_string(format!(
                        "Couldn't parse form parameter scope - doesn't match schema: {e}"
                    )))
                    .expect(
                        "Unable to create Bad Request response for invalid form parameter scope",
                    )),
            };
            let param_device_code = form_params
                .iter()
                .find(|(name, _)| name == "device_code")
                .map(|(_, value)| value.parse::<String>());
            let param_device_code = match param_device_code {
                                    Some(Ok(value)) => Some(value),
                                    None => None,
                                    Some(Err(e)) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(body_from_string(format!("Couldn't parse form parameter device_code - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid form parameter device_code")),
                                };
            let param_client_id = form_params
                .iter()
                .find(|(name, _)| name == "client_id")
                .map(|(_, value)| value.parse::<String>());
            let param_client_id = match param_client_id {
                                    Some(Ok(value)) => Some(value),
                                    None => None,
                                    Some(Err(e)) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(body_from_string(format!("Couldn't parse form parameter client_id - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid form parameter client_id")),
                                };
            let param_client_secret = form_params
                .iter()
                .find(|(name, _)| name == "client_secret")
                .map(|(_, value)| value.parse::<String>());
            let param_client_secret = match param_client_secret {
                                    Some(Ok(value)) => Some(value),
                                    None => None,
                                    Some(Err(e)) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(body_from_string(format!("Couldn't parse form parameter client_secret - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid form parameter client_secret")),
                                };
            let param_client_assertion = form_params
                .iter()
                .find(|(name, _)| name == "client_assertion")
                .map(|(_, value)| value.parse::<String>());
            let param_client_assertion = match param_client_assertion {
                                    Some(Ok(value)) => Some(value),
                                    None => None,
                                    Some(Err(e)) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(body_from_string(format!("Couldn't parse form parameter client_assertion - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid form parameter client_assertion")),
                                };
            let param_client_assertion_type = form_params
                .iter()
                .find(|(name, _)| name == "client_assertion_type")
                .map(|(_, value)| value.parse::<String>());
            let param_client_assertion_type = match param_client_assertion_type {
                                    Some(Ok(value)) => Some(value),
                                    None => None,
                                    Some(Err(e)) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(body_from_string(format!("Couldn't parse form parameter client_assertion_type - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid form parameter client_assertion_type")),
                                };

            let result = api_impl
                .oauth_controller_token(
                    param_grant_type,
                    param_code,
                    param_redirect_uri,
                    param_code_verifier,
                    param_refresh_token,
                    param_scope,
                    param_device_code,
                    param_client_id,
                    param_client_secret,
                    param_client_assertion,
                    param_client_assertion_type,
                    &context,
                )
                .await;
            let mut response = Response::new(BoxBody::new(http_body_util::Empty::new()));

            match result {
                Ok(rsp) => match rsp {
                    OauthControllerTokenResponse::Ok(body) => {
                        *response.status_mut() = StatusCode::from_u16(200)
                            .expect("Unable to turn 200 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    OauthControllerTokenResponse::BadRequest(body) => {
                        *response.status_mut() = StatusCode::from_u16(400)
                            .expect("Unable to turn 400 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    OauthControllerTokenResponse::Unauthorized {
                        body,
                        www_authenticate,
                    } => {
                        *response.status_mut() = StatusCode::from_u16(401)
                            .expect("Unable to turn 401 into a StatusCode");

                        if let Some(www_authenticate) = www_authenticate {
                            let www_authenticate = match header::IntoHeaderValue(www_authenticate).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling www_authenticate header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                            response.headers_mut().insert(
                                HeaderName::from_static("www-authenticate"),
                                www_authenticate,
                            );
                        }
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    OauthControllerTokenResponse::TooManyRequests { body, retry_after } => {
                        *response.status_mut() = StatusCode::from_u16(429)
                            .expect("Unable to turn 429 into a StatusCode");

                        let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling retry_after header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                        response
                            .headers_mut()
                            .insert(HeaderName::from_static("retry-after"), retry_after);
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    OauthControllerTokenResponse::ServiceUnavailable { body, retry_after } => {
                        *response.status_mut() = StatusCode::from_u16(503)
                            .expect("Unable to turn 503 into a StatusCode");

                        let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling retry_after header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                        response
                            .headers_mut()
                            .insert(HeaderName::from_static("retry-after"), retry_after);
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                },
                Err(_) => {
                    // Application code returned an error. This should not happen, as the implementation should
                    // return a valid response.
                    *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
                    response
                        .headers_mut()
                        .insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
                    *response.body_mut() = body_from_str("An internal error occurred");
                }
            }

            Ok(response)
        }
        Err(e) => Ok(Response::builder()
            .status(StatusCode::BAD_REQUEST)
            .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
            .body(body_from_string(format!(
                "Unable to read body: {}",
                e.into()
            )))
            .expect("Unable to create Bad Request response due to unable to read body")),
    }
}

#[allow(unused_variables)]
async fn handle_oauth_controller_user_info<T, C, ReqBody>(
    mut api_impl: T,
    uri: hyper::Uri,
    headers: HeaderMap,
    body: ReqBody,
    context: C,
    validation: bool,
) -> Result<Response<BoxBody<Bytes, Infallible>>, crate::ServiceError>
where
    T: Api<C> + Clone + Send + 'static,
    C: Has<XSpanIdString> + Send + Sync + 'static,
    ReqBody: Body + Send + 'static,
    ReqBody::Error: Into<Box<dyn Error + Send + Sync>> + Send,
    ReqBody::Data: Send,
{
    let result = api_impl.oauth_controller_user_info(&context).await;
    let mut response = Response::new(BoxBody::new(http_body_util::Empty::new()));

    match result {
        Ok(rsp) => match rsp {
            OauthControllerUserInfoResponse::Ok(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(200).expect("Unable to turn 200 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static(body.media_type()));
                // JSON Body
                *response.body_mut() = BoxBody::new(Full::new(body.into_bytes()));
            }
            OauthControllerUserInfoResponse::BadRequest(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(400).expect("Unable to turn 400 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            OauthControllerUserInfoResponse::Unauthorized {
                body,
                www_authenticate,
            } => {
                *response.status_mut() =
                    StatusCode::from_u16(401).expect("Unable to turn 401 into a StatusCode");

                if let Some(www_authenticate) = www_authenticate {
                    let www_authenticate = match header::IntoHeaderValue(www_authenticate).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling www_authenticate header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                    response.headers_mut().insert(
                        HeaderName::from_static("www-authenticate"),
                        www_authenticate,
                    );
                }
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            OauthControllerUserInfoResponse::Forbidden {
                body,
                www_authenticate,
            } => {
                *response.status_mut() =
                    StatusCode::from_u16(403).expect("Unable to turn 403 into a StatusCode");

                if let Some(www_authenticate) = www_authenticate {
                    let www_authenticate = match header::IntoHeaderValue(www_authenticate).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling www_authenticate header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                    response.headers_mut().insert(
                        HeaderName::from_static("www-authenticate"),
                        www_authenticate,
                    );
                }
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            OauthControllerUserInfoResponse::ServiceUnavailable { body, retry_after } => {
                *response.status_mut() =
                    StatusCode::from_u16(503).expect("Unable to turn 503 into a StatusCode");

                let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                    Ok(val) => val,
                    Err(e) => return Ok(Response::builder()
                        .status(StatusCode::INTERNAL_SERVER_ERROR)
                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                        .body(body_from_string(format!(
                            "An internal server error occurred handling retry_after header - {e}"
                        )))
                        .expect(
                            "Unable to create Internal Server Error for invalid response header",
                        )),
                };

                response
                    .headers_mut()
                    .insert(HeaderName::from_static("retry-after"), retry_after);
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
        },
        Err(_) => {
            // Application code returned an error. This should not happen, as the implementation should
            // return a valid response.
            *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
            response
                .headers_mut()
                .insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
            *response.body_mut() = body_from_str("An internal error occurred");
        }
    }

    Ok(response)
}

#[allow(unused_variables)]
async fn handle_oauth_controller_user_info_by_post<T, C, ReqBody>(
    mut api_impl: T,
    uri: hyper::Uri,
    headers: HeaderMap,
    body: ReqBody,
    context: C,
    validation: bool,
) -> Result<Response<BoxBody<Bytes, Infallible>>, crate::ServiceError>
where
    T: Api<C> + Clone + Send + 'static,
    C: Has<XSpanIdString> + Send + Sync + 'static,
    ReqBody: Body + Send + 'static,
    ReqBody::Error: Into<Box<dyn Error + Send + Sync>> + Send,
    ReqBody::Data: Send,
{
    // Handle body parameters (note that non-required body parameters will ignore garbage
    // values, rather than causing a 400 response).
    let result = http_body_util::BodyExt::collect(body)
        .await
        .map(|f| f.to_bytes().to_vec());
    match result {
        Ok(body) => {
            // Form parameters
            let form_params = form_urlencoded::parse(&body).collect::<Vec<_>>();
            let param_access_token = form_params
                .iter()
                .find(|(name, _)| name == "access_token")
                .map(|(_, value)| value.parse::<String>());
            let param_access_token = match param_access_token {
                                    Some(Ok(value)) => Some(value),
                                    None => None,
                                    Some(Err(e)) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(body_from_string(format!("Couldn't parse form parameter access_token - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid form parameter access_token")),
                                };

            let result = api_impl
                .oauth_controller_user_info_by_post(param_access_token, &context)
                .await;
            let mut response = Response::new(BoxBody::new(http_body_util::Empty::new()));

            match result {
                Ok(rsp) => match rsp {
                    OauthControllerUserInfoByPostResponse::Ok(body) => {
                        *response.status_mut() = StatusCode::from_u16(200)
                            .expect("Unable to turn 200 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static(body.media_type()));
                        // JSON Body
                        *response.body_mut() = BoxBody::new(Full::new(body.into_bytes()));
                    }
                    OauthControllerUserInfoByPostResponse::BadRequest(body) => {
                        *response.status_mut() = StatusCode::from_u16(400)
                            .expect("Unable to turn 400 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    OauthControllerUserInfoByPostResponse::Unauthorized {
                        body,
                        www_authenticate,
                    } => {
                        *response.status_mut() = StatusCode::from_u16(401)
                            .expect("Unable to turn 401 into a StatusCode");

                        if let Some(www_authenticate) = www_authenticate {
                            let www_authenticate = match header::IntoHeaderValue(www_authenticate).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling www_authenticate header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                            response.headers_mut().insert(
                                HeaderName::from_static("www-authenticate"),
                                www_authenticate,
                            );
                        }
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    OauthControllerUserInfoByPostResponse::Forbidden {
                        body,
                        www_authenticate,
                    } => {
                        *response.status_mut() = StatusCode::from_u16(403)
                            .expect("Unable to turn 403 into a StatusCode");

                        if let Some(www_authenticate) = www_authenticate {
                            let www_authenticate = match header::IntoHeaderValue(www_authenticate).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling www_authenticate header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                            response.headers_mut().insert(
                                HeaderName::from_static("www-authenticate"),
                                www_authenticate,
                            );
                        }
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    OauthControllerUserInfoByPostResponse::ServiceUnavailable {
                        body,
                        retry_after,
                    } => {
                        *response.status_mut() = StatusCode::from_u16(503)
                            .expect("Unable to turn 503 into a StatusCode");

                        let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling retry_after header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                        response
                            .headers_mut()
                            .insert(HeaderName::from_static("retry-after"), retry_after);
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                },
                Err(_) => {
                    // Application code returned an error. This should not happen, as the implementation should
                    // return a valid response.
                    *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
                    response
                        .headers_mut()
                        .insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
                    *response.body_mut() = body_from_str("An internal error occurred");
                }
            }

            Ok(response)
        }
        Err(e) => Ok(Response::builder()
            .status(StatusCode::BAD_REQUEST)
            .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
            .body(body_from_string(format!(
                "Unable to read body: {}",
                e.into()
            )))
            .expect("Unable to create Bad Request response due to unable to read body")),
    }
}

#[allow(unused_variables)]
async fn handle_otp_controller_check_qr<T, C, ReqBody>(
    mut api_impl: T,
    uri: hyper::Uri,
    headers: HeaderMap,
    body: ReqBody,
    context: C,
    validation: bool,
) -> Result<Response<BoxBody<Bytes, Infallible>>, crate::ServiceError>
where
    T: Api<C> + Clone + Send + 'static,
    C: Has<XSpanIdString> + Send + Sync + 'static,
    ReqBody: Body + Send + 'static,
    ReqBody::Error: Into<Box<dyn Error + Send + Sync>> + Send,
    ReqBody::Data: Send,
{
    // Header parameters
    let param_code = headers.get(HeaderName::from_static("code"));

    let param_code = match param_code {
        Some(v) => match header::IntoHeaderValue::<String>::try_from((*v).clone()) {
            Ok(result) => Some(result.0),
            Err(err) => {
                return Ok(Response::builder()
                    .status(StatusCode::BAD_REQUEST)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_string(format!("Invalid header code - {err}")))
                    .expect("Unable to create Bad Request response for invalid header code"));
            }
        },
        None => None,
    };
    let param_client_id = headers.get(HeaderName::from_static("clientid"));

    let param_client_id = match param_client_id {
        Some(v) => match header::IntoHeaderValue::<String>::try_from((*v).clone()) {
            Ok(result) => Some(result.0),
            Err(err) => {
                return Ok(Response::builder()
                    .status(StatusCode::BAD_REQUEST)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_string(format!("Invalid header clientId - {err}")))
                    .expect("Unable to create Bad Request response for invalid header clientId"));
            }
        },
        None => None,
    };

    let result = api_impl
        .otp_controller_check_qr(param_code, param_client_id, &context)
        .await;
    let mut response = Response::new(BoxBody::new(http_body_util::Empty::new()));

    match result {
        Ok(rsp) => match rsp {
            OtpControllerCheckQrResponse::Ok(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(200).expect("Unable to turn 200 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            OtpControllerCheckQrResponse::BadRequest(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(400).expect("Unable to turn 400 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            OtpControllerCheckQrResponse::Unauthorized(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(401).expect("Unable to turn 401 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            OtpControllerCheckQrResponse::NotFound(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(404).expect("Unable to turn 404 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            OtpControllerCheckQrResponse::UnprocessableEntity(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(422).expect("Unable to turn 422 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            OtpControllerCheckQrResponse::ServiceUnavailable { body, retry_after } => {
                *response.status_mut() =
                    StatusCode::from_u16(503).expect("Unable to turn 503 into a StatusCode");

                let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                    Ok(val) => val,
                    Err(e) => return Ok(Response::builder()
                        .status(StatusCode::INTERNAL_SERVER_ERROR)
                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                        .body(body_from_string(format!(
                            "An internal server error occurred handling retry_after header - {e}"
                        )))
                        .expect(
                            "Unable to create Internal Server Error for invalid response header",
                        )),
                };

                response
                    .headers_mut()
                    .insert(HeaderName::from_static("retry-after"), retry_after);
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
        },
        Err(_) => {
            // Application code returned an error. This should not happen, as the implementation should
            // return a valid response.
            *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
            response
                .headers_mut()
                .insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
            *response.body_mut() = body_from_str("An internal error occurred");
        }
    }

    Ok(response)
}

#[allow(unused_variables)]
async fn handle_otp_controller_create_qr<T, C, ReqBody>(
    mut api_impl: T,
    uri: hyper::Uri,
    headers: HeaderMap,
    body: ReqBody,
    context: C,
    validation: bool,
) -> Result<Response<BoxBody<Bytes, Infallible>>, crate::ServiceError>
where
    T: Api<C> + Clone + Send + 'static,
    C: Has<XSpanIdString> + Send + Sync + 'static,
    ReqBody: Body + Send + 'static,
    ReqBody::Error: Into<Box<dyn Error + Send + Sync>> + Send,
    ReqBody::Data: Send,
{
    // Handle body parameters (note that non-required body parameters will ignore garbage
    // values, rather than causing a 400 response).
    let result = http_body_util::BodyExt::collect(body)
        .await
        .map(|f| f.to_bytes().to_vec());
    match result {
        Ok(body) => {
            let param_auth_token_request: Option<models::AuthTokenRequest> = if !body.is_empty() {
                let deserializer = &mut serde_json::Deserializer::from_slice(&body);
                match serde::Deserialize::deserialize(deserializer) {
                                        Ok(param_auth_token_request) => param_auth_token_request,
                                        Err(e) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(BoxBody::new(format!("Couldn't parse body parameter AuthTokenRequest - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid body parameter AuthTokenRequest due to schema")),
                                    }
            } else {
                None
            };
            let param_auth_token_request = match param_auth_token_request {
                                    Some(param_auth_token_request) => param_auth_token_request,
                                    None => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(BoxBody::new("Missing required body parameter AuthTokenRequest".to_string()))
                                                        .expect("Unable to create Bad Request response for missing body parameter AuthTokenRequest")),
                                };
            #[cfg(not(feature = "validate"))]
            run_validation!(param_auth_token_request, "AuthTokenRequest", validation);

            let result = api_impl
                .otp_controller_create_qr(param_auth_token_request, &context)
                .await;
            let mut response = Response::new(BoxBody::new(http_body_util::Empty::new()));

            match result {
                Ok(rsp) => match rsp {
                    OtpControllerCreateQrResponse::Ok(body) => {
                        *response.status_mut() = StatusCode::from_u16(200)
                            .expect("Unable to turn 200 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    OtpControllerCreateQrResponse::BadRequest(body) => {
                        *response.status_mut() = StatusCode::from_u16(400)
                            .expect("Unable to turn 400 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    OtpControllerCreateQrResponse::Unauthorized(body) => {
                        *response.status_mut() = StatusCode::from_u16(401)
                            .expect("Unable to turn 401 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    OtpControllerCreateQrResponse::Forbidden(body) => {
                        *response.status_mut() = StatusCode::from_u16(403)
                            .expect("Unable to turn 403 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    OtpControllerCreateQrResponse::NotFound(body) => {
                        *response.status_mut() = StatusCode::from_u16(404)
                            .expect("Unable to turn 404 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    OtpControllerCreateQrResponse::UnprocessableEntity(body) => {
                        *response.status_mut() = StatusCode::from_u16(422)
                            .expect("Unable to turn 422 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    OtpControllerCreateQrResponse::ServiceUnavailable { body, retry_after } => {
                        *response.status_mut() = StatusCode::from_u16(503)
                            .expect("Unable to turn 503 into a StatusCode");

                        let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling retry_after header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                        response
                            .headers_mut()
                            .insert(HeaderName::from_static("retry-after"), retry_after);
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                },
                Err(_) => {
                    // Application code returned an error. This should not happen, as the implementation should
                    // return a valid response.
                    *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
                    response
                        .headers_mut()
                        .insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
                    *response.body_mut() = body_from_str("An internal error occurred");
                }
            }

            Ok(response)
        }
        Err(e) => Ok(Response::builder()
            .status(StatusCode::BAD_REQUEST)
            .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
            .body(body_from_string(format!(
                "Unable to read body: {}",
                e.into()
            )))
            .expect("Unable to create Bad Request response due to unable to read body")),
    }
}

#[allow(unused_variables)]
async fn handle_otp_controller_create_recovery_codes<T, C, ReqBody>(
    mut api_impl: T,
    uri: hyper::Uri,
    headers: HeaderMap,
    body: ReqBody,
    context: C,
    validation: bool,
) -> Result<Response<BoxBody<Bytes, Infallible>>, crate::ServiceError>
where
    T: Api<C> + Clone + Send + 'static,
    C: Has<XSpanIdString> + Send + Sync + 'static,
    ReqBody: Body + Send + 'static,
    ReqBody::Error: Into<Box<dyn Error + Send + Sync>> + Send,
    ReqBody::Data: Send,
{
    // Handle body parameters (note that non-required body parameters will ignore garbage
    // values, rather than causing a 400 response).
    let result = http_body_util::BodyExt::collect(body)
        .await
        .map(|f| f.to_bytes().to_vec());
    match result {
        Ok(body) => {
            let param_auth_token_request: Option<models::AuthTokenRequest> = if !body.is_empty() {
                let deserializer = &mut serde_json::Deserializer::from_slice(&body);
                match serde::Deserialize::deserialize(deserializer) {
                                        Ok(param_auth_token_request) => param_auth_token_request,
                                        Err(e) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(BoxBody::new(format!("Couldn't parse body parameter AuthTokenRequest - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid body parameter AuthTokenRequest due to schema")),
                                    }
            } else {
                None
            };
            let param_auth_token_request = match param_auth_token_request {
                                    Some(param_auth_token_request) => param_auth_token_request,
                                    None => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(BoxBody::new("Missing required body parameter AuthTokenRequest".to_string()))
                                                        .expect("Unable to create Bad Request response for missing body parameter AuthTokenRequest")),
                                };
            #[cfg(not(feature = "validate"))]
            run_validation!(param_auth_token_request, "AuthTokenRequest", validation);

            let result = api_impl
                .otp_controller_create_recovery_codes(param_auth_token_request, &context)
                .await;
            let mut response = Response::new(BoxBody::new(http_body_util::Empty::new()));

            match result {
                Ok(rsp) => match rsp {
                    OtpControllerCreateRecoveryCodesResponse::Ok(body) => {
                        *response.status_mut() = StatusCode::from_u16(200)
                            .expect("Unable to turn 200 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    OtpControllerCreateRecoveryCodesResponse::BadRequest(body) => {
                        *response.status_mut() = StatusCode::from_u16(400)
                            .expect("Unable to turn 400 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    OtpControllerCreateRecoveryCodesResponse::Unauthorized(body) => {
                        *response.status_mut() = StatusCode::from_u16(401)
                            .expect("Unable to turn 401 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    OtpControllerCreateRecoveryCodesResponse::Forbidden(body) => {
                        *response.status_mut() = StatusCode::from_u16(403)
                            .expect("Unable to turn 403 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    OtpControllerCreateRecoveryCodesResponse::UnprocessableEntity(body) => {
                        *response.status_mut() = StatusCode::from_u16(422)
                            .expect("Unable to turn 422 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    OtpControllerCreateRecoveryCodesResponse::ServiceUnavailable {
                        body,
                        retry_after,
                    } => {
                        *response.status_mut() = StatusCode::from_u16(503)
                            .expect("Unable to turn 503 into a StatusCode");

                        let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling retry_after header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                        response
                            .headers_mut()
                            .insert(HeaderName::from_static("retry-after"), retry_after);
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                },
                Err(_) => {
                    // Application code returned an error. This should not happen, as the implementation should
                    // return a valid response.
                    *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
                    response
                        .headers_mut()
                        .insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
                    *response.body_mut() = body_from_str("An internal error occurred");
                }
            }

            Ok(response)
        }
        Err(e) => Ok(Response::builder()
            .status(StatusCode::BAD_REQUEST)
            .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
            .body(body_from_string(format!(
                "Unable to read body: {}",
                e.into()
            )))
            .expect("Unable to create Bad Request response due to unable to read body")),
    }
}

#[allow(unused_variables)]
async fn handle_otp_controller_send_otp<T, C, ReqBody>(
    mut api_impl: T,
    uri: hyper::Uri,
    headers: HeaderMap,
    body: ReqBody,
    context: C,
    validation: bool,
) -> Result<Response<BoxBody<Bytes, Infallible>>, crate::ServiceError>
where
    T: Api<C> + Clone + Send + 'static,
    C: Has<XSpanIdString> + Send + Sync + 'static,
    ReqBody: Body + Send + 'static,
    ReqBody::Error: Into<Box<dyn Error + Send + Sync>> + Send,
    ReqBody::Data: Send,
{
    // Handle body parameters (note that non-required body parameters will ignore garbage
    // values, rather than causing a 400 response).
    let result = http_body_util::BodyExt::collect(body)
        .await
        .map(|f| f.to_bytes().to_vec());
    match result {
        Ok(body) => {
            let param_otp_send_request: Option<models::OtpSendRequest> = if !body.is_empty() {
                let deserializer = &mut serde_json::Deserializer::from_slice(&body);
                match serde::Deserialize::deserialize(deserializer) {
                                        Ok(param_otp_send_request) => param_otp_send_request,
                                        Err(e) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(BoxBody::new(format!("Couldn't parse body parameter OtpSendRequest - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid body parameter OtpSendRequest due to schema")),
                                    }
            } else {
                None
            };
            let param_otp_send_request = match param_otp_send_request {
                                    Some(param_otp_send_request) => param_otp_send_request,
                                    None => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(BoxBody::new("Missing required body parameter OtpSendRequest".to_string()))
                                                        .expect("Unable to create Bad Request response for missing body parameter OtpSendRequest")),
                                };
            #[cfg(not(feature = "validate"))]
            run_validation!(param_otp_send_request, "OtpSendRequest", validation);

            let result = api_impl
                .otp_controller_send_otp(param_otp_send_request, &context)
                .await;
            let mut response = Response::new(BoxBody::new(http_body_util::Empty::new()));

            match result {
                Ok(rsp) => match rsp {
                    OtpControllerSendOtpResponse::Ok(body) => {
                        *response.status_mut() = StatusCode::from_u16(200)
                            .expect("Unable to turn 200 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    OtpControllerSendOtpResponse::BadRequest(body) => {
                        *response.status_mut() = StatusCode::from_u16(400)
                            .expect("Unable to turn 400 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    OtpControllerSendOtpResponse::Unauthorized(body) => {
                        *response.status_mut() = StatusCode::from_u16(401)
                            .expect("Unable to turn 401 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    OtpControllerSendOtpResponse::NotFound(body) => {
                        *response.status_mut() = StatusCode::from_u16(404)
                            .expect("Unable to turn 404 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    OtpControllerSendOtpResponse::UnprocessableEntity(body) => {
                        *response.status_mut() = StatusCode::from_u16(422)
                            .expect("Unable to turn 422 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    OtpControllerSendOtpResponse::TooManyRequests { body, retry_after } => {
                        *response.status_mut() = StatusCode::from_u16(429)
                            .expect("Unable to turn 429 into a StatusCode");

                        let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling retry_after header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                        response
                            .headers_mut()
                            .insert(HeaderName::from_static("retry-after"), retry_after);
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    OtpControllerSendOtpResponse::ServiceUnavailable { body, retry_after } => {
                        *response.status_mut() = StatusCode::from_u16(503)
                            .expect("Unable to turn 503 into a StatusCode");

                        let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling retry_after header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                        response
                            .headers_mut()
                            .insert(HeaderName::from_static("retry-after"), retry_after);
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                },
                Err(_) => {
                    // Application code returned an error. This should not happen, as the implementation should
                    // return a valid response.
                    *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
                    response
                        .headers_mut()
                        .insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
                    *response.body_mut() = body_from_str("An internal error occurred");
                }
            }

            Ok(response)
        }
        Err(e) => Ok(Response::builder()
            .status(StatusCode::BAD_REQUEST)
            .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
            .body(body_from_string(format!(
                "Unable to read body: {}",
                e.into()
            )))
            .expect("Unable to create Bad Request response due to unable to read body")),
    }
}

#[allow(unused_variables)]
async fn handle_otp_controller_verify_otp<T, C, ReqBody>(
    mut api_impl: T,
    uri: hyper::Uri,
    headers: HeaderMap,
    body: ReqBody,
    context: C,
    validation: bool,
) -> Result<Response<BoxBody<Bytes, Infallible>>, crate::ServiceError>
where
    T: Api<C> + Clone + Send + 'static,
    C: Has<XSpanIdString> + Send + Sync + 'static,
    ReqBody: Body + Send + 'static,
    ReqBody::Error: Into<Box<dyn Error + Send + Sync>> + Send,
    ReqBody::Data: Send,
{
    // Handle body parameters (note that non-required body parameters will ignore garbage
    // values, rather than causing a 400 response).
    let result = http_body_util::BodyExt::collect(body)
        .await
        .map(|f| f.to_bytes().to_vec());
    match result {
        Ok(body) => {
            let param_otp_login_request: Option<models::OtpLoginRequest> = if !body.is_empty() {
                let deserializer = &mut serde_json::Deserializer::from_slice(&body);
                match serde::Deserialize::deserialize(deserializer) {
                                        Ok(param_otp_login_request) => param_otp_login_request,
                                        Err(e) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(BoxBody::new(format!("Couldn't parse body parameter OtpLoginRequest - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid body parameter OtpLoginRequest due to schema")),
                                    }
            } else {
                None
            };
            let param_otp_login_request = match param_otp_login_request {
                                    Some(param_otp_login_request) => param_otp_login_request,
                                    None => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(BoxBody::new("Missing required body parameter OtpLoginRequest".to_string()))
                                                        .expect("Unable to create Bad Request response for missing body parameter OtpLoginRequest")),
                                };
            #[cfg(not(feature = "validate"))]
            run_validation!(param_otp_login_request, "OtpLoginRequest", validation);

            let result = api_impl
                .otp_controller_verify_otp(param_otp_login_request, &context)
                .await;
            let mut response = Response::new(BoxBody::new(http_body_util::Empty::new()));

            match result {
                Ok(rsp) => match rsp {
                    OtpControllerVerifyOtpResponse::Ok(body) => {
                        *response.status_mut() = StatusCode::from_u16(200)
                            .expect("Unable to turn 200 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    OtpControllerVerifyOtpResponse::BadRequest(body) => {
                        *response.status_mut() = StatusCode::from_u16(400)
                            .expect("Unable to turn 400 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    OtpControllerVerifyOtpResponse::Unauthorized(body) => {
                        *response.status_mut() = StatusCode::from_u16(401)
                            .expect("Unable to turn 401 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    OtpControllerVerifyOtpResponse::NotFound(body) => {
                        *response.status_mut() = StatusCode::from_u16(404)
                            .expect("Unable to turn 404 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    OtpControllerVerifyOtpResponse::UnprocessableEntity(body) => {
                        *response.status_mut() = StatusCode::from_u16(422)
                            .expect("Unable to turn 422 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    OtpControllerVerifyOtpResponse::TooManyRequests { body, retry_after } => {
                        *response.status_mut() = StatusCode::from_u16(429)
                            .expect("Unable to turn 429 into a StatusCode");

                        let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling retry_after header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                        response
                            .headers_mut()
                            .insert(HeaderName::from_static("retry-after"), retry_after);
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    OtpControllerVerifyOtpResponse::ServiceUnavailable { body, retry_after } => {
                        *response.status_mut() = StatusCode::from_u16(503)
                            .expect("Unable to turn 503 into a StatusCode");

                        let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling retry_after header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                        response
                            .headers_mut()
                            .insert(HeaderName::from_static("retry-after"), retry_after);
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                },
                Err(_) => {
                    // Application code returned an error. This should not happen, as the implementation should
                    // return a valid response.
                    *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
                    response
                        .headers_mut()
                        .insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
                    *response.body_mut() = body_from_str("An internal error occurred");
                }
            }

            Ok(response)
        }
        Err(e) => Ok(Response::builder()
            .status(StatusCode::BAD_REQUEST)
            .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
            .body(body_from_string(format!(
                "Unable to read body: {}",
                e.into()
            )))
            .expect("Unable to create Bad Request response due to unable to read body")),
    }
}

#[allow(unused_variables)]
async fn handle_saml_login_controller_post_login_via_saml<T, C, ReqBody>(
    mut api_impl: T,
    uri: hyper::Uri,
    headers: HeaderMap,
    body: ReqBody,
    context: C,
    validation: bool,
) -> Result<Response<BoxBody<Bytes, Infallible>>, crate::ServiceError>
where
    T: Api<C> + Clone + Send + 'static,
    C: Has<XSpanIdString> + Send + Sync + 'static,
    ReqBody: Body + Send + 'static,
    ReqBody::Error: Into<Box<dyn Error + Send + Sync>> + Send,
    ReqBody::Data: Send,
{
    // Handle body parameters (note that non-required body parameters will ignore garbage
    // values, rather than causing a 400 response).
    let result = http_body_util::BodyExt::collect(body)
        .await
        .map(|f| f.to_bytes().to_vec());
    match result {
        Ok(body) => {
            // Form parameters
            let form_params = form_urlencoded::parse(&body).collect::<Vec<_>>();
            let param_client_id = form_params
                .iter()
                .find(|(name, _)| name == "client_id")
                .map(|(_, value)| value.parse::<String>());
            let param_client_id = match param_client_id {
                                    Some(Ok(value)) => value,
                                    None => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(body_from_str("Missing required form parameter client_id"))
                                                        .expect("Unable to create Bad Request response for missing form parameter client_id")),
                                    Some(Err(e)) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(body_from_string(format!("Couldn't parse form parameter client_id - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid form parameter client_id")),
                                };
            let param_client_secret = form_params
                .iter()
                .find(|(name, _)| name == "client_secret")
                .map(|(_, value)| value.parse::<String>());
            let param_client_secret = match param_client_secret {
                                    Some(Ok(value)) => Some(value),
                                    None => None,
                                    Some(Err(e)) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(body_from_string(format!("Couldn't parse form parameter client_secret - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid form parameter client_secret")),
                                };
            let param_state = form_params
                .iter()
                .find(|(name, _)| name == "state")
                .map(|(_, value)| value.parse::<String>());
            let param_state = match param_state {
                Some(Ok(value)) => Some(value),
                None => None,
                Some(Err(e)) => return Ok(Response::builder()
                    .status(StatusCode::BAD_REQUEST)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_string(format!(
                        "Couldn't parse form parameter state - doesn't match schema: {e}"
                    )))
                    .expect(
                        "Unable to create Bad Request response for invalid form parameter state",
                    )),
            };
            let param_code_challenge = form_params
                .iter()
                .find(|(name, _)| name == "code_challenge")
                .map(|(_, value)| value.parse::<String>());
            let param_code_challenge = match param_code_challenge {
                                    Some(Ok(value)) => Some(value),
                                    None => None,
                                    Some(Err(e)) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(body_from_string(format!("Couldn't parse form parameter code_challenge - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid form parameter code_challenge")),
                                };

            let result = api_impl
                .saml_login_controller_post_login_via_saml(
                    param_client_id,
                    param_client_secret,
                    param_state,
                    param_code_challenge,
                    &context,
                )
                .await;
            let mut response = Response::new(BoxBody::new(http_body_util::Empty::new()));

            match result {
                Ok(rsp) => match rsp {
                    SamlLoginControllerPostLoginViaSamlResponse::Ok(body) => {
                        *response.status_mut() = StatusCode::from_u16(200)
                            .expect("Unable to turn 200 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    SamlLoginControllerPostLoginViaSamlResponse::SeeOther {
                        location,
                        set_cookie,
                    } => {
                        *response.status_mut() = StatusCode::from_u16(303)
                            .expect("Unable to turn 303 into a StatusCode");

                        let location = match header::IntoHeaderValue(location).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling location header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                        response
                            .headers_mut()
                            .insert(HeaderName::from_static("location"), location);

                        if let Some(set_cookie) = set_cookie {
                            let set_cookie = match header::IntoHeaderValue(set_cookie).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling set_cookie header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                            response
                                .headers_mut()
                                .insert(HeaderName::from_static("set-cookie"), set_cookie);
                        }
                    }
                    SamlLoginControllerPostLoginViaSamlResponse::BadRequest(body) => {
                        *response.status_mut() = StatusCode::from_u16(400)
                            .expect("Unable to turn 400 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    SamlLoginControllerPostLoginViaSamlResponse::Unauthorized(body) => {
                        *response.status_mut() = StatusCode::from_u16(401)
                            .expect("Unable to turn 401 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    SamlLoginControllerPostLoginViaSamlResponse::NotFound(body) => {
                        *response.status_mut() = StatusCode::from_u16(404)
                            .expect("Unable to turn 404 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    SamlLoginControllerPostLoginViaSamlResponse::UnprocessableEntity(body) => {
                        *response.status_mut() = StatusCode::from_u16(422)
                            .expect("Unable to turn 422 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    SamlLoginControllerPostLoginViaSamlResponse::TooManyRequests {
                        body,
                        retry_after,
                    } => {
                        *response.status_mut() = StatusCode::from_u16(429)
                            .expect("Unable to turn 429 into a StatusCode");

                        let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling retry_after header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                        response
                            .headers_mut()
                            .insert(HeaderName::from_static("retry-after"), retry_after);
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    SamlLoginControllerPostLoginViaSamlResponse::BadGateway(body) => {
                        *response.status_mut() = StatusCode::from_u16(502)
                            .expect("Unable to turn 502 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    SamlLoginControllerPostLoginViaSamlResponse::ServiceUnavailable {
                        body,
                        retry_after,
                    } => {
                        *response.status_mut() = StatusCode::from_u16(503)
                            .expect("Unable to turn 503 into a StatusCode");

                        let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling retry_after header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                        response
                            .headers_mut()
                            .insert(HeaderName::from_static("retry-after"), retry_after);
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    SamlLoginControllerPostLoginViaSamlResponse::GatewayTimeout(body) => {
                        *response.status_mut() = StatusCode::from_u16(504)
                            .expect("Unable to turn 504 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                },
                Err(_) => {
                    // Application code returned an error. This should not happen, as the implementation should
                    // return a valid response.
                    *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
                    response
                        .headers_mut()
                        .insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
                    *response.body_mut() = body_from_str("An internal error occurred");
                }
            }

            Ok(response)
        }
        Err(e) => Ok(Response::builder()
            .status(StatusCode::BAD_REQUEST)
            .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
            .body(body_from_string(format!(
                "Unable to read body: {}",
                e.into()
            )))
            .expect("Unable to create Bad Request response due to unable to read body")),
    }
}

#[allow(unused_variables)]
async fn handle_saml_login_controller_saml_callback<T, C, ReqBody>(
    mut api_impl: T,
    uri: hyper::Uri,
    headers: HeaderMap,
    body: ReqBody,
    context: C,
    validation: bool,
) -> Result<Response<BoxBody<Bytes, Infallible>>, crate::ServiceError>
where
    T: Api<C> + Clone + Send + 'static,
    C: Has<XSpanIdString> + Send + Sync + 'static,
    ReqBody: Body + Send + 'static,
    ReqBody::Error: Into<Box<dyn Error + Send + Sync>> + Send,
    ReqBody::Data: Send,
{
    // Query parameters (note that non-required or collection query parameters will ignore garbage values, rather than causing a 400 response)
    let query_params =
        form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes()).collect::<Vec<_>>();
    let param_code = query_params
        .iter()
        .filter(|e| e.0 == "code")
        .map(|e| e.1.clone())
        .next();
    let param_code = match param_code {
        Some(param_code) => {
            let param_code = <String as std::str::FromStr>::from_str(&param_code);
            match param_code {
                Ok(param_code) => Some(param_code),
                Err(e) => return Ok(Response::builder()
                    .status(StatusCode::BAD_REQUEST)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_string(format!(
                        "Couldn't parse query parameter code - doesn't match schema: {e}"
                    )))
                    .expect(
                        "Unable to create Bad Request response for invalid query parameter code",
                    )),
            }
        }
        None => None,
    };
    let param_state = query_params
        .iter()
        .filter(|e| e.0 == "state")
        .map(|e| e.1.clone())
        .next();
    let param_state = match param_state {
        Some(param_state) => {
            let param_state = <String as std::str::FromStr>::from_str(&param_state);
            match param_state {
                Ok(param_state) => Some(param_state),
                Err(e) => return Ok(Response::builder()
                    .status(StatusCode::BAD_REQUEST)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_string(format!(
                        "Couldn't parse query parameter state - doesn't match schema: {e}"
                    )))
                    .expect(
                        "Unable to create Bad Request response for invalid query parameter state",
                    )),
            }
        }
        None => None,
    };
    let param_error = query_params
        .iter()
        .filter(|e| e.0 == "error")
        .map(|e| e.1.clone())
        .next();
    let param_error = match param_error {
        Some(param_error) => {
            let param_error = <String as std::str::FromStr>::from_str(&param_error);
            match param_error {
                Ok(param_error) => Some(param_error),
                Err(e) => return Ok(Response::builder()
                    .status(StatusCode::BAD_REQUEST)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_string(format!(
                        "Couldn't parse query parameter error - doesn't match schema: {e}"
                    )))
                    .expect(
                        "Unable to create Bad Request response for invalid query parameter error",
                    )),
            }
        }
        None => None,
    };
    let param_iss = query_params
        .iter()
        .filter(|e| e.0 == "iss")
        .map(|e| e.1.clone())
        .next();
    let param_iss =
        match param_iss {
            Some(param_iss) => {
                let param_iss = <String as std::str::FromStr>::from_str(&param_iss);
                match param_iss {
                    Ok(param_iss) => Some(param_iss),
                    Err(e) => return Ok(Response::builder()
                        .status(StatusCode::BAD_REQUEST)
                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                        .body(body_from_string(format!(
                            "Couldn't parse query parameter iss - doesn't match schema: {e}"
                        )))
                        .expect(
                            "Unable to create Bad Request response for invalid query parameter iss",
                        )),
                }
            }
            None => None,
        };

    let result = api_impl
        .saml_login_controller_saml_callback(
            param_code,
            param_state,
            param_error,
            param_iss,
            &context,
        )
        .await;
    let mut response = Response::new(BoxBody::new(http_body_util::Empty::new()));

    match result {
        Ok(rsp) => match rsp {
            SamlLoginControllerSamlCallbackResponse::Ok(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(200).expect("Unable to turn 200 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            SamlLoginControllerSamlCallbackResponse::Found {
                location,
                set_cookie,
            } => {
                *response.status_mut() =
                    StatusCode::from_u16(302).expect("Unable to turn 302 into a StatusCode");

                let location = match header::IntoHeaderValue(location).try_into() {
                    Ok(val) => val,
                    Err(e) => return Ok(Response::builder()
                        .status(StatusCode::INTERNAL_SERVER_ERROR)
                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                        .body(body_from_string(format!(
                            "An internal server error occurred handling location header - {e}"
                        )))
                        .expect(
                            "Unable to create Internal Server Error for invalid response header",
                        )),
                };

                response
                    .headers_mut()
                    .insert(HeaderName::from_static("location"), location);

                if let Some(set_cookie) = set_cookie {
                    let set_cookie = match header::IntoHeaderValue(set_cookie).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling set_cookie header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                    response
                        .headers_mut()
                        .insert(HeaderName::from_static("set-cookie"), set_cookie);
                }
            }
            SamlLoginControllerSamlCallbackResponse::BadRequest(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(400).expect("Unable to turn 400 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            SamlLoginControllerSamlCallbackResponse::Unauthorized(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(401).expect("Unable to turn 401 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            SamlLoginControllerSamlCallbackResponse::NotFound(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(404).expect("Unable to turn 404 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            SamlLoginControllerSamlCallbackResponse::UnprocessableEntity(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(422).expect("Unable to turn 422 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            SamlLoginControllerSamlCallbackResponse::TooManyRequests { body, retry_after } => {
                *response.status_mut() =
                    StatusCode::from_u16(429).expect("Unable to turn 429 into a StatusCode");

                let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                    Ok(val) => val,
                    Err(e) => return Ok(Response::builder()
                        .status(StatusCode::INTERNAL_SERVER_ERROR)
                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                        .body(body_from_string(format!(
                            "An internal server error occurred handling retry_after header - {e}"
                        )))
                        .expect(
                            "Unable to create Internal Server Error for invalid response header",
                        )),
                };

                response
                    .headers_mut()
                    .insert(HeaderName::from_static("retry-after"), retry_after);
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            SamlLoginControllerSamlCallbackResponse::BadGateway(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(502).expect("Unable to turn 502 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            SamlLoginControllerSamlCallbackResponse::ServiceUnavailable { body, retry_after } => {
                *response.status_mut() =
                    StatusCode::from_u16(503).expect("Unable to turn 503 into a StatusCode");

                let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                    Ok(val) => val,
                    Err(e) => return Ok(Response::builder()
                        .status(StatusCode::INTERNAL_SERVER_ERROR)
                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                        .body(body_from_string(format!(
                            "An internal server error occurred handling retry_after header - {e}"
                        )))
                        .expect(
                            "Unable to create Internal Server Error for invalid response header",
                        )),
                };

                response
                    .headers_mut()
                    .insert(HeaderName::from_static("retry-after"), retry_after);
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            SamlLoginControllerSamlCallbackResponse::GatewayTimeout(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(504).expect("Unable to turn 504 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
        },
        Err(_) => {
            // Application code returned an error. This should not happen, as the implementation should
            // return a valid response.
            *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
            response
                .headers_mut()
                .insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
            *response.body_mut() = body_from_str("An internal error occurred");
        }
    }

    Ok(response)
}

#[allow(unused_variables)]
async fn handle_saml_login_controller_saml_metadata<T, C, ReqBody>(
    mut api_impl: T,
    uri: hyper::Uri,
    headers: HeaderMap,
    body: ReqBody,
    context: C,
    validation: bool,
) -> Result<Response<BoxBody<Bytes, Infallible>>, crate::ServiceError>
where
    T: Api<C> + Clone + Send + 'static,
    C: Has<XSpanIdString> + Send + Sync + 'static,
    ReqBody: Body + Send + 'static,
    ReqBody::Error: Into<Box<dyn Error + Send + Sync>> + Send,
    ReqBody::Data: Send,
{
    let result = api_impl.saml_login_controller_saml_metadata(&context).await;
    let mut response = Response::new(BoxBody::new(http_body_util::Empty::new()));

    match result {
        Ok(rsp) => match rsp {
            SamlLoginControllerSamlMetadataResponse::Ok(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(200).expect("Unable to turn 200 into a StatusCode");
                response.headers_mut().insert(
                    CONTENT_TYPE,
                    HeaderValue::from_static("application/samlmetadata+xml"),
                );
                // Plain text Body
                *response.body_mut() = body_from_string(body);
            }
            SamlLoginControllerSamlMetadataResponse::NotFound(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(404).expect("Unable to turn 404 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            SamlLoginControllerSamlMetadataResponse::ServiceUnavailable { body, retry_after } => {
                *response.status_mut() =
                    StatusCode::from_u16(503).expect("Unable to turn 503 into a StatusCode");

                let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                    Ok(val) => val,
                    Err(e) => return Ok(Response::builder()
                        .status(StatusCode::INTERNAL_SERVER_ERROR)
                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                        .body(body_from_string(format!(
                            "An internal server error occurred handling retry_after header - {e}"
                        )))
                        .expect(
                            "Unable to create Internal Server Error for invalid response header",
                        )),
                };

                response
                    .headers_mut()
                    .insert(HeaderName::from_static("retry-after"), retry_after);
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
        },
        Err(_) => {
            // Application code returned an error. This should not happen, as the implementation should
            // return a valid response.
            *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
            response
                .headers_mut()
                .insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
            *response.body_mut() = body_from_str("An internal error occurred");
        }
    }

    Ok(response)
}

#[allow(unused_variables)]
async fn handle_saml_login_controller_saml_post<T, C, ReqBody>(
    mut api_impl: T,
    uri: hyper::Uri,
    headers: HeaderMap,
    body: ReqBody,
    context: C,
    validation: bool,
) -> Result<Response<BoxBody<Bytes, Infallible>>, crate::ServiceError>
where
    T: Api<C> + Clone + Send + 'static,
    C: Has<XSpanIdString> + Send + Sync + 'static,
    ReqBody: Body + Send + 'static,
    ReqBody::Error: Into<Box<dyn Error + Send + Sync>> + Send,
    ReqBody::Data: Send,
{
    // Handle body parameters (note that non-required body parameters will ignore garbage
    // values, rather than causing a 400 response).
    let result = http_body_util::BodyExt::collect(body)
        .await
        .map(|f| f.to_bytes().to_vec());
    match result {
        Ok(body) => {
            // Form parameters
            let form_params = form_urlencoded::parse(&body).collect::<Vec<_>>();
            let param_saml_response = form_params
                .iter()
                .find(|(name, _)| name == "SAMLResponse")
                .map(|(_, value)| value.parse::<String>());
            let param_saml_response = match param_saml_response {
                                    Some(Ok(value)) => value,
                                    None => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(body_from_str("Missing required form parameter SAMLResponse"))
                                                        .expect("Unable to create Bad Request response for missing form parameter SAMLResponse")),
                                    Some(Err(e)) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(body_from_string(format!("Couldn't parse form parameter SAMLResponse - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid form parameter SAMLResponse")),
                                };
            let param_relay_state = form_params
                .iter()
                .find(|(name, _)| name == "RelayState")
                .map(|(_, value)| value.parse::<String>());
            let param_relay_state = match param_relay_state {
                                    Some(Ok(value)) => Some(value),
                                    None => None,
                                    Some(Err(e)) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(body_from_string(format!("Couldn't parse form parameter RelayState - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid form parameter RelayState")),
                                };

            let result = api_impl
                .saml_login_controller_saml_post(param_saml_response, param_relay_state, &context)
                .await;
            let mut response = Response::new(BoxBody::new(http_body_util::Empty::new()));

            match result {
                Ok(rsp) => match rsp {
                    SamlLoginControllerSamlPostResponse::SeeOther { location } => {
                        *response.status_mut() = StatusCode::from_u16(303)
                            .expect("Unable to turn 303 into a StatusCode");

                        let location = match header::IntoHeaderValue(location).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling location header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                        response
                            .headers_mut()
                            .insert(HeaderName::from_static("location"), location);
                    }
                    SamlLoginControllerSamlPostResponse::BadRequest(body) => {
                        *response.status_mut() = StatusCode::from_u16(400)
                            .expect("Unable to turn 400 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    SamlLoginControllerSamlPostResponse::Unauthorized(body) => {
                        *response.status_mut() = StatusCode::from_u16(401)
                            .expect("Unable to turn 401 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    SamlLoginControllerSamlPostResponse::NotFound(body) => {
                        *response.status_mut() = StatusCode::from_u16(404)
                            .expect("Unable to turn 404 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    SamlLoginControllerSamlPostResponse::UnprocessableEntity(body) => {
                        *response.status_mut() = StatusCode::from_u16(422)
                            .expect("Unable to turn 422 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    SamlLoginControllerSamlPostResponse::BadGateway(body) => {
                        *response.status_mut() = StatusCode::from_u16(502)
                            .expect("Unable to turn 502 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    SamlLoginControllerSamlPostResponse::ServiceUnavailable {
                        body,
                        retry_after,
                    } => {
                        *response.status_mut() = StatusCode::from_u16(503)
                            .expect("Unable to turn 503 into a StatusCode");

                        let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling retry_after header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                        response
                            .headers_mut()
                            .insert(HeaderName::from_static("retry-after"), retry_after);
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    SamlLoginControllerSamlPostResponse::GatewayTimeout(body) => {
                        *response.status_mut() = StatusCode::from_u16(504)
                            .expect("Unable to turn 504 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                },
                Err(_) => {
                    // Application code returned an error. This should not happen, as the implementation should
                    // return a valid response.
                    *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
                    response
                        .headers_mut()
                        .insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
                    *response.body_mut() = body_from_str("An internal error occurred");
                }
            }

            Ok(response)
        }
        Err(e) => Ok(Response::builder()
            .status(StatusCode::BAD_REQUEST)
            .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
            .body(body_from_string(format!(
                "Unable to read body: {}",
                e.into()
            )))
            .expect("Unable to create Bad Request response due to unable to read body")),
    }
}

#[allow(unused_variables)]
async fn handle_session_controller_list<T, C, ReqBody>(
    mut api_impl: T,
    uri: hyper::Uri,
    headers: HeaderMap,
    body: ReqBody,
    context: C,
    validation: bool,
) -> Result<Response<BoxBody<Bytes, Infallible>>, crate::ServiceError>
where
    T: Api<C> + Clone + Send + 'static,
    C: Has<XSpanIdString> + Has<Option<Authorization>> + Send + Sync + 'static,
    ReqBody: Body + Send + 'static,
    ReqBody::Error: Into<Box<dyn Error + Send + Sync>> + Send,
    ReqBody::Data: Send,
{
    {
        let authorization = match *(&context as &dyn Has<Option<Authorization>>).get() {
            Some(ref authorization) => authorization,
            None => {
                return Ok(Response::builder()
                    .status(StatusCode::FORBIDDEN)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_str("Unauthenticated"))
                    .expect("Unable to create Authentication Forbidden response"))
            }
        };
    }

    let result = api_impl.session_controller_list(&context).await;
    let mut response = Response::new(BoxBody::new(http_body_util::Empty::new()));

    match result {
        Ok(rsp) => match rsp {
            SessionControllerListResponse::Ok(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(200).expect("Unable to turn 200 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            SessionControllerListResponse::Unauthorized(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(401).expect("Unable to turn 401 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            SessionControllerListResponse::ServiceUnavailable { body, retry_after } => {
                *response.status_mut() =
                    StatusCode::from_u16(503).expect("Unable to turn 503 into a StatusCode");

                let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                    Ok(val) => val,
                    Err(e) => return Ok(Response::builder()
                        .status(StatusCode::INTERNAL_SERVER_ERROR)
                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                        .body(body_from_string(format!(
                            "An internal server error occurred handling retry_after header - {e}"
                        )))
                        .expect(
                            "Unable to create Internal Server Error for invalid response header",
                        )),
                };

                response
                    .headers_mut()
                    .insert(HeaderName::from_static("retry-after"), retry_after);
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
        },
        Err(_) => {
            // Application code returned an error. This should not happen, as the implementation should
            // return a valid response.
            *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
            response
                .headers_mut()
                .insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
            *response.body_mut() = body_from_str("An internal error occurred");
        }
    }

    Ok(response)
}

#[allow(unused_variables)]
async fn handle_session_controller_end<T, C, ReqBody>(
    mut api_impl: T,
    uri: hyper::Uri,
    headers: HeaderMap,
    body: ReqBody,
    context: C,
    validation: bool,
) -> Result<Response<BoxBody<Bytes, Infallible>>, crate::ServiceError>
where
    T: Api<C> + Clone + Send + 'static,
    C: Has<XSpanIdString> + Has<Option<Authorization>> + Send + Sync + 'static,
    ReqBody: Body + Send + 'static,
    ReqBody::Error: Into<Box<dyn Error + Send + Sync>> + Send,
    ReqBody::Data: Send,
{
    {
        let authorization = match *(&context as &dyn Has<Option<Authorization>>).get() {
            Some(ref authorization) => authorization,
            None => {
                return Ok(Response::builder()
                    .status(StatusCode::FORBIDDEN)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_str("Unauthenticated"))
                    .expect("Unable to create Authentication Forbidden response"))
            }
        };
    }

    // Path parameters
    let path: &str = uri.path();
    let path_params = paths::REGEX_AUTH_SESSIONS_ID
        .captures(path)
        .unwrap_or_else(|| {
            panic!(
                "Path {} matched RE AUTH_SESSIONS_ID in set but failed match against \"{}\"",
                path,
                paths::REGEX_AUTH_SESSIONS_ID.as_str()
            )
        });

    let param_id = match percent_encoding::percent_decode(path_params["id"].as_bytes())
        .decode_utf8()
    {
        Ok(param_id) => match param_id.parse::<uuid::Uuid>() {
            Ok(param_id) => param_id,
            Err(e) => {
                return Ok(Response::builder()
                    .status(StatusCode::BAD_REQUEST)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_string(format!(
                        "Couldn't parse path parameter id: {e}"
                    )))
                    .expect("Unable to create Bad Request response for invalid path parameter"))
            }
        },
        Err(_) => {
            return Ok(Response::builder()
                .status(StatusCode::BAD_REQUEST)
                .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                .body(body_from_string(format!(
                    "Couldn't percent-decode path parameter as UTF-8: {}",
                    &path_params["id"]
                )))
                .expect("Unable to create Bad Request response for invalid percent decode"))
        }
    };

    let result = api_impl.session_controller_end(param_id, &context).await;
    let mut response = Response::new(BoxBody::new(http_body_util::Empty::new()));

    match result {
        Ok(rsp) => match rsp {
            SessionControllerEndResponse::NoContent => {
                *response.status_mut() =
                    StatusCode::from_u16(204).expect("Unable to turn 204 into a StatusCode");
            }
            SessionControllerEndResponse::BadRequest(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(400).expect("Unable to turn 400 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            SessionControllerEndResponse::Unauthorized(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(401).expect("Unable to turn 401 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            SessionControllerEndResponse::NotFound(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(404).expect("Unable to turn 404 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            SessionControllerEndResponse::UnprocessableEntity(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(422).expect("Unable to turn 422 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            SessionControllerEndResponse::ServiceUnavailable { body, retry_after } => {
                *response.status_mut() =
                    StatusCode::from_u16(503).expect("Unable to turn 503 into a StatusCode");

                let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                    Ok(val) => val,
                    Err(e) => return Ok(Response::builder()
                        .status(StatusCode::INTERNAL_SERVER_ERROR)
                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                        .body(body_from_string(format!(
                            "An internal server error occurred handling retry_after header - {e}"
                        )))
                        .expect(
                            "Unable to create Internal Server Error for invalid response header",
                        )),
                };

                response
                    .headers_mut()
                    .insert(HeaderName::from_static("retry-after"), retry_after);
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
        },
        Err(_) => {
            // Application code returned an error. This should not happen, as the implementation should
            // return a valid response.
            *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
            response
                .headers_mut()
                .insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
            *response.body_mut() = body_from_str("An internal error occurred");
        }
    }

    Ok(response)
}

#[allow(unused_variables)]
async fn handle_signup_request_controller_request_signup<T, C, ReqBody>(
    mut api_impl: T,
    uri: hyper::Uri,
    headers: HeaderMap,
    body: ReqBody,
    context: C,
    validation: bool,
) -> Result<Response<BoxBody<Bytes, Infallible>>, crate::ServiceError>
where
    T: Api<C> + Clone + Send + 'static,
    C: Has<XSpanIdString> + Send + Sync + 'static,
    ReqBody: Body + Send + 'static,
    ReqBody::Error: Into<Box<dyn Error + Send + Sync>> + Send,
    ReqBody::Data: Send,
{
    // Handle body parameters (note that non-required body parameters will ignore garbage
    // values, rather than causing a 400 response).
    let result = http_body_util::BodyExt::collect(body)
        .await
        .map(|f| f.to_bytes().to_vec());
    match result {
        Ok(body) => {
            let param_signup_request_dto: Option<models::SignupRequestDto> = if !body.is_empty() {
                let deserializer = &mut serde_json::Deserializer::from_slice(&body);
                match serde::Deserialize::deserialize(deserializer) {
                                        Ok(param_signup_request_dto) => param_signup_request_dto,
                                        Err(e) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(BoxBody::new(format!("Couldn't parse body parameter SignupRequestDto - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid body parameter SignupRequestDto due to schema")),
                                    }
            } else {
                None
            };
            let param_signup_request_dto = match param_signup_request_dto {
                                    Some(param_signup_request_dto) => param_signup_request_dto,
                                    None => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(BoxBody::new("Missing required body parameter SignupRequestDto".to_string()))
                                                        .expect("Unable to create Bad Request response for missing body parameter SignupRequestDto")),
                                };
            #[cfg(not(feature = "validate"))]
            run_validation!(param_signup_request_dto, "SignupRequestDto", validation);

            let result = api_impl
                .signup_request_controller_request_signup(param_signup_request_dto, &context)
                .await;
            let mut response = Response::new(BoxBody::new(http_body_util::Empty::new()));

            match result {
                Ok(rsp) => match rsp {
                    SignupRequestControllerRequestSignupResponse::NoContent => {
                        *response.status_mut() = StatusCode::from_u16(204)
                            .expect("Unable to turn 204 into a StatusCode");
                    }
                    SignupRequestControllerRequestSignupResponse::BadRequest(body) => {
                        *response.status_mut() = StatusCode::from_u16(400)
                            .expect("Unable to turn 400 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    SignupRequestControllerRequestSignupResponse::Unauthorized(body) => {
                        *response.status_mut() = StatusCode::from_u16(401)
                            .expect("Unable to turn 401 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    SignupRequestControllerRequestSignupResponse::NotFound(body) => {
                        *response.status_mut() = StatusCode::from_u16(404)
                            .expect("Unable to turn 404 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    SignupRequestControllerRequestSignupResponse::UnprocessableEntity(body) => {
                        *response.status_mut() = StatusCode::from_u16(422)
                            .expect("Unable to turn 422 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    SignupRequestControllerRequestSignupResponse::TooManyRequests {
                        body,
                        retry_after,
                    } => {
                        *response.status_mut() = StatusCode::from_u16(429)
                            .expect("Unable to turn 429 into a StatusCode");

                        let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling retry_after header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                        response
                            .headers_mut()
                            .insert(HeaderName::from_static("retry-after"), retry_after);
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    SignupRequestControllerRequestSignupResponse::ServiceUnavailable {
                        body,
                        retry_after,
                    } => {
                        *response.status_mut() = StatusCode::from_u16(503)
                            .expect("Unable to turn 503 into a StatusCode");

                        let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling retry_after header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                        response
                            .headers_mut()
                            .insert(HeaderName::from_static("retry-after"), retry_after);
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                },
                Err(_) => {
                    // Application code returned an error. This should not happen, as the implementation should
                    // return a valid response.
                    *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
                    response
                        .headers_mut()
                        .insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
                    *response.body_mut() = body_from_str("An internal error occurred");
                }
            }

            Ok(response)
        }
        Err(e) => Ok(Response::builder()
            .status(StatusCode::BAD_REQUEST)
            .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
            .body(body_from_string(format!(
                "Unable to read body: {}",
                e.into()
            )))
            .expect("Unable to create Bad Request response due to unable to read body")),
    }
}

#[allow(unused_variables)]
async fn handle_signup_request_controller_signup_with_token<T, C, ReqBody>(
    mut api_impl: T,
    uri: hyper::Uri,
    headers: HeaderMap,
    body: ReqBody,
    context: C,
    validation: bool,
) -> Result<Response<BoxBody<Bytes, Infallible>>, crate::ServiceError>
where
    T: Api<C> + Clone + Send + 'static,
    C: Has<XSpanIdString> + Has<Option<Authorization>> + Send + Sync + 'static,
    ReqBody: Body + Send + 'static,
    ReqBody::Error: Into<Box<dyn Error + Send + Sync>> + Send,
    ReqBody::Data: Send,
{
    {
        let authorization = match *(&context as &dyn Has<Option<Authorization>>).get() {
            Some(ref authorization) => authorization,
            None => {
                return Ok(Response::builder()
                    .status(StatusCode::FORBIDDEN)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_str("Unauthenticated"))
                    .expect("Unable to create Authentication Forbidden response"))
            }
        };
    }

    // Handle body parameters (note that non-required body parameters will ignore garbage
    // values, rather than causing a 400 response).
    let result = http_body_util::BodyExt::collect(body)
        .await
        .map(|f| f.to_bytes().to_vec());
    match result {
        Ok(body) => {
            let param_local_user_profile_dto: Option<models::LocalUserProfileDto> = if !body
                .is_empty()
            {
                let deserializer = &mut serde_json::Deserializer::from_slice(&body);
                match serde::Deserialize::deserialize(deserializer) {
                                        Ok(param_local_user_profile_dto) => param_local_user_profile_dto,
                                        Err(e) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(BoxBody::new(format!("Couldn't parse body parameter LocalUserProfileDto - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid body parameter LocalUserProfileDto due to schema")),
                                    }
            } else {
                None
            };
            let param_local_user_profile_dto = match param_local_user_profile_dto {
                                    Some(param_local_user_profile_dto) => param_local_user_profile_dto,
                                    None => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(BoxBody::new("Missing required body parameter LocalUserProfileDto".to_string()))
                                                        .expect("Unable to create Bad Request response for missing body parameter LocalUserProfileDto")),
                                };
            #[cfg(not(feature = "validate"))]
            run_validation!(
                param_local_user_profile_dto,
                "LocalUserProfileDto",
                validation
            );

            let result = api_impl
                .signup_request_controller_signup_with_token(param_local_user_profile_dto, &context)
                .await;
            let mut response = Response::new(BoxBody::new(http_body_util::Empty::new()));

            match result {
                Ok(rsp) => match rsp {
                    SignupRequestControllerSignupWithTokenResponse::Ok(body) => {
                        *response.status_mut() = StatusCode::from_u16(200)
                            .expect("Unable to turn 200 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    SignupRequestControllerSignupWithTokenResponse::BadRequest(body) => {
                        *response.status_mut() = StatusCode::from_u16(400)
                            .expect("Unable to turn 400 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    SignupRequestControllerSignupWithTokenResponse::Unauthorized(body) => {
                        *response.status_mut() = StatusCode::from_u16(401)
                            .expect("Unable to turn 401 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    SignupRequestControllerSignupWithTokenResponse::Forbidden(body) => {
                        *response.status_mut() = StatusCode::from_u16(403)
                            .expect("Unable to turn 403 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    SignupRequestControllerSignupWithTokenResponse::NotFound(body) => {
                        *response.status_mut() = StatusCode::from_u16(404)
                            .expect("Unable to turn 404 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    SignupRequestControllerSignupWithTokenResponse::Conflict(body) => {
                        *response.status_mut() = StatusCode::from_u16(409)
                            .expect("Unable to turn 409 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    SignupRequestControllerSignupWithTokenResponse::UnprocessableEntity(body) => {
                        *response.status_mut() = StatusCode::from_u16(422)
                            .expect("Unable to turn 422 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    SignupRequestControllerSignupWithTokenResponse::ServiceUnavailable {
                        body,
                        retry_after,
                    } => {
                        *response.status_mut() = StatusCode::from_u16(503)
                            .expect("Unable to turn 503 into a StatusCode");

                        let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling retry_after header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                        response
                            .headers_mut()
                            .insert(HeaderName::from_static("retry-after"), retry_after);
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                },
                Err(_) => {
                    // Application code returned an error. This should not happen, as the implementation should
                    // return a valid response.
                    *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
                    response
                        .headers_mut()
                        .insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
                    *response.body_mut() = body_from_str("An internal error occurred");
                }
            }

            Ok(response)
        }
        Err(e) => Ok(Response::builder()
            .status(StatusCode::BAD_REQUEST)
            .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
            .body(body_from_string(format!(
                "Unable to read body: {}",
                e.into()
            )))
            .expect("Unable to create Bad Request response due to unable to read body")),
    }
}

#[allow(unused_variables)]
async fn handle_signup_request_controller_verify_invite_token<T, C, ReqBody>(
    mut api_impl: T,
    uri: hyper::Uri,
    headers: HeaderMap,
    body: ReqBody,
    context: C,
    validation: bool,
) -> Result<Response<BoxBody<Bytes, Infallible>>, crate::ServiceError>
where
    T: Api<C> + Clone + Send + 'static,
    C: Has<XSpanIdString> + Has<Option<Authorization>> + Send + Sync + 'static,
    ReqBody: Body + Send + 'static,
    ReqBody::Error: Into<Box<dyn Error + Send + Sync>> + Send,
    ReqBody::Data: Send,
{
    {
        let authorization = match *(&context as &dyn Has<Option<Authorization>>).get() {
            Some(ref authorization) => authorization,
            None => {
                return Ok(Response::builder()
                    .status(StatusCode::FORBIDDEN)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_str("Unauthenticated"))
                    .expect("Unable to create Authentication Forbidden response"))
            }
        };
    }

    let result = api_impl
        .signup_request_controller_verify_invite_token(&context)
        .await;
    let mut response = Response::new(BoxBody::new(http_body_util::Empty::new()));

    match result {
        Ok(rsp) => match rsp {
            SignupRequestControllerVerifyInviteTokenResponse::Ok(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(200).expect("Unable to turn 200 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            SignupRequestControllerVerifyInviteTokenResponse::BadRequest(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(400).expect("Unable to turn 400 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            SignupRequestControllerVerifyInviteTokenResponse::Unauthorized(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(401).expect("Unable to turn 401 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            SignupRequestControllerVerifyInviteTokenResponse::NotFound(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(404).expect("Unable to turn 404 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            SignupRequestControllerVerifyInviteTokenResponse::UnprocessableEntity(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(422).expect("Unable to turn 422 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            SignupRequestControllerVerifyInviteTokenResponse::ServiceUnavailable {
                body,
                retry_after,
            } => {
                *response.status_mut() =
                    StatusCode::from_u16(503).expect("Unable to turn 503 into a StatusCode");

                let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                    Ok(val) => val,
                    Err(e) => return Ok(Response::builder()
                        .status(StatusCode::INTERNAL_SERVER_ERROR)
                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                        .body(body_from_string(format!(
                            "An internal server error occurred handling retry_after header - {e}"
                        )))
                        .expect(
                            "Unable to create Internal Server Error for invalid response header",
                        )),
                };

                response
                    .headers_mut()
                    .insert(HeaderName::from_static("retry-after"), retry_after);
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
        },
        Err(_) => {
            // Application code returned an error. This should not happen, as the implementation should
            // return a valid response.
            *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
            response
                .headers_mut()
                .insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
            *response.body_mut() = body_from_str("An internal error occurred");
        }
    }

    Ok(response)
}

#[allow(unused_variables)]
async fn handle_web_controller_authorization<T, C, ReqBody>(
    mut api_impl: T,
    uri: hyper::Uri,
    headers: HeaderMap,
    body: ReqBody,
    context: C,
    validation: bool,
) -> Result<Response<BoxBody<Bytes, Infallible>>, crate::ServiceError>
where
    T: Api<C> + Clone + Send + 'static,
    C: Has<XSpanIdString> + Send + Sync + 'static,
    ReqBody: Body + Send + 'static,
    ReqBody::Error: Into<Box<dyn Error + Send + Sync>> + Send,
    ReqBody::Data: Send,
{
    // Query parameters (note that non-required or collection query parameters will ignore garbage values, rather than causing a 400 response)
    let query_params =
        form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes()).collect::<Vec<_>>();
    let param_resume = query_params
        .iter()
        .filter(|e| e.0 == "resume")
        .map(|e| e.1.clone())
        .next();
    let param_resume = match param_resume {
        Some(param_resume) => {
            let param_resume = <String as std::str::FromStr>::from_str(&param_resume);
            match param_resume {
                Ok(param_resume) => Some(param_resume),
                Err(e) => return Ok(Response::builder()
                    .status(StatusCode::BAD_REQUEST)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_string(format!(
                        "Couldn't parse query parameter resume - doesn't match schema: {e}"
                    )))
                    .expect(
                        "Unable to create Bad Request response for invalid query parameter resume",
                    )),
            }
        }
        None => None,
    };
    let param_resume = match param_resume {
        Some(param_resume) => param_resume,
        None => {
            return Ok(Response::builder()
                .status(StatusCode::BAD_REQUEST)
                .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                .body(body_from_str("Missing required query parameter resume"))
                .expect(
                    "Unable to create Bad Request response for missing query parameter resume",
                ))
        }
    };

    let result = api_impl
        .web_controller_authorization(param_resume, &context)
        .await;
    let mut response = Response::new(BoxBody::new(http_body_util::Empty::new()));

    match result {
        Ok(rsp) => match rsp {
            WebControllerAuthorizationResponse::Ok(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(200).expect("Unable to turn 200 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            WebControllerAuthorizationResponse::BadRequest(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(400).expect("Unable to turn 400 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            WebControllerAuthorizationResponse::Unauthorized(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(401).expect("Unable to turn 401 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            WebControllerAuthorizationResponse::NotFound(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(404).expect("Unable to turn 404 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            WebControllerAuthorizationResponse::UnprocessableEntity(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(422).expect("Unable to turn 422 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            WebControllerAuthorizationResponse::ServiceUnavailable { body, retry_after } => {
                *response.status_mut() =
                    StatusCode::from_u16(503).expect("Unable to turn 503 into a StatusCode");

                let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                    Ok(val) => val,
                    Err(e) => return Ok(Response::builder()
                        .status(StatusCode::INTERNAL_SERVER_ERROR)
                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                        .body(body_from_string(format!(
                            "An internal server error occurred handling retry_after header - {e}"
                        )))
                        .expect(
                            "Unable to create Internal Server Error for invalid response header",
                        )),
                };

                response
                    .headers_mut()
                    .insert(HeaderName::from_static("retry-after"), retry_after);
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
        },
        Err(_) => {
            // Application code returned an error. This should not happen, as the implementation should
            // return a valid response.
            *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
            response
                .headers_mut()
                .insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
            *response.body_mut() = body_from_str("An internal error occurred");
        }
    }

    Ok(response)
}

#[allow(unused_variables)]
async fn handle_web_controller_consent<T, C, ReqBody>(
    mut api_impl: T,
    uri: hyper::Uri,
    headers: HeaderMap,
    body: ReqBody,
    context: C,
    validation: bool,
) -> Result<Response<BoxBody<Bytes, Infallible>>, crate::ServiceError>
where
    T: Api<C> + Clone + Send + 'static,
    C: Has<XSpanIdString> + Send + Sync + 'static,
    ReqBody: Body + Send + 'static,
    ReqBody::Error: Into<Box<dyn Error + Send + Sync>> + Send,
    ReqBody::Data: Send,
{
    // Header parameters
    let param_x_csrf_token = headers.get(HeaderName::from_static("x-csrf-token"));

    let param_x_csrf_token = match param_x_csrf_token {
        Some(v) => match header::IntoHeaderValue::<String>::try_from((*v).clone()) {
            Ok(result) => result.0,
            Err(err) => {
                return Ok(Response::builder()
                    .status(StatusCode::BAD_REQUEST)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_string(format!(
                        "Invalid header X-CSRF-Token - {err}"
                    )))
                    .expect(
                        "Unable to create Bad Request response for invalid header X-CSRF-Token",
                    ));
            }
        },
        None => {
            return Ok(Response::builder()
                                        .status(StatusCode::BAD_REQUEST)
                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                        .body(body_from_str("Missing required header X-CSRF-Token"))
                                        .expect("Unable to create Bad Request response for missing required header X-CSRF-Token"));
        }
    };

    // Handle body parameters (note that non-required body parameters will ignore garbage
    // values, rather than causing a 400 response).
    let result = http_body_util::BodyExt::collect(body)
        .await
        .map(|f| f.to_bytes().to_vec());
    match result {
        Ok(body) => {
            let param_web_consent_request: Option<models::WebConsentRequest> = if !body.is_empty() {
                let deserializer = &mut serde_json::Deserializer::from_slice(&body);
                match serde::Deserialize::deserialize(deserializer) {
                                        Ok(param_web_consent_request) => param_web_consent_request,
                                        Err(e) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(BoxBody::new(format!("Couldn't parse body parameter WebConsentRequest - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid body parameter WebConsentRequest due to schema")),
                                    }
            } else {
                None
            };
            let param_web_consent_request = match param_web_consent_request {
                                    Some(param_web_consent_request) => param_web_consent_request,
                                    None => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(BoxBody::new("Missing required body parameter WebConsentRequest".to_string()))
                                                        .expect("Unable to create Bad Request response for missing body parameter WebConsentRequest")),
                                };
            #[cfg(not(feature = "validate"))]
            run_validation!(param_web_consent_request, "WebConsentRequest", validation);

            let result = api_impl
                .web_controller_consent(param_x_csrf_token, param_web_consent_request, &context)
                .await;
            let mut response = Response::new(BoxBody::new(http_body_util::Empty::new()));

            match result {
                Ok(rsp) => match rsp {
                    WebControllerConsentResponse::Ok { body, set_cookie } => {
                        *response.status_mut() = StatusCode::from_u16(200)
                            .expect("Unable to turn 200 into a StatusCode");

                        if let Some(set_cookie) = set_cookie {
                            let set_cookie = match header::IntoHeaderValue(set_cookie).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling set_cookie header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                            response
                                .headers_mut()
                                .insert(HeaderName::from_static("set-cookie"), set_cookie);
                        }
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    WebControllerConsentResponse::BadRequest(body) => {
                        *response.status_mut() = StatusCode::from_u16(400)
                            .expect("Unable to turn 400 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    WebControllerConsentResponse::Unauthorized(body) => {
                        *response.status_mut() = StatusCode::from_u16(401)
                            .expect("Unable to turn 401 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    WebControllerConsentResponse::Forbidden(body) => {
                        *response.status_mut() = StatusCode::from_u16(403)
                            .expect("Unable to turn 403 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    WebControllerConsentResponse::NotFound(body) => {
                        *response.status_mut() = StatusCode::from_u16(404)
                            .expect("Unable to turn 404 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    WebControllerConsentResponse::UnprocessableEntity(body) => {
                        *response.status_mut() = StatusCode::from_u16(422)
                            .expect("Unable to turn 422 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    WebControllerConsentResponse::ServiceUnavailable { body, retry_after } => {
                        *response.status_mut() = StatusCode::from_u16(503)
                            .expect("Unable to turn 503 into a StatusCode");

                        let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling retry_after header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                        response
                            .headers_mut()
                            .insert(HeaderName::from_static("retry-after"), retry_after);
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                },
                Err(_) => {
                    // Application code returned an error. This should not happen, as the implementation should
                    // return a valid response.
                    *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
                    response
                        .headers_mut()
                        .insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
                    *response.body_mut() = body_from_str("An internal error occurred");
                }
            }

            Ok(response)
        }
        Err(e) => Ok(Response::builder()
            .status(StatusCode::BAD_REQUEST)
            .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
            .body(body_from_string(format!(
                "Unable to read body: {}",
                e.into()
            )))
            .expect("Unable to create Bad Request response due to unable to read body")),
    }
}

#[allow(unused_variables)]
async fn handle_web_controller_context<T, C, ReqBody>(
    mut api_impl: T,
    uri: hyper::Uri,
    headers: HeaderMap,
    body: ReqBody,
    context: C,
    validation: bool,
) -> Result<Response<BoxBody<Bytes, Infallible>>, crate::ServiceError>
where
    T: Api<C> + Clone + Send + 'static,
    C: Has<XSpanIdString> + Send + Sync + 'static,
    ReqBody: Body + Send + 'static,
    ReqBody::Error: Into<Box<dyn Error + Send + Sync>> + Send,
    ReqBody::Data: Send,
{
    // Query parameters (note that non-required or collection query parameters will ignore garbage values, rather than causing a 400 response)
    let query_params =
        form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes()).collect::<Vec<_>>();
    let param_client_id = query_params
        .iter()
        .filter(|e| e.0 == "client_id")
        .map(|e| e.1.clone())
        .next();
    let param_client_id = match param_client_id {
        Some(param_client_id) => {
            let param_client_id = <String as std::str::FromStr>::from_str(&param_client_id);
            match param_client_id {
                            Ok(param_client_id) => Some(param_client_id),
                            Err(e) => return Ok(Response::builder()
                                .status(StatusCode::BAD_REQUEST)
                                .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                .body(body_from_string(format!("Couldn't parse query parameter client_id - doesn't match schema: {e}")))
                                .expect("Unable to create Bad Request response for invalid query parameter client_id")),
                        }
        }
        None => None,
    };

    let result = api_impl
        .web_controller_context(param_client_id, &context)
        .await;
    let mut response = Response::new(BoxBody::new(http_body_util::Empty::new()));

    match result {
        Ok(rsp) => match rsp {
            WebControllerContextResponse::Ok { body, set_cookie } => {
                *response.status_mut() =
                    StatusCode::from_u16(200).expect("Unable to turn 200 into a StatusCode");

                if let Some(set_cookie) = set_cookie {
                    let set_cookie = match header::IntoHeaderValue(set_cookie).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling set_cookie header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                    response
                        .headers_mut()
                        .insert(HeaderName::from_static("set-cookie"), set_cookie);
                }
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            WebControllerContextResponse::BadRequest(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(400).expect("Unable to turn 400 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            WebControllerContextResponse::Unauthorized(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(401).expect("Unable to turn 401 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            WebControllerContextResponse::NotFound(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(404).expect("Unable to turn 404 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            WebControllerContextResponse::UnprocessableEntity(body) => {
                *response.status_mut() =
                    StatusCode::from_u16(422).expect("Unable to turn 422 into a StatusCode");
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
            WebControllerContextResponse::ServiceUnavailable { body, retry_after } => {
                *response.status_mut() =
                    StatusCode::from_u16(503).expect("Unable to turn 503 into a StatusCode");

                let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                    Ok(val) => val,
                    Err(e) => return Ok(Response::builder()
                        .status(StatusCode::INTERNAL_SERVER_ERROR)
                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                        .body(body_from_string(format!(
                            "An internal server error occurred handling retry_after header - {e}"
                        )))
                        .expect(
                            "Unable to create Internal Server Error for invalid response header",
                        )),
                };

                response
                    .headers_mut()
                    .insert(HeaderName::from_static("retry-after"), retry_after);
                response
                    .headers_mut()
                    .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                // JSON Body
                let body = serde_json::to_string(&body).expect("impossible to fail to serialize");
                *response.body_mut() = body_from_string(body);
            }
        },
        Err(_) => {
            // Application code returned an error. This should not happen, as the implementation should
            // return a valid response.
            *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
            response
                .headers_mut()
                .insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
            *response.body_mut() = body_from_str("An internal error occurred");
        }
    }

    Ok(response)
}

#[allow(unused_variables)]
async fn handle_web_controller_create_qr<T, C, ReqBody>(
    mut api_impl: T,
    uri: hyper::Uri,
    headers: HeaderMap,
    body: ReqBody,
    context: C,
    validation: bool,
) -> Result<Response<BoxBody<Bytes, Infallible>>, crate::ServiceError>
where
    T: Api<C> + Clone + Send + 'static,
    C: Has<XSpanIdString> + Send + Sync + 'static,
    ReqBody: Body + Send + 'static,
    ReqBody::Error: Into<Box<dyn Error + Send + Sync>> + Send,
    ReqBody::Data: Send,
{
    // Header parameters
    let param_x_csrf_token = headers.get(HeaderName::from_static("x-csrf-token"));

    let param_x_csrf_token = match param_x_csrf_token {
        Some(v) => match header::IntoHeaderValue::<String>::try_from((*v).clone()) {
            Ok(result) => result.0,
            Err(err) => {
                return Ok(Response::builder()
                    .status(StatusCode::BAD_REQUEST)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_string(format!(
                        "Invalid header X-CSRF-Token - {err}"
                    )))
                    .expect(
                        "Unable to create Bad Request response for invalid header X-CSRF-Token",
                    ));
            }
        },
        None => {
            return Ok(Response::builder()
                                        .status(StatusCode::BAD_REQUEST)
                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                        .body(body_from_str("Missing required header X-CSRF-Token"))
                                        .expect("Unable to create Bad Request response for missing required header X-CSRF-Token"));
        }
    };

    // Handle body parameters (note that non-required body parameters will ignore garbage
    // values, rather than causing a 400 response).
    let result = http_body_util::BodyExt::collect(body)
        .await
        .map(|f| f.to_bytes().to_vec());
    match result {
        Ok(body) => {
            let param_auth_token_request: Option<models::AuthTokenRequest> = if !body.is_empty() {
                let deserializer = &mut serde_json::Deserializer::from_slice(&body);
                match serde::Deserialize::deserialize(deserializer) {
                                        Ok(param_auth_token_request) => param_auth_token_request,
                                        Err(e) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(BoxBody::new(format!("Couldn't parse body parameter AuthTokenRequest - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid body parameter AuthTokenRequest due to schema")),
                                    }
            } else {
                None
            };
            let param_auth_token_request = match param_auth_token_request {
                                    Some(param_auth_token_request) => param_auth_token_request,
                                    None => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(BoxBody::new("Missing required body parameter AuthTokenRequest".to_string()))
                                                        .expect("Unable to create Bad Request response for missing body parameter AuthTokenRequest")),
                                };
            #[cfg(not(feature = "validate"))]
            run_validation!(param_auth_token_request, "AuthTokenRequest", validation);

            let result = api_impl
                .web_controller_create_qr(param_x_csrf_token, param_auth_token_request, &context)
                .await;
            let mut response = Response::new(BoxBody::new(http_body_util::Empty::new()));

            match result {
                Ok(rsp) => match rsp {
                    WebControllerCreateQrResponse::Ok(body) => {
                        *response.status_mut() = StatusCode::from_u16(200)
                            .expect("Unable to turn 200 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    WebControllerCreateQrResponse::BadRequest(body) => {
                        *response.status_mut() = StatusCode::from_u16(400)
                            .expect("Unable to turn 400 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    WebControllerCreateQrResponse::Unauthorized(body) => {
                        *response.status_mut() = StatusCode::from_u16(401)
                            .expect("Unable to turn 401 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    WebControllerCreateQrResponse::Forbidden(body) => {
                        *response.status_mut() = StatusCode::from_u16(403)
                            .expect("Unable to turn 403 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    WebControllerCreateQrResponse::NotFound(body) => {
                        *response.status_mut() = StatusCode::from_u16(404)
                            .expect("Unable to turn 404 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    WebControllerCreateQrResponse::UnprocessableEntity(body) => {
                        *response.status_mut() = StatusCode::from_u16(422)
                            .expect("Unable to turn 422 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    WebControllerCreateQrResponse::ServiceUnavailable { body, retry_after } => {
                        *response.status_mut() = StatusCode::from_u16(503)
                            .expect("Unable to turn 503 into a StatusCode");

                        let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling retry_after header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                        response
                            .headers_mut()
                            .insert(HeaderName::from_static("retry-after"), retry_after);
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                },
                Err(_) => {
                    // Application code returned an error. This should not happen, as the implementation should
                    // return a valid response.
                    *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
                    response
                        .headers_mut()
                        .insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
                    *response.body_mut() = body_from_str("An internal error occurred");
                }
            }

            Ok(response)
        }
        Err(e) => Ok(Response::builder()
            .status(StatusCode::BAD_REQUEST)
            .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
            .body(body_from_string(format!(
                "Unable to read body: {}",
                e.into()
            )))
            .expect("Unable to create Bad Request response due to unable to read body")),
    }
}

#[allow(unused_variables)]
async fn handle_web_controller_device<T, C, ReqBody>(
    mut api_impl: T,
    uri: hyper::Uri,
    headers: HeaderMap,
    body: ReqBody,
    context: C,
    validation: bool,
) -> Result<Response<BoxBody<Bytes, Infallible>>, crate::ServiceError>
where
    T: Api<C> + Clone + Send + 'static,
    C: Has<XSpanIdString> + Send + Sync + 'static,
    ReqBody: Body + Send + 'static,
    ReqBody::Error: Into<Box<dyn Error + Send + Sync>> + Send,
    ReqBody::Data: Send,
{
    // Header parameters
    let param_x_csrf_token = headers.get(HeaderName::from_static("x-csrf-token"));

    let param_x_csrf_token = match param_x_csrf_token {
        Some(v) => match header::IntoHeaderValue::<String>::try_from((*v).clone()) {
            Ok(result) => result.0,
            Err(err) => {
                return Ok(Response::builder()
                    .status(StatusCode::BAD_REQUEST)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_string(format!(
                        "Invalid header X-CSRF-Token - {err}"
                    )))
                    .expect(
                        "Unable to create Bad Request response for invalid header X-CSRF-Token",
                    ));
            }
        },
        None => {
            return Ok(Response::builder()
                                        .status(StatusCode::BAD_REQUEST)
                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                        .body(body_from_str("Missing required header X-CSRF-Token"))
                                        .expect("Unable to create Bad Request response for missing required header X-CSRF-Token"));
        }
    };

    // Handle body parameters (note that non-required body parameters will ignore garbage
    // values, rather than causing a 400 response).
    let result = http_body_util::BodyExt::collect(body)
        .await
        .map(|f| f.to_bytes().to_vec());
    match result {
        Ok(body) => {
            let param_web_device_request: Option<models::WebDeviceRequest> = if !body.is_empty() {
                let deserializer = &mut serde_json::Deserializer::from_slice(&body);
                match serde::Deserialize::deserialize(deserializer) {
                                        Ok(param_web_device_request) => param_web_device_request,
                                        Err(e) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(BoxBody::new(format!("Couldn't parse body parameter WebDeviceRequest - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid body parameter WebDeviceRequest due to schema")),
                                    }
            } else {
                None
            };
            let param_web_device_request = match param_web_device_request {
                                    Some(param_web_device_request) => param_web_device_request,
                                    None => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(BoxBody::new("Missing required body parameter WebDeviceRequest".to_string()))
                                                        .expect("Unable to create Bad Request response for missing body parameter WebDeviceRequest")),
                                };
            #[cfg(not(feature = "validate"))]
            run_validation!(param_web_device_request, "WebDeviceRequest", validation);

            let result = api_impl
                .web_controller_device(param_x_csrf_token, param_web_device_request, &context)
                .await;
            let mut response = Response::new(BoxBody::new(http_body_util::Empty::new()));

            match result {
                Ok(rsp) => match rsp {
                    WebControllerDeviceResponse::Ok(body) => {
                        *response.status_mut() = StatusCode::from_u16(200)
                            .expect("Unable to turn 200 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    WebControllerDeviceResponse::BadRequest(body) => {
                        *response.status_mut() = StatusCode::from_u16(400)
                            .expect("Unable to turn 400 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    WebControllerDeviceResponse::Unauthorized(body) => {
                        *response.status_mut() = StatusCode::from_u16(401)
                            .expect("Unable to turn 401 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    WebControllerDeviceResponse::Forbidden(body) => {
                        *response.status_mut() = StatusCode::from_u16(403)
                            .expect("Unable to turn 403 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    WebControllerDeviceResponse::NotFound(body) => {
                        *response.status_mut() = StatusCode::from_u16(404)
                            .expect("Unable to turn 404 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    WebControllerDeviceResponse::UnprocessableEntity(body) => {
                        *response.status_mut() = StatusCode::from_u16(422)
                            .expect("Unable to turn 422 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    WebControllerDeviceResponse::TooManyRequests { body, retry_after } => {
                        *response.status_mut() = StatusCode::from_u16(429)
                            .expect("Unable to turn 429 into a StatusCode");

                        let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling retry_after header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                        response
                            .headers_mut()
                            .insert(HeaderName::from_static("retry-after"), retry_after);
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    WebControllerDeviceResponse::ServiceUnavailable { body, retry_after } => {
                        *response.status_mut() = StatusCode::from_u16(503)
                            .expect("Unable to turn 503 into a StatusCode");

                        let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling retry_after header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                        response
                            .headers_mut()
                            .insert(HeaderName::from_static("retry-after"), retry_after);
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                },
                Err(_) => {
                    // Application code returned an error. This should not happen, as the implementation should
                    // return a valid response.
                    *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
                    response
                        .headers_mut()
                        .insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
                    *response.body_mut() = body_from_str("An internal error occurred");
                }
            }

            Ok(response)
        }
        Err(e) => Ok(Response::builder()
            .status(StatusCode::BAD_REQUEST)
            .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
            .body(body_from_string(format!(
                "Unable to read body: {}",
                e.into()
            )))
            .expect("Unable to create Bad Request response due to unable to read body")),
    }
}

#[allow(unused_variables)]
async fn handle_web_controller_forget_password<T, C, ReqBody>(
    mut api_impl: T,
    uri: hyper::Uri,
    headers: HeaderMap,
    body: ReqBody,
    context: C,
    validation: bool,
) -> Result<Response<BoxBody<Bytes, Infallible>>, crate::ServiceError>
where
    T: Api<C> + Clone + Send + 'static,
    C: Has<XSpanIdString> + Send + Sync + 'static,
    ReqBody: Body + Send + 'static,
    ReqBody::Error: Into<Box<dyn Error + Send + Sync>> + Send,
    ReqBody::Data: Send,
{
    // Header parameters
    let param_x_csrf_token = headers.get(HeaderName::from_static("x-csrf-token"));

    let param_x_csrf_token = match param_x_csrf_token {
        Some(v) => match header::IntoHeaderValue::<String>::try_from((*v).clone()) {
            Ok(result) => result.0,
            Err(err) => {
                return Ok(Response::builder()
                    .status(StatusCode::BAD_REQUEST)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_string(format!(
                        "Invalid header X-CSRF-Token - {err}"
                    )))
                    .expect(
                        "Unable to create Bad Request response for invalid header X-CSRF-Token",
                    ));
            }
        },
        None => {
            return Ok(Response::builder()
                                        .status(StatusCode::BAD_REQUEST)
                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                        .body(body_from_str("Missing required header X-CSRF-Token"))
                                        .expect("Unable to create Bad Request response for missing required header X-CSRF-Token"));
        }
    };

    // Handle body parameters (note that non-required body parameters will ignore garbage
    // values, rather than causing a 400 response).
    let result = http_body_util::BodyExt::collect(body)
        .await
        .map(|f| f.to_bytes().to_vec());
    match result {
        Ok(body) => {
            let param_web_forget_password_request: Option<models::WebForgetPasswordRequest> =
                if !body.is_empty() {
                    let deserializer = &mut serde_json::Deserializer::from_slice(&body);
                    match serde::Deserialize::deserialize(deserializer) {
                                        Ok(param_web_forget_password_request) => param_web_forget_password_request,
                                        Err(e) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(BoxBody::new(format!("Couldn't parse body parameter WebForgetPasswordRequest - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid body parameter WebForgetPasswordRequest due to schema")),
                                    }
                } else {
                    None
                };
            let param_web_forget_password_request = match param_web_forget_password_request {
                                    Some(param_web_forget_password_request) => param_web_forget_password_request,
                                    None => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(BoxBody::new("Missing required body parameter WebForgetPasswordRequest".to_string()))
                                                        .expect("Unable to create Bad Request response for missing body parameter WebForgetPasswordRequest")),
                                };
            #[cfg(not(feature = "validate"))]
            run_validation!(
                param_web_forget_password_request,
                "WebForgetPasswordRequest",
                validation
            );

            let result = api_impl
                .web_controller_forget_password(
                    param_x_csrf_token,
                    param_web_forget_password_request,
                    &context,
                )
                .await;
            let mut response = Response::new(BoxBody::new(http_body_util::Empty::new()));

            match result {
                Ok(rsp) => match rsp {
                    WebControllerForgetPasswordResponse::NoContent => {
                        *response.status_mut() = StatusCode::from_u16(204)
                            .expect("Unable to turn 204 into a StatusCode");
                    }
                    WebControllerForgetPasswordResponse::BadRequest(body) => {
                        *response.status_mut() = StatusCode::from_u16(400)
                            .expect("Unable to turn 400 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    WebControllerForgetPasswordResponse::Unauthorized(body) => {
                        *response.status_mut() = StatusCode::from_u16(401)
                            .expect("Unable to turn 401 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    WebControllerForgetPasswordResponse::Forbidden(body) => {
                        *response.status_mut() = StatusCode::from_u16(403)
                            .expect("Unable to turn 403 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    WebControllerForgetPasswordResponse::NotFound(body) => {
                        *response.status_mut() = StatusCode::from_u16(404)
                            .expect("Unable to turn 404 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    WebControllerForgetPasswordResponse::UnprocessableEntity(body) => {
                        *response.status_mut() = StatusCode::from_u16(422)
                            .expect("Unable to turn 422 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    WebControllerForgetPasswordResponse::TooManyRequests { body, retry_after } => {
                        *response.status_mut() = StatusCode::from_u16(429)
                            .expect("Unable to turn 429 into a StatusCode");

                        let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling retry_after header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                        response
                            .headers_mut()
                            .insert(HeaderName::from_static("retry-after"), retry_after);
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    WebControllerForgetPasswordResponse::ServiceUnavailable {
                        body,
                        retry_after,
                    } => {
                        *response.status_mut() = StatusCode::from_u16(503)
                            .expect("Unable to turn 503 into a StatusCode");

                        let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling retry_after header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                        response
                            .headers_mut()
                            .insert(HeaderName::from_static("retry-after"), retry_after);
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                },
                Err(_) => {
                    // Application code returned an error. This should not happen, as the implementation should
                    // return a valid response.
                    *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
                    response
                        .headers_mut()
                        .insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
                    *response.body_mut() = body_from_str("An internal error occurred");
                }
            }

            Ok(response)
        }
        Err(e) => Ok(Response::builder()
            .status(StatusCode::BAD_REQUEST)
            .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
            .body(body_from_string(format!(
                "Unable to read body: {}",
                e.into()
            )))
            .expect("Unable to create Bad Request response due to unable to read body")),
    }
}

#[allow(unused_variables)]
async fn handle_web_controller_login<T, C, ReqBody>(
    mut api_impl: T,
    uri: hyper::Uri,
    headers: HeaderMap,
    body: ReqBody,
    context: C,
    validation: bool,
) -> Result<Response<BoxBody<Bytes, Infallible>>, crate::ServiceError>
where
    T: Api<C> + Clone + Send + 'static,
    C: Has<XSpanIdString> + Send + Sync + 'static,
    ReqBody: Body + Send + 'static,
    ReqBody::Error: Into<Box<dyn Error + Send + Sync>> + Send,
    ReqBody::Data: Send,
{
    // Header parameters
    let param_x_csrf_token = headers.get(HeaderName::from_static("x-csrf-token"));

    let param_x_csrf_token = match param_x_csrf_token {
        Some(v) => match header::IntoHeaderValue::<String>::try_from((*v).clone()) {
            Ok(result) => result.0,
            Err(err) => {
                return Ok(Response::builder()
                    .status(StatusCode::BAD_REQUEST)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_string(format!(
                        "Invalid header X-CSRF-Token - {err}"
                    )))
                    .expect(
                        "Unable to create Bad Request response for invalid header X-CSRF-Token",
                    ));
            }
        },
        None => {
            return Ok(Response::builder()
                                        .status(StatusCode::BAD_REQUEST)
                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                        .body(body_from_str("Missing required header X-CSRF-Token"))
                                        .expect("Unable to create Bad Request response for missing required header X-CSRF-Token"));
        }
    };

    // Handle body parameters (note that non-required body parameters will ignore garbage
    // values, rather than causing a 400 response).
    let result = http_body_util::BodyExt::collect(body)
        .await
        .map(|f| f.to_bytes().to_vec());
    match result {
        Ok(body) => {
            let param_web_login_request: Option<models::WebLoginRequest> = if !body.is_empty() {
                let deserializer = &mut serde_json::Deserializer::from_slice(&body);
                match serde::Deserialize::deserialize(deserializer) {
                                        Ok(param_web_login_request) => param_web_login_request,
                                        Err(e) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(BoxBody::new(format!("Couldn't parse body parameter WebLoginRequest - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid body parameter WebLoginRequest due to schema")),
                                    }
            } else {
                None
            };
            let param_web_login_request = match param_web_login_request {
                                    Some(param_web_login_request) => param_web_login_request,
                                    None => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(BoxBody::new("Missing required body parameter WebLoginRequest".to_string()))
                                                        .expect("Unable to create Bad Request response for missing body parameter WebLoginRequest")),
                                };
            #[cfg(not(feature = "validate"))]
            run_validation!(param_web_login_request, "WebLoginRequest", validation);

            let result = api_impl
                .web_controller_login(param_x_csrf_token, param_web_login_request, &context)
                .await;
            let mut response = Response::new(BoxBody::new(http_body_util::Empty::new()));

            match result {
                Ok(rsp) => match rsp {
                    WebControllerLoginResponse::Ok { body, set_cookie } => {
                        *response.status_mut() = StatusCode::from_u16(200)
                            .expect("Unable to turn 200 into a StatusCode");

                        if let Some(set_cookie) = set_cookie {
                            let set_cookie = match header::IntoHeaderValue(set_cookie).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling set_cookie header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                            response
                                .headers_mut()
                                .insert(HeaderName::from_static("set-cookie"), set_cookie);
                        }
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    WebControllerLoginResponse::BadRequest(body) => {
                        *response.status_mut() = StatusCode::from_u16(400)
                            .expect("Unable to turn 400 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    WebControllerLoginResponse::Unauthorized(body) => {
                        *response.status_mut() = StatusCode::from_u16(401)
                            .expect("Unable to turn 401 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    WebControllerLoginResponse::Forbidden(body) => {
                        *response.status_mut() = StatusCode::from_u16(403)
                            .expect("Unable to turn 403 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    WebControllerLoginResponse::NotFound(body) => {
                        *response.status_mut() = StatusCode::from_u16(404)
                            .expect("Unable to turn 404 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    WebControllerLoginResponse::UnprocessableEntity(body) => {
                        *response.status_mut() = StatusCode::from_u16(422)
                            .expect("Unable to turn 422 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    WebControllerLoginResponse::TooManyRequests { body, retry_after } => {
                        *response.status_mut() = StatusCode::from_u16(429)
                            .expect("Unable to turn 429 into a StatusCode");

                        let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling retry_after header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                        response
                            .headers_mut()
                            .insert(HeaderName::from_static("retry-after"), retry_after);
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    WebControllerLoginResponse::ServiceUnavailable { body, retry_after } => {
                        *response.status_mut() = StatusCode::from_u16(503)
                            .expect("Unable to turn 503 into a StatusCode");

                        let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling retry_after header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                        response
                            .headers_mut()
                            .insert(HeaderName::from_static("retry-after"), retry_after);
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                },
                Err(_) => {
                    // Application code returned an error. This should not happen, as the implementation should
                    // return a valid response.
                    *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
                    response
                        .headers_mut()
                        .insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
                    *response.body_mut() = body_from_str("An internal error occurred");
                }
            }

            Ok(response)
        }
        Err(e) => Ok(Response::builder()
            .status(StatusCode::BAD_REQUEST)
            .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
            .body(body_from_string(format!(
                "Unable to read body: {}",
                e.into()
            )))
            .expect("Unable to create Bad Request response due to unable to read body")),
    }
}

#[allow(unused_variables)]
async fn handle_web_controller_reset_password<T, C, ReqBody>(
    mut api_impl: T,
    uri: hyper::Uri,
    headers: HeaderMap,
    body: ReqBody,
    context: C,
    validation: bool,
) -> Result<Response<BoxBody<Bytes, Infallible>>, crate::ServiceError>
where
    T: Api<C> + Clone + Send + 'static,
    C: Has<XSpanIdString> + Send + Sync + 'static,
    ReqBody: Body + Send + 'static,
    ReqBody::Error: Into<Box<dyn Error + Send + Sync>> + Send,
    ReqBody::Data: Send,
{
    // Header parameters
    let param_x_csrf_token = headers.get(HeaderName::from_static("x-csrf-token"));

    let param_x_csrf_token = match param_x_csrf_token {
        Some(v) => match header::IntoHeaderValue::<String>::try_from((*v).clone()) {
            Ok(result) => result.0,
            Err(err) => {
                return Ok(Response::builder()
                    .status(StatusCode::BAD_REQUEST)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_string(format!(
                        "Invalid header X-CSRF-Token - {err}"
                    )))
                    .expect(
                        "Unable to create Bad Request response for invalid header X-CSRF-Token",
                    ));
            }
        },
        None => {
            return Ok(Response::builder()
                                        .status(StatusCode::BAD_REQUEST)
                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                        .body(body_from_str("Missing required header X-CSRF-Token"))
                                        .expect("Unable to create Bad Request response for missing required header X-CSRF-Token"));
        }
    };

    // Handle body parameters (note that non-required body parameters will ignore garbage
    // values, rather than causing a 400 response).
    let result = http_body_util::BodyExt::collect(body)
        .await
        .map(|f| f.to_bytes().to_vec());
    match result {
        Ok(body) => {
            let param_web_reset_password_request: Option<models::WebResetPasswordRequest> = if !body
                .is_empty()
            {
                let deserializer = &mut serde_json::Deserializer::from_slice(&body);
                match serde::Deserialize::deserialize(deserializer) {
                                        Ok(param_web_reset_password_request) => param_web_reset_password_request,
                                        Err(e) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(BoxBody::new(format!("Couldn't parse body parameter WebResetPasswordRequest - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid body parameter WebResetPasswordRequest due to schema")),
                                    }
            } else {
                None
            };
            let param_web_reset_password_request = match param_web_reset_password_request {
                                    Some(param_web_reset_password_request) => param_web_reset_password_request,
                                    None => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(BoxBody::new("Missing required body parameter WebResetPasswordRequest".to_string()))
                                                        .expect("Unable to create Bad Request response for missing body parameter WebResetPasswordRequest")),
                                };
            #[cfg(not(feature = "validate"))]
            run_validation!(
                param_web_reset_password_request,
                "WebResetPasswordRequest",
                validation
            );

            let result = api_impl
                .web_controller_reset_password(
                    param_x_csrf_token,
                    param_web_reset_password_request,
                    &context,
                )
                .await;
            let mut response = Response::new(BoxBody::new(http_body_util::Empty::new()));

            match result {
                Ok(rsp) => match rsp {
                    WebControllerResetPasswordResponse::Ok(body) => {
                        *response.status_mut() = StatusCode::from_u16(200)
                            .expect("Unable to turn 200 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    WebControllerResetPasswordResponse::BadRequest(body) => {
                        *response.status_mut() = StatusCode::from_u16(400)
                            .expect("Unable to turn 400 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    WebControllerResetPasswordResponse::Unauthorized(body) => {
                        *response.status_mut() = StatusCode::from_u16(401)
                            .expect("Unable to turn 401 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    WebControllerResetPasswordResponse::Forbidden(body) => {
                        *response.status_mut() = StatusCode::from_u16(403)
                            .expect("Unable to turn 403 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    WebControllerResetPasswordResponse::NotFound(body) => {
                        *response.status_mut() = StatusCode::from_u16(404)
                            .expect("Unable to turn 404 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    WebControllerResetPasswordResponse::UnprocessableEntity(body) => {
                        *response.status_mut() = StatusCode::from_u16(422)
                            .expect("Unable to turn 422 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    WebControllerResetPasswordResponse::ServiceUnavailable {
                        body,
                        retry_after,
                    } => {
                        *response.status_mut() = StatusCode::from_u16(503)
                            .expect("Unable to turn 503 into a StatusCode");

                        let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling retry_after header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                        response
                            .headers_mut()
                            .insert(HeaderName::from_static("retry-after"), retry_after);
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                },
                Err(_) => {
                    // Application code returned an error. This should not happen, as the implementation should
                    // return a valid response.
                    *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
                    response
                        .headers_mut()
                        .insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
                    *response.body_mut() = body_from_str("An internal error occurred");
                }
            }

            Ok(response)
        }
        Err(e) => Ok(Response::builder()
            .status(StatusCode::BAD_REQUEST)
            .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
            .body(body_from_string(format!(
                "Unable to read body: {}",
                e.into()
            )))
            .expect("Unable to create Bad Request response due to unable to read body")),
    }
}

#[allow(unused_variables)]
async fn handle_web_controller_sign_out<T, C, ReqBody>(
    mut api_impl: T,
    uri: hyper::Uri,
    headers: HeaderMap,
    body: ReqBody,
    context: C,
    validation: bool,
) -> Result<Response<BoxBody<Bytes, Infallible>>, crate::ServiceError>
where
    T: Api<C> + Clone + Send + 'static,
    C: Has<XSpanIdString> + Send + Sync + 'static,
    ReqBody: Body + Send + 'static,
    ReqBody::Error: Into<Box<dyn Error + Send + Sync>> + Send,
    ReqBody::Data: Send,
{
    // Header parameters
    let param_x_csrf_token = headers.get(HeaderName::from_static("x-csrf-token"));

    let param_x_csrf_token = match param_x_csrf_token {
        Some(v) => match header::IntoHeaderValue::<String>::try_from((*v).clone()) {
            Ok(result) => result.0,
            Err(err) => {
                return Ok(Response::builder()
                    .status(StatusCode::BAD_REQUEST)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_string(format!(
                        "Invalid header X-CSRF-Token - {err}"
                    )))
                    .expect(
                        "Unable to create Bad Request response for invalid header X-CSRF-Token",
                    ));
            }
        },
        None => {
            return Ok(Response::builder()
                                        .status(StatusCode::BAD_REQUEST)
                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                        .body(body_from_str("Missing required header X-CSRF-Token"))
                                        .expect("Unable to create Bad Request response for missing required header X-CSRF-Token"));
        }
    };

    // Handle body parameters (note that non-required body parameters will ignore garbage
    // values, rather than causing a 400 response).
    let result = http_body_util::BodyExt::collect(body)
        .await
        .map(|f| f.to_bytes().to_vec());
    match result {
        Ok(body) => {
            let param_web_sign_out_request: Option<models::WebSignOutRequest> = if !body.is_empty()
            {
                let deserializer = &mut serde_json::Deserializer::from_slice(&body);
                match serde::Deserialize::deserialize(deserializer) {
                                        Ok(param_web_sign_out_request) => param_web_sign_out_request,
                                        Err(e) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(BoxBody::new(format!("Couldn't parse body parameter WebSignOutRequest - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid body parameter WebSignOutRequest due to schema")),
                                    }
            } else {
                None
            };
            let param_web_sign_out_request = match param_web_sign_out_request {
                                    Some(param_web_sign_out_request) => param_web_sign_out_request,
                                    None => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(BoxBody::new("Missing required body parameter WebSignOutRequest".to_string()))
                                                        .expect("Unable to create Bad Request response for missing body parameter WebSignOutRequest")),
                                };
            #[cfg(not(feature = "validate"))]
            run_validation!(param_web_sign_out_request, "WebSignOutRequest", validation);

            let result = api_impl
                .web_controller_sign_out(param_x_csrf_token, param_web_sign_out_request, &context)
                .await;
            let mut response = Response::new(BoxBody::new(http_body_util::Empty::new()));

            match result {
                Ok(rsp) => match rsp {
                    WebControllerSignOutResponse::Ok { body, set_cookie } => {
                        *response.status_mut() = StatusCode::from_u16(200)
                            .expect("Unable to turn 200 into a StatusCode");

                        if let Some(set_cookie) = set_cookie {
                            let set_cookie = match header::IntoHeaderValue(set_cookie).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling set_cookie header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                            response
                                .headers_mut()
                                .insert(HeaderName::from_static("set-cookie"), set_cookie);
                        }
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    WebControllerSignOutResponse::BadRequest(body) => {
                        *response.status_mut() = StatusCode::from_u16(400)
                            .expect("Unable to turn 400 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    WebControllerSignOutResponse::Unauthorized(body) => {
                        *response.status_mut() = StatusCode::from_u16(401)
                            .expect("Unable to turn 401 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    WebControllerSignOutResponse::Forbidden(body) => {
                        *response.status_mut() = StatusCode::from_u16(403)
                            .expect("Unable to turn 403 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    WebControllerSignOutResponse::NotFound(body) => {
                        *response.status_mut() = StatusCode::from_u16(404)
                            .expect("Unable to turn 404 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    WebControllerSignOutResponse::UnprocessableEntity(body) => {
                        *response.status_mut() = StatusCode::from_u16(422)
                            .expect("Unable to turn 422 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    WebControllerSignOutResponse::ServiceUnavailable { body, retry_after } => {
                        *response.status_mut() = StatusCode::from_u16(503)
                            .expect("Unable to turn 503 into a StatusCode");

                        let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling retry_after header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                        response
                            .headers_mut()
                            .insert(HeaderName::from_static("retry-after"), retry_after);
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                },
                Err(_) => {
                    // Application code returned an error. This should not happen, as the implementation should
                    // return a valid response.
                    *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
                    response
                        .headers_mut()
                        .insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
                    *response.body_mut() = body_from_str("An internal error occurred");
                }
            }

            Ok(response)
        }
        Err(e) => Ok(Response::builder()
            .status(StatusCode::BAD_REQUEST)
            .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
            .body(body_from_string(format!(
                "Unable to read body: {}",
                e.into()
            )))
            .expect("Unable to create Bad Request response due to unable to read body")),
    }
}

#[allow(unused_variables)]
async fn handle_web_controller_start<T, C, ReqBody>(
    mut api_impl: T,
    uri: hyper::Uri,
    headers: HeaderMap,
    body: ReqBody,
    context: C,
    validation: bool,
) -> Result<Response<BoxBody<Bytes, Infallible>>, crate::ServiceError>
where
    T: Api<C> + Clone + Send + 'static,
    C: Has<XSpanIdString> + Send + Sync + 'static,
    ReqBody: Body + Send + 'static,
    ReqBody::Error: Into<Box<dyn Error + Send + Sync>> + Send,
    ReqBody::Data: Send,
{
    // Header parameters
    let param_x_csrf_token = headers.get(HeaderName::from_static("x-csrf-token"));

    let param_x_csrf_token = match param_x_csrf_token {
        Some(v) => match header::IntoHeaderValue::<String>::try_from((*v).clone()) {
            Ok(result) => result.0,
            Err(err) => {
                return Ok(Response::builder()
                    .status(StatusCode::BAD_REQUEST)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_string(format!(
                        "Invalid header X-CSRF-Token - {err}"
                    )))
                    .expect(
                        "Unable to create Bad Request response for invalid header X-CSRF-Token",
                    ));
            }
        },
        None => {
            return Ok(Response::builder()
                                        .status(StatusCode::BAD_REQUEST)
                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                        .body(body_from_str("Missing required header X-CSRF-Token"))
                                        .expect("Unable to create Bad Request response for missing required header X-CSRF-Token"));
        }
    };

    // Handle body parameters (note that non-required body parameters will ignore garbage
    // values, rather than causing a 400 response).
    let result = http_body_util::BodyExt::collect(body)
        .await
        .map(|f| f.to_bytes().to_vec());
    match result {
        Ok(body) => {
            let param_web_start_request: Option<models::WebStartRequest> = if !body.is_empty() {
                let deserializer = &mut serde_json::Deserializer::from_slice(&body);
                match serde::Deserialize::deserialize(deserializer) {
                                        Ok(param_web_start_request) => param_web_start_request,
                                        Err(e) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(BoxBody::new(format!("Couldn't parse body parameter WebStartRequest - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid body parameter WebStartRequest due to schema")),
                                    }
            } else {
                None
            };
            let param_web_start_request = match param_web_start_request {
                                    Some(param_web_start_request) => param_web_start_request,
                                    None => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(BoxBody::new("Missing required body parameter WebStartRequest".to_string()))
                                                        .expect("Unable to create Bad Request response for missing body parameter WebStartRequest")),
                                };
            #[cfg(not(feature = "validate"))]
            run_validation!(param_web_start_request, "WebStartRequest", validation);

            let result = api_impl
                .web_controller_start(param_x_csrf_token, param_web_start_request, &context)
                .await;
            let mut response = Response::new(BoxBody::new(http_body_util::Empty::new()));

            match result {
                Ok(rsp) => match rsp {
                    WebControllerStartResponse::Ok { body, set_cookie } => {
                        *response.status_mut() = StatusCode::from_u16(200)
                            .expect("Unable to turn 200 into a StatusCode");

                        if let Some(set_cookie) = set_cookie {
                            let set_cookie = match header::IntoHeaderValue(set_cookie).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling set_cookie header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                            response
                                .headers_mut()
                                .insert(HeaderName::from_static("set-cookie"), set_cookie);
                        }
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    WebControllerStartResponse::BadRequest(body) => {
                        *response.status_mut() = StatusCode::from_u16(400)
                            .expect("Unable to turn 400 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    WebControllerStartResponse::Unauthorized(body) => {
                        *response.status_mut() = StatusCode::from_u16(401)
                            .expect("Unable to turn 401 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    WebControllerStartResponse::Forbidden(body) => {
                        *response.status_mut() = StatusCode::from_u16(403)
                            .expect("Unable to turn 403 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    WebControllerStartResponse::NotFound(body) => {
                        *response.status_mut() = StatusCode::from_u16(404)
                            .expect("Unable to turn 404 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    WebControllerStartResponse::UnprocessableEntity(body) => {
                        *response.status_mut() = StatusCode::from_u16(422)
                            .expect("Unable to turn 422 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    WebControllerStartResponse::TooManyRequests { body, retry_after } => {
                        *response.status_mut() = StatusCode::from_u16(429)
                            .expect("Unable to turn 429 into a StatusCode");

                        let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling retry_after header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                        response
                            .headers_mut()
                            .insert(HeaderName::from_static("retry-after"), retry_after);
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    WebControllerStartResponse::BadGateway(body) => {
                        *response.status_mut() = StatusCode::from_u16(502)
                            .expect("Unable to turn 502 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    WebControllerStartResponse::ServiceUnavailable { body, retry_after } => {
                        *response.status_mut() = StatusCode::from_u16(503)
                            .expect("Unable to turn 503 into a StatusCode");

                        let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling retry_after header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                        response
                            .headers_mut()
                            .insert(HeaderName::from_static("retry-after"), retry_after);
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    WebControllerStartResponse::GatewayTimeout(body) => {
                        *response.status_mut() = StatusCode::from_u16(504)
                            .expect("Unable to turn 504 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                },
                Err(_) => {
                    // Application code returned an error. This should not happen, as the implementation should
                    // return a valid response.
                    *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
                    response
                        .headers_mut()
                        .insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
                    *response.body_mut() = body_from_str("An internal error occurred");
                }
            }

            Ok(response)
        }
        Err(e) => Ok(Response::builder()
            .status(StatusCode::BAD_REQUEST)
            .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
            .body(body_from_string(format!(
                "Unable to read body: {}",
                e.into()
            )))
            .expect("Unable to create Bad Request response due to unable to read body")),
    }
}

#[allow(unused_variables)]
async fn handle_web_controller_verify_otp<T, C, ReqBody>(
    mut api_impl: T,
    uri: hyper::Uri,
    headers: HeaderMap,
    body: ReqBody,
    context: C,
    validation: bool,
) -> Result<Response<BoxBody<Bytes, Infallible>>, crate::ServiceError>
where
    T: Api<C> + Clone + Send + 'static,
    C: Has<XSpanIdString> + Send + Sync + 'static,
    ReqBody: Body + Send + 'static,
    ReqBody::Error: Into<Box<dyn Error + Send + Sync>> + Send,
    ReqBody::Data: Send,
{
    // Header parameters
    let param_x_csrf_token = headers.get(HeaderName::from_static("x-csrf-token"));

    let param_x_csrf_token = match param_x_csrf_token {
        Some(v) => match header::IntoHeaderValue::<String>::try_from((*v).clone()) {
            Ok(result) => result.0,
            Err(err) => {
                return Ok(Response::builder()
                    .status(StatusCode::BAD_REQUEST)
                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                    .body(body_from_string(format!(
                        "Invalid header X-CSRF-Token - {err}"
                    )))
                    .expect(
                        "Unable to create Bad Request response for invalid header X-CSRF-Token",
                    ));
            }
        },
        None => {
            return Ok(Response::builder()
                                        .status(StatusCode::BAD_REQUEST)
                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                        .body(body_from_str("Missing required header X-CSRF-Token"))
                                        .expect("Unable to create Bad Request response for missing required header X-CSRF-Token"));
        }
    };

    // Handle body parameters (note that non-required body parameters will ignore garbage
    // values, rather than causing a 400 response).
    let result = http_body_util::BodyExt::collect(body)
        .await
        .map(|f| f.to_bytes().to_vec());
    match result {
        Ok(body) => {
            let param_web_otp_request: Option<models::WebOtpRequest> = if !body.is_empty() {
                let deserializer = &mut serde_json::Deserializer::from_slice(&body);
                match serde::Deserialize::deserialize(deserializer) {
                                        Ok(param_web_otp_request) => param_web_otp_request,
                                        Err(e) => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(BoxBody::new(format!("Couldn't parse body parameter WebOtpRequest - doesn't match schema: {e}")))
                                                        .expect("Unable to create Bad Request response for invalid body parameter WebOtpRequest due to schema")),
                                    }
            } else {
                None
            };
            let param_web_otp_request = match param_web_otp_request {
                                    Some(param_web_otp_request) => param_web_otp_request,
                                    None => return Ok(Response::builder()
                                                        .status(StatusCode::BAD_REQUEST)
                                                        .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                        .body(BoxBody::new("Missing required body parameter WebOtpRequest".to_string()))
                                                        .expect("Unable to create Bad Request response for missing body parameter WebOtpRequest")),
                                };
            #[cfg(not(feature = "validate"))]
            run_validation!(param_web_otp_request, "WebOtpRequest", validation);

            let result = api_impl
                .web_controller_verify_otp(param_x_csrf_token, param_web_otp_request, &context)
                .await;
            let mut response = Response::new(BoxBody::new(http_body_util::Empty::new()));

            match result {
                Ok(rsp) => match rsp {
                    WebControllerVerifyOtpResponse::Ok { body, set_cookie } => {
                        *response.status_mut() = StatusCode::from_u16(200)
                            .expect("Unable to turn 200 into a StatusCode");

                        if let Some(set_cookie) = set_cookie {
                            let set_cookie = match header::IntoHeaderValue(set_cookie).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling set_cookie header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                            response
                                .headers_mut()
                                .insert(HeaderName::from_static("set-cookie"), set_cookie);
                        }
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    WebControllerVerifyOtpResponse::BadRequest(body) => {
                        *response.status_mut() = StatusCode::from_u16(400)
                            .expect("Unable to turn 400 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    WebControllerVerifyOtpResponse::Unauthorized(body) => {
                        *response.status_mut() = StatusCode::from_u16(401)
                            .expect("Unable to turn 401 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    WebControllerVerifyOtpResponse::Forbidden(body) => {
                        *response.status_mut() = StatusCode::from_u16(403)
                            .expect("Unable to turn 403 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    WebControllerVerifyOtpResponse::NotFound(body) => {
                        *response.status_mut() = StatusCode::from_u16(404)
                            .expect("Unable to turn 404 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    WebControllerVerifyOtpResponse::UnprocessableEntity(body) => {
                        *response.status_mut() = StatusCode::from_u16(422)
                            .expect("Unable to turn 422 into a StatusCode");
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    WebControllerVerifyOtpResponse::TooManyRequests { body, retry_after } => {
                        *response.status_mut() = StatusCode::from_u16(429)
                            .expect("Unable to turn 429 into a StatusCode");

                        let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling retry_after header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                        response
                            .headers_mut()
                            .insert(HeaderName::from_static("retry-after"), retry_after);
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                    WebControllerVerifyOtpResponse::ServiceUnavailable { body, retry_after } => {
                        *response.status_mut() = StatusCode::from_u16(503)
                            .expect("Unable to turn 503 into a StatusCode");

                        let retry_after = match header::IntoHeaderValue(retry_after).try_into() {
                                                        Ok(val) => val,
                                                        Err(e) => {
                                                            return Ok(Response::builder()
                                                                    .status(StatusCode::INTERNAL_SERVER_ERROR)
                                                                    .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
                                                                    .body(body_from_string(format!("An internal server error occurred handling retry_after header - {e}")))
                                                                    .expect("Unable to create Internal Server Error for invalid response header"))
                                                        }
                                                    };

                        response
                            .headers_mut()
                            .insert(HeaderName::from_static("retry-after"), retry_after);
                        response
                            .headers_mut()
                            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                        // JSON Body
                        let body =
                            serde_json::to_string(&body).expect("impossible to fail to serialize");
                        *response.body_mut() = body_from_string(body);
                    }
                },
                Err(_) => {
                    // Application code returned an error. This should not happen, as the implementation should
                    // return a valid response.
                    *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
                    response
                        .headers_mut()
                        .insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
                    *response.body_mut() = body_from_str("An internal error occurred");
                }
            }

            Ok(response)
        }
        Err(e) => Ok(Response::builder()
            .status(StatusCode::BAD_REQUEST)
            .header(CONTENT_TYPE, mime::TEXT_PLAIN.as_ref())
            .body(body_from_string(format!(
                "Unable to read body: {}",
                e.into()
            )))
            .expect("Unable to create Bad Request response due to unable to read body")),
    }
}

/// Request parser for `Api`.
pub struct ApiRequestParser;
impl<T> RequestParser<T> for ApiRequestParser {
    fn parse_operation_id(request: &Request<T>) -> Option<&'static str> {
        let path = paths::GLOBAL_REGEX_SET.matches(request.uri().path());
        match *request.method() {
            // AppleLoginControllerAppleCallback - GET /auth/apple-oauth-redirect
            hyper::Method::GET if path.matched(paths::ID_AUTH_APPLE_OAUTH_REDIRECT) => {
                Some("AppleLoginControllerAppleCallback")
            }
            // AppleLoginControllerApplePost - POST /auth/apple-oauth-redirect
            hyper::Method::POST if path.matched(paths::ID_AUTH_APPLE_OAUTH_REDIRECT) => {
                Some("AppleLoginControllerApplePost")
            }
            // AppleLoginControllerPostLoginViaApple - POST /auth/oauth-apple
            hyper::Method::POST if path.matched(paths::ID_AUTH_OAUTH_APPLE) => {
                Some("AppleLoginControllerPostLoginViaApple")
            }
            // AzureLoginControllerAzureCallback - GET /auth/azure-oauth-redirect
            hyper::Method::GET if path.matched(paths::ID_AUTH_AZURE_OAUTH_REDIRECT) => {
                Some("AzureLoginControllerAzureCallback")
            }
            // AzureLoginControllerGetLoginViaAzure - GET /auth/azure
            hyper::Method::GET if path.matched(paths::ID_AUTH_AZURE) => {
                Some("AzureLoginControllerGetLoginViaAzure")
            }
            // AzureLoginControllerPostLoginViaAzure - POST /auth/azure
            hyper::Method::POST if path.matched(paths::ID_AUTH_AZURE) => {
                Some("AzureLoginControllerPostLoginViaAzure")
            }
            // CognitoLoginControllerCognitoCallback - GET /auth/cognito-auth-redirect
            hyper::Method::GET if path.matched(paths::ID_AUTH_COGNITO_AUTH_REDIRECT) => {
                Some("CognitoLoginControllerCognitoCallback")
            }
            // CognitoLoginControllerLoginViaCognito - GET /auth/cognito
            hyper::Method::GET if path.matched(paths::ID_AUTH_COGNITO) => {
                Some("CognitoLoginControllerLoginViaCognito")
            }
            // CognitoLoginControllerPostLoginViaCognito - POST /auth/cognito
            hyper::Method::POST if path.matched(paths::ID_AUTH_COGNITO) => {
                Some("CognitoLoginControllerPostLoginViaCognito")
            }
            // ConsentControllerList - GET /auth/consents
            hyper::Method::GET if path.matched(paths::ID_AUTH_CONSENTS) => {
                Some("ConsentControllerList")
            }
            // ConsentControllerWithdraw - DELETE /auth/consents/{clientId}
            hyper::Method::DELETE if path.matched(paths::ID_AUTH_CONSENTS_CLIENTID) => {
                Some("ConsentControllerWithdraw")
            }
            // DiscoveryControllerAuthorizationServer - GET /.well-known/oauth-authorization-server
            hyper::Method::GET
                if path.matched(paths::ID__WELL_KNOWN_OAUTH_AUTHORIZATION_SERVER) =>
            {
                Some("DiscoveryControllerAuthorizationServer")
            }
            // DiscoveryControllerConfiguration - GET /.well-known/openid-configuration
            hyper::Method::GET if path.matched(paths::ID__WELL_KNOWN_OPENID_CONFIGURATION) => {
                Some("DiscoveryControllerConfiguration")
            }
            // DiscoveryControllerKeys - GET /.well-known/jwks.json
            hyper::Method::GET if path.matched(paths::ID__WELL_KNOWN_JWKS_JSON) => {
                Some("DiscoveryControllerKeys")
            }
            // FacebookLoginControllerFacebookCallback - GET /auth/facebook-auth-redirect
            hyper::Method::GET if path.matched(paths::ID_AUTH_FACEBOOK_AUTH_REDIRECT) => {
                Some("FacebookLoginControllerFacebookCallback")
            }
            // FacebookLoginControllerPostLoginViaFacebook - POST /auth/facebook
            hyper::Method::POST if path.matched(paths::ID_AUTH_FACEBOOK) => {
                Some("FacebookLoginControllerPostLoginViaFacebook")
            }
            // ForgetPasswordControllerForgetPassword - POST /auth/forget-password
            hyper::Method::POST if path.matched(paths::ID_AUTH_FORGET_PASSWORD) => {
                Some("ForgetPasswordControllerForgetPassword")
            }
            // ForgetPasswordControllerResetPassword - PATCH /auth/reset-password
            hyper::Method::PATCH if path.matched(paths::ID_AUTH_RESET_PASSWORD) => {
                Some("ForgetPasswordControllerResetPassword")
            }
            // ForgetPasswordControllerVerifyResetPasswordLink - GET /auth/verify-reset-password-link
            hyper::Method::GET if path.matched(paths::ID_AUTH_VERIFY_RESET_PASSWORD_LINK) => {
                Some("ForgetPasswordControllerVerifyResetPasswordLink")
            }
            // GoogleLoginControllerGoogleCallback - GET /auth/google-auth-redirect
            hyper::Method::GET if path.matched(paths::ID_AUTH_GOOGLE_AUTH_REDIRECT) => {
                Some("GoogleLoginControllerGoogleCallback")
            }
            // GoogleLoginControllerLoginViaGoogle - GET /auth/google
            hyper::Method::GET if path.matched(paths::ID_AUTH_GOOGLE) => {
                Some("GoogleLoginControllerLoginViaGoogle")
            }
            // GoogleLoginControllerPostLoginViaGoogle - POST /auth/google
            hyper::Method::POST if path.matched(paths::ID_AUTH_GOOGLE) => {
                Some("GoogleLoginControllerPostLoginViaGoogle")
            }
            // HealthControllerLive - GET /health/live
            hyper::Method::GET if path.matched(paths::ID_HEALTH_LIVE) => {
                Some("HealthControllerLive")
            }
            // HealthControllerReady - GET /health/ready
            hyper::Method::GET if path.matched(paths::ID_HEALTH_READY) => {
                Some("HealthControllerReady")
            }
            // InstagramLoginControllerInstagramCallback - GET /auth/instagram-auth-redirect
            hyper::Method::GET if path.matched(paths::ID_AUTH_INSTAGRAM_AUTH_REDIRECT) => {
                Some("InstagramLoginControllerInstagramCallback")
            }
            // InstagramLoginControllerPostLoginViaInstagram - POST /auth/instagram
            hyper::Method::POST if path.matched(paths::ID_AUTH_INSTAGRAM) => {
                Some("InstagramLoginControllerPostLoginViaInstagram")
            }
            // KeycloakLoginControllerBackchannelLogout - POST /auth/keycloak-backchannel-logout
            hyper::Method::POST if path.matched(paths::ID_AUTH_KEYCLOAK_BACKCHANNEL_LOGOUT) => {
                Some("KeycloakLoginControllerBackchannelLogout")
            }
            // KeycloakLoginControllerKeycloakCallback - GET /auth/keycloak-auth-redirect
            hyper::Method::GET if path.matched(paths::ID_AUTH_KEYCLOAK_AUTH_REDIRECT) => {
                Some("KeycloakLoginControllerKeycloakCallback")
            }
            // KeycloakLoginControllerLoginViaKeycloak - GET /auth/keycloak
            hyper::Method::GET if path.matched(paths::ID_AUTH_KEYCLOAK) => {
                Some("KeycloakLoginControllerLoginViaKeycloak")
            }
            // KeycloakLoginControllerPostLoginViaKeycloak - POST /auth/keycloak
            hyper::Method::POST if path.matched(paths::ID_AUTH_KEYCLOAK) => {
                Some("KeycloakLoginControllerPostLoginViaKeycloak")
            }
            // LoginControllerExchangeToken - POST /auth/token-refresh
            hyper::Method::POST if path.matched(paths::ID_AUTH_TOKEN_REFRESH) => {
                Some("LoginControllerExchangeToken")
            }
            // LoginControllerGetToken - POST /auth/token
            hyper::Method::POST if path.matched(paths::ID_AUTH_TOKEN) => {
                Some("LoginControllerGetToken")
            }
            // LoginControllerLogin - POST /auth/login
            hyper::Method::POST if path.matched(paths::ID_AUTH_LOGIN) => {
                Some("LoginControllerLogin")
            }
            // LoginControllerLoginWithClientUser - POST /auth/login-token
            hyper::Method::POST if path.matched(paths::ID_AUTH_LOGIN_TOKEN) => {
                Some("LoginControllerLoginWithClientUser")
            }
            // LoginControllerMe - GET /auth/me
            hyper::Method::GET if path.matched(paths::ID_AUTH_ME) => Some("LoginControllerMe"),
            // LoginControllerResetPassword - PATCH /auth/change-password
            hyper::Method::PATCH if path.matched(paths::ID_AUTH_CHANGE_PASSWORD) => {
                Some("LoginControllerResetPassword")
            }
            // LogoutControllerKeycloakLogout - POST /keycloak/logout
            hyper::Method::POST if path.matched(paths::ID_KEYCLOAK_LOGOUT) => {
                Some("LogoutControllerKeycloakLogout")
            }
            // LogoutControllerLogout - POST /logout
            hyper::Method::POST if path.matched(paths::ID_LOGOUT) => Some("LogoutControllerLogout"),
            // OauthControllerAuthorize - GET /oauth2/authorize
            hyper::Method::GET if path.matched(paths::ID_OAUTH2_AUTHORIZE) => {
                Some("OauthControllerAuthorize")
            }
            // OauthControllerAuthorizeByPost - POST /oauth2/authorize
            hyper::Method::POST if path.matched(paths::ID_OAUTH2_AUTHORIZE) => {
                Some("OauthControllerAuthorizeByPost")
            }
            // OauthControllerAuthorizeDevice - POST /oauth2/device_authorization
            hyper::Method::POST if path.matched(paths::ID_OAUTH2_DEVICE_AUTHORIZATION) => {
                Some("OauthControllerAuthorizeDevice")
            }
            // OauthControllerIntrospect - POST /oauth2/introspect
            hyper::Method::POST if path.matched(paths::ID_OAUTH2_INTROSPECT) => {
                Some("OauthControllerIntrospect")
            }
            // OauthControllerLogout - GET /oauth2/logout
            hyper::Method::GET if path.matched(paths::ID_OAUTH2_LOGOUT) => {
                Some("OauthControllerLogout")
            }
            // OauthControllerLogoutByPost - POST /oauth2/logout
            hyper::Method::POST if path.matched(paths::ID_OAUTH2_LOGOUT) => {
                Some("OauthControllerLogoutByPost")
            }
            // OauthControllerPushAuthorization - POST /oauth2/par
            hyper::Method::POST if path.matched(paths::ID_OAUTH2_PAR) => {
                Some("OauthControllerPushAuthorization")
            }
            // OauthControllerRevoke - POST /oauth2/revoke
            hyper::Method::POST if path.matched(paths::ID_OAUTH2_REVOKE) => {
                Some("OauthControllerRevoke")
            }
            // OauthControllerToken - POST /oauth2/token
            hyper::Method::POST if path.matched(paths::ID_OAUTH2_TOKEN) => {
                Some("OauthControllerToken")
            }
            // OauthControllerUserInfo - GET /oauth2/userinfo
            hyper::Method::GET if path.matched(paths::ID_OAUTH2_USERINFO) => {
                Some("OauthControllerUserInfo")
            }
            // OauthControllerUserInfoByPost - POST /oauth2/userinfo
            hyper::Method::POST if path.matched(paths::ID_OAUTH2_USERINFO) => {
                Some("OauthControllerUserInfoByPost")
            }
            // OtpControllerCheckQr - GET /auth/check-qr-code
            hyper::Method::GET if path.matched(paths::ID_AUTH_CHECK_QR_CODE) => {
                Some("OtpControllerCheckQr")
            }
            // OtpControllerCreateQr - POST /auth/create-qr-code
            hyper::Method::POST if path.matched(paths::ID_AUTH_CREATE_QR_CODE) => {
                Some("OtpControllerCreateQr")
            }
            // OtpControllerCreateRecoveryCodes - POST /auth/create-recovery-codes
            hyper::Method::POST if path.matched(paths::ID_AUTH_CREATE_RECOVERY_CODES) => {
                Some("OtpControllerCreateRecoveryCodes")
            }
            // OtpControllerSendOtp - POST /auth/send-otp
            hyper::Method::POST if path.matched(paths::ID_AUTH_SEND_OTP) => {
                Some("OtpControllerSendOtp")
            }
            // OtpControllerVerifyOtp - POST /auth/verify-otp
            hyper::Method::POST if path.matched(paths::ID_AUTH_VERIFY_OTP) => {
                Some("OtpControllerVerifyOtp")
            }
            // SamlLoginControllerPostLoginViaSaml - POST /auth/saml
            hyper::Method::POST if path.matched(paths::ID_AUTH_SAML) => {
                Some("SamlLoginControllerPostLoginViaSaml")
            }
            // SamlLoginControllerSamlCallback - GET /auth/saml-auth-redirect
            hyper::Method::GET if path.matched(paths::ID_AUTH_SAML_AUTH_REDIRECT) => {
                Some("SamlLoginControllerSamlCallback")
            }
            // SamlLoginControllerSamlMetadata - GET /auth/saml/metadata
            hyper::Method::GET if path.matched(paths::ID_AUTH_SAML_METADATA) => {
                Some("SamlLoginControllerSamlMetadata")
            }
            // SamlLoginControllerSamlPost - POST /auth/saml-auth-redirect
            hyper::Method::POST if path.matched(paths::ID_AUTH_SAML_AUTH_REDIRECT) => {
                Some("SamlLoginControllerSamlPost")
            }
            // SessionControllerList - GET /auth/sessions
            hyper::Method::GET if path.matched(paths::ID_AUTH_SESSIONS) => {
                Some("SessionControllerList")
            }
            // SessionControllerEnd - DELETE /auth/sessions/{id}
            hyper::Method::DELETE if path.matched(paths::ID_AUTH_SESSIONS_ID) => {
                Some("SessionControllerEnd")
            }
            // SignupRequestControllerRequestSignup - POST /auth/sign-up/create-token
            hyper::Method::POST if path.matched(paths::ID_AUTH_SIGN_UP_CREATE_TOKEN) => {
                Some("SignupRequestControllerRequestSignup")
            }
            // SignupRequestControllerSignupWithToken - POST /auth/sign-up/create-user
            hyper::Method::POST if path.matched(paths::ID_AUTH_SIGN_UP_CREATE_USER) => {
                Some("SignupRequestControllerSignupWithToken")
            }
            // SignupRequestControllerVerifyInviteToken - GET /auth/sign-up/verify-token
            hyper::Method::GET if path.matched(paths::ID_AUTH_SIGN_UP_VERIFY_TOKEN) => {
                Some("SignupRequestControllerVerifyInviteToken")
            }
            // WebControllerAuthorization - GET /web/authorization
            hyper::Method::GET if path.matched(paths::ID_WEB_AUTHORIZATION) => {
                Some("WebControllerAuthorization")
            }
            // WebControllerConsent - POST /web/consent
            hyper::Method::POST if path.matched(paths::ID_WEB_CONSENT) => {
                Some("WebControllerConsent")
            }
            // WebControllerContext - GET /web/context
            hyper::Method::GET if path.matched(paths::ID_WEB_CONTEXT) => {
                Some("WebControllerContext")
            }
            // WebControllerCreateQr - POST /web/create-qr-code
            hyper::Method::POST if path.matched(paths::ID_WEB_CREATE_QR_CODE) => {
                Some("WebControllerCreateQr")
            }
            // WebControllerDevice - POST /web/device
            hyper::Method::POST if path.matched(paths::ID_WEB_DEVICE) => {
                Some("WebControllerDevice")
            }
            // WebControllerForgetPassword - POST /web/forget-password
            hyper::Method::POST if path.matched(paths::ID_WEB_FORGET_PASSWORD) => {
                Some("WebControllerForgetPassword")
            }
            // WebControllerLogin - POST /web/login
            hyper::Method::POST if path.matched(paths::ID_WEB_LOGIN) => Some("WebControllerLogin"),
            // WebControllerResetPassword - POST /web/reset-password
            hyper::Method::POST if path.matched(paths::ID_WEB_RESET_PASSWORD) => {
                Some("WebControllerResetPassword")
            }
            // WebControllerSignOut - POST /web/sign-out
            hyper::Method::POST if path.matched(paths::ID_WEB_SIGN_OUT) => {
                Some("WebControllerSignOut")
            }
            // WebControllerStart - POST /web/start
            hyper::Method::POST if path.matched(paths::ID_WEB_START) => Some("WebControllerStart"),
            // WebControllerVerifyOtp - POST /web/verify-otp
            hyper::Method::POST if path.matched(paths::ID_WEB_VERIFY_OTP) => {
                Some("WebControllerVerifyOtp")
            }
            _ => None,
        }
    }
}
