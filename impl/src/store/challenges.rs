//! `one_time_challenges`: one-time codes that users have been asked for, during a login or by `POST /auth/send-otp`.

use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait, QueryFilter,
    QuerySelect,
    sea_query::{Expr, OnConflict},
};
use uuid::Uuid;

use super::{
    Transaction,
    entities::one_time_challenges::{ActiveModel, Column, Entity, Model},
};

pub use super::entities::one_time_challenges::Model as Challenge;

pub async fn find(db: &impl ConnectionTrait, key: &[u8]) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(key.to_vec()).one(db).await
}

/// The challenge, locked until the transaction ends, so that parallel attempts are counted one at a time.
pub async fn lock(tx: &Transaction, key: &[u8]) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(key.to_vec())
        .lock_exclusive()
        .one(tx)
        .await
}

/// Opens a challenge. If one with the same key is still open, it gets the new code but keeps its count of wrong attempts. This is
/// a single statement, so that an attempt that is counted concurrently is not lost.
pub async fn open(
    db: &impl ConnectionTrait,
    challenge: Challenge,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let old = |column: Column| Expr::col((Entity, column));
    let is_open = old(Column::ExpiresAt)
        .gt(now)
        .and(old(Column::EndedAt).is_null());
    let tries = Expr::case(is_open, old(Column::Tries)).finally(0);
    let replaced = [
        Column::UserId,
        Column::ClientId,
        Column::FirstFactor,
        Column::Factor,
        Column::Code,
        Column::CreatedAt,
        Column::ExpiresAt,
        Column::EndedAt,
        Column::CodeChallenge,
    ];
    Entity::insert(ActiveModel::from(challenge).reset_all())
        .on_conflict(
            OnConflict::column(Column::KeyHash)
                .update_columns(replaced)
                .value(Column::Tries, tries)
                .to_owned(),
        )
        .exec_without_returning(db)
        .await?;
    Ok(())
}

/// Counts a wrong attempt. If it is the `last` one, also ends the challenge.
pub async fn count_wrong(
    tx: &Transaction,
    key: &[u8],
    last: bool,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let mut update = Entity::update_many()
        .col_expr(Column::Tries, Expr::col(Column::Tries).add(1))
        .filter(Column::KeyHash.eq(key));
    if last {
        update = update.col_expr(Column::EndedAt, Expr::value(now));
    }
    update.exec(tx).await?;
    Ok(())
}

pub async fn end(db: &impl ConnectionTrait, key: &[u8], now: DateTime<Utc>) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::EndedAt, Expr::value(now))
        .filter(Column::KeyHash.eq(key))
        .exec(db)
        .await?;
    Ok(())
}

/// Ends all challenges of a user.
pub async fn end_of_user(
    db: &impl ConnectionTrait,
    user: Uuid,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::EndedAt, Expr::value(now))
        .filter(Column::UserId.eq(user))
        .filter(Column::EndedAt.is_null())
        .exec(db)
        .await?;
    Ok(())
}

/// Deletes all challenges of a deleted user.
pub async fn delete_of_user(db: &impl ConnectionTrait, user: Uuid) -> Result<(), DbErr> {
    Entity::delete_many()
        .filter(Column::UserId.eq(user))
        .exec(db)
        .await?;
    Ok(())
}
