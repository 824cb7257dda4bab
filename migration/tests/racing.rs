//! Several instances starting at once.

use std::time::Duration;

use futures::future::join_all;
use migration::{status, up_in_schema};
use sea_orm_migration::sea_orm::TransactionTrait;

use crate::common::{SCHEMA, SOURCELOOP, column, on_postgres, on_sqlite, open, run};

const INSTANCES: usize = 8;

#[tokio::test(flavor = "multi_thread")]
async fn all_come_up_on_sqlite() {
    on_sqlite(|url| async move { all_come_up(&url).await }).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn all_come_up_on_postgres() {
    on_postgres(|url| async move { all_come_up(&url).await }).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn all_come_up_on_an_adopted_database() {
    on_postgres(|url| async move {
        run(&open(&url).await, SOURCELOOP).await;
        all_come_up(&url).await;
    })
    .await;
}

/// A migration may wait and work longer than the connection allows requests to.
#[tokio::test(flavor = "multi_thread")]
async fn the_limits_of_requests_do_not_hold() {
    on_postgres(|url| async move {
        let db = open(&url).await;
        up_in_schema(&db, SCHEMA).await.expect("up");
        let impatient = open(&format!("{url}?options[statement_timeout]=300")).await;
        let blocking = db.begin().await.expect("a transaction");
        run(&blocking, "LOCK TABLE seaql_migrations").await;
        let waiting = tokio::spawn(async move { up_in_schema(&impatient, SCHEMA).await });
        tokio::time::sleep(Duration::from_secs(1)).await;
        assert!(!waiting.is_finished());
        blocking.rollback().await.expect("the lock is given up");
        waiting.await.expect("no panic").expect("it only waited");
    })
    .await;
}

async fn all_come_up(url: &str) {
    let connections = join_all((0..INSTANCES).map(|_| open(url))).await;
    let runs = connections.iter().map(|db| up_in_schema(db, SCHEMA));
    for outcome in join_all(runs).await {
        outcome.expect("every instance comes up");
    }
    let db = &connections[0];
    let applied = status(db).await.expect("a status");
    let recorded = column::<i64>(db, "SELECT count(*) FROM seaql_migrations").await;
    assert_eq!(recorded, [i64::try_from(applied.len()).expect("a few")]);
}
