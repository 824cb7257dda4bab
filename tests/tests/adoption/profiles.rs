//! Columns of users that the Node service has had since January 2024, in tokens and at `GET /auth/me`.

use auth_service_tests::{
    Backend::{self, Postgres, Sqlite},
    Tokens, Value, Version, World, json,
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use rstest::rstest;

use super::adopted::{WEBAPP, login_token, password};

async fn log_in(world: &World) -> Tokens {
    let answer = login_token(world, WEBAPP, "ada", &password("ada")).await;
    Tokens::from(answer.ok())
}

/// `None` is what is left out, which no value is.
fn profile(user: &Value) -> [Option<Value>; 3] {
    ["photoUrl", "designation", "authClientId"].map(|name| user.get(name).cloned())
}

/// The same in the token, at `me`, and after a refresh.
async fn shown(world: &World, pair: &Tokens) -> [Option<Value>; 3] {
    let me = profile(&world.me(&pair.access).await.ok().json());
    let payload = pair.access.split('.').nth(1).expect("a payload");
    let payload = URL_SAFE_NO_PAD.decode(payload).expect("base64url");
    let claims: Value = serde_json::from_slice(&payload).expect("JSON");
    assert_eq!(profile(&claims), me);
    me
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn are_shown_where_they_exist(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::adopted_from(backend, Version::RoleTenants).await;
    let pair = log_in(&world).await;
    let client = "SELECT id FROM auth_clients WHERE client_id = 'webapp'";
    let client = world.column::<i32>(client).await[0];
    let expected = [
        json!("https://acme.example/ada.png"),
        json!("Countess"),
        json!(client),
    ]
    .map(Some);
    assert_eq!(shown(&world, &pair).await, expected);
    let pair = Tokens::from(world.refresh(&pair).await.ok());
    assert_eq!(shown(&world, &pair).await, expected);
}

/// The Node service is upgraded while this service runs, with statements prepared on the earlier table.
#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn appear_once_they_exist(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::adopted_from(backend, Version::First).await;
    let pair = log_in(&world).await;
    let nothing = shown(&world, &pair).await;
    assert_eq!(nothing[..2], [Some(json!(null)), Some(json!(null))]);
    for change in [
        "ALTER TABLE users ADD COLUMN photo_url text",
        "ALTER TABLE users ADD COLUMN designation varchar(50)",
        "UPDATE users SET photo_url = 'https://acme.example/ada.png', designation = 'Countess' WHERE username = 'ada'",
    ] {
        world.sql(change).await;
    }
    let pair = Tokens::from(world.refresh(&pair).await.ok());
    let later = shown(&world, &pair).await;
    let expected = [json!("https://acme.example/ada.png"), json!("Countess")];
    assert_eq!(later[..2], expected.map(Some));
}
