//! `device_codes`: authorizations of devices (RFC 8628).

use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect,
    sea_query::Expr,
};
use uuid::Uuid;

use super::{
    Transaction,
    entities::device_codes::{ActiveModel, Column, Entity, Model},
};

pub use super::entities::device_codes::{DeviceStatus, Model as DeviceCode};

pub async fn insert(db: &impl ConnectionTrait, code: Model) -> Result<(), DbErr> {
    let row = ActiveModel::from(code).reset_all();
    Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

/// The authorization that the device knows by this code, locked until the transaction ends.
pub async fn lock(tx: &Transaction, code_hash: &[u8]) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(code_hash.to_vec())
        .lock_exclusive()
        .one(tx)
        .await
}

/// The unexpired authorization that the user knows by this code.
pub async fn find_by_user_code(
    db: &impl ConnectionTrait,
    user_code_hash: &[u8],
    now: DateTime<Utc>,
) -> Result<Option<Model>, DbErr> {
    Entity::find()
        .filter(Column::UserCodeHash.eq(user_code_hash))
        .filter(Column::ExpiresAt.gt(now))
        .one(db)
        .await
}

/// Records that the device has asked, and how long it must wait now.
pub async fn set_polled(
    tx: &Transaction,
    code_hash: &[u8],
    poll_seconds: i32,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::PolledAt, Expr::value(now))
        .col_expr(Column::PollSeconds, Expr::value(poll_seconds))
        .filter(Column::CodeHash.eq(code_hash))
        .exec(tx)
        .await?;
    Ok(())
}

/// Stores a user's decision. False if there was one already.
pub async fn decide(
    db: &impl ConnectionTrait,
    code_hash: &[u8],
    status: DeviceStatus,
    user: Uuid,
    browser_session: Uuid,
) -> Result<bool, DbErr> {
    let decided = Entity::update_many()
        .col_expr(Column::Status, Expr::value(status))
        .col_expr(Column::UserId, Expr::value(user))
        .col_expr(Column::BrowserSessionId, Expr::value(browser_session))
        .filter(Column::CodeHash.eq(code_hash))
        .filter(Column::Status.eq(DeviceStatus::Waiting))
        .exec(db)
        .await?;
    Ok(decided.rows_affected == 1)
}

/// Marks an approved code as exchanged. False if it had been already.
pub async fn redeem(
    db: &impl ConnectionTrait,
    code_hash: &[u8],
    now: DateTime<Utc>,
) -> Result<bool, DbErr> {
    let redeemed = Entity::update_many()
        .col_expr(Column::UsedAt, Expr::value(now))
        .filter(Column::CodeHash.eq(code_hash))
        .filter(Column::Status.eq(DeviceStatus::Approved))
        .filter(Column::UsedAt.is_null())
        .exec(db)
        .await?;
    Ok(redeemed.rows_affected == 1)
}

/// Denies what was approved in a session of a browser and not yet redeemed, so that the device learns that it need not ask
/// again; see [`super::codes::void_of_browser`].
pub async fn void_of_browser(
    db: &impl ConnectionTrait,
    browser_session: Uuid,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::Status, Expr::value(DeviceStatus::Denied))
        .filter(Column::BrowserSessionId.eq(browser_session))
        .filter(Column::UsedAt.is_null())
        .exec(db)
        .await?;
    Ok(())
}
