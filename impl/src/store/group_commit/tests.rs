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

/// A writer on a file, and what is needed to observe it.
struct Scene {
    file: PathBuf,
    writer: GroupCommit,
    /// A separate connection, which SQLite treats like another process.
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

    /// Inserts a number. Called concurrently, so that callers share transactions. Even numbers fail, in three ways.
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

/// Violates a constraint that SQLite checks at the COMMIT.
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
async fn work_of_a_caller_that_is_gone_is_completed_without_blocking_others() {
    let scene = Scene::new().await;
    for number in [1, 2, 3] {
        let mut call = Box::pin(scene.write(number));
        assert!(futures::poll!(&mut call).is_pending());
    }
    scene.write(5).await.unwrap();
    assert_eq!(scene.numbers().await, [1, 3, 5]);
}

#[tokio::test]
async fn writes_acknowledged_after_failed_commits_are_stored() {
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

/// SQLite rolls the whole transaction back by itself.
#[tokio::test]
async fn a_full_disk_in_one_part_refuses_the_whole_group() {
    let scene = Scene::new().await;
    let grow = "PRAGMA max_page_count = 1; INSERT INTO probes VALUES (zeroblob(1000000))";
    let (before, full) = tokio::join!(scene.run("INSERT INTO done VALUES (1)"), scene.run(grow));
    assert_outage(before);
    assert_outage(full);
    scene.write(3).await.unwrap();
    assert_eq!(scene.numbers().await, [3]);
}

#[tokio::test]
async fn callers_that_wait_while_no_transaction_can_begin_are_refused_together() {
    let scene = Scene::new().await;
    let writing = begin_immediate(&scene.other).await.unwrap();
    let waiting = join_all([1, 3, 5, 7].map(|number| scene.write(number))).await;
    for outcome in waiting {
        assert_outage(outcome.map(drop));
    }
    writing.commit().await.unwrap();
    // The pause after a failed attempt to open a connection.
    tokio::time::sleep(REOPEN_INTERVAL).await;
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

/// The table of the scene as an entity.
mod done {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "done")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub number: i32,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

fn later(tx: &Transaction, number: i32) {
    let number = sea_orm::ActiveValue::Set(number);
    tx.later(&<done::Entity as sea_orm::EntityTrait>::insert(
        done::ActiveModel { number },
    ));
}

#[tokio::test]
async fn what_is_left_for_later_precedes_the_next_statement_and_the_commit() {
    let scene = Scene::new().await;
    let seen = scene
        .writer
        .run::<_, DbErr, _>(|tx| {
            Box::pin(async move {
                later(tx, 1);
                later(tx, 2);
                let all = Statement::from_string(tx.get_database_backend(), "SELECT 1 FROM done");
                let seen = tx.query_all_raw(all).await?.len();
                later(tx, 3);
                Ok(seen)
            })
        })
        .await;
    assert_eq!(seen, Ok(Ok(2)));
    assert_eq!(scene.numbers().await, [1, 2, 3]);
}

#[tokio::test]
async fn what_fails_later_fails_its_caller_and_nobody_else() {
    let scene = Scene::new().await;
    let twice = |number| {
        scene.writer.run::<_, DbErr, _>(move |tx| {
            Box::pin(async move {
                later(tx, number);
                later(tx, 7);
                Ok(())
            })
        })
    };
    let outcomes = join_all([twice(1), twice(2), twice(3)]).await;
    let failed: Vec<_> = outcomes
        .into_iter()
        .map(|outcome| outcome.unwrap().is_err())
        .collect();
    assert_eq!(failed, [false, true, true]);
    assert_eq!(scene.numbers().await, [1, 7]);
}

#[tokio::test]
async fn a_failure_that_the_caller_ignores_stores_nothing_of_its_work() {
    let scene = Scene::new().await;
    let careless = |number| {
        scene.writer.run::<_, DbErr, _>(move |tx| {
            Box::pin(async move {
                tx.execute_unprepared(&format!("INSERT INTO done VALUES ({number})"))
                    .await?;
                let _ = tx
                    .execute_unprepared("INSERT INTO nowhere VALUES (1)")
                    .await;
                Ok(())
            })
        })
    };
    // The first of a group has the whole transaction, the other a savepoint.
    let outcomes = join_all([careless(1), careless(2)]).await;
    assert!(
        outcomes
            .into_iter()
            .all(|outcome| outcome.unwrap().is_err())
    );
    assert_eq!(scene.write(3).await, Ok(3));
    assert_eq!(scene.numbers().await, [3]);
}
