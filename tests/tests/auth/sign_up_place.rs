//! Where new accounts land, and whether there may be any.

use auth_service_tests::{
    Backend::{self, Postgres, Sqlite},
    PASSWORD, json,
    settings::Switch,
};
use rstest::rstest;

use super::sign_up::{NEW, open, token};

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn the_named_clients_are_granted(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = open(backend).await;
    let world = world
        .restarted(|settings| settings.sign_up.signup_clients = vec!["app".into()])
        .await;
    let token = token(&world).await;
    world.sign_up(&token, NEW, PASSWORD).await.ok();
    world
        .login(NEW, PASSWORD)
        .await
        .refused(401, "Client Invalid");
    let body = json!({"client_id": "app", "client_secret": "app secret", "username": NEW, "password": PASSWORD});
    world.post("/auth/login").json(body).send().await.ok();
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn the_default_client_is_that_of_web_client(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = open(backend).await;
    let world = world
        .restarted(|settings| settings.web.web_client = "app".into())
        .await;
    let token = token(&world).await;
    world.sign_up(&token, NEW, PASSWORD).await.ok();
    world
        .login(NEW, PASSWORD)
        .await
        .refused(401, "Client Invalid");
    let body = json!({"client_id": "app", "client_secret": "app secret", "username": NEW, "password": PASSWORD});
    world.post("/auth/login").json(body).send().await.ok();
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn can_be_switched_off(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = open(backend).await;
    let token = token(&world).await;
    let world = world
        .restarted(|settings| settings.sign_up.signup = Switch::Off)
        .await;
    world
        .ask_to_sign_up(NEW)
        .await
        .refused(404, "Not Configured");
    world
        .check_sign_up(&token)
        .await
        .refused(404, "Not Configured");
    world
        .sign_up(&token, NEW, PASSWORD)
        .await
        .refused(404, "Not Configured");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_missing_default_place_answers_404(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = open(backend).await;
    let world = world
        .restarted(|settings| settings.sign_up.signup_tenant = None)
        .await;
    world
        .ask_to_sign_up(NEW)
        .await
        .refused(404, "Not Configured");
    world
        .check_sign_up("x")
        .await
        .refused(404, "Not Configured");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_place_that_is_set_must_exist(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = open(backend).await;
    let tenant = world
        .refused_start(|settings| settings.sign_up.signup_tenant = Some("nowhere".into()))
        .await;
    assert!(tenant.contains("SIGNUP_TENANT"), "{tenant}");
    let role = world
        .refused_start(|settings| settings.sign_up.signup_role = Some("nothing".into()))
        .await;
    assert!(role.contains("SIGNUP_ROLE"), "{role}");
    let client = world
        .refused_start(|settings| settings.sign_up.signup_clients = vec!["none".into()])
        .await;
    assert!(client.contains("SIGNUP_CLIENTS"), "{client}");
}
