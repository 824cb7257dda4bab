//! `session_grants`: what sessions were granted at `/oauth2`.

use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait, QueryFilter,
    QuerySelect, QueryTrait, sea_query::Expr,
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

/// Binds the refresh tokens of a session to a key. False if they are bound to another one.
pub async fn bind(
    db: &impl ConnectionTrait,
    session: Uuid,
    thumbprint: &str,
) -> Result<bool, DbErr> {
    let free = Column::DpopThumbprint.is_null();
    let bound = Entity::update_many()
        .col_expr(Column::DpopThumbprint, Expr::value(thumbprint))
        .filter(Column::SessionId.eq(session))
        .filter(free.or(Column::DpopThumbprint.eq(thumbprint)))
        .exec(db)
        .await?;
    Ok(bound.rows_affected == 1)
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
