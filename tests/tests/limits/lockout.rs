//! Limits on guessing, over all password paths.

use auth_service_tests::{
    Answer,
    Backend::{self, Postgres, Sqlite},
    PASSWORD, Person, World, json,
    settings::Switch,
};
use rstest::rstest;

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn ten_wrong_passwords_lock_known_and_unknown_names_alike(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::start(backend).await;
    for name in ["ann", "nobody"] {
        for attempt in 0..10 {
            let answer = match attempt % 2 {
                0 => world.login(name, "wrong").await,
                _ => world.login_token(&name.to_uppercase(), "wrong").await,
            };
            answer.refused(401, "Invalid Credentials");
        }
        let locked = world.login(name, PASSWORD).await;
        locked.refused(429, "Too Many Requests");
        assert_eq!(locked.header("retry-after"), Some("60"));
    }
    world.advance_seconds(60);
    world.login("ann", PASSWORD).await.ok();
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_lock_holds_at_every_operation(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let pair = world.tokens("ann").await;
    let world = world.restarted(|_| {}).await;
    // From elsewhere than where ann has logged in.
    world.sql("DELETE FROM familiar_addresses").await;
    for _ in 0..10 {
        world
            .login("ann", "wrong")
            .await
            .refused(401, "Invalid Credentials");
    }
    world
        .login_token("ann", PASSWORD)
        .await
        .refused(429, "Too Many Requests");
    let body = json!({
        "refreshToken": pair.refresh, "username": "ann", "oldPassword": PASSWORD, "password": "quite another password",
    });
    let call = world.patch("/auth/change-password").bearer(&pair.access);
    call.json(body)
        .send()
        .await
        .refused(429, "Too Many Requests");
    world
        .verify_otp("ann", "123456")
        .await
        .refused(429, "Too Many Requests");
    let page = world.page().await;
    let body = json!({"key": "ann", "otp": "123456"});
    world
        .from_page(&page, "/web/verify-otp", body)
        .await
        .refused(429, "Too Many Requests");
    let body = json!({"clientId": "web", "username": "ann", "password": PASSWORD});
    world
        .from_page(&page, "/web/login", body)
        .await
        .refused(429, "Too Many Requests");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn locks_double(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    for _ in 0..10 {
        world.login("ann", "wrong").await;
    }
    for seconds in ["60", "120", "240", "480", "900", "900"] {
        let locked = world.login("ann", "wrong").await;
        assert_eq!(
            locked.header("retry-after"),
            Some(seconds),
            "{}",
            locked.text
        );
        world.advance_seconds(seconds.parse().unwrap());
        // In the window of the first ten one more is enough; after it ten are needed again.
        for _ in 0..10 {
            if world.login("ann", "wrong").await.status == 429 {
                break;
            }
        }
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn of_parallel_guesses_ten_are_judged(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let guesses = (0..40).map(|_| world.login("ann", "wrong"));
    let answers = futures::future::join_all(guesses).await;
    let judged = answers.iter().filter(|answer| answer.status == 401).count();
    assert_eq!(judged, 10);
    assert!(
        answers
            .iter()
            .all(|answer| [401, 429].contains(&answer.status))
    );
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_completed_login_clears_the_count(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    for _ in 0..3 {
        for _ in 0..9 {
            world
                .login("ann", "wrong")
                .await
                .refused(401, "Invalid Credentials");
        }
        world.login("ann", PASSWORD).await.ok();
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_right_password_with_a_factor_still_due_does_not_clear_it(
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
    for _ in 0..9 {
        world.login("two", "wrong").await;
    }
    world.login("two", PASSWORD).await.ok();
    world
        .login("two", "wrong")
        .await
        .refused(401, "Invalid Credentials");
    world
        .login("two", PASSWORD)
        .await
        .refused(429, "Too Many Requests");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn change_password_counts_too(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let pair = world.tokens("ann").await;
    for _ in 0..10 {
        let body = json!({"refreshToken": pair.refresh, "username": "ann", "password": "x", "oldPassword": "wrong"});
        world
            .patch("/auth/change-password")
            .bearer(&pair.access)
            .json(body)
            .send()
            .await
            .refused(401, "Incorrect Password");
    }
    world
        .login("ann", PASSWORD)
        .await
        .refused(429, "Too Many Requests");
    // Sessions go on: only guessing is stopped.
    world.me(&pair.access).await.ok();
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn an_unlock_lets_in_at_once(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    world.tokens("ann").await;
    for _ in 0..10 {
        world.login("ann", "wrong").await;
    }
    world
        .login("ann", PASSWORD)
        .await
        .refused(429, "Too Many Requests");
    world.admin().unlock("Ann").await.unwrap();
    world.login("ann", PASSWORD).await.ok();
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_completed_reset_lifts_a_lock_and_the_owner_hears_of_it_once(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::start(backend).await;
    for _ in 0..10 {
        world
            .login("ann", "wrong")
            .await
            .refused(401, "Invalid Credentials");
    }
    for seconds in [60, 120] {
        world
            .login("ann", "wrong")
            .await
            .refused(429, "Too Many Requests");
        world.advance_seconds(seconds);
        world
            .login("ann", "wrong")
            .await
            .refused(401, "Invalid Credentials");
    }
    let told = world.mail("ann@example.com").await;
    assert!(
        told.subject.contains("too many failed sign-in attempts"),
        "{}",
        told.subject
    );
    world
        .login("ann", PASSWORD)
        .await
        .refused(429, "Too Many Requests");
    reset(&world, "a password after the lock").await;
    world.login("ann", "a password after the lock").await.ok();
    // The next lock is another one.
    for _ in 0..10 {
        world
            .login("ann", "wrong")
            .await
            .refused(401, "Invalid Credentials");
    }
    let subjects: Vec<_> = world
        .mails("ann@example.com")
        .await
        .into_iter()
        .map(|mail| mail.subject)
        .collect();
    assert_eq!(
        subjects.len(),
        2,
        "the changed password, and the lock: {subjects:?}"
    );
}

pub(super) async fn from(world: &World, address: &str, name: &str, password: &str) -> Answer {
    let body = json!({"client_id": "web", "client_secret": "web secret", "username": name, "password": password});
    let call = world.post("/auth/login").header("X-Forwarded-For", address);
    call.json(body).send().await
}

/// Sets a new password for ann by a mailed link.
pub(super) async fn reset(world: &World, password: &str) {
    world.mails("ann@example.com").await;
    assert_eq!(world.forget_password("ann").await.status, 204);
    let token = world.mail("ann@example.com").await.token();
    assert_eq!(world.reset_password(&token, password).await.status, 204);
}

#[tokio::test]
async fn the_limits_can_be_switched_off() {
    let world = World::start_with(Backend::Sqlite, |settings| {
        settings.login.rate_limit = Switch::Off;
    })
    .await;
    for _ in 0..110 {
        world
            .login("ann", "wrong")
            .await
            .refused(401, "Invalid Credentials");
    }
    world.login("ann", PASSWORD).await.ok();
}
