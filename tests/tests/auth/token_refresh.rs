//! `POST /auth/token-refresh`: rotation, grace, reuse.

use auth_service_tests::{
    Backend::{self, Postgres, Sqlite},
    PASSWORD, Person, Tokens, World,
    admin::status,
    json,
};
use rstest::rstest;

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn rotates_the_pair(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let old = world.tokens("ann").await;
    let new = Tokens::from(world.refresh(&old).await.ok());
    assert_ne!(old.access, new.access);
    assert_ne!(old.refresh, new.refresh);
    world.me(&old.access).await.refused(401, "TokenRevoked");
    world.me(&new.access).await.ok();
    world.refresh(&new).await.ok();
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn takes_an_expired_bearer(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let old = world.tokens("ann").await;
    world.advance_seconds(901);
    world.me(&old.access).await.refused(401, "TokenExpired");
    world.refresh(&old).await.ok();
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn wants_the_bearer_of_the_pair(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let pair = world.tokens("ann").await;
    let other = world.tokens("ann").await;
    let mixed = Tokens {
        access: other.access.clone(),
        ..pair.clone()
    };
    world.refresh(&mixed).await.refused(401, "Token Invalid");
    let body = json!({"refreshToken": pair.refresh});
    let call = || world.post("/auth/token-refresh").json(body.clone());
    call().send().await.refused(401, "Token Invalid");
    call()
        .bearer("nonsense")
        .send()
        .await
        .refused(401, "Token Invalid");
    call()
        .header("Authorization", &format!("Basic {}", pair.access))
        .send()
        .await
        .refused(401, "Token Invalid");
    // None of that used it up.
    world.refresh(&pair).await.ok();
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn refuses_unknown_and_expired_refresh_tokens(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let pair = world.tokens("ann").await;
    let unknown = Tokens {
        refresh: "made up".into(),
        ..pair.clone()
    };
    world.refresh(&unknown).await.refused(401, "Token Expired");
    let swapped = Tokens {
        refresh: pair.access.clone(),
        ..pair.clone()
    };
    world.refresh(&swapped).await.refused(401, "Token Expired");
    world.advance_seconds(86400);
    world.refresh(&pair).await.refused(401, "Token Expired");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_lost_answer_is_given_again(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let old = world.tokens("ann").await;
    let first = Tokens::from(world.refresh(&old).await.ok());
    world.advance_seconds(9);
    let again = Tokens::from(world.refresh(&old).await.ok());
    assert_eq!(first, again);
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_replay_after_the_grace_ends_the_session(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let old = world.tokens("ann").await;
    let new = Tokens::from(world.refresh(&old).await.ok());
    world.advance_seconds(10);
    world.refresh(&old).await.refused(401, "Token Expired");
    world.me(&new.access).await.refused(401, "TokenRevoked");
    world.refresh(&new).await.refused(401, "Token Expired");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_replay_after_the_successor_was_used_ends_the_session(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::start(backend).await;
    let old = world.tokens("ann").await;
    let new = Tokens::from(world.refresh(&old).await.ok());
    let newest = Tokens::from(world.refresh(&new).await.ok());
    world.refresh(&old).await.refused(401, "Token Expired");
    world.me(&newest.access).await.refused(401, "TokenRevoked");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_replay_with_another_bearer_ends_the_session(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::start(backend).await;
    let old = world.tokens("ann").await;
    let new = Tokens::from(world.refresh(&old).await.ok());
    let thief = Tokens {
        access: new.access.clone(),
        ..old
    };
    world.refresh(&thief).await.refused(401, "Token Expired");
    world.me(&new.access).await.refused(401, "TokenRevoked");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn of_parallel_refreshes_one_has_a_successor(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let old = world.tokens("ann").await;
    let answers = futures::future::join_all((0..20).map(|_| world.refresh(&old))).await;
    let mut pairs: Vec<_> = answers
        .into_iter()
        .map(|answer| Tokens::from(answer.ok()))
        .collect();
    let first = pairs.pop().unwrap();
    assert!(
        pairs.iter().all(|pair| *pair == first),
        "all get the one successor"
    );
    world.me(&first.access).await.ok();
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn the_session_has_an_absolute_end(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let world = world
        .restarted(|settings| {
            settings.login.session_max_age = std::time::Duration::from_secs(1000);
        })
        .await;
    let mut pair = world.tokens("ann").await;
    world.advance_seconds(600);
    pair = Tokens::from(world.refresh(&pair).await.ok());
    let end = world.now().timestamp() + 400;
    assert_eq!(pair.expires, end * 1000, "no token outlives its session");
    world.advance_seconds(400);
    world.refresh(&pair).await.refused(401, "Token Expired");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn checks_the_user_again(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let id = world.person(Person::named("bob")).await;
    let pair = world.tokens("bob").await;
    world.set_status(id, status::INACTIVE).await;
    world.refresh(&pair).await.refused(401, "UserInactive");
    world.set_status(id, status::ACTIVE).await;
    world.delete_user(id).await;
    world
        .refresh(&pair)
        .await
        .refused(401, "Invalid Credentials");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn what_is_revoked_stays_revoked_after_a_restart(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::start(backend).await;
    let old = world.tokens("ann").await;
    let new = Tokens::from(world.refresh(&old).await.ok());
    let gone = world.tokens("ann").await;
    world.logout(&gone).await.ok();
    let world = world.restarted(|_| {}).await;
    world.me(&old.access).await.refused(401, "TokenRevoked");
    world.me(&gone.access).await.refused(401, "TokenRevoked");
    world.refresh(&gone).await.refused(401, "Token Expired");
    world.me(&new.access).await.ok();
}

#[tokio::test]
async fn without_grace_every_reuse_ends_the_session() {
    let world = World::start_with(Backend::Sqlite, |settings| {
        settings.login.refresh_grace = std::time::Duration::ZERO;
    })
    .await;
    let old = world.tokens("ann").await;
    let new = Tokens::from(world.refresh(&old).await.ok());
    world.refresh(&old).await.refused(401, "Token Expired");
    world.me(&new.access).await.refused(401, "TokenRevoked");
    world.login("ann", PASSWORD).await.ok();
}
