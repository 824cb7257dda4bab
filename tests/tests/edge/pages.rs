//! Document, explorer, health and metrics.

use std::io::Read;

use auth_service_tests::{
    Backend, OwnEdge, World,
    settings::{Metrics, MetricsAt},
};
use flate2::read::GzDecoder;
use tokio::net::TcpListener;

use crate::edge::{
    document::TEXT,
    wire::{Wire, get, post_json, request},
};

#[tokio::test]
async fn the_published_document_is_served() {
    let world = World::start(Backend::Sqlite).await;
    let reply = get(&world, "/openapi.json", &[]).await;
    assert_eq!(
        (reply.status, reply.header("content-type")),
        (200, Some("application/json"))
    );
    assert_eq!(reply.text(), TEXT);
}

#[tokio::test]
async fn the_explorer_runs_on_our_own_files() {
    let world = World::start(Backend::Sqlite).await;
    let reply = get(&world, "/explorer", &[]).await;
    assert_eq!(
        (reply.status, reply.header("content-type")),
        (200, Some("text/html; charset=utf-8"))
    );
    let policy = reply.header("content-security-policy").expect("a policy");
    assert!(
        policy.contains("default-src 'none'") && policy.contains("script-src 'self';"),
        "{policy}"
    );
    let page = reply.text();
    let mut files: Vec<_> = page
        .split('"')
        .filter(|text| {
            text.starts_with("explorer/") || text.starts_with('/') || text.contains("://")
        })
        .collect();
    files.sort_unstable();
    files.dedup();
    assert_eq!(files.len(), 3, "{files:?}");
    for file in files {
        // Relative to /explorer, which may be below the path of a proxy.
        let path = format!("/{file}");
        let reply = get(&world, &path, &[]).await;
        assert_eq!(reply.status, 200, "{file}");
        assert_eq!(reply.header("content-encoding"), None, "{file}");
        let compressed = get(&world, &path, &["Accept-Encoding: br, gzip"]).await;
        if compressed.header("content-encoding") == Some("gzip") {
            let mut plain = Vec::new();
            let mut decoder = GzDecoder::new(compressed.body.as_slice());
            decoder.read_to_end(&mut plain).expect("gzip");
            assert_eq!(plain, reply.body, "{file}");
            for reply in [&reply, &compressed] {
                assert_eq!(reply.header("vary"), Some("Accept-Encoding"), "{file}");
            }
            assert!(compressed.body.len() * 3 < reply.body.len(), "{file}");
        } else {
            assert!(reply.body.len() < 10_000, "{file}");
        }
        let wanted = if file.ends_with(".css") {
            "text/css; charset=utf-8"
        } else {
            "text/javascript; charset=utf-8"
        };
        assert_eq!(reply.header("content-type"), Some(wanted), "{file}");
        assert_eq!(reply.header("x-content-type-options"), Some("nosniff"));
        assert!(!reply.body.is_empty());
    }
}

#[tokio::test]
async fn metrics_count_operations_and_hold_no_paths() {
    let world = World::start(Backend::Sqlite).await;
    post_json(&world, "/auth/login", "{}")
        .await
        .refused(422, "VALIDATION_FAILED");
    get(&world, "/secret-path?token=secret-query", &[])
        .await
        .refused(404, "NOT_FOUND");
    let reply = get(&world, "/metrics", &[]).await;
    assert_eq!(reply.status, 200);
    assert!(
        reply
            .header("content-type")
            .is_some_and(|value| value.starts_with("text/plain"))
    );
    let text = reply.text();
    assert!(
        text.contains(r#"http_requests_total{operation="LoginController.login",status="422"} 1"#),
        "{text}"
    );
    assert!(
        text.contains(r#"http_requests_total{operation="none",status="404"} 1"#),
        "{text}"
    );
    assert!(!text.contains("secret"));
}

#[tokio::test]
async fn metrics_can_be_off_or_elsewhere() {
    let world = World::start_with(Backend::Sqlite, |settings| {
        settings.listen.metrics = Metrics::Off
    })
    .await;
    get(&world, "/metrics", &[])
        .await
        .refused(404, "NOT_CONFIGURED");

    let free = TcpListener::bind("127.0.0.1:0")
        .await
        .unwrap()
        .local_addr()
        .unwrap();
    let edge = OwnEdge::start(&world, |settings| {
        settings.metrics = MetricsAt::Address(free)
    })
    .await;
    let mut wire = Wire::open(&edge.address).await;
    wire.send(&request("GET", "/metrics", &[], b"")).await;
    wire.reply().await.refused(404, "NOT_CONFIGURED");
    let mut wire = Wire::open(&free.to_string()).await;
    wire.send(&request("GET", "/metrics", &[], b"")).await;
    let reply = wire.reply().await;
    assert_eq!(reply.status, 200);
    assert!(
        reply.text().contains(
            r#"http_requests_total{operation="HealthController.metrics",status="404"} 1"#
        )
    );
    for (method, path, status) in [("POST", "/metrics", 405), ("GET", "/auth/me", 404)] {
        wire.send(&request(method, path, &[], b"")).await;
        assert_eq!(wire.reply().await.status, status);
    }
}

#[tokio::test]
async fn a_taken_metrics_address_stops_the_start() {
    let taken = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = taken.local_addr().unwrap();
    // Elsewhere first, because that start has to work.
    let world = World::start(Backend::Sqlite).await;
    let refusal = world
        .refused_start(|settings| settings.listen.metrics = Metrics::At(address))
        .await;
    assert!(refusal.starts_with("METRICS: "), "{refusal}");
}

#[tokio::test]
async fn health_is_told_without_a_token() {
    let world = World::start(Backend::Sqlite).await;
    for path in ["/health/live", "/health/ready"] {
        let reply = get(&world, path, &[]).await;
        assert_eq!(
            (reply.status, reply.text()),
            (200, r#"{"status":"ok"}"#),
            "{path}"
        );
    }
}
