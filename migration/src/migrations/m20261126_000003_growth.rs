//! Indexes for every query at startup and in the background, so that none of them slows down with the number of users
//! or sessions.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

use crate::schema::{Kind, Table, index, own_table};
use crate::{password_costs, usernames};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        own_table(manager, &USERNAME_CONFLICTS).await?;
        let db = manager.get_connection();
        let backend = db.get_database_backend();
        for (name, definition) in INDEXES {
            index(db, name, definition).await?;
        }
        let costs = password_costs::index(backend);
        index(db, "idx_user_credentials_cost_class", &costs).await?;
        let unfolded = format!(
            "ON users (username) WHERE {}",
            usernames::unfolded(backend, "username")
        );
        index(db, "idx_users_unfolded", &unfolded).await?;
        if backend == DbBackend::Postgres {
            for statement in RECORDED_AT {
                db.execute_unprepared(statement).await?;
            }
        }
        Ok(())
    }
}

/// A name shared by several undeleted users: as long as it is, there is no point in trying to create the unique index.
const USERNAME_CONFLICTS: Table = Table {
    name: "username_conflicts",
    columns: &[Kind::Text.named("folded")],
    primary_key: ("pk_username_conflicts", "folded"),
    constraints: &[],
    tracks_changes: false,
};

/// When a revocation was written. At startup, a follower uses it to find rows that may still be overtaken by rows with
/// lower numbers that are committed later. SQLite has a single writer, so no such rows. Two statements, because adding
/// a column with this default would rewrite the table.
const RECORDED_AT: [&str; 2] = [
    "ALTER TABLE revocations ADD COLUMN IF NOT EXISTS recorded_at timestamp with time zone",
    "ALTER TABLE revocations ALTER COLUMN recorded_at SET DEFAULT clock_timestamp()",
];

const INDEXES: [(&str, &str); 9] = [
    (
        "idx_sessions_ended_at",
        "ON sessions (ended_at) WHERE ended_at IS NOT NULL",
    ),
    (
        "idx_sessions_external_tokens",
        "ON sessions (id) WHERE external_tokens IS NOT NULL",
    ),
    (
        "idx_refresh_tokens_successor",
        "ON refresh_tokens (spent_at) WHERE successor IS NOT NULL",
    ),
    (
        "idx_refresh_tokens_unspent",
        "ON refresh_tokens (expires_at) WHERE spent_at IS NULL",
    ),
    ("idx_revocations_session_id", "ON revocations (session_id)"),
    (
        "idx_familiar_addresses_account_seen",
        "ON familiar_addresses (account_hash, seen_at)",
    ),
    (
        "idx_user_credentials_authenticator",
        "ON user_credentials (id) WHERE secret_key IS NOT NULL",
    ),
    (
        "idx_one_time_challenges_user_id",
        "ON one_time_challenges (user_id)",
    ),
    (
        "idx_sign_up_tokens_email",
        "ON sign_up_tokens (lower(email))",
    ),
];
