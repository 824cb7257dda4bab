//! The index on the Node service's `login_activity`, a table that the migration of its later versions creates, perhaps long
//! after ours.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{DatabaseTransaction, DbBackend, Statement};

use crate::schema::{has_column, index};

pub const INDEX: &str = "idx_login_activity_tenant_time";
const OF_TENANT: &str = "ON login_activity (tenant_id, login_time, id)";

/// Creates the index if the table exists, the index does not, and this role may. Not concurrently, which is impossible in
/// the transaction that keeps other instances waiting: the Node service cannot record logins meanwhile.
///
/// # Errors
/// [`DbErr`] of the failed statement.
pub async fn ensure_index(db: &DatabaseTransaction) -> Result<(), DbErr> {
    if !has_column(db, "login_activity", "login_time").await? {
        return Ok(());
    }
    let backend = db.get_database_backend();
    let unindexed = match backend {
        DbBackend::Sqlite => {
            "SELECT 1 WHERE NOT EXISTS \
             (SELECT 1 FROM sqlite_master WHERE type = 'index' AND name = 'idx_login_activity_tenant_time')"
        }
        // Only the owner of a table may create an index on it. Without one, questions about activity take longer.
        _ => {
            "SELECT 1 FROM pg_catalog.pg_class t WHERE t.oid = 'login_activity'::regclass \
             AND pg_has_role(t.relowner, 'USAGE') AND NOT EXISTS \
             (SELECT 1 FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid \
             WHERE i.indrelid = t.oid AND c.relname = 'idx_login_activity_tenant_time')"
        }
    };
    let unindexed = Statement::from_string(backend, unindexed);
    if db.query_one_raw(unindexed).await?.is_some() {
        index(db, INDEX, OF_TENANT).await?;
    }
    Ok(())
}
