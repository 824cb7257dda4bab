//! Queries of `admin doctor`: problems that an adopted database or an unfinished change can cause.

use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, ExprTrait, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect, Select,
    sea_query::{Expr, Query, SelectStatement},
};

use super::{
    columns::List,
    entities::{roles, user_credentials, user_tenants, users},
};

fn undeleted() -> Select<users::Entity> {
    users::Entity::find()
        .filter(users::Column::Deleted.eq(false))
        .order_by_asc(users::folded_name())
        .order_by_asc(users::Column::Username)
}

/// Affected users or clients: the first names, and the total number.
#[derive(Clone, Debug, Default)]
pub struct Affected {
    pub first: Vec<String>,
    pub count: u64,
}

impl From<&[String]> for Affected {
    fn from(names: &[String]) -> Self {
        Self {
            first: names.to_vec(),
            count: names.len() as u64,
        }
    }
}

/// How many names are listed.
const MAX_NAMES: u64 = 20;

async fn names(db: &impl ConnectionTrait, users: Select<users::Entity>) -> Result<Affected, DbErr> {
    let first: Vec<String> = users
        .clone()
        .select_only()
        .column(users::Column::Username)
        .limit(MAX_NAMES)
        .into_tuple()
        .all(db)
        .await?;
    let count = match first.len() as u64 {
        MAX_NAMES => users.count(db).await?,
        all => all,
    };
    Ok(Affected { first, count })
}

/// Names that several undeleted users share, in each user's spelling.
pub async fn duplicate_names(db: &impl ConnectionTrait) -> Result<Affected, DbErr> {
    let repeated = Query::select()
        .expr(users::folded_name())
        .from(users::Entity)
        .and_where(users::Column::Deleted.eq(false))
        .add_group_by([users::folded_name()])
        .and_having(ExprTrait::gt(Expr::cust("count(*)"), 1))
        .to_owned();
    let twins = undeleted().filter(ExprTrait::in_subquery(users::folded_name(), repeated));
    names(db, twins).await
}

/// A user's own memberships in the default tenant.
fn own_memberships() -> SelectStatement {
    Query::select()
        .expr(Expr::val(1))
        .from(user_tenants::Entity)
        .and_where(
            Expr::col((user_tenants::Entity, user_tenants::Column::UserId))
                .equals((users::Entity, users::Column::Id)),
        )
        .and_where(
            Expr::col((user_tenants::Entity, user_tenants::Column::TenantId))
                .equals((users::Entity, users::Column::DefaultTenantId)),
        )
        .and_where(user_tenants::Column::Deleted.eq(false))
        .to_owned()
}

/// Users without a membership of their default tenant.
pub async fn without_membership(db: &impl ConnectionTrait) -> Result<Affected, DbErr> {
    let outsiders = undeleted().filter(Expr::exists(own_memberships()).not());
    names(db, outsiders).await
}

/// Users whose role in their default tenant has been deleted.
pub async fn with_deleted_role(db: &impl ConnectionTrait) -> Result<Affected, DbErr> {
    let gone = Query::select()
        .column(roles::Column::Id)
        .from(roles::Entity)
        .and_where(roles::Column::Deleted.eq(true))
        .to_owned();
    let mut memberships = own_memberships();
    memberships.and_where(user_tenants::Column::RoleId.in_subquery(gone));
    names(db, undeleted().filter(Expr::exists(memberships))).await
}

/// Users without any client.
pub async fn without_clients(db: &impl ConnectionTrait) -> Result<Affected, DbErr> {
    let none = List::<i32>::new(db.get_database_backend(), Vec::new());
    let empty = Condition::any()
        .add(users::Column::AuthClientIds.is_null())
        .add(users::Column::AuthClientIds.eq(none));
    names(db, undeleted().filter(empty)).await
}

/// A user's undeleted credentials.
fn own_credentials() -> SelectStatement {
    Query::select()
        .expr(Expr::val(1))
        .from(user_credentials::Entity)
        .and_where(
            Expr::col((user_credentials::Entity, user_credentials::Column::UserId))
                .equals((users::Entity, users::Column::Id)),
        )
        .and_where(user_credentials::Column::Deleted.eq(false))
        .to_owned()
}

/// Users without credentials.
pub async fn without_credentials(db: &impl ConnectionTrait) -> Result<Affected, DbErr> {
    names(
        db,
        undeleted().filter(Expr::exists(own_credentials()).not()),
    )
    .await
}

/// Users with neither an address nor an authenticator.
pub async fn without_factor(db: &impl ConnectionTrait) -> Result<Affected, DbErr> {
    let mut with_authenticator = own_credentials();
    with_authenticator.and_where(user_credentials::Column::SecretKey.is_not_null());
    let no_address = Condition::any()
        .add(users::Column::Email.is_null())
        .add(users::Column::Email.eq(""));
    let lacking = undeleted()
        .filter(no_address)
        .filter(Expr::exists(with_authenticator).not());
    names(db, lacking).await
}

pub async fn count_bcrypt(db: &impl ConnectionTrait) -> Result<u64, DbErr> {
    user_credentials::Entity::find()
        .filter(user_credentials::Column::Deleted.eq(false))
        .filter(user_credentials::Column::Password.starts_with("$2"))
        .count(db)
        .await
}

/// The number of keys that the Node service signs with, which it stores since November 2024. The table must exist.
pub async fn count_node_keys(db: &impl ConnectionTrait) -> Result<i64, DbErr> {
    let query = Query::select()
        .expr(Expr::cust("count(*)"))
        .from("jwt_keys")
        // Ours have no private key.
        .and_where(Expr::col("private_key").ne(""))
        .to_owned();
    let row = db.query_one(&query).await?;
    row.map_or(Ok(0), |row| row.try_get_by_index(0))
}
