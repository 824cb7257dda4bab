//! A password that has been guessed at too often is off until it is reset.

use auth_service_tests::{
    Backend::{self, Postgres, Sqlite},
    PASSWORD, World, json,
};
use rstest::rstest;

use super::lockout::{from, reset};

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_hundred_failures_in_a_row_switch_a_password_off_until_it_is_reset(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::start(backend).await;
    let world = world
        .restarted(|settings| {
            settings.listen.trusted_proxies = vec!["127.0.0.1".into()];
        })
        .await;
    let mut subjects = Vec::new();
    for name in ["ann", "nobody"] {
        for failure in 0..99 {
            fail_once(&world, name, failure).await;
        }
        // Not off yet, and no completed login in between.
        from(&world, "192.0.2.200", name, "wrong")
            .await
            .refused(401, "Invalid Credentials");
        let off = from(&world, "192.0.2.201", name, PASSWORD).await;
        off.refused(429, "Too Many Requests");
        assert_eq!(off.header("retry-after"), Some("900"));
        // Mails do not outlive what comes now.
        subjects.extend(
            world
                .mails("ann@example.com")
                .await
                .into_iter()
                .map(|mail| mail.subject),
        );
        world.advance_seconds(30 * 24 * 3600);
        let off = from(&world, "192.0.2.201", name, PASSWORD).await;
        off.refused(429, "Too Many Requests");
        assert_eq!(off.header("retry-after"), Some("900"));
    }
    let off = subjects
        .iter()
        .filter(|subject| subject.contains("password was disabled"))
        .count();
    assert_eq!(off, 1, "{subjects:?}");
    assert_eq!(world.mail_count().await, 0, "to nobody else");

    reset(&world, "a password after it all").await;
    from(&world, "192.0.2.201", "ann", "a password after it all")
        .await
        .ok();
    from(&world, "192.0.2.201", "nobody", PASSWORD)
        .await
        .refused(429, "Too Many Requests");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn neither_a_mailed_code_nor_time_lifts_it_but_an_administrator_does(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::start(backend).await;
    let world = world
        .restarted(|settings| {
            settings.listen.trusted_proxies = vec!["127.0.0.1".into()];
        })
        .await;
    for failure in 0..100 {
        fail_once(&world, "ann", failure).await;
    }
    world.mails("ann@example.com").await;
    world.send_otp("ann").await.ok();
    let code = world.mail("ann@example.com").await.code();
    let body = json!({"key": "ann", "otp": code});
    world
        .post("/auth/verify-otp")
        .header("X-Forwarded-For", "192.0.2.202")
        .json(body)
        .send()
        .await
        .ok();
    from(&world, "192.0.2.202", "ann", PASSWORD)
        .await
        .refused(429, "Too Many Requests");
    world.admin().unlock("ann").await.expect("unlocked");
    from(&world, "192.0.2.202", "ann", PASSWORD).await.ok();
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_completed_login_ends_the_row(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let world = world
        .restarted(|settings| {
            settings.listen.trusted_proxies = vec!["127.0.0.1".into()];
        })
        .await;
    for _ in 0..2 {
        for failure in 0..99 {
            fail_once(&world, "ann", failure).await;
        }
        from(&world, "192.0.2.203", "ann", PASSWORD).await.ok();
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_password_that_is_off_is_refused_at_every_operation(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::start(backend).await;
    let pair = world.tokens("ann").await;
    world.sql("DELETE FROM familiar_addresses").await;
    let world = world
        .restarted(|settings| {
            settings.listen.trusted_proxies = vec!["127.0.0.1".into()];
        })
        .await;
    for failure in 0..100 {
        fail_once(&world, "ann", failure).await;
    }
    let pair = world.refresh(&pair).await;
    let pair = auth_service_tests::Tokens::from(pair.ok());
    let body = json!({
        "refreshToken": pair.refresh, "username": "ann", "oldPassword": PASSWORD, "password": "quite another password",
    });
    let call = world
        .patch("/auth/change-password")
        .bearer(&pair.access)
        .header("X-Forwarded-For", "192.0.2.204");
    call.json(body)
        .send()
        .await
        .refused(429, "Too Many Requests");
    let body = json!({"client_id": "web", "client_secret": "web secret", "username": "ANN", "password": PASSWORD});
    let call = world
        .post("/auth/login-token")
        .header("X-Forwarded-For", "192.0.2.204");
    call.json(body)
        .send()
        .await
        .refused(429, "Too Many Requests");
    // Sessions go on.
    world.me(&pair.access).await.ok();
}

/// The failure of this number in a row, judged: long enough after the one before it, and from another address.
async fn fail_once(world: &World, name: &str, number: usize) {
    world.advance_seconds(120);
    let address = format!("198.51.100.{}", number + 1);
    from(world, &address, name, "wrong")
        .await
        .refused(401, "Invalid Credentials");
}
