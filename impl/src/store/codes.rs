//! `auth_codes`: the codes that a login returns and `POST /auth/token` exchanges.

use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait, QueryFilter,
    sea_query::Expr,
};
use uuid::Uuid;

use super::{
    Transaction,
    entities::auth_codes::{ActiveModel, Column, Entity, Model},
    sessions::AtProvider,
    users,
};
use crate::store::single_use::{self, SingleUse};

pub use super::entities::auth_codes::Model as Code;

/// Stores it by the end of the transaction.
pub fn insert(tx: &Transaction, code: Code) {
    let row = ActiveModel::from(code).reset_all();
    tx.later(&Entity::insert(row));
}

/// A code of an operation of `/auth`. Those of `/oauth2/authorize` are not found here, and the other way around: a client that
/// was granted a few scopes must not be able to do with its code what a login's code permits.
pub async fn find(db: &impl ConnectionTrait, hash: &[u8]) -> Result<Option<Model>, DbErr> {
    let found = Entity::find_by_id(hash.to_vec()).one(db).await?;
    Ok(found.filter(|code| code.request.is_none()))
}

/// A code of `/oauth2/authorize`.
pub async fn find_granted(db: &impl ConnectionTrait, hash: &[u8]) -> Result<Option<Model>, DbErr> {
    let found = Entity::find_by_id(hash.to_vec()).one(db).await?;
    Ok(found.filter(|code| code.request.is_some()))
}

/// Voids the unused codes that were issued in a session of a browser. To be called before the sessions that began through it
/// are ended: a code is then either exchanged, and its session among them, or void.
pub async fn void_of_browser(
    db: &impl ConnectionTrait,
    browser_session: Uuid,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    void_where(db, Column::BrowserSessionId.eq(browser_session), now).await
}

/// Records in which session of a browser an unused code was issued. False if the code has been used.
pub async fn issue_in_browser(
    db: &impl ConnectionTrait,
    hash: &[u8],
    browser_session: Uuid,
) -> Result<bool, DbErr> {
    let issued = Entity::update_many()
        .col_expr(Column::BrowserSessionId, Expr::value(browser_session))
        .filter(Column::CodeHash.eq(hash))
        .filter(Column::UsedAt.is_null())
        .exec(db)
        .await?;
    Ok(issued.rows_affected == 1)
}

/// Marks a code as exchanged for `session`. False if it had already been used.
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

/// Voids the unused codes of a user.
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

/// Voids the unused codes of a client. To be called after [`users::lock_with_client`].
pub async fn void_of_client(
    db: &impl ConnectionTrait,
    client: i32,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    void_where(db, Column::ClientId.eq(client), now).await
}

/// Voids the unused codes that `/oauth2/authorize` has issued to a client for a user.
pub async fn void_granted(
    db: &impl ConnectionTrait,
    user: Uuid,
    client: i32,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let of_both = Column::UserId.eq(user).and(Column::ClientId.eq(client));
    void_where(db, of_both.and(Column::Request.is_not_null()), now).await
}

/// Voids the unused codes of the members of a tenant. To be called after [`users::lock_in_tenant`].
pub async fn void_of_tenant(
    db: &impl ConnectionTrait,
    tenant: Uuid,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let members = users::of_default_tenant(tenant);
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

/// Erases provider tokens and devices of a deleted user.
pub async fn erase(db: &impl ConnectionTrait, user: Uuid) -> Result<(), DbErr> {
    let nothing = || Expr::value(Option::<String>::None);
    Entity::update_many()
        .col_expr(Column::ExternalTokens, nothing())
        .col_expr(Column::Device, nothing())
        .filter(Column::UserId.eq(user))
        .exec(db)
        .await?;
    Ok(())
}

/// Voids the unused codes of logins through a provider.
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

impl SingleUse for Entity {
    const HASH: Column = Column::CodeHash;
    const USED_AT: Column = Column::UsedAt;
}

/// Marks a code as used without exchanging it for a session, because a second factor or a newly confirmed authenticator replaces
/// it by another code. False if it had already been used.
pub async fn use_up(
    db: &impl ConnectionTrait,
    hash: &[u8],
    now: DateTime<Utc>,
) -> Result<bool, DbErr> {
    single_use::use_up::<Entity>(db, hash, now).await
}
