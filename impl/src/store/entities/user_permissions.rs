//! Permissions that a member has or lacks, regardless of the role.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "user_permissions")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub user_tenant_id: Uuid,
    pub permission: String,
    pub allowed: bool,
    pub created_on: DateTime<Utc>,
    pub modified_on: DateTime<Utc>,
    pub created_by: Option<Uuid>,
    pub modified_by: Option<Uuid>,
    pub deleted: bool,
    pub deleted_on: Option<DateTime<Utc>>,
    pub deleted_by: Option<Uuid>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
