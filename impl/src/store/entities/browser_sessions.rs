//! Sessions of browsers, identified by the SHA-256 hash of their cookie.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "browser_sessions")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub secret_hash: Vec<u8>,
    pub user_id: Uuid,
    /// The identity provider, or `user_credentials.auth_provider` for a login at this service.
    pub provider: String,
    /// How the user was authenticated: values of RFC 8176, separated by spaces.
    pub methods: String,
    pub authenticated_at: DateTime<Utc>,
    pub last_used_at: DateTime<Utc>,
    /// When it ends even if it is used.
    pub expires_at: DateTime<Utc>,
    pub ended_at: Option<DateTime<Utc>>,
    /// `sid` of the session at the identity provider.
    pub provider_session: Option<String>,
    /// The session that the browser has got instead, while its response with the new cookie may be on the way or lost.
    pub replaced_by: Option<Uuid>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
