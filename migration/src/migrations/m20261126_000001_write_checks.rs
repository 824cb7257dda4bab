//! The table with which an instance checks that the database accepts writes.

use sea_orm_migration::prelude::*;

use crate::schema::{Kind, Table, own_table};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        own_table(manager, &WRITE_CHECKS).await
    }
}

/// One row per slot. Each instance uses one of 256 slots, so that few wait for each other's row.
const WRITE_CHECKS: Table = Table {
    name: "write_checks",
    columns: &[Kind::Integer.named("slot"), Kind::Time.named("checked_at")],
    primary_key: ("pk_write_checks", "slot"),
    constraints: &[],
    tracks_changes: false,
};
