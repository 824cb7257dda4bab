//! Refresh tokens that name their session: what a refresh changes is in the row of the session, so that it changes one row
//! and no index; the key that proves that they are ours; and rows of the log of revocations that stand for many sessions.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

use crate::schema::{Column, Kind, Table, index, own_column, own_table};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        own_table(manager, &TOKEN_KEYS).await?;
        for column in &COLUMNS {
            own_column(manager, "sessions", column).await?;
        }
        own_column(manager, "revocations", &Kind::Bytes.named("others").null()).await?;
        let db = manager.get_connection();
        index(db, "idx_sessions_review_at", REVIEW).await?;
        if db.get_database_backend() == DbBackend::Postgres {
            for statement in IN_PLACE {
                db.execute_unprepared(statement).await?;
            }
        }
        Ok(())
    }
}

/// All of them are NULL in the sessions of earlier versions, whose refresh tokens are in `refresh_tokens`.
const COLUMNS: [Column; 6] = [
    // SHA-256 of the refresh token, and when that expires.
    Kind::Bytes.named("refresh_hash").null(),
    Kind::Time.named("refresh_expires_at").null(),
    // SHA-256 of the refresh token before it, and when that was spent.
    Kind::Bytes.named("spent_hash").null(),
    Kind::Time.named("spent_at").null(),
    // The pair of tokens that replaced the spent one, encrypted.
    Kind::Bytes.named("successor").null(),
    // When the sweep looks whether the session is still in use. No refresh changes it.
    Kind::Time.named("review_at").null(),
];

/// One key, encrypted with SECRET_KEY.
const TOKEN_KEYS: Table = Table {
    name: "token_keys",
    columns: &[Kind::Integer.named("id"), Kind::Text.named("sealed")],
    primary_key: ("pk_token_keys", "id"),
    constraints: &[],
    tracks_changes: false,
};

const REVIEW: &str = "ON sessions (review_at) WHERE review_at IS NOT NULL";

/// Leaves room on each page for new versions of its rows, which then need no new entries in the indexes. What is encrypted
/// cannot be compressed.
const IN_PLACE: [&str; 2] = [
    "ALTER TABLE sessions SET (fillfactor = 70)",
    "ALTER TABLE sessions ALTER COLUMN successor SET STORAGE EXTERNAL",
];
