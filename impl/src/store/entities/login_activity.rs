//! What versions of the Node service since May 2023 record about logins. Only read, and only where the table exists.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "login_activity")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The id of the user, or `0`.
    pub actor: String,
    pub tenant_id: Option<String>,
    pub login_time: DateTime<Utc>,
    /// Encrypted with the Node service's ENCRYPTION_KEY, like the address.
    pub token_payload: Option<String>,
    pub login_type: String,
    pub device_info: Option<String>,
    pub ip_address: Option<String>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
