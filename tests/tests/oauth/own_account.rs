//! What applications that a user has allowed something may not do to the user's account.

use auth_service_tests::{
    Answer,
    Backend::{self, Postgres, Sqlite},
    PASSWORD, World, json,
};
use reqwest::Method;
use rstest::rstest;

use super::scene::{signed_in, tokens, trust};

async fn answers(world: &World, access: &str, refresh: &str) -> Vec<Answer> {
    let mut answers = Vec::new();
    let nobody = "00000000-0000-4000-8000-000000000000";
    for (method, path) in [
        (Method::GET, "/auth/sessions"),
        (Method::DELETE, &format!("/auth/sessions/{nobody}")),
        (Method::GET, "/auth/consents"),
        (Method::DELETE, "/auth/consents/app"),
    ] {
        answers.push(world.call(method, path).bearer(access).send().await);
    }
    let body = json!({
        "refreshToken": refresh, "username": "ann", "oldPassword": PASSWORD, "password": "another long password",
    });
    let call = world.patch("/auth/change-password").bearer(access);
    answers.push(call.json(body).send().await);
    answers
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn is_managed_by_trusted_applications_only(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    trust(&world).await;
    let page = signed_in(&world, "ann").await;
    let granted = tokens(&world, &page, &[("scope", "openid offline_access")]).await;
    let (access, refresh) = (
        granted.field("access_token"),
        granted.field("refresh_token"),
    );
    world
        .sql("UPDATE client_settings SET trusted = false")
        .await;
    for answer in answers(&world, &access, &refresh).await {
        answer.refused(403, "NotAllowedAccess");
    }
    world.me(&access).await.ok();
    world.sql("UPDATE client_settings SET trusted = true").await;
    let allowed = answers(&world, &access, &refresh).await;
    let statuses: Vec<u16> = allowed.iter().map(|answer| answer.status).collect();
    assert_eq!(statuses, [200, 404, 200, 404, 200]);
}
