//! Settings of tenants, which only the Node service uses.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "tenant_configs")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub config_key: String,
    pub config_value: Json,
    pub created_on: DateTime<Utc>,
    pub modified_on: DateTime<Utc>,
    pub created_by: Option<i32>,
    pub modified_by: Option<i32>,
    pub deleted: bool,
    pub tenant_id: Uuid,
    pub deleted_by: Option<Uuid>,
    pub deleted_on: Option<DateTime<Utc>>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
