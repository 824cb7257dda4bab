//! SECRET_KEY: replacing it, and starting with a wrong one.

use auth_service_tests::{
    Backend::{self, Postgres, Sqlite},
    PASSWORD, Tokens, World,
};
use rstest::rstest;

const OLD: &str = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
const NEW: &str = "ZmVkY2JhOTg3NjU0MzIxMGZlZGNiYTk4NzY1NDMyMTA=";

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn is_replaced_by_one_start_with_both(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let tokens = world.tokens("ann").await;
    let world = world
        .restarted(|settings| {
            settings.database.secret_key = Some(format!("{NEW},{OLD}").into());
        })
        .await;
    world.me(&tokens.access).await.ok();
    let world = world
        .restarted(|settings| settings.database.secret_key = Some(NEW.into()))
        .await;
    world.me(&tokens.access).await.ok();
    world.refresh(&tokens).await.ok();
    world.login("ann", PASSWORD).await.ok();
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_secret_key_stops_the_start(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    for wrong in [
        NEW,
        "c2hvcnQ=",
        "",
        "not base64 at all, and of no use whatsoever",
    ] {
        let error = world
            .refused_start(|settings| settings.database.secret_key = Some(wrong.into()))
            .await;
        assert!(error.contains("SECRET_KEY"), "{error}");
        assert!(wrong.is_empty() || !error.contains(wrong), "{error}");
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn of_a_list_of_secret_keys_any_opens_and_the_first_seals(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::start(backend).await;
    let pair = world.tokens("ann").await;
    let list = format!("{NEW}, {OLD}");
    let world = world
        .restarted(|settings| settings.database.secret_key = Some(list.into()))
        .await;
    world.me(&pair.access).await.ok();
    world.admin().rotate_keys().await;
    let error = world
        .refused_start(|settings| settings.database.secret_key = Some(OLD.into()))
        .await;
    assert!(error.contains("SECRET_KEY"), "{error}");
    let world = world
        .restarted(|settings| settings.database.secret_key = Some(NEW.into()))
        .await;
    world.me(&pair.access).await.ok();
    world.me(&world.tokens("ann").await.access).await.ok();
}

/// A lost answer is given again, and reuse is detected.
#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn refresh_tokens_outlive_the_secret_key(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let first = world.tokens("ann").await;
    let second = Tokens::from(world.refresh(&first).await.ok());
    let third = Tokens::from(world.refresh(&second).await.ok());
    let world = world
        .restarted(|settings| settings.database.secret_key = Some(format!("{NEW},{OLD}").into()))
        .await;
    assert_eq!(Tokens::from(world.refresh(&second).await.ok()), third);
    let world = world
        .restarted(|settings| settings.database.secret_key = Some(NEW.into()))
        .await;
    assert_eq!(Tokens::from(world.refresh(&second).await.ok()), third);
    let fourth = Tokens::from(world.refresh(&third).await.ok());
    world.refresh(&first).await.refused(401, "Token Expired");
    world.me(&fourth.access).await.refused(401, "TokenRevoked");
}
