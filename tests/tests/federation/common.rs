//! What all providers have in common, shown at Google.

use auth_service_tests::{
    Backend::{self, Postgres, Sqlite},
    Person, Started, Value, World, json,
    provider::{PROVIDER_CLIENT, signed},
    settings::SecondFactor,
};
use rstest::rstest;

use crate::federation::scene::{GOOGLE, Scene};

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn without_settings_there_is_no_provider(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    for path in [
        "google",
        "facebook",
        "instagram",
        "azure",
        "cognito",
        "keycloak",
        "oauth-apple",
        "saml",
    ] {
        world
            .start_at(&format!("/auth/{path}"))
            .await
            .refused(404, "Not Configured");
    }
    for path in ["google", "azure", "cognito", "keycloak"] {
        let start = format!("/auth/{path}?client_id=web&client_secret=web%20secret");
        world
            .get(&start)
            .send()
            .await
            .refused(404, "Not Configured");
    }
    for path in [
        "google-auth",
        "facebook-auth",
        "instagram-auth",
        "cognito-auth",
        "keycloak-auth",
        "azure-oauth",
        "apple-oauth",
        "saml-auth",
    ] {
        world
            .callback(&format!("/auth/{path}-redirect"), &[], "")
            .await
            .refused(404, "Not Configured");
    }
    for (path, form) in [
        ("apple-oauth", "state=x&code=x"),
        ("saml-auth", "SAMLResponse=x&RelayState=x"),
    ] {
        let call = world
            .post(&format!("/auth/{path}-redirect"))
            .body("application/x-www-form-urlencoded", form);
        call.send().await.refused(404, "Not Configured");
    }
    let call = world.post("/auth/keycloak-backchannel-logout");
    let call = call.body("application/x-www-form-urlencoded", "logout_token=x");
    call.send().await.refused(404, "Not Configured");
    world
        .get("/auth/saml/metadata")
        .send()
        .await
        .refused(404, "Not Configured");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_start_leads_to_the_provider(#[values(Sqlite, Postgres)] backend: Backend) {
    let scene = Scene::open(backend).await;
    let started = scene.start().await;
    assert!(
        started
            .location
            .as_str()
            .starts_with(&format!("{}/authorize?", scene.provider.url))
    );
    for (name, value) in [
        ("response_type", "code"),
        ("client_id", PROVIDER_CLIENT),
        ("scope", "openid email profile"),
        (
            "redirect_uri",
            "http://localhost:3000/auth/google-auth-redirect",
        ),
        ("code_challenge_method", "S256"),
    ] {
        assert_eq!(started.query[name], value);
    }
    assert!(started.state().len() >= 43 && started.nonce().len() >= 43);
    for attribute in ["HttpOnly", "SameSite=Lax", "Path=/"] {
        assert!(
            started.set_cookie.contains(attribute),
            "{}",
            started.set_cookie
        );
    }
    assert!(!started.set_cookie.contains("Secure"));
    assert!(!scene.world.dump().await.contains(started.state()));
    let other = scene.start().await;
    assert_ne!(
        (other.state(), &other.cookie),
        (started.state(), &started.cookie)
    );
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn behind_https_the_cookie_is_of_this_host_only(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let scene = Scene::open(backend).await;
    let scene = scene
        .with(|settings| settings.listen.public_url = Some("https://id.example".into()))
        .await;
    let started = scene.start().await;
    assert!(started.set_cookie.starts_with("__Host-") && started.set_cookie.contains("; Secure"));
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_start_by_get_is_deprecated_but_works(#[values(Sqlite, Postgres)] backend: Backend) {
    let scene = Scene::open(backend).await;
    for path in ["google", "azure", "cognito", "keycloak"] {
        let start = format!("/auth/{path}?client_id=web&client_secret=web%20secret");
        let answer = scene.world.get(&start).send().await;
        assert_eq!(answer.status, 302, "{}", answer.text);
        scene
            .world
            .get(&format!("/auth/{path}"))
            .send()
            .await
            .refused(401, "Client Invalid");
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn refuses_clients(#[values(Sqlite, Postgres)] backend: Backend) {
    let scene = Scene::open(backend).await;
    let form = "client_id=web&client_secret=wrong";
    let call = scene
        .world
        .post("/auth/google")
        .body("application/x-www-form-urlencoded", form);
    call.send().await.refused(401, "Client Invalid");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_client_with_an_address_gets_a_code_there(#[values(Sqlite, Postgres)] backend: Backend) {
    let scene = Scene::open(backend).await;
    scene.world.sql("UPDATE auth_clients SET redirect_url = 'https://app.example/in?x=1' WHERE client_id = 'web'").await;
    let started: Started = scene
        .world
        .start_with_form(
            "/auth/google",
            &[
                ("state", "of-the-client"),
                (
                    "code_challenge",
                    "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
                ),
            ],
        )
        .await
        .into();
    scene.provider.will_give(&signed(&scene.claims(&started)));
    let end = scene.end(&started).await;
    assert_eq!(
        (end.status, end.header("cache-control")),
        (302, Some("no-store"))
    );
    let location: url::Url = end.header("location").unwrap().parse().unwrap();
    assert!(
        location
            .as_str()
            .starts_with("https://app.example/in?x=1&code="),
        "{location}"
    );
    assert!(end.header("set-cookie").unwrap().contains("Max-Age=0"));
    let query: std::collections::HashMap<_, _> = location.query_pairs().into_owned().collect();
    assert_eq!(query["state"], "of-the-client");
    assert!(!query.contains_key("role"));
    scene
        .world
        .redeem(&query["code"])
        .await
        .refused(401, "Invalid Credentials");
    let body = json!({"code": query["code"], "clientId": "web", "codeVerifier": "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"});
    scene.world.post("/auth/token").json(body).send().await.ok();
    // Who prefers JSON gets tokens all the same; `*/*` is no preference.
    let started = scene.start().await;
    scene.provider.will_give(&signed(&scene.claims(&started)));
    let path = format!("{GOOGLE}?code=x&state={}", started.state());
    let call = scene.world.get(&path).header("Cookie", &started.cookie);
    call.header("Accept", "application/json").send().await.ok();
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_state_is_of_one_browser_one_provider_and_good_once(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let scene = Scene::open(backend).await;
    let world = &scene.world;
    world
        .callback(GOOGLE, &[("code", "x")], "")
        .await
        .refused(401, "Invalid Credentials");
    world
        .callback(GOOGLE, &[("code", "x"), ("state", "made up")], "")
        .await
        .refused(401, "Invalid Credentials");
    let (mine, other) = (scene.start().await, scene.start().await);
    scene.provider.will_give(&signed(&scene.claims(&mine)));
    let query = [("code", "x"), ("state", mine.state())];
    world
        .callback(GOOGLE, &query, &other.cookie)
        .await
        .refused(401, "Invalid Credentials");
    // Used up by its first callback, whatever came of it.
    scene.end(&mine).await.refused(401, "Invalid Credentials");
    scene.provider.will_give(&signed(&scene.claims(&other)));
    scene.end(&other).await.ok();
    scene.end(&other).await.refused(401, "Invalid Credentials");
    let elsewhere = scene.start().await;
    let query = [("code", "x"), ("state", elsewhere.state())];
    world
        .callback("/auth/keycloak-auth-redirect", &query, &elsewhere.cookie)
        .await
        .refused(401, "Invalid Credentials");
    scene.provider.will_give(&signed(&scene.claims(&elsewhere)));
    scene
        .end(&elsewhere)
        .await
        .refused(401, "Invalid Credentials");
    let late = scene.start().await;
    world.advance_seconds(600);
    scene.provider.will_give(&signed(&scene.claims(&late)));
    scene.end(&late).await.refused(401, "Invalid Credentials");
    let refused = scene.start().await;
    let query = [("error", "access_denied"), ("state", refused.state())];
    world
        .callback(GOOGLE, &query, &refused.cookie)
        .await
        .refused(401, "Invalid Credentials");
    let mixed = scene.start().await;
    scene.provider.will_give(&signed(&scene.claims(&mixed)));
    let query = [
        ("code", "x"),
        ("state", mixed.state()),
        ("iss", "https://evil.example"),
        ("unknown", "ignored"),
    ];
    world
        .callback(GOOGLE, &query, &mixed.cookie)
        .await
        .refused(401, "Invalid Credentials");
    let own = scene.start().await;
    scene.provider.will_give(&signed(&scene.claims(&own)));
    let query = [
        ("code", "x"),
        ("state", own.state()),
        ("iss", scene.provider.url.as_str()),
        ("scope", "ignored"),
    ];
    world.callback(GOOGLE, &query, &own.cookie).await.ok();
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn two_tabs_both_finish(#[values(Sqlite, Postgres)] backend: Backend) {
    let scene = Scene::open(backend).await;
    let (one, other) = (scene.start().await, scene.start().await);
    let both = format!("{}; {}", one.cookie, other.cookie);
    for tab in [&one, &other] {
        scene.provider.will_give(&signed(&scene.claims(tab)));
        let query = [("code", "x"), ("state", tab.state())];
        scene.world.callback(GOOGLE, &query, &both).await.ok();
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_federated_login_is_one_factor(#[values(Sqlite, Postgres)] backend: Backend) {
    let scene = Scene::open(backend).await;
    let known = Person {
        provider: "google".into(),
        subject: Some("subject 1".into()),
        secret_key: Some("JBSWY3DPEHPK3PXP".into()),
        ..Person::named("known")
    };
    scene.world.person(known).await;
    scene
        .log_in(|_| {})
        .await
        .refused(401, "User Verification Failed");
    scene.world.sql("UPDATE auth_clients SET redirect_url = 'https://app.example/in' WHERE client_id = 'web'").await;
    let end = scene.log_in(|_| {}).await;
    let location: url::Url = end.header("location").unwrap().parse().unwrap();
    let query: std::collections::HashMap<_, _> = location.query_pairs().into_owned().collect();
    scene
        .world
        .redeem(&query["code"])
        .await
        .refused(401, "User Verification Failed");
    let app = auth_service_tests::Authenticator::of("JBSWY3DPEHPK3PXP");
    let full = scene
        .world
        .verify_otp(&query["code"], &scene.world.code_of(&app, 0))
        .await
        .ok();
    scene.world.redeem(&full.field("code")).await.ok();
    let scene = scene
        .with(|settings| settings.login.mfa = SecondFactor::Required)
        .await;
    let another = |claims: &mut Value| claims["sub"] = json!("subject 2");
    for _ in 0..5 {
        let end = scene.log_in(another).await;
        let location: url::Url = end.header("location").unwrap().parse().unwrap();
        let query: std::collections::HashMap<_, _> = location.query_pairs().into_owned().collect();
        assert_eq!(query["mfa"], "mail");
        scene
            .world
            .redeem(&query["code"])
            .await
            .refused(401, "User Verification Failed");
    }
    // Each mails a code.
    let end = scene.log_in(another).await;
    end.refused(429, "Too Many Requests");
    assert!(end.header("retry-after").is_some());
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn parallel_callbacks_of_one_state_have_one_winner(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let scene = Scene::open(backend).await;
    let started = scene.start().await;
    scene.provider.will_give(&signed(&scene.claims(&started)));
    let ends = futures::future::join_all((0..8).map(|_| scene.end(&started))).await;
    assert_eq!(ends.iter().filter(|end| end.status == 200).count(), 1);
    assert!(ends.iter().all(|end| [200, 401].contains(&end.status)));
}
