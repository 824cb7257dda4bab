//! Unknown paths are 404, known ones with another method 405 with `Allow`.

use std::collections::{BTreeMap, BTreeSet};

use auth_service_tests::{Backend, World};

use crate::edge::{
    document::operations,
    wire::{Wire, address, exchange, get, request},
};

const METHODS: [&str; 9] = [
    "GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "BREW",
];

#[tokio::test]
async fn unknown_paths_are_404() {
    let world = World::start(Backend::Sqlite).await;
    for path in [
        "/nothing",
        "/auth",
        "/auth/",
        "/auth/me/",
        "//auth/me",
        "/auth//me",
        "/Auth/me",
        "/auth/m%65",
        "/auth/login/../me",
        "/auth/sessions/a/b",
        "/explorer/",
        "/explorer/../../Cargo.toml",
        "/explorer/%2e%2e/start.js",
        "/.well-known/",
        "/nothing?token=x",
    ] {
        get(&world, path, &[]).await.refused(404, "NOT_FOUND");
    }
    for method in METHODS.iter().filter(|method| **method != "HEAD") {
        let bytes = request(method, "/nothing", &[], b"");
        exchange(&world, &bytes).await.refused(404, "NOT_FOUND");
    }
}

#[tokio::test]
async fn other_methods_are_405_and_say_which_are_known() {
    let world = World::start(Backend::Sqlite).await;
    let mut known: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
    for operation in operations() {
        known
            .entry(operation.path)
            .or_default()
            .insert(operation.method);
    }
    for known in known.values_mut().filter(|known| known.contains("GET")) {
        known.insert("HEAD".to_owned());
    }
    for (path, known) in known {
        for method in METHODS.iter().filter(|method| !known.contains(**method)) {
            let mut wire = Wire::open(address(&world)).await;
            wire.send(&request(method, &path, &[], b"")).await;
            let reply = match *method {
                "HEAD" => wire.reply_to_head().await,
                _ => wire.reply().await,
            };
            assert_eq!(reply.status, 405, "{method} {path}");
            let allow = reply
                .header("allow")
                .unwrap_or_else(|| panic!("no Allow: {method} {path}"));
            let allow: BTreeSet<_> = allow.split(", ").map(str::to_owned).collect();
            assert_eq!(allow, known, "{method} {path}");
            if *method != "HEAD" {
                reply.refused(405, "METHOD_NOT_ALLOWED");
            }
        }
    }
}

/// RFC 9110 section 9.3.2: what GET answers, with the length of the content and without the content.
#[tokio::test]
async fn head_is_answered_like_get_without_the_content() {
    let world = World::start(Backend::Sqlite).await;
    let bearer = format!("Authorization: Bearer {}", world.tokens("ann").await.access);
    let own = [
        "/sign-in",
        "/web/pages.js",
        "/explorer/start.js",
        "/nothing",
        "/",
    ];
    let documented = operations()
        .into_iter()
        .filter(|operation| operation.method == "GET");
    let mut paths: Vec<_> = documented.map(|operation| operation.path).collect();
    paths.extend(own.map(str::to_owned));
    for path in paths {
        for headers in [&[][..], &[bearer.as_str()]] {
            let mut wire = Wire::open(address(&world)).await;
            wire.send(&request("GET", &path, headers, b"")).await;
            let get = wire.reply().await;
            wire.send(&request("HEAD", &path, headers, b"")).await;
            let head = wire.reply_to_head().await;
            if get.status == 404 && path.starts_with("/auth/") {
                // A provider that is not configured.
                assert_eq!(head.status, 404, "{path}");
                continue;
            }
            if ["/oauth2/authorize", "/oauth2/logout"].contains(&path.as_str()) {
                // They may change something, which HEAD must not.
                assert_eq!(head.status, 200, "{path}");
                continue;
            }
            assert_eq!(head.status, get.status, "{path}");
            for name in [
                "content-type",
                "cache-control",
                "location",
                "www-authenticate",
            ] {
                assert_eq!(head.header(name), get.header(name), "{path} {name}");
            }
            // These hold times and counts.
            if !["/metrics", "/auth/sessions"].contains(&path.as_str()) {
                assert_eq!(
                    head.header("content-length"),
                    get.header("content-length"),
                    "{path}"
                );
            }
            // The next answer on the connection begins at once: no content was sent.
            wire.send(&request("GET", "/health/live", &[], b"")).await;
            assert_eq!(wire.reply().await.status, 200, "{path}");
        }
    }
}

#[tokio::test]
async fn other_forms_of_a_request_line_reach_nothing() {
    let world = World::start(Backend::Sqlite).await;
    for line in ["OPTIONS * HTTP/1.1", "CONNECT example.com:443 HTTP/1.1"] {
        let reply = exchange(&world, format!("{line}\r\nHost: x\r\n\r\n").as_bytes()).await;
        reply.refused(404, "NOT_FOUND");
    }
    // The absolute form is for proxies, but a server must take it (RFC 9112 section 3.2.2).
    let reply = exchange(
        &world,
        b"GET http://elsewhere.example/health/live HTTP/1.1\r\nHost: x\r\n\r\n",
    )
    .await;
    assert_eq!(reply.status, 200);
}
