//! Forms, clients and tokens of `/oauth2`.

use auth_service_tests::{Answer, CLIENT_ID, CLIENT_SECRET, OwnPage, PASSWORD, Value, World, json};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};

/// The forms of RFC 6749.
pub const FORM: &str = "application/x-www-form-urlencoded";

/// The fields as a form.
pub fn form(fields: &[(&str, &str)]) -> String {
    let mut form = url::form_urlencoded::Serializer::new(String::new());
    form.extend_pairs(fields);
    form.finish()
}

/// Posts a form without client authentication.
pub async fn post(world: &World, path: &str, fields: &[(&str, &str)]) -> Answer {
    world.post(path).body(FORM, form(fields)).send().await
}

/// Posts a form as the client [`CLIENT_ID`].
pub async fn post_as_web(world: &World, path: &str, fields: &[(&str, &str)]) -> Answer {
    post_as(world, (CLIENT_ID, CLIENT_SECRET), path, fields).await
}

/// Posts a form as a client that shows its secret.
pub async fn post_as(
    world: &World,
    (client, secret): (&str, &str),
    path: &str,
    fields: &[(&str, &str)],
) -> Answer {
    let own = [("client_id", client), ("client_secret", secret)];
    post(world, path, &[&own, fields].concat()).await
}

/// Gives the client with this `auth_clients.id` grants and permissions, separated by spaces.
pub async fn settle(world: &World, client: i32, grants: &str, permissions: &str) {
    world
        .sql(&format!(
            "INSERT INTO client_settings (client_id, grants, permissions) VALUES ({client}, '{grants}', '{permissions}')"
        ))
        .await;
}

/// The public client `spa`, which has no secret.
pub async fn public_client(world: &World) -> i32 {
    world.client("spa", "").await;
    let id: i32 = world
        .column("SELECT id FROM auth_clients WHERE client_id = 'spa'")
        .await[0];
    world
        .sql(&format!(
            "INSERT INTO client_types (client_id, client_type) VALUES ({id}, 'public')"
        ))
        .await;
    id
}

/// The claims of a JWT, unverified.
pub fn claims(token: &str) -> Value {
    part(token, 1)
}

/// The header of a JWT.
pub fn header(token: &str) -> Value {
    part(token, 0)
}

fn part(token: &str, index: usize) -> Value {
    let part = token.split('.').nth(index).expect("a JWT");
    let json = URL_SAFE_NO_PAD.decode(part).expect("base64url");
    serde_json::from_slice(&json).expect("JSON")
}

/// Asserts an error of RFC 6749 section 5.2.
#[track_caller]
pub fn assert_fault(answer: &Answer, status: u16, error: &str) {
    assert_eq!(answer.status, status, "{}", answer.text);
    assert_eq!(answer.json()["error"], error, "{}", answer.text);
}

/// Where codes of the client [`CLIENT_ID`] go.
pub const CALLBACK: &str = "https://app.example/callback";

/// The client [`CLIENT_ID`] may use codes and refresh tokens, and its users are not asked for a consent.
pub async fn trust(world: &World) {
    world
        .sql("INSERT INTO client_settings (client_id, trusted) VALUES (1, true)")
        .await;
    world
        .sql(&format!(
            "INSERT INTO client_uris (client_id, kind, uri) VALUES (1, 'redirect', '{CALLBACK}')"
        ))
        .await;
}

/// A page in a browser to which somebody has signed in.
pub async fn signed_in(world: &World, username: &str) -> OwnPage {
    let mut page = world.page().await;
    let body = json!({"clientId": CLIENT_ID, "username": username, "password": PASSWORD});
    let answer = world.from_page(&page, "/web/login", body).await.ok();
    let cookie = answer.header("set-cookie").expect("a cookie");
    let session = cookie.split(';').next().expect("a pair");
    page.cookie = format!("{}; {session}", page.cookie);
    page
}

/// The answer to an authorization request of [`CLIENT_ID`], exchanged for tokens.
pub async fn tokens(world: &World, page: &OwnPage, more: &[(&str, &str)]) -> Answer {
    let own = [
        ("response_type", "code"),
        ("client_id", CLIENT_ID),
        ("redirect_uri", CALLBACK),
    ];
    let query = form(&[&own, more].concat());
    let answer = world
        .get(&format!("/oauth2/authorize?{query}"))
        .header("Cookie", &page.cookie)
        .send()
        .await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    let location: url::Url = answer
        .header("location")
        .expect("an address")
        .parse()
        .expect("a URL");
    let code = location.query_pairs().find(|(name, _)| name == "code");
    let (_, code) = code.unwrap_or_else(|| panic!("no code in {location}"));
    let fields = [
        ("grant_type", "authorization_code"),
        ("code", &code),
        ("redirect_uri", CALLBACK),
    ];
    post_as_web(world, "/oauth2/token", &fields).await.ok()
}
