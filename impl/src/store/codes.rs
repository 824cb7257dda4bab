//! `auth_codes`: what a login answers, and `POST /auth/token` takes.

use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter,
    sea_query::Expr,
};
use uuid::Uuid;

use super::{
    entities::auth_codes::{ActiveModel, Column, Entity, Model},
    sessions::AtProvider,
    users,
};

pub use super::entities::auth_codes::Model as Code;

pub async fn insert(db: &impl ConnectionTrait, code: Code) -> Result<(), DbErr> {
    let row = ActiveModel::from(code).reset_all();
    Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

pub async fn find(db: &impl ConnectionTrait, hash: &[u8]) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(hash.to_vec()).one(db).await
}

/// Uses a code up for `session`. False when somebody else was first.
pub async fn redeem(
    db: &impl ConnectionTrait,
    hash: &[u8],
    session: Uuid,
    now: DateTime<Utc>,
) -> Result<bool, DbErr> {
    let redeemed = Entity::update_many()
        .col_expr(Column::UsedAt, Expr::value(now))
        .col_expr(Column::SessionId, Expr::value(session))
        .filter(Column::CodeHash.eq(hash))
        .filter(Column::UsedAt.is_null())
        .exec(db)
        .await?;
    Ok(redeemed.rows_affected == 1)
}

/// Kills the codes of a user that have given nothing yet.
pub async fn void_unused(
    db: &impl ConnectionTrait,
    user: Uuid,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    users::lock(db, user).await?;
    Entity::update_many()
        .col_expr(Column::UsedAt, Expr::value(now))
        .filter(Column::UserId.eq(user))
        .filter(Column::UsedAt.is_null())
        .exec(db)
        .await?;
    Ok(())
}

/// Kills the codes of a client that have given nothing yet.
pub async fn void_of_client(
    db: &impl ConnectionTrait,
    client: i32,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    void_where(db, Column::ClientId.eq(client), now).await
}

/// Kills the codes of the members of a tenant that have given nothing yet.
pub async fn void_of_tenant(
    db: &impl ConnectionTrait,
    tenant: Uuid,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let members = users::of_default_tenant(tenant);
    users::lock_all(db, members.clone()).await?;
    void_where(db, Column::UserId.in_subquery(members), now).await
}

async fn void_where(
    db: &impl ConnectionTrait,
    which: Expr,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::UsedAt, Expr::value(now))
        .filter(which)
        .filter(Column::UsedAt.is_null())
        .exec(db)
        .await?;
    Ok(())
}

/// Forgets what a provider gave a deleted user.
pub async fn erase(db: &impl ConnectionTrait, user: Uuid) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::ExternalTokens, Expr::value(Option::<String>::None))
        .filter(Column::UserId.eq(user))
        .exec(db)
        .await?;
    Ok(())
}

/// Kills the codes that began so at a provider and have given nothing yet.
pub async fn void_of_provider(
    db: &impl ConnectionTrait,
    provider: &str,
    which: &AtProvider,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let which = match which {
        AtProvider::Session(session) => Column::ProviderSession.eq(session.as_str()),
        AtProvider::User(user) => Column::UserId.eq(*user),
    };
    Entity::update_many()
        .col_expr(Column::UsedAt, Expr::value(now))
        .filter(Column::Provider.eq(provider))
        .filter(which)
        .filter(Column::UsedAt.is_null())
        .exec(db)
        .await?;
    Ok(())
}

/// Uses a code up that gives no session: another code, or a confirmed authenticator. False when somebody else was first.
pub async fn use_up(
    db: &impl ConnectionTrait,
    hash: &[u8],
    now: DateTime<Utc>,
) -> Result<bool, DbErr> {
    let used = Entity::update_many()
        .col_expr(Column::UsedAt, Expr::value(now))
        .filter(Column::CodeHash.eq(hash))
        .filter(Column::UsedAt.is_null())
        .exec(db)
        .await?;
    Ok(used.rows_affected == 1)
}
