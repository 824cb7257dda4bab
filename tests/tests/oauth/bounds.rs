//! What codes, ID tokens and clients are bound to, and what is not there or refused after too many attempts.

use auth_service_tests::{Backend, Backend::*, CLIENT_ID, World};
use rstest::rstest;

use crate::federation::scene::Scene;

use super::{
    authorize::{CHALLENGE, assert_error, authorize, location, parameter},
    scene::{
        CALLBACK, FORM, assert_fault, claims, post, post_as, post_as_web, public_client, signed_in,
        trust,
    },
};

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn public_clients_must_use_pkce_and_nobody_may_take_it_away(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::start(backend).await;
    trust(&world).await;
    let page = signed_in(&world, "ann").await;
    let bound = authorize(
        &world,
        &page.cookie,
        &[
            ("redirect_uri", CALLBACK),
            ("code_challenge", CHALLENGE),
            ("code_challenge_method", "S256"),
        ],
    );
    let code = parameter(&location(&bound.await), "code").expect("a code");
    let exchange = |more: &[(&'static str, &'static str)]| {
        let own = [
            ("grant_type", "authorization_code"),
            ("code", code.as_str()),
            ("redirect_uri", CALLBACK),
        ];
        [&own, more]
            .concat()
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect::<Vec<_>>()
    };
    for more in [&[][..], &[("code_verifier", "wrong")]] {
        let fields = exchange(more);
        let fields: Vec<_> = fields
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        assert_fault(
            &post_as_web(&world, "/oauth2/token", &fields).await,
            400,
            "invalid_grant",
        );
    }
    let fields = exchange(&[(
        "code_verifier",
        "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk",
    )]);
    let fields: Vec<_> = fields
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    post_as_web(&world, "/oauth2/token", &fields).await.ok();
    // A verifier for a code without a challenge: somebody has removed that from the request.
    let plain = authorize(&world, &page.cookie, &[]).await;
    let code = parameter(&location(&plain), "code").expect("a code");
    let fields = [
        ("grant_type", "authorization_code"),
        ("code", &code),
        ("code_verifier", "x"),
    ];
    assert_fault(
        &post_as_web(&world, "/oauth2/token", &fields).await,
        400,
        "invalid_grant",
    );
    world
        .sql("UPDATE auth_clients SET require_pkce = true")
        .await;
    assert_error(
        &authorize(&world, &page.cookie, &[]).await,
        "invalid_request",
    );
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_code_for_a_client_does_not_do_what_a_logins_code_does(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::start(backend).await;
    trust(&world).await;
    let page = signed_in(&world, "ann").await;
    let answer = authorize(&world, &page.cookie, &[]).await;
    let code = parameter(&location(&answer), "code").expect("a code");
    world
        .redeem(&code)
        .await
        .refused(401, "Invalid Credentials");
    let call = world
        .get("/auth/check-qr-code")
        .header("code", &code)
        .header("clientId", CLIENT_ID);
    call.send().await.refused(401, "Invalid Credentials");
    let login = world
        .login("ann", auth_service_tests::PASSWORD)
        .await
        .field("code");
    let fields = [
        ("grant_type", "authorization_code"),
        ("code", login.as_str()),
    ];
    assert_fault(
        &post_as_web(&world, "/oauth2/token", &fields).await,
        400,
        "invalid_grant",
    );
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn the_id_token_says_who_when_and_how(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    trust(&world).await;
    let page = signed_in(&world, "ann").await;
    let signed_in_at = world.now().timestamp();
    world.advance_seconds(30);
    let answer = authorize(
        &world,
        &page.cookie,
        &[("scope", "openid profile"), ("nonce", "n-1")],
    )
    .await;
    let code = parameter(&location(&answer), "code").expect("a code");
    let fields = [
        ("grant_type", "authorization_code"),
        ("code", code.as_str()),
    ];
    let tokens = post_as_web(&world, "/oauth2/token", &fields).await.ok();
    assert_eq!(tokens.header("cache-control"), Some("no-store"));
    let body = tokens.json();
    assert_eq!(body["token_type"], "Bearer");
    assert_eq!(body["scope"], "openid profile");
    assert!(body["refresh_token"].is_null(), "nobody has asked for one");
    let id = claims(&tokens.field("id_token"));
    let access = claims(&tokens.field("access_token"));
    assert_eq!(id["aud"], CLIENT_ID);
    assert_eq!(id["nonce"], "n-1");
    assert_eq!(id["auth_time"], signed_in_at);
    assert_eq!(id["amr"], auth_service_tests::json!(["pwd"]));
    assert_eq!(id["acr"], "1");
    assert_eq!(id["sid"], access["sid"]);
    assert_eq!(id["sub"], access["sub"]);
    assert!(id["name"].is_null(), "claims of a scope are at userinfo");
    assert_eq!(
        super::scene::header(&tokens.field("id_token"))["alg"],
        "RS256"
    );
    world.me(&tokens.field("access_token")).await.ok();
    // An ID token is no access token.
    world
        .me(&tokens.field("id_token"))
        .await
        .refused(401, "TokenExpired");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn without_the_pages_there_is_nothing_to_authorize(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::start_with(backend, |settings| {
        settings.web.web_pages = auth_service_tests::settings::Switch::Off;
    })
    .await;
    let both = |path| [world.get(path), world.post(path).body(FORM, "state=s")];
    for call in both("/oauth2/authorize") {
        call.send().await.refused(404, "Not Configured");
    }
    for call in both("/oauth2/logout") {
        let answer = call.send().await;
        assert_fault(&answer, 404, "invalid_request");
        assert_eq!(answer.json()["error_description"], "Not Configured");
    }
    let page = world.get("/oauth2/logout").header("Accept", "text/html");
    assert!(page.send().await.text.contains("Not Configured"));
    let pushed = post_as_web(&world, "/oauth2/par", &[("response_type", "code")]).await;
    assert_fault(&pushed, 400, "unauthorized_client");
    let call = world.post("/web/device").header("X-CSRF-Token", "any");
    let body = auth_service_tests::json!({"userCode": "BBBB-BBBB"});
    call.json(body).send().await.refused(404, "Not Configured");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn secrets_cannot_be_guessed_at_any_operation(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    trust(&world).await;
    let wrong = (CLIENT_ID, "wrong");
    let mut locked = false;
    for _ in 0..100 {
        let answer = post_as(&world, wrong, "/oauth2/token", &[]).await;
        locked = answer.status == 429;
        if locked {
            assert!(answer.header("retry-after").is_some());
            break;
        }
        assert_fault(&answer, 401, "invalid_client");
    }
    assert!(locked);
    for path in [
        "token",
        "par",
        "introspect",
        "revoke",
        "device_authorization",
    ] {
        let path = format!("/oauth2/{path}");
        let answer = post_as(&world, wrong, &path, &[("token", "x")]).await;
        assert_fault(&answer, 429, "temporarily_unavailable");
    }
    let body =
        auth_service_tests::json!({"code": "x", "clientId": CLIENT_ID, "clientSecret": "wrong"});
    let answer = world.post("/connect/token").json(body).send().await;
    assert_eq!(answer.status, 429, "{}", answer.text);
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_client_that_proves_a_key_gets_nothing_without(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::start(backend).await;
    trust(&world).await;
    for bound in ["require_dpop = true", "require_par = true", "jwks = '{}'"] {
        let code = world
            .login("ann", auth_service_tests::PASSWORD)
            .await
            .field("code");
        let reset =
            "UPDATE client_settings SET require_dpop = false, require_par = false, jwks = NULL";
        world
            .sql(&format!("UPDATE client_settings SET {bound}"))
            .await;
        world.redeem(&code).await.refused(401, "Client Invalid");
        let answer = world.login_token("ann", auth_service_tests::PASSWORD).await;
        answer.refused(401, "Client Invalid");
        world.sql(reset).await;
    }
    world.tokens("ann").await;
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn nor_through_a_provider(#[values(Sqlite, Postgres)] backend: Backend) {
    let scene = Scene::open(backend).await;
    trust(&scene.world).await;
    let require = async |dpop: bool| {
        let sql = format!("UPDATE client_settings SET require_dpop = {dpop}");
        scene.world.sql(&sql).await;
    };
    require(true).await;
    scene.log_in(|_| ()).await.refused(401, "Client Invalid");
    require(false).await;
    scene.log_in(|_| ()).await.ok();
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn an_empty_secret_of_a_public_client_is_none(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    public_client(&world).await;
    let form = "grant_type=refresh_token&refresh_token=x";
    // `spa:`
    let call = world
        .post("/oauth2/token")
        .header("Authorization", "Basic c3BhOg==");
    assert_fault(&call.body(FORM, form).send().await, 400, "invalid_grant");
    // `web:`, which has a secret.
    let call = world
        .post("/oauth2/token")
        .header("Authorization", "Basic d2ViOg==");
    assert_fault(&call.body(FORM, form).send().await, 401, "invalid_client");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn strangers_cannot_fill_the_database_with_requests(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::start(backend).await;
    let id = public_client(&world).await;
    let uri = format!(
        "INSERT INTO client_uris (client_id, kind, uri) VALUES ({id}, 'redirect', '{CALLBACK}')"
    );
    world.sql(&uri).await;
    let fields = [
        ("client_id", "spa"),
        ("redirect_uri", CALLBACK),
        ("response_type", "code"),
        ("code_challenge", CHALLENGE),
        ("code_challenge_method", "S256"),
    ];
    let mut pushed = 0;
    let refused = loop {
        let answer = post(&world, "/oauth2/par", &fields).await;
        if answer.status != 201 {
            break answer;
        }
        pushed += 1;
        assert!(pushed < 1000, "no limit");
    };
    assert_fault(&refused, 429, "temporarily_unavailable");
    assert_eq!(world.count("pushed_requests").await, pushed);
}
