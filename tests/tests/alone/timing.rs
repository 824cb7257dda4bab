//! Nothing that a caller can observe tells a known name from an unknown one: neither what is answered nor how soon. In a
//! process of its own, because it measures time.

use std::{
    ops::RangeInclusive,
    time::{Duration, Instant},
};

use auth_service_tests::{
    Answer,
    Backend::{self, Postgres, Sqlite},
    Person, World,
    settings::{Settings, Switch},
};
use rstest::rstest;
use tokio::sync::Mutex;

/// Of a round, each of a known and an unknown name, so that other load on the machine affects both alike.
const PAIRS: usize = 100;
/// A difference that is due to other load vanishes among more pairs, one that is real does not. Rounds are therefore added
/// up: to accept the best of several would hide a difference.
const ROUNDS: RangeInclusive<usize> = 3..=12;
/// How far the medians may be apart.
const TOLERANCE: f64 = 0.10;
/// Of `POST /auth/verify-otp`, the shortest: a debug build needs a tenth of it to decode the rows of an account, which only
/// a known name has.
const TOLERANCE_OF_THE_SHORTEST: f64 = 0.15;

/// Held while a test measures, so that the two databases' tests do not disturb each other.
static MEASURING: Mutex<()> = Mutex::const_new(());

async fn open(backend: Backend) -> World {
    let world = World::start(backend).await.open_for_sign_up().await;
    let world = world
        .restarted(|settings| {
            settings.login.rate_limit = Switch::Off;
            // As deployed: the hash is what a login's time is made of.
            settings.passwords = Settings::defaults().passwords;
        })
        .await;
    // A name of the same length as one that nobody has.
    world.person(Person::named("known")).await;
    world
}

async fn timed(call: impl Future<Output = Answer>) -> (Duration, u16, String) {
    let start = Instant::now();
    let answer = call.await;
    (start.elapsed(), answer.status, answer.text)
}

fn median(mut times: Vec<Duration>) -> f64 {
    times.sort();
    times[times.len() / 2].as_secs_f64()
}

/// Calls for a known and an unknown name in turn, the order changing from pair to pair. Mails are sent before the next call,
/// which is the other name's and would be the one that they slow down.
async fn compare(
    world: &World,
    operation: &str,
    tolerance: f64,
    call: impl AsyncFn(&str) -> Answer,
) {
    let names = ["known@example.com", "other@example.com"];
    let mut times = [vec![], vec![]];
    let mut medians = [0.0; 2];
    for round in 1..=*ROUNDS.end() {
        for pair in 0..PAIRS {
            let mut said = [None, None];
            for who in if pair % 2 == 0 { [0, 1] } else { [1, 0] } {
                let (time, status, text) = timed(call(names[who])).await;
                world.posted().await;
                times[who].push(time);
                said[who] = Some((status, text));
            }
            assert_eq!(said[0], said[1], "{operation}");
        }
        medians = times.each_ref().map(|times| median(times.clone()));
        let [known, unknown] = medians;
        let difference = (known - unknown).abs() / known.min(unknown);
        if ROUNDS.contains(&round) && difference <= tolerance {
            return;
        }
    }
    let [known, unknown] = medians;
    panic!("{operation}: {known} s for a known name, {unknown} s for an unknown one");
}

fn name_of(address: &str) -> &str {
    address.split('@').next().unwrap_or(address)
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn no_operation_tells_who_is_known(#[values(Sqlite, Postgres)] backend: Backend) {
    let _alone = MEASURING.lock().await;
    let world = open(backend).await;
    compare(&world, "forget-password", TOLERANCE, async |who| {
        world.forget_password(name_of(who)).await
    })
    .await;
    compare(&world, "send-otp", TOLERANCE, async |who| {
        world.send_otp(name_of(who)).await
    })
    .await;
    compare(&world, "sign-up", TOLERANCE, async |who| {
        world.ask_to_sign_up(who).await
    })
    .await;
    compare(&world, "login", TOLERANCE, async |who| {
        world.login(name_of(who), "wrong").await
    })
    .await;
    compare(
        &world,
        "verify-otp",
        TOLERANCE_OF_THE_SHORTEST,
        async |who| {
            // A fresh challenge now and then: five wrong codes end one. Both names are at the same number of tries.
            let answer = world.verify_otp(name_of(who), "wrong!").await;
            if answer.text.contains("Expired") {
                world.send_otp(name_of(who)).await.ok();
                return world.verify_otp(name_of(who), "wrong!").await;
            }
            answer
        },
    )
    .await;
    let mails = world.mails("known@example.com").await;
    assert!(!mails.is_empty());
    // To the unknown only what the sign-up says to everybody.
    let other = world.mails("other@example.com").await;
    assert!(
        other
            .iter()
            .all(|mail| mail.subject.contains("create your account"))
    );
    assert_eq!(world.mail_count().await, 0);
}
