//! Starting on a database of the existing Node service.

use auth_service_tests::{
    Answer,
    Backend::{self, Postgres, Sqlite},
    Tokens, Value, World, json,
};
use rstest::rstest;

pub(super) const WEBAPP: (&str, &str) = ("webapp", "webapp-secret");
const MOBILE: (&str, &str) = ("mobile", "mobile-secret");
const PARTNER: (&str, &str) = ("Partner", "partner's secret");

fn credentials(client: (&str, &str), username: &str, password: &str) -> Value {
    json!({"client_id": client.0, "client_secret": client.1, "username": username, "password": password})
}

pub(super) async fn login_token(
    world: &World,
    client: (&str, &str),
    username: &str,
    password: &str,
) -> Answer {
    world
        .post("/auth/login-token")
        .json(credentials(client, username, password))
        .send()
        .await
}

async fn login(world: &World, username: &str, password: &str) -> Answer {
    world
        .post("/auth/login")
        .json(credentials(WEBAPP, username, password))
        .send()
        .await
}

/// The password that the fixture gives this user.
pub(super) fn password(username: &str) -> String {
    let name = username.split('@').next().unwrap_or(username);
    format!("{name}-Secret-1")
}

/// What `GET /auth/me` says of a user of the fixture.
async fn me(world: &World, username: &str) -> Value {
    let answer = login_token(world, WEBAPP, username, &password(username))
        .await
        .ok();
    world.me(&answer.field("accessToken")).await.ok().json()
}

/// The stored hash of the user with this name.
async fn stored_hash(world: &World, username: &str) -> String {
    let sql = format!(
        "SELECT password FROM user_credentials c JOIN users u ON u.id = c.user_id WHERE u.username = '{username}'"
    );
    world.column::<String>(&sql).await.remove(0)
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_bcrypt_hash_logs_in_and_becomes_argon2id(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::adopted(backend).await;
    for (name, prefix) in [("ada", "$2b$10$"), ("elder", "$2a$10$")] {
        let old = stored_hash(&world, name).await;
        assert!(old.starts_with(prefix), "{old}");
        login(&world, name, "wrong")
            .await
            .refused(401, "Invalid Credentials");
        assert_eq!(
            stored_hash(&world, name).await,
            old,
            "a wrong password changes nothing"
        );
        login(&world, name, &password(name)).await.ok();
        let new = stored_hash(&world, name).await;
        assert!(new.starts_with("$argon2id$v=19$m=64,t=1,p=1$"), "{new}");
        login(&world, name, &password(name)).await.ok();
        login(&world, name, "wrong")
            .await
            .refused(401, "Invalid Credentials");
        assert_eq!(stored_hash(&world, name).await, new, "once is enough");
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn every_standing_answers_as_the_contract_says(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::adopted(backend).await;
    let cases = [
        ("reggie", 400, "User not active yet"),
        ("ivan", 401, "UserInactive"),
        ("rita", 401, "UserInactive"),
        ("orphan", 401, "UserInactive"),
        ("lapsed", 401, "UserInactive"),
        ("dora", 401, "Invalid Credentials"),
        ("google.user", 401, "Invalid Credentials"),
        ("keyla", 401, "Invalid Credentials"),
        ("bare", 401, "Invalid Credentials"),
        ("struck", 401, "Invalid Credentials"),
        ("clientless", 422, "Client User Missing"),
        ("emptyclients", 422, "Client User Missing"),
        ("stranded", 401, "Client Invalid"),
    ];
    for (name, status, message) in cases {
        login(&world, name, &password(name))
            .await
            .refused(status, message);
        login_token(&world, WEBAPP, name, &password(name))
            .await
            .refused(status, message);
        login(&world, name, "wrong")
            .await
            .refused(401, "Invalid Credentials");
    }
    // A password that must be changed, a NULL among the clients, a tenant that is not active: all may log in.
    for name in ["petra", "nullclient", "closed"] {
        login(&world, name, &password(name)).await.ok();
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn all_that_is_known_of_a_user_shows(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::adopted(backend).await;
    let ada = me(&world, "ada").await;
    let expected = json!({
        "id": "c0000000-0000-4000-8000-000000000001",
        "firstName": "Ada", "middleName": "King", "lastName": "Lovelace", "username": "ada",
        "email": "ada@example.com", "phone": "+15550100", "lastLogin": "2024-02-01T09:30:00.500Z",
        "dob": "1815-12-10T00:00:00.000Z", "gender": "F", "age": ada["age"],
        "defaultTenantId": "a0000000-0000-4000-8000-000000000001",
        "tenantId": "a0000000-0000-4000-8000-000000000001",
        "userTenantId": "d0000000-0000-4000-8000-000000000001",
        "role": "admin", "permissions": ["ViewTodo", "CreateTodo", "UpdateTodo", "ExportTodo"],
        "userPreferences": {"locale": "en"}, "status": 1,
        "photoUrl": null, "designation": null, "authClientId": ada["authClientId"],
    });
    assert_eq!(ada, expected);
    assert!(ada["authClientId"].is_i64());
    assert!(ada["age"].as_i64().expect("a number") > 200);
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn what_is_missing_shows_as_null(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::adopted(backend).await;
    let sparse = me(&world, "sparse").await;
    for name in [
        "lastName",
        "middleName",
        "email",
        "phone",
        "lastLogin",
        "dob",
        "gender",
        "age",
    ] {
        assert_eq!(sparse[name], Value::Null, "{name}");
    }
    // LOCALE, as the Node service says.
    assert_eq!(sparse["userPreferences"]["locale"], "en");
    // The role has NULL for permissions; this one is the user's own.
    assert_eq!(sparse["permissions"], json!(["ViewTodo"]));
    assert_eq!(sparse["role"], "viewer");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn odd_roles_and_second_tenants_are_read(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::adopted(backend).await;
    let elder = me(&world, "elder").await;
    assert_eq!(
        elder["permissions"],
        json!(["ViewTodo", "Has, comma and \"quotes\""])
    );
    let grace = me(&world, "grace.hopper@example.com").await;
    assert_eq!(
        grace["username"], "Grace.Hopper@Example.COM",
        "as it is spelt"
    );
    assert_eq!(
        (&grace["role"], &grace["permissions"]),
        (&json!("guest"), &json!([]))
    );
    // The membership of the default tenant counts, not the inactive one of the other.
    let multi = me(&world, "multi").await;
    assert_eq!(multi["tenantId"], "a0000000-0000-4000-8000-000000000002");
    assert_eq!(
        (&multi["role"], &multi["status"]),
        (&json!("editor"), &json!(1))
    );
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_deleted_role_gives_nothing(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::adopted(backend).await;
    world
        .sql(
            "UPDATE user_tenants SET role_id = (SELECT id FROM roles WHERE name = 'abolished') \
               WHERE user_id IN (SELECT id FROM users WHERE username = 'ada')",
        )
        .await;
    let ada = me(&world, "ada").await;
    assert_eq!(
        (&ada["role"], &ada["permissions"]),
        (&Value::Null, &json!(["ExportTodo"]))
    );
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn names_fold_beyond_ascii(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::adopted(backend).await;
    for name in ["Élise", "élise", "ÉLISE"] {
        login(&world, name, "élise-Secret-1").await.ok();
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn client_lists_are_honoured(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::adopted(backend).await;
    let cases = [
        (MOBILE, "ada", true),
        (MOBILE, "sparse", false),
        (PARTNER, "multi", true),
        (PARTNER, "ada", false),
    ];
    for (client, name, allowed) in cases {
        let answer = login_token(&world, client, name, &password(name)).await;
        if allowed {
            drop(answer.ok())
        } else {
            answer.refused(401, "Client Invalid")
        }
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn lifetimes_are_the_clients(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::adopted(backend).await;
    let now = world.now().timestamp();
    let pair = Tokens::from(
        login_token(&world, MOBILE, "ada", &password("ada"))
            .await
            .ok(),
    );
    assert_eq!(pair.expires, (now + 60) * 1000);
    world.advance_seconds(299);
    let pair = Tokens::from(world.refresh(&pair).await.ok());
    world.advance_seconds(300);
    world.refresh(&pair).await.refused(401, "Token Expired");
    let body = credentials(MOBILE, "ada", &password("ada"));
    let code = world
        .post("/auth/login")
        .json(body)
        .send()
        .await
        .ok()
        .field("code");
    world.advance_seconds(30);
    let late = json!({"code": code, "clientId": "mobile"});
    world
        .post("/auth/token")
        .json(late)
        .send()
        .await
        .refused(401, "Code Expired");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn plaintext_client_secrets_match_to_the_letter(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::adopted(backend).await;
    let wrong = [
        ("webapp", "mobile-secret"),
        ("webapp", "webapp-secret "),
        ("webapp", "WEBAPP-SECRET"),
        ("webapp", ""),
        // The key that signs the Node service's codes is another secret.
        ("webapp", "webapp-signing-key"),
        ("retired", "retired-secret"),
        ("partner", "partner's secret"),
        ("1", "webapp-secret"),
    ];
    for client in wrong {
        login_token(&world, client, "ada", &password("ada"))
            .await
            .refused(401, "Client Invalid");
    }
    let secret = "SELECT client_secret FROM auth_clients WHERE client_id = 'webapp'";
    login_token(&world, WEBAPP, "ada", &password("ada"))
        .await
        .ok();
    assert_eq!(
        world.column::<String>(secret).await,
        ["webapp-secret"],
        "the Node service reads it"
    );
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn of_names_that_differ_by_case_the_one_in_lower_case_logs_in(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::adopted(backend).await;
    for typed in ["twin", "TWIN", "Twin"] {
        let answer = login_token(&world, WEBAPP, typed, "twin-Secret-1")
            .await
            .ok();
        let me = world.me(&answer.field("accessToken")).await.ok().json();
        assert_eq!(me["username"], "twin");
        login(&world, typed, "TWIN-Secret-1")
            .await
            .refused(401, "Invalid Credentials");
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_stored_authenticator_is_due(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::adopted(backend).await;
    let pending = login(&world, "totp", &password("totp")).await.ok();
    assert_eq!(pending.json()["mfa"], "authenticator");
    let redeem = json!({"code": pending.field("code"), "clientId": "webapp"});
    world
        .post("/auth/token")
        .json(redeem)
        .send()
        .await
        .refused(401, "User Verification Failed");
    login_token(&world, WEBAPP, "totp", &password("totp"))
        .await
        .refused(401, "User Verification Failed");
}

/// A refusal computes a hash of each class (`Passwords::check_password`), so the list must follow what is stored.
#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn refusals_cost_what_stored_hashes_cost(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::adopted(backend).await;
    let ours = "$argon2id$v=19$m=64,t=1,p=1$".to_owned();
    let mut classes = world.stored_costs().await;
    classes.sort();
    assert_eq!(
        classes,
        ["$2a$10$".to_owned(), "$2b$10$".to_owned(), ours.clone()]
    );
    login(&world, "elder", &password("elder")).await.ok();
    let mut classes = world.stored_costs().await;
    classes.sort();
    assert_eq!(
        classes,
        ["$2b$10$".to_owned(), ours.clone()],
        "the last of its kind is gone"
    );
    world
        .sql("UPDATE user_credentials SET password = NULL WHERE password LIKE '$2%'")
        .await;
    assert_eq!(world.stored_costs().await, [ours]);
}
