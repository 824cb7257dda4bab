//! Several instances on one database: what one does holds in the other.

use std::time::{Duration, Instant};

use auth_service::domain::admin::{
    clients::ClientAction, user_actions::UserAction, user_update::UserChange,
};
use auth_service_tests::{
    Answer, Backend, PASSWORD, Person, Tokens, Value, World, json, on_both_databases,
};
use futures::future::join_all;
use reqwest::Method;

/// How long another instance may take to learn of an ended session.
const SOON: Duration = Duration::from_secs(5);

/// From `admin key rotate` until the new key signs.
const UNTIL_A_KEY_SIGNS: i64 = 65;

/// Waits until the token is refused with this message; nothing but 200 may come before.
async fn refused_soon(world: &World, access: &str, message: &str) {
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
    let user = world.domain.admin.user_named(name).await.expect("a user");
    world
        .domain
        .admin
        .act_on_user(user, UserAction::Disable)
        .await
        .expect("disabled");
}

fn kid(token: &str) -> String {
    let header = jsonwebtoken::decode_header(token).expect("a header");
    header.kid.expect("a kid")
}

/// The successes among the answers; the others must be this refusal.
fn won(answers: Vec<Answer>, status: u16, message: &str) -> Vec<Tokens> {
    let (won, lost): (Vec<_>, Vec<_>) =
        answers.into_iter().partition(|answer| answer.status == 200);
    lost.iter()
        .for_each(|answer| answer.refused(status, message));
    won.into_iter().map(Tokens::from).collect()
}

on_both_databases! {
    async fn tokens_of_one_hold_in_the_other(world) {
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

    async fn an_ended_session_is_refused_in_the_other(world) {
        let other = world.second_instance().await;
        let (out, ended, kept) = (world.tokens("ann").await, world.tokens("ann").await, world.tokens("ann").await);
        for pair in [&out, &ended, &kept] {
            other.me(&pair.access).await.ok();
        }
        world.logout(&out).await.ok();
        let session = world.domain.sessions.check_bearer(Some(&ended.access)).await.expect("a session").sid;
        let path = format!("/auth/sessions/{session}");
        assert_eq!(world.call(Method::DELETE, &path).bearer(&kept.access).send().await.status, 204);
        for pair in [&out, &ended] {
            world.me(&pair.access).await.refused(401, "TokenRevoked");
            other.refresh(pair).await.refused(401, "Token Expired");
            refused_soon(&other, &pair.access, "TokenRevoked").await;
        }
        other.me(&kept.access).await.ok();
    }

    /// One session after the other ends here from before the other's start until after it.
    async fn what_is_revoked_around_a_start_is_refused_there(world) {
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

    async fn a_rotated_token_and_a_changed_password_are_known_in_the_other(world) {
        let other = world.second_instance().await;
        let old = world.tokens("ann").await;
        let new = Tokens::from(world.refresh(&old).await.ok());
        refused_soon(&other, &old.access, "TokenRevoked").await;
        other.me(&new.access).await.ok();
        let body = json!({
            "refreshToken": new.refresh, "username": "ann", "password": "another long password", "oldPassword": PASSWORD,
        });
        world.patch("/auth/change-password").bearer(&new.access).json(body).send().await.ok();
        other.login("ann", PASSWORD).await.refused(401, "Invalid Credentials");
        refused_soon(&other, &new.access, "TokenRevoked").await;
    }

    async fn a_disabled_user_is_refused_in_the_other(world) {
        let other = world.second_instance().await;
        let pair = world.tokens("ann").await;
        let code = world.login("ann", PASSWORD).await.ok().field("code");
        disable(&world, "ann").await;
        world.me(&pair.access).await.refused(401, "TokenRevoked");
        other.login("ann", PASSWORD).await.refused(401, "UserInactive");
        other.login_token("ann", PASSWORD).await.refused(401, "UserInactive");
        other.refresh(&pair).await.refused(401, "UserInactive");
        assert_eq!(other.redeem(&code).await.status, 401);
        refused_soon(&other, &pair.access, "TokenRevoked").await;
    }

    async fn a_rotated_key_verifies_in_the_other_at_once(world) {
        let other = world.second_instance().await;
        let old = world.tokens("ann").await;
        let new_kid = world.domain.admin.rotate_keys().await.expect("rotated");
        world.advance_seconds(UNTIL_A_KEY_SIGNS);
        let new = world.tokens("ann").await;
        assert_eq!(kid(&new.access), new_kid);
        other.me(&new.access).await.ok();
        other.me(&old.access).await.ok();
        world.me(&old.access).await.ok();
        assert_eq!(kid(&other.tokens("ann").await.access), new_kid, "it signs there as well");
    }

    async fn a_revoked_key_vouches_for_nothing_in_either(world) {
        let other = world.second_instance().await;
        let old = world.tokens("ann").await;
        other.me(&old.access).await.ok();
        world.domain.admin.rotate_keys().await.expect("rotated");
        world.advance_seconds(UNTIL_A_KEY_SIGNS);
        let kept = world.tokens("ann").await;
        world.domain.admin.revoke_key(&kid(&old.access)).await.expect("revoked");
        world.me(&old.access).await.refused(401, "TokenExpired");
        refused_soon(&other, &old.access, "TokenExpired").await;
        for instance in [&world, &other] {
            instance.me(&kept.access).await.ok();
        }
        // The one that signs is followed by a new one.
        world.domain.admin.revoke_key(&kid(&kept.access)).await.expect("revoked");
        world.me(&kept.access).await.refused(401, "TokenExpired");
        refused_soon(&other, &kept.access, "TokenExpired").await;
        let new = other.tokens("ann").await;
        assert_ne!(kid(&new.access), kid(&kept.access));
        world.me(&new.access).await.ok();
        assert!(world.domain.admin.revoke_key("nobody's").await.is_err());
    }

    async fn a_disabled_or_deleted_client_is_refused_in_both(world) {
        let other = world.second_instance().await;
        for action in [ClientAction::Disable, ClientAction::Delete] {
            let pair = world.tokens("ann").await;
            let code = world.login("ann", PASSWORD).await.ok().field("code");
            other.me(&pair.access).await.ok();
            let (_, ended) = world.domain.admin.act_on_client("web", action).await.expect("done");
            assert_eq!(ended, 1);
            world.me(&pair.access).await.refused(401, "TokenRevoked");
            refused_soon(&other, &pair.access, "TokenRevoked").await;
            for instance in [&world, &other] {
                instance.login("ann", PASSWORD).await.refused(401, "Client Invalid");
                instance.login_token("ann", PASSWORD).await.refused(401, "Client Invalid");
                instance.redeem(&code).await.refused(401, "Client Invalid");
                instance.refresh(&pair).await.refused(401, "Client Invalid");
                instance.forget_password("ann").await.refused(401, "Client Invalid");
            }
            if action == ClientAction::Disable {
                world.domain.admin.act_on_client("web", ClientAction::Enable).await.expect("enabled");
                for instance in [&world, &other] {
                    instance.redeem(&code).await.refused(401, "Invalid Credentials");
                }
                other.tokens("ann").await;
                other.me(&pair.access).await.refused(401, "TokenRevoked");
                world.domain.sessions.end_all_sessions(world.domain.admin.user_named("ann").await.expect("a user").id).await.expect("ended");
            }
        }
        let body = json!({"client_id": "app", "client_secret": "app secret", "username": "ann", "password": PASSWORD});
        world.post("/auth/login").json(body).send().await.refused(401, "Client Invalid");
    }

    async fn members_of_a_disabled_tenant_are_refused_in_both(world) {
        let other = world.second_instance().await;
        let pair = world.tokens("ann").await;
        let code = world.login("ann", PASSWORD).await.ok().field("code");
        let (_, ended) = world.domain.admin.set_tenant_enabled("acme", false).await.expect("disabled");
        assert_eq!(ended, 1);
        world.me(&pair.access).await.refused(401, "TokenRevoked");
        refused_soon(&other, &pair.access, "TokenRevoked").await;
        for instance in [&world, &other] {
            instance.login("ann", "wrong").await.refused(401, "Invalid Credentials");
            instance.login("ann", PASSWORD).await.refused(401, "UserInactive");
            instance.login_token("ann", PASSWORD).await.refused(401, "UserInactive");
            instance.redeem(&code).await.refused(401, "UserInactive");
            instance.refresh(&pair).await.refused(401, "UserInactive");
        }
        world.domain.admin.set_tenant_enabled("acme", true).await.expect("enabled");
        other.redeem(&code).await.refused(401, "Invalid Credentials");
        other.me(&other.tokens("ann").await.access).await.ok();
        other.me(&pair.access).await.refused(401, "TokenRevoked");
    }

    async fn another_role_and_other_permissions_count_in_both_at_once(world) {
        let other = world.second_instance().await;
        world.person(Person::named("bob")).await;
        let bobs = world.tokens("bob").await;
        let mut pair = world.tokens("ann").await;
        world.domain.admin.create_role("reader", vec!["ViewTodo".into()], None).await.expect("a role");
        let changes: [(&str, Value); 2] = [("role", json!(["ViewTodo"])), ("permissions", json!([]))];
        for (change, permissions) in changes {
            other.me(&pair.access).await.ok();
            if change == "role" {
                let ann = world.domain.admin.user_named("ann").await.expect("a user");
                let change = UserChange { role: Some("reader".into()), ..UserChange::default() };
                world.domain.admin.update_user(ann, change).await.expect("demoted");
            } else {
                world.domain.admin.update_role("reader", vec![], None).await.expect("changed");
            }
            world.me(&pair.access).await.refused(401, "TokenRevoked");
            refused_soon(&other, &pair.access, "TokenRevoked").await;
            pair = Tokens::from(other.refresh(&pair).await.ok());
            let me = world.me(&pair.access).await.ok().json();
            assert_eq!((&me["role"], &me["permissions"]), (&json!("reader"), &permissions));
        }
        other.me(&bobs.access).await.ok();
        let unknown = world.domain.admin.update_role("nothing", vec![], None).await;
        assert!(unknown.is_err());
    }

    /// A refresh that reads the old role while it is taken away must not give it once more.
    async fn no_refresh_carries_a_role_past_its_end(world) {
        let other = world.second_instance().await;
        world.domain.admin.create_role("reader", vec![], None).await.expect("a role");
        for round in 0..6 {
            let pair = world.tokens("ann").await;
            let role = if round % 2 == 0 { "reader" } else { "editor" };
            let demote = async {
                let ann = world.domain.admin.user_named("ann").await.expect("a user");
                let change = UserChange { role: Some(role.into()), ..UserChange::default() };
                world.domain.admin.update_user(ann, change).await.expect("changed");
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

    /// Strangers must not be able to use up the one look in a second.
    async fn made_up_kids_do_not_hide_a_new_key(world) {
        let other = world.second_instance().await;
        let made_up = "eyJhbGciOiJFUzI1NiIsInR5cCI6ImF0K2p3dCIsImtpZCI6Im5vYm9keSJ9.e30.AAAA";
        for _ in 0..3 {
            join_all((0..20).map(|_| other.me(made_up))).await.iter()
                .for_each(|answer| answer.refused(401, "TokenExpired"));
            world.domain.admin.rotate_keys().await.expect("rotated");
            world.advance_seconds(UNTIL_A_KEY_SIGNS);
            other.me(&world.tokens("ann").await.access).await.ok();
        }
    }

    async fn parallel_refreshes_through_both_have_one_successor(world) {
        let other = world.second_instance().await;
        for _ in 0..5 {
            let old = world.tokens("ann").await;
            let answers = join_all((0..20).map(|number| [&world, &other][number % 2].refresh(&old))).await;
            let pairs: Vec<_> = answers.into_iter().map(|answer| Tokens::from(answer.ok())).collect();
            assert!(pairs.iter().all(|pair| *pair == pairs[0]), "all get the one successor");
            other.me(&pairs[0].access).await.ok();
            assert_eq!(world.count("refresh_tokens").await, 2, "the spent one and its successor");
            world.sql("DELETE FROM refresh_tokens").await;
        }
    }

    async fn parallel_uses_of_a_code_through_both_have_one_winner(world) {
        let other = world.second_instance().await;
        for _ in 0..5 {
            let code = world.login("ann", PASSWORD).await.ok().field("code");
            let answers = join_all((0..20).map(|number| [&world, &other][number % 2].redeem(&code))).await;
            let pairs = won(answers, 401, "Invalid Credentials");
            assert_eq!(pairs.len(), 1);
            // The others were second uses: RFC 6749 section 4.1.2.
            refused_soon(&world, &pairs[0].access, "TokenRevoked").await;
            refused_soon(&other, &pairs[0].access, "TokenRevoked").await;
        }
        assert_eq!(world.count("sessions").await, 5);
    }

    async fn wrong_passwords_are_counted_together(world) {
        let other = world.second_instance().await;
        for instance in [&world, &other] {
            for _ in 0..5 {
                instance.login("ann", "wrong").await.refused(401, "Invalid Credentials");
            }
        }
        for instance in [&world, &other] {
            instance.login("ann", PASSWORD).await.refused(429, "Too Many Requests");
        }
        world.domain.limits.unlock("ann").await.expect("unlocked");
        other.login("ann", PASSWORD).await.ok();
    }

    async fn of_parallel_guesses_through_both_ten_are_judged(world) {
        let other = world.second_instance().await;
        world.person(Person::named("bob")).await;
        let answers = join_all((0..40).map(|number| [&world, &other][number % 2].login("bob", "wrong"))).await;
        let judged = answers.iter().filter(|answer| answer.status == 401).count();
        assert_eq!(judged, 10);
        answers.iter().filter(|answer| answer.status != 401).for_each(|answer| answer.refused(429, "Too Many Requests"));
    }

    /// Right and wrong passwords at once: a cleared counter must not trip those who are just counting on it.
    async fn right_and_wrong_passwords_do_not_trip_each_other(world) {
        let other = world.second_instance().await;
        // 54 failures: sixty would lock the address.
        for _ in 0..9 {
            let answers = join_all((0..18).map(|number| {
                let password = if number % 3 == 0 { "wrong" } else { PASSWORD };
                [&world, &other][number % 2].login("ann", password)
            })).await;
            for answer in answers {
                assert!([200, 401].contains(&answer.status), "{}", answer.text);
            }
        }
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

async fn start_at_once(backend: Backend) {
    let (world, other) = World::start_two(backend).await;
    let made = tokio::join!(
        world.domain.admin.bootstrap(),
        other.domain.admin.bootstrap()
    );
    let made = [made.0.expect("no fault"), made.1.expect("no fault")];
    assert_eq!(made.iter().flatten().count(), 1, "one makes the first rows");
    for table in [
        "tenants",
        "users",
        "auth_clients",
        "user_tenants",
        "key_checks",
        "signing_keys",
    ] {
        assert_eq!(world.count(table).await, 1, "{table}");
    }
    assert_eq!(world.count("roles").await, 2);
    let migrations = world.count("seaql_migrations").await;
    let distinct = "SELECT count(DISTINCT version) FROM seaql_migrations";
    assert_eq!(world.column::<i64>(distinct).await, [migrations]);

    let made = made.into_iter().flatten().next().expect("the first rows");
    for (here, there) in [(&world, &other), (&other, &world)] {
        use secrecy::ExposeSecret;
        let body = json!({
            "client_id": made.client_id, "client_secret": made.client_secret.expose_secret(),
            "username": made.username, "password": made.password.expose_secret(),
        });
        let pair = Tokens::from(here.post("/auth/login-token").json(body).send().await.ok());
        there.me(&pair.access).await.ok();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_start_at_once_on_sqlite() {
    for _ in 0..5 {
        start_at_once(Backend::Sqlite).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_start_at_once_on_postgres() {
    for _ in 0..5 {
        start_at_once(Backend::Postgres).await;
    }
}
