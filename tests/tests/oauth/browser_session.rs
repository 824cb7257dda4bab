//! The session of the browser: when a login is too old for a request, and when it has ended.

use std::time::Duration;

use auth_service_tests::{Backend, Backend::*, PASSWORD, World, admin::UserAction, json};
use chrono::{DateTime, Utc};
use rstest::rstest;

use super::{
    authorize::{assert_error, authorize, location, parameter},
    browser::{Browser, exchange, host, resume_of},
    scene::{signed_in, trust},
};

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn an_old_login_is_asked_for_again(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    trust(&world).await;
    let page = signed_in(&world, "ann").await;
    world.advance_seconds(5);
    for more in [
        [("prompt", "login")],
        [("prompt", "select_account")],
        [("max_age", "4")],
        [("max_age", "0")],
    ] {
        let address = location(&authorize(&world, &page.cookie, &more).await);
        assert_eq!(address.path(), "/sign-in", "{more:?}");
        let resume = parameter(&address, "resume").expect("what is resumed");
        let path = format!("/oauth2/authorize?resume={resume}");
        let again = world.get(&path).header("Cookie", &page.cookie).send().await;
        assert_eq!(
            location(&again).path(),
            "/sign-in",
            "the old login still counts: {more:?}"
        );
        world.advance_seconds(1);
        let fresh = signed_in(&world, "ann").await;
        let done = world
            .get(&path)
            .header("Cookie", &fresh.cookie)
            .send()
            .await;
        assert!(parameter(&location(&done), "code").is_some(), "{more:?}");
        // The address stays in the history of the browser, and does not do without a login for long.
        world.advance_seconds(601);
        let late = world.get(&path).header("Cookie", &fresh.cookie);
        assert_eq!(location(&late.send().await).path(), "/sign-in", "{more:?}");
    }
    let recent = location(&authorize(&world, &page.cookie, &[("max_age", "10000")]).await);
    assert!(parameter(&recent, "code").is_some());
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn the_browsers_session_ends(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    trust(&world).await;
    let silent = [("prompt", "none")];
    let idle = signed_in(&world, "ann").await;
    world.advance_seconds(12 * 3600);
    assert_error(
        &authorize(&world, &idle.cookie, &silent).await,
        "login_required",
    );
    let used = signed_in(&world, "ann").await;
    for _ in 0..15 {
        world.advance_seconds(11 * 3600);
        let answer = authorize(&world, &used.cookie, &silent).await;
        assert!(parameter(&location(&answer), "code").is_some());
    }
    world.advance_seconds(11 * 3600);
    assert_error(
        &authorize(&world, &used.cookie, &silent).await,
        "login_required",
    );
    let world = world
        .restarted(|settings| settings.login.browser_session_idle = Duration::from_secs(10))
        .await;
    let used = signed_in(&world, "ann").await;
    for _ in 0..5 {
        world.advance_seconds(8);
        let answer = authorize(&world, &used.cookie, &silent).await;
        assert!(parameter(&location(&answer), "code").is_some());
    }
    let page = signed_in(&world, "ann").await;
    world
        .admin()
        .end_all_sessions(world.admin().user_id("ann").await)
        .await
        .expect("ended");
    assert_error(
        &authorize(&world, &page.cookie, &silent).await,
        "login_required",
    );
    let page = signed_in(&world, "ann").await;
    for action in [UserAction::Disable, UserAction::Enable] {
        let acted = world.admin().act_on_user("ann", action).await;
        acted.expect("a change");
    }
    assert_error(
        &authorize(&world, &page.cookie, &silent).await,
        "login_required",
    );
    let page = signed_in(&world, "ann").await;
    let pair = world.tokens("ann").await;
    let body = json!({
        "refreshToken": pair.refresh, "username": "ann", "oldPassword": PASSWORD, "password": "another long password",
    });
    let call = world.patch("/auth/change-password").bearer(&pair.access);
    call.json(body).send().await.ok();
    assert_error(
        &authorize(&world, &page.cookie, &silent).await,
        "login_required",
    );
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn the_last_login_is_when_the_browser_signed_in(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::start(backend).await;
    host(&world).await;
    let last_login = async || {
        let query = "SELECT last_login FROM users WHERE username = 'bea'";
        world.column::<Option<DateTime<Utc>>>(query).await[0]
    };
    assert_eq!(last_login().await, None);
    let mut browser = Browser::open(&world).await;
    let resume = resume_of(&browser.authorize(&[("scope", "openid")]).await);
    let signed_in_at = world.now();
    let next = browser.sign_in("bea", &resume).await;
    assert_eq!(last_login().await, Some(signed_in_at));
    world.advance_seconds(5);
    let consent = resume_of(&browser.follow(&next).await);
    let next = browser.decide("bea", &consent, true).await;
    let address = browser.follow(&next).await;
    exchange(&world, &address).await.ok();
    assert_eq!(last_login().await, Some(signed_in_at));
}
