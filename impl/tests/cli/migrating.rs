//! The page about migrating, followed step by step on databases that the Node service has left (`tests/fixtures/sourceloop*.sql`).

use std::{
    env,
    ffi::OsString,
    fs,
    net::TcpListener,
    path::Path,
    process::{Command, Output, Stdio},
};

use sea_orm::{ConnectionTrait, Database, DatabaseConnection};
use serde_json::{Value, json};
use uuid::Uuid;

use super::documents::{blocks, documents};
use crate::home::{Home, text};

pub const PAGE: &str = "impl/docs/migrating.md";
/// What each version of the Node service adds, and what the doctor then says.
const LEVELS: [(&str, &str); 5] = [
    (
        concat!(
            include_str!("../../../tests/fixtures/sourceloop.sql"),
            include_str!("../../../tests/fixtures/sourceloop-rows.sql")
        ),
        "before March 2023",
    ),
    (
        include_str!("../../../tests/fixtures/sourceloop-2023-03.sql"),
        "since March 2023",
    ),
    (
        include_str!("../../../tests/fixtures/sourceloop-2023-05.sql"),
        "since May 2023",
    ),
    (
        include_str!("../../../tests/fixtures/sourceloop-2024-01.sql"),
        "since January 2024",
    ),
    (
        include_str!("../../../tests/fixtures/sourceloop-2024-11.sql"),
        "since November 2024",
    ),
];
/// What its own example leads to, with values where it wants some.
const THEIR_SETTINGS: &str = "NODE_ENV=production
LOG_LEVEL=verbose
DB_HOST=database.example
DB_PORT=5432
DB_USER=auth
DB_PASSWORD=secret
DB_DATABASE=auth
DB_SCHEMA=main
REDIS_HOST=redis.example
REDIS_PORT=6379
REDIS_URL=
JWT_SECRET='the secret that signs tokens at the Node service'
JWT_ISSUER=https://id.example
USER_TEMP_PASSWORD=temp123!@
GOOGLE_AUTH_URL=
FORGOT_PASSWORD_LINK_EXPIRY=1800
";
const COPY: &str = "auth_copy";

#[tokio::test(flavor = "multi_thread")]
async fn the_page_can_be_followed_on_a_copy_of_every_version() {
    let server = env::var("TEST_POSTGRES_URL").expect("TEST_POSTGRES_URL names a PostgreSQL");
    let script = script(part(&documents()[PAGE], "Try it on a copy"));
    let name = format!("node_{}", Uuid::new_v4().simple());
    let theirs = at(&server, &name);
    // It stays behind where a run has failed.
    execute(&server, &format!("DROP DATABASE IF EXISTS {COPY}")).await;
    execute(&server, &format!("CREATE DATABASE {name}")).await;
    let mut so_far = String::new();
    for (added, version) in LEVELS {
        let db = Database::connect(&theirs).await.expect("the database");
        let sql = format!("SET search_path TO main; {added}");
        let sql = if so_far.is_empty() { added } else { &sql };
        db.execute_unprepared(sql).await.expect("the fixture runs");
        so_far.push_str(added);
        let done = follow(&script, &theirs, &at(&server, COPY));
        assert_followed(&done, version);
        assert_untouched(&db).await;
        db.close().await.expect("closed");
    }
    execute(&server, &format!("DROP DATABASE {name}")).await;
}

/// `COEXISTENCE` was removed, so that hashes are those of this service, and a key of it is published.
#[tokio::test(flavor = "multi_thread")]
async fn the_way_back_names_whom_the_node_service_cannot_read() {
    let server = env::var("TEST_POSTGRES_URL").expect("TEST_POSTGRES_URL names a PostgreSQL");
    let name = format!("node_{}", Uuid::new_v4().simple());
    execute(&server, &format!("CREATE DATABASE {name}")).await;
    let url = at(&server, &name);
    for (at, (added, _)) in LEVELS.into_iter().enumerate() {
        let sql = format!("SET search_path TO main; {added}");
        execute(&url, if at == 0 { added } else { &sql }).await;
    }
    let home = Home::new()
        .with("DATABASE_URL", &url)
        .with("SECRET_KEY", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=")
        .with("JWT_ALGORITHM", "RS256");
    let service = home.serve(&["--no-bootstrap"]);
    let login = json!({
        "client_id": "webapp", "client_secret": "webapp-secret", "username": "ada", "password": "ada-Secret-1",
    });
    assert_eq!(service.post("/auth/login-token", &login).0, 200);
    home.ok(&["admin", "client", "update", "--client-id", "webapp"]);
    drop(service);
    let done = follow(&script(part(&documents()[PAGE], "Go back")), "", &url);
    let shown = text(&done.stdout);
    assert!(done.status.success(), "{shown}{}", text(&done.stderr));
    let lines: Vec<_> = shown.lines().map(str::trim).collect();
    for told in ["ada", "webapp", "DELETE 1"] {
        assert!(lines.contains(&told), "{told}: {shown}");
    }
    let db = Database::connect(&url).await.expect("the database");
    let left = "SELECT key_id FROM main.jwt_keys";
    let left = sea_orm::Statement::from_string(db.get_database_backend(), left);
    let left = db.query_all_raw(left).await.expect("rows");
    assert_eq!(left.len(), 2, "those of the Node service");
    db.close().await.expect("closed");
    execute(&server, &format!("DROP DATABASE {name}")).await;
}

/// The text below a heading of the second level.
fn part<'a>(page: &'a str, heading: &str) -> &'a str {
    let heading = format!("\n## {heading}\n");
    let (_, rest) = page.split_once(&heading).expect("the heading");
    rest.split("\n## ").next().expect("a text")
}

/// The blocks, one after the other; whatever happens, no service is left.
fn script(page: &str) -> String {
    let blocks = blocks(page).into_iter();
    let lines: String = blocks
        .filter(|(language, _)| *language == "bash")
        .map(|(_, content)| content)
        .collect();
    format!("trap 'kill $(jobs -p) 2>/dev/null || true' EXIT\n{lines}")
}

/// Runs it where the Node service's `.env` is, as somebody who has one client and one person.
fn follow(script: &str, theirs: &str, copy: &str) -> Output {
    let home = Home::new();
    fs::write(home.path.join(".env"), THEIR_SETTINGS).expect("written");
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("an address").port();
    drop(listener);
    let known = [
        ("NODE_DATABASE", theirs),
        ("DATABASE_URL", copy),
        ("client_id", "webapp"),
        ("client_secret", "webapp-secret"),
        ("username", "ada"),
        ("password", "ada-Secret-1"),
    ];
    Command::new("bash")
        .args(["-euo", "pipefail", "-c"])
        .arg(script.replace("3100", &port.to_string()))
        .env_clear()
        .env("PATH", path())
        .envs(known)
        .current_dir(&home.path)
        .stdin(Stdio::null())
        .output()
        .expect("bash runs")
}

/// The binary's folder and PostgreSQL's programs, which stand outside PATH on Debian, before the rest.
fn path() -> OsString {
    let binary = Path::new(env!("CARGO_BIN_EXE_auth-service"));
    let mut path = vec![binary.parent().expect("a folder").to_owned()];
    let debian = fs::read_dir("/usr/lib/postgresql").into_iter().flatten();
    path.extend(debian.map(|version| version.expect("an entry").path().join("bin")));
    path.extend(env::split_paths(&env::var_os("PATH").expect("a PATH")));
    env::join_paths(path).expect("a PATH")
}

fn assert_followed(done: &Output, version: &str) {
    let (shown, errors) = (text(&done.stdout), text(&done.stderr));
    assert!(done.status.success(), "{version}: {shown}{errors}");
    let (first, second) = shown
        .split_once("the schema is up to date")
        .expect("the second doctor has nothing to change");
    for told in [
        "the next start will create tables",
        "USER_TEMP_PASSWORD is ignored",
        version,
    ] {
        assert!(first.contains(told), "{told}: {shown}");
    }
    let me = second
        .lines()
        .find_map(|line| line.find("{\"id\"").map(|at| &line[at..]));
    let mut me = serde_json::Deserializer::from_str(me.expect("ada")).into_iter::<Value>();
    let me = me.next().expect("one").expect("JSON");
    assert_eq!(
        (me["firstName"].as_str(), me["role"].as_str()),
        (Some("Ada"), Some("admin")),
        "{shown}"
    );
    assert!(second.contains("{\"success\":true}"), "{shown}");
    assert!(second.contains("$2b") && !second.contains("$ar"), "{shown}");
}

/// The original of the copy, which is gone.
async fn assert_untouched(original: &DatabaseConnection) {
    let sql = format!(
        "SELECT 1 FROM information_schema.tables WHERE table_name = 'sessions' \
         UNION ALL SELECT 1 FROM pg_database WHERE datname = '{COPY}'"
    );
    let statement = sea_orm::Statement::from_string(original.get_database_backend(), sql);
    let found = original.query_all_raw(statement).await.expect("rows");
    assert!(found.is_empty());
}

fn at(server: &str, database: &str) -> String {
    let (rest, _) = server.rsplit_once('/').expect("a database");
    format!("{rest}/{database}")
}

async fn execute(url: &str, sql: &str) {
    let db = Database::connect(url).await.expect("the server");
    db.execute_unprepared(sql).await.expect("executed");
    db.close().await.expect("closed");
}
