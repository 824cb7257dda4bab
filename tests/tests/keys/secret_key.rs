//! SECRET_KEY: replacing it, losing it.

use auth_service_tests::{
    Backend::{self, Postgres, Sqlite},
    PASSWORD, World,
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
