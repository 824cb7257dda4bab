//! Opening an SQLite file.

use std::time::Duration;

use auth_service_tests::{
    inside::connect,
    settings::{DatabaseSettings, Settings},
};

/// Two that start at the same moment both switch the new file to WAL.
#[tokio::test(flavor = "multi_thread")]
async fn a_new_file_may_be_opened_by_many_at_once() {
    for _ in 0..5 {
        let file = std::env::temp_dir().join(format!("auth-service-{}.db", uuid::Uuid::new_v4()));
        let url = format!("sqlite://{}?mode=rwc", file.display()).into();
        let settings = DatabaseSettings {
            database_url: Some(url),
            ..Settings::defaults().database
        };
        let database = settings.database().expect("a file");
        let opened = futures::future::join_all((0..12).map(|_| connect::open(&database)));
        for store in opened.await {
            let store = store.expect("a database");
            store
                .write(|_| Box::pin(async { Ok::<_, sea_orm::DbErr>(()) }))
                .await
                .expect("a commit");
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
        for ending in ["", "-wal", "-shm"] {
            let _ = std::fs::remove_file(format!("{}{ending}", file.display()));
        }
    }
}
