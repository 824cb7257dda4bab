//! Makes a database match the descriptions, changing as little as possible.

use std::collections::HashMap;

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{DbBackend, FromQueryResult, Statement};

use super::{Column, Kind, Table, sql};

/// Creates the PostgreSQL schema if missing, and uses it until the end of the transaction.
///
/// # Errors
/// [`DbErr`] of the failed statement.
pub async fn enter(db: &impl ConnectionTrait, schema: &str) -> Result<(), DbErr> {
    if db.get_database_backend() != DbBackend::Postgres {
        return Ok(());
    }
    let quoted = format!("\"{}\"", schema.replace('"', "\"\""));
    // Checked first, because IF NOT EXISTS requires the privilege to create schemas even if nothing has to be created.
    let known = Statement::from_sql_and_values(
        DbBackend::Postgres,
        "SELECT 1 FROM pg_catalog.pg_namespace WHERE nspname = $1",
        [schema.into()],
    );
    if db.query_one_raw(known).await?.is_none() {
        db.execute_unprepared(&format!("CREATE SCHEMA {quoted}"))
            .await?;
    }
    db.execute_unprepared(&format!("SET LOCAL search_path TO {quoted}"))
        .await?;
    Ok(())
}

/// Creates a table of the Node service, or adds missing columns to an adopted one and widens columns that are too
/// narrow. Its constraints, defaults and triggers are not changed.
///
/// # Errors
/// [`DbErr`] of the failed statement.
pub async fn reference_table(manager: &SchemaManager<'_>, table: &Table) -> Result<(), DbErr> {
    if manager.has_table(table.name).await? {
        return extend(manager, table).await;
    }
    create(manager, table).await
}

/// Creates one of our tables.
///
/// # Errors
/// [`DbErr`] of the failed statement, or one that names the table if another program has a table of this name.
pub async fn own_table(manager: &SchemaManager<'_>, table: &Table) -> Result<(), DbErr> {
    if !manager.has_table(table.name).await? {
        return create(manager, table).await;
    }
    for column in table.columns {
        if !manager.has_column(table.name, column.name).await? {
            return Err(DbErr::Migration(format!(
                "the table {} already exists but has no column {}: it belongs to another program",
                table.name, column.name
            )));
        }
    }
    Ok(())
}

/// Adds a column to one of our tables, unless it exists.
///
/// # Errors
/// [`DbErr`] of the failed statement.
pub async fn own_column(
    manager: &SchemaManager<'_>,
    table: &str,
    column: &Column,
) -> Result<(), DbErr> {
    if manager.has_column(table, column.name).await? {
        return Ok(());
    }
    let db = manager.get_connection();
    let definition = sql::column(db.get_database_backend(), column);
    db.execute_unprepared(&format!("ALTER TABLE \"{table}\" ADD COLUMN {definition}"))
        .await?;
    Ok(())
}

/// Whether a table has a column. For what every start asks: PostgreSQL takes longer to plan a query of `information_schema`,
/// which [`SchemaManager::has_column`] reads, than for all other queries of a start.
///
/// # Errors
/// [`DbErr`] of the failed statement.
pub async fn has_column(
    db: &impl ConnectionTrait,
    table: &str,
    column: &str,
) -> Result<bool, DbErr> {
    let backend = db.get_database_backend();
    let asked = match backend {
        DbBackend::Sqlite => "SELECT 1 FROM pragma_table_info($1) WHERE name = $2",
        _ => {
            "SELECT 1 FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass($1) AND attname = $2 \
             AND attnum > 0 AND NOT attisdropped"
        }
    };
    let asked = Statement::from_sql_and_values(backend, asked, [table.into(), column.into()]);
    Ok(db.query_one_raw(asked).await?.is_some())
}

/// Creates an index from its name and definition, such as `ON users (lower(email))`.
///
/// # Errors
/// [`DbErr`] of the failed statement.
pub async fn index(db: &impl ConnectionTrait, name: &str, definition: &str) -> Result<(), DbErr> {
    db.execute_unprepared(&format!("CREATE INDEX IF NOT EXISTS {name} {definition}"))
        .await?;
    Ok(())
}

async fn create(manager: &SchemaManager<'_>, table: &Table) -> Result<(), DbErr> {
    let db = manager.get_connection();
    let backend = db.get_database_backend();
    db.execute_unprepared(&sql::create_table(backend, table))
        .await?;
    if table.tracks_changes {
        if backend == DbBackend::Postgres {
            ensure_moddatetime(db).await?;
        }
        db.execute_unprepared(&sql::change_trigger(backend, table.name))
            .await?;
    }
    Ok(())
}

async fn ensure_moddatetime(db: &impl ConnectionTrait) -> Result<(), DbErr> {
    let known = Statement::from_string(
        DbBackend::Postgres,
        "SELECT 1 FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace \
         WHERE n.nspname = current_schema() AND p.proname = 'moddatetime' AND p.pronargs = 0",
    );
    if db.query_one_raw(known).await?.is_none() {
        db.execute_unprepared(sql::MODDATETIME).await?;
    }
    Ok(())
}

#[derive(FromQueryResult)]
struct Found {
    name: String,
    length: Option<i32>,
}

/// Only PostgreSQL databases are adopted; on SQLite the table was created by an earlier run.
async fn extend(manager: &SchemaManager<'_>, table: &Table) -> Result<(), DbErr> {
    let db = manager.get_connection();
    let backend = db.get_database_backend();
    if backend != DbBackend::Postgres {
        return Ok(());
    }
    let columns = Statement::from_sql_and_values(
        backend,
        "SELECT column_name::text AS name, character_maximum_length::integer AS length \
         FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = $1",
        [table.name.into()],
    );
    let found: HashMap<String, Option<i32>> = Found::find_by_statement(columns)
        .all(db)
        .await?
        .into_iter()
        .map(|column| (column.name, column.length))
        .collect();
    for column in table.columns {
        let change = match found.get(column.name) {
            None => format!("ADD COLUMN {}", sql::column(backend, column)),
            Some(Some(length)) if is_narrower(*length, column) => format!(
                "ALTER COLUMN \"{}\" TYPE {}",
                column.name,
                sql::kind(backend, column.kind)
            ),
            Some(_) => continue,
        };
        db.execute_unprepared(&format!("ALTER TABLE \"{}\" {change}", table.name))
            .await?;
    }
    Ok(())
}

fn is_narrower(length: i32, column: &Column) -> bool {
    match column.kind {
        Kind::Text => true,
        Kind::Varchar(wanted) | Kind::Char(wanted) => length < i32::from(wanted),
        _ => false,
    }
}
