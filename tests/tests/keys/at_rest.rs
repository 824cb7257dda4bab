//! No secret can be read from the database.

use auth_service_tests::{
    Backend::{self, Postgres, Sqlite},
    PASSWORD, Tokens, World,
};
use base64::{
    Engine,
    engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD},
};
use rstest::rstest;

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_private_key_cannot_be_read_from_the_database(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::start(backend).await;
    world.admin().rotate_keys().await;
    let dump = world.dump().await;
    for form in ["PRIVATE KEY", "MIGHAgEAMB", "\"d\""] {
        assert!(!dump.contains(form), "{form}");
    }
    // The curve's name, which every encoding of a P-256 key holds.
    let curve = [0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07];
    let stored: Vec<String> = world.column("SELECT private_key FROM signing_keys").await;
    assert_eq!(stored.len(), 2);
    for sealed in stored {
        let bytes = STANDARD_NO_PAD.decode(sealed).expect("base64");
        assert!(bytes.len() > 100 && !bytes.windows(curve.len()).any(|part| part == curve));
        assert!(
            STANDARD_NO_PAD.decode(&bytes).is_err(),
            "no key in base64 behind it"
        );
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn no_secret_is_stored_as_it_is(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let wrong = "my pass phrase, typed as a name";
    world
        .login(wrong, "and the wrong password")
        .await
        .refused(401, "Invalid Credentials");
    let mut secrets = vec![
        PASSWORD.to_owned(),
        wrong.to_owned(),
        "and the wrong password".to_owned(),
    ];
    let code = world.login("ann", PASSWORD).await.ok().field("code");
    let unused = world.login("ann", PASSWORD).await.ok().field("code");
    let first = Tokens::from(world.redeem(&code).await.ok());
    let second = Tokens::from(world.refresh(&first).await.ok());
    let third = Tokens::from(world.refresh(&second).await.ok());
    let other = world.tokens("ann").await;
    world.logout(&other).await.ok();
    secrets.extend([code, unused]);
    for pair in [first, second, third, other] {
        secrets.extend(pair.access.split('.').skip(1).map(str::to_owned));
        secrets.push(pair.refresh);
    }
    let dump = world.dump().await;
    assert!(
        dump.contains("RELOGIN") && dump.contains("LOGOUT"),
        "{dump}"
    );
    let lower = dump.to_lowercase();
    for secret in secrets {
        assert!(!dump.contains(&secret), "{secret}");
        assert!(
            !lower.contains(&hex(secret.as_bytes())),
            "{secret} in hexadecimal"
        );
        if let Ok(bytes) = URL_SAFE_NO_PAD.decode(&secret) {
            assert!(!lower.contains(&hex(&bytes)), "the bytes of {secret}");
        }
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
