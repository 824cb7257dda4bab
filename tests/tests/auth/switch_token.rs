//! `POST /auth/switch-token`.

use auth_service_tests::{
    Answer,
    Backend::{self, Postgres, Sqlite},
    Claims, Tokens, World, json,
};
use rstest::rstest;

use super::tenants::{ACME, CLOSED, GLOBEX, INACTIVE, log_in, place, set_status};

async fn switch(world: &World, pair: &Tokens, tenant: &str) -> Answer {
    world
        .post("/auth/switch-token")
        .bearer(&pair.access)
        .json(json!({"refreshToken": pair.refresh, "tenantId": tenant}))
        .send()
        .await
}

/// A member of Globex, the default tenant, and of Acme.
async fn member_of_two(backend: Backend) -> (World, Tokens) {
    let world = World::adopted(backend).await;
    set_status(&world, 1).await;
    let pair = log_in(&world).await;
    (world, pair)
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn gives_a_pair_in_the_other_tenant(#[values(Sqlite, Postgres)] backend: Backend) {
    let (world, old) = member_of_two(backend).await;
    let answer = switch(&world, &old, ACME).await.ok();
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    let pair = Tokens::from(answer);
    assert_eq!(
        place(&world, &pair).await,
        (json!(ACME), json!("viewer"), json!("de"))
    );
    assert_eq!(Claims::of(&pair).sid, Claims::of(&old).sid);
    // The old pair is spent.
    world.me(&old.access).await.refused(401, "TokenRevoked");
    // The session stays there, and the trail says where it was.
    let pair = Tokens::from(world.refresh(&pair).await.ok());
    assert_eq!(place(&world, &pair).await.0, json!(ACME));
    world.logout(&pair).await.ok();
    let tenants: Vec<_> = world
        .trail(10)
        .await
        .iter()
        .rev()
        .map(|row| (row.kind.clone(), row.tenant_id.unwrap().to_string()))
        .collect();
    let expected = [
        ("ACCESS", GLOBEX),
        ("RELOGIN", ACME),
        ("RELOGIN", ACME),
        ("LOGOUT", ACME),
    ];
    assert_eq!(
        tenants,
        expected.map(|(kind, tenant)| (kind.to_owned(), tenant.to_owned()))
    );
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn goes_only_where_the_user_is_active(#[values(Sqlite, Postgres)] backend: Backend) {
    let (world, pair) = member_of_two(backend).await;
    for tenant in [CLOSED, "00000000-0000-4000-8000-000000000000"] {
        switch(&world, &pair, tenant)
            .await
            .refused(401, "UserInactive");
    }
    for (status, refusal) in INACTIVE {
        set_status(&world, status).await;
        let answer = switch(&world, &pair, ACME).await;
        answer.refused(refusal.0, refusal.1);
    }
    set_status(&world, 1).await;
    // Disabled here, or deleted by the neighbour that keeps the tenants.
    for change in [
        "disabled_on = CURRENT_TIMESTAMP",
        "disabled_on = NULL, deleted = true",
    ] {
        let sql = format!("UPDATE tenants SET {change} WHERE key = 'acme'");
        world.sql(&sql).await;
        switch(&world, &pair, ACME)
            .await
            .refused(401, "UserInactive");
    }
    // A refusal uses nothing up.
    assert_eq!(place(&world, &pair).await.0, json!(GLOBEX));
    world.refresh(&pair).await.ok();
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn goes_where_only_the_password_is_due(#[values(Sqlite, Postgres)] backend: Backend) {
    let (world, pair) = member_of_two(backend).await;
    set_status(&world, 3).await;
    let pair = Tokens::from(switch(&world, &pair, ACME).await.ok());
    assert_eq!(place(&world, &pair).await.0, json!(ACME));
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn needs_the_whole_pair_and_a_tenant(#[values(Sqlite, Postgres)] backend: Backend) {
    let (world, pair) = member_of_two(backend).await;
    let other = log_in(&world).await;
    let mixed = Tokens {
        access: other.access.clone(),
        ..pair.clone()
    };
    switch(&world, &mixed, ACME)
        .await
        .refused(401, "Token Invalid");
    let unknown = Tokens {
        refresh: "unknown".into(),
        ..pair.clone()
    };
    switch(&world, &unknown, ACME)
        .await
        .refused(401, "Token Expired");
    let body = json!({"refreshToken": pair.refresh, "tenantId": ACME});
    let without_bearer = world.post("/auth/switch-token").json(body).send().await;
    without_bearer.refused(401, "Token Invalid");
    assert_eq!(without_bearer.header("www-authenticate"), Some("Bearer"));
    for body in [
        json!({"refreshToken": pair.refresh}),
        json!({"tenantId": ACME}),
        json!({"refreshToken": pair.refresh, "tenantId": "acme"}),
        json!({"refreshToken": pair.refresh, "tenantId": ACME, "more": 1}),
    ] {
        let call = world.post("/auth/switch-token").bearer(&pair.access);
        let answer = call.json(body).send().await;
        answer.refused(422, "Validation Failed");
    }
    world.refresh(&pair).await.ok();
    world.refresh(&other).await.ok();
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_lost_answer_is_repeated_and_reuse_is_theft(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let (world, pair) = member_of_two(backend).await;
    let next = Tokens::from(switch(&world, &pair, ACME).await.ok());
    assert_eq!(Tokens::from(switch(&world, &pair, ACME).await.ok()), next);
    switch(&world, &pair, GLOBEX)
        .await
        .refused(401, "Token Invalid");
    let next = Tokens::from(world.refresh(&next).await.ok());
    // The successor was used, so that two parties hold the pair.
    switch(&world, &pair, ACME)
        .await
        .refused(401, "Token Expired");
    world.refresh(&next).await.refused(401, "Token Expired");
    assert_eq!(world.trail(1).await[0].kind, "THEFT");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn of_many_at_once_all_get_the_one_successor(#[values(Sqlite, Postgres)] backend: Backend) {
    let (world, pair) = member_of_two(backend).await;
    let many = (0..12).map(|_| switch(&world, &pair, ACME));
    let answers = futures::future::join_all(many).await;
    let pairs: Vec<_> = answers
        .into_iter()
        .map(|answer| Tokens::from(answer.ok()))
        .collect();
    assert!(pairs.iter().all(|other| *other == pairs[0]));
    let generations = "SELECT generation FROM sessions";
    assert_eq!(world.column::<i32>(generations).await, [1]);
    world.refresh(&pairs[0]).await.ok();
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn without_grace_one_of_many_succeeds(#[values(Sqlite, Postgres)] backend: Backend) {
    let (world, _) = member_of_two(backend).await;
    let world = world
        .restarted(|settings| settings.login.refresh_grace = std::time::Duration::ZERO)
        .await;
    let pair = log_in(&world).await;
    let many = (0..8).map(|_| switch(&world, &pair, ACME));
    let answers = futures::future::join_all(many).await;
    let won = answers.iter().filter(|answer| answer.status == 200).count();
    assert_eq!(won, 1);
}
