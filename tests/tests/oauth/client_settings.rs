//! What `admin client create` and `update` accept, and what is left of a deleted client or user.

use auth_service_tests::{
    Backend::{self, Postgres, Sqlite},
    CLIENT_ID, Signer, World,
    admin::{ChangeError, ClientAction, ClientChange, ClientType, SettingsChange, UserAction},
    json,
};
use rstest::rstest;

use super::{
    registered::{REDIRECT_URI, change, create, settings},
    scene::{post_as_web, signed_in, tokens, trust},
};

async fn problem(world: &World, client_id: &str, wanted: ClientChange) -> String {
    let changed = world.admin().update_client(client_id, wanted).await;
    let error = changed.expect_err("a contradiction");
    assert!(matches!(error, ChangeError::Invalid { .. }), "{error}");
    error.to_string()
}

fn keys() -> String {
    Signer::es256().set("one").to_string()
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn settings_that_contradict_each_other_are_refused(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::start(backend).await;
    create(&world, "spa", ClientType::Public, SettingsChange::default()).await;
    for (client_id, wanted, expected) in [
        (
            CLIENT_ID,
            SettingsChange {
                refresh_rotation: Some(false),
                ..SettingsChange::default()
            },
            "--refresh-rotation: off is allowed only with",
        ),
        (
            "spa",
            SettingsChange {
                jwks: Some(keys()),
                ..SettingsChange::default()
            },
            "--jwks: a public client cannot keep a key secret",
        ),
        (
            "spa",
            SettingsChange {
                grants: Some(vec!["client_credentials".into()]),
                ..SettingsChange::default()
            },
            "--grant: client_credentials needs a client that can keep a secret",
        ),
        (
            CLIENT_ID,
            SettingsChange {
                jwks: Some(json!({"keys": [{"kty": "oct", "k": "AAAA"}]}).to_string()),
                ..SettingsChange::default()
            },
            "--jwks: it contains a private key",
        ),
        (
            CLIENT_ID,
            SettingsChange {
                jwks: Some("{}".into()),
                ..SettingsChange::default()
            },
            "--jwks: a JWK Set with",
        ),
        (
            CLIENT_ID,
            SettingsChange {
                redirect_uris: Some(vec!["http://app.example/in".into()]),
                ..SettingsChange::default()
            },
            "--redirect-uri: https is required",
        ),
        (
            CLIENT_ID,
            SettingsChange {
                post_logout_redirect_uris: Some(vec!["https://*.example/".into()]),
                ..SettingsChange::default()
            },
            "--post-logout-redirect-uri: wildcards",
        ),
        (
            CLIENT_ID,
            SettingsChange {
                permissions: Some(vec!["read all".into()]),
                ..SettingsChange::default()
            },
            "--permission: it must not contain spaces",
        ),
    ] {
        let problem = problem(&world, client_id, settings(wanted)).await;
        assert!(problem.starts_with(expected), "{problem}");
    }
    // Nothing of it was stored.
    assert_eq!(world.count("client_settings").await, 0);
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_client_with_keys_needs_no_secret(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let with_keys = SettingsChange {
        jwks: Some(keys()),
        refresh_rotation: Some(false),
        ..SettingsChange::default()
    };
    create(&world, "signer", ClientType::Confidential, with_keys).await;
    let secrets = "SELECT client_secret FROM auth_clients WHERE client_id = 'signer'";
    assert_eq!(world.column::<String>(secrets).await, [""]);
    // Another kind of key replaces the first, and rotation may stay off.
    let fetched = SettingsChange {
        jwks_uri: Some("https://app.example/jwks".into()),
        ..SettingsChange::default()
    };
    change(&world, "signer", fetched).await;
    let stored = "SELECT jwks_uri FROM client_settings WHERE jwks IS NULL AND NOT refresh_rotation";
    assert_eq!(
        world.column::<String>(stored).await,
        ["https://app.example/jwks"]
    );
    let without = SettingsChange {
        jwks_uri: Some(String::new()),
        refresh_rotation: Some(true),
        ..SettingsChange::default()
    };
    let problem = problem(&world, "signer", settings(without.clone())).await;
    assert!(problem.contains("--rotate-secret"), "{problem}");
    let public = ClientChange {
        client_type: Some(ClientType::Public),
        ..settings(without)
    };
    let changed = world.admin().update_client("signer", public).await;
    changed.expect("a change");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_left_of_a_deleted_client(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    for name in ["one", "two"] {
        let trusted = SettingsChange {
            trusted: Some(true),
            post_logout_redirect_uris: Some(vec![REDIRECT_URI.into()]),
            ..SettingsChange::default()
        };
        create(&world, name, ClientType::Public, trusted).await;
    }
    let number = "(SELECT max(id) FROM auth_clients)";
    world
        .sql(&format!(
            "INSERT INTO consents (user_id, client_id, scopes, granted_at) \
             SELECT id, {number}, 'openid', CURRENT_TIMESTAMP FROM users LIMIT 1"
        ))
        .await;
    let deleted = world
        .admin()
        .act_on_client("two", ClientAction::Delete)
        .await;
    deleted.expect("a change");
    assert_eq!(world.count("client_settings").await, 1);
    assert_eq!(world.count("client_uris").await, 2);
    assert_eq!(world.count("consents").await, 0);
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_left_of_a_deleted_user(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    world.tokens("ann").await;
    signed_in(&world, "ann").await;
    assert_eq!(world.count("browser_sessions").await, 1);
    world
        .sql(
            "INSERT INTO consents (user_id, client_id, scopes, granted_at) \
             SELECT id, 1, 'openid', CURRENT_TIMESTAMP FROM users WHERE username = 'ann'",
        )
        .await;
    world
        .sql(
            "INSERT INTO session_grants \
             (session_id, client_id, scopes, methods, authenticated_at, ends_at) \
             SELECT id, 1, 'openid', 'pwd', started_at, expires_at FROM sessions",
        )
        .await;
    world
        .sql(
            "INSERT INTO client_settings (client_id, backchannel_logout_uri) \
             VALUES (1, 'https://app.example/logout')",
        )
        .await;
    let deleted = world.admin().act_on_user("ann", UserAction::Delete).await;
    deleted.expect("a change");
    for table in ["consents", "session_grants", "browser_sessions"] {
        assert_eq!(world.count(table).await, 0, "{table}");
    }
    // The client is still told.
    assert_eq!(world.count("client_logouts").await, 1);
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn expired_rows_are_swept(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    world.tokens("ann").await;
    for (ended, hash) in [("NULL", "01"), ("started_at", "02")] {
        let bytes = match backend {
            Sqlite => format!("x'{hash}'"),
            Postgres => format!("'\\x{hash}'::bytea"),
        };
        // Any UUID will do for the id.
        let id = match hash {
            "01" => "id",
            _ => "user_id",
        };
        world
            .sql(&format!(
                "INSERT INTO browser_sessions (id, secret_hash, user_id, provider, methods, \
                 authenticated_at, last_used_at, expires_at, ended_at) \
                 SELECT {id}, {bytes}, user_id, 'internal', 'pwd', started_at, started_at, \
                 expires_at, {ended} FROM sessions"
            ))
            .await;
    }
    world.advance_seconds(60);
    world.sweep().await.expect("a sweep");
    assert_eq!(world.count("browser_sessions").await, 1);
    world
        .sql(
            "INSERT INTO session_grants \
             (session_id, client_id, scopes, methods, authenticated_at, ends_at) \
             SELECT id, 1, 'openid', 'pwd', started_at, expires_at FROM sessions",
        )
        .await;
    world
        .sql(
            "INSERT INTO client_logouts (client_id, session_id, user_id, next_try_at, created_at) \
             SELECT 1, id, user_id, started_at, started_at FROM sessions",
        )
        .await;
    world.advance_seconds(40 * 86_400);
    world.sweep().await.expect("a sweep");
    for table in ["browser_sessions", "session_grants", "client_logouts"] {
        assert_eq!(world.count(table).await, 0, "{table}");
    }
}

/// Of sessions that were granted more, the next refresh.
#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn fewer_scopes_hold_for_sessions_too(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    trust(&world).await;
    let page = signed_in(&world, "ann").await;
    let scope = "openid email offline_access";
    let granted = tokens(&world, &page, &[("scope", scope)]).await.ok();
    assert_eq!(granted.field("scope"), scope);
    let fewer = SettingsChange {
        scopes: Some(vec!["openid".into(), "offline_access".into()]),
        ..SettingsChange::default()
    };
    change(&world, CLIENT_ID, fewer).await;
    let refresh = granted.field("refresh_token");
    let fields = [
        ("grant_type", "refresh_token"),
        ("refresh_token", &*refresh),
    ];
    let renewed = post_as_web(&world, "/oauth2/token", &fields).await.ok();
    assert_eq!(renewed.field("scope"), "openid offline_access");
}
