//! One writer for SQLite that commits many callers' work together.
//!
//! SQLite has one writer at a time and pays a disk sync for each commit. Callers that wait for a lock would pay one sync
//! each; here they queue, and one transaction carries all that has queued up, each in a savepoint of its own, so that one
//! caller's failure undoes only its own part. A caller gets its result after the commit, never before.

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

/// A larger group would save little and make its first caller wait longer.
const LARGEST_GROUP: usize = 128;
const QUEUE: usize = 1024;
/// After a failed attempt to connect, callers are refused for this long without another attempt.
const REOPEN_AFTER: Duration = Duration::from_millis(100);
/// How long closing an abandoned connection may take. It holds its locks until then.
const CLOSING: Duration = Duration::from_secs(5);

/// Opens a connection that is set up like every other one.
pub type Open =
    Box<dyn Fn() -> BoxFuture<'static, Result<DatabaseConnection, DbErr>> + Send + Sync>;
/// Whether the file below the path is still the one that was opened. Once a group has been committed to a file that has been
/// deleted or replaced, it is lost with the process, though SQLite in WAL mode reports no error.
pub type InPlace = Box<dyn Fn() -> Result<(), DbErr> + Send + Sync>;
/// A small write with which a new connection proves that it can commit.
pub type Probe =
    Box<dyn for<'t> Fn(&'t Transaction) -> BoxFuture<'t, Result<(), DbErr>> + Send + Sync>;

#[derive(Clone)]
pub struct GroupCommit {
    jobs: mpsc::Sender<Box<dyn Job>>,
}

impl GroupCommit {
    /// Takes over `connection`, which must be the only one that writes in this process. `open` makes its successors.
    pub fn start(
        connection: DatabaseConnection,
        open: Open,
        in_place: InPlace,
        probe: Probe,
    ) -> Self {
        let (jobs, queue) = mpsc::channel(QUEUE);
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
    /// An outage ([`outage::is_outage`]) when the transaction could not be begun, kept or committed; then nothing of it is
    /// stored.
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

/// What one caller wants written.
trait Job: Send {
    /// Does the work in a savepoint of `group`. A caller whose work failed is answered at once.
    fn run<'t>(self: Box<Self>, group: &'t DatabaseTransaction) -> BoxFuture<'t, Ran>;
    fn refuse(self: Box<Self>, cause: DbErr);
}

/// How one caller's part of a group ended.
enum Ran {
    /// Waits for the commit of the group.
    Done(Answer),
    /// Rolled back, and the caller has been told.
    Undone,
    /// The savepoint could not be set, released or rolled back, so the state of the whole group is unknown.
    Broken(Answer, DbErr),
}

/// Reports the result to one caller, given the outcome of the group's commit.
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

/// The outcome of `work`; an `Err` outside it when the savepoint failed.
async fn in_savepoint<T, E, F>(group: &DatabaseTransaction, work: F) -> Result<Result<T, E>, DbErr>
where
    F: for<'t> FnOnce(&'t Transaction) -> BoxFuture<'t, Result<T, E>>,
    E: From<DbErr>,
{
    let transaction = Transaction::new(group.begin().await?);
    // A panic must end one caller's work, not the only writer.
    let outcome = AssertUnwindSafe(work(&transaction))
        .catch_unwind()
        .await
        .unwrap_or_else(|_| Err(DbErr::Custom("the write panicked".into()).into()));
    let (savepoint, failure) = transaction.into_parts();
    match outcome {
        Ok(value) => savepoint.commit().await.map(|()| Ok(value)),
        // A full disk and a failed read or write make SQLite roll the whole transaction back, and then there is no
        // savepoint. What the work ran into says more than that.
        Err(error) => match savepoint.rollback().await {
            Ok(()) => Ok(Err(error)),
            Err(error) => Err(failure.filter(outage::is_outage).unwrap_or(error)),
        },
    }
}

/// The only writer, and its connection while it has one.
///
/// After any failure to begin, keep or end a transaction the connection is replaced. The driver counts how deep a connection
/// is in transactions by itself and does not count down when a COMMIT fails: on such a connection the next "transaction" is
/// a savepoint of one that never ends, whose writes all seem to succeed and are lost with the process.
struct Writer {
    connection: Option<DatabaseConnection>,
    open: Open,
    in_place: InPlace,
    probe: Probe,
    /// When connecting last failed, and why.
    failed: Option<(Instant, DbErr)>,
}

impl Writer {
    async fn run(mut self, mut queue: mpsc::Receiver<Box<dyn Job>>) {
        while let Some(first) = queue.recv().await {
            let Err(cause) = self.write_group(first, &mut queue).await else {
                continue;
            };
            // Callers that have queued up in the meantime would each wait just as long for the same error.
            while let Ok(next) = queue.try_recv() {
                next.refuse(cause.clone());
            }
        }
    }

    /// Writes `first` and whatever has queued up, and reports the results.
    ///
    /// # Errors
    /// Why nothing was stored. The callers in the group have already been told.
    async fn write_group(
        &mut self,
        first: Box<dyn Job>,
        queue: &mut mpsc::Receiver<Box<dyn Job>>,
    ) -> Result<(), DbErr> {
        // Before a connection is opened, which would make an empty file where there is none. One that is open is kept: the file
        // may be put back.
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
        for _ in 0..LARGEST_GROUP {
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
            && at.elapsed() < REOPEN_AFTER
        {
            return Err(cause.clone());
        }
        match self.reopen().await {
            Ok(connection) => {
                tracing::info!("the database takes writes again");
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

    /// A new connection that has committed.
    ///
    /// What it commits also matters on disk. When the sync of a commit fails, the transaction is undone in memory, but its
    /// frames stand in the write-ahead log, and a process that opens the file after a crash would take them for committed.
    /// The next transaction is written over them, so the callers of the failed one are not answered before that.
    async fn reopen(&self) -> Result<DatabaseConnection, DbErr> {
        (self.in_place)()?;
        let connection = (self.open)().await?;
        let proven = async {
            let transaction = Transaction::new(begin_immediate(&connection).await?);
            (self.probe)(&transaction).await?;
            transaction.into_parts().0.commit().await?;
            (self.in_place)()
        };
        match proven.await {
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

    /// Like [`Self::give_up`], and immediately tries to open a new connection.
    async fn replace(&mut self, cause: DbErr) -> DbErr {
        let cause = self.give_up(cause).await;
        self.failed = None;
        // If it fails, the next caller will try again.
        let _ = self.connect().await;
        cause
    }
}

/// IMMEDIATE takes the write lock first: a deferred transaction that reads and then writes fails at once when another
/// process (the admin command) wrote in between, whatever the busy timeout.
async fn begin_immediate(connection: &DatabaseConnection) -> Result<DatabaseTransaction, DbErr> {
    let options = TransactionOptions {
        sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
        ..Default::default()
    };
    connection.begin_with_options(options).await
}

async fn close(connection: DatabaseConnection) {
    let _ = tokio::time::timeout(CLOSING, connection.close()).await;
}

fn closed() -> DbErr {
    DbErr::ConnectionAcquire(ConnAcquireErr::ConnectionClosed)
}

#[cfg(test)]
mod tests;
