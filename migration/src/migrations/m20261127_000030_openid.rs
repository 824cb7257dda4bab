//! Tables for the OpenID provider: settings and redirect URIs of clients, sessions of browsers, pushed requests,
//! consents, grants, device codes, and logout tokens to be sent.

use sea_orm_migration::prelude::*;

use crate::schema::{Column, Kind, Table, index, own_column, own_table};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in &TABLES {
            own_table(manager, table).await?;
        }
        for column in &CODE_COLUMNS {
            own_column(manager, "auth_codes", column).await?;
        }
        let db = manager.get_connection();
        for (name, definition) in INDEXES {
            index(db, name, definition).await?;
        }
        Ok(())
    }
}

const CODE_COLUMNS: [Column; 3] = [
    // How the user was authenticated: values of RFC 8176, separated by spaces.
    Kind::Varchar(50).named("methods").null(),
    // The session of the browser in which the code was issued.
    Kind::Uuid.named("browser_session_id").null(),
    // The authorization request that the code answers, as JSON. NULL for codes of POST /auth/login and the like.
    Kind::Text.named("request").null(),
];

const TABLES: [Table; 8] = [
    CLIENT_SETTINGS,
    CLIENT_URIS,
    BROWSER_SESSIONS,
    PUSHED_REQUESTS,
    CONSENTS,
    SESSION_GRANTS,
    DEVICE_CODES,
    CLIENT_LOGOUTS,
];

const INDEXES: [(&str, &str); 13] = [
    (
        "idx_auth_codes_browser_session_id",
        "ON auth_codes (browser_session_id) WHERE browser_session_id IS NOT NULL",
    ),
    (
        "idx_device_codes_browser_session_id",
        "ON device_codes (browser_session_id) WHERE browser_session_id IS NOT NULL",
    ),
    (
        "idx_browser_sessions_user_id",
        "ON browser_sessions (user_id)",
    ),
    (
        "idx_browser_sessions_provider_session",
        "ON browser_sessions (provider_session) WHERE provider_session IS NOT NULL",
    ),
    (
        "idx_browser_sessions_expires_at",
        "ON browser_sessions (expires_at)",
    ),
    (
        "idx_browser_sessions_ended_at",
        "ON browser_sessions (ended_at) WHERE ended_at IS NOT NULL",
    ),
    (
        "idx_pushed_requests_expires_at",
        "ON pushed_requests (expires_at)",
    ),
    (
        "idx_session_grants_browser_session_id",
        "ON session_grants (browser_session_id) WHERE browser_session_id IS NOT NULL",
    ),
    ("idx_session_grants_ends_at", "ON session_grants (ends_at)"),
    (
        "idx_device_codes_user_code_hash",
        "ON device_codes (user_code_hash)",
    ),
    (
        "idx_device_codes_expires_at",
        "ON device_codes (expires_at)",
    ),
    (
        "idx_client_logouts_next_try_at",
        "ON client_logouts (next_try_at)",
    ),
    (
        "idx_client_logouts_created_at",
        "ON client_logouts (created_at)",
    ),
];

/// What `auth_clients`, which the Node service reads too, has no columns for. A client without a row has the defaults.
const CLIENT_SETTINGS: Table = Table {
    name: "client_settings",
    columns: &[
        // auth_clients.id
        Kind::Integer.named("client_id"),
        // Grant types and scopes separated by spaces; NULL stands for the default of the client's type.
        Kind::Text.named("grants").null(),
        Kind::Text.named("scopes").null(),
        // Permissions in the tokens of client_credentials, separated by spaces.
        Kind::Text.named("permissions").null(),
        Kind::Varchar(10).named("id_token_alg").or("'RS256'"),
        // A JWK Set, or where to fetch it, for private_key_jwt.
        Kind::Text.named("jwks").null(),
        Kind::Text.named("jwks_uri").null(),
        Kind::Text.named("backchannel_logout_uri").null(),
        Kind::Boolean.named("require_par").or("false"),
        Kind::Boolean.named("require_dpop").or("false"),
        // No consent is asked for.
        Kind::Boolean.named("trusted").or("false"),
        Kind::Boolean.named("refresh_rotation").or("true"),
    ],
    primary_key: ("pk_client_settings", "client_id"),
    constraints: &[],
    tracks_changes: false,
};

const CLIENT_URIS: Table = Table {
    name: "client_uris",
    columns: &[
        // auth_clients.id
        Kind::Integer.named("client_id"),
        // `redirect` or `post_logout`
        Kind::Varchar(20).named("kind"),
        Kind::Text.named("uri"),
    ],
    primary_key: ("pk_client_uris", "client_id, kind, uri"),
    constraints: &[],
    tracks_changes: false,
};

const BROWSER_SESSIONS: Table = Table {
    name: "browser_sessions",
    columns: &[
        Kind::Uuid.named("id"),
        // The hash of the cookie.
        Kind::Bytes.named("secret_hash"),
        Kind::Uuid.named("user_id"),
        Kind::Varchar(50).named("provider"),
        Kind::Varchar(50).named("methods"),
        Kind::Time.named("authenticated_at"),
        Kind::Time.named("last_used_at"),
        // When it ends even if it is used.
        Kind::Time.named("expires_at"),
        Kind::Time.named("ended_at").null(),
        // `sid` of the session at the identity provider.
        Kind::Varchar(255).named("provider_session").null(),
    ],
    primary_key: ("pk_browser_sessions", "id"),
    constraints: &[("uq_browser_sessions_secret_hash", "UNIQUE (secret_hash)")],
    tracks_changes: false,
};

/// Authorization requests that clients have pushed (RFC 9126).
const PUSHED_REQUESTS: Table = Table {
    name: "pushed_requests",
    columns: &[
        Kind::Bytes.named("id_hash"),
        // auth_clients.id
        Kind::Integer.named("client_id"),
        // Encrypted JSON.
        Kind::Text.named("parameters"),
        Kind::Time.named("created_at"),
        Kind::Time.named("expires_at"),
        Kind::Time.named("used_at").null(),
    ],
    primary_key: ("pk_pushed_requests", "id_hash"),
    constraints: &[],
    tracks_changes: false,
};

const CONSENTS: Table = Table {
    name: "consents",
    columns: &[
        Kind::Uuid.named("user_id"),
        // auth_clients.id
        Kind::Integer.named("client_id"),
        // Separated by spaces.
        Kind::Text.named("scopes"),
        Kind::Time.named("granted_at"),
    ],
    primary_key: ("pk_consents", "user_id, client_id"),
    constraints: &[],
    tracks_changes: false,
};

/// What a session was granted at `/oauth2`. Sessions that `/auth` opened have no row.
const SESSION_GRANTS: Table = Table {
    name: "session_grants",
    columns: &[
        Kind::Uuid.named("session_id"),
        // auth_clients.id
        Kind::Integer.named("client_id"),
        Kind::Text.named("scopes"),
        // The `claims` parameter, as JSON.
        Kind::Text.named("claims").null(),
        Kind::Varchar(50).named("methods"),
        Kind::Time.named("authenticated_at"),
        Kind::Uuid.named("browser_session_id").null(),
        // Thumbprint of the key that the refresh token is bound to (RFC 9449).
        Kind::Varchar(50).named("dpop_thumbprint").null(),
        // When the session ends at the latest.
        Kind::Time.named("ends_at"),
    ],
    primary_key: ("pk_session_grants", "session_id"),
    constraints: &[],
    tracks_changes: false,
};

/// Device authorizations (RFC 8628).
const DEVICE_CODES: Table = Table {
    name: "device_codes",
    columns: &[
        Kind::Bytes.named("code_hash"),
        Kind::Bytes.named("user_code_hash"),
        // auth_clients.id
        Kind::Integer.named("client_id"),
        Kind::Text.named("scopes"),
        // `waiting`, `approved` or `denied`
        Kind::Varchar(10).named("status"),
        // Who approved it, in which session of the browser.
        Kind::Uuid.named("user_id").null(),
        Kind::Uuid.named("browser_session_id").null(),
        Kind::Integer.named("poll_seconds"),
        Kind::Time.named("polled_at").null(),
        Kind::Time.named("created_at"),
        Kind::Time.named("expires_at"),
        Kind::Time.named("used_at").null(),
    ],
    primary_key: ("pk_device_codes", "code_hash"),
    constraints: &[],
    tracks_changes: false,
};

/// Logout tokens (OpenID Connect Back-Channel Logout 1.0) to be sent. Written in the transaction that ends the session.
const CLIENT_LOGOUTS: Table = Table {
    name: "client_logouts",
    columns: &[
        Kind::Counter.named("id"),
        // auth_clients.id
        Kind::Integer.named("client_id"),
        Kind::Uuid.named("session_id"),
        Kind::Uuid.named("user_id"),
        Kind::Integer.named("attempts").or("0"),
        Kind::Time.named("next_try_at"),
        Kind::Time.named("created_at"),
    ],
    primary_key: ("pk_client_logouts", "id"),
    constraints: &[],
    tracks_changes: false,
};
