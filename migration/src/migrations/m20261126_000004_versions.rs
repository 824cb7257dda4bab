//! Features of later versions of the Node service, stored in our own tables or columns: client types in databases
//! without `auth_clients.client_type`, PKCE for logins with a mailed code, and the tenant a session has switched to.
//!
//! This creates no column of the Node service: its own migrations may still run, and would fail if one existed.

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
        // NULL stands for the user's default tenant.
        let tenant = Kind::Uuid.named("tenant_id").null();
        own_column(manager, "sessions", &tenant).await
    }
}

const CLIENT_TYPES: Table = Table {
    name: "client_types",
    columns: &[
        // auth_clients.id
        Kind::Integer.named("client_id"),
        // With the values of the Node service: `public`, `private`.
        Kind::Varchar(20).named("client_type"),
    ],
    primary_key: ("pk_client_types", "client_id"),
    constraints: &[],
    tracks_changes: false,
};
