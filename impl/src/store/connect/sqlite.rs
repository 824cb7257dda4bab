//! Opens an SQLite file.

use std::{
    fs::{DirBuilder, OpenOptions},
    os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt, PermissionsExt},
    path::Path,
    time::Duration,
};

use log::LevelFilter;
use sea_orm::{
    DatabaseConnection, DbErr, RuntimeErr, SqlxSqliteConnector,
    sqlx::{
        ConnectOptions, Executor,
        sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
    },
};
use tokio::time::{Instant, sleep};

use crate::config::SqliteFile;
use crate::store::{outage::outage, time::LONGEST_TRANSACTION};

/// How long startup waits for a file that another process is creating.
const STARTUP_TIMEOUT: Duration = Duration::from_secs(5);
const RETRY_INTERVAL: Duration = Duration::from_millis(20);
const ACQUIRE_TIMEOUT: Duration = Duration::from_secs(3);

/// Creates the directory and the file if the URL allows it, readable by their owner only: SQLite creates the `-wal` and `-shm`
/// files with the permissions of the main file.
///
/// # Errors
/// File system errors.
pub fn prepare(file: &SqliteFile) -> Result<(), DbErr> {
    let failed = |path: &Path, error| DbErr::Custom(format!("{}: {error}", path.display()));
    // Without `mode=rwc` a missing file is an error, which SQLite reports.
    if !file.create {
        return Ok(());
    }
    if let Some(folder) = file.folder() {
        DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(folder)
            .map_err(|error| failed(folder, error))?;
    }
    OpenOptions::new()
        .append(true)
        .create(true)
        .mode(0o600)
        .open(&file.path)
        .map(drop)
        .map_err(|error| failed(&file.path, error))
}

/// Identifies a file independently of its path.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Identity {
    device: u64,
    inode: u64,
}

impl Identity {
    fn of(path: &Path) -> std::io::Result<Self> {
        let about = std::fs::metadata(path)?;
        Ok(Self {
            device: about.dev(),
            inode: about.ino(),
        })
    }

    /// # Errors
    /// If the file's metadata cannot be read.
    pub fn of_file(file: &SqliteFile) -> Result<Self, DbErr> {
        let failed = |error| DbErr::Custom(format!("{}: {error}", file.path.display()));
        Self::of(&file.path).map_err(failed)
    }

    /// Whether the path still names this file.
    ///
    /// # Errors
    /// An outage that lasts until the file is put back or the service is restarted.
    pub fn check(self, file: &SqliteFile) -> Result<(), DbErr> {
        let path = file.path.display();
        match Self::of(&file.path) {
            Ok(found) if found == self => Ok(()),
            Ok(_) => Err(outage(format!(
                "{path} is not the file that was opened; writes are refused until that file is put back or the service is restarted"
            ))),
            Err(error) => Err(outage(format!(
                "{path} has been moved or deleted while it is open ({error}); writes are refused until it is put back or the service is restarted"
            ))),
        }
    }
}

/// Warns if other users of the machine can read or write the database. The mode is not changed, which is up to the operator:
/// the file may be shared deliberately.
pub fn check_modes(file: &SqliteFile) {
    for ending in ["", "-wal", "-shm"] {
        let path = file.beside(ending);
        if let Some(mode) = open_to_others(&path) {
            tracing::warn!(path = %path.display(), mode = format!("{mode:04o}"), "every user of this machine can read or write the database; set its mode to 600");
        }
    }
}

/// The mode of a file, if users other than its owner and group can read or write it.
pub fn open_to_others(path: &Path) -> Option<u32> {
    let mode = std::fs::metadata(path).ok()?.permissions().mode() & 0o7777;
    (mode & 0o006 != 0).then_some(mode)
}

/// Retries while the file is locked: switching a new file to WAL fails immediately, whatever the busy timeout, if another
/// process is writing to it, which happens when two start at the same time.
pub async fn connect(file: &SqliteFile, connections: u32) -> Result<DatabaseConnection, DbErr> {
    let deadline = Instant::now() + STARTUP_TIMEOUT;
    loop {
        let pool = SqlitePoolOptions::new()
            .max_connections(connections)
            .min_connections(1)
            .acquire_timeout(ACQUIRE_TIMEOUT)
            // A file does not disconnect, and a test before each query would double the number of queries.
            .test_before_acquire(false)
            .connect_with(options(file))
            .await;
        match pool {
            Ok(pool) => return Ok(SqlxSqliteConnector::from_sqlx_sqlite_pool(pool)),
            Err(error) if is_locked(&error) && Instant::now() < deadline => {
                sleep(RETRY_INTERVAL).await;
            }
            Err(error) => return Err(DbErr::Conn(RuntimeErr::SqlxError(error.into()))),
        }
    }
}

/// Frees the pages that connections keep, two megabytes each, as far as they are not in use.
pub async fn shrink(connections: &DatabaseConnection) {
    let pool = connections.get_sqlite_connection_pool();
    // All at once: the pool would give the same one again and again.
    let mut idle = Vec::new();
    while let Some(connection) = pool.try_acquire() {
        idle.push(connection);
    }
    for mut connection in idle {
        // A connection that fails fails its next query too, where somebody is told.
        let _ = connection.execute("PRAGMA shrink_memory").await;
    }
}

fn is_locked(error: &sea_orm::sqlx::Error) -> bool {
    error.to_string().contains("database is locked")
}

fn options(file: &SqliteFile) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(&file.path)
        .create_if_missing(file.create)
        .foreign_keys(true)
        .busy_timeout(LONGEST_TRANSACTION)
        .journal_mode(SqliteJournalMode::Wal)
        // FULL: whatever has been acknowledged survives a power failure.
        .synchronous(SqliteSynchronous::Full)
        // Statements over several rows keep journals of their own, which would be files.
        .pragma("temp_store", "MEMORY")
        // Pages that many commits have changed are copied to the database once: 16 MiB of log instead of 4.
        .pragma("wal_autocheckpoint", "4000")
        .log_statements(LevelFilter::Trace)
        .log_slow_statements(LevelFilter::Off, Duration::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use sea_orm::{ConnectionTrait, SqliteTransactionMode, TransactionOptions, TransactionTrait};

    #[tokio::test]
    async fn opening_waits_for_a_process_that_is_creating_the_file() {
        let path = std::env::temp_dir().join(format!("connect-{}.db", uuid::Uuid::new_v4()));
        let file = SqliteFile {
            path: path.clone(),
            create: true,
        };
        // In rollback journal mode, like any new file.
        let url = format!("sqlite://{}?mode=rwc", path.display());
        let other = sea_orm::Database::connect(url).await.unwrap();
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
        let (opened, ()) = tokio::join!(connect(&file, 1), release);
        opened.unwrap().close().await.unwrap();
        other.close().await.unwrap();
        std::fs::remove_file(path).unwrap();
    }
}
