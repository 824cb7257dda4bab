//! The database's clock.

use std::time::Duration;

use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, DbBackend, DbErr, Statement};

/// No statement of ours takes longer on PostgreSQL, and no transaction waits longer between two. Our transactions are a
/// few statements that find their rows by key; those who follow the log of revocations allow for several times this.
pub const LONGEST_TRANSACTION: Duration = Duration::from_secs(5);

/// The time of a PostgreSQL server. None of SQLite, whose clock is this machine's.
///
/// # Errors
/// Those of the database.
pub async fn of_database(db: &impl ConnectionTrait) -> Result<Option<DateTime<Utc>>, DbErr> {
    let backend = db.get_database_backend();
    if backend != DbBackend::Postgres {
        return Ok(None);
    }
    // Not `now()`, which stands still during a transaction.
    let query = Statement::from_string(backend, "SELECT clock_timestamp() AS now");
    let row = db.query_one_raw(query).await?;
    row.map(|row| row.try_get("", "now")).transpose()
}
