//! Content types: what is taken, and 415 for the rest.

use auth_service_tests::{Backend, CLIENT_ID, CLIENT_SECRET, PASSWORD, World, json};

use crate::edge::{
    document::operations,
    wire::{FORM, JSON, exchange, request},
};

fn login() -> Vec<u8> {
    let body = json!({"client_id": CLIENT_ID, "client_secret": CLIENT_SECRET, "username": "ann", "password": PASSWORD});
    body.to_string().into_bytes()
}

#[tokio::test]
async fn json_is_taken_with_and_without_a_charset() {
    let world = World::start(Backend::Sqlite).await;
    for value in [
        "application/json",
        "application/json; charset=utf-8",
        "application/json;charset=\"UTF-8\"",
        "Application/JSON ; Charset=UTF-8",
        "application/json;",
    ] {
        let bytes = request(
            "POST",
            "/auth/login",
            &[&format!("Content-Type: {value}")],
            &login(),
        );
        assert_eq!(exchange(&world, &bytes).await.status, 200, "{value}");
    }
}

#[tokio::test]
async fn other_content_types_are_415() {
    let world = World::start(Backend::Sqlite).await;
    let cases: [&[&str]; 10] = [
        &[],
        &["Content-Type:"],
        &["Content-Type: text/plain"],
        &["Content-Type: text/json"],
        &["Content-Type: application/json-patch+json"],
        &["Content-Type: application/jsonx"],
        &["Content-Type: multipart/form-data; boundary=x"],
        &[FORM],
        &[JSON, "Content-Type: text/plain"],
        &[JSON, "Content-Encoding: gzip"],
    ];
    for headers in cases {
        let bytes = request("POST", "/auth/login", headers, &login());
        exchange(&world, &bytes)
            .await
            .refused(415, "UNSUPPORTED_MEDIA_TYPE");
    }
    let bytes = request(
        "POST",
        "/auth/login",
        &[JSON, "Content-Encoding: identity"],
        &login(),
    );
    assert_eq!(exchange(&world, &bytes).await.status, 200);
}

/// A length that is only known at the end of the body opens no way around.
#[tokio::test]
async fn chunked_bodies_are_held_to_the_same() {
    let world = World::start(Backend::Sqlite).await;
    let body = String::from_utf8(login()).unwrap();
    let send = async |headers: &str, body: &str| {
        let chunk = format!("{:x}\r\n{body}\r\n", body.len());
        let chunks = if body.is_empty() { "" } else { &chunk };
        let head = format!(
            "POST /auth/login HTTP/1.1\r\nHost: x\r\n{headers}Transfer-Encoding: chunked\r\n\r\n"
        );
        exchange(&world, format!("{head}{chunks}0\r\n\r\n").as_bytes()).await
    };
    assert_eq!(send(&format!("{JSON}\r\n"), &body).await.status, 200);
    send("", &body).await.refused(415, "UNSUPPORTED_MEDIA_TYPE");
    send("Content-Type: text/plain\r\n", &body)
        .await
        .refused(415, "UNSUPPORTED_MEDIA_TYPE");
    send(&format!("{JSON}\r\nContent-Encoding: gzip\r\n"), &body)
        .await
        .refused(415, "UNSUPPORTED_MEDIA_TYPE");
    send("", "").await.refused(400, "BAD_REQUEST");
    let torn = format!(
        "POST /auth/login HTTP/1.1\r\nHost: x\r\n{JSON}\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"
    );
    exchange(&world, torn.as_bytes())
        .await
        .refused(400, "BAD_REQUEST");
}

#[tokio::test]
async fn forms_are_read_strictly() {
    let world = World::start(Backend::Sqlite).await;
    for operation in operations()
        .iter()
        .filter(|operation| operation.takes("application/x-www-form-urlencoded"))
    {
        let send = async |header: &str, body: &str| {
            exchange(
                &world,
                &request(
                    &operation.method,
                    &operation.path,
                    &[header],
                    body.as_bytes(),
                ),
            )
            .await
        };
        send(JSON, "{}")
            .await
            .refused(415, "UNSUPPORTED_MEDIA_TYPE");
        send(FORM, "client_id=%zz")
            .await
            .refused(400, "BAD_REQUEST");
        send(FORM, "client_id=%ff")
            .await
            .refused(400, "BAD_REQUEST");
        let known = operation.properties().swap_remove(0);
        send(FORM, &format!("{known}=a&{known}=b"))
            .await
            .refused(400, "BAD_REQUEST");
        if operation.is_closed() {
            send(FORM, "né=1").await.refused(422, "VALIDATION_FAILED");
        }
        let required = operation.required();
        if !required.is_empty() {
            // RFC 6749 knows one status for a request that is wrong.
            let status = match operation.path.starts_with("/oauth2/") {
                true => 400,
                false => 422,
            };
            send(FORM, "state=x")
                .await
                .refused(status, "VALIDATION_FAILED");
        }
        let whole: Vec<_> = required
            .iter()
            .map(|name| format!("{name}=a%20b+c"))
            .collect();
        let charset = format!("{FORM}; charset=UTF-8");
        let reply = send(&charset, &format!("{}&", whole.join("&"))).await;
        // A form without required fields is empty here, and the next operation of the path.
        assert!(
            required.is_empty() || !matches!(reply.status, 400 | 415 | 422 | 500),
            "{reply:?}"
        );
    }
}
