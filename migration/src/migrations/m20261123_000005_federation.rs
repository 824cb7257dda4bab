//! Tables for federated logins: logins in progress, used assertions, linked identities, and provider sessions to be
//! ended.

use sea_orm_migration::prelude::*;

use crate::schema::{Kind, Table, index, own_table};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in &TABLES {
            own_table(manager, table).await?;
        }
        let db = manager.get_connection();
        for (name, definition) in INDEXES {
            index(db, name, definition).await?;
        }
        Ok(())
    }
}

const TABLES: [Table; 4] = [
    LOGIN_STATES,
    USED_ASSERTIONS,
    EXTERNAL_IDENTITIES,
    PROVIDER_LOGOUTS,
];

const INDEXES: [(&str, &str); 4] = [
    (
        "idx_login_states_expires_at",
        "ON login_states (expires_at)",
    ),
    (
        "idx_used_assertions_expires_at",
        "ON used_assertions (expires_at)",
    ),
    (
        "idx_external_identities_user_id",
        "ON external_identities (user_id)",
    ),
    (
        "idx_provider_logouts_next_try_at",
        "ON provider_logouts (next_try_at)",
    ),
];

const LOGIN_STATES: Table = Table {
    name: "login_states",
    columns: &[
        Kind::Bytes.named("state_hash"),
        Kind::Varchar(50).named("provider"),
        // auth_clients.id
        Kind::Integer.named("client_id"),
        // The hash of the cookie that binds the login to the browser.
        Kind::Bytes.named("browser_hash"),
        // Nonce, code verifier and the client's parameters, encrypted.
        Kind::Text.named("details"),
        Kind::Time.named("created_at"),
        Kind::Time.named("expires_at"),
        Kind::Time.named("used_at").null(),
    ],
    primary_key: ("pk_login_states", "state_hash"),
    constraints: &[],
    tracks_changes: false,
};

/// Accepted SAML assertions, so that none is accepted twice.
const USED_ASSERTIONS: Table = Table {
    name: "used_assertions",
    columns: &[Kind::Bytes.named("id_hash"), Kind::Time.named("expires_at")],
    primary_key: ("pk_used_assertions", "id_hash"),
    constraints: &[],
    tracks_changes: false,
};

/// Identities linked to an account that has other credentials.
const EXTERNAL_IDENTITIES: Table = Table {
    name: "external_identities",
    columns: &[
        Kind::Varchar(50).named("provider"),
        Kind::Varchar(255).named("subject"),
        Kind::Uuid.named("user_id"),
        Kind::Time.named("created_at"),
    ],
    primary_key: ("pk_external_identities", "provider, subject"),
    constraints: &[],
    tracks_changes: false,
};

/// Written in the transaction of the local logout, and carried out in the background.
const PROVIDER_LOGOUTS: Table = Table {
    name: "provider_logouts",
    columns: &[
        Kind::Counter.named("id"),
        // The provider's refresh token, encrypted.
        Kind::Text.named("token"),
        Kind::Integer.named("attempts").or("0"),
        Kind::Time.named("next_try_at"),
        Kind::Time.named("created_at"),
    ],
    primary_key: ("pk_provider_logouts", "id"),
    constraints: &[],
    tracks_changes: false,
};
