//! Which provider a waiting logout is for, and indexes for the audit trail of a tenant.

use sea_orm_migration::prelude::*;

use crate::schema::{Kind, index, own_column};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // Those that are waiting are for Keycloak: no other provider was told.
        let provider = Kind::Varchar(50).named("provider").or("'keycloak'");
        own_column(manager, "provider_logouts", &provider).await?;
        let db = manager.get_connection();
        index(db, "idx_auth_events_tenant_kind_at", EVENTS_OF_TENANT).await?;
        // The table of the Node service, if there is one yet. What its migration creates later has few rows at first.
        if manager.has_column("login_activity", "login_time").await? {
            index(db, "idx_login_activity_tenant_time", ADOPTED_OF_TENANT).await?;
        }
        Ok(())
    }
}

const EVENTS_OF_TENANT: &str = "ON auth_events (tenant_id, kind, at, id)";
const ADOPTED_OF_TENANT: &str = "ON login_activity (tenant_id, login_time, id)";
