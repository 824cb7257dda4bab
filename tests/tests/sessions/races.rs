//! What happens while a request is under way.

use std::time::Duration;

use auth_service_tests::{
    Answer,
    Backend::{self, Postgres, Sqlite},
    PASSWORD, Person, Tokens, World,
    admin::UserAction,
    json,
};
use rstest::rstest;
use sea_orm::{
    ConnectionTrait, DatabaseTransaction, DbBackend, SqliteTransactionMode, TransactionOptions,
    TransactionTrait,
};

/// Does something to the user after the password has been checked and before the login writes anything, and hands back
/// what the login gave.
async fn meanwhile(world: &World, code: bool, action: UserAction) -> Answer {
    world.person(Person::named("slow")).await;
    let mut stopped = world.random.stop_after(0);
    let login = async {
        if code {
            world.login("slow", PASSWORD).await
        } else {
            world.login_token("slow", PASSWORD).await
        }
    };
    let act = async {
        stopped.reached().await;
        let done = world.admin().act_on_user("slow", action).await;
        done.expect("done");
        stopped.resume();
    };
    tokio::join!(login, act).0
}

async fn change_password(world: &World, pair: &Tokens, password: &str) -> Answer {
    let body = json!({
        "refreshToken": pair.refresh, "username": "slow", "password": password, "oldPassword": PASSWORD,
    });
    let call = world.patch("/auth/change-password").bearer(&pair.access);
    call.json(body).send().await
}

fn new_password() -> UserAction {
    UserAction::SetPassword("another long password".into())
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn who_is_disabled_while_logging_in_is_not_let_in(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::start(backend).await;
    meanwhile(&world, false, UserAction::Disable)
        .await
        .refused(401, "UserInactive");
    assert_eq!(world.count("sessions").await, 0);
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn who_is_deleted_while_logging_in_is_not_let_in(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::start(backend).await;
    meanwhile(&world, false, UserAction::Delete)
        .await
        .refused(401, "Invalid Credentials");
}

const OF_SLOW: &str = "(SELECT id FROM users WHERE username = 'slow')";

/// Every part of what is compared before the tokens are given, beside the password.
#[rstest]
#[case::client("UPDATE users SET auth_client_ids = NULL WHERE username = 'slow'", Err((422, "Client User Missing")))]
#[case::default_tenant("UPDATE users SET default_tenant_id = NULL WHERE username = 'slow'", Err((401, "UserInactive")))]
#[case::provider("UPDATE user_credentials SET auth_provider = 'google' WHERE user_id = {user}", Err((401, "Invalid Credentials")))]
#[case::authenticator(
    "UPDATE user_credentials SET secret_key = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP' WHERE user_id = {user}",
    Err((401, "User Verification Failed"))
)]
#[case::status("UPDATE user_tenants SET status = 0 WHERE user_id = {user}", Err((400, "User not active yet")))]
#[case::membership("UPDATE user_tenants SET deleted = true WHERE user_id = {user}", Err((401, "UserInactive")))]
#[case::tenant("UPDATE tenants SET disabled_on = created_on", Err((401, "UserInactive")))]
#[case::role("UPDATE roles SET deleted = true", Ok(vec![]))]
#[case::override_of_a_permission(
    "INSERT INTO user_permissions (user_tenant_id, permission, allowed) \
     SELECT id, 'CreateTodo', false FROM user_tenants WHERE user_id = {user}",
    Ok(vec!["ViewTodo"])
)]
#[tokio::test(flavor = "multi_thread")]
async fn what_is_changed_while_the_password_is_checked_counts(
    #[values(Sqlite, Postgres)] backend: Backend,
    #[case] change: &str,
    #[case] expected: Result<Vec<&str>, (u16, &str)>,
) {
    let world = World::start(backend).await;
    world.person(Person::named("slow")).await;
    let mut stopped = world.random.stop_after(0);
    let act = async {
        stopped.reached().await;
        world.sql(&change.replace("{user}", OF_SLOW)).await;
        stopped.resume();
    };
    let (answer, ()) = tokio::join!(world.login_token("slow", PASSWORD), act);
    match expected {
        Err((status, message)) => answer.refused(status, message),
        Ok(permissions) => {
            let me = world.me(&answer.ok().field("accessToken")).await.ok();
            assert_eq!(me.json()["permissions"], json!(permissions));
        }
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_password_that_is_replaced_while_it_is_checked_gives_no_tokens(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::start(backend).await;
    meanwhile(&world, false, new_password())
        .await
        .refused(401, "Invalid Credentials");
    assert_eq!(world.count("sessions").await, 0);
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_password_that_is_replaced_while_it_is_checked_gives_no_code(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::start(backend).await;
    meanwhile(&world, true, new_password())
        .await
        .refused(401, "Invalid Credentials");
    assert_eq!(world.count("auth_codes").await, 0);
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_password_that_an_administrator_sets_meanwhile_stays(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::start(backend).await;
    world.person(Person::named("slow")).await;
    let pair = world.tokens("slow").await;
    // The first call is for the salt of the new hash, so that the old password has been checked at the second.
    let mut stopped = world.random.stop_after(1);
    let change = change_password(&world, &pair, "a password of a thief");
    let act = async {
        stopped.reached().await;
        let done = world.admin().act_on_user("slow", new_password()).await;
        done.expect("done");
        stopped.resume();
    };
    let (changed, ()) = tokio::join!(change, act);
    changed.refused(401, "TokenRevoked");
    world
        .login("slow", "a password of a thief")
        .await
        .refused(401, "Invalid Credentials");
    world.login("slow", "another long password").await.ok();
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn of_parallel_password_changes_one_is_made(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    world.person(Person::named("slow")).await;
    let pair = world.tokens("slow").await;
    let passwords = [
        "first new password",
        "second new password",
        "third new password",
    ];
    let changes = passwords
        .iter()
        .map(|password| change_password(&world, &pair, password));
    let answers = futures::future::join_all(changes).await;
    let made: Vec<_> = passwords
        .iter()
        .zip(&answers)
        .filter(|(_, answer)| answer.status == 200)
        .collect();
    assert_eq!(made.len(), 1);
    world.login("slow", made[0].0).await.ok();
}

/// The first logins on an adopted database: one replaces the hash that the others are checking.
#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn parallel_logins_with_an_old_hash_all_succeed(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::start(backend).await;
    let hash = bcrypt::hash(PASSWORD, 6).expect("a hash");
    world
        .person(Person {
            password_hash: Some(hash),
            ..Person::named("old")
        })
        .await;
    let logins = (0..12).map(|_| world.login_token("old", PASSWORD));
    for answer in futures::future::join_all(logins).await {
        answer.ok();
    }
}

/// An instance does not read its own revocations from the log, so nothing may keep it from applying them.
#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_logout_is_finished_when_the_caller_hangs_up(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::start(backend).await;
    let pair = world.tokens("ann").await;
    let writing = keep_from_writing(&world).await;
    let logout = tokio::time::timeout(Duration::from_millis(500), world.logout(&pair)).await;
    assert!(logout.is_err(), "it waits for the lock");
    world.me(&pair.access).await.ok();
    writing.rollback().await.expect("the lock is given up");
    let ended = async {
        while world.me(&pair.access).await.status == 200 {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    let ended = tokio::time::timeout(Duration::from_secs(20), ended).await;
    ended.expect("the end of the session within twenty seconds");
    world.refresh(&pair).await.refused(401, "Token Expired");
    world.me(&pair.access).await.refused(401, "TokenRevoked");
}

/// Until this ends nobody ends a session.
async fn keep_from_writing(world: &World) -> DatabaseTransaction {
    let options = TransactionOptions {
        sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
        ..TransactionOptions::default()
    };
    let lock = world
        .db()
        .begin_with_options(options)
        .await
        .expect("a transaction");
    if world.backend() == DbBackend::Postgres {
        lock.execute_unprepared("LOCK TABLE sessions IN EXCLUSIVE MODE")
            .await
            .expect("a lock");
    }
    lock
}
