//! `tenants` and `roles`.

use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder,
};

use super::entities::{roles, tenants};

pub async fn find(db: &impl ConnectionTrait, key: &str) -> Result<Option<tenants::Model>, DbErr> {
    tenants::Entity::find()
        .filter(tenants::Column::Key.eq(key))
        .filter(tenants::Column::Deleted.eq(false))
        .one(db)
        .await
}

pub async fn list(db: &impl ConnectionTrait) -> Result<Vec<tenants::Model>, DbErr> {
    tenants::Entity::find()
        .filter(tenants::Column::Deleted.eq(false))
        .order_by_asc(tenants::Column::Key)
        .all(db)
        .await
}

/// The oldest undeleted role of this name; the reference keeps no names apart.
pub async fn find_role(
    db: &impl ConnectionTrait,
    name: &str,
) -> Result<Option<roles::Model>, DbErr> {
    roles::Entity::find()
        .filter(roles::Column::Name.eq(name))
        .filter(roles::Column::Deleted.eq(false))
        .order_by_asc(roles::Column::CreatedOn)
        .one(db)
        .await
}

pub async fn list_roles(db: &impl ConnectionTrait) -> Result<Vec<roles::Model>, DbErr> {
    roles::Entity::find()
        .filter(roles::Column::Deleted.eq(false))
        .order_by_asc(roles::Column::Name)
        .all(db)
        .await
}

pub async fn insert(db: &impl ConnectionTrait, tenant: tenants::Model) -> Result<(), DbErr> {
    let row = tenants::ActiveModel::from(tenant).reset_all();
    tenants::Entity::insert(row)
        .exec_without_returning(db)
        .await?;
    Ok(())
}

pub async fn insert_role(db: &impl ConnectionTrait, role: roles::Model) -> Result<(), DbErr> {
    let row = roles::ActiveModel::from(role).reset_all();
    roles::Entity::insert(row)
        .exec_without_returning(db)
        .await?;
    Ok(())
}
