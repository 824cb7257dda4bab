//! `tenants` and `roles`.

use std::collections::HashMap;

use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, ExprTrait,
    Iterable, QueryFilter, QueryOrder, QuerySelect, Select,
    sea_query::{Alias, Expr, IntoIden, Query},
};
use uuid::Uuid;

use super::{
    catalogue::{self, ROLE_TENANT},
    entities::{roles, tenants},
};

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

/// Undeleted tenants sorted by key, after the key `after`; at most `limit`.
pub async fn page(
    db: &impl ConnectionTrait,
    after: &str,
    limit: u64,
) -> Result<Vec<tenants::Model>, DbErr> {
    tenants::Entity::find()
        .filter(tenants::Column::Deleted.eq(false))
        .filter(tenants::Column::Key.gt(after))
        .order_by_asc(tenants::Column::Key)
        .limit(limit)
        .all(db)
        .await
}

/// The undeleted tenants with these ids.
pub async fn some(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = Uuid>,
) -> Result<Vec<tenants::Model>, DbErr> {
    tenants::Entity::find()
        .filter(tenants::Column::Deleted.eq(false))
        .filter(tenants::Column::Id.is_in(ids))
        .all(db)
        .await
}

/// The oldest undeleted tenant.
pub async fn oldest(db: &impl ConnectionTrait) -> Result<Option<tenants::Model>, DbErr> {
    tenants::Entity::find()
        .filter(tenants::Column::Deleted.eq(false))
        .order_by_asc(tenants::Column::CreatedOn)
        .order_by_asc(tenants::Column::Key)
        .one(db)
        .await
}

/// Whether each role belongs to a tenant, as in the Node service since January 2024.
pub async fn roles_have_tenants(db: &impl ConnectionTrait) -> Result<bool, DbErr> {
    let (table, column) = ROLE_TENANT;
    catalogue::has_column(db, table, column).await
}

fn role_tenant() -> Expr {
    Expr::col((roles::Entity, Alias::new(ROLE_TENANT.1)))
}

fn roles_called(name: &str) -> Select<roles::Entity> {
    roles::Entity::find()
        .filter(roles::Column::Name.eq(name))
        .filter(roles::Column::Deleted.eq(false))
        .order_by_asc(roles::Column::CreatedOn)
}

/// The role that `name` refers to in a tenant: the tenant's own role, or else the oldest undeleted role of this name. The Node
/// service does not require role names to be unique, and members of a tenant may have a role of another tenant.
pub async fn find_role(
    db: &impl ConnectionTrait,
    name: &str,
    tenant: Uuid,
) -> Result<Option<roles::Model>, DbErr> {
    match find_own_role(db, name, tenant).await? {
        Some(own) => Ok(Some(own)),
        None => roles_called(name).one(db).await,
    }
}

/// The role of this name that belongs to the tenant; always `None` if roles do not belong to tenants.
pub async fn find_own_role(
    db: &impl ConnectionTrait,
    name: &str,
    tenant: Uuid,
) -> Result<Option<roles::Model>, DbErr> {
    if !roles_have_tenants(db).await? {
        return Ok(None);
    }
    let own = roles_called(name).filter(ExprTrait::eq(role_tenant(), tenant));
    own.one(db).await
}

/// The undeleted role of this name, of any tenant.
pub async fn find_any_role(
    db: &impl ConnectionTrait,
    name: &str,
) -> Result<Option<roles::Model>, DbErr> {
    roles_called(name).one(db).await
}

/// Maps roles to their tenants; empty if roles do not belong to tenants.
pub async fn tenants_of_roles(db: &impl ConnectionTrait) -> Result<HashMap<Uuid, Uuid>, DbErr> {
    if !roles_have_tenants(db).await? {
        return Ok(HashMap::new());
    }
    let pairs: Vec<(Uuid, Uuid)> = roles::Entity::find()
        .select_only()
        .column(roles::Column::Id)
        .expr_as(role_tenant(), ROLE_TENANT.1)
        .filter(role_tenant().is_not_null())
        .into_tuple()
        .all(db)
        .await?;
    Ok(pairs.into_iter().collect())
}

/// Undeleted roles sorted by name, after the name and id `after`; at most `limit`.
pub async fn page_of_roles(
    db: &impl ConnectionTrait,
    after: (&str, Uuid),
    limit: u64,
) -> Result<Vec<roles::Model>, DbErr> {
    let (name, id) = after;
    let later = Condition::any()
        .add(roles::Column::Name.gt(name))
        .add(roles::Column::Id.gt(id));
    roles::Entity::find()
        .filter(roles::Column::Deleted.eq(false))
        .filter(roles::Column::Name.gte(name))
        .filter(later)
        .order_by_asc(roles::Column::Name)
        .order_by_asc(roles::Column::Id)
        .limit(limit)
        .all(db)
        .await
}

/// The undeleted roles with these ids.
pub async fn some_roles(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = Uuid>,
) -> Result<Vec<roles::Model>, DbErr> {
    roles::Entity::find()
        .filter(roles::Column::Deleted.eq(false))
        .filter(roles::Column::Id.is_in(ids))
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

/// Stores a new role, which belongs to `tenant` if roles belong to tenants.
pub async fn insert_role(
    db: &impl ConnectionTrait,
    role: roles::Model,
    tenant: Uuid,
) -> Result<(), DbErr> {
    let row = roles::ActiveModel::from(role).reset_all();
    let (mut names, mut values) = (Vec::new(), Vec::new());
    for column in roles::Column::iter() {
        if let Some(value) = row.get(column).into_value() {
            names.push(column.into_iden());
            values.push(Expr::val(value));
        }
    }
    if roles_have_tenants(db).await? {
        names.push(Alias::new(ROLE_TENANT.1).into_iden());
        values.push(Expr::val(tenant));
    }
    let mut insert = Query::insert();
    insert.into_table(roles::Entity).columns(names);
    insert
        .values(values)
        .map_err(|error| DbErr::Custom(error.to_string()))?;
    db.execute(&insert).await?;
    Ok(())
}

pub async fn update(db: &impl ConnectionTrait, tenant: tenants::Model) -> Result<(), DbErr> {
    let row = tenants::ActiveModel::from(tenant).reset_all();
    row.update(db).await?;
    Ok(())
}

pub async fn update_role(db: &impl ConnectionTrait, role: roles::Model) -> Result<(), DbErr> {
    let row = roles::ActiveModel::from(role).reset_all();
    row.update(db).await?;
    Ok(())
}
