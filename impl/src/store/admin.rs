//! Queries of the admin command and of the first startup.

use sea_orm::{ConnectionTrait, DbBackend, DbErr, EntityTrait};

use super::{
    Transaction,
    entities::{auth_clients, tenants, users},
};

/// Key of our advisory lock: an arbitrary number that neither the migrations nor other programs on the database use.
const LOCK: i64 = 0x6175_7468_2d61_646d;

/// Serializes administrative changes and changes of the signing keys until the transaction ends, so that whatever a change has
/// read is still true when it writes. On SQLite every write transaction is exclusive anyway.
pub async fn one_at_a_time(tx: &Transaction) -> Result<(), DbErr> {
    if tx.get_database_backend() == DbBackend::Postgres {
        tx.execute_unprepared(&format!("SELECT pg_advisory_xact_lock({LOCK})"))
            .await?;
    }
    Ok(())
}

/// Whether there has never been a tenant, a client or a user.
pub async fn is_empty(db: &impl ConnectionTrait) -> Result<bool, DbErr> {
    Ok(tenants::Entity::find().one(db).await?.is_none()
        && auth_clients::Entity::find().one(db).await?.is_none()
        && users::Entity::find().one(db).await?.is_none())
}
