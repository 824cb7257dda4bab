//! What the audit trail says of logins and sessions.

use auth_service_tests::{
    Answer,
    Backend::{self, Postgres, Sqlite},
    Claims, PASSWORD, Person, TENANT, Tokens, Value, World,
    admin::{Event, status},
    json,
};
use reqwest::Method;
use rstest::rstest;

const ADDRESS: &str = "192.0.2.1";

pub(super) const AGENT: &str = "the tests' browser";

const DEVICE: &str = "device-1";

/// A service behind a proxy, so that callers have addresses of their own.
async fn behind_a_proxy(world: World) -> World {
    world
        .restarted(|settings| settings.listen.trusted_proxies = vec!["127.0.0.1".into()])
        .await
}

pub(super) async fn call(
    world: &World,
    method: Method,
    path: &str,
    bearer: Option<&str>,
    body: Value,
) -> Answer {
    let call = world
        .call(method, path)
        .header("X-Forwarded-For", ADDRESS)
        .header("User-Agent", AGENT)
        .header("device_id", DEVICE)
        .json(body);
    match bearer {
        Some(bearer) => call.bearer(bearer),
        None => call,
    }
    .send()
    .await
}

async fn login(world: &World, path: &str, username: &str, password: &str) -> Answer {
    let body = json!({"client_id": "web", "client_secret": "web secret", "username": username, "password": password});
    call(world, Method::POST, path, None, body).await
}

/// Oldest first.
pub(super) async fn trail(world: &World) -> Vec<Event> {
    let mut rows = world.trail(100).await;
    rows.reverse();
    rows
}

pub(super) fn kinds(rows: &[Event]) -> Vec<&str> {
    rows.iter().map(|row| row.kind.as_str()).collect()
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn tells_who_came_and_went_and_from_where(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let world = behind_a_proxy(world).await;
    let pair = Tokens::from(
        login(&world, "/auth/login-token", "Ann", PASSWORD)
            .await
            .ok(),
    );
    let ann = Claims::of(&pair);
    let refresh = json!({"refreshToken": pair.refresh});
    let next = Tokens::from(
        call(
            &world,
            Method::POST,
            "/auth/token-refresh",
            Some(&pair.access),
            refresh,
        )
        .await
        .ok(),
    );
    let out = json!({"refreshToken": next.refresh});
    call(&world, Method::POST, "/logout", Some(&next.access), out)
        .await
        .ok();
    login(&world, "/auth/login", "ann", "wrong")
        .await
        .refused(401, "Invalid Credentials");

    let rows = trail(&world).await;
    assert_eq!(kinds(&rows), ["ACCESS", "RELOGIN", "LOGOUT", "FAILURE"]);
    for row in &rows {
        assert_eq!(row.user_id, Some(ann.sub), "{}", row.kind);
        assert_eq!(row.actor.as_deref(), Some("ann"));
        assert_eq!(row.tenant_id, Some(TENANT));
        assert_eq!(row.client_id.as_deref(), Some("web"));
        assert_eq!(row.address.as_deref(), Some(ADDRESS));
        assert_eq!(row.user_agent.as_deref(), Some(AGENT));
        assert_eq!(row.device_id.as_deref(), Some(DEVICE), "{}", row.kind);
        assert_eq!(row.at, world.now());
    }
    let sessions: Vec<_> = rows.iter().map(|row| row.session_id).collect();
    assert_eq!(
        sessions,
        [Some(ann.sid), Some(ann.sid), Some(ann.sid), None]
    );
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_code_is_an_access_when_it_is_redeemed(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let code = world.login("ann", PASSWORD).await.ok().field("code");
    assert!(trail(&world).await.is_empty(), "nobody has come in yet");
    let body = json!({"code": code, "clientId": "web"});
    call(&world, Method::POST, "/auth/token", None, body)
        .await
        .ok();
    let rows = trail(&world).await;
    assert_eq!(kinds(&rows), ["ACCESS"]);
    assert_eq!(
        (rows[0].device_id.as_deref(), rows[0].actor.as_deref()),
        (Some(DEVICE), Some("ann"))
    );
    world
        .redeem(&code)
        .await
        .refused(401, "Invalid Credentials");
    // Its session has ended, which is written down once.
    world
        .redeem(&code)
        .await
        .refused(401, "Invalid Credentials");
    let rows = trail(&world).await;
    assert_eq!(kinds(&rows), ["ACCESS", "THEFT"]);
    assert_eq!(
        (rows[1].session_id, rows[1].actor.as_deref()),
        (rows[0].session_id, Some("ann"))
    );
    assert_eq!(rows[1].client_id.as_deref(), Some("web"));
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_stolen_refresh_token_is_written_down(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let pair = world.tokens("ann").await;
    world.refresh(&pair).await.ok();
    world.advance_seconds(60);
    for _ in 0..2 {
        world.refresh(&pair).await.refused(401, "Token Expired");
    }
    let rows = trail(&world).await;
    assert_eq!(kinds(&rows), ["ACCESS", "RELOGIN", "THEFT"]);
    assert_eq!(
        (rows[2].session_id, rows[2].user_id),
        (rows[0].session_id, rows[0].user_id)
    );
    assert_eq!(
        rows[2].detail.as_deref(),
        Some("a spent refresh token was used again")
    );
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_right_password_that_does_not_let_in_is_written_down(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::start(backend).await;
    let secret = Some("JBSWY3DPEHPK3PXP".to_owned());
    world
        .person(Person {
            secret_key: secret,
            ..Person::named("two")
        })
        .await;
    world.login("two", PASSWORD).await.ok();
    world
        .login_token("two", PASSWORD)
        .await
        .refused(401, "User Verification Failed");
    let rows = trail(&world).await;
    assert_eq!(kinds(&rows), ["FACTOR_DUE", "FACTOR_DUE"]);
    assert_eq!(rows[0].actor.as_deref(), Some("two"));

    for (status, message) in [
        (status::INACTIVE, "UserInactive"),
        (status::REJECTED, "UserInactive"),
        (status::REGISTERED, "User not active yet"),
    ] {
        let name = format!("status{status}");
        world
            .person(Person {
                status,
                ..Person::named(&name)
            })
            .await;
        let refused = world.login(&name, PASSWORD).await;
        assert!(refused.text.contains(message), "{}", refused.text);
        let rows = trail(&world).await;
        let last = rows.last().expect("a row");
        assert_eq!(
            (last.kind.as_str(), last.actor.as_deref()),
            ("REFUSED", Some(name.as_str()))
        );
        assert!(
            last.detail
                .as_deref()
                .is_some_and(|detail| detail.contains("membership")),
            "{:?}",
            last.detail
        );
    }
    assert_eq!(trail(&world).await.len(), 5);
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_session_that_its_owner_ends_is_written_down(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::start(backend).await;
    let (ended, kept) = (world.tokens("ann").await, world.tokens("ann").await);
    let session = Claims::of(&ended).sid;
    let path = format!("/auth/sessions/{session}");
    assert_eq!(
        world
            .call(Method::DELETE, &path)
            .bearer(&kept.access)
            .send()
            .await
            .status,
        204
    );
    world
        .call(Method::DELETE, &path)
        .bearer(&kept.access)
        .send()
        .await
        .refused(404, "Not Found");
    let rows = trail(&world).await;
    assert_eq!(kinds(&rows), ["ACCESS", "ACCESS", "LOGOUT"]);
    assert_eq!(
        (rows[2].session_id, rows[2].actor.as_deref()),
        (Some(session), Some("ann"))
    );
}

/// People type passwords where their names belong.
#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn what_was_typed_as_an_unknown_name_is_not_kept(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::start(backend).await;
    login(&world, "/auth/login", "my secret pass phrase", "x")
        .await
        .refused(401, "Invalid Credentials");
    let rows = trail(&world).await;
    assert_eq!(kinds(&rows), ["FAILURE"]);
    assert_eq!((rows[0].user_id, rows[0].actor.as_deref()), (None, None));
    assert_eq!(rows[0].client_id.as_deref(), Some("web"));
    assert!(!world.dump().await.contains("pass phrase"));
}
