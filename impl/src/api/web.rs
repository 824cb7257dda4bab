//! `WebController`: what the service's own pages call.

use auth_api::{
    WebControllerContextResponse, WebControllerCreateQrResponse,
    WebControllerForgetPasswordResponse, WebControllerLoginResponse,
    WebControllerResetPasswordResponse, WebControllerStartResponse, WebControllerVerifyOtpResponse,
    models::{
        AuthTokenRequest, Provider, WebContext, WebForgetPasswordRequest, WebLoginRequest,
        WebLoginResponse, WebOtpRequest, WebQrCode, WebResetPasswordRequest,
        WebResetPasswordResponse, WebStartRequest, WebStartResponse,
    },
};
use secrecy::ExposeSecret;
use swagger::ApiError;

use super::{caller, login::second_factor};
use crate::{
    config::Switch,
    context::RequestContext,
    domain::{
        ClientProof, Domain, ExternalStart, ExternalStarted, LoggedIn, NewAuthenticator, OwnPage,
        PageContext, PageLogin, PageRequest, PasswordLogin, Refusal, ResetBy,
    },
    federation::ProviderName,
    respond,
};

/// `GET /web/context`
pub async fn context(
    domain: &Domain,
    client_id: Option<String>,
    context: &RequestContext,
) -> Result<WebControllerContextResponse, ApiError> {
    let cookie = context.cookie(domain.csrf_cookie_name());
    let outcome = domain.page_context(client_id.as_deref(), cookie).await;
    respond!(
        outcome,
        WebControllerContextResponse,
        |page: PageContext| WebControllerContextResponse::Ok {
            set_cookie: Some(page.set_cookie.clone()),
            body: web_context(domain, page),
        },
        [Unauthorized, NotFound]
    )
}

/// `POST /web/login`
pub async fn login(
    domain: &Domain,
    csrf_token: String,
    request: WebLoginRequest,
    context: &RequestContext,
) -> Result<WebControllerLoginResponse, ApiError> {
    let work = async {
        let page = check_page(domain, &csrf_token, context)?;
        let login = PasswordLogin {
            client_id: request.client_id,
            client: ClientProof::OwnPage(page),
            username: request.username,
            password: request.password.into(),
            code_challenge: request.code_challenge,
        };
        let logged_in = domain.login(login, &caller(context)).await?;
        login_response(domain, logged_in, request.state.as_deref())
    };
    respond!(
        work.await,
        WebControllerLoginResponse,
        WebControllerLoginResponse::Ok,
        [
            BadRequest,
            Unauthorized,
            Forbidden,
            UnprocessableEntity,
            NotFound
        ],
        limited
    )
}

/// `POST /web/verify-otp`
pub async fn verify_otp(
    domain: &Domain,
    csrf_token: String,
    request: WebOtpRequest,
    context: &RequestContext,
) -> Result<WebControllerVerifyOtpResponse, ApiError> {
    let work = async {
        check_page(domain, &csrf_token, context)?;
        let (key, otp) = (request.key.into(), request.otp.into());
        let logged_in = domain
            .verify_otp(&key, &otp, None, &caller(context))
            .await?;
        login_response(domain, logged_in, request.state.as_deref())
    };
    respond!(
        work.await,
        WebControllerVerifyOtpResponse,
        WebControllerVerifyOtpResponse::Ok,
        [
            BadRequest,
            Unauthorized,
            Forbidden,
            UnprocessableEntity,
            NotFound
        ],
        limited
    )
}

/// `POST /web/create-qr-code`
pub async fn create_qr(
    domain: &Domain,
    csrf_token: String,
    request: AuthTokenRequest,
    context: &RequestContext,
) -> Result<WebControllerCreateQrResponse, ApiError> {
    let work = async {
        check_page(domain, &csrf_token, context)?;
        let code = request.code.into();
        domain.create_qr_code(&code, &request.client_id).await
    };
    respond!(
        work.await,
        WebControllerCreateQrResponse,
        |made: NewAuthenticator| WebControllerCreateQrResponse::Ok(WebQrCode::new(
            made.picture.expose_secret().to_owned(),
            made.uri.expose_secret().to_owned(),
        )),
        [
            BadRequest,
            Unauthorized,
            Forbidden,
            UnprocessableEntity,
            NotFound
        ]
    )
}

/// `POST /web/start`
pub async fn start(
    domain: &Domain,
    csrf_token: String,
    request: WebStartRequest,
    context: &RequestContext,
) -> Result<WebControllerStartResponse, ApiError> {
    let work = async {
        let start = ExternalStart {
            client: ClientProof::OwnPage(check_page(domain, &csrf_token, context)?),
            client_id: request.client_id,
            state: request.state,
            code_challenge: request.code_challenge,
        };
        let provider = provider_name(request.provider);
        domain
            .start_external_login(provider, start, &caller(context))
            .await
    };
    respond!(
        work.await,
        WebControllerStartResponse,
        |started: ExternalStarted| WebControllerStartResponse::Ok {
            body: WebStartResponse::new(started.location),
            set_cookie: Some(started.cookie),
        },
        [
            Unauthorized,
            Forbidden,
            UnprocessableEntity,
            NotFound,
            BadGateway,
            GatewayTimeout
        ],
        limited
    )
}

/// `POST /web/forget-password`
pub async fn forget_password(
    domain: &Domain,
    csrf_token: String,
    request: WebForgetPasswordRequest,
    context: &RequestContext,
) -> Result<WebControllerForgetPasswordResponse, ApiError> {
    let work = async {
        let client = ClientProof::OwnPage(check_page(domain, &csrf_token, context)?);
        let (client_id, username) = (&request.client_id, &request.username);
        let caller = caller(context);
        domain
            .forget_password(client_id, &client, username, &caller)
            .await
    };
    respond!(
        work.await,
        WebControllerForgetPasswordResponse,
        |()| WebControllerForgetPasswordResponse::NoContent,
        [Unauthorized, Forbidden, NotFound],
        limited
    )
}

/// `POST /web/reset-password`
pub async fn reset_password(
    domain: &Domain,
    csrf_token: String,
    request: WebResetPasswordRequest,
    context: &RequestContext,
) -> Result<WebControllerResetPasswordResponse, ApiError> {
    let work = async {
        let by = ResetBy::OwnPage(check_page(domain, &csrf_token, context)?);
        let (token, password) = (request.token.into(), request.password.into());
        let caller = caller(context);
        domain.reset_password(by, &token, &password, &caller).await
    };
    respond!(
        work.await,
        WebControllerResetPasswordResponse,
        |client_id| {
            WebControllerResetPasswordResponse::Ok(WebResetPasswordResponse::new(client_id))
        },
        [
            BadRequest,
            Unauthorized,
            Forbidden,
            UnprocessableEntity,
            NotFound
        ]
    )
}

fn check_page(
    domain: &Domain,
    csrf_token: &str,
    context: &RequestContext,
) -> Result<OwnPage, Refusal> {
    domain.check_page(PageRequest {
        origin: context.origin.as_deref(),
        cookie: context.cookie(domain.csrf_cookie_name()),
        csrf_token,
    })
}

fn web_context(domain: &Domain, page: PageContext) -> WebContext {
    let settings = &domain.settings;
    WebContext {
        client_id: page.client_id,
        hosted: page.hosted,
        csrf_token: page.csrf_token,
        public_url: settings.listen.public_url(),
        app_name: settings.login.app_name.clone(),
        providers: page.providers.into_iter().map(provider).collect(),
        sign_up: settings.sign_up.signup == Switch::On,
        password_min_length: i32::try_from(settings.passwords.password_min_length)
            .unwrap_or(i32::MAX),
    }
}

fn login_response(
    domain: &Domain,
    logged_in: LoggedIn,
    state: Option<&str>,
) -> Result<WebLoginResponse, Refusal> {
    let mut response = WebLoginResponse::new();
    match domain.page_login(logged_in, state)? {
        PageLogin::Redirect(address) => response.redirect_to = Some(address),
        PageLogin::Code(code) => response.code = Some(code.expose_secret().to_owned()),
        PageLogin::Due(code, factor) => {
            response.code = Some(code.expose_secret().to_owned());
            response.mfa = Some(second_factor(factor));
        }
    }
    Ok(response)
}

fn provider(name: ProviderName) -> Provider {
    match name {
        ProviderName::Google => Provider::Google,
        ProviderName::Facebook => Provider::Facebook,
        ProviderName::Instagram => Provider::Instagram,
        ProviderName::Apple => Provider::Apple,
        ProviderName::Azure => Provider::Azure,
        ProviderName::Cognito => Provider::Cognito,
        ProviderName::Keycloak => Provider::Keycloak,
        ProviderName::Saml => Provider::Saml,
    }
}

fn provider_name(provider: Provider) -> ProviderName {
    match provider {
        Provider::Google => ProviderName::Google,
        Provider::Facebook => ProviderName::Facebook,
        Provider::Instagram => ProviderName::Instagram,
        Provider::Apple => ProviderName::Apple,
        Provider::Azure => ProviderName::Azure,
        Provider::Cognito => ProviderName::Cognito,
        Provider::Keycloak => ProviderName::Keycloak,
        Provider::Saml => ProviderName::Saml,
    }
}
