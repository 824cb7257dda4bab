//! `provider_logouts`: sessions of a provider that are to be ended.

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait, QueryFilter, QueryOrder,
    QuerySelect,
    sea_query::{Expr, LockBehavior, LockType},
};

use super::{
    Transaction,
    columns::Sealed,
    entities::provider_logouts::{ActiveModel, Column, Entity, Model},
};

pub use super::entities::provider_logouts::Model as ProviderLogout;

pub async fn insert(
    db: &impl ConnectionTrait,
    token: Sealed,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let row = ActiveModel {
        id: NotSet,
        token: Set(token),
        attempts: Set(0),
        next_try_at: Set(now),
        created_at: Set(now),
    };
    Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

pub async fn any_due(db: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<bool, DbErr> {
    let due = Entity::find()
        .filter(Column::NextTryAt.lte(now))
        .one(db)
        .await?;
    Ok(due.is_some())
}

/// Takes the oldest `limit` that are due; nobody else gets them before `lease` has passed.
pub async fn claim(
    tx: &Transaction,
    limit: u64,
    lease: TimeDelta,
    now: DateTime<Utc>,
) -> Result<Vec<Model>, DbErr> {
    let due = Entity::find()
        .filter(Column::NextTryAt.lte(now))
        .order_by_asc(Column::Id)
        .limit(limit)
        .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
        .all(tx)
        .await?;
    Entity::update_many()
        .col_expr(Column::NextTryAt, Expr::value(now + lease))
        .col_expr(Column::Attempts, Expr::col(Column::Attempts).add(1))
        .filter(Column::Id.is_in(due.iter().map(|row| row.id)))
        .exec(tx)
        .await?;
    Ok(due)
}

pub async fn delete(db: &impl ConnectionTrait, id: i64) -> Result<(), DbErr> {
    Entity::delete_by_id(id).exec(db).await?;
    Ok(())
}

pub async fn try_again(db: &impl ConnectionTrait, id: i64, at: DateTime<Utc>) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::NextTryAt, Expr::value(at))
        .filter(Column::Id.eq(id))
        .exec(db)
        .await?;
    Ok(())
}

/// Those after the row `after`, `limit` at most.
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
