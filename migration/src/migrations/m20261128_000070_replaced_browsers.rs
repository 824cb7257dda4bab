//! Sessions of browsers know what has come in their place, so that a cookie that a login has replaced still leads there.

use sea_orm_migration::prelude::*;

use crate::schema::{Kind, index, own_column};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let replaced_by = Kind::Uuid.named("replaced_by").null();
        own_column(manager, "browser_sessions", &replaced_by).await?;
        let db = manager.get_connection();
        // A replaced session is kept until it expires, and would be read by every sweep.
        db.execute_unprepared("DROP INDEX IF EXISTS idx_browser_sessions_ended_at")
            .await?;
        index(db, "idx_browser_sessions_ended", ENDED).await?;
        index(db, "idx_browser_sessions_replaced_by", REPLACED).await
    }
}

const REPLACED: &str = "ON browser_sessions (replaced_by) WHERE replaced_by IS NOT NULL";

const ENDED: &str =
    "ON browser_sessions (ended_at) WHERE ended_at IS NOT NULL AND replaced_by IS NULL";
