//! What is said when the database is not reached, and how few connections suffice.

use std::{net::TcpListener, thread, time::Duration};

use uuid::Uuid;

use crate::home::{Home, SECRET_KEY, on_postgres, refusal, text};

/// What `migrate status` says of a URL: nothing when it connects.
pub(super) fn connects(home: &Home, url: &str, variables: &[(&str, &str)]) -> Result<(), String> {
    let mut command = home.command(&["migrate", "status"]);
    command.env("DATABASE_URL", url).env("LOG_LEVEL", "off");
    command.envs(variables.iter().copied());
    let done = command.output().expect("the binary runs");
    if done.status.success() {
        return Ok(());
    }
    Err(refusal(&done))
}

/// A role that may have only so many connections, and the service under it.
async fn serves_within(limit: u32) {
    on_postgres(async |home| {
        let role = format!("few_{}", Uuid::new_v4().simple());
        let url = std::env::var("TEST_POSTGRES_URL").expect("TEST_POSTGRES_URL");
        let of_role = url.replace("//auth@", &format!("//{role}@"));
        assert_ne!(of_role, url);
        home.execute(&format!(
            "CREATE ROLE {role} LOGIN CONNECTION LIMIT {limit}; GRANT ALL ON DATABASE auth TO {role}"
        ))
        .await;
        let home = home.with("DATABASE_URL", &of_role).with("RATE_LIMIT", "off").furnish();
        home.create_user("ann", "a long password");
        let service = home.serve(&[]);
        thread::scope(|scope| {
            for _ in 0..40 {
                scope.spawn(|| {
                    let (status, body) = service.log_in("web secret", "ann", "a long password");
                    assert_eq!(status, 200, "limit {limit}: {body}");
                });
            }
        });
        if limit > 1 {
            // There is room for the command beside the service.
            home.json(&["admin", "user", "list"]);
        }
        assert!(service.stop().0);
        home.execute(&format!("DROP OWNED BY {role} CASCADE; DROP ROLE {role}")).await;
        home.execute(&format!("CREATE SCHEMA IF NOT EXISTS {}", home.schema())).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_role_with_few_connections_lets_requests_wait() {
    for limit in [5, 2, 1] {
        serves_within(limit).await;
    }
}

/// The pool gives up while the schema is being migrated, on the only connection that there is.
#[tokio::test(flavor = "multi_thread")]
async fn one_connection_suffices_however_long_a_migration_takes() {
    on_postgres(async |home| {
        let role = format!("one_{}", Uuid::new_v4().simple());
        let url = std::env::var("TEST_POSTGRES_URL").expect("TEST_POSTGRES_URL");
        home.execute(&format!(
            "CREATE ROLE {role} LOGIN CONNECTION LIMIT 1; GRANT ALL ON DATABASE auth TO {role}"
        ))
        .await;
        let home = home
            .with("DATABASE_URL", &url.replace("//auth@", &format!("//{role}@")))
            .with("DATABASE_POOL_TIMEOUT", "1")
            .furnish();
        // The lock that migrations take, held as if another instance were migrating.
        let migrating = "BEGIN; SELECT pg_advisory_xact_lock(x'617574682d646462'::bigint); SELECT pg_sleep(4); COMMIT";
        let start = async {
            tokio::time::sleep(Duration::from_millis(500)).await;
            tokio::task::block_in_place(|| home.serve(&[]))
        };
        let ((), service) = tokio::join!(home.execute(migrating), start);
        assert!(service.stop().0);
        home.execute(&format!("DROP OWNED BY {role} CASCADE; DROP ROLE {role}")).await;
        home.execute(&format!("CREATE SCHEMA IF NOT EXISTS {}", home.schema())).await;
    })
    .await;
}

#[test]
fn a_database_that_is_away_is_said_to_be() {
    let free = TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr());
    let port = free.expect("a free port").port();
    let url = format!("postgres://ann:hush@127.0.0.1:{port}/auth");
    let home = Home::new()
        .with("SECRET_KEY", SECRET_KEY)
        .with("LOG_LEVEL", "off");
    for arguments in [
        &["serve"][..],
        &["migrate"],
        &["admin", "user", "list"],
        &["admin", "doctor"],
    ] {
        let done = home.command(arguments).env("DATABASE_URL", &url).output();
        let said = text(&done.expect("the binary runs").stderr);
        assert!(
            said.contains("refused") && said.contains("DATABASE_URL"),
            "{said}"
        );
        assert!(!said.contains("hush"), "{said}");
    }
    let unknown =
        connects(&home, "postgres://ann:hush@nowhere.invalid/auth", &[]).expect_err("no such host");
    assert!(
        unknown.contains("lookup") && !unknown.contains("hush"),
        "{unknown}"
    );
}

#[test]
fn no_part_of_a_url_that_cannot_be_read_is_shown() {
    let home = Home::new().with("SECRET_KEY", SECRET_KEY);
    for url in [
        "postgres://ann:hush#hush@localhost/auth",
        "postgres://ann:hush/hush@localhost/auth",
        "postgres://ann:hush?hush@localhost/auth",
        "postgres://ann:hush@hush:hush@one,two/auth",
        "postgres://ann:hush@::1/auth",
        "postgres://ann:hush@localhost:hush/auth",
        "postgres://ann:hush%hush@localhost/auth",
        "postgres://ann:hush@localhost/auth?sslmode=hush",
        "postgres://ann@localhost/auth?pasword=hush",
        "postgress://ann:hush@localhost/auth",
        "sqlite://data/hush#hush.db",
        "sqlite://data/hush.db?hush=hush",
    ] {
        for arguments in [
            &["serve"][..],
            &["migrate"],
            &["admin", "user", "list"],
            &["admin", "doctor"],
        ] {
            let done = home
                .command(arguments)
                .env("DATABASE_URL", url)
                .output()
                .expect("it runs");
            let said = format!("{}{}", text(&done.stderr), text(&done.stdout));
            assert!(!done.status.success(), "{url}");
            assert!(said.contains("DATABASE_URL"), "{url}: {said}");
            assert!(!said.contains("hush"), "{url}: {said}");
        }
    }
}
