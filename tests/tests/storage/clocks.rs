//! An instance whose clock is wrong.

use std::time::{Duration, Instant};

use auth_service_tests::{Backend, World};
use chrono::TimeDelta;

/// Waits until `GET /auth/me` answers so.
async fn until(world: &World, access: &str, status: u16) {
    let start = Instant::now();
    loop {
        let answer = world.me(access).await;
        if answer.status == status {
            return;
        }
        assert!(
            start.elapsed() < Duration::from_secs(30),
            "still {}",
            answer.status
        );
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn it_deletes_nothing_and_serves_nothing() {
    let world = World::start(Backend::Postgres).await;
    let pair = world.tokens("ann").await;
    world.clock.go_wrong(TimeDelta::days(2));
    world
        .sweep()
        .await
        .expect("swept before the next comparison");
    assert_eq!(world.count("sessions").await, 1);
    until(&world, &pair.access, 503).await;
    world.sweep().await.expect("swept");
    assert_eq!(world.count("sessions").await, 1);
    assert_eq!(world.get("/health/ready").send().await.status, 503);
    assert_eq!(
        world
            .login_token("ann", auth_service_tests::PASSWORD)
            .await
            .status,
        503
    );
    let refused = world.refused_start(|_| {}).await;
    assert!(
        refused.contains("seconds ahead of the database's clock"),
        "{refused}"
    );
    world.clock.go_wrong(TimeDelta::zero());
    until(&world, &pair.access, 200).await;
    world.tokens("ann").await;
}

/// A difference that matters to nobody.
#[tokio::test(flavor = "multi_thread")]
async fn a_few_seconds_are_tolerated() {
    let world = World::start(Backend::Postgres).await;
    world.clock.go_wrong(TimeDelta::seconds(-5));
    let other = world.second_instance().await;
    let pair = other.tokens("ann").await;
    other.me(&pair.access).await.ok();
    assert_eq!(other.get("/health/ready").send().await.status, 200);
}
