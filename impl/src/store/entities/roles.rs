//! Roles: named sets of permissions of the members of a tenant.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

use crate::store::columns::TextList;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "roles")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub name: String,
    pub created_on: DateTime<Utc>,
    pub modified_on: DateTime<Utc>,
    pub created_by: Option<Uuid>,
    pub modified_by: Option<Uuid>,
    pub deleted: bool,
    pub permissions: TextList,
    pub role_type: i32,
    pub deleted_by: Option<Uuid>,
    pub deleted_on: Option<DateTime<Utc>>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
