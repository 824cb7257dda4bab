//! Codes that logins return, stored as SHA-256 hashes.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

use crate::store::columns::Sealed;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "auth_codes")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub code_hash: Vec<u8>,
    pub kind: CodeKind,
    /// `auth_clients.id`.
    pub client_id: i32,
    pub user_id: Uuid,
    pub created_at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
    pub used_at: Option<DateTime<Utc>>,
    /// The session that the code was exchanged for.
    pub session_id: Option<Uuid>,
    pub code_challenge: Option<String>,
    pub provider: String,
    /// The provider's tokens, encrypted.
    pub external_tokens: Option<Sealed>,
    /// `sid` of the session at the provider.
    pub provider_session: Option<String>,
    /// How the user was authenticated: values of RFC 8176, separated by spaces.
    pub methods: Option<String>,
    /// The session of the browser in which the code was issued.
    pub browser_session_id: Option<Uuid>,
    /// The authorization request that the code answers, as JSON; `None` for codes of `/auth`.
    pub request: Option<String>,
    /// The device of the login, as JSON.
    pub device: Option<String>,
}

/// Whether a code can be exchanged for tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum CodeKind {
    #[sea_orm(string_value = "full")]
    Full,
    /// A second factor is due first.
    #[sea_orm(string_value = "pending")]
    Pending,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
