//! Client secrets: which are refused, how they are stored, and when they are shown.

use serde_json::{Value, json};

use crate::home::Home;

#[test]
fn a_client_s_secret_is_shown_only_when_generated() {
    let home = Home::new();
    let given = home.json(&[
        "admin",
        "client",
        "create",
        "--client-id",
        "a",
        "--client-secret",
        "given secret",
    ]);
    assert_eq!(given.get("clientSecret"), None);
    assert_eq!(given["secretStorage"], "hashed");
    assert_eq!(
        (
            &given["accessTokenExpiration"],
            &given["refreshTokenExpiration"],
            &given["authCodeExpiration"]
        ),
        (&json!(900), &json!(86400), &json!(180))
    );
    let generated = home.json(&[
        "admin",
        "client",
        "create",
        "--client-id",
        "b",
        "--auth-code-expiration",
        "60",
    ]);
    assert!(
        generated["clientSecret"]
            .as_str()
            .is_some_and(|secret| secret.len() == 43)
    );
    assert_eq!(generated["authCodeExpiration"], 60);
    let listed = home.ok(&["admin", "client", "list", "--json"]);
    assert!(!listed.contains("clientSecret") && !listed.contains("given secret"));
    assert!(
        home.refused(&["admin", "client", "create", "--client-id", "a"])
            .contains("client")
    );
}

#[test]
fn secrets_that_are_guessed_at_once_are_refused() {
    let home = Home::furnished();
    for secret in ["zqj", "12345", "kkkkkkkkkkkkkkkk", "jzjzjzjz"] {
        for command in ["create", "update"] {
            let name = if command == "create" { "new" } else { "web" };
            let arguments = [
                "admin",
                "client",
                command,
                "--client-id",
                name,
                "--client-secret",
                secret,
            ];
            let refused = home.refused(&arguments);
            assert!(
                refused.contains("client secret") && !refused.contains(secret),
                "{refused}"
            );
        }
    }
    home.ok(&[
        "admin",
        "client",
        "create",
        "--client-id",
        "new",
        "--client-secret",
        "s3cret",
    ]);
}

#[test]
fn coexistence_keeps_secrets_readable_for_the_old_service() {
    let home = Home::new().with("COEXISTENCE", "on");
    let create = |id: &str, secret: &str| {
        home.run(&[
            "admin",
            "client",
            "create",
            "--client-id",
            id,
            "--client-secret",
            secret,
            "--json",
        ])
    };
    let made: Value = serde_json::from_slice(&create("web", "plain secret").stdout).expect("JSON");
    assert_eq!(made["secretStorage"], "plaintext");
    assert!(!create("long", &"x".repeat(51)).status.success());
    assert!(!create("fake", "sha256:c2FsdA:aGFzaA").status.success());
    // Once the Node service is gone, any update hashes what it left, and the secret goes on working.
    drop(home.json(&["admin", "client", "list"]));
    let mut update = home.command(&["admin", "client", "update", "--client-id", "web", "--json"]);
    let done = update
        .env("COEXISTENCE", "off")
        .output()
        .expect("the binary runs");
    let made: Value = serde_json::from_slice(&done.stdout).expect("JSON");
    assert_eq!(made["secretStorage"], "hashed");
    home.ok(&["admin", "tenant", "create", "--key", "acme"]);
    home.ok(&["admin", "role", "create", "--name", "editor"]);
    home.create_user("ann", "a fine password");
    assert_eq!(
        home.serve(&[])
            .log_in("plain secret", "ann", "a fine password")
            .0,
        200
    );
}
