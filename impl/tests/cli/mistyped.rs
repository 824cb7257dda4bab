//! Command lines and paths that are mistyped: one line says so, and nothing is made.

use std::{fs, net::TcpListener};

use crate::home::{Home, Service, on_postgres, refusal, text};

const READING: [&[&str]; 6] = [
    &["admin", "tenant", "list"],
    &["admin", "role", "list"],
    &["admin", "client", "list"],
    &["admin", "user", "list"],
    &["admin", "key", "list"],
    &["admin", "activity", "list"],
];

fn is_empty(home: &Home) -> bool {
    let mut entries = fs::read_dir(&home.path).expect("a folder");
    entries.next().is_none()
}

#[test]
fn who_only_reads_makes_no_database() {
    for url in [
        "sqlite://mistyped/auth.db?mode=rwc",
        "sqlite://mistyped/auth.db?mode=rw",
        "sqlite://mistyped.db",
    ] {
        let home = Home::new().with("DATABASE_URL", url);
        for arguments in READING {
            let said = home.refused(arguments);
            assert!(
                said.contains("DATABASE_URL") && said.contains("mistyped"),
                "{said}"
            );
        }
        home.ok(&["migrate", "status"]);
        assert!(is_empty(&home), "{url}");
    }
}

#[test]
fn a_folder_is_not_made_where_the_url_makes_no_file() {
    let home = Home::new().with("DATABASE_URL", "sqlite://mistyped/auth.db?mode=rw");
    for arguments in [
        &["serve", "--port", "0"][..],
        &["migrate"],
        &["admin", "tenant", "create", "--key", "x"],
    ] {
        let said = home.refused(arguments);
        assert!(said.contains("mistyped/auth.db"), "{said}");
    }
    assert!(is_empty(&home));
}

#[test]
fn who_only_reads_leaves_another_program_s_file_alone() {
    let home = Home::new().with("DATABASE_URL", "sqlite://notes.txt?mode=rwc");
    fs::write(home.path.join("notes.txt"), "no database at all").expect("written");
    for arguments in READING {
        assert!(home.refused(arguments).contains("notes.txt"));
    }
    let entries = fs::read_dir(&home.path).expect("a folder");
    assert_eq!(entries.count(), 1);
    let home = home.with("SECRET_KEY", crate::home::SECRET_KEY);
    assert!(home.refused(READING[0]).contains("notes.txt"));
}

#[tokio::test]
async fn who_only_reads_makes_no_tables_on_postgres() {
    on_postgres(async |home| {
        for arguments in READING {
            let said = home.refused(arguments);
            assert!(said.contains("no tables of this service"), "{said}");
        }
        let found = home.ok(&["migrate", "status"]);
        assert!(!found.contains("applied"), "{found}");
    })
    .await;
}

#[test]
fn a_command_without_its_subcommand_is_one_line() {
    let home = Home::new();
    for (arguments, expected) in [
        (&[][..], "auth-service: "),
        (
            &["admin"],
            "auth-service admin: missing subcommand, one of tenant, role, client, user",
        ),
        (&["admin", "--json"], "auth-service admin: "),
        (
            &["admin", "user"],
            "auth-service admin user: missing subcommand, one of create, update",
        ),
        (&["admin", "user", "--json"], "auth-service admin user: "),
        (&["admin", "key"], "rotate, revoke, list"),
    ] {
        let done = home.run(arguments);
        assert_eq!(done.status.code(), Some(2), "{arguments:?}");
        assert_eq!(text(&done.stdout), "");
        let said = refusal(&done);
        assert!(said.contains(expected), "{said}");
    }
}

#[test]
fn numbers_are_asked_for_in_words() {
    let home = Home::new();
    for (name, value) in [
        ("PORT", "abc"),
        ("PORT", "70000"),
        ("PORT", "-1"),
        ("DB_PORT", "x"),
        ("DATABASE_POOL_MAX", "many"),
        ("ARGON2_MEMORY_KIB", "1"),
        ("ARGON2_ITERATIONS", "0"),
        ("ARGON2_PARALLELISM", "0"),
    ] {
        let mut command = home.command(&["serve"]);
        let said = refusal(&command.env(name, value).output().expect("the binary runs"));
        assert!(
            said.contains(name) && said.contains("a whole number from"),
            "{said}"
        );
    }
    for arguments in [
        &["admin", "activity", "list", "--limit", "-1"][..],
        &["admin", "activity", "list", "--limit", "ten"],
        &[
            "admin",
            "client",
            "update",
            "--client-id",
            "x",
            "--auth-code-expiration",
            "-5",
        ],
        &["serve", "--port", "-1"],
    ] {
        let said = home.refused(arguments);
        assert!(said.contains("a whole number from"), "{said}");
    }
}

#[test]
fn a_database_is_named_in_plain_words() {
    let home = Home::new().with("SECRET_KEY", crate::home::SECRET_KEY);
    let parts = |host: &str| {
        let mut command = home.command(&["serve"]);
        command
            .env("DB_HOST", host)
            .env("DB_USER", "ann")
            .env("DB_DATABASE", "auth");
        refusal(&command.output().expect("the binary runs"))
    };
    for host in ["127.0.0.1:55", "db.example:5432", "[::1]:5432"] {
        let said = parts(host);
        assert!(
            said.contains("DB_HOST") && said.contains("set the port with DB_PORT"),
            "{said}"
        );
    }
    for schema in ["pg_mine", "information_schema", &"x".repeat(64)] {
        let mut command = home.command(&["serve"]);
        command.env("DB_SCHEMA", schema);
        let said = refusal(&command.output().expect("the binary runs"));
        assert!(said.contains("DB_SCHEMA"), "{said}");
    }
    let mut command = home.command(&["admin", "user", "list"]);
    command.env(
        "DATABASE_URL",
        "postgres://ann@127.0.0.1:1/auth?sslmode=verify-ca&sslrootcert=/nowhere/root.crt",
    );
    let said = refusal(&command.output().expect("the binary runs"));
    assert!(
        said.contains("sslrootcert: /nowhere/root.crt cannot be read"),
        "{said}"
    );
    command.env("DATABASE_URL", "postgres://ann@127.0.0.1:1/auth");
    let said = refusal(&command.output().expect("the binary runs"));
    assert!(!said.contains("Connection Error"), "{said}");
}

/// The secrets of the first start are shown once: a start that fails must not be the one.
#[test]
fn a_taken_address_is_noticed_before_secrets_are_made() {
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = taken.local_addr().expect("an address");
    let home = Home::new().with("LOG_LEVEL", "error");
    let port = address.port().to_string();
    let metrics = address.to_string();
    for (arguments, name) in [
        (&["serve", "--port", &port][..], "PORT"),
        (&["serve", "--port", "0", "--metrics", &metrics], "METRICS"),
    ] {
        let done = home.run(arguments);
        assert_eq!(text(&done.stdout), "");
        assert!(refusal(&done).contains(name));
    }
    let mut command = home.command(&["serve", "--port", "0"]);
    command.env("LOG_LEVEL", "info");
    let service = Service::start(command);
    let secret = service.printed("client_secret=");
    let password = service.printed("password=");
    assert_eq!(service.log_in(&secret, "admin", &password).0, 200);
}
