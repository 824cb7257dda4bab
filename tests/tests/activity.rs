//! The audit trail, `auth_events`.

use auth_service::{
    domain::{accounts::standing::status, admin::user_actions::UserAction},
    store::audit::{self, Event},
};
use auth_service_tests::{Answer, PASSWORD, Person, Tokens, Value, World, json, on_both_databases};
use chrono::{DateTime, Utc};
use reqwest::Method;

const ADDRESS: &str = "192.0.2.1";
const AGENT: &str = "the tests' browser";
const DEVICE: &str = "device-1";

/// A service behind a proxy, so that callers have addresses of their own.
async fn behind_a_proxy(world: World) -> World {
    world
        .restarted(|settings| settings.listen.trusted_proxies = vec!["127.0.0.1".into()])
        .await
}

async fn call(
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
async fn trail(world: &World) -> Vec<Event> {
    let mut rows = audit::list(world.db(), None, None, 100)
        .await
        .expect("rows");
    rows.reverse();
    rows
}

fn kinds(rows: &[Event]) -> Vec<&str> {
    rows.iter().map(|row| row.kind.as_str()).collect()
}

on_both_databases! {
    async fn tells_who_came_and_went_and_from_where(world) {
        let world = behind_a_proxy(world).await;
        let pair = Tokens::from(login(&world, "/auth/login-token", "Ann", PASSWORD).await.ok());
        let ann = world.domain.sessions.check_bearer(Some(&pair.access)).await.expect("a session");
        let refresh = json!({"refreshToken": pair.refresh});
        let next = Tokens::from(call(&world, Method::POST, "/auth/token-refresh", Some(&pair.access), refresh).await.ok());
        let out = json!({"refreshToken": next.refresh});
        call(&world, Method::POST, "/logout", Some(&next.access), out).await.ok();
        login(&world, "/auth/login", "ann", "wrong").await.refused(401, "Invalid Credentials");

        let rows = trail(&world).await;
        assert_eq!(kinds(&rows), ["ACCESS", "RELOGIN", "LOGOUT", "FAILURE"]);
        for row in &rows {
            assert_eq!(row.user_id, Some(ann.sub), "{}", row.kind);
            assert_eq!(row.actor.as_deref(), Some("ann"));
            assert_eq!(row.tenant_id, ann.user.default_tenant_id);
            assert_eq!(row.client_id.as_deref(), Some("web"));
            assert_eq!(row.address.as_deref(), Some(ADDRESS));
            assert_eq!(row.user_agent.as_deref(), Some(AGENT));
            assert_eq!(row.device_id.as_deref(), Some(DEVICE), "{}", row.kind);
            assert_eq!(row.at, world.domain.clock.now());
        }
        let sessions: Vec<_> = rows.iter().map(|row| row.session_id).collect();
        assert_eq!(sessions, [Some(ann.sid), Some(ann.sid), Some(ann.sid), None]);
    }

    async fn a_code_is_an_access_when_it_is_redeemed(world) {
        let code = world.login("ann", PASSWORD).await.ok().field("code");
        assert!(trail(&world).await.is_empty(), "nobody has come in yet");
        let body = json!({"code": code, "clientId": "web"});
        call(&world, Method::POST, "/auth/token", None, body).await.ok();
        let rows = trail(&world).await;
        assert_eq!(kinds(&rows), ["ACCESS"]);
        assert_eq!((rows[0].device_id.as_deref(), rows[0].actor.as_deref()), (Some(DEVICE), Some("ann")));
        world.redeem(&code).await.refused(401, "Invalid Credentials");
        // Its session has ended, which is written down once.
        world.redeem(&code).await.refused(401, "Invalid Credentials");
        let rows = trail(&world).await;
        assert_eq!(kinds(&rows), ["ACCESS", "THEFT"]);
        assert_eq!((rows[1].session_id, rows[1].actor.as_deref()), (rows[0].session_id, Some("ann")));
        assert_eq!(rows[1].client_id.as_deref(), Some("web"));
    }

    async fn a_stolen_refresh_token_is_written_down(world) {
        let pair = world.tokens("ann").await;
        world.refresh(&pair).await.ok();
        world.advance_seconds(60);
        for _ in 0..2 {
            world.refresh(&pair).await.refused(401, "Token Expired");
        }
        let rows = trail(&world).await;
        assert_eq!(kinds(&rows), ["ACCESS", "RELOGIN", "THEFT"]);
        assert_eq!((rows[2].session_id, rows[2].user_id), (rows[0].session_id, rows[0].user_id));
        assert_eq!(rows[2].detail.as_deref(), Some("a spent refresh token was used again"));
    }

    async fn a_right_password_that_does_not_let_in_is_written_down(world) {
        let secret = Some("JBSWY3DPEHPK3PXP".to_owned());
        world.person(Person { secret_key: secret, ..Person::named("two") }).await;
        world.login("two", PASSWORD).await.ok();
        world.login_token("two", PASSWORD).await.refused(401, "User Verification Failed");
        let rows = trail(&world).await;
        assert_eq!(kinds(&rows), ["FACTOR_DUE", "FACTOR_DUE"]);
        assert_eq!(rows[0].actor.as_deref(), Some("two"));

        for (status, message) in [
            (status::INACTIVE, "UserInactive"), (status::REJECTED, "UserInactive"), (status::REGISTERED, "User not active yet"),
        ] {
            let name = format!("status{status}");
            world.person(Person { status, ..Person::named(&name) }).await;
            let refused = world.login(&name, PASSWORD).await;
            assert!(refused.text.contains(message), "{}", refused.text);
            let rows = trail(&world).await;
            let last = rows.last().expect("a row");
            assert_eq!((last.kind.as_str(), last.actor.as_deref()), ("REFUSED", Some(name.as_str())));
            assert!(last.detail.as_deref().is_some_and(|detail| detail.contains("membership")), "{:?}", last.detail);
        }
        assert_eq!(trail(&world).await.len(), 5);
    }

    async fn a_session_that_its_owner_ends_is_written_down(world) {
        let (ended, kept) = (world.tokens("ann").await, world.tokens("ann").await);
        let session = world.domain.sessions.check_bearer(Some(&ended.access)).await.expect("a session").sid;
        let path = format!("/auth/sessions/{session}");
        assert_eq!(world.call(Method::DELETE, &path).bearer(&kept.access).send().await.status, 204);
        world.call(Method::DELETE, &path).bearer(&kept.access).send().await.refused(404, "Not Found");
        let rows = trail(&world).await;
        assert_eq!(kinds(&rows), ["ACCESS", "ACCESS", "LOGOUT"]);
        assert_eq!((rows[2].session_id, rows[2].actor.as_deref()), (Some(session), Some("ann")));
    }

    async fn wrong_client_secrets_are_written_down(world) {
        let body = |client: &str, more: Value| {
            let mut body = json!({"client_id": client, "client_secret": "wrong"});
            body.as_object_mut().expect("an object").extend(more.as_object().expect("an object").clone());
            body
        };
        let login = json!({"username": "ann", "password": PASSWORD});
        for (method, path, more) in [
            (Method::POST, "/auth/login", login.clone()),
            (Method::POST, "/auth/login-token", login.clone()),
            (Method::POST, "/auth/send-otp", json!({"key": "ann"})),
            (Method::POST, "/auth/forget-password", json!({"username": "ann"})),
            (Method::PATCH, "/auth/reset-password", json!({"token": "x", "password": "a long password"})),
        ] {
            let before = trail(&world).await.len();
            call(&world, method.clone(), path, None, body("web", more.clone())).await.refused(401, "Client Invalid");
            // What was typed as an unknown client is not kept.
            call(&world, method, path, None, body("a secret, mistyped", more)).await.refused(401, "Client Invalid");
            let rows = trail(&world).await;
            assert_eq!(rows.len(), before + 1, "{path}");
            let last = rows.last().expect("a row");
            assert_eq!((last.kind.as_str(), last.client_id.as_deref()), ("FAILURE", Some("web")), "{path}");
            assert_eq!((last.user_id, last.detail.as_deref()), (None, Some("wrong client secret")), "{path}");
        }
        assert!(!world.dump().await.contains("mistyped"));
    }

    async fn links_and_codes_that_are_asked_for_are_written_down(world) {
        let world = world.open_for_sign_up().await;
        for (name, actor) in [("Ann", Some("ann")), ("nobody in particular", None)] {
            let before = trail(&world).await.len();
            assert_eq!(world.forget_password(name).await.status, 204);
            world.send_otp(name).await.ok();
            let rows = trail(&world).await;
            let asked: Vec<_> = rows[before..].iter().map(|row| (row.kind.as_str(), row.detail.as_deref())).collect();
            assert_eq!(asked, [("MAIL_ASKED", Some("reset link")), ("MAIL_ASKED", Some("one-time code"))]);
            assert!(rows[before..].iter().all(|row| row.actor.as_deref() == actor && row.client_id.as_deref() == Some("web")));
        }
        assert_eq!(world.ask_to_sign_up("new@example.com").await.status, 204);
        let rows = trail(&world).await;
        let last = rows.last().expect("a row");
        assert_eq!((last.kind.as_str(), last.detail.as_deref()), ("MAIL_ASKED", Some("sign-up link")));
        assert!(rows.iter().all(|row| row.actor.as_deref() != Some("nobody in particular")));
    }

    async fn a_password_change_is_written_down(world) {
        let pair = world.tokens("ann").await;
        let change = |old: &str| json!({
            "refreshToken": pair.refresh, "username": "ann", "password": "another long password", "oldPassword": old,
        });
        let path = "/auth/change-password";
        call(&world, Method::PATCH, path, Some(&pair.access), change("wrong")).await.refused(401, "Incorrect Password");
        call(&world, Method::PATCH, path, Some(&pair.access), change(PASSWORD)).await.ok();
        let rows = trail(&world).await;
        assert_eq!(kinds(&rows), ["ACCESS", "FAILURE", "PASSWORD_CHANGED"]);
        for row in &rows[1..] {
            assert_eq!((row.actor.as_deref(), row.client_id.as_deref()), (Some("ann"), Some("web")));
            assert_eq!(row.user_agent.as_deref(), Some(AGENT));
        }
    }

    /// People type passwords where their names belong.
    async fn what_was_typed_as_an_unknown_name_is_not_kept(world) {
        login(&world, "/auth/login", "my secret pass phrase", "x").await.refused(401, "Invalid Credentials");
        let rows = trail(&world).await;
        assert_eq!(kinds(&rows), ["FAILURE"]);
        assert_eq!((rows[0].user_id, rows[0].actor.as_deref()), (None, None));
        assert_eq!(rows[0].client_id.as_deref(), Some("web"));
        assert!(!world.dump().await.contains("pass phrase"));
    }

    async fn an_administrator_is_seen_as_well(world) {
        let user = world.domain.admin.user_named("ann").await.expect("a user");
        world.domain.admin.act_on_user(user, UserAction::SetPassword("another long password".into())).await.expect("set");
        let rows = trail(&world).await;
        assert_eq!(kinds(&rows), ["ADMIN"]);
        assert_eq!(rows[0].detail.as_deref(), Some("user set-password ann"));
        assert!(!world.dump().await.contains("another long password"));
    }

    async fn texts_of_any_length_fit(world) {
        let long = "ä".repeat(600);
        let body = json!({"client_id": "web", "client_secret": "web secret", "username": "ann", "password": PASSWORD});
        let agent = "x".repeat(5000);
        world.post("/auth/login-token").header("User-Agent", &agent).json(body.clone()).send().await.ok();
        let mut wrong = body;
        wrong["username"] = json!(&long[..300]);
        world.post("/auth/login").header("User-Agent", &agent).json(wrong).send().await;
        for row in trail(&world).await {
            assert_eq!(row.user_agent.as_deref(), Some(&agent[..500]));
        }
    }

    async fn it_is_listed_by_user_and_time_newest_first(world) {
        world.person(auth_service_tests::Person::named("bob")).await;
        let ann = world.domain.admin.user_named("ann").await.expect("a user").id;
        let start: DateTime<Utc> = world.domain.clock.now();
        for name in ["ann", "bob", "ann"] {
            world.tokens(name).await;
            world.advance_seconds(60);
        }
        let list = async |user, since, limit| {
            let rows = audit::list(world.db(), user, since, limit).await.expect("rows");
            rows.iter().map(|row| (row.at - start).num_seconds()).collect::<Vec<_>>()
        };
        assert_eq!(list(None, None, 100).await, [120, 60, 0]);
        assert_eq!(list(None, None, 2).await, [120, 60]);
        assert_eq!(list(Some(ann), None, 100).await, [120, 0]);
        assert_eq!(list(Some(ann), Some(start + chrono::TimeDelta::seconds(1)), 100).await, [120]);
    }
}
