//! Logins through other identity providers, from the start to the callback.

use std::time::Duration;

use chrono::{DateTime, Utc};
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use subtle::ConstantTimeEq;

use super::{
    Caller, Domain, Refusal, Tokens,
    activity::Kind,
    authenticate::until_unchanged,
    seal::Purpose,
    second_factor::{Begun, Factor, FirstFactor, Next},
    sessions::{Holder, NewSession, Origin, seconds, token_hash},
    standing::check_user,
};
use crate::{
    federation::{Attempt, Completed, Fault, Identity, ProviderName},
    random::RandomnessExt,
    store::{
        activity, clients,
        columns::Sealed,
        entities::auth_clients,
        login_states::{self, LoginState},
        users,
    },
};

/// The parameters of a start.
#[derive(Debug)]
pub struct ExternalStart {
    pub client_id: String,
    pub client_secret: SecretString,
    /// Echoed at the client's redirect address.
    pub state: Option<String>,
    /// RFC 7636, method S256.
    pub code_challenge: Option<String>,
}

/// Where the browser goes, and the cookie that binds it to this login.
#[derive(Debug)]
pub struct ExternalStarted {
    pub location: String,
    pub cookie: String,
}

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
    /// At the client, with a code.
    Redirect {
        location: String,
        cookie: String,
    },
    Tokens(Tokens),
}

/// What the state remembers, encrypted.
#[derive(Serialize, Deserialize)]
struct Details {
    nonce: String,
    verifier: String,
    client_state: Option<String>,
    code_challenge: Option<String>,
    /// Apple tells it in its first answer only, and not in the id_token.
    name: Option<PersonName>,
}

/// A person's name, as Apple posts it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PersonName {
    #[serde(rename = "firstName")]
    pub first: Option<String>,
    #[serde(rename = "lastName")]
    pub last: Option<String>,
}

impl From<Fault> for Refusal {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Refused(why) => {
                tracing::info!(why, "a login through a provider is refused");
                Self::InvalidCredentials
            }
            Fault::Broken(why) => {
                tracing::warn!(why, "a provider does not work");
                Self::ProviderBroken
            }
            Fault::TooSlow => Self::ProviderTooSlow,
        }
    }
}

impl Domain {
    /// Begins a login.
    ///
    /// # Errors
    /// [`Refusal::NotImplemented`] for a provider that is not configured, [`Refusal::ClientInvalid`],
    /// [`Refusal::ProviderBroken`], [`Refusal::ProviderTooSlow`].
    pub async fn start_external_login(
        &self,
        name: ProviderName,
        start: ExternalStart,
    ) -> Result<ExternalStarted, Refusal> {
        let provider = self.providers.find(name).ok_or(Refusal::NotImplemented)?;
        let client = self
            .check_client(&start.client_id, start.client_secret.expose_secret())
            .await?;
        let now = self.clock.now();
        let attempt = Attempt {
            state: self.random.token(),
            nonce: self.random.token(),
            verifier: self.random.token(),
        };
        let starting = self.providers.start(provider, &attempt, now);
        let location = self.in_time(starting).await?;
        let browser = self.random.token();
        let details = Details {
            nonce: attempt.nonce,
            verifier: attempt.verifier,
            client_state: start.state,
            code_challenge: start.code_challenge,
            name: None,
        };
        let life = self.settings.federation.login_state_expiry.as_secs();
        let row = LoginState {
            state_hash: token_hash(&attempt.state),
            provider: name.stored().to_owned(),
            client_id: client.id,
            browser_hash: token_hash(&browser),
            details: self.seal_details(&details)?,
            created_at: now,
            expires_at: now + seconds(life),
            used_at: None,
        };
        self.store
            .write(move |tx| Box::pin(async move { login_states::insert(tx, row).await }))
            .await?;
        let cookie = self.cookie(&attempt.state, &browser, life);
        Ok(ExternalStarted { location, cookie })
    }

    /// All exchanges of one request with a provider.
    async fn in_time<T>(&self, work: impl Future<Output = Result<T, Fault>>) -> Result<T, Refusal> {
        let limit: Duration = self.settings.federation.provider_timeout;
        match tokio::time::timeout(limit, work).await {
            Ok(done) => Ok(done?),
            Err(_) => Err(Refusal::ProviderTooSlow),
        }
    }

    fn seal_details(&self, details: &Details) -> Result<Sealed, Refusal> {
        let json = serde_json::to_vec(details).map_err(Refusal::internal)?;
        self.sealer
            .seal(&*self.random, Purpose::LoginState, &json)
            .map(Sealed::from)
            .map_err(Refusal::internal)
    }

    fn open_details(&self, state: &LoginState) -> Option<Details> {
        let json = self.sealer.open(Purpose::LoginState, &state.details).ok()?;
        serde_json::from_slice(&json).ok()
    }

    /// One for each login, so that two tabs both finish.
    pub fn login_cookie_name(&self, state: &str) -> String {
        let hash: String = token_hash(state)[..8]
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        let prefix = if self.is_https() { "__Host-" } else { "" };
        format!("{prefix}login-{hash}")
    }

    fn is_https(&self) -> bool {
        self.settings.listen.public_url().starts_with("https:")
    }

    fn cookie(&self, state: &str, value: &str, life: u64) -> String {
        let name = self.login_cookie_name(state);
        let secure = if self.is_https() { "; Secure" } else { "" };
        format!("{name}={value}; Path=/; Max-Age={life}; HttpOnly; SameSite=Lax{secure}")
    }

    /// Apple's answer by form: what the browser brings back by its own GET.
    ///
    /// # Errors
    /// [`Refusal::NotImplemented`].
    pub async fn relay_apple_post(
        &self,
        callback: &ExternalCallback,
        name: Option<PersonName>,
    ) -> Result<String, Refusal> {
        let known = self.providers.find(ProviderName::Apple);
        known.ok_or(Refusal::NotImplemented)?;
        if let (Some(state), Some(name)) = (&callback.state, name) {
            self.remember_name(state, name).await?;
        }
        let mut url = url::form_urlencoded::Serializer::new(String::new());
        if let Some(state) = &callback.state {
            url.append_pair("state", state);
        }
        if let Some(code) = &callback.code {
            url.append_pair("code", code.expose_secret());
        }
        if let Some(error) = &callback.error {
            url.append_pair("error", error);
        }
        let public = self.settings.listen.public_url();
        Ok(format!(
            "{public}/auth/apple-oauth-redirect?{}",
            url.finish()
        ))
    }

    async fn remember_name(&self, state: &str, name: PersonName) -> Result<(), Refusal> {
        let hash = token_hash(state);
        let Some(row) = login_states::find(self.store.reader(), &hash).await? else {
            return Ok(());
        };
        let Some(mut details) = self.open_details(&row) else {
            return Ok(());
        };
        details.name = Some(name);
        let sealed = self.seal_details(&details)?;
        self.store
            .write(move |tx| {
                Box::pin(async move { login_states::remember(tx, &hash, sealed).await })
            })
            .await?;
        Ok(())
    }

    /// Ends a login at its callback. `cookie` is the value of the cookie of this state; `json` says that the caller would rather
    /// have tokens than be redirected.
    ///
    /// # Errors
    /// [`Refusal::NotImplemented`], [`Refusal::InvalidCredentials`] for all that is not to be believed,
    /// [`Refusal::ProviderBroken`], [`Refusal::ProviderTooSlow`], those of the user check,
    /// [`Refusal::UserVerificationFailed`] where tokens would be given and a factor is due.
    pub async fn finish_external_login(
        &self,
        name: ProviderName,
        callback: ExternalCallback,
        cookie: Option<&str>,
        json: bool,
        caller: &Caller,
    ) -> Result<ExternalEnd, Refusal> {
        let provider = self.providers.find(name).ok_or(Refusal::NotImplemented)?;
        let state = callback.state.as_deref().unwrap_or_default();
        let (row, details) = self.use_state(name, state, cookie).await?;
        let client = clients::find_by_number(self.store.reader(), row.client_id)
            .await?
            .ok_or(Refusal::ClientInvalid)?;
        if callback.error.is_some() {
            return Err(Refusal::InvalidCredentials);
        }
        let code = callback.code.as_ref().ok_or(Refusal::InvalidCredentials)?;
        let attempt = Attempt {
            state: state.to_owned(),
            nonce: details.nonce.clone(),
            verifier: details.verifier.clone(),
        };
        let issuer = callback.issuer.as_deref();
        let finishing = self
            .providers
            .finish(provider, &attempt, code, issuer, self.clock.now());
        let Completed {
            mut identity,
            refresh_token,
        } = self.in_time(finishing).await?;
        add_name(&mut identity, details.name.as_ref());
        let external_tokens = match (name, refresh_token) {
            (ProviderName::Keycloak, Some(token)) => Some(self.seal_provider_token(&token)?),
            _ => None,
        };
        let person = Person {
            provider: name,
            identity,
            external_tokens,
        };
        match client
            .redirect_url
            .clone()
            .filter(|url| !json && !url.is_empty())
        {
            Some(redirect) => {
                let login = || self.try_external_code(&person, &client, &details, caller);
                let (code, due, role) = until_unchanged(login).await?;
                let location =
                    client_address(&redirect, &code, due, role.as_deref(), &details, name)?;
                let cookie = self.cookie(state, "", 0);
                Ok(ExternalEnd::Redirect { location, cookie })
            }
            None => {
                let login = || self.try_external_tokens(&person, &client, caller);
                Ok(ExternalEnd::Tokens(until_unchanged(login).await?))
            }
        }
    }

    /// A state is used up by its first callback, whatever comes of it.
    async fn use_state(
        &self,
        name: ProviderName,
        state: &str,
        cookie: Option<&str>,
    ) -> Result<(LoginState, Details), Refusal> {
        let hash = token_hash(state);
        let row = login_states::find(self.store.reader(), &hash)
            .await?
            .filter(|row| row.provider == name.stored())
            .ok_or(Refusal::InvalidCredentials)?;
        let now = self.clock.now();
        let first = self
            .store
            .write(move |tx| Box::pin(async move { login_states::use_up(tx, &hash, now).await }))
            .await?;
        let browser = token_hash(cookie.unwrap_or_default());
        let own_browser: bool = browser.ct_eq(&row.browser_hash).into();
        if !first || !own_browser || row.expires_at <= now {
            return Err(Refusal::InvalidCredentials);
        }
        let details = self.open_details(&row).ok_or(Refusal::InvalidCredentials)?;
        Ok((row, details))
    }

    pub(super) fn seal_provider_token(&self, token: &SecretString) -> Result<Sealed, Refusal> {
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
        details: &Details,
        caller: &Caller,
    ) -> Result<Option<(SecretString, Option<Factor>, Option<String>)>, Refusal> {
        let account = self.account_of(person, client, caller).await?;
        let membership = check_user(&account, client)?;
        let role = membership.role.as_ref().map(|role| role.name.clone());
        let (code, next, rows) = self
            .next_code(FirstFactor {
                begun: Begun::Login,
                client,
                account: &account,
                provider: person.provider.stored(),
                code_challenge: details.code_challenge.clone(),
                external_tokens: person.external_tokens.clone(),
            })?
            .into_parts();
        let now = self.clock.now();
        let unchanged = self
            .store
            .write(move |tx| {
                Box::pin(async move {
                    if !users::lock_unchanged(tx, &account).await? {
                        return Ok(Ok(false));
                    }
                    Ok(rows.store(tx, now).await?.map(|()| true))
                })
            })
            .await??;
        self.mail_waits();
        Ok(unchanged.then_some((code, next.due(), role)))
    }

    /// Tokens at once. `None` when the account changed meanwhile.
    async fn try_external_tokens(
        &self,
        person: &Person,
        client: &auth_clients::Model,
        caller: &Caller,
    ) -> Result<Option<Tokens>, Refusal> {
        let account = self.account_of(person, client, caller).await?;
        let membership = check_user(&account, client)?;
        if self.what_follows(account.credentials.as_ref(), Begun::Login) != Next::Complete {
            return Err(Refusal::UserVerificationFailed);
        }
        let holder = Holder {
            account: &account,
            membership,
            client,
        };
        let origin = Origin {
            provider: person.provider.stored(),
            external_tokens: person.external_tokens.clone(),
        };
        let session = self.new_session(&holder, origin, caller)?;
        let user = Some(&account.user);
        let seen = self.session_activity(Kind::Access, user, &client.client_id, session.id, caller);
        let (row, refresh_row, granted) = session.into_rows();
        let now: DateTime<Utc> = self.clock.now();
        let unchanged = self
            .store
            .write(move |tx| {
                Box::pin(async move {
                    if !users::lock_unchanged(tx, &account).await? {
                        return Ok(false);
                    }
                    NewSession::store(tx, row, refresh_row).await?;
                    users::set_last_login(tx, account.user.id, now).await?;
                    activity::insert(tx, seen).await?;
                    Ok(true)
                })
            })
            .await?;
        Ok(unchanged.then(|| self.grant(granted)))
    }
}

/// Whom a provider vouches for.
pub(super) struct Person {
    pub provider: ProviderName,
    pub identity: Identity,
    pub external_tokens: Option<Sealed>,
}

fn add_name(identity: &mut Identity, name: Option<&PersonName>) {
    let Some(name) = name else { return };
    let own = &mut *identity;
    own.first_name = own.first_name.take().or_else(|| name.first.clone());
    own.last_name = own.last_name.take().or_else(|| name.last.clone());
}

/// The client's stored address with what it gets.
fn client_address(
    redirect: &str,
    code: &SecretString,
    due: Option<Factor>,
    role: Option<&str>,
    details: &Details,
    provider: ProviderName,
) -> Result<String, Refusal> {
    let mut url = url::Url::parse(redirect).map_err(Refusal::internal)?;
    {
        let mut query = url.query_pairs_mut();
        query.append_pair("code", code.expose_secret());
        if let Some(factor) = due {
            query.append_pair("mfa", factor.name());
        }
        if let Some(role) = role
            && [ProviderName::Azure, ProviderName::Apple].contains(&provider)
        {
            query.append_pair("role", role);
        }
        if let Some(state) = &details.client_state {
            query.append_pair("state", state);
        }
    }
    Ok(url.into())
}
