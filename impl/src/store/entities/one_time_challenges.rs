//! A code that somebody is asked for.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

use crate::store::columns::Sealed;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "one_time_challenges")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub key_hash: Vec<u8>,
    /// Nobody's, when the name is unknown.
    pub user_id: Option<Uuid>,
    /// `auth_clients.id`.
    pub client_id: i32,
    /// The first factor: `login` or `mailed-code`.
    pub begun_by: String,
    /// What is asked for: `authenticator` or `mail`.
    pub factor: String,
    /// The mailed code, encrypted.
    pub code: Option<Sealed>,
    /// Wrong ones so far.
    pub tries: i32,
    pub created_at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
    pub ended_at: Option<DateTime<Utc>>,
    /// PKCE of the code that a mailed one gives (RFC 7636, S256).
    pub code_challenge: Option<String>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
