use std::path::PathBuf;

use secrecy::SecretString;
use uuid::Uuid;

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
    file: Option<PathBuf>,
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
                }
            }
            Backend::Postgres => {
                let url = std::env::var("TEST_POSTGRES_URL")
                    .expect("TEST_POSTGRES_URL names a PostgreSQL server (`make test` sets it)");
                Self {
                    url: url.into(),
                    schema: name,
                    mail_dir,
                    file: None,
                }
            }
        }
    }

    /// Takes an SQLite database's files away. A PostgreSQL server for tests goes as a whole.
    pub fn remove(&self) {
        let _ = std::fs::remove_dir_all(&self.mail_dir);
        let Some(file) = &self.file else { return };
        for ending in ["", "-wal", "-shm", ".key"] {
            let mut path = file.clone().into_os_string();
            path.push(ending);
            let _ = std::fs::remove_file(path);
        }
    }
}
