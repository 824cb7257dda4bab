//! What a login answers, by its SHA-256.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

use crate::store::columns::Sealed;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "auth_codes")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub code_hash: Vec<u8>,
    /// `full`, or `pending` while a second factor is due.
    pub kind: String,
    /// `auth_clients.id`.
    pub client_id: i32,
    pub user_id: Uuid,
    pub created_at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
    pub used_at: Option<DateTime<Utc>>,
    /// What it gave.
    pub session_id: Option<Uuid>,
    pub code_challenge: Option<String>,
    pub provider: String,
    /// The provider's tokens, encrypted.
    pub external_tokens: Option<Sealed>,
    /// `sid` of the provider's session.
    pub provider_session: Option<String>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
