//! 503 with `Retry-After` when there is too much to do.

use auth_service_tests::{Backend, World};

use crate::{
    own_edge::OwnEdge,
    wire::{Wire, request},
};

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
async fn too_many_connections_are_503_until_one_ends() {
    let world = World::start(Backend::Sqlite).await;
    let edge = OwnEdge::start(&world, |settings| settings.max_connections = 2).await;
    let mut regular = [
        Wire::open(&edge.address).await,
        Wire::open(&edge.address).await,
    ];
    let live = request("GET", "/health/live", &[], b"");
    for wire in &mut regular {
        wire.send(&live).await;
        assert_eq!(wire.reply().await.status, 200);
    }
    let mut surplus = Wire::open(&edge.address).await;
    surplus.send(&live).await;
    let reply = surplus.reply().await;
    reply.refused(503, "SERVICE_UNAVAILABLE");
    assert_eq!(
        (reply.header("retry-after"), reply.header("connection")),
        (Some("1"), Some("close"))
    );
    assert!(surplus.is_closed().await);

    drop(regular);
    // The end of a connection takes a moment to be noticed.
    let mut status = 503;
    while status == 503 {
        let mut wire = Wire::open(&edge.address).await;
        wire.send(&live).await;
        status = wire.reply().await.status;
    }
    assert_eq!(status, 200);
}
