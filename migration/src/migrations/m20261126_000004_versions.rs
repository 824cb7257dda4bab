//! What the later versions of the reference bring, where theirs is not the place for it: of which type a client is on
//! databases without `auth_clients.client_type`, PKCE for logins by a mailed code, and the tenant that a session has changed to.
//!
//! No column of the reference is made here: its own migrations may still come, and must find nothing of that name.

use sea_orm_migration::prelude::*;

use crate::schema::{Kind, Table, own_column, own_table};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        own_table(manager, &CLIENT_TYPES).await?;
        let challenge = Kind::Varchar(128).named("code_challenge").null();
        own_column(manager, "one_time_challenges", &challenge).await?;
        // Of the user's default tenant where there is none.
        let tenant = Kind::Uuid.named("tenant_id").null();
        own_column(manager, "sessions", &tenant).await
    }
}

const CLIENT_TYPES: Table = Table {
    name: "client_types",
    columns: &[
        // auth_clients.id
        Kind::Integer.named("client_id"),
        // In the reference's words: `public`, `private`.
        Kind::Varchar(20).named("client_type"),
    ],
    primary_key: ("pk_client_types", "client_id"),
    constraints: &[],
    tracks_changes: false,
};
