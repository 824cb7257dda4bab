//! The connections that queries run on.
//!
//! On PostgreSQL they are leased. A pool that opens a connection in the name of a request lets that request fail when the server
//! allows no more (a role's CONNECTION LIMIT, max_connections, other instances), although others become free a moment later.
//! So a request only ever waits for one of those that stand, and a task beside the requests opens more while some wait. It opens
//! one only where there is room for two, so that the admin command and another instance can come in. One more stands beside them,
//! for background work (`reserved.rs`).

mod opener;

use std::{
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use async_trait::async_trait;
use sea_orm::{
    ConnAcquireErr, ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr,
    ExecResult, QueryResult, RuntimeErr, Statement, TransactionTrait, sqlx,
};
use tokio::{
    sync::{Notify, OwnedMutexGuard, Semaphore},
    task::JoinSet,
    time::{Instant, timeout},
};

use super::{
    connect::postgres::{Connector, is_full},
    reserved::Reserved,
    trust::Trust,
};
use crate::config::Database;

/// Those of an SQLite file, or leased ones to a PostgreSQL server.
#[derive(Clone)]
pub struct Connections {
    kind: Kind,
    /// Whether the reserved connection is taken before one of those that requests wait for.
    reserved: bool,
}

#[derive(Clone)]
enum Kind {
    File(DatabaseConnection),
    Server(Arc<Server>),
}

struct Server {
    leases: Arc<Leases>,
    /// Ends with the pool.
    _opener: JoinSet<()>,
}

struct Leases {
    connector: Connector,
    trust: Trust,
    max: usize,
    wait: Duration,
    free: Mutex<Vec<Free>>,
    /// As many permits as there are free ones.
    turns: Semaphore,
    standing: AtomicUsize,
    waiting: AtomicUsize,
    wanted: Notify,
    reserved: Reserved,
    /// Why the most recent attempt to open a connection failed; `None` after a success.
    refusal: Mutex<Option<String>>,
}

struct Free {
    connection: DatabaseConnection,
    since: Instant,
}

/// Exclusive use of a connection, which is returned when this is dropped.
pub struct Lease {
    connection: DatabaseConnection,
    leases: Option<Arc<Leases>>,
    /// On the reserved connection.
    _turn: Option<OwnedMutexGuard<()>>,
}

impl Drop for Lease {
    fn drop(&mut self) {
        if let Some(leases) = &self.leases {
            leases.put_back(self.connection.clone());
        }
    }
}

impl Connections {
    /// The connections that read an SQLite file; a file has no limit.
    pub fn of_file(readers: DatabaseConnection) -> Self {
        Self {
            kind: Kind::File(readers),
            reserved: false,
        }
    }

    /// Opens the first connection to a server.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn of_server(
        connector: Connector,
        database: &Database,
        trust: &Trust,
    ) -> Result<Self, DbErr> {
        let first = connector.open_one(trust, database.pool_timeout).await?;
        let leases = Arc::new(Leases {
            connector,
            trust: trust.clone(),
            max: usize::try_from(database.pool_max).unwrap_or(usize::MAX),
            wait: database.pool_timeout,
            free: Mutex::default(),
            turns: Semaphore::new(0),
            standing: AtomicUsize::new(1),
            waiting: AtomicUsize::new(0),
            wanted: Notify::new(),
            reserved: Reserved::default(),
            refusal: Mutex::default(),
        });
        leases.put_back(first);
        let mut opener = JoinSet::new();
        opener.spawn(leases.clone().keep_opening());
        Ok(Self {
            kind: Kind::Server(Arc::new(Server {
                leases,
                _opener: opener,
            })),
            reserved: false,
        })
    }

    /// The same connections, for background work that must not wait for those whom requests hold up.
    pub fn reserved(&self) -> Self {
        Self {
            reserved: true,
            ..self.clone()
        }
    }

    /// A transaction, on a connection that is to be kept until it has ended.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn begin(&self) -> Result<(DatabaseTransaction, Lease), DbErr> {
        self.run(|connection| async move { connection.begin().await })
            .await
    }

    /// Closes all connections. Later queries fail.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn close(&self) -> Result<(), DbErr> {
        match &self.kind {
            Kind::File(connection) => connection.close_by_ref().await,
            Kind::Server(server) => server.leases.close().await,
        }
    }

    /// Runs `work` on a leased connection, and once more on another when its own could not be had: nothing was done then.
    async fn run<T, F>(&self, work: impl Fn(DatabaseConnection) -> F) -> Result<(T, Lease), DbErr>
    where
        F: Future<Output = Result<T, DbErr>>,
    {
        let server = match &self.kind {
            Kind::File(connection) => {
                let lease = Lease {
                    connection: connection.clone(),
                    leases: None,
                    _turn: None,
                };
                return Ok((work(connection.clone()).await?, lease));
            }
            Kind::Server(server) => server,
        };
        let timed_out = DbErr::ConnectionAcquire(ConnAcquireErr::Timeout);
        if self.reserved
            && let Some(lease) = server.leases.reserved_lease().await
        {
            match work(lease.connection.clone()).await {
                Err(error) if error == timed_out => server.leases.reserved.could_not_be_had(),
                outcome => return outcome.map(|value| (value, lease)),
            }
        }
        let lease = server.leases.lease().await?;
        let outcome = work(lease.connection.clone()).await;
        match outcome {
            Ok(value) => Ok((value, lease)),
            Err(error) if error == timed_out => {
                let lease = match server.leases.why_lost(lease).await {
                    Lost::Away(why) => return Err(unavailable(why)),
                    Lost::NoRoom => server.leases.lease().await?,
                    Lost::Replaced(lease) => lease,
                };
                Ok((work(lease.connection.clone()).await?, lease))
            }
            Err(error) => Err(error),
        }
    }
}

enum Lost {
    /// The others may serve.
    NoRoom,
    Away(String),
    /// The server answers a new connection: the old one hangs, perhaps on a network that has forgotten it.
    Replaced(Lease),
}

impl Leases {
    async fn lease(self: &Arc<Self>) -> Result<Lease, DbErr> {
        let turn = match self.turns.try_acquire() {
            Ok(turn) => turn,
            Err(_) => self.wait_for_turn().await?,
        };
        turn.forget();
        let Free { connection, .. } = locked(&self.free).pop().ok_or_else(closed)?;
        Ok(Lease {
            connection,
            leases: Some(self.clone()),
            _turn: None,
        })
    }

    async fn reserved_lease(&self) -> Option<Lease> {
        let (connection, turn) = self.reserved.take(&self.wanted).await?;
        Some(Lease {
            connection,
            leases: None,
            _turn: Some(turn),
        })
    }

    async fn wait_for_turn(&self) -> Result<tokio::sync::SemaphorePermit<'_>, DbErr> {
        let _waiting = Waiting::new(&self.waiting);
        self.wanted.notify_one();
        match timeout(self.wait, self.turns.acquire()).await {
            Ok(turn) => turn.map_err(|_| closed()),
            Err(_) => Err(unavailable(self.why_none_is_free())),
        }
    }

    fn why_none_is_free(&self) -> String {
        let standing = self.standing.load(Ordering::Relaxed);
        let refusal = locked(&self.refusal).clone();
        let why = refusal.map_or_else(String::new, |why| {
            format!("; no other can be opened: {why}")
        });
        format!(
            "none of {standing} connections (DATABASE_POOL_MAX: {}) became free in time{why}",
            self.max
        )
    }

    /// The most recently used goes first, so that those that are not needed become idle.
    fn put_back(&self, connection: DatabaseConnection) {
        locked(&self.free).push(Free {
            connection,
            since: Instant::now(),
        });
        self.turns.add_permits(1);
    }

    /// Why a connection could not be had: its pool says only that it has waited.
    async fn why_lost(&self, mut lease: Lease) -> Lost {
        let error = match self.connector.connect().await {
            Ok(connection) => {
                let _ = sqlx::Connection::close(connection).await;
                return match self.connector.open_one(&self.trust, self.wait).await {
                    Ok(connection) => {
                        lease.connection = connection;
                        Lost::Replaced(lease)
                    }
                    Err(error) => Lost::Away(error.to_string()),
                };
            }
            Err(error) => error,
        };
        if is_full(&error) && self.standing.load(Ordering::Relaxed) > 1 {
            lease.leases = None;
            self.standing.fetch_sub(1, Ordering::Relaxed);
            return Lost::NoRoom;
        }
        Lost::Away(error.to_string())
    }

    async fn close(&self) -> Result<(), DbErr> {
        self.turns.close();
        if let Some(reserved) = self.reserved.opened() {
            reserved.close_by_ref().await?;
        }
        let free = std::mem::take(&mut *locked(&self.free));
        for free in free {
            free.connection.close().await?;
        }
        Ok(())
    }
}

struct Waiting<'a>(&'a AtomicUsize);

impl<'a> Waiting<'a> {
    fn new(count: &'a AtomicUsize) -> Self {
        count.fetch_add(1, Ordering::Relaxed);
        Self(count)
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

/// A poisoned lock can be ignored: no code under these locks leaves a value half changed.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn closed() -> DbErr {
    DbErr::ConnectionAcquire(ConnAcquireErr::ConnectionClosed)
}

fn unavailable(why: String) -> DbErr {
    DbErr::Conn(RuntimeErr::Internal(why))
}

#[async_trait]
impl ConnectionTrait for Connections {
    fn get_database_backend(&self) -> DbBackend {
        match &self.kind {
            Kind::File(connection) => connection.get_database_backend(),
            Kind::Server(_) => DbBackend::Postgres,
        }
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        let work = |connection: DatabaseConnection| {
            let statement = statement.clone();
            async move { connection.execute_raw(statement).await }
        };
        self.run(work).await.map(|(result, _)| result)
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        let work = |connection: DatabaseConnection| async move {
            connection.execute_unprepared(sql).await
        };
        self.run(work).await.map(|(result, _)| result)
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        let work = |connection: DatabaseConnection| {
            let statement = statement.clone();
            async move { connection.query_one_raw(statement).await }
        };
        self.run(work).await.map(|(row, _)| row)
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        let work = |connection: DatabaseConnection| {
            let statement = statement.clone();
            async move { connection.query_all_raw(statement).await }
        };
        self.run(work).await.map(|(rows, _)| rows)
    }
}
