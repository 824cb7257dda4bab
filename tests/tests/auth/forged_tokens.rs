//! Refresh tokens that were made up, are older than the one before, or newer than the database.

use auth_service_tests::{
    Backend::{self, Postgres, Sqlite},
    Tokens, World,
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use rstest::rstest;

/// The pair with another refresh token, made from its own.
fn forged(pair: &Tokens, forge: impl FnOnce(&mut Vec<u8>)) -> Tokens {
    let mut bytes = URL_SAFE_NO_PAD.decode(&pair.refresh).expect("base64url");
    forge(&mut bytes);
    Tokens {
        refresh: URL_SAFE_NO_PAD.encode(bytes),
        ..pair.clone()
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn what_was_made_up_is_refused_and_ends_nothing(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::start(backend).await;
    let first = world.tokens("ann").await;
    let pair = Tokens::from(world.refresh(&first).await.ok());
    let other = world.tokens("ann").await;
    let others_session = URL_SAFE_NO_PAD.decode(&other.refresh).expect("base64url");
    let forgeries = [
        forged(&pair, |bytes| bytes[67] ^= 1),
        forged(&pair, |bytes| bytes[30] ^= 1),
        forged(&pair, |bytes| bytes[19] = 0),
        forged(&pair, |bytes| bytes[19] = 2),
        forged(&pair, |bytes| {
            bytes[..16].copy_from_slice(&others_session[..16])
        }),
        forged(&pair, |bytes| bytes.truncate(52)),
        forged(&pair, |bytes| bytes.push(0)),
        forged(&first, |bytes| bytes[67] ^= 1),
    ];
    for forgery in &forgeries {
        world.refresh(forgery).await.refused(401, "Token Expired");
        world.logout(forgery).await;
    }
    for pair in [&pair, &other] {
        world.me(&pair.access).await.ok();
        world.refresh(pair).await.ok();
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn any_older_one_ends_the_session(
    #[values(Sqlite, Postgres)] backend: Backend,
    #[values(0, 1, 2)] reused: usize,
) {
    let world = World::start(backend).await;
    let mut pairs = vec![world.tokens("ann").await];
    for _ in 0..4 {
        world.advance_seconds(20 * 60 * 60);
        let next = world.refresh(&pairs[pairs.len() - 1]).await.ok();
        pairs.push(Tokens::from(next));
    }
    world
        .refresh(&pairs[reused])
        .await
        .refused(401, "Token Expired");
    world
        .me(&pairs[4].access)
        .await
        .refused(401, "TokenRevoked");
    world.refresh(&pairs[4]).await.refused(401, "Token Expired");
    assert_eq!(world.trail(1).await[0].kind, "THEFT");
}

/// As after a restored backup or a failover that has lost commits. Neither holder is a thief.
#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn what_the_database_does_not_know_yet_is_unknown(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::start(backend).await;
    let old = world.tokens("ann").await;
    world
        .sql("CREATE TABLE backup AS SELECT generation, refresh_hash, spent_hash, spent_at FROM sessions")
        .await;
    let lost = Tokens::from(world.refresh(&old).await.ok());
    world
        .sql(
            "UPDATE sessions SET generation = backup.generation, refresh_hash = backup.refresh_hash, \
             spent_hash = backup.spent_hash, spent_at = backup.spent_at FROM backup",
        )
        .await;
    world.refresh(&lost).await.refused(401, "Token Expired");
    let new = Tokens::from(world.refresh(&old).await.ok());
    // Of the same generation as the new one.
    world.refresh(&lost).await.refused(401, "Token Expired");
    world.me(&new.access).await.ok();
    world.refresh(&new).await.ok();
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_lost_answer_is_given_again_after_a_restart_and_elsewhere(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::start(backend).await;
    let old = world.tokens("ann").await;
    let new = Tokens::from(world.refresh(&old).await.ok());
    let world = world.restarted(|_| {}).await;
    assert_eq!(Tokens::from(world.refresh(&old).await.ok()), new);
    let other = world.second_instance().await;
    assert_eq!(Tokens::from(other.refresh(&old).await.ok()), new);
    other.me(&new.access).await.ok();
}
