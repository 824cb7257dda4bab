//! Signing out on the page that asks (OpenID Connect RP-Initiated Logout 1.0 section 2).

use crate::domain::{
    caller::Caller,
    clients::client::PageProof,
    oauth::{OAuth, logout::with_state},
    refusal::Refusal,
};

/// What the client has asked for, as far as the page knows.
#[derive(Debug)]
pub struct SignOut {
    pub client_id: Option<String>,
    pub post_logout_redirect_uri: Option<String>,
    pub state: Option<String>,
}

/// Where the browser goes, if anywhere, and the `Set-Cookie` value that removes the cookie of its session.
#[derive(Debug)]
pub struct SignedOut {
    pub location: Option<String>,
    pub cookie: String,
}

impl OAuth {
    /// Ends the session of the browser. The parameters come from the page's URL, which any site can compose: an address that
    /// is not the client's is left out, and the user has signed out nevertheless.
    ///
    /// # Errors
    /// Database errors.
    pub async fn sign_out(
        &self,
        _page: &PageProof,
        request: SignOut,
        cookie: Option<&str>,
        caller: &Caller,
    ) -> Result<SignedOut, Refusal> {
        let session = self.browsers.find_to_end(cookie).await?;
        let cookie = self.browsers.end(session.as_ref(), caller).await?;
        let location = self.way_back(&request).await?;
        Ok(SignedOut { location, cookie })
    }

    async fn way_back(&self, request: &SignOut) -> Result<Option<String>, Refusal> {
        let (Some(id), Some(uri)) = (&request.client_id, &request.post_logout_redirect_uri) else {
            return Ok(None);
        };
        let Some(client) = self.find_usable_client(id).await? else {
            return Ok(None);
        };
        if !self.is_post_logout_uri(&client, uri).await? {
            return Ok(None);
        }
        with_state(uri, request.state.as_deref()).map(Some)
    }
}
