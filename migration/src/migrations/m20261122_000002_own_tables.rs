//! What the Node service keeps in Redis or not at all: sessions, tokens, codes, revocations, keys, lockouts, audit
//! trail.
//!
//! Tokens and codes are stored as SHA-256 hashes, and whatever must be readable is encrypted. Everything that expires
//! has an index on its expiry, for the sweep.

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

const TABLES: [Table; 9] = [
    SESSIONS,
    REFRESH_TOKENS,
    AUTH_CODES,
    REVOCATIONS,
    SIGNING_KEYS,
    LOCKOUTS,
    FAMILIAR_ADDRESSES,
    AUTH_EVENTS,
    KEY_CHECKS,
];

const INDEXES: [(&str, &str); 11] = [
    ("idx_sessions_user_id", "ON sessions (user_id)"),
    ("idx_sessions_expires_at", "ON sessions (expires_at)"),
    (
        "idx_refresh_tokens_session_id",
        "ON refresh_tokens (session_id)",
    ),
    (
        "idx_refresh_tokens_expires_at",
        "ON refresh_tokens (expires_at)",
    ),
    ("idx_auth_codes_expires_at", "ON auth_codes (expires_at)"),
    ("idx_revocations_expires_at", "ON revocations (expires_at)"),
    (
        "idx_signing_keys_expires_at",
        "ON signing_keys (expires_at)",
    ),
    ("idx_lockouts_expires_at", "ON lockouts (expires_at)"),
    (
        "idx_familiar_addresses_seen_at",
        "ON familiar_addresses (seen_at)",
    ),
    ("idx_auth_events_user_id_at", "ON auth_events (user_id, at)"),
    ("idx_auth_events_at", "ON auth_events (at)"),
];

const SESSIONS: Table = Table {
    name: "sessions",
    columns: &[
        Kind::Uuid.named("id"),
        Kind::Uuid.named("user_id"),
        // auth_clients.id
        Kind::Integer.named("client_id"),
        Kind::Integer.named("generation").or("0"),
        Kind::Time.named("started_at"),
        Kind::Time.named("last_used_at"),
        Kind::Time.named("expires_at"),
        // The expiry of the newest access token.
        Kind::Time.named("access_expires_at"),
        Kind::Time.named("ended_at").null(),
        Kind::Varchar(50).named("provider").or("'internal'"),
        Kind::Varchar(64).named("address").null(),
        Kind::Varchar(500).named("user_agent").null(),
        Kind::Varchar(200).named("device_id").null(),
        Kind::Text.named("external_tokens").null(),
    ],
    primary_key: ("pk_sessions", "id"),
    constraints: &[],
    tracks_changes: false,
};

const REFRESH_TOKENS: Table = Table {
    name: "refresh_tokens",
    columns: &[
        Kind::Bytes.named("token_hash"),
        Kind::Uuid.named("session_id"),
        Kind::Integer.named("generation"),
        Kind::Time.named("expires_at"),
        Kind::Time.named("spent_at").null(),
        Kind::Text.named("successor").null(),
    ],
    primary_key: ("pk_refresh_tokens", "token_hash"),
    constraints: &[(
        "fk_refresh_tokens_sessions",
        "FOREIGN KEY (session_id) REFERENCES sessions (id) ON DELETE CASCADE",
    )],
    tracks_changes: false,
};

const AUTH_CODES: Table = Table {
    name: "auth_codes",
    columns: &[
        Kind::Bytes.named("code_hash"),
        Kind::Varchar(20).named("kind"),
        // auth_clients.id
        Kind::Integer.named("client_id"),
        Kind::Uuid.named("user_id"),
        Kind::Time.named("created_at"),
        Kind::Time.named("expires_at"),
        Kind::Time.named("used_at").null(),
        Kind::Uuid.named("session_id").null(),
        Kind::Varchar(128).named("code_challenge").null(),
        Kind::Varchar(50).named("provider").or("'internal'"),
        Kind::Text.named("external_tokens").null(),
    ],
    primary_key: ("pk_auth_codes", "code_hash"),
    constraints: &[],
    tracks_changes: false,
};

const REVOCATIONS: Table = Table {
    name: "revocations",
    columns: &[
        Kind::Counter.named("id"),
        Kind::Uuid.named("session_id"),
        // Tokens of lower generations are invalid.
        Kind::Integer.named("generation"),
        // The instance that wrote it, which need not read it.
        Kind::Uuid.named("instance"),
        Kind::Time.named("expires_at"),
    ],
    primary_key: ("pk_revocations", "id"),
    constraints: &[],
    tracks_changes: false,
};

const SIGNING_KEYS: Table = Table {
    name: "signing_keys",
    columns: &[
        Kind::Varchar(64).named("kid"),
        Kind::Varchar(10).named("algorithm"),
        Kind::Text.named("public_key"),
        Kind::Text.named("private_key"),
        Kind::Time.named("created_at"),
        Kind::Time.named("retired_at").null(),
        Kind::Time.named("expires_at").null(),
    ],
    primary_key: ("pk_signing_keys", "kid"),
    constraints: &[],
    tracks_changes: false,
};

const LOCKOUTS: Table = Table {
    name: "lockouts",
    columns: &[
        Kind::Bytes.named("key_hash"),
        Kind::Integer.named("failures").or("0"),
        Kind::Time.named("window_ends_at"),
        Kind::Time.named("locked_until").null(),
        Kind::Integer.named("lock_count").or("0"),
        Kind::Time.named("expires_at"),
    ],
    primary_key: ("pk_lockouts", "key_hash"),
    constraints: &[],
    tracks_changes: false,
};

const FAMILIAR_ADDRESSES: Table = Table {
    name: "familiar_addresses",
    columns: &[
        Kind::Bytes.named("account_hash"),
        Kind::Varchar(64).named("address"),
        Kind::Time.named("seen_at"),
    ],
    primary_key: ("pk_familiar_addresses", "account_hash, address"),
    constraints: &[],
    tracks_changes: false,
};

/// The audit trail. Version 1.0.0 called it `login_activity`, the name of a table of the Node service since May 2023.
/// This migration, although released, had to change, because it could not run on those databases. Where it had already
/// run, `m20261126_000004_audit_name` renames the table.
pub(super) const AUTH_EVENTS: Table = Table {
    name: "auth_events",
    columns: &[
        Kind::Counter.named("id"),
        Kind::Time.named("at"),
        Kind::Varchar(30).named("kind"),
        Kind::Uuid.named("user_id").null(),
        Kind::Varchar(150).named("actor").null(),
        Kind::Uuid.named("tenant_id").null(),
        // The public client_id, which remains readable when the client is gone.
        Kind::Varchar(50).named("client_id").null(),
        Kind::Uuid.named("session_id").null(),
        Kind::Varchar(64).named("address").null(),
        Kind::Varchar(500).named("user_agent").null(),
        Kind::Varchar(200).named("device_id").null(),
        Kind::Varchar(200).named("detail").null(),
    ],
    primary_key: ("pk_auth_events", "id"),
    constraints: &[],
    tracks_changes: false,
};

/// A value encrypted with SECRET_KEY, which reveals a wrong key at startup.
const KEY_CHECKS: Table = Table {
    name: "key_checks",
    columns: &[Kind::Integer.named("id"), Kind::Text.named("sealed")],
    primary_key: ("pk_key_checks", "id"),
    constraints: &[],
    tracks_changes: false,
};
