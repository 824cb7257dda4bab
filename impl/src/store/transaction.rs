//! A transaction as the work in it sees it.

use std::sync::{Mutex, PoisonError};

use async_trait::async_trait;
use sea_orm::{
    ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, ExecResult, QueryResult, Statement,
};

/// Runs statements in a transaction that somebody else commits or rolls back.
///
/// Remembers the first failure of the database. The work is free to turn it into an error of its own, but whoever ends the
/// transaction has to know whether the connection can still be used.
pub struct Transaction {
    inner: DatabaseTransaction,
    failure: Mutex<Option<DbErr>>,
}

impl Transaction {
    pub(super) fn new(inner: DatabaseTransaction) -> Self {
        Self {
            inner,
            failure: Mutex::default(),
        }
    }

    /// The underlying transaction, to end it, and the first failure in it.
    pub(super) fn into_parts(self) -> (DatabaseTransaction, Option<DbErr>) {
        let failure = self.failure.into_inner();
        (self.inner, failure.unwrap_or_else(PoisonError::into_inner))
    }

    fn note<T>(&self, outcome: Result<T, DbErr>) -> Result<T, DbErr> {
        if let Err(error) = &outcome {
            let mut failure = self.failure.lock().unwrap_or_else(PoisonError::into_inner);
            failure.get_or_insert_with(|| error.clone());
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
        self.note(self.inner.execute_raw(statement).await)
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        self.note(self.inner.execute_unprepared(sql).await)
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        self.note(self.inner.query_one_raw(statement).await)
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        self.note(self.inner.query_all_raw(statement).await)
    }
}
