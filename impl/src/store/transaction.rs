//! The transaction that is passed to closures.

use std::sync::{Mutex, MutexGuard, PoisonError};

use async_trait::async_trait;
use sea_orm::{
    ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, ExecResult, QueryResult, QueryTrait,
    Statement,
};

use super::{batch, plain_limit::with_plain_limit};

/// Runs statements in a transaction that its owner commits or rolls back.
///
/// Records the first database error. The closure may convert it to an error of its own, but the owner of the transaction has to
/// know whether the connection is still usable.
pub struct Transaction {
    inner: DatabaseTransaction,
    failure: Mutex<Option<DbErr>>,
    /// To be run before the next statement and before the commit.
    later: Mutex<Vec<Statement>>,
}

impl Transaction {
    pub(super) fn new(inner: DatabaseTransaction) -> Self {
        Self {
            inner,
            failure: Mutex::default(),
            later: Mutex::default(),
        }
    }

    /// Runs a statement whose outcome nobody waits for, together with others of this kind: each trip to the database costs more
    /// than what it does there. An error rolls the transaction back. On PostgreSQL those on different tables become one statement,
    /// so they must not depend on each other.
    pub fn later(&self, statement: &impl QueryTrait) {
        let statement = statement.build(self.get_database_backend());
        locked(&self.later).push(statement);
    }

    /// Runs what was left for later, before the commit.
    ///
    /// # Errors
    /// The first failure of a statement of this transaction, even if the closure has ignored it: what was to be stored is not.
    pub(super) async fn finish(&self) -> Result<(), DbErr> {
        self.catch_up().await?;
        match &*locked(&self.failure) {
            Some(failure) => Err(failure.clone()),
            None => Ok(()),
        }
    }

    async fn catch_up(&self) -> Result<(), DbErr> {
        let statements = std::mem::take(&mut *locked(&self.later));
        for together in batch::together(self.get_database_backend(), statements) {
            self.record(self.inner.execute_raw(together).await)?;
        }
        Ok(())
    }

    /// The underlying transaction, to be committed or rolled back, and its first database error.
    pub(super) fn into_parts(self) -> (DatabaseTransaction, Option<DbErr>) {
        let failure = self.failure.into_inner();
        (self.inner, failure.unwrap_or_else(PoisonError::into_inner))
    }

    fn record<T>(&self, outcome: Result<T, DbErr>) -> Result<T, DbErr> {
        if let Err(error) = &outcome {
            locked(&self.failure).get_or_insert_with(|| error.clone());
        }
        outcome
    }
}

#[async_trait]
impl ConnectionTrait for Transaction {
    fn get_database_backend(&self) -> DbBackend {
        self.inner.get_database_backend()
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        self.catch_up().await?;
        self.record(self.inner.execute_raw(statement).await)
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        self.catch_up().await?;
        self.record(self.inner.execute_unprepared(sql).await)
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        self.catch_up().await?;
        let statement = match self.get_database_backend() {
            DbBackend::Sqlite => with_plain_limit(statement),
            _ => statement,
        };
        self.record(self.inner.query_one_raw(statement).await)
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        self.catch_up().await?;
        self.record(self.inner.query_all_raw(statement).await)
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
