//! `SessionController`: the sessions of the signed-in user.

use async_trait::async_trait;
use auth_api::{
    SessionController, SessionControllerEndResponse, SessionControllerListResponse, models::Session,
};
use swagger::{ApiError, Nullable};
use uuid::Uuid;

use super::{Server, bearer, caller, respond};
use crate::{
    domain::{
        refusal::Refusal,
        sessions::{own_sessions::OwnSession, user_claims::iso_8601},
    },
    edge::context::RequestContext,
};

#[async_trait]
impl SessionController<RequestContext> for Server {
    /// `GET /auth/sessions`
    async fn session_controller_list(
        &self,
        context: &RequestContext,
    ) -> Result<SessionControllerListResponse, ApiError> {
        let sessions = self.list_own_sessions(context).await;
        respond(sessions.map(SessionControllerListResponse::Ok))
    }

    /// `DELETE /auth/sessions/{id}`
    async fn session_controller_end(
        &self,
        id: Uuid,
        context: &RequestContext,
    ) -> Result<SessionControllerEndResponse, ApiError> {
        let ended = self.end_own_session(id, context).await;
        respond(ended.map(|()| SessionControllerEndResponse::NoContent))
    }
}

impl Server {
    async fn list_own_sessions(&self, context: &RequestContext) -> Result<Vec<Session>, Refusal> {
        let claims = self
            .domain
            .sessions
            .check_own_bearer(bearer(context))
            .await?;
        let sessions = self.domain.sessions.list_sessions(&claims).await?;
        Ok(sessions.into_iter().map(shown).collect())
    }

    async fn end_own_session(&self, id: Uuid, context: &RequestContext) -> Result<(), Refusal> {
        let claims = self
            .domain
            .sessions
            .check_own_bearer(bearer(context))
            .await?;
        self.domain
            .sessions
            .end_own_session(&claims, id, &caller(context))
            .await
    }
}

fn shown(session: OwnSession) -> Session {
    Session {
        id: session.id,
        client_id: session.client_id,
        started_at: iso_8601(session.started_at),
        last_used_at: iso_8601(session.last_used_at),
        expires_at: iso_8601(session.expires_at),
        user_agent: session.user_agent.map_or(Nullable::Null, Nullable::Present),
        address: session.address.map_or(Nullable::Null, Nullable::Present),
        current: session.is_current,
    }
}
