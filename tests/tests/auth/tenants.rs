//! `tenantId` at `POST /auth/token-refresh`.

use auth_service_tests::{
    Answer,
    Backend::{self, Postgres, Sqlite},
    Tokens, Value, World, json,
};
use rstest::rstest;

pub(super) const ACME: &str = "a0000000-0000-4000-8000-000000000001";
pub(super) const GLOBEX: &str = "a0000000-0000-4000-8000-000000000002";
pub(super) const CLOSED: &str = "a0000000-0000-4000-8000-000000000003";

/// The statuses of memberships that lead nowhere, and the answers.
pub(super) const INACTIVE: [(i32, (u16, &str)); 4] = [
    (0, (400, "User not active yet")),
    (2, (401, "UserInactive")),
    (4, (401, "UserInactive")),
    // Unknown.
    (5, (401, "UserInactive")),
];

async fn refresh_to(world: &World, pair: &Tokens, tenant: &str) -> Answer {
    world
        .post("/auth/token-refresh")
        .bearer(&pair.access)
        .json(json!({"refreshToken": pair.refresh, "tenantId": tenant}))
        .send()
        .await
}

/// The session of a member of two tenants, of which Globex is the default one and Acme's membership is inactive at first.
pub(super) async fn log_in(world: &World) -> Tokens {
    let body = json!({
        "client_id": "webapp", "client_secret": "webapp-secret", "username": "multi", "password": "multi-Secret-1",
    });
    Tokens::from(world.post("/auth/login-token").json(body).send().await.ok())
}

/// The membership's status in Acme.
pub(super) async fn set_status(world: &World, status: i32) {
    world.sql(&format!(
        "UPDATE user_tenants SET status = {status} WHERE locale = 'de' AND user_id = (SELECT id FROM users WHERE username = 'multi')"
    )).await;
}

pub(super) async fn place(world: &World, pair: &Tokens) -> (Value, Value, Value) {
    let me = world.me(&pair.access).await.ok().json();
    (
        me["tenantId"].clone(),
        me["role"].clone(),
        me["userPreferences"]["locale"].clone(),
    )
}

async fn adopted(backend: Backend) -> World {
    World::adopted(backend).await
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn changes_to_another_tenant_of_the_user_and_stays_there(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = adopted(backend).await;
    set_status(&world, 1).await;
    let pair = log_in(&world).await;
    let pair = Tokens::from(refresh_to(&world, &pair, GLOBEX).await.ok());
    assert_eq!(
        place(&world, &pair).await,
        (json!(GLOBEX), json!("editor"), json!("en"))
    );
    let pair = Tokens::from(refresh_to(&world, &pair, ACME).await.ok());
    assert_eq!(
        place(&world, &pair).await,
        (json!(ACME), json!("viewer"), json!("de"))
    );
    let pair = Tokens::from(world.refresh(&pair).await.ok());
    assert_eq!(
        place(&world, &pair).await.0,
        json!(ACME),
        "without a word it stays"
    );
    let pair = Tokens::from(refresh_to(&world, &pair, GLOBEX).await.ok());
    assert_eq!(place(&world, &pair).await.0, json!(GLOBEX));
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn goes_nowhere_else(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = adopted(backend).await;
    let pair = log_in(&world).await;
    // No membership, and no such tenant.
    for tenant in [CLOSED, "00000000-0000-4000-8000-000000000000"] {
        refresh_to(&world, &pair, tenant)
            .await
            .refused(401, "UserInactive");
    }
    for (status, refusal) in INACTIVE {
        set_status(&world, status).await;
        let answer = refresh_to(&world, &pair, ACME).await;
        answer.refused(refusal.0, refusal.1);
    }
    let refused = refresh_to(&world, &pair, "globex").await;
    assert_eq!(refused.status, 422, "{}", refused.text);
    let pair = Tokens::from(world.refresh(&pair).await.ok());
    assert_eq!(
        place(&world, &pair).await.0,
        json!(GLOBEX),
        "a refusal uses nothing up"
    );
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_membership_that_ends_ends_the_stay(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = adopted(backend).await;
    set_status(&world, 1).await;
    let pair = log_in(&world).await;
    let pair = Tokens::from(refresh_to(&world, &pair, ACME).await.ok());
    set_status(&world, 2).await;
    world.refresh(&pair).await.refused(401, "UserInactive");
    let pair = Tokens::from(refresh_to(&world, &pair, GLOBEX).await.ok());
    assert_eq!(place(&world, &pair).await.0, json!(GLOBEX));
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_repeated_refresh_answers_for_its_own_tenant_only(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = adopted(backend).await;
    set_status(&world, 1).await;
    let pair = log_in(&world).await;
    let next = Tokens::from(refresh_to(&world, &pair, ACME).await.ok());
    assert_eq!(
        Tokens::from(refresh_to(&world, &pair, ACME).await.ok()),
        next
    );
    assert_eq!(Tokens::from(world.refresh(&pair).await.ok()), next);
    refresh_to(&world, &pair, GLOBEX)
        .await
        .refused(401, "Token Invalid");
    world.refresh(&next).await.ok();
}

/// By the neighbour `user-tenant-service`, which leaves the memberships.
#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_deleted_tenant_is_closed_like_a_disabled_one(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = adopted(backend).await;
    set_status(&world, 1).await;
    let pair = log_in(&world).await;
    let there = Tokens::from(refresh_to(&world, &pair, ACME).await.ok());
    for key in ["acme", "globex"] {
        let sql = format!("UPDATE tenants SET deleted = true WHERE key = '{key}'");
        world.sql(&sql).await;
    }
    world.refresh(&there).await.refused(401, "UserInactive");
    refresh_to(&world, &there, GLOBEX)
        .await
        .refused(401, "UserInactive");
    for path in ["/auth/login", "/auth/login-token"] {
        let body = json!({
            "client_id": "webapp", "client_secret": "webapp-secret", "username": "multi", "password": "multi-Secret-1",
        });
        let answer = world.post(path).json(body).send().await;
        answer.refused(401, "UserInactive");
    }
}
