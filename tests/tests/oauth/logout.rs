//! `GET` and `POST /oauth2/logout`.

use auth_service_tests::{Answer, Backend, Backend::*, CLIENT_ID, PASSWORD, Person, World, json};
use rstest::rstest;

use super::scene::{FORM, assert_fault, form, post_as_web, signed_in, tokens, trust};

const AFTERWARDS: &str = "https://app.example/bye";

async fn scene(backend: Backend) -> World {
    let world = World::start(backend).await;
    trust(&world).await;
    world
        .sql(&format!(
            "INSERT INTO client_uris (client_id, kind, uri) VALUES (1, 'post_logout', '{AFTERWARDS}')"
        ))
        .await;
    world
}

async fn logout(world: &World, cookies: &str, fields: &[(&str, &str)]) -> Answer {
    let call = world.get(&format!("/oauth2/logout?{}", form(fields)));
    call.header("Cookie", cookies).send().await
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn the_hint_ends_the_session_and_all_that_began_through_it(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = scene(backend).await;
    let page = signed_in(&world, "ann").await;
    let one = tokens(&world, &page, &[("scope", "openid")]).await;
    let other = tokens(&world, &page, &[("scope", "openid")]).await;
    let elsewhere = tokens(
        &world,
        &signed_in(&world, "ann").await,
        &[("scope", "openid")],
    )
    .await;
    // It may have expired.
    world.advance_seconds(700);
    let hint = one.field("id_token");
    let state = "a b&\"<>%";
    let fields = [
        ("id_token_hint", hint.as_str()),
        ("post_logout_redirect_uri", AFTERWARDS),
        ("state", state),
    ];
    let answer = logout(&world, &page.cookie, &fields).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    let address: url::Url = answer
        .header("location")
        .expect("an address")
        .parse()
        .expect("a URL");
    assert!(address.as_str().starts_with(AFTERWARDS));
    let query: Vec<_> = address.query_pairs().collect();
    assert_eq!(query, [("state".into(), state.into())]);
    assert!(
        answer
            .header("set-cookie")
            .is_some_and(|cookie| cookie.starts_with("session=;"))
    );
    for ended in [&one, &other] {
        world
            .me(&ended.field("access_token"))
            .await
            .refused(401, "TokenRevoked");
    }
    world.me(&elsewhere.field("access_token")).await.ok();
    let query = form(&[
        ("response_type", "code"),
        ("client_id", CLIENT_ID),
        ("prompt", "none"),
    ]);
    let call = world.get(&format!("/oauth2/authorize?{query}"));
    let silent = call.header("Cookie", &page.cookie).send().await;
    assert!(
        silent
            .header("location")
            .is_some_and(|address| address.contains("login_required"))
    );
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn without_a_valid_hint_the_user_is_asked(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = scene(backend).await;
    let page = signed_in(&world, "ann").await;
    let granted = tokens(&world, &page, &[("scope", "openid")]).await;
    let foreign = tokens(
        &world,
        &signed_in(&world, "ann").await,
        &[("scope", "openid")],
    )
    .await;
    let foreign = foreign.field("id_token");
    let access = granted.field("access_token");
    let cases: [&[(&str, &str)]; 6] = [
        &[],
        // Another kind of token, and one whose key is long gone.
        &[("id_token_hint", &access), ("client_id", CLIENT_ID)],
        &[
            ("id_token_hint", "x.y.z"),
            ("post_logout_redirect_uri", AFTERWARDS),
        ],
        &[("state", "s")],
        &[
            ("client_id", CLIENT_ID),
            ("post_logout_redirect_uri", AFTERWARDS),
        ],
        // That of a session of another browser.
        &[
            ("id_token_hint", &foreign),
            ("post_logout_redirect_uri", AFTERWARDS),
        ],
    ];
    for fields in cases {
        let answer = logout(&world, &page.cookie, fields).await;
        let address = answer.header("location").expect("an address").to_owned();
        assert!(address.contains("/sign-out?"), "{address}");
        assert_eq!(answer.header("set-cookie"), None);
    }
    world.me(&access).await.ok();
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_form_of_another_site_signs_out_without_the_cookie(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = scene(backend).await;
    let page = signed_in(&world, "ann").await;
    let one = tokens(&world, &page, &[("scope", "openid")]).await;
    let other = tokens(&world, &page, &[("scope", "openid")]).await;
    let post = async |fields: &[(&str, &str)]| {
        let call = world.post("/oauth2/logout").body(FORM, form(fields));
        let answer = call.send().await;
        answer.header("location").expect("an address").to_owned()
    };
    // Without a hint the page, which gets the cookie, has to ask.
    let asked = post(&[("client_id", CLIENT_ID)]).await;
    assert!(asked.contains("/sign-out?"), "{asked}");
    let hint = one.field("id_token");
    let fields = [
        ("id_token_hint", hint.as_str()),
        ("post_logout_redirect_uri", AFTERWARDS),
    ];
    assert_eq!(post(&fields).await, AFTERWARDS);
    for ended in [one, other] {
        let me = world.me(&ended.field("access_token")).await;
        me.refused(401, "TokenRevoked");
    }
    let query = form(&[
        ("response_type", "code"),
        ("client_id", CLIENT_ID),
        ("prompt", "none"),
    ]);
    let call = world.get(&format!("/oauth2/authorize?{query}"));
    let silent = call.header("Cookie", &page.cookie).send().await;
    let address = silent.header("location").expect("an address");
    assert!(address.contains("login_required"), "{address}");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn applications_end_with_a_session_that_was_idle(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = scene(backend).await;
    world.person(Person::named("bea")).await;
    let idle = 13 * 3600;
    // Somebody else signs in to the browser.
    let page = signed_in(&world, "ann").await;
    let granted = tokens(&world, &page, &[("scope", "openid offline_access")]).await;
    world.advance_seconds(idle);
    let body = json!({"clientId": CLIENT_ID, "username": "bea", "password": PASSWORD});
    world.from_page(&page, "/web/login", body).await.ok();
    let refresh = granted.field("refresh_token");
    let fields = [("grant_type", "refresh_token"), ("refresh_token", &refresh)];
    let refused = post_as_web(&world, "/oauth2/token", &fields).await;
    assert_fault(&refused, 400, "invalid_grant");
    // Without a hint the user is asked, and can still sign out of the browser that was idle.
    let mut page = signed_in(&world, "ann").await;
    let granted = tokens(&world, &page, &[("scope", "openid offline_access")]).await;
    world.advance_seconds(idle);
    let asked = logout(&world, &page.cookie, &[]).await;
    let address = asked.header("location").expect("a page");
    assert!(address.contains("/sign-out"), "{address}");
    assert!(!address.contains("done"), "{address}");
    let fresh = world.page().await;
    let session = page.cookie.split("; ").nth(1).expect("a session");
    page.cookie = format!("{}; {session}", fresh.cookie);
    page.csrf_token = fresh.csrf_token;
    world
        .from_page(&page, "/web/sign-out", json!({}))
        .await
        .ok();
    let refresh = granted.field("refresh_token");
    let fields = [("grant_type", "refresh_token"), ("refresh_token", &refresh)];
    let refused = post_as_web(&world, "/oauth2/token", &fields).await;
    assert_fault(&refused, 400, "invalid_grant");
    // The user comes back later, and signs out of what the hint names.
    let page = signed_in(&world, "ann").await;
    let granted = tokens(&world, &page, &[("scope", "openid offline_access")]).await;
    world.advance_seconds(idle);
    let later = signed_in(&world, "ann").await;
    let hint = granted.field("id_token");
    let asked = logout(&world, &later.cookie, &[("id_token_hint", &hint)]).await;
    assert!(
        asked
            .header("location")
            .is_some_and(|address| address.contains("/sign-out?"))
    );
    let refresh = granted.field("refresh_token");
    let fields = [("grant_type", "refresh_token"), ("refresh_token", &refresh)];
    let refused = post_as_web(&world, "/oauth2/token", &fields).await;
    assert_fault(&refused, 400, "invalid_grant");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_sent_to_an_address_that_is_not_registered(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = scene(backend).await;
    let page = signed_in(&world, "ann").await;
    let granted = tokens(&world, &page, &[("scope", "openid")]).await;
    let hint = granted.field("id_token");
    for look_alike in [
        "https://evil.example/",
        "https://app.example/bye?x=1",
        "https://app.example/bye/",
        "https://app.example/callback",
    ] {
        let fields = [
            ("id_token_hint", hint.as_str()),
            ("post_logout_redirect_uri", look_alike),
        ];
        let answer = logout(&world, &page.cookie, &fields).await;
        assert_fault(&answer, 400, "invalid_request");
        let why = "the post_logout_redirect_uri is not registered for the client";
        assert_eq!(answer.json()["error_description"], why);
        assert_eq!(answer.header("location"), None);
        let call = world.get(&format!("/oauth2/logout?{}", form(&fields)));
        let shown = call.header("Accept", "text/html").send().await;
        assert_eq!(shown.status, 400);
        assert!(shown.text.starts_with("<!doctype html>") && shown.text.contains(why));
    }
    let repeated = world.get("/oauth2/logout?state=1&state=2").send().await;
    assert_fault(&repeated, 400, "invalid_request");
    let access = granted.field("access_token");
    let other = [("id_token_hint", hint.as_str()), ("client_id", "app")];
    assert_eq!(logout(&world, &page.cookie, &other).await.status, 400);
    world.me(&access).await.ok();
    let call = world.post("/oauth2/logout").header("Cookie", &page.cookie);
    let answer = call
        .body(FORM, form(&[("id_token_hint", &hint)]))
        .send()
        .await;
    assert!(
        answer
            .header("location")
            .is_some_and(|address| address.ends_with("/sign-out?done"))
    );
    world.me(&access).await.refused(401, "TokenRevoked");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_code_does_not_survive_the_browsers_session(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = scene(backend).await;
    for _ in 0..5 {
        let page = signed_in(&world, "ann").await;
        let query = form(&[
            ("response_type", "code"),
            ("client_id", CLIENT_ID),
            ("scope", "openid"),
        ]);
        let call = world.get(&format!("/oauth2/authorize?{query}"));
        let answer = call.header("Cookie", &page.cookie).send().await;
        let address: url::Url = answer
            .header("location")
            .expect("an address")
            .parse()
            .expect("a URL");
        let code = address
            .query_pairs()
            .find(|(name, _)| name == "code")
            .expect("a code")
            .1
            .into_owned();
        let fields = [
            ("grant_type", "authorization_code"),
            ("code", code.as_str()),
        ];
        let (tokens, signed_out) = tokio::join!(
            post_as_web(&world, "/oauth2/token", &fields),
            world.from_page(&page, "/web/sign-out", auth_service_tests::json!({}))
        );
        signed_out.ok();
        if tokens.status == 200 {
            let access = tokens.field("access_token");
            let call = world.get("/oauth2/userinfo").bearer(&access);
            assert_eq!(
                call.send().await.status,
                401,
                "it has outlived the sign-out"
            );
        } else {
            assert_fault(&tokens, 400, "invalid_grant");
        }
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn the_hint_ends_its_session_in_a_browser_that_has_forgotten(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = scene(backend).await;
    let page = signed_in(&world, "ann").await;
    let granted = tokens(&world, &page, &[("scope", "openid")]).await;
    let hint = granted.field("id_token");
    let answer = logout(&world, "", &[("id_token_hint", hint.as_str())]).await;
    assert_eq!(answer.status, 303);
    world
        .me(&granted.field("access_token"))
        .await
        .refused(401, "TokenRevoked");
}
