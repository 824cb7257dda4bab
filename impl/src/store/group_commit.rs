//! One writer for SQLite that commits many callers' work together.
//!
//! SQLite allows one writer at a time and needs a disk sync for each commit. If callers waited for the lock, each would need a
//! sync of its own. Instead they queue, and one transaction executes everything in the queue. All parts but the first are in
//! savepoints, so that the failure of one caller undoes only its own part. A caller gets its result after the commit, never
//! before.

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
    /// Does the work in `part`.
    fn run<'t>(self: Box<Self>, part: &'t Transaction) -> BoxFuture<'t, Ran>;
    fn refuse(self: Box<Self>, cause: DbErr);
}

/// How the work of one caller ended.
enum Ran {
    /// Successful: to be answered after the commit of the group.
    Done(Answer),
    /// Failed: to be answered after the part is rolled back.
    Failed(Answer),
}

/// Sends the result to one caller, given the outcome of the commit or the rollback.
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
    fn run<'t>(self: Box<Self>, part: &'t Transaction) -> BoxFuture<'t, Ran> {
        Box::pin(async move {
            let Self { work, answer } = *self;
            // A panic must fail the caller's work only, not the writer.
            let working = async move {
                let value = work(part).await?;
                part.finish().await?;
                Ok(value)
            };
            let outcome = AssertUnwindSafe(working)
                .catch_unwind()
                .await
                .unwrap_or_else(|_| Err(DbErr::Custom("the write panicked".into()).into()));
            let ran = match &outcome {
                Ok(_) => Ran::Done,
                Err(_) => Ran::Failed,
            };
            ran(Box::new(move |ended| {
                let _ = answer.send(ended.map(|()| outcome));
            }))
        })
    }

    fn refuse(self: Box<Self>, cause: DbErr) {
        let _ = self.answer.send(Err(cause));
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
        let ended = match run_parts(group, first, queue, &mut answers).await {
            Ok(Some(group)) => group.commit().await,
            Ok(None) => return Ok(()),
            Err(cause) => Err(cause),
        };
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

/// Does the work of `first` and of the callers in the queue, and adds the answers to be sent when the group has ended. Returns
/// the transaction to be committed; `None` if all of it was rolled back and answered.
///
/// # Errors
/// Why the state of the whole transaction is unknown: it could not be rolled back, or a savepoint could not be created, released or
/// rolled back.
async fn run_parts(
    mut group: DatabaseTransaction,
    first: Box<dyn Job>,
    queue: &mut mpsc::Receiver<Box<dyn Job>>,
    answers: &mut Vec<Answer>,
) -> Result<Option<DatabaseTransaction>, DbErr> {
    // The first part needs no savepoint: if it fails, the transaction has nothing else to keep.
    let part = Transaction::new(group);
    let ran = first.run(&part).await;
    let failure;
    (group, failure) = part.into_parts();
    match ran {
        Ran::Done(answer) => answers.push(answer),
        Ran::Failed(answer) => {
            return match group.rollback().await {
                Ok(()) => {
                    answer(Ok(()));
                    Ok(None)
                }
                Err(error) => {
                    answers.push(answer);
                    Err(why_broken(failure, error))
                }
            };
        }
    }
    for _ in 1..MAX_GROUP {
        let Ok(job) = queue.try_recv() else { break };
        let savepoint = match group.begin().await {
            Ok(savepoint) => Transaction::new(savepoint),
            Err(cause) => {
                answers.push(Box::new(|ended| {
                    job.refuse(ended.err().unwrap_or_else(closed));
                }));
                return Err(cause);
            }
        };
        let ran = job.run(&savepoint).await;
        let (savepoint, failure) = savepoint.into_parts();
        match ran {
            Ran::Done(answer) => {
                answers.push(answer);
                savepoint.commit().await?;
            }
            Ran::Failed(answer) => match savepoint.rollback().await {
                Ok(()) => answer(Ok(())),
                Err(error) => {
                    answers.push(answer);
                    return Err(why_broken(failure, error));
                }
            },
        }
    }
    Ok(Some(group))
}

/// On a full disk or an I/O error, SQLite rolls the whole transaction back, so that there is nothing left to roll back to. The
/// error in the work explains more than that of the rollback.
fn why_broken(failure: Option<DbErr>, error: DbErr) -> DbErr {
    failure.filter(outage::is_outage).unwrap_or(error)
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
