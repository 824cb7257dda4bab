//! `SessionController`: the user's own sessions.

use std::sync::Arc;

use auth_api::{SessionControllerEndResponse, SessionControllerListResponse, models::Session};
use swagger::{ApiError, Nullable};
use uuid::Uuid;

use super::{bearer, caller};
use crate::{
    context::RequestContext,
    domain::{Domain, Refusal, access_tokens::Claims, user_claims::iso_8601},
    respond, store,
};

/// `GET /auth/sessions`
pub async fn list(
    domain: &Domain,
    context: &RequestContext,
) -> Result<SessionControllerListResponse, ApiError> {
    respond!(
        own_sessions(domain, context).await,
        SessionControllerListResponse,
        SessionControllerListResponse::Ok,
        [Unauthorized]
    )
}

/// `DELETE /auth/sessions/{id}`
pub async fn end(
    domain: &Domain,
    id: Uuid,
    context: &RequestContext,
) -> Result<SessionControllerEndResponse, ApiError> {
    let outcome = match domain.check_bearer(bearer(context)).await {
        Ok(claims) => domain.end_own_session(&claims, id, &caller(context)).await,
        Err(refusal) => Err(refusal),
    };
    respond!(
        outcome,
        SessionControllerEndResponse,
        |()| SessionControllerEndResponse::NoContent,
        [Unauthorized, NotFound]
    )
}

async fn own_sessions(domain: &Domain, context: &RequestContext) -> Result<Vec<Session>, Refusal> {
    let claims = domain.check_bearer(bearer(context)).await?;
    let sessions = domain.list_sessions(&claims).await?;
    Ok(sessions
        .into_iter()
        .map(|(session, client_id)| shown(session, client_id, &claims))
        .collect())
}

fn shown(session: store::sessions::Session, client_id: String, claims: &Arc<Claims>) -> Session {
    Session {
        id: session.id,
        client_id,
        started_at: iso_8601(session.started_at),
        last_used_at: iso_8601(session.last_used_at),
        expires_at: iso_8601(session.expires_at),
        user_agent: session.user_agent.map_or(Nullable::Null, Nullable::Present),
        address: session.address.map_or(Nullable::Null, Nullable::Present),
        current: session.id == claims.sid,
    }
}
