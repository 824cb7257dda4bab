//! Where the providers differ.

use auth_service_tests::{
    Answer,
    Backend::{self, Postgres, Sqlite},
    Started, Value, json,
    provider::{PROVIDER_SECRET, Say, signed},
};
use rstest::rstest;

use crate::federation::scene::Scene;

/// A login at `start` that ends at `callback`.
pub(super) async fn log_in(
    scene: &Scene,
    start: &str,
    callback: &str,
    change: impl FnOnce(&mut Value),
) -> Answer {
    let started: Started = scene.world.start_at(start).await.into();
    if started.query.contains_key("nonce") {
        let mut claims = scene.claims(&started);
        change(&mut claims);
        scene.provider.will_give(&signed(&claims));
    }
    let query = [("code", "their code"), ("state", started.state())];
    scene
        .world
        .callback(callback, &query, &started.cookie)
        .await
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn openid_providers_by_their_own_endpoints(#[values(Sqlite, Postgres)] backend: Backend) {
    let scene = Scene::open(backend).await;
    let url = scene.provider.url.clone();
    let realm = format!("{url}/realms/acme/protocol/openid-connect");
    let cases = [
        (
            "azure",
            "/auth/azure-oauth-redirect",
            format!("{url}/authorize"),
            "/token",
            url.clone(),
        ),
        (
            "cognito",
            "/auth/cognito-auth-redirect",
            format!("{url}/oauth2/authorize"),
            "/oauth2/token",
            url.clone(),
        ),
        (
            "keycloak",
            "/auth/keycloak-auth-redirect",
            format!("{realm}/auth"),
            "/realms/acme/protocol/openid-connect/token",
            format!("{url}/realms/acme"),
        ),
    ];
    for (name, callback, authorize, token, issuer) in cases {
        let started: Started = scene.world.start_at(&format!("/auth/{name}")).await.into();
        assert!(
            started.location.as_str().starts_with(&authorize),
            "{}",
            started.location
        );
        for parameter in ["nonce", "state", "code_challenge"] {
            assert!(started.query.contains_key(parameter), "{name} {parameter}");
        }
        assert_eq!(
            started.query["redirect_uri"],
            format!("http://localhost:3000{callback}")
        );
        let keys = scene.provider.answer("/jwks");
        scene
            .provider
            .says("/realms/acme/protocol/openid-connect/certs", keys);
        let mut claims = scene.claims(&started);
        claims["iss"] = json!(issuer);
        claims["sub"] = json!(format!("of {name}"));
        claims["email"] = json!(format!("{name}@example.com"));
        scene.provider.will_give_at(token, &signed(&claims));
        let query = [("code", "x"), ("state", started.state())];
        let me = scene
            .me(scene
                .world
                .callback(callback, &query, &started.cookie)
                .await)
            .await;
        assert_eq!(me["username"], format!("{name}@example.com"));
    }
    let providers =
        "SELECT auth_provider FROM user_credentials WHERE auth_id IS NOT NULL ORDER BY 1";
    assert_eq!(
        scene.world.column::<String>(providers).await,
        ["aws-cognito", "azure", "keycloak"]
    );
    // One discovery for the start and the callback.
    assert_eq!(scene.provider.asked("/discovery").len(), 1);
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn azure_calls_people_by_oid_and_vouches_by_edov(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let scene = Scene::open(backend).await;
    let azure = async |change: fn(&mut Value)| {
        log_in(&scene, "/auth/azure", "/auth/azure-oauth-redirect", change).await
    };
    let me = scene
        .me(azure(|claims| {
            claims["oid"] = json!("object 1");
            claims["email_verified"] = json!(null);
            claims["xms_edov"] = json!(true);
        })
        .await)
        .await;
    assert_eq!(me["email"], "new@example.com");
    let subject = "SELECT auth_id FROM user_credentials WHERE auth_provider = 'azure'";
    assert_eq!(scene.world.column::<String>(subject).await, ["object 1"]);
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn azure_out_of_reach_or_of_a_template(#[values(Sqlite, Postgres)] backend: Backend) {
    let scene = Scene::open(backend).await;
    let document = scene.provider.answer("/discovery");
    scene.provider.says("/discovery", Say::Json(500, json!({})));
    scene
        .world
        .start_at("/auth/azure")
        .await
        .refused(502, "Bad Gateway");
    let Say::Json(_, mut template) = document else {
        panic!("a document")
    };
    let mut script = template.clone();
    script["authorization_endpoint"] = json!("javascript:alert(1)");
    scene.provider.says("/discovery", Say::Json(200, script));
    scene
        .world
        .start_at("/auth/azure")
        .await
        .refused(502, "Bad Gateway");
    template["issuer"] = json!("https://login.example/{tenantid}/v2.0");
    scene.provider.says("/discovery", Say::Json(200, template));
    log_in(&scene, "/auth/azure", "/auth/azure-oauth-redirect", |_| {})
        .await
        .refused(401, "Invalid Credentials");
    let of_template =
        |claims: &mut Value| claims["iss"] = json!("https://login.example/{tenantid}/v2.0");
    log_in(
        &scene,
        "/auth/azure",
        "/auth/azure-oauth-redirect",
        of_template,
    )
    .await
    .refused(401, "Invalid Credentials");
    let issuer = scene.provider.url.clone();
    let scene = scene
        .with(|settings| settings.federation.azure.azure_issuer = Some(issuer))
        .await;
    log_in(&scene, "/auth/azure", "/auth/azure-oauth-redirect", |_| {})
        .await
        .ok();
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn the_life_of_a_providers_token_may_be_a_text(#[values(Sqlite, Postgres)] backend: Backend) {
    let scene = Scene::open(backend).await;
    let started: Started = scene.world.start_at("/auth/azure").await.into();
    let tokens = json!({
        "token_type": "Bearer", "access_token": "theirs", "expires_in": "3599", "id_token": signed(&scene.claims(&started)),
    });
    scene.provider.says("/token", Say::Json(200, tokens));
    let query = [("code", "x"), ("state", started.state())];
    scene
        .world
        .callback("/auth/azure-oauth-redirect", &query, &started.cookie)
        .await
        .ok();
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn azure_and_apple_tell_the_client_the_role(#[values(Sqlite, Postgres)] backend: Backend) {
    let scene = Scene::open(backend).await;
    scene.world.sql("UPDATE auth_clients SET redirect_url = 'https://app.example/in' WHERE client_id = 'web'").await;
    for (start, callback) in [
        ("/auth/azure", "/auth/azure-oauth-redirect"),
        ("/auth/oauth-apple", "/auth/apple-oauth-redirect"),
    ] {
        let end = log_in(&scene, start, callback, |claims| {
            claims["sub"] = json!(format!("of {start}"))
        })
        .await;
        assert_eq!(end.status, 302, "{}", end.text);
        assert!(
            end.header("location").unwrap().contains("&role=editor"),
            "{end:?}"
        );
        scene
            .world
            .sql("UPDATE users SET email = NULL, username = 'u' || username")
            .await;
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn facebook_has_a_profile_instead_of_an_id_token(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let scene = Scene::open(backend).await;
    let started: Started = scene.world.start_at("/auth/facebook").await.into();
    assert_eq!(started.query["scope"], "email public_profile");
    assert!(!started.query.contains_key("nonce") && !started.query.contains_key("code_challenge"));
    scene.provider.says(
        "/token",
        Say::Json(
            200,
            json!({"access_token": "theirs", "token_type": "bearer"}),
        ),
    );
    let profile = json!({"id": "77", "name": "Ada Byron", "first_name": "Ada", "last_name": "Byron", "email": "ann@example.com"});
    scene.provider.says("/me", Say::Json(200, profile));
    let query = [("code", "x"), ("state", started.state())];
    let me = scene
        .me(scene
            .world
            .callback("/auth/facebook-auth-redirect", &query, &started.cookie)
            .await)
        .await;
    // Nobody has verified the address.
    assert_eq!(
        (&me["username"], &me["email"], &me["firstName"]),
        (&json!("facebook|77"), &Value::Null, &json!("Ada"))
    );
    for (say, status) in [
        (Say::Json(400, json!({"error": {"message": "no"}})), 401),
        (Say::Json(500, json!({})), 502),
        (Say::Text(200, "no JSON".into()), 502),
        (Say::Json(200, json!({"name": "Ada"})), 502),
    ] {
        scene.provider.says("/me", say);
        let answer = log_in(
            &scene,
            "/auth/facebook",
            "/auth/facebook-auth-redirect",
            |_| {},
        )
        .await;
        assert_eq!(answer.status, status, "{}", answer.text);
    }
    let asked = scene.provider.asked("/me").pop().unwrap();
    assert_eq!(asked.query["fields"], "id,name,first_name,last_name,email");
    let key = aws_lc_rs::hmac::Key::new(aws_lc_rs::hmac::HMAC_SHA256, PROVIDER_SECRET.as_bytes());
    let proof: String = aws_lc_rs::hmac::sign(&key, b"theirs")
        .as_ref()
        .iter()
        .map(|b| format!("{b:02x}"))
        .collect();
    assert_eq!(asked.query["appsecret_proof"], proof);
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn instagram_wraps_its_answers(#[values(Sqlite, Postgres)] backend: Backend) {
    let scene = Scene::open(backend).await;
    for (number, (wrapped, text)) in [(false, false), (true, false), (true, true)]
        .into_iter()
        .enumerate()
    {
        let id = 17841400000000000_u64 + number as u64;
        let id = if text {
            json!(id.to_string())
        } else {
            json!(id)
        };
        let (tokens, profile) = (
            json!({"access_token": "theirs", "user_id": id}),
            json!({"user_id": id, "username": "ada"}),
        );
        let wrap = |value: Value| {
            if wrapped {
                json!({"data": [value]})
            } else {
                value
            }
        };
        scene.provider.says("/token", Say::Json(200, wrap(tokens)));
        scene.provider.says("/me", Say::Json(200, wrap(profile)));
        let answer = log_in(
            &scene,
            "/auth/instagram",
            "/auth/instagram-auth-redirect",
            |_| {},
        )
        .await;
        assert_eq!(
            scene.me(answer).await["username"],
            format!("instagram|{}", 17841400000000000_u64 + number as u64)
        );
    }
    let asked = scene.provider.asked("/me").pop().unwrap();
    assert_eq!(asked.query["fields"], "user_id,username,name");
}

/// Half a configuration names what is missing.
#[tokio::test]
async fn half_a_configuration_stops_the_start() {
    let world = auth_service_tests::World::start(auth_service_tests::Backend::Sqlite).await;
    type Change = fn(&mut auth_service_tests::settings::FederationSettings);
    let cases: [(&str, Change); 15] = [
        ("GOOGLE_AUTH_CLIENT_ID", |own| {
            own.google.google_auth_client_secret = Some("x".into())
        }),
        ("KEYCLOAK_CLIENT_ID", |own| {
            own.keycloak.keycloak_client_secret = Some("x".into())
        }),
        ("AZURE_AUTH_CLIENT_SECRET", |own| {
            own.azure.azure_auth_client_id = Some("x".into())
        }),
        ("COGNITO_AUTH_CLIENT_SECRET", |own| {
            own.cognito.cognito_auth_client_id = Some("x".into())
        }),
        ("COGNITO_AUTH_REGION", |own| {
            own.cognito.cognito_auth_client_id = Some("x".into());
            own.cognito.cognito_auth_client_secret = Some("x".into());
            own.cognito.cognito_auth_client_domain = Some("https://x".into());
        }),
        ("COGNITO_AUTH_USER_POOL_ID", |own| {
            own.cognito.cognito_auth_client_id = Some("x".into());
            own.cognito.cognito_auth_client_secret = Some("x".into());
            own.cognito.cognito_auth_client_domain = Some("https://x".into());
            own.cognito.cognito_auth_region = Some("x".into());
        }),
        ("KEYCLOAK_REALM", |own| {
            own.keycloak.keycloak_client_id = Some("x".into());
            own.keycloak.keycloak_host = Some("https://x".into());
        }),
        ("KEYCLOAK_CLIENT_SECRET", |own| {
            own.keycloak.keycloak_client_id = Some("x".into());
            own.keycloak.keycloak_host = Some("https://x".into());
            own.keycloak.keycloak_realm = Some("x".into());
        }),
        ("GOOGLE_AUTH_CLIENT_SECRET", |own| {
            own.google.google_auth_client_id = Some("x".into())
        }),
        ("FACEBOOK_AUTH_CLIENT_SECRET", |own| {
            own.facebook.facebook_auth_client_id = Some("x".into())
        }),
        ("INSTAGRAM_AUTH_CLIENT_SECRET", |own| {
            own.instagram.instagram_auth_client_id = Some("x".into())
        }),
        ("APPLE_AUTH_PRIVATE_KEY_LOCATION", |own| {
            own.apple.apple_auth_client_id = Some("x".into())
        }),
        ("AZURE_IDENTITY_METADATA", |own| {
            own.azure.azure_auth_client_id = Some("x".into());
            own.azure.azure_auth_client_secret = Some("x".into());
        }),
        ("COGNITO_AUTH_CLIENT_DOMAIN", |own| {
            own.cognito.cognito_auth_client_id = Some("x".into());
            own.cognito.cognito_auth_client_secret = Some("x".into());
        }),
        ("KEYCLOAK_HOST", |own| {
            own.keycloak.keycloak_client_id = Some("x".into())
        }),
    ];
    for (name, change) in cases {
        let refusal = world
            .refused_start(|settings| change(&mut settings.federation))
            .await;
        assert!(refusal.contains(name), "{refusal}");
    }
}
