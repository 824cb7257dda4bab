//! `auth_clients`.

use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder,
};

use super::entities::auth_clients::{ActiveModel, Column, Entity, Model};

/// The undeleted client of this public `client_id`.
pub async fn find(db: &impl ConnectionTrait, client_id: &str) -> Result<Option<Model>, DbErr> {
    Entity::find()
        .filter(Column::ClientId.eq(client_id))
        .filter(Column::Deleted.eq(false))
        .order_by_asc(Column::Id)
        .one(db)
        .await
}

/// The undeleted client of this row number.
pub async fn find_by_number(db: &impl ConnectionTrait, id: i32) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id)
        .filter(Column::Deleted.eq(false))
        .one(db)
        .await
}

pub async fn list(db: &impl ConnectionTrait) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::Deleted.eq(false))
        .order_by_asc(Column::Id)
        .all(db)
        .await
}

pub async fn insert(db: &impl ConnectionTrait, client: ActiveModel) -> Result<Model, DbErr> {
    client.insert(db).await
}

pub async fn update(db: &impl ConnectionTrait, client: ActiveModel) -> Result<Model, DbErr> {
    client.update(db).await
}
