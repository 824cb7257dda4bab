//! Network addresses from which an account has logged in.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "familiar_addresses")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_hash: Vec<u8>,
    #[sea_orm(primary_key, auto_increment = false)]
    pub address: String,
    pub seen_at: DateTime<Utc>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
