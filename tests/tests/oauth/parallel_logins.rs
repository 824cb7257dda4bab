//! Logins that overlap in one browser, and responses that it never gets: whatever cookie it is left with, signing out ends what
//! began in it.

use auth_service_tests::{
    Answer,
    Backend::{self, Postgres, Sqlite},
    CLIENT_ID, PASSWORD, Person, Tokens, World, json,
};
use rstest::rstest;

use super::browser::{Browser, host};

async fn open(backend: Backend) -> World {
    let world = World::start(backend).await;
    host(&world).await;
    world.person(Person::named("dora")).await;
    world
}

/// A login on the sign-in page, with the cookie that the browser has.
async fn login(browser: &Browser<'_>, username: &str) -> Answer {
    let body = json!({"clientId": CLIENT_ID, "username": username, "password": PASSWORD});
    let mut tab = browser.clone();
    tab.post("/web/login", body).await.ok()
}

async fn exchange(world: &World, login: &Answer) -> Option<Tokens> {
    let answer = world.redeem(&login.field("code")).await;
    if answer.status == 200 {
        return Some(Tokens::from(answer));
    }
    answer.refused(401, "Invalid Credentials");
    None
}

async fn assert_ended(world: &World, pair: &Tokens) {
    world.me(&pair.access).await.refused(401, "TokenRevoked");
    world.refresh(pair).await.refused(401, "Token Expired");
}

/// All combinations of who is signed in, who signs in at once, and whose response comes last.
#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn signing_out_ends_what_two_logins_at_once_have_begun(
    #[values(Sqlite, Postgres)] backend: Backend,
    #[values(["bea", "bea"], ["bea", "carl"], ["carl", "dora"])] users: [&str; 2],
) {
    let world = open(backend).await;
    for last in [0, 1, 0, 1] {
        let mut browser = Browser::open(&world).await;
        let before = login(&browser, "bea").await;
        browser.keep(&before);
        let (one, other) = tokio::join!(login(&browser, users[0]), login(&browser, users[1]));
        let mut pairs = Vec::new();
        for login in [&before, &one, &other] {
            pairs.extend(exchange(&world, login).await);
        }
        browser.keep([&one, &other][last]);
        browser.post("/web/sign-out", json!({})).await.ok();
        for pair in &pairs {
            assert_ended(&world, pair).await;
        }
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn many_logins_of_one_user_at_once_all_succeed(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = open(backend).await;
    let mut browser = Browser::open(&world).await;
    browser.keep(&login(&browser, "bea").await);
    let logins = futures::future::join_all((0..12).map(|_| login(&browser, "bea"))).await;
    let first = exchange(&world, &logins[0]).await.expect("a session");
    browser.post("/web/sign-out", json!({})).await.ok();
    assert_ended(&world, &first).await;
    for login in &logins[1..] {
        assert!(exchange(&world, login).await.is_none());
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn signing_out_with_a_replaced_cookie_ends_the_session_in_its_place(
    #[values(Sqlite, Postgres)] backend: Backend,
    #[values("bea", "carl")] username: &str,
) {
    let world = open(backend).await;
    let mut browser = Browser::open(&world).await;
    browser.keep(&login(&browser, "bea").await);
    let unseen = login(&browser, username).await;
    let pair = exchange(&world, &unseen).await.expect("a session");
    browser.post("/web/sign-out", json!({})).await.ok();
    assert_ended(&world, &pair).await;
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn the_next_login_with_a_replaced_cookie_ends_the_session_of_somebody_else(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = open(backend).await;
    let mut browser = Browser::open(&world).await;
    browser.keep(&login(&browser, "bea").await);
    let carls = exchange(&world, &login(&browser, "carl").await).await;
    let doras = exchange(&world, &login(&browser, "dora").await).await;
    assert_ended(&world, &carls.expect("a session")).await;
    world.me(&doras.expect("a session").access).await.ok();
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_replaced_cookie_signs_nobody_in(
    #[values(Sqlite, Postgres)] backend: Backend,
    #[values("bea", "carl")] username: &str,
) {
    let world = open(backend).await;
    let mut browser = Browser::open(&world).await;
    browser.keep(&login(&browser, "bea").await);
    login(&browser, username).await;
    let place = browser.authorize(&[]).await;
    assert!(place.contains("/sign-in?"), "{place}");
}

/// As long as a browser may send it.
#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_replaced_cookie_is_known_until_it_expires(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = open(backend).await;
    let browser = Browser::open(&world).await;
    let mut tab = browser.clone();
    tab.keep(&login(&browser, "bea").await);
    login(&tab, "bea").await;
    login(&tab, "carl").await;
    assert_eq!(world.count("browser_sessions").await, 3);
    world.advance_seconds(6 * 24 * 3600);
    world.sweep().await.expect("swept");
    assert_eq!(world.count("browser_sessions").await, 3);
    world.advance_seconds(2 * 24 * 3600);
    world.sweep().await.expect("swept");
    assert_eq!(world.count("browser_sessions").await, 0);
}
