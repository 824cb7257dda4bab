//! Which database errors are outages: they would affect any request, and they can end without a change on our side.

use std::{
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

use sea_orm::{
    DbErr, RuntimeErr,
    sqlx::{Error, error::DatabaseError, postgres::PgDatabaseError, sqlite::SqliteError},
};

/// An outage that was not reported by the driver.
pub fn outage(cause: impl std::fmt::Display) -> DbErr {
    DbErr::Conn(RuntimeErr::Internal(cause.to_string()))
}

/// Whether the database is unreachable, shutting down, full, read-only, damaged or overloaded, so that a later retry can
/// succeed.
pub fn is_outage(error: &DbErr) -> bool {
    if matches!(error, DbErr::ConnectionAcquire(_) | DbErr::Conn(_)) {
        return true;
    }
    match driver_error(error) {
        Some(Error::Database(fault)) => is_outage_of_server(&**fault),
        Some(cause) => breaks_connection(cause),
        None => false,
    }
}

/// Whether the server has ended this one transaction or connection, in favour of another transaction, because it took too long, at
/// an administrator's request, or because of a damaged row: others may succeed at once.
pub fn is_of_one_transaction(error: &DbErr) -> bool {
    let codes = [
        "40001", "40P01", "55P03", "57014", "57P01", "XX001", "XX002",
    ];
    match driver_error(error) {
        Some(Error::Database(fault)) => {
            postgres_code(&**fault).is_some_and(|code| codes.contains(&code))
        }
        _ => false,
    }
}

/// Whether connections opened before this failure must not be used again: their server is shutting down, or rejects writes while
/// another server under the same name may accept them.
pub fn is_connection_suspect(error: &DbErr) -> bool {
    match driver_error(error) {
        Some(Error::Database(fault)) => postgres_code(&**fault).is_some_and(|code| {
            // read_only_sql_transaction, connection exceptions, admin_shutdown to cannot_connect_now.
            code == "25006" || code.starts_with("08") || code.starts_with("57P")
        }),
        Some(cause) => breaks_connection(cause),
        None => false,
    }
}

/// Whether the transaction of a failed write may have been committed nevertheless: the connection was lost before the server's
/// response arrived.
pub fn may_be_committed(error: &DbErr) -> bool {
    driver_error(error).is_some_and(|cause| !matches!(cause, Error::Database(_)))
}

fn driver_error(error: &DbErr) -> Option<&Error> {
    match error {
        DbErr::Conn(RuntimeErr::SqlxError(cause))
        | DbErr::Exec(RuntimeErr::SqlxError(cause))
        | DbErr::Query(RuntimeErr::SqlxError(cause)) => Some(cause),
        _ => None,
    }
}

fn breaks_connection(cause: &Error) -> bool {
    match cause {
        Error::Io(_) | Error::Tls(_) | Error::Protocol(_) | Error::WorkerCrashed => true,
        Error::PoolTimedOut | Error::PoolClosed => true,
        // The state of the connection differs from what the driver assumes.
        Error::BeginFailed | Error::InvalidSavePointStatement => true,
        _ => false,
    }
}

fn is_outage_of_server(fault: &dyn DatabaseError) -> bool {
    if let Some(code) = postgres_code(fault) {
        return is_postgres_outage(code);
    }
    fault
        .try_downcast_ref::<SqliteError>()
        .and_then(|fault| fault.code()?.parse().ok())
        .is_some_and(is_sqlite_outage)
}

fn postgres_code(fault: &dyn DatabaseError) -> Option<&str> {
    fault
        .try_downcast_ref::<PgDatabaseError>()
        .map(PgDatabaseError::code)
}

/// By SQLSTATE: <https://www.postgresql.org/docs/current/errcodes-appendix.html>.
fn is_postgres_outage(code: &str) -> bool {
    // Lost connections, resources (disk, memory, connections), intervention (shutdown, a cancelled or overlong statement),
    // the system (input and output), damaged data.
    let classes = ["08", "53", "57", "58", "XX"];
    let codes = [
        "25006", // read_only_sql_transaction: a standby, or a server that was made read-only
        "25P03", // idle_in_transaction_session_timeout
        "25P04", // transaction_timeout
        "40001", // serialization_failure
        "40P01", // deadlock_detected
        "42501", // insufficient_privilege
        "55P03", // lock_not_available
    ];
    classes.iter().any(|class| code.starts_with(class)) || codes.contains(&code)
}

/// By result code, extended or not: <https://www.sqlite.org/rescode.html>. The low byte is the primary code.
fn is_sqlite_outage(code: i32) -> bool {
    // BUSY, LOCKED, NOMEM, READONLY, INTERRUPT, IOERR, CORRUPT, FULL, CANTOPEN, PROTOCOL, AUTH, NOTADB.
    [5, 6, 7, 8, 9, 10, 11, 13, 14, 15, 23, 26].contains(&(code & 0xff))
}

/// How often an unchanged cause is logged.
const REPEAT_AFTER: Duration = Duration::from_secs(10);

struct Logged {
    cause: String,
    at: Instant,
    repeats: u64,
}

static LAST: Mutex<Option<Logged>> = Mutex::new(None);

/// Logs the cause of an outage: immediately if it differs from the previous one, otherwise every ten seconds with the number of
/// repetitions. During an outage every request fails for the same reason.
pub fn log(error: &DbErr) {
    let cause = error.to_string();
    let mut last = LAST.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(same) = last.as_mut()
        && same.cause == cause
        && same.at.elapsed() < REPEAT_AFTER
    {
        same.repeats += 1;
        return;
    }
    let repeated = last
        .take()
        .filter(|previous| previous.cause == cause)
        .map_or(0, |previous| previous.repeats);
    tracing::error!(%cause, repeated, "the database cannot be used");
    *last = Some(Logged {
        cause,
        at: Instant::now(),
        repeats: 0,
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_that_would_affect_any_request_are_outages() {
        for code in [
            "53100", "53200", "53300", "25006", "57P01", "57P02", "57P03", "57014", "08006",
            "58030", "40P01", "55P03", "XX001",
        ] {
            assert!(is_postgres_outage(code), "{code}");
        }
        for code in ["23505", "22001", "42P01", "25P02"] {
            assert!(!is_postgres_outage(code), "{code}");
        }
        // Extended codes: BUSY_SNAPSHOT, READONLY_DBMOVED, IOERR_FSYNC, IOERR_WRITE, CANTOPEN_ISDIR.
        for code in [5, 6, 8, 10, 11, 13, 14, 26, 517, 1032, 1034, 778, 526] {
            assert!(is_sqlite_outage(code), "{code}");
        }
        // ERROR, SCHEMA, CONSTRAINT_UNIQUE, MISMATCH.
        for code in [1, 17, 2067, 20] {
            assert!(!is_sqlite_outage(code), "{code}");
        }
    }
}
