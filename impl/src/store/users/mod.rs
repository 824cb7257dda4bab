//! `users` with their credentials, membership, role and permission overrides.

mod deletion;
mod listing;
mod locks;
mod membership;
mod patch;
mod profile;

pub use deletion::{erase, find_deleted, find_deleted_by_id, soft_delete};
pub use listing::{Cursor, Listed, page};
pub use locks::{
    lock, lock_all, lock_at_provider, lock_in_tenant, lock_unchanged, lock_with_client,
};
pub use membership::{Membership, Override, find_membership, insert_membership, memberships};
pub use patch::{MembershipPatch, UserPatch, update, update_membership};
pub use profile::Profile;

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait, QueryFilter,
    QueryOrder, QuerySelect,
    sea_query::{Expr, IntoCondition, Query, SelectStatement},
};
use uuid::Uuid;

use membership::with_overrides;
use profile::{Profiled, with_profile};

use crate::{
    names::fold,
    store::{
        Transaction, credentials,
        entities::{roles, tenants, user_credentials, user_tenants, users},
        padding::padded,
    },
};

/// An undeleted user with everything that a login depends on.
#[derive(Clone, Debug)]
pub struct Account {
    pub user: users::Model,
    pub credentials: Option<user_credentials::Model>,
    /// The membership in the default tenant.
    pub membership: Option<Membership>,
    pub profile: Profile,
}

/// `user_credentials.auth_provider` of users who have a password here.
pub const INTERNAL: &str = "internal";

impl Account {
    /// The hash to check a password against; `None` for users who log in through another provider.
    pub fn own_password(&self) -> Option<String> {
        let own = self.credentials.as_ref();
        own.filter(|own| own.auth_provider == INTERNAL)
            .and_then(|own| own.password.as_deref().map(str::to_owned))
    }
}

/// The undeleted account called `name`, ignoring case. If there are several, as in some adopted databases, only the one in lower
/// case counts.
pub async fn find_account_by_name(
    db: &impl ConnectionTrait,
    name: &str,
) -> Result<Option<Account>, DbErr> {
    let folded = fold(name);
    let same_name = ExprTrait::eq(users::folded_name(), folded.as_str());
    let mut found = accounts(db, same_name).await?;
    if found.iter().any(|other| other.user.id != found[0].user.id) {
        found.retain(|account| account.user.username == folded);
    }
    Ok(found.into_iter().next())
}

/// The undeleted account of this id.
pub async fn find_account(db: &impl ConnectionTrait, id: Uuid) -> Result<Option<Account>, DbErr> {
    let found = accounts(db, users::Column::Id.eq(id)).await?;
    Ok(found.into_iter().next())
}

/// The undeleted accounts of these ids.
pub async fn find_accounts(
    db: &impl ConnectionTrait,
    ids: Vec<Uuid>,
) -> Result<HashMap<Uuid, Account>, DbErr> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let mut found = HashMap::with_capacity(ids.len());
    for account in accounts(db, users::Column::Id.is_in(padded(ids))).await? {
        found.entry(account.user.id).or_insert(account);
    }
    Ok(found)
}

/// Reads accounts with one query, since every login and every refresh does this. Returns one element per membership in the default
/// tenant, oldest first; there should be only one.
async fn accounts(
    db: &impl ConnectionTrait,
    condition: impl IntoCondition,
) -> Result<Vec<Account>, DbErr> {
    let select = users::Entity::find()
        .filter(condition)
        .filter(users::Column::Deleted.eq(false))
        .find_also_related(user_credentials::Entity)
        .find_also_related(user_tenants::Entity)
        .find_also(user_tenants::Entity, roles::Entity)
        .find_also(user_tenants::Entity, tenants::Entity)
        .order_by_asc(user_tenants::Column::CreatedOn);
    let select = with_overrides(with_profile(select), db.get_database_backend());
    let rows = select
        .into_model::<Profiled, user_credentials::Model, user_tenants::Model, roles::Model, tenants::Model>()
        .all(db)
        .await?;
    let mut found = Vec::with_capacity(rows.len());
    for (profiled, credentials, membership, role, tenant) in rows {
        let Profiled {
            user,
            profile,
            overrides,
        } = profiled;
        let suspended = tenant.is_some_and(|tenant| tenant.is_suspended());
        let membership = membership.map(|row| Membership {
            row,
            role: role.filter(|role| !role.deleted),
            suspended,
            overrides,
        });
        found.push(Account {
            user,
            credentials,
            membership,
            profile,
        });
    }
    Ok(found)
}

pub async fn find(db: &impl ConnectionTrait, id: Uuid) -> Result<Option<users::Model>, DbErr> {
    users::Entity::find_by_id(id)
        .filter(users::Column::Deleted.eq(false))
        .one(db)
        .await
}

impl Account {
    /// Everything that decides whether the user may log in, and with which permissions.
    fn access_state(&self) -> impl PartialEq + '_ {
        let own = self.credentials.as_ref();
        let factors = own.map(|own| (&own.auth_provider, &own.password, &own.secret_key));
        let membership = self.membership.as_ref();
        let membership = membership.map(|own| {
            let role = own.role.as_ref().map(|role| (role.id, &role.permissions));
            let row = &own.row;
            (row.id, row.status, own.suspended, role, &own.overrides)
        });
        let user = &self.user;
        (
            user.default_tenant_id,
            &user.auth_client_ids,
            factors,
            membership,
        )
    }
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
