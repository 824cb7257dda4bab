//! Who was active, by day and by month.

use auth_service_tests::{
    Answer,
    Backend::{self, Postgres, Sqlite},
    Tokens, Value, World, json,
};
use chrono::{DateTime, Days, SecondsFormat, Utc};
use rstest::rstest;

use super::{ADA, MULTI, adopted, ask, log_in};

/// Also of Acme.
const SPARSE: (&str, &str) = ("sparse", "sparse-Secret-1");

async fn active(
    world: &World,
    pair: &Tokens,
    range: &str,
    times: (DateTime<Utc>, DateTime<Utc>),
    filter: Option<Value>,
) -> Answer {
    let text = |time: DateTime<Utc>| time.to_rfc3339_opts(SecondsFormat::Millis, true);
    let mut query = vec![("startDate", text(times.0)), ("endDate", text(times.1))];
    query.extend(filter.map(|filter| ("filter", filter.to_string())));
    ask(world, pair, &format!("/active-users/{range}"), &query).await
}

/// The number of users in each period and kind.
fn numbers(answer: Answer) -> Value {
    let mut periods = answer.ok().json();
    for kinds in periods.as_object_mut().unwrap().values_mut() {
        for users in kinds.as_object_mut().unwrap().values_mut() {
            *users = json!(users.as_array().unwrap().len());
        }
    }
    periods
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn counts_each_user_once_in_each_period(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = adopted(backend).await;
    let start = world.now();
    log_in(&world, MULTI).await;
    log_in(&world, ADA).await;
    log_in(&world, ADA).await;
    log_in(&world, SPARSE).await;
    world.advance_seconds(86_400);
    let ada = log_in(&world, ADA).await;
    let ada = Tokens::from(world.refresh(&ada).await.ok());
    let end = world.now();
    let day = |at: DateTime<Utc>| at.format("%Y-%m-%d").to_string();
    let month = |at: DateTime<Utc>| at.format("%m-%Y").to_string();
    let daily = active(&world, &ada, "daily", (start, end), None).await;
    let first = daily.json()[day(start)]["ACCESS"][0].clone();
    assert!(first["actor"].is_string() && first["loginTime"].is_string());
    assert_eq!(
        numbers(daily),
        json!({day(start): {"ACCESS": 2}, day(end): {"ACCESS": 1, "RELOGIN": 1}})
    );
    let monthly = numbers(active(&world, &ada, "monthly", (start, end), None).await);
    let expected = match month(start) == month(end) {
        true => json!({month(start): {"ACCESS": 2, "RELOGIN": 1}}),
        false => json!({month(start): {"ACCESS": 2}, month(end): {"ACCESS": 1, "RELOGIN": 1}}),
    };
    assert_eq!(monthly, expected);
    // Only some.
    let some = |inclusion: bool, identity: &str, names: &[&str]| {
        Some(json!({"inclusion": inclusion, "userIdentity": identity, "userIdentifier": names}))
    };
    let id = world.me(&ada.access).await.ok().field("id");
    for (filter, expected) in [
        (some(true, "userName", &["ADA"]), json!({"ACCESS": 1})),
        (some(false, "userName", &["ada"]), json!({"ACCESS": 1})),
        (
            some(true, "userName", &["ada", "sparse"]),
            json!({"ACCESS": 2}),
        ),
        (some(true, "actorId", &[&id]), json!({"ACCESS": 1})),
        (some(false, "actorId", &[&id]), json!({"ACCESS": 1})),
        (some(true, "userName", &["nobody"]), json!(null)),
        (some(false, "userName", &["nobody"]), json!({"ACCESS": 2})),
        (some(true, "userName", &["multi"]), json!(null)),
    ] {
        let times = (start, start);
        let answer = numbers(active(&world, &ada, "daily", times, filter.clone()).await);
        assert_eq!(answer[day(start)], expected, "{filter:?}");
    }
    // What the Node service has recorded.
    let then = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
    let times = (then("2024-01-01T00:00:00Z"), then("2024-12-31T00:00:00Z"));
    assert_eq!(
        numbers(active(&world, &ada, "daily", times, None).await),
        json!({"2024-02-01": {"ACCESS": 1}})
    );
    assert_eq!(
        numbers(active(&world, &ada, "monthly", times, None).await),
        json!({"02-2024": {"ACCESS": 1}})
    );
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn refuses_what_it_cannot_answer(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = adopted(backend).await;
    let ada = log_in(&world, ADA).await;
    let end = world.now();
    let before = |days| end.checked_sub_days(Days::new(days)).unwrap();
    let year = (before(366), end);
    active(&world, &ada, "monthly", year, None).await.ok();
    let longer = active(&world, &ada, "monthly", (before(367), end), None).await;
    longer.refused(422, "Validation Failed");
    assert_eq!(longer.json()["error"]["details"][0]["path"], "/endDate");
    assert_eq!(
        numbers(active(&world, &ada, "daily", (end, before(1)), None).await),
        json!({})
    );
    let weekly = active(&world, &ada, "weekly", year, None).await;
    weekly.refused(422, "Validation Failed");
    for filter in [
        json!({}),
        json!({"inclusion": true, "userIdentity": "email", "userIdentifier": []}),
        json!({"inclusion": true, "userIdentity": "userName", "userIdentifier": "ada"}),
    ] {
        let refused = active(&world, &ada, "daily", year, Some(filter)).await;
        refused.refused(422, "Validation Failed");
    }
    for query in ["", "?startDate=2026-01-01T00:00:00Z"] {
        let call = world.get(&format!("/active-users/daily{query}"));
        let missing = call.bearer(&ada.access).send().await;
        missing.refused(400, "Bad Request");
    }
    let call = world.get("/active-users/daily?startDate=monday&endDate=2026-01-01T00:00:00Z");
    let wrong = call.bearer(&ada.access).send().await;
    wrong.refused(422, "Validation Failed");
}
