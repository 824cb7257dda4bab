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
            migrate(database).await?;
            let writer = sqlite::connect(file, 1).await?;
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
            let connector = Connector::find(server, database).await?;
            // Connected first: if the server allows only one connection, the pool can wait until this one is closed, but not the
            // other way round.
            let migrating = migrating_on(&connector, database).await?;
            let trust = Trust::default();
            let requests = connector.limited_to(LONGEST_TRANSACTION);
            // At the same time: to connect takes about as long as to find that no migration is pending.
            let (migrated, connections) = tokio::join!(
                bring_up(migrating, database),
                Connections::of_server(requests.clone(), database, &trust)
            );
            migrated?;
            let connections = match connections {
                Ok(connections) => connections,
                // A migration may take longer than the pool waits for a connection.
                Err(_) => Connections::of_server(requests, database, &trust).await?,
            };
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

/// Migrates the schema, on a separate connection: creating an index on a large adopted table can take longer than
/// [`LONGEST_TRANSACTION`].
///
/// # Errors
/// Database errors, and failure to create the directory of an SQLite file.
pub async fn migrate(database: &Database) -> Result<(), DbErr> {
    bring_up(for_migration(database).await?, database).await
}

async fn bring_up(connection: DatabaseConnection, database: &Database) -> Result<(), DbErr> {
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

async fn migrating_on(
    connector: &Connector,
    database: &Database,
) -> Result<DatabaseConnection, DbErr> {
    connector
        .open_one(&Trust::default(), database.pool_timeout)
        .await
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
            let connector = Connector::find(server, database).await?;
            migrating_on(&connector, database).await
        }
    }
}
