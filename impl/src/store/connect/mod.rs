//! Opens the database.

pub mod postgres;
mod sqlite;
mod tls;

pub use sqlite::{open_to_others, shrink};

use chrono::Utc;
use futures::FutureExt;
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbErr, RuntimeErr, TransactionTrait,
    sqlx,
};

use self::postgres::Connector;
use super::{
    Store,
    group_commit::{GroupCommit, Probe},
    leases::Connections,
    pool::Pool,
    time::LONGEST_TRANSACTION,
    trust::Trust,
    write_checks,
};
use crate::config::{Database, Location, SqliteFile};

const READERS: u32 = 4;
/// The slot in `write_checks` of the writer of an SQLite file.
const WRITER_SLOT: u8 = 0;

/// Migrates the schema and opens the database.
///
/// # Errors
/// Database errors, and failure to create the directory of an SQLite file.
pub async fn open(database: &Database) -> Result<Store, DbErr> {
    match &database.location {
        Location::Sqlite(file) => {
            sqlite::prepare(file)?;
            let connect = async || sqlite::connect(file, 1).await;
            let writer = up_to_date(connect().await?, database, connect).await?;
            let opened = sqlite::Identity::of_file(file)?;
            let readers = Connections::of_file(sqlite::connect(file, READERS).await?);
            opened.check(file)?;
            sqlite::check_modes(file);
            Ok(Store {
                pool: Pool::new(readers, database.pool_timeout, None),
                writer: Some(start_writer(file.clone(), opened, writer)),
            })
        }
        Location::Postgres(server) => {
            let trust = Trust::default();
            let (connector, first) = Connector::find(server, database, async |connector| {
                let requests = connector.clone().limited_to(LONGEST_TRANSACTION);
                requests.open_one(&trust, database.pool_timeout).await
            })
            .await?;
            let requests = connector.limited_to(LONGEST_TRANSACTION);
            let connect = async || requests.open_one(&trust, database.pool_timeout).await;
            let first = up_to_date(first, database, connect).await?;
            let connections = Connections::of_server(requests.clone(), first, database, &trust);
            Ok(Store {
                pool: Pool::new(connections, database.pool_timeout, Some(trust)),
                writer: None,
            })
        }
    }
}

/// The probe does not need the injected clock: its time is written but never compared.
#[allow(clippy::disallowed_methods)]
fn start_writer(
    file: SqliteFile,
    opened: sqlite::Identity,
    writer: DatabaseConnection,
) -> GroupCommit {
    let watched = file.clone();
    let in_place = move || opened.check(&watched);
    let open = move || {
        let file = file.clone();
        async move { sqlite::connect(&file, 1).await }.boxed()
    };
    let probe: Probe = Box::new(|tx| write_checks::write(tx, WRITER_SLOT, Utc::now()).boxed());
    GroupCommit::start(writer, Box::new(open), Box::new(in_place), probe)
}

/// The connection, or another one if something had to be migrated, which happens on a connection of its own: the server may
/// allow only one.
async fn up_to_date(
    connection: DatabaseConnection,
    database: &Database,
    connect: impl AsyncFn() -> Result<DatabaseConnection, DbErr>,
) -> Result<DatabaseConnection, DbErr> {
    if migration::is_settled(&connection).await {
        return Ok(connection);
    }
    connection.close().await?;
    migrate(database).await?;
    connect().await
}

/// Migrates the schema, on a separate connection: creating an index on a large adopted table can take longer than
/// [`LONGEST_TRANSACTION`].
///
/// # Errors
/// Database errors, and failure to create the directory of an SQLite file.
pub async fn migrate(database: &Database) -> Result<(), DbErr> {
    let connection = for_migration(database).await?;
    let migrated = migration::up_in_schema(&connection, &database.schema).await;
    connection.close().await?;
    migrated
}

/// The result of [`rehearse`].
pub enum Rehearsal<T> {
    /// What would change, and the result of `look`.
    Done(Vec<String>, T),
    /// The database is read-only: how many migrations are pending and, if none are, the result of `look`.
    ReadOnly(usize, Option<T>),
}

/// Determines what [`migrate`] would change and calls `look` on the migrated database, in a transaction that is rolled back.
///
/// # Errors
/// Database errors.
pub async fn rehearse<T>(
    database: &Database,
    look: impl AsyncFnOnce(&DatabaseTransaction) -> Result<T, DbErr>,
) -> Result<Rehearsal<T>, DbErr> {
    let connection = for_migration(database).await?;
    let rehearsed = try_to_rehearse(&connection, database, look).await;
    connection.close().await?;
    rehearsed
}

async fn try_to_rehearse<T>(
    connection: &DatabaseConnection,
    database: &Database,
    look: impl AsyncFnOnce(&DatabaseTransaction) -> Result<T, DbErr>,
) -> Result<Rehearsal<T>, DbErr> {
    if !migration::is_read_only(connection).await? {
        let (changes, found) = migration::rehearse(connection, &database.schema, look).await?;
        return Ok(Rehearsal::Done(changes, found));
    }
    let status = migration::status(connection).await?;
    let pending = status.iter().filter(|(_, applied)| !applied).count();
    if pending > 0 {
        return Ok(Rehearsal::ReadOnly(pending, None));
    }
    let reading = connection.begin().await?;
    let found = look(&reading).await?;
    reading.rollback().await?;
    Ok(Rehearsal::ReadOnly(0, Some(found)))
}

/// Describes an error without the prefixes that the libraries add for each kind of error.
pub fn describe(error: &DbErr) -> String {
    let cause = match error {
        DbErr::Conn(cause) | DbErr::Exec(cause) | DbErr::Query(cause) => cause,
        DbErr::Custom(text) => return text.clone(),
        other => return other.to_string(),
    };
    match cause {
        RuntimeErr::SqlxError(error) => describe_driver_error(error),
        RuntimeErr::Internal(text) => text.clone(),
    }
}

fn describe_driver_error(error: &sqlx::Error) -> String {
    match error {
        sqlx::Error::Database(fault) => fault.message().to_owned(),
        sqlx::Error::Io(fault) => fault.to_string(),
        sqlx::Error::Configuration(fault) | sqlx::Error::Tls(fault) => fault.to_string(),
        other => other.to_string(),
    }
}

/// The migrations and whether each is applied.
///
/// # Errors
/// Database errors.
pub async fn migration_status(database: &Database) -> Result<Vec<(String, bool)>, DbErr> {
    // Reading the status must not create a database.
    if database.file().is_some_and(|file| !file.path.exists()) {
        return Ok(migration::all_pending());
    }
    let connection = for_migration(database).await?;
    let status = migration::status(&connection).await;
    connection.close().await?;
    status
}

/// Opens a connection for migrations, whose statements may take as long as they want.
async fn for_migration(database: &Database) -> Result<DatabaseConnection, DbErr> {
    match &database.location {
        Location::Sqlite(file) => {
            sqlite::prepare(file)?;
            let connection = sqlite::connect(file, 1).await?;
            // An index over a large adopted table is sorted in files, not in memory.
            connection
                .execute_unprepared("PRAGMA temp_store = FILE")
                .await?;
            Ok(connection)
        }
        Location::Postgres(server) => {
            let found = Connector::find(server, database, async |connector| {
                let trust = Trust::default();
                connector.open_one(&trust, database.pool_timeout).await
            });
            found.await.map(|(_, opened)| opened)
        }
    }
}
