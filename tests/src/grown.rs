//! A database in which many people have left their rows, so that a plan which reads a whole table costs more than an index.

use sea_orm::DbBackend;

use crate::World;

pub const USERS: usize = 3000;
/// Groups look for dozens of these at once. There are as many revocations.
pub const SESSIONS: usize = 30_000;
const TENANTS: usize = 1000;

/// How a database writes what the rows need.
struct Dialect {
    uuid: &'static str,
    bytes: &'static str,
    tomorrow: &'static str,
    nobody: &'static str,
}

const SQLITE: Dialect = Dialect {
    uuid: "randomblob(16)",
    bytes: "randomblob(32)",
    tomorrow: "strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now', '+1 day')",
    nobody: "x'00000000000000000000000000000000'",
};

const POSTGRES: Dialect = Dialect {
    uuid: "gen_random_uuid()",
    bytes: "sha256(gen_random_uuid()::text::bytea)",
    tomorrow: "now() + interval '1 day'",
    nobody: "'00000000-0000-0000-0000-000000000000'::uuid",
};

impl World {
    /// Adds [`USERS`] who are logged in, each in one of a thousand tenants, and what they leave behind.
    pub async fn grow(&self) {
        let dialect = match self.backend() {
            DbBackend::Sqlite => SQLITE,
            _ => POSTGRES,
        };
        for (columns, values, count) in rows(&dialect) {
            let numbers = format!(
                "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count})"
            );
            self.sql(&format!(
                "INSERT INTO {columns} {numbers} SELECT {values} FROM n"
            ))
            .await;
        }
        for insert in dependent_rows(&dialect) {
            self.sql(&insert).await;
        }
        self.sql("ANALYZE").await;
    }
}

/// Table with columns, values for the number `i`, and how many.
fn rows(dialect: &Dialect) -> Vec<(&'static str, String, usize)> {
    let Dialect {
        uuid,
        bytes,
        tomorrow,
        nobody,
    } = dialect;
    vec![
        (
            "users (id, first_name, username, email)",
            format!("{uuid}, 'x', 'user ' || i, 'user' || i || '@example.org'"),
            USERS,
        ),
        (
            "tenants (id, name, key, status)",
            format!("{uuid}, 'Tenant', 'tenant ' || i, 1"),
            TENANTS,
        ),
        (
            "sessions (id, user_id, client_id, started_at, last_used_at, expires_at, access_expires_at, refresh_hash, review_at)",
            format!(
                "{uuid}, {nobody}, 1, {tomorrow}, {tomorrow}, {tomorrow}, {tomorrow}, {bytes}, {tomorrow}"
            ),
            SESSIONS,
        ),
        (
            "revocations (session_id, generation, instance, expires_at)",
            format!("{uuid}, 1, {nobody}, {tomorrow}"),
            SESSIONS,
        ),
        (
            "familiar_addresses (account_hash, address, seen_at)",
            format!("{bytes}, '192.0.2.1', {tomorrow}"),
            USERS,
        ),
        (
            "mail_outbox (created_at, next_try_at, sent_at)",
            format!("{tomorrow}, {tomorrow}, {tomorrow}"),
            USERS,
        ),
        (
            "auth_events (at, kind, user_id)",
            format!("{tomorrow}, 'LOGIN', {uuid}"),
            USERS,
        ),
        (
            "auth_codes (code_hash, kind, client_id, user_id, created_at, expires_at)",
            format!("{bytes}, 'full', 1, {uuid}, {tomorrow}, {tomorrow}"),
            USERS,
        ),
        (
            "lockouts (key_hash, window_ends_at, expires_at)",
            format!("{bytes}, {tomorrow}, {tomorrow}"),
            SESSIONS,
        ),
        (
            "login_states (state_hash, provider, client_id, browser_hash, details, created_at, expires_at)",
            format!("{bytes}, 'google', 1, {bytes}, '', {tomorrow}, {tomorrow}"),
            USERS,
        ),
        (
            "one_time_challenges (key_hash, user_id, client_id, begun_by, factor, created_at, expires_at)",
            format!("{bytes}, {uuid}, 1, 'login', 'email', {tomorrow}, {tomorrow}"),
            USERS,
        ),
        (
            "authenticator_steps (secret_hash, step, expires_at)",
            format!("{bytes}, i, {tomorrow}"),
            USERS,
        ),
        (
            "authenticator_enrolments (user_id, secret, code_hash, created_at, expires_at)",
            format!("{uuid}, '', {bytes}, {tomorrow}, {tomorrow}"),
            USERS,
        ),
        (
            "recovery_codes (code_hash, user_id, created_at)",
            format!("{bytes}, {uuid}, {tomorrow}"),
            USERS,
        ),
        (
            "password_reset_tokens (token_hash, user_id, client_id, created_at, expires_at)",
            format!("{bytes}, {uuid}, 1, {tomorrow}, {tomorrow}"),
            USERS,
        ),
        (
            "sign_up_tokens (token_hash, email, created_at, expires_at)",
            format!("{bytes}, 'guest' || i || '@example.org', {tomorrow}, {tomorrow}"),
            USERS,
        ),
        (
            "external_identities (provider, subject, user_id, created_at)",
            format!("'google', 'subject of ' || i, {uuid}, {tomorrow}"),
            USERS,
        ),
        (
            "provider_logouts (token, next_try_at, created_at)",
            format!("'', {tomorrow}, {tomorrow}"),
            USERS,
        ),
        (
            "used_assertions (id_hash, expires_at)",
            format!("{bytes}, {tomorrow}"),
            USERS,
        ),
        (
            "browser_sessions (id, secret_hash, user_id, provider, methods, authenticated_at, last_used_at, expires_at)",
            format!(
                "{uuid}, {bytes}, {uuid}, 'internal', 'pwd', {tomorrow}, {tomorrow}, {tomorrow}"
            ),
            USERS,
        ),
        (
            "pushed_requests (id_hash, client_id, parameters, created_at, expires_at)",
            format!("{bytes}, 1, '', {tomorrow}, {tomorrow}"),
            USERS,
        ),
        (
            "device_codes (code_hash, user_code_hash, client_id, scopes, status, poll_seconds, created_at, expires_at)",
            format!("{bytes}, {bytes}, 1, '', 'waiting', 5, {tomorrow}, {tomorrow}"),
            USERS,
        ),
        (
            "client_logouts (client_id, session_id, user_id, next_try_at, created_at)",
            format!("1, {uuid}, {uuid}, {tomorrow}, {tomorrow}"),
            USERS,
        ),
        (
            "consents (user_id, client_id, scopes, granted_at)",
            format!("{uuid}, 1, 'openid', {tomorrow}"),
            USERS,
        ),
        (
            "session_grants (session_id, client_id, scopes, methods, authenticated_at, ends_at)",
            format!("{uuid}, 1, 'openid', 'pwd', {tomorrow}, {tomorrow}"),
            SESSIONS,
        ),
    ]
}

/// Rows for each of those above.
fn dependent_rows(dialect: &Dialect) -> Vec<String> {
    let Dialect {
        uuid,
        bytes,
        tomorrow,
        ..
    } = dialect;
    vec![
        format!(
            "INSERT INTO user_credentials (id, user_id, password) \
             SELECT {uuid}, id, '$argon2id$v=19$m=64,t=1,p=1$c29tZXNhbHRvZm91cnM$' || username FROM users WHERE username <> 'ann'"
        ),
        format!(
            "INSERT INTO user_tenants (id, user_id, tenant_id, role_id, status) \
             SELECT {uuid}, users.id, tenants.id, roles.id, 1 FROM roles, users JOIN tenants \
               ON tenants.key = 'tenant ' || (1 + CAST(substr(users.username, 6) AS integer) % {TENANTS}) \
             WHERE users.username LIKE 'user %'"
        ),
        format!(
            "INSERT INTO user_permissions (id, user_tenant_id, permission, allowed) \
             SELECT {uuid}, id, 'ViewTodo', true FROM user_tenants"
        ),
        format!(
            "INSERT INTO user_resources (id, user_tenant_id, resource_name) SELECT {uuid}, id, 'x' FROM user_tenants"
        ),
        format!(
            "INSERT INTO tenant_configs (id, config_key, config_value, tenant_id) SELECT {uuid}, 'key', '{{}}', id FROM tenants"
        ),
        format!(
            "INSERT INTO refresh_tokens (token_hash, session_id, generation, expires_at) \
             SELECT {bytes}, id, 1, {tomorrow} FROM sessions"
        ),
    ]
}
