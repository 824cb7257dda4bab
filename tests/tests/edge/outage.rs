//! While the database is away.

use std::time::Duration;

use auth_service_tests::{
    Answer,
    Backend::{self, Postgres, Sqlite},
    PASSWORD, World,
};
use rstest::rstest;

fn unavailable(answer: &Answer) {
    answer.refused(503, "Service Unavailable");
    assert_eq!(answer.header("retry-after"), Some("1"));
    assert_eq!(answer.header("cache-control"), Some("no-store"));
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn operations_say_so_and_tokens_are_not_trusted_for_long(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::start(backend).await;
    let access = world.tokens("ann").await.access;
    let expected = world.me(&access).await.ok().json();
    world.lose_the_database().await;

    unavailable(&world.get("/health/ready").send().await);
    unavailable(&world.login("ann", PASSWORD).await);
    unavailable(&world.redeem("code").await);
    world.get("/health/live").send().await.ok();
    // No query is needed for this one, and the revocations were read a moment ago.
    assert_eq!(world.me(&access).await.ok().json(), expected);

    // The contract's five seconds, by the machine's clock: this is about what really could not be read.
    tokio::time::sleep(Duration::from_millis(6_100)).await;
    unavailable(&world.me(&access).await);
    world.get("/health/live").send().await.ok();
    world.get("/.well-known/jwks.json").send().await.ok();
}
