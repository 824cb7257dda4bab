//! What is kept of the user data that an identity provider returns.

use secrecy::{ExposeSecret, SecretString};

use crate::{
    domain::{
        accounts::fields,
        federated_login::{
            FederatedLogin,
            failure::Failure,
            start::{LoginDetails, PersonName},
        },
        keys::seal::Purpose,
        refusal::Refusal,
    },
    federation::{Completed, Identity, ProviderName},
    store::columns::Sealed,
};

/// A user whom an identity provider has authenticated.
pub(in crate::domain) struct Person {
    pub provider: ProviderName,
    pub identity: Identity,
    pub external_tokens: Option<Sealed>,
    /// `sid` of the session at the provider, for back-channel logout.
    pub provider_session: Option<String>,
}

impl FederatedLogin {
    /// The user as far as the provider's data can be stored.
    pub(super) fn person(
        &self,
        provider: ProviderName,
        completed: Completed,
        details: &LoginDetails,
    ) -> Result<Person, Failure> {
        let Completed {
            mut identity,
            refresh_token,
            access_token,
            provider_session,
        } = completed;
        if !fits_column(&identity.subject) {
            let why = "the subject contains control characters or is longer than 255 characters";
            return Err(Failure::untrusted(why));
        }
        // An address with which one could not sign up is ignored.
        identity.address = identity
            .address
            .filter(|address| fits_column(address) && fields::email(address).is_ok());
        add_name(&mut identity, details.name.as_ref());
        let for_logout = match provider {
            ProviderName::Keycloak | ProviderName::Cognito => refresh_token,
            // Gives a refresh token only to those who ask for offline access, and revokes either.
            ProviderName::Google => refresh_token.or(access_token),
            _ => None,
        };
        let external_tokens = for_logout
            .map(|token| self.seal_provider_token(&token))
            .transpose()?;
        Ok(Person {
            provider,
            identity,
            external_tokens,
            provider_session: provider_session
                .filter(|session| provider == ProviderName::Keycloak && fits_column(session)),
        })
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
}

/// Whether a provider's text can be stored and searched for. (PostgreSQL rejects U+0000.)
fn fits_column(text: &str) -> bool {
    text.chars().count() <= 255 && !text.chars().any(char::is_control)
}

fn add_name(identity: &mut Identity, name: Option<&PersonName>) {
    let Some(name) = name else { return };
    let own = &mut *identity;
    own.first_name = own.first_name.take().or_else(|| name.first.clone());
    own.last_name = own.last_name.take().or_else(|| name.last.clone());
}
