//! The programs that may ask for tokens.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

use crate::store::columns::Sealed;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "auth_clients")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    pub client_id: String,
    /// Not every version of the reference has a column for it: [`crate::store::clients`] fills it in.
    #[sea_orm(ignore)]
    pub client_type: ClientType,
    /// Hashed, or the plain text of an adopted database; empty for a public client that has none.
    pub client_secret: Sealed,
    pub redirect_url: Option<String>,
    /// Seconds, as the next two.
    pub access_token_expiration: i32,
    pub refresh_token_expiration: i32,
    pub auth_code_expiration: i32,
    /// With which the old service signs its codes; ours are not signed.
    pub secret: Sealed,
    pub created_on: DateTime<Utc>,
    pub modified_on: DateTime<Utc>,
    pub deleted: bool,
    pub deleted_on: Option<DateTime<Utc>>,
    pub deleted_by: Option<Uuid>,
    pub created_by: Option<String>,
    pub modified_by: Option<String>,
    /// Since when nobody may use it.
    pub disabled_on: Option<DateTime<Utc>>,
    /// Whether each of its codes must be bound to a challenge (RFC 7636).
    pub require_pkce: bool,
    /// Whether its codes redeem with its secret only.
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
    /// From `client_type`, where NULL and whatever the reference does not know is no permission to go without a secret.
    pub fn stored(text: Option<&str>) -> Self {
        if text == Some(Self::Public.to_store()) {
            Self::Public
        } else {
            Self::Confidential
        }
    }

    /// The reference's word for it.
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
