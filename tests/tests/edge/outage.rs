//! While the database is away.

use std::time::Duration;

use auth_service_tests::{Answer, PASSWORD, on_both_databases};

fn unavailable(answer: &Answer) {
    answer.refused(503, "Service Unavailable");
    assert_eq!(answer.header("retry-after"), Some("1"));
    assert_eq!(answer.header("cache-control"), Some("no-store"));
}

on_both_databases! {
    async fn operations_say_so_and_tokens_are_not_trusted_for_long(world) {
        let access = world.tokens("ann").await.access;
        let expected = world.me(&access).await.ok().json();
        world.domain.store.reader().close_by_ref().await.unwrap();

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
}
