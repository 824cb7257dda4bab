//! Usernames compare without regard to case.
//!
//! `users.username_folded` holds the folded name where the name has other letters than ASCII, and nothing elsewhere: the
//! `lower()` of SQLite, and of PostgreSQL in the C locale, knows ASCII only. [`FOLDED`] is the name to compare with. The
//! old service does not fill the column; a trigger empties it when only the name changes.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{
    DatabaseTransaction, DbBackend, Statement, TransactionTrait, Value,
};

pub const FOLDED: &str = "coalesce(username_folded, lower(username))";

const UNIQUE_INDEX: &str = "uq_users_username_folded";

/// Fills the column for the names that another program wrote.
///
/// # Errors
/// [`DbErr`] of the failed statement.
pub async fn fold_adopted(db: &DatabaseTransaction) -> Result<(), DbErr> {
    let backend = db.get_database_backend();
    let bytes = match backend {
        DbBackend::Sqlite => "length(CAST(username AS blob))",
        _ => "octet_length(username)",
    };
    let unfolded = Statement::from_string(
        backend,
        format!(
            "SELECT DISTINCT username FROM users WHERE username_folded IS NULL AND {bytes} <> length(username)"
        ),
    );
    let unfolded = db.query_all_raw(unfolded).await?;
    if unfolded.is_empty() {
        return Ok(());
    }
    let undated = suspend_dating(db).await?;
    for row in unfolded {
        let username: String = row.try_get("", "username")?;
        let folded = username.to_lowercase();
        let fill = Statement::from_sql_and_values(
            backend,
            "UPDATE users SET username_folded = $1 WHERE username = $2 AND username_folded IS NULL",
            [Value::from(folded), Value::from(username)],
        );
        db.execute_raw(fill).await?;
    }
    if undated {
        db.execute_unprepared("ALTER TABLE users ENABLE TRIGGER mdt_users")
            .await?;
    }
    Ok(())
}

/// Stops the trigger that keeps `modified_on`, until the caller starts it again: to the old service nothing has changed. True
/// where that has been done; only the table's owner may. SQLite has no such switch, and no adopted rows.
async fn suspend_dating(db: &DatabaseTransaction) -> Result<bool, DbErr> {
    if db.get_database_backend() != DbBackend::Postgres {
        return Ok(false);
    }
    let ours_to_stop = Statement::from_string(
        DbBackend::Postgres,
        "SELECT 1 FROM pg_catalog.pg_trigger t JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid \
         WHERE c.oid = 'users'::regclass AND t.tgname = 'mdt_users' AND t.tgenabled = 'O' \
         AND pg_has_role(c.relowner, 'USAGE')",
    );
    if db.query_one_raw(ours_to_stop).await?.is_none() {
        return Ok(false);
    }
    db.execute_unprepared("ALTER TABLE users DISABLE TRIGGER mdt_users")
        .await?;
    Ok(true)
}

/// Makes the unique index, unless an adopted database has names that differ only by case: tried again at the next run.
///
/// # Errors
/// [`DbErr`] of the failed statement, but not for the index itself.
pub async fn make_unique(db: &DatabaseTransaction) -> Result<(), DbErr> {
    if has_index(db).await? {
        return Ok(());
    }
    // In a savepoint: on PostgreSQL a failed statement would end the transaction around it.
    let attempt = db.begin().await?;
    let outcome = attempt
        .execute_unprepared(&format!(
            "CREATE UNIQUE INDEX {UNIQUE_INDEX} ON users (({FOLDED})) WHERE NOT deleted"
        ))
        .await;
    match outcome {
        Ok(_) => attempt.commit().await,
        Err(error) => {
            attempt.rollback().await?;
            tracing::warn!(
                %error,
                "usernames are not guarded against duplicates: probably some differ only by case"
            );
            Ok(())
        }
    }
}

async fn has_index(db: &DatabaseTransaction) -> Result<bool, DbErr> {
    let backend = db.get_database_backend();
    let known = match backend {
        DbBackend::Sqlite => "SELECT 1 FROM sqlite_master WHERE type = 'index' AND name = $1",
        _ => {
            "SELECT 1 FROM pg_catalog.pg_indexes WHERE schemaname = current_schema() AND indexname = $1"
        }
    };
    let known = Statement::from_sql_and_values(backend, known, [UNIQUE_INDEX.into()]);
    Ok(db.query_one_raw(known).await?.is_some())
}
