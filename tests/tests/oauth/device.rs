//! Devices without a browser: `POST /oauth2/device_authorization`, `POST /web/device`, and the grant.

use std::time::Duration;

use auth_service_tests::{
    Answer,
    Backend::{self, Postgres, Sqlite},
    OwnPage, Person, World, json,
};
use rstest::rstest;

use super::scene::{
    assert_fault, claims, post, post_as, post_as_web, public_client, settle, signed_in,
};

const START: &str = "/oauth2/device_authorization";
const GRANT: &str = "urn:ietf:params:oauth:grant-type:device_code";

async fn world(backend: Backend) -> World {
    let world = World::start(backend).await;
    settle(&world, 1, &format!("{GRANT} refresh_token"), "").await;
    world
}

async fn start(world: &World) -> Answer {
    let scope = ("scope", "openid profile unknown");
    post_as_web(world, START, &[scope]).await.ok()
}

async fn poll(world: &World, started: &Answer) -> Answer {
    let code = started.field("device_code");
    let fields = [("grant_type", GRANT), ("device_code", code.as_str())];
    post_as_web(world, "/oauth2/token", &fields).await
}

/// Polls as late as the device was told to.
async fn poll_later(world: &World, started: &Answer) -> Answer {
    world.advance_seconds(5);
    poll(world, started).await
}

async fn ask(world: &World, page: &OwnPage, code: &str) -> Answer {
    let body = json!({"userCode": code});
    world.from_page(page, "/web/device", body).await
}

async fn decide(world: &World, page: &OwnPage, started: &Answer, allow: bool) -> Answer {
    let code = started.field("user_code");
    let shown = ask(world, page, &code).await;
    if shown.status != 200 {
        return shown;
    }
    let body = json!({"userCode": code, "allow": allow, "username": shown.field("username")});
    world.from_page(page, "/web/device", body).await
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_device_gets_tokens_once_the_user_approves(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = world(backend).await;
    let started = start(&world).await;
    let body = started.json();
    assert_eq!(
        (&body["expires_in"], &body["interval"]),
        (&json!(600), &json!(5))
    );
    let code = started.field("user_code");
    let uri = started.field("verification_uri");
    assert!(uri.ends_with("/device"), "{uri}");
    let complete = started.field("verification_uri_complete");
    assert_eq!(complete, format!("{uri}?user_code={code}"));
    let (first, second) = code.split_once('-').expect("a hyphen");
    for half in [first, second] {
        assert!(
            half.len() == 4
                && half
                    .bytes()
                    .all(|letter| b"BCDFGHJKLMNPQRSTVWXZ".contains(&letter))
        );
    }
    assert_fault(&poll(&world, &started).await, 400, "authorization_pending");

    let page = signed_in(&world, "ann").await;
    let shown = json!({
        "username": "ann", "clientId": "web", "scopes": ["openid", "profile"], "status": "waiting",
    });
    for typed in [code.clone(), code.to_lowercase(), code.replace('-', " ")] {
        assert_eq!(
            ask(&world, &page, &typed).await.ok().json(),
            shown,
            "{typed}"
        );
    }
    let approved = decide(&world, &page, &started, true).await.ok().json();
    assert_eq!(approved["status"], "approved");
    // Once more, or another opinion, changes nothing.
    let again = decide(&world, &page, &started, false).await.ok().json();
    assert_eq!(again["status"], "approved");

    let tokens = poll_later(&world, &started).await.ok();
    assert_eq!(tokens.field("token_type"), "Bearer");
    assert_eq!(tokens.field("scope"), "openid profile");
    let access = tokens.field("access_token");
    assert_eq!(claims(&access)["username"], "ann");
    assert_eq!(claims(&tokens.field("id_token"))["amr"], json!(["pwd"]));
    let info = world.get("/oauth2/userinfo").bearer(&access).send().await;
    assert_eq!(info.ok().json()["name"], "First Last");
    let refresh = tokens.field("refresh_token");
    let fields = [("grant_type", "refresh_token"), ("refresh_token", &refresh)];
    post_as_web(&world, "/oauth2/token", &fields).await.ok();
    // One use.
    assert_fault(&poll_later(&world, &started).await, 400, "invalid_grant");
    let secrets = [started.field("device_code"), code.replace('-', "")];
    let dump = world.dump().await;
    assert!(secrets.iter().all(|secret| !dump.contains(secret.as_str())));
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn of_two_requests_at_once_one_gets_the_tokens(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = world(backend).await;
    let other = world.second_instance().await;
    let started = start(&world).await;
    let page = signed_in(&world, "ann").await;
    decide(&world, &page, &started, true).await.ok();
    let (left, right) = tokio::join!(poll(&world, &started), poll(&other, &started));
    let mut statuses = [left.status, right.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 400], "{} {}", left.text, right.text);
    assert_eq!(world.count("session_grants").await, 1);
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_device_that_asks_too_often_must_wait_longer(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = world(backend).await;
    let started = start(&world).await;
    assert_fault(&poll(&world, &started).await, 400, "authorization_pending");
    world.advance_seconds(4);
    assert_fault(&poll(&world, &started).await, 400, "slow_down");
    world.advance_seconds(9);
    assert_fault(&poll(&world, &started).await, 400, "slow_down");
    world.advance_seconds(15);
    assert_fault(&poll(&world, &started).await, 400, "authorization_pending");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn denied_expired_or_signed_out(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = world(backend).await;
    let page = signed_in(&world, "ann").await;
    let denied = start(&world).await;
    let answer = decide(&world, &page, &denied, false).await.ok();
    assert_eq!(answer.json()["status"], "denied");
    assert_fault(&poll(&world, &denied).await, 400, "access_denied");
    let expired = start(&world).await;
    world.advance_seconds(600);
    assert_fault(&poll(&world, &expired).await, 400, "expired_token");
    decide(&world, &page, &expired, true)
        .await
        .refused(401, "Invalid Credentials");
    // Whoever signs out before the device asks has withdrawn the approval.
    let approved = start(&world).await;
    decide(&world, &page, &approved, true).await.ok();
    world
        .from_page(&page, "/web/sign-out", json!({}))
        .await
        .ok();
    assert_fault(&poll(&world, &approved).await, 400, "access_denied");
    let recorded: Vec<String> = world
        .column("SELECT detail FROM auth_events WHERE detail LIKE '%a device' ORDER BY id")
        .await;
    assert_eq!(recorded, ["denied a device", "approved a device"]);
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn an_approval_lapses_when_the_browser_is_idle(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = world(backend).await;
    let world = world
        .restarted(|settings| settings.login.browser_session_idle = Duration::from_secs(300))
        .await;
    let page = signed_in(&world, "ann").await;
    for (idle, fault) in [(299, None), (300, Some("access_denied"))] {
        let started = start(&world).await;
        decide(&world, &page, &started, true).await.ok();
        world.advance_seconds(idle);
        let answer = poll(&world, &started).await;
        match fault {
            Some(fault) => assert_fault(&answer, 400, fault),
            None => drop(answer.ok()),
        }
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn the_grant_must_be_named_and_the_code_the_clients_own(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = world(backend).await;
    let app = ("app", "app secret");
    let answer = post_as(&world, app, START, &[]).await;
    assert_fault(&answer, 400, "unauthorized_client");
    let answer = post_as(&world, ("web", "wrong"), START, &[]).await;
    assert_fault(&answer, 401, "invalid_client");
    let started = start(&world).await;
    let code = started.field("device_code");
    let fields = [("grant_type", GRANT), ("device_code", code.as_str())];
    let answer = post_as(&world, app, "/oauth2/token", &fields).await;
    assert_fault(&answer, 400, "unauthorized_client");
    settle(&world, 2, GRANT, "").await;
    let answer = post_as(&world, app, "/oauth2/token", &fields).await;
    assert_fault(&answer, 400, "invalid_grant");
    let answer = post_as_web(&world, "/oauth2/token", &fields[..1]).await;
    assert_fault(&answer, 400, "invalid_request");
    // A television has no secret.
    let spa = public_client(&world).await;
    settle(&world, spa, GRANT, "").await;
    post(&world, START, &[("client_id", "spa")]).await.ok();
    let closed = world
        .restarted(|settings| settings.web.web_pages = auth_service_tests::settings::Switch::Off)
        .await;
    let answer = post_as_web(&closed, START, &[]).await;
    assert_fault(&answer, 400, "unauthorized_client");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn only_a_page_of_ours_decides_for_who_is_signed_in(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = world(backend).await;
    let started = start(&world).await;
    let stranger = world.page().await;
    decide(&world, &stranger, &started, true)
        .await
        .refused(401, "Unauthorized");
    let page = signed_in(&world, "ann").await;
    let forged = OwnPage {
        csrf_token: stranger.csrf_token,
        ..page.clone()
    };
    decide(&world, &forged, &started, true)
        .await
        .refused(403, "Forbidden");
    let elsewhere = OwnPage {
        origin: "https://evil.example".into(),
        ..page.clone()
    };
    decide(&world, &elsewhere, &started, true)
        .await
        .refused(403, "Forbidden");
    assert_fault(&poll(&world, &started).await, 400, "authorization_pending");
    // Who may not use the client cannot let a device use it.
    world
        .person(Person {
            clients: vec![1, 2],
            ..Person::named("bea")
        })
        .await;
    let other = signed_in(&world, "bea").await;
    world
        .sql("UPDATE users SET default_tenant_id = NULL WHERE username = 'bea'")
        .await;
    decide(&world, &other, &started, true)
        .await
        .refused(401, "UserInactive");
    decide(&world, &page, &started, true).await.ok();
    // What one has decided is nobody else's business.
    world
        .sql("UPDATE users SET default_tenant_id = (SELECT id FROM tenants) WHERE username = 'bea'")
        .await;
    decide(&world, &other, &started, false)
        .await
        .refused(401, "Invalid Credentials");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_decided_for_who_was_not_shown(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = world(backend).await;
    let started = start(&world).await;
    let page = signed_in(&world, "ann").await;
    let code = started.field("user_code");
    for username in [json!("bea"), json!(null)] {
        let mut body = json!({"userCode": code, "allow": true, "username": username});
        if username.is_null() {
            body.as_object_mut().expect("an object").remove("username");
        }
        let asked = world.from_page(&page, "/web/device", body).await.ok();
        assert_eq!(asked.field("status"), "waiting");
        assert_eq!(asked.field("username"), "ann");
    }
    assert_fault(&poll(&world, &started).await, 400, "authorization_pending");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn guessing_codes_is_limited(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = world(backend).await;
    let started = start(&world).await;
    let page = signed_in(&world, "ann").await;
    for _ in 0..20 {
        ask(&world, &page, "BBBB-BBBB")
            .await
            .refused(401, "Invalid Credentials");
    }
    // The right one is refused too, or the limit would not keep anybody from guessing.
    let locked = ask(&world, &page, &started.field("user_code")).await;
    locked.refused(429, "Too Many Requests");
    assert!(locked.header("retry-after").is_some());
    world.advance_seconds(61);
    ask(&world, &page, &started.field("user_code")).await.ok();
}
