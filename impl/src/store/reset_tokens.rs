//! `password_reset_tokens`: mailed links that set a new password.

use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter,
    sea_query::Expr,
};
use uuid::Uuid;

use super::entities::password_reset_tokens::{ActiveModel, Column, Entity, Model};
use crate::store::single_use::{self, LimitedTries, SingleUse};

pub use super::entities::password_reset_tokens::Model as ResetToken;

pub async fn insert(db: &impl ConnectionTrait, token: Model) -> Result<(), DbErr> {
    let row = ActiveModel::from(token).reset_all();
    Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

pub async fn find(db: &impl ConnectionTrait, hash: &[u8]) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(hash.to_vec()).one(db).await
}

/// Voids all unused tokens of a user.
pub async fn void_all(
    db: &impl ConnectionTrait,
    user: Uuid,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::UsedAt, Expr::value(now))
        .filter(Column::UserId.eq(user))
        .filter(Column::UsedAt.is_null())
        .exec(db)
        .await?;
    Ok(())
}

impl SingleUse for Entity {
    const HASH: Column = Column::TokenHash;
    const USED_AT: Column = Column::UsedAt;
}

impl LimitedTries for Entity {
    const TRIES: Column = Column::Tries;
}

/// Marks a token as used. False if it already was.
pub async fn use_up(
    db: &impl ConnectionTrait,
    hash: &[u8],
    now: DateTime<Utc>,
) -> Result<bool, DbErr> {
    single_use::use_up::<Entity>(db, hash, now).await
}

/// Counts an attempt to set a password with an unused token. False after `most` attempts.
pub async fn count_try(db: &impl ConnectionTrait, hash: &[u8], most: i32) -> Result<bool, DbErr> {
    single_use::count_try::<Entity>(db, hash, most).await
}
