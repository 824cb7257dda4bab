//! Of which type clients are, on databases where `auth_clients` has no column for it.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "client_types")]
pub struct Model {
    /// `auth_clients.id`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub client_id: i32,
    /// As `auth_clients.client_type` has it.
    pub client_type: String,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
