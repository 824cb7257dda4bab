//! `GET /auth/check-qr-code`, `POST /auth/create-qr-code`, `POST /auth/create-recovery-codes`: an authenticator is enrolled,
//! stored, replaced and removed.

use auth_service_tests::{
    Authenticator,
    Backend::{self, Postgres, Sqlite},
    PASSWORD, World, json,
    settings::Switch,
};
use rstest::rstest;

pub(super) const ANN: &str = "ann@example.com";
pub(super) const MISSING: &str = "Otp Token Incorrect or Expired";

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_scanned_picture_becomes_the_second_factor(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let code = world.login_code("ann").await;
    assert_eq!(
        world.check_qr(&code).await.ok().json(),
        json!({"isGenerated": false})
    );
    let picture = world.create_qr(&code).await.ok();
    assert_eq!(picture.header("cache-control"), Some("no-store"));
    let app = Authenticator::scan(&picture.field("qrCode"));
    assert_eq!(app.0.issuer(), Some("auth-service"));
    assert_eq!(app.0.account_name(), "ann");
    assert_eq!(
        (
            app.0.digits(),
            app.0.step(),
            app.0.secret().as_bytes().len()
        ),
        (6, 30, 20)
    );
    assert_eq!(
        world.check_qr(&code).await.ok().json(),
        json!({"isGenerated": true})
    );
    // It does not count before its first use.
    assert_eq!(
        world.login("ann", PASSWORD).await.ok().json()["mfa"],
        json!(null)
    );
    let full = world
        .verify_otp(&code, &world.code_of(&app, 0))
        .await
        .ok()
        .field("code");
    world
        .redeem(&code)
        .await
        .refused(401, "Invalid Credentials");
    world.redeem(&full).await.ok();
    assert_eq!(
        world.login("ann", PASSWORD).await.ok().json()["mfa"],
        "authenticator"
    );
    assert!(
        world
            .mail(ANN)
            .await
            .subject
            .contains("authenticator app was added")
    );
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn refuses_codes_and_clients(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let get = || world.get("/auth/check-qr-code");
    let code = world.login_code("ann").await;
    get()
        .header("code", &code)
        .send()
        .await
        .refused(401, "Client Invalid");
    get()
        .header("code", &code)
        .header("clientId", "nobody")
        .send()
        .await
        .refused(401, "Client Invalid");
    get()
        .header("clientId", "web")
        .send()
        .await
        .refused(401, "Token Invalid");
    get()
        .header("code", &code)
        .header("clientId", "app")
        .send()
        .await
        .refused(401, "Invalid Credentials");
    world
        .check_qr("unknown")
        .await
        .refused(401, "Invalid Credentials");
    let operations = ["/auth/create-qr-code", "/auth/create-recovery-codes"];
    for path in operations {
        let ask = async |code: &str, client: &str| {
            world
                .post(path)
                .json(json!({"code": code, "clientId": client}))
                .send()
                .await
        };
        ask(&code, "nobody").await.refused(401, "Client Invalid");
        ask(&code, "app").await.refused(401, "Invalid Credentials");
        ask("unknown", "web")
            .await
            .refused(401, "Invalid Credentials");
    }
    world
        .recovery_codes(&code)
        .await
        .refused(403, "NotAllowedAccess");
    world.redeem(&code).await.ok();
    world
        .check_qr(&code)
        .await
        .refused(401, "Invalid Credentials");
    world
        .create_qr(&code)
        .await
        .refused(401, "Invalid Credentials");
    let late = world.login_code("ann").await;
    world.advance_seconds(180);
    world.check_qr(&late).await.refused(401, "Code Expired");
    world.create_qr(&late).await.refused(401, "Code Expired");
    world
        .recovery_codes(&late)
        .await
        .refused(401, "Code Expired");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn the_next_picture_replaces_one_that_waits(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let code = world.login_code("ann").await;
    let first = Authenticator::scan(&world.create_qr(&code).await.ok().field("qrCode"));
    let second = Authenticator::scan(&world.create_qr(&code).await.ok().field("qrCode"));
    assert_ne!(first.0.secret(), second.0.secret());
    world
        .verify_otp(&code, &world.code_of(&first, 0))
        .await
        .refused(401, "Otp Invalid");
    world
        .verify_otp(&code, &world.code_of(&second, 0))
        .await
        .ok();
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn only_the_code_that_made_a_secret_confirms_it(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::start(backend).await;
    let (one, other) = (world.login_code("ann").await, world.login_code("ann").await);
    let app = Authenticator::scan(&world.create_qr(&one).await.ok().field("qrCode"));
    world
        .verify_otp(&other, &world.code_of(&app, 0))
        .await
        .refused(401, MISSING);
    world.verify_otp(&one, &world.code_of(&app, 0)).await.ok();
    // A code of before, with one factor proved, is worth nothing now that two are due.
    world
        .redeem(&other)
        .await
        .refused(401, "Invalid Credentials");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn an_older_authenticator_works_until_the_new_one_is_confirmed(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::start(backend).await;
    let (old, full) = world.enrol("ann").await;
    let new = Authenticator::scan(&world.create_qr(&full).await.ok().field("qrCode"));
    let pending = world.login_code("ann").await;
    world
        .verify_otp(&pending, &world.code_of(&old, 1))
        .await
        .ok();
    world.verify_otp(&full, &world.code_of(&new, 0)).await.ok();
    world.advance_seconds(60);
    let pending = world.login_code("ann").await;
    world
        .verify_otp(&pending, &world.code_of(&old, 0))
        .await
        .refused(401, "Otp Invalid");
    world
        .verify_otp(&pending, &world.code_of(&new, 0))
        .await
        .ok();
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn five_wrong_codes_end_an_enrolment(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let code = world.login_code("ann").await;
    let app = Authenticator::scan(&world.create_qr(&code).await.ok().field("qrCode"));
    for _ in 0..5 {
        world
            .verify_otp(&code, "wrong!")
            .await
            .refused(401, "Otp Invalid");
    }
    world
        .verify_otp(&code, &world.code_of(&app, 0))
        .await
        .refused(401, MISSING);
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn secrets_are_encrypted_at_rest(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let code = world.login_code("ann").await;
    let app = Authenticator::scan(&world.create_qr(&code).await.ok().field("qrCode"));
    let secret = app.0.secret().to_base32();
    assert!(!world.dump().await.contains(&secret));
    world.verify_otp(&code, &world.code_of(&app, 0)).await.ok();
    assert!(!world.dump().await.contains(&secret));
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn coexistence_writes_what_the_old_service_reads(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::start(backend).await;
    let world = world
        .restarted(|settings| settings.passwords.coexistence = Switch::On)
        .await;
    let (app, _) = world.enrol("ann").await;
    let stored = "SELECT secret_key FROM user_credentials WHERE secret_key IS NOT NULL";
    assert_eq!(
        world.column::<String>(stored).await,
        [app.0.secret().to_base32()]
    );
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_new_secret_key_reads_what_the_old_one_sealed(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::start(backend).await;
    let (app, _) = world.enrol("ann").await;
    let new = "YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXowMTIzNDU=";
    let both = format!("{new},{}", auth_service_tests::SECRET_KEY);
    let world = world
        .restarted(|settings| settings.database.secret_key = Some(both.into()))
        .await;
    let world = world
        .restarted(|settings| settings.database.secret_key = Some(new.into()))
        .await;
    let pending = world.login_code("ann").await;
    world
        .verify_otp(&pending, &world.code_of(&app, 1))
        .await
        .ok();
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn an_administrator_helps_who_lost_the_phone(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    use auth_service_tests::admin::UserAction;
    let (app, full) = world.enrol("ann").await;
    let codes = world.recovery_codes(&full).await.ok().json();
    let pending = world.login_code("ann").await;
    world.mails(ANN).await;
    world
        .admin()
        .act_on_user("ann", UserAction::ResetMfa)
        .await
        .unwrap();
    assert!(
        world
            .mail(ANN)
            .await
            .subject
            .contains("second factor was removed")
    );
    world
        .verify_otp(&pending, &world.code_of(&app, 1))
        .await
        .refused(401, "Otp Invalid");
    world
        .verify_otp(&pending, codes["recoveryCodes"][0].as_str().unwrap())
        .await
        .refused(401, "Otp Invalid");
    assert_eq!(
        world.login("ann", PASSWORD).await.ok().json()["mfa"],
        json!(null)
    );
}
