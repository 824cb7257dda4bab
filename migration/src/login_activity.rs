//! The index on the Node service's `login_activity`, a table that the migration of its later versions creates, perhaps long
//! after ours.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{DatabaseTransaction, DbBackend, Statement};

use crate::schema::index;

const INDEX: &str = "idx_login_activity_tenant_time";
const OF_TENANT: &str = "ON login_activity (tenant_id, login_time, id)";

/// Creates the index if the table exists, the index does not, and this role may. Not concurrently, which is impossible in
/// the transaction that keeps other instances waiting: the Node service cannot record logins meanwhile.
///
/// # Errors
/// [`DbErr`] of the failed statement.
pub async fn ensure_index(db: &DatabaseTransaction) -> Result<(), DbErr> {
    let backend = db.get_database_backend();
    let unindexed = format!("SELECT 1 WHERE {}", is_unindexed(backend));
    let unindexed = Statement::from_string(backend, unindexed);
    if db.query_one_raw(unindexed).await?.is_some() {
        index(db, INDEX, OF_TENANT).await?;
    }
    Ok(())
}

/// A condition: there is an index to create, and this role may. Without one, questions about activity take longer.
pub fn is_unindexed(backend: DbBackend) -> String {
    match backend {
        DbBackend::Sqlite => format!(
            "EXISTS (SELECT 1 FROM pragma_table_info('login_activity') WHERE name = 'login_time') \
             AND NOT EXISTS (SELECT 1 FROM sqlite_master WHERE type = 'index' AND name = '{INDEX}')"
        ),
        // Only the owner of a table may create an index on it.
        _ => format!(
            "EXISTS (SELECT 1 FROM pg_catalog.pg_class t JOIN pg_catalog.pg_attribute a ON a.attrelid = t.oid \
             WHERE t.oid = to_regclass('login_activity') AND pg_has_role(t.relowner, 'USAGE') \
             AND a.attname = 'login_time' AND NOT a.attisdropped) AND to_regclass('{INDEX}') IS NULL"
        ),
    }
}
