//! Several instances on one database: what one does holds in the other.

use std::time::{Duration, Instant};

use auth_service_tests::{
    Backend::{self, Postgres, Sqlite},
    Claims, PASSWORD, Tokens, World,
    admin::{ClientAction, UserAction},
    json,
};
use futures::future::join_all;
use reqwest::Method;
use rstest::rstest;

/// How long another instance may take to learn of an ended session.
pub(super) const SOON: Duration = Duration::from_secs(5);

/// From `admin key rotate` until the new key signs.
const UNTIL_A_KEY_SIGNS: i64 = 65;

/// Waits until the token is refused with this message; nothing but 200 may come before.
pub(super) async fn refused_soon(world: &World, access: &str, message: &str) {
    let start = Instant::now();
    loop {
        let answer = world.me(access).await;
        if answer.status != 200 {
            return answer.refused(401, message);
        }
        assert!(start.elapsed() < SOON, "still accepted");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

async fn disable(world: &World, name: &str) {
    world
        .admin()
        .act_on_user(name, UserAction::Disable)
        .await
        .expect("disabled");
}

fn kid(token: &str) -> String {
    let header = jsonwebtoken::decode_header(token).expect("a header");
    header.kid.expect("a kid")
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn tokens_of_one_hold_in_the_other(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let other = world.second_instance().await;
    let pair = world.tokens("ann").await;
    other.me(&pair.access).await.ok();
    let code = world.login("ann", PASSWORD).await.ok().field("code");
    other.redeem(&code).await.ok();
    let pair = Tokens::from(other.refresh(&pair).await.ok());
    world.me(&pair.access).await.ok();
    other.logout(&pair).await.ok();
    world.refresh(&pair).await.refused(401, "Token Expired");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn an_ended_session_is_refused_in_the_other(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let other = world.second_instance().await;
    let (out, ended, kept) = (
        world.tokens("ann").await,
        world.tokens("ann").await,
        world.tokens("ann").await,
    );
    for pair in [&out, &ended, &kept] {
        other.me(&pair.access).await.ok();
    }
    world.logout(&out).await.ok();
    let session = Claims::of(&ended).sid;
    let path = format!("/auth/sessions/{session}");
    assert_eq!(
        world
            .call(Method::DELETE, &path)
            .bearer(&kept.access)
            .send()
            .await
            .status,
        204
    );
    for pair in [&out, &ended] {
        world.me(&pair.access).await.refused(401, "TokenRevoked");
        other.refresh(pair).await.refused(401, "Token Expired");
        refused_soon(&other, &pair.access, "TokenRevoked").await;
    }
    other.me(&kept.access).await.ok();
}

/// One session after the other ends here from before the other's start until after it.
#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn what_is_revoked_around_a_start_is_refused_there(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::start(backend).await;
    let kept = world.tokens("ann").await;
    let mut pairs = vec![];
    for _ in 0..40 {
        pairs.push(world.tokens("ann").await);
    }
    let (before, during) = pairs.split_first().expect("pairs");
    world.logout(before).await.ok();
    let ending = async {
        for pair in during {
            world.logout(pair).await.ok();
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    let starting = async {
        let other = world.second_instance().await;
        other.me(&before.access).await.refused(401, "TokenRevoked");
        other
    };
    let (other, ()) = tokio::join!(starting, ending);
    for pair in &pairs {
        refused_soon(&other, &pair.access, "TokenRevoked").await;
    }
    other.me(&kept.access).await.ok();
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_rotated_token_and_a_changed_password_are_known_in_the_other(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::start(backend).await;
    let other = world.second_instance().await;
    let old = world.tokens("ann").await;
    let new = Tokens::from(world.refresh(&old).await.ok());
    refused_soon(&other, &old.access, "TokenRevoked").await;
    other.me(&new.access).await.ok();
    let body = json!({
        "refreshToken": new.refresh, "username": "ann", "password": "another long password", "oldPassword": PASSWORD,
    });
    world
        .patch("/auth/change-password")
        .bearer(&new.access)
        .json(body)
        .send()
        .await
        .ok();
    other
        .login("ann", PASSWORD)
        .await
        .refused(401, "Invalid Credentials");
    refused_soon(&other, &new.access, "TokenRevoked").await;
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_disabled_user_is_refused_in_the_other(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let other = world.second_instance().await;
    let pair = world.tokens("ann").await;
    let code = world.login("ann", PASSWORD).await.ok().field("code");
    disable(&world, "ann").await;
    world.me(&pair.access).await.refused(401, "TokenRevoked");
    other
        .login("ann", PASSWORD)
        .await
        .refused(401, "UserInactive");
    other
        .login_token("ann", PASSWORD)
        .await
        .refused(401, "UserInactive");
    other.refresh(&pair).await.refused(401, "UserInactive");
    assert_eq!(other.redeem(&code).await.status, 401);
    refused_soon(&other, &pair.access, "TokenRevoked").await;
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_rotated_key_verifies_in_the_other_at_once(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let other = world.second_instance().await;
    let old = world.tokens("ann").await;
    let new_kid = world.admin().rotate_keys().await.remove(0);
    world.advance_seconds(UNTIL_A_KEY_SIGNS);
    let new = world.tokens("ann").await;
    assert_eq!(kid(&new.access), new_kid);
    other.me(&new.access).await.ok();
    other.me(&old.access).await.ok();
    world.me(&old.access).await.ok();
    assert_eq!(
        kid(&other.tokens("ann").await.access),
        new_kid,
        "it signs there as well"
    );
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_revoked_key_vouches_for_nothing_in_either(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let other = world.second_instance().await;
    let old = world.tokens("ann").await;
    other.me(&old.access).await.ok();
    world.admin().rotate_keys().await;
    world.advance_seconds(UNTIL_A_KEY_SIGNS);
    let kept = world.tokens("ann").await;
    world
        .admin()
        .revoke_key(&kid(&old.access))
        .await
        .expect("revoked");
    world.me(&old.access).await.refused(401, "TokenExpired");
    refused_soon(&other, &old.access, "TokenExpired").await;
    for instance in [&world, &other] {
        instance.me(&kept.access).await.ok();
    }
    // The one that signs is followed by a new one.
    world
        .admin()
        .revoke_key(&kid(&kept.access))
        .await
        .expect("revoked");
    world.me(&kept.access).await.refused(401, "TokenExpired");
    refused_soon(&other, &kept.access, "TokenExpired").await;
    let new = other.tokens("ann").await;
    assert_ne!(kid(&new.access), kid(&kept.access));
    world.me(&new.access).await.ok();
    assert!(world.admin().revoke_key("nobody's").await.is_err());
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_disabled_or_deleted_client_is_refused_in_both(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::start(backend).await;
    let other = world.second_instance().await;
    for action in [ClientAction::Disable, ClientAction::Delete] {
        let pair = world.tokens("ann").await;
        let code = world.login("ann", PASSWORD).await.ok().field("code");
        other.me(&pair.access).await.ok();
        let ended = world
            .admin()
            .act_on_client("web", action)
            .await
            .expect("done");
        assert_eq!(ended, 1);
        world.me(&pair.access).await.refused(401, "TokenRevoked");
        refused_soon(&other, &pair.access, "TokenRevoked").await;
        for instance in [&world, &other] {
            instance
                .login("ann", PASSWORD)
                .await
                .refused(401, "Client Invalid");
            instance
                .login_token("ann", PASSWORD)
                .await
                .refused(401, "Client Invalid");
            instance.redeem(&code).await.refused(401, "Client Invalid");
            instance.refresh(&pair).await.refused(401, "Client Invalid");
            instance
                .forget_password("ann")
                .await
                .refused(401, "Client Invalid");
        }
        if action == ClientAction::Disable {
            world
                .admin()
                .act_on_client("web", ClientAction::Enable)
                .await
                .expect("enabled");
            for instance in [&world, &other] {
                instance
                    .redeem(&code)
                    .await
                    .refused(401, "Invalid Credentials");
            }
            other.tokens("ann").await;
            other.me(&pair.access).await.refused(401, "TokenRevoked");
            world
                .admin()
                .end_all_sessions(world.admin().user_id("ann").await)
                .await
                .expect("ended");
        }
    }
    let body = json!({"client_id": "app", "client_secret": "app secret", "username": "ann", "password": PASSWORD});
    world
        .post("/auth/login")
        .json(body)
        .send()
        .await
        .refused(401, "Client Invalid");
}

/// Strangers must not be able to use up the one look in a second.
#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn made_up_kids_do_not_hide_a_new_key(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let other = world.second_instance().await;
    let made_up = "eyJhbGciOiJFUzI1NiIsInR5cCI6ImF0K2p3dCIsImtpZCI6Im5vYm9keSJ9.e30.AAAA";
    for _ in 0..3 {
        join_all((0..20).map(|_| other.me(made_up)))
            .await
            .iter()
            .for_each(|answer| answer.refused(401, "TokenExpired"));
        world.admin().rotate_keys().await;
        world.advance_seconds(UNTIL_A_KEY_SIGNS);
        other.me(&world.tokens("ann").await.access).await.ok();
    }
}

/// Nothing but a rename keeps an instance from reading the table on purpose.
#[tokio::test(flavor = "multi_thread")]
async fn who_cannot_read_revocations_vouches_for_nobody() {
    let world = World::start(Backend::Postgres).await;
    let pair = world.tokens("ann").await;
    world.sql("ALTER TABLE revocations RENAME TO hidden").await;
    let start = Instant::now();
    while world.me(&pair.access).await.status == 200 {
        assert!(start.elapsed() < Duration::from_secs(8), "it still vouches");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    let answer = world.me(&pair.access).await;
    answer.refused(503, "Service Unavailable");
    assert!(answer.header("retry-after").is_some());
    world.sql("ALTER TABLE hidden RENAME TO revocations").await;
    tokio::time::sleep(Duration::from_secs(2)).await;
    world.me(&pair.access).await.ok();
}
