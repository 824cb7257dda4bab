//! What a start finds to do: nothing, or any of the steps of a run.

use migration::{is_settled, up_in_schema};

use crate::common::{LEVELS, SCHEMA, SOURCELOOP, is_sqlite, on_postgres, on_sqlite, open, run};

/// What leaves something to do, and which step does it. A table of the Node service comes later than our migrations.
const UNSETTLING: [(&str, &str); 7] = [
    (
        "a migration that was not applied",
        "DELETE FROM seaql_migrations WHERE version = 'm20261128_000070_replaced_browsers'",
    ),
    (
        "a migration of a newer version",
        "INSERT INTO seaql_migrations (version, applied_at) VALUES ('m30000101_000001_later', 0)",
    ),
    ("no migration at all", "DELETE FROM seaql_migrations"),
    (
        "a name without its fold",
        "UPDATE users SET username = 'ÄNN', username_folded = NULL",
    ),
    (
        "an address without its fold",
        "UPDATE users SET email = ' a@example.com', email_folded = NULL",
    ),
    (
        "user names that are not unique",
        "DROP INDEX uq_users_username_folded",
    ),
    (
        "activity without an index",
        "CREATE TABLE login_activity (id int, tenant_id varchar(36), login_time timestamp)",
    ),
];

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_left_after_a_run_on_sqlite() {
    on_sqlite(|url| async move { nothing_is_left_after_a_run(&url).await }).await;
    for (what, change) in UNSETTLING {
        on_sqlite(move |url| async move { something_is_left(&url, what, change).await }).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_left_after_a_run_on_postgres() {
    on_postgres(|url| async move { nothing_is_left_after_a_run(&url).await }).await;
    for (what, change) in UNSETTLING {
        on_postgres(move |url| async move { something_is_left(&url, what, change).await }).await;
    }
}

/// Types of clients move once the Node service has a column for them.
#[tokio::test(flavor = "multi_thread")]
async fn types_of_clients_are_left_only_with_a_column_for_them() {
    on_postgres(|url| async move {
        let db = open(&url).await;
        run(&db, SOURCELOOP).await;
        run(&db, "INSERT INTO auth_clients (client_id, client_secret, secret) VALUES ('web', 'a', 'b')").await;
        up_in_schema(&db, SCHEMA).await.expect("up");
        run(&db, "INSERT INTO client_types (client_id, client_type) SELECT id, 'public' FROM auth_clients").await;
        assert!(is_settled(&db).await);
        run(&db, LEVELS[0].1).await;
        assert!(!is_settled(&db).await);
        up_in_schema(&db, SCHEMA).await.expect("up");
        assert!(is_settled(&db).await);
    })
    .await;
}

async fn nothing_is_left_after_a_run(url: &str) {
    let db = open(url).await;
    assert!(!is_settled(&db).await, "an empty database");
    up_in_schema(&db, SCHEMA).await.expect("up");
    assert!(is_settled(&db).await);
}

async fn something_is_left(url: &str, what: &str, change: &str) {
    let db = open(url).await;
    up_in_schema(&db, SCHEMA).await.expect("up");
    let id = "00000000-0000-4000-8000-000000000001";
    run(
        &db,
        &format!("INSERT INTO tenants (id, name, key, status) VALUES ('{id}', 'acme', 'acme', 1)"),
    )
    .await;
    run(
        &db,
        &format!("INSERT INTO users (id, username, email, first_name, default_tenant_id) VALUES ('{id}', 'ann', 'a@example.com', 'ann', '{id}')"),
    )
    .await;
    assert!(is_settled(&db).await, "{what}");
    run(&db, change).await;
    assert!(!is_settled(&db).await, "{what}, SQLite: {}", is_sqlite(&db));
}
