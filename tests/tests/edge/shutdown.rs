//! Stopping: what is in progress is finished, what is not is closed.

use std::time::Duration;

use auth_service_tests::{Backend, CLIENT_ID, CLIENT_SECRET, OwnEdge, PASSWORD, World, json};
use tokio::{net::TcpStream, time::timeout};

use crate::edge::wire::{JSON, Wire, request};

#[tokio::test]
async fn a_request_in_progress_is_finished() {
    let world = World::start(Backend::Sqlite).await;
    let edge = OwnEdge::start(&world, |_| {}).await;
    let address = edge.address.clone();

    let mut idle = Wire::open(&address).await;
    idle.send(&request("GET", "/health/live", &[], b"")).await;
    assert_eq!(idle.reply().await.status, 200);
    let mut silent = Wire::open(&address).await;
    let mut busy = Wire::open(&address).await;
    let body = json!({"client_id": CLIENT_ID, "client_secret": CLIENT_SECRET, "username": "ann", "password": PASSWORD}).to_string();
    let head = format!(
        "POST /auth/login HTTP/1.1\r\nHost: x\r\n{JSON}\r\nExpect: 100-continue\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    busy.send(head.as_bytes()).await;
    assert_eq!(
        busy.reply().await.status,
        100,
        "the service waits for the body"
    );

    let ended = edge.stop();
    assert!(idle.is_closed().await);
    assert!(silent.is_closed().await);
    assert!(!ended.is_finished(), "a request is in progress");
    assert!(
        TcpStream::connect(&address).await.is_err(),
        "nobody is let in any more"
    );
    busy.send(body.as_bytes()).await;
    let reply = busy.reply().await;
    assert_eq!(
        (reply.status, reply.header("connection")),
        (200, Some("close"))
    );
    assert!(busy.is_closed().await);
    timeout(Duration::from_secs(10), ended)
        .await
        .expect("the end of serving")
        .unwrap();
}

#[tokio::test]
async fn the_grace_has_an_end() {
    let world = World::start(Backend::Sqlite).await;
    let edge = OwnEdge::start(&world, |settings| {
        settings.shutdown_grace = Duration::from_millis(300)
    })
    .await;
    let mut stuck = Wire::open(&edge.address).await;
    stuck.send(format!("POST /auth/login HTTP/1.1\r\nHost: x\r\n{JSON}\r\nExpect: 100-continue\r\nContent-Length: 9\r\n\r\n").as_bytes()).await;
    assert_eq!(stuck.reply().await.status, 100);
    let ended = edge.stop();
    timeout(Duration::from_secs(10), ended)
        .await
        .expect("the end of serving")
        .unwrap();
    assert!(stuck.is_closed().await);
}
