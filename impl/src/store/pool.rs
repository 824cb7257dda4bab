//! The connection pool, with limits on every wait.
//!
//! The server ends what takes too long (`statement_timeout`), but a server or a network that has stopped answering does
//! not, and TCP itself gives up after a quarter of an hour.

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

/// The wait for a free connection that the limits below allow for.
const USUAL_WAIT: Duration = Duration::from_secs(3);
/// For a query, and more than the server allows it.
const LONGEST_QUERY: Duration = Duration::from_secs(LONGEST_TRANSACTION.as_secs() + 1);
/// For what is asked each second: two tries and a new connection fit into the five seconds after which tokens are trusted no more.
const IMPATIENT: Duration = Duration::from_secs(2);
/// For a transaction, from asking for a connection to the commit.
const LONGEST_WRITE: Duration = Duration::from_secs(LONGEST_TRANSACTION.as_secs() + 3);

/// Connections for queries, and on PostgreSQL for transactions.
#[derive(Clone)]
pub struct Pool {
    connections: Connections,
    /// How long to wait for a free connection.
    wait: Duration,
    /// How long a query may take.
    longest_query: Duration,
    /// `None` where there is no network: SQLite's busy timeout limits each wait.
    trust: Option<Trust>,
}

impl Pool {
    pub fn new(connections: Connections, wait: Duration, trust: Option<Trust>) -> Self {
        Self {
            connections,
            wait,
            longest_query: LONGEST_QUERY,
            trust,
        }
    }

    pub(super) fn reserved(&self) -> Self {
        Self {
            connections: self.connections.reserved(),
            ..self.clone()
        }
    }

    /// The same connections, for whoever has to ask again before a query usually counts as lost.
    pub fn impatient(&self) -> Self {
        Self {
            longest_query: IMPATIENT,
            ..self.clone()
        }
    }

    /// Closes all connections; every later use fails.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn close_by_ref(&self) -> Result<(), DbErr> {
        self.connections.close().await
    }

    /// Runs `work` in a transaction of its own. The inner error is that of `work`, which is then rolled back. In a task of its
    /// own, because a transaction whose BEGIN or COMMIT is cut off when its caller hangs up leaves a connection in a state that
    /// the pool does not know.
    ///
    /// # Errors
    /// Those of BEGIN and COMMIT.
    pub(super) async fn write<T, E, F>(&self, work: F) -> Result<Result<T, E>, DbErr>
    where
        F: for<'t> FnOnce(&'t Transaction) -> BoxFuture<'t, Result<T, E>> + Send + 'static,
        T: Send + 'static,
        E: Send + 'static,
    {
        let pool = self.clone();
        let writing = tokio::spawn(async move {
            let outcome = pool.within(LONGEST_WRITE, pool.write_once(work)).await;
            if let Err(error) = &outcome {
                pool.suspect(error);
            }
            outcome
        });
        writing
            .await
            .unwrap_or_else(|_| Err(DbErr::Custom("the write panicked".into())))
    }

    async fn write_once<T, E, F>(&self, work: F) -> Result<Result<T, E>, DbErr>
    where
        F: for<'t> FnOnce(&'t Transaction) -> BoxFuture<'t, Result<T, E>>,
    {
        let (transaction, _lease) = self.begin().await?;
        let transaction = Transaction::new(transaction);
        let outcome = work(&transaction).await;
        let (transaction, failure) = transaction.into_parts();
        if let Some(failure) = failure {
            self.suspect(&failure);
        }
        // Dropped without a commit, it is rolled back.
        if outcome.is_ok() {
            transaction.commit().await?;
        }
        Ok(outcome)
    }

    /// Tries again on a new connection when the first turns out to be dead: nothing has been done on it.
    async fn begin(&self) -> Result<(DatabaseTransaction, Lease), DbErr> {
        match self.connections.begin().await {
            Err(error) if outage::is_connection_suspect(&error) => {
                self.suspect(&error);
                self.connections.begin().await
            }
            outcome => outcome,
        }
    }

    /// Asks once more on a new connection when the first turns out to be dead: after a restart of the server, or whatever else
    /// ended idle connections, the first requests would otherwise be refused. Only for what changes nothing; a statement that
    /// may have taken effect is never repeated.
    async fn read<T, F>(
        &self,
        ask: impl Fn(Statement) -> F,
        statement: Statement,
    ) -> Result<T, DbErr>
    where
        F: Future<Output = Result<T, DbErr>>,
    {
        let asking = async {
            match ask(statement.clone()).await {
                Err(error) if self.trust.is_some() && outage::is_connection_suspect(&error) => {
                    self.suspect(&error);
                    ask(statement).await
                }
                outcome => outcome,
            }
        };
        self.within(self.longest_query, asking).await
    }

    /// Closes the connections that stand, as they become free, and opens new ones in their place.
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
        let limit = limit + self.wait.saturating_sub(USUAL_WAIT);
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
        self.within(self.longest_query, self.connections.execute_raw(statement))
            .await
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        self.within(self.longest_query, self.connections.execute_unprepared(sql))
            .await
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        self.read(|asked| self.connections.query_one_raw(asked), statement)
            .await
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        self.read(|asked| self.connections.query_all_raw(asked), statement)
            .await
    }
}
