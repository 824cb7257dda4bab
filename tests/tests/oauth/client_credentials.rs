//! The grant `client_credentials`.

use auth_service_tests::{
    Answer,
    Backend::{self, Postgres, Sqlite},
    World, json,
};
use rstest::rstest;

use super::scene::{
    assert_fault, claims, header, post, post_as, post_as_web, public_client, settle,
};

const GRANT: [(&str, &str); 1] = [("grant_type", "client_credentials")];

async fn ask(world: &World) -> Answer {
    post_as_web(world, "/oauth2/token", &GRANT).await
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_client_acts_for_itself(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    settle(&world, 1, "client_credentials", "ViewTodo CreateTodo").await;
    let fields = [GRANT[0], ("scope", "openid tenant offline_access unknown")];
    let answer = post_as_web(&world, "/oauth2/token", &fields).await.ok();
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    let body = answer.json();
    let members: Vec<&String> = body.as_object().expect("an object").keys().collect();
    assert_eq!(
        members,
        ["access_token", "expires_in", "scope", "token_type"]
    );
    assert_eq!(body["token_type"], "Bearer");
    assert_eq!(body["expires_in"], 900);
    assert_eq!(body["scope"], "tenant");
    let token = answer.field("access_token");
    assert_eq!(header(&token)["typ"], "at+jwt");
    let keys = world.get("/.well-known/jwks.json").send().await.ok().json();
    let kid = &header(&token)["kid"];
    assert!(
        keys["keys"]
            .as_array()
            .expect("keys")
            .iter()
            .any(|key| key["kid"] == *kid)
    );
    let claims = claims(&token);
    for name in ["sub", "aud", "client_id"] {
        assert_eq!(claims[name], "web", "{name}");
    }
    let metadata = world
        .get("/.well-known/openid-configuration")
        .send()
        .await
        .ok()
        .json();
    assert_eq!(claims["iss"], metadata["issuer"]);
    assert_eq!(claims["permissions"], json!(["ViewTodo", "CreateTodo"]));
    assert_eq!(claims["scope"], "tenant");
    assert_eq!(
        claims["exp"].as_i64().unwrap() - claims["iat"].as_i64().unwrap(),
        900
    );
    assert!(claims["jti"].as_str().expect("an id").ends_with(".0"));
    assert!(claims.get("sid").is_none());
    let recorded: Vec<String> = world
        .column("SELECT detail FROM auth_events WHERE client_id = 'web' AND kind = 'ACCESS'")
        .await;
    assert_eq!(recorded, ["client credentials"]);
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn its_token_is_no_users(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    settle(&world, 1, "client_credentials", "ViewTodo").await;
    let token = ask(&world).await.ok().field("access_token");
    world.me(&token).await.refused(401, "TokenExpired");
    for path in ["/auth/sessions", "/auth/check-qr-code"] {
        let answer = world.get(path).bearer(&token).send().await;
        assert_eq!(answer.status, 401, "{path}: {}", answer.text);
    }
    let pair = world.tokens("ann").await;
    world
        .post("/auth/token-refresh")
        .bearer(&token)
        .json(json!({"refreshToken": pair.refresh}))
        .send()
        .await
        .refused(401, "Token Invalid");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn only_confidential_clients_that_were_given_the_grant(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::start(backend).await;
    assert_fault(&ask(&world).await, 400, "unauthorized_client");
    settle(&world, 2, "authorization_code refresh_token", "").await;
    let app = ("app", "app secret");
    let answer = post_as(&world, app, "/oauth2/token", &GRANT).await;
    assert_fault(&answer, 400, "unauthorized_client");
    let spa = public_client(&world).await;
    settle(&world, spa, "client_credentials", "ViewTodo").await;
    let public = [GRANT[0], ("client_id", "spa")];
    let answer = post(&world, "/oauth2/token", &public).await;
    assert_fault(&answer, 400, "unauthorized_client");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn the_client_must_authenticate_itself(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    settle(&world, 1, "client_credentials", "ViewTodo").await;
    for who in [("web", "wrong"), ("nobody", "web secret")] {
        let answer = post_as(&world, who, "/oauth2/token", &GRANT).await;
        assert_fault(&answer, 401, "invalid_client");
        assert!(answer.header("www-authenticate").is_some());
    }
    let unproven = [GRANT[0], ("client_id", "web")];
    let answer = post(&world, "/oauth2/token", &unproven).await;
    assert_fault(&answer, 401, "invalid_client");
    world
        .sql("UPDATE auth_clients SET disabled_on = '2026-01-01 00:00:00+00:00' WHERE id = 1")
        .await;
    assert_fault(&ask(&world).await, 401, "invalid_client");
}
