//! Opening the database.

use std::{path::Path, time::Duration};

use sea_orm::{ConnectOptions, Database, DatabaseConnection, DbErr};
use secrecy::{ExposeSecret, SecretString};

use super::Store;

const READERS: u32 = 4;
const POSTGRES_CONNECTIONS: u32 = 16;
const ACQUIRE: Duration = Duration::from_secs(3);
/// No statement and no transaction of ours takes longer. The instances rely on it when they follow the log of
/// revocations: a row can become visible this long after a younger one.
pub const LONGEST_TRANSACTION: Duration = Duration::from_secs(5);

/// Opens the database that `url` names. `schema` is PostgreSQL's.
///
/// # Errors
/// Those of the database, and of making the folder of an SQLite file.
pub async fn open(url: &SecretString, schema: &str) -> Result<Store, DbErr> {
    if url.expose_secret().starts_with("sqlite:") {
        open_sqlite(url).await
    } else {
        let pool = Database::connect(postgres_options(url, schema)).await?;
        Ok(Store::new(pool, None))
    }
}

/// Brings the schema up to date, on a connection of its own: making an index on a large adopted table takes longer than
/// [`LONGEST_TRANSACTION`].
///
/// # Errors
/// Those of the database, and of making the folder of an SQLite file.
pub async fn migrate(url: &SecretString, schema: &str) -> Result<(), DbErr> {
    let connection = for_migration(url, schema).await?;
    let migrated = migration::up_in_schema(&connection, schema).await;
    connection.close().await?;
    migrated
}

/// The migrations and whether each is applied.
///
/// # Errors
/// Those of the database.
pub async fn migration_status(
    url: &SecretString,
    schema: &str,
) -> Result<Vec<(String, bool)>, DbErr> {
    let connection = for_migration(url, schema).await?;
    let status = migration::status(&connection).await;
    connection.close().await?;
    status
}

async fn for_migration(url: &SecretString, schema: &str) -> Result<DatabaseConnection, DbErr> {
    if url.expose_secret().starts_with("sqlite:") {
        make_folder(url)?;
        return connect_sqlite(url, 1).await;
    }
    let mut options = ConnectOptions::new(url.expose_secret());
    options
        .max_connections(1)
        .acquire_timeout(ACQUIRE)
        .sqlx_logging(false)
        .set_schema_search_path(schema);
    Database::connect(options).await
}

fn make_folder(url: &SecretString) -> Result<(), DbErr> {
    match sqlite_path(url).and_then(Path::parent) {
        Some(folder) => std::fs::create_dir_all(folder)
            .map_err(|error| DbErr::Custom(format!("{}: {error}", folder.display()))),
        None => Ok(()),
    }
}

async fn open_sqlite(url: &SecretString) -> Result<Store, DbErr> {
    make_folder(url)?;
    let writer = connect_sqlite(url, 1).await?;
    let readers = connect_sqlite(url, READERS).await?;
    Ok(Store::new(readers, Some(writer)))
}

async fn connect_sqlite(url: &SecretString, connections: u32) -> Result<DatabaseConnection, DbErr> {
    let mut options = ConnectOptions::new(url.expose_secret());
    options
        .max_connections(connections)
        .min_connections(1)
        .acquire_timeout(ACQUIRE)
        .sqlx_logging(false)
        .map_sqlx_sqlite_opts(|sqlite| {
            sqlite
                .foreign_keys(true)
                .busy_timeout(LONGEST_TRANSACTION)
                .pragma("journal_mode", "WAL")
                // FULL: a token that was answered survives a power cut.
                .pragma("synchronous", "FULL")
        });
    Database::connect(options).await
}

fn postgres_options(url: &SecretString, schema: &str) -> ConnectOptions {
    let mut options = ConnectOptions::new(url.expose_secret());
    let limit = LONGEST_TRANSACTION.as_millis().to_string();
    options
        .max_connections(POSTGRES_CONNECTIONS)
        .min_connections(1)
        .acquire_timeout(ACQUIRE)
        .sqlx_logging(false)
        .set_schema_search_path(schema)
        .map_sqlx_postgres_opts(move |postgres| {
            postgres.options([
                ("statement_timeout", limit.as_str()),
                ("idle_in_transaction_session_timeout", limit.as_str()),
            ])
        });
    options
}

/// The file of an SQLite URL; `None` for PostgreSQL and for a database in memory.
pub fn sqlite_path(url: &SecretString) -> Option<&Path> {
    let rest = url.expose_secret().strip_prefix("sqlite:")?;
    let rest = rest.strip_prefix("//").unwrap_or(rest);
    let path = rest.split('?').next().unwrap_or(rest);
    (!path.is_empty() && path != ":memory:").then(|| Path::new(path))
}
