//! `POST /web/sign-out`.

use auth_service_tests::{
    Backend::{self, Postgres, Sqlite},
    World, json,
};
use rstest::rstest;

use super::browser::{Browser, exchange, host, is_page};

const GOODBYE: &str = "https://app.example/bye?x=1";

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn ends_the_browser_and_what_began_through_it(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    host(&world).await;
    let mut browser = Browser::open(&world).await;
    let code = browser.code("bea", "openid").await;
    let access = exchange(&world, &code).await.ok().field("access_token");
    let unused = browser.authorize(&[("scope", "openid")]).await;
    let before = browser.session.clone();
    let done = browser.post("/web/sign-out", json!({})).await.ok();
    assert_eq!(done.json(), json!({}));
    let cookie = done.header("set-cookie").expect("a cookie");
    assert!(
        cookie.starts_with("session=; Path=/; Max-Age=0"),
        "{cookie}"
    );
    world.me(&access).await.refused(401, "TokenRevoked");
    assert_eq!(exchange(&world, &unused).await.status, 400);
    // Also for who has kept the cookie.
    browser.session = before;
    let asked = browser.authorize(&[("scope", "openid")]).await;
    assert!(is_page(&asked, "sign-in"), "{asked}");
    // Once more changes nothing.
    browser.post("/web/sign-out", json!({})).await.ok();
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn leads_back_to_registered_addresses_only(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    host(&world).await;
    world
        .sql(&format!(
            "INSERT INTO client_uris (client_id, kind, uri) VALUES (2, 'post_logout', '{GOODBYE}')"
        ))
        .await;
    let mut browser = Browser::open(&world).await;
    let asked = json!({"clientId": "app", "postLogoutRedirectUri": GOODBYE, "state": "a b"});
    let done = browser.post("/web/sign-out", asked).await.ok();
    assert_eq!(done.field("redirectTo"), format!("{GOODBYE}&state=a+b"));
    for (client, uri) in [
        ("app", "https://app.example/bye"),
        ("app", "https://app.example/bye?x=1#"),
        ("app", "https://app.example/in"),
        ("app", "https://app.example.evil.example/bye?x=1"),
        ("web", GOODBYE),
        ("nobody", GOODBYE),
    ] {
        let asked = json!({"clientId": client, "postLogoutRedirectUri": uri});
        let done = browser.post("/web/sign-out", asked).await.ok();
        assert_eq!(done.json(), json!({}), "{client} {uri}");
    }
    let unnamed = json!({"postLogoutRedirectUri": GOODBYE});
    let done = browser.post("/web/sign-out", unnamed).await.ok();
    assert_eq!(done.json(), json!({}));
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn only_a_page_can_sign_out(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    host(&world).await;
    let mut browser = Browser::open(&world).await;
    browser.sign_in_here("bea").await;
    let mut foreign = browser.page.clone();
    foreign.origin = "https://evil.example".to_owned();
    foreign.cookie = browser.cookies();
    let answer = world.from_page(&foreign, "/web/sign-out", json!({})).await;
    answer.refused(403, "Forbidden");
    assert!(is_page(&browser.authorize(&[]).await, "consent"));
}
