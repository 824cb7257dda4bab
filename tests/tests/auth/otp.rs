//! `POST /auth/send-otp` and `POST /auth/verify-otp` with a name.

use auth_service_tests::{
    Backend::{self, Postgres, Sqlite},
    PASSWORD, Person, World, json,
    settings::Switch,
};
use futures::future::join_all;
use rstest::rstest;

const ANN: &str = "ann@example.com";
const MISSING: &str = "Otp Token Incorrect or Expired";

async fn without_limits(world: World) -> World {
    world
        .restarted(|settings| settings.login.rate_limit = Switch::Off)
        .await
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_mailed_code_logs_in(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let sent = world.send_otp("ANN").await.ok();
    assert_eq!(sent.json(), json!({"success": true}));
    let code = world.mail(ANN).await.code();
    let login = world.verify_otp("Ann", &code).await.ok();
    assert_eq!(login.header("cache-control"), Some("no-store"));
    world.redeem(&login.field("code")).await.ok();
    world.verify_otp("ann", &code).await.refused(401, MISSING);
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn refuses_clients(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let body = json!({"client_id": "web", "client_secret": "wrong", "key": "ann"});
    world
        .post("/auth/send-otp")
        .json(body)
        .send()
        .await
        .refused(401, "Client Invalid");
    assert_eq!(world.mail_count().await, 0);
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn without_a_challenge_there_is_nothing_to_answer(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::start(backend).await;
    world
        .verify_otp("ann", "123456")
        .await
        .refused(401, MISSING);
    world
        .verify_otp("nobody", "123456")
        .await
        .refused(401, MISSING);
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_code_ends(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let code = world.mailed_code("ann", ANN).await;
    world.advance_seconds(300);
    world.verify_otp("ann", &code).await.refused(401, MISSING);
}

/// What verify-otp says of a name nobody has is what it says of one that somebody has.
#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn decoys_answer_like_people(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    world
        .person(Person {
            email: None,
            ..Person::named("letterless")
        })
        .await;
    let said = async |name: &str| {
        let mut said = vec![];
        let sent = world.send_otp(name).await;
        said.push((sent.status, sent.text));
        for _ in 0..6 {
            let wrong = world.verify_otp(name, "wrong!").await;
            said.push((wrong.status, wrong.text));
        }
        said
    };
    let of_ann = said("ann").await;
    assert_eq!(of_ann, said("nobody").await);
    assert_eq!(of_ann, said("letterless").await);
    world.mail(ANN).await;
    assert_eq!(world.mail_count().await, 0);
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn five_wrong_codes_end_the_challenge(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let world = without_limits(world).await;
    let code = world.mailed_code("ann", ANN).await;
    for _ in 0..5 {
        world
            .verify_otp("ann", "wrong!")
            .await
            .refused(401, "Otp Invalid");
    }
    world.verify_otp("ann", &code).await.refused(401, MISSING);
    let fresh = world.mailed_code("ann", ANN).await;
    world.verify_otp("ann", &fresh).await.ok();
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn of_parallel_wrong_codes_five_are_judged(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let world = without_limits(world).await;
    let code = world.mailed_code("ann", ANN).await;
    let answers = join_all((0..20).map(|_| world.verify_otp("ann", "wrong!"))).await;
    let judged = answers
        .iter()
        .filter(|answer| answer.text.contains("Otp Invalid"))
        .count();
    assert_eq!(judged, 5);
    world.verify_otp("ann", &code).await.refused(401, MISSING);
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn sending_again_keeps_the_tries(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let world = without_limits(world).await;
    let first = world.mailed_code("ann", ANN).await;
    for _ in 0..4 {
        world
            .verify_otp("ann", "wrong!")
            .await
            .refused(401, "Otp Invalid");
    }
    let second = world.mailed_code("ann", ANN).await;
    if first != second {
        world
            .verify_otp("ann", &first)
            .await
            .refused(401, "Otp Invalid");
        world.verify_otp("ann", &second).await.refused(401, MISSING);
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn parallel_use_of_one_code_has_one_winner(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let code = world.mailed_code("ann", ANN).await;
    let answers = join_all((0..10).map(|_| world.verify_otp("ann", &code))).await;
    assert_eq!(
        answers.iter().filter(|answer| answer.status == 200).count(),
        1
    );
    answers
        .iter()
        .filter(|answer| answer.status != 200)
        .for_each(|answer| answer.refused(401, MISSING));
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn the_lockout_counts_codes_and_passwords_together(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::start(backend).await;
    for _ in 0..6 {
        world
            .login("ann", "wrong")
            .await
            .refused(401, "Invalid Credentials");
    }
    world.send_otp("ann").await.ok();
    for _ in 0..4 {
        world
            .verify_otp("ann", "wrong!")
            .await
            .refused(401, "Otp Invalid");
    }
    world
        .verify_otp("ann", "wrong!")
        .await
        .refused(429, "Too Many Requests");
    world
        .login("ann", PASSWORD)
        .await
        .refused(429, "Too Many Requests");
    let locks = "SELECT count(*) FROM auth_events WHERE kind = 'LOCKOUT'";
    assert_eq!(world.column::<i64>(locks).await, [1]);
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn checks_the_user(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let cases = [
        (
            Person {
                clients: vec![],
                ..Person::named("a")
            },
            422,
            "Client User Missing",
        ),
        (
            Person {
                clients: vec![2],
                ..Person::named("b")
            },
            401,
            "Client Invalid",
        ),
        (
            Person {
                status: 0,
                ..Person::named("c")
            },
            400,
            "User not active yet",
        ),
        (
            Person {
                status: 2,
                ..Person::named("d")
            },
            401,
            "UserInactive",
        ),
    ];
    for (person, status, message) in cases {
        let (name, address) = (person.username.clone(), person.email.clone().unwrap());
        world.person(person).await;
        let code = world.mailed_code(&name, &address).await;
        world
            .verify_otp(&name, &code)
            .await
            .refused(status, message);
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_stored_code_is_unreadable(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let code = world.mailed_code("ann", ANN).await;
    let dump = world.dump().await;
    let hex: String = code.bytes().map(|byte| format!("{byte:02x}")).collect();
    assert!(!dump.contains(&format!("'{code}'")) && !dump.contains(&hex));
}
