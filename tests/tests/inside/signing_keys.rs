//! Signing with a chosen algorithm, for tokens that others verify with the published keys.

use auth_service_tests::{
    Backend::{self, Postgres, Sqlite},
    PASSWORD, Value, World,
    inside::SigningAlgorithm::{self, EdDsa, Es256, Rs256},
    json,
    settings::{Settings, TokenType},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation, jwk::JwkSet};
use rstest::rstest;

const JWT_SECRET: &str = "a secret of more than thirty-two bytes";
const RSA: &str = include_str!("../../fixtures/keys/rsa.pem");
const P256: &str = include_str!("../../fixtures/keys/p256.pem");

type Change = fn(&mut Settings);

async fn jwks(world: &World) -> JwkSet {
    let keys = world.get("/.well-known/jwks.json").send().await.ok();
    serde_json::from_str(&keys.text).expect("a key set")
}

fn kid(token: &str) -> String {
    let header = jsonwebtoken::decode_header(token).expect("a header");
    header.kid.expect("a kid")
}

async fn sign(world: &World, algorithm: SigningAlgorithm) -> String {
    let claims = json!({"iss": "us", "sub": "ann", "exp": 4_000_000_000_u64});
    let signed = world.domain().keys.sign(algorithm, "JWT", &claims).await;
    signed.expect("a token")
}

async fn read(world: &World, token: &str) -> Option<Value> {
    let read = world.domain().keys.read(token, "JWT").await;
    read.expect("keys")
}

/// Verifies the token as another party does: with the published key that it names, and that key's algorithm.
async fn verify_elsewhere(world: &World, token: &str) {
    let keys = jwks(world).await;
    let key = keys.find(&kid(token)).expect("a published key");
    let algorithm = key.common.key_algorithm.expect("an algorithm").to_string();
    let validation = Validation::new(algorithm.parse().expect("a known algorithm"));
    let key = DecodingKey::from_jwk(key).expect("a key");
    jsonwebtoken::decode::<Value>(token, &key, &validation).expect("a genuine token");
}

async fn algorithms(world: &World) -> Vec<String> {
    let keys = jwks(world).await.keys;
    let names = keys.iter().map(|key| {
        let name = key.common.key_algorithm.expect("an algorithm");
        name.to_string()
    });
    let mut names: Vec<_> = names.collect();
    names.sort();
    names
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn each_algorithm_gets_one_key_at_its_first_use(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::start(backend).await;
    let other = world.second_instance().await;
    assert_eq!(algorithms(&world).await, ["ES256"]);
    let uses = (0..8).flat_map(|_| [&world, &other].map(|world| sign(world, Rs256)));
    let tokens = futures::future::join_all(uses).await;
    assert_eq!(world.count("signing_keys").await, 2);
    let ed = sign(&world, EdDsa).await;
    // The other instance has not loaded that key yet: an unknown `kid` makes it do so.
    assert_eq!(read(&other, &ed).await.expect("ours")["sub"], "ann");
    verify_elsewhere(&other, &ed).await;
    for token in &tokens {
        assert_eq!(kid(token), kid(&tokens[0]));
        verify_elsewhere(&world, token).await;
        assert_eq!(read(&world, token).await.expect("ours")["sub"], "ann");
    }
    assert_eq!(algorithms(&world).await, ["ES256", "EdDSA", "RS256"]);
    let access = world.tokens("ann").await.access;
    assert_eq!(kid(&access), kid(&sign(&world, Es256).await));

    let world = world.restarted(|_| {}).await;
    assert_eq!(kid(&sign(&world, Rs256).await), kid(&tokens[0]));
    let sealed = "SELECT private_key FROM signing_keys";
    for text in world.column::<String>(sealed).await {
        let bytes = base64::engine::general_purpose::STANDARD_NO_PAD.decode(text);
        // What all PKCS #8 documents have in common: the version, and an algorithm identifier.
        let opening = [2, 1, 0, 48];
        let bytes = bytes.expect("base64");
        assert!(!bytes.windows(4).any(|part| part == opening), "encrypted");
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_rotation_renews_the_key_of_each_algorithm(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let old = [sign(&world, Es256).await, sign(&world, Rs256).await];
    let added = world.admin().rotate_keys().await;
    assert_eq!(added.len(), 2);
    assert_eq!(
        algorithms(&world).await,
        ["ES256", "ES256", "RS256", "RS256"],
        "published at once"
    );
    for (algorithm, old) in [(Es256, &old[0]), (Rs256, &old[1])] {
        assert_eq!(kid(&sign(&world, algorithm).await), kid(old));
    }
    world.advance_seconds(65);
    for algorithm in [Es256, Rs256] {
        let new = sign(&world, algorithm).await;
        assert!(added.contains(&kid(&new)), "in use after 65 seconds");
        verify_elsewhere(&world, &new).await;
    }
    for old in &old {
        verify_elsewhere(&world, old).await;
        assert!(read(&world, old).await.is_some());
    }
    let keys = world.admin().list_keys().await;
    let signing = keys.iter().filter(|key| key.signs);
    assert_eq!(signing.count(), 2, "one for each algorithm");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn keys_of_id_tokens_are_rotated_alone(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let refused = world.admin().rotate_keys_of_id_tokens().await;
    let refusal = refused.expect_err("there is none").to_string();
    assert!(refusal.contains("--id-tokens"), "{refusal}");
    let access = world.tokens("ann").await.access;
    let old = sign(&world, Rs256).await;
    let added = world.admin().rotate_keys_of_id_tokens().await;
    let added = added.expect("rotated");
    world.advance_seconds(65);
    assert_eq!(added, [kid(&sign(&world, Rs256).await)]);
    assert_ne!(added, [kid(&old)]);
    assert_eq!(kid(&world.tokens("ann").await.access), kid(&access));
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn revoking_one_leaves_the_others(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let pair = world.tokens("ann").await;
    let lost = sign(&world, Rs256).await;
    let revoked = world.admin().revoke_key(&kid(&lost)).await;
    revoked.expect("it is revoked");
    assert_eq!(read(&world, &lost).await, None);
    world.me(&pair.access).await.ok();
    assert_eq!(algorithms(&world).await, ["ES256", "RS256"]);
    let next = sign(&world, Rs256).await;
    assert_ne!(kid(&next), kid(&lost));
    verify_elsewhere(&world, &next).await;
}

/// The configured key signs what is asked for with its algorithm, and a stored key the rest.
#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn stored_keys_sign_beside_one_from_the_settings(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let settings: [(Change, Algorithm); 3] = [
        (
            |settings| settings.tokens.jwt_private_key = Some(RSA.into()),
            Algorithm::RS256,
        ),
        (
            |settings| settings.tokens.jwt_private_key = Some(P256.into()),
            Algorithm::ES256,
        ),
        (
            |settings| settings.tokens.jwt_secret = Some(JWT_SECRET.into()),
            Algorithm::HS256,
        ),
    ];
    for (set, configured) in settings {
        let world = World::start_with(backend, set).await;
        let access = world.tokens("ann").await.access;
        for algorithm in [Rs256, Es256] {
            let token = sign(&world, algorithm).await;
            verify_elsewhere(&world, &token).await;
            let same = algorithm.name() == format!("{configured:?}");
            assert_eq!(kid(&token) == kid(&access), same);
        }
        assert_eq!(algorithms(&world).await, ["ES256", "RS256"]);
        let header = jsonwebtoken::decode_header(&access).expect("a header");
        assert_eq!(header.alg, configured);
        world.me(&access).await.ok();
        let configured_kid = kid(&access);
        // Those can be rotated; the configured one cannot.
        let refusal = world.admin().refused_rotation().await;
        assert!(refusal.contains("JWT_"), "{refusal}");
        let added = world.admin().rotate_keys_of_id_tokens().await;
        let added = added.expect("stored keys");
        assert_eq!(added.len(), usize::from(configured == Algorithm::HS256) + 1);
        let refused = world.admin().revoke_key(&configured_kid).await;
        assert!(
            refused
                .expect_err("configured")
                .to_string()
                .contains("JWT_")
        );
        world.me(&access).await.ok();
        let world = world.restarted(|_| {}).await;
        world.me(&access).await.ok();
    }
}

/// A stored key may have been lost to somebody, and a secret set for that reason.
#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn beside_a_configured_key_the_stored_ones_give_no_access(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::start(backend).await;
    let stored = world.tokens("ann").await;
    let world = world
        .restarted(|settings| settings.tokens.jwt_secret = Some(JWT_SECRET.into()))
        .await;
    assert_eq!(kid(&sign(&world, Es256).await), kid(&stored.access));
    world.me(&stored.access).await.refused(401, "TokenExpired");
    world.login("ann", PASSWORD).await.ok();
}

#[tokio::test]
async fn the_key_determines_the_algorithm() {
    let world = World::start(Sqlite).await;
    let genuine = sign(&world, Rs256).await;
    let keys = jwks(&world).await;
    let key = keys.find(&kid(&genuine)).expect("a published key");
    let public = serde_json::to_string(key).expect("JSON");
    let modulus = serde_json::to_value(key).expect("JSON")["n"].clone();
    let modulus = modulus.as_str().expect("a modulus").to_owned();
    let claims = json!({"iss": "us", "sub": "mallory"});
    // RFC 8725 section 2.1: the public key as the secret of an HMAC, in any form in which it is known.
    for secret in [public.as_bytes(), modulus.as_bytes()] {
        let mut header = Header::new(Algorithm::HS256);
        (header.kid, header.typ) = (Some(kid(&genuine)), Some("JWT".into()));
        let forged = jsonwebtoken::encode(&header, &claims, &EncodingKey::from_secret(secret));
        assert_eq!(read(&world, &forged.expect("a token")).await, None);
    }
    // The signature of another key's algorithm, and none at all.
    let es256 = sign(&world, Es256).await;
    let signature = es256.rsplit('.').next().expect("a signature");
    let (message, _) = genuine.rsplit_once('.').expect("a token");
    assert_eq!(read(&world, &format!("{message}.{signature}")).await, None);
    let header = json!({"alg": "none", "typ": "JWT", "kid": kid(&genuine)}).to_string();
    let payload = message.split('.').nth(1).expect("a payload");
    let unsigned = format!("{}.{payload}.", URL_SAFE_NO_PAD.encode(header));
    assert_eq!(read(&world, &unsigned).await, None);
    // Another kind of token.
    let keys = &world.domain().keys;
    let read = keys.read::<Value>(&genuine, "logout+jwt").await;
    assert_eq!(read.expect("keys"), None);
}

/// With `JWT_TYP=JWT` the header no longer tells an access token from any other.
#[tokio::test]
async fn no_other_token_gives_access() {
    let world =
        World::start_with(Sqlite, |settings| settings.tokens.jwt_typ = TokenType::Jwt).await;
    let access = world.tokens("ann").await.access;
    let payload = access.split('.').nth(1).expect("a payload");
    let payload = URL_SAFE_NO_PAD.decode(payload).expect("base64");
    let genuine: Value = serde_json::from_slice(&payload).expect("claims");
    let keys = &world.domain().keys;
    let signed = async |change: &dyn Fn(&mut Value), typ: &str| {
        let mut claims = genuine.clone();
        change(&mut claims);
        keys.sign(Es256, typ, &claims).await.expect("a token")
    };
    let same = signed(&|_| {}, "JWT").await;
    world.me(&same).await.ok();
    let remove = |claims: &mut Value, name: &str| {
        claims.as_object_mut().expect("an object").remove(name);
    };
    // An ID token has the session and perhaps all claims of the user, but no `client_id`; nor has a logout token, whose
    // `jti` is random.
    let id_token = signed(&|claims| remove(claims, "client_id"), "JWT").await;
    let without_jti = signed(&|claims| remove(claims, "jti"), "JWT").await;
    let other_jti = signed(
        &|claims| claims["jti"] = json!("6b0c3a9e5a8f4c0fa6d2f1a3b4c5d6e7.0"),
        "JWT",
    );
    let logout_token = signed(&|claims| claims["jti"] = json!("a1b2.c3"), "logout+jwt");
    for token in [id_token, without_jti, other_jti.await, logout_token.await] {
        world.me(&token).await.refused(401, "TokenExpired");
    }
}
