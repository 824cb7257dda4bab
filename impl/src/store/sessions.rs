//! `sessions`.

use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait, QueryFilter,
    QueryOrder, QuerySelect,
    sea_query::{Expr, Query},
};
use uuid::Uuid;

use super::{
    Transaction, browser_sessions,
    columns::Sealed,
    entities::{session_grants, sessions, user_tenants},
    padding::padded,
    users,
};

pub use sessions::Model as Session;

impl Session {
    /// When the refresh token expires, and so the session.
    pub fn refresh_end(&self) -> DateTime<Utc> {
        let session_end = self.expires_at;
        self.refresh_expires_at
            .map_or(session_end, |end| std::cmp::min(end, session_end))
    }

    /// Whether neither the session nor its refresh token has expired.
    pub fn is_refreshable(&self, now: DateTime<Utc>) -> bool {
        self.refresh_end() > now
    }
}

/// Stores it by the end of the transaction.
pub fn insert(tx: &Transaction, session: Session) {
    let row = sessions::ActiveModel::from(session).reset_all();
    tx.later(&sessions::Entity::insert(row));
}

pub async fn find(db: &impl ConnectionTrait, id: Uuid) -> Result<Option<Session>, DbErr> {
    sessions::Entity::find_by_id(id).one(db).await
}

/// The sessions with these ids.
pub async fn find_all(db: &impl ConnectionTrait, ids: Vec<Uuid>) -> Result<Vec<Session>, DbErr> {
    sessions::Entity::find()
        .filter(sessions::Column::Id.is_in(padded(ids)))
        .all(db)
        .await
}

/// The encrypted provider tokens of live sessions after the session `after`; at most `limit`.
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

/// Records another access token of the present generation. False if the session was refreshed, ended or changed after it had
/// been read.
pub async fn extend(
    db: &impl ConnectionTrait,
    id: Uuid,
    generation: i32,
    claims_version: i32,
    access_expires_at: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<bool, DbErr> {
    use sessions::Column;
    let extended = sessions::Entity::update_many()
        .col_expr(Column::AccessExpiresAt, Expr::value(access_expires_at))
        .col_expr(Column::LastUsedAt, Expr::value(now))
        .filter(Column::Id.eq(id))
        .filter(Column::Generation.eq(generation))
        .filter(Column::ClaimsVersion.eq(claims_version))
        .filter(Column::EndedAt.is_null())
        .exec(db)
        .await?;
    Ok(extended.rows_affected == 1)
}

/// Ends a session and returns it; `None` if it had already ended.
pub async fn end(
    db: &impl ConnectionTrait,
    id: Uuid,
    now: DateTime<Utc>,
) -> Result<Option<Session>, DbErr> {
    // In one statement: if it were read first, a refresh could issue a newer access token than the one that is revoked.
    let mut ended = sessions::Entity::update_many()
        .col_expr(sessions::Column::EndedAt, Expr::value(now))
        .filter(sessions::Column::Id.eq(id))
        .filter(sessions::Column::EndedAt.is_null())
        .exec_with_returning(db)
        .await?;
    Ok(ended.pop())
}

/// Selects sessions that began with a login through a provider.
#[derive(Clone, Debug)]
pub enum AtProvider {
    /// The sessions that belong to this session at the provider.
    Session(String),
    /// The sessions of this user.
    User(Uuid),
}

/// Ends sessions that began with a login through `provider`, and returns them.
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

/// Ends the sessions that began through a session of a browser, and returns them.
pub async fn end_of_browser(
    db: &impl ConnectionTrait,
    browser_session: Uuid,
    now: DateTime<Utc>,
) -> Result<Vec<Session>, DbErr> {
    let begun = sessions::Column::BrowserSessionId.eq(browser_session);
    end_where(db, begun, now).await
}

/// Ends the sessions that a client was granted by a user, and returns them.
pub async fn end_granted(
    db: &impl ConnectionTrait,
    user: Uuid,
    client: i32,
    now: DateTime<Utc>,
) -> Result<Vec<Session>, DbErr> {
    use sessions::Column;
    // Not a list of the grants of the client, which are those of all users.
    let own = Expr::col((sessions::Entity, Column::Id));
    let granted = Query::select()
        .column(session_grants::Column::SessionId)
        .from(session_grants::Entity)
        .and_where(own.equals((session_grants::Entity, session_grants::Column::SessionId)))
        .to_owned();
    let condition = Column::UserId
        .eq(user)
        .and(Column::ClientId.eq(client))
        .and(Expr::exists(granted));
    end_where(db, condition, now).await
}

/// Ends all sessions of a user, and those of the user's browsers, and returns the former.
pub async fn end_all(
    db: &impl ConnectionTrait,
    user: Uuid,
    now: DateTime<Utc>,
) -> Result<Vec<Session>, DbErr> {
    users::lock(db, user).await?;
    browser_sessions::end_of_user(db, user, now).await?;
    // In one statement: a concurrent refresh either finds its session ended, or its session is among the rows returned here.
    sessions::Entity::update_many()
        .col_expr(sessions::Column::EndedAt, Expr::value(now))
        .filter(sessions::Column::UserId.eq(user))
        .filter(sessions::Column::EndedAt.is_null())
        .exec_with_returning(db)
        .await
}

/// Erases network addresses, devices, provider tokens and encrypted access tokens of a deleted user's sessions.
pub async fn erase(db: &impl ConnectionTrait, user: Uuid) -> Result<(), DbErr> {
    use sessions::Column;
    let nothing = || Expr::value(Option::<String>::None);
    let no_bytes = Expr::value(Option::<Vec<u8>>::None);
    sessions::Entity::update_many()
        .col_expr(Column::Address, nothing())
        .col_expr(Column::UserAgent, nothing())
        .col_expr(Column::DeviceId, nothing())
        .col_expr(Column::ExternalTokens, nothing())
        .col_expr("successor", no_bytes)
        .filter(Column::UserId.eq(user))
        .exec(db)
        .await?;
    Ok(())
}

/// Ends all sessions of a client and returns them. To be called after [`users::lock_with_client`].
pub async fn end_of_client(
    db: &impl ConnectionTrait,
    client: i32,
    now: DateTime<Utc>,
) -> Result<Vec<Session>, DbErr> {
    end_where(db, sessions::Column::ClientId.eq(client), now).await
}

/// Ends all sessions in a tenant and returns them: those that have switched to it, and those without a tenant of users whose
/// default tenant it is. To be called after [`users::lock_in_tenant`].
pub async fn end_of_tenant(
    db: &impl ConnectionTrait,
    tenant: Uuid,
    now: DateTime<Utc>,
) -> Result<Vec<Session>, DbErr> {
    let members = users::of_default_tenant(tenant);
    let by_default = sessions::Column::TenantId
        .is_null()
        .and(sessions::Column::UserId.in_subquery(members));
    let in_tenant = sessions::Column::TenantId.eq(tenant).or(by_default);
    end_where(db, in_tenant, now).await
}

async fn end_where(
    db: &impl ConnectionTrait,
    condition: Expr,
    now: DateTime<Utc>,
) -> Result<Vec<Session>, DbErr> {
    sessions::Entity::update_many()
        .col_expr(sessions::Column::EndedAt, Expr::value(now))
        .filter(condition)
        .filter(sessions::Column::EndedAt.is_null())
        .exec_with_returning(db)
        .await
}

/// Marks the claims in a user's access tokens as outdated and returns the affected sessions.
pub async fn outdate_claims(db: &impl ConnectionTrait, user: Uuid) -> Result<Vec<Session>, DbErr> {
    users::lock(db, user).await?;
    outdate_where(db, sessions::Column::UserId.eq(user)).await
}

/// Marks the claims of all users who have this role in any tenant as outdated and returns the affected sessions.
pub async fn outdate_claims_of_role(
    db: &impl ConnectionTrait,
    role: Uuid,
) -> Result<Vec<Session>, DbErr> {
    let holders = Query::select()
        .column(user_tenants::Column::UserId)
        .from(user_tenants::Entity)
        .and_where(user_tenants::Column::RoleId.eq(role))
        .to_owned();
    users::lock_all(db, holders.clone()).await?;
    outdate_where(db, sessions::Column::UserId.in_subquery(holders)).await
}

async fn outdate_where(db: &impl ConnectionTrait, condition: Expr) -> Result<Vec<Session>, DbErr> {
    let next = Expr::col(sessions::Column::ClaimsVersion).add(1);
    sessions::Entity::update_many()
        .col_expr(sessions::Column::ClaimsVersion, next)
        .filter(condition)
        .filter(sessions::Column::EndedAt.is_null())
        .exec_with_returning(db)
        .await
}
