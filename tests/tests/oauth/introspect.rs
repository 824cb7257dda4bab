//! `POST /oauth2/introspect`.

use auth_service_tests::{
    Answer,
    Backend::{self, Postgres, Sqlite},
    World, json,
};
use rstest::rstest;

use super::scene::{
    assert_fault, claims, post, post_as, post_as_web, public_client, settle, signed_in, tokens,
    trust,
};

const PATH: &str = "/oauth2/introspect";
const APP: (&str, &str) = ("app", "app secret");

async fn ask(world: &World, token: &str) -> Answer {
    post_as_web(world, PATH, &[("token", token)]).await
}

async fn ask_as_app(world: &World, token: &str) -> Answer {
    post_as(world, APP, PATH, &[("token", token)]).await
}

#[track_caller]
fn assert_inactive(answer: Answer) {
    assert_eq!(answer.ok().json(), json!({"active": false}));
}

async fn world(backend: Backend) -> World {
    let world = World::start(backend).await;
    trust(&world).await;
    world
}

/// Tokens of ann with the scope `openid offline_access`.
async fn granted(world: &World) -> Answer {
    let page = signed_in(world, "ann").await;
    tokens(world, &page, &[("scope", "openid offline_access")]).await
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_resource_server_learns_what_an_access_token_is_worth(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = world(backend).await;
    let token = granted(&world).await.field("access_token");
    let own = claims(&token);
    let expected = json!({
        "active": true,
        "scope": "openid offline_access",
        "client_id": "web",
        "username": "ann",
        "token_type": "Bearer",
        "exp": own["exp"],
        "iat": own["iat"],
        "sub": own["sub"],
        "aud": "web",
        "iss": own["iss"],
        "jti": own["jti"],
        "sid": own["sid"],
        "permissions": ["ViewTodo", "CreateTodo"],
    });
    let answer = ask(&world, &token).await.ok();
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    assert_eq!(answer.json(), expected);
    // Another client learns nothing, unless it is a resource server.
    assert_inactive(ask_as_app(&world, &token).await);
    settle(&world, 2, "client_credentials", "ViewTodo IntrospectTokens").await;
    assert_eq!(ask_as_app(&world, &token).await.ok().json(), expected);
    let of_auth = world.tokens("ann").await.access;
    let body = ask(&world, &of_auth).await.ok().json();
    assert_eq!(body["active"], true);
    assert!(body.get("scope").is_none());
    world.advance_seconds(901);
    assert_inactive(ask(&world, &token).await);
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_session_that_ended_elsewhere_is_inactive_at_once(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = world(backend).await;
    let other = world.second_instance().await;
    let pair = world.tokens("ann").await;
    assert_eq!(ask(&world, &pair.access).await.json()["active"], true);
    let refreshed = other.refresh(&pair).await.ok();
    assert_inactive(ask(&world, &pair.access).await);
    let next = auth_service_tests::Tokens::from(refreshed);
    assert_eq!(ask(&world, &next.access).await.json()["active"], true);
    assert_eq!(other.logout(&next).await.status, 200);
    assert_inactive(ask(&world, &next.access).await);
    assert_inactive(ask(&world, &next.refresh).await);
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_refresh_token_is_shown_to_its_client_only(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = world(backend).await;
    let first = granted(&world).await;
    let refresh = first.field("refresh_token");
    let body = ask(&world, &refresh).await.ok().json();
    let own = claims(&first.field("access_token"));
    assert_eq!(body["active"], true);
    assert_eq!(body["sub"], own["sub"]);
    assert_eq!(body["sid"], own["sid"]);
    assert_eq!(body["scope"], "openid offline_access");
    assert!(body.get("token_type").is_none());
    assert_inactive(ask_as_app(&world, &refresh).await);
    let fields = [
        ("grant_type", "refresh_token"),
        ("refresh_token", refresh.as_str()),
    ];
    let next = post_as_web(&world, "/oauth2/token", &fields).await.ok();
    assert_inactive(ask(&world, &refresh).await);
    assert_inactive(ask(&world, &first.field("access_token")).await);
    let next = next.field("refresh_token");
    assert_eq!(ask(&world, &next).await.json()["active"], true);
    world.advance_seconds(86_401);
    assert_inactive(ask(&world, &next).await);
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_clients_own_token_lives_as_long_as_the_client(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::start(backend).await;
    settle(&world, 2, "client_credentials", "ViewTodo").await;
    settle(&world, 1, "authorization_code", "IntrospectTokens").await;
    let grant = [("grant_type", "client_credentials")];
    let answer = post_as(&world, APP, "/oauth2/token", &grant).await.ok();
    let token = answer.field("access_token");
    let body = ask(&world, &token).await.ok().json();
    let own = claims(&token);
    let expected = json!({
        "active": true,
        "client_id": "app",
        "token_type": "Bearer",
        "exp": own["exp"],
        "iat": own["iat"],
        "sub": "app",
        "aud": "app",
        "iss": own["iss"],
        "jti": own["jti"],
        "permissions": ["ViewTodo"],
    });
    assert_eq!(body, expected);
    for change in [
        "disabled_on = created_on",
        "disabled_on = NULL, deleted = true",
    ] {
        world
            .sql(&format!("UPDATE auth_clients SET {change} WHERE id = 2"))
            .await;
        assert_inactive(ask(&world, &token).await);
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn whatever_is_no_token_is_inactive(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = world(backend).await;
    let granted = granted(&world).await;
    let token = granted.field("access_token");
    let unsigned = format!("{}.", token.rsplit_once('.').expect("a JWT").0);
    for text in ["garbage", &unsigned, &granted.field("id_token")] {
        assert_inactive(ask(&world, text).await);
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn only_confidential_clients_may_ask(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    public_client(&world).await;
    let token = world.tokens("ann").await.access;
    let token = ("token", token.as_str());
    for client in ["spa", "web", "nobody"] {
        let answer = post(&world, PATH, &[token, ("client_id", client)]).await;
        assert_fault(&answer, 401, "invalid_client");
    }
    let answer = post_as(&world, ("web", "wrong"), PATH, &[token]).await;
    assert_fault(&answer, 401, "invalid_client");
    assert_fault(&post(&world, PATH, &[token]).await, 401, "invalid_client");
    for none in [&[][..], &[("token", "")]] {
        let missing = post_as_web(&world, PATH, none).await;
        assert_fault(&missing, 400, "invalid_request");
    }
}
