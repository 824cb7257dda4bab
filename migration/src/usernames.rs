//! Usernames and addresses compare without regard to case.
//!
//! `users.username_folded` and `users.email_folded` hold what [`fold`] says where the database's own `lower()` would say
//! something else, and nothing elsewhere: `lower()` of SQLite, and of PostgreSQL in the C locale, knows ASCII only, and none
//! knows of normalisation. [`FOLDED`] and [`FOLDED_EMAIL`] are what to compare with. The old service does not fill the
//! columns; triggers empty them when only the name or the address changes.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{
    DatabaseTransaction, DbBackend, Statement, TransactionTrait, Value,
};

use crate::names::fold;

pub const FOLDED: &str = "coalesce(username_folded, lower(username))";
pub const FOLDED_EMAIL: &str = "coalesce(email_folded, lower(email))";

const UNIQUE_INDEX: &str = "uq_users_username_folded";

/// Which users another program gave a name or an address (`column`) that has a fold of its own: with other letters than ASCII, or
/// blanks around it. An index of these alone makes the question cheap.
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

/// The query for some texts of [`unfolded`] users, those after `$1`. A limited part in the order of the index: PostgreSQL
/// expects the condition to hold for nearly all users, and would read the whole table to find all of them.
pub fn unfolded_texts(backend: DbBackend, column: &str) -> String {
    let unfolded = unfolded(backend, column);
    format!(
        "SELECT {column} FROM users WHERE {unfolded} AND {column} > $1 ORDER BY {column} LIMIT 100"
    )
}

/// Empties the columns, so that [`fold_adopted`] fills them again by the present rules.
///
/// # Errors
/// [`DbErr`] of the failed statement.
pub async fn forget_folds(db: &impl ConnectionTrait) -> Result<(), DbErr> {
    // Without folds, names that differ may look alike to the index; it is made again after they are folded.
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

/// Fills the columns for the names and addresses that another program wrote.
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
                // In a savepoint, as in `make_unique`. Another program may have made an account whose name differs from one of ours
                // only to itself: such do not stop the start.
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

/// Stops the trigger that keeps `modified_on`, until the caller starts it again: to the old service nothing has changed. True
/// where that has been done; only the table's owner may. SQLite has no such switch, and no adopted rows.
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

/// Fills in a name that the unique index refuses, at the price of the index, which [`make_unique`] tries to make again. Where the
/// index belongs to another database role, the name stays as the database itself folds it.
async fn without_unique(db: &DatabaseTransaction, column: &str, text: &str) -> Result<(), DbErr> {
    let attempt = db.begin().await?;
    if let Err(error) = drop_unique(&attempt).await {
        attempt.rollback().await?;
        tracing::warn!(%error, "could not fold a username that is the same as another one");
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

/// How many undeleted users have the name that was found to be a duplicate. Concatenated, it has no affinity that would keep
/// SQLite from using the index.
pub fn still_in_conflict() -> String {
    format!(
        "SELECT count(*) AS users FROM users WHERE {FOLDED} = (SELECT folded || '' FROM username_conflicts) AND NOT deleted"
    )
}

/// Makes the unique index, unless an adopted database has names that are the same to us: tried again at the next run. One
/// such name is kept, and looked up by the next run, so that not every start searches the whole table for others.
///
/// # Errors
/// [`DbErr`] of the failed statement, but not for the index itself.
pub async fn make_unique(db: &DatabaseTransaction) -> Result<(), DbErr> {
    if has_index(db).await? {
        return Ok(());
    }
    if in_conflict(db).await? {
        tracing::warn!(
            "usernames are not guarded against duplicates: some differ only by case, encoding or blanks; `auth-service admin doctor` lists them"
        );
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
                "could not make the unique index of usernames: some probably differ only by case or encoding; `auth-service admin doctor` lists them"
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
