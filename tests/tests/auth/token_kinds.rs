//! Each kind of token is refused in every other's place.

use auth_service_tests::{
    Answer,
    Backend::{self, Postgres, Sqlite},
    PASSWORD, Person, World, json,
};
use rstest::rstest;

const NEW: &str = "new@example.com";

/// One of each, good at this moment.
async fn all_kinds(world: &World) -> Vec<(&'static str, String)> {
    let pair = world.tokens("ann").await;
    world.forget_password("ann").await;
    let reset = world.mail("ann@example.com").await.token();
    world.ask_to_sign_up(NEW).await;
    let sign_up = world.mail(NEW).await.token();
    let secret_key = Some("JBSWY3DPEHPK3PXP".to_owned());
    world
        .person(Person {
            secret_key,
            ..Person::named("two")
        })
        .await;
    vec![
        ("full code", world.login_code("ann").await),
        ("pending code", world.login_code("two").await),
        ("reset", reset),
        ("sign-up", sign_up),
        ("access", pair.access),
        ("refresh", pair.refresh),
    ]
}

async fn refresh_with(world: &World, access: &str, refresh: &str) -> Answer {
    let call = world.post("/auth/token-refresh").bearer(access);
    call.json(json!({"refreshToken": refresh})).send().await
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn none_passes_for_another(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let world = world.open_for_sign_up().await;
    let good = world.tokens("ann").await;
    for (kind, token) in all_kinds(&world).await {
        if !kind.ends_with("code") {
            world
                .redeem(&token)
                .await
                .refused(401, "Invalid Credentials");
            if kind != "access" {
                // An access token is too long for that header.
                world
                    .check_qr(&token)
                    .await
                    .refused(401, "Invalid Credentials");
            }
            world
                .create_qr(&token)
                .await
                .refused(401, "Invalid Credentials");
            world
                .recovery_codes(&token)
                .await
                .refused(401, "Invalid Credentials");
        }
        // An access token is too long to be a key.
        if !["pending code", "access"].contains(&kind) {
            world
                .verify_otp(&token, "123456")
                .await
                .refused(401, "Otp Token Incorrect or Expired");
        }
        if kind != "reset" {
            world.check_link(&token).await.refused(401, "Token Invalid");
            world
                .reset_password(&token, "a better horse")
                .await
                .refused(401, "Token Invalid");
        }
        if kind != "sign-up" {
            world
                .check_sign_up(&token)
                .await
                .refused(401, "Token Invalid");
            world
                .sign_up(&token, NEW, PASSWORD)
                .await
                .refused(401, "Token Invalid");
        }
        if kind != "access" {
            world.me(&token).await.refused(401, "TokenExpired");
            refresh_with(&world, &token, &good.refresh)
                .await
                .refused(401, "Token Invalid");
        }
        if kind != "refresh" {
            refresh_with(&world, &good.access, &token)
                .await
                .refused(401, "Token Expired");
            let call = world.post("/logout").bearer(&good.access);
            call.json(json!({"refreshToken": token}))
                .send()
                .await
                .refused(401, "Token Expired");
        }
    }
    // None of this used anything up, nor ended the session.
    world.me(&good.access).await.ok();
}
