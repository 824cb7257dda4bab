//! Sign in with Apple.

use auth_service_tests::{
    Backend::{self, Postgres, Sqlite},
    Started, Value, json,
    provider::{PROVIDER_CLIENT, signed},
};
use rstest::rstest;

use super::each::log_in;
use crate::federation::scene::Scene;

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn apple_has_two_issuers(#[values(Sqlite, Postgres)] backend: Backend) {
    let scene = Scene::open(backend).await;
    let of_account = |claims: &mut Value| claims["iss"] = json!("https://account.apple.com");
    let apple = ("/auth/oauth-apple", "/auth/apple-oauth-redirect");
    log_in(&scene, apple.0, apple.1, of_account)
        .await
        .refused(401, "Invalid Credentials");
    let scene = scene
        .with(|settings| {
            settings.federation.apple.apple_issuer = "https://appleid.apple.com".into()
        })
        .await;
    log_in(&scene, apple.0, apple.1, of_account).await.ok();
    log_in(&scene, apple.0, apple.1, |claims| {
        claims["iss"] = json!("https://appleid.apple.com")
    })
    .await
    .ok();
    log_in(&scene, apple.0, apple.1, |_| {})
        .await
        .refused(401, "Invalid Credentials");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn apple_posts_its_answer(#[values(Sqlite, Postgres)] backend: Backend) {
    let scene = Scene::open(backend).await;
    let started: Started = scene.world.start_at("/auth/oauth-apple").await.into();
    assert_eq!(
        (
            started.query["response_mode"].as_str(),
            started.query["scope"].as_str()
        ),
        ("form_post", "openid name email")
    );
    assert!(!started.query.contains_key("code_challenge"));
    let mut claims = scene.claims(&started);
    for name in ["given_name", "family_name"] {
        claims.as_object_mut().unwrap().remove(name);
    }
    claims["email_verified"] = json!("true");
    scene.provider.will_give(&signed(&claims));
    let user =
        json!({"name": {"firstName": "Ada", "lastName": "Byron"}, "email": "evil@example.com"})
            .to_string();
    let form = url::form_urlencoded::Serializer::new(String::new())
        .append_pair("state", started.state())
        .append_pair("code", "their code")
        .append_pair("user", &user)
        .finish();
    // A cross-site POST brings no Lax cookie.
    let call = scene
        .world
        .post("/auth/apple-oauth-redirect")
        .body("application/x-www-form-urlencoded", form);
    let relayed = call.send().await;
    assert_eq!(relayed.status, 303, "{}", relayed.text);
    let to: url::Url = relayed.header("location").unwrap().parse().unwrap();
    assert!(
        to.as_str()
            .starts_with("http://localhost:3000/auth/apple-oauth-redirect?")
    );
    let path = format!("{}?{}", to.path(), to.query().unwrap());
    scene
        .world
        .get(&path)
        .header("Cookie", "other=1")
        .send()
        .await
        .refused(401, "Invalid Credentials");
    // `iss` comes along.
    let form = format!("state={}&code=x&iss=https://evil.example", started.state());
    let call = scene
        .world
        .post("/auth/apple-oauth-redirect")
        .body("application/x-www-form-urlencoded", form);
    assert!(
        call.send()
            .await
            .header("location")
            .unwrap()
            .ends_with("&iss=https%3A%2F%2Fevil.example")
    );
    let again: Started = scene.world.start_at("/auth/oauth-apple").await.into();
    let mut claims = claims.clone();
    claims["nonce"] = json!(again.nonce());
    scene.provider.will_give(&signed(&claims));
    let form = url::form_urlencoded::Serializer::new(String::new())
        .append_pair("state", again.state())
        .append_pair("code", "their code")
        .append_pair("user", &user)
        .finish();
    let call = scene
        .world
        .post("/auth/apple-oauth-redirect")
        .body("application/x-www-form-urlencoded", form);
    let to: url::Url = call
        .send()
        .await
        .header("location")
        .unwrap()
        .parse()
        .unwrap();
    let path = format!("{}?{}", to.path(), to.query().unwrap());
    let me = scene
        .me(scene
            .world
            .get(&path)
            .header("Cookie", &again.cookie)
            .send()
            .await)
        .await;
    assert_eq!(
        (&me["firstName"], &me["lastName"], &me["email"]),
        (&json!("Ada"), &json!("Byron"), &json!("new@example.com"))
    );
    let asked = scene.provider.asked("/token").pop().unwrap();
    let header = jsonwebtoken::decode_header(&asked.form["client_secret"]).unwrap();
    assert_eq!(
        (header.alg, header.kid.as_deref()),
        (jsonwebtoken::Algorithm::ES256, Some("key"))
    );
    let assertion = asked.form["client_secret"].split('.').nth(1).unwrap();
    let assertion =
        base64::Engine::decode(&base64::engine::general_purpose::URL_SAFE_NO_PAD, assertion)
            .unwrap();
    let assertion: Value = serde_json::from_slice(&assertion).unwrap();
    for (name, value) in [
        ("iss", "team"),
        ("sub", PROVIDER_CLIENT),
        ("aud", scene.provider.url.as_str()),
    ] {
        assert_eq!(assertion[name], value);
    }
    let life = assertion["exp"].as_i64().unwrap() - scene.world.now().timestamp();
    assert!((1..=300).contains(&life), "{life}");
}
