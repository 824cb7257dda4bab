//! Connects to PostgreSQL.

use std::time::Duration;

use futures::{FutureExt, future::ready};
use log::LevelFilter;
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

/// How long startup waits for a server that is still starting.
const STARTUP_TIMEOUT: Duration = Duration::from_secs(3);
const RETRY_INTERVAL: Duration = Duration::from_millis(100);
/// Timeout of connecting. A server with free connections answers sooner; PgBouncer makes clients wait while it has none.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(2);

/// How often the check for a transaction pooler is repeated.
const CHECKS: usize = 4;

/// Connection parameters that have been tried successfully, and the settings of each session.
#[derive(Clone)]
pub struct Connector {
    options: PgConnectOptions,
    schema: String,
    /// Limits each statement of a session and each pause within a transaction; zero means no limit.
    longest: Duration,
}

impl Connector {
    /// Finds connection parameters that work by connecting once, with and without TLS as far as the parameters allow. Statements
    /// have no time limit until [`Connector::limited_to`] sets one. Then checks what it has connected to, runs `open` meanwhile,
    /// and returns its result as well.
    ///
    /// # Errors
    /// An invalid parameter, the reason why the server cannot be reached, a connection pooler that is not suitable, or the error
    /// of `open`.
    pub async fn find<T>(
        server: &PostgresServer,
        database: &Database,
        open: impl AsyncFn(&Self) -> Result<T, DbErr>,
    ) -> Result<(Self, T), DbErr> {
        let candidates = options(server)
            .and_then(|options| tls::candidates(options, &server.tls))
            .map_err(|problem| DbErr::Conn(RuntimeErr::Internal(problem)))?;
        let deadline = Instant::now() + STARTUP_TIMEOUT;
        let mut failures = Vec::new();
        for options in candidates {
            let connector = Self {
                options,
                schema: database.schema.clone(),
                longest: Duration::ZERO,
            };
            match connector.try_until(deadline).await {
                Ok(connection) => {
                    let (checked, opened) = tokio::join!(
                        connector.refuse_transaction_pooling(connection),
                        open(&connector)
                    );
                    checked?;
                    let opened = match opened {
                        Ok(opened) => opened,
                        // The check may have kept the only connection of the server.
                        Err(_) => open(&connector).await?,
                    };
                    return Ok((connector, opened));
                }
                Err(error) => failures.push(super::describe_driver_error(&error)),
            }
        }
        failures.dedup();
        Err(DbErr::Conn(RuntimeErr::Internal(
            failures.join("; otherwise: "),
        )))
    }

    /// The same for sessions in which each statement and each pause within a transaction takes `longest` at most.
    pub fn limited_to(self, longest: Duration) -> Self {
        Self { longest, ..self }
    }

    /// As statements: PgBouncer rejects connections with startup parameters that it does not know.
    fn first_statement(&self) -> String {
        let (schema, limit) = (&self.schema, self.longest.as_millis());
        format!(
            "SET search_path = \"{schema}\"; SET statement_timeout = {limit}; SET idle_in_transaction_session_timeout = {limit}"
        )
    }

    /// Opens a single connection outside any pool.
    ///
    /// # Errors
    /// The actual reason, whereas a pool only reports a timeout.
    pub async fn connect(&self) -> Result<PgConnection, Error> {
        let ready = async {
            let mut connection = self.options.connect().await?;
            begin_session(&mut connection, &self.first_statement()).await?;
            Ok(connection)
        };
        let timed_out = || Error::Io(std::io::ErrorKind::TimedOut.into());
        timeout(CONNECT_TIMEOUT, ready)
            .await
            .unwrap_or_else(|_| Err(timed_out()))
    }

    async fn try_until(&self, deadline: Instant) -> Result<PgConnection, Error> {
        loop {
            match self.connect().await {
                Err(error)
                    if is_transient(&error) && Instant::now() + RETRY_INTERVAL < deadline =>
                {
                    sleep(RETRY_INTERVAL).await;
                }
                outcome => return outcome,
            }
        }
    }

    /// Opens a pool of one connection, which the pool reopens within `acquire_timeout` when it is lost or no longer trusted.
    ///
    /// # Errors
    /// Failure to connect.
    pub async fn open_one(
        &self,
        trust: &Trust,
        acquire_timeout: Duration,
    ) -> Result<DatabaseConnection, DbErr> {
        let statement = self.first_statement();
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

    /// Rejects a pooler that assigns a server connection per transaction: the settings of [`begin_session`] and the prepared
    /// statements of a session would apply to other sessions. Such a pooler gives the server connection that one client session
    /// has just used to another client session, which this function detects. `one` is a first connection, to be closed.
    ///
    /// # Errors
    /// [`DbErr::Conn`] with a message for the operator. It is not an error if the check itself fails.
    async fn refuse_transaction_pooling(&self, mut one: PgConnection) -> Result<(), DbErr> {
        let check = async {
            let Ok(mut other) = self.connect().await else {
                // With a goodbye, so that a server that allows one connection takes the next one at once.
                let _ = one.close().await;
                return Ok(false);
            };
            // Several times: the statements of the connection that is being opened meanwhile may get between them.
            let mut shared = false;
            for _ in 0..CHECKS {
                shared = shared || share_a_server_connection(&mut one, &mut other).await?;
            }
            let _ = one.close().await;
            let _ = other.close().await;
            Ok::<_, Error>(shared)
        };
        match timeout_at(Instant::now() + CONNECT_TIMEOUT, check).await {
            Ok(Ok(true)) => Err(DbErr::Conn(RuntimeErr::Internal(
                "the connection pooler assigns a server connection per transaction; set pool_mode=session in PgBouncer".into(),
            ))),
            _ => Ok(()),
        }
    }
}

/// Whether one of them gets the server connection that the other has just used.
async fn share_a_server_connection(
    one: &mut PgConnection,
    other: &mut PgConnection,
) -> Result<bool, Error> {
    let first = server_process(one).await?;
    if let Err(error) = other.execute("BEGIN").await {
        // With pool_mode=statement, PgBouncer does not allow transactions.
        return match error {
            Error::Database(_) => Ok(true),
            error => Err(error),
        };
    }
    let second = server_process(other).await?;
    if first == second {
        // Not asked again: if it is the only server connection, the answer would come after the transaction.
        return Ok(true);
    }
    let again = server_process(one).await?;
    other.execute("ROLLBACK").await?;
    Ok(first != again)
}

/// The process id of the server connection. Uses the simple protocol, because a prepared statement may fail behind
/// such a pooler.
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

/// Whether a retry may succeed shortly.
fn is_transient(error: &Error) -> bool {
    match error {
        Error::Io(error) => error.kind() == std::io::ErrorKind::ConnectionRefused,
        Error::Database(_) => is_full(error) || has_code(error, "57P03"),
        _ => false,
    }
}

/// Whether the server accepts no more connections, from this user or at all.
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

/// The options except TLS. They are passed as a URL, because only then does the driver look up the right host in the password
/// file.
fn options(server: &PostgresServer) -> Result<PgConnectOptions, String> {
    let mut url = url::Url::parse("postgres:").map_err(|_| "failed to build a connection URL")?;
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
        // The driver's own error could contain the URL, and with it the password.
        .map_err(|_| "the driver rejects the connection parameters".to_owned())?
        // PgBouncer does not know this startup parameter, and PostgreSQL 12 and newer do not need it.
        .extra_float_digits(None)
        .log_statements(LevelFilter::Trace)
        .log_slow_statements(LevelFilter::Off, Duration::MAX);
    Ok(match server.statement_cache {
        Some(capacity) => options.statement_cache_capacity(capacity),
        None => options,
    })
}
