//! One writer for SQLite that commits many callers' work together.
//!
//! SQLite has one writer at a time and pays a disk sync for each commit. Callers that wait for a lock would pay one sync
//! each; here they queue, and one transaction carries all that has queued up, each in a savepoint of its own, so that one
//! caller's failure undoes only its own part. A caller is answered after the commit, never before.

use std::panic::AssertUnwindSafe;

use futures::{FutureExt, future::BoxFuture};
use sea_orm::{
    ConnAcquireErr, DatabaseConnection, DatabaseTransaction, DbErr, SqliteTransactionMode,
    TransactionOptions, TransactionTrait,
};
use tokio::sync::{mpsc, oneshot};

/// More would not save much and would make the first caller wait.
const LARGEST_GROUP: usize = 128;
const QUEUE: usize = 1024;

/// Tells one caller how its work ended, given how the common commit ended.
type Answer = Box<dyn FnOnce(Result<(), DbErr>) + Send>;
type Job = Box<dyn for<'t> FnOnce(&'t DatabaseTransaction) -> BoxFuture<'t, Option<Answer>> + Send>;

#[derive(Clone)]
pub struct GroupCommit {
    jobs: mpsc::Sender<Job>,
}

impl GroupCommit {
    /// Takes over `connection`, which must be the only one that writes in this process.
    pub fn start(connection: DatabaseConnection) -> Self {
        let (jobs, queue) = mpsc::channel(QUEUE);
        tokio::spawn(write_groups(connection, queue));
        Self { jobs }
    }

    /// Runs `work` in a transaction shared with other callers.
    ///
    /// # Errors
    /// Those of `work`, whose own changes are then undone, and those of the common commit.
    pub async fn run<T, F>(&self, work: F) -> Result<T, DbErr>
    where
        F: for<'t> FnOnce(&'t DatabaseTransaction) -> BoxFuture<'t, Result<T, DbErr>>
            + Send
            + 'static,
        T: Send + 'static,
    {
        let (answer, answered) = oneshot::channel();
        let job: Job = Box::new(move |group| {
            Box::pin(async move {
                let outcome = in_savepoint(group, work).await;
                if outcome.is_err() {
                    let _ = answer.send(outcome);
                    return None;
                }
                let tell: Answer = Box::new(move |committed| {
                    let _ = answer.send(committed.and(outcome));
                });
                Some(tell)
            })
        });
        self.jobs.send(job).await.map_err(|_| closed())?;
        answered.await.map_err(|_| closed())?
    }
}

async fn write_groups(connection: DatabaseConnection, mut queue: mpsc::Receiver<Job>) {
    while let Some(first) = queue.recv().await {
        // IMMEDIATE takes the write lock first: a deferred transaction that reads and then writes fails at once when
        // another process (the admin command) wrote in between, whatever the busy timeout.
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..Default::default()
        };
        let group = match connection.begin_with_options(options).await {
            Ok(group) => group,
            Err(error) => {
                // Dropping the job answers its caller with an error.
                tracing::error!(%error, "the database gave no write transaction");
                continue;
            }
        };
        let mut answers = Vec::new();
        answers.extend(first(&group).await);
        for _ in 1..LARGEST_GROUP {
            let Ok(next) = queue.try_recv() else { break };
            answers.extend(next(&group).await);
        }
        let committed = group.commit().await;
        for answer in answers {
            answer(match &committed {
                Ok(()) => Ok(()),
                Err(error) => Err(DbErr::Custom(format!("group commit: {error}"))),
            });
        }
    }
}

async fn in_savepoint<T, F>(group: &DatabaseTransaction, work: F) -> Result<T, DbErr>
where
    F: for<'t> FnOnce(&'t DatabaseTransaction) -> BoxFuture<'t, Result<T, DbErr>>,
{
    let savepoint = group.begin().await?;
    // A panic must end one caller's work, not the only writer.
    let outcome = AssertUnwindSafe(work(&savepoint))
        .catch_unwind()
        .await
        .unwrap_or_else(|_| Err(DbErr::Custom("the write panicked".into())));
    match outcome {
        Ok(value) => savepoint.commit().await.map(|()| value),
        Err(error) => {
            savepoint.rollback().await?;
            Err(error)
        }
    }
}

fn closed() -> DbErr {
    DbErr::ConnectionAcquire(ConnAcquireErr::ConnectionClosed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures::future::join_all;
    use sea_orm::{ConnectOptions, ConnectionTrait, Database, Statement};

    async fn writer_and_reader() -> (GroupCommit, DatabaseConnection) {
        // One connection, because each has a memory of its own.
        let mut options = ConnectOptions::new("sqlite::memory:");
        options.max_connections(1).sqlx_logging(false);
        let db = Database::connect(options).await.unwrap();
        let table = "CREATE TABLE done (number integer PRIMARY KEY)";
        db.execute_unprepared(table).await.unwrap();
        (GroupCommit::start(db.clone()), db)
    }

    /// Writes the number, then does as it says: half of them fail, in three ways.
    async fn write(writer: &GroupCommit, number: i32) -> Result<i32, DbErr> {
        writer
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
            .await
    }

    async fn numbers(db: &DatabaseConnection) -> Vec<i32> {
        let all = "SELECT number FROM done ORDER BY number";
        let all = Statement::from_string(db.get_database_backend(), all);
        let rows = db.query_all_raw(all).await.unwrap();
        rows.iter()
            .map(|row| row.try_get_by_index(0).unwrap())
            .collect()
    }

    #[tokio::test]
    async fn a_failure_in_a_group_undoes_only_itself() {
        let (writer, db) = writer_and_reader().await;
        let answers = join_all((0..300).map(|number| write(&writer, number))).await;
        for (number, answer) in (0..).zip(answers) {
            assert_eq!(answer.is_ok(), number % 2 == 1, "{number}: {answer:?}");
        }
        let odd: Vec<_> = (0..300).filter(|number| number % 2 == 1).collect();
        assert_eq!(numbers(&db).await, odd);
    }

    #[tokio::test]
    async fn work_whose_caller_has_gone_is_done_and_holds_nobody_up() {
        let (writer, db) = writer_and_reader().await;
        for number in [1, 2, 3] {
            let mut call = Box::pin(write(&writer, number));
            assert!(futures::poll!(&mut call).is_pending());
        }
        write(&writer, 5).await.unwrap();
        assert_eq!(numbers(&db).await, [1, 3, 5]);
    }
}
