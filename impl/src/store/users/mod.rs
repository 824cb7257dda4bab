//! `users` with their credentials, membership, role and permission overrides.

mod access;
mod account;
mod deletion;
mod listing;
mod locks;
mod membership;
mod patch;
mod profile;

pub use account::{Account, INTERNAL, find_account, find_account_by_name, find_accounts};
pub use deletion::{erase, find_deleted, find_deleted_by_id, soft_delete};
pub use listing::{Cursor, Listed, page};
pub use locks::{
    lock, lock_all, lock_at_provider, lock_in_tenant, lock_unchanged, lock_with_client,
};
pub use membership::{Membership, Override, find_membership, insert_membership, memberships};
pub use patch::{MembershipPatch, UserPatch, update, update_membership};
pub use profile::Profile;

use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait, QueryFilter,
    QueryOrder, QuerySelect,
    sea_query::{Expr, Query, SelectStatement},
};
use uuid::Uuid;

use crate::{
    names::fold,
    store::{
        Transaction, credentials,
        entities::{user_credentials, user_tenants, users},
    },
};

pub async fn find(db: &impl ConnectionTrait, id: Uuid) -> Result<Option<users::Model>, DbErr> {
    users::Entity::find_by_id(id)
        .filter(users::Column::Deleted.eq(false))
        .one(db)
        .await
}

/// The ids of the users whose default tenant this is.
pub fn of_default_tenant(tenant: Uuid) -> SelectStatement {
    Query::select()
        .column(users::Column::Id)
        .from(users::Entity)
        .and_where(users::Column::DefaultTenantId.eq(tenant))
        .to_owned()
}

/// Records a login by the end of the transaction.
pub fn set_last_login(tx: &Transaction, user: Uuid, now: DateTime<Utc>) {
    let update = users::Entity::update_many()
        .col_expr(users::Column::LastLogin, Expr::value(now))
        .filter(users::Column::Id.eq(user));
    tx.later(&update);
}

/// Sets the status of a user's membership in `tenant`.
pub async fn set_status(
    db: &impl ConnectionTrait,
    user: Uuid,
    tenant: Uuid,
    status: i32,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    user_tenants::Entity::update_many()
        .col_expr(user_tenants::Column::Status, Expr::value(status))
        .col_expr(user_tenants::Column::ModifiedOn, Expr::value(now))
        .filter(user_tenants::Column::UserId.eq(user))
        .filter(user_tenants::Column::TenantId.eq(tenant))
        .filter(user_tenants::Column::Deleted.eq(false))
        .exec(db)
        .await?;
    Ok(())
}

/// All undeleted users called `name`, ignoring case. More than one is possible only in an adopted database.
pub async fn all_by_name(
    db: &impl ConnectionTrait,
    name: &str,
) -> Result<Vec<users::Model>, DbErr> {
    users::Entity::find()
        .filter(ExprTrait::eq(users::folded_name(), fold(name)))
        .filter(users::Column::Deleted.eq(false))
        .order_by_asc(users::Column::CreatedOn)
        .all(db)
        .await
}

/// Whether an undeleted user has this address, or this name, ignoring case.
pub async fn has_address(db: &impl ConnectionTrait, address: &str) -> Result<bool, DbErr> {
    let folded = fold(address);
    let found = users::Entity::find()
        .filter(
            ExprTrait::eq(users::folded_name(), folded.as_str())
                .or(ExprTrait::eq(users::folded_email(), folded.as_str())),
        )
        .filter(users::Column::Deleted.eq(false))
        .one(db)
        .await?;
    Ok(found.is_some())
}

/// The undeleted users with this address, ignoring case. At most two: an address shared by several users is ambiguous.
pub async fn find_by_address(db: &impl ConnectionTrait, address: &str) -> Result<Vec<Uuid>, DbErr> {
    users::Entity::find()
        .select_only()
        .column(users::Column::Id)
        .filter(ExprTrait::eq(users::folded_email(), fold(address)))
        .filter(users::Column::Deleted.eq(false))
        .limit(2)
        .into_tuple()
        .all(db)
        .await
}

/// Stores a user with credentials and membership. A name that is taken violates
/// [`Constraint::Username`](super::constraints::Constraint::Username).
pub async fn insert(
    db: &impl ConnectionTrait,
    user: users::Model,
    credentials: user_credentials::Model,
    membership: user_tenants::Model,
) -> Result<(), DbErr> {
    let user = users::ActiveModel::from(user).reset_all();
    users::Entity::insert(user)
        .exec_without_returning(db)
        .await?;
    credentials::insert(db, credentials).await?;
    insert_membership(db, membership).await
}

/// Changes a user's first and last name.
pub async fn rename(
    db: &impl ConnectionTrait,
    user: Uuid,
    first: &str,
    last: Option<&str>,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    users::Entity::update_many()
        .col_expr(users::Column::FirstName, Expr::value(first))
        .col_expr(users::Column::LastName, Expr::value(last))
        .col_expr(users::Column::ModifiedOn, Expr::value(now))
        .filter(users::Column::Id.eq(user))
        .exec(db)
        .await?;
    Ok(())
}
