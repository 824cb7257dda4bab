//! Listing and ending the sessions of the signed-in user.

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

use crate::{
    domain::{
        caller::Caller,
        refusal::Refusal,
        sessions::{Sessions, access_token::Claims},
    },
    store::{
        audit::EventKind,
        clients,
        sessions::{self, Session},
    },
};

/// An active session.
#[derive(Debug)]
pub struct OwnSession {
    pub id: Uuid,
    /// The client's public identifier.
    pub client_id: String,
    pub started_at: DateTime<Utc>,
    pub last_used_at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
    pub user_agent: Option<String>,
    pub address: Option<String>,
    /// Whether the request was made with this session's token.
    pub is_current: bool,
}

impl Sessions {
    /// `GET /auth/sessions`: the user's active sessions, newest first.
    ///
    /// # Errors
    /// Database errors.
    pub async fn list_sessions(&self, claims: &Arc<Claims>) -> Result<Vec<OwnSession>, Refusal> {
        let db = self.store.reader();
        let now = self.clock.now();
        let clients = clients::list(db).await?;
        let usable = |session: Session| {
            let client = clients
                .iter()
                .find(|client| client.id == session.client_id)?;
            let life = TimeDelta::seconds(client.refresh_token_expiration.into());
            (session.last_used_at + life > now).then(|| OwnSession {
                id: session.id,
                client_id: client.client_id.clone(),
                started_at: session.started_at,
                last_used_at: session.last_used_at,
                expires_at: session.refresh_end(),
                user_agent: session.user_agent,
                address: session.address,
                is_current: session.id == claims.sid,
            })
        };
        let live = sessions::live_of_user(db, claims.sub, now).await?;
        Ok(live.into_iter().filter_map(usable).collect())
    }

    /// `DELETE /auth/sessions/{id}`: ends one of the user's sessions.
    ///
    /// # Errors
    /// [`Refusal::SessionNotFound`], also for a session of another user.
    pub async fn end_own_session(
        &self,
        claims: &Arc<Claims>,
        id: Uuid,
        caller: &Caller,
    ) -> Result<(), Refusal> {
        let session = sessions::find(self.store.reader(), id)
            .await?
            .filter(|session| session.user_id == claims.sub)
            .ok_or(Refusal::SessionNotFound)?;
        let event = self
            .session_event_for(EventKind::Logout, &session, caller)
            .await?;
        let event = event.with_detail("ended from the list of sessions");
        if self.end_session_with_event(id, event).await? {
            Ok(())
        } else {
            Err(Refusal::SessionNotFound)
        }
    }
}
