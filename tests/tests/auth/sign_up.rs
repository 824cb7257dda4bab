//! From the mailed token to the account: `GET /auth/sign-up/verify-token`, `POST /auth/sign-up/create-user`.

use auth_service_tests::{
    Backend::{self, Postgres, Sqlite},
    PASSWORD, Person, World, iso_8601, json,
};
use chrono::TimeDelta;
use futures::future::join_all;
use rstest::rstest;

pub(super) const NEW: &str = "new@example.com";

/// A service that knows where new accounts land.
pub(super) async fn open(backend: Backend) -> World {
    World::start(backend).await.open_for_sign_up().await
}

pub(super) async fn token(world: &World) -> String {
    assert_eq!(world.ask_to_sign_up(NEW).await.status, 204);
    world.mail(NEW).await.token()
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_mailed_token_makes_an_account(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = open(backend).await;
    let token = token(&world).await;
    let ends = iso_8601(world.now() + TimeDelta::seconds(1800));
    assert_eq!(
        world.check_sign_up(&token).await.ok().json(),
        json!({"email": NEW, "expiry": ends})
    );
    let body = json!({
        "email": "NEW@example.com", "password": PASSWORD, "firstName": "New", "middleName": "M", "lastName": "One",
        "phone": "+491234", "dob": "2000-02-29", "gender": "f", "locale": "de", "anything": {"else": 1},
    });
    let made = world
        .post("/auth/sign-up/create-user")
        .bearer(&token)
        .json(body)
        .send()
        .await
        .ok();
    assert_eq!(made.json(), json!({"email": NEW, "password": ""}));
    let me = world.me(&world.tokens(NEW).await.access).await.ok().json();
    for (field, value) in [
        ("username", NEW),
        ("email", NEW),
        ("firstName", "New"),
        ("middleName", "M"),
        ("lastName", "One"),
        ("phone", "+491234"),
        ("dob", "2000-02-29T00:00:00.000Z"),
        ("gender", "f"),
        ("role", "editor"),
    ] {
        assert_eq!(me[field], value, "{field}");
    }
    assert_eq!(
        (&me["status"], &me["userPreferences"]["locale"]),
        (&json!(1), &json!("de"))
    );
    // WEB_CLIENT and no other, when none are named.
    let body = json!({"client_id": "app", "client_secret": "app secret", "username": NEW, "password": PASSWORD});
    world
        .post("/auth/login")
        .json(body)
        .send()
        .await
        .refused(401, "Client Invalid");
    let seen = "SELECT actor FROM auth_events WHERE kind = 'SIGN_UP'";
    assert_eq!(world.column::<String>(seen).await, [NEW]);
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn data_fills_what_is_left_out_and_grants_nothing(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = open(backend).await;
    let data = json!({
        "firstName": "Of Data", "lastName": "Data", "gender": "toolong", "dob": "no day", "phone": 7, "role": "admin",
        "permissions": ["Everything"], "tenantId": "x", "status": 4, "username": "root", "authClientIds": [1],
    });
    let body = json!({"email": NEW, "data": data});
    assert_eq!(
        world
            .post("/auth/sign-up/create-token")
            .json(body)
            .send()
            .await
            .status,
        204
    );
    let token = world.mail(NEW).await.token();
    let body = json!({"email": NEW, "password": PASSWORD, "lastName": "Of Body"});
    world
        .post("/auth/sign-up/create-user")
        .bearer(&token)
        .json(body)
        .send()
        .await
        .ok();
    let me = world.me(&world.tokens(NEW).await.access).await.ok().json();
    assert_eq!(
        (&me["firstName"], &me["lastName"]),
        (&json!("Of Data"), &json!("Of Body"))
    );
    assert_eq!(
        (&me["gender"], &me["dob"], &me["phone"]),
        (&json!(null), &json!(null), &json!(null))
    );
    assert_eq!(
        (&me["role"], &me["permissions"]),
        (&json!("editor"), &json!(["ViewTodo", "CreateTodo"]))
    );
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_day_of_birth_that_is_to_come_is_refused(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = open(backend).await;
    let data = json!({"dob": "2199-01-01", "lastName": "Of Data"});
    let body = json!({"email": NEW, "data": data});
    assert_eq!(
        world
            .post("/auth/sign-up/create-token")
            .json(body)
            .send()
            .await
            .status,
        204
    );
    let token = world.mail(NEW).await.token();
    let body = json!({"email": NEW, "password": PASSWORD, "dob": "2199-01-01"});
    let answer = world
        .post("/auth/sign-up/create-user")
        .bearer(&token)
        .json(body)
        .send()
        .await;
    answer.refused(422, "Validation Failed");
    assert_eq!(answer.json()["error"]["details"][0]["path"], "/dob");
    // `data` was never checked: what does not fit there is left out.
    world.sign_up(&token, NEW, PASSWORD).await.ok();
    let me = world.me(&world.tokens(NEW).await.access).await.ok().json();
    assert_eq!(
        (&me["lastName"], &me["dob"], &me["age"]),
        (&json!("Of Data"), &json!(null), &json!(null))
    );
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn of_several_who_asked_only_the_one_whose_link_is_used_is_heard(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = open(backend).await;
    let mut links = vec![];
    for name in ["New", "Mallory"] {
        let body = json!({"email": NEW, "data": {"firstName": name}});
        assert_eq!(
            world
                .post("/auth/sign-up/create-token")
                .json(body)
                .send()
                .await
                .status,
            204
        );
        links.push(world.mail(NEW).await.token());
    }
    world.sign_up(&links[0], NEW, PASSWORD).await.ok();
    assert_eq!(
        world.me(&world.tokens(NEW).await.access).await.ok().json()["firstName"],
        "New"
    );
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn without_a_first_name_the_address_gives_one(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = open(backend).await;
    let token = token(&world).await;
    world.sign_up(&token, NEW, PASSWORD).await.ok();
    let me = world.me(&world.tokens(NEW).await.access).await.ok().json();
    assert_eq!(me["firstName"], "new");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn refuses_tokens(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = open(backend).await;
    for path in ["/auth/sign-up/verify-token", "/auth/sign-up/create-user"] {
        let create = path.ends_with("user");
        let ask = async |token: Option<&str>| {
            let call = if create {
                world.post(path)
            } else {
                world.get(path)
            };
            let call = if create {
                call.json(json!({"email": NEW, "password": PASSWORD}))
            } else {
                call
            };
            match token {
                Some(token) => call.bearer(token).send().await,
                None => call.send().await,
            }
        };
        let missing = ask(None).await;
        missing.refused(401, "Unauthorized");
        assert!(missing.header("www-authenticate").is_some());
        ask(Some("garbage")).await.refused(401, "Token Expired");
        let token = token(&world).await;
        world.advance_seconds(1800);
        ask(Some(&token)).await.refused(401, "Token Expired");
    }
    let token = token(&world).await;
    world.sign_up(&token, NEW, PASSWORD).await.ok();
    world
        .check_sign_up(&token)
        .await
        .refused(401, "TokenRevoked");
    world
        .sign_up(&token, NEW, PASSWORD)
        .await
        .refused(401, "TokenRevoked");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_does_not_use_the_token_up(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = open(backend).await;
    let token = token(&world).await;
    world
        .sign_up(&token, "other@example.com", PASSWORD)
        .await
        .refused(403, "NotAllowedAccess");
    world
        .sign_up(&token, NEW, "short")
        .await
        .refused(422, "PasswordInvalid");
    for own in [
        "New@Example.com",
        "new@example.com1",
        "xnew@example.com",
        "New-2026-!!",
        "12345 new 67890",
        "new.example.com",
        "auth-service",
        "Auth Service 2026",
        "authservicex",
        "new+auth-service",
        "localhost1",
    ] {
        let refused = world.sign_up(&token, NEW, own).await;
        refused.refused(422, "PasswordInvalid");
    }
    world.sign_up(&token, NEW, PASSWORD).await.ok();
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn one_link_gives_ten_passwords_to_hash(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = open(backend).await;
    let token = token(&world).await;
    world
        .person(Person {
            email: Some(NEW.into()),
            ..Person::named("faster")
        })
        .await;
    for _ in 0..10 {
        world
            .sign_up(&token, NEW, PASSWORD)
            .await
            .refused(409, "User already exists");
    }
    world
        .sign_up(&token, NEW, PASSWORD)
        .await
        .refused(401, "TokenRevoked");
    world
        .check_sign_up(&token)
        .await
        .refused(401, "TokenRevoked");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn an_address_makes_one_account(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = open(backend).await;
    let (one, other) = (token(&world).await, token(&world).await);
    let third = token(&world).await;
    let uses = [&one, &one, &other, &other].map(|token| world.sign_up(token, NEW, PASSWORD));
    let answers = join_all(uses).await;
    assert_eq!(
        answers.iter().filter(|answer| answer.status == 200).count(),
        1
    );
    world
        .sign_up(&third, NEW, PASSWORD)
        .await
        .refused(409, "User already exists");
    let rows = format!("SELECT count(*) FROM users WHERE username = '{NEW}'");
    assert_eq!(world.column::<i64>(&rows).await, [1]);
}
