//! The database's clock.

use std::time::Duration;

use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, DbBackend, DbErr, Statement};

/// Limit for each statement on PostgreSQL, and for each pause between two statements of a transaction. Our transactions consist
/// of a few statements that find rows by key; followers of the revocation log allow for several times this.
pub const LONGEST_TRANSACTION: Duration = Duration::from_secs(5);

/// The time of a PostgreSQL server. `None` for SQLite, which uses this machine's clock.
///
/// # Errors
/// Database errors.
pub async fn of_database(db: &impl ConnectionTrait) -> Result<Option<DateTime<Utc>>, DbErr> {
    let backend = db.get_database_backend();
    if backend != DbBackend::Postgres {
        return Ok(None);
    }
    // Not `now()`, which is constant during a transaction.
    let query = Statement::from_string(backend, "SELECT clock_timestamp() AS now");
    let row = db.query_one_raw(query).await?;
    row.map(|row| row.try_get("", "now")).transpose()
}
