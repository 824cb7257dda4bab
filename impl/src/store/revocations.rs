//! The log of revocations that every instance follows.

use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};
use uuid::Uuid;

use super::entities::revocations::{ActiveModel, Column, Entity, Model};

/// A session's access tokens of generations below `generation` are dead; it need not be remembered after `expires_at`,
/// when the last of them ends by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Revocation {
    pub session_id: Uuid,
    pub generation: i32,
    pub expires_at: DateTime<Utc>,
}

/// Ends all generations.
pub const WHOLE_SESSION: i32 = i32::MAX;

pub async fn insert(
    db: &impl ConnectionTrait,
    instance: Uuid,
    revocations: &[Revocation],
) -> Result<(), DbErr> {
    if revocations.is_empty() {
        return Ok(());
    }
    let rows = revocations.iter().map(|revocation| ActiveModel {
        id: NotSet,
        session_id: Set(revocation.session_id),
        generation: Set(revocation.generation),
        instance: Set(instance),
        expires_at: Set(revocation.expires_at),
    });
    Entity::insert_many(rows).exec_without_returning(db).await?;
    Ok(())
}

/// The number of the youngest row.
pub async fn highest(db: &impl ConnectionTrait) -> Result<Option<i64>, DbErr> {
    let highest = Entity::find()
        .select_only()
        .column_as(Column::Id.max(), "highest")
        .into_tuple::<Option<i64>>()
        .one(db)
        .await?;
    Ok(highest.flatten())
}

/// What others wrote after the row `after`, oldest first.
pub async fn of_others(
    db: &impl ConnectionTrait,
    instance: Uuid,
    after: i64,
    now: DateTime<Utc>,
) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::Id.gt(after))
        .filter(Column::Instance.ne(instance))
        .filter(Column::ExpiresAt.gt(now))
        .order_by_asc(Column::Id)
        .all(db)
        .await
}
