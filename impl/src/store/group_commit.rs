//! One writer for SQLite that commits many callers' work together.
//!
//! SQLite allows one writer at a time and needs a disk sync for each commit. If callers waited for the lock, each would need a
//! sync of its own. Instead they queue, and one transaction executes everything in the queue, each part in a savepoint, so that
//! the failure of one caller undoes only its own part. A caller gets its result after the commit, never before.

use std::{
    panic::AssertUnwindSafe,
    time::{Duration, Instant},
};

use futures::{FutureExt, future::BoxFuture};
use sea_orm::{
    ConnAcquireErr, DatabaseConnection, DatabaseTransaction, DbErr, SqliteTransactionMode,
    TransactionOptions, TransactionTrait,
};
use tokio::sync::{mpsc, oneshot};

use super::{
    Transaction,
    outage::{self, outage},
};

/// Maximum number of callers per transaction. Larger groups would save little and make the first caller wait longer.
const MAX_GROUP: usize = 128;
const QUEUE_CAPACITY: usize = 1024;
/// After a failed attempt to connect, callers are refused for this long without another attempt.
const REOPEN_INTERVAL: Duration = Duration::from_millis(100);
/// Timeout for closing an abandoned connection, which keeps its locks until it is closed.
const CLOSE_TIMEOUT: Duration = Duration::from_secs(5);

/// Opens a connection with the usual options.
pub type Open =
    Box<dyn Fn() -> BoxFuture<'static, Result<DatabaseConnection, DbErr>> + Send + Sync>;
/// Checks that the path still refers to the file that was opened. A group that is committed to a deleted or replaced file is lost
/// when the process ends, although SQLite in WAL mode reports no error.
pub type InPlace = Box<dyn Fn() -> Result<(), DbErr> + Send + Sync>;
/// A small write that checks whether a new connection can commit.
pub type Probe =
    Box<dyn for<'t> Fn(&'t Transaction) -> BoxFuture<'t, Result<(), DbErr>> + Send + Sync>;

#[derive(Clone)]
pub struct GroupCommit {
    jobs: mpsc::Sender<Box<dyn Job>>,
}

impl GroupCommit {
    /// Starts the writer with `connection`, which must be the only one in this process that writes. `open` creates a new
    /// connection when it has to be replaced.
    pub fn start(
        connection: DatabaseConnection,
        open: Open,
        in_place: InPlace,
        probe: Probe,
    ) -> Self {
        let (jobs, queue) = mpsc::channel(QUEUE_CAPACITY);
        let writer = Writer {
            connection: Some(connection),
            open,
            in_place,
            probe,
            failed: None,
        };
        tokio::spawn(writer.run(queue));
        Self { jobs }
    }

    /// Runs `work` in a transaction shared with other callers. The inner error is that of `work`, whose own changes are then
    /// rolled back.
    ///
    /// # Errors
    /// An outage ([`outage::is_outage`]) if the transaction could not be begun, was aborted or could not be committed; in that
    /// case none of it is stored.
    pub async fn run<T, E, F>(&self, work: F) -> Result<Result<T, E>, DbErr>
    where
        F: for<'t> FnOnce(&'t Transaction) -> BoxFuture<'t, Result<T, E>> + Send + 'static,
        T: Send + 'static,
        E: From<DbErr> + Send + 'static,
    {
        let (answer, answered) = oneshot::channel();
        let job = Box::new(Work { work, answer });
        self.jobs.send(job).await.map_err(|_| closed())?;
        answered.await.map_err(|_| closed())?
    }
}

/// The work of one caller.
trait Job: Send {
    /// Does the work in a savepoint of `group`. A caller whose work failed gets its result immediately.
    fn run<'t>(self: Box<Self>, group: &'t DatabaseTransaction) -> BoxFuture<'t, Ran>;
    fn refuse(self: Box<Self>, cause: DbErr);
}

/// How one caller's part of a group ended.
enum Ran {
    /// Successful; the result is sent after the commit of the group.
    Done(Answer),
    /// Rolled back; the caller already has the error.
    Undone,
    /// The savepoint could not be created, released or rolled back, so the state of the whole group is unknown.
    Broken(Answer, DbErr),
}

/// Sends the result to one caller, given the outcome of the group's commit.
type Answer = Box<dyn FnOnce(Result<(), DbErr>) + Send>;

struct Work<T, E, F> {
    work: F,
    answer: oneshot::Sender<Result<Result<T, E>, DbErr>>,
}

impl<T, E, F> Job for Work<T, E, F>
where
    F: for<'t> FnOnce(&'t Transaction) -> BoxFuture<'t, Result<T, E>> + Send + 'static,
    T: Send + 'static,
    E: From<DbErr> + Send + 'static,
{
    fn run<'t>(self: Box<Self>, group: &'t DatabaseTransaction) -> BoxFuture<'t, Ran> {
        Box::pin(async move {
            let Self { work, answer } = *self;
            match in_savepoint(group, work).await {
                Ok(Ok(value)) => Ran::Done(Box::new(move |committed| {
                    let _ = answer.send(committed.map(|()| Ok(value)));
                })),
                Ok(undone) => {
                    let _ = answer.send(Ok(undone));
                    Ran::Undone
                }
                Err(cause) => Ran::Broken(
                    Box::new(move |refused| {
                        let _ = answer.send(refused.and_then(|()| Err(closed())));
                    }),
                    cause,
                ),
            }
        })
    }

    fn refuse(self: Box<Self>, cause: DbErr) {
        let _ = self.answer.send(Err(cause));
    }
}

/// The outcome of `work`; the outer `Err` means that the savepoint failed.
async fn in_savepoint<T, E, F>(group: &DatabaseTransaction, work: F) -> Result<Result<T, E>, DbErr>
where
    F: for<'t> FnOnce(&'t Transaction) -> BoxFuture<'t, Result<T, E>>,
    E: From<DbErr>,
{
    let transaction = Transaction::new(group.begin().await?);
    // A panic must fail the caller's work only, not the writer.
    let outcome = AssertUnwindSafe(work(&transaction))
        .catch_unwind()
        .await
        .unwrap_or_else(|_| Err(DbErr::Custom("the write panicked".into()).into()));
    let (savepoint, failure) = transaction.into_parts();
    match outcome {
        Ok(value) => savepoint.commit().await.map(|()| Ok(value)),
        // On a full disk or an I/O error, SQLite rolls the whole transaction back, and the savepoint no longer exists. The error
        // in the work explains more than that of the rollback.
        Err(error) => match savepoint.rollback().await {
            Ok(()) => Ok(Err(error)),
            Err(error) => Err(failure.filter(outage::is_outage).unwrap_or(error)),
        },
    }
}

/// The only writer, with its connection unless that is being replaced.
///
/// The connection is replaced whenever a transaction cannot be begun, is aborted or cannot be ended. The driver tracks the
/// nesting depth of transactions itself and does not decrement it when a COMMIT fails: on such a connection the next
/// "transaction" is a savepoint in one that never ends; all its writes appear to succeed and are lost when the process ends.
struct Writer {
    connection: Option<DatabaseConnection>,
    open: Open,
    in_place: InPlace,
    probe: Probe,
    /// When and why connecting failed last.
    failed: Option<(Instant, DbErr)>,
}

impl Writer {
    async fn run(mut self, mut queue: mpsc::Receiver<Box<dyn Job>>) {
        while let Some(first) = queue.recv().await {
            let Err(cause) = self.write_group(first, &mut queue).await else {
                continue;
            };
            // Callers that have queued up in the meantime would wait just as long for the same error.
            while let Ok(next) = queue.try_recv() {
                next.refuse(cause.clone());
            }
        }
    }

    /// Executes `first` and everything in the queue in one transaction, and sends the results.
    ///
    /// # Errors
    /// Why nothing was stored. The callers in the group already have the error.
    async fn write_group(
        &mut self,
        first: Box<dyn Job>,
        queue: &mut mpsc::Receiver<Box<dyn Job>>,
    ) -> Result<(), DbErr> {
        // Checked before opening a connection, which would create an empty file if there is none. An open connection is kept,
        // because the file may be put back.
        if let Err(cause) = (self.in_place)() {
            outage::log(&cause);
            first.refuse(cause.clone());
            return Err(cause);
        }
        let begun = match self.connect().await {
            Ok(connection) => begin_immediate(&connection).await,
            Err(cause) => Err(cause),
        };
        let group = match begun {
            Ok(group) => group,
            Err(cause) => {
                let cause = self.give_up(cause).await;
                first.refuse(cause.clone());
                return Err(cause);
            }
        };
        let mut answers = Vec::new();
        let mut ended = Ok(());
        let mut next = Some(first);
        for _ in 0..MAX_GROUP {
            let Some(job) = next.take().or_else(|| queue.try_recv().ok()) else {
                break;
            };
            match job.run(&group).await {
                Ran::Done(answer) => answers.push(answer),
                Ran::Undone => {}
                Ran::Broken(answer, cause) => {
                    answers.push(answer);
                    ended = Err(cause);
                    break;
                }
            }
        }
        if ended.is_ok() {
            ended = group.commit().await;
        } else {
            drop(group);
        }
        if let Err(cause) = ended {
            let cause = self.replace(cause).await;
            for answer in answers {
                answer(Err(cause.clone()));
            }
            return Err(cause);
        }
        let in_place = (self.in_place)();
        if let Err(cause) = &in_place {
            outage::log(cause);
        }
        for answer in answers {
            answer(in_place.clone());
        }
        in_place
    }

    async fn connect(&mut self) -> Result<DatabaseConnection, DbErr> {
        if let Some(connection) = &self.connection {
            return Ok(connection.clone());
        }
        if let Some((at, cause)) = &self.failed
            && at.elapsed() < REOPEN_INTERVAL
        {
            return Err(cause.clone());
        }
        match self.reopen().await {
            Ok(connection) => {
                tracing::info!("the database accepts writes again");
                self.failed = None;
                self.connection = Some(connection.clone());
                Ok(connection)
            }
            Err(cause) => {
                self.failed = Some((Instant::now(), cause.clone()));
                Err(cause)
            }
        }
    }

    /// Opens a new connection and commits a probe on it.
    ///
    /// The probe is also needed because of the file. If the sync of a commit fails, the transaction is undone in memory, but its
    /// frames remain in the write-ahead log, and a process that opens the file after a crash would treat them as committed. The
    /// next transaction overwrites them, so the callers of the failed one get their error only after that.
    async fn reopen(&self) -> Result<DatabaseConnection, DbErr> {
        (self.in_place)()?;
        let connection = (self.open)().await?;
        let probed = async {
            let transaction = Transaction::new(begin_immediate(&connection).await?);
            (self.probe)(&transaction).await?;
            transaction.into_parts().0.commit().await?;
            (self.in_place)()
        };
        match probed.await {
            Ok(()) => Ok(connection),
            Err(cause) => {
                close(connection).await;
                Err(cause)
            }
        }
    }

    /// Closes the connection after a failure, and returns the failure as an outage.
    async fn give_up(&mut self, cause: DbErr) -> DbErr {
        if let Some(connection) = self.connection.take() {
            close(connection).await;
        }
        outage::log(&cause);
        if outage::is_outage(&cause) {
            cause
        } else {
            outage(cause)
        }
    }

    /// Like [`Self::give_up`], but also tries to open a new connection.
    async fn replace(&mut self, cause: DbErr) -> DbErr {
        let cause = self.give_up(cause).await;
        self.failed = None;
        // If this fails, the next caller tries again.
        let _ = self.connect().await;
        cause
    }
}

/// IMMEDIATE takes the write lock at the start. A deferred transaction that reads and then writes fails immediately, whatever the
/// busy timeout, if another process (the admin command) has written in between.
async fn begin_immediate(connection: &DatabaseConnection) -> Result<DatabaseTransaction, DbErr> {
    let options = TransactionOptions {
        sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
        ..Default::default()
    };
    connection.begin_with_options(options).await
}

async fn close(connection: DatabaseConnection) {
    let _ = tokio::time::timeout(CLOSE_TIMEOUT, connection.close()).await;
}

fn closed() -> DbErr {
    DbErr::ConnectionAcquire(ConnAcquireErr::ConnectionClosed)
}

#[cfg(test)]
mod tests;
