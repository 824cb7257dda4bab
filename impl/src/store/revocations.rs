//! `revocations`: the log that every instance follows. It contains one row per session, the newest, and one row for each group
//! of refreshes: a row for each refresh would change three indexes, one of them at a random place.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, DbBackend, DbErr, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect, Select, Statement,
};
use uuid::Uuid;

use super::entities::revocations::{ActiveModel, Column, Entity, Model};

/// Revokes a session's access tokens of generations below `generation`. Not needed after `expires_at`, when the last of them
/// has expired.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Revocation {
    pub session_id: Uuid,
    pub generation: i32,
    pub expires_at: DateTime<Utc>,
}

/// Session, generation and expiry in microseconds, the numbers big endian.
const PACKED_LEN: usize = 16 + 4 + 8;

impl Revocation {
    /// As in [`LogEntry::packed`].
    pub fn packed(&self) -> [u8; PACKED_LEN] {
        let mut packed = [0; PACKED_LEN];
        packed[..16].copy_from_slice(self.session_id.as_bytes());
        packed[16..20].copy_from_slice(&self.generation.to_be_bytes());
        packed[20..].copy_from_slice(&self.expires_at.timestamp_micros().to_be_bytes());
        packed
    }

    fn unpacked(packed: &[u8; PACKED_LEN]) -> Option<Self> {
        let (session, rest) = packed.split_first_chunk()?;
        let (generation, rest) = rest.split_first_chunk()?;
        let expires = i64::from_be_bytes(*rest.first_chunk()?);
        Some(Self {
            session_id: Uuid::from_bytes(*session),
            generation: i32::from_be_bytes(*generation),
            expires_at: DateTime::from_timestamp_micros(expires)?,
        })
    }
}

/// What one row of the log says of many sessions.
pub struct LogEntry {
    /// The latest of its revocations.
    pub expires_at: DateTime<Utc>,
    pub packed: Vec<u8>,
}

impl LogEntry {
    /// `None` without revocations.
    pub fn of(revocations: impl Iterator<Item = Revocation>) -> Option<Self> {
        revocations.fold(None, |entry, revocation| {
            let mut entry = entry.unwrap_or(Self {
                expires_at: revocation.expires_at,
                packed: Vec::new(),
            });
            entry.expires_at = std::cmp::max(entry.expires_at, revocation.expires_at);
            entry.packed.extend_from_slice(&revocation.packed());
            Some(entry)
        })
    }
}

/// What a row of the log revokes.
pub fn of_row(row: &Model) -> Vec<Revocation> {
    match &row.others {
        None => vec![Revocation::from(row)],
        Some(others) => {
            let (packed, _) = others.as_chunks();
            packed.iter().filter_map(Revocation::unpacked).collect()
        }
    }
}

/// A generation that revokes all tokens of a session.
pub const WHOLE_SESSION: i32 = i32::MAX;

/// Maximum number of rows per statement. Each row has several parameters, and SQLite allows 32,766 per statement.
const INSERT_BATCH: usize = 500;
/// Maximum number of rows per query: about a megabyte.
pub const PAGE: u64 = 10_000;

/// Writes revocations to the log, merged with existing rows of the same sessions, and returns the result. It may revoke more than
/// what was passed, and the caller must apply it: a replaced row may have been written by another instance and not have been read
/// by this one yet.
///
/// # Errors
/// Database errors.
pub async fn insert(
    db: &impl ConnectionTrait,
    instance: Uuid,
    revocations: &[Revocation],
) -> Result<Vec<Revocation>, DbErr> {
    let mut written = Vec::with_capacity(revocations.len());
    for part in revocations.chunks(INSERT_BATCH) {
        let sessions = part.iter().map(|revocation| revocation.session_id);
        // Not an upsert: the row needs a new id, or followers would not see it.
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
            others: NotSet,
        });
        Entity::insert_many(rows).exec_without_returning(db).await?;
        written.extend(newest);
    }
    Ok(written)
}

fn merged(new: &[Revocation], replaced: Vec<Model>) -> Vec<Revocation> {
    let mut sessions: HashMap<Uuid, Revocation> = HashMap::with_capacity(new.len());
    let replaced = replaced.iter().map(Revocation::from);
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

impl From<&Model> for Revocation {
    fn from(row: &Model) -> Self {
        Self {
            session_id: row.session_id,
            generation: row.generation,
            expires_at: row.expires_at,
        }
    }
}

/// The highest id.
pub async fn highest(db: &impl ConnectionTrait) -> Result<Option<i64>, DbErr> {
    let highest = Entity::find()
        .select_only()
        .column_as(Column::Id.max(), "highest")
        .into_tuple::<Option<i64>>()
        .one(db)
        .await?;
    Ok(highest.flatten())
}

/// The highest id among the rows that were written more than `seconds` ago.
///
/// # Errors
/// Database errors.
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

/// The query of [`highest_older_than`]. `None` for SQLite, whose single writer commits rows in the order of their ids.
pub fn settled(backend: DbBackend, seconds: u64) -> Option<Statement> {
    let sql = format!(
        "SELECT id FROM revocations \
         WHERE recorded_at IS NULL OR recorded_at < clock_timestamp() - interval '{seconds} seconds' \
         ORDER BY id DESC LIMIT 1"
    );
    (backend == DbBackend::Postgres).then(|| Statement::from_string(backend, sql))
}

/// Rows of other instances after the row `after`, oldest first; at most [`PAGE`].
pub fn of_others(instance: Uuid, after: i64, now: DateTime<Utc>) -> Select<Entity> {
    Entity::find()
        .filter(Column::Id.gt(after))
        .filter(Column::Instance.ne(instance))
        .filter(Column::ExpiresAt.gt(now))
        .order_by_asc(Column::Id)
        .limit(PAGE)
}
