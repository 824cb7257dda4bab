//! How clients authenticate themselves at `/oauth2` (RFC 6749 section 2.3, RFC 7523 section 2.2).

use secrecy::{ExposeSecret, SecretString};

use crate::domain::{
    caller::Caller,
    clients::client::{ClientProof, has_secret},
    oauth::{OAuth, client::OAuthClient, fault::Fault},
};

/// `client_assertion_type` of RFC 7523.
const JWT_BEARER: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

/// What a request says about its client.
#[derive(Debug, Default)]
pub struct PresentedClient {
    /// Id and secret of `Authorization: Basic`, decoded.
    pub basic: Option<(String, SecretString)>,
    pub client_id: Option<String>,
    pub client_secret: Option<SecretString>,
    pub assertion: Option<SecretString>,
    pub assertion_type: Option<String>,
}

/// How a client has authenticated itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    Secret,
    /// `private_key_jwt`.
    Assertion,
    /// A public client has only named itself.
    None,
}

impl OAuth {
    /// The client of a request. A confidential client must authenticate itself, by exactly one method (RFC 6749 section
    /// 2.3).
    ///
    /// # Errors
    /// [`Fault::InvalidRequest`], [`Fault::InvalidClient`]; too many attempts after many wrong secrets from one address.
    pub async fn authenticate_client(
        &self,
        presented: &PresentedClient,
        caller: &Caller,
    ) -> Result<(OAuthClient, Method), Fault> {
        let methods = [
            presented.basic.is_some(),
            presented.client_secret.is_some(),
            presented.assertion.is_some(),
        ];
        if methods.into_iter().filter(|used| *used).count() > 1 {
            return Err(Fault::InvalidRequest(
                "use one method of client authentication",
            ));
        }
        if presented.assertion.is_some() {
            if presented.assertion_type.as_deref() != Some(JWT_BEARER) {
                return Err(Fault::InvalidRequest(
                    "client_assertion_type must be that of RFC 7523",
                ));
            }
            return self.authenticate_by_assertion(presented, caller).await;
        }
        let (id, secret) = match (&presented.basic, &presented.client_id) {
            // No client has this name: the header could not be read.
            (Some((id, _)), _) if id.is_empty() => return Err(Fault::InvalidClient),
            (Some((id, _)), Some(named)) if id != named => {
                return Err(Fault::InvalidRequest(
                    "client_id is not that of the Authorization header",
                ));
            }
            // An empty secret counts as none, as an empty parameter does: that is how public clients use this header.
            (Some((id, secret)), _) => (id, Some(secret).filter(|secret| !is_empty(secret))),
            (None, Some(named)) => (named, presented.client_secret.as_ref()),
            (None, None) => return Err(Fault::InvalidClient),
        };
        let client = self.find_client(id).await?;
        if client.keys().is_some() {
            // Otherwise an old or leaked secret would be as good as the key.
            let outcome = Err("no client assertion");
            self.clients
                .enforce(&client.row, false, outcome, caller)
                .await?;
        }
        let proof = match secret {
            Some(secret) => ClientProof::Secret(secret.clone()),
            None => ClientProof::None,
        };
        self.clients
            .check_authentication(&client.row, &proof, caller)
            .await?;
        let method = match secret {
            Some(_) if has_secret(&client.row) => Method::Secret,
            _ => Method::None,
        };
        Ok((client, method))
    }
}

fn is_empty(secret: &SecretString) -> bool {
    secret.expose_secret().is_empty()
}
