use clap::Args;
use secrecy::{ExposeSecret, SecretString};

use super::{BadSetting, secret};

/// Where the data live.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Database")]
pub struct DatabaseSettings {
    /// `sqlite://file?mode=rwc` or `postgres://user:password@host/database`
    /// [default: sqlite://data/auth.db?mode=rwc, unless DB_HOST is set]
    #[arg(long, env = "DATABASE_URL", hide_env_values = true, value_parser = secret)]
    pub database_url: Option<SecretString>,
    /// PostgreSQL host, read when DATABASE_URL is unset (as are the next four)
    #[arg(long, env = "DB_HOST")]
    pub db_host: Option<String>,
    /// PostgreSQL port
    #[arg(long, env = "DB_PORT", default_value_t = 5432)]
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
    /// 32 bytes in base64, or a comma list of them (any decrypts, the first encrypts): encrypts private keys and other
    /// secrets at rest [default on SQLite: made at the first start, in DATABASE.key]
    #[arg(long, env = "SECRET_KEY", hide_env_values = true, value_parser = secret)]
    pub secret_key: Option<SecretString>,
}

const DEFAULT_URL: &str = "sqlite://data/auth.db?mode=rwc";

impl DatabaseSettings {
    /// The connection URL that the settings come to.
    ///
    /// # Errors
    /// A URL of another database system, half a set of DB_ variables, a schema that is no plain name.
    pub fn url(&self) -> Result<SecretString, BadSetting> {
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        if self.db_schema.is_empty() || !self.db_schema.chars().all(plain) {
            return Err(BadSetting::new(
                "DB_SCHEMA",
                "lower-case letters, digits and _ are expected",
            ));
        }
        if let Some(url) = &self.database_url {
            let text = url.expose_secret();
            if text.contains(":memory:") || text.contains("mode=memory") {
                return Err(BadSetting::new(
                    "DATABASE_URL",
                    "a file is expected: in memory every connection would have a database of its own",
                ));
            }
            let known = ["sqlite:", "postgres://", "postgresql://"];
            return if known.iter().any(|scheme| text.starts_with(scheme)) {
                Ok(url.clone())
            } else {
                Err(BadSetting::new(
                    "DATABASE_URL",
                    "a URL that begins with sqlite:// or postgres:// is expected",
                ))
            };
        }
        match &self.db_host {
            None => Ok(SecretString::from(DEFAULT_URL)),
            Some(host) => self.url_from_parts(host),
        }
    }

    fn url_from_parts(&self, host: &str) -> Result<SecretString, BadSetting> {
        let missing = |name| BadSetting::new(name, "it is needed when DB_HOST is set");
        let user = self.db_user.as_deref().ok_or(missing("DB_USER"))?;
        let database = self.db_database.as_deref().ok_or(missing("DB_DATABASE"))?;
        let password = self
            .db_password
            .as_ref()
            .map(|p| percent(p.expose_secret()));
        let password = password.map_or(String::new(), |p| format!(":{p}"));
        Ok(SecretString::from(format!(
            "postgres://{}{password}@{host}:{}/{}",
            percent(user),
            self.db_port,
            percent(database)
        )))
    }
}

fn percent(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => {
                char::from(byte).to_string()
            }
            _ => format!("%{byte:02X}"),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_become_a_url_with_escapes() {
        let mut settings = super::super::Settings::defaults().database;
        settings.db_host = Some("db".into());
        settings.db_user = Some("a b".into());
        settings.db_database = Some("auth".into());
        settings.db_password = Some(SecretString::from("p@/ss"));
        let url = settings.url().unwrap();
        assert_eq!(
            url.expose_secret(),
            "postgres://a%20b:p%40%2Fss@db:5432/auth"
        );
    }

    #[test]
    fn half_a_set_of_parts_is_named() {
        let mut settings = super::super::Settings::defaults().database;
        settings.db_host = Some("db".into());
        assert_eq!(settings.url().unwrap_err().name, "DB_USER");
    }
}
