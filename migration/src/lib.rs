//! The database schema: the tables of the reference, so that its databases can be adopted, and our own.
//!
//! Migrations run forward only. What an adopted database already has is left as it is, except for columns that are
//! missing or too narrow: the old service may still be reading it.

mod lock;
mod migrations;
mod schema;
mod usernames;

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DatabaseConnection;
use sea_orm_migration::{MigrationStatus, MigratorTrait};

/// The list of migrations. Prefer [`up`], which takes the lock and does what belongs to every run.
pub struct Migrator;

impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        migrations::all()
    }
}

/// Brings the database up to date, in the schema that its connections use.
///
/// Does nothing when nothing is missing, and may be called by any number of processes at once: one works, the others
/// wait for it. Everything happens in one transaction.
///
/// # Errors
/// [`DbErr`] of the failed statement; nothing has changed then. On PostgreSQL also when the search path names no schema
/// that exists: see [`up_in_schema`].
pub async fn up(db: &DatabaseConnection) -> Result<(), DbErr> {
    run(db, None).await
}

/// Like [`up`], in the named PostgreSQL schema, which is made when missing. SQLite has no schemas: the name is ignored.
///
/// # Errors
/// As [`up`].
pub async fn up_in_schema(db: &DatabaseConnection, schema: &str) -> Result<(), DbErr> {
    run(db, Some(schema)).await
}

/// Every migration in order, with whether it has been applied. Changes nothing.
///
/// # Errors
/// [`DbErr`] when the database cannot be read or was migrated by a newer version.
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

async fn run(db: &DatabaseConnection, schema: Option<&str>) -> Result<(), DbErr> {
    let locked = lock::begin(db).await?;
    if let Some(schema) = schema {
        schema::enter(&locked, schema).await?;
    }
    // Looking first lets a service start under a database role that may read and write rows but not create tables.
    let pending = Migrator::get_pending_migrations_read_only(&locked).await?;
    if !pending.is_empty() {
        Migrator::up(&locked, None).await?;
    }
    usernames::fold_adopted(&locked).await?;
    usernames::make_unique(&locked).await?;
    locked.commit().await
}
