//! `POST /oauth2/revoke` (RFC 7009).
//!
//! Either token of a session stands for the whole of it: whoever gives one up wants out, and a refresh token without its
//! access tokens, or the other way round, would be half a logout. Tokens that are unknown, expired or already revoked answer
//! as if they had been revoked. A token that belongs to another client is refused with `invalid_grant`, as section 2.1 wants,
//! and stays valid: the client has shown the token, so it learns nothing new.

use secrecy::{ExposeSecret, SecretString};

use crate::{
    domain::{
        audit::EventKind,
        caller::Caller,
        oauth::{OAuth, client::OAuthClient, client_authentication::PresentedClient, fault::Fault},
        sessions::{bearer::AccessToken, client_token::ClientClaims},
    },
    store::sessions::{self, Session},
};

const DETAIL: &str = "revoked by the client";
const FOREIGN: Fault = Fault::InvalidGrant("the token was issued to another client");

impl OAuth {
    /// # Errors
    /// Those of client authentication, [`Fault::InvalidGrant`] for a token of another client.
    pub async fn revoke(
        &self,
        presented: &PresentedClient,
        token: &SecretString,
        caller: &Caller,
    ) -> Result<(), Fault> {
        let (client, _) = self.authenticate_client(presented, caller).await?;
        let text = token.expose_secret();
        let db = self.store.reader();
        let session = match self.sessions.read_access_token(text).await? {
            Some(AccessToken::Client(claims)) => {
                return self.revoke_client_token(&claims, &client, caller).await;
            }
            // An expired access token gives nothing, so it takes nothing either.
            Some(AccessToken::User(claims)) if claims.is_expired(self.clock.now()) => None,
            Some(AccessToken::User(claims)) => sessions::find(db, claims.sid).await?,
            None => {
                let found = self.sessions.session_of_refresh_token(token).await?;
                found.map(|(session, _)| session)
            }
        };
        match session.filter(|session| session.ended_at.is_none()) {
            Some(session) => self.revoke_session(&session, &client, caller).await,
            None => Ok(()),
        }
    }

    async fn revoke_session(
        &self,
        session: &Session,
        client: &OAuthClient,
        caller: &Caller,
    ) -> Result<(), Fault> {
        if session.client_id != client.row.id {
            return Err(FOREIGN);
        }
        let event = self
            .sessions
            .session_event_for(EventKind::Logout, session, caller)
            .await?;
        self.sessions
            .end_session_with_event(session.id, event.with_detail(DETAIL))
            .await?;
        Ok(())
    }

    async fn revoke_client_token(
        &self,
        claims: &ClientClaims,
        client: &OAuthClient,
        caller: &Caller,
    ) -> Result<(), Fault> {
        if claims.client_id != client.row.client_id {
            return Err(FOREIGN);
        }
        let id = claims.id().unwrap_or_default();
        if self.sessions.check_client_claims(claims).is_err() {
            return Ok(());
        }
        let event = self
            .audit
            .session_event(EventKind::Logout, None, &client.row.client_id, id, caller)
            .with_detail(DETAIL);
        self.sessions.revoke_client_token(claims, event).await?;
        Ok(())
    }
}
