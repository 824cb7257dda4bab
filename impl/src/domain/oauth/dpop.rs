//! Proofs of possession (DPoP, RFC 9449).

use crate::domain::oauth::{OAuth, fault::Fault};

/// The `DPoP` headers of a request, and what a proof must be for.
#[derive(Clone, Debug, Default)]
pub struct Dpop {
    /// Values of all `DPoP` headers: more than one is an error.
    pub proofs: Vec<String>,
    pub method: &'static str,
    /// The URL of the endpoint below PUBLIC_URL, without query.
    pub url: String,
}

/// The JWK thumbprint (RFC 7638) of the key that a proof was signed with.
pub type Thumbprint = String;

impl OAuth {
    /// Checks the proof of a request, if it has one. `access_token` is the token that the proof must be bound to.
    ///
    /// # Errors
    /// [`Fault::InvalidDpopProof`].
    pub(in crate::domain) async fn check_dpop(
        &self,
        dpop: &Dpop,
        _access_token: Option<&str>,
    ) -> Result<Option<Thumbprint>, Fault> {
        if dpop.proofs.is_empty() {
            return Ok(None);
        }
        Err(Fault::InvalidDpopProof("DPoP is not supported"))
    }
}
