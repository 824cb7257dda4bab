//! `admin user` where no session is concerned.

use serde_json::{Value, json};

use crate::home::{Home, on_postgres};

#[test]
fn a_user_has_all_that_was_said() {
    let home = Home::furnished();
    home.ok(&[
        "admin",
        "client",
        "create",
        "--client-id",
        "app",
        "--client-secret",
        "app secret",
    ]);
    let made = home.json(&[
        "admin",
        "user",
        "create",
        "--username",
        "Ünal",
        "--email",
        "u@example.com",
        "--first-name",
        "Ü",
        "--last-name",
        "Nal",
        "--middle-name",
        "M",
        "--phone",
        "+49 30 12",
        "--gender",
        "F",
        "--dob",
        "1990-12-31",
        "--locale",
        "de",
        "--password",
        "a fine password",
        "--tenant",
        "acme",
        "--role",
        "editor",
        "--client",
        "web",
        "--client",
        "app",
        "--status",
        "password-change-needed",
    ]);
    let listed = &home.json(&["admin", "user", "list"])[0];
    assert_eq!(made, *listed);
    let expected = json!({
        "username": "Ünal", "email": "u@example.com", "firstName": "Ü", "lastName": "Nal", "middleName": "M",
        "phone": "+49 30 12", "gender": "F", "dob": "1990-12-31", "locale": "de", "tenant": "acme", "role": "editor",
        "clients": ["web", "app"], "status": "password-change-needed", "provider": "internal", "subject": null,
        "authenticator": false, "lastLogin": null,
    });
    for (name, value) in expected.as_object().expect("an object") {
        assert_eq!(made[name], *value, "{name}");
    }
    assert_eq!(made.get("password"), None);
}

#[test]
fn defaults_are_those_of_the_first_start() {
    let home = Home::new();
    assert!(
        home.refused(&["admin", "user", "create", "--username", "ann"])
            .contains("default")
    );
    home.serve(&[]).stop();
    let made = home.json(&["admin", "user", "create", "--username", "ann"]);
    assert_eq!(
        (&made["tenant"], &made["role"], &made["status"]),
        (&json!("default"), &json!("default"), &json!("active"))
    );
    assert_eq!(
        (&made["clients"], &made["email"], &made["firstName"]),
        (&json!([]), &Value::Null, &json!("ann"))
    );
    assert!(
        made["password"]
            .as_str()
            .is_some_and(|password| password.len() == 43)
    );
}

#[test]
fn passwords_are_judged() {
    let home = Home::furnished();
    for (password, rule) in [
        ("sh0rt", "must have at least 8 characters"),
        ("password1", "must not be a common password"),
        ("the-name-of-ann", "must not resemble the user's names"),
        ("x".repeat(257).as_str(), "must have at most 256 bytes"),
    ] {
        let said = home.refused(&[
            "admin",
            "user",
            "create",
            "--username",
            "the-name-of-ann",
            "--password",
            password,
            "--tenant",
            "acme",
            "--role",
            "editor",
        ]);
        assert!(
            said.contains(&format!("the new password {rule}")) && !said.contains(password),
            "{said}"
        );
    }
    assert_eq!(home.json(&["admin", "user", "list"]), json!([]));
}

#[test]
fn external_users_have_no_password() {
    let home = Home::furnished();
    let create = |name: &'static str, rest: &[&'static str]| {
        [
            &[
                "admin",
                "user",
                "create",
                "--username",
                name,
                "--tenant",
                "acme",
                "--role",
                "editor",
            ],
            rest,
        ]
        .concat()
    };
    let made = home.json(&create(
        "ann",
        &["--provider", "google", "--subject", "123"],
    ));
    assert_eq!(
        (&made["provider"], &made["subject"]),
        (&json!("google"), &json!("123"))
    );
    assert_eq!(made.get("password"), None);
    home.refused(&create(
        "bob",
        &["--provider", "google", "--subject", "123"],
    ));
    home.refused(&create("bob", &["--provider", "google"]));
    home.refused(&create("bob", &["--subject", "123"]));
    home.refused(&create(
        "bob",
        &["--provider", "internal", "--subject", "123"],
    ));
    home.refused(&create(
        "bob",
        &[
            "--provider",
            "saml",
            "--subject",
            "1",
            "--password",
            "a fine password",
        ],
    ));
    home.refused(&[
        "admin",
        "user",
        "set-password",
        "--username",
        "ann",
        "--password",
        "a fine password",
    ]);
}

#[test]
fn users_are_changed_on_sqlite() {
    users_are_changed(&Home::furnished());
}

#[tokio::test]
async fn users_are_changed_on_postgres() {
    on_postgres(async |home| users_are_changed(&home.furnish())).await;
}

fn users_are_changed(home: &Home) {
    home.ok(&["admin", "role", "create", "--name", "reader"]);
    home.ok(&[
        "admin",
        "client",
        "create",
        "--client-id",
        "app",
        "--client-secret",
        "app secret",
    ]);
    home.ok(&["admin", "tenant", "create", "--key", "other"]);
    home.create_user("ann", "a fine password");
    home.create_user("bob", "a fine password");
    let update = |arguments: &[&str]| {
        home.json(&[&["admin", "user", "update", "--username", "ann"], arguments].concat())
    };
    let changed = update(&[
        "--email",
        "a@example.com",
        "--role",
        "reader",
        "--client",
        "app",
        "--phone",
        "1",
        "--locale",
        "fr",
    ]);
    assert_eq!(
        (&changed["email"], &changed["role"]),
        (&json!("a@example.com"), &json!("reader"))
    );
    assert_eq!(
        (&changed["clients"], &changed["locale"]),
        (&json!(["app"]), &json!("fr"))
    );
    assert_eq!(update(&["--email", ""])["email"], Value::Null);
    assert_eq!(update(&["--status", "rejected"])["status"], "rejected");
    let moved = update(&["--tenant", "other", "--role", "editor"]);
    assert_eq!(
        (&moved["tenant"], &moved["role"], &moved["status"]),
        (&json!("other"), &json!("editor"), &json!("active"))
    );
    let back = update(&["--tenant", "acme"]);
    assert_eq!(
        (&back["role"], &back["status"]),
        (&json!("reader"), &json!("rejected"))
    );
    let refused = |arguments: &[&str]| {
        home.refused(&[&["admin", "user", "update", "--username", "ann"], arguments].concat())
    };
    assert!(refused(&["--rename", "BOB"]).contains("user"));
    assert!(refused(&["--email", "nowhere"]).contains("email"));
    assert!(refused(&["--client", "none"]).contains("none"));
    assert!(refused(&["--role", "none"]).contains("none"));
    assert!(refused(&["--status", "sleepy"]).contains("--status"));
    assert_eq!(update(&["--rename", "Ann"])["username"], "Ann");
    assert!(
        home.refused(&[
            "admin",
            "user",
            "update",
            "--username",
            "eve",
            "--gender",
            "f"
        ])
        .contains("eve")
    );
}

#[test]
fn a_user_can_be_named_by_id() {
    let home = Home::furnished();
    let id = home.create_user("ann", "a fine password")["id"].clone();
    let disabled = home.json(&[
        "admin",
        "user",
        "disable",
        "--username",
        id.as_str().expect("an id"),
    ]);
    assert_eq!(
        (&disabled["username"], &disabled["status"]),
        (&json!("ann"), &json!("inactive"))
    );
    assert_eq!(
        home.json(&["admin", "user", "enable", "--username", "ann"])["status"],
        "active"
    );
}

/// More than fit into one part of a list.
const MANY: &str = "INSERT INTO users (id, first_name, username) \
     WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1200) \
     SELECT ";

async fn lists_many(home: &Home, id: &str) {
    home.execute(&format!("{MANY} {id}, 'Many', 'User ' || i FROM n"))
        .await;
    let users = home.json(&["admin", "user", "list"]);
    let names: Vec<_> = users
        .as_array()
        .expect("an array")
        .iter()
        .map(|user| user["username"].as_str().expect("a name").to_lowercase())
        .collect();
    assert_eq!(names.len(), 1200);
    let mut sorted = names.clone();
    sorted.sort_unstable();
    assert_eq!(names, sorted, "by name, none twice");
    let table = home.ok(&["admin", "user", "list"]);
    assert_eq!(table.lines().count(), 1201);
    assert!(table.starts_with("username"));
    let findings = home.json(&["admin", "doctor"]);
    let outsiders = findings
        .as_array()
        .expect("an array")
        .iter()
        .find(|finding| finding["check"] == "users without membership")
        .expect("the finding");
    let message = outsiders["message"].as_str().expect("a text");
    assert!(message.ends_with("and 1180 more"), "{message}");
}

#[tokio::test]
async fn many_are_listed_in_parts_on_sqlite() {
    let home = Home::furnished();
    lists_many(&home, "randomblob(16)").await;
}

#[tokio::test]
async fn many_are_listed_in_parts_on_postgres() {
    on_postgres(async |home| lists_many(&home.furnish(), "gen_random_uuid()").await).await;
}
