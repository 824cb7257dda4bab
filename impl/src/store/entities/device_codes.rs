//! Device authorizations (RFC 8628). Both codes are stored as SHA-256 hashes.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "device_codes")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub code_hash: Vec<u8>,
    pub user_code_hash: Vec<u8>,
    /// `auth_clients.id`.
    pub client_id: i32,
    /// Separated by spaces.
    pub scopes: String,
    pub status: DeviceStatus,
    /// Who approved it.
    pub user_id: Option<Uuid>,
    /// The session of the browser in which it was approved.
    pub browser_session_id: Option<Uuid>,
    /// The least time between two polls.
    pub poll_seconds: i32,
    pub polled_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
    pub used_at: Option<DateTime<Utc>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum DeviceStatus {
    #[sea_orm(string_value = "waiting")]
    Waiting,
    #[sea_orm(string_value = "approved")]
    Approved,
    #[sea_orm(string_value = "denied")]
    Denied,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
