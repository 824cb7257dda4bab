//! What the command does to users who are logged in at a running service.

use std::{
    thread,
    time::{Duration, Instant},
};

use serde_json::Value;

use crate::home::{Home, Service};

const PASSWORD: &str = "a fine password";

fn furnished() -> Home {
    let home = Home::furnished();
    home.create_user("ann", PASSWORD);
    home
}

fn log_in(service: &Service, password: &str) -> (u16, Value) {
    service.log_in("web secret", "ann", password)
}

fn token(service: &Service, password: &str) -> String {
    let (status, tokens) = log_in(service, password);
    assert_eq!(status, 200, "{tokens}");
    tokens["accessToken"].as_str().expect("a token").to_owned()
}

/// Sessions that the command ends die in the running service within 5 seconds.
fn dies(service: &Service, token: &str) {
    let deadline = Instant::now() + Duration::from_secs(5);
    loop {
        let (status, body) = service.me(token);
        if status == 401 {
            assert_eq!(body["error"]["message"], "TokenRevoked");
            return;
        }
        assert!(Instant::now() < deadline, "still {status}");
        thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn disable_and_enable() {
    let home = furnished();
    let service = home.serve(&[]);
    let token = token(&service, PASSWORD);
    let disabled = home.json(&["admin", "user", "disable", "--username", "ann"]);
    assert_eq!(disabled["sessionsEnded"], 1);
    dies(&service, &token);
    let (status, body) = log_in(&service, PASSWORD);
    assert_eq!(
        (status, &body["error"]["message"]),
        (401, &"UserInactive".into())
    );
    home.ok(&["admin", "user", "enable", "--username", "ann"]);
    assert_eq!(log_in(&service, PASSWORD).0, 200);
}

#[test]
fn delete() {
    let home = furnished();
    let service = home.serve(&[]);
    let token = token(&service, PASSWORD);
    home.ok(&["admin", "user", "delete", "--username", "ann"]);
    dies(&service, &token);
    let (status, body) = log_in(&service, PASSWORD);
    assert_eq!(
        (status, &body["error"]["message"]),
        (401, &"Invalid Credentials".into())
    );
}

#[test]
fn set_password_and_revoke_sessions_and_a_status() {
    let home = furnished();
    let service = home.serve(&[]);
    let first = token(&service, PASSWORD);
    home.ok(&[
        "admin",
        "user",
        "set-password",
        "--username",
        "ann",
        "--password",
        "a finer password",
    ]);
    dies(&service, &first);
    let second = token(&service, "a finer password");
    let ended = home.json(&["admin", "user", "revoke-sessions", "--username", "ann"]);
    assert_eq!(ended["sessionsEnded"], 1);
    dies(&service, &second);
    let third = token(&service, "a finer password");
    home.ok(&[
        "admin",
        "user",
        "update",
        "--username",
        "ann",
        "--first-name",
        "Anna",
    ]);
    assert_eq!(service.me(&third).0, 200);
    home.ok(&[
        "admin",
        "user",
        "update",
        "--username",
        "ann",
        "--status",
        "rejected",
    ]);
    dies(&service, &third);
}

#[test]
fn unlock() {
    let home = furnished();
    let service = home.serve(&[]);
    for _ in 0..10 {
        assert_eq!(log_in(&service, "a wrong password").0, 401);
    }
    assert_eq!(log_in(&service, PASSWORD).0, 429);
    home.ok(&["admin", "user", "unlock", "--username", "ANN"]);
    assert_eq!(log_in(&service, PASSWORD).0, 200);
}

#[tokio::test]
async fn reset_mfa() {
    let home = furnished();
    home.execute("UPDATE user_credentials SET secret_key = 'JBSWY3DPEHPK3PXP'")
        .await;
    assert_eq!(
        home.json(&["admin", "user", "list"])[0]["authenticator"],
        true
    );
    let service = home.serve(&[]);
    assert_eq!(log_in(&service, PASSWORD).0, 401);
    let reset = home.json(&["admin", "user", "reset-mfa", "--username", "ann"]);
    assert_eq!(reset["authenticator"], false);
    assert_eq!(log_in(&service, PASSWORD).0, 200);
}
