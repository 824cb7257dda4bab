//! `POST /google/logout` and `POST /cognito/logout`: the provider's token is revoked in the background.

use auth_service_tests::{
    Answer,
    Backend::{self, Postgres, Sqlite},
    Started, Tokens, World, eventually, json,
    provider::{Asked, PROVIDER_CLIENT, PROVIDER_SECRET, Say, signed},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use rstest::rstest;

use crate::federation::scene::Scene;

/// Where each revokes, as the scene configures it.
const GOOGLE: &str = "/revoke";
const COGNITO: &str = "/oauth2/revoke";

async fn scene(backend: Backend) -> Scene {
    let scene = Scene::open(backend).await;
    let revoke = format!("{}{GOOGLE}", scene.provider.url);
    scene
        .with(|settings| settings.federation.google.google_revoke_url = revoke)
        .await
}

async fn by_google(scene: &Scene) -> Tokens {
    Tokens::from(scene.log_in(|_| {}).await.ok())
}

async fn by_cognito(scene: &Scene) -> Tokens {
    let started: Started = scene.world.start_at("/auth/cognito").await.into();
    let claims = scene.claims(&started);
    scene
        .provider
        .will_give_at("/oauth2/token", &signed(&claims));
    let query = [("code", "x"), ("state", started.state())];
    let callback = "/auth/cognito-auth-redirect";
    let end = scene.world.callback(callback, &query, &started.cookie);
    Tokens::from(end.await.ok())
}

async fn log_out(world: &World, path: &str, pair: &Tokens) -> Answer {
    let call = world.post(path).bearer(&pair.access);
    let call = call.json(json!({"refreshToken": pair.refresh}));
    call.send().await
}

/// The request, once it has arrived; none was sent in a URL.
async fn asked(scene: &Scene, path: &str) -> Asked {
    scene.until(|| !scene.provider.asked(path).is_empty()).await;
    let asked = scene.provider.asked(path).pop().unwrap();
    assert!(asked.query.is_empty(), "{asked:?}");
    asked
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn google_is_told(#[values(Sqlite, Postgres)] backend: Backend) {
    let scene = scene(backend).await;
    scene.provider.says(GOOGLE, Say::Json(200, json!({})));
    let pair = by_google(&scene).await;
    let dump = scene.world.dump().await;
    assert!(!dump.contains("refresh there") && !dump.contains("access there"));
    let pair = Tokens::from(scene.world.refresh(&pair).await.ok());
    let answer = log_out(&scene.world, "/google/logout", &pair).await.ok();
    assert_eq!(answer.json()["success"], true);
    assert!(answer.json()["key"].is_string());
    scene
        .world
        .me(&pair.access)
        .await
        .refused(401, "TokenRevoked");
    let asked = asked(&scene, GOOGLE).await;
    assert_eq!(asked.form["token"], "refresh there");
    assert_eq!(asked.form.len(), 1);
    assert_eq!(asked.authorization, None);
}

/// Google gives a refresh token only to those who ask for offline access.
#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn googles_access_token_serves_as_well(#[values(Sqlite, Postgres)] backend: Backend) {
    let scene = scene(backend).await;
    scene.provider.says(GOOGLE, Say::Json(200, json!({})));
    let started = scene.start().await;
    let tokens = json!({
        "access_token": "access there", "token_type": "Bearer", "id_token": signed(&scene.claims(&started)),
    });
    scene.provider.says("/token", Say::Json(200, tokens));
    let pair = Tokens::from(scene.end(&started).await.ok());
    log_out(&scene.world, "/google/logout", &pair).await.ok();
    assert_eq!(asked(&scene, GOOGLE).await.form["token"], "access there");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn cognito_is_told_who_asks(#[values(Sqlite, Postgres)] backend: Backend) {
    let scene = scene(backend).await;
    scene.provider.says(COGNITO, Say::Json(200, json!({})));
    let pair = by_cognito(&scene).await;
    assert!(!scene.world.dump().await.contains("refresh there"));
    log_out(&scene.world, "/cognito/logout", &pair).await.ok();
    let asked = asked(&scene, COGNITO).await;
    assert_eq!(asked.form["token"], "refresh there");
    assert_eq!(asked.form["client_id"], PROVIDER_CLIENT);
    let client = STANDARD.encode(format!("{PROVIDER_CLIENT}:{PROVIDER_SECRET}"));
    assert_eq!(asked.authorization, Some(format!("Basic {client}")));
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_provider_that_is_down_is_told_later(#[values(Sqlite, Postgres)] backend: Backend) {
    let scene = scene(backend).await;
    scene.provider.says(COGNITO, Say::Json(500, json!({})));
    let pair = by_cognito(&scene).await;
    log_out(&scene.world, "/cognito/logout", &pair).await.ok();
    scene
        .world
        .me(&pair.access)
        .await
        .refused(401, "TokenRevoked");
    asked(&scene, COGNITO).await;
    scene.provider.says(COGNITO, Say::Json(200, json!({})));
    let scene = scene.with(|_| {}).await;
    scene.world.advance_seconds(10);
    scene
        .until(|| scene.provider.asked(COGNITO).len() == 2)
        .await;
}

/// A token that the provider no longer knows is nobody's business; a client that it refuses is.
#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn what_the_provider_refuses_is_told_once(#[values(Sqlite, Postgres)] backend: Backend) {
    let scene = scene(backend).await;
    let gone = json!({"error": "invalid_token"});
    scene.provider.says(GOOGLE, Say::Json(400, gone));
    let pair = by_google(&scene).await;
    log_out(&scene.world, "/google/logout", &pair).await.ok();
    asked(&scene, GOOGLE).await;
    eventually("the logout is done with", async || {
        (scene.world.count("provider_logouts").await == 0).then_some(())
    })
    .await;
    let refused = json!({"error": "invalid_client"});
    scene.provider.says(COGNITO, Say::Json(400, refused));
    let pair = by_cognito(&scene).await;
    log_out(&scene.world, "/cognito/logout", &pair).await.ok();
    asked(&scene, COGNITO).await;
    let told = eventually("the failure is recorded", async || {
        let rows = scene.world.trail(1000).await;
        rows.into_iter().find(|row| row.kind == "FAILURE")
    });
    let detail = told.await.detail.expect("a detail");
    assert!(detail.starts_with("aws-cognito: "), "{detail}");
    assert!(!detail.contains("refresh there") && !detail.contains(PROVIDER_SECRET));
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn sessions_that_began_elsewhere_end_here_only(#[values(Sqlite, Postgres)] backend: Backend) {
    let scene = scene(backend).await;
    for path in ["/google/logout", "/cognito/logout"] {
        let pair = scene.world.tokens("ann").await;
        log_out(&scene.world, path, &pair).await.ok();
        log_out(&scene.world, path, &pair)
            .await
            .refused(401, "TokenRevoked");
        let pair = scene.world.tokens("ann").await;
        let call = scene.world.post(path).bearer(&pair.access);
        let call = call.json(json!({}));
        call.send().await.refused(422, "TokenMissing");
        let no_bearer = scene.world.post(path).json(json!({"refreshToken": "x"}));
        assert_eq!(no_bearer.send().await.status, 401);
    }
    let pair = by_google(&scene).await;
    log_out(&scene.world, "/cognito/logout", &pair).await.ok();
    let pair = by_google(&scene).await;
    scene.world.logout(&pair).await.ok();
    assert_eq!(scene.world.count("provider_logouts").await, 0);
}
