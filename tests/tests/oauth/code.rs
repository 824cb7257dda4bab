//! The grants `authorization_code` and `refresh_token`.

use auth_service_tests::{Backend, Backend::*, CLIENT_ID, CLIENT_SECRET, Tokens, World};
use rstest::rstest;

use super::scene::{
    CALLBACK, FORM, assert_fault, claims, form, post_as, post_as_web, signed_in, tokens, trust,
};

const BROWSER: &str = "Mozilla/5.0 (Testing)";

async fn code(world: &World, cookie: &str, scope: &str) -> String {
    let query = form(&[
        ("response_type", "code"),
        ("client_id", CLIENT_ID),
        ("redirect_uri", CALLBACK),
        ("scope", scope),
    ]);
    let call = world.get(&format!("/oauth2/authorize?{query}"));
    let call = call.header("User-Agent", BROWSER);
    let answer = call.header("Cookie", cookie).send().await;
    let address: url::Url = answer
        .header("location")
        .expect("an address")
        .parse()
        .expect("a URL");
    let found = address.query_pairs().find(|(name, _)| name == "code");
    found.expect("a code").1.into_owned()
}

fn exchange(code: &str) -> [(&str, &str); 3] {
    [
        ("grant_type", "authorization_code"),
        ("code", code),
        ("redirect_uri", CALLBACK),
    ]
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_code_that_comes_twice_ends_what_it_gave(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    trust(&world).await;
    let page = signed_in(&world, "ann").await;
    let code = code(&world, &page.cookie, "openid").await;
    let fields = exchange(&code);
    let (one, other) = tokio::join!(
        post_as_web(&world, "/oauth2/token", &fields),
        post_as_web(&world, "/oauth2/token", &fields)
    );
    let granted: Vec<_> = [&one, &other]
        .into_iter()
        .filter(|answer| answer.status == 200)
        .collect();
    assert_eq!(granted.len(), 1, "{} {}", one.text, other.text);
    let access = granted[0].field("access_token");
    world.me(&access).await.refused(401, "TokenRevoked");
    assert_fault(
        &post_as_web(&world, "/oauth2/token", &fields).await,
        400,
        "invalid_grant",
    );
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_code_is_for_its_client_its_address_and_its_time(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::start(backend).await;
    trust(&world).await;
    let page = signed_in(&world, "ann").await;
    let one = code(&world, &page.cookie, "openid").await;
    let stolen = post_as(
        &world,
        ("app", "app secret"),
        "/oauth2/token",
        &exchange(&one),
    )
    .await;
    assert_fault(&stolen, 400, "invalid_grant");
    let elsewhere = [
        ("grant_type", "authorization_code"),
        ("code", &one),
        ("redirect_uri", "https://evil.example/"),
    ];
    assert_fault(
        &post_as_web(&world, "/oauth2/token", &elsewhere).await,
        400,
        "invalid_grant",
    );
    assert_fault(
        &post_as_web(&world, "/oauth2/token", &elsewhere[..2]).await,
        400,
        "invalid_grant",
    );
    let wrong = post_as(
        &world,
        (CLIENT_ID, "wrong"),
        "/oauth2/token",
        &exchange(&one),
    )
    .await;
    assert_fault(&wrong, 401, "invalid_client");
    assert!(
        wrong
            .header("www-authenticate")
            .is_some_and(|text| text.starts_with("Basic"))
    );
    world.advance_seconds(180);
    assert_fault(
        &post_as_web(&world, "/oauth2/token", &exchange(&one)).await,
        400,
        "invalid_grant",
    );
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_session_shows_the_browser_and_not_the_applications_server(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::start(backend).await;
    trust(&world).await;
    let page = signed_in(&world, "ann").await;
    let code = code(&world, &page.cookie, "openid").await;
    let own = [("client_id", CLIENT_ID), ("client_secret", CLIENT_SECRET)];
    let call = world.post("/oauth2/token").header("User-Agent", "server/1");
    let body = form(&[&own[..], &exchange(&code)].concat());
    call.body(FORM, body).send().await.ok();
    let account = world.tokens("ann").await;
    let call = world.get("/auth/sessions").bearer(&account.access);
    let sessions = call.send().await.ok().json();
    let agents: Vec<_> = sessions
        .as_array()
        .expect("a list")
        .iter()
        .map(|session| &session["userAgent"])
        .collect();
    assert!(agents.contains(&&BROWSER.into()), "{agents:?}");
    assert!(!agents.contains(&&"server/1".into()), "{agents:?}");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_code_dies_with_the_browsers_session(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    trust(&world).await;
    let page = signed_in(&world, "ann").await;
    let code = code(&world, &page.cookie, "openid").await;
    world
        .sql("UPDATE browser_sessions SET ended_at = last_used_at")
        .await;
    assert_fault(
        &post_as_web(&world, "/oauth2/token", &exchange(&code)).await,
        400,
        "invalid_grant",
    );
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_refresh_rotates_and_reuse_ends_the_session(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::start(backend).await;
    trust(&world).await;
    let page = signed_in(&world, "ann").await;
    let first = tokens(&world, &page, &[("scope", "openid offline_access")]).await;
    let spent = first.field("refresh_token");
    let refresh = [
        ("grant_type", "refresh_token"),
        ("refresh_token", spent.as_str()),
    ];
    let (one, other) = tokio::join!(
        post_as_web(&world, "/oauth2/token", &refresh),
        post_as_web(&world, "/oauth2/token", &refresh)
    );
    let (one, other) = (one.ok(), other.ok());
    assert_eq!(
        one.field("refresh_token"),
        other.field("refresh_token"),
        "one successor"
    );
    assert_ne!(one.field("refresh_token"), spent);
    assert!(!one.json()["id_token"].is_null());
    assert_eq!(one.json()["scope"], "openid offline_access");
    world
        .me(&first.field("access_token"))
        .await
        .refused(401, "TokenRevoked");
    world.me(&one.field("access_token")).await.ok();
    let more = [&refresh[..], &[("scope", "openid roles")]].concat();
    assert_fault(
        &post_as_web(&world, "/oauth2/token", &more).await,
        400,
        "invalid_scope",
    );
    let foreign = post_as(&world, ("app", "app secret"), "/oauth2/token", &refresh).await;
    assert_fault(&foreign, 400, "invalid_grant");
    world.advance_seconds(11);
    assert_fault(
        &post_as_web(&world, "/oauth2/token", &refresh).await,
        400,
        "invalid_grant",
    );
    world
        .me(&one.field("access_token"))
        .await
        .refused(401, "TokenRevoked");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_client_that_must_authenticate_cannot_refresh_by_its_pair(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::start(backend).await;
    trust(&world).await;
    let page = signed_in(&world, "ann").await;
    let granted = tokens(&world, &page, &[("scope", "openid offline_access")]).await;
    let pair = Tokens {
        access: granted.field("access_token"),
        refresh: granted.field("refresh_token"),
        expires: 0,
    };
    world.refresh(&pair).await.refused(401, "Token Invalid");
    // And a pair of /auth is nothing for /oauth2.
    let own = world.tokens("ann").await;
    let fields = [
        ("grant_type", "refresh_token"),
        ("refresh_token", own.refresh.as_str()),
    ];
    assert_fault(
        &post_as_web(&world, "/oauth2/token", &fields).await,
        400,
        "invalid_grant",
    );
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn without_rotation_the_refresh_token_stays(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    trust(&world).await;
    world
        .sql("UPDATE client_settings SET refresh_rotation = false")
        .await;
    let page = signed_in(&world, "ann").await;
    let first = tokens(&world, &page, &[("scope", "openid offline_access")]).await;
    let token = first.field("refresh_token");
    let refresh = [
        ("grant_type", "refresh_token"),
        ("refresh_token", token.as_str()),
    ];
    let mut identifiers = vec![claims(&first.field("access_token"))["jti"].clone()];
    for _ in 0..3 {
        world.advance_seconds(60);
        let next = post_as_web(&world, "/oauth2/token", &refresh).await.ok();
        assert_eq!(next.field("refresh_token"), token);
        let access = next.field("access_token");
        world.me(&access).await.ok();
        let identifier = claims(&access)["jti"].clone();
        assert!(!identifiers.contains(&identifier), "{identifier}");
        identifiers.push(identifier);
    }
    let user = world.admin().user_id("ann").await;
    world.admin().end_all_sessions(user).await.expect("ended");
    assert_fault(
        &post_as_web(&world, "/oauth2/token", &refresh).await,
        400,
        "invalid_grant",
    );
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn requests_that_are_wrong_get_the_errors_of_rfc_6749(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::start(backend).await;
    trust(&world).await;
    let cases: [(&[(&str, &str)], &str); 4] = [
        (&[], "invalid_request"),
        (&[("grant_type", "password")], "unsupported_grant_type"),
        (&[("grant_type", "authorization_code")], "invalid_request"),
        (
            &[("grant_type", "client_credentials")],
            "unauthorized_client",
        ),
    ];
    for (fields, error) in cases {
        assert_fault(
            &post_as_web(&world, "/oauth2/token", fields).await,
            400,
            error,
        );
    }
    let json = world
        .post("/oauth2/token")
        .json(auth_service_tests::json!({}))
        .send()
        .await;
    assert_fault(&json, 415, "invalid_request");
    assert_fault(
        &world.get("/oauth2/token").send().await,
        405,
        "invalid_request",
    );
    let repeated = world
        .post("/oauth2/token")
        .body(super::scene::FORM, "code=1&code=2")
        .send()
        .await;
    assert_fault(&repeated, 400, "invalid_request");
}
