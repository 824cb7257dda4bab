//! The operations of the OpenID provider.

use auth_service_tests::{Answer, CLIENT_ID, CLIENT_SECRET, OwnPage, PASSWORD, World, json};
use reqwest::Method;
use url::{Url, form_urlencoded::Serializer};

const REQUEST: &str =
    "/oauth2/authorize?response_type=code&client_id=web&scope=openid%20offline_access";

pub async fn walk(world: &World) {
    for sql in [
        "INSERT INTO client_uris (client_id, kind, uri) VALUES (1, 'redirect', 'https://app.example/in')",
        "INSERT INTO client_settings (client_id, grants, backchannel_logout_uri) \
         VALUES (1, 'authorization_code refresh_token client_credentials urn:ietf:params:oauth:grant-type:device_code', 'http://127.0.0.1:1/')",
    ] {
        world.sql(sql).await;
    }
    let page = signed_in(world).await;
    tokens(world, &page).await;
    for_itself(world).await;
    // The logout has ended the first session of the browser.
    let page = signed_in(world).await;
    pushed(world, &page).await;
    device(world, &page).await;
    let own = world.tokens("ann").await;
    let consents = world.get("/auth/consents").bearer(&own.access);
    consents.send().await.ok();
    let withdraw = world.call(Method::DELETE, "/auth/consents/web");
    assert_eq!(withdraw.bearer(&own.access).send().await.status, 204);
    world
        .from_page(&page, "/web/sign-out", json!({}))
        .await
        .ok();
}

async fn signed_in(world: &World) -> OwnPage {
    let mut page = world.page().await;
    let login = json!({"clientId": CLIENT_ID, "username": "ann", "password": PASSWORD});
    let answer = world.from_page(&page, "/web/login", login).await.ok();
    let session = answer.header("set-cookie").expect("a cookie");
    let session = session.split(';').next().expect("a pair");
    page.cookie = format!("{}; {session}", page.cookie);
    page
}

async fn tokens(world: &World, page: &OwnPage) {
    let asked = parameter(&visit(world, page, REQUEST).await, "resume");
    let consent = json!({"resume": asked, "username": "ann", "allow": true});
    world.from_page(page, "/web/consent", consent).await.ok();
    let code = parameter(&visit(world, page, REQUEST).await, "code");
    let exchange = [("grant_type", "authorization_code"), ("code", &*code)];
    let granted = post(world, "/oauth2/token", &exchange).await.ok();
    let access = granted.field("access_token");
    let info = world.get("/oauth2/userinfo").bearer(&access);
    info.send().await.ok();
    let refresh = granted.field("refresh_token");
    for token in [&access, &refresh] {
        post(world, "/oauth2/introspect", &[("token", token)])
            .await
            .ok();
    }
    let grant = [
        ("grant_type", "refresh_token"),
        ("refresh_token", &*refresh),
    ];
    let renewed = post(world, "/oauth2/token", &grant).await.ok();
    let hint = renewed.field("id_token");
    let query = format!("/oauth2/logout?id_token_hint={hint}");
    assert_eq!(world.get(&query).send().await.status, 303);
    assert_eq!(post(world, "/oauth2/token", &exchange).await.status, 400);
    let revoked = [("token", "no token")];
    post(world, "/oauth2/revoke", &revoked).await.ok();
}

async fn for_itself(world: &World) {
    let grant = [("grant_type", "client_credentials")];
    let own = post(world, "/oauth2/token", &grant).await.ok();
    let token = own.field("access_token");
    post(world, "/oauth2/introspect", &[("token", &token)])
        .await
        .ok();
    post(world, "/oauth2/revoke", &[("token", &token)])
        .await
        .ok();
}

async fn pushed(world: &World, page: &OwnPage) {
    let request = [
        ("response_type", "code"),
        ("redirect_uri", "https://app.example/in"),
        ("scope", "openid"),
    ];
    let pushed = post(world, "/oauth2/par", &request).await;
    let uri = pushed.field("request_uri");
    let path = format!("/oauth2/authorize?client_id=web&request_uri={uri}");
    visit(world, page, &path).await;
}

async fn device(world: &World, page: &OwnPage) {
    let started = post(world, "/oauth2/device_authorization", &[]).await.ok();
    let code = started.field("user_code");
    let decision = json!({"userCode": code, "allow": true, "username": "ann"});
    world.from_page(page, "/web/device", decision).await.ok();
    let device_code = started.field("device_code");
    let grant = [
        ("grant_type", "urn:ietf:params:oauth:grant-type:device_code"),
        ("device_code", &*device_code),
    ];
    post(world, "/oauth2/token", &grant).await.ok();
}

/// Where the address leads.
async fn visit(world: &World, page: &OwnPage, path: &str) -> Url {
    let answer = world.get(path).header("Cookie", &page.cookie).send().await;
    let location = answer.header("location");
    let location = location.unwrap_or_else(|| panic!("{path}: {}", answer.text));
    location.parse().expect("a URL")
}

fn parameter(address: &Url, name: &str) -> String {
    let found = address.query_pairs().find(|(key, _)| key == name);
    let (_, value) = found.unwrap_or_else(|| panic!("no {name} in {address}"));
    value.into_owned()
}

async fn post(world: &World, path: &str, fields: &[(&str, &str)]) -> Answer {
    let body = Serializer::new(String::new())
        .append_pair("client_id", CLIENT_ID)
        .append_pair("client_secret", CLIENT_SECRET)
        .extend_pairs(fields)
        .finish();
    let call = world.post(path);
    call.body("application/x-www-form-urlencoded", body)
        .send()
        .await
}
