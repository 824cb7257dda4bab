//! The types of clients, in databases without `auth_clients.client_type`.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "client_types")]
pub struct Model {
    /// `auth_clients.id`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub client_id: i32,
    /// With the values of `auth_clients.client_type`.
    pub client_type: String,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
