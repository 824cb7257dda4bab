//! What PUBLIC_URL decides about answers: https only, and paths behind a reverse proxy's prefix.

use auth_service_tests::{Backend, World};

use crate::edge::wire::{Reply, get, post_json};

async fn world(public_url: &str) -> World {
    World::start_with(Backend::Sqlite, |settings| {
        settings.listen.public_url = Some(public_url.to_owned());
    })
    .await
}

#[tokio::test]
async fn browsers_are_told_to_stay_with_https() {
    for (public_url, expected) in [
        ("https://id.example", Some("max-age=31536000")),
        ("https://id.example/auth", Some("max-age=31536000")),
        ("http://id.example", None),
    ] {
        let world = world(public_url).await;
        let mut replies: Vec<Reply> = Vec::new();
        for path in [
            "/health/live",
            "/auth/me",
            "/nothing",
            "/sign-in",
            "/explorer",
            "/openapi.json",
            "/",
        ] {
            replies.push(get(&world, path, &[]).await);
        }
        replies.push(post_json(&world, "/auth/login", "{").await);
        for reply in replies {
            assert_eq!(
                reply.header("strict-transport-security"),
                expected,
                "{public_url} {reply:?}"
            );
        }
    }
}

#[tokio::test]
async fn the_document_and_the_root_know_the_path_of_a_proxy() {
    let html = "Accept: text/html,application/xhtml+xml;q=0.9,*/*;q=0.8";
    for (public_url, server, sign_in) in [
        ("http://localhost:3000", "/", "/sign-in"),
        ("https://id.example/auth", "/auth", "/auth/sign-in"),
        ("https://id.example/a/b", "/a/b", "/a/b/sign-in"),
    ] {
        let world = world(public_url).await;
        let document = get(&world, "/openapi.json", &[]).await.json();
        assert_eq!(document["servers"][0]["url"], server, "{public_url}");
        let root = get(&world, "/", &[html]).await;
        assert_eq!((root.status, root.header("location")), (303, Some(sign_in)));
    }
}

#[tokio::test]
async fn the_root_leads_people_and_tells_programs_that_nothing_is_there() {
    let world = world("http://localhost:3000").await;
    for accept in ["Accept: */*", "Accept: text/html", "X: y"] {
        let root = get(&world, "/", &[accept]).await;
        assert_eq!(
            (root.status, root.header("location")),
            (303, Some("/sign-in")),
            "{accept}"
        );
    }
    get(&world, "/", &["Accept: application/json"])
        .await
        .refused(404, "NOT_FOUND");
    post_json(&world, "/", "{}").await.refused(404, "NOT_FOUND");
    let world = World::start_with(Backend::Sqlite, |settings| {
        settings.web.web_pages = auth_service_tests::settings::Switch::Off;
    })
    .await;
    get(&world, "/", &["Accept: text/html"])
        .await
        .refused(404, "NOT_FOUND");
}

#[tokio::test]
async fn a_page_whose_address_carries_something_is_not_stored() {
    let world = world("https://id.example").await;
    for path in [
        "/reset-password",
        "/sign-up",
        "/sign-in",
        "/account",
        "/device",
        "/explorer",
    ] {
        let plain = get(&world, path, &[]).await;
        assert_eq!(
            plain.header("cache-control"),
            Some("public, max-age=300"),
            "{path}"
        );
        for query in ["token=abc", "code=abc&state=x", "to%6ben=abc"] {
            let reply = get(&world, &format!("{path}?{query}"), &[]).await;
            assert_eq!(
                (reply.status, reply.header("cache-control")),
                (200, Some("no-store")),
                "{path}"
            );
        }
    }
}
