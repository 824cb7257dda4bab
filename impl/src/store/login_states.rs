//! `login_states`: the `state` of logins through identity providers.

use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter,
    sea_query::Expr,
};

use super::{
    columns::Sealed,
    entities::login_states::{ActiveModel, Column, Entity, Model},
};
use crate::store::single_use::{self, SingleUse};

pub use super::entities::login_states::Model as LoginState;

pub async fn insert(db: &impl ConnectionTrait, state: Model) -> Result<(), DbErr> {
    let row = ActiveModel::from(state).reset_all();
    Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

pub async fn find(db: &impl ConnectionTrait, hash: &[u8]) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(hash.to_vec()).one(db).await
}

/// Voids a state if its details have not changed.
pub async fn give_up(
    db: &impl ConnectionTrait,
    hash: &[u8],
    known: &Sealed,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::UsedAt, Expr::value(now))
        .filter(Column::StateHash.eq(hash))
        .filter(Column::UsedAt.is_null())
        .filter(Column::Details.eq(&**known))
        .exec(db)
        .await?;
    Ok(())
}

/// Replaces the details of an unused state. False if they have changed in the meantime.
pub async fn replace(
    db: &impl ConnectionTrait,
    hash: &[u8],
    known: &Sealed,
    details: Sealed,
) -> Result<bool, DbErr> {
    let replaced = Entity::update_many()
        .col_expr(Column::Details, Expr::value(&*details))
        .filter(Column::StateHash.eq(hash))
        .filter(Column::UsedAt.is_null())
        .filter(Column::Details.eq(&**known))
        .exec(db)
        .await?;
    Ok(replaced.rows_affected == 1)
}

impl SingleUse for Entity {
    const HASH: Column = Column::StateHash;
    const USED_AT: Column = Column::UsedAt;
}

/// Marks a state as used. False if it already was.
pub async fn use_up(
    db: &impl ConnectionTrait,
    hash: &[u8],
    now: DateTime<Utc>,
) -> Result<bool, DbErr> {
    single_use::use_up::<Entity>(db, hash, now).await
}
