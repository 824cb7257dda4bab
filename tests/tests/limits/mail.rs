//! How many mails a name, an address and a client's address can cause.

use auth_service_tests::{
    Backend::{self, Postgres, Sqlite},
    PASSWORD, World,
    settings::{SecondFactor, Switch},
};
use rstest::rstest;

const ANN: &str = "ann@example.com";

async fn open(backend: Backend) -> World {
    World::start(backend).await.open_for_sign_up().await
}

async fn fill(world: &World, name: &str) {
    for number in 0..5 {
        let name = if number % 2 == 0 {
            name.to_owned()
        } else {
            name.to_uppercase()
        };
        assert_eq!(world.forget_password(&name).await.status, 204);
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn five_an_hour_for_a_name_known_or_not(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = open(backend).await;
    for name in ["ann", "nobody"] {
        fill(&world, name).await;
        let one_more = world.forget_password(name).await;
        one_more.refused(429, "Too Many Requests");
        assert_eq!(one_more.header("retry-after"), Some("3600"));
    }
    assert_eq!(world.mails(ANN).await.len(), 5);
    world.advance_seconds(3600);
    assert_eq!(world.forget_password("ann").await.status, 204);
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn each_purpose_has_its_own(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = open(backend).await;
    fill(&world, "ann").await;
    for _ in 0..5 {
        world.send_otp("ann").await.ok();
    }
    world
        .send_otp("ann")
        .await
        .refused(429, "Too Many Requests");
    for _ in 0..5 {
        assert_eq!(world.ask_to_sign_up(ANN).await.status, 204);
    }
    world
        .ask_to_sign_up("Ann@Example.com")
        .await
        .refused(429, "Too Many Requests");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn thirty_an_hour_from_an_address(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = open(backend).await;
    for number in 0..30 {
        assert_eq!(
            world
                .ask_to_sign_up(&format!("{number}@example.com"))
                .await
                .status,
            204
        );
    }
    world
        .ask_to_sign_up("one-more@example.com")
        .await
        .refused(429, "Too Many Requests");
    world
        .send_otp("ann")
        .await
        .refused(429, "Too Many Requests");
    world
        .forget_password("ann")
        .await
        .refused(429, "Too Many Requests");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn the_mail_after_a_right_password_has_its_own(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = open(backend).await;
    let world = world
        .restarted(|settings| settings.login.mfa = SecondFactor::Required)
        .await;
    for number in 0..30 {
        world.ask_to_sign_up(&format!("{number}@example.com")).await;
    }
    for _ in 0..4 {
        world.login_code("ann").await;
    }
    let key = world.login_code("ann").await;
    world
        .login("ann", PASSWORD)
        .await
        .refused(429, "Too Many Requests");
    let mails = world.mails(ANN).await;
    assert_eq!(mails.len(), 5);
    // Who reads the mails may have more.
    let code = mails.last().unwrap().code();
    world.verify_otp(&key, &code).await.ok();
    world.login_code("ann").await;
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn parallel_requests_send_five(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = open(backend).await;
    let answers = futures::future::join_all((0..20).map(|_| world.forget_password("ann"))).await;
    assert_eq!(
        answers.iter().filter(|answer| answer.status == 204).count(),
        5
    );
    assert_eq!(world.mails(ANN).await.len(), 5);
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn the_limits_can_be_switched_off(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = open(backend).await;
    let world = world
        .restarted(|settings| settings.login.rate_limit = Switch::Off)
        .await;
    for _ in 0..35 {
        assert_eq!(world.forget_password("ann").await.status, 204);
    }
}
