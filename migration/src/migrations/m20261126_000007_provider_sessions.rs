//! The issuer of a federated identity, so that another provider configured in its place cannot log in as its users; and
//! the provider session in which one of our sessions began, so that they end together (OpenID Connect Back-Channel
//! Logout 1.0).

use sea_orm_migration::prelude::*;

use crate::schema::index;

#[derive(DeriveMigrationName)]
pub struct Migration;

/// The Node service has none of these tables. Existing rows get a value at the next login.
const COLUMNS: [(&str, &str); 3] = [
    ("external_identities", "issuer"),
    ("auth_codes", "provider_session"),
    ("sessions", "provider_session"),
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        for (table, column) in COLUMNS {
            if !manager.has_column(table, column).await? {
                let statement = format!("ALTER TABLE {table} ADD COLUMN {column} varchar(255)");
                db.execute_unprepared(&statement).await?;
            }
        }
        for table in ["auth_codes", "sessions"] {
            let name = format!("idx_{table}_provider_session");
            let definition =
                format!("ON {table} (provider_session) WHERE provider_session IS NOT NULL");
            index(db, &name, &definition).await?;
        }
        Ok(())
    }
}
