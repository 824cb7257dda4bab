//! 503 with `Retry-After` when there is too much to do.

use std::time::Duration;

use auth_service_tests::{Backend, OwnEdge, World};

use crate::edge::wire::{JSON, Wire, request};

#[tokio::test]
async fn too_many_requests_at_once_are_503_but_probes_get_through() {
    let world = World::start(Backend::Sqlite).await;
    let edge = OwnEdge::start(&world, |settings| settings.max_in_flight = 0).await;
    let mut wire = Wire::open(&edge.address).await;
    for path in ["/auth/me", "/openapi.json"] {
        wire.send(&request("GET", path, &[], b"")).await;
        let reply = wire.reply().await;
        reply.refused(503, "SERVICE_UNAVAILABLE");
        assert_eq!(reply.header("retry-after"), Some("1"));
    }
    for path in ["/health/live", "/health/ready", "/metrics"] {
        wire.send(&request("GET", path, &[], b"")).await;
        assert_eq!(wire.reply().await.status, 200, "{path}");
    }
}

#[tokio::test]
async fn an_idle_connection_makes_room_for_a_new_one() {
    let world = World::start(Backend::Sqlite).await;
    let edge = OwnEdge::start(&world, |settings| settings.max_connections = 8).await;
    let live = request("GET", "/health/live", &[], b"");
    // Of one client, whose share is a fourth.
    let mut wires = Vec::new();
    for _ in 0..2 {
        let mut wire = Wire::open(&edge.address).await;
        wire.send(&live).await;
        assert_eq!(wire.reply().await.status, 200);
        wires.push(wire);
    }
    // The first is now the one that was used last.
    tokio::time::sleep(Duration::from_millis(20)).await;
    wires[0].send(&live).await;
    assert_eq!(wires[0].reply().await.status, 200);
    let mut next = Wire::open(&edge.address).await;
    next.send(&live).await;
    assert_eq!(next.reply().await.status, 200);
    assert!(wires[1].is_closed().await);
    wires[0].send(&live).await;
    assert_eq!(wires[0].reply().await.status, 200);
}

#[tokio::test]
async fn with_only_busy_connections_the_next_hears_503_save_probes() {
    let world = World::start(Backend::Sqlite).await;
    let edge = OwnEdge::start(&world, |settings| settings.max_connections = 8).await;
    let mut busy = [
        Wire::open(&edge.address).await,
        Wire::open(&edge.address).await,
    ];
    let me = request("GET", "/auth/me", &[], b"");
    for wire in &mut busy {
        let waits = format!(
            "POST /auth/login HTTP/1.1\r\nHost: x\r\n{JSON}\r\nExpect: 100-continue\r\nContent-Length: 9\r\n\r\n"
        );
        wire.send(waits.as_bytes()).await;
        assert_eq!(wire.reply().await.status, 100);
    }
    for path in ["/health/live", "/health/ready", "/metrics"] {
        let mut surplus = Wire::open(&edge.address).await;
        surplus.send(&request("GET", path, &[], b"")).await;
        let reply = surplus.reply().await;
        assert_eq!(
            (reply.status, reply.header("connection")),
            (200, Some("close")),
            "{path}"
        );
    }
    let mut surplus = Wire::open(&edge.address).await;
    surplus.send(&me).await;
    let reply = surplus.reply().await;
    reply.refused(503, "SERVICE_UNAVAILABLE");
    assert_eq!(
        (reply.header("retry-after"), reply.header("connection")),
        (Some("1"), Some("close"))
    );
    assert!(surplus.is_closed().await);

    drop(busy);
    // The end of a connection takes a moment to be noticed.
    let room = async {
        loop {
            let mut wire = Wire::open(&edge.address).await;
            wire.send(&me).await;
            match wire.reply().await.status {
                503 => tokio::time::sleep(Duration::from_millis(20)).await,
                status => return status,
            }
        }
    };
    let status = tokio::time::timeout(Duration::from_secs(20), room).await;
    assert_eq!(status.expect("room within twenty seconds"), 401);
}
