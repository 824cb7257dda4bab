//! Mails expire with their content, and mails that were given up differ from those that were sent.

use sea_orm_migration::prelude::*;

use crate::schema::{Kind, index, own_column};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // The expiry of the code or link in it; mails already queued have none.
        for column in ["expires_at", "given_up_at"] {
            own_column(manager, "mail_outbox", &Kind::Time.named(column).null()).await?;
        }
        let db = manager.get_connection();
        // Without mails that were given up, which are kept for a while.
        index(
            db,
            "idx_mail_outbox_due",
            "ON mail_outbox (next_try_at) WHERE sent_at IS NULL AND letter IS NOT NULL",
        )
        .await?;
        db.execute_unprepared("DROP INDEX IF EXISTS idx_mail_outbox_waiting")
            .await?;
        Ok(())
    }
}
