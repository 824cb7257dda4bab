//! The database schema: the tables of the Node service, so that its databases can be adopted, and our own tables.
//!
//! Migrations only go forward. They do not change what an adopted database already has, except for missing columns and
//! columns that are too narrow: the Node service may still be using it.
//!
//! They are applied in the order of the list in `migrations.rs`, which is not that of their names. Several of them were
//! written at the same time, so that two names have the same number and one number is missing; where one needs the
//! outcome of another, the list was ordered accordingly. Names stay as they are, since each database records those that
//! were applied to it.

mod client_types;
mod lock;
mod login_activity;
mod migrations;
pub mod names;
pub mod password_costs;
mod schema;
mod settled;
pub mod usernames;

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, Statement,
};
use sea_orm_migration::{MigrationStatus, MigratorTrait};

use schema::Inventory;

pub use schema::has_column;
pub use settled::is_settled;

/// The list of migrations. Use [`up`], which takes the lock and performs the steps that belong to every run.
pub struct Migrator;

impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        migrations::all()
    }
}

/// Brings the database up to date, in the schema that its connections use.
///
/// Does nothing if the database is up to date. Any number of processes may call it at once: one does the work, the
/// others wait. Everything happens in one transaction.
///
/// # Errors
/// [`DbErr`] of the failed statement, in which case nothing has changed. On PostgreSQL also if no schema of the search
/// path exists: see [`up_in_schema`].
pub async fn up(db: &DatabaseConnection) -> Result<(), DbErr> {
    run(db, None).await
}

/// Like [`up`], in the given PostgreSQL schema, which is created if missing. SQLite has no schemas and ignores the
/// name.
///
/// # Errors
/// As [`up`].
pub async fn up_in_schema(db: &DatabaseConnection, schema: &str) -> Result<(), DbErr> {
    run(db, Some(schema)).await
}

/// All migrations in order, and whether they have been applied. Changes nothing.
///
/// # Errors
/// [`DbErr`] if the database cannot be read or has been migrated by a newer version.
pub async fn status(db: &DatabaseConnection) -> Result<Vec<(String, bool)>, DbErr> {
    let migrations = Migrator::get_migration_with_status_read_only(db).await?;
    Ok(migrations
        .into_iter()
        .map(|migration| {
            (
                migration.name().to_owned(),
                migration.status() == MigrationStatus::Applied,
            )
        })
        .collect())
}

/// All migrations, with the [`status`] of a database that does not exist yet.
pub fn all_pending() -> Vec<(String, bool)> {
    let all = Migrator::migrations().into_iter();
    all.map(|migration| (migration.name().to_owned(), false))
        .collect()
}

/// Whether the database is read-only: a hot standby, or `default_transaction_read_only`.
///
/// # Errors
/// [`DbErr`] of the failed statement.
pub async fn is_read_only(db: &DatabaseConnection) -> Result<bool, DbErr> {
    if db.get_database_backend() != DbBackend::Postgres {
        return Ok(false);
    }
    let asked = Statement::from_string(
        DbBackend::Postgres,
        "SELECT current_setting('transaction_read_only') = 'on' AS read_only",
    );
    match db.query_one_raw(asked).await? {
        Some(row) => row.try_get("", "read_only"),
        None => Ok(false),
    }
}

/// What [`up_in_schema`] would change, one line for each kind of change, and the result of `look` on the changed
/// database. Everything happens in one transaction that is rolled back. On PostgreSQL, the changed tables are locked
/// meanwhile; if a lock cannot be taken within five seconds, the rehearsal gives up instead of making others wait.
///
/// # Errors
/// As [`up`]; those of `look`.
pub async fn rehearse<T>(
    db: &DatabaseConnection,
    schema: &str,
    look: impl AsyncFnOnce(&DatabaseTransaction) -> Result<T, DbErr>,
) -> Result<(Vec<String>, T), DbErr> {
    let locked = lock::begin(db).await?;
    if locked.get_database_backend() == DbBackend::Postgres {
        locked
            .execute_unprepared("SET LOCAL lock_timeout = '5s'")
            .await?;
    }
    schema::enter(&locked, schema).await?;
    let before = Inventory::of(&locked).await?;
    bring_up(&locked).await?;
    let changes = Inventory::of(&locked).await?.since(&before);
    let found = look(&locked).await?;
    locked.rollback().await?;
    Ok((changes, found))
}

async fn run(db: &DatabaseConnection, schema: Option<&str>) -> Result<(), DbErr> {
    let locked = lock::begin(db).await?;
    if let Some(schema) = schema {
        schema::enter(&locked, schema).await?;
    }
    let applied = bring_up(&locked).await?;
    locked.commit().await?;
    if applied > 0 {
        tracing::info!(applied, "applied the pending migrations of the database");
    }
    Ok(())
}

/// Returns how many migrations were applied.
async fn bring_up(locked: &DatabaseTransaction) -> Result<usize, DbErr> {
    // Checking first allows the service to start with a database role that may read and write rows but not create
    // tables.
    let pending = Migrator::get_pending_migrations_read_only(locked).await?;
    if !pending.is_empty() {
        Migrator::up(locked, None).await?;
    }
    client_types::hand_over(locked).await?;
    login_activity::ensure_index(locked).await?;
    usernames::fold_adopted(locked).await?;
    usernames::make_unique(locked).await?;
    Ok(pending.len())
}
