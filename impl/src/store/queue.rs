//! Queues in the database, processed by any instance: mails, logouts at providers, and logout tokens for clients.

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{
    ColumnTrait, DbErr, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect, Select,
    sea_query::{Expr, LockBehavior, LockType},
};

use super::Transaction;

/// A table used as a queue. Ids are assigned in insertion order.
pub trait Queue: EntityTrait {
    const ID: Self::Column;
    const NEXT_TRY_AT: Self::Column;
    /// How many times a row has been claimed.
    const ATTEMPTS: Self::Column;
}

/// Whether a row is due.
pub async fn any_due<E: Queue>(
    waiting: Select<E>,
    db: &impl sea_orm::ConnectionTrait,
    now: DateTime<Utc>,
) -> Result<bool, DbErr> {
    let due = waiting.filter(E::NEXT_TRY_AT.lte(now)).one(db).await?;
    Ok(due.is_some())
}

/// The rows that have been due longest and that no other transaction has locked. The index on `NEXT_TRY_AT` has this order: sorted
/// by id alone, SQLite might read the whole table instead, also what is done.
pub async fn due<E: Queue>(
    waiting: Select<E>,
    tx: &Transaction,
    limit: u64,
    now: DateTime<Utc>,
) -> Result<Vec<E::Model>, DbErr> {
    waiting
        .filter(E::NEXT_TRY_AT.lte(now))
        .order_by_asc(E::NEXT_TRY_AT)
        .order_by_asc(E::ID)
        .limit(limit)
        .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
        .all(tx)
        .await
}

/// Leases rows: no other instance gets them until the lease ends. If this process dies, they are due again afterwards.
pub async fn lease<E: Queue>(
    tx: &Transaction,
    ids: impl IntoIterator<Item = i64>,
    lease: TimeDelta,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    E::update_many()
        .col_expr(E::NEXT_TRY_AT, Expr::value(now + lease))
        .col_expr(E::ATTEMPTS, Expr::col(E::ATTEMPTS).add(1))
        .filter(E::ID.is_in(ids))
        .exec(tx)
        .await?;
    Ok(())
}

/// Sets the time of the next attempt.
pub async fn try_again<E: Queue>(
    tx: &Transaction,
    id: i64,
    at: DateTime<Utc>,
) -> Result<(), DbErr> {
    E::update_many()
        .col_expr(E::NEXT_TRY_AT, Expr::value(at))
        .filter(E::ID.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}
