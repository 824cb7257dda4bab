use std::path::PathBuf;

use auth_service::config::{Database, DatabaseSettings, Settings};
use sea_orm::{ConnectOptions, DatabaseConnection};
use secrecy::{ExposeSecret, SecretString};
use uuid::Uuid;

use crate::template;

/// The databases on which everything has to work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Backend {
    Sqlite,
    Postgres,
}

/// An empty database of one test's own.
#[derive(Clone)]
pub struct TestDatabase {
    pub url: SecretString,
    pub schema: String,
    /// Where the service on it leaves its mails.
    pub mail_dir: PathBuf,
    pub(crate) file: Option<PathBuf>,
    /// If it is a PostgreSQL database of its own and not a schema: its name.
    own: Option<String>,
}

impl TestDatabase {
    /// # Panics
    /// Without TEST_POSTGRES_URL: a test that is not run must not look like one that passed.
    pub fn new(backend: Backend) -> Self {
        let name = format!("t{}", Uuid::new_v4().simple());
        let mail_dir = std::env::temp_dir().join(format!("auth-service-{name}-mail"));
        match backend {
            Backend::Sqlite => {
                let file = std::env::temp_dir().join(format!("auth-service-{name}.db"));
                Self {
                    url: format!("sqlite://{}?mode=rwc", file.display()).into(),
                    schema: "main".into(),
                    mail_dir,
                    file: Some(file),
                    own: None,
                }
            }
            Backend::Postgres => Self {
                url: postgres_url().into(),
                schema: name,
                mail_dir,
                file: None,
                own: None,
            },
        }
    }

    /// One that has all tables and no rows, copied from a template. To migrate each of them takes PostgreSQL a second, and longer
    /// the more schemas it has.
    ///
    /// # Panics
    /// As [`TestDatabase::new`].
    pub async fn migrated(backend: Backend) -> Self {
        let mut database = Self::new(backend);
        match &database.file {
            Some(file) => template::copy_file(file).await,
            None => {
                let own = std::mem::replace(&mut database.schema, template::SCHEMA.to_owned());
                template::copy_database(&own).await;
                database.url = template::url_of(&own);
                database.own = Some(own);
            }
        }
        database
    }

    /// Past the service, into the database.
    ///
    /// # Panics
    /// When it cannot be reached.
    pub async fn connect(&self, connections: u32) -> DatabaseConnection {
        let mut options = ConnectOptions::new(self.url.expose_secret());
        options
            .max_connections(connections)
            .sqlx_logging(false)
            .set_schema_search_path(&self.schema);
        sea_orm::Database::connect(options)
            .await
            .expect("the database answers")
    }

    /// As the service sees it.
    ///
    /// # Panics
    /// Never: its URL can be read.
    pub fn as_settings(&self) -> Database {
        let settings = DatabaseSettings {
            database_url: Some(self.url.clone()),
            db_schema: self.schema.clone(),
            ..Settings::defaults().database
        };
        settings.database().expect("a URL")
    }

    /// Takes the database away, unless it is a schema: that goes with the PostgreSQL server for tests.
    pub fn remove(&self) {
        let _ = std::fs::remove_dir_all(&self.mail_dir);
        if let Some(own) = &self.own {
            template::drop_soon(own.clone());
        }
        let Some(file) = &self.file else { return };
        for ending in ["", "-wal", "-shm", ".key"] {
            let mut path = file.clone().into_os_string();
            path.push(ending);
            let _ = std::fs::remove_file(path);
        }
    }
}

/// # Panics
/// Without TEST_POSTGRES_URL.
pub(crate) fn postgres_url() -> String {
    std::env::var("TEST_POSTGRES_URL")
        .expect("TEST_POSTGRES_URL names a PostgreSQL server (`make test` sets it)")
}
