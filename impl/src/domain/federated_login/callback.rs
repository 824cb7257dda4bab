//! The callback of a login through another identity provider.

use secrecy::{ExposeSecret, SecretString};
use subtle::ConstantTimeEq;

use crate::{
    domain::{
        accounts::{fields, standing::check_user},
        caller::Caller,
        clients::client::redirect_address,
        codes::code::Factor,
        federated_login::{
            FederatedLogin,
            failure::Failure,
            start::{PersonName, Remembered},
        },
        keys::seal::Purpose,
        pages::page::SignInPage,
        refusal::Refusal,
        retry::until_unchanged,
        second_factor::policy::{NextStep, ShownFactor},
        sessions::session::{Holder, Origin, Tokens},
    },
    federation::{Completed, Fault, Identity, Provider, ProviderName, Stage},
    store::{
        Error, clients,
        columns::Sealed,
        entities::{auth_clients, one_time_challenges::FirstFactor},
        users,
    },
};

/// The parameters of a callback.
#[derive(Debug, Default)]
pub struct ExternalCallback {
    pub state: Option<String>,
    pub code: Option<SecretString>,
    pub error: Option<String>,
    /// RFC 9207.
    pub issuer: Option<String>,
}

/// How a callback ends.
#[derive(Debug)]
pub enum ExternalEnd {
    /// At the client or, for logins that began there, on our sign-in page.
    Redirect {
        location: String,
        cookie: String,
    },
    /// On our sign-in page, to say why not.
    Refused {
        page: SignInPage,
        cookie: String,
        refusal: Refusal,
    },
    Tokens(Tokens),
}

/// What the caller of a callback would rather have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Prefers {
    /// Tokens, and refusals as JSON.
    Json,
    /// A page: a person's browser.
    Html,
    Neither,
}

impl FederatedLogin {
    /// Ends a login at its callback. `cookie` is the value of the cookie of this state.
    ///
    /// # Errors
    /// [`Refusal::NotConfigured`], [`Refusal::InvalidCredentials`] for all that is not to be believed,
    /// [`Refusal::ProviderBroken`], [`Refusal::ProviderTooSlow`], those of the user check,
    /// [`Refusal::UserVerificationFailed`] where tokens would be given and a factor is due.
    pub async fn finish_external_login(
        &self,
        name: ProviderName,
        callback: ExternalCallback,
        cookie: Option<&str>,
        prefers: Prefers,
        caller: &Caller,
    ) -> Result<ExternalEnd, Refusal> {
        let provider = self.providers.find(name).ok_or(Refusal::NotConfigured)?;
        let state = callback.state.as_deref().unwrap_or_default();
        let (row, details) = match self.use_state(name, state, cookie).await {
            Ok(used) => used,
            Err(failure) => {
                let noted = self.note_external_failure(name, None, failure, caller);
                return Err(noted.await);
            }
        };
        let client = clients::find_by_number(self.store.reader(), row.client_id)
            .await?
            .ok_or(Refusal::ClientInvalid)?;
        let json = prefers == Prefers::Json && !details.from_page && !details.code_only;
        let ending = self.end_external_login(provider, &callback, &client, &details, json, caller);
        let failure = match ending.await {
            Ok(end) => return Ok(end),
            Err(failure) => failure,
        };
        let client_id = Some(client.client_id.as_str());
        let noted = self.note_external_failure(name, client_id, failure, caller);
        let refusal = noted.await;
        let cookie = self.cookies.cookie(state, "", 0);
        let address = redirect_address(&client).filter(|_| !details.from_page && !json);
        if let (Some(error), Some(address)) = (&callback.error, address) {
            let state = details.client_state.as_deref();
            let location = self
                .clients
                .with_error(&address, known_error(error), state)?;
            return Ok(ExternalEnd::Redirect { location, cookie });
        }
        // A person is told on a page, where the login can begin again; a program gets the refusal itself.
        let has_page = prefers == Prefers::Html && self.pages.check_pages_are_on().is_ok();
        if details.from_page || has_page {
            let page = self.sign_in_page(&client, &details);
            return Ok(ExternalEnd::Refused {
                page,
                cookie,
                refusal,
            });
        }
        Err(refusal)
    }

    async fn end_external_login(
        &self,
        provider: &Provider,
        callback: &ExternalCallback,
        client: &auth_clients::Model,
        details: &Remembered,
        json: bool,
        caller: &Caller,
    ) -> Result<ExternalEnd, Failure> {
        let name = provider.name;
        let state = callback.state.as_deref().unwrap_or_default();
        // What the provider says of it comes before anything that we could find wrong.
        if let Some(error) = &callback.error {
            let fault = Fault::refused("the provider or the person refused")
                .with("error", error)
                .at(Stage::Callback);
            return Err(fault.into());
        }
        let Completed {
            mut identity,
            refresh_token,
            provider_session,
        } = self.completed(provider, callback, state, details).await?;
        if !fits_column(&identity.subject) {
            let why = "the subject has control characters or more than 255 characters";
            return Err(Failure::untrusted(why));
        }
        // One that nobody could sign up with is treated as absent.
        identity.address = identity
            .address
            .filter(|address| fits_column(address) && fields::email(address).is_ok());
        add_name(&mut identity, details.name.as_ref());
        let external_tokens = match (name, refresh_token) {
            (ProviderName::Keycloak, Some(token)) => Some(self.seal_provider_token(&token)?),
            _ => None,
        };
        let person = Person {
            provider: name,
            identity,
            external_tokens,
            provider_session: provider_session
                .filter(|session| name == ProviderName::Keycloak && fits_column(session)),
        };
        let address = redirect_address(client);
        if address.is_none() && details.code_only {
            return Err(Refusal::ClientInvalid.into());
        }
        if json || (address.is_none() && !details.from_page) {
            let login = || self.try_external_tokens(&person, client, caller);
            return Ok(ExternalEnd::Tokens(until_unchanged(login).await?));
        }
        let login = || self.try_external_code(&person, client, details, caller);
        let (code, due, role) = until_unchanged(login).await?;
        let tells_role = [ProviderName::Azure, ProviderName::Apple].contains(&name);
        let location = match address {
            // The client sees the complete login only; the factor that is due is asked for on our own page.
            Some(address) if !(details.from_page && due.is_some()) => self.clients.with_code(
                &address,
                &code,
                &[
                    ("mfa", due.map(<&str>::from)),
                    ("role", role.as_deref().filter(|_| tells_role)),
                    ("state", details.client_state.as_deref()),
                ],
            )?,
            _ => self.sign_in_page(client, details).with_code(&code, due),
        };
        let cookie = self.cookies.cookie(state, "", 0);
        Ok(ExternalEnd::Redirect { location, cookie })
    }

    /// The page on which this login began, ready to begin it again.
    fn sign_in_page(&self, client: &auth_clients::Model, details: &Remembered) -> SignInPage {
        let state = details.client_state.as_deref();
        let code_challenge = details.code_challenge.as_deref();
        self.pages.sign_in_page(client, state, code_challenge)
    }

    /// Who has logged in at the provider.
    async fn completed(
        &self,
        provider: &Provider,
        callback: &ExternalCallback,
        state: &str,
        details: &Remembered,
    ) -> Result<Completed, Failure> {
        let code = callback
            .code
            .as_ref()
            .ok_or_else(|| Failure::untrusted("callback: there is no code and no error"))?;
        if provider.saml().is_some() {
            let asserted = details.asserted.as_ref();
            let own = asserted.filter(|asserted| {
                let sent = code.expose_secret().as_bytes();
                asserted.code.as_bytes().ct_eq(sent).into()
            });
            let own = own.ok_or_else(|| {
                Failure::untrusted("callback: the code is not that of the SAML response")
            })?;
            return Ok(Completed {
                identity: own.identity.clone(),
                refresh_token: None,
                provider_session: None,
            });
        }
        let attempt = details.attempt(state);
        let issuer = callback.issuer.as_deref();
        let finishing = self
            .providers
            .finish(provider, &attempt, code, issuer, self.clock.now());
        Ok(self.in_time(finishing).await?)
    }

    fn seal_provider_token(&self, token: &SecretString) -> Result<Sealed, Refusal> {
        self.sealer
            .seal(
                &*self.random,
                Purpose::ProviderToken,
                token.expose_secret().as_bytes(),
            )
            .map(Sealed::from)
            .map_err(Refusal::internal)
    }

    /// A code for the client. `None` when the account changed meanwhile.
    async fn try_external_code(
        &self,
        person: &Person,
        client: &auth_clients::Model,
        details: &Remembered,
        caller: &Caller,
    ) -> Result<Option<(SecretString, Option<Factor>, Option<String>)>, Failure> {
        let Some(account) = self.account_of(person, client, caller).await? else {
            return Ok(None);
        };
        let user = account.user.id;
        let membership =
            check_user(&account, client).map_err(|refusal| Failure::from(refusal).of(user))?;
        let role = membership.role.as_ref().map(|role| role.name.clone());
        let (code, next, rows) = self
            .second_factor
            .next_code(ShownFactor {
                begun: FirstFactor::Login,
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
            .attempt(&account.user.username, caller.address)
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
                        attempt.complete(tx, now).await?;
                    }
                    rows.store(tx, now).await?;
                    Ok(true)
                })
            })
            .await?;
        self.outbox.mail_waits();
        Ok(unchanged.then_some((code, next.due(), role)))
    }

    /// Tokens at once. `None` when the account changed meanwhile.
    async fn try_external_tokens(
        &self,
        person: &Person,
        client: &auth_clients::Model,
        caller: &Caller,
    ) -> Result<Option<Tokens>, Failure> {
        let Some(account) = self.account_of(person, client, caller).await? else {
            return Ok(None);
        };
        let user = account.user.id;
        let membership =
            check_user(&account, client).map_err(|refusal| Failure::from(refusal).of(user))?;
        if self
            .second_factor
            .what_follows(account.credentials.as_ref(), FirstFactor::Login)
            != NextStep::Complete
        {
            return Err(Failure::from(Refusal::UserVerificationFailed).of(user));
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
        let (session, granted) = self.sessions.new_session(&holder, origin, caller)?;
        let username = &account.user.username;
        let attempt = self.limits.attempt(username, caller.address).await?;
        let now = self.clock.now();
        let unchanged = self
            .store
            .write::<_, Error, _>(move |tx| {
                Box::pin(async move {
                    if !session.lock(tx).await? {
                        return Ok(false);
                    }
                    attempt.complete(tx, now).await?;
                    session.store(tx).await?;
                    Ok(true)
                })
            })
            .await?;
        Ok(unchanged.then(|| self.sessions.grant(granted)))
    }
}

/// Whom a provider vouches for.
pub(in crate::domain) struct Person {
    pub provider: ProviderName,
    pub identity: Identity,
    pub external_tokens: Option<Sealed>,
    /// `sid` of the provider's session, to end ours with it.
    pub provider_session: Option<String>,
}

/// The errors that a client may be told: RFC 6749 section 4.1.2.1 and OpenID Connect Core section 3.1.2.6. What else a provider
/// says when somebody changes their mind ("user_cancelled_authorize") means the first; nothing of the request is repeated.
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

/// Whether a provider's text can be stored, and searched for. (PostgreSQL refuses U+0000.)
fn fits_column(text: &str) -> bool {
    text.chars().count() <= 255 && !text.chars().any(char::is_control)
}

fn add_name(identity: &mut Identity, name: Option<&PersonName>) {
    let Some(name) = name else { return };
    let own = &mut *identity;
    own.first_name = own.first_name.take().or_else(|| name.first.clone());
    own.last_name = own.last_name.take().or_else(|| name.last.clone());
}
