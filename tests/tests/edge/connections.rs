//! HTTP/1.1 and HTTP/2 on the same port, and what is neither.

use auth_service_tests::{Backend, CLIENT_ID, CLIENT_SECRET, PASSWORD, World, json};
use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper::{Request, client::conn::http2};
use hyper_util::rt::{TokioExecutor, TokioIo};
use tokio::{io::AsyncReadExt, net::TcpStream};

use crate::edge::wire::{JSON, Wire, address, request};

#[tokio::test]
async fn http2_with_prior_knowledge_works() {
    let world = World::start(Backend::Sqlite).await;
    let stream = TcpStream::connect(address(&world)).await.unwrap();
    let (mut sender, connection) =
        http2::handshake::<_, _, Full<Bytes>>(TokioExecutor::new(), TokioIo::new(stream))
            .await
            .unwrap();
    let connection = tokio::spawn(connection);
    let body = json!({"client_id": CLIENT_ID, "client_secret": CLIENT_SECRET, "username": "ann", "password": PASSWORD});
    let login = Request::post(format!("{}/auth/login", world.base))
        .header("Content-Type", "application/json")
        .body(Full::from(body.to_string()))
        .unwrap();
    let unknown = Request::get(format!("{}/nothing", world.base))
        .body(Full::default())
        .unwrap();
    let malformed = Request::post(format!("{}/auth/login", world.base))
        .header("Content-Type", "application/json")
        .body(Full::from("{"))
        .unwrap();
    // At once, on one connection.
    let answers = futures::future::join_all(
        [login, unknown, malformed].map(|request| sender.send_request(request)),
    )
    .await;
    let mut statuses = Vec::new();
    for answer in answers {
        let (head, body) = answer.unwrap().into_parts();
        statuses.push(head.status.as_u16());
        assert!(head.headers.contains_key("x-request-id"));
        let bytes = body.collect().await.unwrap().to_bytes();
        serde_json::from_slice::<serde_json::Value>(&bytes).expect("JSON");
    }
    assert_eq!(statuses, [200, 404, 400]);
    drop(sender);
    connection.await.unwrap().unwrap();
}

#[tokio::test]
async fn requests_are_answered_in_turn_on_one_connection() {
    let world = World::start(Backend::Sqlite).await;
    let mut wire = Wire::open(address(&world)).await;
    let mut pipeline = request("GET", "/health/live", &[], b"");
    pipeline.extend(request("POST", "/auth/login", &[JSON], b"{"));
    pipeline.extend(request("GET", "/nothing", &[], b""));
    wire.send(&pipeline).await;
    assert_eq!(wire.reply().await.status, 200);
    wire.reply().await.refused(400, "BAD_REQUEST");
    wire.reply().await.refused(404, "NOT_FOUND");
    wire.send(&request("GET", "/health/live", &["Connection: close"], b""))
        .await;
    assert_eq!(wire.reply().await.status, 200);
    assert!(wire.is_closed().await);
}

/// A body that is read in two ways hides a second request.
#[tokio::test]
async fn ambiguous_framing_is_refused() {
    let world = World::start(Backend::Sqlite).await;
    let hidden = "GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n";
    for headers in [
        "Content-Length: 2\r\nContent-Length: 3",
        "Content-Length: 2, 3",
        "Content-Length: +2",
        "Content-Length: 2\r\nTransfer-Encoding: identity, chunked, gzip",
        "Transfer-Encoding: xchunked",
    ] {
        let mut wire = Wire::open(address(&world)).await;
        wire.send(
            format!(
                "POST /auth/login HTTP/1.1\r\nHost: x\r\n{JSON}\r\n{headers}\r\n\r\n{{}}{hidden}"
            )
            .as_bytes(),
        )
        .await;
        let mut all = Vec::new();
        let _ = wire.0.read_to_end(&mut all).await;
        let text = String::from_utf8_lossy(&all);
        assert!(text.starts_with("HTTP/1.1 400"), "{headers} {text}");
        assert!(!text.contains("200 OK"), "{headers} {text}");
    }
}

#[tokio::test]
async fn what_is_no_http_ends_the_connection() {
    let world = World::start(Backend::Sqlite).await;
    let long = format!("GET /{} HTTP/1.1\r\nHost: x\r\n\r\n", "a".repeat(200_000));
    let headers = format!(
        "GET / HTTP/1.1\r\nHost: x\r\n{}\r\n",
        "X: y\r\n".repeat(20_000)
    );
    let openings: [&[u8]; 4] = [
        b"\x16\x03\x01\x00\r\n\r\n",
        b"hello\r\n\r\n",
        long.as_bytes(),
        headers.as_bytes(),
    ];
    for opening in openings {
        let mut wire = Wire::open(address(&world)).await;
        wire.send(opening).await;
        let mut all = Vec::new();
        let _ = wire.0.read_to_end(&mut all).await;
        let text = String::from_utf8_lossy(&all);
        assert!(text.is_empty() || text.starts_with("HTTP/1.1 4"), "{text}");
    }
    assert_eq!(
        world.get("/health/live").send().await.status,
        200,
        "the others go on"
    );
}
