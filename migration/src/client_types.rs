//! The types of clients: in `auth_clients.client_type` if the Node service has created that column (March 2023),
//! otherwise in `client_types`.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{DatabaseTransaction, Statement};

use crate::schema::has_column;

/// Moves the rows of our table to the Node service's column once that exists.
///
/// # Errors
/// [`DbErr`] of the failed statement.
pub async fn hand_over(db: &DatabaseTransaction) -> Result<(), DbErr> {
    let any = Statement::from_string(
        db.get_database_backend(),
        "SELECT 1 FROM client_types LIMIT 1",
    );
    if db.query_one_raw(any).await?.is_none() {
        return Ok(());
    }
    if !has_column(db, "auth_clients", "client_type").await? {
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
