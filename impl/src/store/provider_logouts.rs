//! `provider_logouts`: sessions at a provider that remain to be ended.

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::Expr,
};

use super::{
    Transaction,
    columns::Sealed,
    entities::provider_logouts::{ActiveModel, Column, Entity, Model},
};
use crate::store::queue::{self, Queue};

pub use super::entities::provider_logouts::Model as ProviderLogout;

impl Queue for Entity {
    const ID: Column = Column::Id;
    const NEXT_TRY_AT: Column = Column::NextTryAt;
    const ATTEMPTS: Column = Column::Attempts;
}

pub async fn insert(
    db: &impl ConnectionTrait,
    provider: &str,
    token: Sealed,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let row = ActiveModel {
        id: NotSet,
        token: Set(token),
        attempts: Set(0),
        next_try_at: Set(now),
        created_at: Set(now),
        provider: Set(provider.to_owned()),
    };
    Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

/// Whether a logout is due.
pub async fn any_due(db: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<bool, DbErr> {
    queue::any_due(Entity::find(), db, now).await
}

/// Claims the logouts that have been due longest; at most `limit`. No other instance gets them until the lease ends.
pub async fn claim(
    tx: &Transaction,
    limit: u64,
    lease: TimeDelta,
    now: DateTime<Utc>,
) -> Result<Vec<Model>, DbErr> {
    let due = queue::due(Entity::find(), tx, limit, now).await?;
    queue::lease::<Entity>(tx, due.iter().map(|row| row.id), lease, now).await?;
    Ok(due)
}

pub async fn delete(db: &impl ConnectionTrait, id: i64) -> Result<(), DbErr> {
    Entity::delete_by_id(id).exec(db).await?;
    Ok(())
}

/// Sets the time of the next attempt.
pub async fn try_again(tx: &Transaction, id: i64, at: DateTime<Utc>) -> Result<(), DbErr> {
    queue::try_again::<Entity>(tx, id, at).await
}

/// The encrypted tokens of logouts after the row `after`; at most `limit`.
pub async fn after(
    db: &impl ConnectionTrait,
    after: i64,
    limit: u64,
) -> Result<Vec<(i64, Sealed)>, DbErr> {
    let rows = Entity::find()
        .filter(Column::Id.gt(after))
        .order_by_asc(Column::Id)
        .limit(limit)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| (row.id, row.token)).collect())
}

pub async fn reseal(db: &impl ConnectionTrait, id: i64, sealed: &str) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::Token, Expr::value(sealed))
        .filter(Column::Id.eq(id))
        .exec(db)
        .await?;
    Ok(())
}
