//! `session_grants`: what sessions were granted at `/oauth2`.

use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect,
    QueryTrait,
};
use uuid::Uuid;

use super::{
    Transaction,
    entities::{
        session_grants::{ActiveModel, Column, Entity, Model},
        sessions,
    },
};

pub use super::entities::session_grants::Model as SessionGrant;

/// Stores it by the end of the transaction.
pub fn insert(tx: &Transaction, grant: Model) {
    let row = ActiveModel::from(grant).reset_all();
    tx.later(&Entity::insert(row));
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
