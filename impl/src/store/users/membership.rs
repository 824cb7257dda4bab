//! `user_tenants`: a user's memberships, with role and permission overrides.

use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbBackend, DbErr, EntityTrait, FromQueryResult,
    QueryFilter, QueryOrder, QueryResult, QuerySelect, sea_query::Expr,
};
use uuid::Uuid;

use crate::store::entities::{roles, tenants, user_tenants};

#[derive(Clone, Debug)]
pub struct Membership {
    pub row: user_tenants::Model,
    pub role: Option<roles::Model>,
    /// Whether the tenant is disabled, or deleted by a neighbour of the Node service.
    pub suspended: bool,
    /// Oldest first.
    pub overrides: Vec<Override>,
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

const OVERRIDES: &str = "overrides";

/// Also selects the overrides of the memberships in the query, for [`overrides`]. Not by a query of its own, which every login and
/// refresh would wait for although hardly any member has overrides.
pub(super) fn with_overrides<S: QuerySelect>(select: S, backend: DbBackend) -> S {
    let signed = "CASE WHEN allowed THEN '+' ELSE '-' END || permission ORDER BY created_on";
    let list = match backend {
        DbBackend::Postgres => format!("CAST(json_agg({signed}) AS text)"),
        _ => format!("json_group_array({signed})"),
    };
    select.expr_as(
        Expr::cust(format!(
            "(SELECT {list} FROM user_permissions WHERE user_tenant_id = user_tenants.id AND NOT deleted)"
        )),
        OVERRIDES,
    )
}

/// What [`with_overrides`] has selected.
pub(super) fn overrides(row: &QueryResult) -> Result<Vec<Override>, DbErr> {
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

/// A row of `user_tenants` with its overrides.
struct Overridden {
    row: user_tenants::Model,
    overrides: Vec<Override>,
}

impl FromQueryResult for Overridden {
    fn from_query_result(row: &QueryResult, prefix: &str) -> Result<Self, DbErr> {
        Ok(Self {
            row: user_tenants::Model::from_query_result(row, prefix)?,
            overrides: overrides(row)?,
        })
    }
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
        .find_also_related(roles::Entity)
        .find_also_related(tenants::Entity)
        .order_by_asc(user_tenants::Column::CreatedOn);
    let found = with_overrides(select, db.get_database_backend())
        .into_model::<Overridden, roles::Model, tenants::Model>()
        .one(db)
        .await?;
    Ok(
        found.map(|(Overridden { row, overrides }, role, tenant)| Membership {
            row,
            role: role.filter(|role| !role.deleted),
            suspended: tenant.is_some_and(|tenant| tenant.is_suspended()),
            overrides,
        }),
    )
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
