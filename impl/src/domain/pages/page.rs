//! The CSRF check of the pages, what they need to know, and where their logins lead.

use std::fmt::Write;

use secrecy::{ExposeSecret, SecretString};
use subtle::ConstantTimeEq;
use url::form_urlencoded;

use crate::{
    config::Switch,
    domain::{
        browsers::session::LoginCode,
        clients::client::{PageProof, redirect_address},
        codes::code::Factor,
        codes::code::LoggedIn,
        pages::Pages,
        refusal::Refusal,
        secrets::token_hash,
    },
    federation::ProviderName,
    random::RandomnessExt,
    store::{clients, entities::auth_clients},
};

/// Length of 256 bits in base64url.
const TOKEN_LENGTH: usize = 43;

/// What a request contains about its origin.
#[derive(Clone, Copy)]
pub struct PageRequest<'a> {
    /// The `Origin` header (RFC 6454 section 7), which scripts cannot set.
    pub origin: Option<&'a str>,
    /// The value of the CSRF cookie.
    pub cookie: Option<&'a str>,
    /// The `X-CSRF-Token` header.
    pub csrf_token: &'a str,
}

/// The response of `GET /web/context`.
#[derive(Debug)]
pub struct PageContext {
    pub client_id: String,
    /// Whether the client has a redirect URL, to which logins lead.
    pub hosted: bool,
    pub csrf_token: String,
    pub set_cookie: String,
    pub providers: Vec<ProviderName>,
}

/// How a login on the sign-in page continues.
#[derive(Debug)]
pub enum PageLogin {
    /// Complete: continue at this URL of the client.
    Redirect(String),
    /// Complete, for a client without a redirect URL.
    Code(SecretString),
    /// A pending code, and the factor that is due.
    Due(SecretString, Factor),
}

impl Pages {
    /// The context of a page and the CSRF token for its calls. Without `client_id`, the client is that of WEB_CLIENT.
    ///
    /// # Errors
    /// [`Refusal::NotConfigured`] if WEB_PAGES is off, [`Refusal::ClientInvalid`].
    pub async fn page_context(
        &self,
        client_id: Option<&str>,
        cookie: Option<&str>,
    ) -> Result<PageContext, Refusal> {
        self.ensure_pages_enabled()?;
        let named = client_id.unwrap_or(&self.settings.web.web_client);
        let client = clients::find(self.store.reader(), named).await?;
        // The pages behind mailed links need no client, so a missing WEB_CLIENT is not an error here; logins report it.
        if client.is_none() && client_id.is_some() {
            return Err(Refusal::ClientInvalid);
        }
        // An existing cookie is kept: pages in other tabs hold its token.
        let cookie = match cookie {
            Some(cookie) if is_token(cookie) => cookie.to_owned(),
            _ => self.random.token(),
        };
        let secure = if self.cookies.is_https() {
            "; Secure"
        } else {
            ""
        };
        Ok(PageContext {
            hosted: client.as_ref().and_then(redirect_address).is_some(),
            client_id: named.to_owned(),
            csrf_token: csrf_token(&cookie),
            set_cookie: format!(
                "{}={cookie}; Path=/; HttpOnly; SameSite=Strict{secure}",
                self.cookies.csrf_cookie_name()
            ),
            providers: self.providers.names(),
        })
    }

    /// The CSRF check.
    ///
    /// # Errors
    /// [`Refusal::NotConfigured`] if WEB_PAGES is off, [`Refusal::CsrfCheckFailed`].
    pub fn check_page(&self, request: PageRequest<'_>) -> Result<PageProof, Refusal> {
        self.ensure_pages_enabled()?;
        let expected = csrf_token(request.cookie.unwrap_or_default());
        let token: bool = expected
            .as_bytes()
            .ct_eq(request.csrf_token.as_bytes())
            .into();
        let has_cookie = request.cookie.is_some_and(is_token);
        if has_cookie && token && request.origin == Some(&*self.own_origin()?) {
            Ok(PageProof(()))
        } else {
            Err(Refusal::CsrfCheckFailed)
        }
    }

    /// How a login on the sign-in page continues, and the `Set-Cookie` value of the browser's session if it is complete.
    /// `cookie` is that of the browser's previous session.
    ///
    /// # Errors
    /// Database errors.
    pub async fn page_login(
        &self,
        logged_in: LoggedIn,
        state: Option<&str>,
        resume: Option<&str>,
        cookie: Option<&str>,
    ) -> Result<(PageLogin, Option<String>), Refusal> {
        let LoggedIn {
            code,
            due,
            client_address,
            set_cookie,
        } = logged_in;
        if let Some(factor) = due {
            return Ok((PageLogin::Due(code, factor), None));
        }
        let set_cookie = match set_cookie {
            Some(set_cookie) => Some(set_cookie.expose_secret().to_owned()),
            None => self.begin_session(&code, resume, cookie).await?,
        };
        let login = match (resume, client_address) {
            (Some(resume), _) => PageLogin::Redirect(self.browsers.resumed(resume)),
            (None, Some(address)) => PageLogin::Redirect(self.clients.with_code(
                &address,
                &code,
                &[("state", state)],
            )?),
            (None, None) => PageLogin::Code(code),
        };
        Ok((login, set_cookie))
    }

    /// Begins the browser's session with the code of a complete login.
    ///
    /// # Errors
    /// Database errors.
    pub(in crate::domain) async fn begin_session(
        &self,
        code: &SecretString,
        resume: Option<&str>,
        cookie: Option<&str>,
    ) -> Result<Option<String>, Refusal> {
        self.browsers
            .begin(code, LoginCode::within(resume), cookie)
            .await
    }

    /// The PKCE challenge of a login on a page. Within an authorization nobody exchanges the login's code, so it is bound to
    /// a challenge that nobody can meet.
    pub fn login_challenge(
        &self,
        code_challenge: Option<String>,
        resume: Option<&str>,
    ) -> Option<String> {
        match resume {
            Some(_) => Some(self.random.token()),
            None => code_challenge,
        }
    }

    pub(in crate::domain) fn ensure_pages_enabled(&self) -> Result<(), Refusal> {
        match self.are_enabled() {
            true => Ok(()),
            false => Err(Refusal::NotConfigured),
        }
    }

    /// WEB_PAGES.
    pub fn are_enabled(&self) -> bool {
        self.settings.web.web_pages == Switch::On
    }

    fn own_origin(&self) -> Result<String, Refusal> {
        let url = url::Url::parse(&self.settings.listen.public_url()).map_err(Refusal::internal)?;
        Ok(url.origin().ascii_serialization())
    }

    /// The sign-in page with the parameters to begin this login again.
    pub(in crate::domain) fn sign_in_page(
        &self,
        client: &auth_clients::Model,
        state: Option<&str>,
        code_challenge: Option<&str>,
        resume: Option<&str>,
    ) -> SignInPage {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.append_pair("client_id", &client.client_id);
        let parameters = [
            ("state", state),
            ("code_challenge", code_challenge),
            ("resume", resume),
        ];
        for (name, value) in parameters {
            if let Some(value) = value {
                query.append_pair(name, value);
            }
        }
        let base = self.settings.listen.public_url();
        SignInPage(format!("{base}/sign-in?{}", query.finish()))
    }
}

/// Whether a cookie has the format of the values that are set here.
fn is_token(cookie: &str) -> bool {
    cookie.len() == TOKEN_LENGTH
        && cookie
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

/// Scripts cannot read the cookie but can read the token. Whoever has the token has got it in a response to a page of
/// this origin.
fn csrf_token(cookie: &str) -> String {
    let hash = token_hash(&format!("csrf token of {cookie}"));
    hash.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// URL of the sign-in page. Results are passed in the fragment, which browsers do not send to any server.
#[derive(Debug)]
pub struct SignInPage(String);

impl SignInPage {
    pub(in crate::domain) fn with_code(&self, code: &SecretString, due: Option<Factor>) -> String {
        let mut fragment = form_urlencoded::Serializer::new(String::new());
        fragment.append_pair("code", code.expose_secret());
        if let Some(factor) = due {
            fragment.append_pair("mfa", factor.into());
        }
        format!("{}#{}", self.0, fragment.finish())
    }

    /// `error` is an error code of the OpenAPI document.
    pub fn with_error(&self, error: &str) -> String {
        format!("{}#error={error}", self.0)
    }
}
