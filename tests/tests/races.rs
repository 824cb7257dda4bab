//! What happens while a request is under way.

use std::{future::poll_fn, net::Ipv4Addr, task::Poll, time::Duration};

use auth_service::{
    domain::{
        Caller,
        admin::UserAction,
        hashing::{Scheme, Scratch},
    },
    random::SystemRandomness,
};
use auth_service_tests::{PASSWORD, Person, Tokens, World, on_both_databases};
use secrecy::SecretString;

/// A hash of the usual password that takes about half a second to check.
fn slow_hash() -> String {
    let params = argon2::Params::new(19456, 40, 1, None).expect("parameters");
    Scheme::Argon2id(params)
        .hash(&SystemRandomness, &mut Scratch::default(), PASSWORD.as_bytes())
        .expect("a hash")
}

/// Does something to the user while the password is being checked, and hands back what the login gave.
async fn meanwhile(world: &World, code: bool, action: UserAction) -> auth_service_tests::Answer {
    world.person(Person { password_hash: Some(slow_hash()), ..Person::named("slow") }).await;
    let login = async {
        if code { world.login("slow", PASSWORD).await } else { world.login_token("slow", PASSWORD).await }
    };
    let act = async {
        tokio::time::sleep(Duration::from_millis(150)).await;
        let user = world.domain.user_named("slow").await.expect("a user");
        world.domain.act_on_user(user, action).await.expect("done");
    };
    tokio::join!(login, act).0
}

fn new_password() -> UserAction {
    UserAction::SetPassword("another long password".into())
}

on_both_databases! {
    async fn who_is_disabled_while_logging_in_is_not_let_in(world) {
        meanwhile(&world, false, UserAction::Disable).await.refused(401, "UserInactive");
        assert_eq!(world.count("sessions").await, 0);
    }

    async fn who_is_deleted_while_logging_in_is_not_let_in(world) {
        meanwhile(&world, false, UserAction::Delete).await.refused(401, "Invalid Credentials");
    }

    async fn a_password_that_is_replaced_while_it_is_checked_gives_no_tokens(world) {
        meanwhile(&world, false, new_password()).await.refused(401, "Invalid Credentials");
        assert_eq!(world.count("sessions").await, 0);
    }

    async fn a_password_that_is_replaced_while_it_is_checked_gives_no_code(world) {
        meanwhile(&world, true, new_password()).await.refused(401, "Invalid Credentials");
        assert_eq!(world.count("auth_codes").await, 0);
    }

    /// The first logins on an adopted database: one replaces the hash that the others are checking.
    async fn parallel_logins_with_an_old_hash_all_succeed(world) {
        let hash = bcrypt::hash(PASSWORD, 6).expect("a hash");
        world.person(Person { password_hash: Some(hash), ..Person::named("old") }).await;
        let logins = (0..12).map(|_| world.login_token("old", PASSWORD));
        for answer in futures::future::join_all(logins).await {
            answer.ok();
        }
    }

    /// An instance does not read its own revocations from the log, so nothing may keep it from applying them.
    async fn a_session_whose_end_nobody_waits_for_ends_all_the_same(world) {
        let kept = world.tokens("ann").await;
        for polls in 1.. {
            let pair = world.tokens("ann").await;
            let sid = world.domain.check_bearer(Some(&pair.access)).await.expect("a session").sid;
            let finished = log_out_and_hang_up(&world, &pair, polls).await;
            let live = world.get("/auth/sessions").bearer(&kept.access).send().await.ok().text;
            if live.contains(&sid.to_string()) {
                assert!(!finished);
                world.me(&pair.access).await.ok();
            } else {
                world.me(&pair.access).await.refused(401, "TokenRevoked");
            }
            if finished {
                assert!(polls > 2, "it was interrupted somewhere");
                break;
            }
        }
    }
}

/// Polls a logout so many times, lets what it began go on, and drops it, as the server does when a client hangs up. Says
/// whether it was finished.
async fn log_out_and_hang_up(world: &World, pair: &Tokens, polls: usize) -> bool {
    let caller = Caller {
        address: Ipv4Addr::LOCALHOST.into(),
        user_agent: None,
        device_id: None,
    };
    let refresh = SecretString::from(pair.refresh.as_str());
    let mut logout = Box::pin(world.domain.logout(Some(&refresh), Some(&pair.access), &caller));
    let mut left = polls;
    let finished = poll_fn(|context| {
        left -= 1;
        match logout.as_mut().poll(context) {
            Poll::Ready(_) => Poll::Ready(true),
            Poll::Pending if left == 0 => Poll::Ready(false),
            Poll::Pending => Poll::Pending,
        }
    })
    .await;
    tokio::time::sleep(Duration::from_millis(100)).await;
    drop(logout);
    tokio::time::sleep(Duration::from_millis(100)).await;
    finished
}
