//! `browser_sessions`: who is signed in to which browser.

use std::time::Duration;

use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect,
    sea_query::Expr,
};
use uuid::Uuid;

use super::{
    Transaction,
    entities::browser_sessions::{ActiveModel, Column, Entity, Model},
    sessions::AtProvider,
};

use crate::clock::seconds;

pub use super::entities::browser_sessions::Model as BrowserSession;

impl Model {
    /// Whether the session has neither ended nor expired nor been idle for longer than `idle`.
    pub fn is_open(&self, now: DateTime<Utc>, idle: Duration) -> bool {
        let idle_until = self.last_used_at + seconds(idle.as_secs());
        self.ended_at.is_none() && self.expires_at > now && idle_until > now
    }
}

/// Stores it by the end of the transaction.
pub fn insert(tx: &Transaction, session: Model) {
    let row = ActiveModel::from(session).reset_all();
    tx.later(&Entity::insert(row));
}

/// The session whose cookie has this hash.
pub async fn find(db: &impl ConnectionTrait, secret_hash: &[u8]) -> Result<Option<Model>, DbErr> {
    let found = Entity::find()
        .filter(Column::SecretHash.eq(secret_hash))
        .all(db)
        .await?;
    Ok(found.into_iter().next())
}

pub async fn find_by_id(db: &impl ConnectionTrait, id: Uuid) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).one(db).await
}

/// Whether a session is open, so that what it has authorized may begin. To be called while its user is locked: whoever ends it
/// locks the user too, and then finds what has begun. A session that is idle or has expired has not voided its codes.
pub async fn is_open(
    tx: &Transaction,
    id: Uuid,
    now: DateTime<Utc>,
    idle: Duration,
) -> Result<bool, DbErr> {
    let found = find_by_id(tx, id).await?;
    Ok(found.is_some_and(|session| session.is_open(now, idle)))
}

/// Records that a session was used, and locks it. False if it has ended.
pub async fn touch(db: &impl ConnectionTrait, id: Uuid, now: DateTime<Utc>) -> Result<bool, DbErr> {
    let touched = Entity::update_many()
        .col_expr(Column::LastUsedAt, Expr::value(now))
        .filter(Column::Id.eq(id))
        .filter(Column::EndedAt.is_null())
        .exec(db)
        .await?;
    Ok(touched.rows_affected == 1)
}

/// A new login of the same user in the same browser: replaces the cookie and the time of the login. False if the session has
/// ended.
pub async fn renew(db: &impl ConnectionTrait, renewed: &Model) -> Result<bool, DbErr> {
    let done = Entity::update_many()
        .col_expr(Column::SecretHash, Expr::value(renewed.secret_hash.clone()))
        .col_expr(Column::Provider, Expr::value(renewed.provider.as_str()))
        .col_expr(
            Column::ProviderSession,
            Expr::value(renewed.provider_session.clone()),
        )
        .col_expr(Column::Methods, Expr::value(renewed.methods.as_str()))
        .col_expr(
            Column::AuthenticatedAt,
            Expr::value(renewed.authenticated_at),
        )
        .col_expr(Column::LastUsedAt, Expr::value(renewed.last_used_at))
        .col_expr(Column::ExpiresAt, Expr::value(renewed.expires_at))
        .filter(Column::Id.eq(renewed.id))
        .filter(Column::EndedAt.is_null())
        .exec(db)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Ends a session. False if it had already ended.
pub async fn end(db: &impl ConnectionTrait, id: Uuid, now: DateTime<Utc>) -> Result<bool, DbErr> {
    let ended = Entity::update_many()
        .col_expr(Column::EndedAt, Expr::value(now))
        .filter(Column::Id.eq(id))
        .filter(Column::EndedAt.is_null())
        .exec(db)
        .await?;
    Ok(ended.rows_affected == 1)
}

/// The open sessions that began with a login through `provider`.
pub async fn open_of_provider(
    db: &impl ConnectionTrait,
    provider: &str,
    which: &AtProvider,
) -> Result<Vec<Uuid>, DbErr> {
    let which = match which {
        AtProvider::Session(session) => Column::ProviderSession.eq(session.as_str()),
        AtProvider::User(user) => Column::UserId.eq(*user),
    };
    Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::Provider.eq(provider))
        .filter(which)
        .filter(Column::EndedAt.is_null())
        .into_tuple()
        .all(db)
        .await
}

/// Ends all sessions of a user.
pub async fn end_of_user(
    db: &impl ConnectionTrait,
    user: Uuid,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::EndedAt, Expr::value(now))
        .filter(Column::UserId.eq(user))
        .filter(Column::EndedAt.is_null())
        .exec(db)
        .await?;
    Ok(())
}

/// Deletes all sessions of a user.
pub async fn delete_of_user(db: &impl ConnectionTrait, user: Uuid) -> Result<(), DbErr> {
    Entity::delete_many()
        .filter(Column::UserId.eq(user))
        .exec(db)
        .await?;
    Ok(())
}
