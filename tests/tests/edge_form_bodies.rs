//! The generator's own template for form bodies throws the body away and hands the handler the literal
//! "client_id_example". Ours (openapi/templates/server-request-body-form.mustache) reads it; this fails if it is lost.

use std::net::{IpAddr, Ipv4Addr};

use auth_api::server::Service;
use auth_service::{
    api::Server,
    context::{HeaderText, RequestContext},
};
use auth_service_tests::{Backend, Value, World};
use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper::{Request, header::CONTENT_TYPE, service::Service as _};

const DOCUMENT: &str = include_str!("../../generated/openapi.json");
const ROUTER: &str = include_str!("../../generated/server/src/server/mod.rs");
const FORM: &str = "application/x-www-form-urlencoded";

struct FormOperation {
    id: String,
    method: String,
    path: String,
    /// Names of the fields, and whether each is required.
    fields: Vec<(String, bool)>,
}

fn form_operations() -> Vec<FormOperation> {
    let document: Value = serde_json::from_str(DOCUMENT).expect("JSON");
    let mut operations = Vec::new();
    for (path, item) in document["paths"].as_object().expect("paths") {
        for (method, operation) in item.as_object().expect("a path item") {
            let schema = &operation["requestBody"]["content"][FORM]["schema"];
            let schema = match schema["$ref"].as_str() {
                Some(reference) => document.pointer(&reference[1..]).expect("a schema"),
                None => schema,
            };
            let Some(properties) = schema["properties"].as_object() else {
                continue;
            };
            let required = |name: &String| {
                schema["required"]
                    .as_array()
                    .is_some_and(|names| names.iter().any(|other| other == name))
            };
            operations.push(FormOperation {
                id: operation["operationId"].as_str().expect("an id").to_owned(),
                method: method.to_uppercase(),
                path: path.clone(),
                fields: properties
                    .keys()
                    .map(|name| (name.clone(), required(name)))
                    .collect(),
            });
        }
    }
    assert!(operations.len() >= 10, "the seed has 8, the overlay adds 2");
    operations
}

/// What the generated router answers by itself, without the edge that would refuse first.
async fn routed(
    router: &Service<Server, RequestContext>,
    operation: &FormOperation,
    body: String,
) -> (u16, String) {
    let request = Request::builder()
        .method(operation.method.as_str())
        .uri(&operation.path)
        .header(CONTENT_TYPE, FORM)
        .body(Full::new(Bytes::from(body)))
        .unwrap();
    let peer = IpAddr::V4(Ipv4Addr::LOCALHOST);
    let context = RequestContext::new(HeaderText::from_static("id"), peer, request.headers());
    let (head, body) = router
        .call((request, context))
        .await
        .expect("an answer")
        .into_parts();
    let bytes = body.collect().await.unwrap().to_bytes();
    (
        head.status.as_u16(),
        String::from_utf8_lossy(&bytes).into_owned(),
    )
}

#[tokio::test]
async fn required_fields_are_read_from_the_body() {
    let world = World::start(Backend::Sqlite).await;
    let router = Service::new(Server::new(world.domain.clone()), false);
    for operation in form_operations() {
        let form = |skipped: &str| {
            let fields = operation
                .fields
                .iter()
                .filter(|(name, required)| *required && name != skipped);
            fields
                .map(|(name, _)| format!("{name}=a%20b"))
                .collect::<Vec<_>>()
                .join("&")
        };
        let (status, text) = routed(&router, &operation, form("")).await;
        assert_ne!(status, 400, "{}: {text}", operation.id);
        for (name, _) in operation.fields.iter().filter(|(_, required)| *required) {
            let (status, text) = routed(&router, &operation, form(name)).await;
            assert_eq!(status, 400, "{} does not miss {name}: {text}", operation.id);
            assert_eq!(text, format!("Missing required form parameter {name}"));
        }
    }
}

/// Optional fields leave no trace when they are not read, so their code is looked for.
#[test]
fn every_field_is_looked_up_in_the_form() {
    assert!(
        !ROUTER.contains("_example\""),
        "a literal stands where a value should be read"
    );
    for operation in form_operations() {
        let name = operation
            .id
            .split('.')
            .map(snake_case)
            .collect::<Vec<_>>()
            .join("_");
        let handler = ROUTER
            .split("\nasync fn handle_")
            .find(|code| code.starts_with(&format!("{name}<")));
        let handler = handler
            .unwrap_or_else(|| panic!("{name} is not found in the router"))
            .replace([' ', '\n'], "");
        assert!(
            handler.contains("form_urlencoded::parse(&body)"),
            "{name} does not read its form"
        );
        for (field, _) in &operation.fields {
            let lookup = format!(r#".find(|(name,_)|name=="{field}")"#);
            assert!(handler.contains(&lookup), "{name} does not read {field}");
        }
    }
}

fn snake_case(name: &str) -> String {
    let mut snake = String::new();
    for letter in name.chars() {
        if letter.is_ascii_uppercase() && !snake.is_empty() {
            snake.push('_');
        }
        snake.push(letter.to_ascii_lowercase());
    }
    snake
}
