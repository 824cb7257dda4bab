//! Resources that a member may use, kept for the Node service.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "user_resources")]
pub struct Model {
    pub deleted: bool,
    pub deleted_on: Option<DateTime<Utc>>,
    pub deleted_by: Option<Uuid>,
    pub created_on: DateTime<Utc>,
    pub modified_on: DateTime<Utc>,
    pub created_by: Option<Uuid>,
    pub modified_by: Option<Uuid>,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub user_tenant_id: Option<Uuid>,
    pub resource_name: Option<String>,
    pub resource_value: Option<String>,
    pub allowed: bool,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
