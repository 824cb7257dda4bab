//! What stays as the Node service left it.

use auth_service_tests::{
    Backend::{self, Postgres, Sqlite},
    Tokens, World,
};
use chrono::DateTime;
use rstest::rstest;

use super::adopted::{WEBAPP, login_token, password};

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_second_start_changes_nothing(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::adopted(backend).await;
    let before = world.dump().await;
    assert!(before.contains("Lovelace"), "{before}");
    let world = world.restarted(|_| {}).await;
    let after = world.dump().await;
    for (old, new) in before.lines().zip(after.lines()) {
        assert_eq!(old, new);
    }
    assert_eq!(before.len(), after.len());
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn only_what_happened_is_written_into_the_old_rows(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::adopted(backend).await;
    let rows = || async {
        let user = "SELECT first_name || username || coalesce(email, '') || deleted FROM users ORDER BY id";
        let clients =
            "SELECT client_id || client_secret || secret || deleted FROM auth_clients ORDER BY id";
        let others = "SELECT auth_provider || coalesce(auth_id, '') || coalesce(secret_key, '') || deleted \
                      FROM user_credentials ORDER BY id";
        let mut all: Vec<String> = world.column(user).await;
        all.extend(world.column::<String>(clients).await);
        all.extend(world.column::<String>(others).await);
        all
    };
    let before = rows().await;
    let pair = Tokens::from(
        login_token(&world, WEBAPP, "ada", &password("ada"))
            .await
            .ok(),
    );
    let pair = Tokens::from(world.refresh(&pair).await.ok());
    world.logout(&pair).await.ok();
    assert_eq!(rows().await, before);
    let login = "SELECT last_login FROM users WHERE username = 'ada'";
    let at: Vec<DateTime<chrono::Utc>> = world.column(login).await;
    assert_eq!(at, [world.now()]);
}

/// Columns with their types, and triggers: what the Node service relies on.
async fn catalogue(world: &World, schema: &str) -> Vec<String> {
    let columns = format!(
        "SELECT concat_ws(' ', table_name, column_name, data_type, is_nullable, column_default, identity_generation) \
         FROM information_schema.columns WHERE table_schema = {schema}"
    );
    let triggers = format!(
        "SELECT concat_ws(' ', event_object_table, trigger_name, action_timing, event_manipulation) \
         FROM information_schema.triggers WHERE trigger_schema = {schema}"
    );
    let mut lines: Vec<String> = world.column(&columns).await;
    lines.extend(world.column::<String>(&triggers).await);
    lines
}

#[tokio::test(flavor = "multi_thread")]
async fn the_old_service_finds_its_columns_and_triggers_again() {
    let world = World::adopted(Backend::Postgres).await;
    // The fixture once more, as the Node service left it.
    let untouched = format!("u{}", uuid::Uuid::new_v4().simple());
    let tables = include_str!(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/fixtures/sourceloop.sql"
    ))
    .replace("main", &untouched);
    let tables = tables.replace(&format!("SET search_path TO {untouched};"), "");
    world.sql(&tables).await;
    let expected = catalogue(&world, &format!("'{untouched}'")).await;
    world.sql(&format!("DROP SCHEMA {untouched} CASCADE")).await;
    let found = catalogue(&world, "current_schema()").await;
    let wider = |line: &String| {
        // Secrets grew from `character varying` to text: the driver reads both alike.
        line.contains("auth_token") || line.contains("secret_key")
    };
    let gone: Vec<_> = expected
        .iter()
        .filter(|line| !found.contains(line) && !wider(line))
        .collect();
    assert!(expected.len() > 100 && gone.is_empty(), "{gone:?}");
}
