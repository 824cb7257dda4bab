//! All SeaORM queries, grouped by noun. Nothing outside this folder builds a query.

pub mod activity;
pub mod admin;
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
pub mod reset_tokens;
pub mod revocations;
pub mod sessions;
pub mod sign_up_tokens;
pub mod sweep;
pub mod tenants;
pub mod time;
pub mod used_assertions;
pub mod users;
pub mod write_checks;

use futures::future::BoxFuture;
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, DbErr};

use group_commit::GroupCommit;
pub use pool::Pool;

/// The database: reads go to a pool, writes through [`Store::write`].
#[derive(Clone)]
pub struct Store {
    pool: Pool,
    /// SQLite's.
    writer: Option<GroupCommit>,
}

impl Store {
    /// For queries that change nothing.
    pub fn reader(&self) -> &Pool {
        &self.pool
    }

    pub fn backend(&self) -> DbBackend {
        self.pool.get_database_backend()
    }

    /// Runs `work` in one transaction and answers once it is committed; also when the caller has gone, it is run to its end.
    /// A refusal that must leave traces (a counted failure, an ended session) is part of the `Ok` value: an `Err` undoes
    /// everything.
    ///
    /// # Errors
    /// Those of `work` and of the commit. Nothing is stored then, save where [`outage::may_be_committed`] says so.
    pub async fn write<T, F>(&self, work: F) -> Result<T, DbErr>
    where
        F: for<'t> FnOnce(&'t DatabaseTransaction) -> BoxFuture<'t, Result<T, DbErr>>
            + Send
            + 'static,
        T: Send + 'static,
    {
        match &self.writer {
            Some(writer) => writer.run(work).await,
            None => self.pool.write(work).await,
        }
    }
}
