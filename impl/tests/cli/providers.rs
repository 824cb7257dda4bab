//! `admin provider check`, what `admin doctor` makes of it, and that other commands need no provider.

use std::{
    io::{Read, Write},
    net::TcpListener,
    thread,
};

use serde_json::Value;

use crate::home::{Home, text};

const KEYS: &str = r#"{"keys":[{"kty":"EC","crv":"P-256","kid":"1","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"},{"kty":"AKP"}]}"#;

/// A provider that knows one client and no code. It tells `date` as its time.
fn provider(date: Option<&'static str>) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address");
    thread::spawn(move || {
        for stream in listener.incoming() {
            let Ok(mut stream) = stream else { continue };
            let mut asked = Vec::new();
            let mut part = [0; 4096];
            // The form comes with the headers or right behind them.
            while let Ok(length @ 1..) = stream.read(&mut part) {
                asked.extend_from_slice(&part[..length]);
                let seen = String::from_utf8_lossy(&asked);
                if seen.starts_with("GET ") && seen.contains("\r\n\r\n")
                    || seen.contains("redirect_uri=")
                {
                    break;
                }
            }
            let asked = String::from_utf8_lossy(&asked);
            let (status, body) = if asked.starts_with("GET /keys") {
                ("200 OK", KEYS)
            } else if asked.contains("client_secret=right") {
                ("400 Bad Request", r#"{"error":"invalid_grant"}"#)
            } else {
                ("401 Unauthorized", r#"{"error":"invalid_client"}"#)
            };
            let date = date.map_or_else(
                || {
                    chrono::Utc::now()
                        .format("%a, %d %b %Y %H:%M:%S GMT")
                        .to_string()
                },
                str::to_owned,
            );
            let _ = write!(
                stream,
                "HTTP/1.1 {status}\r\nDate: {date}\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
                body.len()
            );
        }
    });
    format!("http://{address}")
}

fn home(provider: &str, secret: &str) -> Home {
    Home::new()
        .with("GOOGLE_AUTH_CLIENT_ID", "us")
        .with("GOOGLE_AUTH_CLIENT_SECRET", secret)
        .with("GOOGLE_AUTH_TOKEN_URL", &format!("{provider}/token"))
        .with("GOOGLE_JWKS_URL", &format!("{provider}/keys"))
        .with("PROVIDER_TIMEOUT", "5")
}

/// Check and level of each row, and the whole text.
fn rows(printed: &[u8]) -> (Vec<(String, String)>, String) {
    let printed = text(printed);
    let rows: Vec<Value> = serde_json::from_str(&printed).expect("JSON");
    let cell = |row: &Value, name: &str| row[name].as_str().expect("a text").to_owned();
    let rows = rows
        .iter()
        .map(|row| (cell(row, "check"), cell(row, "level")));
    (rows.collect(), printed)
}

fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    let pairs = expected.iter();
    pairs
        .map(|(check, level)| ((*check).to_owned(), (*level).to_owned()))
        .collect()
}

#[test]
fn a_provider_that_works_is_told_so() {
    let home = home(&provider(None), "right");
    let done = home.run(&["admin", "provider", "check", "--json"]);
    assert!(done.status.success(), "{}", text(&done.stderr));
    let (found, printed) = rows(&done.stdout);
    let expected = [("keys", "ok"), ("clock", "ok"), ("token endpoint", "ok")];
    assert_eq!(found, pairs(&expected), "{printed}");
    assert!(!printed.contains("right") && !home.path.join("data").exists());
    let table = home.ok(&["admin", "provider", "check", "google"]);
    assert!(table.contains("1 usable, 1 ignored"), "{table}");
    assert!(
        home.refused(&["admin", "provider", "check", "azure"])
            .contains("not configured")
    );
}

#[test]
fn wrong_credentials_and_clocks_are_told_apart() {
    let home = home(
        &provider(Some("Tue, 03 Jan 2023 10:00:00 GMT")),
        "wrong-secret",
    );
    let done = home.run(&["admin", "provider", "check", "--json"]);
    assert!(!done.status.success());
    let (found, printed) = rows(&done.stdout);
    let expected = [
        ("keys", "ok"),
        ("clock", "error"),
        ("token endpoint", "error"),
    ];
    assert_eq!(found, pairs(&expected), "{printed}");
    assert!(printed.contains("invalid_client") && !printed.contains("wrong-secret"));
}

#[test]
fn a_provider_that_is_away_or_hangs_holds_the_doctor_up_for_its_timeout_only() {
    // Nobody accepts: the connection is made, and nothing ever comes.
    let hangs = TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("http://{}", hangs.local_addr().expect("an address"));
    let home = home(&url, "right").with("PROVIDER_TIMEOUT", "1");
    let done = home.run(&["admin", "doctor", "--json"]);
    // No provider keeps the service from starting.
    assert!(done.status.success(), "{}", text(&done.stderr));
    assert!(text(&done.stdout).contains("google, keys: "));
    drop(hangs);
    let done = home.run(&["admin", "provider", "check"]);
    assert!(!done.status.success());
    assert!(
        text(&done.stdout).contains("refused"),
        "{}",
        text(&done.stdout)
    );
}

#[test]
fn work_on_the_database_needs_no_identity_provider() {
    for (client_id, broken, more) in [
        ("SAML_CLIENT_ID", "SAML_IDP_METADATA", &[][..]),
        (
            "APPLE_AUTH_CLIENT_ID",
            "APPLE_AUTH_PRIVATE_KEY_LOCATION",
            &["APPLE_AUTH_TEAM_ID", "APPLE_AUTH_KEY_ID"],
        ),
    ] {
        let mut home = Home::furnished()
            .with(client_id, "x")
            .with(broken, "/nowhere/at/all");
        for name in more {
            home = home.with(name, "x");
        }
        home.ok(&["admin", "user", "list"]);
        home.ok(&["admin", "key", "list"]);
        let done = home.run(&["admin", "doctor"]);
        assert!(!done.status.success(), "{broken}");
        assert!(text(&done.stdout).contains(broken), "{broken}");
    }
}
