//! Pushed authorization requests (RFC 9126).

use crate::domain::{
    caller::Caller,
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
}
