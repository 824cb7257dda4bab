//! The sign-in page as the login page of an application that exchanges its code at `POST /auth/token`: the session that this
//! opens began through the session of the browser.

use auth_service_tests::{
    Authenticator,
    Backend::{self, Postgres, Sqlite},
    CLIENT_ID, PASSWORD, Person, Tokens, World,
    admin::ClientAction,
    json,
    settings::SecondFactor,
};
use futures::future::join_all;
use rstest::rstest;

use super::browser::Browser;

const BROWSER: &str = "browser/1";

async fn open(backend: Backend) -> World {
    let world = World::start(backend).await;
    for name in ["bea", "carl"] {
        world.person(Person::named(name)).await;
    }
    world
}

/// What the sign-in page does without an authorization. Returns the code.
async fn login(browser: &mut Browser<'_>, username: &str) -> String {
    let body = json!({"clientId": CLIENT_ID, "username": username, "password": PASSWORD});
    let answer = browser.post("/web/login", body).await.ok();
    answer.field("code")
}

async fn session(browser: &mut Browser<'_>, username: &str) -> Tokens {
    let code = login(browser, username).await;
    Tokens::from(browser.world.redeem(&code).await.ok())
}

async fn assert_ended(world: &World, pair: &Tokens) {
    world.me(&pair.access).await.refused(401, "TokenRevoked");
    world.refresh(pair).await.refused(401, "Token Expired");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn signing_out_ends_the_session_and_voids_a_code(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = open(backend).await;
    let mut browser = Browser::open(&world).await;
    let elsewhere = session(&mut Browser::open(&world).await, "bea").await;
    let first = session(&mut browser, "bea").await;
    // Signing in again is the same session of the browser.
    let second = session(&mut browser, "bea").await;
    let first = Tokens::from(world.refresh(&first).await.ok());
    let unused = login(&mut browser, "bea").await;
    browser.post("/web/sign-out", json!({})).await.ok();
    assert_ended(&world, &first).await;
    assert_ended(&world, &second).await;
    let late = world.redeem(&unused).await;
    late.refused(401, "Invalid Credentials");
    world.me(&elsewhere.access).await.ok();
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn another_users_login_in_the_browser_ends_it(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = open(backend).await;
    let mut browser = Browser::open(&world).await;
    let beas = session(&mut browser, "bea").await;
    let unused = login(&mut browser, "bea").await;
    let carls = session(&mut browser, "carl").await;
    assert_ended(&world, &beas).await;
    let late = world.redeem(&unused).await;
    late.refused(401, "Invalid Credentials");
    world.me(&carls.access).await.ok();
}

/// Each login ends what the other user has in that browser.
#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn two_users_may_sign_in_over_each_other(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = open(backend).await;
    for _ in 0..8 {
        let (mut one, mut other) = (Browser::open(&world).await, Browser::open(&world).await);
        let beas = session(&mut one, "bea").await;
        let carls = session(&mut other, "carl").await;
        tokio::join!(login(&mut one, "carl"), login(&mut other, "bea"));
        assert_ended(&world, &beas).await;
        assert_ended(&world, &carls).await;
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_login_with_two_factors_begins_there_too(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = open(backend).await;
    let world = world
        .restarted(|settings| settings.login.mfa = SecondFactor::Required)
        .await;
    let mut browser = Browser::open(&world).await;
    let key = login(&mut browser, "bea").await;
    let otp = world.mail("bea@example.com").await.code();
    let body = json!({"key": key, "otp": otp});
    let code = browser.post("/web/verify-otp", body).await.ok();
    let pair = Tokens::from(world.redeem(&code.field("code")).await.ok());
    let query = "SELECT device IS NOT NULL FROM auth_codes";
    assert_eq!(world.column::<bool>(query).await, [true; 2]);
    browser.post("/web/sign-out", json!({})).await.ok();
    assert_ended(&world, &pair).await;
}

/// The code that confirms a new authenticator replaces that of the login.
#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_code_in_place_of_another_is_void_as_well(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = open(backend).await;
    let mut browser = Browser::open(&world).await;
    let code = login(&mut browser, "bea").await;
    let body = json!({"code": code, "clientId": CLIENT_ID});
    let made = browser.post("/web/create-qr-code", body).await.ok();
    let app = Authenticator::scan(&made.field("qrCode"));
    let now = world.code_of(&app, 0);
    let full = world.verify_otp(&code, &now).await.ok().field("code");
    browser.post("/web/sign-out", json!({})).await.ok();
    let late = world.redeem(&full).await;
    late.refused(401, "Invalid Credentials");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn an_exchange_while_the_user_signs_out_leaves_no_session(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = open(backend).await;
    for _ in 0..12 {
        let mut browser = Browser::open(&world).await;
        let code = login(&mut browser, "bea").await;
        let (exchanged, signed_out) = tokio::join!(
            world.redeem(&code),
            browser.post("/web/sign-out", json!({}))
        );
        signed_out.ok();
        if exchanged.status == 200 {
            assert_ended(&world, &Tokens::from(exchanged)).await;
        } else {
            exchanged.refused(401, "Invalid Credentials");
        }
    }
}

/// Both change the codes, the browser's session and the sessions of one user.
#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn signing_out_while_the_password_is_changed(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = open(backend).await;
    let mut password = PASSWORD.to_owned();
    for round in 0..10 {
        let mut browser = Browser::open(&world).await;
        let body = json!({"clientId": CLIENT_ID, "username": "bea", "password": password});
        let code = browser.post("/web/login", body.clone()).await.ok();
        let pair = Tokens::from(world.redeem(&code.field("code")).await.ok());
        for _ in 0..3 {
            browser.post("/web/login", body.clone()).await.ok();
        }
        let next = format!("another long password {round}");
        let body = json!({
            "refreshToken": pair.refresh, "username": "bea", "oldPassword": password, "password": next,
        });
        let change = world.patch("/auth/change-password").bearer(&pair.access);
        let (changed, signed_out) = tokio::join!(
            change.json(body).send(),
            browser.post("/web/sign-out", json!({}))
        );
        signed_out.ok();
        // Not if signing out has ended the session before.
        if changed.status == 200 {
            password = next;
        } else {
            assert_eq!(changed.status, 401, "{}", changed.text);
        }
        assert_ended(&world, &pair).await;
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn signing_out_while_an_authenticator_is_confirmed(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = open(backend).await;
    for round in 0..8 {
        let name = format!("dora{round}");
        world.person(Person::named(&name)).await;
        let mut browser = Browser::open(&world).await;
        for _ in 0..4 {
            login(&mut browser, &name).await;
        }
        let code = login(&mut browser, &name).await;
        let body = json!({"code": code, "clientId": CLIENT_ID});
        let made = browser.post("/web/create-qr-code", body).await.ok();
        let app = Authenticator::scan(&made.field("qrCode"));
        let now = world.code_of(&app, 0);
        let (confirmed, signed_out) = tokio::join!(
            world.verify_otp(&code, &now),
            browser.post("/web/sign-out", json!({}))
        );
        signed_out.ok();
        if confirmed.status == 200 {
            let late = world.redeem(&confirmed.field("code")).await;
            late.refused(401, "Invalid Credentials");
        } else {
            confirmed.refused(401, "Otp Token Incorrect or Expired");
        }
    }
}

/// Both end sessions and void codes of several users.
#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn signing_out_while_the_client_or_the_tenant_is_disabled(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = open(backend).await;
    for round in 0..6 {
        let mut pairs = Vec::new();
        let mut browsers = Vec::new();
        for name in ["bea", "carl"] {
            let mut browser = Browser::open(&world).await;
            for _ in 0..4 {
                pairs.push(session(&mut browser, name).await);
                login(&mut browser, name).await;
            }
            browsers.push(browser);
        }
        let admin = world.admin();
        let disable = async {
            match round % 2 {
                0 => admin.act_on_client(CLIENT_ID, ClientAction::Disable).await,
                _ => admin.set_tenant_enabled("acme", false).await,
            }
        };
        let sign_outs = browsers
            .iter_mut()
            .map(|browser| browser.post("/web/sign-out", json!({})));
        let (disabled, signed_out) = tokio::join!(disable, join_all(sign_outs));
        disabled.expect("disabled");
        for answer in signed_out {
            answer.ok();
        }
        let enabled = match round % 2 {
            0 => admin.act_on_client(CLIENT_ID, ClientAction::Enable).await,
            _ => admin.set_tenant_enabled("acme", true).await,
        };
        enabled.expect("enabled");
        for pair in &pairs {
            assert_ended(&world, pair).await;
        }
    }
}

/// Its applications go on when a browser's session has been idle for too long, until the user signs out nevertheless.
#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn signing_out_of_an_idle_browser_ends_it(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = open(backend).await;
    let mut browser = Browser::open(&world).await;
    let pair = session(&mut browser, "bea").await;
    world.advance_seconds(13 * 3600);
    let pair = Tokens::from(world.refresh(&pair).await.ok());
    browser.post("/web/sign-out", json!({})).await.ok();
    assert_ended(&world, &pair).await;
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_session_is_listed_with_the_device_of_its_login(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = open(backend).await;
    let page = world.page().await;
    let body = json!({"clientId": CLIENT_ID, "username": "bea", "password": PASSWORD});
    let login = world
        .post("/web/login")
        .header("Cookie", &page.cookie)
        .header("X-CSRF-Token", &page.csrf_token)
        .header("Origin", &page.origin)
        .header("User-Agent", BROWSER);
    let code = login.json(body).send().await.ok().field("code");
    let exchange = world
        .post("/auth/token")
        .header("User-Agent", "server/1")
        .header("device_id", "phone");
    let body = json!({"code": code, "clientId": CLIENT_ID});
    let pair = Tokens::from(exchange.json(body).send().await.ok());
    let list = world.get("/auth/sessions").bearer(&pair.access);
    let listed = list.send().await.ok().json();
    assert_eq!(listed[0]["userAgent"], BROWSER);
    let query = "SELECT device_id FROM sessions";
    assert_eq!(world.column::<String>(query).await, ["phone"]);
}
