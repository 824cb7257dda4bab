//! `WebController`: the operations of the service's own pages.

mod models;

use async_trait::async_trait;
use auth_api::{
    WebController, WebControllerAuthorizationResponse, WebControllerConsentResponse,
    WebControllerContextResponse, WebControllerCreateQrResponse, WebControllerDeviceResponse,
    WebControllerForgetPasswordResponse, WebControllerLoginResponse,
    WebControllerResetPasswordResponse, WebControllerSignOutResponse, WebControllerStartResponse,
    WebControllerVerifyOtpResponse,
    models::{
        AuthTokenRequest, WebAuthorization, WebConsentRequest, WebDevice, WebDeviceRequest,
        WebForgetPasswordRequest, WebLoginRequest, WebLoginResponse, WebOtpRequest, WebQrCode,
        WebRedirect, WebResetPasswordRequest, WebResetPasswordResponse, WebSignOutRequest,
        WebStartRequest, WebStartResponse,
    },
};
use secrecy::{ExposeSecret, SecretString};
use swagger::ApiError;

use self::models::{device_status, provider_name, web_context};
use super::{Server, caller, login::second_factor, respond};
use crate::{
    domain::{
        browsers::session::LoginCode,
        clients::client::{ClientProof, PageProof},
        codes::code::LoggedIn,
        federated_login::start::LoginStart,
        login::authenticate::{PasswordLogin, SigningInBrowser},
        oauth::{consent::Decision, device::DeviceDecision, sign_out::SignOut},
        pages::page::{PageLogin, PageRequest},
        recovery::reset::ResetBy,
        refusal::Refusal,
    },
    edge::context::RequestContext,
};

#[async_trait]
impl WebController<RequestContext> for Server {
    /// `GET /web/context`
    async fn web_controller_context(
        &self,
        client_id: Option<String>,
        context: &RequestContext,
    ) -> Result<WebControllerContextResponse, ApiError> {
        let cookie = context.cookie(self.domain.cookies.csrf_cookie_name());
        let outcome = self
            .domain
            .pages
            .page_context(client_id.as_deref(), cookie)
            .await;
        respond(outcome.map(|page| WebControllerContextResponse::Ok {
            set_cookie: Some(page.set_cookie.clone()),
            body: web_context(&self.domain, page),
        }))
    }

    /// `POST /web/login`
    async fn web_controller_login(
        &self,
        csrf_token: String,
        request: WebLoginRequest,
        context: &RequestContext,
    ) -> Result<WebControllerLoginResponse, ApiError> {
        let work = async {
            let page = self.check_page(&csrf_token, context)?;
            self.check_resume(request.resume.as_deref())?;
            let login = PasswordLogin {
                client_id: request.client_id,
                client: ClientProof::Page(page),
                username: request.username,
                password: request.password.into(),
                code_challenge: self
                    .domain
                    .pages
                    .login_challenge(request.code_challenge, request.resume.as_deref()),
                browser: Some(SigningInBrowser {
                    cookie: context
                        .cookie(self.domain.cookies.session_cookie_name())
                        .map(SecretString::from),
                    becomes: LoginCode::within(request.resume.as_deref()),
                }),
            };
            let logged_in = self.domain.login.login(login, &caller(context)).await?;
            let (state, resume) = (request.state.as_deref(), request.resume.as_deref());
            self.login_response(logged_in, state, resume, context).await
        };
        respond(
            work.await
                .map(|(body, set_cookie)| WebControllerLoginResponse::Ok { body, set_cookie }),
        )
    }

    /// `POST /web/verify-otp`
    async fn web_controller_verify_otp(
        &self,
        csrf_token: String,
        request: WebOtpRequest,
        context: &RequestContext,
    ) -> Result<WebControllerVerifyOtpResponse, ApiError> {
        let work = async {
            self.check_page(&csrf_token, context)?;
            self.check_resume(request.resume.as_deref())?;
            let (key, otp) = (request.key.into(), request.otp.into());
            let logged_in = self
                .domain
                .second_factor
                .verify_otp(&key, &otp, None, &caller(context))
                .await?;
            let (state, resume) = (request.state.as_deref(), request.resume.as_deref());
            self.login_response(logged_in, state, resume, context).await
        };
        respond(
            work.await
                .map(|(body, set_cookie)| WebControllerVerifyOtpResponse::Ok { body, set_cookie }),
        )
    }

    /// `POST /web/create-qr-code`
    async fn web_controller_create_qr(
        &self,
        csrf_token: String,
        request: AuthTokenRequest,
        context: &RequestContext,
    ) -> Result<WebControllerCreateQrResponse, ApiError> {
        let work = async {
            self.check_page(&csrf_token, context)?;
            let code = request.code.into();
            self.domain
                .second_factor
                .create_qr_code(&code, &request.client_id)
                .await
        };
        respond(work.await.map(|authenticator| {
            WebControllerCreateQrResponse::Ok(WebQrCode::new(
                authenticator.picture.expose_secret().to_owned(),
                authenticator.uri.expose_secret().to_owned(),
            ))
        }))
    }

    /// `POST /web/start`
    async fn web_controller_start(
        &self,
        csrf_token: String,
        request: WebStartRequest,
        context: &RequestContext,
    ) -> Result<WebControllerStartResponse, ApiError> {
        let work = async {
            let client = ClientProof::Page(self.check_page(&csrf_token, context)?);
            let resume = request.resume;
            self.check_resume(resume.as_deref())?;
            let start = LoginStart {
                client,
                client_id: request.client_id,
                state: request.state,
                code_challenge: self
                    .domain
                    .pages
                    .login_challenge(request.code_challenge, resume.as_deref()),
                resume,
            };
            let provider = provider_name(request.provider);
            self.domain
                .federated_login
                .start_login(provider, start, &caller(context))
                .await
        };
        respond(work.await.map(|started| WebControllerStartResponse::Ok {
            body: WebStartResponse::new(started.location),
            set_cookie: Some(started.cookie),
        }))
    }

    /// `POST /web/forget-password`
    async fn web_controller_forget_password(
        &self,
        csrf_token: String,
        request: WebForgetPasswordRequest,
        context: &RequestContext,
    ) -> Result<WebControllerForgetPasswordResponse, ApiError> {
        let work = async {
            let client = ClientProof::Page(self.check_page(&csrf_token, context)?);
            let (client_id, username) = (&request.client_id, &request.username);
            self.domain
                .recovery
                .forget_password(client_id, &client, username, &caller(context))
                .await
        };
        respond(
            work.await
                .map(|()| WebControllerForgetPasswordResponse::NoContent),
        )
    }

    /// `POST /web/reset-password`
    async fn web_controller_reset_password(
        &self,
        csrf_token: String,
        request: WebResetPasswordRequest,
        context: &RequestContext,
    ) -> Result<WebControllerResetPasswordResponse, ApiError> {
        let work = async {
            let by = ResetBy::Page(self.check_page(&csrf_token, context)?);
            let (token, password) = (request.token.into(), request.password.into());
            self.domain
                .recovery
                .reset_password(by, &token, &password, &caller(context))
                .await
        };
        respond(work.await.map(|client_id| {
            WebControllerResetPasswordResponse::Ok(WebResetPasswordResponse::new(client_id))
        }))
    }

    /// `GET /web/authorization`
    async fn web_controller_authorization(
        &self,
        resume: String,
        context: &RequestContext,
    ) -> Result<WebControllerAuthorizationResponse, ApiError> {
        let cookie = context.cookie(self.domain.cookies.session_cookie_name());
        let shown = self.domain.oauth.shown_request(&resume, cookie).await;
        respond(shown.map(|shown| {
            WebControllerAuthorizationResponse::Ok(WebAuthorization {
                client_id: shown.client_id,
                scopes: shown.scopes,
                login_due: shown.login_due,
                username: shown.username,
                login_hint: shown.login_hint,
            })
        }))
    }

    /// `POST /web/consent`
    async fn web_controller_consent(
        &self,
        csrf_token: String,
        request: WebConsentRequest,
        context: &RequestContext,
    ) -> Result<WebControllerConsentResponse, ApiError> {
        let work = async {
            let page = self.check_page(&csrf_token, context)?;
            let cookie = context.cookie(self.domain.cookies.session_cookie_name());
            let decision = Decision {
                resume: request.resume,
                username: request.username,
                allow: request.allow,
            };
            self.domain
                .oauth
                .decide_consent(&page, decision, cookie, &caller(context))
                .await
        };
        respond(work.await.map(|address| WebControllerConsentResponse::Ok {
            body: WebRedirect {
                redirect_to: Some(address),
            },
            set_cookie: None,
        }))
    }

    /// `POST /web/sign-out`
    async fn web_controller_sign_out(
        &self,
        csrf_token: String,
        request: WebSignOutRequest,
        context: &RequestContext,
    ) -> Result<WebControllerSignOutResponse, ApiError> {
        let work = async {
            let page = self.check_page(&csrf_token, context)?;
            let cookie = context.cookie(self.domain.cookies.session_cookie_name());
            let sign_out = SignOut {
                client_id: request.client_id,
                post_logout_redirect_uri: request.post_logout_redirect_uri,
                state: request.state,
            };
            self.domain
                .oauth
                .sign_out(&page, sign_out, cookie, &caller(context))
                .await
        };
        respond(work.await.map(|done| WebControllerSignOutResponse::Ok {
            body: WebRedirect {
                redirect_to: done.location,
            },
            set_cookie: Some(done.cookie),
        }))
    }

    /// `POST /web/device`
    async fn web_controller_device(
        &self,
        csrf_token: String,
        request: WebDeviceRequest,
        context: &RequestContext,
    ) -> Result<WebControllerDeviceResponse, ApiError> {
        let work = async {
            self.check_page(&csrf_token, context)?;
            let cookie = context.cookie(self.domain.cookies.session_cookie_name());
            let username = request.username;
            let decision = request
                .allow
                .map(|allow| DeviceDecision { allow, username });
            self.domain
                .oauth
                .decide_device(&request.user_code, decision, cookie, &caller(context))
                .await
        };
        respond(work.await.map(|device| {
            WebControllerDeviceResponse::Ok(WebDevice {
                username: device.username,
                client_id: device.client_id,
                scopes: device.scopes,
                status: device_status(device.status),
            })
        }))
    }
}

impl Server {
    pub(super) fn check_page(
        &self,
        csrf_token: &str,
        context: &RequestContext,
    ) -> Result<PageProof, Refusal> {
        self.domain.pages.check_page(PageRequest {
            origin: context.origin.as_deref(),
            cookie: context.cookie(self.domain.cookies.csrf_cookie_name()),
            csrf_token,
        })
    }

    /// Refuses an authorization request that the page could not continue after the login.
    fn check_resume(&self, resume: Option<&str>) -> Result<(), Refusal> {
        match resume {
            Some(resume) if self.domain.browsers.open_resume(resume).is_none() => {
                Err(Refusal::CodeExpired)
            }
            _ => Ok(()),
        }
    }

    /// The body, and the cookie of the browser's session if the login is complete.
    async fn login_response(
        &self,
        logged_in: LoggedIn,
        state: Option<&str>,
        resume: Option<&str>,
        context: &RequestContext,
    ) -> Result<(WebLoginResponse, Option<String>), Refusal> {
        let mut response = WebLoginResponse::new();
        let cookie = context.cookie(self.domain.cookies.session_cookie_name());
        let (login, set_cookie) = self
            .domain
            .pages
            .page_login(logged_in, state, resume, cookie)
            .await?;
        match login {
            PageLogin::Redirect(address) => response.redirect_to = Some(address),
            PageLogin::Code(code) => response.code = Some(code.expose_secret().to_owned()),
            PageLogin::Due(code, factor) => {
                response.code = Some(code.expose_secret().to_owned());
                response.mfa = Some(second_factor(factor));
            }
        }
        Ok((response, set_cookie))
    }
}
