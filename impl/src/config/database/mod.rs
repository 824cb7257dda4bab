//! Where data is stored, and which of these settings are invalid.

mod postgres;
mod sqlite;

pub use postgres::{PostgresServer, SslMode, TlsParameters};
pub use sqlite::SqliteFile;

use std::time::Duration;

use clap::Args;
use secrecy::{ExposeSecret, SecretString};

use super::{BadSetting, positive_seconds, secret, whole};

/// Where data is stored.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Database")]
pub struct DatabaseSettings {
    /// Database URL: `sqlite://file?mode=rwc` or `postgres://user:password@host/database`; percent-encode special
    /// characters [default: sqlite://data/auth.db?mode=rwc, unless DB_HOST is set]
    #[arg(long, env = "DATABASE_URL", hide_env_values = true, value_parser = secret)]
    pub database_url: Option<SecretString>,
    /// PostgreSQL host name, IP address or socket directory. This and the next four are used only if DATABASE_URL is
    /// unset
    #[arg(long, env = "DB_HOST")]
    pub db_host: Option<String>,
    /// PostgreSQL port
    #[arg(long, env = "DB_PORT", default_value_t = 5432, allow_negative_numbers = true, value_parser = whole::<u16>(1..=65535))]
    pub db_port: u16,
    /// PostgreSQL user
    #[arg(long, env = "DB_USER")]
    pub db_user: Option<String>,
    /// PostgreSQL password
    #[arg(long, env = "DB_PASSWORD", hide_env_values = true, value_parser = secret)]
    pub db_password: Option<SecretString>,
    /// PostgreSQL database
    #[arg(long, env = "DB_DATABASE")]
    pub db_database: Option<String>,
    /// PostgreSQL schema; created if missing
    #[arg(long, env = "DB_SCHEMA", default_value = "main")]
    pub db_schema: String,
    /// Maximum number of PostgreSQL connections per instance, plus one for background work; the service copes if the
    /// server allows fewer
    #[arg(long, env = "DATABASE_POOL_MAX", default_value_t = 8, allow_negative_numbers = true, value_parser = whole::<u32>(1..=1000))]
    pub database_pool_max: u32,
    /// How long a request waits for a free database connection, in seconds
    #[arg(long, env = "DATABASE_POOL_TIMEOUT", default_value = "3", value_parser = positive_seconds)]
    pub database_pool_timeout: Duration,
    /// Key that encrypts private keys and other secrets at rest: 32 bytes in base64, or a comma-separated list in which
    /// the first encrypts and all decrypt [default on SQLite: generated at first start, in DATABASE.key]
    #[arg(long, env = "SECRET_KEY", hide_env_values = true, value_parser = secret)]
    pub secret_key: Option<SecretString>,
}

/// The database that the settings describe.
#[derive(Clone, Debug)]
pub struct Database {
    pub location: Location,
    /// PostgreSQL only.
    pub schema: String,
    pub pool_max: u32,
    pub pool_timeout: Duration,
}

#[derive(Clone, Debug)]
pub enum Location {
    Sqlite(SqliteFile),
    Postgres(Box<PostgresServer>),
}

impl Database {
    /// The file of a SQLite database.
    pub fn file(&self) -> Option<&SqliteFile> {
        match &self.location {
            Location::Sqlite(file) => Some(file),
            Location::Postgres(_) => None,
        }
    }
}

const DEFAULT_URL: &str = "sqlite://data/auth.db?mode=rwc";
const URL: &str = "DATABASE_URL";

impl DatabaseSettings {
    /// The database that the settings describe.
    ///
    /// # Errors
    /// An unsupported database system, an invalid URL, an incomplete set of DB_ variables, or an invalid schema name.
    /// The error names the faulty part and never quotes the URL, which contains a password.
    pub fn database(&self) -> Result<Database, BadSetting> {
        check_schema(&self.db_schema).map_err(|problem| BadSetting::new("DB_SCHEMA", problem))?;
        let location = match (&self.database_url, &self.db_host) {
            (Some(url), _) => location(url.expose_secret().trim())?,
            (None, Some(host)) => self.location_from_parts(host)?,
            (None, None) => location(DEFAULT_URL)?,
        };
        Ok(Database {
            location,
            schema: self.db_schema.clone(),
            pool_max: self.database_pool_max,
            pool_timeout: self.database_pool_timeout,
        })
    }

    fn location_from_parts(&self, host: &str) -> Result<Location, BadSetting> {
        let missing = |name| BadSetting::new(name, "required when DB_HOST is set");
        let user = self.db_user.as_deref().ok_or(missing("DB_USER"))?;
        let database = self.db_database.as_deref().ok_or(missing("DB_DATABASE"))?;
        let bad = |problem: String| BadSetting::new("DB_HOST", problem);
        if has_port(host) {
            return Err(bad(
                "expected a host without a port; set the port with DB_PORT".into(),
            ));
        }
        let host = postgres::host(host).map_err(bad)?;
        Ok(Location::Postgres(Box::new(PostgresServer {
            host: Some(host),
            port: Some(self.db_port),
            user: Some(user.to_owned()),
            password: self.db_password.clone(),
            database: Some(database.to_owned()),
            ..PostgresServer::default()
        })))
    }
}

/// A schema name that PostgreSQL keeps unchanged: it truncates longer names and reserves `pg_`.
fn check_schema(name: &str) -> Result<(), &'static str> {
    const LONGEST: usize = 63;
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    if name.is_empty() || !name.chars().all(plain) {
        Err("expected lower-case letters, digits and _")
    } else if name.len() > LONGEST {
        Err("expected at most 63 characters, the limit of PostgreSQL")
    } else if name.starts_with("pg_") || name == "information_schema" {
        Err("names that start with pg_, and information_schema, are reserved by PostgreSQL")
    } else {
        Ok(())
    }
}

/// Whether the text is `host:port` or `[address]:port`.
fn has_port(host: &str) -> bool {
    host.rsplit_once(':').is_some_and(|(before, port)| {
        let is_one_name = !before.contains(':') || before.ends_with(']');
        is_one_name && !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit())
    })
}

fn location(text: &str) -> Result<Location, BadSetting> {
    let bad = |problem: String| BadSetting::new(URL, problem);
    if let Some(rest) = text.strip_prefix("sqlite:") {
        return sqlite::parse(rest).map(Location::Sqlite).map_err(bad);
    }
    let rest = ["postgres://", "postgresql://"]
        .iter()
        .find_map(|scheme| text.strip_prefix(scheme))
        .ok_or_else(|| bad("expected a URL starting with sqlite:// or postgres://".into()))?;
    let server = postgres::parse(rest).map_err(bad)?;
    Ok(Location::Postgres(Box::new(server)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings() -> DatabaseSettings {
        super::super::Settings::defaults().database
    }

    fn server(settings: &DatabaseSettings) -> PostgresServer {
        match settings.database().unwrap().location {
            Location::Postgres(server) => *server,
            Location::Sqlite(file) => panic!("{file:?}"),
        }
    }

    #[test]
    fn parts_are_taken_as_they_are() {
        let mut settings = settings();
        settings.db_user = Some("a b".into());
        settings.db_database = Some("auth".into());
        settings.db_password = Some(SecretString::from("p@/ss#?%"));
        for host in ["db", "::1", "[::1]", "fe80::1%eth0", "/run/postgresql"] {
            settings.db_host = Some(host.into());
            let server = server(&settings);
            let plain = host.trim_start_matches('[').trim_end_matches(']');
            assert_eq!(server.host.as_deref(), Some(plain));
            assert_eq!(server.user.as_deref(), Some("a b"));
            assert_eq!(server.password.unwrap().expose_secret(), "p@/ss#?%");
        }
        settings.db_host = Some("one,two".into());
        assert_eq!(settings.database().unwrap_err().name, "DB_HOST");
    }

    #[test]
    fn half_a_set_of_parts_is_named() {
        let mut settings = settings();
        settings.db_host = Some("db".into());
        assert_eq!(settings.database().unwrap_err().name, "DB_USER");
    }

    #[test]
    fn the_end_of_a_line_is_no_part_of_a_url() {
        let mut settings = settings();
        settings.database_url = Some("postgres://ann@db/auth\n".into());
        assert_eq!(server(&settings).database.as_deref(), Some("auth"));
    }
}
