//! Opening the database.

pub mod postgres;
mod sqlite;
mod tls;

pub use sqlite::open_to_others;

use std::time::Duration;

use chrono::Utc;
use futures::FutureExt;
use sea_orm::{DatabaseConnection, DatabaseTransaction, DbErr, RuntimeErr, TransactionTrait, sqlx};

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
/// Of `write_checks`, for the writer of an SQLite file.
const WRITER_SLOT: u8 = 0;
/// For migrations.
const UNLIMITED: Duration = Duration::ZERO;

/// Opens the database.
///
/// # Errors
/// Those of the database, and of making the folder of an SQLite file.
pub async fn open(database: &Database) -> Result<Store, DbErr> {
    match &database.location {
        Location::Sqlite(file) => {
            sqlite::prepare(file)?;
            let writer = sqlite::connect(file, 1).await?;
            let opened = sqlite::Identity::of_file(file)?;
            let readers = Connections::of_file(sqlite::connect(file, READERS).await?);
            opened.check(file)?;
            sqlite::check_modes(file);
            Ok(Store {
                pool: Pool::new(readers, database.pool_timeout, None),
                writer: Some(writing(file.clone(), opened, writer)),
            })
        }
        Location::Postgres(server) => {
            let trust = Trust::default();
            let connector = Connector::find(server, database, LONGEST_TRANSACTION).await?;
            let connections = Connections::of_server(connector, database, &trust).await?;
            Ok(Store {
                pool: Pool::new(connections, database.pool_timeout, Some(trust)),
                writer: None,
            })
        }
    }
}

/// The probe needs no injected clock: its time is written and never compared.
#[allow(clippy::disallowed_methods)]
fn writing(file: SqliteFile, opened: sqlite::Identity, writer: DatabaseConnection) -> GroupCommit {
    let watched = file.clone();
    let in_place = move || opened.check(&watched);
    let open = move || {
        let file = file.clone();
        async move { sqlite::connect(&file, 1).await }.boxed()
    };
    let probe: Probe = Box::new(|tx| write_checks::write(tx, WRITER_SLOT, Utc::now()).boxed());
    GroupCommit::start(writer, Box::new(open), Box::new(in_place), probe)
}

/// Brings the schema up to date, on a connection of its own: making an index on a large adopted table takes longer than
/// [`LONGEST_TRANSACTION`].
///
/// # Errors
/// Those of the database, and of making the folder of an SQLite file.
pub async fn migrate(database: &Database) -> Result<(), DbErr> {
    let connection = for_migration(database).await?;
    let migrated = migration::up_in_schema(&connection, &database.schema).await;
    connection.close().await?;
    migrated
}

/// See [`rehearse`].
pub enum Rehearsal<T> {
    /// What would change, and what was found afterwards.
    Done(Vec<String>, T),
    /// How many migrations are pending in a database that takes no writes, and, when there are none, what was found.
    ReadOnly(usize, Option<T>),
}

/// What [`migrate`] would change, and what `look` finds in a database that has been changed so. Nothing stays.
///
/// # Errors
/// Those of the database.
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

/// Why a database cannot be used, without the names that the libraries give to kinds of errors.
pub fn words(error: &DbErr) -> String {
    let cause = match error {
        DbErr::Conn(cause) | DbErr::Exec(cause) | DbErr::Query(cause) => cause,
        DbErr::Custom(text) => return text.clone(),
        other => return other.to_string(),
    };
    match cause {
        RuntimeErr::SqlxError(error) => driver_words(error),
        RuntimeErr::Internal(text) => text.clone(),
    }
}

fn driver_words(error: &sqlx::Error) -> String {
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
/// Those of the database.
pub async fn migration_status(database: &Database) -> Result<Vec<(String, bool)>, DbErr> {
    // To look must not make a database.
    if database.file().is_some_and(|file| !file.path.exists()) {
        return Ok(migration::all_pending());
    }
    let connection = for_migration(database).await?;
    let status = migration::status(&connection).await;
    connection.close().await?;
    status
}

/// Every start and every command comes through here first, so that this is where a connection pooler is judged.
async fn for_migration(database: &Database) -> Result<DatabaseConnection, DbErr> {
    match &database.location {
        Location::Sqlite(file) => {
            sqlite::prepare(file)?;
            sqlite::connect(file, 1).await
        }
        Location::Postgres(server) => {
            let connector = Connector::find(server, database, UNLIMITED).await?;
            connector.refuse_transaction_pooling().await?;
            connector
                .open_one(&Trust::default(), database.pool_timeout)
                .await
        }
    }
}
