//! No statement that runs at a start, each minute or each second reads a whole table that grows with the users.

use auth_service_tests::{
    Backend::{self, Postgres, Sqlite},
    SESSIONS, USERS, World,
    inside::{RULES, credentials, lockouts, outbox, revocations, sessions, users},
};
use migration::{password_costs, usernames};
use rstest::rstest;
use sea_orm::{ConnectionTrait, DbBackend, QueryTrait, Statement};
use uuid::Uuid;

const GROWING: [&str; 7] = [
    "users",
    "user_credentials",
    "sessions",
    "revocations",
    "refresh_tokens",
    "familiar_addresses",
    "mail_outbox",
];

pub(super) async fn plan(world: &World, mut statement: Statement) -> Vec<String> {
    let sqlite = world.backend() == DbBackend::Sqlite;
    let explain = if sqlite {
        "EXPLAIN QUERY PLAN"
    } else {
        "EXPLAIN"
    };
    statement.sql = format!("{explain} {}", statement.sql);
    let rows = world.db().query_all_raw(statement).await.expect("a plan");
    let column = if sqlite { 3 } else { 0 };
    rows.iter()
        .map(|row| row.try_get_by_index(column).expect("a line"))
        .collect()
}

/// Whether a line of a plan reads all of one of the tables.
fn reads_all(line: &str) -> bool {
    GROWING.iter().any(|table| {
        // SQLite's SCAN of a partial index reads what is in the index only.
        let scan = line.contains(&format!("SCAN {table}")) && !line.contains("idx_users_unfolded");
        scan || line.contains(&format!("Seq Scan on {table} "))
    })
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn no_upkeep_reads_a_whole_table(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    world.grow().await;
    let backend = world.backend();
    let now = world.now();
    let sql = |sql: String| Statement::from_string(backend, sql);
    let mut statements: Vec<Statement> = RULES
        .iter()
        .map(|rule| rule.statement(backend, now))
        .collect();
    statements.extend([
        Statement::from_sql_and_values(
            backend,
            usernames::unfolded_texts(backend, "username"),
            ["".into()],
        ),
        Statement::from_sql_and_values(
            backend,
            usernames::unfolded_texts(backend, "email"),
            ["".into()],
        ),
        sql(usernames::still_in_conflict()),
        Statement::from_sql_and_values(backend, password_costs::next_class(backend), ["$2".into()]),
        sql("SELECT max(id) FROM revocations".into()),
        revocations::of_others(Uuid::nil(), SESSIONS as i64 - 100, now).build(backend),
    ]);
    statements.extend(revocations::settled(backend, 15));
    for statement in statements {
        let lines = plan(&world, statement.clone()).await;
        assert!(
            !lines.iter().any(|line| reads_all(line)),
            "{statement}\n{}",
            lines.join("\n")
        );
    }
}

/// The parts of lists, and what a login asks, are found by an index too; here is that they are right.
#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn parts_are_whole(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    world.grow().await;
    let db = world.db();
    let (mut names, mut cursor) = (Vec::new(), None);
    loop {
        let page = users::page(db, cursor.as_ref(), 700).await.expect("a page");
        let Some(last) = page.last() else { break };
        cursor = Some(last.cursor());
        names.extend(page.into_iter().map(|listed| listed.user.username));
    }
    assert_eq!(names.len(), USERS + 1);
    let mut once = names.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(once.len(), USERS + 1);
    assert!(
        !lockouts::is_familiar(db, b"nobody", "192.0.2.1", world.now())
            .await
            .expect("an answer")
    );
    assert!(
        credentials::authenticators(db, Uuid::nil(), 10)
            .await
            .expect("a page")
            .is_empty()
    );
    assert!(
        sessions::external_tokens(db, Uuid::nil(), 10)
            .await
            .expect("a page")
            .is_empty()
    );
    assert!(
        outbox::waiting_after(db, 0, 10)
            .await
            .expect("a page")
            .is_empty()
    );
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn every_cost_that_is_stored_is_known(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let hashes = [
        "$2b$10$abcdefghijklmnopqrstuu5s2v8.iXieOjg/.AySBTTZIIVFJeBui",
        "$2a$04$abcdefghijklmnopqrstuu5s2v8.iXieOjg/.AySBTTZIIVFJeBui",
        "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRvZm91cnM$AAAA",
        "$argon2id$v=19$m=128,t=1,p=1$c29tZXNhbHRvZm91cnM$AAAA",
        // Nothing that the service checks.
        "$1$salt$hash",
        "plain text",
    ];
    for (number, hash) in hashes.into_iter().enumerate() {
        let person = auth_service_tests::Person {
            password_hash: Some(hash.into()),
            ..auth_service_tests::Person::named(&format!("user{number}"))
        };
        world.person(person).await;
    }
    let mut classes = world.stored_costs().await;
    classes.sort_unstable();
    assert_eq!(
        classes,
        [
            "$2a$04$",
            "$2b$10$",
            "$argon2id$v=19$m=128,t=1,p=1$",
            "$argon2id$v=19$m=19456,t=2,p=1$",
            "$argon2id$v=19$m=64,t=1,p=1$",
        ]
    );
}
