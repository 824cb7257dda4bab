//! What stays in the database, and what goes; many writers at once.

use auth_service_tests::{
    Backend::{self, Postgres, Sqlite},
    Claims, PASSWORD, Tokens, World,
};
use futures::{StreamExt, stream};
use rstest::rstest;

async fn sweep(world: &World) {
    world.sweep().await.expect("swept");
}

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// How many rows each table of what ends has.
async fn rows(world: &World) -> [i64; 5] {
    let tables = [
        "sessions",
        "auth_codes",
        "revocations",
        "lockouts",
        "familiar_addresses",
    ];
    let mut counts = [0; 5];
    for (count, table) in counts.iter_mut().zip(tables) {
        *count = world.count(table).await;
    }
    counts
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn what_may_still_be_needed_stays(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let code = world.login("ann", PASSWORD).await.ok().field("code");
    let pair = Tokens::from(world.redeem(&code).await.ok());
    let next = Tokens::from(world.refresh(&pair).await.ok());
    let out = world.tokens("ann").await;
    world.logout(&out).await.ok();
    world
        .login("nobody", "wrong")
        .await
        .refused(401, "Invalid Credentials");
    let before = rows(&world).await;
    sweep(&world).await;
    assert_eq!(rows(&world).await, before);
    // A lost answer is still given again, what is revoked is still revoked, also for who starts now.
    assert_eq!(Tokens::from(world.refresh(&pair).await.ok()), next);
    let world = world.restarted(|_| {}).await;
    world.me(&pair.access).await.refused(401, "TokenRevoked");
    world.me(&out.access).await.refused(401, "TokenRevoked");
    world.me(&next.access).await.ok();
    world
        .redeem(&code)
        .await
        .refused(401, "Invalid Credentials");
    world.me(&next.access).await.refused(401, "TokenRevoked");
}

/// The pair stays where it is, encrypted.
#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_successor_is_of_no_use_after_the_grace(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let pair = world.tokens("ann").await;
    let next = Tokens::from(world.refresh(&pair).await.ok());
    let kept = world
        .column::<Vec<u8>>("SELECT successor FROM sessions")
        .await
        .remove(0);
    for token in [&next.access, &next.refresh] {
        assert!(
            !kept
                .windows(token.len())
                .any(|part| part == token.as_bytes())
        );
    }
    world.advance_seconds(10);
    sweep(&world).await;
    world.refresh(&pair).await.refused(401, "Token Expired");
    world.me(&next.access).await.refused(401, "TokenRevoked");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_session_goes_when_its_last_refresh_token_expires(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::start(backend).await;
    let mut pair = world.tokens("ann").await;
    let abandoned = world.tokens("ann").await;
    for _ in 0..3 {
        world.advance_seconds(20 * HOUR);
        sweep(&world).await;
        pair = Tokens::from(world.refresh(&pair).await.ok());
    }
    world
        .refresh(&abandoned)
        .await
        .refused(401, "Token Expired");
    assert_eq!(world.count("sessions").await, 1, "the one that is in use");
    world.advance_seconds(DAY + 1);
    sweep(&world).await;
    assert_eq!(world.count("sessions").await, 0);
}

/// Its access token outlives its refresh token, so it can still be ended.
#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_session_stays_while_its_access_token_lives(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::start(backend).await;
    world
        .sql(
            "UPDATE auth_clients SET access_token_expiration = 7200, refresh_token_expiration = 60",
        )
        .await;
    let pair = world.tokens("ann").await;
    for _ in 0..2 {
        world.advance_seconds(5 * MINUTE);
        sweep(&world).await;
    }
    assert_eq!(world.count("sessions").await, 1);
    let user = Claims::of(&pair).sub;
    world.admin().end_all_sessions(user).await.expect("ended");
    world.me(&pair.access).await.refused(401, "TokenRevoked");
    world.advance_seconds(2 * HOUR);
    sweep(&world).await;
    assert_eq!(world.count("sessions").await, 0);
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn everything_that_ends_goes_in_the_end(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let code = world.login("ann", PASSWORD).await.ok().field("code");
    world.login("ann", PASSWORD).await.ok();
    let pair = Tokens::from(world.redeem(&code).await.ok());
    world.refresh(&pair).await.ok();
    world.logout(&world.tokens("ann").await).await.ok();
    world
        .login("nobody", "wrong")
        .await
        .refused(401, "Invalid Credentials");
    assert!(
        rows(&world).await.iter().all(|count| *count > 0),
        "{:?}",
        rows(&world).await
    );
    world.advance_seconds(DAY + HOUR);
    sweep(&world).await;
    assert_eq!(
        rows(&world).await,
        [0, 0, 0, 1, 1],
        "an address and failures in a row are remembered longer"
    );
    world.advance_seconds(29 * DAY);
    sweep(&world).await;
    assert_eq!(
        rows(&world).await,
        [0, 0, 0, 1, 0],
        "failures in a row for a year"
    );
    assert!(
        world.count("auth_events").await > 0,
        "what happened is kept"
    );
    assert_eq!(world.count("signing_keys").await, 1, "and what is in use");
}

/// Many at a time, but no more than the hash pool's queue takes.
#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn two_hundred_parallel_logins_and_refreshes_succeed(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::start(backend).await;
    let logins = stream::iter(0..200)
        .map(|_| world.tokens("ann"))
        .buffer_unordered(100);
    let pairs: Vec<Tokens> = logins.collect().await;
    let refreshes = futures::future::join_all(pairs.iter().map(|pair| world.refresh(pair)));
    for answer in refreshes.await {
        answer.ok();
    }
    assert_eq!(world.count("sessions").await, 200);
}

/// The admin command writes while the service serves.
#[tokio::test(flavor = "multi_thread")]
async fn another_process_may_write_to_the_file() {
    let world = World::start(Backend::Sqlite).await;
    let other = world.second_instance().await;
    let instances = [&world, &other];
    let logins = stream::iter(0..200).map(|number| instances[number % 2].tokens("ann"));
    let pairs: Vec<Tokens> = logins.buffer_unordered(50).collect().await;
    assert_eq!(pairs.len(), 200);
    assert_eq!(world.count("sessions").await, 200);
}
