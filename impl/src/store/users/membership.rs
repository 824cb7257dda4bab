//! `user_tenants`: a user's memberships, with role and permission overrides.

use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder,
};
use uuid::Uuid;

use crate::store::{
    entities::{roles, tenants, user_permissions, user_tenants},
    padding::padded,
};

#[derive(Clone, Debug)]
pub struct Membership {
    pub row: user_tenants::Model,
    pub role: Option<roles::Model>,
    /// Whether the tenant is disabled, or deleted by a neighbour of the Node service.
    pub suspended: bool,
    pub overrides: Vec<user_permissions::Model>,
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
        overrides: overrides(db, vec![row.id]).await?,
        role: role.filter(|role| !role.deleted),
        suspended: tenant.is_some_and(|tenant| tenant.is_suspended()),
        row,
    }))
}

/// The overrides of these memberships, oldest first.
pub(super) async fn overrides(
    db: &impl ConnectionTrait,
    memberships: Vec<Uuid>,
) -> Result<Vec<user_permissions::Model>, DbErr> {
    user_permissions::Entity::find()
        .filter(user_permissions::Column::UserTenantId.is_in(padded(memberships)))
        .filter(user_permissions::Column::Deleted.eq(false))
        .order_by_asc(user_permissions::Column::CreatedOn)
        .all(db)
        .await
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
