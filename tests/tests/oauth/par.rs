//! `POST /oauth2/par` (RFC 9126).

use auth_service_tests::{
    Answer,
    Backend::{self, Postgres, Sqlite},
    CLIENT_ID, CLIENT_SECRET, World,
    admin::{ClientType, SettingsChange},
};
use futures::future::join_all;
use rstest::rstest;

use super::{
    registered::{CHALLENGE, REDIRECT_URI, change, create, post, refused},
    scene::{form, signed_in},
};

const PUBLIC: &str = "spa";
const PREFIX: &str = "urn:ietf:params:oauth:request_uri:";

async fn world(backend: Backend) -> World {
    let world = World::start(backend).await;
    let uris = SettingsChange {
        redirect_uris: Some(vec![REDIRECT_URI.into()]),
        trusted: Some(true),
        ..SettingsChange::default()
    };
    change(&world, CLIENT_ID, uris).await;
    create(
        &world,
        PUBLIC,
        ClientType::Public,
        SettingsChange::default(),
    )
    .await;
    world
}

const REQUEST: [(&str, &str); 8] = [
    ("client_id", CLIENT_ID),
    ("client_secret", CLIENT_SECRET),
    ("response_type", "code"),
    ("redirect_uri", REDIRECT_URI),
    ("scope", "openid"),
    ("state", "a state"),
    ("code_challenge", CHALLENGE),
    ("code_challenge_method", "S256"),
];

/// The request with other values; the empty value leaves one out.
async fn push(world: &World, changes: &[(&str, &str)]) -> Answer {
    let mut fields: Vec<(&str, &str)> = REQUEST
        .into_iter()
        .filter(|(name, _)| changes.iter().all(|(changed, _)| changed != name))
        .collect();
    fields.extend(changes.iter().filter(|(_, value)| !value.is_empty()));
    post(world, "/oauth2/par", &fields, &[]).await
}

/// Where the authorization endpoint leads.
async fn authorize(world: &World, client_id: &str, request_uri: &str) -> Answer {
    let query = url::form_urlencoded::Serializer::new(String::new())
        .append_pair("client_id", client_id)
        .append_pair("request_uri", request_uri)
        .finish();
    world
        .get(&format!("/oauth2/authorize?{query}"))
        .send()
        .await
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_pushed_request_is_authorized_by_its_uri(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = world(backend).await;
    let pushed = push(&world, &[]).await;
    assert_eq!(pushed.status, 201, "{}", pushed.text);
    assert_eq!(pushed.json()["expires_in"], 60);
    assert_eq!(pushed.header("cache-control"), Some("no-store"));
    let uri = pushed.field("request_uri");
    let id = uri.strip_prefix(PREFIX).expect("the prefix of RFC 9126");
    assert_eq!(id.len(), 43);
    // Stored as a hash, with the request encrypted.
    let dump = world.dump().await;
    assert!(!dump.contains(id) && !dump.contains("a state"));
    // A visit does not use it up: the user may reload.
    for _ in 0..2 {
        let led = authorize(&world, CLIENT_ID, &uri).await;
        assert_eq!(led.status, 303, "{}", led.text);
        assert!(
            led.header("location")
                .is_some_and(|to| to.contains("/sign-in?"))
        );
    }
    // Bound to the client, and for a minute.
    assert_eq!(authorize(&world, PUBLIC, &uri).await.status, 400);
    world.advance_seconds(61);
    assert_eq!(authorize(&world, CLIENT_ID, &uri).await.status, 400);
    assert_eq!(
        authorize(&world, CLIENT_ID, &format!("{PREFIX}made-up"))
            .await
            .status,
        400
    );
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn one_code_comes_of_a_pushed_request(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = world(backend).await;
    let uri = push(&world, &[]).await.field("request_uri");
    let page = signed_in(&world, "ann").await;
    let query = form(&[("client_id", CLIENT_ID), ("request_uri", &uri)]);
    let visit = async || {
        let call = world.get(&format!("/oauth2/authorize?{query}"));
        call.header("Cookie", &page.cookie).send().await
    };
    let answers = join_all((0..4).map(|_| visit())).await;
    let with_code = answers.iter().filter(|answer| {
        let location = answer.header("location");
        location.is_some_and(|to| to.starts_with(REDIRECT_URI) && to.contains("code="))
    });
    assert_eq!(with_code.count(), 1);
    assert_eq!(visit().await.status, 400);
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn an_error_that_the_client_gets_uses_it_up_as_well(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = world(backend).await;
    let uri = push(&world, &[("prompt", "none")])
        .await
        .field("request_uri");
    let told = authorize(&world, CLIENT_ID, &uri).await;
    let to = told.header("location").expect("an address");
    assert!(
        to.starts_with(REDIRECT_URI) && to.contains("error=login_required"),
        "{to}"
    );
    let again = authorize(&world, CLIENT_ID, &uri).await;
    assert_eq!(again.status, 400, "{}", again.text);
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn the_client_gets_the_errors_of_its_request(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = world(backend).await;
    for (change, error) in [
        (
            ("request_uri", "urn:ietf:params:oauth:request_uri:x"),
            "invalid_request",
        ),
        (("redirect_uri", ""), "invalid_request"),
        (("request", "e30.e30."), "request_not_supported"),
        (("response_type", "token"), "unsupported_response_type"),
        (
            ("response_type", "code id_token"),
            "unsupported_response_type",
        ),
        (("response_type", ""), "invalid_request"),
        (("response_mode", "other"), "invalid_request"),
        (
            ("redirect_uri", "https://app.example/callback/"),
            "invalid_request",
        ),
        (
            ("redirect_uri", "https://app.example.evil/callback"),
            "invalid_request",
        ),
        (("code_challenge_method", "plain"), "invalid_request"),
        (("code_challenge_method", ""), "invalid_request"),
        (("prompt", "none login"), "invalid_request"),
        (("max_age", "x"), "invalid_request"),
        (("claims", "[]"), "invalid_request"),
        (("state", &"x".repeat(4097)), "invalid_request"),
    ] {
        let answer = push(&world, &[change]).await;
        refused(&answer, 400, error);
        assert!(!answer.text.contains("evil"), "{}", answer.text);
    }
    refused(
        &push(&world, &[("client_secret", "wrong")]).await,
        401,
        "invalid_client",
    );
    refused(
        &push(&world, &[("client_secret", "")]).await,
        401,
        "invalid_client",
    );
    refused(
        &push(&world, &[("client_id", "nobody")]).await,
        401,
        "invalid_client",
    );
    assert_eq!(world.count("pushed_requests").await, 0);
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn public_clients_push_with_pkce(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = world(backend).await;
    let public = [("client_id", PUBLIC), ("client_secret", "")];
    assert_eq!(push(&world, &public).await.status, 201);
    let without = [
        &public[..],
        &[("code_challenge", ""), ("code_challenge_method", "")],
    ]
    .concat();
    refused(&push(&world, &without).await, 400, "invalid_request");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_client_can_be_made_to_push(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = world(backend).await;
    let direct = format!(
        "/oauth2/authorize?client_id={CLIENT_ID}&response_type=code&scope=openid&redirect_uri={REDIRECT_URI}"
    );
    let led = world.get(&direct).send().await;
    assert!(
        led.header("location")
            .is_some_and(|to| to.contains("/sign-in?"))
    );
    let required = SettingsChange {
        require_par: Some(true),
        ..SettingsChange::default()
    };
    change(&world, CLIENT_ID, required).await;
    let led = world.get(&direct).send().await;
    let location = led.header("location").expect("a redirect");
    assert!(location.starts_with(REDIRECT_URI), "{location}");
    assert!(location.contains("error=invalid_request"), "{location}");
    let uri = push(&world, &[]).await.field("request_uri");
    let led = authorize(&world, CLIENT_ID, &uri).await;
    assert!(
        led.header("location")
            .is_some_and(|to| to.contains("/sign-in?"))
    );
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn old_requests_are_swept(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = world(backend).await;
    push(&world, &[]).await;
    world.advance_seconds(3600);
    world.sweep().await.expect("a sweep");
    // Whoever signs in slowly can still use it up.
    assert_eq!(world.count("pushed_requests").await, 1);
    world.advance_seconds(86_400);
    world.sweep().await.expect("a sweep");
    assert_eq!(world.count("pushed_requests").await, 0);
}
