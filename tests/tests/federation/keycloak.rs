//! Logins at Keycloak and their end.

use auth_service_tests::{
    Answer,
    Backend::{self, Postgres, Sqlite},
    Started, Tokens, Value,
    admin::UserAction,
    json,
    provider::{PROVIDER_CLIENT, Say, signed, signed_by_another},
};
use rstest::rstest;

use crate::federation::scene::Scene;

const EVENT: &str = "http://schemas.openid.net/event/backchannel-logout";

fn at(end: &str) -> String {
    format!("/realms/acme/protocol/openid-connect/{end}")
}

async fn log_in(scene: &Scene, session: &str) -> Answer {
    let started: Started = scene.world.start_at("/auth/keycloak").await.into();
    scene
        .provider
        .says(&at("certs"), scene.provider.answer("/jwks"));
    let mut claims = scene.claims(&started);
    claims["iss"] = json!(issuer(scene));
    claims["sid"] = json!(session);
    scene.provider.will_give_at(&at("token"), &signed(&claims));
    let query = [("code", "x"), ("state", started.state())];
    let callback = "/auth/keycloak-auth-redirect";
    scene
        .world
        .callback(callback, &query, &started.cookie)
        .await
}

fn issuer(scene: &Scene) -> String {
    format!("{}/realms/acme", scene.provider.url)
}

/// The claims of a good logout token.
fn logout_of(scene: &Scene, id: &str, session: &str) -> Value {
    let now = scene.world.now().timestamp();
    json!({
        "iss": issuer(scene), "aud": PROVIDER_CLIENT, "iat": now, "exp": now + 120, "jti": id, "sid": session, "sub": "subject 1",
        "events": {EVENT: {}},
    })
}

async fn tell(scene: &Scene, token: &str) -> Answer {
    let form = url::form_urlencoded::Serializer::new(String::new())
        .append_pair("logout_token", token)
        .finish();
    let call = scene.world.post("/auth/keycloak-backchannel-logout");
    call.body("application/x-www-form-urlencoded", form)
        .send()
        .await
}

async fn log_out(scene: &Scene, pair: &Tokens) {
    let call = scene.world.post("/keycloak/logout").bearer(&pair.access);
    let call = call.json(json!({"refreshToken": pair.refresh}));
    call.send().await.ok();
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn what_ends_at_keycloak_ends_here(#[values(Sqlite, Postgres)] backend: Backend) {
    let scene = Scene::open(backend).await;
    let (one, other) = (
        Tokens::from(log_in(&scene, "one").await.ok()),
        Tokens::from(log_in(&scene, "other").await.ok()),
    );
    let by_password = scene.world.tokens("ann").await;
    let told = tell(&scene, &signed(&logout_of(&scene, "1", "one"))).await;
    assert_eq!(
        (told.status, told.header("cache-control")),
        (200, Some("no-store")),
        "{}",
        told.text
    );
    scene
        .world
        .me(&one.access)
        .await
        .refused(401, "TokenRevoked");
    assert_eq!(scene.world.refresh(&one).await.status, 401);
    scene.world.me(&other.access).await.ok();
    scene.world.me(&by_password.access).await.ok();
    // Once only; and a session that nobody has is no fault.
    tell(&scene, &signed(&logout_of(&scene, "1", "other")))
        .await
        .refused(400, "Bad Request");
    assert_eq!(
        tell(&scene, &signed(&logout_of(&scene, "2", "nobody's")))
            .await
            .status,
        200
    );
    scene.world.me(&other.access).await.ok();
    // By the person.
    let mut claims = logout_of(&scene, "3", "");
    claims.as_object_mut().unwrap().remove("sid");
    claims.as_object_mut().unwrap().remove("exp");
    assert_eq!(tell(&scene, &signed(&claims)).await.status, 200);
    scene
        .world
        .me(&other.access)
        .await
        .refused(401, "TokenRevoked");
    scene.world.me(&by_password.access).await.ok();
    let rows = scene.world.trail(100).await;
    let ends: Vec<_> = rows.iter().filter(|row| row.kind == "LOGOUT").collect();
    assert_eq!(ends.len(), 2);
    assert!(
        ends.iter()
            .all(|row| row.user_id.is_some() && row.session_id.is_some())
    );
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_code_that_waits_ends_with_it(#[values(Sqlite, Postgres)] backend: Backend) {
    let scene = Scene::open(backend).await;
    scene.world.sql("UPDATE auth_clients SET redirect_url = 'https://app.example/in' WHERE client_id = 'web'").await;
    let end = log_in(&scene, "one").await;
    let location: url::Url = end.header("location").unwrap().parse().unwrap();
    let code = location
        .query_pairs()
        .find(|(name, _)| name == "code")
        .unwrap()
        .1
        .into_owned();
    assert_eq!(
        tell(&scene, &signed(&logout_of(&scene, "1", "one")))
            .await
            .status,
        200
    );
    scene
        .world
        .redeem(&code)
        .await
        .refused(401, "Invalid Credentials");
}

/// Both end the sessions of one user.
#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_logout_while_all_sessions_of_the_user_end(#[values(Sqlite, Postgres)] backend: Backend) {
    let scene = Scene::open(backend).await;
    let admin = scene.world.admin();
    for round in 0..8 {
        let mut pairs = Vec::new();
        for session in ["one", "one", "one", "other"] {
            pairs.push(Tokens::from(log_in(&scene, session).await.ok()));
        }
        let token = signed(&logout_of(&scene, &round.to_string(), "one"));
        let (told, revoked) = tokio::join!(
            tell(&scene, &token),
            admin.act_on_user("new@example.com", UserAction::RevokeSessions)
        );
        told.ok();
        revoked.expect("revoked");
        for pair in &pairs {
            let answer = scene.world.me(&pair.access).await;
            answer.refused(401, "TokenRevoked");
            let answer = scene.world.refresh(pair).await;
            answer.refused(401, "Token Expired");
        }
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn without_keys_no_logout_token_can_be_judged(#[values(Sqlite, Postgres)] backend: Backend) {
    let scene = Scene::open(backend).await;
    scene.provider.says(&at("certs"), Say::Json(500, json!({})));
    tell(&scene, &signed(&logout_of(&scene, "1", "one")))
        .await
        .refused(502, "Bad Gateway");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn hostile_logout_tokens_are_refused(#[values(Sqlite, Postgres)] backend: Backend) {
    let scene = Scene::open(backend).await;
    let pair = Tokens::from(log_in(&scene, "one").await.ok());
    type Change = fn(&mut Value);
    let changes: Vec<(&str, Change)> = vec![
        ("issuer", |claims| {
            claims["iss"] = json!("https://evil.example")
        }),
        ("audience", |claims| claims["aud"] = json!("another")),
        ("no time", |claims| claims["iat"] = json!(null)),
        ("future", |claims| {
            claims["iat"] = json!(claims["iat"].as_i64().unwrap() + 600)
        }),
        ("expired", |claims| {
            claims["exp"] = json!(claims["iat"].as_i64().unwrap() - 61)
        }),
        ("old, without an end", |claims| {
            claims["iat"] = json!(claims["iat"].as_i64().unwrap() - 3600);
            claims["exp"] = json!(null);
        }),
        ("no events", |claims| claims["events"] = json!({})),
        ("events as text", |claims| claims["events"] = json!(EVENT)),
        ("event as text", |claims| {
            claims["events"][EVENT] = json!("x")
        }),
        ("nonce", |claims| claims["nonce"] = json!("x")),
        ("no id", |claims| claims["jti"] = json!(null)),
        ("nobody", |claims| {
            claims["sid"] = json!(null);
            claims["sub"] = json!(7);
        }),
    ];
    for (what, change) in changes {
        let mut claims = logout_of(&scene, what, "one");
        change(&mut claims);
        let answer = tell(&scene, &signed(&claims)).await;
        assert_eq!(answer.status, 400, "{what}: {}", answer.text);
    }
    let good = logout_of(&scene, "good", "one");
    for forged in [
        signed_by_another("one", &good),
        crate::federation::exchange::unsigned("none", &good),
        "x".to_owned(),
        String::new(),
    ] {
        assert_eq!(tell(&scene, &forged).await.status, 400);
    }
    scene.world.me(&pair.access).await.ok();
    let call = scene.world.post("/auth/keycloak-backchannel-logout");
    assert_eq!(
        call.body("application/x-www-form-urlencoded", "x=1")
            .send()
            .await
            .status,
        422
    );
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_logout_that_keycloak_refuses_is_tried_again_and_told(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let scene = Scene::open(backend).await;
    let refusals = [
        Say::Json(401, json!({"error": "unauthorized_client"})),
        Say::Json(403, json!({})),
        Say::Json(404, json!({})),
        Say::Json(400, json!({"error": "unauthorized_client"})),
    ];
    for (number, say) in refusals.into_iter().enumerate() {
        let pair = Tokens::from(log_in(&scene, "one").await.ok());
        let before = scene.provider.asked(&at("logout")).len();
        scene.provider.says(&at("logout"), say);
        log_out(&scene, &pair).await;
        scene
            .until(|| scene.provider.asked(&at("logout")).len() == before + 1)
            .await;
        scene
            .provider
            .says(&at("logout"), Say::Json(204, json!(null)));
        // The clock moves until the refused try is written down and due again.
        for _ in 0..500 {
            scene.world.advance_seconds(1);
            if scene.provider.asked(&at("logout")).len() > before + 1 {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
        assert!(
            scene.provider.asked(&at("logout")).len() > before + 1,
            "{number}"
        );
        let rows = scene.world.trail(1000).await;
        let told = rows.iter().filter(|row| row.kind == "FAILURE").count();
        assert_eq!(told, number + 1);
        assert!(rows.iter().any(|row| {
            row.detail
                .as_deref()
                .is_some_and(|told| told.starts_with("keycloak: "))
        }));
    }
    // Over already: nobody need look at it.
    let pair = Tokens::from(log_in(&scene, "one").await.ok());
    scene.provider.says(
        &at("logout"),
        Say::Json(400, json!({"error": "invalid_grant"})),
    );
    log_out(&scene, &pair).await;
    for _ in 0..500 {
        if scene.world.count("provider_logouts").await == 0 {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    assert_eq!(scene.world.count("provider_logouts").await, 0);
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn browsers_and_this_service_may_reach_it_at_different_hosts(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let scene = Scene::open(backend).await;
    let internal = scene.provider.url.clone();
    let scene = scene
        .with(|settings| {
            settings.federation.keycloak.keycloak_host = Some("https://sso.example/kc".into());
            settings.federation.keycloak.keycloak_internal_host = Some(internal);
        })
        .await;
    let started: Started = scene.world.start_at("/auth/keycloak").await.into();
    let public = "https://sso.example/kc/realms/acme";
    assert!(
        started
            .location
            .as_str()
            .starts_with(&format!("{public}/protocol/openid-connect/auth?"))
    );
    scene
        .provider
        .says(&at("certs"), scene.provider.answer("/jwks"));
    let mut claims = scene.claims(&started);
    claims["iss"] = json!(public);
    scene.provider.will_give_at(&at("token"), &signed(&claims));
    let query = [("code", "x"), ("state", started.state())];
    scene
        .world
        .callback("/auth/keycloak-auth-redirect", &query, &started.cookie)
        .await
        .ok();
}
