//! Logout tokens to be sent to clients (OpenID Connect Back-Channel Logout 1.0).

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "client_logouts")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    /// `auth_clients.id`.
    pub client_id: i32,
    /// The session that has ended.
    pub session_id: Uuid,
    pub user_id: Uuid,
    pub attempts: i32,
    pub next_try_at: DateTime<Utc>,
    pub created_at: DateTime<Utc>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
