//! Sessions at a provider that remain to be ended.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

use crate::store::columns::Sealed;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "provider_logouts")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The provider's token, encrypted.
    pub token: Sealed,
    pub attempts: i32,
    pub next_try_at: DateTime<Utc>,
    pub created_at: DateTime<Utc>,
    /// As in `sessions.provider`.
    pub provider: String,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
