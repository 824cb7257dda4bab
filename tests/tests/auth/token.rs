//! `POST /auth/token`.

use auth_service_tests::{
    Backend::{self, Postgres, Sqlite},
    CLIENT_ID, CLIENT_SECRET, PASSWORD, Tokens, World,
    admin::{ClientChange, CodeRequirements, Expirations, NewSecret, SettingsChange, status},
    json,
    settings::SecondFactor,
};
use rstest::rstest;

fn no_change() -> ClientChange {
    ClientChange {
        client_type: None,
        secret: NewSecret::Keep,
        redirect_url: None,
        expirations: Expirations::default(),
        requirements: CodeRequirements::default(),
        settings: SettingsChange::default(),
    }
}

async fn code(world: &World) -> String {
    world.login("ann", PASSWORD).await.ok().field("code")
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn refuses_clients(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let body = json!({"code": code(&world).await, "clientId": "nobody"});
    world
        .post("/auth/token")
        .json(body)
        .send()
        .await
        .refused(401, "Client Invalid");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn refuses_bad_and_foreign_codes(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    world
        .redeem("made up")
        .await
        .refused(401, "Invalid Credentials");
    let code = code(&world).await;
    let body = json!({"code": code, "clientId": "app"});
    world
        .post("/auth/token")
        .json(body)
        .send()
        .await
        .refused(401, "Invalid Credentials");
    // A stranger's try does not use it up.
    world.redeem(&code).await.ok();
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn refuses_other_kinds_of_token(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let tokens = world.tokens("ann").await;
    world
        .redeem(&tokens.refresh)
        .await
        .refused(401, "Invalid Credentials");
    world
        .redeem(&tokens.access)
        .await
        .refused(401, "Invalid Credentials");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn expires(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let code = code(&world).await;
    world.advance_seconds(180);
    world.redeem(&code).await.refused(401, "Code Expired");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_second_use_revokes_what_the_first_gave(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let code = code(&world).await;
    let first = Tokens::from(world.redeem(&code).await.ok());
    world
        .redeem(&code)
        .await
        .refused(401, "Invalid Credentials");
    world.me(&first.access).await.refused(401, "TokenRevoked");
    world.refresh(&first).await.refused(401, "Token Expired");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn of_parallel_uses_one_wins(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let code = code(&world).await;
    let tries = (0..10).map(|_| world.redeem(&code));
    let answers = futures::future::join_all(tries).await;
    let won = answers.iter().filter(|answer| answer.status == 200).count();
    assert_eq!(won, 1);
    for lost in answers.iter().filter(|answer| answer.status != 200) {
        lost.refused(401, "Invalid Credentials");
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn checks_the_user_again(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let code = code(&world).await;
    let user = world.me(&world.tokens("ann").await.access).await.json();
    let id = user["id"].as_str().unwrap().parse().unwrap();
    world.set_status(id, status::INACTIVE).await;
    world.redeem(&code).await.refused(401, "UserInactive");
    world.delete_user(id).await;
    world
        .redeem(&code)
        .await
        .refused(401, "Invalid Credentials");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_client_can_demand_its_secret(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let redeem = |code: String, secret: Option<&str>| {
        let mut body = json!({"code": code, "clientId": CLIENT_ID});
        if let Some(secret) = secret {
            body["clientSecret"] = secret.into();
        }
        world.post("/auth/token").json(body).send()
    };
    let without_need = code(&world).await;
    redeem(without_need.clone(), Some("wrong"))
        .await
        .refused(401, "Client Invalid");
    redeem(without_need, Some(CLIENT_SECRET)).await.ok();
    let change = ClientChange {
        requirements: CodeRequirements {
            pkce: None,
            secret: Some(true),
        },
        ..no_change()
    };
    world
        .admin()
        .update_client(CLIENT_ID, change)
        .await
        .expect("changed");
    let code = code(&world).await;
    for wrong in [None, Some(""), Some("wrong")] {
        redeem(code.clone(), wrong)
            .await
            .refused(401, "Client Invalid");
    }
    redeem(code, Some(CLIENT_SECRET)).await.ok();
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_client_can_demand_pkce(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let before = code(&world).await;
    let change = ClientChange {
        requirements: CodeRequirements {
            pkce: Some(true),
            secret: None,
        },
        ..no_change()
    };
    world
        .admin()
        .update_client(CLIENT_ID, change)
        .await
        .expect("changed");
    world
        .redeem(&before)
        .await
        .refused(401, "Invalid Credentials");
    let page = world.page().await;
    let refusals = [
        world.login("ann", PASSWORD).await,
        world.login("ann", "wrong").await,
        world.send_otp("ann").await,
        world
            .from_page(
                &page,
                "/web/login",
                json!({"clientId": CLIENT_ID, "username": "ann", "password": PASSWORD}),
            )
            .await,
    ];
    for refused in refusals {
        refused.refused(422, "Validation Failed");
        assert_eq!(
            refused.json()["error"]["details"][0]["path"],
            "/code_challenge"
        );
    }
    // Nothing is to be intercepted there.
    world.login_token("ann", PASSWORD).await.ok();
    let body = json!({
        "client_id": CLIENT_ID, "client_secret": CLIENT_SECRET, "username": "ann", "password": PASSWORD,
        "code_challenge": "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
    });
    let code = world
        .post("/auth/login")
        .json(body)
        .send()
        .await
        .ok()
        .field("code");
    world
        .redeem(&code)
        .await
        .refused(401, "Invalid Credentials");
    let body = json!({
        "code": code, "clientId": CLIENT_ID, "codeVerifier": "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk",
    });
    world.post("/auth/token").json(body).send().await.ok();
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn pkce_is_checked_and_cannot_be_dropped(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    // The pair of RFC 7636 appendix B.
    let verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk".to_owned();
    let challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM".to_owned();
    let login = |challenge: Option<String>| {
        let mut body = json!({
            "client_id": CLIENT_ID, "client_secret": CLIENT_SECRET, "username": "ann", "password": PASSWORD,
        });
        if let Some(challenge) = challenge {
            body["code_challenge"] = challenge.into();
        }
        world.post("/auth/login").json(body).send()
    };
    let with_verifier = |code: String, verifier: String| {
        let body = json!({"code": code, "clientId": CLIENT_ID, "codeVerifier": verifier});
        world.post("/auth/token").json(body).send()
    };
    let code = login(Some(challenge)).await.ok().field("code");
    world
        .redeem(&code)
        .await
        .refused(401, "Invalid Credentials");
    with_verifier(code.clone(), "b".repeat(43))
        .await
        .refused(401, "Invalid Credentials");
    with_verifier(code, verifier.clone()).await.ok();
    let unprotected = login(None).await.ok().field("code");
    with_verifier(unprotected, verifier)
        .await
        .refused(401, "Invalid Credentials");
}

#[tokio::test]
async fn a_required_second_factor_is_mailed_to_who_has_no_authenticator() {
    let required = |settings: &mut auth_service_tests::settings::Settings| {
        settings.login.mfa = SecondFactor::Required;
    };
    let world = World::start_with(Backend::Sqlite, required).await;
    let pending = world.login("ann", PASSWORD).await.ok();
    assert_eq!(pending.json()["mfa"], "mail");
    world
        .redeem(&pending.field("code"))
        .await
        .refused(401, "User Verification Failed");
}
