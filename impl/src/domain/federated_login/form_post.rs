//! Responses of identity providers by a cross-site POST, to which browsers do not attach the login's cookie
//! (`SameSite=Lax`). They redirect to a GET of the same browser, where the cookie is checked.

use chrono::{DateTime, Utc};
use secrecy::ExposeSecret;

use crate::{
    domain::{
        caller::Caller,
        federated_login::{
            FederatedLogin,
            callback::CallbackParameters,
            failure::Failure,
            start::{AcceptedAssertion, PersonName},
        },
        refusal::Refusal,
        secrets::token_hash,
    },
    federation::{Asserted, Provider, ProviderName},
    random::RandomnessExt,
    store::{
        clients,
        login_states::{self, LoginState},
        used_assertions,
    },
};

impl FederatedLogin {
    /// `POST /auth/apple-oauth-redirect`: returns the URL of the GET that continues with the same parameters.
    ///
    /// # Errors
    /// [`Refusal::NotConfigured`].
    pub async fn relay_apple_post(
        &self,
        callback: &CallbackParameters,
        name: Option<PersonName>,
    ) -> Result<String, Refusal> {
        let known = self.providers.find(ProviderName::Apple);
        known.ok_or(Refusal::NotConfigured)?;
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
        for (name, value) in [("error", &callback.error), ("iss", &callback.issuer)] {
            if let Some(value) = value {
                url.append_pair(name, value);
            }
        }
        let public = self.settings.listen.public_url();
        Ok(format!(
            "{public}/auth/apple-oauth-redirect?{}",
            url.finish()
        ))
    }

    async fn remember_name(&self, state: &str, name: PersonName) -> Result<(), Refusal> {
        let hash = token_hash(state);
        let row = login_states::find(self.store.reader(), &hash)
            .await?
            .filter(|row| row.provider == ProviderName::Apple.stored());
        let Some(row) = row else {
            return Ok(());
        };
        let Some(mut details) = self.open_details(&row) else {
            return Ok(());
        };
        details.name = Some(name);
        let sealed = self.seal_details(&details)?;
        self.store
            .write(move |tx| {
                Box::pin(
                    async move { login_states::replace(tx, &hash, &row.details, sealed).await },
                )
            })
            .await?;
        Ok(())
    }

    /// `POST /auth/saml-auth-redirect`: validates a SAML response and stores its assertion for the browser's GET, whose
    /// URL is returned. A rejected response voids the state, unless another response was accepted before: replaying
    /// that one, or sending a forged one after it, must not abort the login.
    ///
    /// # Errors
    /// [`Refusal::NotConfigured`], [`Refusal::InvalidCredentials`] for an invalid response or state,
    /// [`Refusal::ProviderFailed`], [`Refusal::ProviderTimeout`].
    pub async fn consume_saml_post(
        &self,
        response: &str,
        state: Option<&str>,
        caller: &Caller,
    ) -> Result<String, Refusal> {
        let provider = self
            .providers
            .find(ProviderName::Saml)
            .ok_or(Refusal::NotConfigured)?;
        match self.accept_saml_post(provider, response, state).await {
            Ok(location) => Ok(location),
            Err((client, failure)) => {
                let client = client.as_deref();
                let recorded = self.record_login_failure(provider.name, client, failure, caller);
                Err(recorded.await)
            }
        }
    }

    /// The URL to continue with, or the failure with the client of the login, if known.
    async fn accept_saml_post(
        &self,
        provider: &Provider,
        response: &str,
        state: Option<&str>,
    ) -> Result<String, (Option<String>, Failure)> {
        let state = state.unwrap_or_default();
        let now = self.clock.now();
        let db = self.store.reader();
        let found = login_states::find(db, &token_hash(state)).await;
        let row = found
            .map_err(|error| (None, error.into()))?
            .filter(|row| row.provider == ProviderName::Saml.stored())
            .filter(|row| row.used_at.is_none() && row.expires_at > now)
            .ok_or_else(|| {
                let why = "RelayState: missing, unknown, used or expired";
                (None, Failure::untrusted(why))
            })?;
        let client = clients::find_by_number(db, row.client_id).await;
        let client = client.map_err(|error| (None, error.into()))?;
        let client = client.map(|client| client.client_id);
        let (hash, known) = (row.state_hash.clone(), row.details.clone());
        match self.consume(provider, row, state, response, now).await {
            Ok(None) => {
                let why = "SAML response: this or another response was accepted before";
                Err((client, Failure::untrusted(why)))
            }
            Ok(Some(code)) => {
                let public = self.settings.listen.public_url();
                let query = url::form_urlencoded::Serializer::new(String::new())
                    .append_pair("code", &code)
                    .append_pair("state", state)
                    .finish();
                Ok(format!("{public}/auth/saml-auth-redirect?{query}"))
            }
            // The response was not examined, so another attempt may still succeed.
            Err(failure) if matches!(failure.refusal, Refusal::Saturated) => Err((client, failure)),
            Err(failure) => {
                let given_up = self
                    .store
                    .write(move |tx| {
                        Box::pin(async move { login_states::give_up(tx, &hash, &known, now).await })
                    })
                    .await;
                Err((client, given_up.err().map_or(failure, Failure::from)))
            }
        }
    }

    /// Validates the response and stores its assertion. Returns the code for the browser's GET, or `None` if a response
    /// was accepted before.
    async fn consume(
        &self,
        provider: &Provider,
        row: LoginState,
        state: &str,
        response: &str,
        now: DateTime<Utc>,
    ) -> Result<Option<String>, Failure> {
        let saml = provider.saml().ok_or(Refusal::NotConfigured)?;
        let mut details = self
            .open_details(&row)
            .ok_or_else(|| Failure::untrusted("RelayState: no key of SECRET_KEY decrypts it"))?;
        if details.asserted.is_some() {
            return Ok(None);
        }
        let attempt = details.attempt(state);
        let consuming = self.providers.consume(saml, &attempt, response, now);
        let Asserted {
            identity,
            assertion_id,
            until,
        } = self.with_timeout(consuming).await?;
        let code = self.random.token();
        details.asserted = Some(AcceptedAssertion {
            code: code.clone(),
            identity,
        });
        let sealed = self.seal_details(&details)?;
        let assertion_hash = token_hash(&assertion_id);
        let stored = self
            .store
            .write::<_, Refusal, _>(move |tx| {
                Box::pin(async move {
                    let first = used_assertions::insert(tx, assertion_hash, until).await?;
                    Ok(first
                        && login_states::replace(tx, &row.state_hash, &row.details, sealed).await?)
                })
            })
            .await?;
        Ok(stored.then_some(code))
    }

    /// `GET /auth/saml/metadata`: this service's metadata for the identity provider.
    ///
    /// # Errors
    /// [`Refusal::NotConfigured`].
    pub fn saml_metadata(&self) -> Result<String, Refusal> {
        let provider = self.providers.find(ProviderName::Saml);
        let saml = provider.and_then(Provider::saml);
        saml.ok_or(Refusal::NotConfigured)?
            .metadata()
            .map_err(Refusal::internal)
    }
}
