//! What the audit trail says of changes and of administrators, and how it is listed.

use auth_service_tests::{
    Backend::{self, Postgres, Sqlite},
    PASSWORD, Value, World,
    admin::UserAction,
    json,
};
use chrono::{DateTime, Utc};
use reqwest::Method;
use rstest::rstest;

use super::sessions::{AGENT, call, kinds, trail};

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn wrong_client_secrets_are_written_down(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let body = |client: &str, more: Value| {
        let mut body = json!({"client_id": client, "client_secret": "wrong"});
        body.as_object_mut()
            .expect("an object")
            .extend(more.as_object().expect("an object").clone());
        body
    };
    let login = json!({"username": "ann", "password": PASSWORD});
    for (method, path, more) in [
        (Method::POST, "/auth/login", login.clone()),
        (Method::POST, "/auth/login-token", login.clone()),
        (Method::POST, "/auth/send-otp", json!({"key": "ann"})),
        (
            Method::POST,
            "/auth/forget-password",
            json!({"username": "ann"}),
        ),
        (
            Method::PATCH,
            "/auth/reset-password",
            json!({"token": "x", "password": "a long password"}),
        ),
    ] {
        let before = trail(&world).await.len();
        call(
            &world,
            method.clone(),
            path,
            None,
            body("web", more.clone()),
        )
        .await
        .refused(401, "Client Invalid");
        // What was typed as an unknown client is not kept.
        call(&world, method, path, None, body("a secret, mistyped", more))
            .await
            .refused(401, "Client Invalid");
        let rows = trail(&world).await;
        assert_eq!(rows.len(), before + 1, "{path}");
        let last = rows.last().expect("a row");
        assert_eq!(
            (last.kind.as_str(), last.client_id.as_deref()),
            ("FAILURE", Some("web")),
            "{path}"
        );
        assert_eq!(
            (last.user_id, last.detail.as_deref()),
            (None, Some("wrong client secret")),
            "{path}"
        );
    }
    assert!(!world.dump().await.contains("mistyped"));
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn links_and_codes_that_are_asked_for_are_written_down(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::start(backend).await;
    let world = world.open_for_sign_up().await;
    for (name, actor) in [("Ann", Some("ann")), ("nobody in particular", None)] {
        let before = trail(&world).await.len();
        assert_eq!(world.forget_password(name).await.status, 204);
        world.send_otp(name).await.ok();
        let rows = trail(&world).await;
        let asked: Vec<_> = rows[before..]
            .iter()
            .map(|row| (row.kind.as_str(), row.detail.as_deref()))
            .collect();
        assert_eq!(
            asked,
            [
                ("MAIL_ASKED", Some("reset link")),
                ("MAIL_ASKED", Some("one-time code"))
            ]
        );
        assert!(rows[before..].iter().all(|row| row.actor.as_deref() == actor && row.client_id.as_deref() == Some("web")));
    }
    assert_eq!(world.ask_to_sign_up("new@example.com").await.status, 204);
    let rows = trail(&world).await;
    let last = rows.last().expect("a row");
    assert_eq!(
        (last.kind.as_str(), last.detail.as_deref()),
        ("MAIL_ASKED", Some("sign-up link"))
    );
    assert!(
        rows.iter()
            .all(|row| row.actor.as_deref() != Some("nobody in particular"))
    );
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_password_change_is_written_down(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let pair = world.tokens("ann").await;
    let change = |old: &str| {
        json!({
            "refreshToken": pair.refresh, "username": "ann", "password": "another long password", "oldPassword": old,
        })
    };
    let path = "/auth/change-password";
    call(
        &world,
        Method::PATCH,
        path,
        Some(&pair.access),
        change("wrong"),
    )
    .await
    .refused(401, "Incorrect Password");
    call(
        &world,
        Method::PATCH,
        path,
        Some(&pair.access),
        change(PASSWORD),
    )
    .await
    .ok();
    let rows = trail(&world).await;
    assert_eq!(kinds(&rows), ["ACCESS", "FAILURE", "PASSWORD_CHANGED"]);
    for row in &rows[1..] {
        assert_eq!(
            (row.actor.as_deref(), row.client_id.as_deref()),
            (Some("ann"), Some("web"))
        );
        assert_eq!(row.user_agent.as_deref(), Some(AGENT));
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn an_administrator_is_seen_as_well(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    world
        .admin()
        .act_on_user(
            "ann",
            UserAction::SetPassword("another long password".into()),
        )
        .await
        .expect("set");
    let rows = trail(&world).await;
    assert_eq!(kinds(&rows), ["ADMIN"]);
    assert_eq!(rows[0].detail.as_deref(), Some("user set-password ann"));
    assert!(!world.dump().await.contains("another long password"));
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn texts_of_any_length_fit(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let long = "ä".repeat(600);
    let body = json!({"client_id": "web", "client_secret": "web secret", "username": "ann", "password": PASSWORD});
    let agent = "x".repeat(5000);
    world
        .post("/auth/login-token")
        .header("User-Agent", &agent)
        .json(body.clone())
        .send()
        .await
        .ok();
    let mut wrong = body;
    wrong["username"] = json!(&long[..300]);
    world
        .post("/auth/login")
        .header("User-Agent", &agent)
        .json(wrong)
        .send()
        .await;
    for row in trail(&world).await {
        assert_eq!(row.user_agent.as_deref(), Some(&agent[..500]));
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn it_is_listed_by_user_and_time_newest_first(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    world.person(auth_service_tests::Person::named("bob")).await;
    let ann = world.admin().user_id("ann").await;
    let start: DateTime<Utc> = world.now();
    for name in ["ann", "bob", "ann"] {
        world.tokens(name).await;
        world.advance_seconds(60);
    }
    let list = async |user, since, limit| {
        let rows = world.trail_of(user, since, limit).await;
        rows.iter()
            .map(|row| (row.at - start).num_seconds())
            .collect::<Vec<_>>()
    };
    assert_eq!(list(None, None, 100).await, [120, 60, 0]);
    assert_eq!(list(None, None, 2).await, [120, 60]);
    assert_eq!(list(Some(ann), None, 100).await, [120, 0]);
    assert_eq!(
        list(Some(ann), Some(start + chrono::TimeDelta::seconds(1)), 100).await,
        [120]
    );
}
