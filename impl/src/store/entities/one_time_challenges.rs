//! One-time codes that users have been asked for.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

use crate::store::columns::Sealed;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "one_time_challenges")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub key_hash: Vec<u8>,
    /// NULL if the name is unknown.
    pub user_id: Option<Uuid>,
    /// `auth_clients.id`.
    pub client_id: i32,
    #[sea_orm(column_name = "begun_by")]
    pub first_factor: FirstFactor,
    /// The factor that the user has been asked for.
    pub factor: Factor,
    /// The mailed code, encrypted.
    pub code: Option<Sealed>,
    /// The number of wrong codes so far.
    pub tries: i32,
    pub created_at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
    pub ended_at: Option<DateTime<Utc>>,
    /// PKCE challenge (RFC 7636, S256) of the code that is returned for the mailed one.
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
