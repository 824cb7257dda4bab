//! `GET /oauth2/authorize`: decides whether the client gets a code now, or the user has to sign in or to consent first.

use chrono::{DateTime, Duration, Utc};
use secrecy::ExposeSecret;

use crate::{
    domain::{
        accounts::status::check_user,
        audit::EventKind,
        browsers::{
            request::{AuthorizationRequest, Prompt},
            resume::Resume,
        },
        caller::Caller,
        codes::code::{CodeKind, CodeRequest, NewCode},
        oauth::{
            OAuth,
            client::OAuthClient,
            consent::covers,
            id_token::context_class,
            request::{RequestError, RequestFault, RequestParameters},
            signed_in::SignedIn,
        },
        refusal::Refusal,
        retry::retry_if_changed,
        secrets::token_hash,
    },
    store::{
        browser_sessions::{self, BrowserSession},
        codes, consents, pushed_requests,
        users::{self, Account},
    },
};

/// A code for a client that proves possession of a key is exchanged by a machine at once (FAPI 2.0 section 5.3.2.1).
const LONGEST_LIFE_OF_BOUND_CODES: Duration = Duration::seconds(60);

const LOGIN_REQUIRED: RequestError = RequestError::new("login_required", "the user must sign in");
const INTERACTION_REQUIRED: RequestError =
    RequestError::new("interaction_required", "a further factor is due");
const CONSENT_REQUIRED: RequestError =
    RequestError::new("consent_required", "the user must consent");
const NOT_ALLOWED: RequestError =
    RequestError::new("access_denied", "the user may not use this client");
const DENIED: RequestError = RequestError::new("access_denied", "the user has refused");
const OTHER_USER: RequestError = RequestError::new(
    "login_required",
    "another user has signed in than the one that id_token_hint or claims name",
);
const TOO_WEAK: RequestError = RequestError::new(
    "unmet_authentication_requirements",
    "the login does not reach the acr that claims demands",
);
const USED_BEFORE: RequestError = RequestError::new(
    "invalid_request_uri",
    "the pushed request has been used or has expired",
);

/// The response to an authorization request.
#[derive(Debug)]
pub enum Answer {
    /// To the client, or to a page of this service.
    Redirect(String),
    /// A page that posts the response to the client.
    Page(String),
}

impl OAuth {
    /// `resume` continues an interrupted request; the other parameters are then ignored. `cookie` is that of the browser's
    /// session.
    ///
    /// # Errors
    /// Those that cannot be sent to the client: [`Refusal::AuthorizationInvalid`], [`Refusal::NotConfigured`] if
    /// WEB_PAGES is off, database errors.
    pub async fn authorize(
        &self,
        parameters: RequestParameters,
        resume: Option<&str>,
        cookie: Option<&str>,
        caller: &Caller,
    ) -> Result<Answer, Refusal> {
        self.pages.ensure_pages_enabled()?;
        let parameters = parameters.without_empty();
        let found = match resume {
            Some(text) => self.resumed(text).await,
            None => self.begun(&parameters).await,
        };
        match found {
            Ok((_, resume, _)) if resume.denied => self.end_with(&resume.request, DENIED).await,
            // The cookie comes with the GET that follows.
            Ok((_, resume, false)) if parameters.is_post && cookie.is_none() => {
                let sealed = self.browsers.seal_resume(&resume)?;
                Ok(Answer::Redirect(self.browsers.resumed(&sealed)))
            }
            Ok((client, resume, resumed)) => {
                self.decide(&client, &resume, resumed, cookie, caller).await
            }
            Err(RequestFault::Refused(error, request)) => self.answer_error(&request, error),
            Err(RequestFault::Untrusted(why)) => Err(Refusal::AuthorizationInvalid(why)),
            Err(RequestFault::Other(refusal)) => Err(refusal),
        }
    }

    /// A request that comes for the first time, directly or pushed.
    async fn begun(
        &self,
        parameters: &RequestParameters,
    ) -> Result<(OAuthClient, Resume, bool), RequestFault> {
        let client_id = parameters.client_id.as_deref();
        let client = self.trusted_client(client_id.unwrap_or_default()).await?;
        let pushed = parameters
            .request_uri
            .as_deref()
            .and_then(pushed_requests::id);
        let request = match pushed {
            Some(id) => self.pushed_request(&client, id).await?,
            None => self.check_request(&client, parameters, false).await?,
        };
        let began = self.clock.now().timestamp_millis();
        let resume = Resume {
            request,
            began,
            denied: false,
        };
        Ok((client, resume, false))
    }

    /// A request that a login or a consent has interrupted. Client and redirect URI may have been removed meanwhile.
    async fn resumed(&self, text: &str) -> Result<(OAuthClient, Resume, bool), RequestFault> {
        let resume = self.browsers.open_resume(text);
        let resume = resume.ok_or(RequestFault::Untrusted(
            "this sign-in took too long: go back to the application and start again",
        ))?;
        let client = self.trusted_client(&resume.request.client_id).await?;
        let registered = self.redirect_uris(&client).await?;
        let is_registered = registered
            .iter()
            .any(|known| super::redirect::matches(known, &resume.request.redirect_uri));
        if !is_registered {
            return Err(RequestFault::Untrusted(
                "the redirect_uri is no longer registered for the client",
            ));
        }
        Ok((client, resume, true))
    }

    async fn trusted_client(&self, client_id: &str) -> Result<OAuthClient, RequestFault> {
        let found = self.find_usable_client(client_id).await?;
        found.ok_or(RequestFault::Untrusted("the client is unknown"))
    }

    /// The request behind a `request_uri`. It stays usable until the client gets a code or an error: the user may reload the page.
    async fn pushed_request(
        &self,
        client: &OAuthClient,
        id: &str,
    ) -> Result<AuthorizationRequest, RequestFault> {
        let hash = token_hash(id);
        let found = pushed_requests::find(self.store.reader(), &hash).await?;
        let found = found
            .filter(|pushed| pushed.client_id == client.row.id)
            .filter(|pushed| pushed.used_at.is_none() && pushed.expires_at > self.clock.now())
            .ok_or(RequestFault::Untrusted(
                "the request_uri is unknown, expired or used",
            ))?;
        let mut request = self.open_request(&found.parameters)?;
        request.pushed = Some(hash);
        Ok(request)
    }

    async fn decide(
        &self,
        client: &OAuthClient,
        resume: &Resume,
        resumed: bool,
        cookie: Option<&str>,
        caller: &Caller,
    ) -> Result<Answer, Refusal> {
        retry_if_changed(|| self.try_to_decide(client, resume, resumed, cookie, caller)).await
    }

    /// Returns `None` if the account was changed, the consent withdrawn or the session ended in the meantime.
    async fn try_to_decide(
        &self,
        client: &OAuthClient,
        resume: &Resume,
        resumed: bool,
        cookie: Option<&str>,
        caller: &Caller,
    ) -> Result<Option<Answer>, Refusal> {
        let request = &resume.request;
        let silent = request.prompts.contains(&Prompt::None);
        let session = self.browsers.find(cookie).await?;
        if let Some(session) = &session
            && resumed
            && session.authenticated_at >= resume.began_at()
            && !request.expects(session.user_id)
        {
            // To ask again and again would lead nowhere.
            return self.end_with(request, OTHER_USER).await.map(Some);
        }
        let (session, account) = match self.signed_in(session, resume, resumed).await? {
            SignedIn::Yes(session, account) => (session, account),
            _ if !silent => return self.lead_to("sign-in", client, resume).map(Some),
            SignedIn::FactorDue => {
                return self.end_with(request, INTERACTION_REQUIRED).await.map(Some);
            }
            SignedIn::No => return self.end_with(request, LOGIN_REQUIRED).await.map(Some),
        };
        let allowed = check_user(&account, &client.row);
        // Perhaps another user of this browser may: the page offers to sign in as somebody else.
        if allowed.is_err() && !silent && !resumed {
            return self.lead_to("sign-in", client, resume).map(Some);
        }
        if let Err(refusal) = allowed {
            let user = Some(&account.user);
            let event = self
                .audit
                .event(EventKind::Refused, user, &client.row.client_id, caller);
            self.audit
                .write(event.with_detail(&refusal.to_string()))
                .await?;
            return self.end_with(request, NOT_ALLOWED).await.map(Some);
        }
        let contexts = request.demands.contexts.as_ref();
        let context = context_class(&session.methods);
        if contexts.is_some_and(|demanded| !demanded.iter().any(|one| one == context)) {
            return self.end_with(request, TOO_WEAK).await.map(Some);
        }
        if self
            .needs_consent(client, resume, resumed, &session)
            .await?
        {
            return if silent {
                self.end_with(request, CONSENT_REQUIRED).await
            } else {
                self.lead_to("consent", client, resume)
            }
            .map(Some);
        }
        self.issue_code(client, request, &session, *account, caller)
            .await
    }

    async fn needs_consent(
        &self,
        client: &OAuthClient,
        resume: &Resume,
        resumed: bool,
        session: &BrowserSession,
    ) -> Result<bool, Refusal> {
        if client.settings.trusted {
            return Ok(false);
        }
        let given = consents::find(self.store.reader(), session.user_id, client.row.id).await?;
        let Some(given) = given else { return Ok(true) };
        if !covers(&given, &resume.request.consent_scope) {
            return Ok(true);
        }
        let asked_now = resumed && given.granted_at >= resume.began_at();
        Ok(resume.request.prompts.contains(&Prompt::Consent) && !asked_now)
    }

    fn lead_to(
        &self,
        page: &str,
        client: &OAuthClient,
        resume: &Resume,
    ) -> Result<Answer, Refusal> {
        let sealed = self.browsers.seal_resume(resume)?;
        let address = self.browsers.page_for(page, &client.row.client_id, &sealed);
        Ok(Answer::Redirect(address))
    }

    /// Returns `None` if the account was changed, the consent withdrawn or the session ended in the meantime.
    async fn issue_code(
        &self,
        client: &OAuthClient,
        request: &AuthorizationRequest,
        session: &BrowserSession,
        account: Account,
        caller: &Caller,
    ) -> Result<Option<Answer>, Refusal> {
        let (code, mut row) = self.codes.new_code(NewCode {
            kind: CodeKind::Full,
            client: &client.row,
            user: account.user.id,
            provider: &session.provider,
            code_challenge: request.code_challenge.clone(),
            external_tokens: None,
            provider_session: session.provider_session.clone(),
            methods: session.methods.clone(),
            device: caller.device(),
        });
        let asked = CodeRequest {
            redirect_uri: request
                .redirect_uri_named
                .then(|| request.redirect_uri.clone()),
            scope: request.scope.clone(),
            nonce: request.nonce.clone(),
            claims: request.claims.clone(),
            authenticated_at: session.authenticated_at,
            dpop_thumbprint: request.dpop_thumbprint.clone(),
        };
        row.request = Some(serde_json::to_string(&asked).map_err(Refusal::internal)?);
        row.browser_session_id = Some(session.id);
        let now: DateTime<Utc> = self.clock.now();
        if client.settings.is_strict() {
            row.expires_at = row.expires_at.min(now + LONGEST_LIFE_OF_BOUND_CODES);
        }
        let pushed = request.pushed.clone();
        let browser = session.id;
        let idle = self.settings.login.browser_session_idle;
        let (user, number) = (account.user.id, client.row.id);
        let consent_scope = (!client.settings.trusted).then(|| request.consent_scope.clone());
        let stored = self
            .store
            .write::<_, Refusal, _>(move |tx| {
                Box::pin(async move {
                    if !users::lock_unchanged(tx, &account).await?
                        || !browser_sessions::is_open(tx, browser, now, idle).await?
                    {
                        return Ok(None);
                    }
                    // Withdrawing a consent locks the user too, so that it voids this code or is seen here.
                    if let Some(scope) = consent_scope {
                        let given = consents::find(tx, user, number).await?;
                        if !given.is_some_and(|given| covers(&given, &scope)) {
                            return Ok(None);
                        }
                    }
                    if let Some(hash) = pushed
                        && !pushed_requests::use_up(tx, &hash, now).await?
                    {
                        return Ok(Some(false));
                    }
                    codes::insert(tx, row);
                    Ok(Some(true))
                })
            })
            .await?;
        match stored {
            None => Ok(None),
            Some(true) => self.answer_code(request, code.expose_secret()).map(Some),
            Some(false) => self.answer_error(request, USED_BEFORE).map(Some),
        }
    }
}
