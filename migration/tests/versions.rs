//! Databases of later versions of the Node service, and of our own earlier version.

use migration::{rehearse, up_in_schema};
use sea_orm_migration::sea_orm::{DatabaseConnection, DatabaseTransaction};

use crate::common::{
    LEVELS, ROWS_SQLITE, SCHEMA, column, indexes, is_sqlite, on_postgres, on_sqlite, open,
    open_sourceloop, run,
};

/// The tables of the Node service in all its versions.
const TABLES: [&str; 11] = [
    "auth_clients",
    "roles",
    "tenant_configs",
    "tenants",
    "user_credentials",
    "user_permissions",
    "user_resources",
    "user_tenants",
    "users",
    "login_activity",
    "jwt_keys",
];

/// The columns that we add to them.
const OURS: [&str; 5] = [
    "username_folded",
    "email_folded",
    "disabled_on",
    "require_pkce",
    "require_secret",
];

/// All rows of the Node service's tables, without the columns that we add.
async fn rows(db: &DatabaseConnection) -> Vec<String> {
    let mut all = Vec::new();
    for table in TABLES {
        if columns(db, table).await.is_empty() {
            continue;
        }
        let row = if is_sqlite(db) {
            let names = columns(db, table).await;
            let own = names.iter().filter(|name| !OURS.contains(&name.as_str()));
            let quoted: Vec<_> = own.map(|name| format!("quote(\"{name}\")")).collect();
            quoted.join(" || ',' || ")
        } else {
            format!("(to_jsonb(t) - '{{{}}}'::text[])::text", OURS.join(","))
        };
        let sql = format!("SELECT '{table} ' || {row} FROM {table} t ORDER BY 1");
        all.extend(column::<String>(db, &sql).await);
    }
    all
}

async fn columns(db: &DatabaseConnection, table: &str) -> Vec<String> {
    let sql = if is_sqlite(db) {
        format!("SELECT name FROM pragma_table_info('{table}') ORDER BY cid")
    } else {
        format!(
            "SELECT column_name::text FROM information_schema.columns \
             WHERE table_schema = 'main' AND table_name = '{table}' ORDER BY ordinal_position"
        )
    };
    column(db, &sql).await
}

#[tokio::test]
async fn every_version_of_the_old_service_is_adopted_with_its_rows_on_postgres() {
    for count in 0..=LEVELS.len() {
        on_postgres(move |url| async move {
            let db = open_sourceloop(&url).await;
            for (_, sql, _) in &LEVELS[..count] {
                run(&db, sql).await;
            }
            is_adopted(&db, count).await;
        })
        .await;
    }
}

/// Our own tables only, because the Node service does not support SQLite.
#[tokio::test]
async fn every_version_of_the_old_service_is_adopted_with_its_rows_on_sqlite() {
    for count in 0..=LEVELS.len() {
        on_sqlite(move |url| async move {
            let db = open(&url).await;
            up_in_schema(&db, SCHEMA).await.expect("up");
            run(&db, "DROP INDEX uq_users_username_folded").await;
            run(&db, ROWS_SQLITE).await;
            for (_, _, sql) in &LEVELS[..count] {
                run(&db, sql).await;
            }
            // Fills in the folded names, which updates `modified_on` of those rows.
            up_in_schema(&db, SCHEMA).await.expect("up again");
            is_adopted(&db, count).await;
        })
        .await;
    }
}

async fn is_adopted(db: &DatabaseConnection, count: usize) {
    let version = count
        .checked_sub(1)
        .map_or("the first", |last| LEVELS[last].0);
    let before = rows(db).await;
    let activity = columns(db, "login_activity").await;
    assert_eq!(activity.is_empty(), count < 2, "{version}");
    for _ in 0..2 {
        up_in_schema(db, SCHEMA).await.expect(version);
        assert_eq!(rows(db).await, before, "{version}");
        assert_eq!(columns(db, "login_activity").await, activity, "{version}");
    }
    let roles = columns(db, "roles").await;
    assert_eq!(
        roles.contains(&"tenant_id".to_owned()),
        count >= 3,
        "none of its columns is made for it"
    );
    assert!(
        columns(db, "auth_events")
            .await
            .contains(&"actor".to_owned())
    );
}

/// With COEXISTENCE=on, the Node service may be upgraded after ours was installed; its migrations know nothing about
/// ours. Here without `IF NOT EXISTS`, which only some of its statements have.
#[tokio::test]
async fn the_old_services_own_migrations_may_run_after_ours() {
    on_postgres(|url| async move {
        let db = open_sourceloop(&url).await;
        up_in_schema(&db, SCHEMA).await.expect("up");
        run(
            &db,
            "INSERT INTO auth_events (at, kind) VALUES (now(), 'ACCESS')",
        )
        .await;
        for (_, sql, _) in LEVELS {
            run(&db, &sql.replace(" IF NOT EXISTS", "")).await;
        }
        let before = rows(&db).await;
        up_in_schema(&db, SCHEMA).await.expect("up again");
        assert_eq!(rows(&db).await, before);
        assert_eq!(
            column::<i64>(&db, "SELECT count(*) FROM auth_events").await,
            [1]
        );
    })
    .await;
}

/// The schema of version 1.0.0, derived from today's: the audit trail has its first name.
async fn as_version_1_0_0_left_it(db: &DatabaseConnection) {
    up_in_schema(db, SCHEMA).await.expect("up");
    let (id, time, uuid) = if is_sqlite(db) {
        ("integer PRIMARY KEY AUTOINCREMENT", "text", "blob")
    } else {
        (
            "bigint GENERATED BY DEFAULT AS IDENTITY CONSTRAINT pk_login_activity PRIMARY KEY",
            "timestamp with time zone",
            "uuid",
        )
    };
    run(
        db,
        &format!(
            "DROP TABLE auth_events; \
             CREATE TABLE login_activity (id {id}, at {time} NOT NULL, kind varchar(30) NOT NULL, user_id {uuid}, \
               actor varchar(150), tenant_id {uuid}, client_id varchar(50), session_id {uuid}, address varchar(64), \
               user_agent varchar(500), device_id varchar(200), detail varchar(200)); \
             CREATE INDEX idx_login_activity_user_id_at ON login_activity (user_id, at); \
             CREATE INDEX idx_login_activity_at ON login_activity (at); \
             INSERT INTO login_activity (at, kind, actor) VALUES \
               ('2026-11-25T10:00:00+00:00', 'ACCESS', 'ada'), ('2026-11-25T10:00:01+00:00', 'LOGOUT', 'ada'); \
             DELETE FROM login_activity WHERE kind = 'LOGOUT'; \
             DELETE FROM seaql_migrations WHERE version >= 'm20261126'"
        ),
    )
    .await;
}

#[tokio::test]
async fn the_audit_trail_of_version_1_0_0_keeps_its_rows_on_postgres() {
    on_postgres(audit_trail_keeps_its_rows).await;
}

#[tokio::test]
async fn the_audit_trail_of_version_1_0_0_keeps_its_rows_on_sqlite() {
    on_sqlite(audit_trail_keeps_its_rows).await;
}

async fn audit_trail_keeps_its_rows(url: String) {
    let db = open(&url).await;
    as_version_1_0_0_left_it(&db).await;
    let look = async |_: &DatabaseTransaction| Ok(());
    let (changes, ()) = rehearse(&db, SCHEMA, look).await.expect("a rehearsal");
    let renamed = "rename tables: login_activity to auth_events".to_owned();
    assert!(changes.contains(&renamed), "{changes:?}");

    up_in_schema(&db, SCHEMA).await.expect("up");
    run(
        &db,
        "INSERT INTO auth_events (at, kind) VALUES ('2026-11-26T10:00:00+00:00', 'ACCESS')",
    )
    .await;
    let kept =
        "SELECT id || ' ' || kind || ' ' || coalesce(actor, '') FROM auth_events ORDER BY id";
    assert_eq!(
        column::<String>(&db, kept).await,
        ["1 ACCESS ada", "3 ACCESS "]
    );
    let named = if is_sqlite(&db) {
        "SELECT name FROM sqlite_master WHERE name LIKE '%login_activity%'"
    } else {
        "SELECT relname::text FROM pg_class WHERE relname LIKE '%login_activity%' \
         UNION SELECT conname::text FROM pg_constraint WHERE conname LIKE '%login_activity%'"
    };
    assert_eq!(
        column::<String>(&db, named).await,
        [""; 0],
        "nothing bears the old name"
    );
    let (_, postgres, sqlite) = LEVELS[1];
    run(&db, if is_sqlite(&db) { sqlite } else { postgres }).await;
    up_in_schema(&db, SCHEMA).await.expect("up again");
    assert_eq!(
        column::<i64>(&db, "SELECT count(*) FROM login_activity").await,
        [2]
    );
}

/// The Node service is upgraded to a version with `login_activity` after this service was installed.
#[tokio::test]
async fn a_login_activity_that_is_new_gets_its_index_on_postgres() {
    on_postgres(login_activity_gets_its_index).await;
}

#[tokio::test]
async fn a_login_activity_that_is_new_gets_its_index_on_sqlite() {
    on_sqlite(login_activity_gets_its_index).await;
}

async fn login_activity_gets_its_index(url: String) {
    const INDEX: &str = "idx_login_activity_tenant_time";
    let db = open(&url).await;
    up_in_schema(&db, SCHEMA).await.expect("migrated");
    run(
        &db,
        "CREATE TABLE login_activity (id varchar(36) PRIMARY KEY, actor varchar(50) NOT NULL, tenant_id varchar(50), \
         login_time timestamp, token_payload text, login_type varchar(20) NOT NULL, device_info text, ip_address text)",
    )
    .await;
    let has_index = async || {
        let names = indexes(&db).await;
        names.iter().any(|name| name.contains(INDEX))
    };
    assert!(!has_index().await);
    for _ in 0..2 {
        up_in_schema(&db, SCHEMA).await.expect("migrated");
        assert!(has_index().await);
    }
}
