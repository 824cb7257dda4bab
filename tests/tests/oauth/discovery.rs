//! `GET /.well-known/openid-configuration` and `/.well-known/oauth-authorization-server`.

use auth_service_tests::{
    Answer,
    Backend::{self, Postgres, Sqlite},
    Value, World, json,
    settings::Switch,
};
use reqwest::Method;
use rstest::rstest;

use super::{registered::ISSUER, scene::assert_fault};

async fn read(world: &World, path: &str) -> Answer {
    world.get(path).send().await.ok()
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn says_what_is_implemented(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let metadata = read(&world, "/.well-known/openid-configuration")
        .await
        .json();
    let same = read(&world, "/.well-known/oauth-authorization-server").await;
    assert_eq!(same.json(), metadata);
    let proofs = json!(["ES256", "PS256", "EdDSA"]);
    for (name, expected) in [
        ("issuer", json!(ISSUER)),
        ("response_types_supported", json!(["code"])),
        (
            "response_modes_supported",
            json!(["query", "fragment", "form_post"]),
        ),
        (
            "grant_types_supported",
            json!([
                "authorization_code",
                "refresh_token",
                "client_credentials",
                "urn:ietf:params:oauth:grant-type:device_code"
            ]),
        ),
        (
            "scopes_supported",
            json!([
                "openid",
                "profile",
                "email",
                "phone",
                "offline_access",
                "tenant",
                "roles"
            ]),
        ),
        ("code_challenge_methods_supported", json!(["S256"])),
        (
            "token_endpoint_auth_methods_supported",
            json!([
                "client_secret_basic",
                "client_secret_post",
                "private_key_jwt",
                "none"
            ]),
        ),
        (
            "introspection_endpoint_auth_methods_supported",
            json!([
                "client_secret_basic",
                "client_secret_post",
                "private_key_jwt"
            ]),
        ),
        ("dpop_signing_alg_values_supported", proofs.clone()),
        ("token_endpoint_auth_signing_alg_values_supported", proofs),
        ("request_parameter_supported", json!(false)),
        ("request_uri_parameter_supported", json!(false)),
        (
            "authorization_response_iss_parameter_supported",
            json!(true),
        ),
        ("backchannel_logout_supported", json!(true)),
        ("backchannel_logout_session_supported", json!(true)),
    ] {
        assert_eq!(sorted(&metadata[name]), sorted(&expected), "{name}");
    }
    let signing = metadata["id_token_signing_alg_values_supported"]
        .as_array()
        .expect("a list");
    for algorithm in ["RS256", "ES256", "EdDSA"] {
        assert!(signing.contains(&json!(algorithm)), "{algorithm}");
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn without_the_pages_it_offers_less(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start_with(backend, |settings| settings.web.web_pages = Switch::Off).await;
    let metadata = read(&world, "/.well-known/openid-configuration")
        .await
        .json();
    for name in [
        "end_session_endpoint",
        "device_authorization_endpoint",
        "pushed_authorization_request_endpoint",
    ] {
        assert!(metadata.get(name).is_none(), "{name}");
    }
    let grants = json!(["refresh_token", "client_credentials"]);
    assert_eq!(metadata["grant_types_supported"], grants);
}

/// Order means nothing in the lists of this document.
fn sorted(value: &Value) -> Value {
    let mut value = value.clone();
    if let Some(list) = value.as_array_mut() {
        list.sort_by_key(Value::to_string);
    }
    value
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn every_endpoint_is_there(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let metadata = read(&world, "/.well-known/openid-configuration")
        .await
        .json();
    let members = metadata.as_object().expect("an object");
    let endpoints = members
        .iter()
        .filter(|(name, _)| name.ends_with("_endpoint"));
    let mut number = 0;
    for (name, address) in endpoints {
        let path = address.as_str().and_then(|url| url.strip_prefix(ISSUER));
        let path = path.unwrap_or_else(|| panic!("{name}: {address}"));
        let answer = world.call(Method::POST, path).send().await;
        assert!(![404, 405].contains(&answer.status), "{name}");
        number += 1;
    }
    assert_eq!(number, 8);
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn the_key_of_id_tokens_is_published_with_it(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    read(&world, "/.well-known/openid-configuration").await;
    let keys = read(&world, "/.well-known/jwks.json").await.json();
    let keys = keys["keys"].as_array().expect("a list");
    let kinds: Vec<_> = keys.iter().map(|key| key["kty"].as_str()).collect();
    assert!(kinds.contains(&Some("RSA")) && kinds.contains(&Some("EC")));
    for private in ["d", "p", "q", "k"] {
        assert!(keys.iter().all(|key| key.get(private).is_none()));
    }
}

#[tokio::test]
async fn what_is_not_there_is_refused_in_the_form_of_the_others() {
    let world = World::start(Backend::Sqlite).await;
    let answer = world.get("/oauth2/nothing").send().await;
    assert_fault(&answer, 404, "invalid_request");
}
