//! The connection pool, with limits on every wait.
//!
//! `statement_timeout` makes the server cancel a slow statement, but it does not help when the server or the network has
//! stopped answering, and TCP itself gives up only after about a quarter of an hour.

use std::{io, pin::pin, sync::Arc, time::Duration};

use futures::future::BoxFuture;
use sea_orm::{
    ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, ExecResult, QueryResult, RuntimeErr,
    Statement, sqlx::Error,
};
use tokio::time::timeout;

use super::{
    Transaction,
    leases::{Connections, Lease},
    outage,
    time::LONGEST_TRANSACTION,
    trust::Trust,
};

/// The time to wait for a free connection that is included in the limits below.
const DEFAULT_WAIT: Duration = Duration::from_secs(3);
/// Timeout of a query. Longer than the server's `statement_timeout`.
const QUERY_TIMEOUT: Duration = Duration::from_secs(LONGEST_TRANSACTION.as_secs() + 1);
/// Timeout of queries that are repeated every second: two attempts and a new connection fit into the five seconds after which
/// tokens are no longer trusted.
const SHORT_QUERY_TIMEOUT: Duration = Duration::from_secs(2);
/// Timeout of a transaction, from requesting a connection to the commit.
const WRITE_TIMEOUT: Duration = Duration::from_secs(LONGEST_TRANSACTION.as_secs() + 3);

/// Connections for queries, and on PostgreSQL for transactions.
#[derive(Clone)]
pub struct Pool {
    connections: Connections,
    /// How long to wait for a free connection.
    wait: Duration,
    query_timeout: Duration,
    /// `None` for SQLite: there is no network, and its busy timeout limits each wait.
    trust: Option<Trust>,
}

impl Pool {
    pub fn new(connections: Connections, wait: Duration, trust: Option<Trust>) -> Self {
        Self {
            connections,
            wait,
            query_timeout: QUERY_TIMEOUT,
            trust,
        }
    }

    /// The same pool, using the reserved connection first.
    pub(super) fn reserved(&self) -> Self {
        Self {
            connections: self.connections.reserved(),
            ..self.clone()
        }
    }

    /// The same connections with a shorter timeout, for callers that must retry before the usual timeout ends.
    pub fn with_short_timeout(&self) -> Self {
        Self {
            query_timeout: SHORT_QUERY_TIMEOUT,
            ..self.clone()
        }
    }

    /// Closes all connections. Later queries fail.
    ///
    /// # Errors
    /// Database errors.
    pub async fn close_by_ref(&self) -> Result<(), DbErr> {
        self.connections.close().await
    }

    /// Gives memory of idle connections back.
    pub async fn release_memory(&self) {
        self.connections.release_memory().await;
    }

    /// Runs `work` in a transaction of its own. The inner error is that of `work`, which is then rolled back. The transaction
    /// runs in a separate task: if the caller hung up during BEGIN or COMMIT, the connection would be left in a state that the
    /// pool does not know.
    ///
    /// # Errors
    /// Errors of BEGIN and COMMIT.
    pub(super) async fn write<T, E, F>(&self, work: F) -> Result<Result<T, E>, DbErr>
    where
        F: for<'t> FnOnce(&'t Transaction) -> BoxFuture<'t, Result<T, E>> + Send + 'static,
        T: Send + 'static,
        E: From<DbErr> + Send + 'static,
    {
        let pool = self.clone();
        let writing = tokio::spawn(async move {
            let outcome = pool.within(WRITE_TIMEOUT, pool.write_once(work)).await;
            if let Err(error) = &outcome {
                pool.suspect(error);
            }
            outcome
        });
        writing
            .await
            .unwrap_or_else(|_| Err(DbErr::Custom("the write panicked".into())))
    }

    /// Runs one statement that is a transaction by itself, on PostgreSQL, and reads all its rows: the server sends them before it
    /// commits. In a task of its own, for the same reason as [`Self::write`]; never repeated, since it may have taken effect.
    ///
    /// # Errors
    /// Those of the database.
    pub(super) async fn change(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        let pool = self.clone();
        let changing = tokio::spawn(async move {
            let changed = pool.connections.query_all_raw(statement);
            let outcome = pool.within(WRITE_TIMEOUT, changed).await;
            if let Err(error) = &outcome {
                pool.suspect(error);
            }
            outcome
        });
        changing
            .await
            .unwrap_or_else(|_| Err(DbErr::Custom("the write panicked".into())))
    }

    async fn write_once<T, E, F>(&self, work: F) -> Result<Result<T, E>, DbErr>
    where
        F: for<'t> FnOnce(&'t Transaction) -> BoxFuture<'t, Result<T, E>>,
        E: From<DbErr>,
    {
        let (transaction, _lease) = self.begin().await?;
        let transaction = Transaction::new(transaction);
        let mut outcome = work(&transaction).await;
        if outcome.is_ok()
            && let Err(error) = transaction.finish().await
        {
            outcome = Err(error.into());
        }
        let (transaction, failure) = transaction.into_parts();
        if let Some(failure) = failure {
            self.suspect(&failure);
        }
        // A transaction that is dropped without a commit is rolled back.
        if outcome.is_ok() {
            transaction.commit().await?;
        }
        Ok(outcome)
    }

    /// Retries on a new connection if the first turns out to be dead. This is safe because nothing has been executed on it.
    async fn begin(&self) -> Result<(DatabaseTransaction, Lease), DbErr> {
        match self.connections.begin().await {
            Err(error) if outage::is_connection_suspect(&error) => {
                self.suspect(&error);
                self.connections.begin().await
            }
            outcome => outcome,
        }
    }

    /// Retries once on a new connection if the first turns out to be dead. Otherwise the first requests after a restart of the
    /// server, or after anything else that closed idle connections, would be refused. Only for reads: a statement that may have
    /// taken effect is never repeated.
    async fn read<T, F>(
        &self,
        query: impl Fn(Statement) -> F,
        statement: Statement,
    ) -> Result<T, DbErr>
    where
        F: Future<Output = Result<T, DbErr>>,
    {
        let reading = async {
            match query(statement.clone()).await {
                Err(error) if self.trust.is_some() && outage::is_connection_suspect(&error) => {
                    self.suspect(&error);
                    query(statement).await
                }
                outcome => outcome,
            }
        };
        self.within(self.query_timeout, reading).await
    }

    /// Replaces all connections: each is closed as soon as it is free, and new ones are opened when needed.
    pub fn renew(&self) {
        if let Some(trust) = &self.trust {
            trust.withdraw_now();
        }
    }

    fn suspect(&self, error: &DbErr) {
        if let Some(trust) = &self.trust
            && outage::is_connection_suspect(error)
        {
            trust.withdraw();
        }
    }

    async fn within<T>(
        &self,
        limit: Duration,
        work: impl Future<Output = Result<T, DbErr>>,
    ) -> Result<T, DbErr> {
        let Some(trust) = &self.trust else {
            return work.await;
        };
        let limit = limit + self.wait.saturating_sub(DEFAULT_WAIT);
        let mut work = pin!(work);
        match timeout(limit, work.as_mut()).await {
            Ok(outcome) => outcome,
            Err(_) => {
                // Before `work` is dropped and its connection goes back to the pool.
                trust.withdraw();
                Err(no_answer(limit))
            }
        }
    }
}

fn no_answer(limit: Duration) -> DbErr {
    let text = format!("no answer within {} s", limit.as_secs());
    let error = Error::Io(io::Error::new(io::ErrorKind::TimedOut, text));
    DbErr::Conn(RuntimeErr::SqlxError(Arc::new(error)))
}

#[async_trait::async_trait]
impl ConnectionTrait for Pool {
    fn get_database_backend(&self) -> DbBackend {
        self.connections.get_database_backend()
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        self.within(self.query_timeout, self.connections.execute_raw(statement))
            .await
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        self.within(self.query_timeout, self.connections.execute_unprepared(sql))
            .await
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        self.read(|query| self.connections.query_one_raw(query), statement)
            .await
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        self.read(|query| self.connections.query_all_raw(query), statement)
            .await
    }
}
