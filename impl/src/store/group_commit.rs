//! One writer for SQLite that commits many callers' work together.
//!
//! SQLite has one writer at a time and pays a disk sync for each commit. Callers that wait for a lock would pay one sync
//! each; here they queue, and one transaction carries all that has queued up, each in a savepoint of its own, so that one
//! caller's failure undoes only its own part. A caller is answered after the commit, never before.

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

/// More would not save much and would make the first caller wait.
const LARGEST_GROUP: usize = 128;
const QUEUE: usize = 1024;
/// While no connection can be had, callers are refused without trying again this soon.
const REOPEN_AFTER: Duration = Duration::from_millis(100);
/// How long a connection that was given up may take to close. It holds its locks until then.
const CLOSING: Duration = Duration::from_secs(5);

/// Opens a connection that is set up like every other one.
pub type Open =
    Box<dyn Fn() -> BoxFuture<'static, Result<DatabaseConnection, DbErr>> + Send + Sync>;
/// Whether the file below the path is still the one that was opened. Once a group has been committed to a file that has been
/// deleted or replaced, it is lost with the process, though SQLite in WAL mode reports no error.
pub type InPlace = Box<dyn Fn() -> Result<(), DbErr> + Send + Sync>;
/// A small write, so that a new connection shows that it can commit.
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
    /// To be answered when the group is committed.
    Done(Answer),
    /// Undone, and the caller knows.
    Undone,
    /// The savepoint could not be set, released or rolled back: nobody knows what of the group still stands.
    Broken(Answer, DbErr),
}

/// Tells one caller how its work ended, given how the common commit ended.
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
    /// When a connection was last sought in vain, and why.
    failed: Option<(Instant, DbErr)>,
}

impl Writer {
    async fn run(mut self, mut queue: mpsc::Receiver<Box<dyn Job>>) {
        while let Some(first) = queue.recv().await {
            let Err(cause) = self.write_group(first, &mut queue).await else {
                continue;
            };
            // Those who have queued up meanwhile would each wait as long for the same answer.
            while let Ok(next) = queue.try_recv() {
                next.refuse(cause.clone());
            }
        }
    }

    /// Writes `first` and what has queued up, and answers.
    ///
    /// # Errors
    /// Why nothing of it is stored. Callers that were in the group know it by then.
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

    /// Closes the connection after a failure, and answers this as an outage.
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

    /// [`Self::give_up`], and tries at once to open a successor.
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
mod tests {
    use super::*;
    use futures::future::join_all;
    use sea_orm::{ConnectOptions, ConnectionTrait, Database, Statement};
    use std::{
        path::PathBuf,
        sync::{
            Arc,
            atomic::{AtomicUsize, Ordering},
        },
    };

    /// A writer on a file, with what it takes to look behind it.
    struct Scene {
        file: PathBuf,
        writer: GroupCommit,
        /// Another process, as far as SQLite can tell.
        other: DatabaseConnection,
        /// How many connections the writer has opened.
        opened: Arc<AtomicUsize>,
    }

    impl Scene {
        async fn new() -> Self {
            let file = std::env::temp_dir().join(format!("group-{}.db", uuid::Uuid::new_v4()));
            let other = connect(file.clone()).await.unwrap();
            let tables = "CREATE TABLE done (number integer PRIMARY KEY);
                CREATE TABLE parents (id integer PRIMARY KEY);
                CREATE TABLE children (parent integer REFERENCES parents DEFERRABLE INITIALLY DEFERRED);
                CREATE TABLE probes (number integer);";
            other.execute_unprepared(tables).await.unwrap();
            let opened = Arc::new(AtomicUsize::new(0));
            let (path, count) = (file.clone(), opened.clone());
            let open: Open = Box::new(move || {
                count.fetch_add(1, Ordering::SeqCst);
                Box::pin(connect(path.clone()))
            });
            let probe: Probe = Box::new(|tx| {
                Box::pin(async move {
                    let insert = "INSERT INTO probes VALUES (1)";
                    tx.execute_unprepared(insert).await.map(drop)
                })
            });
            let connection = connect(file.clone()).await.unwrap();
            Self {
                writer: GroupCommit::start(connection, open, Box::new(|| Ok(())), probe),
                file,
                other,
                opened,
            }
        }

        /// Runs statements as one caller.
        async fn run(&self, statements: &'static str) -> Result<(), DbErr> {
            self.writer
                .run(move |tx| {
                    Box::pin(async move { tx.execute_unprepared(statements).await.map(drop) })
                })
                .await?
        }

        /// Many at once, so that they share transactions. Half of them fail, in three ways.
        async fn write(&self, number: i32) -> Result<i32, DbErr> {
            self.writer
                .run(move |tx| {
                    Box::pin(async move {
                        let insert = |number| format!("INSERT INTO done VALUES ({number})");
                        tx.execute_unprepared(&insert(number)).await?;
                        match number % 6 {
                            0 => Err(DbErr::Custom("refused".into())),
                            2 => Err(tx.execute_unprepared(&insert(number)).await.unwrap_err()),
                            4 => panic!("on purpose"),
                            _ => Ok(number),
                        }
                    })
                })
                .await?
        }

        /// What another process sees.
        async fn numbers(&self) -> Vec<i32> {
            let all = "SELECT number FROM done ORDER BY number";
            let all = Statement::from_string(self.other.get_database_backend(), all);
            let rows = self.other.query_all_raw(all).await.unwrap();
            rows.iter()
                .map(|row| row.try_get_by_index(0).unwrap())
                .collect()
        }

        fn opened(&self) -> usize {
            self.opened.load(Ordering::SeqCst)
        }
    }

    impl Drop for Scene {
        fn drop(&mut self) {
            for ending in ["", "-wal", "-shm"] {
                let _ = std::fs::remove_file(format!("{}{ending}", self.file.display()));
            }
        }
    }

    async fn connect(file: PathBuf) -> Result<DatabaseConnection, DbErr> {
        let mut options = ConnectOptions::new(format!("sqlite://{}?mode=rwc", file.display()));
        options
            .max_connections(1)
            .sqlx_logging(false)
            .map_sqlx_sqlite_opts(|sqlite| {
                sqlite
                    .busy_timeout(Duration::from_millis(50))
                    .pragma("journal_mode", "WAL")
            });
        Database::connect(options).await
    }

    /// SQLite finds it at the COMMIT.
    const ORPHAN: &str = "INSERT INTO children VALUES (7)";
    /// Ends the transaction of the whole group, as SQLite does by itself when the disk is full.
    const ROLL_ALL_BACK: &str = "ROLLBACK";

    fn assert_outage(outcome: Result<(), DbErr>) {
        let error = outcome.expect_err("refused");
        assert!(outage::is_outage(&error), "{error:?}");
        assert!(!outage::may_be_committed(&error), "{error:?}");
    }

    #[tokio::test]
    async fn a_failure_in_a_group_undoes_only_itself() {
        let scene = Scene::new().await;
        let answers = join_all((0..300).map(|number| scene.write(number))).await;
        for (number, answer) in (0..).zip(answers) {
            assert_eq!(answer.is_ok(), number % 2 == 1, "{number}: {answer:?}");
        }
        let odd: Vec<_> = (0..300).filter(|number| number % 2 == 1).collect();
        assert_eq!(scene.numbers().await, odd);
        assert_eq!(scene.opened(), 0, "the connection was good");
    }

    #[tokio::test]
    async fn work_whose_caller_has_gone_is_done_and_holds_nobody_up() {
        let scene = Scene::new().await;
        for number in [1, 2, 3] {
            let mut call = Box::pin(scene.write(number));
            assert!(futures::poll!(&mut call).is_pending());
        }
        scene.write(5).await.unwrap();
        assert_eq!(scene.numbers().await, [1, 3, 5]);
    }

    #[tokio::test]
    async fn after_failed_commits_what_is_acknowledged_is_stored() {
        let scene = Scene::new().await;
        for failures in 1..=3 {
            let (one, orphan) =
                tokio::join!(scene.run("INSERT INTO done VALUES (1)"), scene.run(ORPHAN));
            assert_outage(one);
            assert_outage(orphan);
            assert_eq!(scene.opened(), failures, "each time on a new connection");
        }
        for number in [3, 5, 7] {
            scene.write(number).await.unwrap();
        }
        assert_eq!(scene.numbers().await, [3, 5, 7]);
    }

    #[tokio::test]
    async fn a_failed_release_refuses_the_whole_group() {
        let scene = Scene::new().await;
        let (before, broken, after) = tokio::join!(
            scene.run("INSERT INTO done VALUES (1)"),
            scene.run(ROLL_ALL_BACK),
            scene.run("INSERT INTO done VALUES (2)")
        );
        for outcome in [before, broken, after] {
            assert_outage(outcome);
        }
        scene.write(3).await.unwrap();
        assert_eq!(scene.numbers().await, [3]);
    }

    #[tokio::test]
    async fn a_failed_rollback_to_a_savepoint_refuses_the_whole_group() {
        let scene = Scene::new().await;
        let broken = scene.writer.run(|tx| {
            Box::pin(async move {
                tx.execute_unprepared(ROLL_ALL_BACK).await?;
                Err::<(), _>(DbErr::Custom("refused".into()))
            })
        });
        let (before, broken, after) = tokio::join!(
            scene.run("INSERT INTO done VALUES (1)"),
            broken,
            scene.run("INSERT INTO done VALUES (2)")
        );
        let broken = broken.and_then(|refused| refused);
        for outcome in [before, broken, after] {
            assert_outage(outcome);
        }
        scene.write(3).await.unwrap();
        assert_eq!(scene.numbers().await, [3]);
    }

    /// SQLite's own: the statement fails and takes the transaction with it.
    #[tokio::test]
    async fn a_full_disk_in_one_part_refuses_the_whole_group() {
        let scene = Scene::new().await;
        let grow = "PRAGMA max_page_count = 1; INSERT INTO probes VALUES (zeroblob(1000000))";
        let (before, full) =
            tokio::join!(scene.run("INSERT INTO done VALUES (1)"), scene.run(grow));
        assert_outage(before);
        assert_outage(full);
        scene.write(3).await.unwrap();
        assert_eq!(scene.numbers().await, [3]);
    }

    #[tokio::test]
    async fn whoever_waits_while_no_transaction_can_be_begun_is_refused_with_the_first() {
        let scene = Scene::new().await;
        let writing = begin_immediate(&scene.other).await.unwrap();
        let waiting = join_all([1, 3, 5, 7].map(|number| scene.write(number))).await;
        for outcome in waiting {
            assert_outage(outcome.map(drop));
        }
        writing.commit().await.unwrap();
        // The pause after a failed attempt to open a connection.
        tokio::time::sleep(REOPEN_AFTER).await;
        scene.write(9).await.unwrap();
        assert_eq!(scene.numbers().await, [9]);
    }

    /// A deferred transaction that has read fails at its first write when another process has written in between.
    #[tokio::test]
    async fn after_a_failure_transactions_still_take_the_lock_first() {
        let scene = Scene::new().await;
        assert_outage(scene.run(ORPHAN).await);
        let other = scene.other.clone();
        scene
            .writer
            .run(move |tx| {
                Box::pin(async move {
                    let write = "INSERT INTO probes VALUES (2)";
                    let refused = other.execute_unprepared(write).await;
                    assert!(refused.unwrap_err().to_string().contains("locked"));
                    tx.execute_unprepared("INSERT INTO done VALUES (1)")
                        .await
                        .map(drop)
                })
            })
            .await
            .unwrap()
            .unwrap();
        assert_eq!(scene.numbers().await, [1]);
    }
}
