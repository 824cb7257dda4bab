//! A database of the existing Node service, with a user of every kind (`fixtures/sourceloop*.sql`).

use auth_service::store::connect;
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection};
use secrecy::ExposeSecret;

use crate::{Backend, World, database::TestDatabase, world::settings_for};

const TABLES: &str = include_str!("../fixtures/sourceloop.sql");
const ROWS: &str = include_str!("../fixtures/sourceloop-rows.sql");
const ROWS_SQLITE: &str = include_str!("../fixtures/sourceloop-rows-sqlite.sql");
/// The schema that the fixtures name.
const SCHEMA: &str = "main";

impl World {
    /// The service on a database that the old service has left. On SQLite, which that one does not know, on tables of
    /// ours with its rows.
    pub async fn adopted(backend: Backend) -> Self {
        let database = TestDatabase::new(backend);
        match backend {
            Backend::Postgres => {
                let db = open(&database).await;
                run(&db, &TABLES.replace(SCHEMA, &database.schema)).await;
                run(&db, ROWS).await;
                db.close().await.expect("closed");
            }
            Backend::Sqlite => {
                connect::migrate(&database.url, SCHEMA)
                    .await
                    .expect("tables");
                let db = open(&database).await;
                // Among the rows are names that differ only by case.
                run(&db, "DROP INDEX uq_users_username_folded").await;
                run(&db, ROWS_SQLITE).await;
                db.close().await.expect("closed");
            }
        }
        let settings = settings_for(&database);
        Self::launch(database, settings, Default::default(), true).await
    }
}

/// One connection, because the fixtures set its search path.
async fn open(database: &TestDatabase) -> DatabaseConnection {
    let mut options = ConnectOptions::new(database.url.expose_secret());
    options.max_connections(1).sqlx_logging(false);
    Database::connect(options)
        .await
        .expect("the database answers")
}

async fn run(db: &DatabaseConnection, sql: &str) {
    db.execute_unprepared(sql).await.expect("the fixture runs");
}
