//! The start of a login through an identity provider, and the state that the callback refers to.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use subtle::ConstantTimeEq;

use crate::{
    clock::seconds,
    domain::{
        caller::Caller,
        clients::client::{ClientProof, Issues, redirect_address},
        federated_login::{FederatedLogin, failure::Failure},
        keys::seal::Purpose,
        limits::address_limit::LOGIN_STARTS,
        refusal::Refusal,
        secrets::token_hash,
    },
    federation::{Attempt, Fault, Identity, ProviderName},
    random::RandomnessExt,
    store::{
        columns::Sealed,
        login_states::{self, LoginState},
    },
};

/// The parameters of a start.
#[derive(Debug)]
pub struct LoginStart {
    pub client_id: String,
    pub client: ClientProof,
    /// Returned to the client with the code.
    pub state: Option<String>,
    /// RFC 7636, method S256.
    pub code_challenge: Option<String>,
    /// The authorization request that the login is for, sealed.
    pub resume: Option<String>,
}

/// The URL to redirect to, and the cookie that binds the login to this browser.
#[derive(Debug)]
pub struct StartedLogin {
    pub location: String,
    pub cookie: String,
}

/// The data stored, encrypted, with the state.
#[derive(Serialize, Deserialize)]
pub(in crate::domain) struct LoginDetails {
    pub nonce: String,
    pub verifier: String,
    pub client_state: Option<String>,
    pub code_challenge: Option<String>,
    /// The authorization request that the login is for, sealed.
    #[serde(default)]
    pub resume: Option<String>,
    /// Whether the login began on the sign-in page. It then also ends there if the client has no redirect URL, a factor
    /// is due or something fails.
    #[serde(default)]
    pub from_page: bool,
    /// Whether the client has shown no secret. It then gets a code bound to its PKCE challenge, and never tokens.
    #[serde(default)]
    pub code_only: bool,
    /// Sent by Apple in its first response only, and not in the id_token.
    pub name: Option<PersonName>,
    /// The assertion of an accepted SAML response.
    pub asserted: Option<AcceptedAssertion>,
}

/// Stored between the POST of a SAML response and the browser's GET.
#[derive(Serialize, Deserialize)]
pub(in crate::domain) struct AcceptedAssertion {
    /// The code that the GET must present.
    pub code: String,
    pub identity: Identity,
}

impl LoginDetails {
    /// The part of the data that the provider's protocol needs.
    pub fn attempt(&self, state: &str) -> Attempt {
        Attempt {
            state: state.to_owned(),
            nonce: self.nonce.clone(),
            verifier: self.verifier.clone(),
        }
    }
}

/// The user's name in the form that Apple posts.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PersonName {
    #[serde(rename = "firstName")]
    pub first: Option<String>,
    #[serde(rename = "lastName")]
    pub last: Option<String>,
}

impl FederatedLogin {
    /// Begins a login.
    ///
    /// # Errors
    /// [`Refusal::NotConfigured`] if the provider is not configured, [`Refusal::ClientInvalid`],
    /// [`Refusal::CodeChallengeRequired`], [`Refusal::TooManyAttempts`], [`Refusal::ProviderFailed`],
    /// [`Refusal::ProviderTimeout`].
    pub async fn start_login(
        &self,
        name: ProviderName,
        start: LoginStart,
        caller: &Caller,
    ) -> Result<StartedLogin, Refusal> {
        let provider = self.providers.find(name).ok_or(Refusal::NotConfigured)?;
        let issues = Issues::code(start.code_challenge.as_deref());
        let client = self
            .clients
            .check_client(&start.client_id, &start.client, issues, caller)
            .await?;
        let from_page = matches!(start.client, ClientProof::Page(_));
        let code_only = !from_page && !start.client.is_secret_of(&client);
        // Without a redirect URL the callback would return tokens.
        if code_only && redirect_address(&client).is_none() {
            return Err(Refusal::ClientInvalid);
        }
        let now = self.clock.now();
        let attempt = Attempt {
            state: self.random.token(),
            nonce: self.random.token(),
            verifier: self.random.token(),
        };
        let starting = self.providers.start(provider, &attempt, now);
        let location = match self.with_timeout(starting).await {
            Ok(location) => location,
            Err(fault) => {
                let client_id = Some(client.client_id.as_str());
                let failure = fault.into();
                let recorded = self.record_login_failure(name, client_id, failure, caller);
                return Err(recorded.await);
            }
        };
        let browser = self.random.token();
        let details = LoginDetails {
            nonce: attempt.nonce,
            verifier: attempt.verifier,
            client_state: start.state,
            code_challenge: start.code_challenge,
            resume: start.resume,
            from_page,
            code_only,
            name: None,
            asserted: None,
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
        self.store_state(row, caller).await?;
        let cookie = self.cookies.cookie(&attempt.state, &browser, life);
        Ok(StartedLogin { location, cookie })
    }

    /// Stores the state of a login, unless the caller's address has started too many.
    ///
    /// # Errors
    /// [`Refusal::TooManyAttempts`].
    async fn store_state(&self, row: LoginState, caller: &Caller) -> Result<(), Refusal> {
        let now = row.created_at;
        let limit = self.limits.address_limit(&LOGIN_STARTS, caller.address);
        self.store
            .write::<_, Refusal, _>(move |tx| {
                Box::pin(async move {
                    let verdict = limit.count(tx, now).await?;
                    if verdict.is_ok() {
                        login_states::insert(tx, row).await?;
                    }
                    Ok(verdict)
                })
            })
            .await?
    }

    /// The names of the configured providers, for the log.
    pub fn provider_names(&self) -> Vec<&'static str> {
        let names = self.providers.names().into_iter();
        names.map(ProviderName::word).collect()
    }

    /// Limits the duration of all exchanges with the provider within one request.
    pub(in crate::domain) async fn with_timeout<T>(
        &self,
        work: impl Future<Output = Result<T, Fault>>,
    ) -> Result<T, Fault> {
        let limit: Duration = self.settings.federation.provider_timeout;
        let done = tokio::time::timeout(limit, work).await;
        done.unwrap_or_else(|_| Err(Fault::too_slow()))
    }

    pub(in crate::domain) fn seal_details(
        &self,
        details: &LoginDetails,
    ) -> Result<Sealed, Refusal> {
        let json = serde_json::to_vec(details).map_err(Refusal::internal)?;
        self.sealer
            .seal(&*self.random, Purpose::LoginState, &json)
            .map(Sealed::from)
            .map_err(Refusal::internal)
    }

    pub(in crate::domain) fn open_details(&self, state: &LoginState) -> Option<LoginDetails> {
        let json = self.sealer.open(Purpose::LoginState, &state.details).ok()?;
        serde_json::from_slice(&json).ok()
    }

    /// Marks the state as used and checks it. The first callback uses the state, whether it is the right one or not.
    pub(in crate::domain) async fn consume_state(
        &self,
        name: ProviderName,
        state: &str,
        cookie: Option<&str>,
    ) -> Result<(LoginState, LoginDetails), Failure> {
        let hash = token_hash(state);
        let row = login_states::find(self.store.reader(), &hash)
            .await?
            .ok_or_else(|| bad_state("missing, unknown or long expired"))?;
        let now = self.clock.now();
        let first = self
            .store
            .write(move |tx| Box::pin(async move { login_states::use_up(tx, &hash, now).await }))
            .await?;
        let browser = token_hash(cookie.unwrap_or_default());
        let own_browser: bool = browser.ct_eq(&row.browser_hash).into();
        if row.provider != name.stored() {
            return Err(bad_state("it belongs to a login at another provider"));
        }
        if !own_browser {
            let why = match cookie {
                Some(_) => "the cookie belongs to another login",
                None => "the browser sent no cookie for this login",
            };
            return Err(bad_state(why));
        }
        if row.expires_at <= now {
            return Err(bad_state("it has expired (LOGIN_STATE_EXPIRY)"));
        }
        if !first {
            return Err(bad_state("it was used before"));
        }
        let details = self.open_details(&row);
        let details = details.ok_or_else(|| bad_state("no key of SECRET_KEY decrypts it"))?;
        Ok((row, details))
    }
}

fn bad_state(why: &str) -> Failure {
    Failure::untrusted(format!("state: {why}"))
}
