//! `POST /auth/forget-password`, `GET /auth/verify-reset-password-link`, `PATCH /auth/reset-password`.

use auth_service_tests::{
    Backend::{self, Postgres, Sqlite},
    PASSWORD, Person, World,
    admin::status,
    json,
};
use futures::future::join_all;
use rstest::rstest;

pub(super) const ANN: &str = "ann@example.com";
pub(super) const NEW: &str = "a better horse";

pub(super) async fn token(world: &World) -> String {
    assert_eq!(world.forget_password("Ann").await.status, 204);
    world.mail(ANN).await.token()
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_mailed_link_sets_a_new_password(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let tokens = world.tokens("ann").await;
    let code = world.login_code("ann").await;
    let older = token(&world).await;
    let link = token(&world).await;
    assert_eq!(
        world.check_link(&link).await.ok().json(),
        json!({"success": true})
    );
    let reset = world.reset_password(&link, NEW).await;
    assert_eq!((reset.status, reset.text.as_str()), (204, ""));
    world.me(&tokens.access).await.refused(401, "TokenRevoked");
    world
        .redeem(&code)
        .await
        .refused(401, "Invalid Credentials");
    world.check_link(&link).await.refused(401, "TokenRevoked");
    world.check_link(&older).await.refused(401, "TokenRevoked");
    world
        .reset_password(&older, "yet another horse")
        .await
        .refused(401, "TokenRevoked");
    world
        .login("ann", PASSWORD)
        .await
        .refused(401, "Invalid Credentials");
    world.login("ann", NEW).await.ok();
    assert!(
        world
            .mail(ANN)
            .await
            .subject
            .contains("password was changed")
    );
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn refuses_clients(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let body = json!({"username": "ann", "client_id": "web", "client_secret": "wrong"});
    world
        .post("/auth/forget-password")
        .json(body)
        .send()
        .await
        .refused(401, "Client Invalid");
    assert_eq!(world.mail_count().await, 0);
    let link = token(&world).await;
    for (client, secret) in [("web", "wrong"), ("app", "app secret"), ("nobody", "x")] {
        let body =
            json!({"token": link, "password": NEW, "client_id": client, "client_secret": secret});
        world
            .patch("/auth/reset-password")
            .json(body)
            .send()
            .await
            .refused(401, "Client Invalid");
    }
    assert_eq!(world.reset_password(&link, NEW).await.status, 204);
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn refuses_links(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    world
        .get("/auth/verify-reset-password-link")
        .send()
        .await
        .refused(400, "Bad Request");
    world
        .check_link("garbage")
        .await
        .refused(401, "Token Expired");
    world
        .reset_password("garbage", NEW)
        .await
        .refused(401, "Token Expired");
    let link = token(&world).await;
    world.advance_seconds(1800);
    // Before the sweep.
    world.check_link(&link).await.refused(401, "Token Expired");
    world
        .reset_password(&link, NEW)
        .await
        .refused(401, "Token Expired");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_refused_password_does_not_use_the_link_up(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let link = token(&world).await;
    for weak in [
        "short",
        "password123",
        "ann@example.com",
        &"x".repeat(256).replace('x', "é")[..],
    ] {
        let refused = world.reset_password(&link, weak).await;
        assert_eq!(refused.status, 422, "{weak}");
    }
    world
        .reset_password(&link, "short")
        .await
        .refused(422, "PasswordInvalid");
    world
        .reset_password(&link, PASSWORD)
        .await
        .refused(401, "Password cannot be same as previous password!");
    assert_eq!(world.reset_password(&link, NEW).await.status, 204);
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn one_link_gives_ten_passwords_to_hash(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let link = token(&world).await;
    // These cost nothing.
    for _ in 0..12 {
        world
            .reset_password(&link, "short")
            .await
            .refused(422, "PasswordInvalid");
    }
    let answers = join_all((0..15).map(|_| world.reset_password(&link, PASSWORD))).await;
    let judged = answers
        .iter()
        .filter(|answer| answer.text.contains("cannot be same"))
        .count();
    assert_eq!(judged, 10);
    for refused in answers
        .iter()
        .filter(|answer| !answer.text.contains("cannot be same"))
    {
        refused.refused(401, "TokenRevoked");
    }
    world.check_link(&link).await.refused(401, "TokenRevoked");
    world
        .reset_password(&link, NEW)
        .await
        .refused(401, "TokenRevoked");
    let another = token(&world).await;
    assert_eq!(world.reset_password(&another, NEW).await.status, 204);
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn the_refusal_says_which_rule(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let link = token(&world).await;
    let refused = world.reset_password(&link, "short").await.json();
    let detail = json!({
        "path": "/password", "code": "minLength", "message": "must have at least 8 characters", "info": {"minLength": 8},
    });
    assert_eq!(refused["error"]["details"], json!([detail]));
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn proves_the_address(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    for (name, before, after) in [
        ("fresh", status::REGISTERED, status::ACTIVE),
        ("told", status::PASSWORD_CHANGE_NEEDED, status::ACTIVE),
        ("out", status::INACTIVE, status::INACTIVE),
        ("never", status::REJECTED, status::REJECTED),
    ] {
        world
            .person(Person {
                status: before,
                ..Person::named(name)
            })
            .await;
        world.forget_password(name).await;
        let link = world.mail(&format!("{name}@example.com")).await.token();
        assert_eq!(world.reset_password(&link, NEW).await.status, 204);
        let now = format!(
            "SELECT m.status FROM user_tenants m JOIN users u ON u.id = m.user_id WHERE u.username = '{name}'"
        );
        assert_eq!(world.column::<i32>(&now).await, [after], "{name}");
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn parallel_use_of_one_link_has_one_winner(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let link = token(&world).await;
    let passwords: Vec<String> = (0..8)
        .map(|number| format!("better horse {number}"))
        .collect();
    let answers = join_all(passwords.iter().map(|new| world.reset_password(&link, new))).await;
    assert_eq!(
        answers.iter().filter(|answer| answer.status == 204).count(),
        1
    );
    answers
        .iter()
        .filter(|answer| answer.status != 204)
        .for_each(|answer| answer.refused(401, "TokenRevoked"));
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn an_account_that_became_external_keeps_its_provider(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::start(backend).await;
    let link = token(&world).await;
    let ann = world.admin().user_id("ann").await;
    world.make_external(ann).await;
    world
        .reset_password(&link, NEW)
        .await
        .refused(400, "Password cannot be changed for external user");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_second_factor_is_still_due_after_a_reset(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    world.enrol("ann").await;
    world.mails(ANN).await;
    let link = token(&world).await;
    world.reset_password(&link, NEW).await;
    assert_eq!(
        world.login("ann", NEW).await.ok().json()["mfa"],
        "authenticator"
    );
}
