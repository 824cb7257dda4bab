//! Connecting to PostgreSQL.

use std::time::Duration;

use futures::{FutureExt, future::ready};
use sea_orm::{
    DatabaseConnection, DbErr, RuntimeErr, SqlxPostgresConnector,
    sqlx::{
        AssertSqlSafe, ConnectOptions, Connection, Error, Executor, PgConnection, Row,
        postgres::{PgConnectOptions, PgPoolOptions},
    },
};
use secrecy::ExposeSecret;
use tokio::time::{Instant, sleep, timeout, timeout_at};

use super::tls;
use crate::config::{Database, PostgresServer};
use crate::store::trust::Trust;

/// How long a start waits for a server that is just starting too.
const STARTUP_TIMEOUT: Duration = Duration::from_secs(3);
const PAUSE: Duration = Duration::from_millis(100);
/// Within this a server that has room answers. PgBouncer keeps those waiting for whom it has no connection.
const PROMPT: Duration = Duration::from_secs(2);

/// How to reach the server, found out by doing it, and what each session begins with.
#[derive(Clone)]
pub struct Connector {
    options: PgConnectOptions,
    first_statement: String,
}

impl Connector {
    /// Connects once, by whatever way the TLS parameters allow. `longest` limits each statement of a session, and each pause in a
    /// transaction; zero does not.
    ///
    /// # Errors
    /// A parameter that cannot be used; why the server cannot be reached.
    pub async fn find(
        server: &PostgresServer,
        database: &Database,
        longest: Duration,
    ) -> Result<Self, DbErr> {
        let ways = options(server)
            .and_then(|options| tls::ways(options, &server.tls))
            .map_err(|problem| DbErr::Conn(RuntimeErr::Internal(problem)))?;
        let limit = longest.as_millis();
        // By statements: PgBouncer refuses a connection whose start says more than it knows.
        let first_statement = format!(
            "SET search_path = \"{}\"; SET statement_timeout = {limit}; SET idle_in_transaction_session_timeout = {limit}",
            database.schema
        );
        let deadline = Instant::now() + STARTUP_TIMEOUT;
        let mut failures = Vec::new();
        for options in ways {
            let connector = Self {
                options,
                first_statement: first_statement.clone(),
            };
            match connector.try_until(deadline).await {
                Ok(connection) => {
                    let _ = connection.close().await;
                    return Ok(connector);
                }
                Err(error) => failures.push(super::driver_words(&error)),
            }
        }
        failures.dedup();
        Err(DbErr::Conn(RuntimeErr::Internal(
            failures.join("; otherwise: "),
        )))
    }

    /// One connection outside any pool, ready for use.
    ///
    /// # Errors
    /// The reason, where a pool would only say that it has waited.
    pub async fn connect(&self) -> Result<PgConnection, Error> {
        let ready = async {
            let mut connection = self.options.connect().await?;
            begin_session(&mut connection, &self.first_statement).await?;
            Ok(connection)
        };
        let late = || Error::Io(std::io::ErrorKind::TimedOut.into());
        timeout(PROMPT, ready).await.unwrap_or_else(|_| Err(late()))
    }

    async fn try_until(&self, deadline: Instant) -> Result<PgConnection, Error> {
        loop {
            match self.connect().await {
                Err(error) if may_pass(&error) && Instant::now() + PAUSE < deadline => {
                    sleep(PAUSE).await;
                }
                outcome => return outcome,
            }
        }
    }

    /// A pool of one connection, which it opens again when it is lost, or no longer trusted, within `acquire_timeout`.
    ///
    /// # Errors
    /// Those of connecting.
    pub async fn open_one(
        &self,
        trust: &Trust,
        acquire_timeout: Duration,
    ) -> Result<DatabaseConnection, DbErr> {
        let statement = self.first_statement.clone();
        let (before, after) = (trust.clone(), trust.clone());
        let pool = PgPoolOptions::new()
            .max_connections(1)
            .acquire_timeout(acquire_timeout)
            .idle_timeout(None)
            .test_before_acquire(false)
            .before_acquire(move |connection, about| {
                let trust = before.clone();
                async move { trust.before_use(connection, about).await }.boxed()
            })
            .after_release(move |_, about| ready(Ok(after.after_use(&about))).boxed())
            .after_connect(move |connection, _| {
                let statement = statement.clone();
                async move { begin_session(connection, &statement).await }.boxed()
            })
            .connect_with(self.options.clone())
            .await;
        match pool {
            Ok(pool) => Ok(SqlxPostgresConnector::from_sqlx_postgres_pool(pool)),
            Err(error) => Err(failed(error)),
        }
    }

    /// Refuses a pooler that gives each transaction a server connection of its own: what a session is told by [`begin_session`]
    /// and the statements that it has prepared would be another's. Such a pooler lends the connection that this session has
    /// just used to one that asks for another.
    ///
    /// # Errors
    /// [`DbErr::Conn`] in words for the operator. What cannot be found out is no error.
    pub async fn refuse_transaction_pooling(&self) -> Result<(), DbErr> {
        let looking = async {
            let mut one = self.connect().await?;
            let mut other = self.connect().await?;
            let first = server_process(&mut one).await?;
            if let Err(error) = other.execute("BEGIN").await {
                // PgBouncer's pool_mode=statement knows no transactions.
                return match error {
                    Error::Database(_) => Ok(true),
                    error => Err(error),
                };
            }
            let second = server_process(&mut other).await?;
            let again = server_process(&mut one).await?;
            other.execute("ROLLBACK").await?;
            let _ = one.close().await;
            let _ = other.close().await;
            Ok::<_, Error>(first == second || first != again)
        };
        match timeout_at(Instant::now() + PROMPT, looking).await {
            Ok(Ok(true)) => Err(DbErr::Conn(RuntimeErr::Internal(
                "the connection pooler changes the server connection with each transaction: PgBouncer's pool_mode=session is needed".into(),
            ))),
            _ => Ok(()),
        }
    }
}

/// By the simple protocol: PgBouncer and nothing else would notice a statement that is prepared.
async fn server_process(connection: &mut PgConnection) -> Result<i32, Error> {
    let row = connection.fetch_one("SELECT pg_backend_pid()").await?;
    row.try_get(0)
}

async fn begin_session(connection: &mut PgConnection, statement: &str) -> Result<(), Error> {
    connection
        .execute(AssertSqlSafe(statement.to_owned()))
        .await
        .map(drop)
}

/// Whether the same attempt may succeed in a moment.
fn may_pass(error: &Error) -> bool {
    match error {
        Error::Io(error) => error.kind() == std::io::ErrorKind::ConnectionRefused,
        Error::Database(_) => is_full(error) || has_code(error, "57P03"),
        _ => false,
    }
}

/// The server gives this user, or anybody, no further connection.
pub fn is_full(error: &Error) -> bool {
    has_code(error, "53300")
}

fn has_code(error: &Error, code: &str) -> bool {
    let fault = error.as_database_error();
    fault.and_then(|fault| fault.code()).as_deref() == Some(code)
}

fn failed(error: Error) -> DbErr {
    DbErr::Conn(RuntimeErr::SqlxError(error.into()))
}

/// Everything but TLS. Through a URL, because only so the driver looks into the password file for the host that is meant.
fn options(server: &PostgresServer) -> Result<PgConnectOptions, String> {
    let mut url = url::Url::parse("postgres:").map_err(|_| "no URL can be made of it")?;
    {
        let mut query = url.query_pairs_mut();
        let port = server.port.map(|port| port.to_string());
        let password = server.password.as_ref().map(ExposeSecret::expose_secret);
        let parts = [
            ("host", server.host.as_deref()),
            ("port", port.as_deref()),
            ("user", server.user.as_deref()),
            ("password", password),
            ("dbname", server.database.as_deref()),
            ("application_name", server.application_name.as_deref()),
            ("options", server.options.as_deref()),
        ];
        for (name, value) in parts {
            if let Some(value) = value {
                query.append_pair(name, value);
            }
        }
    }
    let options = PgConnectOptions::from_url(&url)
        // The error could quote the URL.
        .map_err(|_| "the driver cannot use it".to_owned())?
        // PgBouncer does not know it at the start of a session, and PostgreSQL 12 and newer need it no longer.
        .extra_float_digits(None)
        .disable_statement_logging();
    Ok(match server.statement_cache {
        Some(capacity) => options.statement_cache_capacity(capacity),
        None => options,
    })
}
