//! Tables for recovery, sign-up, second factors and mail.
//!
//! Tokens and recovery codes are stored as SHA-256 hashes; mailed codes, authenticator secrets and queued mails are
//! encrypted. Everything that expires has an index on its expiry, for the sweep.

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

const TABLES: [Table; 7] = [
    ONE_TIME_CHALLENGES,
    AUTHENTICATOR_ENROLMENTS,
    AUTHENTICATOR_STEPS,
    RECOVERY_CODES,
    PASSWORD_RESET_TOKENS,
    SIGN_UP_TOKENS,
    MAIL_OUTBOX,
];

const INDEXES: [(&str, &str); 10] = [
    (
        "idx_one_time_challenges_expires_at",
        "ON one_time_challenges (expires_at)",
    ),
    (
        "idx_authenticator_enrolments_expires_at",
        "ON authenticator_enrolments (expires_at)",
    ),
    (
        "idx_authenticator_steps_expires_at",
        "ON authenticator_steps (expires_at)",
    ),
    ("idx_recovery_codes_user_id", "ON recovery_codes (user_id)"),
    (
        "idx_password_reset_tokens_user_id",
        "ON password_reset_tokens (user_id)",
    ),
    (
        "idx_password_reset_tokens_expires_at",
        "ON password_reset_tokens (expires_at)",
    ),
    (
        "idx_sign_up_tokens_expires_at",
        "ON sign_up_tokens (expires_at)",
    ),
    (
        "idx_mail_outbox_waiting",
        "ON mail_outbox (next_try_at) WHERE sent_at IS NULL",
    ),
    ("idx_mail_outbox_created_at", "ON mail_outbox (created_at)"),
    // Unused codes of a user are voided when the password or a factor changes.
    ("idx_auth_codes_user_id", "ON auth_codes (user_id)"),
];

/// A code the user has to enter, to complete a login or instead of a password.
const ONE_TIME_CHALLENGES: Table = Table {
    name: "one_time_challenges",
    columns: &[
        // The hash of the pending code, or of the name that the code was sent to.
        Kind::Bytes.named("key_hash"),
        // NULL if the name is unknown.
        Kind::Uuid.named("user_id").null(),
        // auth_clients.id
        Kind::Integer.named("client_id"),
        Kind::Varchar(20).named("begun_by"),
        Kind::Varchar(20).named("factor"),
        Kind::Text.named("code").null(),
        Kind::Integer.named("tries").or("0"),
        Kind::Time.named("created_at"),
        Kind::Time.named("expires_at"),
        Kind::Time.named("ended_at").null(),
    ],
    primary_key: ("pk_one_time_challenges", "key_hash"),
    constraints: &[],
    tracks_changes: false,
};

/// An authenticator secret that has not been confirmed yet.
const AUTHENTICATOR_ENROLMENTS: Table = Table {
    name: "authenticator_enrolments",
    columns: &[
        Kind::Uuid.named("user_id"),
        Kind::Text.named("secret"),
        // The hash of the code with which it was created.
        Kind::Bytes.named("code_hash"),
        Kind::Integer.named("tries").or("0"),
        Kind::Time.named("created_at"),
        Kind::Time.named("expires_at"),
    ],
    primary_key: ("pk_authenticator_enrolments", "user_id"),
    constraints: &[],
    tracks_changes: false,
};

/// Time steps whose code has been used, because each may be used only once.
const AUTHENTICATOR_STEPS: Table = Table {
    name: "authenticator_steps",
    columns: &[
        Kind::Bytes.named("secret_hash"),
        Kind::Integer.named("step"),
        Kind::Time.named("expires_at"),
    ],
    primary_key: ("pk_authenticator_steps", "secret_hash, step"),
    constraints: &[],
    tracks_changes: false,
};

const RECOVERY_CODES: Table = Table {
    name: "recovery_codes",
    columns: &[
        Kind::Bytes.named("code_hash"),
        Kind::Uuid.named("user_id"),
        Kind::Time.named("created_at"),
        Kind::Time.named("used_at").null(),
    ],
    primary_key: ("pk_recovery_codes", "code_hash"),
    constraints: &[],
    tracks_changes: false,
};

const PASSWORD_RESET_TOKENS: Table = Table {
    name: "password_reset_tokens",
    columns: &[
        Kind::Bytes.named("token_hash"),
        Kind::Uuid.named("user_id"),
        // auth_clients.id
        Kind::Integer.named("client_id"),
        Kind::Time.named("created_at"),
        Kind::Time.named("expires_at"),
        Kind::Time.named("used_at").null(),
    ],
    primary_key: ("pk_password_reset_tokens", "token_hash"),
    constraints: &[],
    tracks_changes: false,
};

const SIGN_UP_TOKENS: Table = Table {
    name: "sign_up_tokens",
    columns: &[
        Kind::Bytes.named("token_hash"),
        Kind::Varchar(150).named("email"),
        // JSON from the caller.
        Kind::Text.named("data").null(),
        Kind::Time.named("created_at"),
        Kind::Time.named("expires_at"),
        Kind::Time.named("used_at").null(),
    ],
    primary_key: ("pk_sign_up_tokens", "token_hash"),
    constraints: &[],
    tracks_changes: false,
};

/// Mails, written in the transaction that causes them and sent in the background.
const MAIL_OUTBOX: Table = Table {
    name: "mail_outbox",
    columns: &[
        Kind::Counter.named("id"),
        Kind::Time.named("created_at"),
        // Cleared once sent.
        Kind::Text.named("letter").null(),
        Kind::Integer.named("attempts").or("0"),
        Kind::Time.named("next_try_at"),
        Kind::Time.named("sent_at").null(),
    ],
    primary_key: ("pk_mail_outbox", "id"),
    constraints: &[],
    tracks_changes: false,
};
