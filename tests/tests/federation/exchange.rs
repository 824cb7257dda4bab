//! What is asked of a provider, and what is made of its answers, shown at Google.

use auth_service_tests::{
    Backend::{self, Postgres, Sqlite},
    Value, json,
    provider::{PROVIDER_CLIENT, PROVIDER_SECRET, Say, other_jwk, signed, signed_by_another},
};
use rstest::rstest;

use crate::federation::scene::{NEW, Scene};

type Change = fn(&mut Value);

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn hostile_id_tokens_are_refused(#[values(Sqlite, Postgres)] backend: Backend) {
    let scene = Scene::open(backend).await;
    let changes: Vec<(&str, Change)> = vec![
        ("issuer", |claims| {
            claims["iss"] = json!("https://evil.example")
        }),
        ("audience", |claims| claims["aud"] = json!("another client")),
        ("audiences", |claims| {
            claims["aud"] = json!([PROVIDER_CLIENT, "another client"])
        }),
        ("nonce", |claims| claims["nonce"] = json!("another")),
        ("no nonce", |claims| {
            drop(claims.as_object_mut().unwrap().remove("nonce"))
        }),
        ("expired", |claims| {
            claims["exp"] = json!(claims["iat"].as_i64().unwrap() - 60)
        }),
        ("no end", |claims| {
            drop(claims.as_object_mut().unwrap().remove("exp"))
        }),
        ("end as text", |claims| {
            claims["exp"] = json!(claims["exp"].to_string())
        }),
        ("future", |claims| {
            claims["iat"] = json!(claims["iat"].as_i64().unwrap() + 3600)
        }),
        ("not before an hour has passed", |claims| {
            claims["nbf"] = json!(claims["iat"].as_i64().unwrap() + 3600)
        }),
        ("a beginning as text", |claims| {
            claims["nbf"] = json!(claims["iat"].to_string())
        }),
        ("no subject", |claims| {
            drop(claims.as_object_mut().unwrap().remove("sub"))
        }),
    ];
    for (what, change) in changes {
        let answer = scene.log_in(change).await;
        assert_eq!(answer.status, 401, "{what}: {}", answer.text);
    }
    type Forge = fn(&Value) -> String;
    let forgeries: Vec<(&str, Forge)> = vec![
        ("another key", |claims| signed_by_another("one", claims)),
        ("an unknown key", |claims| signed_by_another("two", claims)),
        ("none", |claims| unsigned("none", claims)),
        ("None", |claims| unsigned("None", claims)),
        ("HMAC with the public key", hmac_by_public_key),
        ("HMAC with our secret", hmac_by_our_secret),
        ("cut", |claims| {
            signed(claims).rsplit_once('.').unwrap().0.to_owned() + "."
        }),
        ("nothing", |_| String::new()),
    ];
    for (what, forge) in forgeries {
        let started = scene.start().await;
        scene.provider.will_give(&forge(&scene.claims(&started)));
        let answer = scene.end(&started).await;
        assert_eq!(answer.status, 401, "{what}: {}", answer.text);
    }
    scene.log_in(|_| {}).await.ok();
    assert_eq!(scene.world.count("users").await, 2);
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn broken_providers_are_502_and_refusals_401(#[values(Sqlite, Postgres)] backend: Backend) {
    let scene = Scene::open(backend).await;
    let large = "x".repeat(2 * 1024 * 1024);
    for (say, status) in [
        (Say::Json(400, json!({"error": "invalid_grant"})), 401),
        (Say::Json(500, json!({})), 502),
        (Say::Text(200, "no JSON".into()), 502),
        (Say::Text(200, large), 502),
        (
            Say::Redirect(format!("{}/elsewhere", scene.provider.url)),
            502,
        ),
        (
            Say::Json(200, json!({"token_type": "Bearer", "access_token": "x"})),
            401,
        ),
        (Say::Nothing, 504),
    ] {
        let started = scene.start().await;
        scene.provider.says("/token", say);
        let answer = scene.end(&started).await;
        assert!(
            answer.status == status || (status == 504 && answer.status == 502),
            "{status}: {}",
            answer.text
        );
    }
    assert!(scene.provider.asked("/elsewhere").is_empty());
    assert_eq!(scene.world.count("users").await, 1);
    // While some hang, others get their answers.
    let mut hanging = vec![];
    for _ in 0..20 {
        hanging.push(scene.start().await);
    }
    let waiting = futures::future::join_all(hanging.iter().map(|started| scene.end(started)));
    let others = async {
        scene
            .until(|| scene.provider.asked("/token").len() == 27)
            .await;
        scene.world.tokens("ann").await
    };
    match futures::future::select(Box::pin(waiting), Box::pin(others)).await {
        futures::future::Either::Left(_) => panic!("nobody else was answered"),
        futures::future::Either::Right((_, waiting)) => {
            assert!(
                waiting
                    .await
                    .iter()
                    .all(|end| [502, 504].contains(&end.status))
            );
        }
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn rotated_keys_are_fetched_once_in_thirty_seconds(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let scene = Scene::open(backend).await;
    scene.log_in(|_| {}).await.ok();
    let by_new_key = async |scene: &Scene| {
        let started = scene.start().await;
        scene
            .provider
            .will_give(&signed_by_another("two", &scene.claims(&started)));
        scene.end(&started).await.status
    };
    scene
        .provider
        .says("/jwks", Say::Json(200, json!({"keys": [other_jwk("two")]})));
    assert_eq!(by_new_key(&scene).await, 200);
    assert_eq!(scene.provider.asked("/jwks").len(), 2);
    // Made-up key ids, and a provider that is down meanwhile, cause no more requests than that.
    scene.provider.says(
        "/jwks",
        Say::Json(200, json!({"keys": [other_jwk("three")]})),
    );
    for _ in 0..3 {
        scene
            .log_in(|_| {})
            .await
            .refused(401, "Invalid Credentials");
    }
    assert_eq!(scene.provider.asked("/jwks").len(), 2);
    scene.world.advance_seconds(30);
    scene.provider.says("/jwks", Say::Json(500, json!({})));
    scene.log_in(|_| {}).await.refused(502, "Bad Gateway");
    scene
        .log_in(|_| {})
        .await
        .refused(401, "Invalid Credentials");
    assert_eq!(scene.provider.asked("/jwks").len(), 3);
    assert_eq!(by_new_key(&scene).await, 200);
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn every_exchange_may_fail(#[values(Sqlite, Postgres)] backend: Backend) {
    let scene = Scene::open(backend).await;
    let silent = |claims: &mut Value| drop(claims.as_object_mut().unwrap().remove("email"));
    for (path, say, status) in [
        ("/jwks", Say::Json(404, json!({})), 502),
        ("/jwks", Say::Json(500, json!({})), 502),
        ("/jwks", Say::Text(200, "no JSON".into()), 502),
        (
            "/jwks",
            Say::Redirect(format!("{}/elsewhere", scene.provider.url)),
            502,
        ),
        ("/userinfo", Say::Json(401, json!({})), 401),
        ("/token", Say::Json(429, json!({})), 401),
        ("/userinfo", Say::Json(429, json!({})), 401),
        ("/userinfo", Say::Json(500, json!({})), 502),
        ("/userinfo", Say::Text(200, "no JSON".into()), 502),
        ("/userinfo", Say::Json(200, json!({"email": NEW})), 401),
    ] {
        let good = scene.provider.answer("/jwks");
        scene.provider.says(path, say.clone());
        // The token endpoint's answer is the one that a login sets.
        let answer = match path {
            "/token" => scene.end(&scene.start().await).await,
            _ => scene.log_in(silent).await,
        };
        assert_eq!(answer.status, status, "{path} {say:?}: {}", answer.text);
        scene.provider.says("/jwks", good);
    }
    assert!(scene.provider.asked("/elsewhere").is_empty());
    let closed = "http://127.0.0.1:9/token".to_owned();
    let scene = scene
        .with(|settings| settings.federation.google.google_auth_token_url = closed)
        .await;
    scene.log_in(|_| {}).await.refused(502, "Bad Gateway");
    assert_eq!(scene.world.count("users").await, 1);
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn userinfo_is_asked_when_the_id_token_is_silent(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let scene = Scene::open(backend).await;
    let silent = |claims: &mut Value| {
        let claims = claims.as_object_mut().unwrap();
        claims.remove("email");
    };
    let of_another = json!({"sub": "another", "email": NEW, "email_verified": true});
    scene.provider.says("/userinfo", Say::Json(200, of_another));
    scene
        .log_in(silent)
        .await
        .refused(401, "Invalid Credentials");
    let of_this = json!({"sub": "subject 1", "email": NEW, "email_verified": "true"});
    scene.provider.says("/userinfo", Say::Json(200, of_this));
    let me = scene.me(scene.log_in(silent).await).await;
    assert_eq!(me["email"], NEW);
    let asked = scene.provider.asked("/userinfo").pop().unwrap();
    assert_eq!(asked.authorization.as_deref(), Some("Bearer access there"));
}

fn part(value: &Value) -> String {
    use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
    URL_SAFE_NO_PAD.encode(value.to_string())
}

pub fn unsigned(algorithm: &str, claims: &Value) -> String {
    format!("{}.{}.", part(&json!({"alg": algorithm})), part(claims))
}

fn hmac(secret: &[u8], claims: &Value) -> String {
    use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
    let mut header = Header::new(Algorithm::HS256);
    header.kid = Some("one".into());
    encode(&header, claims, &EncodingKey::from_secret(secret)).unwrap()
}

fn hmac_by_public_key(claims: &Value) -> String {
    hmac(
        include_bytes!(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/fixtures/keys/p256-public.pem"
        )),
        claims,
    )
}

fn hmac_by_our_secret(claims: &Value) -> String {
    hmac(PROVIDER_SECRET.as_bytes(), claims)
}
