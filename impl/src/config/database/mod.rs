//! Where the data live, and what of the settings says so wrongly.

mod postgres;
mod sqlite;

pub use postgres::{PostgresServer, SslMode, TlsParameters};
pub use sqlite::SqliteFile;

use std::time::Duration;

use clap::Args;
use secrecy::{ExposeSecret, SecretString};

use super::{BadSetting, positive_seconds, secret, whole};

/// Where the data live.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Database")]
pub struct DatabaseSettings {
    /// `sqlite://file?mode=rwc` or `postgres://user:password@host/database`; special characters are percent-encoded
    /// [default: sqlite://data/auth.db?mode=rwc, unless DB_HOST is set]
    #[arg(long, env = "DATABASE_URL", hide_env_values = true, value_parser = secret)]
    pub database_url: Option<SecretString>,
    /// PostgreSQL host name, IP address or socket folder, read when DATABASE_URL is unset (as are the next four)
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
    /// PostgreSQL schema, made when missing
    #[arg(long, env = "DB_SCHEMA", default_value = "main")]
    pub db_schema: String,
    /// PostgreSQL connections that one instance opens at most, beside one for its background work; it gets along with fewer when the server allows no more
    #[arg(long, env = "DATABASE_POOL_MAX", default_value_t = 8, allow_negative_numbers = true, value_parser = whole::<u32>(1..=1000))]
    pub database_pool_max: u32,
    /// Seconds that a request waits for a free connection
    #[arg(long, env = "DATABASE_POOL_TIMEOUT", default_value = "3", value_parser = positive_seconds)]
    pub database_pool_timeout: Duration,
    /// 32 bytes in base64, or a comma list of them (any decrypts, the first encrypts): encrypts private keys and other
    /// secrets at rest [default on SQLite: made at the first start, in DATABASE.key]
    #[arg(long, env = "SECRET_KEY", hide_env_values = true, value_parser = secret)]
    pub secret_key: Option<SecretString>,
}

/// A database as the settings describe it.
#[derive(Clone, Debug)]
pub struct Database {
    pub location: Location,
    /// PostgreSQL's; SQLite has none.
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
    /// The file of an SQLite database.
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
    /// The database that the settings come to.
    ///
    /// # Errors
    /// A URL of another database system or with a part that cannot be used, half a set of DB_ variables, a schema that is
    /// no plain name. The error names the part and never quotes the URL, which holds a password.
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
        let missing = |name| BadSetting::new(name, "it is needed when DB_HOST is set");
        let user = self.db_user.as_deref().ok_or(missing("DB_USER"))?;
        let database = self.db_database.as_deref().ok_or(missing("DB_DATABASE"))?;
        let bad = |problem: String| BadSetting::new("DB_HOST", problem);
        if has_port(host) {
            return Err(bad(
                "a host without a port is expected: DB_PORT names the port".into(),
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

/// A schema that PostgreSQL makes under exactly this name: it cuts longer ones, and keeps `pg_` for itself.
fn check_schema(name: &str) -> Result<(), &'static str> {
    const LONGEST: usize = 63;
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    if name.is_empty() || !name.chars().all(plain) {
        Err("lower-case letters, digits and _ are expected")
    } else if name.len() > LONGEST {
        Err("63 characters at most are expected, as PostgreSQL's names have")
    } else if name.starts_with("pg_") || name == "information_schema" {
        Err(
            "a name that PostgreSQL does not keep for itself is expected: not information_schema, and not one that begins with pg_",
        )
    } else {
        Ok(())
    }
}

/// Whether this is `host:port` or `[address]:port`.
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
        .ok_or_else(|| bad("a URL that begins with sqlite:// or postgres:// is expected".into()))?;
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
