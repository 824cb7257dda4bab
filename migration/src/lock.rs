//! One migration at a time, across processes.

use std::time::Duration;

use sea_orm_migration::sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr,
    SqliteTransactionMode, TransactionOptions, TransactionTrait,
};
use tokio::time::{Instant, sleep};

/// Any number that no other program on the same database uses for its own advisory lock.
const LOCK: i64 = 0x6175_7468_2d64_6462;

/// A migration of a big adopted database takes a while; waiting longer than this means that something is stuck.
const PATIENCE: Duration = Duration::from_secs(120);
const PAUSE: Duration = Duration::from_millis(50);

/// Opens the transaction of the whole run. The lock ends with it, also when this process dies.
pub async fn begin(db: &DatabaseConnection) -> Result<DatabaseTransaction, DbErr> {
    if db.get_database_backend() == DbBackend::Sqlite {
        return begin_writing(db).await;
    }
    let transaction = db.begin().await?;
    // The connection's limits are made for requests: an index on a big adopted table may take longer.
    for statement in [
        "SET LOCAL idle_in_transaction_session_timeout = 0".to_owned(),
        format!("SET LOCAL statement_timeout = {}", PATIENCE.as_millis()),
        format!("SELECT pg_advisory_xact_lock({LOCK})"),
        "SET LOCAL statement_timeout = 0".to_owned(),
    ] {
        transaction.execute_unprepared(&statement).await?;
    }
    Ok(transaction)
}

/// SQLite's write lock is the lock. Retried, because the connection's busy timeout is made for requests, and because
/// SQLite answers "busy" without waiting where waiting could deadlock.
async fn begin_writing(db: &DatabaseConnection) -> Result<DatabaseTransaction, DbErr> {
    let immediate = TransactionOptions {
        sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
        ..TransactionOptions::default()
    };
    let deadline = Instant::now() + PATIENCE;
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
