//! Sessions know the session of the browser that they began through, also those that `POST /auth/token` has opened, which have
//! no grant; and codes the device of the login.

use sea_orm_migration::prelude::*;

use crate::schema::{Kind, index, own_column};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let browser = Kind::Uuid.named("browser_session_id").null();
        own_column(manager, "sessions", &browser).await?;
        // As JSON.
        let device = Kind::Text.named("device").null();
        own_column(manager, "auth_codes", &device).await?;
        let db = manager.get_connection();
        db.execute_unprepared(COPY).await?;
        index(db, "idx_sessions_browser_session_id", INDEXED).await?;
        // No query searches the grants by this column any more. It is read by logout requests that name a session which has been
        // swept.
        db.execute_unprepared("DROP INDEX IF EXISTS idx_session_grants_browser_session_id")
            .await?;
        Ok(())
    }
}

const INDEXED: &str = "ON sessions (browser_session_id) WHERE browser_session_id IS NOT NULL";

const COPY: &str = "UPDATE sessions SET browser_session_id = \
     (SELECT g.browser_session_id FROM session_grants g WHERE g.session_id = sessions.id) \
     WHERE ended_at IS NULL AND id IN (SELECT session_id FROM session_grants WHERE browser_session_id IS NOT NULL)";
