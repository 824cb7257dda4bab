//! The grant `client_credentials` (RFC 6749 section 4.4): a client acts for itself, with the permissions that an
//! administrator has given it. It gets neither a refresh token, since it can ask again at any time, nor an ID token, since
//! there is no user.

use crate::domain::{
    audit::EventKind,
    caller::Caller,
    oauth::{
        OAuth,
        client::{Grant, OAuthClient},
        client_authentication::Method,
        dpop::Thumbprint,
        fault::Fault,
        scope::{self, OFFLINE_ACCESS, OPENID},
        token::Granted,
    },
    sessions::{access_token::Confirmation, client_token::ClientGrant},
};

impl OAuth {
    /// A token for a client that has authenticated itself by `method`.
    ///
    /// # Errors
    /// [`Fault::UnauthorizedClient`]; those of signing, and of the database.
    pub(in crate::domain) async fn grant_client_credentials(
        &self,
        client: &OAuthClient,
        method: Method,
        scope: Option<&str>,
        dpop: Option<Thumbprint>,
        caller: &Caller,
    ) -> Result<Granted, Fault> {
        let is_confidential = !client.is_public() && method != Method::None;
        if !is_confidential || !client.names(Grant::ClientCredentials) {
            return Err(Fault::UnauthorizedClient(
                "the client may not use the grant client_credentials",
            ));
        }
        let scope = scopes_without_user(client, scope.unwrap_or_default());
        let permissions = client.settings.permissions.as_deref().unwrap_or_default();
        let life = i64::from(client.row.access_token_expiration);
        let token_type = match dpop {
            Some(_) => "DPoP",
            None => "Bearer",
        };
        let (token, id) = self.sessions.sign_client_token(ClientGrant {
            client_id: &client.row.client_id,
            life,
            scope: Some(scope.clone()).filter(|scope| !scope.is_empty()),
            permissions: words(permissions),
            cnf: dpop.map(|jkt| Confirmation { jkt }),
        })?;
        let event = self
            .audit
            .session_event(EventKind::Access, None, &client.row.client_id, id, caller)
            .with_detail("client credentials");
        self.audit.write(event).await?;
        Ok(Granted {
            access: token.into(),
            token_type,
            expires_in: life,
            refresh: None,
            id_token: None,
            scope,
        })
    }
}

/// The granted scopes without those that only mean something for a user.
fn scopes_without_user(client: &OAuthClient, requested: &str) -> String {
    let granted = client.granted_scopes(requested);
    let mut scopes = scope::words(&granted);
    scopes.retain(|word| ![OPENID, OFFLINE_ACCESS].contains(word));
    scopes.join(" ")
}

fn words(list: &str) -> Vec<String> {
    scope::words(list).into_iter().map(str::to_owned).collect()
}
