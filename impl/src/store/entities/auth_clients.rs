//! Applications that may request tokens.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

use crate::store::columns::Sealed;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "auth_clients")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    pub client_id: String,
    /// Not every version of the Node service has a column for it: [`crate::store::clients`] sets this field.
    #[sea_orm(ignore)]
    pub client_type: ClientType,
    /// Hashed, or plain text in an adopted database; empty for a public client without a secret.
    pub client_secret: Sealed,
    pub redirect_url: Option<String>,
    /// In seconds, like the next two.
    pub access_token_expiration: i32,
    pub refresh_token_expiration: i32,
    pub auth_code_expiration: i32,
    /// Signs the codes of the Node service; ours are not signed.
    pub secret: Sealed,
    pub created_on: DateTime<Utc>,
    pub modified_on: DateTime<Utc>,
    pub deleted: bool,
    pub deleted_on: Option<DateTime<Utc>>,
    pub deleted_by: Option<Uuid>,
    pub created_by: Option<String>,
    pub modified_by: Option<String>,
    /// When the client was disabled.
    pub disabled_on: Option<DateTime<Utc>>,
    /// Whether codes for this client must be bound to a `code_challenge` (RFC 7636).
    pub require_pkce: bool,
    /// Whether exchanging codes requires the client secret.
    pub require_secret: bool,
}

/// Whether a client can keep a secret (RFC 6749 section 2.1).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ClientType {
    Public,
    #[default]
    Confidential,
}

impl ClientType {
    /// Parses `client_type`. NULL and values that the Node service does not know count as confidential, so that a secret is
    /// required.
    pub fn stored(text: Option<&str>) -> Self {
        if text == Some(Self::Public.to_store()) {
            Self::Public
        } else {
            Self::Confidential
        }
    }

    /// The value that the Node service stores.
    pub fn to_store(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Confidential => "private",
        }
    }
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
