//! The log of revocations has one row for each session that has ended, and one for each group of refreshes.

use auth_service_tests::{
    Backend::{self, Postgres, Sqlite},
    Tokens, World,
};
use rstest::rstest;

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn all_old_tokens_of_a_session_stay_dead(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let mut pairs = vec![world.tokens("ann").await];
    for _ in 0..3 {
        let next = Tokens::from(world.refresh(pairs.last().expect("a pair")).await.ok());
        pairs.push(next);
    }
    assert_eq!(world.count("revocations").await, 3);
    let other = world.second_instance().await;
    let last = pairs.pop().expect("a pair");
    for instance in [&world, &other] {
        for pair in &pairs {
            instance.me(&pair.access).await.refused(401, "TokenRevoked");
        }
        instance.me(&last.access).await.ok();
    }
    world.logout(&last).await.ok();
    assert_eq!(world.count("revocations").await, 4);
    let world = world.restarted(|_| {}).await;
    world.me(&last.access).await.refused(401, "TokenRevoked");
}

/// A client's tokens live shorter from now on: an older one must not outlive the memory of its revocation.
#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn the_longest_memory_of_a_session_counts(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    world
        .sql("UPDATE auth_clients SET access_token_expiration = 7200")
        .await;
    let first = world.tokens("ann").await;
    let second = Tokens::from(world.refresh(&first).await.ok());
    world
        .sql("UPDATE auth_clients SET access_token_expiration = 60")
        .await;
    let third = Tokens::from(world.refresh(&second).await.ok());
    world.refresh(&third).await.ok();
    world.advance_seconds(7000);
    world.sweep().await.expect("swept");
    let world = world.restarted(|_| {}).await;
    world.me(&first.access).await.refused(401, "TokenRevoked");
    world.me(&second.access).await.refused(401, "TokenRevoked");
}
