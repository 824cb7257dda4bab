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
    /// Hashed, or the plain text of an adopted database.
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
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
