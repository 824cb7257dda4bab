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

/// Which users another program named, with other letters than ASCII. An index of these alone makes the question cheap.
pub fn unfolded(backend: DbBackend) -> String {
    let bytes = match backend {
        DbBackend::Sqlite => "length(CAST(username AS blob))",
        _ => "octet_length(username)",
    };
    format!("username_folded IS NULL AND {bytes} <> length(username)")
}

/// The query for some names of [`unfolded`] users, those after `$1`. A limited part in the order of the index: PostgreSQL
/// expects the condition to hold for nearly all users, and would read the whole table to find all of them.
pub fn unfolded_names(backend: DbBackend) -> String {
    let unfolded = unfolded(backend);
    format!(
        "SELECT username FROM users WHERE {unfolded} AND username > $1 ORDER BY username LIMIT 100"
    )
}

/// Fills the column for the names that another program wrote.
///
/// # Errors
/// [`DbErr`] of the failed statement.
pub async fn fold_adopted(db: &DatabaseTransaction) -> Result<(), DbErr> {
    let backend = db.get_database_backend();
    let mut last = String::new();
    let mut undated = None;
    loop {
        let sql = unfolded_names(backend);
        let some = Statement::from_sql_and_values(backend, sql, [Value::from(last.as_str())]);
        let rows = db.query_all_raw(some).await?;
        if rows.is_empty() {
            break;
        }
        if undated.is_none() {
            undated = Some(suspend_dating(db).await?);
        }
        for row in rows {
            last = row.try_get("", "username")?;
            let fill = Statement::from_sql_and_values(
                backend,
                "UPDATE users SET username_folded = $1 WHERE username = $2 AND username_folded IS NULL",
                [Value::from(last.to_lowercase()), Value::from(last.as_str())],
            );
            db.execute_raw(fill).await?;
        }
    }
    if undated == Some(true) {
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

/// How many undeleted users have the name that was found to be a duplicate. Concatenated, it has no affinity that would keep
/// SQLite from using the index.
pub fn still_in_conflict() -> String {
    format!(
        "SELECT count(*) AS users FROM users WHERE {FOLDED} = (SELECT folded || '' FROM username_conflicts) AND NOT deleted"
    )
}

/// Makes the unique index, unless an adopted database has names that differ only by case: tried again at the next run. One
/// such name is kept, and looked up by the next run, so that not every start searches the whole table for others.
///
/// # Errors
/// [`DbErr`] of the failed statement, but not for the index itself.
pub async fn make_unique(db: &DatabaseTransaction) -> Result<(), DbErr> {
    if has_index(db).await? {
        return Ok(());
    }
    if in_conflict(db).await? {
        tracing::warn!("usernames are not guarded against duplicates: some differ only by case");
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

/// Whether several undeleted users have the same name: the one that was found before, or another.
async fn in_conflict(db: &DatabaseTransaction) -> Result<bool, DbErr> {
    let backend = db.get_database_backend();
    let known = Statement::from_string(backend, still_in_conflict());
    if let Some(row) = db.query_one_raw(known).await?
        && row.try_get::<i64>("", "users")? > 1
    {
        return Ok(true);
    }
    db.execute_unprepared("DELETE FROM username_conflicts")
        .await?;
    let search = format!(
        "INSERT INTO username_conflicts (folded) \
         SELECT {FOLDED} FROM users WHERE NOT deleted GROUP BY 1 HAVING count(*) > 1 LIMIT 1"
    );
    Ok(db.execute_unprepared(&search).await?.rows_affected() > 0)
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
