//! Settings of clients for which the Node service has no column.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "client_settings")]
pub struct Model {
    /// `auth_clients.id`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub client_id: i32,
    /// Grant types separated by spaces; `None` stands for the default of the client's type.
    pub grants: Option<String>,
    /// Scopes separated by spaces; `None` allows all.
    pub scopes: Option<String>,
    /// Permissions in the tokens of `client_credentials`, separated by spaces.
    pub permissions: Option<String>,
    /// JWS algorithm of ID tokens.
    pub id_token_alg: String,
    /// A JWK Set, for `private_key_jwt`.
    pub jwks: Option<String>,
    /// Where to fetch it instead.
    pub jwks_uri: Option<String>,
    pub backchannel_logout_uri: Option<String>,
    /// Whether authorization requests must be pushed (RFC 9126).
    pub require_par: bool,
    /// Whether tokens must be bound to a key (RFC 9449).
    pub require_dpop: bool,
    /// Whether users are not asked for consent.
    pub trusted: bool,
    /// Whether a refresh replaces the refresh token.
    pub refresh_rotation: bool,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
