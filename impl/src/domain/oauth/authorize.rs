//! `GET /oauth2/authorize`.

use crate::domain::{
    caller::Caller, oauth::OAuth, oauth::request::RequestParameters, refusal::Refusal,
};

/// The response to an authorization request.
#[derive(Debug)]
pub enum Answer {
    /// To the client, or to a page of this service.
    Redirect(String),
    /// A page that posts the response to the client.
    Page(String),
}

impl OAuth {
    /// # Errors
    /// Refusals that cannot be sent to the client.
    pub async fn authorize(
        &self,
        _parameters: RequestParameters,
        _resume: Option<&str>,
        _cookie: Option<&str>,
        _caller: &Caller,
    ) -> Result<Answer, Refusal> {
        Err(Refusal::NotConfigured)
    }
}
