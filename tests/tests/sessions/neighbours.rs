//! What neighbours of the Node service find in Redis: revoked access tokens and public keys.

use std::time::{Duration, Instant};

use auth_service_tests::{
    Backend::{self, Postgres, Sqlite},
    World,
    admin::UserAction,
    eventually,
    redis::Redis,
    settings::{JwtAlgorithm, Settings},
};
use rstest::rstest;

fn told_by(redis: &Redis) -> impl FnOnce(&mut Settings) {
    let url = redis.url();
    move |settings| settings.tokens.redis_url = Some(url.into())
}

fn revoked(token: &str) -> String {
    format!("_kvModel:{token}")
}

/// MessagePack of `{"token": "..."}`, for a token of 256 bytes or more.
fn packed(token: &str) -> Vec<u8> {
    let length = u16::try_from(token.len()).expect("a length").to_be_bytes();
    [b"\x81\xa5token\xda".as_slice(), &length, token.as_bytes()].concat()
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn find_the_token_of_who_logged_out(#[values(Sqlite, Postgres)] backend: Backend) {
    let redis = Redis::started();
    let world = World::start_with(backend, told_by(&redis)).await;
    let (out, kept) = (world.tokens("ann").await, world.tokens("ann").await);
    world.advance_seconds(300);
    world.logout(&out).await.ok();
    let key = revoked(&out.access);
    assert_eq!(redis.expect(&key).await, packed(&out.access));
    let left = redis.lifetime(&key);
    assert!(
        (500_000..=602_000).contains(&left),
        "the rest of its life: {left}"
    );
    assert_eq!(redis.get(&revoked(&kept.access)), None);
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn find_tokens_that_others_have_revoked(#[values(Sqlite, Postgres)] backend: Backend) {
    let redis = Redis::started();
    let world = World::start_with(backend, told_by(&redis)).await;
    let other = world.second_instance().await;
    let old = world.tokens("ann").await;
    let new = auth_service_tests::Tokens::from(other.refresh(&old).await.ok());
    redis.expect(&revoked(&old.access)).await;
    assert_eq!(
        redis.get(&revoked(&new.access)),
        None,
        "the new one is valid"
    );
    // By the administrator, who has never seen the token.
    let disabled = world.admin().act_on_user("ann", UserAction::Disable).await;
    disabled.expect("disabled");
    redis.expect(&revoked(&new.access)).await;
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn find_everything_when_redis_is_back(#[values(Sqlite, Postgres)] backend: Backend) {
    let mut redis = Redis::prepared();
    let world = World::start_with(backend, told_by(&redis)).await;
    let before = world.tokens("ann").await;
    let begun = Instant::now();
    world.logout(&before).await.ok();
    assert!(
        begun.elapsed() < Duration::from_secs(3),
        "a logout does not wait"
    );
    redis.start();
    redis.expect(&revoked(&before.access)).await;

    let during = world.tokens("ann").await;
    // It is remembered in Redis once this later one is.
    let later = world.tokens("ann").await;
    world.logout(&later).await.ok();
    redis.expect(&revoked(&later.access)).await;
    let world = world.restarted(|_| {}).await;
    world.logout(&during).await.ok();
    redis.expect(&revoked(&during.access)).await;
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn find_public_keys(#[values(Sqlite, Postgres)] backend: Backend) {
    let redis = Redis::started();
    let tell = told_by(&redis);
    let world = World::start_with(backend, |settings| {
        settings.tokens.jwt_algorithm = Some(JwtAlgorithm::Rs256);
        tell(settings);
    })
    .await;
    let access = world.tokens("ann").await.access;
    let kid = jsonwebtoken::decode_header(&access).expect("a header").kid;
    let kid = kid.expect("a kid");
    let key = format!("_kvModel:{kid}");
    let value = redis.expect(&key).await;
    assert!(value.starts_with(b"\x82\xa5keyId\xd9\x2b"), "{value:?}");
    let text = String::from_utf8_lossy(&value);
    let begins = text.find("-----BEGIN PUBLIC KEY-----").expect("a PEM");
    let public = jsonwebtoken::DecodingKey::from_rsa_pem(text[begins..].as_bytes());
    let mut validation = jsonwebtoken::Validation::new(jsonwebtoken::Algorithm::RS256);
    validation.set_audience(&["web"]);
    jsonwebtoken::decode::<serde_json::Value>(&access, &public.expect("a key"), &validation)
        .expect("genuine");
    assert!(redis.lifetime(&key) > 0);

    let next = world.admin().rotate_keys().await.remove(0);
    redis.expect(&format!("_kvModel:{next}")).await;
    world.admin().revoke_key(&next).await.expect("revoked");
    eventually("the key is withdrawn", async || {
        redis
            .get(&format!("_kvModel:{next}"))
            .is_none()
            .then_some(())
    })
    .await;
}

/// What Redis refuses holds up neither this service nor what it accepts, and is sent again when it accepts that too.
#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn find_what_redis_has_refused_for_a_while(#[values(Sqlite, Postgres)] backend: Backend) {
    let redis = Redis::started();
    let world = World::start_with(backend, told_by(&redis)).await;
    let (first, second) = (world.tokens("ann").await, world.tokens("ann").await);
    let marker = world.tokens("ann").await;
    world.logout(&marker).await.ok();
    redis.expect(&revoked(&marker.access)).await;
    redis.run("CONFIG SET maxmemory 1");
    world.logout(&first).await.ok();
    // OOM, and the next one is refused at once: nothing waits for the first.
    tokio::time::sleep(Duration::from_secs(2)).await;
    redis.run("CONFIG SET maxmemory 0");
    world.logout(&second).await.ok();
    redis.expect(&revoked(&second.access)).await;
    redis.expect(&revoked(&first.access)).await;
}

#[tokio::test]
async fn an_address_that_cannot_be_used_stops_the_start() {
    let world = World::start(Sqlite).await;
    let error = world
        .refused_start(|settings| settings.tokens.redis_url = Some("http://:hush@x".into()))
        .await;
    assert!(
        error.contains("REDIS_URL") && !error.contains("hush"),
        "{error}"
    );
}
