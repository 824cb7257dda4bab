//! `users` with what hangs on them: credentials, membership, role and permission overrides.

use aws_lc_rs::digest::{SHA256, digest};
use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{self, Set, Unchanged},
    ColumnTrait, Condition, ConnectionTrait, DbBackend, DbErr, EntityTrait, ExprTrait,
    FromQueryResult, QueryFilter, QueryOrder, QuerySelect, Statement, TryIntoModel,
    sea_query::{Expr, IntoCondition, Query, SelectStatement},
};
use uuid::Uuid;

use super::{
    columns::IntegerList,
    credentials,
    entities::{roles, tenants, user_credentials, user_permissions, user_tenants, users},
};
use crate::names::fold;

/// An undeleted user as the rules see one.
#[derive(Clone, Debug)]
pub struct Account {
    pub user: users::Model,
    pub credentials: Option<user_credentials::Model>,
    /// Of `users.default_tenant_id`.
    pub membership: Option<Membership>,
}

/// `user_credentials.auth_provider` of those who have a password of ours.
pub const INTERNAL: &str = "internal";

impl Account {
    /// The hash to check a password against; none for those who log in elsewhere.
    pub fn own_password(&self) -> Option<String> {
        let own = self.credentials.as_ref();
        own.filter(|own| own.auth_provider == INTERNAL)
            .and_then(|own| own.password.as_deref().map(str::to_owned))
    }
}

#[derive(Clone, Debug)]
pub struct Membership {
    pub row: user_tenants::Model,
    pub role: Option<roles::Model>,
    /// Whether the tenant is disabled.
    pub suspended: bool,
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
        .find_also(user_tenants::Entity, tenants::Entity)
        .order_by_asc(user_tenants::Column::CreatedOn)
        .all(db)
        .await?;
    let mut found = Vec::with_capacity(rows.len());
    for (user, credentials, membership, role, tenant) in rows {
        let suspended = tenant.is_some_and(|tenant| tenant.disabled_on.is_some());
        let membership = membership.map(|row| Membership {
            row,
            role: role.filter(|role| !role.deleted),
            suspended,
            overrides: Vec::new(),
        });
        found.push(Account {
            user,
            credentials,
            membership,
        });
    }
    Ok(found)
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
        .find_also_related(tenants::Entity)
        .order_by_asc(user_tenants::Column::CreatedOn)
        .one(db)
        .await?;
    let Some((row, role, tenant)) = found else {
        return Ok(None);
    };
    Ok(Some(Membership {
        overrides: overrides(db, row.id).await?,
        role: role.filter(|role| !role.deleted),
        suspended: tenant.is_some_and(|tenant| tenant.disabled_on.is_some()),
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
    /// What lets a user in, and what they may do there.
    fn standing(&self) -> impl PartialEq + '_ {
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

/// Locks a user's row until the transaction ends and answers it. What lets a user in is stored under this lock, and
/// sessions and codes are ended under it, so that none of them slips in between a password change and its end.
pub async fn lock(db: &impl ConnectionTrait, id: Uuid) -> Result<Option<users::Model>, DbErr> {
    users::Entity::find_by_id(id).lock_exclusive().one(db).await
}

/// The ids of the users whose default tenant this is.
pub fn of_default_tenant(tenant: Uuid) -> SelectStatement {
    Query::select()
        .column(users::Column::Id)
        .from(users::Entity)
        .and_where(users::Column::DefaultTenantId.eq(tenant))
        .to_owned()
}

/// Locks the rows of several users, always in the same order.
pub async fn lock_all(db: &impl ConnectionTrait, ids: SelectStatement) -> Result<(), DbErr> {
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

/// Locks the user's row and says whether all that was judged (password, factor, clients, status) is still as it was when
/// `judged` was read: hashing a password takes long enough for somebody to change it or to disable the user.
pub async fn lock_unchanged(db: &impl ConnectionTrait, judged: &Account) -> Result<bool, DbErr> {
    lock(db, judged.user.id).await?;
    let present = find_account(db, judged.user.id).await?;
    Ok(present.is_some_and(|present| present.standing() == judged.standing()))
}

/// A user, and where the list goes on after them.
#[derive(FromQueryResult)]
pub struct Listed {
    #[sea_orm(nested)]
    pub user: users::Model,
    /// As the database folds it, in whose order the list is.
    folded: String,
}

impl Listed {
    pub fn place(&self) -> Place {
        Place {
            folded: self.folded.clone(),
            id: self.user.id,
        }
    }
}

/// A place in the list of all users.
#[derive(Clone, Debug)]
pub struct Place {
    folded: String,
    id: Uuid,
}

/// Undeleted users by name, those after a place, `limit` at most.
pub async fn page(
    db: &impl ConnectionTrait,
    after: Option<&Place>,
    limit: u64,
) -> Result<Vec<Listed>, DbErr> {
    let mut query = users::Entity::find()
        .column_as(users::folded_name(), "folded")
        .filter(users::Column::Deleted.eq(false))
        .order_by_asc(users::folded_name())
        .order_by_asc(users::Column::Id)
        .limit(limit);
    if let Some(Place { folded, id }) = after {
        let later = Condition::any()
            .add(ExprTrait::gt(users::folded_name(), folded.as_str()))
            .add(users::Column::Id.gt(*id));
        query = query
            .filter(ExprTrait::gte(users::folded_name(), folded.as_str()))
            .filter(later);
    }
    query.into_model().all(db).await
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

/// Columns of later versions of the old service that say who somebody is; an adopted database may have them.
const LATER_COLUMNS: &str = "SELECT column_name::text AS name FROM information_schema.columns \
     WHERE table_schema = current_schema() AND table_name = 'users' \
     AND column_name IN ('photo_url', 'designation') AND is_nullable = 'YES'";

/// What stays of a deleted user's name, so that administrators still find the audit trail of somebody whose name they know.
fn erased_name(name: &str) -> String {
    let hash = digest(&SHA256, fold(name).as_bytes());
    let hex: String = hash
        .as_ref()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    format!("deleted:{hex}")
}

/// Replaces all that says who a deleted user was. The row stays, with its id and what refers to it.
pub async fn erase(
    db: &impl ConnectionTrait,
    user: &users::Model,
    pseudonym: &str,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    use users::Column;
    let nothing = [
        Column::MiddleName,
        Column::LastName,
        Column::Email,
        Column::Phone,
        Column::Gender,
    ];
    let folded = erased_name(&user.username);
    let mut update = users::Entity::update_many()
        .col_expr(Column::Username, Expr::value(pseudonym))
        .col_expr(Column::UsernameFolded, Expr::value(folded))
        .col_expr(Column::FirstName, Expr::value(""))
        .col_expr(Column::Dob, Expr::value(Option::<NaiveDate>::None))
        .col_expr(
            Column::LastLogin,
            Expr::value(Option::<DateTime<Utc>>::None),
        )
        .col_expr(Column::ModifiedOn, Expr::value(now));
    for column in nothing {
        update = update.col_expr(column, Expr::value(Option::<String>::None));
    }
    update.filter(Column::Id.eq(user.id)).exec(db).await?;
    let backend = db.get_database_backend();
    if backend != DbBackend::Postgres {
        return Ok(());
    }
    let later = Statement::from_string(backend, LATER_COLUMNS);
    for row in db.query_all_raw(later).await? {
        let name: String = row.try_get("", "name")?;
        let sql = format!("UPDATE users SET {name} = NULL WHERE id = $1");
        db.execute_raw(Statement::from_sql_and_values(
            backend,
            sql,
            [user.id.into()],
        ))
        .await?;
    }
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

/// The undeleted users with this address, without regard to case: two at most, since of several none is meant.
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

/// Gives a user other names.
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

/// What changes of a user; absent parts stay as they are.
#[derive(Clone, Debug, Default)]
pub struct UserPatch {
    pub username: Option<String>,
    pub email: Option<Option<String>>,
    pub first_name: Option<String>,
    pub middle_name: Option<Option<String>>,
    pub last_name: Option<Option<String>>,
    pub phone: Option<Option<String>>,
    pub gender: Option<Option<String>>,
    pub dob: Option<NaiveDate>,
    pub clients: Option<IntegerList>,
    pub default_tenant: Option<Uuid>,
}

impl UserPatch {
    /// Changes a user that is not stored yet.
    pub fn apply(self, user: &mut users::Model) {
        let mut row = users::ActiveModel::from(user.clone());
        self.write_to(&mut row);
        // A row whose columns are all known has a model.
        if let Ok(changed) = row.try_into_model() {
            *user = changed;
        }
    }

    fn write_to(self, row: &mut users::ActiveModel) {
        fn put<T: Into<sea_orm::Value>>(column: &mut ActiveValue<T>, value: Option<T>) {
            if let Some(value) = value {
                *column = Set(value);
            }
        }
        if let Some(name) = &self.username {
            row.username_folded = Set(users::fold_to_store(name));
        }
        if let Some(email) = &self.email {
            row.email_folded = Set(email.as_deref().and_then(users::fold_to_store));
        }
        put(&mut row.username, self.username);
        put(&mut row.email, self.email);
        put(&mut row.first_name, self.first_name);
        put(&mut row.middle_name, self.middle_name);
        put(&mut row.last_name, self.last_name);
        put(&mut row.phone, self.phone);
        put(&mut row.gender, self.gender);
        put(&mut row.dob, self.dob.map(Some));
        put(&mut row.auth_client_ids, self.clients);
        put(&mut row.default_tenant_id, self.default_tenant.map(Some));
    }
}

/// Writes what changes of a user.
pub async fn update(
    db: &impl ConnectionTrait,
    user: Uuid,
    patch: UserPatch,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let mut row = users::ActiveModel {
        id: Unchanged(user),
        modified_on: Set(now),
        ..Default::default()
    };
    patch.write_to(&mut row);
    let user = row.update(db).await?;
    // Once more: where the new name folds as the old one did, the trigger that guards the folds has emptied them.
    users::Entity::update_many()
        .col_expr(
            users::Column::UsernameFolded,
            Expr::value(users::fold_to_store(&user.username)),
        )
        .col_expr(
            users::Column::EmailFolded,
            Expr::value(user.email.as_deref().and_then(users::fold_to_store)),
        )
        .filter(users::Column::Id.eq(user.id))
        .exec(db)
        .await?;
    Ok(())
}

/// What changes of a membership; absent parts stay as they are.
#[derive(Clone, Debug, Default)]
pub struct MembershipPatch {
    pub role: Option<Uuid>,
    pub status: Option<i32>,
    pub locale: Option<Option<String>>,
}

pub async fn update_membership(
    db: &impl ConnectionTrait,
    membership: Uuid,
    patch: MembershipPatch,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let mut row = user_tenants::ActiveModel {
        id: Unchanged(membership),
        modified_on: Set(now),
        ..Default::default()
    };
    if let Some(role) = patch.role {
        row.role_id = Set(role);
    }
    if let Some(status) = patch.status {
        row.status = Set(status);
    }
    if let Some(locale) = patch.locale {
        row.locale = Set(locale);
    }
    row.update(db).await?;
    Ok(())
}

/// The undeleted memberships of some users, oldest first.
pub async fn memberships(
    db: &impl ConnectionTrait,
    users: impl IntoIterator<Item = Uuid>,
) -> Result<Vec<user_tenants::Model>, DbErr> {
    user_tenants::Entity::find()
        .filter(user_tenants::Column::Deleted.eq(false))
        .filter(user_tenants::Column::UserId.is_in(users))
        .order_by_asc(user_tenants::Column::CreatedOn)
        .all(db)
        .await
}

/// The deleted user of this id.
pub async fn find_deleted_by_id(
    db: &impl ConnectionTrait,
    id: Uuid,
) -> Result<Option<users::Model>, DbErr> {
    users::Entity::find_by_id(id)
        .filter(users::Column::Deleted.eq(true))
        .one(db)
        .await
}

/// Of the deleted users whose name is `name` without regard to case, the one deleted last.
pub async fn find_deleted(
    db: &impl ConnectionTrait,
    name: &str,
) -> Result<Option<users::Model>, DbErr> {
    users::Entity::find()
        .filter(ExprTrait::is_in(
            users::folded_name(),
            [fold(name), erased_name(name)],
        ))
        .filter(users::Column::Deleted.eq(true))
        .order_by_desc(users::Column::DeletedOn)
        .one(db)
        .await
}
