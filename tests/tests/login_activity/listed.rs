//! Lists, single rows and counts.

use auth_service_tests::{
    Answer,
    Backend::{self, Postgres, Sqlite},
    Tokens, Value, World, json,
};
use rstest::rstest;

use super::{ACME, ADA, MULTI, adopted, allow, ask, log_in};

/// Of the Node service, in Acme.
const RECORDED: &str = "70000000-0000-4000-8000-000000000001";

async fn list(world: &World, pair: &Tokens, filter: Value) -> Vec<Value> {
    let answer = filtered(world, pair, filter).await.ok();
    answer.json().as_array().expect("a list").clone()
}

async fn filtered(world: &World, pair: &Tokens, filter: Value) -> Answer {
    let query = [("filter", filter.to_string())];
    ask(world, pair, "/login-activity", &query).await
}

async fn count(world: &World, pair: &Tokens, condition: Value) -> i64 {
    let query = [("where", condition.to_string())];
    let answer = ask(world, pair, "/login-activity/count", &query).await;
    answer.ok().json()["count"].as_i64().expect("a number")
}

fn all<'a>(rows: &'a [Value], member: &str) -> Vec<&'a str> {
    let text = |row: &'a Value| row[member].as_str().unwrap_or_default();
    rows.iter().map(text).collect()
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn shows_the_tenant_what_happened(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = adopted(backend).await;
    let multi = log_in(&world, MULTI).await;
    let ada = log_in(&world, ADA).await;
    world.advance_seconds(1);
    let ada = Tokens::from(world.refresh(&ada).await.ok());
    world.advance_seconds(1);
    let second = log_in(&world, ADA).await;
    world.advance_seconds(1);
    world.logout(&second).await.ok();
    // A refused login is no activity.
    let body = json!({"client_id": "webapp", "client_secret": "webapp-secret", "username": "ada", "password": "x"});
    world.post("/auth/login-token").json(body).send().await;

    let plain = world.get("/login-activity").bearer(&ada.access);
    let rows = plain.send().await.ok().json();
    let rows = rows.as_array().unwrap();
    let kinds = ["LOGOUT", "ACCESS", "RELOGIN", "ACCESS", "ACCESS"];
    assert_eq!(all(rows, "loginType"), kinds, "the newest first");
    assert!(all(rows, "tenantId").iter().all(|tenant| *tenant == ACME));
    let me = world.me(&ada.access).await.ok().json();
    for row in &rows[..4] {
        assert_eq!(row["actor"], me["id"]);
        assert_eq!(row["ipAddress"], "127.0.0.1");
        assert_eq!(row["tokenPayload"], json!(null));
    }
    // The one that the Node service has recorded.
    let old = &rows[4];
    assert_eq!(old["id"], RECORDED);
    assert_eq!(old["loginTime"], "2024-02-01T09:30:00.500Z");
    assert_eq!(old["deviceInfo"], "Mozilla/5.0");
    assert!(
        old["tokenPayload"]
            .as_str()
            .unwrap()
            .contains("encryptedData")
    );
    assert_eq!(count(&world, &ada, json!({})).await, 5);

    // One by one.
    for row in rows {
        let path = format!("/login-activity/{}", row["id"].as_str().unwrap());
        let one = world.get(&path).bearer(&ada.access).send().await.ok();
        assert_eq!(one.json(), *row);
        let elsewhere = world.get(&path).bearer(&multi.access).send().await;
        elsewhere.refused(404, "Not Found");
    }
    let path = format!("/login-activity/{RECORDED}");
    let fields = [("filter", json!({"fields": ["id"]}).to_string())];
    let one = ask(&world, &ada, &path, &fields).await.ok();
    assert_eq!(one.json(), json!({"id": RECORDED}));
    for id in ["0", "999999", "x", "70000000-0000-4000-8000-000000000002"] {
        let path = format!("/login-activity/{id}");
        let none = world.get(&path).bearer(&ada.access).send().await;
        none.refused(404, "Not Found");
    }

    // The other tenant sees its own.
    assert_eq!(
        all(&list(&world, &multi, json!({})).await, "loginType"),
        ["ACCESS"]
    );
    assert_eq!(count(&world, &multi, json!({"tenantId": ACME})).await, 0);
    let asked = list(&world, &multi, json!({"where": {"tenantId": ACME}})).await;
    assert!(asked.is_empty(), "{asked:?}");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn is_filtered_as_by_loopback(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = adopted(backend).await;
    let mut pair = log_in(&world, ADA).await;
    for _ in 0..3 {
        world.advance_seconds(10);
        pair = Tokens::from(world.refresh(&pair).await.ok());
    }
    let times = list(&world, &pair, json!({"fields": ["loginTime"]})).await;
    assert_eq!(times[0].as_object().unwrap().len(), 1);
    let times = all(&times, "loginTime");
    let ada = world.me(&pair.access).await.ok().field("id");
    // What is asked, and which of the rows, the newest being 0.
    let cases = [
        (json!({"limit": 2}), vec![0, 1]),
        (json!({"limit": 2, "offset": 1}), vec![1, 2]),
        (json!({"limit": 2, "skip": 3}), vec![3, 4]),
        (json!({"offset": 9}), vec![]),
        (json!({"order": "loginTime ASC", "limit": 2}), vec![4, 3]),
        (json!({"order": ["loginTime"], "offset": 3}), vec![1, 0]),
        (json!({"order": ["loginTime DESC"], "limit": 1}), vec![0]),
        (json!({"where": {"loginType": "ACCESS"}}), vec![3, 4]),
        (
            json!({"where": {"loginType": {"neq": "ACCESS"}}}),
            vec![0, 1, 2],
        ),
        (
            json!({"where": {"loginType": {"inq": ["RELOGIN", "LOGOUT"]}}}),
            vec![0, 1, 2],
        ),
        (
            json!({"where": {"loginType": {"nin": ["RELOGIN"]}}}),
            vec![3, 4],
        ),
        (json!({"where": {"loginType": "other"}}), vec![]),
        (json!({"where": {"actor": ada}}), vec![0, 1, 2, 3]),
        (json!({"where": {"actor": {"neq": ada}}}), vec![4]),
        (json!({"where": {"actor": {"inq": []}}}), vec![]),
        (json!({"where": {"actor": "nobody"}}), vec![]),
        (
            json!({"where": {"tenantId": {"eq": ACME}}, "limit": 1}),
            vec![0],
        ),
        (json!({"where": {"loginTime": {"eq": times[2]}}}), vec![2]),
        (
            json!({"where": {"loginTime": {"gt": times[2]}}}),
            vec![0, 1],
        ),
        (
            json!({"where": {"loginTime": {"gte": times[2]}}}),
            vec![0, 1, 2],
        ),
        (
            json!({"where": {"loginTime": {"lt": times[2]}}}),
            vec![3, 4],
        ),
        (
            json!({"where": {"loginTime": {"lte": times[2], "gt": times[4]}}}),
            vec![2, 3],
        ),
        (
            json!({"where": {"loginTime": {"between": [times[3], times[1]]}}}),
            vec![1, 2, 3],
        ),
        // The year is another one in UTC.
        (
            json!({"where": {"loginTime": {"lt": "9999-12-31T23:59:59-23:59"}}}),
            vec![0, 1, 2, 3, 4],
        ),
        (
            json!({"where": {"loginTime": {"gte": "9999-12-31T23:59:59-23:59"}}}),
            vec![],
        ),
        (
            json!({"where": {"loginTime": {"gt": "0000-01-01T00:00:00+23:59"}}}),
            vec![0, 1, 2, 3, 4],
        ),
        (
            json!({"where": {"and": [{"loginType": "RELOGIN"}, {"loginTime": {"lt": times[0]}}]}}),
            vec![1, 2],
        ),
    ];
    for (filter, expected) in cases {
        let rows = list(&world, &pair, filter.clone()).await;
        let expected: Vec<&str> = expected.into_iter().map(|at: usize| times[at]).collect();
        assert_eq!(all(&rows, "loginTime"), expected, "{filter}");
        let unlimited = filter.as_object().unwrap().keys().all(|key| key == "where");
        if unlimited {
            let counted = count(&world, &pair, filter["where"].clone()).await;
            assert_eq!(counted, expected.len() as i64, "{filter}");
        }
    }
    let rows = list(
        &world,
        &pair,
        json!({"fields": {"tokenPayload": false}, "limit": 1}),
    )
    .await;
    assert_eq!(rows[0].as_object().unwrap().len(), 7);
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn needs_the_permission(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let pair = world.tokens("ann").await;
    let range = "?startDate=2026-01-01T00:00:00Z&endDate=2026-02-01T00:00:00Z";
    let paths = [
        "/login-activity".to_owned(),
        "/login-activity/count".to_owned(),
        "/login-activity/1".to_owned(),
        format!("/active-users/daily{range}"),
    ];
    for path in &paths {
        let refused = world.get(path).bearer(&pair.access).send().await;
        refused.refused(403, "NotAllowedAccess");
        let nobody = world.get(path).send().await;
        assert_eq!(nobody.status, 401, "{path}");
        assert_eq!(nobody.header("www-authenticate"), Some("Bearer"));
    }
    allow(&world, "ann").await;
    // The permission stands in the token.
    let pair = Tokens::from(world.refresh(&pair).await.ok());
    for path in &paths {
        let allowed = world.get(path).bearer(&pair.access).send().await;
        allowed.ok();
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn what_it_does_not_understand_it_refuses(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = adopted(backend).await;
    let pair = log_in(&world, ADA).await;
    for filter in [
        json!({"limit": 0}),
        json!({"limit": 1001}),
        json!({"offset": -1}),
        json!({"offset": 10_001}),
        json!({"order": "ipAddress"}),
        json!({"order": ["loginTime", "loginTime"]}),
        json!({"include": []}),
        json!({"fields": ["password"]}),
        json!({"where": {"ipAddress": "127.0.0.1"}}),
        json!({"where": {"or": []}}),
        json!({"where": {"actor": {"like": "%"}}}),
        json!({"where": {"actor": {}}}),
        json!({"where": {"actor": "\0"}}),
        json!({"where": {"loginTime": {"eq": "yesterday"}}}),
        json!({"where": {"loginTime": {"between": ["2026-01-01T00:00:00Z"]}}}),
        json!([]),
        json!(1),
    ] {
        let refused = filtered(&world, &pair, filter.clone()).await;
        refused.refused(422, "Validation Failed");
    }
    for query in [
        "filter=%7B",
        "filter=",
        "filter=%7B%7D&filter=%7B%7D",
        "filter[limit]=1",
        "filter=%7B%22limit%22:1,%22limit%22:2%7D",
    ] {
        let path = format!("/login-activity?{query}");
        let refused = world.get(&path).bearer(&pair.access).send().await;
        refused.refused(400, "Bad Request");
    }
    let nested = world.get("/login-activity/count?where[actor]=x");
    nested
        .bearer(&pair.access)
        .send()
        .await
        .refused(400, "Bad Request");
    let mixed = [("filter", json!({"limit": 1}).to_string())];
    let one = ask(&world, &pair, "/login-activity/1", &mixed).await;
    one.refused(422, "Validation Failed");
}

/// The Node service's migration makes its table while this service runs.
#[tokio::test(flavor = "multi_thread")]
async fn the_other_table_may_come_later() {
    let world = World::adopted(Postgres).await;
    allow(&world, "ada").await;
    let pair = log_in(&world, ADA).await;
    assert_eq!(count(&world, &pair, json!({})).await, 1);
    let later = include_str!("../../fixtures/sourceloop-2023-05.sql");
    world.sql(later).await;
    assert_eq!(count(&world, &pair, json!({})).await, 2);
}
