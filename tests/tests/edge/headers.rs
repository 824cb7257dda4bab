//! Headers of answers, and where a token may come from.

use auth_service_tests::{Backend, CLIENT_ID, World, json};

use crate::edge::wire::{JSON, exchange, get, request};

#[tokio::test]
async fn a_harmless_request_id_comes_back() {
    let world = World::start(Backend::Sqlite).await;
    for path in ["/health/live", "/nothing", "/auth/me"] {
        for id in ["a", "0123-abc_DEF.9", &"a".repeat(64)] {
            let reply = get(&world, path, &[&format!("X-Request-Id: {id}")]).await;
            assert_eq!(reply.header("x-request-id"), Some(id));
        }
        for id in ["", "a b", "<script>", "a;b", "a\tb", "ü", &"a".repeat(65)] {
            let reply = get(&world, path, &[&format!("X-Request-Id: {id}")]).await;
            let made = reply.header("x-request-id").expect("an id of our own");
            assert!(!made.is_empty() && made != id, "{id} {made}");
        }
    }
    let ids = [
        get(&world, "/nothing", &[]).await,
        get(&world, "/nothing", &[]).await,
    ]
    .map(|reply| reply.header("x-request-id").map(str::to_owned));
    assert_ne!(ids[0], ids[1]);
}

/// Verifiers in a browser read them too, and everybody may keep them for a while.
#[tokio::test]
async fn keys_and_issuer_are_for_everybody() {
    let world = World::start(Backend::Sqlite).await;
    for path in [
        "/.well-known/jwks.json",
        "/.well-known/openid-configuration",
    ] {
        let reply = get(&world, path, &["Origin: https://anywhere.example"]).await;
        assert_eq!(reply.header("access-control-allow-origin"), Some("*"));
        assert_eq!(reply.header("cache-control"), Some("public, max-age=60"));
    }
    let reply = get(&world, "/auth/me", &["Origin: https://anywhere.example"]).await;
    assert_eq!(reply.header("access-control-allow-origin"), None);
}

#[tokio::test]
async fn a_span_id_never_comes_back() {
    let world = World::start(Backend::Sqlite).await;
    let span = "X-Span-ID: 7d1f\"><script>";
    for path in [
        "/health/live",
        "/auth/me",
        "/auth/verify-reset-password-link",
        "/auth/google-auth-redirect",
        "/nothing",
    ] {
        let reply = get(&world, path, &[span]).await;
        assert_eq!(reply.header("x-span-id"), None, "{path}");
        assert!(!format!("{reply:?}").contains("7d1f"), "{path}");
    }
}

#[tokio::test]
async fn codes_and_tokens_are_not_stored() {
    let world = World::start(Backend::Sqlite).await;
    let login = world.login("ann", auth_service_tests::PASSWORD).await.ok();
    let redeemed = world.redeem(&login.field("code")).await.ok();
    let pair = world.tokens("ann").await;
    let refreshed = world.refresh(&pair).await.ok();
    let me = world.me(&refreshed.field("accessToken")).await.ok();
    for answer in [&login, &redeemed, &refreshed, &me] {
        assert_eq!(answer.header("cache-control"), Some("no-store"));
    }
    let direct = world
        .login_token("ann", auth_service_tests::PASSWORD)
        .await
        .ok();
    assert_eq!(direct.header("cache-control"), Some("no-store"));
    assert_eq!(
        world.redeem("garbage").await.header("cache-control"),
        Some("no-store")
    );
    let keys = world.get("/.well-known/jwks.json").send().await.ok();
    assert_ne!(
        keys.header("cache-control"),
        Some("no-store"),
        "keys are no secret"
    );
}

#[tokio::test]
async fn the_token_comes_from_the_header_only() {
    let world = World::start(Backend::Sqlite).await;
    let token = world.tokens("ann").await.access;
    for query in ["access_token", "token", "bearer", "Authorization"] {
        let reply = get(&world, &format!("/auth/me?{query}={token}"), &[]).await;
        reply.refused(401, "UNAUTHORIZED");
        assert_eq!(reply.header("www-authenticate"), Some("Bearer"));
    }
    let cookie = format!("Cookie: access_token={token}; Authorization=Bearer {token}");
    get(&world, "/auth/me", &[&cookie])
        .await
        .refused(401, "UNAUTHORIZED");
    let form = format!("access_token={token}");
    let bytes = request(
        "GET",
        "/auth/me",
        &[crate::edge::wire::FORM],
        form.as_bytes(),
    );
    exchange(&world, &bytes).await.refused(401, "UNAUTHORIZED");
    for value in [
        token.clone(),
        format!("Basic {token}"),
        format!("Bearer{token}"),
        "Bearer".into(),
        format!("Token {token}"),
    ] {
        let reply = get(&world, "/auth/me", &[&format!("Authorization: {value}")]).await;
        reply.refused(401, "UNAUTHORIZED");
        assert_eq!(reply.header("www-authenticate"), Some("Bearer"));
        assert!(!reply.text().contains(&token));
    }
    for scheme in ["Bearer", "bearer", "BEARER", "bEaReR "] {
        let reply = get(
            &world,
            "/auth/me",
            &[&format!("Authorization: {scheme} {token}")],
        )
        .await;
        assert_eq!(reply.status, 200, "{scheme}");
    }
}

/// RFC 9110 section 15.5.2 asks for a challenge; where no bearer would help there is none.
#[tokio::test]
async fn only_a_bearer_is_challenged() {
    let world = World::start(Backend::Sqlite).await;
    let body = json!({"code": "x", "clientId": CLIENT_ID}).to_string();
    let reply = exchange(
        &world,
        &request("POST", "/auth/token", &[JSON], body.as_bytes()),
    )
    .await;
    assert_eq!(
        (reply.status, reply.header("www-authenticate")),
        (401, None)
    );
    let reply = exchange(
        &world,
        &request("POST", "/logout", &[JSON], br#"{"refreshToken":"x"}"#),
    )
    .await;
    assert_eq!(
        (reply.status, reply.header("www-authenticate")),
        (401, Some("Bearer"))
    );
}
