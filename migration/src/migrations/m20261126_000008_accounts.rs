//! Email addresses compared like names; full Unicode folding; clients and tenants that can be disabled; sessions whose
//! access tokens have become outdated by a change of their claims.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

use crate::schema::{Column, Kind, index, own_column};
use crate::usernames::{FOLDED_EMAIL, forget_folds, unfolded};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, column) in COLUMNS {
            own_column(manager, table, &column).await?;
        }
        let db = manager.get_connection();
        let emails = format!("ON users (({FOLDED_EMAIL}))");
        index(db, "idx_users_email_folded", &emails).await?;
        let unfolded = unfolded(db.get_database_backend(), "email");
        let unfolded = format!("ON users (email) WHERE {unfolded}");
        index(db, "idx_users_unfolded_emails", &unfolded).await?;
        // No longer used.
        db.execute_unprepared("DROP INDEX IF EXISTS idx_users_email_lower")
            .await?;
        for statement in forget_email_fold(db.get_database_backend()) {
            db.execute_unprepared(statement).await?;
        }
        // Version 1.0.0 converted names to lower case without normalising accents. All names are folded again after the
        // migrations.
        forget_folds(db).await
    }
}

const COLUMNS: [(&str, Column); 4] = [
    ("users", Kind::Text.named("email_folded").null()),
    ("auth_clients", Kind::Time.named("disabled_on").null()),
    ("tenants", Kind::Time.named("disabled_on").null()),
    ("sessions", Kind::Integer.named("claims_version").or("0")),
];

/// Like for names: a program that changes an address without knowing about folds must not leave the old one behind.
fn forget_email_fold(backend: DbBackend) -> &'static [&'static str] {
    match backend {
        DbBackend::Sqlite => &[
            "CREATE TRIGGER IF NOT EXISTS forget_email_fold AFTER UPDATE OF email ON users FOR EACH ROW \
             WHEN NEW.email IS NOT OLD.email AND NEW.email_folded IS OLD.email_folded \
             BEGIN UPDATE users SET email_folded = NULL WHERE id = NEW.id; END",
        ],
        _ => &[
            "CREATE OR REPLACE FUNCTION forget_email_fold() RETURNS trigger LANGUAGE plpgsql AS $$ \
             BEGIN NEW.email_folded = NULL; RETURN NEW; END $$",
            "DROP TRIGGER IF EXISTS forget_email_fold ON users",
            "CREATE TRIGGER forget_email_fold BEFORE UPDATE OF email ON users FOR EACH ROW \
             WHEN (NEW.email IS DISTINCT FROM OLD.email AND NEW.email_folded IS NOT DISTINCT FROM OLD.email_folded) \
             EXECUTE FUNCTION forget_email_fold()",
        ],
    }
}
