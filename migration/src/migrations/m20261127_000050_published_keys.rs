//! Which keys of this service stand in the Node service's table `jwt_keys`, and when an instance last published each.

use sea_orm_migration::prelude::*;

use crate::schema::{Kind, Table, own_table};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        own_table(manager, &PUBLISHED_KEYS).await
    }
}

const PUBLISHED_KEYS: Table = Table {
    name: "published_keys",
    columns: &[
        // As long as jwt_keys.key_id can be.
        Kind::Varchar(100).named("kid"),
        Kind::Time.named("published_at"),
    ],
    primary_key: ("pk_published_keys", "kid"),
    constraints: &[],
    tracks_changes: false,
};
