//! Clients that are public by `client_type`.

use auth_service_tests::{
    Answer,
    Backend::{self, Postgres, Sqlite},
    PASSWORD, Tokens, Value, Version, World,
    admin::{
        ClientChange, ClientType, CodeRequirements, Expirations, NewClient, NewSecret,
        SettingsChange,
    },
    json,
};
use rstest::rstest;
use sea_orm::DbBackend;

/// RFC 7636, appendix B.
const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
const SPA: &str = "spa";

fn of_type(client_type: ClientType) -> ClientChange {
    ClientChange {
        client_type: Some(client_type),
        secret: NewSecret::Keep,
        redirect_url: None,
        expirations: Expirations::default(),
        requirements: CodeRequirements::default(),
        settings: SettingsChange::default(),
    }
}

/// A public client that ann may use.
async fn with_spa(backend: Backend) -> World {
    let world = World::start(backend).await;
    let new = NewClient {
        client_id: SPA.into(),
        client_type: ClientType::Public,
        secret: None,
        redirect_url: None,
        expirations: Expirations::default(),
        requirements: CodeRequirements::default(),
        settings: SettingsChange::default(),
    };
    let made = world.admin().create_client(new).await.expect("a client");
    assert!(made.secret.is_none() && made.client.client_secret.is_empty());
    let numbers = world
        .column::<i32>("SELECT id FROM auth_clients ORDER BY id")
        .await;
    let list = list_of(&world, &numbers);
    world
        .sql(&format!("UPDATE users SET auth_client_ids = {list}"))
        .await;
    world
}

fn list_of(world: &World, numbers: &[i32]) -> String {
    let joined: Vec<_> = numbers.iter().map(i32::to_string).collect();
    match world.backend() {
        DbBackend::Sqlite => format!("'[{}]'", joined.join(",")),
        _ => format!("'{{{}}}'", joined.join(",")),
    }
}

async fn post(world: &World, path: &str, body: Value) -> Answer {
    world.post(path).json(body).send().await
}

/// The seed requires a secret of every client; only public ones are excepted.
#[track_caller]
fn lacks_secret(answer: &Answer) {
    answer.refused(422, "Validation Failed");
    let body = answer.json();
    let detail = &body["error"]["details"][0];
    assert_eq!(detail["path"], "");
    assert_eq!(detail["info"]["missingProperty"], "client_secret");
}

async fn redeem(world: &World, client: &str, code: &str, verifier: Option<&str>) -> Answer {
    let mut body = json!({"code": code, "clientId": client});
    if let Some(verifier) = verifier {
        body["codeVerifier"] = json!(verifier);
    }
    post(world, "/auth/token", body).await
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn pkce_stands_for_the_secret(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = with_spa(backend).await;
    let login = json!({"client_id": SPA, "username": "ann", "password": PASSWORD});
    post(&world, "/auth/login", login.clone())
        .await
        .refused(401, "Client Invalid");
    post(&world, "/auth/login-token", login.clone())
        .await
        .refused(401, "Client Invalid");
    let mut bound = login;
    bound["code_challenge"] = json!(CHALLENGE);
    post(&world, "/auth/login-token", bound.clone())
        .await
        .refused(401, "Client Invalid");
    // A secret that the client does not have is as good as none.
    for secret in [None, Some(""), Some("anything")] {
        let mut body = bound.clone();
        if let Some(secret) = secret {
            body["client_secret"] = json!(secret);
        }
        let code = post(&world, "/auth/login", body).await.ok().field("code");
        for wrong in [None, Some(""), Some("short")] {
            redeem(&world, SPA, &code, wrong)
                .await
                .refused(401, "Invalid Credentials");
        }
        let pair = Tokens::from(redeem(&world, SPA, &code, Some(VERIFIER)).await.ok());
        world.refresh(&pair).await.ok();
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn confidential_clients_need_their_secret(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = with_spa(backend).await;
    for secret in [None, Some(""), Some("wrong")] {
        let mut body = json!({"client_id": "web", "username": "ann", "password": PASSWORD, "code_challenge": CHALLENGE});
        if let Some(secret) = secret {
            body["client_secret"] = json!(secret);
        }
        let answer = post(&world, "/auth/login", body).await;
        match secret {
            Some(_) => answer.refused(401, "Client Invalid"),
            None => lacks_secret(&answer),
        }
    }
    for (path, body) in [
        (
            "/auth/send-otp",
            json!({"client_id": "web", "key": "ann", "code_challenge": CHALLENGE}),
        ),
        (
            "/auth/forget-password",
            json!({"client_id": "web", "username": "ann"}),
        ),
    ] {
        lacks_secret(&post(&world, path, body).await);
    }
    let unknown = json!({"client_id": "nobody", "username": "ann", "password": PASSWORD});
    lacks_secret(&post(&world, "/auth/login-token", unknown).await);
    assert_eq!(world.mail_count().await, 0);
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_mailed_code_is_bound_too(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = with_spa(backend).await;
    let send = json!({"client_id": SPA, "key": "ann"});
    post(&world, "/auth/send-otp", send.clone())
        .await
        .refused(401, "Client Invalid");
    let mut bound = send;
    bound["code_challenge"] = json!(CHALLENGE);
    post(&world, "/auth/send-otp", bound).await.ok();
    let otp = world.mail("ann@example.com").await.code();
    for (client, message) in [("nobody", "Client Invalid"), ("web", "Client Invalid")] {
        let body = json!({"key": "ann", "otp": otp, "clientId": client});
        post(&world, "/auth/verify-otp", body)
            .await
            .refused(401, message);
    }
    let body = json!({"key": "ann", "otp": otp, "clientId": SPA});
    let code = post(&world, "/auth/verify-otp", body)
        .await
        .ok()
        .field("code");
    redeem(&world, SPA, &code, None)
        .await
        .refused(401, "Invalid Credentials");
    redeem(&world, SPA, &code, Some(VERIFIER)).await.ok();
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_client_id_is_looked_at_with_every_key(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = with_spa(backend).await;
    let enrolling = world.login_code("ann").await;
    world.create_qr(&enrolling).await.ok();
    for (key, otp) in [(enrolling.as_str(), "123456"), ("ann", "123456")] {
        let body = json!({"key": key, "otp": otp, "clientId": "nobody"});
        post(&world, "/auth/verify-otp", body)
            .await
            .refused(401, "Client Invalid");
    }
    let body = json!({"key": enrolling, "otp": "123456", "clientId": "app"});
    post(&world, "/auth/verify-otp", body)
        .await
        .refused(401, "Client Invalid");
    let body = json!({"key": enrolling, "otp": "123456", "clientId": "web"});
    post(&world, "/auth/verify-otp", body)
        .await
        .refused(401, "Otp Invalid");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_forgotten_password_needs_no_secret(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = with_spa(backend).await;
    let asked = post(
        &world,
        "/auth/forget-password",
        json!({"client_id": SPA, "username": "ann"}),
    )
    .await;
    assert_eq!(asked.status, 204, "{}", asked.text);
    let token = world.mail("ann@example.com").await.token();
    let body = json!({"client_id": SPA, "token": token, "password": "a better horse"});
    let reset = world.patch("/auth/reset-password").json(body).send().await;
    assert_eq!(reset.status, 204, "{}", reset.text);
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_type_can_be_changed(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = with_spa(backend).await;
    let without = async |client: &str| {
        let body = json!({"client_id": client, "username": "ann", "password": PASSWORD, "code_challenge": CHALLENGE});
        post(&world, "/auth/login", body).await
    };
    let refused = world
        .admin()
        .update_client(SPA, of_type(ClientType::Confidential))
        .await
        .expect_err("no secret");
    assert!(refused.to_string().contains("--rotate-secret"), "{refused}");
    without(SPA).await.ok();
    let change = ClientChange {
        secret: NewSecret::Generated,
        ..of_type(ClientType::Confidential)
    };
    assert!(
        world
            .admin()
            .update_client(SPA, change)
            .await
            .expect("a change")
            .secret
            .is_some()
    );
    lacks_secret(&without(SPA).await);
    world
        .admin()
        .update_client("web", of_type(ClientType::Public))
        .await
        .expect("a change");
    without("web").await.ok();
    // It has kept its secret, and whoever shows it needs no PKCE.
    world.login_token("ann", PASSWORD).await.ok();
    let body = json!({"client_id": "web", "client_secret": "wrong", "username": "ann", "password": PASSWORD, "code_challenge": CHALLENGE});
    post(&world, "/auth/login", body)
        .await
        .refused(401, "Client Invalid");
}

async fn adopted(backend: Backend) -> World {
    World::adopted_from(backend, Version::ClientTypes).await
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn the_old_services_column_says_who_is_public(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = adopted(backend).await;
    let cases = [
        ("spa", true),
        // By the column's default.
        ("webapp", true),
        ("backend", false),
        ("unsaid", false),
    ];
    for (client, public) in cases {
        let body = json!({"client_id": client, "username": "ada", "password": "ada-Secret-1", "code_challenge": CHALLENGE});
        let answer = post(&world, "/auth/login", body).await;
        if public {
            drop(answer.ok())
        } else {
            lacks_secret(&answer)
        }
        // A secret does as before, where there is one.
        if client != "spa" {
            let body = json!({"client_id": client, "client_secret": format!("{client}-secret"), "username": "ada", "password": "ada-Secret-1"});
            post(&world, "/auth/login-token", body.clone()).await.ok();
        }
    }
    world
        .admin()
        .update_client("webapp", of_type(ClientType::Confidential))
        .await
        .expect("a change");
    let stored = "SELECT client_type FROM auth_clients WHERE client_id = 'webapp'";
    assert_eq!(world.column::<String>(stored).await, ["private"]);
    assert_eq!(world.count("client_types").await, 0);
    let body = json!({"client_id": "webapp", "username": "ada", "password": "ada-Secret-1", "code_challenge": CHALLENGE});
    lacks_secret(&post(&world, "/auth/login", body).await);
}

/// The old service's migration comes after ours, while the service runs and at the next start.
#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn the_column_takes_over_what_was_said_before_it_came(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = with_spa(backend).await;
    world
        .sql("ALTER TABLE auth_clients ADD COLUMN client_type varchar(100) DEFAULT 'public'")
        .await;
    let world = world.restarted(|_| {}).await;
    let stored = "SELECT client_id || ' ' || client_type FROM auth_clients ORDER BY id";
    assert_eq!(
        world.column::<String>(stored).await,
        ["web public", "app public", "spa public"]
    );
    assert_eq!(world.count("client_types").await, 0);
    world
        .sql("UPDATE auth_clients SET client_type = 'private' WHERE client_id = 'web'")
        .await;
    let body = json!({"client_id": "web", "username": "ann", "password": PASSWORD, "code_challenge": CHALLENGE});
    lacks_secret(&post(&world, "/auth/login", body).await);
}
