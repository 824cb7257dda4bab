//! Logins that overlap in one browser, and responses that it never gets: whatever cookie it is left with, signing out ends what
//! began in it. Except that two first logins, without any cookie, are those of two browsers: nothing tells them apart.

use auth_service_tests::{
    Answer,
    Backend::{self, Postgres, Sqlite},
    CLIENT_ID, PASSWORD, Person, Tokens, World,
    admin::UserAction,
    json,
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

/// The sessions that the codes of these logins open.
async fn assert_signing_out_ends(mut browser: Browser<'_>, logins: &[&Answer]) {
    let world = browser.world;
    let mut pairs = Vec::new();
    for login in logins {
        pairs.extend(exchange(world, login).await);
    }
    browser.post("/web/sign-out", json!({})).await.ok();
    for pair in &pairs {
        assert_ended(world, pair).await;
    }
}

/// Bea is signed in before; then two sign in at once, and the response of one or the other comes last.
#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn signing_out_ends_what_two_logins_at_once_have_begun(
    #[values(Sqlite, Postgres)] backend: Backend,
    #[values(["bea", "bea"], ["bea", "carl"], ["carl", "carl"], ["carl", "dora"])] users: [&str; 2],
) {
    let world = open(backend).await;
    for last in [0, 1, 0, 1] {
        let mut browser = Browser::open(&world).await;
        let before = login(&browser, "bea").await;
        browser.keep(&before);
        let (one, other) = tokio::join!(login(&browser, users[0]), login(&browser, users[1]));
        browser.keep([&one, &other][last]);
        assert_signing_out_ends(browser, &[&before, &one, &other]).await;
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

/// Two logins overlap a logout, whose response is not the last.
#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn signing_out_ends_what_began_beside_a_logout(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = open(backend).await;
    for last in [0, 1, 0, 1] {
        let mut browser = Browser::open(&world).await;
        browser.keep(&login(&browser, "bea").await);
        let mut tab = browser.clone();
        let (one, other, out) = tokio::join!(
            login(&browser, "carl"),
            login(&browser, "dora"),
            tab.post("/web/sign-out", json!({}))
        );
        out.ok();
        browser.keep([&one, &other][last]);
        assert_signing_out_ends(browser, &[&one, &other]).await;
    }
}

/// The browser keeps the cookie of a session that has ended, and gets no response but the last.
#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn the_cookie_of_an_ended_session_leads_on_as_well(
    #[values(Sqlite, Postgres)] backend: Backend,
    #[values(true, false)] by_user: bool,
) {
    let world = open(backend).await;
    let mut browser = Browser::open(&world).await;
    browser.keep(&login(&browser, "bea").await);
    if by_user {
        let mut tab = browser.clone();
        tab.post("/web/sign-out", json!({})).await.ok();
    } else {
        let admin = world.admin();
        let ended = admin.end_all_sessions(admin.user_id("bea").await).await;
        ended.expect("ended");
    }
    let carls = exchange(&world, &login(&browser, "carl").await).await;
    let doras = exchange(&world, &login(&browser, "dora").await).await;
    assert_ended(&world, &carls.expect("a session")).await;
    browser.post("/web/sign-out", json!({})).await.ok();
    assert_ended(&world, &doras.expect("a session")).await;
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_cookie_leads_on_however_many_logins_it_has_missed(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = open(backend).await;
    let mut browser = Browser::open(&world).await;
    browser.keep(&login(&browser, "bea").await);
    let mut last = None;
    for round in 0..12 {
        let username = ["carl", "dora"][round % 2];
        let next = exchange(&world, &login(&browser, username).await).await;
        if let Some(previous) = last.replace(next.expect("a session")) {
            assert_ended(&world, &previous).await;
        }
    }
    browser.post("/web/sign-out", json!({})).await.ok();
    assert_ended(&world, &last.expect("a session")).await;
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn erasing_a_user_in_between_breaks_nothing(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = open(backend).await;
    let mut browser = Browser::open(&world).await;
    browser.keep(&login(&browser, "bea").await);
    login(&browser, "carl").await;
    let doras = exchange(&world, &login(&browser, "dora").await).await;
    let admin = world.admin();
    let deleted = admin.act_on_user("carl", UserAction::Delete).await;
    deleted.expect("deleted");
    let doras = doras.expect("a session");
    world.me(&doras.access).await.ok();
    // Whoever is in the way may be the last, too.
    let deleted = admin.act_on_user("dora", UserAction::Delete).await;
    deleted.expect("deleted");
    let beas = exchange(&world, &login(&browser, "bea").await).await;
    browser.post("/web/sign-out", json!({})).await.ok();
    assert_eq!(world.me(&doras.access).await.status, 401);
    assert_ended(&world, &beas.expect("a session")).await;
}

/// As long as a browser may send it.
#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_replaced_cookie_is_known_until_it_expires(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = open(backend).await;
    let mut browser = Browser::open(&world).await;
    browser.keep(&login(&browser, "bea").await);
    login(&browser, "bea").await;
    let unseen = exchange(&world, &login(&browser, "carl").await).await;
    assert_eq!(world.count("browser_sessions").await, 3);
    for _ in 0..6 {
        world.advance_seconds(24 * 3600 - 1);
        world.sweep().await.expect("swept");
    }
    assert_eq!(world.count("browser_sessions").await, 3);
    browser.post("/web/sign-out", json!({})).await.ok();
    let unseen = unseen.expect("a session");
    world.refresh(&unseen).await.refused(401, "Token Expired");
    world.advance_seconds(24 * 3600 + 10);
    world.sweep().await.expect("swept");
    assert_eq!(world.count("browser_sessions").await, 0);
}
