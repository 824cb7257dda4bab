//! Proofs of possession (DPoP, RFC 9449).

use auth_service_tests::{
    Answer,
    Backend::{self, Postgres, Sqlite},
    Signer, Value, World,
    admin::{ClientType, SettingsChange},
    json,
};
use futures::future::join_all;
use rstest::rstest;

use super::registered::{CHALLENGE, ISSUER, REDIRECT_URI, create, post, refused};

const CLIENT: &str = "spa";

async fn world(backend: Backend) -> World {
    let world = World::start(backend).await;
    create(
        &world,
        CLIENT,
        ClientType::Public,
        SettingsChange::default(),
    )
    .await;
    world
}

fn claims(world: &World, id: &str) -> Value {
    let url = format!("{ISSUER}/oauth2/par");
    json!({"jti": id, "htm": "POST", "htu": url, "iat": world.now().timestamp()})
}

/// Pushes a request: the simplest that reads a proof.
async fn push(world: &World, proofs: &[&str], more: &[(&str, &str)]) -> Answer {
    let fields = [
        ("client_id", CLIENT),
        ("response_type", "code"),
        ("redirect_uri", REDIRECT_URI),
        ("scope", "openid"),
        ("code_challenge", CHALLENGE),
        ("code_challenge_method", "S256"),
    ];
    post(world, "/oauth2/par", &[&fields, more].concat(), proofs).await
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_proof_works_once(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = world(backend).await;
    for signer in [Signer::es256(), Signer::ps256(), Signer::ed_dsa()] {
        let proof = signer.proof(&claims(&world, "1"));
        let answer = push(&world, &[&proof], &[]).await;
        assert_eq!(answer.status, 201, "{}", answer.text);
        refused(
            &push(&world, &[&proof], &[]).await,
            400,
            "invalid_dpop_proof",
        );
    }
    // Another key may use the same jti, and the same key another one.
    let proof = Signer::other_es256().proof(&claims(&world, "1"));
    assert_eq!(push(&world, &[&proof], &[]).await.status, 201);
    let proof = Signer::es256().proof(&claims(&world, "2"));
    let proofs = [proof.as_str()];
    let answers = join_all((0..8).map(|_| push(&world, &proofs, &[]))).await;
    let accepted = answers.iter().filter(|answer| answer.status == 201).count();
    assert_eq!(accepted, 1);
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_proof_is_for_one_request(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = world(backend).await;
    let signer = Signer::es256();
    let now = world.now().timestamp();
    let with = |name: &str, value: &Value| {
        let mut claims = claims(&world, &format!("{name} {value}"));
        claims[name] = value.clone();
        signer.proof(&claims)
    };
    for (name, value) in [
        ("htm", json!("GET")),
        ("htu", json!(format!("{ISSUER}/oauth2/token"))),
        ("htu", json!("http://localhost/oauth2/par")),
        ("iat", json!(now - 3600)),
        ("iat", json!(now + 3600)),
        ("iat", json!(null)),
        ("jti", json!(null)),
    ] {
        let answer = push(&world, &[&with(name, &value)], &[]).await;
        refused(&answer, 400, "invalid_dpop_proof");
    }
    for (name, value) in [
        ("htu", json!("HTTP://LOCALHOST:0/oauth2/par?x=y#z")),
        ("iat", json!(now - 10)),
        ("iat", json!(now + 10)),
        ("exp", json!(now - 10)),
        ("nbf", json!(now + 10)),
    ] {
        let answer = push(&world, &[&with(name, &value)], &[]).await;
        assert_eq!(answer.status, 201, "{name} {value} {}", answer.text);
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_proof_is_signed_with_its_own_public_key(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = world(backend).await;
    let signer = Signer::ps256();
    let mut private = signer.public.clone();
    private["d"] = json!("AAAA");
    let of = |header: Value| signer.signed(&header, &claims(&world, &header.to_string()));
    for header in [
        json!({"typ": "JWT", "alg": "PS256", "jwk": signer.public}),
        json!({"alg": "PS256", "jwk": signer.public}),
        json!({"typ": "dpop+jwt", "alg": "RS256", "jwk": signer.public}),
        json!({"typ": "dpop+jwt", "alg": "HS256", "jwk": signer.public}),
        json!({"typ": "dpop+jwt", "alg": "none", "jwk": signer.public}),
        json!({"typ": "dpop+jwt", "jwk": signer.public}),
        json!({"typ": "dpop+jwt", "alg": "PS256"}),
        json!({"typ": "dpop+jwt", "alg": "PS256", "jwk": private}),
        json!({"typ": "dpop+jwt", "alg": "ES256", "jwk": Signer::es256().public}),
        json!({"typ": "dpop+jwt", "alg": "HS256", "jwk": {"kty": "oct", "k": "AAAA"}}),
    ] {
        let answer = push(&world, &[&of(header)], &[]).await;
        refused(&answer, 400, "invalid_dpop_proof");
    }
    let (one, two) = (
        signer.proof(&claims(&world, "1")),
        signer.proof(&claims(&world, "2")),
    );
    refused(
        &push(&world, &[&one, &two], &[]).await,
        400,
        "invalid_dpop_proof",
    );
    refused(&push(&world, &["x"], &[]).await, 400, "invalid_dpop_proof");
    refused(&push(&world, &[""], &[]).await, 400, "invalid_dpop_proof");
    assert_eq!(push(&world, &[&one], &[]).await.status, 201);
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn dpop_jkt_must_be_the_key_of_the_proof(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = world(backend).await;
    let signer = Signer::ed_dsa();
    let proof = signer.proof(&claims(&world, "1"));
    let other = push(&world, &[&proof], &[("dpop_jkt", &"A".repeat(43))]).await;
    refused(&other, 400, "invalid_dpop_proof");
}
