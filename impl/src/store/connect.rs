//! Opening the database.

use std::{
    fs::{DirBuilder, OpenOptions},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::Path,
    time::Duration,
};

use chrono::Utc;
use futures::{FutureExt, future::ready};
use sea_orm::{ConnectOptions, Database, DatabaseConnection, DatabaseTransaction, DbErr};
use secrecy::{ExposeSecret, SecretString};
use tokio::time::{Instant, sleep};

use super::{
    Store,
    group_commit::{GroupCommit, Probe},
    pool::{Pool, Trust},
    write_checks,
};

const READERS: u32 = 4;
/// Of `write_checks`, for the writer of an SQLite file.
const WRITER_SLOT: u8 = 0;
const POSTGRES_CONNECTIONS: u32 = 16;
const ACQUIRE: Duration = Duration::from_secs(3);
/// How long a start waits for an SQLite file that others are just making.
const PATIENCE: Duration = Duration::from_secs(5);
const PAUSE: Duration = Duration::from_millis(20);
/// No statement of ours takes longer on PostgreSQL, and no transaction waits longer between two. Our transactions are a
/// few statements that find their rows by key; those who follow the log of revocations allow for several times this.
pub const LONGEST_TRANSACTION: Duration = Duration::from_secs(5);

/// Opens the database that `url` names. `schema` is PostgreSQL's.
///
/// # Errors
/// Those of the database, and of making the folder of an SQLite file.
pub async fn open(url: &SecretString, schema: &str) -> Result<Store, DbErr> {
    if url.expose_secret().starts_with("sqlite:") {
        open_sqlite(url).await
    } else {
        let trust = Trust::default();
        let pool = Database::connect(postgres_options(url, schema, &trust)).await?;
        Ok(Store {
            pool: Pool::new(pool, Some(trust)),
            writer: None,
        })
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

/// What [`migrate`] would change, and what `look` finds in a database that has been changed so. Nothing stays.
///
/// # Errors
/// Those of the database.
pub async fn rehearse<T>(
    url: &SecretString,
    schema: &str,
    look: impl AsyncFnOnce(&DatabaseTransaction) -> Result<T, DbErr>,
) -> Result<(Vec<String>, T), DbErr> {
    let connection = for_migration(url, schema).await?;
    let rehearsed = migration::rehearse(&connection, schema, look).await;
    connection.close().await?;
    rehearsed
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
        make_private_file(url)?;
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
        Some(folder) => DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(folder)
            .map_err(|error| DbErr::Custom(format!("{}: {error}", folder.display()))),
        None => Ok(()),
    }
}

/// Makes the file, if it is missing, readable for nobody else: SQLite gives its companions the same rights.
fn make_private_file(url: &SecretString) -> Result<(), DbErr> {
    let Some(path) = sqlite_path(url) else {
        return Ok(());
    };
    // A URL without `mode=rwc` is to fail on a missing file, and SQLite says so better.
    if !url.expose_secret().contains("mode=rwc") {
        return Ok(());
    }
    OpenOptions::new()
        .append(true)
        .create(true)
        .mode(0o600)
        .open(path)
        .map(drop)
        .map_err(|error| DbErr::Custom(format!("{}: {error}", path.display())))
}

async fn open_sqlite(url: &SecretString) -> Result<Store, DbErr> {
    make_folder(url)?;
    make_private_file(url)?;
    let writer = connect_sqlite(url, 1).await?;
    let readers = connect_sqlite(url, READERS).await?;
    let url = url.clone();
    let open = move || {
        let url = url.clone();
        async move { connect_sqlite(&url, 1).await }.boxed()
    };
    let probe: Probe = Box::new(|tx| write_checks::write(tx, WRITER_SLOT, Utc::now()).boxed());
    Ok(Store {
        pool: Pool::new(readers, None),
        writer: Some(GroupCommit::start(writer, Box::new(open), probe)),
    })
}

/// Tries again while the file is locked: switching a new one to WAL fails at once, whatever the busy timeout, when another
/// process that starts at the same moment is writing to it.
async fn connect_sqlite(url: &SecretString, connections: u32) -> Result<DatabaseConnection, DbErr> {
    let deadline = Instant::now() + PATIENCE;
    loop {
        match Database::connect(sqlite_options(url, connections)).await {
            Err(error) if is_locked(&error) && Instant::now() < deadline => sleep(PAUSE).await,
            outcome => return outcome,
        }
    }
}

fn is_locked(error: &DbErr) -> bool {
    error.to_string().contains("database is locked")
}

fn sqlite_options(url: &SecretString, connections: u32) -> ConnectOptions {
    let mut options = ConnectOptions::new(url.expose_secret());
    options
        .max_connections(connections)
        .min_connections(1)
        .acquire_timeout(ACQUIRE)
        // A file does not hang up: asking it before every query would double their number.
        .test_before_acquire(false)
        .sqlx_logging(false)
        .map_sqlx_sqlite_opts(|sqlite| {
            sqlite
                .foreign_keys(true)
                .busy_timeout(LONGEST_TRANSACTION)
                .pragma("journal_mode", "WAL")
                // FULL: a token that was answered survives a power cut.
                .pragma("synchronous", "FULL")
        });
    options
}

fn postgres_options(url: &SecretString, schema: &str, trust: &Trust) -> ConnectOptions {
    let mut options = ConnectOptions::new(url.expose_secret());
    let (before, after) = (trust.clone(), trust.clone());
    let limit = LONGEST_TRANSACTION.as_millis().to_string();
    options
        .max_connections(POSTGRES_CONNECTIONS)
        .min_connections(1)
        .acquire_timeout(ACQUIRE)
        .test_before_acquire(false)
        .map_sqlx_postgres_before_acquire(move |connection, about| {
            let trust = before.clone();
            async move { trust.before_use(connection, about).await }.boxed()
        })
        .map_sqlx_postgres_pool_opts(move |pool| {
            let trust = after.clone();
            pool.after_release(move |_, about| ready(Ok(trust.after_use(&about))).boxed())
        })
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

#[cfg(test)]
mod tests {
    use super::*;
    use sea_orm::{ConnectionTrait, SqliteTransactionMode, TransactionOptions, TransactionTrait};

    #[tokio::test]
    async fn a_file_that_somebody_is_just_making_is_waited_for() {
        let path = std::env::temp_dir().join(format!("connect-{}.db", uuid::Uuid::new_v4()));
        let url = SecretString::from(format!("sqlite://{}?mode=rwc", path.display()));
        // In SQLite's first journal mode, as any file is at its beginning.
        let other = Database::connect(url.expose_secret()).await.unwrap();
        other
            .execute_unprepared("CREATE TABLE t (x)")
            .await
            .unwrap();
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        let writing = other.begin_with_options(options).await.unwrap();
        let release = async {
            sleep(Duration::from_millis(300)).await;
            writing.commit().await.unwrap();
        };
        let (opened, ()) = tokio::join!(connect_sqlite(&url, 1), release);
        opened.unwrap().close().await.unwrap();
        other.close().await.unwrap();
        std::fs::remove_file(path).unwrap();
    }
}
