//! Recovery codes stand in for an authenticator.

use auth_service_tests::{
    Backend::{self, Postgres, Sqlite},
    World,
};
use futures::future::join_all;
use rstest::rstest;

use super::{authenticator::ANN, authenticator_codes::winners};

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn recovery_codes_stand_in_once_each(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let (_, full) = world.enrol("ann").await;
    world.mail(ANN).await;
    let answer = world.recovery_codes(&full).await.ok();
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    let codes: Vec<String> =
        serde_json::from_value(answer.json()["recoveryCodes"].clone()).unwrap();
    assert_eq!(codes.len(), 10);
    assert!(world.mail(ANN).await.subject.contains("new recovery codes"));
    // It did not use the code up.
    world.redeem(&full).await.ok();
    let pending = world.login_code("ann").await;
    let login = world
        .verify_otp(&pending, &codes[0].to_uppercase().replace('-', " "))
        .await
        .ok();
    world.redeem(&login.field("code")).await.ok();
    let notice = world.mail(ANN).await;
    assert!(notice.text.contains("You have 9 left"), "{}", notice.text);
    let pending = world.login_code("ann").await;
    world
        .verify_otp(&pending, &codes[0])
        .await
        .refused(401, "Otp Invalid");
    let mut keys = vec![];
    for _ in 0..5 {
        keys.push(world.login_code("ann").await);
    }
    let answers = join_all(keys.iter().map(|key| world.verify_otp(key, &codes[1]))).await;
    assert_eq!(winners(&answers), 1);
    let dump = world.dump().await;
    assert!(codes.iter().all(|code| !dump.contains(code.as_str())));
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn new_recovery_codes_replace_the_old(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let (_, full) = world.enrol("ann").await;
    let codes = async |full: &str| -> Vec<String> {
        let answer = world.recovery_codes(full).await.ok();
        serde_json::from_value(answer.json()["recoveryCodes"].clone()).unwrap()
    };
    let old = codes(&full).await;
    let new = codes(&full).await;
    let pending = world.login_code("ann").await;
    world
        .verify_otp(&pending, &old[0])
        .await
        .refused(401, "Otp Invalid");
    world.verify_otp(&pending, &new[0]).await.ok();
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_recovery_code_confirms_no_authenticator(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let (_, full) = world.enrol("ann").await;
    let answer = world.recovery_codes(&full).await.ok().json();
    world.create_qr(&full).await.ok();
    let code = answer["recoveryCodes"][0].as_str().unwrap().to_owned();
    world
        .verify_otp(&full, &code)
        .await
        .refused(401, "Otp Invalid");
}
