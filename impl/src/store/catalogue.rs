//! Queries of the database catalogue, to determine which version of the Node service has created the tables.

use sea_orm::{ConnectionTrait, DbBackend, DbErr, EntityTrait, Iden, Iterable, Statement};

use super::entities::{
    auth_clients, roles, tenant_configs, tenants, user_credentials, user_permissions,
    user_resources, user_tenants, users,
};

pub use migration::has_column;

pub async fn has_table(db: &impl ConnectionTrait, table: &str) -> Result<bool, DbErr> {
    // Every table of the Node service has this column.
    has_column(db, table, "id").await
}

/// Columns of the Node service's tables, as sorted `table.column`, that are NOT NULL without a default and unknown to this
/// version: inserting a row fails.
pub async fn unknown_required_columns(db: &impl ConnectionTrait) -> Result<Vec<String>, DbErr> {
    let known = [
        known::<auth_clients::Entity>(),
        known::<roles::Entity>(),
        known::<tenant_configs::Entity>(),
        known::<tenants::Entity>(),
        known::<user_credentials::Entity>(),
        known::<user_permissions::Entity>(),
        known::<user_resources::Entity>(),
        known::<user_tenants::Entity>(),
        known::<users::Entity>(),
    ];
    let mut unknown = Vec::new();
    for (table, columns) in known {
        for name in required_columns(db, &table).await? {
            let filled = columns.contains(&name) || (table.as_str(), name.as_str()) == ROLE_TENANT;
            if !filled {
                unknown.push(format!("{table}.{name}"));
            }
        }
    }
    unknown.sort();
    Ok(unknown)
}

/// NOT NULL in the Node service since January 2024; [`super::tenants::insert_role`] fills it if it exists.
pub const ROLE_TENANT: (&str, &str) = ("roles", "tenant_id");

fn known<E: EntityTrait>() -> (String, Vec<String>) {
    let columns = E::Column::iter().map(|column| column.to_string());
    (E::default().table_name().to_owned(), columns.collect())
}

async fn required_columns(db: &impl ConnectionTrait, table: &str) -> Result<Vec<String>, DbErr> {
    let backend = db.get_database_backend();
    let sql = match backend {
        DbBackend::Sqlite => {
            "SELECT name FROM pragma_table_info($1) WHERE \"notnull\" = 1 AND dflt_value IS NULL AND pk = 0"
        }
        _ => {
            "SELECT attname::text AS name FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass($1) AND attnum > 0 \
             AND NOT attisdropped AND attnotnull AND NOT atthasdef AND attidentity = ''"
        }
    };
    let query = Statement::from_sql_and_values(backend, sql, [table.into()]);
    let rows = db.query_all_raw(query).await?;
    rows.iter().map(|row| row.try_get("", "name")).collect()
}
