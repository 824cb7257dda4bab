//! Columns of the Node service's tables that this service would have to fill and does not know.

use auth_service_tests::{
    Backend::{self, Postgres, Sqlite},
    Version, World,
    inside::catalogue,
};
use rstest::rstest;

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_column_that_nobody_knows_is_named(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::adopted_from(backend, Version::Keys).await;
    let unknown = async || {
        let columns = catalogue::unknown_required_columns(world.db()).await;
        columns.expect("columns")
    };
    assert_eq!(unknown().await, [""; 0]);
    world
        .sql("ALTER TABLE users ADD COLUMN shoe_size integer NOT NULL DEFAULT 42")
        .await;
    assert_eq!(
        unknown().await,
        [""; 0],
        "one with a default hinders nobody"
    );
    if backend == Postgres {
        world
            .sql("ALTER TABLE users ALTER COLUMN shoe_size DROP DEFAULT")
            .await;
        assert_eq!(unknown().await, ["users.shoe_size"]);
    }
}
