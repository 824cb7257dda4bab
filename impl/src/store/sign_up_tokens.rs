//! `sign_up_tokens`: mailed links that create an account.

use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveModelTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait, QueryFilter,
    sea_query::{Expr, Func},
};

use super::entities::sign_up_tokens::{ActiveModel, Column, Entity, Model};
use crate::{
    names::fold,
    store::single_use::{self, LimitedTries, SingleUse},
};

pub use super::entities::sign_up_tokens::Model as SignUpToken;

pub async fn insert(db: &impl ConnectionTrait, token: Model) -> Result<(), DbErr> {
    let row = ActiveModel::from(token).reset_all();
    Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

pub async fn find(db: &impl ConnectionTrait, hash: &[u8]) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(hash.to_vec()).one(db).await
}

/// Deletes all links mailed to an address, ignoring case.
pub async fn delete_of_address(db: &impl ConnectionTrait, address: &str) -> Result<(), DbErr> {
    let email = Expr::expr(Func::lower(Expr::col((Entity, Column::Email))));
    Entity::delete_many()
        .filter(ExprTrait::eq(email, fold(address)))
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
