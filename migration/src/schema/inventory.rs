//! The contents of a schema, for determining what a migration changes.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{DbBackend, FromQueryResult, Statement};

/// Tables with the types of their columns, indexes and triggers.
#[derive(Default)]
pub struct Inventory {
    tables: BTreeMap<String, BTreeMap<String, String>>,
    indexes: BTreeSet<String>,
    triggers: BTreeSet<String>,
}

#[derive(FromQueryResult)]
struct FoundColumn {
    place: String,
    name: String,
    kind: String,
}

#[derive(FromQueryResult)]
struct FoundName {
    place: String,
    name: String,
}

/// Queries for tables, indexes and triggers.
fn queries(backend: DbBackend) -> [&'static str; 3] {
    match backend {
        DbBackend::Sqlite => [
            "SELECT t.name AS place, c.name AS name, c.type AS kind FROM sqlite_master t, pragma_table_info(t.name) c \
             WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%'",
            "SELECT tbl_name AS place, name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL",
            "SELECT tbl_name AS place, name FROM sqlite_master WHERE type = 'trigger'",
        ],
        _ => [
            "SELECT c.relname::text AS place, a.attname::text AS name, format_type(a.atttypid, a.atttypmod) AS kind \
             FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid \
             WHERE c.relnamespace = to_regnamespace(quote_ident(current_schema())) AND c.relkind IN ('r', 'p') \
             AND a.attnum > 0 AND NOT a.attisdropped",
            "SELECT tablename::text AS place, indexname::text AS name FROM pg_catalog.pg_indexes \
             WHERE schemaname = current_schema()",
            "SELECT c.relname::text AS place, t.tgname::text AS name FROM pg_catalog.pg_trigger t \
             JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid \
             WHERE c.relnamespace = to_regnamespace(quote_ident(current_schema())) AND NOT t.tgisinternal",
        ],
    }
}

impl Inventory {
    /// # Errors
    /// [`DbErr`] of the failed statement.
    pub async fn of(db: &impl ConnectionTrait) -> Result<Self, DbErr> {
        let backend = db.get_database_backend();
        let [columns, indexes, triggers] =
            queries(backend).map(|sql| Statement::from_string(backend, sql));
        let mut all = Self::default();
        for found in FoundColumn::find_by_statement(columns).all(db).await? {
            let table = all.tables.entry(found.place).or_default();
            table.insert(found.name, found.kind);
        }
        let named = |found: FoundName| format!("{} on {}", found.name, found.place);
        let indexes = FoundName::find_by_statement(indexes).all(db).await?;
        all.indexes = indexes.into_iter().map(named).collect();
        let triggers = FoundName::find_by_statement(triggers).all(db).await?;
        all.triggers = triggers.into_iter().map(named).collect();
        Ok(all)
    }

    /// The table of `before` with exactly these columns that no longer exists.
    fn former_name<'a>(
        &self,
        columns: &BTreeMap<String, String>,
        before: &'a Self,
    ) -> Option<&'a String> {
        let mut gone = before
            .tables
            .iter()
            .filter(|(name, _)| !self.tables.contains_key(*name));
        gone.find(|(_, old)| *old == columns).map(|(name, _)| name)
    }

    /// The changes since `before`, one line per kind. Indexes and triggers of new tables are not listed.
    pub fn since(&self, before: &Self) -> Vec<String> {
        let (mut created, mut renamed, mut added, mut widened) = (vec![], vec![], vec![], vec![]);
        for (table, columns) in &self.tables {
            let Some(old) = before.tables.get(table) else {
                match self.former_name(columns, before) {
                    Some(old) => renamed.push(format!("{old} to {table}")),
                    None => created.push(table.clone()),
                }
                continue;
            };
            for (column, kind) in columns {
                match old.get(column) {
                    None => added.push(format!("{table}.{column}")),
                    Some(was) if was != kind => {
                        widened.push(format!("{table}.{column} from {was} to {kind}"));
                    }
                    Some(_) => {}
                }
            }
        }
        let fresh = |own: &BTreeSet<String>, old: &BTreeSet<String>| -> Vec<String> {
            let on_new = |name: &String| {
                let table = name.rsplit(" on ").next().unwrap_or_default();
                !before.tables.contains_key(table)
            };
            let new = own.difference(old).filter(|name| !on_new(name));
            new.cloned().collect()
        };
        let indexes = fresh(&self.indexes, &before.indexes);
        let triggers = fresh(&self.triggers, &before.triggers);
        [
            ("create tables", created),
            ("rename tables", renamed),
            ("add columns", added),
            ("widen columns", widened),
            ("create indexes", indexes),
            ("create triggers", triggers),
        ]
        .into_iter()
        .filter(|(_, names)| !names.is_empty())
        .map(|(what, names)| format!("{what}: {}", names.join(", ")))
        .collect()
    }
}
