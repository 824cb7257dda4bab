//! Users that an administrator disables or deletes while they are logged in.

use auth_service_tests::{
    Backend::{self, Postgres, Sqlite},
    PASSWORD, Tokens, World,
    admin::UserAction,
};
use rstest::rstest;

/// A logged-in user with a code at hand, to whom `action` is done.
async fn struck(world: &World, action: UserAction) -> (Tokens, String) {
    let pair = world.tokens("ann").await;
    let code = world.login("ann", PASSWORD).await.ok().field("code");
    act(world, action).await;
    (pair, code)
}

async fn act(world: &World, action: UserAction) {
    world.admin().act_on_user("ann", action).await.unwrap();
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_disabled_user_is_told_so_everywhere(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let (pair, code) = struck(&world, UserAction::Disable).await;
    world.me(&pair.access).await.refused(401, "TokenRevoked");
    world.refresh(&pair).await.refused(401, "UserInactive");
    world.redeem(&code).await.refused(401, "UserInactive");
    world
        .login("ann", PASSWORD)
        .await
        .refused(401, "UserInactive");
    world
        .login_token("ann", PASSWORD)
        .await
        .refused(401, "UserInactive");
    world
        .login("ann", "wrong")
        .await
        .refused(401, "Invalid Credentials");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn an_enabled_user_logs_in_again_but_old_sessions_stay_ended(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::start(backend).await;
    let (pair, _) = struck(&world, UserAction::Disable).await;
    act(&world, UserAction::Enable).await;
    world.me(&pair.access).await.refused(401, "TokenRevoked");
    world.refresh(&pair).await.refused(401, "Token Expired");
    world.tokens("ann").await;
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_deleted_user_is_as_if_unknown(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let (pair, code) = struck(&world, UserAction::Delete).await;
    world.me(&pair.access).await.refused(401, "TokenRevoked");
    world
        .refresh(&pair)
        .await
        .refused(401, "Invalid Credentials");
    world
        .redeem(&code)
        .await
        .refused(401, "Invalid Credentials");
    world
        .login("ann", PASSWORD)
        .await
        .refused(401, "Invalid Credentials");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_password_set_by_an_administrator_ends_the_sessions(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::start(backend).await;
    let password = "set by an administrator";
    let (pair, _) = struck(&world, UserAction::SetPassword(password.into())).await;
    world.me(&pair.access).await.refused(401, "TokenRevoked");
    world.refresh(&pair).await.refused(401, "Token Expired");
    world
        .login("ann", PASSWORD)
        .await
        .refused(401, "Invalid Credentials");
    world.login("ann", password).await.ok();
}
