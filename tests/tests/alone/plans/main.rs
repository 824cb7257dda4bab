//! Every statement that requests cause finds its rows by an index. In a process of its own, because what it records, the log of
//! the database driver, is the whole process's.

mod openid;
mod recorder;
mod walk;

use auth_service_tests::{
    Backend::{self, Postgres, Sqlite},
    World,
    provider::Provider,
    settings::Settings,
};
use recorder::Recorder;
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use secrecy::ExposeSecret;

/// Tables that stay small, whoever uses the service.
const SMALL: [&str; 11] = [
    "auth_clients",
    "client_settings",
    "client_types",
    "client_uris",
    "key_checks",
    "roles",
    "seaql_migrations",
    "signing_keys",
    "token_keys",
    "username_conflicts",
    "write_checks",
];

#[tokio::test(flavor = "multi_thread")]
async fn every_statement_of_a_request_uses_an_index() {
    let recorder = Recorder::install();
    for backend in [Sqlite, Postgres] {
        let provider = Provider::start().await;
        let world = World::start(backend).await;
        world.grow().await;
        let world = world
            .restarted(|settings| {
                walk::configure(settings, &provider.url);
                explain_everything(settings, backend);
            })
            .await;
        recorder.forget();
        walk::walk(&world, &provider).await;
        openid::walk(&world).await;
        let plans = match backend {
            Sqlite => {
                let statements = recorder.statements();
                let mut plans = plans_of(&world, &statements).await;
                // Nobody analyses an SQLite file in production.
                world.sql("DROP TABLE sqlite_stat1").await;
                plans.extend(plans_of(&world, &statements).await);
                plans
            }
            Postgres => recorder.plans(),
        };
        // A walk that recorded next to nothing would prove nothing.
        assert!(plans.len() > 100, "{backend:?}: {}", plans.len());
        for table in ["refresh_tokens", "auth_codes", "revocations", "lockouts"] {
            assert!(plans.iter().any(|plan| plan.contains(table)), "{table}");
        }
        let partial = partial_indexes(&world).await;
        let scans: Vec<_> = plans
            .iter()
            .filter(|plan| plan.lines().any(|line| reads_a_whole_table(line, &partial)))
            .collect();
        assert!(scans.is_empty(), "{backend:?}: {scans:#?}");
    }
}

/// Makes PostgreSQL send a notice with the plan of each statement, also of those that triggers and references cause.
fn explain_everything(settings: &mut Settings, backend: Backend) {
    if backend == Sqlite {
        return;
    }
    let options = [
        "session_preload_libraries=auto_explain",
        "auto_explain.log_min_duration=0",
        "auto_explain.log_nested_statements=on",
        "auto_explain.log_level=notice",
    ];
    // As libpq, the service does not read "+" as a space.
    let options = options.map(|option| format!("-c%20{option}")).join("%20");
    let database = &mut settings.database;
    let url = database.database_url.take().expect("a URL");
    let mut url: url::Url = url.expose_secret().parse().expect("a URL");
    url.set_query(Some(&format!("options={options}")));
    database.database_url = Some(String::from(url).into());
}

/// The statements with their plans. SQLite plans a statement without knowing its parameters.
async fn plans_of(world: &World, statements: &[String]) -> Vec<String> {
    let mut plans = Vec::new();
    for statement in statements.iter().flat_map(|text| text.split(";\n")) {
        let verb = statement.split_whitespace().next().unwrap_or_default();
        if !["SELECT", "INSERT", "UPDATE", "DELETE", "WITH"].contains(&verb) {
            continue;
        }
        let explain = format!("EXPLAIN QUERY PLAN {statement}");
        let explain = Statement::from_string(DbBackend::Sqlite, explain);
        let rows = world.db().query_all_raw(explain).await.expect(statement);
        let lines = rows
            .iter()
            .map(|row| row.try_get_by_index::<String>(3).expect("a line"));
        let lines: Vec<String> = lines.collect();
        plans.push(format!("{statement}\n{}", lines.join("\n")));
    }
    plans
}

/// Names of SQLite's partial indexes: to read all of such an index is not to read the table.
async fn partial_indexes(world: &World) -> Vec<String> {
    match world.backend() {
        DbBackend::Sqlite => {
            world
                .column(
                    "SELECT name FROM sqlite_master WHERE type = 'index' AND sql LIKE '% WHERE %'",
                )
                .await
        }
        _ => Vec::new(),
    }
}

fn reads_a_whole_table(line: &str, partial: &[String]) -> bool {
    let line = line.trim_start_matches([' ', '-', '>']);
    let line = line.strip_prefix("Parallel ").unwrap_or(line);
    let Some(rest) = line
        .strip_prefix("Seq Scan on ")
        .or(line.strip_prefix("SCAN "))
    else {
        return false;
    };
    let table = rest.split_whitespace().next().unwrap_or_default();
    // The rows that a statement itself names.
    let is_given = ["given", "absent"].contains(&table)
        || rest.contains("CONSTANT ROW")
        || rest.contains("VALUES CLAUSE");
    let is_small = is_given || SMALL.contains(&table) || table.starts_with("pragma_");
    let is_partial = rest
        .split_whitespace()
        .any(|word| partial.iter().any(|name| name == word));
    !is_small && !is_partial
}
