//! Databases for tests: each test has its own and deletes it afterwards.

use std::future::Future;
use std::panic::resume_unwind;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use sea_orm_migration::sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, QueryResult, Statement,
    TryGetable,
};

pub const SCHEMA: &str = "main";
pub const SOURCELOOP: &str = include_str!("../../../tests/fixtures/sourceloop.sql");
pub const ROWS: &str = include_str!("../../../tests/fixtures/sourceloop-rows.sql");
pub const ROWS_SQLITE: &str = include_str!("../../../tests/fixtures/sourceloop-rows-sqlite.sql");

/// What each later version of the Node service adds: since when, for PostgreSQL and for SQLite.
pub const LEVELS: [(&str, &str, &str); 4] = [
    (
        "2023-03",
        include_str!("../../../tests/fixtures/sourceloop-2023-03.sql"),
        include_str!("../../../tests/fixtures/sourceloop-2023-03-sqlite.sql"),
    ),
    (
        "2023-05",
        include_str!("../../../tests/fixtures/sourceloop-2023-05.sql"),
        include_str!("../../../tests/fixtures/sourceloop-2023-05-sqlite.sql"),
    ),
    (
        "2024-01",
        include_str!("../../../tests/fixtures/sourceloop-2024-01.sql"),
        include_str!("../../../tests/fixtures/sourceloop-2024-01-sqlite.sql"),
    ),
    (
        "2024-11",
        include_str!("../../../tests/fixtures/sourceloop-2024-11.sql"),
        include_str!("../../../tests/fixtures/sourceloop-2024-11-sqlite.sql"),
    ),
];

/// Runs `test` with the URL of an empty PostgreSQL database.
pub async fn on_postgres<F>(test: impl FnOnce(String) -> F)
where
    F: Future<Output = ()> + Send + 'static,
{
    let server = std::env::var("TEST_POSTGRES_URL")
        .expect("TEST_POSTGRES_URL must name a PostgreSQL server whose user may create databases");
    let name = unique_name();
    let (base, _) = server.rsplit_once('/').expect("a database in the URL");
    let url = format!("{base}/{name}");
    let admin = open(&server).await;
    run(&admin, &format!("CREATE DATABASE {name}")).await;
    let outcome = tokio::spawn(test(url)).await;
    run(&admin, &format!("DROP DATABASE {name} WITH (FORCE)")).await;
    if let Err(failure) = outcome {
        resume_unwind(failure.into_panic());
    }
}

/// Runs `test` with the URL of an SQLite file that does not exist yet.
pub async fn on_sqlite<F>(test: impl FnOnce(String) -> F)
where
    F: Future<Output = ()> + Send + 'static,
{
    let folder: PathBuf = std::env::temp_dir().join(unique_name());
    std::fs::create_dir_all(&folder).expect("a temporary folder");
    let url = format!("sqlite://{}?mode=rwc", folder.join("test.db").display());
    let outcome = tokio::spawn(test(url)).await;
    std::fs::remove_dir_all(&folder).expect("the temporary folder can be removed");
    if let Err(failure) = outcome {
        resume_unwind(failure.into_panic());
    }
}

pub async fn open(url: &str) -> DatabaseConnection {
    let mut options = ConnectOptions::new(url);
    options.sqlx_logging(false).max_connections(2);
    if !url.starts_with("sqlite:") {
        options.set_schema_search_path(SCHEMA);
    }
    Database::connect(options)
        .await
        .expect("the database answers")
}

/// An existing database of the Node service.
pub async fn open_sourceloop(url: &str) -> DatabaseConnection {
    let db = open(url).await;
    run(&db, SOURCELOOP).await;
    run(&db, ROWS).await;
    db
}

pub async fn run(db: &impl ConnectionTrait, sql: &str) {
    db.execute_unprepared(sql).await.expect(sql);
}

pub async fn all(db: &impl ConnectionTrait, sql: &str) -> Vec<QueryResult> {
    let statement = Statement::from_string(db.get_database_backend(), sql);
    db.query_all_raw(statement).await.expect(sql)
}

/// The first column of every row.
pub async fn column<T: TryGetable>(db: &impl ConnectionTrait, sql: &str) -> Vec<T> {
    let rows = all(db, sql).await;
    rows.iter()
        .map(|row| row.try_get_by_index(0).expect(sql))
        .collect()
}

pub async fn indexes(db: &DatabaseConnection) -> Vec<String> {
    let sql = if is_sqlite(db) {
        "SELECT name FROM sqlite_master WHERE type = 'index' ORDER BY name"
    } else {
        "SELECT indexname::text FROM pg_indexes WHERE schemaname = 'main' ORDER BY indexname"
    };
    column(db, sql).await
}

pub fn is_sqlite(db: &impl ConnectionTrait) -> bool {
    matches!(
        db.get_database_backend(),
        sea_orm_migration::sea_orm::DbBackend::Sqlite
    )
}

fn unique_name() -> String {
    static COUNTER: AtomicU32 = AtomicU32::new(0);
    let nanos = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .expect("a clock after 1970")
        .as_nanos();
    let number = COUNTER.fetch_add(1, Ordering::Relaxed);
    format!("migration_{}_{nanos}_{number}", std::process::id())
}
