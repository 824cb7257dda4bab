//! A walk through the operations, the refusals that ask the database, and the background work they cause.

use auth_service_tests::{
    Answer, Authenticator, CLIENT_ID, PASSWORD, Person, Started, Tokens, World, json,
    provider::{PROVIDER_CLIENT, PROVIDER_SECRET, Provider, Say, signed},
    settings::{FederatedSignUp, Settings},
};
use futures::future::join_all;
use reqwest::Method;

/// As many refreshes at once as make large groups.
const AT_ONCE: usize = 40;
const NEW_PASSWORD: &str = "another long password";

pub fn configure(settings: &mut Settings, provider: &str) {
    settings.sign_up.signup_tenant = Some("acme".into());
    settings.sign_up.signup_role = Some("editor".into());
    settings.listen.public_url = Some("http://localhost:3000".into());
    let federation = &mut settings.federation;
    federation.social_signup = FederatedSignUp::Create;
    let at = |path: &str| format!("{provider}{path}");
    let google = &mut federation.google;
    google.google_auth_client_id = Some(PROVIDER_CLIENT.into());
    google.google_auth_client_secret = Some(PROVIDER_SECRET.into());
    google.google_auth_url = at("/authorize");
    google.google_auth_token_url = at("/token");
    google.google_userinfo_url = at("/userinfo");
    google.google_jwks_url = at("/jwks");
    google.google_issuer = provider.to_owned();
    let keycloak = &mut federation.keycloak;
    keycloak.keycloak_client_id = Some(PROVIDER_CLIENT.into());
    keycloak.keycloak_client_secret = Some(PROVIDER_SECRET.into());
    keycloak.keycloak_host = Some(provider.to_owned());
    keycloak.keycloak_realm = Some("acme".into());
}

pub async fn walk(world: &World, provider: &Provider) {
    for name in ["bea", "cid", "dan", "eve"] {
        world.person(Person::named(name)).await;
    }
    health(world).await;
    codes_and_tokens(world).await;
    refreshes(world).await;
    refusals(world).await;
    sessions(world).await;
    second_factors(world).await;
    recovery(world).await;
    sign_up(world).await;
    pages(world).await;
    at_google(world, provider).await;
    at_keycloak(world, provider).await;
    world.posted().await;
}

async fn health(world: &World) {
    for path in [
        "/health/live",
        "/health/ready",
        "/.well-known/jwks.json",
        "/.well-known/openid-configuration",
    ] {
        world.get(path).send().await.ok();
    }
}

async fn codes_and_tokens(world: &World) {
    let code = world.login_code("ann").await;
    let pair = Tokens::from(world.redeem(&code).await.ok());
    world.me(&pair.access).await.ok();
    // A code that is used again ends the session.
    world
        .redeem(&code)
        .await
        .refused(401, "Invalid Credentials");
    world.me(&pair.access).await.refused(401, "TokenRevoked");
}

async fn refreshes(world: &World) {
    let first = world.tokens("ann").await;
    let second = Tokens::from(world.refresh(&first).await.ok());
    // The answer was lost, and then somebody has stolen the token.
    world.refresh(&first).await.ok();
    let third = Tokens::from(world.refresh(&second).await.ok());
    world.refresh(&first).await.refused(401, "Token Expired");
    world.refresh(&third).await.refused(401, "Token Expired");

    let former = world.make_former(&[world.tokens("ann").await]).await;
    world.refresh(&former[0]).await.ok();

    let pair = world.tokens("ann").await;
    let tenant = world.me(&pair.access).await.ok().field("tenantId");
    let body = json!({"refreshToken": pair.refresh, "tenantId": tenant});
    let call = world.post("/auth/token-refresh").bearer(&pair.access);
    call.json(body).send().await.ok();

    let pairs = join_all((0..AT_ONCE).map(|_| world.tokens("bea"))).await;
    for answer in join_all(pairs.iter().map(|pair| world.refresh(pair))).await {
        answer.ok();
    }
}

async fn refusals(world: &World) {
    for name in ["ann", "nobody"] {
        world
            .login(name, "wrong")
            .await
            .refused(401, "Invalid Credentials");
    }
    for _ in 0..10 {
        world.login("locked", "wrong").await;
    }
    world
        .login("locked", "wrong")
        .await
        .refused(429, "Too Many Requests");
    world
        .redeem("no code")
        .await
        .refused(401, "Invalid Credentials");
    let pair = world.tokens("ann").await;
    let unknown = Tokens {
        refresh: "no token".into(),
        ..pair
    };
    world.refresh(&unknown).await.refused(401, "Token Expired");
    assert_eq!(world.check_link("no token").await.status, 401);
    assert_eq!(world.check_sign_up("no token").await.status, 401);
    assert_eq!(world.verify_otp("no key", "123456").await.status, 401);
}

async fn sessions(world: &World) {
    let (own, other) = (world.tokens("cid").await, world.tokens("cid").await);
    let list = world.get("/auth/sessions").bearer(&own.access);
    list.send().await.ok();
    let id = auth_service_tests::Claims::of(&other).sid;
    let end = world.call(Method::DELETE, &format!("/auth/sessions/{id}"));
    assert_eq!(end.bearer(&own.access).send().await.status, 204);
    world.logout(&own).await.ok();
    let pair = world.tokens("cid").await;
    let body = json!({
        "refreshToken": pair.refresh, "username": "cid", "oldPassword": PASSWORD, "password": NEW_PASSWORD,
    });
    let call = world.patch("/auth/change-password").bearer(&pair.access);
    call.json(body).send().await.ok();
}

async fn second_factors(world: &World) {
    let address = "dan@example.com";
    let code = world.mailed_code("dan", address).await;
    let login = world.verify_otp("dan", &code).await.ok();
    world.redeem(&login.field("code")).await.ok();

    let (app, full) = world.enrol("dan").await;
    let recovery = world.recovery_codes(&full).await.ok().json();
    world.redeem(&full).await.ok();
    world.advance_seconds(60);
    let pending = world.login_code("dan").await;
    world.check_qr(&pending).await.ok();
    with_code(world, &pending, &world.code_of(&app, 0)).await;
    let pending = world.login_code("dan").await;
    let spare = recovery["recoveryCodes"][0].as_str().expect("a code");
    with_code(world, &pending, spare).await;
    let pending = world.login_code("dan").await;
    assert_eq!(world.verify_otp(&pending, "000000").await.status, 401);
    world.mails(address).await;
    // With one in place, a new picture replaces it once it is confirmed.
    let pending = world.login_code("dan").await;
    let spare = recovery["recoveryCodes"][1].as_str().expect("a code");
    let full = world.verify_otp(&pending, spare).await.ok().field("code");
    let picture = world.create_qr(&full).await.ok().field("qrCode");
    let app = Authenticator::scan(&picture);
    world.verify_otp(&full, &world.code_of(&app, 0)).await.ok();
}

async fn with_code(world: &World, pending: &str, code: &str) {
    let login = world.verify_otp(pending, code).await.ok();
    world.redeem(&login.field("code")).await.ok();
}

async fn recovery(world: &World) {
    world.tokens("eve").await;
    assert_eq!(world.forget_password("eve").await.status, 204);
    assert_eq!(world.forget_password("nobody").await.status, 204);
    let token = world.mail("eve@example.com").await.token();
    world.check_link(&token).await.ok();
    assert_eq!(world.reset_password(&token, NEW_PASSWORD).await.status, 204);
}

async fn sign_up(world: &World) {
    let address = "fay@example.com";
    assert_eq!(world.ask_to_sign_up(address).await.status, 204);
    // Of somebody who has an account.
    assert_eq!(world.ask_to_sign_up("ann@example.com").await.status, 204);
    let token = world.mail(address).await.token();
    world.check_sign_up(&token).await.ok();
    world.sign_up(&token, address, PASSWORD).await.ok();
}

async fn pages(world: &World) {
    let page = world.page().await;
    let login = json!({"clientId": CLIENT_ID, "username": "ann", "password": PASSWORD});
    world.from_page(&page, "/web/login", login).await.ok();
    let forgotten = json!({"clientId": CLIENT_ID, "username": "ann"});
    let answer = world
        .from_page(&page, "/web/forget-password", forgotten)
        .await;
    assert_eq!(answer.status, 204, "{}", answer.text);
}

/// A new person, the same again, and one who has an account with that address.
async fn at_google(world: &World, provider: &Provider) {
    for (subject, address) in [
        ("1", "new@example.com"),
        ("1", "new@example.com"),
        ("2", "bea@example.com"),
    ] {
        let started: Started = world.start_at("/auth/google").await.into();
        let mut claims = provider.claims(started.nonce(), world.now());
        claims["sub"] = json!(subject);
        claims["email"] = json!(address);
        provider.will_give(&signed(&claims));
        let query = [("code", "their code"), ("state", started.state())];
        let callback = "/auth/google-auth-redirect";
        world.callback(callback, &query, &started.cookie).await;
    }
}

/// Two sessions: one ends here, one there.
async fn at_keycloak(world: &World, provider: &Provider) {
    let pair = Tokens::from(log_in_at_keycloak(world, provider, "one").await.ok());
    let pair = Tokens::from(world.refresh(&pair).await.ok());
    let call = world.post("/keycloak/logout").bearer(&pair.access);
    let body = json!({"refreshToken": pair.refresh});
    call.json(body).send().await.ok();

    log_in_at_keycloak(world, provider, "two").await.ok();
    for (id, claim, value) in [("1", "sid", "two"), ("2", "sub", "subject 1")] {
        let now = world.now().timestamp();
        let claims = json!({
            "iss": format!("{}/realms/acme", provider.url), "aud": PROVIDER_CLIENT, "iat": now, "exp": now + 120,
            "jti": id, claim: value, "events": {"http://schemas.openid.net/event/backchannel-logout": {}},
        });
        let form = format!("logout_token={}", signed(&claims));
        let call = world.post("/auth/keycloak-backchannel-logout");
        call.body("application/x-www-form-urlencoded", form)
            .send()
            .await
            .ok();
    }
}

async fn log_in_at_keycloak(world: &World, provider: &Provider, session: &str) -> Answer {
    let at = |end: &str| format!("/realms/acme/protocol/openid-connect/{end}");
    let started: Started = world.start_at("/auth/keycloak").await.into();
    provider.says(&at("certs"), provider.answer("/jwks"));
    provider.says(&at("logout"), Say::Json(204, json!(null)));
    let mut claims = provider.claims(started.nonce(), world.now());
    claims["iss"] = json!(format!("{}/realms/acme", provider.url));
    claims["sid"] = json!(session);
    claims["email"] = json!("kim@example.com");
    provider.will_give_at(&at("token"), &signed(&claims));
    let query = [("code", "x"), ("state", started.state())];
    let callback = "/auth/keycloak-auth-redirect";
    world.callback(callback, &query, &started.cookie).await
}
