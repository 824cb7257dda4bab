//! `pushed_requests`: authorization requests that clients have pushed (RFC 9126).

use chrono::{DateTime, Utc};
use sea_orm::{ActiveModelTrait, ConnectionTrait, DbErr, EntityTrait};

use super::entities::pushed_requests::{ActiveModel, Column, Entity, Model};
use crate::store::single_use::{self, SingleUse};

pub use super::entities::pushed_requests::Model as PushedRequest;

impl SingleUse for Entity {
    const HASH: Column = Column::IdHash;
    const USED_AT: Column = Column::UsedAt;
}

pub async fn insert(db: &impl ConnectionTrait, request: Model) -> Result<(), DbErr> {
    let row = ActiveModel::from(request).reset_all();
    Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

/// The request whose identifier has this hash, also if it has expired or was used.
pub async fn find(db: &impl ConnectionTrait, hash: &[u8]) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(hash.to_vec()).one(db).await
}

/// Marks a request as used, expired or not: the user may have taken longer than its lifetime. False if it already was
/// used. To be called in the transaction that stores the code.
pub async fn use_up(
    db: &impl ConnectionTrait,
    hash: &[u8],
    now: DateTime<Utc>,
) -> Result<bool, DbErr> {
    single_use::use_up::<Entity>(db, hash, now).await
}

/// What the `request_uri` of a pushed request begins with (RFC 9126 section 2.2); its identifier follows.
pub const PREFIX: &str = "urn:ietf:params:oauth:request_uri:";

/// The identifier in a `request_uri`; `None` if that is not one of a pushed request.
pub fn id(request_uri: &str) -> Option<&str> {
    request_uri.strip_prefix(PREFIX)
}
