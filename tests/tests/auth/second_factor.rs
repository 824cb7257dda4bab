//! Every cell of the second factor's table: the setting, the state of the authenticator, how the login began.

use auth_service_tests::{
    Authenticator,
    Backend::{self, Postgres, Sqlite},
    PASSWORD, Person, Value, World, json,
    settings::SecondFactor::{self, Enrolled, Off, Required},
};
use rstest::rstest;

const ADOPTED: &str = "JBSWY3DPEHPK3PXP";
const ANN: &str = "ann@example.com";

async fn with(world: World, mfa: SecondFactor) -> World {
    world.restarted(|settings| settings.login.mfa = mfa).await
}

/// Somebody whose authenticator is as the cell says.
async fn somebody(world: &World, name: &str, authenticator: &str) -> String {
    let secret_key = (authenticator == "confirmed").then(|| ADOPTED.to_owned());
    world
        .person(Person {
            secret_key,
            ..Person::named(name)
        })
        .await;
    format!("{name}@example.com")
}

/// A secret that waits for its first use changes nothing. Only a full code makes one, so it is made while one factor suffices.
async fn leave_unconfirmed(world: &World, name: &str) {
    let code = world.login_code(name).await;
    world.create_qr(&code).await.ok();
}

fn app() -> Authenticator {
    Authenticator::of(ADOPTED)
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn after_a_password(#[values(Sqlite, Postgres)] backend: Backend) {
    let mut world = World::start(backend).await;
    somebody(&world, "none", "none").await;
    somebody(&world, "unconfirmed", "none").await;
    leave_unconfirmed(&world, "unconfirmed").await;
    somebody(&world, "confirmed", "confirmed").await;
    for (mfa, authenticator, due) in [
        (Off, "none", Value::Null),
        (Off, "unconfirmed", Value::Null),
        (Off, "confirmed", Value::Null),
        (Enrolled, "none", Value::Null),
        (Enrolled, "unconfirmed", Value::Null),
        (Enrolled, "confirmed", json!("authenticator")),
        (Required, "none", json!("mail")),
        (Required, "unconfirmed", json!("mail")),
        (Required, "confirmed", json!("authenticator")),
    ] {
        world = with(world, mfa).await;
        // Every cell its own step of the authenticator.
        world.advance_seconds(90);
        let cell = format!("{mfa:?} {authenticator}");
        let login = world.login(authenticator, PASSWORD).await.ok();
        assert_eq!(login.json()["mfa"], due, "{cell}");
        let code = login.field("code");
        let at_once = world.login_token(authenticator, PASSWORD).await;
        if due == Value::Null {
            world.redeem(&code).await.ok();
            at_once.ok();
            continue;
        }
        at_once.refused(401, "User Verification Failed");
        world
            .redeem(&code)
            .await
            .refused(401, "User Verification Failed");
        world
            .create_qr(&code)
            .await
            .refused(403, "NotAllowedAccess");
        world
            .recovery_codes(&code)
            .await
            .refused(403, "NotAllowedAccess");
        let otp = match due.as_str() {
            Some("mail") => world
                .mail(&format!("{authenticator}@example.com"))
                .await
                .code(),
            _ => world.code_of(&app(), 0),
        };
        let full = world.verify_otp(&code, &otp).await.ok();
        assert_eq!(full.json()["mfa"], Value::Null, "{cell}");
        world.redeem(&full.field("code")).await.ok();
        world
            .redeem(&code)
            .await
            .refused(401, "Invalid Credentials");
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn after_a_mailed_code(#[values(Sqlite, Postgres)] backend: Backend) {
    let mut world = World::start(backend).await;
    let mut addresses = vec![];
    for authenticator in ["none", "confirmed"] {
        addresses.push(somebody(&world, authenticator, authenticator).await);
    }
    for (mfa, authenticator, due) in [
        (Off, 0, "nothing"),
        (Off, 1, "nothing"),
        (Enrolled, 0, "nothing"),
        (Enrolled, 1, "authenticator"),
        (Required, 0, "never"),
        (Required, 1, "authenticator"),
    ] {
        world = with(world, mfa).await;
        world.advance_seconds(3600);
        let (name, address) = (
            ["none", "confirmed"][authenticator],
            &addresses[authenticator],
        );
        let otp = world.mailed_code(name, address).await;
        let answer = world.verify_otp(name, &otp).await.ok();
        let code = answer.field("code");
        if due == "nothing" {
            assert_eq!(answer.json()["mfa"], Value::Null);
            world.redeem(&code).await.ok();
            continue;
        }
        world
            .redeem(&code)
            .await
            .refused(401, "User Verification Failed");
        world
            .create_qr(&code)
            .await
            .refused(403, "NotAllowedAccess");
        let shown = if due == "never" {
            Value::Null
        } else {
            json!(due)
        };
        assert_eq!(answer.json()["mfa"], shown);
        // The same mailbox proved twice is still one factor.
        let again = world.mailed_code(name, address).await;
        let second = world.verify_otp(&code, &again).await;
        if due == "never" {
            second.refused(401, "Otp Token Incorrect or Expired");
            world
                .redeem(&code)
                .await
                .refused(401, "User Verification Failed");
        } else {
            second.refused(401, "Otp Invalid");
            let full = world
                .verify_otp(&code, &world.code_of(&app(), 0))
                .await
                .ok();
            world.redeem(&full.field("code")).await.ok();
        }
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_name_is_no_key_for_a_pending_login(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    somebody(&world, "two", "confirmed").await;
    let pending = world.login_code("two").await;
    world
        .verify_otp("two", &world.code_of(&app(), 0))
        .await
        .refused(401, "Otp Token Incorrect or Expired");
    world
        .verify_otp(&pending, &world.code_of(&app(), 0))
        .await
        .ok();
}

/// Neither does a code that send-otp mailed complete a login that asks for a mailed code.
#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn codes_of_two_challenges_do_not_mix(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let world = with(world, Required).await;
    let pending = world.login_code("ann").await;
    let of_login = world.mail(ANN).await.code();
    let of_name = world.mailed_code("ann", ANN).await;
    if of_name != of_login {
        world
            .verify_otp(&pending, &of_name)
            .await
            .refused(401, "Otp Invalid");
        world
            .verify_otp("ann", &of_login)
            .await
            .refused(401, "Otp Invalid");
    }
    world.verify_otp(&pending, &of_login).await.ok();
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn an_authenticator_confirmed_meanwhile_is_due(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let full = world.login_code("ann").await;
    let app = Authenticator::scan(&world.create_qr(&full).await.ok().field("qrCode"));
    let world = with(world, Required).await;
    let pending = world.login_code("ann").await;
    let mailed = world.mail(ANN).await.code();
    let other = world.login_code("ann").await;
    world.mails(ANN).await;
    world.verify_otp(&full, &world.code_of(&app, 0)).await.ok();
    for code in [pending, other] {
        world
            .verify_otp(&code, &mailed)
            .await
            .refused(401, "Otp Token Incorrect or Expired");
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn the_code_challenge_of_the_login_survives(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    somebody(&world, "two", "confirmed").await;
    let (challenge, verifier) = (
        "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
        "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk",
    );
    let body = json!({
        "client_id": "web", "client_secret": "web secret", "username": "two", "password": PASSWORD,
        "code_challenge": challenge,
    });
    let pending = world
        .post("/auth/login")
        .json(body)
        .send()
        .await
        .ok()
        .field("code");
    let full = world
        .verify_otp(&pending, &world.code_of(&app(), 0))
        .await
        .ok()
        .field("code");
    world
        .redeem(&full)
        .await
        .refused(401, "Invalid Credentials");
    let body = json!({"code": full, "clientId": "web", "codeVerifier": verifier});
    world.post("/auth/token").json(body).send().await.ok();
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_pending_login_ends_with_its_challenge(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    somebody(&world, "two", "confirmed").await;
    let pending = world.login_code("two").await;
    world.advance_seconds(301);
    world
        .verify_otp(&pending, &world.code_of(&app(), 0))
        .await
        .refused(401, "Otp Token Incorrect or Expired");
    world.redeem(&pending).await.refused(401, "Code Expired");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn who_may_not_log_in_may_not_with_two_factors(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let id = world
        .person(Person {
            secret_key: Some(ADOPTED.into()),
            ..Person::named("two")
        })
        .await;
    let pending = world.login_code("two").await;
    world.set_status(id, 2).await;
    world
        .verify_otp(&pending, &world.code_of(&app(), 0))
        .await
        .refused(401, "UserInactive");
    world.delete_user(id).await;
    world
        .verify_otp(&pending, &world.code_of(&app(), 0))
        .await
        .refused(401, "Otp Token Incorrect or Expired");
}
