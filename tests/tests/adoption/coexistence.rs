//! COEXISTENCE=on: the Node service still works on the same database.

use auth_service_tests::{
    Answer,
    Backend::{self, Postgres, Sqlite},
    PASSWORD, Person, Tokens, World,
    admin::{ClientType, CodeRequirements, Expirations, NewClient, SettingsChange, UserAction},
    json,
    settings::Switch,
};
use rstest::rstest;

const NEW: &str = "another long password";
/// The longest that bcrypt reads whole: 72 bytes, fewer characters.
const LONGEST: &str = "äöüäöüäöüäöüäöüäöüäöüäöüäöüäöüäöüäöü";

async fn world(backend: Backend) -> World {
    World::start_with(backend, |settings| {
        settings.passwords.coexistence = Switch::On
    })
    .await
}

async fn stored_hash(world: &World, username: &str) -> String {
    let sql = format!(
        "SELECT password FROM user_credentials c JOIN users u ON u.id = c.user_id WHERE u.username = '{username}'"
    );
    world.column::<String>(&sql).await.remove(0)
}

async fn change(world: &World, pair: &Tokens, password: &str) -> Answer {
    let body = json!({
        "refreshToken": pair.refresh, "username": "ann", "password": password, "oldPassword": PASSWORD,
    });
    world
        .patch("/auth/change-password")
        .bearer(&pair.access)
        .json(body)
        .send()
        .await
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn new_passwords_are_bcrypt_of_cost_ten(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = world(backend).await;
    assert_eq!(LONGEST.len(), 72);
    for password in [NEW, LONGEST] {
        world
            .admin()
            .act_on_user("ann", UserAction::SetPassword(PASSWORD.into()))
            .await
            .expect("set");
        let pair = world.tokens("ann").await;
        change(&world, &pair, password).await.ok();
        let stored = stored_hash(&world, "ann").await;
        assert!(
            stored.starts_with("$2b$10$") && stored.len() == 60,
            "{stored}"
        );
        assert!(
            bcrypt::verify(password, &stored).expect("bcrypt"),
            "the Node service's library agrees"
        );
        world.login("ann", password).await.ok();
        world
            .login("ann", PASSWORD)
            .await
            .refused(401, "Invalid Credentials");
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn what_bcrypt_would_cut_is_refused(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = world(backend).await;
    let pair = world.tokens("ann").await;
    for long in [format!("{LONGEST}x"), "x".repeat(256)] {
        change(&world, &pair, &long)
            .await
            .refused(422, "PasswordInvalid");
    }
    world.login("ann", PASSWORD).await.ok();
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn argon2id_hashes_verify_and_become_bcrypt(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = world(backend).await;
    assert!(stored_hash(&world, "ann").await.starts_with("$argon2id$"));
    world
        .login("ann", "wrong")
        .await
        .refused(401, "Invalid Credentials");
    world.login("ann", PASSWORD).await.ok();
    let stored = stored_hash(&world, "ann").await;
    assert!(stored.starts_with("$2b$10$"), "{stored}");
    world.login("ann", PASSWORD).await.ok();
    assert_eq!(stored_hash(&world, "ann").await, stored, "once is enough");
}

/// Written before COEXISTENCE was switched on. A bcrypt of it would match its first 72 bytes.
#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_long_password_is_not_cut_by_rewriting_its_hash(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = world(backend).await;
    let long = "x".repeat(100);
    world
        .person(Person {
            password_hash: Some(world.hash_as_typed(&long)),
            ..Person::named("long")
        })
        .await;
    for _ in 0..2 {
        world.login("long", &long).await.ok();
        world
            .login("long", &"x".repeat(72))
            .await
            .refused(401, "Invalid Credentials");
    }
    assert!(stored_hash(&world, "long").await.starts_with("$argon2id$"));
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn client_secrets_are_written_as_the_old_service_reads_them(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = world(backend).await;
    let new = |client_id: &str, secret: Option<&str>| NewClient {
        client_id: client_id.into(),
        client_type: ClientType::Confidential,
        secret: secret.map(Into::into),
        redirect_url: None,
        expirations: Expirations::default(),
        requirements: CodeRequirements::default(),
        settings: SettingsChange::default(),
    };
    world
        .admin()
        .create_client(new("mobile", Some("mobile secret")))
        .await
        .expect("a client");
    world
        .admin()
        .create_client(new("generated", None))
        .await
        .expect("a client");
    let stored: Vec<String> = world
        .column("SELECT client_secret FROM auth_clients WHERE client_id = 'mobile'")
        .await;
    assert_eq!(stored, ["mobile secret"]);
    let longest = "SELECT max(length(client_secret)) FROM auth_clients";
    assert!(
        world.column::<i32>(longest).await[0] <= 50,
        "the width of the Node service's column"
    );
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn back_to_normal_afterwards(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = world(backend).await;
    world.login("ann", PASSWORD).await.ok();
    let world = world
        .restarted(|settings| settings.passwords.coexistence = Switch::Off)
        .await;
    world.login("ann", PASSWORD).await.ok();
    assert!(stored_hash(&world, "ann").await.starts_with("$argon2id$"));
}

/// Both kinds of hash are stored, so both are what a refusal costs.
#[tokio::test]
async fn refusals_cost_both_kinds() {
    let world = world(Backend::Sqlite).await;
    let mut classes = world.stored_costs().await;
    classes.sort_unstable();
    assert_eq!(classes, ["$2b$10$", "$argon2id$v=19$m=64,t=1,p=1$"]);
}
