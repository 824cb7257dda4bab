//! The database's clock.

use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, DbBackend, DbErr, Statement};

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
