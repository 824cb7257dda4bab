//! Tenants: organisations with users.

use chrono::{DateTime, Utc};
use sea_orm::{
    entity::prelude::*,
    sea_query::{ExprTrait, Func},
};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "tenants")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub name: String,
    /// Kept for the Node service; neither service checks it.
    pub status: i32,
    pub created_on: DateTime<Utc>,
    pub modified_on: DateTime<Utc>,
    pub created_by: Option<Uuid>,
    pub modified_by: Option<Uuid>,
    pub deleted: bool,
    pub key: String,
    pub address: Option<String>,
    pub city: Option<String>,
    pub state: Option<String>,
    pub zip: Option<String>,
    pub country: Option<String>,
    pub deleted_on: Option<DateTime<Utc>>,
    pub deleted_by: Option<Uuid>,
    /// When the tenant was disabled, so that its members cannot log in. In an adopted database, `status` is 0
    /// even for tenants that are in use.
    pub disabled_on: Option<DateTime<Utc>>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// SQL for whether the members of a row cannot log in. This service never deletes a tenant, but the neighbour
/// `user-tenant-service` of the Node service does, and leaves the memberships.
pub fn suspended() -> Expr {
    let disabled = Expr::col((Entity, Column::DisabledOn)).is_not_null();
    let gone = Expr::col((Entity, Column::Deleted)).or(disabled);
    Func::coalesce([gone, Expr::cust("FALSE")]).into()
}
