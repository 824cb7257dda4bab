//! The same entities read and write the Node service's rows on both databases, which represent them differently.

use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectOptions, ConnectionTrait, Database,
    DatabaseConnection, EntityTrait, QueryFilter, QueryOrder, QueryTrait, Statement,
    sea_query::ExprTrait,
};
use uuid::Uuid;

use super::*;
use crate::{
    names::fold,
    store::columns::{IntegerList, TextList},
};

const ROWS: &str = include_str!("../../../../tests/fixtures/sourceloop-rows.sql");
const ROWS_SQLITE: &str = include_str!("../../../../tests/fixtures/sourceloop-rows-sqlite.sql");

async fn sqlite() -> DatabaseConnection {
    let mut options = ConnectOptions::new("sqlite::memory:");
    options.max_connections(1).sqlx_logging(false);
    let db = Database::connect(options).await.expect("SQLite");
    fill(&db, "main", ROWS_SQLITE).await;
    db
}

/// The connection, and the name of its schema for [`drop_schema`].
async fn postgres() -> (DatabaseConnection, String) {
    let url = std::env::var("TEST_POSTGRES_URL").expect("TEST_POSTGRES_URL names a PostgreSQL");
    let schema = format!("entities_{}", Uuid::new_v4().simple());
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(1)
        .sqlx_logging(false)
        .set_schema_search_path(&schema);
    let db = Database::connect(options).await.expect("PostgreSQL");
    fill(&db, &schema, ROWS).await;
    (db, schema)
}

async fn drop_schema(db: &DatabaseConnection, schema: &str) {
    run(db, &format!("DROP SCHEMA {schema} CASCADE")).await;
}

async fn fill(db: &DatabaseConnection, schema: &str, rows: &str) {
    migration::up_in_schema(db, schema).await.expect("up");
    // Two names differ only by case, as may happen in an adopted database.
    run(db, "DROP INDEX uq_users_username_folded").await;
    run(db, rows).await;
    migration::up_in_schema(db, schema).await.expect("up again");
}

async fn run(db: &DatabaseConnection, sql: &str) {
    db.execute_unprepared(sql).await.expect(sql);
}

#[tokio::test]
async fn the_node_services_rows_read_the_same_from_both() {
    let here = sqlite().await;
    let (there, schema) = postgres().await;
    macro_rules! compare {
        ($($table:ident),*) => {$({
            let all = || $table::Entity::find().order_by_asc($table::Column::Id);
            let mut here = all().all(&here).await.expect("rows of SQLite");
            let mut there = all().all(&there).await.expect("rows of PostgreSQL");
            // These were assigned by the databases.
            for row in here.iter_mut().chain(&mut there) {
                assert!(Utc::now() - row.created_on < chrono::TimeDelta::hours(1));
                row.created_on = DateTime::UNIX_EPOCH;
                row.modified_on = DateTime::UNIX_EPOCH;
            }
            assert!(!here.is_empty());
            assert_eq!(here, there);
        })*};
    }
    compare!(
        auth_clients,
        roles,
        tenant_configs,
        tenants,
        user_credentials,
        user_permissions,
        user_resources,
        user_tenants,
        users
    );
    drop_schema(&there, &schema).await;
}

#[tokio::test]
async fn lists_are_read_and_written_on_sqlite() {
    lists_are_read_and_written(&sqlite().await).await;
}

#[tokio::test]
async fn lists_are_read_and_written_on_postgres() {
    let (db, schema) = postgres().await;
    lists_are_read_and_written(&db).await;
    drop_schema(&db, &schema).await;
}

async fn lists_are_read_and_written(db: &DatabaseConnection) {
    const NONE: [i32; 0] = [];
    let clients = async |name: &str| user(db, name).await.auth_client_ids.into_vec();
    assert_eq!(clients("ada").await, [1, 2]);
    assert_eq!(clients("clientless").await, NONE, "a column that is NULL");
    assert_eq!(clients("emptyclients").await, NONE);
    assert_eq!(clients("nullclient").await, [1], "an element that is NULL");

    let odd = roles::Entity::find()
        .filter(roles::Column::Name.eq("odd"))
        .one(db)
        .await
        .expect("a query")
        .expect("a role");
    let texts = ["ViewTodo", "Has, comma and \"quotes\""];
    assert_eq!(odd.permissions.as_slice(), texts);

    // Written back unchanged, changed, and new.
    let null = user(db, "clientless").await;
    let mut unchanged = users::ActiveModel::from(null.clone()).reset_all();
    unchanged.first_name = Set("Renamed".to_owned());
    unchanged.update(db).await.expect("an update");
    assert_eq!(
        user(db, "clientless").await.auth_client_ids,
        null.auth_client_ids
    );

    let backend = db.get_database_backend();
    let mut changed = users::ActiveModel::from(null);
    changed.auth_client_ids = Set(IntegerList::new(backend, vec![3, 1]));
    changed.update(db).await.expect("an update");
    assert_eq!(clients("clientless").await, [3, 1]);

    let wanted = ["", "é", "{a,b}", "[\"c\"]", "NULL", "back\\slash"].map(str::to_owned);
    for permissions in [wanted.to_vec(), vec![]] {
        let role = roles::ActiveModel {
            id: Set(Uuid::new_v4()),
            name: Set("new".to_owned()),
            permissions: Set(TextList::new(backend, permissions.clone())),
            ..Default::default()
        };
        let inserted = role.insert(db).await.expect("an insert");
        assert_eq!(inserted.permissions.as_slice(), permissions);
    }
}

#[tokio::test]
async fn names_are_found_by_an_index_without_regard_to_case_on_sqlite() {
    names_are_found(&sqlite().await, "EXPLAIN QUERY PLAN", "detail").await;
}

#[tokio::test]
async fn names_are_found_by_an_index_without_regard_to_case_on_postgres() {
    let (db, schema) = postgres().await;
    run(&db, "SET enable_seqscan = off").await;
    names_are_found(&db, "EXPLAIN", "QUERY PLAN").await;
    drop_schema(&db, &schema).await;
}

async fn names_are_found(db: &DatabaseConnection, explain: &str, detail: &str) {
    for (typed, stored) in [
        ("ADA", "ada"),
        ("grace.hopper@EXAMPLE.com", "Grace.Hopper@Example.COM"),
        ("ÉLISE", "Élise"),
    ] {
        assert_eq!(user(db, typed).await.username, stored);
    }
    let query = by_name("ADA").build(db.get_database_backend());
    let plan = Statement {
        sql: format!("{explain} {}", query.sql),
        ..query
    };
    let plan: Vec<String> = db
        .query_all_raw(plan)
        .await
        .expect("a plan")
        .iter()
        .map(|row| row.try_get("", detail).expect("text"))
        .collect();
    assert!(
        plan.concat().contains("idx_users_username_folded"),
        "{plan:?}"
    );
}

async fn user(db: &DatabaseConnection, name: &str) -> users::Model {
    let found = by_name(name).one(db).await.expect("a query");
    found.expect("a user of this name")
}

fn by_name(name: &str) -> sea_orm::Select<users::Entity> {
    users::Entity::find().filter(ExprTrait::eq(users::folded_name(), fold(name)))
}
