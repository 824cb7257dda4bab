//! What the edge answers at every operation that takes a body.

use auth_service_tests::{Backend, World};

use crate::edge::{
    document::{Operation, operations},
    wire::{exchange, request},
};

const FORM: &str = "application/x-www-form-urlencoded";

#[tokio::test]
async fn every_body_has_a_limit_and_a_media_type() {
    let world = World::start(Backend::Sqlite).await;
    let mut tried = 0;
    for operation in operations() {
        let Operation { method, path, .. } = &operation;
        let media = ["application/json", FORM];
        let Some(media) = media.into_iter().find(|media| operation.takes(media)) else {
            continue;
        };
        let send = async |media: &str, body: &[u8]| {
            let headers = [format!("Content-Type: {media}"), "X-CSRF-Token: any".into()];
            let headers: Vec<&str> = headers.iter().map(String::as_str).collect();
            exchange(&world, &request(method, path, &headers, body)).await
        };
        send(media, &vec![b' '; 65_537])
            .await
            .refused(413, "PAYLOAD_TOO_LARGE");
        send("text/plain", b"x")
            .await
            .refused(415, "UNSUPPORTED_MEDIA_TYPE");
        if operation.takes(FORM) {
            let empty = send(FORM, b"").await;
            match operation.required().is_empty() {
                // What is missing depends on the grant and the client, so the operation says it.
                true if path.starts_with("/oauth2/") => {}
                // A form of no fields is a whole form.
                true => assert_ne!(empty.status, 400, "{}", operation.id),
                false => {
                    empty.refused(400, "BAD_REQUEST");
                }
            }
        }
        if operation.takes(FORM) && operation.is_closed() {
            send(FORM, b"unknown=1")
                .await
                .refused(422, "VALIDATION_FAILED");
        }
        tried += 1;
    }
    assert!(tried > 25, "{tried}");
}
