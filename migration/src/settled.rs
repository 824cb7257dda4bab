//! Whether a run would do nothing, in one query: nearly every start finds that, and the steps of a run ask a dozen queries in
//! a transaction with a lock.

use std::collections::BTreeSet;

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{DatabaseConnection, DbBackend, Statement};

use crate::{
    all_pending,
    login_activity::INDEX,
    usernames::{UNIQUE_INDEX, unfolded},
};

/// True if [`crate::up`] would find nothing to do. False also if it cannot be told, for example in an empty database.
pub async fn is_settled(db: &DatabaseConnection) -> bool {
    let backend = db.get_database_backend();
    let asked = Statement::from_string(backend, question(backend));
    let Ok(Some(row)) = db.query_one_raw(asked).await else {
        return false;
    };
    let (Ok(applied), Ok(settled)) = (
        row.try_get::<String>("", "applied"),
        row.try_get::<bool>("", "settled"),
    ) else {
        return false;
    };
    let known: BTreeSet<String> = all_pending().into_iter().map(|(name, _)| name).collect();
    settled && known == applied.split(',').map(str::to_owned).collect()
}

/// `applied`: the names of the applied migrations. `settled`: whether the steps that belong to every run find nothing to do.
fn question(backend: DbBackend) -> String {
    let (list, client_type, activity) = match backend {
        DbBackend::Sqlite => (
            "group_concat(version, ',')",
            "EXISTS (SELECT 1 FROM pragma_table_info('auth_clients') WHERE name = 'client_type')",
            "EXISTS (SELECT 1 FROM pragma_table_info('login_activity') WHERE name = 'login_time')",
        ),
        _ => (
            "string_agg(version, ',')",
            "EXISTS (SELECT 1 FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('auth_clients') \
             AND attname = 'client_type' AND NOT attisdropped)",
            "EXISTS (SELECT 1 FROM pg_catalog.pg_class t JOIN pg_catalog.pg_attribute a ON a.attrelid = t.oid \
             WHERE t.oid = to_regclass('login_activity') AND pg_has_role(t.relowner, 'USAGE') \
             AND a.attname = 'login_time' AND NOT a.attisdropped)",
        ),
    };
    let all_folded = ["username", "email"].map(|column| {
        let unfolded = unfolded(backend, column);
        // Not EXISTS: PostgreSQL would then ignore the order, expect many such rows, and read the whole table.
        format!("(SELECT {column} FROM users WHERE {unfolded} AND {column} > '' ORDER BY {column} LIMIT 1) IS NULL")
    });
    let [names_folded, addresses_folded] = all_folded;
    let is_unique = has_index(backend, UNIQUE_INDEX);
    let activity_indexed = has_index(backend, INDEX);
    format!(
        "SELECT (SELECT {list} FROM seaql_migrations) AS applied, \
         NOT (EXISTS (SELECT 1 FROM client_types) AND {client_type}) \
         AND NOT ({activity} AND NOT {activity_indexed}) \
         AND {names_folded} AND {addresses_folded} AND {is_unique} AS settled"
    )
}

fn has_index(backend: DbBackend, name: &str) -> String {
    match backend {
        DbBackend::Sqlite => {
            format!("EXISTS (SELECT 1 FROM sqlite_master WHERE type = 'index' AND name = '{name}')")
        }
        _ => format!("to_regclass('{name}') IS NOT NULL"),
    }
}
