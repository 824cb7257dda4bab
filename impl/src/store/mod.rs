//! All SeaORM queries, grouped by noun. Nothing outside this folder builds a query.

pub mod activity;
pub mod admin;
pub mod authenticators;
pub mod challenges;
pub mod clients;
pub mod codes;
pub mod columns;
pub mod connect;
pub mod constraints;
pub mod credentials;
pub mod doctor;
pub mod entities;
mod group_commit;
pub mod identities;
pub mod keys;
pub mod lockouts;
pub mod login_states;
pub mod outbox;
pub mod provider_logouts;
pub mod reset_tokens;
pub mod revocations;
pub mod sessions;
pub mod sign_up_tokens;
pub mod sweep;
pub mod tenants;
pub mod used_assertions;
pub mod users;

use futures::future::BoxFuture;
use sea_orm::{DatabaseConnection, DatabaseTransaction, DbBackend, DbErr, TransactionTrait};

use group_commit::GroupCommit;

/// The database: reads go to a pool, writes through [`Store::write`].
#[derive(Clone)]
pub struct Store {
    pool: DatabaseConnection,
    writer: Writer,
}

#[derive(Clone)]
enum Writer {
    Pool,
    Grouped(GroupCommit),
}

impl Store {
    fn new(pool: DatabaseConnection, sqlite_writer: Option<DatabaseConnection>) -> Self {
        let writer = match sqlite_writer {
            Some(connection) => Writer::Grouped(GroupCommit::start(connection)),
            None => Writer::Pool,
        };
        Self { pool, writer }
    }

    /// For queries that change nothing.
    pub fn reader(&self) -> &DatabaseConnection {
        &self.pool
    }

    pub fn backend(&self) -> DbBackend {
        self.pool.get_database_backend()
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn ping(&self) -> Result<(), DbErr> {
        self.pool.ping().await
    }

    /// Runs `work` in one transaction and answers once it is committed. A refusal that must leave traces (a counted
    /// failure, an ended session) is part of the `Ok` value: an `Err` undoes everything.
    ///
    /// # Errors
    /// Those of `work` and of the commit.
    pub async fn write<T, F>(&self, work: F) -> Result<T, DbErr>
    where
        F: for<'t> FnOnce(&'t DatabaseTransaction) -> BoxFuture<'t, Result<T, DbErr>>
            + Send
            + 'static,
        T: Send + 'static,
    {
        match &self.writer {
            Writer::Grouped(writer) => writer.run(work).await,
            Writer::Pool => {
                let transaction = self.pool.begin().await?;
                let value = work(&transaction).await?;
                transaction.commit().await?;
                Ok(value)
            }
        }
    }
}
