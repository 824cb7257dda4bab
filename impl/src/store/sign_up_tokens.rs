//! `sign_up_tokens`: mailed links that create an account.

use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait, QueryFilter,
    sea_query::{Expr, Func},
};

use super::entities::sign_up_tokens::{ActiveModel, Column, Entity, Model};
use crate::names::fold;

pub use super::entities::sign_up_tokens::Model as SignUpToken;

pub async fn insert(db: &impl ConnectionTrait, token: Model) -> Result<(), DbErr> {
    let row = ActiveModel::from(token).reset_all();
    Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

pub async fn find(db: &impl ConnectionTrait, hash: &[u8]) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(hash.to_vec()).one(db).await
}

/// Counts one more password that is tried with an unused token. False when there were `most` already.
pub async fn count_try(db: &impl ConnectionTrait, hash: &[u8], most: i32) -> Result<bool, DbErr> {
    let counted = Entity::update_many()
        .col_expr(Column::Tries, Expr::col(Column::Tries).add(1))
        .filter(Column::TokenHash.eq(hash))
        .filter(Column::UsedAt.is_null())
        .filter(Column::Tries.lt(most))
        .exec(db)
        .await?;
    Ok(counted.rows_affected == 1)
}

/// Uses a token up. False when somebody else was first.
pub async fn use_up(
    db: &impl ConnectionTrait,
    hash: &[u8],
    now: DateTime<Utc>,
) -> Result<bool, DbErr> {
    let used = Entity::update_many()
        .col_expr(Column::UsedAt, Expr::value(now))
        .filter(Column::TokenHash.eq(hash))
        .filter(Column::UsedAt.is_null())
        .exec(db)
        .await?;
    Ok(used.rows_affected == 1)
}

/// Takes away all links that were mailed to an address, without regard to case.
pub async fn delete_of_address(db: &impl ConnectionTrait, address: &str) -> Result<(), DbErr> {
    let email = Expr::expr(Func::lower(Expr::col((Entity, Column::Email))));
    Entity::delete_many()
        .filter(ExprTrait::eq(email, fold(address)))
        .exec(db)
        .await?;
    Ok(())
}
