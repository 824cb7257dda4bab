//! Logins through other identity providers: their start, and the state that leads back to it.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use subtle::ConstantTimeEq;

use crate::{
    clock::seconds,
    domain::{
        caller::Caller,
        clients::client::{ClientProof, Gives, redirect_address},
        federated_login::{FederatedLogin, failure::Failure},
        keys::seal::Purpose,
        limits::address_limit::STARTS,
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
pub struct ExternalStart {
    pub client_id: String,
    pub client: ClientProof,
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

/// What the state remembers, encrypted.
#[derive(Serialize, Deserialize)]
pub(in crate::domain) struct Remembered {
    pub nonce: String,
    pub verifier: String,
    pub client_state: Option<String>,
    pub code_challenge: Option<String>,
    /// FirstFactor on our sign-in page, where it also ends when the client has no address, a factor is due or something is wrong.
    #[serde(default)]
    pub from_page: bool,
    /// The client has shown no secret, so that it gets a code that only its PKCE verifier redeems, and never tokens.
    #[serde(default)]
    pub code_only: bool,
    /// Apple tells it in its first answer only, and not in the id_token.
    pub name: Option<PersonName>,
    /// What the SAML assertion consumer believed.
    pub asserted: Option<RememberedAssertion>,
}

/// Kept between the POST of a SAML response and the browser's own GET.
#[derive(Serialize, Deserialize)]
pub(in crate::domain) struct RememberedAssertion {
    /// The code that the GET has to bring.
    pub code: String,
    pub identity: Identity,
}

impl Remembered {
    /// What the provider's protocol needs of it.
    pub fn attempt(&self, state: &str) -> Attempt {
        Attempt {
            state: state.to_owned(),
            nonce: self.nonce.clone(),
            verifier: self.verifier.clone(),
        }
    }
}

/// A person's name, as Apple posts it.
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
    /// [`Refusal::NotConfigured`] for a provider that is not configured, [`Refusal::ClientInvalid`], [`Refusal::CodeChallengeDemanded`],
    /// [`Refusal::TooManyAttempts`], [`Refusal::ProviderBroken`], [`Refusal::ProviderTooSlow`].
    pub async fn start_external_login(
        &self,
        name: ProviderName,
        start: ExternalStart,
        caller: &Caller,
    ) -> Result<ExternalStarted, Refusal> {
        let provider = self.providers.find(name).ok_or(Refusal::NotConfigured)?;
        let gives = Gives::code(start.code_challenge.as_deref());
        let client = self
            .clients
            .check_client(&start.client_id, &start.client, gives, caller)
            .await?;
        let from_page = matches!(start.client, ClientProof::OwnPage(_));
        let code_only = !from_page && !start.client.is_secret_of(&client);
        // Without an address the callback would have to answer tokens.
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
        let location = match self.in_time(starting).await {
            Ok(location) => location,
            Err(fault) => {
                let client_id = Some(client.client_id.as_str());
                let failure = fault.into();
                let noted = self.note_external_failure(name, client_id, failure, caller);
                return Err(noted.await);
            }
        };
        let browser = self.random.token();
        let details = Remembered {
            nonce: attempt.nonce,
            verifier: attempt.verifier,
            client_state: start.state,
            code_challenge: start.code_challenge,
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
        let limit = self.limits.address_limit(&STARTS, caller.address);
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
            .await??;
        let cookie = self.cookies.cookie(&attempt.state, &browser, life);
        Ok(ExternalStarted { location, cookie })
    }

    /// The providers that are configured, for the log.
    pub fn provider_words(&self) -> Vec<&'static str> {
        let names = self.providers.names().into_iter();
        names.map(ProviderName::word).collect()
    }

    /// All exchanges of one request with a provider.
    pub(in crate::domain) async fn in_time<T>(
        &self,
        work: impl Future<Output = Result<T, Fault>>,
    ) -> Result<T, Fault> {
        let limit: Duration = self.settings.federation.provider_timeout;
        let done = tokio::time::timeout(limit, work).await;
        done.unwrap_or_else(|_| Err(Fault::too_slow()))
    }

    pub(in crate::domain) fn seal_details(&self, details: &Remembered) -> Result<Sealed, Refusal> {
        let json = serde_json::to_vec(details).map_err(Refusal::internal)?;
        self.sealer
            .seal(&*self.random, Purpose::LoginState, &json)
            .map(Sealed::from)
            .map_err(Refusal::internal)
    }

    pub(in crate::domain) fn open_details(&self, state: &LoginState) -> Option<Remembered> {
        let json = self.sealer.open(Purpose::LoginState, &state.details).ok()?;
        serde_json::from_slice(&json).ok()
    }

    /// A state is used up by its first callback, be it the right one or not, whatever comes of it.
    pub(in crate::domain) async fn use_state(
        &self,
        name: ProviderName,
        state: &str,
        cookie: Option<&str>,
    ) -> Result<(LoginState, Remembered), Failure> {
        let hash = token_hash(state);
        let row = login_states::find(self.store.reader(), &hash)
            .await?
            .ok_or_else(|| bad_state("it is missing, made up or long over"))?;
        let now = self.clock.now();
        let first = self
            .store
            .write(move |tx| Box::pin(async move { login_states::use_up(tx, &hash, now).await }))
            .await?;
        let browser = token_hash(cookie.unwrap_or_default());
        let own_browser: bool = browser.ct_eq(&row.browser_hash).into();
        if row.provider != name.stored() {
            return Err(bad_state("it is of a login at another provider"));
        }
        if !own_browser {
            let why = match cookie {
                Some(_) => "the cookie is of another login",
                None => "the browser has no cookie of this login",
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
        let details = details.ok_or_else(|| bad_state("no key of SECRET_KEY opens it"))?;
        Ok((row, details))
    }
}

fn bad_state(why: &str) -> Failure {
    Failure::untrusted(format!("state: {why}"))
}
