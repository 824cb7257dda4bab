//! Registered URIs of clients.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "client_uris")]
pub struct Model {
    /// `auth_clients.id`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub client_id: i32,
    #[sea_orm(primary_key, auto_increment = false)]
    pub kind: UriKind,
    #[sea_orm(primary_key, auto_increment = false)]
    pub uri: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum UriKind {
    /// Where an authorization response may be sent.
    #[sea_orm(string_value = "redirect")]
    Redirect,
    /// Where the browser may return to after a logout.
    #[sea_orm(string_value = "post_logout")]
    PostLogout,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
