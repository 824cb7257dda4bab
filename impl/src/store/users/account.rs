//! Users with everything that a login depends on.

use std::collections::HashMap;

use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, DerivePartialModel, EntityTrait, ExprTrait, JoinType,
    QueryFilter, QueryOrder, QuerySelect, RelationTrait, Select, sea_query::IntoCondition,
};
use uuid::Uuid;

use super::{
    membership::{Membership, MembershipColumns, Overridden, with_overrides},
    profile::{Profile, profiled},
};
use crate::{
    names::fold,
    store::{
        entities::{user_credentials, user_tenants, users},
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

#[derive(DerivePartialModel)]
#[sea_orm(entity = "users::Entity")]
struct Columns {
    #[sea_orm(nested)]
    user: users::Model,
    #[sea_orm(nested)]
    credentials: Option<user_credentials::Model>,
    #[sea_orm(nested)]
    membership: Option<MembershipColumns>,
    #[sea_orm(nested)]
    profile: Profile,
}

/// Reads accounts with one query, since every login and every refresh does this. Returns one element per membership in the default
/// tenant, oldest first; there should be only one.
async fn accounts(
    db: &impl ConnectionTrait,
    condition: impl IntoCondition,
) -> Result<Vec<Account>, DbErr> {
    let rows =
        with_overrides::<Columns, _>(profiled(undeleted(condition)), db.get_database_backend())
            .into_model::<Overridden<Columns>>()
            .all(db)
            .await?;
    let account = |Overridden { columns, overrides }: Overridden<Columns>| Account {
        user: columns.user,
        credentials: columns.credentials,
        membership: columns.membership.map(|own| own.with(overrides)),
        profile: columns.profile,
    };
    Ok(rows.into_iter().map(account).collect())
}

/// Undeleted users, joined with their credentials, and their memberships in the default tenant with role and tenant.
pub(super) fn undeleted(condition: impl IntoCondition) -> Select<users::Entity> {
    users::Entity::find()
        .filter(condition)
        .filter(users::Column::Deleted.eq(false))
        .left_join(user_credentials::Entity)
        .left_join(user_tenants::Entity)
        .join(JoinType::LeftJoin, user_tenants::Relation::Role.def())
        .join(JoinType::LeftJoin, user_tenants::Relation::Tenant.def())
        .order_by_asc(user_tenants::Column::CreatedOn)
}
