//! Mails to be sent, and recent ones that were sent or given up.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

use crate::store::columns::Sealed;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "mail_outbox")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub created_at: DateTime<Utc>,
    /// Encrypted; NULL once the mail was sent or given up.
    pub letter: Option<Sealed>,
    pub attempts: i32,
    pub next_try_at: DateTime<Utc>,
    pub sent_at: Option<DateTime<Utc>>,
    /// When the code or link in the mail expires. It is not sent after that.
    pub expires_at: Option<DateTime<Utc>>,
    pub given_up_at: Option<DateTime<Utc>>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
