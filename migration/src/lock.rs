//! Serialises migrations across processes.

use std::time::Duration;

use sea_orm_migration::sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr,
    SqliteTransactionMode, TransactionOptions, TransactionTrait,
};
use tokio::time::{Instant, sleep};

/// An arbitrary number, unlikely to be used for an advisory lock by another program on the same database.
const LOCK: i64 = 0x6175_7468_2d64_6462;

/// Migrating a big adopted database takes a while; after this time something must be stuck.
const LOCK_TIMEOUT: Duration = Duration::from_secs(120);
const PAUSE: Duration = Duration::from_millis(50);

/// Opens the transaction for the whole run. It holds the lock, which is thus released even if the process dies.
pub async fn begin(db: &DatabaseConnection) -> Result<DatabaseTransaction, DbErr> {
    if db.get_database_backend() == DbBackend::Sqlite {
        return begin_writing(db).await;
    }
    let transaction = db.begin().await?;
    // The limits of the connection are meant for requests; creating an index on a big table may take longer.
    for statement in [
        "SET LOCAL idle_in_transaction_session_timeout = 0".to_owned(),
        format!("SET LOCAL statement_timeout = {}", LOCK_TIMEOUT.as_millis()),
        format!("SELECT pg_advisory_xact_lock({LOCK})"),
        "SET LOCAL statement_timeout = 0".to_owned(),
    ] {
        transaction.execute_unprepared(&statement).await?;
    }
    Ok(transaction)
}

/// SQLite's write lock serves as the lock. Retries, because the busy timeout of the connection is meant for requests,
/// and because SQLite returns "busy" immediately if waiting could cause a deadlock.
async fn begin_writing(db: &DatabaseConnection) -> Result<DatabaseTransaction, DbErr> {
    let immediate = TransactionOptions {
        sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
        ..TransactionOptions::default()
    };
    let deadline = Instant::now() + LOCK_TIMEOUT;
    loop {
        match db.begin_with_options(immediate).await {
            Err(error) if is_busy(&error) && Instant::now() < deadline => sleep(PAUSE).await,
            outcome => return outcome,
        }
    }
}

fn is_busy(error: &DbErr) -> bool {
    error.to_string().contains("database is locked")
}
