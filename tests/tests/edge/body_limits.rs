//! 413, however the size is announced.

use auth_service_tests::{Backend, World};

use crate::edge::wire::{JSON, Wire, address, exchange, post_json, request};

const LIMIT: usize = 65536;

#[tokio::test]
async fn bodies_over_the_limit_are_413() {
    let world = World::start(Backend::Sqlite).await;
    for size in [LIMIT + 1, 200_000, 5_000_000] {
        post_json(&world, "/auth/login", vec![b' '; size])
            .await
            .refused(413, "PAYLOAD_TOO_LARGE");
    }
    // To the byte: this one is only empty of JSON.
    post_json(&world, "/auth/login", vec![b' '; LIMIT])
        .await
        .refused(400, "BAD_REQUEST");
}

#[tokio::test]
async fn chunks_over_the_limit_are_413() {
    let world = World::start(Backend::Sqlite).await;
    let mut wire = Wire::open(address(&world)).await;
    wire.send(
        format!(
            "POST /auth/login HTTP/1.1\r\nHost: x\r\n{JSON}\r\nTransfer-Encoding: chunked\r\n\r\n"
        )
        .as_bytes(),
    )
    .await;
    let chunk = [b"4e20\r\n", vec![b'a'; 20_000].as_slice(), b"\r\n"].concat();
    for _ in 0..20 {
        wire.send(&chunk).await;
    }
    wire.reply().await.refused(413, "PAYLOAD_TOO_LARGE");
}

/// Refused by the head alone: a client that asks first sends nothing in vain.
#[tokio::test]
async fn a_client_that_asks_first_is_refused_first() {
    let world = World::start(Backend::Sqlite).await;
    let head = |length: usize| {
        format!(
            "POST /auth/login HTTP/1.1\r\nHost: x\r\n{JSON}\r\nExpect: 100-continue\r\nContent-Length: {length}\r\n\r\n"
        )
    };
    exchange(&world, head(LIMIT + 1).as_bytes())
        .await
        .refused(413, "PAYLOAD_TOO_LARGE");
    let mut wire = Wire::open(address(&world)).await;
    wire.send(head(2).as_bytes()).await;
    assert_eq!(wire.reply().await.status, 100);
    wire.send(b"{}").await;
    wire.reply().await.refused(422, "VALIDATION_FAILED");
}

#[tokio::test]
async fn the_limit_is_a_setting() {
    let world = World::start_with(Backend::Sqlite, |settings| {
        settings.listen.max_body_bytes = 10
    })
    .await;
    post_json(&world, "/auth/login", "{\"a\":\"bc\"}")
        .await
        .refused(422, "VALIDATION_FAILED");
    post_json(&world, "/auth/login", "{\"a\":\"bcd\"}")
        .await
        .refused(413, "PAYLOAD_TOO_LARGE");
}

/// Operations without a body do not care for one, whatever its size.
#[tokio::test]
async fn a_body_without_meaning_is_not_read() {
    let world = World::start(Backend::Sqlite).await;
    let token = world.tokens("ann").await.access;
    let bearer = format!("Authorization: Bearer {token}");
    for (path, body) in [
        ("/auth/me", vec![b'x'; 100]),
        ("/auth/me", vec![b'x'; 500_000]),
        ("/openapi.json", vec![b'x'; 500_000]),
    ] {
        let reply = exchange(&world, &request("GET", path, &[&bearer], &body)).await;
        assert_eq!(reply.status, 200, "{reply:?}");
    }
}
