//! `POST /oauth2/revoke`.

use auth_service_tests::{
    Answer,
    Backend::{self, Postgres, Sqlite},
    World,
};
use rstest::rstest;

use super::scene::{
    assert_fault, post, post_as, post_as_web, public_client, settle, signed_in, tokens, trust,
};

const PATH: &str = "/oauth2/revoke";
const APP: (&str, &str) = ("app", "app secret");

async fn revoke(world: &World, token: &str) -> Answer {
    post_as_web(world, PATH, &[("token", token)]).await
}

async fn world(backend: Backend) -> World {
    let world = World::start(backend).await;
    trust(&world).await;
    world
}

async fn granted(world: &World) -> Answer {
    let page = signed_in(world, "ann").await;
    tokens(world, &page, &[("scope", "openid offline_access")]).await
}

async fn refresh(world: &World, token: &str) -> Answer {
    let fields = [("grant_type", "refresh_token"), ("refresh_token", token)];
    post_as_web(world, "/oauth2/token", &fields).await
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn either_token_ends_the_session(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = world(backend).await;
    for name in ["access_token", "refresh_token"] {
        let granted = granted(&world).await;
        let answer = revoke(&world, &granted.field(name)).await.ok();
        assert_eq!(answer.text, "");
        let access = granted.field("access_token");
        world.me(&access).await.refused(401, "TokenRevoked");
        let answer = refresh(&world, &granted.field("refresh_token")).await;
        assert_fault(&answer, 400, "invalid_grant");
        // Once more is no error.
        revoke(&world, &granted.field(name)).await.ok();
    }
    let recorded: Vec<String> = world
        .column("SELECT detail FROM auth_events WHERE kind = 'LOGOUT'")
        .await;
    assert_eq!(recorded, ["revoked by the client", "revoked by the client"]);
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_token_of_another_client_stays_valid(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = world(backend).await;
    let granted = granted(&world).await;
    for name in ["access_token", "refresh_token"] {
        let token = granted.field(name);
        let answer = post_as(&world, APP, PATH, &[("token", &token)]).await;
        assert_fault(&answer, 400, "invalid_grant");
    }
    world.me(&granted.field("access_token")).await.ok();
    refresh(&world, &granted.field("refresh_token")).await.ok();
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_token_counts_as_revoked(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = world(backend).await;
    for text in ["garbage", "a.b.c"] {
        revoke(&world, text).await.ok();
    }
    let granted = granted(&world).await;
    world.advance_seconds(901);
    revoke(&world, &granted.field("access_token")).await.ok();
    refresh(&world, &granted.field("refresh_token")).await.ok();
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn clients_name_or_authenticate_themselves(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    public_client(&world).await;
    let pair = world.tokens("ann").await;
    let token = ("token", pair.refresh.as_str());
    let unproven = post(&world, PATH, &[token, ("client_id", "web")]).await;
    assert_fault(&unproven, 401, "invalid_client");
    let wrong = post_as(&world, ("web", "wrong"), PATH, &[token]).await;
    assert_fault(&wrong, 401, "invalid_client");
    assert_fault(&post(&world, PATH, &[token]).await, 401, "invalid_client");
    let foreign = post(&world, PATH, &[token, ("client_id", "spa")]).await;
    assert_fault(&foreign, 400, "invalid_grant");
    // The session becomes one of the public client.
    world
        .sql(
            "UPDATE sessions SET client_id = (SELECT id FROM auth_clients WHERE client_id = 'spa')",
        )
        .await;
    post(&world, PATH, &[token, ("client_id", "spa")])
        .await
        .ok();
    world.me(&pair.access).await.refused(401, "TokenRevoked");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_clients_own_token_ends_at_all_instances(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    settle(&world, 1, "client_credentials", "ViewTodo").await;
    let grant = [("grant_type", "client_credentials")];
    let answer = post_as_web(&world, "/oauth2/token", &grant).await.ok();
    let token = answer.field("access_token");
    let fields = [("token", token.as_str())];
    let foreign = post_as(&world, APP, PATH, &fields).await;
    assert_fault(&foreign, 400, "invalid_grant");
    let active = async |world: &World| {
        let answer = post_as_web(world, "/oauth2/introspect", &fields).await;
        answer.ok().json()["active"] == true
    };
    assert!(active(&world).await);
    revoke(&world, &token).await.ok();
    revoke(&world, &token).await.ok();
    assert!(!active(&world).await);
    // An instance that starts later reads the log.
    let other = world.second_instance().await;
    assert!(!active(&other).await);
    assert_eq!(
        world
            .column::<String>("SELECT detail FROM auth_events WHERE kind = 'LOGOUT'")
            .await,
        ["revoked by the client"]
    );
}
