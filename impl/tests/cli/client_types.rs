//! Public and confidential clients; roles and tenants.

use serde_json::json;

use crate::home::{Home, text};

const CREATE: [&str; 6] = ["admin", "client", "create", "--client-id", "spa", "--type"];
const UPDATE: [&str; 4] = ["admin", "client", "update", "--client-id"];

#[test]
fn clients_have_a_type() {
    let home = Home::furnished();
    assert!(
        home.refused(&[&CREATE[..], &["secret"]].concat())
            .contains("--type")
    );
    let made = home.json(&[&CREATE[..], &["public"]].concat());
    assert_eq!(
        (&made["type"], &made["secretStorage"]),
        (&json!("public"), &json!("none"))
    );
    assert_eq!(made.get("clientSecret"), None);
    let listed = home.json(&["admin", "client", "list"]);
    assert_eq!(
        (&listed[0]["type"], &listed[1]["type"]),
        (&json!("confidential"), &json!("public"))
    );

    let spa = [&UPDATE[..], &["spa", "--type", "confidential"]].concat();
    assert!(home.refused(&spa).contains("--rotate-secret"));
    let changed = home.json(&[&spa[..], &["--rotate-secret"]].concat());
    assert_eq!(
        (&changed["type"], &changed["secretStorage"]),
        (&json!("confidential"), &json!("hashed"))
    );
    let found = home.json(&["admin", "doctor"]).to_string();
    assert!(!found.contains("--type confidential"), "{found}");
    let changed = home.json(&[&UPDATE[..], &["web", "--type", "public"]].concat());
    assert_eq!(
        (&changed["type"], &changed["secretStorage"]),
        (&json!("public"), &json!("hashed"))
    );
    let found = home.json(&["admin", "doctor"]).to_string();
    assert!(found.contains("--type confidential"), "{found}");
}

#[test]
fn roles_of_a_fresh_database_belong_to_no_tenant() {
    let home = Home::furnished();
    let create = ["admin", "role", "create", "--name", "inspector"];
    let refused = home.refused(&[&create[..], &["--tenant", "acme"]].concat());
    assert!(refused.contains("tenant"), "{refused}");
    assert_eq!(home.json(&create).get("tenant"), None);
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
fn clients_demand_pkce_and_their_secret() {
    let home = Home::furnished();
    let update = |more: &[&str]| home.json(&[&UPDATE[..], &["web"], more].concat());
    let made = update(&["--redirect-url", "https://app.example/in"]);
    assert_eq!(
        (&made["requirePkce"], &made["requireSecret"]),
        (&json!(false), &json!(false))
    );
    let made = update(&["--require-pkce", "--require-secret", "true"]);
    assert_eq!(
        (&made["requirePkce"], &made["requireSecret"]),
        (&json!(true), &json!(true))
    );
    let made = update(&["--require-secret", "false"]);
    assert_eq!(
        (&made["requirePkce"], &made["requireSecret"]),
        (&json!(true), &json!(false))
    );
    let spa = [&CREATE[..], &["public"]].concat();
    assert!(
        home.refused(&[&spa[..], &["--require-secret"]].concat())
            .contains("client secret")
    );
    assert_eq!(
        home.json(&[&spa[..], &["--require-pkce"]].concat())["requirePkce"],
        true
    );
    assert!(
        home.refused(&[&UPDATE[..], &["spa", "--require-secret"]].concat())
            .contains("client secret")
    );
}

#[test]
fn plain_http_to_another_machine_is_remarked() {
    let home = Home::furnished();
    let to = |url: &'static str| [&UPDATE[..], &["web", "--redirect-url", url]].concat();
    for here in [
        "http://localhost:4200/in",
        "http://127.0.0.1/in",
        "http://[::1]:4200/in",
        "com.example.app:/in",
    ] {
        // Silently.
        home.ok(&to(here));
    }
    let findings = home.json(&["admin", "doctor"]);
    let of = |findings: &serde_json::Value| {
        let all = findings.as_array().expect("an array").iter();
        let mut found = all.filter(|one| one["check"] == "redirect addresses in the clear");
        found.next().expect("a finding").clone()
    };
    assert_eq!(of(&findings)["level"], "ok");
    let done = home.run(&to("http://app.example/in"));
    assert!(
        done.status.success() && text(&done.stderr).starts_with("warning: "),
        "{done:?}"
    );
    let found = of(&home.json(&["admin", "doctor"]));
    assert_eq!(found["level"], "warning");
    assert!(
        found["message"]
            .as_str()
            .expect("a text")
            .ends_with(": web"),
        "{found}"
    );
    for bad in [
        "/in",
        "http://user@app.example/",
        "https://app.example/in#there",
        "myapp://user@host/",
    ] {
        assert!(home.refused(&to(bad)).contains("--redirect-url: "));
    }
}
