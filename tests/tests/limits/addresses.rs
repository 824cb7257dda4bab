//! The addresses that an account remembers.

use auth_service_tests::{
    Backend::{self, Postgres, Sqlite},
    PASSWORD, World, json,
};
use rstest::rstest;

/// A login from an address of its own.
async fn log_in(world: &World, password: &str, address: &str) -> u16 {
    let body = json!({
        "client_id": "web", "client_secret": "web secret", "username": "ann", "password": password,
    });
    let call = world
        .post("/auth/login")
        .header("X-Forwarded-For", address)
        .json(body);
    call.send().await.status
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn an_account_remembers_a_limited_number(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let world = world
        .restarted(|settings| settings.listen.trusted_proxies = vec!["127.0.0.1".into()])
        .await;
    assert_eq!(log_in(&world, PASSWORD, "198.51.100.1").await, 200);
    world.advance_seconds(1);
    // As many as a program that logs in from everywhere leaves behind.
    let seen = world
        .column::<Vec<u8>>("SELECT account_hash FROM familiar_addresses")
        .await;
    let account: String = seen[0].iter().map(|byte| format!("{byte:02x}")).collect();
    let account = match world.backend() {
        sea_orm::DbBackend::Sqlite => format!("x'{account}'"),
        _ => format!("'\\x{account}'::bytea"),
    };
    world
        .sql(&format!(
            "INSERT INTO familiar_addresses (account_hash, address, seen_at) \
         WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500) \
         SELECT {account}, 'address ' || i, (SELECT min(seen_at) FROM familiar_addresses) FROM n"
        ))
        .await;
    world.advance_seconds(1);
    assert_eq!(log_in(&world, PASSWORD, "198.51.100.2").await, 200);
    assert_eq!(world.count("familiar_addresses").await, 100);
    // The newest is among them: strangers cannot lock the owner out there.
    for _ in 0..10 {
        assert_eq!(log_in(&world, "wrong", "203.0.113.9").await, 401);
    }
    assert_eq!(log_in(&world, PASSWORD, "203.0.113.9").await, 429);
    assert_eq!(log_in(&world, PASSWORD, "198.51.100.2").await, 200);
}
