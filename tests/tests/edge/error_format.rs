//! `ERROR_FORMAT=loopback`.

use auth_service_tests::{Answer, Backend, PASSWORD, World, json, settings::ErrorFormat};

async fn nesting() -> World {
    World::start_with(Backend::Sqlite, |settings| {
        settings.listen.error_format = ErrorFormat::Loopback;
    })
    .await
}

#[track_caller]
fn nested(answer: &Answer, status: u16, name: &str, message: &str) {
    assert_eq!(answer.status, status, "{}", answer.text);
    let error = &answer.json()["error"];
    assert_eq!(error["statusCode"], status);
    assert_eq!(error["name"], name);
    assert_eq!(error["message"], json!({"message": message}));
    let code = message.to_uppercase().replace(' ', "_");
    assert!(
        error["code"]
            .as_str()
            .is_some_and(|own| own == code || message == "TokenExpired")
    );
}

/// Debug builds check each answer against the document, which these tests would show.
#[tokio::test(flavor = "multi_thread")]
async fn every_error_is_nested() {
    let world = nesting().await;
    // Of an operation.
    nested(
        &world.login("ann", "wrong").await,
        401,
        "UnauthorizedError",
        "Invalid Credentials",
    );
    // Of the bearer check.
    let me = world.me("x").await;
    nested(&me, 401, "UnauthorizedError", "TokenExpired");
    assert_eq!(me.header("www-authenticate"), Some("Bearer"));
    // Of the edge, before an operation is known and after.
    let unknown = world.get("/nothing").send().await;
    nested(&unknown, 404, "NotFoundError", "Not Found");
    let method = world.get("/auth/login").send().await;
    nested(&method, 405, "MethodNotAllowedError", "Method Not Allowed");
    assert_eq!(method.header("allow"), Some("POST"));
    let broken = world.post("/auth/login").body("application/json", "{");
    let broken = broken.send().await;
    nested(&broken, 400, "BadRequestError", "Bad Request");
    let wrong = world.post("/auth/login").json(json!({})).send().await;
    nested(&wrong, 422, "UnprocessableEntityError", "Validation Failed");
    assert_eq!(wrong.json()["error"]["details"][0]["code"], "required");
    let large = world.post("/auth/login");
    let large = large.body("application/json", " ".repeat(70_000));
    nested(
        &large.send().await,
        413,
        "PayloadTooLargeError",
        "Payload Too Large",
    );
    let text = world.post("/auth/login").body("text/plain", "x");
    nested(
        &text.send().await,
        415,
        "UnsupportedMediaTypeError",
        "Unsupported Media Type",
    );
    let absent = world.post("/connect/rotate-keys").send().await;
    nested(&absent, 404, "NotFoundError", "Not Configured");
}

#[tokio::test(flavor = "multi_thread")]
async fn successes_stay_as_they_are() {
    let world = nesting().await;
    let code = world.login("ann", PASSWORD).await.ok().field("code");
    world.redeem(&code).await.ok();
    let head = world.call(reqwest::Method::HEAD, "/auth/me").send().await;
    assert_eq!((head.status, head.text.as_str()), (401, ""));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_document_says_which_form_is_used() {
    let schema = async |world: &World| {
        let document = world.get("/openapi.json").send().await.ok().json();
        let error = &document["components"]["schemas"]["ErrorResponse"];
        let error = error["properties"]["error"].clone();
        (
            error["$ref"].clone(),
            error["properties"]["message"]["type"].clone(),
        )
    };
    let world = nesting().await;
    assert_eq!(schema(&world).await, (json!(null), json!("object")));
    let world = World::start(Backend::Sqlite).await;
    let body = json!("#/components/schemas/ErrorBody");
    assert_eq!(schema(&world).await, (body, json!(null)));
}
