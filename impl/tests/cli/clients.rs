//! `admin client`: public and confidential clients, what is required of them, where codes go; and disabling, as of tenants.

use serde_json::{Value, json};

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
fn clients_are_changed() {
    let home = Home::furnished();
    home.create_user("ann", "a fine password");
    let service = home.serve(&[]);
    let update = |arguments: &[&str]| {
        home.json(
            &[
                &["admin", "client", "update", "--client-id", "web"],
                arguments,
            ]
            .concat(),
        )
    };
    let rotated = update(&["--rotate-secret"]);
    let secret = rotated["clientSecret"].as_str().expect("a secret");
    assert_eq!(
        service.log_in("web secret", "ann", "a fine password").0,
        401
    );
    assert_eq!(service.log_in(secret, "ann", "a fine password").0, 200);
    assert_eq!(
        update(&["--client-secret", "other secret"]).get("clientSecret"),
        None
    );
    assert_eq!(
        service.log_in("other secret", "ann", "a fine password").0,
        200
    );
    let changed = update(&[
        "--redirect-url",
        "https://app.example.com/back",
        "--access-token-expiration",
        "60",
    ]);
    assert_eq!(changed["redirectUrl"], "https://app.example.com/back");
    assert_eq!(changed["accessTokenExpiration"], 60);
    assert_eq!(update(&["--redirect-url", ""])["redirectUrl"], Value::Null);
    assert_eq!(
        service.log_in("other secret", "ann", "a fine password").0,
        200
    );
    let refused =
        |arguments: &[&str]| home.refused(&[&["admin", "client", "update"], arguments].concat());
    assert!(
        refused(&["--client-id", "web", "--redirect-url", "/back"])
            .contains("--redirect-url: an absolute URL")
    );
    assert!(
        refused(&["--client-id", "web", "--access-token-expiration", "0"])
            .contains("--access-token-expiration")
    );
    assert!(refused(&["--client-id", "nobody", "--rotate-secret"]).contains("nobody"));
    refused(&[
        "--client-id",
        "web",
        "--rotate-secret",
        "--client-secret",
        "x",
    ]);
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
    let of = |findings: &Value| {
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

#[test]
fn clients_and_tenants_are_disabled_and_enabled() {
    let home = Home::furnished();
    home.create_user("ann", "a fine horse");
    let service = home.serve(&[]);
    let log_in = || service.log_in("web secret", "ann", "a fine horse");
    let nouns = [
        (["admin", "client"], ["--client-id", "web"]),
        (["admin", "tenant"], ["--key", "acme"]),
    ];
    for (noun, name) in nouns {
        let tokens = log_in().1;
        let act = |verb: &str| home.json(&[&noun[..], &[verb], &name[..]].concat());
        let disabled = act("disable");
        assert_eq!(disabled["sessionsEnded"], 1, "{disabled}");
        assert!(disabled["disabledOn"].is_string(), "{disabled}");
        assert_eq!(log_in().0, 401);
        service.refused_soon(&tokens);
        assert!(act("enable")["disabledOn"].is_null());
        assert_eq!(log_in().0, 200);
        let refused = home.refused(&[&noun[..], &["disable"], &[name[0], "nobody"]].concat());
        assert!(refused.contains("nobody"), "{refused}");
        home.ok(&["admin", "user", "revoke-sessions", "--username", "ann"]);
    }
    home.ok(&["admin", "client", "delete", "--client-id", "web"]);
    assert_eq!(log_in().0, 401);
    assert_eq!(home.json(&["admin", "client", "list"]), json!([]));
    // The name is free again.
    home.ok(&["admin", "client", "create", "--client-id", "web"]);
}
