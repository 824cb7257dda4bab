//! Logout tokens for clients (OpenID Connect Back-Channel Logout 1.0).

use auth_service_tests::{
    Answer,
    Backend::{self, Postgres, Sqlite},
    OwnPage, World, eventually, json,
    provider::{Asked, Provider, Say},
};
use chrono::{DateTime, TimeDelta, Utc};
use rstest::rstest;

use super::scene::{claims, header, signed_in, tokens, trust};

const PATH: &str = "/backchannel";
const EVENT: &str = "http://schemas.openid.net/event/backchannel-logout";

/// A world and a client that is told there.
async fn scene(backend: Backend) -> (World, Provider, OwnPage) {
    let client = Provider::start().await;
    let world = World::start(backend).await;
    trust(&world).await;
    let sql = format!(
        "UPDATE client_settings SET backchannel_logout_uri = '{}{PATH}'",
        client.url
    );
    world.sql(&sql).await;
    let page = signed_in(&world, "ann").await;
    (world, client, page)
}

async fn sign_out(world: &World, page: &OwnPage) {
    world.from_page(page, "/web/sign-out", json!({})).await.ok();
}

/// The requests, once there are so many.
async fn told(client: &Provider, count: usize) -> Vec<Asked> {
    eventually("the client is told", async || {
        Some(client.asked(PATH)).filter(|asked| asked.len() >= count)
    })
    .await
}

/// Waits until the attempt at this time has failed and the next one is due within seconds, so that the clock may move.
async fn tried(world: &World) {
    // Until then it is due when the attempt's lease ends.
    let lease = TimeDelta::seconds(6);
    eventually("the attempt has failed", async || {
        let due: Vec<DateTime<Utc>> = world.column("SELECT next_try_at FROM client_logouts").await;
        let pause = due[0] - world.now();
        (pause > TimeDelta::zero() && pause < lease).then_some(())
    })
    .await;
}

async fn forgotten(world: &World) {
    eventually("the logout is done with", async || {
        (world.count("client_logouts").await == 0).then_some(())
    })
    .await;
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_client_is_told_of_the_end_of_its_session(#[values(Sqlite, Postgres)] backend: Backend) {
    let (world, client, page) = scene(backend).await;
    client.says(PATH, Say::Text(200, String::new()));
    let granted: Answer = tokens(&world, &page, &[("scope", "openid")]).await;
    let about = claims(&granted.field("id_token"));
    sign_out(&world, &page).await;
    let asked = told(&client, 1).await.remove(0);
    assert!(asked.query.is_empty() && asked.authorization.is_none());
    assert_eq!(asked.form.len(), 1);
    let token = &asked.form["logout_token"];
    let keys = world.get("/.well-known/jwks.json").send().await.ok().json();
    let kid = &header(token)["kid"];
    let mut published = keys["keys"].as_array().expect("keys").iter();
    assert!(published.any(|key| key["kid"] == *kid), "{kid} {keys}");
    assert_eq!(header(token)["typ"], "logout+jwt");
    assert_eq!(header(token)["alg"], "RS256");
    let said = claims(token);
    for name in ["iss", "aud", "sub", "sid"] {
        assert_eq!(said[name], about[name], "{name}");
    }
    assert_eq!(said["events"], json!({EVENT: {}}));
    let life = said["exp"].as_i64().zip(said["iat"].as_i64());
    assert_eq!(life.map(|(exp, iat)| exp - iat), Some(120));
    assert!(said["jti"].is_string());
    // With one it could pass for an ID token.
    assert!(said.get("nonce").is_none());
    forgotten(&world).await;
    assert_eq!(client.asked(PATH).len(), 1);
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_client_that_is_down_is_told_later(#[values(Sqlite, Postgres)] backend: Backend) {
    let (world, client, page) = scene(backend).await;
    client.says(PATH, Say::Text(503, String::new()));
    tokens(&world, &page, &[("scope", "openid")]).await;
    sign_out(&world, &page).await;
    tried(&world).await;
    client.says(PATH, Say::Text(204, String::new()));
    world.advance_seconds(5);
    let asked = told(&client, 2).await;
    let ids = asked.iter().map(|one| {
        let token = claims(&one.form["logout_token"]);
        (token["jti"].clone(), token["iat"].as_i64())
    });
    let ids: Vec<_> = ids.collect();
    // Signed anew: the first would have expired for a client that is down longer.
    assert_ne!(ids[0].0, ids[1].0);
    assert!(ids[0].1 < ids[1].1, "{ids:?}");
    forgotten(&world).await;
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn it_is_tried_for_a_day(#[values(Sqlite, Postgres)] backend: Backend) {
    let (world, client, page) = scene(backend).await;
    client.says(PATH, Say::Text(400, String::new()));
    tokens(&world, &page, &[("scope", "openid")]).await;
    sign_out(&world, &page).await;
    tried(&world).await;
    world.advance_seconds(86_340);
    tried(&world).await;
    world.advance_seconds(60);
    forgotten(&world).await;
    assert_eq!(client.asked(PATH).len(), 3);
}
