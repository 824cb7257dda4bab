//! What is asked about the activity of a tenant is found by an index.

use std::{collections::BTreeSet, ops::Bound};

use auth_service_tests::{
    Backend::{self, Postgres, Sqlite},
    TENANT, World,
    inside::{
        audit::EventKind,
        login_activity::{Criteria, Part, Period},
    },
};
use chrono::TimeDelta;
use rstest::rstest;
use sea_orm::{DbBackend, QueryTrait};

use super::plans::plan;

/// The events of a few weeks in as many tenants.
async fn fill(world: &World) {
    let (time, tenant) = match world.backend() {
        DbBackend::Sqlite => (
            "strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now', '-' || i || ' minutes')",
            "randomblob(16)",
        ),
        _ => ("now() - i * interval '1 minute'", "gen_random_uuid()"),
    };
    world
        .sql(&format!(
            "INSERT INTO auth_events (at, kind, user_id, tenant_id) \
             WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) \
             SELECT {time}, CASE i % 3 WHEN 0 THEN 'ACCESS' WHEN 1 THEN 'RELOGIN' ELSE 'FAILURE' END, \
               (SELECT id FROM users LIMIT 1), {tenant} FROM n"
        ))
        .await;
    world.sql("ANALYZE").await;
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn no_question_reads_the_whole_trail(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    fill(&world).await;
    let backend = world.backend();
    let now = world.now();
    let everything = Criteria {
        tenant: TENANT,
        kinds: vec![EventKind::Access],
        actors: None,
        except_actors: BTreeSet::new(),
        from: Bound::Unbounded,
        until: Bound::Unbounded,
    };
    let of_one = Criteria {
        actors: Some([TENANT.to_string()].into()),
        from: Bound::Included(now - TimeDelta::days(1)),
        until: Bound::Excluded(now),
        ..everything.clone()
    };
    let part = Part {
        newest_first: true,
        offset: 0,
        limit: 100,
    };
    let kind = EventKind::Access;
    for criteria in [everything, of_one] {
        for statement in [
            criteria.part_of_events(kind, part).build(backend),
            criteria.first_of_events(backend, kind, Period::Day, 10_001),
            criteria.first_of_events(backend, kind, Period::Month, 10_001),
        ] {
            let lines = plan(&world, statement.clone()).await;
            let scans = ["SCAN auth_events", "Seq Scan on auth_events"];
            let is_scan = |line: &String| scans.iter().any(|scan| line.contains(scan));
            let is_indexed = |line: &String| line.contains("idx_auth_events");
            assert!(
                !lines.iter().any(is_scan) && lines.iter().any(is_indexed),
                "{statement}\n{}",
                lines.join("\n")
            );
        }
    }
}
