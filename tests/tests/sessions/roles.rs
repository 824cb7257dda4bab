//! Roles, permissions and tenants that change while somebody is logged in, seen from two instances.

use std::time::{Duration, Instant};

use auth_service_tests::{
    Backend::{self, Postgres, Sqlite},
    PASSWORD, Person, Tokens, Value, World,
    admin::UserChange,
    json,
};
use rstest::rstest;

use super::instances::{SOON, refused_soon};

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn members_of_a_disabled_tenant_are_refused_in_both(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::start(backend).await;
    let other = world.second_instance().await;
    let pair = world.tokens("ann").await;
    let code = world.login("ann", PASSWORD).await.ok().field("code");
    let ended = world
        .admin()
        .set_tenant_enabled("acme", false)
        .await
        .expect("disabled");
    assert_eq!(ended, 1);
    world.me(&pair.access).await.refused(401, "TokenRevoked");
    refused_soon(&other, &pair.access, "TokenRevoked").await;
    for instance in [&world, &other] {
        instance
            .login("ann", "wrong")
            .await
            .refused(401, "Invalid Credentials");
        instance
            .login("ann", PASSWORD)
            .await
            .refused(401, "UserInactive");
        instance
            .login_token("ann", PASSWORD)
            .await
            .refused(401, "UserInactive");
        instance.redeem(&code).await.refused(401, "UserInactive");
        instance.refresh(&pair).await.refused(401, "UserInactive");
    }
    world
        .admin()
        .set_tenant_enabled("acme", true)
        .await
        .expect("enabled");
    other
        .redeem(&code)
        .await
        .refused(401, "Invalid Credentials");
    other.me(&other.tokens("ann").await.access).await.ok();
    other.me(&pair.access).await.refused(401, "TokenRevoked");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn another_role_and_other_permissions_count_in_both_at_once(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::start(backend).await;
    let other = world.second_instance().await;
    world.person(Person::named("bob")).await;
    let bobs = world.tokens("bob").await;
    let mut pair = world.tokens("ann").await;
    world
        .admin()
        .create_role("reader", vec!["ViewTodo".into()], None)
        .await
        .expect("a role");
    let changes: [(&str, Value); 2] = [("role", json!(["ViewTodo"])), ("permissions", json!([]))];
    for (change, permissions) in changes {
        other.me(&pair.access).await.ok();
        if change == "role" {
            let change = UserChange {
                role: Some("reader".into()),
                ..UserChange::default()
            };
            world
                .admin()
                .update_user("ann", change)
                .await
                .expect("demoted");
        } else {
            world
                .admin()
                .update_role("reader", vec![], None)
                .await
                .expect("changed");
        }
        world.me(&pair.access).await.refused(401, "TokenRevoked");
        refused_soon(&other, &pair.access, "TokenRevoked").await;
        pair = Tokens::from(other.refresh(&pair).await.ok());
        let me = world.me(&pair.access).await.ok().json();
        assert_eq!(
            (&me["role"], &me["permissions"]),
            (&json!("reader"), &permissions)
        );
    }
    other.me(&bobs.access).await.ok();
    let unknown = world.admin().update_role("nothing", vec![], None).await;
    assert!(unknown.is_err());
}

/// A refresh that reads the old role while it is taken away must not give it once more.
#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn no_refresh_carries_a_role_past_its_end(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let other = world.second_instance().await;
    world
        .admin()
        .create_role("reader", vec![], None)
        .await
        .expect("a role");
    for round in 0..6 {
        let pair = world.tokens("ann").await;
        let role = if round % 2 == 0 { "reader" } else { "editor" };
        let demote = async {
            let change = UserChange {
                role: Some(role.into()),
                ..UserChange::default()
            };
            world
                .admin()
                .update_user("ann", change)
                .await
                .expect("changed");
        };
        let (refreshed, ()) = tokio::join!(other.refresh(&pair), demote);
        let refreshed = Tokens::from(refreshed.ok());
        let start = Instant::now();
        // Either it names the new role, or it is refused soon.
        loop {
            let answer = other.me(&refreshed.access).await;
            if answer.status == 401 || answer.json()["role"] == role {
                break;
            }
            assert!(start.elapsed() < SOON, "the old role lives on");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }
}
