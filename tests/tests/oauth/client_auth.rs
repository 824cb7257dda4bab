//! `private_key_jwt`: RFC 7523, OpenID Connect Core section 9, FAPI 2.0 section 5.3.2.1.

use auth_service_tests::{
    Answer,
    Backend::{self, Postgres, Sqlite},
    CLIENT_ID, CLIENT_SECRET, Signer, Value, World,
    admin::{ClientType, SettingsChange},
    json,
    provider::{Provider, Say},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use futures::future::join_all;
use rstest::rstest;

use super::{
    registered::{ISSUER, change, create, post, refused},
    scene::{FORM, form},
};

const CLIENT: &str = "signer";
const JWT_BEARER: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
const TOKEN: &str = "http://localhost:0/oauth2/token";

async fn world(backend: Backend, keys: &Value) -> World {
    let world = World::start(backend).await;
    let settings = SettingsChange {
        jwks: Some(keys.to_string()),
        ..SettingsChange::default()
    };
    create(&world, CLIENT, ClientType::Confidential, settings).await;
    world
}

fn claims(world: &World, id: &str) -> Value {
    let now = world.now().timestamp();
    json!({"iss": CLIENT, "sub": CLIENT, "aud": ISSUER, "jti": id, "iat": now, "exp": now + 60})
}

/// An exchange of a made-up code, which fails for the code if the client is accepted.
async fn ask(world: &World, assertion: &str, more: &[(&str, &str)]) -> Answer {
    let fields = [
        ("grant_type", "authorization_code"),
        ("code", "made-up"),
        ("client_assertion", assertion),
        ("client_assertion_type", JWT_BEARER),
    ];
    post(world, "/oauth2/token", &[&fields, more].concat(), &[]).await
}

#[track_caller]
fn accepted(answer: &Answer) {
    refused(answer, 400, "invalid_grant");
}

#[track_caller]
fn rejected(answer: &Answer) {
    refused(answer, 401, "invalid_client");
    assert!(answer.header("www-authenticate").is_some());
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_signed_assertion_authenticates_once(#[values(Sqlite, Postgres)] backend: Backend) {
    for signer in [Signer::es256(), Signer::ps256(), Signer::ed_dsa()] {
        let world = world(backend, &signer.set("one")).await;
        let header = json!({"alg": signer.algorithm, "kid": "one"});
        let assertion = signer.signed(&header, &claims(&world, "1"));
        accepted(&ask(&world, &assertion, &[]).await);
        rejected(&ask(&world, &assertion, &[]).await);
        // The client_id is optional, but must be that of the assertion.
        let assertion = signer.signed(&header, &claims(&world, "2"));
        rejected(&ask(&world, &assertion, &[("client_id", CLIENT_ID)]).await);
        accepted(&ask(&world, &assertion, &[("client_id", CLIENT)]).await);
        let details: Vec<_> = world.trail(10).await;
        let replayed = details.iter().filter_map(|event| event.detail.as_deref());
        assert!(
            replayed
                .into_iter()
                .any(|detail| detail == "a client assertion that was used before")
        );
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn of_parallel_uses_one_succeeds(#[values(Sqlite, Postgres)] backend: Backend) {
    let signer = Signer::es256();
    let world = world(backend, &signer.set("one")).await;
    let assertion = signer.signed(&json!({"alg": "ES256"}), &claims(&world, "1"));
    let answers = join_all((0..8).map(|_| ask(&world, &assertion, &[]))).await;
    let accepted = answers.iter().filter(|answer| answer.status == 400).count();
    assert_eq!(accepted, 1);
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn the_key_decides_the_algorithm(#[values(Sqlite, Postgres)] backend: Backend) {
    let signer = Signer::ps256();
    let world = world(backend, &signer.set("one")).await;
    let good = claims(&world, "1");
    // The public key as the secret of an HMAC is the classic; a signature of none is the other.
    for algorithm in ["none", "HS256", "RS256", "ES256", "EdDSA", ""] {
        let assertion = signer.signed(&json!({"alg": algorithm, "kid": "one"}), &good);
        rejected(&ask(&world, &assertion, &[]).await);
    }
    let unsigned = signer.signed(&json!({"alg": "none"}), &good);
    let (message, _) = unsigned.rsplit_once('.').expect("a JWT");
    rejected(&ask(&world, &format!("{message}."), &[]).await);
    let foreign = Signer::es256().signed(&json!({"alg": "ES256", "kid": "one"}), &good);
    rejected(&ask(&world, &foreign, &[]).await);
    let critical = signer.signed(&json!({"alg": "PS256", "crit": ["x"], "x": 1}), &good);
    rejected(&ask(&world, &critical, &[]).await);
    // A key in the header is not the client's.
    let header = json!({"alg": "ES256", "jwk": Signer::es256().public});
    rejected(&ask(&world, &Signer::es256().signed(&header, &good), &[]).await);
    for unreadable in ["x", "a.b.c", "..", "e30.e30."] {
        rejected(&ask(&world, unreadable, &[]).await);
    }
    accepted(&ask(&world, &signer.signed(&json!({"alg": "PS256"}), &good), &[]).await);
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn every_claim_counts(#[values(Sqlite, Postgres)] backend: Backend) {
    let signer = Signer::es256();
    let world = world(backend, &signer.set("one")).await;
    let now = world.now().timestamp();
    let with = |name: &str, value: &Value| {
        let mut claims = claims(&world, &format!("{name} {value}"));
        claims[name] = value.clone();
        signer.signed(&json!({"alg": "ES256"}), &claims)
    };
    for (name, value) in [
        ("iss", json!("web")),
        ("sub", json!("web")),
        ("sub", json!(null)),
        ("aud", json!("https://evil.example")),
        ("aud", json!([ISSUER, "https://evil.example"])),
        ("aud", json!("http://localhost:0/oauth2/revoke")),
        ("exp", json!(now - 300)),
        ("exp", json!(now + 7200)),
        ("exp", json!(null)),
        ("nbf", json!(now + 120)),
        ("iat", json!(now + 120)),
        ("jti", json!(null)),
    ] {
        rejected(&ask(&world, &with(name, &value), &[]).await);
    }
    for (name, value) in [
        ("aud", json!(TOKEN)),
        ("aud", json!([ISSUER, TOKEN])),
        ("nbf", json!(now + 8)),
        ("iat", json!(now + 10)),
    ] {
        accepted(&ask(&world, &with(name, &value), &[]).await);
    }
    // FAPI 2.0: the issuer alone, as a string.
    for strict in [
        SettingsChange {
            require_par: Some(true),
            ..SettingsChange::default()
        },
        SettingsChange {
            require_par: Some(false),
            require_dpop: Some(true),
            ..SettingsChange::default()
        },
    ] {
        change(&world, CLIENT, strict).await;
        for audience in [json!(TOKEN), json!([ISSUER]), json!([ISSUER, TOKEN])] {
            rejected(&ask(&world, &with("aud", &audience), &[]).await);
        }
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn one_method_and_that_of_the_client(#[values(Sqlite, Postgres)] backend: Backend) {
    let signer = Signer::es256();
    let world = world(backend, &signer.set("one")).await;
    let assertion = signer.signed(&json!({"alg": "ES256"}), &claims(&world, "1"));
    let twice = ask(&world, &assertion, &[("client_secret", "x")]).await;
    refused(&twice, 400, "invalid_request");
    let fields = [
        ("grant_type", "authorization_code"),
        ("client_assertion", assertion.as_str()),
        ("client_assertion_type", "other"),
    ];
    let typed = post(&world, "/oauth2/token", &fields, &[]).await;
    refused(&typed, 400, "invalid_request");
    // A client with a secret has no key, and one with a key needs more than its secret.
    let mut other = claims(&world, "2");
    (other["iss"], other["sub"]) = (json!(CLIENT_ID), json!(CLIENT_ID));
    let other = signer.signed(&json!({"alg": "ES256"}), &other);
    rejected(&ask(&world, &other, &[]).await);
    let by_secret = [
        ("grant_type", "authorization_code"),
        ("code", "made-up"),
        ("client_id", CLIENT_ID),
        ("client_secret", CLIENT_SECRET),
    ];
    accepted(&post(&world, "/oauth2/token", &by_secret, &[]).await);
    let keys = SettingsChange {
        jwks: Some(signer.set("one").to_string()),
        ..SettingsChange::default()
    };
    change(&world, CLIENT_ID, keys).await;
    rejected(&post(&world, "/oauth2/token", &by_secret, &[]).await);
    accepted(&ask(&world, &other, &[]).await);
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_secret_may_come_in_the_authorization_header(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::start(backend).await;
    // RFC 6749 section 2.3.1: both are form-encoded before they are joined.
    let (odd, secret) = ("odd", "a secret: 100 %+&");
    world.client(odd, secret).await;
    let fields = [("grant_type", "authorization_code"), ("code", "made-up")];
    let ask = async |secret: &str, more: &[(&str, &str)]| {
        let pair = form(&[(odd, secret)]).replacen('=', ":", 1);
        let call = world
            .post("/oauth2/token")
            .header("Authorization", &format!("Basic {}", STANDARD.encode(pair)));
        let body = form(&[&fields, more].concat());
        call.body(FORM, body).send().await
    };
    accepted(&ask(secret, &[]).await);
    accepted(&ask(secret, &[("client_id", odd)]).await);
    refused(
        &ask(secret, &[("client_secret", secret)]).await,
        400,
        "invalid_request",
    );
    refused(
        &ask(secret, &[("client_id", CLIENT_ID)]).await,
        400,
        "invalid_request",
    );
    let wrong = ask("another", &[]).await;
    rejected(&wrong);
    let challenge = wrong.header("www-authenticate").expect("a challenge");
    assert!(challenge.starts_with("Basic"), "{challenge}");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn guesses_are_limited_by_address(#[values(Sqlite, Postgres)] backend: Backend) {
    let signer = Signer::es256();
    let world = world(backend, &signer.set("one")).await;
    let forger = Signer::other_es256();
    let forged = forger.signed(&json!({"alg": "ES256"}), &claims(&world, "1"));
    for _ in 0..60 {
        rejected(&ask(&world, &forged, &[]).await);
    }
    refused(
        &ask(&world, &forged, &[]).await,
        429,
        "temporarily_unavailable",
    );
    let good = signer.signed(&json!({"alg": "ES256"}), &claims(&world, "2"));
    let locked = ask(&world, &good, &[]).await;
    refused(&locked, 429, "temporarily_unavailable");
    assert!(locked.header("retry-after").is_some());
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn keys_are_fetched_and_renewed(#[values(Sqlite, Postgres)] backend: Backend) {
    let (old, new) = (Signer::es256(), Signer::other_es256());
    let host = Provider::start().await;
    host.says("/jwks", Say::Json(200, old.set("old")));
    let world = World::start(backend).await;
    let settings = SettingsChange {
        jwks_uri: Some(format!("{}/jwks", host.url)),
        ..SettingsChange::default()
    };
    create(&world, CLIENT, ClientType::Confidential, settings).await;
    let by = |signer: &Signer, kid: &str, id: &str| {
        let header = json!({"alg": "ES256", "kid": kid});
        signer.signed(&header, &claims(&world, id))
    };
    accepted(&ask(&world, &by(&old, "old", "1"), &[]).await);
    accepted(&ask(&world, &by(&old, "old", "2"), &[]).await);
    assert_eq!(host.asked("/jwks").len(), 1);
    // A token for another server does not even cause a request.
    let mut other = claims(&world, "3");
    other["aud"] = json!("https://evil.example");
    let other = new.signed(&json!({"alg": "ES256", "kid": "new"}), &other);
    rejected(&ask(&world, &other, &[]).await);
    assert_eq!(host.asked("/jwks").len(), 1);

    host.says("/jwks", Say::Json(200, new.set("new")));
    accepted(&ask(&world, &by(&new, "new", "4"), &[]).await);
    assert_eq!(host.asked("/jwks").len(), 2);
    // Made-up key ids cause at most one request in 30 seconds.
    for number in 0..5 {
        let id = format!("made up {number}");
        rejected(&ask(&world, &by(&new, &id, &id), &[]).await);
    }
    assert_eq!(host.asked("/jwks").len(), 2);
    rejected(&ask(&world, &by(&old, "old", "5"), &[]).await);
    world.advance_seconds(31);
    rejected(&ask(&world, &by(&old, "old", "6"), &[]).await);
    assert_eq!(host.asked("/jwks").len(), 3);

    // The host is down: what is known still serves.
    host.says("/jwks", Say::Text(500, String::new()));
    world.advance_seconds(3601);
    accepted(&ask(&world, &by(&new, "new", "7"), &[]).await);
}

#[tokio::test]
async fn unavailable_keys_are_not_guesses() {
    let host = Provider::start().await;
    let world = World::start(Sqlite).await;
    let settings = SettingsChange {
        jwks_uri: Some(format!("{}/jwks", host.url)),
        ..SettingsChange::default()
    };
    create(&world, CLIENT, ClientType::Confidential, settings).await;
    let signer = Signer::es256();
    let big = format!("{{\"keys\":[],\"x\":\"{}\"}}", "x".repeat(100_000));
    let says = [
        Say::Text(404, String::new()),
        Say::Text(200, "no JSON".into()),
        Say::Text(200, big),
        Say::Redirect("/elsewhere".into()),
        Say::Json(200, json!({"keys": 1})),
    ];
    for (round, say) in says.into_iter().enumerate() {
        host.says("/jwks", say);
        for number in 0..13 {
            let id = format!("{round} {number}");
            let assertion = signer.signed(&json!({"alg": "ES256"}), &claims(&world, &id));
            rejected(&ask(&world, &assertion, &[]).await);
        }
        // Nobody has authenticated, so that these must not cause a request each.
        assert_eq!(host.asked("/jwks").len(), round + 1);
        world.advance_seconds(31);
    }
    assert!(host.asked("/elsewhere").is_empty());
    host.says("/jwks", Say::Json(200, signer.set("one")));
    let assertion = signer.signed(&json!({"alg": "ES256"}), &claims(&world, "good"));
    accepted(&ask(&world, &assertion, &[]).await);
}
