//! The keys that sign access tokens.

use auth_service_tests::{
    Backend::{self, Postgres, Sqlite},
    PASSWORD, Tokens, Value, World, json,
    settings::{Settings, TokenType},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use jsonwebtoken::{Algorithm, DecodingKey, Validation, jwk::JwkSet};
use rstest::rstest;

const JWT_SECRET: &str = "a secret of more than thirty-two bytes";

macro_rules! pem {
    ($name:literal) => {
        include_str!(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/fixtures/keys/",
            $name,
            ".pem"
        ))
    };
}

async fn jwks(world: &World) -> JwkSet {
    let keys = world.get("/.well-known/jwks.json").send().await.ok();
    serde_json::from_str(&keys.text).expect("a key set")
}

fn kids(keys: &JwkSet) -> Vec<String> {
    keys.keys
        .iter()
        .filter_map(|key| key.common.key_id.clone())
        .collect()
}

fn kid(token: &str) -> String {
    jsonwebtoken::decode_header(token)
        .expect("a header")
        .kid
        .expect("a kid")
}

/// Reads the token as a consumer of ours does.
fn read(
    token: &str,
    key: &DecodingKey,
    algorithm: Algorithm,
) -> jsonwebtoken::errors::Result<Value> {
    let mut validation = Validation::new(algorithm);
    validation.set_audience(&["web"]);
    validation.set_required_spec_claims(&["exp", "iss", "aud", "sub"]);
    jsonwebtoken::decode::<Value>(token, key, &validation).map(|data| data.claims)
}

fn with_key(pem: &str) -> impl FnOnce(&mut Settings) {
    let pem = pem.to_owned();
    move |settings| settings.tokens.jwt_private_key = Some(pem.into())
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn the_first_key_is_es256_and_survives_a_restart(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::start(backend).await;
    let before = jwks(&world).await;
    let pair = world.tokens("ann").await;
    assert_eq!(kids(&before), [kid(&pair.access)]);
    let world = world.restarted(|_| {}).await;
    assert_eq!(jwks(&world).await, before);
    world.me(&pair.access).await.ok();
    let key = DecodingKey::from_jwk(&before.keys[0]).expect("a key");
    assert_eq!(
        read(&pair.access, &key, Algorithm::ES256).expect("claims")["username"],
        "ann"
    );
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_rotation_logs_nobody_out(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let (fresh, expiring) = (world.tokens("ann").await, world.tokens("ann").await);
    let code = world.login("ann", PASSWORD).await.ok().field("code");
    world.advance_seconds(1);
    let new_kid = world.admin().rotate_keys().await.remove(0);
    world.me(&fresh.access).await.ok();
    world.redeem(&code).await.ok();
    let answer = world.get("/.well-known/jwks.json").send().await.ok();
    let published = kids(&jwks(&world).await);
    assert_eq!(
        published,
        [new_kid.clone(), kid(&fresh.access)],
        "the new one at once"
    );
    // No key set that was kept as long as this allows lacks the key that signs.
    let max_age = answer
        .header("cache-control")
        .and_then(|text| text.strip_prefix("public, max-age="))
        .expect("an age");
    world.advance_seconds(max_age.parse().expect("seconds"));
    assert_eq!(kid(&world.tokens("ann").await.access), kid(&fresh.access));
    world.advance_seconds(5);
    assert_eq!(kid(&world.tokens("ann").await.access), new_kid);
    world.advance_seconds(901);
    let world = world.restarted(|_| {}).await;
    let renewed = Tokens::from(world.refresh(&expiring).await.ok());
    assert_eq!(kid(&renewed.access), new_kid);
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_retired_key_goes_when_its_tokens_are_of_no_use(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::start(backend).await;
    let old = world.tokens("ann").await;
    let new_kid = world.admin().rotate_keys().await.remove(0);
    world.advance_seconds(86400 - 1);
    world.sweep().await.expect("swept");
    world.admin().reload_keys().await;
    assert_eq!(
        jwks(&world).await.keys.len(),
        2,
        "a refresh may still need it"
    );
    world.refresh(&old).await.ok();
    world.advance_seconds(2 * 3600 + 65);
    world.sweep().await.expect("swept");
    world.admin().reload_keys().await;
    assert_eq!(kids(&jwks(&world).await), [new_kid]);
    assert_eq!(world.count("signing_keys").await, 1);
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn parallel_rotations_leave_one_key_in_use(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let admin = world.admin();
    let rotations = (0..8).map(|_| admin.rotate_keys());
    futures::future::join_all(rotations).await;
    let in_use = "SELECT count(*) FROM signing_keys WHERE retired_at IS NULL";
    assert_eq!(world.column::<i64>(in_use).await, [1]);
    world.me(&world.tokens("ann").await.access).await.ok();
}

/// The key of ed25519.pem as version 2 of PKCS #8 (RFC 5958 section 2), which some libraries write.
fn ed25519_with_public_half() -> String {
    let der = |pem: &str| {
        let lines: String = pem.lines().filter(|line| !line.starts_with('-')).collect();
        STANDARD.decode(lines).expect("base64")
    };
    let (private, public) = (der(pem!("ed25519")), der(pem!("ed25519-public")));
    let version_1 = private
        .strip_prefix(b"\x30\x2e\x02\x01\x00")
        .expect("version 1");
    let public = &public[public.len() - 32..];
    let version_2 = [b"\x30\x51\x02\x01\x01", version_1, b"\x81\x21\x00", public].concat();
    let base64 = STANDARD.encode(version_2);
    format!("-----BEGIN PRIVATE KEY-----\n{base64}\n-----END PRIVATE KEY-----\n")
}

#[tokio::test]
async fn a_key_from_the_settings_signs_by_its_kind() {
    let one_line = pem!("p256").replace('\n', "\\n");
    let spaces = pem!("rsa").replace('\n', " ");
    let sec1_within = format!("A key:{}", pem!("p256-sec1").replace('\n', "\n  "));
    let with_public_half = ed25519_with_public_half();
    let cases = [
        (spaces.as_str(), Algorithm::RS256, "RSA"),
        (sec1_within.as_str(), Algorithm::ES256, "EC"),
        (with_public_half.as_str(), Algorithm::EdDSA, "OKP"),
        (pem!("rsa"), Algorithm::RS256, "RSA"),
        (pem!("rsa-pkcs1"), Algorithm::RS256, "RSA"),
        (pem!("p256"), Algorithm::ES256, "EC"),
        (pem!("p256-sec1"), Algorithm::ES256, "EC"),
        (one_line.as_str(), Algorithm::ES256, "EC"),
        (pem!("ed25519"), Algorithm::EdDSA, "OKP"),
    ];
    for (pem, algorithm, kind) in cases {
        let world = World::start_with(Backend::Sqlite, with_key(pem)).await;
        let access = world.tokens("ann").await.access;
        let header = jsonwebtoken::decode_header(&access).expect("a header");
        assert_eq!(header.alg, algorithm);

        let published = world.get("/.well-known/jwks.json").send().await.ok().json();
        let key = &published["keys"][0];
        assert_eq!(published["keys"].as_array().map(Vec::len), Some(1));
        assert_eq!((&key["kty"], &key["use"]), (&json!(kind), &json!("sig")));
        assert_eq!(key["alg"], json!(algorithm));
        for private in ["d", "p", "q", "dp", "dq", "qi", "k"] {
            assert_eq!(key[private], Value::Null, "{private}");
        }
        let keys = jwks(&world).await;
        let jwk = keys.find(&kid(&access)).expect("its key");
        let published = DecodingKey::from_jwk(jwk).expect("a key");
        let public = match algorithm {
            Algorithm::RS256 => DecodingKey::from_rsa_pem(pem!("rsa-public").as_bytes()),
            Algorithm::ES256 => DecodingKey::from_ec_pem(pem!("p256-public").as_bytes()),
            _ => DecodingKey::from_ed_pem(pem!("ed25519-public").as_bytes()),
        };
        for key in [published, public.expect("a key")] {
            assert_eq!(
                read(&access, &key, algorithm).expect("claims")["username"],
                "ann"
            );
        }
        world.me(&access).await.ok();
        let world = world.restarted(|_| {}).await;
        world.me(&access).await.ok();
        assert_eq!(
            world.count("signing_keys").await,
            0,
            "none is made beside it"
        );
    }
}

#[tokio::test]
async fn the_type_is_a_setting_that_logs_nobody_out() {
    let world = World::start(Backend::Sqlite).await;
    let before = world.tokens("ann").await;
    let world = world
        .restarted(|settings| settings.tokens.jwt_typ = TokenType::Jwt)
        .await;
    let after = world.tokens("ann").await;
    let header = jsonwebtoken::decode_header(&after.access).expect("a header");
    assert_eq!(header.typ.as_deref(), Some("JWT"));
    for pair in [&before, &after] {
        world.me(&pair.access).await.ok();
    }
}

#[tokio::test]
async fn a_shared_secret_signs_with_hs256_and_is_not_published() {
    let world = World::start_with(Backend::Sqlite, |settings| {
        settings.tokens.jwt_secret = Some(JWT_SECRET.into());
    })
    .await;
    let access = world.tokens("ann").await.access;
    let key = DecodingKey::from_secret(JWT_SECRET.as_bytes());
    assert_eq!(
        read(&access, &key, Algorithm::HS256).expect("claims")["username"],
        "ann"
    );
    assert_eq!(jwks(&world).await.keys, []);
    let world = world.restarted(|_| {}).await;
    world.me(&access).await.ok();
    // Another secret, as long: its tokens are not ours.
    let world = world
        .restarted(|settings| settings.tokens.jwt_secret = Some(JWT_SECRET.to_uppercase().into()))
        .await;
    world.me(&access).await.refused(401, "TokenExpired");
}

#[tokio::test]
async fn a_key_that_cannot_sign_stops_the_start() {
    let world = World::start(Backend::Sqlite).await;
    let mutilated = pem!("p256").replace("MIG", "MIX");
    let bad = [
        "garbage",
        "",
        pem!("p256-public"),
        pem!("rsa-public"),
        pem!("rsa-1024"),
        pem!("p384"),
        mutilated.as_str(),
    ];
    for pem in bad {
        let error = world.refused_start(with_key(pem)).await;
        assert!(error.contains("JWT_PRIVATE_KEY"), "{error}");
        let secret = pem.lines().nth(1).unwrap_or("garbage");
        assert!(!error.contains(secret), "{error}");
    }
    let (letters, words) = ("x".repeat(32), "password".repeat(4));
    for short in ["", "thirty-one bytes are not enough", &letters, &words] {
        let error = world
            .refused_start(|settings| settings.tokens.jwt_secret = Some(short.into()))
            .await;
        assert!(error.contains("JWT_SECRET"), "{error}");
        assert!(short.is_empty() || !error.contains(short), "{error}");
    }
    let error = world
        .refused_start(|settings| {
            settings.tokens.jwt_secret = Some(JWT_SECRET.into());
            settings.tokens.jwt_private_key = Some(pem!("p256").into());
        })
        .await;
    assert!(
        error.contains("JWT_SECRET") && error.contains("JWT_PRIVATE_KEY"),
        "{error}"
    );
    assert!(!error.contains(JWT_SECRET));
}

#[tokio::test]
async fn a_key_from_the_settings_is_not_rotated() {
    let from_pem = World::start_with(Backend::Sqlite, with_key(pem!("ed25519"))).await;
    let from_secret = World::start_with(Backend::Sqlite, |settings| {
        settings.tokens.jwt_secret = Some(JWT_SECRET.into());
    })
    .await;
    for world in [from_pem, from_secret] {
        let before = kid(&world.tokens("ann").await.access);
        let refusal = world.admin().refused_rotation().await;
        assert!(refusal.contains("JWT_"), "{refusal}");
        assert_eq!(kid(&world.tokens("ann").await.access), before);
        assert_eq!(world.count("signing_keys").await, 0);
    }
}

/// Going from a key in the database to one in the settings and back.
#[tokio::test]
async fn a_key_in_the_settings_stands_alone() {
    let world = World::start(Backend::Sqlite).await;
    let old = world.tokens("ann").await;
    let world = world.restarted(with_key(pem!("p256"))).await;
    world.me(&old.access).await.refused(401, "TokenExpired");
    assert_eq!(jwks(&world).await.keys.len(), 1);
    let new = world.tokens("ann").await;
    let world = world
        .restarted(|settings| settings.tokens.jwt_private_key = None)
        .await;
    world.me(&new.access).await.refused(401, "TokenExpired");
    world.me(&old.access).await.ok();
}
