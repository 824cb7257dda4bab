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
    /// The first factor.
    pub begun_by: FirstFactor,
    /// What is asked for.
    pub factor: Factor,
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

/// The first factor of a login.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum FirstFactor {
    /// A password, or another identity provider.
    #[sea_orm(string_value = "login")]
    Login,
    /// `POST /auth/send-otp`.
    #[sea_orm(string_value = "mailed-code")]
    MailedCode,
}

/// A second factor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, strum::IntoStaticStr)]
#[sea_orm(rs_type = "String", db_type = "Text")]
#[strum(serialize_all = "lowercase")]
pub enum Factor {
    #[sea_orm(string_value = "authenticator")]
    Authenticator,
    /// A mailed code.
    #[sea_orm(string_value = "mail")]
    Mail,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
