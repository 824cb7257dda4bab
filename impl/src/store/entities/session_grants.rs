//! What sessions were granted at `/oauth2`. Sessions that `/auth` opened have no row.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "session_grants")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub session_id: Uuid,
    /// `auth_clients.id`.
    pub client_id: i32,
    /// Separated by spaces.
    pub scopes: String,
    /// The `claims` parameter of the request, as JSON (OpenID Connect Core section 5.5).
    pub claims: Option<String>,
    /// How the user was authenticated: values of RFC 8176, separated by spaces.
    pub methods: String,
    pub authenticated_at: DateTime<Utc>,
    /// The session of the browser that the session began through. Also in the row of the session, which is swept earlier: a
    /// logout request may name the session after that.
    pub browser_session_id: Option<Uuid>,
    /// Thumbprint of the key that the refresh token is bound to (RFC 9449).
    pub dpop_thumbprint: Option<String>,
    /// When the session ends at the latest.
    pub ends_at: DateTime<Utc>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
