//! `browser_sessions`: who is signed in to which browser.

use std::time::Duration;

use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait, QueryFilter,
    QuerySelect,
    sea_query::{Expr, IntoCondition},
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

/// A session is replaced by at most one other, and whatever it had replaced then points to that. Only logins that overlap see a
/// longer chain.
const MAX_REPLACEMENTS: usize = 4;

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

/// The session that has come in place of `found` by now, which may be `found` itself. It may have ended, and with
/// `replaced_by` in case the one that came next has been deleted.
///
/// A cookie that has been replaced signs nobody in. But a browser may still send it, since logins can overlap and responses can
/// be lost. Its next login or logout must then also end the session whose cookie it never received, and the applications that
/// began through it.
pub async fn in_place_of(
    db: &impl ConnectionTrait,
    found: Option<Model>,
) -> Result<Option<Model>, DbErr> {
    let mut present = found;
    for _ in 0..MAX_REPLACEMENTS {
        let Some(successor) = present.as_ref().and_then(|session| session.replaced_by) else {
            break;
        };
        match find_by_id(db, successor).await? {
            Some(session) => present = Some(session),
            None => break,
        }
    }
    Ok(present)
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

/// A new login of the same user in the same browser: `session` keeps its id, so that its applications stay with it, and gets the
/// cookie and the login of `new`. The old cookie is stored as that of a replaced session, under the id of `new`. False, and
/// nothing is stored, if the session has ended or has been renewed in the meantime.
pub async fn renew(tx: &Transaction, session: &Model, new: &Model) -> Result<bool, DbErr> {
    let renewed = Entity::update_many()
        .col_expr(Column::SecretHash, Expr::value(new.secret_hash.clone()))
        .col_expr(Column::Provider, Expr::value(new.provider.as_str()))
        .col_expr(
            Column::ProviderSession,
            Expr::value(new.provider_session.clone()),
        )
        .col_expr(Column::Methods, Expr::value(new.methods.as_str()))
        .col_expr(Column::AuthenticatedAt, Expr::value(new.authenticated_at))
        .col_expr(Column::LastUsedAt, Expr::value(new.last_used_at))
        .col_expr(Column::ExpiresAt, Expr::value(new.expires_at))
        .filter(unchanged(session))
        .exec(tx)
        .await?;
    if renewed.rows_affected == 0 {
        return Ok(false);
    }
    let former = Model {
        id: new.id,
        ended_at: Some(new.authenticated_at),
        replaced_by: Some(session.id),
        ..session.clone()
    };
    insert(tx, former);
    Ok(true)
}

/// Another user's login in the same browser: ends `session`, and stores `new` in its place. False, and nothing is stored, if it
/// has ended or has been renewed in the meantime.
pub async fn replace(tx: &Transaction, session: &Model, new: &Model) -> Result<bool, DbErr> {
    let ended = Entity::update_many()
        .col_expr(Column::EndedAt, Expr::value(new.authenticated_at))
        .col_expr(Column::ReplacedBy, Expr::value(new.id))
        .filter(unchanged(session))
        .exec(tx)
        .await?;
    if ended.rows_affected == 0 {
        return Ok(false);
    }
    put_in_place(tx, session, new).await?;
    Ok(true)
}

/// A login in a browser whose session has ended: stores `new` in its place. False, and nothing is stored, if another login has
/// come first.
pub async fn succeed(tx: &Transaction, ended: &Model, new: &Model) -> Result<bool, DbErr> {
    let same_successor = match ended.replaced_by {
        Some(deleted) => Column::ReplacedBy.eq(deleted),
        None => Column::ReplacedBy.is_null(),
    };
    let succeeded = Entity::update_many()
        .col_expr(Column::ReplacedBy, Expr::value(new.id))
        .filter(Column::Id.eq(ended.id))
        .filter(Column::EndedAt.is_not_null())
        .filter(same_successor)
        .exec(tx)
        .await?;
    if succeeded.rows_affected == 0 {
        return Ok(false);
    }
    put_in_place(tx, ended, new).await?;
    Ok(true)
}

/// Stores `new`, to which everything points from now on that `former` had replaced.
async fn put_in_place(tx: &Transaction, former: &Model, new: &Model) -> Result<(), DbErr> {
    insert(tx, new.clone());
    Entity::update_many()
        .col_expr(Column::ReplacedBy, Expr::value(new.id))
        .filter(Column::ReplacedBy.eq(former.id))
        .exec(tx)
        .await?;
    Ok(())
}

/// Whether the session is still open and has the same cookie.
fn unchanged(session: &Model) -> impl IntoCondition {
    Column::Id
        .eq(session.id)
        .and(Column::SecretHash.eq(session.secret_hash.clone()))
        .and(Column::EndedAt.is_null())
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
