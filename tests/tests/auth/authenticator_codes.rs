//! The codes of an authenticator: when each counts, and how many may be tried.

use auth_service_tests::{
    Authenticator,
    Backend::{self, Postgres, Sqlite},
    PASSWORD, Person, World,
    settings::Switch,
};
use futures::future::join_all;
use rstest::rstest;

use super::authenticator::MISSING;

const ADOPTED: &str = "JBSWY3DPEHPK3PXP";

async fn with_adopted(world: &World) -> Authenticator {
    let secret_key = Some(ADOPTED.to_owned());
    world
        .person(Person {
            secret_key,
            ..Person::named("two")
        })
        .await;
    Authenticator::of(ADOPTED)
}

pub(super) fn winners(answers: &[auth_service_tests::Answer]) -> usize {
    answers.iter().filter(|answer| answer.status == 200).count()
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn five_wrong_codes_end_a_pending_login(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let world = world
        .restarted(|settings| settings.login.rate_limit = Switch::Off)
        .await;
    let app = with_adopted(&world).await;
    let pending = world.login_code("two").await;
    let answers = join_all((0..12).map(|_| world.verify_otp(&pending, "wrong!"))).await;
    assert_eq!(
        answers
            .iter()
            .filter(|answer| answer.text.contains("Otp Invalid"))
            .count(),
        5
    );
    world
        .verify_otp(&pending, &world.code_of(&app, 0))
        .await
        .refused(401, MISSING);
    let again = world.login_code("two").await;
    world.verify_otp(&again, &world.code_of(&app, 0)).await.ok();
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn guessing_codes_locks_the_account(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    with_adopted(&world).await;
    for _ in 0..2 {
        let pending = world.login_code("two").await;
        for _ in 0..5 {
            world.verify_otp(&pending, "000000").await;
        }
    }
    world
        .login("two", PASSWORD)
        .await
        .refused(429, "Too Many Requests");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn one_step_either_side_each_once(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let app = with_adopted(&world).await;
    for steps in [-2, 2] {
        let pending = world.login_code("two").await;
        world
            .verify_otp(&pending, &world.code_of(&app, steps))
            .await
            .refused(401, "Otp Invalid");
    }
    for steps in [0, 1, -1] {
        let pending = world.login_code("two").await;
        let code = world.code_of(&app, steps);
        world.verify_otp(&pending, &code).await.ok();
        let other = world.login_code("two").await;
        world
            .verify_otp(&other, &code)
            .await
            .refused(401, "Otp Invalid");
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn the_code_that_confirmed_logs_nobody_in(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let (app, _) = world.enrol("ann").await;
    let pending = world.login_code("ann").await;
    world
        .verify_otp(&pending, &world.code_of(&app, 0))
        .await
        .refused(401, "Otp Invalid");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn parallel_use_of_one_code_has_one_winner(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let app = with_adopted(&world).await;
    let mut pending = vec![];
    for _ in 0..6 {
        pending.push(world.login_code("two").await);
    }
    let code = world.code_of(&app, 0);
    let answers = join_all(pending.iter().map(|key| world.verify_otp(key, &code))).await;
    assert_eq!(winners(&answers), 1);
}
