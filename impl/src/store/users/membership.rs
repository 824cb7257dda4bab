//! `user_tenants`: a user's memberships, with role and permission overrides.

use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbBackend, DbErr, DerivePartialModel,
    EntityTrait, FromQueryResult, PartialModelTrait, QueryFilter, QueryOrder, QueryResult,
    QuerySelect, Select, sea_query::Expr,
};
use uuid::Uuid;

use crate::store::{
    columns::TextList,
    entities::{roles, tenants, user_tenants},
};

#[derive(Clone, Debug)]
pub struct Membership {
    pub id: Uuid,
    pub tenant_id: Uuid,
    pub status: i32,
    pub locale: Option<String>,
    pub modified_on: DateTime<Utc>,
    pub role: Option<Role>,
    /// Whether the tenant is disabled, or deleted by a neighbour of the Node service.
    pub suspended: bool,
    /// Oldest first.
    pub overrides: Vec<Override>,
}

/// An undeleted role.
#[derive(Clone, Debug, PartialEq, Eq, DerivePartialModel)]
#[sea_orm(entity = "roles::Entity")]
pub struct Role {
    pub id: Uuid,
    pub name: String,
    pub permissions: TextList,
}

/// A permission that a member has or lacks, regardless of the role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Override {
    pub permission: String,
    pub allowed: bool,
}

impl Membership {
    /// The role's permissions with the user's overrides applied.
    pub fn permissions(&self) -> Vec<String> {
        let mut permissions: Vec<String> = self
            .role
            .as_ref()
            .map(|role| role.permissions.as_slice().to_vec())
            .unwrap_or_default();
        for own in &self.overrides {
            permissions.retain(|permission| *permission != own.permission);
            if own.allowed {
                permissions.push(own.permission.clone());
            }
        }
        permissions
    }
}

/// Of a membership that is joined with its role and its tenant.
#[derive(DerivePartialModel)]
#[sea_orm(entity = "user_tenants::Entity")]
pub(super) struct MembershipColumns {
    id: Uuid,
    tenant_id: Uuid,
    status: i32,
    locale: Option<String>,
    modified_on: DateTime<Utc>,
    #[sea_orm(nested)]
    role: Option<Role>,
    #[sea_orm(from_expr = "tenants::suspended()")]
    suspended: bool,
}

impl MembershipColumns {
    pub fn with(self, overrides: Vec<Override>) -> Membership {
        Membership {
            id: self.id,
            tenant_id: self.tenant_id,
            status: self.status,
            locale: self.locale,
            modified_on: self.modified_on,
            role: self.role,
            suspended: self.suspended,
            overrides,
        }
    }
}

/// Columns, and the overrides of the membership in the same row.
#[derive(PartialEq)]
pub(super) struct Overridden<T> {
    pub columns: T,
    pub overrides: Vec<Override>,
}

const OVERRIDES: &str = "overrides";

/// Selects the columns `T` and the overrides of the memberships in the query. Not by a query of their own, which every login and
/// refresh would wait for although hardly any member has overrides.
pub(super) fn with_overrides<T: PartialModelTrait, E: EntityTrait>(
    select: Select<E>,
    backend: DbBackend,
) -> Select<E> {
    let signed = "CASE WHEN allowed THEN '+' ELSE '-' END || permission ORDER BY created_on";
    let list = match backend {
        DbBackend::Postgres => format!("CAST(json_agg({signed}) AS text)"),
        _ => format!("json_group_array({signed})"),
    };
    let list = Expr::cust(format!(
        "(SELECT {list} FROM user_permissions WHERE user_tenant_id = user_tenants.id AND NOT deleted)"
    ));
    T::select_cols(select.select_only()).expr_as(list, OVERRIDES)
}

impl<T: FromQueryResult> FromQueryResult for Overridden<T> {
    fn from_query_result(row: &QueryResult, prefix: &str) -> Result<Self, DbErr> {
        Ok(Self {
            columns: T::from_query_result(row, prefix)?,
            overrides: overrides(row)?,
        })
    }
}

fn overrides(row: &QueryResult) -> Result<Vec<Override>, DbErr> {
    let list: Option<String> = row.try_get("", OVERRIDES)?;
    let list = list.unwrap_or_else(|| "[]".to_owned());
    let signed: Vec<String> =
        serde_json::from_str(&list).map_err(|error| DbErr::Json(error.to_string()))?;
    let read = |signed: String| {
        let (sign, permission) = signed.split_at(1);
        Override {
            permission: permission.to_owned(),
            allowed: sign == "+",
        }
    };
    Ok(signed.into_iter().map(read).collect())
}

/// A user's membership of this tenant, the oldest if there are several.
pub async fn find_membership(
    db: &impl ConnectionTrait,
    user: Uuid,
    tenant: Uuid,
) -> Result<Option<Membership>, DbErr> {
    let select = user_tenants::Entity::find()
        .filter(user_tenants::Column::UserId.eq(user))
        .filter(user_tenants::Column::TenantId.eq(tenant))
        .filter(user_tenants::Column::Deleted.eq(false))
        .left_join(roles::Entity)
        .left_join(tenants::Entity)
        .order_by_asc(user_tenants::Column::CreatedOn);
    let found = with_overrides::<MembershipColumns, _>(select, db.get_database_backend())
        .into_model::<Overridden<MembershipColumns>>()
        .one(db)
        .await?;
    Ok(found.map(|found| found.columns.with(found.overrides)))
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
