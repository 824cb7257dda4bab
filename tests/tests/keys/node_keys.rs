//! `jwt_keys`: the keys of the Node service are taken over, and ours are published there.

use auth_service_tests::{
    Backend::{self, Postgres, Sqlite},
    Tokens, Value, Version, World, json,
    settings::{JwtAlgorithm, Settings},
};
use jsonwebtoken::{Algorithm, DecodingKey, Validation};
use openssl::{pkey::PKey, rsa::Rsa};
use rstest::rstest;

use super::{PASSPHRASE, RSA, algorithm, encrypted, kid, public};

async fn with_key(backend: Backend) -> World {
    let world = World::adopted_from(backend, Version::Keys).await;
    let (public, private) = (public(RSA), encrypted(RSA));
    // The fixture's rows are no keys, which must hinder nobody.
    world
        .sql(&format!(
            "INSERT INTO jwt_keys (key_id, public_key, private_key, created_on) \
             VALUES ('theirs', '{public}', '{private}', '2026-01-02 03:04:05')"
        ))
        .await;
    world
}

fn as_node(settings: &mut Settings) {
    settings.tokens.jwt_algorithm = Some(JwtAlgorithm::Rs256);
    settings.tokens.jwt_private_key_passphrase = Some(PASSPHRASE.into());
}

async fn log_in(world: &World) -> Tokens {
    let body = json!({
        "client_id": "webapp", "client_secret": "webapp-secret",
        "username": "ada", "password": "ada-Secret-1",
    });
    let answer = world.post("/auth/login-token").json(body).send().await;
    Tokens::from(answer.ok())
}

async fn published(world: &World) -> Vec<String> {
    let keys = world.get("/.well-known/jwks.json").send().await.ok().json();
    let keys = keys["keys"].as_array().expect("keys").iter();
    keys.map(|key| key["kid"].as_str().expect("a kid").to_owned())
        .collect()
}

/// What a neighbour does: it looks the `kid` up in the table.
async fn verify_by_table(world: &World, token: &str) {
    let rows: Vec<String> = world
        .column(&format!(
            "SELECT public_key FROM jwt_keys WHERE key_id = '{}'",
            kid(token)
        ))
        .await;
    let key = DecodingKey::from_rsa_pem(rows[0].as_bytes()).expect("a PEM");
    let mut validation = Validation::new(Algorithm::RS256);
    validation.validate_aud = false;
    jsonwebtoken::decode::<Value>(token, &key, &validation).expect("genuine");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn the_newest_goes_on_signing(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = with_key(backend).await.restarted(as_node).await;
    let pair = log_in(&world).await;
    assert_eq!(
        (kid(&pair.access).as_str(), algorithm(&pair.access)),
        ("theirs", Algorithm::RS256)
    );
    verify_by_table(&world, &pair.access).await;
    world.me(&pair.access).await.ok();
    assert!(published(&world).await.contains(&"theirs".to_owned()));
    let own_rsa = "SELECT kid FROM signing_keys WHERE algorithm = 'RS256'";
    assert_eq!(
        world.column::<String>(own_rsa).await,
        [""; 0],
        "none is needed"
    );

    // The way from their key to one of ours.
    let ours = world.admin().rotate_keys().await.remove(0);
    assert_eq!(world.column::<String>(own_rsa).await, [ours.as_str()]);
    assert_eq!(kid(&log_in(&world).await.access), "theirs");
    assert!(published(&world).await.contains(&ours), "before it is used");
    world.advance_seconds(65);
    let next = log_in(&world).await;
    assert_eq!(kid(&next.access), ours);
    verify_by_table(&world, &next.access).await;
    world.me(&pair.access).await.ok();
    // The Node service signs with the newest row, so ours must not be that.
    let newest = "SELECT key_id FROM jwt_keys ORDER BY created_on DESC";
    assert_eq!(world.column::<String>(newest).await[0], "theirs");
    world.admin().revoke_key(&ours).await.expect("revoked");
    let left: Vec<String> = world.column("SELECT key_id FROM jwt_keys").await;
    assert!(!left.contains(&ours), "withdrawn");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn without_the_passphrase_they_only_verify(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = with_key(backend).await.restarted(as_node).await;
    let pair = log_in(&world).await;
    for passphrase in [None, Some("wrong")] {
        let world = world.second_instance_with(|settings| {
            settings.tokens.jwt_private_key_passphrase = passphrase.map(Into::into);
        });
        let world = world.await;
        world.me(&pair.access).await.ok();
        let own = log_in(&world).await;
        assert_ne!(kid(&own.access), "theirs");
        verify_by_table(&world, &own.access).await;
    }
}

/// The Node service has rotated its keys: it deletes the oldest row, which is ours, and adds one.
#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_row_of_ours_that_was_deleted_comes_back(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::adopted_from(backend, Version::Keys)
        .await
        .restarted(as_node)
        .await;
    let pair = log_in(&world).await;
    verify_by_table(&world, &pair.access).await;
    world
        .sql(&format!(
            "DELETE FROM jwt_keys WHERE key_id = '{}'",
            kid(&pair.access)
        ))
        .await;
    world.admin().reload_keys().await;
    verify_by_table(&world, &pair.access).await;
}

async fn rows(world: &World) -> Vec<String> {
    let rows = "SELECT key_id FROM jwt_keys WHERE private_key = '' ORDER BY key_id";
    world.column(rows).await
}

fn new_rsa() -> String {
    let key = PKey::from_rsa(Rsa::generate(2048).expect("a key")).expect("a key");
    String::from_utf8(key.private_key_to_pem_pkcs8().expect("a PEM")).expect("text")
}

/// Neighbours trust every row, so a key must not outlive its use.
#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_key_that_the_settings_no_longer_name_is_withdrawn(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::adopted_from(backend, Version::Keys).await;
    let first = |settings: &mut Settings| settings.tokens.jwt_private_key = Some(RSA.into());
    let world = world.restarted(first).await;
    let old = kid(&log_in(&world).await.access);
    assert_eq!(rows(&world).await, [old.as_str()]);
    let key = new_rsa();
    let world = world
        .restarted(move |settings| settings.tokens.jwt_private_key = Some(key.into()))
        .await;
    let new = kid(&log_in(&world).await.access);
    let mut both = [old.clone(), new.clone()];
    both.sort();
    // One that still runs with the old key keeps it there.
    let other = world.second_instance_with(first).await;
    for _ in 0..4 {
        world.advance_seconds(300);
        world.admin().reload_keys().await;
        other.admin().reload_keys().await;
        assert_eq!(rows(&world).await, both);
    }
    other.stop().await;
    world.advance_seconds(300);
    world.admin().reload_keys().await;
    assert_eq!(rows(&world).await, both, "it may be restarting");
    world.advance_seconds(301);
    world.admin().reload_keys().await;
    assert_eq!(rows(&world).await, [new]);
    assert_eq!(world.count("published_keys").await, 1);
}

/// The stored RSA key then signs ID tokens alone, which neighbours would take for access tokens.
#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_key_that_signs_no_access_tokens_any_more_is_withdrawn(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::adopted_from(backend, Version::Keys).await;
    let world = world.restarted(as_node).await;
    let ours = kid(&log_in(&world).await.access);
    assert_eq!(rows(&world).await, [ours.as_str()]);
    let world = world
        .restarted(|settings| settings.tokens.jwt_algorithm = None)
        .await;
    assert!(
        published(&world).await.contains(&ours),
        "it signs ID tokens"
    );
    world.advance_seconds(601);
    world.admin().reload_keys().await;
    assert_eq!(rows(&world).await, [""; 0]);
    let left: Vec<String> = world.column("SELECT key_id FROM jwt_keys").await;
    assert_eq!(left.len(), 2, "those of the Node service stay");
}

/// An administrator's command has no settings of the service, perhaps.
#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_revoked_key_is_withdrawn_by_whoever_revokes_it(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::adopted_from(backend, Version::Keys).await;
    let world = world.restarted(as_node).await;
    let ours = kid(&log_in(&world).await.access);
    let world = world
        .restarted(|settings| settings.tokens.jwt_algorithm = None)
        .await;
    world.admin().revoke_key(&ours).await.expect("revoked");
    assert_eq!(rows(&world).await, [""; 0]);
}

/// The Node service is upgraded while this service runs.
#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_table_that_is_new_is_found_within_a_minute(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::adopted_from(backend, Version::RoleTenants).await;
    let world = world.restarted(as_node).await;
    let pair = log_in(&world).await;
    let id = match backend {
        Sqlite => "id integer PRIMARY KEY",
        Postgres => "id serial PRIMARY KEY",
    };
    world
        .sql(&format!(
            "CREATE TABLE jwt_keys ({id}, key_id varchar(100) UNIQUE NOT NULL, public_key text NOT NULL, \
             private_key text NOT NULL, created_on timestamp DEFAULT CURRENT_TIMESTAMP)"
        ))
        .await;
    world.advance_seconds(60);
    world.admin().reload_keys().await;
    verify_by_table(&world, &pair.access).await;
}

/// The Node service could not sign with it either.
#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_row_that_is_no_key_gives_way_to_an_older_one(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = with_key(backend).await;
    world
        .sql(
            "INSERT INTO jwt_keys (key_id, public_key, private_key, created_on) \
             VALUES ('newest', 'none', 'none', '2026-01-03 00:00:00')",
        )
        .await;
    let world = world.restarted(as_node).await;
    assert_eq!(kid(&log_in(&world).await.access), "theirs");
}
