//! What neighbours of the Node service find in Redis of tokens that `/oauth2` has given.

use auth_service_tests::{
    Backend::{self, Postgres, Sqlite},
    World,
    redis::Redis,
};
use rstest::rstest;

use super::scene::{post_as_web, settle, signed_in, tokens, trust};

async fn told(backend: Backend, redis: &Redis) -> World {
    let url = redis.url();
    World::start_with(backend, |settings| {
        settings.tokens.redis_url = Some(url.into());
    })
    .await
}

fn revoked(token: &str) -> String {
    format!("_kvModel:{token}")
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn find_each_token_of_a_refresh_token_that_stays(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let redis = Redis::started();
    let world = told(backend, &redis).await;
    trust(&world).await;
    world
        .sql("UPDATE client_settings SET refresh_rotation = false")
        .await;
    let page = signed_in(&world, "ann").await;
    let first = tokens(&world, &page, &[("scope", "openid offline_access")]).await;
    let token = first.field("refresh_token");
    let refresh = [
        ("grant_type", "refresh_token"),
        ("refresh_token", token.as_str()),
    ];
    let mut given = vec![first.field("access_token")];
    for _ in 0..2 {
        world.advance_seconds(60);
        let next = post_as_web(&world, "/oauth2/token", &refresh).await.ok();
        given.push(next.field("access_token"));
    }
    let user = world.admin().user_id("ann").await;
    world.admin().end_all_sessions(user).await.expect("ended");
    for access in &given {
        redis.expect(&revoked(access)).await;
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn find_the_revoked_token_of_a_client(#[values(Sqlite, Postgres)] backend: Backend) {
    let redis = Redis::started();
    let world = told(backend, &redis).await;
    settle(&world, 1, "client_credentials", "ViewTodo").await;
    let grant = [("grant_type", "client_credentials")];
    let answer = post_as_web(&world, "/oauth2/token", &grant).await.ok();
    let token = answer.field("access_token");
    let revoke = [("token", token.as_str())];
    post_as_web(&world, "/oauth2/revoke", &revoke).await.ok();
    redis.expect(&revoked(&token)).await;
}
