//! `POST /oauth2/introspect` (RFC 7662).
//!
//! Who may ask: clients that have authenticated themselves, about their own tokens. A resource server is a client of its own,
//! which receives access tokens that others were given. It may ask about those of public clients, which cannot ask themselves,
//! and about those of all clients if it has the permission [`ASK_ABOUT_ALL`]. To any other client a token is inactive: it has
//! perhaps been stolen (RFC 7662 section 4). A refresh token is shown to nobody but this service, so only the client that it
//! belongs to learns anything about it.
//!
//! A signature is not enough: the session is read from the database, so that it is inactive from the moment in which any
//! instance has ended it, and not up to a second later, when the log of revocations arrives.

use std::sync::Arc;

use secrecy::{ExposeSecret, SecretString};

use crate::{
    domain::{
        caller::Caller,
        oauth::{
            OAuth,
            client::OAuthClient,
            client_authentication::{Method, PresentedClient},
            fault::Fault,
            scope,
        },
        refusal::Refusal,
        sessions::{
            access_token::{Claims, Confirmation},
            bearer::AccessToken,
            client_token::ClientClaims,
            refresh_token::Standing,
        },
    },
    store::{clients, session_grants},
};

/// The permission of a client to ask about the access tokens of all clients.
pub const ASK_ABOUT_ALL: &str = "IntrospectTokens";

/// What an active token is worth.
#[derive(Debug, Default)]
pub struct Introspected {
    pub scope: Option<String>,
    pub client_id: String,
    pub username: Option<String>,
    /// Of access tokens only.
    pub token_type: Option<&'static str>,
    /// Seconds since the epoch, like `iat`.
    pub exp: i64,
    pub iat: Option<i64>,
    pub sub: String,
    pub aud: Option<String>,
    pub iss: String,
    pub jti: Option<String>,
    pub sid: Option<String>,
    pub permissions: Option<Vec<String>>,
    /// Thumbprint of the key that the token is bound to.
    pub jkt: Option<String>,
}

impl OAuth {
    /// `None` for a token that is not active, whatever the reason.
    ///
    /// # Errors
    /// Those of client authentication, [`Fault::InvalidClient`] also for public clients.
    pub async fn introspect(
        &self,
        presented: &PresentedClient,
        token: &SecretString,
        caller: &Caller,
    ) -> Result<Option<Introspected>, Fault> {
        let (client, method) = self.authenticate_client(presented, caller).await?;
        if client.is_public() || method == Method::None {
            return Err(Fault::InvalidClient);
        }
        self.sessions.require_clock()?;
        let text = token.expose_secret();
        match self.sessions.read_access_token(text).await? {
            Some(AccessToken::User(claims)) if self.may_ask(&client, &claims.aud).await? => {
                self.access_token(&claims).await
            }
            Some(AccessToken::Client(claims)) if self.may_ask(&client, &claims.aud).await? => {
                self.client_token(*claims).await
            }
            Some(_) => Ok(None),
            None => self.refresh_token(token, &client).await,
        }
    }

    /// Whether a client may ask about the access tokens of `owner`, the public identifier of one.
    async fn may_ask(&self, client: &OAuthClient, owner: &str) -> Result<bool, Fault> {
        let permissions = client.settings.permissions.as_deref().unwrap_or_default();
        if client.row.client_id == owner || scope::has(permissions, ASK_ABOUT_ALL) {
            return Ok(true);
        }
        let owner = self.find_usable_client(owner).await?;
        Ok(owner.is_some_and(|owner| owner.is_public()))
    }

    async fn access_token(&self, claims: &Arc<Claims>) -> Result<Option<Introspected>, Fault> {
        if !is_valid(self.sessions.check_claims(claims))? {
            return Ok(None);
        }
        let session = self.found_sessions.find(claims.sid).await?;
        let is_live = session.is_some_and(|session| {
            session.ended_at.is_none() && claims.generation() >= Some(session.generation)
        });
        Ok(is_live.then(|| Introspected {
            scope: claims.scope.clone().filter(|scope| !scope.is_empty()),
            client_id: claims.aud.clone(),
            username: Some(claims.user.username.clone()),
            token_type: Some(token_type(claims.cnf.as_ref())),
            exp: claims.exp,
            iat: Some(claims.iat),
            sub: claims.sub.to_string(),
            aud: Some(claims.aud.clone()),
            iss: claims.iss.clone(),
            jti: Some(claims.jti.clone()),
            sid: Some(claims.sid.to_string()),
            permissions: Some(claims.user.permissions.clone()),
            jkt: claims.cnf.as_ref().map(|key| key.jkt.clone()),
        }))
    }

    async fn client_token(&self, claims: ClientClaims) -> Result<Option<Introspected>, Fault> {
        if !is_valid(self.sessions.check_client_claims(&claims))? {
            return Ok(None);
        }
        // There is no session that would end with the client.
        let client = clients::find(self.store.reader(), &claims.client_id).await?;
        Ok(client.is_some().then(|| Introspected {
            scope: claims.scope,
            username: None,
            token_type: Some(token_type(claims.cnf.as_ref())),
            exp: claims.exp,
            iat: Some(claims.iat),
            sub: claims.sub,
            aud: Some(claims.aud),
            iss: claims.iss,
            jti: Some(claims.jti),
            sid: None,
            permissions: Some(claims.permissions),
            jkt: claims.cnf.map(|key| key.jkt),
            client_id: claims.client_id,
        }))
    }

    async fn refresh_token(
        &self,
        token: &SecretString,
        client: &OAuthClient,
    ) -> Result<Option<Introspected>, Fault> {
        let found = self.sessions.session_of_refresh_token(token).await?;
        let found = found.filter(|(session, standing)| {
            session.client_id == client.row.id && *standing == Standing::Present
        });
        let Some((session, _)) = found else {
            return Ok(None);
        };
        let db = self.store.reader();
        let grant = session_grants::find(db, session.id).await?;
        let (scope, jkt) = match grant {
            Some(grant) => (Some(grant.scopes), grant.dpop_thumbprint),
            None => (None, None),
        };
        Ok(Some(Introspected {
            scope: scope.filter(|scope| !scope.is_empty()),
            client_id: client.row.client_id.clone(),
            exp: session.refresh_end().timestamp(),
            sub: session.user_id.to_string(),
            iss: self.issuer.clone(),
            sid: Some(session.id.to_string()),
            jkt,
            ..Introspected::default()
        }))
    }
}

fn token_type(key: Option<&Confirmation>) -> &'static str {
    match key {
        Some(_) => "DPoP",
        None => "Bearer",
    }
}

/// An outage says nothing about the token.
fn is_valid(checked: Result<(), Refusal>) -> Result<bool, Refusal> {
    match checked {
        Ok(()) => Ok(true),
        Err(Refusal::BearerExpired | Refusal::BearerRevoked) => Ok(false),
        Err(other) => Err(other),
    }
}
