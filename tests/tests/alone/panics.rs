//! A panic in a handler ends one request, and neither it nor anything else puts a secret into the log. In a process of its own,
//! because the hook and the log are the whole process's.

use std::{
    io,
    sync::{Arc, Mutex},
};

use auth_service_tests::{
    Backend, CLIENT_ID, CLIENT_SECRET, PASSWORD, World, inside::panic_hook, json,
};
use tracing::level_filters::LevelFilter;

const MESSAGE: &str = "the panic's message, which may quote anything";

#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Log {
    fn text(&self) -> String {
        String::from_utf8(self.0.lock().unwrap().clone()).expect("text")
    }
}

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn panics_are_isolated_and_logs_hold_no_secrets() {
    let log = Log::default();
    let lines = log.clone();
    tracing_subscriber::fmt()
        .with_max_level(LevelFilter::TRACE)
        .with_ansi(false)
        .with_writer(move || lines.clone())
        .init();

    let world = World::start(Backend::Sqlite).await;
    let http = reqwest::Client::new();
    let login = || {
        let body = json!({"client_id": CLIENT_ID, "client_secret": CLIENT_SECRET, "username": "ann", "password": PASSWORD});
        http.post(format!("{}/auth/login-token", world.base))
            .header("X-Request-Id", "request-7")
            .json(&body)
            .send()
    };

    let tokens: serde_json::Value = login().await.unwrap().json().await.unwrap();
    let access = tokens["accessToken"].as_str().unwrap();
    let refresh = tokens["refreshToken"].as_str().unwrap();
    http.get(format!("{}/auth/me?token=in-the-query", world.base))
        .bearer_auth(access)
        .send()
        .await
        .unwrap();
    http.post(format!("{}/auth/token-refresh", world.base))
        .bearer_auth("forged.access.token")
        .json(&json!({"refreshToken": refresh}))
        .send()
        .await
        .unwrap();

    panic_hook::install();
    world.random.fail_with(Some(MESSAGE));
    let answer = login().await.unwrap();
    world.random.fail_with(None);
    drop(std::panic::take_hook());
    assert_eq!(answer.status(), 500);
    assert_eq!(answer.headers()["x-request-id"], "request-7");
    let expected = json!({"error": {
        "statusCode": 500, "name": "InternalServerError", "message": "Internal Server Error", "code": "INTERNAL_SERVER_ERROR",
    }});
    assert_eq!(answer.json::<serde_json::Value>().await.unwrap(), expected);
    assert_eq!(login().await.unwrap().status(), 200, "the service lives on");
    world.stop().await;

    let text = log.text();
    let told = text
        .lines()
        .find(|line| line.contains("panicked") && line.contains("randomness.rs:"));
    assert!(
        told.is_some_and(|line| line.contains("request_id=request-7")),
        "{text}"
    );
    for secret in [
        MESSAGE,
        PASSWORD,
        CLIENT_SECRET,
        access,
        refresh,
        "in-the-query",
        "forged.access.token",
    ] {
        let line = text.lines().find(|line| line.contains(secret));
        assert_eq!(line, None, "{secret}");
    }
}
