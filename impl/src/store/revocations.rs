//! The log of revocations that every instance follows. It holds one row for each session, the newest.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, DbBackend, DbErr, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect, Select, Statement,
};
use uuid::Uuid;

use super::entities::revocations::{ActiveModel, Column, Entity, Model};

/// A session's access tokens of generations below `generation` are dead; it need not be remembered after `expires_at`,
/// when the last of them ends by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Revocation {
    pub session_id: Uuid,
    pub generation: i32,
    pub expires_at: DateTime<Utc>,
}

/// Ends all generations.
pub const WHOLE_SESSION: i32 = i32::MAX;

/// Rows of one statement: each has four parameters, of which a statement takes 32,766 at most (SQLite).
const ROWS_AT_ONCE: usize = 500;
/// Rows that are read at once: a megabyte.
pub const PAGE: u64 = 10_000;

/// Writes revocations to the log, in place of what it says of the same sessions, and answers what it says now. That may be
/// more than what was written, and the caller must apply it: another instance's row that this one has not read yet may be
/// among those that were replaced.
///
/// # Errors
/// Those of the database.
pub async fn insert(
    db: &impl ConnectionTrait,
    instance: Uuid,
    revocations: &[Revocation],
) -> Result<Vec<Revocation>, DbErr> {
    let mut written = Vec::with_capacity(revocations.len());
    for part in revocations.chunks(ROWS_AT_ONCE) {
        let sessions = part.iter().map(|revocation| revocation.session_id);
        // Not an upsert: the number must be a new one, or followers would not see the row.
        let replaced = Entity::delete_many()
            .filter(Column::SessionId.is_in(sessions))
            .exec_with_returning(db)
            .await?;
        let newest = merged(part, replaced);
        let rows = newest.iter().map(|revocation| ActiveModel {
            id: NotSet,
            session_id: Set(revocation.session_id),
            generation: Set(revocation.generation),
            instance: Set(instance),
            expires_at: Set(revocation.expires_at),
        });
        Entity::insert_many(rows).exec_without_returning(db).await?;
        written.extend(newest);
    }
    Ok(written)
}

fn merged(new: &[Revocation], replaced: Vec<Model>) -> Vec<Revocation> {
    let mut sessions: HashMap<Uuid, Revocation> = HashMap::with_capacity(new.len());
    let replaced = replaced.into_iter().map(Revocation::from);
    for revocation in new.iter().copied().chain(replaced) {
        sessions
            .entry(revocation.session_id)
            .and_modify(|known| {
                known.generation = known.generation.max(revocation.generation);
                known.expires_at = known.expires_at.max(revocation.expires_at);
            })
            .or_insert(revocation);
    }
    sessions.into_values().collect()
}

impl From<Model> for Revocation {
    fn from(row: Model) -> Self {
        Self {
            session_id: row.session_id,
            generation: row.generation,
            expires_at: row.expires_at,
        }
    }
}

/// The number of the youngest row.
pub async fn highest(db: &impl ConnectionTrait) -> Result<Option<i64>, DbErr> {
    let highest = Entity::find()
        .select_only()
        .column_as(Column::Id.max(), "highest")
        .into_tuple::<Option<i64>>()
        .one(db)
        .await?;
    Ok(highest.flatten())
}

/// The number of the youngest row that was written more than `seconds` ago.
///
/// # Errors
/// Those of the database.
pub async fn highest_older_than(
    db: &impl ConnectionTrait,
    seconds: u64,
) -> Result<Option<i64>, DbErr> {
    match settled(db.get_database_backend(), seconds) {
        Some(statement) => {
            let row = db.query_one_raw(statement).await?;
            row.map(|row| row.try_get("", "id")).transpose()
        }
        None => highest(db).await,
    }
}

/// The query behind [`highest_older_than`]. None on SQLite, whose single writer commits rows in the order of their numbers.
pub fn settled(backend: DbBackend, seconds: u64) -> Option<Statement> {
    let sql = format!(
        "SELECT id FROM revocations \
         WHERE recorded_at IS NULL OR recorded_at < clock_timestamp() - interval '{seconds} seconds' \
         ORDER BY id DESC LIMIT 1"
    );
    (backend == DbBackend::Postgres).then(|| Statement::from_string(backend, sql))
}

/// What others wrote after the row `after`, oldest first, [`PAGE`] rows at most.
pub fn of_others(instance: Uuid, after: i64, now: DateTime<Utc>) -> Select<Entity> {
    Entity::find()
        .filter(Column::Id.gt(after))
        .filter(Column::Instance.ne(instance))
        .filter(Column::ExpiresAt.gt(now))
        .order_by_asc(Column::Id)
        .limit(PAGE)
}
