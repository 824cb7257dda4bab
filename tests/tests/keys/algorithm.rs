//! `JWT_ALGORITHM`, and the forms of `JWT_PRIVATE_KEY`.

use auth_service_tests::{
    Backend::{self, Postgres, Sqlite},
    World,
    settings::{JwtAlgorithm, Settings},
};
use jsonwebtoken::{Algorithm, DecodingKey, Validation, jwk::JwkSet};
use rstest::rstest;

use super::{P256, PASSPHRASE, RSA, algorithm, encrypted};

const JWT_SECRET: &str = "a secret of more than thirty-two bytes";

fn sign_with(algorithm: JwtAlgorithm) -> impl FnOnce(&mut Settings) {
    move |settings| settings.tokens.jwt_algorithm = Some(algorithm)
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_change_of_the_algorithm_logs_nobody_out(#[values(Sqlite, Postgres)] backend: Backend) {
    let mut world = World::start(backend).await;
    let mut pairs = vec![world.tokens("ann").await];
    for (set, expected) in [
        (JwtAlgorithm::Rs256, Algorithm::RS256),
        (JwtAlgorithm::EdDsa, Algorithm::EdDSA),
        (JwtAlgorithm::Es256, Algorithm::ES256),
    ] {
        world = world.restarted(sign_with(set)).await;
        let pair = world.tokens("ann").await;
        assert_eq!(algorithm(&pair.access), expected);
        let keys = world.get("/.well-known/jwks.json").send().await.ok();
        let keys: JwkSet = serde_json::from_str(&keys.text).expect("keys");
        let key = keys.find(&super::kid(&pair.access)).expect("published");
        let mut validation = Validation::new(expected);
        validation.set_audience(&["web"]);
        let key = DecodingKey::from_jwk(key).expect("a key");
        jsonwebtoken::decode::<serde_json::Value>(&pair.access, &key, &validation)
            .expect("genuine");
        pairs.push(pair);
    }
    for pair in &pairs {
        world.me(&pair.access).await.ok();
    }
    let renewed = world.refresh(&pairs[1]).await.ok();
    assert_eq!(algorithm(&renewed.field("accessToken")), Algorithm::ES256);
}

#[tokio::test]
async fn an_algorithm_that_contradicts_the_key_stops_the_start() {
    let world = World::start(Sqlite).await;
    let error = world.refused_start(sign_with(JwtAlgorithm::Hs256)).await;
    assert!(
        error.contains("JWT_ALGORITHM") && error.contains("JWT_SECRET"),
        "{error}"
    );
    let error = world
        .refused_start(|settings| {
            settings.tokens.jwt_secret = Some(JWT_SECRET.into());
            settings.tokens.jwt_algorithm = Some(JwtAlgorithm::Rs256);
        })
        .await;
    assert!(
        error.contains("JWT_ALGORITHM") && error.contains("JWT_SECRET"),
        "{error}"
    );
    let error = world
        .refused_start(|settings| {
            settings.tokens.jwt_private_key = Some(P256.into());
            settings.tokens.jwt_algorithm = Some(JwtAlgorithm::Rs256);
        })
        .await;
    for part in ["JWT_ALGORITHM", "JWT_PRIVATE_KEY", "ES256", "RS256"] {
        assert!(error.contains(part), "{error}");
    }
    let world = world
        .restarted(|settings| {
            settings.tokens.jwt_secret = Some(JWT_SECRET.into());
            settings.tokens.jwt_algorithm = Some(JwtAlgorithm::Hs256);
        })
        .await;
    assert_eq!(
        algorithm(&world.tokens("ann").await.access),
        Algorithm::HS256
    );
}

#[tokio::test]
async fn the_private_key_may_be_a_file_and_encrypted() {
    let folder = std::env::temp_dir().join(format!("auth-keys-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let (plain, sealed) = (folder.join("plain.pem"), folder.join("sealed.pem"));
    std::fs::write(&plain, RSA).expect("written");
    std::fs::write(&sealed, encrypted(RSA)).expect("written");
    let (plain, sealed) = (plain.display().to_string(), sealed.display().to_string());

    let mut world = World::start(Sqlite).await;
    let missing = folder.join("missing.pem").display().to_string();
    for (setting, passphrase, expected) in [
        (missing.as_str(), None, "JWT_PRIVATE_KEY: "),
        (&sealed, None, "JWT_PRIVATE_KEY_PASSPHRASE must be set"),
        (&sealed, Some("wrong"), "JWT_PRIVATE_KEY_PASSPHRASE: "),
    ] {
        let error = world
            .refused_start(|settings| {
                settings.tokens.jwt_private_key = Some(setting.into());
                settings.tokens.jwt_private_key_passphrase = passphrase.map(Into::into);
            })
            .await;
        assert!(error.contains(expected), "{error}");
        assert!(
            !error.contains(setting) && !error.contains("wrong"),
            "{error}"
        );
    }
    let in_the_setting = encrypted(RSA);
    for setting in [&plain, &sealed, &in_the_setting] {
        world = world
            .restarted(|settings| {
                settings.tokens.jwt_private_key = Some(setting.as_str().into());
                settings.tokens.jwt_private_key_passphrase = Some(PASSPHRASE.into());
            })
            .await;
        assert_eq!(
            algorithm(&world.tokens("ann").await.access),
            Algorithm::RS256
        );
    }
    std::fs::remove_dir_all(&folder).expect("removed");
}
