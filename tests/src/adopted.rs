//! A database of the existing Node service, with a user of every kind (`fixtures/sourceloop*.sql`).

use auth_service::store::connect;
use sea_orm::{ConnectionTrait, DatabaseConnection};

use crate::{Backend, World, database::TestDatabase, world::settings_for};

const TABLES: &str = include_str!("../fixtures/sourceloop.sql");
const ROWS: &str = include_str!("../fixtures/sourceloop-rows.sql");
const ROWS_SQLITE: &str = include_str!("../fixtures/sourceloop-rows-sqlite.sql");
/// The schema that the fixtures name.
const SCHEMA: &str = "main";

/// A level of the Node service's schema: each adds to those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Version {
    First,
    /// `auth_clients.client_type`, March 2023.
    ClientTypes,
    /// `login_activity`, May 2023.
    LoginActivity,
    /// `roles.tenant_id` and others, January 2024.
    RoleTenants,
    /// `jwt_keys`, November 2024.
    Keys,
}

impl Version {
    pub const ALL: [Self; 5] = [
        Self::First,
        Self::ClientTypes,
        Self::LoginActivity,
        Self::RoleTenants,
        Self::Keys,
    ];

    /// What this version's migrations do, and what then stands in its tables: for PostgreSQL and for SQLite.
    fn sql(self) -> (&'static str, &'static str) {
        match self {
            Self::First => (ROWS, ROWS_SQLITE),
            Self::ClientTypes => (
                include_str!("../fixtures/sourceloop-2023-03.sql"),
                include_str!("../fixtures/sourceloop-2023-03-sqlite.sql"),
            ),
            Self::LoginActivity => (
                include_str!("../fixtures/sourceloop-2023-05.sql"),
                include_str!("../fixtures/sourceloop-2023-05-sqlite.sql"),
            ),
            Self::RoleTenants => (
                include_str!("../fixtures/sourceloop-2024-01.sql"),
                include_str!("../fixtures/sourceloop-2024-01-sqlite.sql"),
            ),
            Self::Keys => (
                include_str!("../fixtures/sourceloop-2024-11.sql"),
                include_str!("../fixtures/sourceloop-2024-11-sqlite.sql"),
            ),
        }
    }
}

impl World {
    /// The service on a database that the Node service's first version has left.
    pub async fn adopted(backend: Backend) -> Self {
        Self::adopted_from(backend, Version::First).await
    }

    /// The service on a database that the Node service has left. On SQLite, which that one does not know, on tables of
    /// ours with its rows.
    pub async fn adopted_from(backend: Backend, version: Version) -> Self {
        let database = TestDatabase::new(backend);
        let versions = Version::ALL.into_iter().filter(|step| *step <= version);
        match backend {
            Backend::Postgres => {
                let db = database.connect(1).await;
                run(&db, &TABLES.replace(SCHEMA, &database.schema)).await;
                for step in versions {
                    run(&db, step.sql().0).await;
                }
                db.close().await.expect("closed");
            }
            Backend::Sqlite => {
                connect::migrate(&database.as_settings())
                    .await
                    .expect("tables");
                let db = database.connect(1).await;
                // Among the rows are names that differ only by case.
                run(&db, "DROP INDEX uq_users_username_folded").await;
                for step in versions {
                    run(&db, step.sql().1).await;
                }
                db.close().await.expect("closed");
            }
        }
        let settings = settings_for(&database);
        Self::launch(database, settings, Default::default(), true).await
    }
}

async fn run(db: &DatabaseConnection, sql: &str) {
    db.execute_unprepared(sql).await.expect("the fixture runs");
}
