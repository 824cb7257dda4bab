//! Client authentication by a signed JWT, `private_key_jwt` (RFC 7523, OpenID Connect Core section 9).

use crate::domain::{
    caller::Caller,
    oauth::{
        OAuth,
        client::OAuthClient,
        client_authentication::{Method, PresentedClient},
        fault::Fault,
    },
};

impl OAuth {
    /// # Errors
    /// [`Fault::InvalidClient`] for any assertion that is not accepted.
    pub(in crate::domain) async fn authenticate_by_assertion(
        &self,
        _presented: &PresentedClient,
        _caller: &Caller,
    ) -> Result<(OAuthClient, Method), Fault> {
        Err(Fault::InvalidClient)
    }
}
