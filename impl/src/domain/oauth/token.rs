//! `POST /oauth2/token`.

use secrecy::SecretString;

use crate::domain::{
    caller::Caller,
    oauth::{OAuth, client_authentication::PresentedClient, dpop::Dpop, fault::Fault},
    refusal::Refusal,
};

/// The parameters of a token request.
#[derive(Debug)]
pub struct TokenRequest {
    pub grant_type: Option<String>,
    pub code: Option<SecretString>,
    pub redirect_uri: Option<String>,
    pub code_verifier: Option<SecretString>,
    pub refresh_token: Option<SecretString>,
    pub scope: Option<String>,
    pub device_code: Option<SecretString>,
}

/// The tokens of a response.
#[derive(Debug)]
pub struct Granted {
    pub access: SecretString,
    /// `Bearer` or `DPoP`.
    pub token_type: &'static str,
    /// In seconds.
    pub expires_in: i64,
    pub refresh: Option<SecretString>,
    pub id_token: Option<SecretString>,
    pub scope: String,
}

impl OAuth {
    /// # Errors
    /// Those of client authentication and of the grant.
    pub async fn token(
        &self,
        _client: &PresentedClient,
        _request: &TokenRequest,
        _dpop: &Dpop,
        _caller: &Caller,
    ) -> Result<Granted, Fault> {
        Err(Refusal::NotConfigured.into())
    }
}
