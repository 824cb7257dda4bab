//! Refresh tokens of sessions that began with version 1.0.0.

use auth_service_tests::{
    Backend::{self, Postgres, Sqlite},
    Claims, Tokens, World,
};
use futures::future::join_all;
use rstest::rstest;

const DAY: i64 = 24 * 60 * 60;

async fn logged_in(world: &World) -> Tokens {
    let pair = world.tokens("ann").await;
    world.make_former(&[pair]).await.remove(0)
}

/// The pairs of a session that version 1.0.0 has refreshed `times` times.
async fn refreshed(world: &World, times: usize) -> Vec<Tokens> {
    let mut pairs = vec![world.tokens("ann").await];
    for _ in 0..times {
        let next = world.refresh(&pairs[pairs.len() - 1]).await.ok();
        pairs.push(Tokens::from(next));
    }
    world.make_former(&pairs).await
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn they_are_refreshed_and_repeated(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let old = logged_in(&world).await;
    let new = Tokens::from(world.refresh(&old).await.ok());
    assert_eq!(Claims::of(&new).sid, Claims::of(&old).sid);
    world.me(&old.access).await.refused(401, "TokenRevoked");
    world.me(&new.access).await.ok();
    world.advance_seconds(9);
    assert_eq!(Tokens::from(world.refresh(&old).await.ok()), new);
    world.refresh(&new).await.ok();
    // For an instance of version 1.0.0 none of them can be used any more.
    let unspent = "SELECT count(*) FROM refresh_tokens WHERE spent_at IS NULL";
    assert_eq!(world.column::<i64>(unspent).await, [0]);
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn their_reuse_ends_the_session(
    #[values(Sqlite, Postgres)] backend: Backend,
    #[values(false, true)] successor_used: bool,
) {
    let world = World::start(backend).await;
    let old = logged_in(&world).await;
    let mut new = Tokens::from(world.refresh(&old).await.ok());
    if successor_used {
        new = Tokens::from(world.refresh(&new).await.ok());
    } else {
        world.advance_seconds(10);
    }
    world.refresh(&old).await.refused(401, "Token Expired");
    world.me(&new.access).await.refused(401, "TokenRevoked");
    world.refresh(&new).await.refused(401, "Token Expired");
    assert_eq!(world.trail(1).await[0].kind, "THEFT");
}

/// The service was replaced between a refresh and its answer.
#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn an_answer_that_version_1_0_0_gave_is_given_again(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::start(backend).await;
    let pairs = refreshed(&world, 2).await;
    assert_eq!(Tokens::from(world.refresh(&pairs[1]).await.ok()), pairs[2]);
    world.refresh(&pairs[2]).await.ok();
    world.refresh(&pairs[1]).await.refused(401, "Token Expired");
    assert_eq!(world.trail(1).await[0].kind, "THEFT");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_token_that_version_1_0_0_has_replaced_ends_the_session(
    #[values(Sqlite, Postgres)] backend: Backend,
    #[values(0, 1)] reused: usize,
) {
    let world = World::start(backend).await;
    let pairs = refreshed(&world, 2).await;
    world.advance_seconds(if reused == 0 { 0 } else { 10 });
    world
        .refresh(&pairs[reused])
        .await
        .refused(401, "Token Expired");
    world
        .me(&pairs[2].access)
        .await
        .refused(401, "TokenRevoked");
    world.refresh(&pairs[2]).await.refused(401, "Token Expired");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn of_parallel_refreshes_through_two_instances_one_has_a_successor(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::start(backend).await;
    let other = world.second_instance().await;
    let old = logged_in(&world).await;
    let calls = (0..20).map(|number| [&world, &other][number % 2].refresh(&old));
    let pairs: Vec<Tokens> = join_all(calls)
        .await
        .into_iter()
        .map(|answer| Tokens::from(answer.ok()))
        .collect();
    assert!(pairs.iter().all(|pair| *pair == pairs[0]));
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn they_log_out_and_expire(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let pair = logged_in(&world).await;
    world.logout(&pair).await.ok();
    world.me(&pair.access).await.refused(401, "TokenRevoked");
    world.refresh(&pair).await.refused(401, "Token Expired");

    let pair = logged_in(&world).await;
    world.advance_seconds(DAY);
    world.refresh(&pair).await.refused(401, "Token Expired");
    world.advance_seconds(1);
    world.sweep().await.expect("swept");
    for table in ["sessions", "refresh_tokens"] {
        assert_eq!(world.count(table).await, 0, "{table}");
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn their_sessions_stay_as_long_as_they_are_used(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::start(backend).await;
    let mut pair = logged_in(&world).await;
    for _ in 0..3 {
        pair = Tokens::from(world.refresh(&pair).await.ok());
        world.advance_seconds(DAY - 1);
        world.sweep().await.expect("swept");
    }
    assert_eq!(world.count("refresh_tokens").await, 0, "they have expired");
    world.refresh(&pair).await.ok();
    world.advance_seconds(DAY + 1);
    world.sweep().await.expect("swept");
    assert_eq!(world.count("sessions").await, 0);
}
