//! Sessions, each of which began with a login.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

use crate::store::columns::Sealed;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sessions")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub user_id: Uuid,
    /// `auth_clients.id`.
    pub client_id: i32,
    /// The number of refreshes.
    pub generation: i32,
    pub started_at: DateTime<Utc>,
    pub last_used_at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
    /// When the newest access token expires.
    pub access_expires_at: DateTime<Utc>,
    pub ended_at: Option<DateTime<Utc>>,
    pub provider: String,
    pub address: Option<String>,
    pub user_agent: Option<String>,
    pub device_id: Option<String>,
    /// The provider's tokens, encrypted.
    pub external_tokens: Option<Sealed>,
    /// The tenant that the session has switched to; NULL stands for the user's default tenant.
    pub tenant_id: Option<Uuid>,
    /// `sid` of the session at the provider.
    pub provider_session: Option<String>,
    /// Incremented when the claims in the access tokens become outdated.
    pub claims_version: i32,
    /// SHA-256 of the refresh token. `None` if there is none, or if an earlier version has stored it in `refresh_tokens`.
    pub refresh_hash: Option<Vec<u8>>,
    pub refresh_expires_at: Option<DateTime<Utc>>,
    /// SHA-256 of the refresh token before it.
    pub spent_hash: Option<Vec<u8>>,
    pub spent_at: Option<DateTime<Utc>>,
    /// When the sweep looks whether the session is still in use. Refreshes do not change it, since it has an index.
    pub review_at: Option<DateTime<Utc>>,
    /// The session of the browser that the session began through.
    pub browser_session_id: Option<Uuid>,
    // There is also `successor`, which only a repeated refresh reads: see `store::refresh`.
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "super::auth_clients::Entity",
        from = "Column::ClientId",
        to = "super::auth_clients::Column::Id"
    )]
    Client,
}

impl Related<super::auth_clients::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Client.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
