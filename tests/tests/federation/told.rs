//! What is told of a login that fails: to the operator, to the client, and to the person.

use auth_service_tests::{
    Answer,
    Backend::{self, Postgres, Sqlite},
    Started, Value, json,
    provider::{PROVIDER_CLIENT, PROVIDER_SECRET, Say},
    settings::Switch,
};
use rstest::rstest;

use crate::federation::scene::{GOOGLE, Scene};

const ADDRESS: &str =
    "UPDATE auth_clients SET redirect_url = 'https://app.example/in?x=1' WHERE client_id = 'web'";

/// The details of all failures so far, the newest first.
async fn told(scene: &Scene) -> Vec<String> {
    let rows = scene.world.trail(1000).await;
    let failures = rows.into_iter().filter(|row| row.kind == "FAILURE");
    failures.filter_map(|row| row.detail).collect()
}

async fn refused(scene: &Scene, query: &[(&str, &str)], accept: Option<&str>) -> Answer {
    let started: Started = scene
        .world
        .start_with_form("/auth/google", &[("state", "of the client")])
        .await
        .into();
    let query = url::form_urlencoded::Serializer::new(String::new())
        .append_pair("state", started.state())
        .extend_pairs(query)
        .finish();
    let call = scene.world.get(&format!("{GOOGLE}?{query}"));
    let call = call.header("Cookie", &started.cookie);
    match accept {
        Some(accept) => call.header("Accept", accept).send().await,
        None => call.send().await,
    }
}

fn parts(answer: &Answer) -> (String, Vec<(String, String)>) {
    assert_eq!(answer.status, 302, "{}", answer.text);
    let location: url::Url = answer.header("location").unwrap().parse().unwrap();
    let pairs = location.query_pairs().into_owned().collect();
    (location[..url::Position::AfterPath].to_owned(), pairs)
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn the_audit_trail_says_why_a_login_failed(#[values(Sqlite, Postgres)] backend: Backend) {
    let scene = Scene::open(backend).await;
    let said = async |scene: &Scene, parts: &[&str]| {
        let told = told(scene).await.swap_remove(0);
        assert!(told.starts_with("google: "), "{told}");
        for part in parts {
            assert!(told.contains(part), "{told} lacks {part}");
        }
    };
    let hush = format!("{PROVIDER_SECRET} and their code were wrong\u{1b}[31m");
    let started = scene.start().await;
    let body = json!({"error": "invalid_client", "error_description": hush});
    scene.provider.says("/token", Say::Json(401, body));
    scene
        .end(&started)
        .await
        .refused(401, "Invalid Credentials");
    said(
        &scene,
        &["token endpoint", "error=invalid_client", "status=401"],
    )
    .await;
    // Refused with 200, as some do.
    let started = scene.start().await;
    scene
        .provider
        .says("/token", Say::Json(200, json!({"error": "invalid_grant"})));
    scene
        .end(&started)
        .await
        .refused(401, "Invalid Credentials");
    said(&scene, &["token endpoint", "error=invalid_grant"]).await;
    let started = scene.start().await;
    scene.provider.says(
        "/token",
        Say::Json(503, json!({"error": "temporarily_unavailable"})),
    );
    scene.end(&started).await.refused(502, "Bad Gateway");
    said(
        &scene,
        &[
            "token endpoint",
            "status=503",
            "error=temporarily_unavailable",
        ],
    )
    .await;
    type Change = fn(&mut Value);
    let changes: [(Change, &[&str]); 6] = [
        (
            |claims| claims["aud"] = json!("another"),
            &["id_token", "audience", "came=another"],
        ),
        (
            |claims| claims["azp"] = json!("another"),
            &["azp", "came=another"],
        ),
        (
            |claims| claims["iss"] = json!("https://evil.example"),
            &["issuer", "came=https://evil.example"],
        ),
        (|claims| claims["nonce"] = json!("another"), &["nonce"]),
        (|claims| claims["exp"] = json!(1), &["expired", "came=1"]),
        (|claims| claims["sub"] = json!(7), &["subject"]),
    ];
    for (change, parts) in changes {
        scene
            .log_in(change)
            .await
            .refused(401, "Invalid Credentials");
        said(&scene, parts).await;
    }
    scene
        .log_in(|claims| claims["aud"] = json!("another"))
        .await;
    said(&scene, &[&format!("expected={PROVIDER_CLIENT}")]).await;
    let started = scene.start().await;
    scene
        .provider
        .will_give(&crate::federation::exchange::unsigned(
            "none",
            &scene.claims(&started),
        ));
    scene
        .end(&started)
        .await
        .refused(401, "Invalid Credentials");
    said(&scene, &["algorithm=none"]).await;
    scene.provider.says("/jwks", Say::Json(500, json!({})));
    scene.world.advance_seconds(31);
    let started = scene.start().await;
    let unknown = auth_service_tests::provider::signed_by_another("two", &scene.claims(&started));
    scene.provider.will_give(&unknown);
    scene.end(&started).await.refused(502, "Bad Gateway");
    said(&scene, &["key set", "status=500"]).await;
    refused(&scene, &[("error", "temporarily_unavailable")], None)
        .await
        .refused(401, "Invalid Credentials");
    said(&scene, &["callback", "error=temporarily_unavailable"]).await;
    refused(
        &scene,
        &[("code", "x"), ("iss", "https://evil.example")],
        None,
    )
    .await
    .refused(401, "Invalid Credentials");
    said(&scene, &["callback", "came=https://evil.example"]).await;
    // A callback that nobody began.
    scene
        .world
        .callback(GOOGLE, &[("code", "x"), ("state", "made up")], "")
        .await
        .refused(401, "Invalid Credentials");
    said(&scene, &["state"]).await;
    for told in told(&scene).await {
        for secret in [
            PROVIDER_SECRET,
            "their code",
            "access there",
            "eyJ",
            "\u{1b}",
        ] {
            assert!(!told.contains(secret), "{told}");
        }
        assert!(told.len() <= 800, "{told}");
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_by_the_user_check_names_the_user(#[values(Sqlite, Postgres)] backend: Backend) {
    let scene = Scene::open(backend).await;
    let person = auth_service_tests::Person {
        provider: "google".into(),
        subject: Some("subject 1".into()),
        status: auth_service_tests::admin::status::INACTIVE,
        ..auth_service_tests::Person::named("out")
    };
    let id = scene.world.person(person).await;
    scene.log_in(|_| {}).await.refused(401, "UserInactive");
    let rows = scene.world.trail(10).await;
    assert_eq!(
        (rows[0].kind.as_str(), rows[0].user_id),
        ("FAILURE", Some(id))
    );
    assert!(
        rows[0]
            .detail
            .as_deref()
            .is_some_and(|told| told.starts_with("google: "))
    );
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_login_names_the_provider(#[values(Sqlite, Postgres)] backend: Backend) {
    let scene = Scene::open(backend).await;
    scene.log_in(|_| {}).await.ok();
    let rows = scene.world.trail(10).await;
    assert_eq!(
        (rows[0].kind.as_str(), rows[0].detail.as_deref()),
        ("ACCESS", Some("by google"))
    );
    scene.world.sql(ADDRESS).await;
    let end = scene.log_in(|_| {}).await;
    let (_, query) = parts(&end);
    scene.world.redeem(&query[1].1).await.ok();
    let rows = scene.world.trail(10).await;
    assert_eq!(
        (rows[0].kind.as_str(), rows[0].detail.as_deref()),
        ("ACCESS", Some("by google"))
    );
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn stray_callbacks_do_not_fill_the_trail(#[values(Sqlite, Postgres)] backend: Backend) {
    let scene = Scene::open(backend).await;
    for _ in 0..70 {
        scene
            .world
            .callback(GOOGLE, &[("code", "x"), ("state", "made up")], "")
            .await
            .refused(401, "Invalid Credentials");
    }
    assert_eq!(told(&scene).await.len(), 60);
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn starts_are_limited_by_address(#[values(Sqlite, Postgres)] backend: Backend) {
    let scene = Scene::open(backend).await;
    let scene = scene
        .with(|settings| settings.listen.trusted_proxies = vec!["127.0.0.1".into()])
        .await;
    let start = async |address: &str| {
        let form = "client_id=web&client_secret=web%20secret";
        let call = scene
            .world
            .post("/auth/google")
            .header("X-Forwarded-For", address);
        call.body("application/x-www-form-urlencoded", form)
            .send()
            .await
    };
    for _ in 0..240 {
        assert_eq!(start("2001:db8:1:2::3").await.status, 303);
    }
    let refused = start("2001:db8:1:2:ffff::4").await;
    refused.refused(429, "Too Many Requests");
    assert!(refused.header("retry-after").is_some());
    assert_eq!(start("2001:db8:1:3::3").await.status, 303);
    scene.world.advance_seconds(61);
    assert_eq!(start("2001:db8:1:2::3").await.status, 303);
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_refused_consent_goes_back_to_the_client(#[values(Sqlite, Postgres)] backend: Backend) {
    let scene = Scene::open(backend).await;
    scene.world.sql(ADDRESS).await;
    let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    for (came, tells) in [
        ("access_denied", "access_denied"),
        ("login_required", "login_required"),
        ("temporarily_unavailable", "temporarily_unavailable"),
        ("user_cancelled_authorize", "access_denied"),
        ("<script>", "access_denied"),
    ] {
        for accept in [None, Some("*/*"), Some("text/html,*/*;q=0.8")] {
            let answer = refused(
                &scene,
                &[("error", came), ("error_description", "x"), ("code", "x")],
                accept,
            )
            .await;
            let (address, query) = parts(&answer);
            assert_eq!(address, "https://app.example/in");
            let expected = [
                pair("x", "1"),
                pair("error", tells),
                pair("iss", "http://localhost:3000"),
                pair("state", "of the client"),
            ];
            assert_eq!(query, expected);
            assert!(answer.header("set-cookie").unwrap().contains("Max-Age=0"));
        }
    }
    let denied = [("error", "access_denied")];
    refused(&scene, &denied, Some("application/json"))
        .await
        .refused(401, "Invalid Credentials");
    // Nothing was asked of the provider, and no state or another browser's goes nowhere.
    assert!(scene.provider.asked("/token").is_empty());
    let query = [("error", "access_denied"), ("state", "made up")];
    scene
        .world
        .callback(GOOGLE, &query, "")
        .await
        .refused(401, "Invalid Credentials");
    let started = scene.start().await;
    let query = [("error", "access_denied"), ("state", started.state())];
    scene
        .world
        .callback(GOOGLE, &query, "other=1")
        .await
        .refused(401, "Invalid Credentials");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn redirects_to_the_client_say_who_answers(#[values(Sqlite, Postgres)] backend: Backend) {
    let scene = Scene::open(backend).await;
    scene.world.sql(ADDRESS).await;
    let (_, query) = parts(&scene.log_in(|_| {}).await);
    let issuer = query.iter().find(|(name, _)| name == "iss");
    assert_eq!(
        issuer.map(|(_, value)| value.as_str()),
        Some("http://localhost:3000")
    );
    let scene = scene
        .with(|settings| settings.tokens.jwt_issuer = Some("https://id.example".into()))
        .await;
    let (_, query) = parts(&scene.log_in(|_| {}).await);
    assert!(query.contains(&("iss".to_owned(), "https://id.example".to_owned())));
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_person_is_told_on_a_page_and_a_program_in_json(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let scene = Scene::open(backend).await;
    let browser = Some("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
    let denied = [("error", "access_denied")];
    let page =
        "http://localhost:3000/sign-in?client_id=web&state=of+the+client#error=INVALID_CREDENTIALS";
    let answer = refused(&scene, &denied, browser).await;
    assert_eq!(
        (answer.status, answer.header("location")),
        (302, Some(page))
    );
    scene
        .provider
        .says("/token", Say::Json(400, json!({"error": "invalid_grant"})));
    let answer = refused(&scene, &[("code", "x")], browser).await;
    assert_eq!(
        (answer.status, answer.header("location")),
        (302, Some(page))
    );
    refused(&scene, &denied, None)
        .await
        .refused(401, "Invalid Credentials");
    let scene = scene
        .with(|settings| settings.web.web_pages = Switch::Off)
        .await;
    refused(&scene, &denied, browser)
        .await
        .refused(401, "Invalid Credentials");
}
