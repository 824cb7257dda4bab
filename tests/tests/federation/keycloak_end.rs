//! A session that began at Keycloak ends there too.

use auth_service_tests::{
    Backend::{self, Postgres, Sqlite},
    Started, Tokens, json,
    provider::{PROVIDER_CLIENT, PROVIDER_SECRET, Say, signed},
};
use rstest::rstest;

use crate::federation::scene::Scene;

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn keycloak_sessions_end_there_too(#[values(Sqlite, Postgres)] backend: Backend) {
    let scene = Scene::open(backend).await;
    let at = |end: &str| format!("/realms/acme/protocol/openid-connect/{end}");
    let started: Started = scene.world.start_at("/auth/keycloak").await.into();
    scene
        .provider
        .says(&at("certs"), scene.provider.answer("/jwks"));
    let mut claims = scene.claims(&started);
    claims["iss"] = json!(format!("{}/realms/acme", scene.provider.url));
    scene.provider.will_give_at(&at("token"), &signed(&claims));
    let query = [("code", "x"), ("state", started.state())];
    let login = scene
        .world
        .callback("/auth/keycloak-auth-redirect", &query, &started.cookie)
        .await;
    assert!(!scene.world.dump().await.contains("refresh there"));
    let pair = Tokens::from(scene.world.refresh(&Tokens::from(login.ok())).await.ok());
    // Keycloak is down: the local logout does not wait, and the other is not forgotten.
    scene
        .provider
        .says(&at("logout"), Say::Json(500, json!({})));
    let call = scene.world.post("/keycloak/logout").bearer(&pair.access);
    let answer = call
        .json(json!({"refreshToken": pair.refresh}))
        .send()
        .await
        .ok();
    assert_eq!(answer.json()["success"], true);
    scene
        .world
        .me(&pair.access)
        .await
        .refused(401, "TokenRevoked");
    scene
        .until(|| scene.provider.asked(&at("logout")).len() == 1)
        .await;
    scene
        .provider
        .says(&at("logout"), Say::Json(204, json!(null)));
    let scene = scene.with(|_| {}).await;
    scene.world.advance_seconds(10);
    scene
        .until(|| scene.provider.asked(&at("logout")).len() == 2)
        .await;
    let asked = scene.provider.asked(&at("logout")).pop().unwrap();
    for (name, value) in [
        ("refresh_token", "refresh there"),
        ("client_id", PROVIDER_CLIENT),
        ("client_secret", PROVIDER_SECRET),
    ] {
        assert_eq!(asked.form[name], value);
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn keycloak_is_told_after_a_change_of_the_secret_key(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let scene = Scene::open(backend).await;
    let at = |end: &str| format!("/realms/acme/protocol/openid-connect/{end}");
    let started: Started = scene.world.start_at("/auth/keycloak").await.into();
    scene
        .provider
        .says(&at("certs"), scene.provider.answer("/jwks"));
    let mut claims = scene.claims(&started);
    claims["iss"] = json!(format!("{}/realms/acme", scene.provider.url));
    scene.provider.will_give_at(&at("token"), &signed(&claims));
    let query = [("code", "x"), ("state", started.state())];
    let login = scene
        .world
        .callback("/auth/keycloak-auth-redirect", &query, &started.cookie)
        .await;
    let pair = Tokens::from(login.ok());
    const NEW: &str = "bmV3IG5ldyBuZXcgbmV3IG5ldyBuZXcgbmV3IG5ldyE=";
    let both = format!("{NEW},{}", auth_service_tests::SECRET_KEY);
    let scene = scene
        .with(|settings| settings.database.secret_key = Some(both.into()))
        .await;
    let scene = scene
        .with(|settings| settings.database.secret_key = Some(NEW.into()))
        .await;
    scene
        .provider
        .says(&at("logout"), Say::Json(204, json!(null)));
    let call = scene.world.post("/keycloak/logout").bearer(&pair.access);
    call.json(json!({"refreshToken": pair.refresh}))
        .send()
        .await
        .ok();
    scene
        .until(|| scene.provider.asked(&at("logout")).len() == 1)
        .await;
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn keycloak_hears_nothing_of_other_sessions(#[values(Sqlite, Postgres)] backend: Backend) {
    let scene = Scene::open(backend).await;
    let pair = scene.world.tokens("ann").await;
    let call = scene.world.post("/keycloak/logout").bearer(&pair.access);
    call.json(json!({"refreshToken": pair.refresh}))
        .send()
        .await
        .ok();
    assert_eq!(scene.world.count("provider_logouts").await, 0);
    let call = scene.world.post("/keycloak/logout").bearer(&pair.access);
    call.json(json!({"refreshToken": pair.refresh}))
        .send()
        .await
        .refused(401, "TokenRevoked");
    let pair = scene.world.tokens("ann").await;
    scene
        .world
        .post("/keycloak/logout")
        .bearer(&pair.access)
        .json(json!({}))
        .send()
        .await
        .refused(422, "TokenMissing");
}
