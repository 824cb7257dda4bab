//! What a client requires at the token endpoint, and how many passwords have been tried with a mailed link.

use sea_orm_migration::prelude::*;

use crate::schema::{Column, Kind, own_column};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, column) in COLUMNS {
            own_column(manager, table, &column).await?;
        }
        Ok(())
    }
}

const COLUMNS: [(&str, Column); 4] = [
    (
        "auth_clients",
        Kind::Boolean.named("require_pkce").or("false"),
    ),
    (
        "auth_clients",
        Kind::Boolean.named("require_secret").or("false"),
    ),
    (
        "password_reset_tokens",
        Kind::Integer.named("tries").or("0"),
    ),
    ("sign_up_tokens", Kind::Integer.named("tries").or("0")),
];
