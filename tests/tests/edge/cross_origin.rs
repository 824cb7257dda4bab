//! CORS_ORIGINS.

use auth_service_tests::{Backend, World};

use crate::edge::wire::{JSON, Reply, exchange, get, request};

const OURS: &str = "Origin: https://app.example";
const FOREIGN: &str = "Origin: https://app.example.evil";

async fn world(origins: &[&str]) -> World {
    let origins = origins.iter().map(ToString::to_string).collect();
    World::start_with(Backend::Sqlite, |settings| {
        settings.listen.cors_origins = origins
    })
    .await
}

async fn preflight(world: &World, path: &str, origin: &str) -> Reply {
    let headers = [
        origin,
        "Access-Control-Request-Method: POST",
        "Access-Control-Request-Headers: content-type",
    ];
    exchange(world, &request("OPTIONS", path, &headers, b"")).await
}

#[tokio::test]
async fn without_the_setting_there_is_no_cors() {
    let world = world(&[]).await;
    preflight(&world, "/auth/login", OURS)
        .await
        .refused(405, "METHOD_NOT_ALLOWED");
    let reply = get(&world, "/health/live", &[OURS]).await;
    assert_eq!(reply.header("access-control-allow-origin"), None);
}

#[tokio::test]
async fn listed_origins_are_let_in_and_others_are_not() {
    let world = world(&["https://app.example", "https://other.example"]).await;
    let reply = preflight(&world, "/auth/login", OURS).await;
    assert_eq!(reply.status, 204);
    assert_eq!(
        reply.header("access-control-allow-origin"),
        Some("https://app.example")
    );
    assert_eq!(reply.header("access-control-allow-methods"), Some("POST"));
    let allowed = reply
        .header("access-control-allow-headers")
        .expect("headers")
        .to_lowercase();
    for name in [
        "authorization",
        "content-type",
        "device_id",
        "code",
        "clientid",
        // What tracing libraries add to every request.
        "traceparent",
        "tracestate",
        "baggage",
        "b3",
        "x-b3-traceid",
        "x-request-id",
        "x-correlation-id",
        "sentry-trace",
        "x-datadog-trace-id",
        "x-amzn-trace-id",
        "x-cloud-trace-context",
    ] {
        assert!(allowed.split(", ").any(|allowed| allowed == name), "{name}");
    }
    let reply = preflight(&world, "/auth/login", FOREIGN).await;
    assert_eq!(
        (reply.status, reply.header("access-control-allow-origin")),
        (204, None)
    );
    preflight(&world, "/nothing", OURS)
        .await
        .refused(404, "NOT_FOUND");

    // Refusals too: a page that cannot read why it was refused cannot say it.
    for path in ["/health/live", "/auth/me", "/nothing"] {
        let reply = get(&world, path, &[OURS]).await;
        assert_eq!(
            reply.header("access-control-allow-origin"),
            Some("https://app.example"),
            "{path}"
        );
        assert_eq!(reply.header("vary"), Some("Origin"));
        let reply = get(&world, path, &[FOREIGN]).await;
        assert_eq!(reply.header("access-control-allow-origin"), None, "{path}");
        assert_eq!(reply.header("vary"), Some("Origin"));
    }
    let reply = exchange(&world, &request("POST", "/auth/login", &[OURS, JSON], b"{")).await;
    assert_eq!(
        reply.header("access-control-allow-origin"),
        Some("https://app.example")
    );
}

#[tokio::test]
async fn a_star_lets_everybody_in_but_without_cookies() {
    let world = world(&["*"]).await;
    let reply = get(&world, "/health/live", &[FOREIGN]).await;
    assert_eq!(reply.header("access-control-allow-origin"), Some("*"));
    assert_eq!(reply.header("access-control-allow-credentials"), None);
    assert_eq!(preflight(&world, "/auth/login", FOREIGN).await.status, 204);
}
