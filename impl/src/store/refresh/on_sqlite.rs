//! Rotations on SQLite, which has no statements that change several tables: one for each table, sent to the connection's thread
//! together, within a transaction of the only writer.

use sea_orm::{ConnectionTrait, DbBackend, DbErr, Value};
use uuid::Uuid;

use super::{rotation::Rotation, rows::OverRows};
use crate::store::{Transaction, revocations::LogEntry};

/// Returns the sessions that were as they were read. The second statement finds them by their new refresh tokens. The third
/// need not: whatever kept a session from being as it was read has revoked the same tokens.
static ROTATE: OverRows = OverRows::new(
    "WITH given (claims, tenant, access_end, successor, issued_end, generation, session, now, issued) \
       AS (VALUES {rows 0..9}) \
     UPDATE sessions SET generation = given.generation, tenant_id = given.tenant, last_used_at = given.now, \
       access_expires_at = given.access_end, spent_hash = refresh_hash, spent_at = given.now, \
       successor = given.successor, refresh_hash = given.issued, refresh_expires_at = given.issued_end \
     FROM given WHERE sessions.id = given.session AND sessions.generation = given.generation - 1 \
       AND sessions.claims_version = given.claims AND sessions.ended_at IS NULL \
     RETURNING id;\n\
     WITH given (session, now, issued, kind, user_id, actor, tenant, client_id, address, user_agent, device_id, detail) \
       AS (VALUES {rows 6..18}) \
     INSERT INTO auth_events \
       (at, kind, user_id, actor, tenant_id, client_id, session_id, address, user_agent, device_id, detail) \
     SELECT now, kind, given.user_id, actor, tenant, given.client_id, session, given.address, given.user_agent, \
       given.device_id, detail \
     FROM given JOIN sessions ON sessions.id = given.session AND sessions.refresh_hash = given.issued;\n\
     INSERT INTO revocations (session_id, generation, instance, expires_at, others) \
     SELECT $1, $2, $3, $4, $5 WHERE $5 IS NOT NULL",
);

pub async fn rotate(
    tx: &Transaction,
    instance: Uuid,
    rotations: &[Rotation],
) -> Result<Vec<Uuid>, DbErr> {
    let revocations = rotations.iter().filter_map(Rotation::revocation);
    let entry = LogEntry::of(revocations);
    let log = [
        Uuid::nil().into(),
        0.into(),
        instance.into(),
        entry.as_ref().map(|entry| entry.expires_at).into(),
        entry.map(|entry| entry.packed).into(),
    ];
    let statements = ROTATE.statement(DbBackend::Sqlite, log, rotations.iter().map(row));
    let stored = tx.query_all_raw(statements).await?;
    stored.iter().map(|row| row.try_get("", "id")).collect()
}

/// In the order of both lists of the statements.
fn row(rotation: &Rotation) -> [Value; 18] {
    let event = rotation.event.clone();
    let kind: &str = event.kind.into();
    [
        rotation.session.claims_version.into(),
        rotation.tenant.into(),
        rotation.access_expires_at.into(),
        rotation.successor.clone().into(),
        rotation.next.expires_at.into(),
        rotation.next.generation.into(),
        rotation.session.id.into(),
        event.at.into(),
        rotation.next.hash.clone().into(),
        kind.into(),
        event.user_id.into(),
        event.actor.into(),
        event.tenant_id.into(),
        event.client_id.into(),
        event.address.into(),
        event.user_agent.into(),
        event.device_id.into(),
        event.detail.into(),
    ]
}
