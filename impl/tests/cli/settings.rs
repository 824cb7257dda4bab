//! Where settings come from, and what is said about bad ones.

use crate::home::{Home, Service, refusal, text};

#[test]
fn a_bad_value_stops_the_start_and_is_named() {
    let home = Home::new();
    for (name, value) in [
        ("PORT", "abc"),
        ("PORT", "70000"),
        ("PUBLIC_URL", "here"),
        ("LOG_LEVEL", "loud"),
        ("LOG_FORMAT", "xml"),
        ("METRICS", "perhaps"),
        ("MFA", "maybe"),
        ("OTP_STEP", "0"),
        ("REFRESH_GRACE", "-1"),
        ("SESSION_MAX_AGE", "soon"),
        ("PUBLIC_URL", "http://x.example/a#b"),
        ("PUBLIC_URL", "http://user:word@x.example"),
        ("CORS_ORIGINS", "app.example"),
        ("CORS_ORIGINS", "https://app.example/path"),
        ("RUST_LOG", "a=b=c"),
        ("DATABASE_URL", "sqlite::memory:"),
        ("PASSWORD_MIN_LENGTH", "0"),
        ("PASSWORD_MIN_LENGTH", "1000"),
        ("ARGON2_MEMORY_KIB", "4000000000"),
        ("MAX_BODY_BYTES", "64k"),
        ("MAX_BODY_BYTES", "0"),
        ("COEXISTENCE", "yes"),
        ("RATE_LIMIT", "1"),
        ("ARGON2_MEMORY_KIB", "1"),
        ("ARGON2_ITERATIONS", "0"),
        ("ARGON2_PARALLELISM", "0"),
        ("DB_PORT", "x"),
        ("DATABASE_POOL_MAX", "0"),
        ("DATABASE_POOL_TIMEOUT", "0"),
        ("DB_SCHEMA", "a b"),
        ("TRUSTED_PROXIES", "anybody"),
        ("KEYCLOAK_ISSUER", "id.example/realms/x"),
        ("COGNITO_AUTH_CLIENT_DOMAIN", "acme example"),
        ("GOOGLE_ISSUER", "accounts.example"),
        ("APPLE_ISSUER", "ftp://apple.example"),
        ("AZURE_ISSUER", "tenant"),
        ("BREACHED_PASSWORDS_URL", "pwned.example/range"),
        ("BREACHED_PASSWORDS_URL", "https://user@pwned.example/range"),
        ("COGNITO_ISSUER", "pool"),
    ] {
        let mut command = home.command(&["serve"]);
        let said = refusal(&command.env(name, value).output().expect("the binary runs"));
        assert!(said.contains(name), "{name}: {said}");
    }
}

#[test]
fn what_the_old_service_cannot_read_cannot_be_demanded() {
    let home = Home::new().with("COEXISTENCE", "on");
    let home = home.with("PASSWORD_MIN_LENGTH", "100");
    assert!(home.refused(&["serve"]).contains("PASSWORD_MIN_LENGTH"));
}

#[test]
fn bad_secrets_are_named_and_not_shown() {
    let home = Home::new();
    for (name, value) in [
        ("JWT_SECRET", "hush-hush"),
        ("JWT_SECRET", "hushhushhushhushhushhushhushhushhush"),
        ("JWT_PRIVATE_KEY", "hush-hush"),
        ("SECRET_KEY", "hush-hush"),
        ("REDIS_URL", "redis://:hush-hush@localhost/hush"),
        ("DATABASE_URL", "mysql://hush-hush@localhost/x"),
    ] {
        let mut command = home.command(&["serve"]);
        command.env(name, value);
        let said = refusal(&command.output().expect("the binary runs"));
        assert!(said.contains(name) && !said.contains("hush"), "{said}");
    }
}

/// A password of several words without quotes, a misspelt option, a URL with a login where none is expected.
#[test]
fn no_stray_secret_is_shown() {
    let home = Home::new();
    for arguments in [
        &[
            "admin",
            "user",
            "set-password",
            "--username",
            "ann",
            "--password",
            "correct",
            "hush",
        ][..],
        &[
            "admin",
            "client",
            "create",
            "--client-id",
            "a",
            "--client-secert=hush",
        ],
        &[
            "admin",
            "client",
            "create",
            "--client-id",
            "a",
            "--client-secret",
            "b",
            "hush",
            "hush",
        ],
        &["serve", "--public-url", "https://ann:hush@id.example"],
        &["serve", "--cors-origins", "https://ann:hush@id.example"],
        &["serve", "--google-auth-url", "ftp://ann:hush@id.example"],
    ] {
        let said = home.refused(arguments);
        assert!(!said.contains("hush"), "{said}");
    }
    for name in ["APPLE_AUTH_PRIVATE_KEY_LOCATION", "SAML_PRIVATE_KEY"] {
        // The key itself instead of its path.
        let home = Home::new()
            .with("APPLE_AUTH_CLIENT_ID", "apple")
            .with("APPLE_AUTH_TEAM_ID", "team")
            .with("APPLE_AUTH_KEY_ID", "key")
            .with("SAML_CLIENT_ID", "saml")
            .with("SAML_CERT", "nowhere")
            .with(name, "-----BEGIN PRIVATE KEY-----hush");
        let said = home.refused(&["serve"]);
        assert!(!said.contains("hush"), "{said}");
    }
}

#[test]
fn a_running_service_leaves_no_core_dump() {
    let service = Home::new().serve(&[]);
    let limits = std::fs::read_to_string(format!("/proc/{}/limits", service.id())).expect("a file");
    let core = limits
        .lines()
        .find(|line| line.starts_with("Max core file size"));
    let words: Vec<_> = core.expect("a line").split_whitespace().collect();
    assert_eq!(words[4..6], ["0", "0"]);
}

#[test]
fn postgres_without_a_secret_key_is_refused() {
    // Nobody listens there: the setting is missed before the database is asked.
    let home = Home::new().with("DATABASE_URL", "postgres://nobody@127.0.0.1:1/none");
    assert!(home.refused(&["serve"]).contains("SECRET_KEY"));
}

#[test]
fn a_taken_port_is_named() {
    let home = Home::new().with("LOG_LEVEL", "error");
    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = taken.local_addr().expect("an address").port().to_string();
    let said = home.refused(&["serve", "--no-bootstrap", "--port", &port]);
    assert!(said.contains("PORT") && said.contains(&port), "{said}");
}

#[test]
fn a_flag_beats_the_environment_beats_the_file_beats_the_default() {
    let home = Home::new();
    std::fs::write(home.path.join(".env"), "PORT=from-file\nDB_SCHEMA='hush'\n").expect("written");
    assert!(home.refused(&["serve"]).contains("from-file"));

    let mut environment = home.command(&["serve"]);
    environment.env("PORT", "from-environment");
    let said = refusal(&environment.output().expect("the binary runs"));
    assert!(said.contains("from-environment"), "{said}");

    let mut flag = home.command(&["serve", "--port", "from-flag"]);
    flag.env("PORT", "from-environment");
    let said = refusal(&flag.output().expect("the binary runs"));
    assert!(said.contains("from-flag"), "{said}");

    // An empty variable is none, so the file speaks.
    let mut empty = home.command(&["serve"]);
    empty.env("PORT", "");
    let said = refusal(&empty.output().expect("the binary runs"));
    assert!(said.contains("from-file"), "{said}");
}

#[test]
fn empty_variables_count_as_unset() {
    let home = Home::new();
    let mut command = home.command(&["serve", "--no-bootstrap", "--port", "0"]);
    for name in [
        "HOST",
        "PORT",
        "DATABASE_URL",
        "SECRET_KEY",
        "JWT_SECRET",
        "LOG_LEVEL",
        "MFA",
        "RUST_LOG",
    ] {
        command.env(name, "");
    }
    assert!(Service::start(command).stop().0);
    assert!(home.path.join("data/auth.db").exists());
}

#[test]
fn a_broken_file_is_located_and_not_shown() {
    let home = Home::new();
    std::fs::write(home.path.join(".env"), "PORT=1\nJWT_SECRET hush\n").expect("written");
    let said = home.refused(&["migrate", "status"]);
    assert!(
        said.contains(".env: line 2") && !said.contains("hush"),
        "{said}"
    );
}

#[test]
fn help_lists_all_settings() {
    let help = Home::new().ok(&["serve", "--help"]);
    for name in [
        "HOST",
        "PORT",
        "PUBLIC_URL",
        "DATABASE_URL",
        "DB_HOST",
        "DB_PORT",
        "DB_USER",
        "DB_PASSWORD",
        "DB_DATABASE",
        "DB_SCHEMA",
        "DATABASE_POOL_MAX",
        "DATABASE_POOL_TIMEOUT",
        "LOG_LEVEL",
        "LOG_FORMAT",
        "JWT_ISSUER",
        "JWT_SECRET",
        "JWT_PRIVATE_KEY",
        "JWT_PRIVATE_KEY_PASSPHRASE",
        "JWT_ALGORITHM",
        "JWT_TYP",
        "REDIS_URL",
        "SECRET_KEY",
        "MFA",
        "OTP_STEP",
        "MAX_BODY_BYTES",
        "CORS_ORIGINS",
        "TRUSTED_PROXIES",
        "COEXISTENCE",
        "RATE_LIMIT",
        "REFRESH_GRACE",
        "SESSION_MAX_AGE",
        "METRICS",
        "PASSWORD_MIN_LENGTH",
        "ARGON2_MEMORY_KIB",
        "--no-bootstrap",
    ] {
        assert!(help.contains(name), "{name}");
    }
    let words: Vec<_> = help.split_whitespace().collect();
    assert!(words.join(" ").contains("[default: 2592000]"));
}

#[test]
fn help_explains_every_flag_in_its_place() {
    let home = Home::new();
    let help = home.ok(&["serve", "--help"]);
    assert!(
        help.contains("- link:") && help.contains("Like `link`"),
        "{help}"
    );
    for arguments in [
        &["migrate", "--help"][..],
        &["admin", "user", "create", "--help"],
        &["admin", "user", "update", "--help"],
    ] {
        let help = home.ok(arguments);
        let (before, output) = help.split_once("\nOutput:\n").expect("a heading");
        assert!(
            output.contains("--json") && !before.contains("--json"),
            "{help}"
        );
    }
    let help = home.ok(&["admin", "user", "create", "--help"]);
    assert!(help.contains("Middle name") && help.contains("Last name"));
}

#[test]
fn migrate_logs_one_line() {
    let home = Home::new();
    let done = home.run(&["migrate"]);
    assert!(done.status.success());
    let logged = text(&done.stderr);
    assert!(
        logged.matches("INFO").count() == 1 && logged.contains("applied the pending migrations"),
        "{logged}"
    );
    home.ok(&["migrate"]);
}

#[test]
fn migrate_says_what_is_applied() {
    let home = Home::new().with("LOG_LEVEL", "error");
    let statuses = |home: &Home| -> Vec<String> {
        let rows = home.json(&["migrate", "status"]);
        let rows = rows.as_array().expect("an array");
        rows.iter()
            .map(|row| row["status"].as_str().expect("a word").to_owned())
            .collect()
    };
    assert!(statuses(&home).iter().all(|status| status == "pending"));
    assert!(home.ok(&["migrate"]).contains("applied"));
    home.ok(&["migrate", "up"]);
    assert!(statuses(&home).iter().all(|status| status == "applied"));
}

#[test]
fn openapi_prints_the_document() {
    let document: serde_json::Value =
        serde_json::from_str(&Home::new().ok(&["openapi"])).expect("JSON");
    assert!(document["paths"]["/auth/login"].is_object());
}
