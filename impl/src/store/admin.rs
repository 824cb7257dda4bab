//! What only the admin command and the first start ask.

use sea_orm::{ConnectionTrait, DbBackend, DbErr, EntityTrait};

use super::{
    Transaction,
    entities::{auth_clients, tenants, users},
};

/// Any number that no other program on the same database uses for its own advisory lock; not the migrations' either.
const LOCK: i64 = 0x6175_7468_2d61_646d;

/// Makes administrative changes, and those of the signing keys, wait for each other until the transaction ends, so that
/// what one has looked up still holds when it writes. On SQLite every write transaction has the database to itself.
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
