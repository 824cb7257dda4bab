//! `sessions` and `refresh_tokens`.

use chrono::{DateTime, Utc};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::Expr,
};
use uuid::Uuid;

use super::{
    columns::Sealed,
    entities::{auth_clients, refresh_tokens, sessions},
    users,
};

pub use refresh_tokens::Model as RefreshToken;
pub use sessions::Model as Session;

pub async fn insert(
    db: &impl ConnectionTrait,
    session: sessions::ActiveModel,
) -> Result<(), DbErr> {
    sessions::Entity::insert(session)
        .exec_without_returning(db)
        .await?;
    Ok(())
}

pub async fn insert_token(
    db: &impl ConnectionTrait,
    token: refresh_tokens::ActiveModel,
) -> Result<(), DbErr> {
    refresh_tokens::Entity::insert(token)
        .exec_without_returning(db)
        .await?;
    Ok(())
}

/// The refresh token of this hash, with its session and the session's client.
pub async fn find_token(
    db: &impl ConnectionTrait,
    hash: &[u8],
) -> Result<Option<(RefreshToken, Session, Option<auth_clients::Model>)>, DbErr> {
    let row = refresh_tokens::Entity::find_by_id(hash.to_vec())
        .find_also_related(sessions::Entity)
        .find_also(sessions::Entity, auth_clients::Entity)
        .one(db)
        .await?;
    Ok(row.and_then(|(token, session, client)| {
        let client = client.filter(|client| !client.deleted);
        Some((token, session?, client))
    }))
}

/// Marks a refresh token as spent; `successor` is what a repeated refresh gets.
pub async fn spend_token(
    db: &impl ConnectionTrait,
    hash: &[u8],
    successor: Option<String>,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    refresh_tokens::Entity::update_many()
        .col_expr(refresh_tokens::Column::SpentAt, Expr::value(now))
        .col_expr(refresh_tokens::Column::Successor, Expr::value(successor))
        .filter(refresh_tokens::Column::TokenHash.eq(hash))
        .exec(db)
        .await?;
    Ok(())
}

/// Moves a live session from the generation before to `generation`, and to `tenant`. False when the session has ended or somebody else has
/// moved it: of parallel refreshes one is first.
pub async fn advance(
    db: &impl ConnectionTrait,
    session: Uuid,
    generation: i32,
    tenant: Option<Uuid>,
    access_expires_at: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<bool, DbErr> {
    let advanced = sessions::Entity::update_many()
        .col_expr(sessions::Column::Generation, Expr::value(generation))
        .col_expr(sessions::Column::TenantId, Expr::value(tenant))
        .col_expr(sessions::Column::LastUsedAt, Expr::value(now))
        .col_expr(
            sessions::Column::AccessExpiresAt,
            Expr::value(access_expires_at),
        )
        .filter(sessions::Column::Id.eq(session))
        .filter(sessions::Column::Generation.eq(generation - 1))
        .filter(sessions::Column::EndedAt.is_null())
        .exec(db)
        .await?;
    Ok(advanced.rows_affected == 1)
}

pub async fn find(db: &impl ConnectionTrait, id: Uuid) -> Result<Option<Session>, DbErr> {
    sessions::Entity::find_by_id(id).one(db).await
}

/// The provider tokens of sessions that go on, after the session `after`, `limit` at most.
pub async fn external_tokens(
    db: &impl ConnectionTrait,
    after: Uuid,
    limit: u64,
) -> Result<Vec<(Uuid, Sealed)>, DbErr> {
    let rows = sessions::Entity::find()
        .filter(sessions::Column::ExternalTokens.is_not_null())
        .filter(sessions::Column::EndedAt.is_null())
        .filter(sessions::Column::Id.gt(after))
        .order_by_asc(sessions::Column::Id)
        .limit(limit)
        .all(db)
        .await?;
    let sealed = rows.into_iter();
    Ok(sealed
        .filter_map(|row| Some((row.id, row.external_tokens?)))
        .collect())
}

pub async fn reseal_external_tokens(
    db: &impl ConnectionTrait,
    id: Uuid,
    sealed: &str,
) -> Result<(), DbErr> {
    sessions::Entity::update_many()
        .col_expr(sessions::Column::ExternalTokens, Expr::value(sealed))
        .filter(sessions::Column::Id.eq(id))
        .exec(db)
        .await?;
    Ok(())
}

/// A user's sessions that have not ended, newest first.
pub async fn live_of_user(
    db: &impl ConnectionTrait,
    user: Uuid,
    now: DateTime<Utc>,
) -> Result<Vec<Session>, DbErr> {
    sessions::Entity::find()
        .filter(sessions::Column::UserId.eq(user))
        .filter(sessions::Column::EndedAt.is_null())
        .filter(sessions::Column::ExpiresAt.gt(now))
        .order_by_desc(sessions::Column::StartedAt)
        .all(db)
        .await
}

/// Ends one session and answers it; `None` when it had ended already.
pub async fn end(
    db: &impl ConnectionTrait,
    id: Uuid,
    now: DateTime<Utc>,
) -> Result<Option<Session>, DbErr> {
    // One statement: read before, the session's newest access token could be younger than what the caller revokes.
    let mut ended = sessions::Entity::update_many()
        .col_expr(sessions::Column::EndedAt, Expr::value(now))
        .filter(sessions::Column::Id.eq(id))
        .filter(sessions::Column::EndedAt.is_null())
        .exec_with_returning(db)
        .await?;
    Ok(ended.pop())
}

/// Sessions that began at a provider.
#[derive(Clone, Debug)]
pub enum AtProvider {
    /// With this session of the provider's.
    Session(String),
    /// Of this user.
    User(Uuid),
}

/// Ends the sessions that began so at a provider and answers those that it ended.
pub async fn end_of_provider(
    db: &impl ConnectionTrait,
    provider: &str,
    which: &AtProvider,
    now: DateTime<Utc>,
) -> Result<Vec<Session>, DbErr> {
    let which = match which {
        AtProvider::Session(session) => sessions::Column::ProviderSession.eq(session.as_str()),
        AtProvider::User(user) => sessions::Column::UserId.eq(*user),
    };
    sessions::Entity::update_many()
        .col_expr(sessions::Column::EndedAt, Expr::value(now))
        .filter(sessions::Column::Provider.eq(provider))
        .filter(which)
        .filter(sessions::Column::EndedAt.is_null())
        .exec_with_returning(db)
        .await
}

/// Ends all sessions of a user and answers those that it ended.
pub async fn end_all(
    db: &impl ConnectionTrait,
    user: Uuid,
    now: DateTime<Utc>,
) -> Result<Vec<Session>, DbErr> {
    users::lock(db, user).await?;
    // One statement: a refresh that runs beside it finds its session ended, or ends up in the rows returned here.
    sessions::Entity::update_many()
        .col_expr(sessions::Column::EndedAt, Expr::value(now))
        .filter(sessions::Column::UserId.eq(user))
        .filter(sessions::Column::EndedAt.is_null())
        .exec_with_returning(db)
        .await
}

/// Forgets from where the sessions of a deleted user came, and what a provider gave them.
pub async fn erase(db: &impl ConnectionTrait, user: Uuid) -> Result<(), DbErr> {
    use sessions::Column;
    let nothing = || Expr::value(Option::<String>::None);
    sessions::Entity::update_many()
        .col_expr(Column::Address, nothing())
        .col_expr(Column::UserAgent, nothing())
        .col_expr(Column::DeviceId, nothing())
        .col_expr(Column::ExternalTokens, nothing())
        .filter(Column::UserId.eq(user))
        .exec(db)
        .await?;
    Ok(())
}
