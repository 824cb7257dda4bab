//! `session_grants`: what sessions were granted at `/oauth2`.

use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect,
    QueryTrait,
};
use uuid::Uuid;

use super::entities::{
    session_grants::{ActiveModel, Column, Entity, Model},
    sessions,
};

pub use super::entities::session_grants::Model as SessionGrant;

pub async fn insert(db: &impl ConnectionTrait, grant: Model) -> Result<(), DbErr> {
    let row = ActiveModel::from(grant).reset_all();
    Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

/// The grant of a session; `None` if it was opened by an operation of `/auth`.
pub async fn find(db: &impl ConnectionTrait, session: Uuid) -> Result<Option<Model>, DbErr> {
    let found = Entity::find()
        .filter(Column::SessionId.eq(session))
        .all(db)
        .await?;
    Ok(found.into_iter().next())
}

/// Deletes the grants of a user's sessions, ended or not.
pub async fn delete_of_user(db: &impl ConnectionTrait, user: Uuid) -> Result<(), DbErr> {
    let of_user = sessions::Entity::find()
        .select_only()
        .column(sessions::Column::Id)
        .filter(sessions::Column::UserId.eq(user));
    Entity::delete_many()
        .filter(Column::SessionId.in_subquery(of_user.into_query()))
        .exec(db)
        .await?;
    Ok(())
}
