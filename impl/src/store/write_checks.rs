//! `write_checks`: rows that are written only to check that the database accepts writes.

use chrono::{DateTime, Utc};
use sea_orm::{ActiveValue::Set, ConnectionTrait, DbErr, EntityTrait, sea_query::OnConflict};

use super::entities::write_checks::{ActiveModel, Column, Entity};

/// Writes the time to a row. Instances that use different slots do not wait for each other.
pub async fn write(db: &impl ConnectionTrait, slot: u8, at: DateTime<Utc>) -> Result<(), DbErr> {
    let row = ActiveModel {
        slot: Set(slot.into()),
        checked_at: Set(at),
    };
    let conflict = OnConflict::column(Column::Slot)
        .update_column(Column::CheckedAt)
        .to_owned();
    Entity::insert(row)
        .on_conflict(conflict)
        .exec_without_returning(db)
        .await?;
    Ok(())
}

/// Whether the row exists.
pub async fn exists(db: &impl ConnectionTrait, slot: u8) -> Result<bool, DbErr> {
    let row = Entity::find_by_id(i32::from(slot)).one(db).await?;
    Ok(row.is_some())
}
