//! The callback of a login through an identity provider.

use secrecy::{ExposeSecret, SecretString};
use subtle::ConstantTimeEq;

use crate::{
    domain::{
        accounts::status::check_user,
        caller::Caller,
        clients::client::redirect_address,
        codes::code::Factor,
        federated_login::{FederatedLogin, failure::Failure, person::Person, start::LoginDetails},
        pages::page::SignInPage,
        refusal::Refusal,
        retry::retry_if_changed,
        second_factor::policy::{NextStep, ProvenFactor},
        sessions::session::{Holder, Origin, Tokens},
    },
    federation::{Completed, Fault, Provider, ProviderName, Stage},
    store::{
        Error, clients,
        entities::{auth_clients, one_time_challenges::FirstFactor},
        users,
    },
};

/// The query parameters of a callback.
#[derive(Debug, Default)]
pub struct CallbackParameters {
    pub state: Option<String>,
    pub code: Option<SecretString>,
    pub error: Option<String>,
    /// RFC 9207.
    pub issuer: Option<String>,
}

/// The response to a callback.
#[derive(Debug)]
pub enum CallbackOutcome {
    /// To the client or, for logins that began there, to the sign-in page.
    Redirect {
        location: String,
        cookie: String,
    },
    /// To the sign-in page, which shows the error.
    Refused {
        page: SignInPage,
        cookie: String,
        refusal: Refusal,
    },
    Tokens(Tokens),
}

/// What the browser sends with a callback.
#[derive(Clone, Copy, Debug)]
pub struct CallbackBrowser<'a> {
    /// The cookie that belongs to the state.
    pub login_cookie: Option<&'a str>,
    /// The cookie of the browser's session.
    pub session_cookie: Option<&'a str>,
    pub prefers: Prefers,
}

impl CallbackBrowser<'_> {
    fn gets_tokens(self, details: &LoginDetails) -> bool {
        self.prefers == Prefers::Json && !details.from_page && !details.code_only
    }
}

/// What the `Accept` header of the callback prefers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Prefers {
    /// Tokens, and errors as JSON.
    Json,
    /// A page, as browsers do.
    Html,
    Neither,
}

impl FederatedLogin {
    /// Completes a login at its callback.
    ///
    /// # Errors
    /// [`Refusal::NotConfigured`]; [`Refusal::InvalidCredentials`] if the callback cannot be trusted or there is no
    /// account; [`Refusal::ProviderFailed`], [`Refusal::ProviderTimeout`]; those of the user check;
    /// [`Refusal::UserVerificationFailed`] if tokens were to be issued and a second factor is due.
    pub async fn finish_login(
        &self,
        name: ProviderName,
        callback: CallbackParameters,
        browser: CallbackBrowser<'_>,
        caller: &Caller,
    ) -> Result<CallbackOutcome, Refusal> {
        let provider = self.providers.find(name).ok_or(Refusal::NotConfigured)?;
        let state = callback.state.as_deref().unwrap_or_default();
        let (row, details) = match self.consume_state(name, state, browser.login_cookie).await {
            Ok(used) => used,
            Err(failure) => {
                let recorded = self.record_login_failure(name, None, failure, caller);
                return Err(recorded.await);
            }
        };
        let client = clients::find_by_number(self.store.reader(), row.client_id)
            .await?
            .ok_or(Refusal::ClientInvalid)?;
        let ending =
            self.complete_callback(provider, &callback, &client, &details, browser, caller);
        let failure = match ending.await {
            Ok(end) => return Ok(end),
            Err(failure) => failure,
        };
        let client_id = Some(client.client_id.as_str());
        let recorded = self.record_login_failure(name, client_id, failure, caller);
        let refusal = recorded.await;
        let cookie = self.cookies.cookie(state, "", 0);
        let json = browser.gets_tokens(&details);
        let address = redirect_address(&client).filter(|_| !details.from_page && !json);
        if let (Some(error), Some(address)) = (&callback.error, address) {
            let state = details.client_state.as_deref();
            let location = self
                .clients
                .with_error(&address, known_error(error), state)?;
            return Ok(CallbackOutcome::Redirect { location, cookie });
        }
        // Users get a page on which they can begin the login again; programs get the refusal.
        let has_page =
            browser.prefers == Prefers::Html && self.pages.ensure_pages_enabled().is_ok();
        if details.from_page || has_page {
            let page = self.sign_in_page(&client, &details);
            return Ok(CallbackOutcome::Refused {
                page,
                cookie,
                refusal,
            });
        }
        Err(refusal)
    }

    async fn complete_callback(
        &self,
        provider: &Provider,
        callback: &CallbackParameters,
        client: &auth_clients::Model,
        details: &LoginDetails,
        browser: CallbackBrowser<'_>,
        caller: &Caller,
    ) -> Result<CallbackOutcome, Failure> {
        let name = provider.name;
        let state = callback.state.as_deref().unwrap_or_default();
        // The provider's error is more informative than anything that could be found wrong here.
        if let Some(error) = &callback.error {
            let fault = Fault::refused("the provider or the user refused")
                .with("error", error)
                .at(Stage::Callback);
            return Err(fault.into());
        }
        let completed = self
            .complete_at_provider(provider, callback, state, details)
            .await?;
        let person = self.person(name, completed, details)?;
        let address = redirect_address(client);
        if address.is_none() && details.code_only {
            return Err(Refusal::ClientInvalid.into());
        }
        if browser.gets_tokens(details) || (address.is_none() && !details.from_page) {
            self.clients.refuse_bound_to_oauth(client).await?;
            let login = || self.try_issue_tokens(&person, client, caller);
            return Ok(CallbackOutcome::Tokens(retry_if_changed(login).await?));
        }
        let login = || self.try_issue_code(&person, client, details, caller);
        let (code, due, role) = retry_if_changed(login).await?;
        let resume = details.resume.as_deref();
        let session = if details.from_page && due.is_none() {
            self.pages
                .begin_session(&code, resume, browser.session_cookie)
                .await?
        } else {
            None
        };
        // The response sets one cookie: that of the session comes first, and that of the login expires soon.
        let cookie = session.unwrap_or_else(|| self.cookies.cookie(state, "", 0));
        let tells_role = [ProviderName::Azure, ProviderName::Apple].contains(&name);
        let location = match (resume.filter(|_| due.is_none()), address) {
            (Some(resume), _) => self.pages.browsers.resumed(resume),
            // The client only receives completed logins; a factor that is due is requested on the sign-in page.
            (None, Some(address)) if !(details.from_page && due.is_some()) => {
                self.clients.with_code(
                    &address,
                    &code,
                    &[
                        ("mfa", due.map(<&str>::from)),
                        ("role", role.as_deref().filter(|_| tells_role)),
                        ("state", details.client_state.as_deref()),
                    ],
                )?
            }
            _ => self.sign_in_page(client, details).with_code(&code, due),
        };
        Ok(CallbackOutcome::Redirect { location, cookie })
    }

    /// The sign-in page with the parameters to begin this login again.
    fn sign_in_page(&self, client: &auth_clients::Model, details: &LoginDetails) -> SignInPage {
        let state = details.client_state.as_deref();
        let resume = details.resume.as_deref();
        // Within an authorization the page asks for none.
        let code_challenge = details.code_challenge.as_deref();
        let code_challenge = code_challenge.filter(|_| resume.is_none());
        self.pages
            .sign_in_page(client, state, code_challenge, resume)
    }

    /// Asks the provider who has logged in. For SAML the response was accepted by the POST before.
    async fn complete_at_provider(
        &self,
        provider: &Provider,
        callback: &CallbackParameters,
        state: &str,
        details: &LoginDetails,
    ) -> Result<Completed, Failure> {
        let code = callback
            .code
            .as_ref()
            .ok_or_else(|| Failure::untrusted("callback: neither code nor error"))?;
        if provider.saml().is_some() {
            let asserted = details.asserted.as_ref();
            let own = asserted.filter(|asserted| {
                let sent = code.expose_secret().as_bytes();
                asserted.code.as_bytes().ct_eq(sent).into()
            });
            let own = own.ok_or_else(|| {
                Failure::untrusted("callback: the code does not belong to the SAML response")
            })?;
            return Ok(Completed {
                identity: own.identity.clone(),
                refresh_token: None,
                access_token: None,
                provider_session: None,
            });
        }
        let attempt = details.attempt(state);
        let issuer = callback.issuer.as_deref();
        let finishing = self
            .providers
            .finish(provider, &attempt, code, issuer, self.clock.now());
        Ok(self.with_timeout(finishing).await?)
    }

    /// Issues a code. Returns `None` if the account was changed in the meantime.
    async fn try_issue_code(
        &self,
        person: &Person,
        client: &auth_clients::Model,
        details: &LoginDetails,
        caller: &Caller,
    ) -> Result<Option<(SecretString, Option<Factor>, Option<String>)>, Failure> {
        let Some(account) = self.account_of(person, client, caller).await? else {
            return Ok(None);
        };
        let user = account.user.id;
        let membership = check_user(&account, client)
            .map_err(|refusal| Failure::from(refusal).for_user(user))?;
        let role = membership.role.as_ref().map(|role| role.name.clone());
        let (code, next, rows) = self
            .second_factor
            .next_code(ProvenFactor {
                first_factor: FirstFactor::Login,
                caller,
                client,
                account: &account,
                provider: person.provider.stored(),
                code_challenge: details.code_challenge.clone(),
                external_tokens: person.external_tokens.clone(),
                provider_session: person.provider_session.clone(),
            })?
            .into_parts();
        let attempt = self
            .limits
            .unchecked_attempt(&account.user.username, caller.address)
            .await?;
        let now = self.clock.now();
        let unchanged = self
            .store
            .write::<_, Refusal, _>(move |tx| {
                Box::pin(async move {
                    if !users::lock_unchanged(tx, &account).await? {
                        return Ok(false);
                    }
                    if next == NextStep::Complete {
                        attempt.record_success(tx, now).await?;
                    }
                    rows.store(tx, now).await?;
                    Ok(true)
                })
            })
            .await?;
        let due = next.due();
        if due == Some(Factor::Mail) {
            self.outbox.wake_sender();
        }
        Ok(unchanged.then_some((code, due, role)))
    }

    /// Issues tokens. Returns `None` if the account was changed in the meantime.
    async fn try_issue_tokens(
        &self,
        person: &Person,
        client: &auth_clients::Model,
        caller: &Caller,
    ) -> Result<Option<Tokens>, Failure> {
        let Some(account) = self.account_of(person, client, caller).await? else {
            return Ok(None);
        };
        let user = account.user.id;
        let membership = check_user(&account, client)
            .map_err(|refusal| Failure::from(refusal).for_user(user))?;
        if self
            .second_factor
            .next_step(account.credentials.as_ref(), FirstFactor::Login)
            != NextStep::Complete
        {
            return Err(Failure::from(Refusal::UserVerificationFailed).for_user(user));
        }
        let holder = Holder {
            account: &account,
            membership,
            client,
        };
        let origin = Origin {
            provider: person.provider.stored(),
            external_tokens: person.external_tokens.clone(),
            provider_session: person.provider_session.clone(),
        };
        let (session, issued) = self.sessions.new_session(&holder, origin, None, caller)?;
        let username = &account.user.username;
        let attempt = self
            .limits
            .unchecked_attempt(username, caller.address)
            .await?;
        let now = self.clock.now();
        let unchanged = self
            .store
            .write::<_, Error, _>(move |tx| {
                Box::pin(async move {
                    if !session.lock(tx).await? {
                        return Ok(false);
                    }
                    attempt.record_success(tx, now).await?;
                    session.store(tx);
                    Ok(true)
                })
            })
            .await?;
        Ok(unchanged.then(|| self.sessions.issue(issued)))
    }
}

/// The error codes that are passed to a client: those of RFC 6749 section 4.1.2.1 and OpenID Connect Core section
/// 3.1.2.6. Other codes of providers ("user_cancelled_authorize") become `access_denied`; no text of the request is
/// repeated.
fn known_error(error: &str) -> &'static str {
    const KNOWN: [&str; 11] = [
        "access_denied",
        "invalid_request",
        "unauthorized_client",
        "unsupported_response_type",
        "invalid_scope",
        "server_error",
        "temporarily_unavailable",
        "interaction_required",
        "login_required",
        "account_selection_required",
        "consent_required",
    ];
    let known = KNOWN.into_iter().find(|known| *known == error);
    known.unwrap_or(KNOWN[0])
}
