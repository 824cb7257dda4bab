//! An empty database.

use migration::{Migrator, status, up, up_in_schema};
use sea_orm_migration::MigratorTrait;
use sea_orm_migration::sea_orm::ConnectionTrait;

use crate::common::{
    ROWS, ROWS_SQLITE, SCHEMA, all, column, indexes, is_sqlite, on_postgres, on_sqlite, open, run,
};

#[tokio::test]
async fn sqlite_is_made_once_and_left_alone_afterwards() {
    on_sqlite(made_once).await;
}

#[tokio::test]
async fn postgres_is_made_once_and_left_alone_afterwards() {
    on_postgres(made_once).await;
}

async fn made_once(url: String) {
    let db = open(&url).await;
    let before = status(&db).await.expect("a status");
    assert!(!before.is_empty() && before.iter().all(|(_, applied)| !applied));

    up_in_schema(&db, SCHEMA).await.expect("the first run");
    let after = status(&db).await.expect("a status");
    assert!(after.iter().all(|(_, applied)| *applied), "{after:?}");
    let made = indexes(&db).await;
    assert!(
        made.contains(&"uq_users_username_folded".to_owned()),
        "{made:?}"
    );

    up_in_schema(&db, SCHEMA).await.expect("the second run");
    up(&db)
        .await
        .expect("a run in the schema of the connection");
    assert_eq!(indexes(&db).await, made);
}

#[tokio::test]
async fn familiar_ipv6_addresses_become_networks_on_sqlite() {
    on_sqlite(familiar_networks).await;
}

#[tokio::test]
async fn familiar_ipv6_addresses_become_networks_on_postgres() {
    on_postgres(familiar_networks).await;
}

async fn familiar_networks(url: String) {
    let db = open(&url).await;
    up_in_schema(&db, SCHEMA).await.expect("the first run");
    let blob = match db.get_database_backend() {
        sea_orm_migration::sea_orm::DbBackend::Sqlite => "x'01'",
        _ => "'\\x01'",
    };
    run(
        &db,
        "DELETE FROM seaql_migrations WHERE version = 'm20261126_000005_client_networks'",
    )
    .await;
    for (address, day) in [
        ("192.0.2.1", "01"),
        ("2001:db8::1", "02"),
        ("2001:db8::2", "03"),
        ("2001:db8:0:1::2", "04"),
        ("::1", "05"),
    ] {
        let row = format!(
            "INSERT INTO familiar_addresses VALUES ({blob}, '{address}', '2026-11-{day} 00:00:00+00:00')"
        );
        run(&db, &row).await;
    }
    up_in_schema(&db, SCHEMA).await.expect("the second run");
    assert_eq!(
        column::<String>(
            &db,
            "SELECT address FROM familiar_addresses ORDER BY seen_at"
        )
        .await,
        ["192.0.2.1", "2001:db8::/64", "2001:db8:0:1::/64", "::/64"]
    );
}

#[tokio::test]
async fn sessions_learn_their_browser_on_sqlite() {
    on_sqlite(sessions_learn_their_browser).await;
}

#[tokio::test]
async fn sessions_learn_their_browser_on_postgres() {
    on_postgres(sessions_learn_their_browser).await;
}

async fn sessions_learn_their_browser(url: String) {
    let db = open(&url).await;
    up_in_schema(&db, SCHEMA).await.expect("the first run");
    let prefix = if is_sqlite(&db) { "x" } else { "" };
    let id = |number: u8| format!("{prefix}'{number:032x}'");
    let (session, other, browser) = (id(1), id(2), id(3));
    run(
        &db,
        "DELETE FROM seaql_migrations WHERE version = 'm20261127_000060_browsers'",
    )
    .await;
    let time = "'2026-11-27 00:00:00+00:00'";
    for (session, browser) in [(&session, browser.as_str()), (&other, "NULL")] {
        run(
            &db,
            &format!(
                "INSERT INTO sessions (id, user_id, client_id, generation, started_at, last_used_at, expires_at, \
                   access_expires_at, provider, claims_version) \
                 VALUES ({session}, {session}, 1, 0, {time}, {time}, {time}, {time}, 'internal', 0); \
                 INSERT INTO session_grants (session_id, client_id, scopes, methods, authenticated_at, ends_at, \
                   browser_session_id) \
                 VALUES ({session}, 1, 'openid', 'pwd', {time}, {time}, {browser})"
            ),
        )
        .await;
    }
    up_in_schema(&db, SCHEMA).await.expect("the second run");
    let named = format!(
        "SELECT count(*) FROM sessions WHERE id = {session} AND browser_session_id = {browser}"
    );
    assert_eq!(column::<i64>(&db, &named).await, [1]);
    let unnamed =
        format!("SELECT count(*) FROM sessions WHERE id = {other} AND browser_session_id IS NULL");
    assert_eq!(column::<i64>(&db, &unnamed).await, [1]);
}

#[tokio::test]
async fn nothing_runs_backwards() {
    on_sqlite(|url| async move {
        let db = open(&url).await;
        up(&db).await.expect("up");
        assert!(Migrator::down(&db, None).await.is_err());
        assert_eq!(column::<i64>(&db, "SELECT count(*) FROM users").await, [0]);
    })
    .await;
}

#[tokio::test]
async fn without_a_schema_nothing_is_made() {
    on_postgres(|url| async move {
        let db = open(&url).await;
        assert!(up(&db).await.is_err(), "no schema was named");
        let tables = "SELECT count(*) FROM pg_tables WHERE schemaname IN ('main', 'public')";
        assert_eq!(column::<i64>(&db, tables).await, [0]);
    })
    .await;
}

#[tokio::test]
async fn names_differ_without_regard_to_case_on_sqlite() {
    on_sqlite(names_differ).await;
}

#[tokio::test]
async fn names_differ_without_regard_to_case_on_postgres() {
    on_postgres(names_differ).await;
}

async fn names_differ(url: String) {
    let db = open(&url).await;
    up_in_schema(&db, SCHEMA).await.expect("up");
    let insert = "INSERT INTO users (first_name, username, username_folded) VALUES ";
    run(
        &db,
        &format!("{insert} ('a', 'Ada', NULL), ('e', 'Élise', 'élise')"),
    )
    .await;
    for taken in ["('b', 'ADA', NULL)", "('f', 'ÉLISE', 'élise')"] {
        let refused = db.execute_unprepared(&format!("{insert} {taken}")).await;
        assert!(refused.is_err(), "{taken}");
    }
    run(&db, "UPDATE users SET deleted = true").await;
    run(&db, &format!("{insert} ('b', 'ADA', NULL)")).await;

    run(
        &db,
        "UPDATE users SET username = 'Alice' WHERE username = 'Élise'",
    )
    .await;
    let fold = "SELECT username_folded FROM users WHERE username = 'Alice'";
    assert_eq!(column::<Option<String>>(&db, fold).await, [None]);
}

#[tokio::test]
async fn changes_are_dated_on_sqlite() {
    on_sqlite(changes_are_dated).await;
}

#[tokio::test]
async fn changes_are_dated_on_postgres() {
    on_postgres(changes_are_dated).await;
}

async fn changes_are_dated(url: String) {
    let db = open(&url).await;
    up_in_schema(&db, SCHEMA).await.expect("up");
    run(
        &db,
        "INSERT INTO tenants (name, key, modified_on) VALUES ('Acme', 'acme', '2020-01-01T00:00:00+00:00')",
    )
    .await;
    run(&db, "UPDATE tenants SET name = 'ACME'").await;
    let kept = all(
        &db,
        "SELECT 1 FROM tenants WHERE modified_on < '2021-01-01T00:00:00+00:00'",
    )
    .await;
    assert!(kept.is_empty());
}

/// The rows of the Node service fit, and its next client gets an unused number.
#[tokio::test]
async fn holds_the_rows_of_the_old_service_on_sqlite() {
    on_sqlite(|url| async move { holds_rows(url, ROWS_SQLITE).await }).await;
}

#[tokio::test]
async fn holds_the_rows_of_the_old_service_on_postgres() {
    on_postgres(|url| async move { holds_rows(url, ROWS).await }).await;
}

async fn holds_rows(url: String, rows: &str) {
    let db = open(&url).await;
    up_in_schema(&db, SCHEMA).await.expect("up");
    run(&db, "DROP INDEX uq_users_username_folded").await;
    run(&db, rows).await;
    run(
        &db,
        "INSERT INTO auth_clients (client_id, client_secret, secret) VALUES ('new', 's', 's')",
    )
    .await;
    let number = "SELECT id FROM auth_clients WHERE client_id = 'new'";
    assert_eq!(column::<i32>(&db, number).await, [5]);
}

#[tokio::test]
async fn names_are_folded_anew_on_sqlite() {
    on_sqlite(names_are_folded_anew).await;
}

#[tokio::test]
async fn names_are_folded_anew_on_postgres() {
    on_postgres(names_are_folded_anew).await;
}

/// Data of version 1.0.0 and of other programs: lower case only, whitespace, accents in either encoding.
async fn names_are_folded_anew(url: String) {
    let db = open(&url).await;
    up_in_schema(&db, SCHEMA).await.expect("up");
    run(
        &db,
        "DELETE FROM seaql_migrations WHERE version = 'm20261126_000008_accounts';
         INSERT INTO users (first_name, username, username_folded, email) VALUES
         ('a', 'jo\u{308}rg', 'jo\u{308}rg', 'J@B\u{dc}CHER.example'), ('b', 'stra\u{df}er', 'stra\u{df}er', ' j@b.example ')",
    )
    .await;
    run(
        &db,
        "INSERT INTO users (first_name, username) VALUES ('c', 'ann ')",
    )
    .await;
    up_in_schema(&db, SCHEMA)
        .await
        .expect("the migration, again");
    let names = "SELECT username_folded FROM users ORDER BY first_name";
    let folded = ["j\u{f6}rg", "strasser", "ann"];
    assert_eq!(column::<String>(&db, names).await, folded);
    let addresses = "SELECT email_folded FROM users WHERE email IS NOT NULL ORDER BY first_name";
    let folded = ["j@xn--bcher-kva.example", "j@b.example"];
    assert_eq!(column::<String>(&db, addresses).await, folded);
    assert!(
        indexes(&db)
            .await
            .contains(&"uq_users_username_folded".to_owned())
    );

    // Another program creates a name that equals one of ours after folding: startup does not fail, and `admin doctor`
    // reports it.
    run(
        &db,
        "INSERT INTO users (first_name, username) VALUES ('d', 'jo\u{308}rg')",
    )
    .await;
    up_in_schema(&db, SCHEMA).await.expect("the next start");
    let twins = "SELECT count(*) FROM users WHERE username_folded = 'j\u{f6}rg'";
    assert_eq!(column::<i64>(&db, twins).await, [2]);
    assert!(
        !indexes(&db)
            .await
            .contains(&"uq_users_username_folded".to_owned())
    );
    run(
        &db,
        "UPDATE users SET deleted = true WHERE first_name = 'd'",
    )
    .await;
    up_in_schema(&db, SCHEMA).await.expect("another start");
    assert!(
        indexes(&db)
            .await
            .contains(&"uq_users_username_folded".to_owned())
    );
}
