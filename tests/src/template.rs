//! Databases that have been migrated once in this process, and copies of them.

use std::{
    path::Path,
    sync::{OnceLock, mpsc},
};

use auth_service::store::connect;
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection};
use secrecy::SecretString;
use tokio::sync::OnceCell;

use crate::{
    Backend,
    database::{TestDatabase, postgres_url},
};

/// Of the tables in databases that are copies.
pub(crate) const SCHEMA: &str = "main";

/// Writes a migrated SQLite database to `file`.
pub(crate) async fn copy_file(file: &Path) {
    static TEMPLATE: OnceCell<Vec<u8>> = OnceCell::const_new();
    let template = TEMPLATE.get_or_init(|| async {
        let database = TestDatabase::new(Backend::Sqlite);
        migrate(&database).await;
        let bytes = std::fs::read(database.file.as_deref().expect("a file")).expect("the template");
        database.remove();
        bytes
    });
    std::fs::write(file, template.await).expect("a copy of the template");
}

/// Makes a migrated PostgreSQL database of this name.
pub(crate) async fn copy_database(name: &str) {
    static TEMPLATE: OnceCell<String> = OnceCell::const_new();
    let server = connect_to_server().await;
    let template = TEMPLATE.get_or_init(|| async {
        let mut database = TestDatabase::new(Backend::Postgres);
        let name = std::mem::replace(&mut database.schema, SCHEMA.to_owned());
        run(&server, &format!("CREATE DATABASE {name}")).await;
        database.url = url_of(&name);
        migrate(&database).await;
        name
    });
    let template = template.await;
    run(
        &server,
        &format!("CREATE DATABASE {name} TEMPLATE {template}"),
    )
    .await;
    server.close().await.expect("closed");
}

/// Drops a database in the background. The last ones of a process may stay, for the server to take along.
pub(crate) fn drop_soon(name: String) {
    static NAMES: OnceLock<mpsc::Sender<String>> = OnceLock::new();
    let names = NAMES.get_or_init(|| {
        let (sender, names) = mpsc::channel::<String>();
        std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()
                .expect("a runtime");
            runtime.block_on(async {
                let server = connect_to_server().await;
                while let Ok(name) = names.recv() {
                    // By force: the service of the test may still have its connections. A failure costs room, and no test.
                    let drop = format!("DROP DATABASE {name} WITH (FORCE)");
                    let _ = server.execute_unprepared(&drop).await;
                }
            });
        });
        sender
    });
    let _ = names.send(name);
}

/// The URL of a database on the server for tests.
pub(crate) fn url_of(name: &str) -> SecretString {
    let mut url = url::Url::parse(&postgres_url()).expect("a URL");
    url.set_path(name);
    String::from(url).into()
}

async fn migrate(database: &TestDatabase) {
    connect::migrate(&database.as_settings())
        .await
        .expect("tables");
}

async fn connect_to_server() -> DatabaseConnection {
    let mut options = ConnectOptions::new(postgres_url());
    options.max_connections(1).sqlx_logging(false);
    Database::connect(options)
        .await
        .expect("the server answers")
}

async fn run(server: &DatabaseConnection, sql: &str) {
    server.execute_unprepared(sql).await.expect("it runs");
}
