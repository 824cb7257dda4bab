//! The transaction that is passed to closures.

use std::sync::{Mutex, PoisonError};

use async_trait::async_trait;
use sea_orm::{
    ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, ExecResult, QueryResult, Statement,
};

/// Runs statements in a transaction that its owner commits or rolls back.
///
/// Records the first database error. The closure may convert it to an error of its own, but the owner of the transaction has to
/// know whether the connection is still usable.
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

    /// The underlying transaction, to be committed or rolled back, and its first database error.
    pub(super) fn into_parts(self) -> (DatabaseTransaction, Option<DbErr>) {
        let failure = self.failure.into_inner();
        (self.inner, failure.unwrap_or_else(PoisonError::into_inner))
    }

    fn record<T>(&self, outcome: Result<T, DbErr>) -> Result<T, DbErr> {
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
        self.record(self.inner.execute_raw(statement).await)
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        self.record(self.inner.execute_unprepared(sql).await)
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        self.record(self.inner.query_one_raw(statement).await)
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        self.record(self.inner.query_all_raw(statement).await)
    }
}
