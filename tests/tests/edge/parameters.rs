//! Query, path and header parameters.

use auth_service_tests::{Backend, World};

use crate::edge::wire::{JSON, exchange, get, request};

const LINK: &str = "/auth/verify-reset-password-link";

#[tokio::test]
async fn queries_are_read_strictly() {
    let world = World::start(Backend::Sqlite).await;
    for query in [
        "",
        "?",
        "?other=1",
        "?token=a&token=b",
        "?token=%zz",
        "?token=%ff",
        "?token=%",
    ] {
        let reply = get(&world, &format!("{LINK}{query}"), &[]).await;
        let details = reply.refused(400, "BAD_REQUEST").details();
        assert_eq!(details[0]["info"]["in"], "query", "{query}");
    }
    let reply = get(&world, LINK, &[]).await;
    assert_eq!(reply.details()[0]["path"], "/token");
    assert_eq!(reply.details()[0]["code"], "required");
    let reply = get(&world, &format!("{LINK}?token=a%00b"), &[]).await;
    reply.refused(422, "VALIDATION_FAILED");
    // Nobody minds parameters that we do not know.
    let reply = get(&world, &format!("{LINK}?token=a&utm=1&utm=2"), &[]).await;
    assert!(!matches!(reply.status, 400 | 422 | 500), "{reply:?}");
}

#[tokio::test]
async fn path_parameters_are_read_strictly() {
    let world = World::start(Backend::Sqlite).await;
    let bearer = format!("Authorization: Bearer {}", world.tokens("ann").await.access);
    let send = async |id: &str| {
        exchange(
            &world,
            &request("DELETE", &format!("/auth/sessions/{id}"), &[&bearer], b""),
        )
        .await
    };
    for id in [
        "1",
        "{67e55044-10b1-426f-9247-bb680e5fe0c8}",
        "67e5504410b1426f9247bb680e5fe0c8",
        "%27%20or%201=1",
    ] {
        let details = send(id).await.refused(422, "VALIDATION_FAILED").details();
        assert_eq!(
            (
                details[0]["path"].as_str(),
                details[0]["info"]["in"].as_str()
            ),
            (Some("/id"), Some("path"))
        );
    }
    send("%zz").await.refused(400, "BAD_REQUEST");
    send("%ff").await.refused(400, "BAD_REQUEST");
    send("").await.refused(404, "NOT_FOUND");
    send("67e55044-10b1-426f-9247-bb680e5fe0c8")
        .await
        .refused(404, "NOT_FOUND");
}

#[tokio::test]
async fn header_parameters_are_visible_ascii() {
    let world = World::start(Backend::Sqlite).await;
    let refresh = async |device: &[u8]| {
        let line = [b"device_id: ".as_slice(), device].concat();
        let mut bytes = format!(
            "POST /auth/token-refresh HTTP/1.1\r\nHost: x\r\n{JSON}\r\nContent-Length: 20\r\n"
        )
        .into_bytes();
        bytes.extend_from_slice(&line);
        bytes.extend_from_slice(b"\r\n\r\n{\"refreshToken\":\"x\"}");
        exchange(&world, &bytes).await
    };
    refresh("tést".as_bytes())
        .await
        .refused(422, "VALIDATION_FAILED");
    refresh(b"\xff").await.refused(422, "VALIDATION_FAILED");
    refresh(b"a\r\ndevice_id: b")
        .await
        .refused(400, "BAD_REQUEST");
    assert_eq!(refresh(b"phone").await.status, 401);
}
