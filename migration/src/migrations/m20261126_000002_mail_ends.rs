//! A mail ends with what it carries, and one that nobody will send is told from one that was sent.

use sea_orm_migration::prelude::*;

use crate::schema::{Kind, index, own_column};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // Of the code or link in it; mails that wait already have none.
        for column in ["expires_at", "given_up_at"] {
            own_column(manager, "mail_outbox", &Kind::Time.named(column).null()).await?;
        }
        let db = manager.get_connection();
        // Without those that were given up, which stay for a while.
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
