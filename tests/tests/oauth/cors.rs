//! Pages of clients call the token, userinfo and revocation endpoints, and read the metadata.

use auth_service_tests::{
    Answer,
    Backend::{self, Postgres, Sqlite},
    World,
    admin::{ClientAction, ClientType, SettingsChange},
    eventually,
};
use reqwest::Method;
use rstest::rstest;

use super::registered::{change, create, post};

const CLIENT: &str = "spa";
/// Of the redirect URI that the scene registers.
const ORIGIN: &str = "https://app.example";
const FOREIGN: &str = "https://app.example.evil";
const PATHS: [&str; 3] = ["/oauth2/token", "/oauth2/userinfo", "/oauth2/revoke"];

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

async fn preflight(world: &World, path: &str, origin: &str) -> Answer {
    world
        .call(Method::OPTIONS, path)
        .header("Origin", origin)
        .header("Access-Control-Request-Method", "POST")
        .header("Access-Control-Request-Headers", "authorization,dpop")
        .send()
        .await
}

async fn asked(world: &World, path: &str, origin: &str) -> Answer {
    world
        .post(path)
        .header("Origin", origin)
        .body("application/x-www-form-urlencoded", "token=x&client_id=spa")
        .send()
        .await
}

const ALLOWED: &str = "access-control-allow-origin";

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn origins_of_redirect_uris_are_let_in(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = world(backend).await;
    for path in PATHS {
        let reply = preflight(&world, path, ORIGIN).await;
        assert_eq!((reply.status, reply.header(ALLOWED)), (204, Some(ORIGIN)));
        let headers = reply
            .header("access-control-allow-headers")
            .expect("a list");
        for name in ["Authorization", "DPoP", "Content-Type"] {
            assert!(headers.split(", ").any(|allowed| allowed == name), "{name}");
        }
        let reply = asked(&world, path, ORIGIN).await;
        assert_eq!(reply.header(ALLOWED), Some(ORIGIN), "{path}");
        assert_eq!(reply.header("access-control-allow-credentials"), None);
        assert_eq!(reply.header("vary"), Some("Origin"));
        let exposed = reply
            .header("access-control-expose-headers")
            .expect("a list");
        for name in ["WWW-Authenticate", "DPoP-Nonce"] {
            assert!(exposed.split(", ").any(|exposed| exposed == name), "{name}");
        }
        for stranger in [
            FOREIGN,
            "null",
            "http://app.example",
            "https://app.example:8443",
        ] {
            let reply = preflight(&world, path, stranger).await;
            assert_eq!((reply.status, reply.header(ALLOWED)), (204, None));
            let reply = asked(&world, path, stranger).await;
            assert_eq!(reply.header(ALLOWED), None, "{path} {stranger}");
            assert_eq!(reply.header("vary"), Some("Origin"));
        }
    }
    for path in [
        "/.well-known/openid-configuration",
        "/.well-known/oauth-authorization-server",
        "/.well-known/jwks.json",
    ] {
        assert_eq!(
            preflight(&world, path, ORIGIN).await.header(ALLOWED),
            Some(ORIGIN)
        );
        let reply = world.get(path).header("Origin", FOREIGN).send().await;
        assert_eq!((reply.status, reply.header(ALLOWED)), (200, Some("*")));
    }
    // Nowhere else.
    for path in ["/auth/login", "/oauth2/par", "/oauth2/introspect"] {
        assert_eq!(preflight(&world, path, ORIGIN).await.status, 405);
        let reply = asked(&world, path, ORIGIN).await;
        assert_eq!(reply.header(ALLOWED), None, "{path}");
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_loopback_address_has_any_port(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = world(backend).await;
    let uris = SettingsChange {
        redirect_uris: Some(vec!["http://127.0.0.1/cb".to_owned()]),
        ..SettingsChange::default()
    };
    change(&world, CLIENT, uris).await;
    for origin in ["http://127.0.0.1", "http://127.0.0.1:5555"] {
        let reply = preflight(&world, PATHS[0], origin).await;
        assert_eq!(reply.header(ALLOWED), Some(origin));
    }
    for stranger in [
        "https://127.0.0.1:5555",
        "http://127.0.0.2:5555",
        "http://localhost:5555",
    ] {
        let reply = preflight(&world, PATHS[0], stranger).await;
        assert_eq!(reply.header(ALLOWED), None, "{stranger}");
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_new_client_is_known_at_once(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = world(backend).await;
    assert_eq!(
        preflight(&world, PATHS[0], ORIGIN).await.header(ALLOWED),
        Some(ORIGIN)
    );
    let other = "http://localhost:4200";
    let uris = SettingsChange {
        redirect_uris: Some(vec![format!("{other}/callback")]),
        ..SettingsChange::default()
    };
    change(&world, CLIENT, uris).await;
    // An unknown origin causes at most one query a second.
    eventually("the new origin is known", async || {
        let reply = preflight(&world, PATHS[0], other).await;
        (reply.header(ALLOWED) == Some(other)).then_some(())
    })
    .await;
    let disabled = world
        .admin()
        .act_on_client(CLIENT, ClientAction::Disable)
        .await;
    disabled.expect("a change");
    eventually("the origin is forgotten", async || {
        // A stranger causes the copy to be read again.
        preflight(&world, PATHS[0], FOREIGN).await;
        let reply = preflight(&world, PATHS[0], other).await;
        reply.header(ALLOWED).is_none().then_some(())
    })
    .await;
}

#[tokio::test]
async fn the_setting_goes_on_working() {
    let listed = "https://listed.example";
    let world = World::start_with(Sqlite, |settings| {
        settings.listen.cors_origins = vec![listed.into()];
    })
    .await;
    create(
        &world,
        CLIENT,
        ClientType::Public,
        SettingsChange::default(),
    )
    .await;
    let reply = asked(&world, PATHS[0], listed).await;
    assert_eq!(reply.header(ALLOWED), Some(listed));
    assert_eq!(
        reply.header("access-control-allow-credentials"),
        Some("true")
    );
    let reply = asked(&world, PATHS[0], ORIGIN).await;
    assert_eq!(reply.header(ALLOWED), Some(ORIGIN));
    assert_eq!(reply.header("access-control-allow-credentials"), None);
    let reply = post(&world, PATHS[0], &[], &[]).await;
    assert_eq!(
        (reply.header(ALLOWED), reply.header("vary")),
        (None, Some("Origin"))
    );
}
