//! Pushed authorization requests (RFC 9126).

use crate::domain::{
    browsers::request::AuthorizationRequest,
    caller::Caller,
    keys::seal::Purpose,
    oauth::{
        OAuth, client_authentication::PresentedClient, dpop::Dpop, fault::Fault,
        request::RequestParameters,
    },
    refusal::Refusal,
};

/// A stored request.
#[derive(Debug)]
pub struct Pushed {
    pub request_uri: String,
    /// In seconds.
    pub expires_in: i32,
}

impl OAuth {
    /// `POST /oauth2/par`.
    ///
    /// # Errors
    /// Those of client authentication and of the request.
    pub async fn push(
        &self,
        _client: &PresentedClient,
        _parameters: RequestParameters,
        _dpop: &Dpop,
        _caller: &Caller,
    ) -> Result<Pushed, Fault> {
        Err(Refusal::NotConfigured.into())
    }

    /// The request in a row that [`OAuth::push`] has stored.
    ///
    /// # Errors
    /// [`Refusal::Internal`] if no key of SECRET_KEY decrypts it.
    pub(in crate::domain) fn open_request(
        &self,
        sealed: &str,
    ) -> Result<AuthorizationRequest, Refusal> {
        let json = self
            .sealer
            .open(Purpose::AuthorizationRequest, sealed)
            .map_err(Refusal::internal)?;
        serde_json::from_slice(&json).map_err(Refusal::internal)
    }
}
