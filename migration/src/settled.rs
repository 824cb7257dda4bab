//! Whether a run would do nothing, in one query: nearly every start finds that, and the steps of a run ask a dozen queries in
//! a transaction with a lock.

use std::collections::BTreeSet;

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{DatabaseConnection, DbBackend, Statement};

use crate::{
    all_pending, client_types, login_activity,
    usernames::{self, unfolded},
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
    let list = match backend {
        DbBackend::Sqlite => "group_concat(version, ',')",
        _ => "string_agg(version, ',')",
    };
    let all_folded = ["username", "email"].map(|column| {
        let unfolded = unfolded(backend, column);
        // Not EXISTS: PostgreSQL would then ignore the order, expect many such rows, and read the whole table.
        format!("(SELECT {column} FROM users WHERE {unfolded} AND {column} > '' ORDER BY {column} LIMIT 1) IS NULL")
    });
    let [names_folded, addresses_folded] = all_folded;
    let types_left = client_types::are_left(backend);
    let activity_unindexed = login_activity::is_unindexed(backend);
    let unique = usernames::are_unique(backend);
    format!(
        "SELECT (SELECT {list} FROM seaql_migrations) AS applied, \
         NOT ({types_left}) AND NOT ({activity_unindexed}) AND {names_folded} AND {addresses_folded} AND {unique} AS settled"
    )
}
