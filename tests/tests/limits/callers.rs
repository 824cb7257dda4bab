//! Limits on guessing by address and by client.

use auth_service_tests::{
    Backend::{self, Postgres, Sqlite},
    CLIENT_SECRET, PASSWORD, World, json,
    settings::Switch,
};
use reqwest::Method;
use rstest::rstest;

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn wrong_client_secrets_are_limited_by_address(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let world = world
        .restarted(|settings| settings.listen.trusted_proxies = vec!["127.0.0.1".into()])
        .await;
    let from = |address: &str, secret: &str| {
        let body = json!({"code": "made up", "clientId": "web", "clientSecret": secret});
        world
            .post("/auth/token")
            .header("X-Forwarded-For", address)
            .json(body)
            .send()
    };
    // Right ones do not count, however many users stand behind one backend.
    for _ in 0..70 {
        from("192.0.2.7", CLIENT_SECRET)
            .await
            .refused(401, "Invalid Credentials");
    }
    for _ in 0..60 {
        from("192.0.2.7", "wrong")
            .await
            .refused(401, "Client Invalid");
    }
    let limited = from("192.0.2.7", "wrong").await;
    limited.refused(429, "Too Many Requests");
    assert_eq!(limited.header("retry-after"), Some("60"));
    // Else the answer would tell the right one.
    from("192.0.2.7", CLIENT_SECRET)
        .await
        .refused(429, "Too Many Requests");
    let body = json!({
        "client_id": "web", "client_secret": "wrong", "username": "ann", "password": PASSWORD, "key": "ann", "token": "x",
    });
    for (method, path, names) in [
        (Method::POST, "/auth/login", &["username", "password"][..]),
        (
            Method::POST,
            "/auth/login-token",
            &["username", "password"][..],
        ),
        (Method::POST, "/auth/send-otp", &["key"][..]),
        (Method::POST, "/auth/forget-password", &["username"][..]),
        (
            Method::PATCH,
            "/auth/reset-password",
            &["token", "password"][..],
        ),
    ] {
        let mut sent = json!({"client_id": "web", "client_secret": "wrong"});
        for name in names {
            sent[*name] = body[*name].clone();
        }
        let call = world
            .call(method, path)
            .header("X-Forwarded-For", "192.0.2.7");
        call.json(sent)
            .send()
            .await
            .refused(429, "Too Many Requests");
    }
    // The client itself is not locked out.
    from("192.0.2.8", CLIENT_SECRET)
        .await
        .refused(401, "Invalid Credentials");
    world.advance_seconds(60);
    from("192.0.2.7", CLIENT_SECRET)
        .await
        .refused(401, "Invalid Credentials");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn wrong_client_secrets_count_as_failed_attempts(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::start(backend).await;
    let guess = || {
        let body = json!({"code": "made up", "clientId": "web", "clientSecret": "wrong"});
        world.post("/auth/token").json(body).send()
    };
    for _ in 0..50 {
        guess().await.refused(401, "Client Invalid");
    }
    for number in 0..10 {
        world
            .login(&format!("nobody {number}"), "wrong")
            .await
            .refused(401, "Invalid Credentials");
    }
    world
        .login("ann", PASSWORD)
        .await
        .refused(429, "Too Many Requests");
    // Failed logins, which may be those of many users of one backend, do not stop the client itself.
    guess().await.refused(401, "Client Invalid");
    let world = world
        .restarted(|settings| settings.login.rate_limit = Switch::Off)
        .await;
    let body = json!({"code": "made up", "clientId": "web", "clientSecret": "wrong"});
    for _ in 0..70 {
        world
            .post("/auth/token")
            .json(body.clone())
            .send()
            .await
            .refused(401, "Client Invalid");
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_familiar_address_has_a_counter_of_its_own(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let world = world
        .restarted(|settings| {
            settings.listen.trusted_proxies = vec!["127.0.0.1".into()];
        })
        .await;
    let from = |address: &'static str, password: &'static str| {
        let body = json!({"client_id": "web", "client_secret": "web secret", "username": "ann", "password": password});
        world
            .post("/auth/login")
            .header("X-Forwarded-For", address)
            .json(body)
            .send()
    };
    from("192.0.2.1", PASSWORD).await.ok();
    for _ in 0..10 {
        from("198.51.100.7", "wrong")
            .await
            .refused(401, "Invalid Credentials");
    }
    from("198.51.100.8", PASSWORD)
        .await
        .refused(429, "Too Many Requests");
    from("192.0.2.1", PASSWORD).await.ok();
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn an_ipv6_network_is_one_client(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = World::start(backend).await;
    let world = world
        .restarted(|settings| {
            settings.listen.trusted_proxies = vec!["127.0.0.1".into()];
        })
        .await;
    let from = |address: String, name: &str, password: &str| {
        let body = json!({"client_id": "web", "client_secret": "web secret", "username": name, "password": password});
        world
            .post("/auth/login")
            .header("X-Forwarded-For", &address)
            .json(body)
            .send()
    };
    // Familiar is the network, not the one address.
    from("2001:db8:0:1::1".into(), "ann", PASSWORD).await.ok();
    for _ in 0..10 {
        from("2001:db8:0:2::1".into(), "ann", "wrong")
            .await
            .refused(401, "Invalid Credentials");
    }
    from("2001:db8:0:3::1".into(), "ann", PASSWORD)
        .await
        .refused(429, "Too Many Requests");
    from("2001:db8:0:1:ffff::2".into(), "ann", PASSWORD)
        .await
        .ok();
    // Sixty failures a minute, whatever address of the network they come from.
    for number in 0..60 {
        from(
            format!("2001:db8:0:4::{number:x}"),
            &format!("name {number}"),
            "wrong",
        )
        .await
        .refused(401, "Invalid Credentials");
    }
    from("2001:db8:0:4:1:2:3:4".into(), "somebody", "wrong")
        .await
        .refused(429, "Too Many Requests");
    from("2001:db8:0:5::1".into(), "somebody", "wrong")
        .await
        .refused(401, "Invalid Credentials");
    // An IPv4 address inside IPv6 is that address.
    for number in 0..60 {
        from(
            "::ffff:192.0.2.7".into(),
            &format!("other {number}"),
            "wrong",
        )
        .await
        .refused(401, "Invalid Credentials");
    }
    from("192.0.2.7".into(), "somebody", "wrong")
        .await
        .refused(429, "Too Many Requests");
    from("::ffff:192.0.2.8".into(), "somebody", "wrong")
        .await
        .refused(401, "Invalid Credentials");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn one_address_fails_sixty_times_a_minute_at_most(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = World::start(backend).await;
    for number in 0..60 {
        world
            .login(&format!("name {number}"), "wrong")
            .await
            .refused(401, "Invalid Credentials");
    }
    world
        .login("ann", PASSWORD)
        .await
        .refused(429, "Too Many Requests");
    world.advance_seconds(60);
    world.login("ann", PASSWORD).await.ok();
}
