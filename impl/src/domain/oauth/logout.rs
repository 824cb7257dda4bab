//! RP-initiated logout (OpenID Connect RP-Initiated Logout 1.0).

use secrecy::SecretString;

use crate::domain::{oauth::OAuth, refusal::Refusal};

/// The parameters of a logout request.
#[derive(Debug)]
pub struct LogoutRequest {
    pub id_token_hint: Option<SecretString>,
    pub client_id: Option<String>,
    pub post_logout_redirect_uri: Option<String>,
    pub state: Option<String>,
}

/// Where the browser goes, and the `Set-Cookie` value if its session has ended.
#[derive(Debug)]
pub struct LoggedOut {
    pub location: String,
    pub cookie: Option<String>,
}

impl OAuth {
    /// # Errors
    /// Refusals that cannot be sent to the client.
    pub async fn logout(
        &self,
        _request: &LogoutRequest,
        _cookie: Option<&str>,
    ) -> Result<LoggedOut, Refusal> {
        Err(Refusal::NotConfigured)
    }
}
