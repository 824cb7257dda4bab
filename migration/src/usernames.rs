//! Case-insensitive user names and email addresses.
//!
//! `users.username_folded` and `users.email_folded` contain the result of [`fold`] where the database's `lower()` would
//! differ, and NULL elsewhere: in SQLite, and in PostgreSQL with the C locale, `lower()` only knows ASCII, and it never
//! normalises. Comparisons use [`FOLDED`] and [`FOLDED_EMAIL`]. The Node service does not fill these columns; triggers
//! clear them when only the name or address changes.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{
    DatabaseTransaction, DbBackend, Statement, TransactionTrait, Value,
};

use crate::names::fold;

pub const FOLDED: &str = "coalesce(username_folded, lower(username))";
pub const FOLDED_EMAIL: &str = "coalesce(email_folded, lower(email))";

const UNIQUE_INDEX: &str = "uq_users_username_folded";

/// A condition for users with a name or address (`column`) written by another program that needs a stored fold: not
/// ASCII, or with surrounding whitespace. An index on this condition makes the query cheap.
pub fn unfolded(backend: DbBackend, column: &str) -> String {
    let (bytes, trimmed) = match backend {
        DbBackend::Sqlite => (
            format!("length(CAST({column} AS blob))"),
            format!("trim({column}, char(9, 10, 11, 12, 13, 32))"),
        ),
        _ => (
            format!("octet_length({column})"),
            format!("btrim({column}, E'\\t\\n\\x0b\\f\\r ')"),
        ),
    };
    format!("{column}_folded IS NULL AND ({bytes} <> length({column}) OR {trimmed} <> {column})")
}

/// A query for the first few such values after `$1`. It is limited and in index order, because PostgreSQL expects the
/// condition to be true for nearly all users and would otherwise scan the whole table.
pub fn unfolded_texts(backend: DbBackend, column: &str) -> String {
    let unfolded = unfolded(backend, column);
    format!(
        "SELECT {column} FROM users WHERE {unfolded} AND {column} > $1 ORDER BY {column} LIMIT 100"
    )
}

/// Clears the columns, so that [`fold_adopted`] fills them again according to the current rules.
///
/// # Errors
/// [`DbErr`] of the failed statement.
pub async fn forget_folds(db: &impl ConnectionTrait) -> Result<(), DbErr> {
    // Without folds, different names may look the same to the unique index, which is recreated afterwards.
    drop_unique(db).await?;
    let undated = suspend_dating(db).await?;
    db.execute_unprepared(
        "UPDATE users SET username_folded = NULL WHERE username_folded IS NOT NULL",
    )
    .await?;
    if undated {
        resume_dating(db).await?;
    }
    Ok(())
}

async fn drop_unique(db: &impl ConnectionTrait) -> Result<(), DbErr> {
    db.execute_unprepared(&format!("DROP INDEX IF EXISTS {UNIQUE_INDEX}"))
        .await?;
    Ok(())
}

/// Fills the columns for names and addresses written by other programs.
///
/// # Errors
/// [`DbErr`] of the failed statement.
pub async fn fold_adopted(db: &DatabaseTransaction) -> Result<(), DbErr> {
    let backend = db.get_database_backend();
    let mut undated = None;
    for column in ["username", "email"] {
        let mut last = String::new();
        loop {
            let sql = unfolded_texts(backend, column);
            let some = Statement::from_sql_and_values(backend, sql, [Value::from(last.as_str())]);
            let rows = db.query_all_raw(some).await?;
            if rows.is_empty() {
                break;
            }
            if undated.is_none() {
                undated = Some(suspend_dating(db).await?);
            }
            for row in rows {
                last = row.try_get("", column)?;
                // In a savepoint, like `make_unique`. Another program may have created an account whose name equals one
                // of ours only after folding; that must not prevent startup.
                let attempt = db.begin().await?;
                if fill(&attempt, column, &last).await.is_ok() {
                    attempt.commit().await?;
                } else {
                    attempt.rollback().await?;
                    without_unique(db, column, &last).await?;
                }
            }
        }
    }
    if undated == Some(true) {
        resume_dating(db).await?;
    }
    Ok(())
}

/// Disables the trigger that maintains `modified_on`, because nothing has changed from the Node service's point of
/// view. True if it did; the caller must enable it again. Only the owner of the table may do this. SQLite has no such
/// switch, but no adopted rows either.
async fn suspend_dating(db: &impl ConnectionTrait) -> Result<bool, DbErr> {
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

/// Stores a fold that violates the unique index, by dropping the index, which [`make_unique`] then tries to recreate.
/// If the index belongs to another database role, the name stays unfolded.
async fn without_unique(db: &DatabaseTransaction, column: &str, text: &str) -> Result<(), DbErr> {
    let attempt = db.begin().await?;
    if let Err(error) = drop_unique(&attempt).await {
        attempt.rollback().await?;
        tracing::warn!(%error, "could not store the folded form of a user name that equals another one");
        return Ok(());
    }
    fill(&attempt, column, text).await?;
    attempt.commit().await
}

async fn resume_dating(db: &impl ConnectionTrait) -> Result<(), DbErr> {
    db.execute_unprepared("ALTER TABLE users ENABLE TRIGGER mdt_users")
        .await?;
    Ok(())
}

async fn fill(db: &impl ConnectionTrait, column: &str, text: &str) -> Result<(), DbErr> {
    let fill = Statement::from_sql_and_values(
        db.get_database_backend(),
        format!(
            "UPDATE users SET {column}_folded = $1 WHERE {column} = $2 AND {column}_folded IS NULL"
        ),
        [Value::from(fold(text)), Value::from(text)],
    );
    db.execute_raw(fill).await?;
    Ok(())
}

/// How many undeleted users have the name recorded as a duplicate. The concatenation removes the column affinity that
/// would keep SQLite from using the index.
pub fn still_in_conflict() -> String {
    format!(
        "SELECT count(*) AS users FROM users WHERE {FOLDED} = (SELECT folded || '' FROM username_conflicts) AND NOT deleted"
    )
}

/// Creates the unique index, unless an adopted database has names that are equal after folding; then the next run tries
/// again. One such name is recorded and checked by the next run, so that not every start has to search the whole table.
///
/// # Errors
/// [`DbErr`] of the failed statement, except for the index itself.
pub async fn make_unique(db: &DatabaseTransaction) -> Result<(), DbErr> {
    if has_index(db).await? {
        return Ok(());
    }
    if in_conflict(db).await? {
        tracing::warn!(
            "user names are not protected against duplicates: some differ only in case, Unicode form or whitespace; run \
             `auth-service admin doctor` to list them"
        );
        return Ok(());
    }
    // In a savepoint, because on PostgreSQL a failed statement aborts the transaction.
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
                "could not create the unique index of user names: some probably differ only in case or Unicode form; run \
                 `auth-service admin doctor` to list them"
            );
            Ok(())
        }
    }
}

/// Whether several undeleted users have the same name: the recorded one, or another.
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
    let known = format!("SELECT 1 WHERE {}", are_unique(backend));
    let known = Statement::from_string(backend, known);
    Ok(db.query_one_raw(known).await?.is_some())
}

/// A condition: [`make_unique`] has nothing to do.
pub fn are_unique(backend: DbBackend) -> String {
    match backend {
        DbBackend::Sqlite => format!(
            "EXISTS (SELECT 1 FROM sqlite_master WHERE type = 'index' AND name = '{UNIQUE_INDEX}')"
        ),
        _ => format!(
            "EXISTS (SELECT 1 FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace \
             WHERE n.nspname = current_schema() AND c.relname = '{UNIQUE_INDEX}' AND c.relkind = 'i')"
        ),
    }
}
