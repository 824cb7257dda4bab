//! `user_credentials`: how a user proves who they are.

use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect,
    sea_query::Expr,
};
use uuid::Uuid;

use super::entities::user_credentials::{ActiveModel, Column, Entity, Model};

pub async fn of_user(db: &impl ConnectionTrait, user: Uuid) -> Result<Option<Model>, DbErr> {
    Entity::find()
        .filter(Column::UserId.eq(user))
        .filter(Column::Deleted.eq(false))
        .one(db)
        .await
}

/// Some stored password hash that begins with none of `classes`.
pub async fn password_outside(
    db: &impl ConnectionTrait,
    classes: &[String],
) -> Result<Option<String>, DbErr> {
    let mut query = Entity::find()
        .select_only()
        .column(Column::Password)
        .filter(Column::Password.like("$%"))
        .filter(Column::Deleted.eq(false));
    for class in classes {
        query = query.filter(Column::Password.not_like(format!("{class}%")));
    }
    query.into_tuple().one(db).await
}

/// Replaces the password of a user. With `instead_of`, only while that hash is still the stored one: a renewed hash must
/// not undo a password change that overtook it. Says whether a row changed.
pub async fn set_password(
    db: &impl ConnectionTrait,
    user: Uuid,
    hash: &str,
    instead_of: Option<&str>,
    now: DateTime<Utc>,
) -> Result<bool, DbErr> {
    let mut update = Entity::update_many()
        .col_expr(Column::Password, Expr::value(hash))
        .col_expr(Column::ModifiedOn, Expr::value(now))
        .filter(Column::UserId.eq(user));
    if let Some(old) = instead_of {
        update = update.filter(Column::Password.eq(old));
    }
    Ok(update.exec(db).await?.rows_affected > 0)
}

pub async fn insert(db: &impl ConnectionTrait, credentials: Model) -> Result<(), DbErr> {
    let row = ActiveModel::from(credentials).reset_all();
    Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

pub async fn list(db: &impl ConnectionTrait) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::Deleted.eq(false))
        .all(db)
        .await
}

/// The users with this subject of this provider, deleted ones among them.
pub async fn of_external(
    db: &impl ConnectionTrait,
    provider: &str,
    subject: &str,
) -> Result<Vec<Uuid>, DbErr> {
    Entity::find()
        .select_only()
        .column(Column::UserId)
        .filter(Column::AuthProvider.eq(provider))
        .filter(Column::AuthId.eq(subject))
        .filter(Column::Deleted.eq(false))
        .into_tuple()
        .all(db)
        .await
}

/// Gives a user an authenticator, or takes it away.
pub async fn set_authenticator(
    db: &impl ConnectionTrait,
    user: Uuid,
    secret: Option<String>,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::SecretKey, Expr::value(secret))
        .col_expr(Column::ModifiedOn, Expr::value(now))
        .filter(Column::UserId.eq(user))
        .exec(db)
        .await?;
    Ok(())
}

/// The stored authenticator secrets that begin with `prefix`, with their users.
pub async fn authenticators(
    db: &impl ConnectionTrait,
    prefix: &str,
) -> Result<Vec<(Uuid, String)>, DbErr> {
    Entity::find()
        .select_only()
        .columns([Column::UserId, Column::SecretKey])
        .filter(Column::SecretKey.starts_with(prefix))
        .into_tuple()
        .all(db)
        .await
}

/// Replaces a stored authenticator secret, unless it has changed meanwhile.
pub async fn reseal_authenticator(
    db: &impl ConnectionTrait,
    user: Uuid,
    instead_of: &str,
    sealed: &str,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::SecretKey, Expr::value(sealed))
        .filter(Column::UserId.eq(user))
        .filter(Column::SecretKey.eq(instead_of))
        .exec(db)
        .await?;
    Ok(())
}
