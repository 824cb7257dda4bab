//! Requests that several instances answer at the same moment.

use auth_service_tests::{
    Answer,
    Backend::{self, Postgres, Sqlite},
    PASSWORD, Person, Tokens, World, json,
};
use futures::future::join_all;
use rstest::rstest;

use super::instances::refused_soon;

/// The successes among the answers; the others must be this refusal.
fn won(answers: Vec<Answer>, status: u16, message: &str) -> Vec<Tokens> {
    let (won, lost): (Vec<_>, Vec<_>) =
        answers.into_iter().partition(|answer| answer.status == 200);
    lost.iter()
        .for_each(|answer| answer.refused(status, message));
    won.into_iter().map(Tokens::from).collect()
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn parallel_refreshes_through_both_have_one_successor(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::start(backend).await;
    let other = world.second_instance().await;
    for _ in 0..5 {
        let old = world.tokens("ann").await;
        let answers =
            join_all((0..20).map(|number| [&world, &other][number % 2].refresh(&old))).await;
        let pairs: Vec<_> = answers
            .into_iter()
            .map(|answer| Tokens::from(answer.ok()))
            .collect();
        assert!(
            pairs.iter().all(|pair| *pair == pairs[0]),
            "all get the one successor"
        );
        other.me(&pairs[0].access).await.ok();
        let generations = "SELECT generation FROM sessions";
        assert_eq!(world.column::<i32>(generations).await, [1], "one refresh");
        world.sql("DELETE FROM sessions").await;
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn parallel_uses_of_a_code_through_both_have_one_winner(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::start(backend).await;
    let other = world.second_instance().await;
    for _ in 0..5 {
        let code = world.login("ann", PASSWORD).await.ok().field("code");
        let answers =
            join_all((0..20).map(|number| [&world, &other][number % 2].redeem(&code))).await;
        let pairs = won(answers, 401, "Invalid Credentials");
        assert_eq!(pairs.len(), 1);
        // The others were second uses: RFC 6749 section 4.1.2.
        refused_soon(&world, &pairs[0].access, "TokenRevoked").await;
        refused_soon(&other, &pairs[0].access, "TokenRevoked").await;
    }
    assert_eq!(world.count("sessions").await, 5);
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn wrong_passwords_are_counted_together(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let other = world.second_instance().await;
    for instance in [&world, &other] {
        for _ in 0..5 {
            instance
                .login("ann", "wrong")
                .await
                .refused(401, "Invalid Credentials");
        }
    }
    for instance in [&world, &other] {
        instance
            .login("ann", PASSWORD)
            .await
            .refused(429, "Too Many Requests");
    }
    world.admin().unlock("ann").await.expect("unlocked");
    other.login("ann", PASSWORD).await.ok();
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn of_parallel_guesses_through_both_ten_are_judged(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::start(backend).await;
    let other = world.second_instance().await;
    world.person(Person::named("bob")).await;
    let answers =
        join_all((0..40).map(|number| [&world, &other][number % 2].login("bob", "wrong"))).await;
    let judged = answers.iter().filter(|answer| answer.status == 401).count();
    assert_eq!(judged, 10);
    answers
        .iter()
        .filter(|answer| answer.status != 401)
        .for_each(|answer| answer.refused(429, "Too Many Requests"));
}

/// Right and wrong passwords at once: a cleared counter must not trip those who are just counting on it.
#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn right_and_wrong_passwords_do_not_trip_each_other(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::start(backend).await;
    let other = world.second_instance().await;
    // 54 failures: sixty would lock the address.
    for _ in 0..9 {
        let answers = join_all((0..18).map(|number| {
            let password = if number % 3 == 0 { "wrong" } else { PASSWORD };
            [&world, &other][number % 2].login("ann", password)
        }))
        .await;
        for answer in answers {
            assert!([200, 401].contains(&answer.status), "{}", answer.text);
        }
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn two_may_start_at_once(#[values(Sqlite, Postgres)] backend: Backend) {
    for _ in 0..5 {
        start_at_once(backend).await;
    }
}

async fn start_at_once(backend: Backend) {
    let (world, other) = World::start_two(backend).await;
    let (here, there) = (world.admin(), other.admin());
    let made = tokio::join!(here.bootstrap(), there.bootstrap());
    let made = [made.0.expect("no fault"), made.1.expect("no fault")];
    assert_eq!(made.iter().flatten().count(), 1, "one makes the first rows");
    for table in [
        "tenants",
        "users",
        "auth_clients",
        "user_tenants",
        "key_checks",
        "signing_keys",
        "token_keys",
    ] {
        assert_eq!(world.count(table).await, 1, "{table}");
    }
    assert_eq!(world.count("roles").await, 2);
    let migrations = world.count("seaql_migrations").await;
    let distinct = "SELECT count(DISTINCT version) FROM seaql_migrations";
    assert_eq!(world.column::<i64>(distinct).await, [migrations]);

    let made = made.into_iter().flatten().next().expect("the first rows");
    for (here, there) in [(&world, &other), (&other, &world)] {
        use secrecy::ExposeSecret;
        let body = json!({
            "client_id": made.client_id, "client_secret": made.client_secret.expose_secret(),
            "username": made.username, "password": made.password.expose_secret(),
        });
        let pair = Tokens::from(here.post("/auth/login-token").json(body).send().await.ok());
        there.me(&pair.access).await.ok();
    }
}
