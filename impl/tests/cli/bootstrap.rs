//! The first start on an empty database.

use std::thread;

use crate::home::{Home, Service, on_postgres, refusal, text};

/// The value of a printed `name=value`.
fn printed<'a>(lines: &'a [String], name: &str) -> Option<&'a str> {
    lines
        .iter()
        .find_map(|line| line.strip_prefix(name)?.strip_prefix('='))
}

#[test]
fn prints_secrets_once_and_they_work() {
    let home = Home::new();
    let (stopped, lines) = home.serve(&[]).stop();
    assert!(stopped);
    let secret = printed(&lines, "client_secret").expect("a secret");
    let password = printed(&lines, "password").expect("a password");
    assert_eq!(printed(&lines, "client_id"), Some("web"));
    assert_eq!(printed(&lines, "username"), Some("admin"));

    let again = home.serve(&[]);
    assert_eq!(again.log_in(secret, "admin", password).0, 200);
    let (_, lines) = again.stop();
    assert_eq!(lines, Vec::<String>::new());

    let tenants = home.json(&["admin", "tenant", "list"]);
    assert_eq!(tenants[0]["key"], "default");
    let roles = home.json(&["admin", "role", "list"]);
    assert_eq!(
        (&roles[0]["name"], &roles[1]["name"]),
        (&"admin".into(), &"default".into())
    );
    let user = &home.json(&["admin", "user", "list"])[0];
    assert_eq!(user["role"], "admin");
    assert_eq!(user["status"], "active");
    assert_eq!(user["clients"][0], "web");
}

#[test]
fn can_be_declined() {
    let home = Home::new();
    let (_, lines) = home.serve(&["--no-bootstrap"]).stop();
    assert_eq!(lines, Vec::<String>::new());
    for noun in ["tenant", "role", "client", "user"] {
        assert_eq!(
            home.json(&["admin", noun, "list"]),
            serde_json::json!([]),
            "{noun}"
        );
    }
}

/// The secrets are shown once: a start that fails must not have created them.
#[test]
fn creates_nothing_if_a_setting_names_what_it_does_not_create() {
    let home = Home::new().with("LOG_LEVEL", "error");
    for (name, value) in [
        ("SIGNUP_TENANT", "acme"),
        ("SIGNUP_ROLE", "foo"),
        ("SIGNUP_CLIENTS", "app"),
    ] {
        let mut command = home.command(&["serve", "--port", "0"]);
        let done = command.env(name, value).output().expect("the binary runs");
        assert_eq!(text(&done.stdout), "");
        let said = refusal(&done);
        assert!(said.contains(name) && said.contains(value), "{said}");
    }
    for noun in ["tenant", "role", "client", "user"] {
        assert_eq!(
            home.json(&["admin", noun, "list"]),
            serde_json::json!([]),
            "{noun}"
        );
    }
    let mut command = home.command(&["serve", "--port", "0"]);
    command.env("LOG_LEVEL", "info").env("SIGNUP_ROLE", "admin");
    let (_, lines) = Service::start(command).stop();
    assert!(printed(&lines, "password").is_some(), "{lines:?}");
}

#[test]
fn leaves_a_database_that_is_not_empty_alone() {
    let home = Home::new();
    home.ok(&["admin", "tenant", "create", "--key", "acme"]);
    let (_, lines) = home.serve(&[]).stop();
    assert_eq!(lines, Vec::<String>::new());
}

#[test]
fn happens_once_on_sqlite_however_many_start() {
    happens_once(&Home::new());
}

#[tokio::test]
async fn happens_once_on_postgres_however_many_start() {
    on_postgres(async |home| happens_once(&home)).await;
}

fn happens_once(home: &Home) {
    let secrets: Vec<Vec<String>> = thread::scope(|scope| {
        let start = || scope.spawn(|| home.serve(&[]).stop().1);
        let starting: Vec<_> = (0..3).map(|_| start()).collect();
        let ended = starting.into_iter().map(|thread| thread.join());
        ended.map(|lines| lines.expect("a service ran")).collect()
    });
    let tellers = secrets
        .iter()
        .filter(|lines| printed(lines, "password").is_some());
    assert_eq!(tellers.count(), 1, "{secrets:?}");
    assert_eq!(
        home.json(&["admin", "user", "list"])
            .as_array()
            .map(Vec::len),
        Some(1)
    );
    let one: Service = home.serve(&[]);
    let lines = secrets
        .into_iter()
        .find(|lines| !lines.is_empty())
        .expect("one told");
    let (secret, password) = (
        printed(&lines, "client_secret"),
        printed(&lines, "password"),
    );
    let (status, _) = one.log_in(secret.expect("told"), "admin", password.expect("told"));
    assert_eq!(status, 200);
}
