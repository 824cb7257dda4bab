//! Indexes for the Node service's tables, which only have those of their keys.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

use crate::schema::index;
use crate::usernames::FOLDED;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        // Not unique: a unique one may be impossible on an adopted database, and deleted users are looked up too.
        let names = format!("ON users (({FOLDED}))");
        index(db, "idx_users_username_folded", &names).await?;
        for (name, definition) in INDEXES {
            index(db, name, definition).await?;
        }
        for statement in forget_fold(db.get_database_backend()) {
            db.execute_unprepared(statement).await?;
        }
        Ok(())
    }
}

const INDEXES: [(&str, &str); 5] = [
    ("idx_users_email_lower", "ON users (lower(email))"),
    ("idx_auth_clients_client_id", "ON auth_clients (client_id)"),
    ("idx_user_tenants_user_id", "ON user_tenants (user_id)"),
    (
        "idx_user_permissions_user_tenant_id",
        "ON user_permissions (user_tenant_id)",
    ),
    (
        "idx_user_credentials_auth_id",
        "ON user_credentials (auth_provider, auth_id)",
    ),
];

/// A program that renames a user without knowing about folds must not leave the old one behind.
fn forget_fold(backend: DbBackend) -> &'static [&'static str] {
    match backend {
        DbBackend::Sqlite => &[
            "CREATE TRIGGER IF NOT EXISTS forget_username_fold AFTER UPDATE OF username ON users FOR EACH ROW \
             WHEN NEW.username <> OLD.username AND NEW.username_folded IS OLD.username_folded \
             BEGIN UPDATE users SET username_folded = NULL WHERE id = NEW.id; END",
        ],
        _ => &[
            "CREATE OR REPLACE FUNCTION forget_username_fold() RETURNS trigger LANGUAGE plpgsql AS $$ \
             BEGIN NEW.username_folded = NULL; RETURN NEW; END $$",
            "DROP TRIGGER IF EXISTS forget_username_fold ON users",
            "CREATE TRIGGER forget_username_fold BEFORE UPDATE OF username ON users FOR EACH ROW \
             WHEN (NEW.username <> OLD.username AND NEW.username_folded IS NOT DISTINCT FROM OLD.username_folded) \
             EXECUTE FUNCTION forget_username_fold()",
        ],
    }
}
