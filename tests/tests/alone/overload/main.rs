//! One address does its worst, while others log in and ask after the service's health: none of them may wait for long.
//!
//! All of 127/8 is this machine: the attack comes from one address there, the others have addresses of their own.

mod frames;
mod people;

use std::time::Duration;

use auth_service_tests::{
    Backend::{self, Postgres, Sqlite},
    CLIENT_ID, CLIENT_SECRET, OwnEdge, PASSWORD, World, json,
};
use rstest::rstest;
use tokio::{io::AsyncWriteExt, time::timeout};

use crate::{
    frames::{ACKNOWLEDGED, GET_DOCUMENT, PREFACE, endless_post, get, ping, settings},
    people::{Attacker, Others, closes, wait_until},
};

/// A request whose body never comes.
const HALF: &[u8] =
    b"POST /auth/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{";

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn bodies_that_never_come_over_http_1(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let edge = OwnEdge::start(&world, |_| {}).await;
    let mut attacker = Attacker::of(&edge);
    for _ in 0..2_100 {
        attacker.opens(HALF).await;
    }
    Others::of(&edge).are_served().await;
    // Even at the attacker's own address a body that does come is read.
    Others::at(&edge, [127, 0, 0, 1]).are_served().await;
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn bodies_that_never_come_over_http_2(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let edge = OwnEdge::start(&world, |_| {}).await;
    let mut attacker = Attacker::of(&edge);
    let mut opening = [PREFACE, &settings(&[])].concat();
    for stream in 0..128 {
        opening.extend(endless_post(2 * stream + 1));
    }
    for _ in 0..16 {
        attacker.opens(&opening).await;
    }
    Others::of(&edge).are_served().await;
    Others::at(&edge, [127, 0, 0, 1]).are_served().await;
}

/// Nine for one name, and then one each for many: all of them count, and the tenth for the one locks it.
#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn who_hangs_up_is_counted_all_the_same(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let edge = OwnEdge::start(&world, |_| {}).await;
    let mut attacker = Attacker::of(&edge);
    let before = world.count(TRAIL).await;
    let names = (0..9)
        .map(|_| "ann".to_owned())
        .chain((0..30).map(|number| format!("name {number}")));
    for name in names {
        attacker.hangs_up_after(&wrong_login(&name)).await;
    }
    wait_until(async || world.count(TRAIL).await == before + 39).await;
    let others = Others::of(&edge);
    assert_eq!(others.login("ann", "wrong").await, 401);
    assert_eq!(others.login("ann", PASSWORD).await, 429);
}

const TRAIL: &str = "auth_events";

fn wrong_login(name: &str) -> Vec<u8> {
    let body = json!({"client_id": CLIENT_ID, "client_secret": CLIENT_SECRET, "username": name, "password": "wrong"}).to_string();
    let head = "POST /auth/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json";
    format!("{head}\r\nContent-Length: {}\r\n\r\n{body}", body.len()).into_bytes()
}

#[tokio::test(flavor = "multi_thread")]
async fn idle_connections_by_the_thousand() {
    let world = World::start(Backend::Sqlite).await;
    // Both ends are in this process.
    let room = auth_service_tests::inside::raise_limit(10_000) / 2;
    let edge = OwnEdge::start(&world, |settings| settings.max_connections = room / 2).await;
    // One address beyond its share, then several beyond all that there is.
    let mut attacker = Attacker::of(&edge);
    for _ in 0..room / 4 {
        attacker.opens(b"").await;
    }
    Others::of(&edge).are_served().await;
    for last in 2..7 {
        let mut accomplice = Attacker::at(&edge, [127, 0, 0, last]);
        for _ in 0..room / 9 {
            accomplice.opens(b"GET /health").await;
        }
        attacker.joins(accomplice);
    }
    Others::of(&edge).are_served().await;
    Others::at(&edge, [127, 0, 0, 1]).are_served().await;
}

fn impatient(settings: &mut auth_service_tests::settings::EdgeSettings) {
    settings.header_timeout = Duration::from_millis(300);
    settings.idle_timeout = Duration::from_millis(600);
    settings.answer_timeout = Duration::from_millis(600);
}

#[tokio::test(flavor = "multi_thread")]
async fn ping_keeps_no_connection() {
    let world = World::start(Backend::Sqlite).await;
    let edge = OwnEdge::start(&world, impatient).await;
    let hello = [PREFACE, &settings(&[])].concat();
    let after_a_request = [&hello[..], &get(1, "/health/live")].concat();
    for opening in [hello, after_a_request] {
        let mut attacker = Attacker::of(&edge);
        attacker.opens(&opening).await;
        let mut wire = attacker.only();
        let lives = async {
            while wire
                .write_all(&[ACKNOWLEDGED, &ping()].concat())
                .await
                .is_ok()
                && !closes(&mut wire)
            {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        };
        timeout(Duration::from_secs(20), lives)
            .await
            .expect("the end of the connection");
    }
    Others::of(&edge).are_served().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn answers_that_nobody_reads_are_given_up() {
    let world = World::start(Backend::Sqlite).await;
    let edge = OwnEdge::start(&world, impatient).await;
    let mut attacker = Attacker::of(&edge);
    // No window for answers, and acknowledgements as if all were well.
    let mut opening = [PREFACE, &settings(&[(4, 0)])].concat();
    for stream in 0..100 {
        opening.extend(get(2 * stream + 1, "/openapi.json"));
    }
    for _ in 0..20 {
        attacker.opens(&opening).await;
    }
    // The same over HTTP/1.1: more than any socket buffers.
    for _ in 0..20 {
        attacker.opens(&GET_DOCUMENT.repeat(200)).await;
    }
    Others::of(&edge).are_served().await;
    attacker.loses_all_connections().await;
}

/// Streams that are opened and reset at once (CVE-2023-44487).
#[tokio::test(flavor = "multi_thread")]
async fn resets_by_the_thousand() {
    let world = World::start(Backend::Sqlite).await;
    let edge = OwnEdge::start(&world, impatient).await;
    let mut attacker = Attacker::of(&edge);
    let mut opening = [PREFACE, &settings(&[])].concat();
    for stream in 0..5_000 {
        opening.extend(get(2 * stream + 1, "/openapi.json"));
        opening.extend(frames::reset(2 * stream + 1));
    }
    for _ in 0..8 {
        attacker.opens(&opening).await;
    }
    Others::of(&edge).are_served().await;
    attacker.loses_all_connections().await;
}
