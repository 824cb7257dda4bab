//! The connections that queries run on.
//!
//! On PostgreSQL they are leased. If a pool opened connections on behalf of requests, a request would fail when the server
//! accepts no more (a role's CONNECTION LIMIT, max_connections, other instances), although a connection becomes free a moment
//! later. So requests only wait for connections that are already open, and a background task opens more while requests are
//! waiting. It opens one only if the server has room for two, so that the admin command and other instances can still connect.
//! One additional connection is reserved for background work (`reserved.rs`).

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
    connect::{
        postgres::{Connector, is_full},
        shrink,
    },
    plain_limit::with_plain_limit,
    reserved::Reserved,
    trust::Trust,
};
use crate::config::Database;

/// Connections to an SQLite file, or leased connections to a PostgreSQL server.
#[derive(Clone)]
pub struct Connections {
    kind: Kind,
    /// Whether to use the reserved connection, if available, instead of one that requests wait for.
    reserved: bool,
}

#[derive(Clone)]
enum Kind {
    File(DatabaseConnection),
    Server(Arc<Server>),
}

struct Server {
    leases: Arc<Leases>,
    /// The task is aborted when the pool is dropped.
    _opener: JoinSet<()>,
}

struct Leases {
    connector: Connector,
    trust: Trust,
    max: usize,
    wait: Duration,
    free: Mutex<Vec<Free>>,
    /// One permit for each free connection.
    permits: Semaphore,
    open_count: AtomicUsize,
    waiting: AtomicUsize,
    /// Wakes the task that opens connections.
    wanted: Notify,
    reserved: Reserved,
    /// Why the most recent attempt to open a connection failed; `None` after a success.
    open_error: Mutex<Option<String>>,
}

struct Free {
    connection: DatabaseConnection,
    since: Instant,
}

/// Exclusive use of a connection, which is returned when this is dropped.
pub struct Lease {
    connection: DatabaseConnection,
    leases: Option<Arc<Leases>>,
    /// Set for the reserved connection.
    _guard: Option<OwnedMutexGuard<()>>,
}

impl Drop for Lease {
    fn drop(&mut self) {
        if let Some(leases) = &self.leases {
            leases.put_back(self.connection.clone());
        }
    }
}

impl Connections {
    /// Connections that read an SQLite file. Their number is not limited here.
    pub fn of_file(readers: DatabaseConnection) -> Self {
        Self {
            kind: Kind::File(readers),
            reserved: false,
        }
    }

    /// Connections to a server, of which the first is open.
    pub fn of_server(
        connector: Connector,
        first: DatabaseConnection,
        database: &Database,
        trust: &Trust,
    ) -> Self {
        let leases = Arc::new(Leases {
            connector,
            trust: trust.clone(),
            max: usize::try_from(database.pool_max).unwrap_or(usize::MAX),
            wait: database.pool_timeout,
            free: Mutex::default(),
            permits: Semaphore::new(0),
            open_count: AtomicUsize::new(1),
            waiting: AtomicUsize::new(0),
            wanted: Notify::new(),
            reserved: Reserved::default(),
            open_error: Mutex::default(),
        });
        leases.put_back(first);
        let mut opener = JoinSet::new();
        opener.spawn(leases.clone().keep_opening());
        Self {
            kind: Kind::Server(Arc::new(Server {
                leases,
                _opener: opener,
            })),
            reserved: false,
        }
    }

    /// The same connections, for background work that must not be held up by requests.
    pub fn reserved(&self) -> Self {
        Self {
            reserved: true,
            ..self.clone()
        }
    }

    /// Begins a transaction. The lease must be kept until the transaction has ended.
    ///
    /// # Errors
    /// Database errors.
    pub async fn begin(&self) -> Result<(DatabaseTransaction, Lease), DbErr> {
        self.run(|connection| async move { connection.begin().await })
            .await
    }

    /// Closes all connections. Later queries fail.
    ///
    /// # Errors
    /// Database errors.
    pub async fn close(&self) -> Result<(), DbErr> {
        match &self.kind {
            Kind::File(connection) => connection.close_by_ref().await,
            Kind::Server(server) => server.leases.close().await,
        }
    }

    /// Gives memory of idle connections back, on SQLite; on PostgreSQL they have none to speak of.
    pub async fn release_memory(&self) {
        if let Kind::File(connection) = &self.kind {
            shrink(connection).await;
        }
    }

    /// Runs `work` on a leased connection. Retries once on another if the connection timed out before anything was executed.
    async fn run<T, F>(&self, work: impl Fn(DatabaseConnection) -> F) -> Result<(T, Lease), DbErr>
    where
        F: Future<Output = Result<T, DbErr>>,
    {
        let server = match &self.kind {
            Kind::File(connection) => {
                let lease = Lease {
                    connection: connection.clone(),
                    leases: None,
                    _guard: None,
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
                Err(error) if error == timed_out => server.leases.reserved.mark_lost(),
                outcome => return outcome.map(|value| (value, lease)),
            }
        }
        let lease = server.leases.lease().await?;
        let outcome = work(lease.connection.clone()).await;
        match outcome {
            Ok(value) => Ok((value, lease)),
            Err(error) if error == timed_out => {
                let lease = match server.leases.recover(lease).await {
                    Recovery::Unavailable(why) => return Err(unavailable(why)),
                    Recovery::UseAnother => server.leases.lease().await?,
                    Recovery::Replaced(lease) => lease,
                };
                Ok((work(lease.connection.clone()).await?, lease))
            }
            Err(error) => Err(error),
        }
    }
}

/// What to do after a connection has timed out.
enum Recovery {
    /// The server accepts no new connection, but others are open.
    UseAnother,
    /// The server cannot be reached, for this reason.
    Unavailable(String),
    /// The server accepts new connections: the old one hangs, for example because a firewall has dropped its state.
    Replaced(Lease),
}

impl Leases {
    async fn lease(self: &Arc<Self>) -> Result<Lease, DbErr> {
        let permit = match self.permits.try_acquire() {
            Ok(permit) => permit,
            Err(_) => self.wait_for_permit().await?,
        };
        permit.forget();
        let Free { connection, .. } = locked(&self.free).pop().ok_or_else(closed)?;
        Ok(Lease {
            connection,
            leases: Some(self.clone()),
            _guard: None,
        })
    }

    async fn reserved_lease(&self) -> Option<Lease> {
        let (connection, guard) = self.reserved.take(&self.wanted).await?;
        Some(Lease {
            connection,
            leases: None,
            _guard: Some(guard),
        })
    }

    async fn wait_for_permit(&self) -> Result<tokio::sync::SemaphorePermit<'_>, DbErr> {
        let _waiting = Waiting::new(&self.waiting);
        self.wanted.notify_one();
        match timeout(self.wait, self.permits.acquire()).await {
            Ok(permit) => permit.map_err(|_| closed()),
            Err(_) => Err(unavailable(self.why_none_is_free())),
        }
    }

    fn why_none_is_free(&self) -> String {
        let open = self.open_count.load(Ordering::Relaxed);
        let open_error = locked(&self.open_error).clone();
        let why = open_error.map_or_else(String::new, |why| {
            format!("; could not open another: {why}")
        });
        format!(
            "none of {open} open connections (DATABASE_POOL_MAX: {}) became free in time{why}",
            self.max
        )
    }

    /// Connections are used last in, first out, so that those that are not needed become idle.
    fn put_back(&self, connection: DatabaseConnection) {
        locked(&self.free).push(Free {
            connection,
            since: Instant::now(),
        });
        self.permits.add_permits(1);
    }

    /// Finds out why a connection timed out, which its pool does not say, and replaces it if possible.
    async fn recover(&self, mut lease: Lease) -> Recovery {
        let error = match self.connector.connect().await {
            Ok(connection) => {
                let _ = sqlx::Connection::close(connection).await;
                return match self.connector.open_one(&self.trust, self.wait).await {
                    Ok(connection) => {
                        lease.connection = connection;
                        Recovery::Replaced(lease)
                    }
                    Err(error) => Recovery::Unavailable(error.to_string()),
                };
            }
            Err(error) => error,
        };
        if is_full(&error) && self.open_count.load(Ordering::Relaxed) > 1 {
            lease.leases = None;
            self.open_count.fetch_sub(1, Ordering::Relaxed);
            return Recovery::UseAnother;
        }
        Recovery::Unavailable(error.to_string())
    }

    async fn close(&self) -> Result<(), DbErr> {
        self.permits.close();
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

/// Counts a waiting request until it is dropped.
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
        let statement = match &self.kind {
            Kind::File(_) => with_plain_limit(statement),
            Kind::Server(_) => statement,
        };
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
