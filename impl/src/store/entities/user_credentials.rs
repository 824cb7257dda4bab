//! How users authenticate: one row per user.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

use crate::store::columns::Sealed;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "user_credentials")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub user_id: Uuid,
    /// The name of a provider, or `internal`: only such users can log in with a password.
    pub auth_provider: String,
    /// The subject at the provider.
    pub auth_id: Option<String>,
    pub auth_token: Option<Sealed>,
    /// A bcrypt hash or a PHC string.
    pub password: Option<Sealed>,
    pub created_on: DateTime<Utc>,
    pub modified_on: DateTime<Utc>,
    pub deleted: bool,
    pub deleted_on: Option<DateTime<Utc>>,
    pub deleted_by: Option<Uuid>,
    /// The authenticator secret: encrypted, or base32 text in an adopted database.
    pub secret_key: Option<Sealed>,
    pub created_by: Option<String>,
    pub modified_by: Option<String>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "super::users::Entity",
        from = "Column::UserId",
        to = "super::users::Column::Id"
    )]
    User,
}

impl Related<super::users::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::User.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
