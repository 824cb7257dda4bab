//! `auth_events`: who came, who went, who was refused.

use chrono::{DateTime, Utc};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};
use uuid::Uuid;

use super::entities::auth_events::{ActiveModel, Column, Entity};

pub use super::entities::auth_events::Model as Activity;

pub async fn insert(db: &impl ConnectionTrait, row: ActiveModel) -> Result<(), DbErr> {
    Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

/// The newest `limit` rows, newest first.
pub async fn list(
    db: &impl ConnectionTrait,
    user: Option<Uuid>,
    since: Option<DateTime<Utc>>,
    limit: u64,
) -> Result<Vec<Activity>, DbErr> {
    let mut query = Entity::find().order_by_desc(Column::Id).limit(limit);
    if let Some(user) = user {
        query = query.filter(Column::UserId.eq(user));
    }
    if let Some(since) = since {
        query = query.filter(Column::At.gte(since));
    }
    query.all(db).await
}
