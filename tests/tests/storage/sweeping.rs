//! The sweep works in batches, and a table that it cannot sweep does not keep the others from being swept.

use auth_service_tests::{
    Backend::{self, Postgres, Sqlite},
    World,
};
use rstest::rstest;
use sea_orm::DbBackend;

/// Sessions that ended two days ago, each with a spent and an unspent refresh token of version 1.0.0.
async fn ended_sessions(world: &World, count: u32) {
    let numbers = format!(
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count})"
    );
    let (uuid, bytes, past, future) = match world.backend() {
        DbBackend::Sqlite => (
            "randomblob(16)",
            "randomblob(32)",
            "strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now', '-2 days')",
            "strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now', '+9 days')",
        ),
        _ => (
            "gen_random_uuid()",
            "sha256(gen_random_uuid()::text::bytea)",
            "now() - interval '2 days'",
            "now() + interval '9 days'",
        ),
    };
    world
        .sql(&format!(
            "INSERT INTO sessions \
             (id, user_id, client_id, started_at, last_used_at, expires_at, access_expires_at) {numbers} \
             SELECT {uuid}, {uuid}, 1, {past}, {past}, {future}, {past} FROM n"
        ))
        .await;
    for spent_at in ["NULL", past] {
        world
            .sql(&format!(
                "INSERT INTO refresh_tokens (token_hash, session_id, generation, expires_at, spent_at) \
                 SELECT {bytes}, id, 1, {future}, {spent_at} FROM sessions"
            ))
            .await;
    }
    // Last: the service's own sweep may come at any moment.
    world
        .sql(&format!("UPDATE sessions SET ended_at = {past}"))
        .await;
}

async fn metric(world: &World, name: &str) -> Option<String> {
    let text = world.get("/metrics").send().await.text;
    let line = text.lines().find(|line| line.starts_with(name))?;
    Some(line.rsplit(' ').next()?.to_owned())
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn more_than_a_batch_goes_in_one_sweep(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    ended_sessions(&world, 2500).await;
    world.sweep().await.expect("swept");
    assert_eq!(world.count("sessions").await, 0);
    assert_eq!(world.count("refresh_tokens").await, 0);
    assert_eq!(
        metric(&world, "expired_rows_backlog{rows=\"sessions_ended\"}")
            .await
            .as_deref(),
        Some("0")
    );
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_table_that_cannot_be_swept_does_not_stop_the_others(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::start(backend).await;
    ended_sessions(&world, 10).await;
    world.sql("ALTER TABLE auth_codes RENAME TO hidden").await;
    world
        .login("nobody", "wrong")
        .await
        .refused(401, "Invalid Credentials");
    // Failures in a row are remembered for a year.
    world.advance_seconds(366 * 24 * 60 * 60);
    assert!(world.sweep().await.is_err(), "a failure is no success");
    assert_eq!(world.count("sessions").await, 0);
    assert_eq!(
        world.count("lockouts").await,
        0,
        "it comes behind the one that fails"
    );
    let failures = metric(&world, "expired_rows_failures_total{rows=\"auth_codes\"}").await;
    assert!(failures.is_some_and(|count| count != "0"));
    world.sql("ALTER TABLE hidden RENAME TO auth_codes").await;
    world.sweep().await.expect("swept");
}

/// They take turns; nobody deletes a row twice or trips over the other.
#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn two_instances_sweep_at_the_same_time(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let other = world.second_instance().await;
    ended_sessions(&world, 2500).await;
    let (here, there) = tokio::join!(world.sweep(), other.sweep());
    here.expect("swept");
    there.expect("swept");
    assert_eq!(world.count("sessions").await, 0);
}
