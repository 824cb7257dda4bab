//! `users` with what hangs on them: credentials, membership, role and permission overrides.

use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait, QueryFilter,
    QueryOrder, QuerySelect,
    sea_query::{Expr, Func, IntoCondition},
};
use uuid::Uuid;

use super::{
    credentials,
    entities::{roles, user_credentials, user_permissions, user_tenants, users},
};
use crate::domain::fold::fold;

/// An undeleted user as the rules see one.
#[derive(Clone, Debug)]
pub struct Account {
    pub user: users::Model,
    pub credentials: Option<user_credentials::Model>,
    /// Of `users.default_tenant_id`.
    pub membership: Option<Membership>,
}

#[derive(Clone, Debug)]
pub struct Membership {
    pub row: user_tenants::Model,
    pub role: Option<roles::Model>,
    pub overrides: Vec<user_permissions::Model>,
}

/// The undeleted account whose name is `name` without regard to case. Of several (an adopted database may hold such) only
/// the one spelt in lower case counts.
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
    with_overrides(db, found).await
}

/// The undeleted account of this id.
pub async fn find_account(db: &impl ConnectionTrait, id: Uuid) -> Result<Option<Account>, DbErr> {
    let found = accounts(db, users::Column::Id.eq(id)).await?;
    with_overrides(db, found).await
}

/// Every login and every refresh reads an account: one query brings all but the permission overrides. A row for each
/// membership of the default tenant, the oldest first; there should be one.
async fn accounts(
    db: &impl ConnectionTrait,
    condition: impl IntoCondition,
) -> Result<Vec<Account>, DbErr> {
    let rows = users::Entity::find()
        .filter(condition)
        .filter(users::Column::Deleted.eq(false))
        .find_also_related(user_credentials::Entity)
        .find_also_related(user_tenants::Entity)
        .find_also(user_tenants::Entity, roles::Entity)
        .order_by_asc(user_tenants::Column::CreatedOn)
        .all(db)
        .await?;
    let account =
        |(user, credentials, membership, role): (_, _, Option<_>, Option<roles::Model>)| {
            let role = role.filter(|role| !role.deleted);
            let membership = membership.map(|row| Membership {
                row,
                role,
                overrides: Vec::new(),
            });
            Account {
                user,
                credentials,
                membership,
            }
        };
    Ok(rows.into_iter().map(account).collect())
}

/// A user's membership of this tenant, the oldest if there are several.
pub async fn find_membership(
    db: &impl ConnectionTrait,
    user: Uuid,
    tenant: Uuid,
) -> Result<Option<Membership>, DbErr> {
    let found = user_tenants::Entity::find()
        .filter(user_tenants::Column::UserId.eq(user))
        .filter(user_tenants::Column::TenantId.eq(tenant))
        .filter(user_tenants::Column::Deleted.eq(false))
        .find_also_related(roles::Entity)
        .order_by_asc(user_tenants::Column::CreatedOn)
        .one(db)
        .await?;
    let Some((row, role)) = found else {
        return Ok(None);
    };
    Ok(Some(Membership {
        overrides: overrides(db, row.id).await?,
        role: role.filter(|role| !role.deleted),
        row,
    }))
}

/// Asks for overrides also where there can be none, so that an unknown name takes as long as a known one.
async fn with_overrides(
    db: &impl ConnectionTrait,
    found: Vec<Account>,
) -> Result<Option<Account>, DbErr> {
    let mut account = found.into_iter().next();
    let membership = account.as_mut().and_then(|own| own.membership.as_mut());
    let id = membership.as_ref().map_or(Uuid::nil(), |own| own.row.id);
    let overrides = overrides(db, id).await?;
    if let Some(membership) = membership {
        membership.overrides = overrides;
    }
    Ok(account)
}

async fn overrides(
    db: &impl ConnectionTrait,
    membership: Uuid,
) -> Result<Vec<user_permissions::Model>, DbErr> {
    user_permissions::Entity::find()
        .filter(user_permissions::Column::UserTenantId.eq(membership))
        .filter(user_permissions::Column::Deleted.eq(false))
        .order_by_asc(user_permissions::Column::CreatedOn)
        .all(db)
        .await
}

pub async fn find(db: &impl ConnectionTrait, id: Uuid) -> Result<Option<users::Model>, DbErr> {
    users::Entity::find_by_id(id)
        .filter(users::Column::Deleted.eq(false))
        .one(db)
        .await
}

impl Account {
    /// What lets a user in.
    fn standing(&self) -> impl PartialEq + '_ {
        let own = self.credentials.as_ref();
        let factors = own.map(|own| (&own.auth_provider, &own.password, &own.secret_key));
        let membership = self.membership.as_ref();
        let membership = membership.map(|own| (own.row.id, own.row.status));
        let user = &self.user;
        (
            user.default_tenant_id,
            &user.auth_client_ids,
            factors,
            membership,
        )
    }
}

/// Locks a user's row until the transaction ends and answers it. What lets a user in is stored under this lock, and
/// sessions and codes are ended under it, so that none of them slips in between a password change and its end.
pub async fn lock(db: &impl ConnectionTrait, id: Uuid) -> Result<Option<users::Model>, DbErr> {
    users::Entity::find_by_id(id).lock_exclusive().one(db).await
}

/// Locks the user's row and says whether all that was judged (password, factor, clients, status) is still as it was when
/// `judged` was read: hashing a password takes long enough for somebody to change it or to disable the user.
pub async fn lock_unchanged(db: &impl ConnectionTrait, judged: &Account) -> Result<bool, DbErr> {
    lock(db, judged.user.id).await?;
    let present = find_account(db, judged.user.id).await?;
    Ok(present.is_some_and(|present| present.standing() == judged.standing()))
}

pub async fn list(db: &impl ConnectionTrait) -> Result<Vec<users::Model>, DbErr> {
    users::Entity::find()
        .filter(users::Column::Deleted.eq(false))
        .order_by_asc(users::Column::Username)
        .all(db)
        .await
}

pub async fn set_last_login(
    db: &impl ConnectionTrait,
    user: Uuid,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    users::Entity::update_many()
        .col_expr(users::Column::LastLogin, Expr::value(now))
        .filter(users::Column::Id.eq(user))
        .exec(db)
        .await?;
    Ok(())
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

/// Marks a user deleted, as the reference does: the row stays.
pub async fn soft_delete(
    db: &impl ConnectionTrait,
    user: Uuid,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    users::Entity::update_many()
        .col_expr(users::Column::Deleted, Expr::value(true))
        .col_expr(users::Column::DeletedOn, Expr::value(now))
        .filter(users::Column::Id.eq(user))
        .exec(db)
        .await?;
    Ok(())
}

/// All undeleted users whose name is `name` without regard to case: more than one only in an adopted database.
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

/// Whether an undeleted user has this address, or is called so, without regard to case.
pub async fn has_address(db: &impl ConnectionTrait, address: &str) -> Result<bool, DbErr> {
    let folded = fold(address);
    let email = Expr::expr(Func::lower(Expr::col((
        users::Entity,
        users::Column::Email,
    ))));
    let found = users::Entity::find()
        .filter(
            ExprTrait::eq(users::folded_name(), folded.as_str())
                .or(ExprTrait::eq(email, folded.as_str())),
        )
        .filter(users::Column::Deleted.eq(false))
        .one(db)
        .await?;
    Ok(found.is_some())
}

/// The undeleted users with this address, without regard to case.
pub async fn find_by_address(db: &impl ConnectionTrait, address: &str) -> Result<Vec<Uuid>, DbErr> {
    let email = Expr::expr(Func::lower(Expr::col((
        users::Entity,
        users::Column::Email,
    ))));
    users::Entity::find()
        .select_only()
        .column(users::Column::Id)
        .filter(ExprTrait::eq(email, fold(address)))
        .filter(users::Column::Deleted.eq(false))
        .into_tuple()
        .all(db)
        .await
}

/// Stores a user with what hangs on it. A name that is taken breaks
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

pub async fn insert_membership(
    db: &impl ConnectionTrait,
    membership: user_tenants::Model,
) -> Result<(), DbErr> {
    let membership = user_tenants::ActiveModel::from(membership).reset_all();
    user_tenants::Entity::insert(membership)
        .exec_without_returning(db)
        .await?;
    Ok(())
}

/// Writes the columns that are set.
pub async fn update(db: &impl ConnectionTrait, user: users::ActiveModel) -> Result<(), DbErr> {
    user.update(db).await?;
    Ok(())
}

/// Writes the columns that are set.
pub async fn update_membership(
    db: &impl ConnectionTrait,
    membership: user_tenants::ActiveModel,
) -> Result<(), DbErr> {
    membership.update(db).await?;
    Ok(())
}

/// The undeleted memberships of all users, or of one, oldest first.
pub async fn memberships(
    db: &impl ConnectionTrait,
    user: Option<Uuid>,
) -> Result<Vec<user_tenants::Model>, DbErr> {
    let mut query = user_tenants::Entity::find()
        .filter(user_tenants::Column::Deleted.eq(false))
        .order_by_asc(user_tenants::Column::CreatedOn);
    if let Some(user) = user {
        query = query.filter(user_tenants::Column::UserId.eq(user));
    }
    query.all(db).await
}

/// Of the deleted users whose name is `name` without regard to case, the one deleted last.
pub async fn find_deleted(
    db: &impl ConnectionTrait,
    name: &str,
) -> Result<Option<users::Model>, DbErr> {
    users::Entity::find()
        .filter(ExprTrait::eq(users::folded_name(), fold(name)))
        .filter(users::Column::Deleted.eq(true))
        .order_by_desc(users::Column::DeletedOn)
        .one(db)
        .await
}
