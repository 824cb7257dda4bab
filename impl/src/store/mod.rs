//! All SeaORM queries, grouped by subject. Nothing outside this directory builds a query.

pub mod admin;
pub mod audit;
pub mod authenticators;
mod batch;
pub mod browser_sessions;
pub mod catalogue;
pub mod challenges;
pub mod client_logouts;
pub mod client_settings;
pub mod clients;
pub mod codes;
pub mod columns;
pub mod combine;
pub mod connect;
pub mod consents;
pub mod constraints;
pub mod credentials;
pub mod device_codes;
pub mod doctor;
pub mod entities;
mod group_commit;
pub mod identities;
pub mod keys;
mod leases;
pub mod lockouts;
pub mod login_activity;
pub mod login_states;
pub mod lookups;
pub mod node_keys;
pub mod outage;
pub mod outbox;
mod padding;
mod plain_limit;
mod pool;
pub mod provider_logouts;
pub mod pushed_requests;
mod queue;
pub mod refresh;
mod reserved;
pub mod reset_tokens;
pub mod revocations;
pub mod session_grants;
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

/// A pool or a transaction, which queries run on.
pub use sea_orm::ConnectionTrait as Connection;
/// The kind of database.
pub use sea_orm::DbBackend as Backend;
/// A database error.
pub use sea_orm::DbErr as Error;

use group_commit::GroupCommit;
pub use pool::Pool;
pub use transaction::Transaction;

/// The database: reads go to a pool, writes through [`Store::write`].
#[derive(Clone)]
pub struct Store {
    pool: Pool,
    /// Only used for SQLite.
    writer: Option<GroupCommit>,
}

impl Store {
    /// For queries that change nothing.
    pub fn reader(&self) -> &Pool {
        &self.pool
    }

    /// The same database, accessed on PostgreSQL through the connection that is reserved for background work.
    pub fn background(&self) -> Self {
        Self {
            pool: self.pool.reserved(),
            writer: self.writer.clone(),
        }
    }

    pub fn backend(&self) -> DbBackend {
        self.pool.get_database_backend()
    }

    /// Runs `work` in one transaction and returns once it is committed. The transaction is completed even if the caller is
    /// dropped. An error of `work` rolls everything back, so whatever must be stored despite a refusal (a counted failure, an
    /// ended session) is written by work that returns `Ok`.
    ///
    /// # Errors
    /// Errors of `work`, BEGIN and COMMIT. Nothing is stored then, unless [`outage::may_be_committed`] is true.
    pub async fn write<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: for<'t> FnOnce(&'t Transaction) -> BoxFuture<'t, Result<T, E>> + Send + 'static,
        T: Send + 'static,
        E: From<DbErr> + Send + 'static,
    {
        self.transact(work).await?
    }

    /// Like [`Self::write`], but returns errors of `work` separately, as the inner result.
    ///
    /// # Errors
    /// Errors of BEGIN and COMMIT.
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
