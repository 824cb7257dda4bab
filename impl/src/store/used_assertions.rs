//! `used_assertions`: accepted SAML assertions, logout tokens, client assertions and DPoP proofs, to prevent replay. Each
//! kind is hashed with a prefix of its own.

use chrono::{DateTime, Utc};
use sea_orm::{ActiveValue::Set, ConnectionTrait, DbErr, EntityTrait, TryInsertResult};

use super::entities::used_assertions::{ActiveModel, Column, Entity};

/// Records an assertion. False if it was already recorded.
pub async fn insert(
    db: &impl ConnectionTrait,
    hash: Vec<u8>,
    expires_at: DateTime<Utc>,
) -> Result<bool, DbErr> {
    let row = ActiveModel {
        id_hash: Set(hash),
        expires_at: Set(expires_at),
    };
    let inserted = Entity::insert(row)
        .on_conflict_do_nothing_on([Column::IdHash])
        .exec_without_returning(db)
        .await?;
    Ok(matches!(inserted, TryInsertResult::Inserted(1)))
}
