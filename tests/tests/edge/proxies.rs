//! TRUSTED_PROXIES: whose address a login is noted under.

use auth_service_tests::{
    Backend::{self, Postgres, Sqlite},
    PASSWORD, Person, World, json,
};
use rstest::rstest;

/// Logs in through proxies that say this, and tells from where the service thinks that was.
async fn noted_address(world: &World, forwarded: &str) -> Option<String> {
    let body = json!({
        "client_id": auth_service_tests::CLIENT_ID, "client_secret": auth_service_tests::CLIENT_SECRET,
        "username": "bob", "password": PASSWORD,
    });
    let call = world
        .post("/auth/login-token")
        .header("X-Forwarded-For", forwarded);
    call.json(body).send().await.ok();
    world.trail(1).await.remove(0).address
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_believed_by_default(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    world.person(Person::named("bob")).await;
    assert_eq!(
        noted_address(&world, "203.0.113.7").await.as_deref(),
        Some("127.0.0.1")
    );
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn trusted_proxies_are_believed(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    world.person(Person::named("bob")).await;
    let world = world
        .restarted(|settings| {
            settings.listen.trusted_proxies = vec!["127.0.0.0/8".into(), "10.0.0.1".into()];
        })
        .await;
    assert_eq!(
        noted_address(&world, "203.0.113.7").await.as_deref(),
        Some("203.0.113.7")
    );
    // What stands left of the first stranger is his own invention.
    assert_eq!(
        noted_address(&world, "6.6.6.6, 203.0.113.7, 10.0.0.1")
            .await
            .as_deref(),
        Some("203.0.113.7")
    );
    assert_eq!(
        noted_address(&world, "6.6.6.6, nonsense").await.as_deref(),
        Some("127.0.0.1")
    );
}
