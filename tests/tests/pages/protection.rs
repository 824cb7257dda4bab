//! Who may call what the pages call, and where codes go.

use auth_service_tests::{
    Backend::{self, Postgres, Sqlite},
    OwnPage, PASSWORD, World, json,
    settings::Switch,
};
use rstest::rstest;

use super::operations::{NEW, host, login};

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn the_cookie_is_for_this_site_and_no_script(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let answer = world.get("/web/context").send().await.ok();
    let cookie = answer.header("set-cookie").expect("a cookie").to_owned();
    assert!(
        cookie.starts_with("csrf=") && cookie.ends_with("; Path=/; HttpOnly; SameSite=Strict"),
        "{cookie}"
    );
    let world = world
        .restarted(|settings| settings.listen.public_url = Some("https://id.example/auth".into()))
        .await;
    let page = world.page().await;
    assert!(page.cookie.starts_with("__Host-csrf="), "{}", page.cookie);
    assert_eq!(page.origin, "https://id.example");
    world
        .from_page(&page, "/web/login", login("web", PASSWORD))
        .await
        .ok();
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn other_pages_are_refused(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let page = world.page().await;
    let stranger = world.page().await;
    let bodies = [
        ("/web/login", login("web", PASSWORD)),
        ("/web/verify-otp", json!({"key": "ann", "otp": "123456"})),
        (
            "/web/create-qr-code",
            json!({"code": "x", "clientId": "web"}),
        ),
        (
            "/web/start",
            json!({"clientId": "web", "provider": "google"}),
        ),
        (
            "/web/forget-password",
            json!({"clientId": "web", "username": "ann"}),
        ),
        (
            "/web/reset-password",
            json!({"token": "x", "password": NEW}),
        ),
    ];
    for (path, body) in bodies {
        let origins = [
            "https://evil.example",
            "null",
            "http://localhost:0.evil.example",
            "https://localhost:0",
            "",
        ];
        for origin in origins {
            let foreign = OwnPage {
                origin: origin.into(),
                ..page.clone()
            };
            world
                .from_page(&foreign, path, body.clone())
                .await
                .refused(403, "Forbidden");
        }
        let without_origin = world
            .post(path)
            .header("Cookie", &page.cookie)
            .header("X-CSRF-Token", &page.csrf_token)
            .json(body.clone())
            .send()
            .await;
        without_origin.refused(403, "Forbidden");
        for (cookie, csrf_token) in [
            ("", &page.csrf_token),
            ("csrf=", &page.csrf_token),
            (&*page.cookie, &stranger.csrf_token),
            (&*page.cookie, &page.cookie),
            (&*page.cookie, &String::new()),
        ] {
            let guessed = OwnPage {
                cookie: cookie.into(),
                csrf_token: csrf_token.clone(),
                ..page.clone()
            };
            world
                .from_page(&guessed, path, body.clone())
                .await
                .refused(403, "Forbidden");
        }
        let headerless = world
            .post(path)
            .header("Cookie", &page.cookie)
            .header("Origin", &page.origin);
        headerless
            .json(body)
            .send()
            .await
            .refused(400, "Bad Request");
    }
    assert_eq!(world.mail_count().await, 0);
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn codes_go_to_the_clients_stored_address_only(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    host(&world).await;
    let page = world.page().await;
    let context = world
        .get("/web/context?client_id=app")
        .send()
        .await
        .ok()
        .json();
    assert_eq!(context["hosted"], true);
    let body = json!({
        "clientId": "app", "username": "bea", "password": PASSWORD, "state": "a b".replace(' ', "&"),
        "codeChallenge": "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
    });
    let answer = world.from_page(&page, "/web/login", body).await.ok();
    assert!(answer.json().get("code").is_none(), "{}", answer.text);
    let address: url::Url = answer.field("redirectTo").parse().expect("a URL");
    assert!(
        address
            .as_str()
            .starts_with("https://app.example/in?x=1&code="),
        "{address}"
    );
    let query: std::collections::HashMap<_, _> = address.query_pairs().into_owned().collect();
    assert_eq!(query["state"], "a&b");
    let redeem = |verifier: Option<&str>| {
        let mut body = json!({"code": query["code"], "clientId": "app"});
        if let Some(verifier) = verifier {
            body["codeVerifier"] = json!(verifier);
        }
        world.post("/auth/token").json(body).send()
    };
    redeem(None).await.refused(401, "Invalid Credentials");
    redeem(Some("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"))
        .await
        .ok();
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn no_property_chooses_the_address(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    host(&world).await;
    let page = world.page().await;
    for name in ["redirectUri", "redirect_uri", "redirectUrl", "redirectTo"] {
        let mut body = json!({"clientId": "app", "username": "bea", "password": PASSWORD});
        body[name] = json!("https://evil.example");
        assert_eq!(
            world.from_page(&page, "/web/login", body).await.status,
            422,
            "{name}"
        );
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn the_pages_can_be_switched_off(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let page = world.page().await;
    let html = world.get("/sign-in").send().await.ok();
    for (name, part) in [
        ("content-security-policy", "frame-ancestors 'none'"),
        ("content-security-policy", "script-src 'self';"),
        ("x-frame-options", "DENY"),
        ("referrer-policy", "no-referrer"),
        ("content-type", "text/html"),
    ] {
        assert!(
            html.header(name).is_some_and(|value| value.contains(part)),
            "{name}"
        );
    }
    let other_method = world.post("/sign-in").send().await;
    other_method.refused(405, "Method Not Allowed");
    assert_eq!(other_method.header("allow"), Some("GET, HEAD"));
    let world = world
        .restarted(|settings| settings.web.web_pages = Switch::Off)
        .await;
    for path in [
        "/sign-in",
        "/sign-up",
        "/reset-password",
        "/account",
        "/device",
        "/web/pages.js",
    ] {
        world.get(path).send().await.refused(404, "Not Configured");
    }
    world
        .get("/web/context")
        .send()
        .await
        .refused(404, "Not Configured");
    world
        .from_page(&page, "/web/login", login("web", PASSWORD))
        .await
        .refused(404, "Not Configured");
    for (path, body) in [
        ("verify-otp", json!({"key": "x", "otp": "123456"})),
        ("start", json!({"clientId": "web", "provider": "google"})),
        ("create-qr-code", json!({"code": "x", "clientId": "web"})),
        (
            "forget-password",
            json!({"clientId": "web", "username": "ann"}),
        ),
        (
            "reset-password",
            json!({"token": "x", "password": PASSWORD}),
        ),
    ] {
        world
            .from_page(&page, &format!("/web/{path}"), body)
            .await
            .refused(404, "Not Configured");
    }
}
