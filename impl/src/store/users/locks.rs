//! Locks of users' rows. Whoever begins or ends sessions or changes the account locks the users concerned first, and several in
//! the order of their ids, so that no two transactions wait for each other.

use sea_orm::{
    ColumnTrait, ConnectionTrait, DbBackend, DbErr, EntityTrait, ExprTrait, QueryFilter,
    QueryOrder, QuerySelect,
    sea_query::{Expr, Query, SelectStatement, UnionType},
};
use uuid::Uuid;

use super::{Account, access::is_unchanged, of_default_tenant};
use crate::store::{
    Transaction,
    entities::{auth_codes, browser_sessions, sessions, users},
    sessions::AtProvider,
};

/// Locks a user's row until the transaction ends. Sessions and codes are both stored and ended under this lock, so that none is
/// created between a password change and the end of the user's sessions. SQLite has one writer, so that no row needs a lock.
pub async fn lock(db: &impl ConnectionTrait, id: Uuid) -> Result<(), DbErr> {
    if db.get_database_backend() == DbBackend::Postgres {
        users::Entity::find_by_id(id)
            .select_only()
            .column(users::Column::Id)
            .lock_exclusive()
            .into_tuple::<Uuid>()
            .one(db)
            .await?;
    }
    Ok(())
}

/// Locks the rows of the users who have logged in through a provider, as far as `which` means them.
pub async fn lock_at_provider(
    db: &impl ConnectionTrait,
    provider: &str,
    which: &AtProvider,
) -> Result<(), DbErr> {
    let session = match which {
        AtProvider::Session(session) => session.as_str(),
        AtProvider::User(user) => return lock(db, *user).await,
    };
    let mut ids = users_where(
        sessions::Column::UserId,
        sessions::Column::Provider
            .eq(provider)
            .and(sessions::Column::ProviderSession.eq(session)),
    );
    let codes = users_where(
        auth_codes::Column::UserId,
        auth_codes::Column::Provider
            .eq(provider)
            .and(auth_codes::Column::ProviderSession.eq(session)),
    );
    let browsers = users_where(
        browser_sessions::Column::UserId,
        browser_sessions::Column::Provider
            .eq(provider)
            .and(browser_sessions::Column::ProviderSession.eq(session)),
    );
    ids.union(UnionType::Distinct, codes)
        .union(UnionType::Distinct, browsers);
    lock_all(db, ids).await
}

/// Locks the rows of the users who have an unused code or an open session of a client.
pub async fn lock_with_client(db: &impl ConnectionTrait, client: i32) -> Result<(), DbErr> {
    let mut ids = users_where(
        sessions::Column::UserId,
        sessions::Column::ClientId
            .eq(client)
            .and(sessions::Column::EndedAt.is_null()),
    );
    let codes = users_where(
        auth_codes::Column::UserId,
        auth_codes::Column::ClientId
            .eq(client)
            .and(auth_codes::Column::UsedAt.is_null()),
    );
    ids.union(UnionType::Distinct, codes);
    lock_all(db, ids).await
}

/// Locks the rows of the users whose default tenant this is, and of those who have an open session in it.
pub async fn lock_in_tenant(db: &impl ConnectionTrait, tenant: Uuid) -> Result<(), DbErr> {
    let mut ids = of_default_tenant(tenant);
    let switched = users_where(
        sessions::Column::UserId,
        sessions::Column::TenantId
            .eq(tenant)
            .and(sessions::Column::EndedAt.is_null()),
    );
    ids.union(UnionType::Distinct, switched);
    lock_all(db, ids).await
}

/// Locks the user's row and returns whether everything that was checked (password, factor, clients, status) is still as it was
/// when `checked` was read: while a password is being hashed, it may be changed or the user may be disabled.
pub async fn lock_unchanged(db: &Transaction, checked: &Account) -> Result<bool, DbErr> {
    lock(db, checked.user.id).await?;
    is_unchanged(db, checked).await
}

/// Locks the rows of several users, always in the same order; see [`lock`].
pub async fn lock_all(db: &impl ConnectionTrait, ids: SelectStatement) -> Result<(), DbErr> {
    if db.get_database_backend() != DbBackend::Postgres {
        return Ok(());
    }
    users::Entity::find()
        .select_only()
        .column(users::Column::Id)
        .filter(users::Column::Id.in_subquery(ids))
        .order_by_asc(users::Column::Id)
        .lock_exclusive()
        .into_tuple::<Uuid>()
        .all(db)
        .await?;
    Ok(())
}

/// The ids in `user`, in the rows of its table that meet the condition.
fn users_where(user: impl ColumnTrait, condition: Expr) -> SelectStatement {
    Query::select()
        .column(user)
        .from(user.entity_name())
        .and_where(condition)
        .to_owned()
}
