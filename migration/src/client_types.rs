//! The types of clients: in `auth_clients.client_type` if the Node service has created that column (March 2023),
//! otherwise in `client_types`.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{DatabaseTransaction, DbBackend, Statement};

/// Moves the rows of our table to the Node service's column once that exists.
///
/// # Errors
/// [`DbErr`] of the failed statement.
pub async fn hand_over(db: &DatabaseTransaction) -> Result<(), DbErr> {
    let backend = db.get_database_backend();
    let left = format!("SELECT 1 WHERE {}", are_left(backend));
    let left = Statement::from_string(backend, left);
    if db.query_one_raw(left).await?.is_none() {
        return Ok(());
    }
    db.execute_unprepared(
        "UPDATE auth_clients SET client_type = \
         (SELECT t.client_type FROM client_types t WHERE t.client_id = auth_clients.id) \
         WHERE id IN (SELECT client_id FROM client_types)",
    )
    .await?;
    db.execute_unprepared("DELETE FROM client_types").await?;
    Ok(())
}

/// A condition: there are rows to move.
pub fn are_left(backend: DbBackend) -> String {
    let column = match backend {
        DbBackend::Sqlite => {
            "SELECT 1 FROM pragma_table_info('auth_clients') WHERE name = 'client_type'"
        }
        _ => {
            "SELECT 1 FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('auth_clients') \
             AND attname = 'client_type' AND NOT attisdropped"
        }
    };
    format!("EXISTS (SELECT 1 FROM client_types) AND EXISTS ({column})")
}
