//! Sessions, or generations of sessions, whose access tokens are revoked.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "revocations")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub session_id: Uuid,
    /// Tokens of lower generations are revoked.
    pub generation: i32,
    /// The instance that wrote the row.
    pub instance: Uuid,
    pub expires_at: DateTime<Utc>,
    /// Revocations of other sessions, which refreshes have written together. The row itself revokes nothing then.
    pub others: Option<Vec<u8>>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
