//! `POST /logout`, `GET /auth/sessions` and `DELETE /auth/sessions/{id}`.

use auth_service_tests::{
    Backend::{self, Postgres, Sqlite},
    Tokens, World, json,
};
use reqwest::Method;
use rstest::rstest;

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn ends_both_tokens(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let id = world.me(&world.tokens("ann").await.access).await.json()["id"].clone();
    let pair = world.tokens("ann").await;
    let other = world.tokens("ann").await;
    let answer = world.logout(&pair).await.ok().json();
    assert_eq!(answer, json!({"success": true, "key": id}));
    world.me(&pair.access).await.refused(401, "TokenRevoked");
    world.refresh(&pair).await.refused(401, "Token Expired");
    world.logout(&pair).await.refused(401, "TokenRevoked");
    world.me(&other.access).await.ok();
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn wants_a_bearer(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let pair = world.tokens("ann").await;
    let body = json!({"refreshToken": pair.refresh});
    let answer = world.post("/logout").json(body.clone()).send().await;
    assert_eq!(answer.status, 401);
    assert_eq!(answer.header("www-authenticate"), Some("Bearer"));
    world
        .post("/logout")
        .bearer("x")
        .json(body)
        .send()
        .await
        .refused(401, "TokenExpired");
    world.advance_seconds(900);
    world.logout(&pair).await.refused(401, "TokenExpired");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn wants_the_refresh_token(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let pair = world.tokens("ann").await;
    let call = || world.post("/logout").bearer(&pair.access);
    call().send().await.refused(422, "TokenMissing");
    call()
        .json(json!({}))
        .send()
        .await
        .refused(422, "TokenMissing");
    let unknown = Tokens {
        refresh: "made up".into(),
        ..pair.clone()
    };
    world.logout(&unknown).await.refused(401, "Token Expired");
    let foreign = Tokens {
        refresh: world.tokens("ann").await.refresh,
        ..pair.clone()
    };
    world.logout(&foreign).await.refused(401, "Token Invalid");
    world.logout(&pair).await.ok();
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn sessions_are_listed_and_ended_one_by_one(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let here = world.tokens("ann").await;
    let there = world.tokens("ann").await;
    let list = || world.get("/auth/sessions").bearer(&here.access).send();
    let sessions = list().await.ok().json();
    assert_eq!(sessions.as_array().unwrap().len(), 2);
    let other = sessions
        .as_array()
        .unwrap()
        .iter()
        .find(|session| session["current"] == false)
        .unwrap();
    assert_eq!(other["clientId"], "web");
    let path = format!("/auth/sessions/{}", other["id"].as_str().unwrap());
    let end = || {
        world
            .call(Method::DELETE, &path)
            .bearer(&here.access)
            .send()
    };
    assert_eq!(end().await.status, 204);
    world.me(&there.access).await.refused(401, "TokenRevoked");
    assert_eq!(list().await.ok().json().as_array().unwrap().len(), 1);
    end().await.refused(404, "Not Found");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn the_sessions_of_others_are_not_found(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    world.person(auth_service_tests::Person::named("bob")).await;
    let bob = world.tokens("bob").await;
    let sessions = world
        .get("/auth/sessions")
        .bearer(&bob.access)
        .send()
        .await
        .ok()
        .json();
    let path = format!("/auth/sessions/{}", sessions[0]["id"].as_str().unwrap());
    let ann = world.tokens("ann").await;
    world
        .call(Method::DELETE, &path)
        .bearer(&ann.access)
        .send()
        .await
        .refused(404, "Not Found");
    world.me(&bob.access).await.ok();
    assert_eq!(world.get("/auth/sessions").send().await.status, 401);
    assert_eq!(world.call(Method::DELETE, &path).send().await.status, 401);
}
