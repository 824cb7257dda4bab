//! Rotations on SQLite, which has no statements that change several tables: one for each table, within a transaction of the
//! only writer.

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use sea_orm::{ConnectionTrait, DbBackend, DbErr, Statement, Value};
use uuid::Uuid;

use super::{
    rotation::{Rotated, Rotation},
    rows::OverRows,
};
use crate::store::{Transaction, revocations::Revocation};

/// Returns the sessions that were as they were read.
static ADVANCE: OverRows = OverRows::new(
    "WITH given (session, generation, claims, tenant, now, access_end, successor, issued, issued_end) AS (VALUES {rows}) \
     UPDATE sessions SET generation = given.generation, tenant_id = given.tenant, last_used_at = given.now, \
       access_expires_at = given.access_end, spent_hash = refresh_hash, spent_at = given.now, \
       successor = given.successor, refresh_hash = given.issued, refresh_expires_at = given.issued_end \
     FROM given WHERE sessions.id = given.session AND sessions.generation = given.generation - 1 \
       AND sessions.claims_version = given.claims AND sessions.ended_at IS NULL \
     RETURNING id",
);

/// Not an upsert: the number must be a new one, or followers would not see the row.
static REVOKE: OverRows = OverRows::new(
    "WITH given (session, generation, revoked_until) AS (VALUES {rows}) \
     INSERT INTO revocations (session_id, generation, instance, expires_at) \
     SELECT session, \
       max(given.generation, coalesce((SELECT max(generation) FROM revocations WHERE session_id = session), 0)), \
       ?1, \
       max(revoked_until, coalesce((SELECT max(expires_at) FROM revocations WHERE session_id = session), '')) \
     FROM given WHERE revoked_until IS NOT NULL \
     RETURNING id, session_id, generation, expires_at",
);

/// The rows that those of [`REVOKE`] replace.
static FORGET: OverRows = OverRows::new(
    "WITH given (session) AS (VALUES {rows}) \
     DELETE FROM revocations WHERE session_id IN (SELECT session FROM given) AND id < ?1",
);

static RECORD: OverRows = OverRows::new(
    "WITH given (at, kind, user_id, actor, tenant, client_id, session, address, user_agent, device_id, detail) \
       AS (VALUES {rows}) \
     INSERT INTO auth_events \
       (at, kind, user_id, actor, tenant_id, client_id, session_id, address, user_agent, device_id, detail) \
     SELECT at, kind, user_id, actor, tenant, client_id, session, address, user_agent, device_id, detail \
     FROM given WHERE at IS NOT NULL",
);

pub async fn rotate(
    tx: &Transaction,
    instance: Uuid,
    rotations: Arc<Vec<Rotation>>,
) -> Result<Vec<Rotated>, DbErr> {
    let advanced = advance(tx, &rotations).await?;
    let rotations: Vec<&Rotation> = rotations
        .iter()
        .filter(|rotation| advanced.contains(&rotation.session.id))
        .collect();
    if rotations.is_empty() {
        return Ok(Vec::new());
    }
    tx.execute_raw(record(&rotations)).await?;
    let revocations = revoke(tx, instance, &rotations).await?;
    let rotated = |session| Rotated {
        session,
        revocation: revocations.get(&session).copied(),
    };
    Ok(advanced.into_iter().map(rotated).collect())
}

async fn advance(tx: &Transaction, rotations: &[Rotation]) -> Result<HashSet<Uuid>, DbErr> {
    let rows = rotations.iter().map(|rotation| {
        [
            rotation.session.id.into(),
            rotation.next.generation.into(),
            rotation.session.claims_version.into(),
            rotation.tenant.into(),
            rotation.event.at.into(),
            rotation.access_expires_at.into(),
            rotation.successor.clone().into(),
            rotation.next.hash.clone().into(),
            rotation.next.expires_at.into(),
        ]
    });
    let advanced = tx
        .query_all_raw(ADVANCE.statement(DbBackend::Sqlite, [], rows))
        .await?;
    advanced.iter().map(|row| row.try_get("", "id")).collect()
}

fn record(rotations: &[&Rotation]) -> Statement {
    let rows = rotations.iter().map(|rotation| -> [Value; 11] {
        let event = rotation.event.clone();
        let kind: &str = event.kind.into();
        [
            event.at.into(),
            kind.into(),
            event.user_id.into(),
            event.actor.into(),
            event.tenant_id.into(),
            event.client_id.into(),
            event.session_id.into(),
            event.address.into(),
            event.user_agent.into(),
            event.device_id.into(),
            event.detail.into(),
        ]
    });
    RECORD.statement(DbBackend::Sqlite, [], rows)
}

async fn revoke(
    tx: &Transaction,
    instance: Uuid,
    rotations: &[&Rotation],
) -> Result<HashMap<Uuid, Revocation>, DbErr> {
    let rows = rotations.iter().map(|rotation| {
        [
            rotation.session.id.into(),
            rotation.next.generation.into(),
            rotation.revoked_until.into(),
        ]
    });
    let revoked = tx
        .query_all_raw(REVOKE.statement(DbBackend::Sqlite, [instance.into()], rows))
        .await?;
    let mut revocations = HashMap::with_capacity(revoked.len());
    let mut first = i64::MAX;
    for row in revoked {
        let session_id = row.try_get("", "session_id")?;
        let revocation = Revocation {
            session_id,
            generation: row.try_get("", "generation")?,
            expires_at: row.try_get("", "expires_at")?,
        };
        revocations.insert(session_id, revocation);
        first = first.min(row.try_get("", "id")?);
    }
    if !revocations.is_empty() {
        let sessions = revocations.keys().map(|session| [Value::from(*session)]);
        let statement = FORGET.statement(DbBackend::Sqlite, [first.into()], sessions);
        tx.execute_raw(statement).await?;
    }
    Ok(revocations)
}
