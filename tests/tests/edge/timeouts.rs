//! Those who connect and are slow.

use std::time::Duration;

use auth_service_tests::{Backend, OwnEdge, World};
use tokio::{io::AsyncReadExt, time::timeout};

use crate::edge::wire::{JSON, Wire, request};

async fn impatient(world: &World) -> OwnEdge {
    OwnEdge::start(world, |settings| {
        settings.header_timeout = Duration::from_millis(200);
        settings.body_timeout = Duration::from_millis(200);
    })
    .await
}

#[tokio::test]
async fn silence_and_slow_headers_end_the_connection() {
    let world = World::start(Backend::Sqlite).await;
    let edge = impatient(&world).await;
    let openings: [&[u8]; 5] = [
        b"",
        b"G",
        b"GET /auth/me HTTP/1.1\r\nHo",
        b"PRI * HT",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    ];
    let opened = openings.map(async |opening| {
        let mut wire = Wire::open(&edge.address).await;
        wire.send(opening).await;
        // Nothing is said to them but, over HTTP/2, our half of the preface and a farewell.
        let mut said = Vec::new();
        let read = timeout(Duration::from_secs(10), wire.0.read_to_end(&mut said));
        assert!(read.await.is_ok(), "still open after {opening:?}");
        assert!(!said.starts_with(b"HTTP/1.1"), "{opening:?}");
    });
    futures::future::join_all(opened).await;
}

#[tokio::test]
async fn dripping_headers_do_not_buy_time() {
    let world = World::start(Backend::Sqlite).await;
    let edge = impatient(&world).await;
    let mut wire = Wire::open(&edge.address).await;
    wire.send(b"GET /health/live HTTP/1.1\r\n").await;
    for _ in 0..40 {
        tokio::time::sleep(Duration::from_millis(50)).await;
        wire.send(b"X: y\r\n").await;
    }
    wire.send(b"\r\n").await;
    assert!(wire.is_closed().await);
}

#[tokio::test]
async fn a_slow_body_is_408() {
    let world = World::start(Backend::Sqlite).await;
    let edge = impatient(&world).await;
    let mut wire = Wire::open(&edge.address).await;
    wire.send(
        format!("POST /auth/login HTTP/1.1\r\nHost: x\r\n{JSON}\r\nContent-Length: 10\r\n\r\n{{")
            .as_bytes(),
    )
    .await;
    wire.reply().await.refused(408, "REQUEST_TIMEOUT");
    assert!(wire.is_closed().await);
}

#[tokio::test]
async fn idling_between_requests_has_more_time() {
    let world = World::start(Backend::Sqlite).await;
    let edge = impatient(&world).await;
    let mut wire = Wire::open(&edge.address).await;
    for _ in 0..2 {
        wire.send(&request("GET", "/health/live", &[], b"")).await;
        assert_eq!(wire.reply().await.status, 200);
        tokio::time::sleep(Duration::from_millis(400)).await;
    }
    wire.send(b"GET /he").await;
    assert!(
        wire.is_closed().await,
        "the second request's headers have the short limit"
    );
}
