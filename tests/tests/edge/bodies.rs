//! JSON bodies: 400 for what cannot be read, 422 for what has the wrong shape.

use auth_service_tests::{Backend, CLIENT_ID, CLIENT_SECRET, PASSWORD, Value, World, json};

use crate::edge::{
    document::{Operation, operations},
    wire::{FORM, JSON, exchange, post_json, request},
};

fn login() -> Value {
    json!({"client_id": CLIENT_ID, "client_secret": CLIENT_SECRET, "username": "ann", "password": PASSWORD})
}

fn login_with(name: &str, value: Value) -> String {
    let mut body = login();
    body[name] = value;
    body.to_string()
}

#[tokio::test]
async fn what_cannot_be_read_is_400() {
    let world = World::start(Backend::Sqlite).await;
    let good = login().to_string();
    let bodies: [&[u8]; 12] = [
        b"",
        b"{",
        b"username=ann",
        b"\xff",
        b"{\"client_id\":\"\xff\"}",
        b"\xef\xbb\xbf{}",
        br#"{"client_id":"\ud800"}"#,
        br#"{"client_id":"a","client_id":"b"}"#,
        br#"{"a":{"b":1,"\u0062":2}}"#,
        &[good.as_bytes(), b" x"].concat(),
        &[good.as_bytes(), good.as_bytes()].concat(),
        b"{\"client_id\":1e999}",
    ];
    for body in bodies {
        let reply = post_json(&world, "/auth/login", body).await;
        reply.refused(400, "BAD_REQUEST");
        let details = reply.details();
        assert_eq!(details.len(), 1, "{}", reply.text());
        assert_eq!(details[0]["path"], "");
    }
    post_json(&world, "/auth/login", format!(" \r\n\t{good}\n"))
        .await
        .ok_code();
}

#[tokio::test]
async fn depth_bombs_are_400() {
    let world = World::start(Backend::Sqlite).await;
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let bomb = [open.repeat(10_000), "1".into(), close.repeat(10_000)].concat();
        post_json(&world, "/auth/login", bomb)
            .await
            .refused(400, "BAD_REQUEST");
    }
    let unfinished = "[".repeat(60_000);
    post_json(&world, "/auth/login", unfinished)
        .await
        .refused(400, "BAD_REQUEST");
}

#[tokio::test]
async fn wrong_shapes_are_422_and_say_where() {
    let world = World::start(Backend::Sqlite).await;
    let long = "x".repeat(151);
    let missing = json!({"client_id": CLIENT_ID, "client_secret": "s", "password": "p"});
    let cases = [
        ("[]".to_owned(), "", "type"),
        ("null".to_owned(), "", "type"),
        ("\"text\"".to_owned(), "", "type"),
        ("7".to_owned(), "", "type"),
        (format!("[{}]", login()), "", "type"),
        (missing.to_string(), "", "required"),
        (login_with("x", json!(1)), "", "additionalProperties"),
        (
            login_with("Username", json!("ann")),
            "",
            "additionalProperties",
        ),
        (login_with("username", Value::Null), "/username", "type"),
        (login_with("username", json!(1)), "/username", "type"),
        (login_with("username", json!(["ann"])), "/username", "type"),
        (
            login_with("username", json!({"$ne": ""})),
            "/username",
            "type",
        ),
        (
            login_with("username", json!(long)),
            "/username",
            "maxLength",
        ),
        (
            login_with("username", json!("a\0nn")),
            "/username",
            "pattern",
        ),
        (
            login_with("code_challenge", json!("short")),
            "/code_challenge",
            "pattern",
        ),
    ];
    for (body, path, code) in cases {
        let reply = post_json(&world, "/auth/login", &body).await;
        reply.refused(422, "VALIDATION_FAILED");
        let details = reply.details();
        assert_eq!(details.len(), 1, "{body} {details:?}");
        assert_eq!(
            (&details[0]["path"], &details[0]["code"]),
            (&json!(path), &json!(code)),
            "{body}"
        );
        assert!(details[0]["message"].is_string() && details[0]["info"].is_object());
    }
}

#[tokio::test]
async fn every_violation_has_its_detail() {
    let world = World::start(Backend::Sqlite).await;
    let reply = post_json(&world, "/auth/login", "{}").await;
    let missing: Vec<_> = reply
        .details()
        .iter()
        .map(|detail| detail["info"]["missingProperty"].clone())
        .collect();
    assert_eq!(
        missing,
        ["client_id", "client_secret", "username", "password"]
    );
    let thousand: serde_json::Map<_, _> = (0..1000).map(|n| (format!("p{n}"), json!(n))).collect();
    let reply = post_json(&world, "/auth/login", Value::Object(thousand).to_string()).await;
    assert!(
        reply.details().len() <= 32,
        "one request must not earn an endless answer"
    );
}

/// A password in the wrong place is still a password.
#[tokio::test]
async fn nothing_that_was_sent_is_told() {
    let world = World::start(Backend::Sqlite).await;
    let secret = "Pa55word-that-nobody-may-see";
    let long = secret.repeat(20);
    let bodies = [
        json!({"password": secret}).to_string(),
        login_with("password", json!([secret])),
        login_with("password", json!({"is": secret})),
        login_with("password", json!(long)),
        login_with("password", json!(format!("{secret}\0"))),
        login_with("code_challenge", json!(secret)),
        login_with("extra", json!(secret)),
        login_with(secret, json!(1)),
        json!([secret]).to_string(),
        json!(secret).to_string(),
        format!("{{\"password\":\"{secret}\""),
        format!("{{\"password\":\"{secret}\",\"password\":\"{secret}\"}}"),
        secret.to_owned(),
    ];
    for body in bodies {
        let reply = post_json(&world, "/auth/login", &body).await;
        assert!(matches!(reply.status, 400 | 422), "{body} {reply:?}");
        assert!(!reply.text().contains(secret), "{}", reply.text());
    }
    for (line, body) in [
        (FORM, format!("client_id=%zz{secret}")),
        // Read as a form, this is one field with a long name.
        (FORM, login_with("client_secret", json!(secret))),
        (FORM, format!("client_id=web&client_secret=x&{secret}")),
        (JSON, secret.to_owned()),
    ] {
        let bytes = request("POST", "/auth/google", &[line], body.as_bytes());
        let reply = exchange(&world, &bytes).await;
        assert!(matches!(reply.status, 400 | 415 | 422), "{reply:?}");
        assert!(!reply.text().contains(secret), "{}", reply.text());
    }
}

#[tokio::test]
async fn every_operation_checks_its_body() {
    let world = World::start(Backend::Sqlite).await;
    for operation in operations()
        .iter()
        .filter(|operation| operation.takes("application/json"))
    {
        let Operation { method, path, .. } = operation;
        let send = async |headers: &[&str], body: &str| {
            // Headers are judged before bodies; this one is required below /web.
            let headers = [headers, &["X-CSRF-Token: any"]].concat();
            exchange(&world, &request(method, path, &headers, body.as_bytes())).await
        };
        send(&[JSON], "{").await.refused(400, "BAD_REQUEST");
        send(&[JSON], "[]").await.refused(422, "VALIDATION_FAILED");
        send(&[], "{}").await.refused(415, "UNSUPPORTED_MEDIA_TYPE");
        send(&["Content-Type: text/plain"], "{}")
            .await
            .refused(415, "UNSUPPORTED_MEDIA_TYPE");
        if operation.body_required {
            send(&[JSON], "").await.refused(400, "BAD_REQUEST");
            send(&[], "").await.refused(400, "BAD_REQUEST");
        }
        if operation.is_closed() {
            let details = send(&[JSON], r#"{"né":1}"#)
                .await
                .refused(422, "VALIDATION_FAILED")
                .details();
            let unknown = |detail: &Value| detail["code"] == "additionalProperties";
            assert!(details.iter().any(unknown), "{}", operation.id);
        }
        if let Some(name) = operation.required().first() {
            let body = json!({name: null}).to_string();
            send(&[JSON], &body).await.refused(422, "VALIDATION_FAILED");
        }
    }
}

/// LocalUserProfileDto and SignupRequestDto.data take any property.
#[tokio::test]
async fn open_schemas_take_anything() {
    let world = World::start(Backend::Sqlite).await;
    let nested = |depth: usize| ["{\"a\":".repeat(depth), "1".into(), "}".repeat(depth)].concat();
    let strange = [
        json!({"né": 1}).to_string(),
        json!({"\u{7f}\r\n": 1}).to_string(),
        json!({"": [1.5, null, {"x".repeat(10_000): -1}]}).to_string(),
        json!({"a\0": "\0", "other": 1}).to_string(),
        json!({"𝔘𝔫𝔦": "\u{2028}"}).to_string(),
        nested(100),
    ];
    for (n, members) in strange.iter().enumerate() {
        let token = format!(r#"{{"email":"new{n}@example.com","data":{members}}}"#);
        let user = format!(
            r#"{{"email":"new@example.com","password":"p",{}"#,
            &members[1..]
        );
        for (path, body) in [
            ("/auth/sign-up/create-token", token),
            ("/auth/sign-up/create-user", user),
        ] {
            let reply = post_json(&world, path, &body).await;
            assert!(
                matches!(reply.status, 204 | 401 | 404),
                "{path} {body} {reply:?}"
            );
            assert_eq!(reply.header("warning"), None);
        }
    }
    let reply = post_json(
        &world,
        "/auth/sign-up/create-token",
        r#"{"email":"no address"}"#,
    )
    .await;
    reply.refused(422, "VALIDATION_FAILED");
}

impl crate::edge::wire::Reply {
    #[track_caller]
    fn ok_code(&self) {
        assert_eq!(self.status, 200, "{self:?}");
        assert!(self.json()["code"].is_string());
    }
}
