//! Version 1.0.0 called the audit trail `login_activity`, the name of a table of the Node service since May 2023. It
//! gets the name that [`super::m20261122_000002_own_tables`] now uses, and keeps its rows, so that the Node service's
//! migration can create its own table.
//!
//! The primary key, indexes and sequence are renamed too: on PostgreSQL their names belong to the schema and not to the
//! table, and the Node service also has a `pk_login_activity`.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

use super::m20261122_000002_own_tables::AUTH_EVENTS;

#[derive(DeriveMigrationName)]
pub struct Migration;

const OLD_NAME: &str = "login_activity";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        if !is_ours(manager).await? || manager.has_table(AUTH_EVENTS.name).await? {
            return Ok(());
        }
        let db = manager.get_connection();
        let statements = match db.get_database_backend() {
            DbBackend::Sqlite => SQLITE,
            _ => POSTGRES,
        };
        for statement in statements {
            db.execute_unprepared(statement).await?;
        }
        Ok(())
    }
}

/// Whether the table with the old name is ours. That of the Node service shares only the columns `id`, `actor` and
/// `tenant_id`.
async fn is_ours(manager: &SchemaManager<'_>) -> Result<bool, DbErr> {
    if !manager.has_table(OLD_NAME).await? {
        return Ok(false);
    }
    for column in AUTH_EVENTS.columns {
        if !manager.has_column(OLD_NAME, column.name).await? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Renaming the index of the primary key renames the constraint.
const POSTGRES: &[&str] = &[
    "ALTER TABLE login_activity RENAME TO auth_events",
    "ALTER INDEX IF EXISTS pk_login_activity RENAME TO pk_auth_events",
    "ALTER INDEX IF EXISTS idx_login_activity_user_id_at RENAME TO idx_auth_events_user_id_at",
    "ALTER INDEX IF EXISTS idx_login_activity_at RENAME TO idx_auth_events_at",
    "ALTER SEQUENCE IF EXISTS login_activity_id_seq RENAME TO auth_events_id_seq",
];

/// SQLite cannot rename indexes. The primary key and its counter follow the table.
const SQLITE: &[&str] = &[
    "ALTER TABLE login_activity RENAME TO auth_events",
    "DROP INDEX IF EXISTS idx_login_activity_user_id_at",
    "DROP INDEX IF EXISTS idx_login_activity_at",
    "CREATE INDEX idx_auth_events_user_id_at ON auth_events (user_id, at)",
    "CREATE INDEX idx_auth_events_at ON auth_events (at)",
];
