//! Logins that have not been forgotten yet.

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
    /// How often the tokens were renewed.
    pub generation: i32,
    pub started_at: DateTime<Utc>,
    pub last_used_at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
    /// When the newest access token ends.
    pub access_expires_at: DateTime<Utc>,
    pub ended_at: Option<DateTime<Utc>>,
    pub provider: String,
    pub address: Option<String>,
    pub user_agent: Option<String>,
    pub device_id: Option<String>,
    /// The provider's tokens, encrypted.
    pub external_tokens: Option<Sealed>,
    /// To which the session has changed; unset, it is the user's default tenant.
    pub tenant_id: Option<Uuid>,
    /// `sid` of the provider's session.
    pub provider_session: Option<String>,
    /// Grows when what the access tokens say about the user is no longer true.
    pub claims_version: i32,
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
