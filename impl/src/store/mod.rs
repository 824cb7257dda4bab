//! All SeaORM queries, grouped by noun. Nothing outside this folder builds a query.

pub mod admin;
pub mod audit;
pub mod authenticators;
pub mod catalogue;
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
mod leases;
pub mod lockouts;
pub mod login_states;
pub mod outage;
pub mod outbox;
mod pool;
pub mod provider_logouts;
mod queue;
mod reserved;
pub mod reset_tokens;
pub mod revocations;
pub mod sessions;
pub mod sign_up_tokens;
mod single_use;
pub mod sweep;
pub mod tenants;
pub mod time;
mod transaction;
mod trust;
pub mod used_assertions;
pub mod users;
pub mod write_checks;

use futures::future::BoxFuture;
use sea_orm::{DbBackend, DbErr};

/// What queries run on: a pool, or a transaction.
pub use sea_orm::ConnectionTrait as Connection;
/// The kind of database.
pub use sea_orm::DbBackend as Backend;
/// Why the database failed.
pub use sea_orm::DbErr as Error;

use group_commit::GroupCommit;
pub use pool::Pool;
pub use transaction::Transaction;

/// The database: reads go to a pool, writes through [`Store::write`].
#[derive(Clone)]
pub struct Store {
    pool: Pool,
    /// Only for SQLite.
    writer: Option<GroupCommit>,
}

impl Store {
    /// For queries that change nothing.
    pub fn reader(&self) -> &Pool {
        &self.pool
    }

    /// The same database, on PostgreSQL by the connection that no request takes.
    pub fn background(&self) -> Self {
        Self {
            pool: self.pool.reserved(),
            writer: self.writer.clone(),
        }
    }

    pub fn backend(&self) -> DbBackend {
        self.pool.get_database_backend()
    }

    /// Runs `work` in one transaction and returns once it is committed. Work that was begun is run to its end even if the caller
    /// is dropped. An error of `work` rolls everything back, so whatever must outlast a refusal (a counted failure, an ended
    /// session) is part of the `Ok` value.
    ///
    /// # Errors
    /// Those of `work`, and those of BEGIN and COMMIT. Nothing is stored then, except where [`outage::may_be_committed`] says
    /// so.
    pub async fn write<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: for<'t> FnOnce(&'t Transaction) -> BoxFuture<'t, Result<T, E>> + Send + 'static,
        T: Send + 'static,
        E: From<DbErr> + Send + 'static,
    {
        self.transact(work).await?
    }

    /// [`Self::write`], with the errors of `work` apart from those of BEGIN and COMMIT.
    ///
    /// # Errors
    /// Those of BEGIN and COMMIT.
    pub async fn transact<T, E, F>(&self, work: F) -> Result<Result<T, E>, DbErr>
    where
        F: for<'t> FnOnce(&'t Transaction) -> BoxFuture<'t, Result<T, E>> + Send + 'static,
        T: Send + 'static,
        E: From<DbErr> + Send + 'static,
    {
        match &self.writer {
            Some(writer) => writer.run(work).await,
            None => self.pool.write(work).await,
        }
    }
}
