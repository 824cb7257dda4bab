//! Limits on guessing, over all password paths.

use auth_service::config::Switch;
use auth_service_tests::{
    Answer, Backend, CLIENT_SECRET, PASSWORD, Person, World, json, on_both_databases,
};
use reqwest::Method;

on_both_databases! {
    async fn ten_wrong_passwords_lock_known_and_unknown_names_alike(world) {
        for name in ["ann", "nobody"] {
            for attempt in 0..10 {
                let answer = match attempt % 2 {
                    0 => world.login(name, "wrong").await,
                    _ => world.login_token(&name.to_uppercase(), "wrong").await,
                };
                answer.refused(401, "Invalid Credentials");
            }
            let locked = world.login(name, PASSWORD).await;
            locked.refused(429, "Too Many Requests");
            assert_eq!(locked.header("retry-after"), Some("60"));
        }
        world.advance_seconds(60);
        world.login("ann", PASSWORD).await.ok();
    }

    async fn a_lock_holds_at_every_operation(world) {
        let pair = world.tokens("ann").await;
        let world = world.restarted(|_| {}).await;
        // From elsewhere than where ann has logged in.
        world.sql("DELETE FROM familiar_addresses").await;
        for _ in 0..10 {
            world.login("ann", "wrong").await.refused(401, "Invalid Credentials");
        }
        world.login_token("ann", PASSWORD).await.refused(429, "Too Many Requests");
        let body = json!({
            "refreshToken": pair.refresh, "username": "ann", "oldPassword": PASSWORD, "password": "quite another password",
        });
        let call = world.patch("/auth/change-password").bearer(&pair.access);
        call.json(body).send().await.refused(429, "Too Many Requests");
        world.verify_otp("ann", "123456").await.refused(429, "Too Many Requests");
        let page = world.page().await;
        let body = json!({"key": "ann", "otp": "123456"});
        world.from_page(&page, "/web/verify-otp", body).await.refused(429, "Too Many Requests");
        let body = json!({"clientId": "web", "username": "ann", "password": PASSWORD});
        world.from_page(&page, "/web/login", body).await.refused(429, "Too Many Requests");
    }

    async fn wrong_client_secrets_are_limited_by_address(world) {
        let world = world.restarted(|settings| settings.listen.trusted_proxies = vec!["127.0.0.1".into()]).await;
        let from = |address: &str, secret: &str| {
            let body = json!({"code": "made up", "clientId": "web", "clientSecret": secret});
            world.post("/auth/token").header("X-Forwarded-For", address).json(body).send()
        };
        // Right ones do not count, however many users stand behind one backend.
        for _ in 0..70 {
            from("192.0.2.7", CLIENT_SECRET).await.refused(401, "Invalid Credentials");
        }
        for _ in 0..60 {
            from("192.0.2.7", "wrong").await.refused(401, "Client Invalid");
        }
        let limited = from("192.0.2.7", "wrong").await;
        limited.refused(429, "Too Many Requests");
        assert_eq!(limited.header("retry-after"), Some("60"));
        // Else the answer would tell the right one.
        from("192.0.2.7", CLIENT_SECRET).await.refused(429, "Too Many Requests");
        let body = json!({
            "client_id": "web", "client_secret": "wrong", "username": "ann", "password": PASSWORD, "key": "ann", "token": "x",
        });
        for (method, path, names) in [
            (Method::POST, "/auth/login", &["username", "password"][..]),
            (Method::POST, "/auth/login-token", &["username", "password"][..]),
            (Method::POST, "/auth/send-otp", &["key"][..]),
            (Method::POST, "/auth/forget-password", &["username"][..]),
            (Method::PATCH, "/auth/reset-password", &["token", "password"][..]),
        ] {
            let mut sent = json!({"client_id": "web", "client_secret": "wrong"});
            for name in names {
                sent[*name] = body[*name].clone();
            }
            let call = world.call(method, path).header("X-Forwarded-For", "192.0.2.7");
            call.json(sent).send().await.refused(429, "Too Many Requests");
        }
        // The client itself is not locked out.
        from("192.0.2.8", CLIENT_SECRET).await.refused(401, "Invalid Credentials");
        world.advance_seconds(60);
        from("192.0.2.7", CLIENT_SECRET).await.refused(401, "Invalid Credentials");
    }

    async fn wrong_client_secrets_count_as_failed_attempts(world) {
        let guess = || {
            let body = json!({"code": "made up", "clientId": "web", "clientSecret": "wrong"});
            world.post("/auth/token").json(body).send()
        };
        for _ in 0..50 {
            guess().await.refused(401, "Client Invalid");
        }
        for number in 0..10 {
            world.login(&format!("nobody {number}"), "wrong").await.refused(401, "Invalid Credentials");
        }
        world.login("ann", PASSWORD).await.refused(429, "Too Many Requests");
        // Failed logins, which may be those of many users of one backend, do not stop the client itself.
        guess().await.refused(401, "Client Invalid");
        let world = world.restarted(|settings| settings.login.rate_limit = Switch::Off).await;
        let body = json!({"code": "made up", "clientId": "web", "clientSecret": "wrong"});
        for _ in 0..70 {
            world.post("/auth/token").json(body.clone()).send().await.refused(401, "Client Invalid");
        }
    }

    async fn locks_double(world) {
        for _ in 0..10 {
            world.login("ann", "wrong").await;
        }
        for seconds in ["60", "120", "240", "480", "900", "900"] {
            let locked = world.login("ann", "wrong").await;
            assert_eq!(locked.header("retry-after"), Some(seconds), "{}", locked.text);
            world.advance_seconds(seconds.parse().unwrap());
            // In the window of the first ten one more is enough; after it ten are needed again.
            for _ in 0..10 {
                if world.login("ann", "wrong").await.status == 429 {
                    break;
                }
            }
        }
    }

    async fn of_parallel_guesses_ten_are_judged(world) {
        let guesses = (0..40).map(|_| world.login("ann", "wrong"));
        let answers = futures::future::join_all(guesses).await;
        let judged = answers.iter().filter(|answer| answer.status == 401).count();
        assert_eq!(judged, 10);
        assert!(answers.iter().all(|answer| [401, 429].contains(&answer.status)));
    }

    async fn a_completed_login_clears_the_count(world) {
        for _ in 0..3 {
            for _ in 0..9 {
                world.login("ann", "wrong").await.refused(401, "Invalid Credentials");
            }
            world.login("ann", PASSWORD).await.ok();
        }
    }

    async fn a_right_password_with_a_factor_still_due_does_not_clear_it(world) {
        let secret = Some("JBSWY3DPEHPK3PXP".to_owned());
        world.person(Person { secret_key: secret, ..Person::named("two") }).await;
        for _ in 0..9 {
            world.login("two", "wrong").await;
        }
        world.login("two", PASSWORD).await.ok();
        world.login("two", "wrong").await.refused(401, "Invalid Credentials");
        world.login("two", PASSWORD).await.refused(429, "Too Many Requests");
    }

    async fn change_password_counts_too(world) {
        let pair = world.tokens("ann").await;
        for _ in 0..10 {
            let body = json!({"refreshToken": pair.refresh, "username": "ann", "password": "x", "oldPassword": "wrong"});
            world.patch("/auth/change-password").bearer(&pair.access).json(body).send().await
                .refused(401, "Incorrect Password");
        }
        world.login("ann", PASSWORD).await.refused(429, "Too Many Requests");
        // Sessions go on: only guessing is stopped.
        world.me(&pair.access).await.ok();
    }

    async fn an_unlock_lets_in_at_once(world) {
        world.tokens("ann").await;
        for _ in 0..10 {
            world.login("ann", "wrong").await;
        }
        world.login("ann", PASSWORD).await.refused(429, "Too Many Requests");
        world.domain.limits.unlock("Ann").await.unwrap();
        world.login("ann", PASSWORD).await.ok();
    }

    async fn a_familiar_address_has_a_counter_of_its_own(world) {
        let world = world.restarted(|settings| {
            settings.listen.trusted_proxies = vec!["127.0.0.1".into()];
        }).await;
        let from = |address: &'static str, password: &'static str| {
            let body = json!({"client_id": "web", "client_secret": "web secret", "username": "ann", "password": password});
            world.post("/auth/login").header("X-Forwarded-For", address).json(body).send()
        };
        from("192.0.2.1", PASSWORD).await.ok();
        for _ in 0..10 {
            from("198.51.100.7", "wrong").await.refused(401, "Invalid Credentials");
        }
        from("198.51.100.8", PASSWORD).await.refused(429, "Too Many Requests");
        from("192.0.2.1", PASSWORD).await.ok();
    }

    async fn an_ipv6_network_is_one_client(world) {
        let world = world.restarted(|settings| {
            settings.listen.trusted_proxies = vec!["127.0.0.1".into()];
        }).await;
        let from = |address: String, name: &str, password: &str| {
            let body = json!({"client_id": "web", "client_secret": "web secret", "username": name, "password": password});
            world.post("/auth/login").header("X-Forwarded-For", &address).json(body).send()
        };
        // Familiar is the network, not the one address.
        from("2001:db8:0:1::1".into(), "ann", PASSWORD).await.ok();
        for _ in 0..10 {
            from("2001:db8:0:2::1".into(), "ann", "wrong").await.refused(401, "Invalid Credentials");
        }
        from("2001:db8:0:3::1".into(), "ann", PASSWORD).await.refused(429, "Too Many Requests");
        from("2001:db8:0:1:ffff::2".into(), "ann", PASSWORD).await.ok();
        // Sixty failures a minute, whatever address of the network they come from.
        for number in 0..60 {
            from(format!("2001:db8:0:4::{number:x}"), &format!("name {number}"), "wrong").await
                .refused(401, "Invalid Credentials");
        }
        from("2001:db8:0:4:1:2:3:4".into(), "somebody", "wrong").await.refused(429, "Too Many Requests");
        from("2001:db8:0:5::1".into(), "somebody", "wrong").await.refused(401, "Invalid Credentials");
        // An IPv4 address inside IPv6 is that address.
        for number in 0..60 {
            from("::ffff:192.0.2.7".into(), &format!("other {number}"), "wrong").await.refused(401, "Invalid Credentials");
        }
        from("192.0.2.7".into(), "somebody", "wrong").await.refused(429, "Too Many Requests");
        from("::ffff:192.0.2.8".into(), "somebody", "wrong").await.refused(401, "Invalid Credentials");
    }

    async fn a_completed_reset_lifts_a_lock_and_the_owner_hears_of_it_once(world) {
        for _ in 0..10 {
            world.login("ann", "wrong").await.refused(401, "Invalid Credentials");
        }
        for seconds in [60, 120] {
            world.login("ann", "wrong").await.refused(429, "Too Many Requests");
            world.advance_seconds(seconds);
            world.login("ann", "wrong").await.refused(401, "Invalid Credentials");
        }
        let told = world.mail("ann@example.com").await;
        assert!(told.subject.contains("too many wrong passwords"), "{}", told.subject);
        world.login("ann", PASSWORD).await.refused(429, "Too Many Requests");
        reset(&world, "a password after the lock").await;
        world.login("ann", "a password after the lock").await.ok();
        // The next lock is another one.
        for _ in 0..10 {
            world.login("ann", "wrong").await.refused(401, "Invalid Credentials");
        }
        let subjects: Vec<_> = world.mails("ann@example.com").await.into_iter().map(|mail| mail.subject).collect();
        assert_eq!(subjects.len(), 2, "the changed password, and the lock: {subjects:?}");
    }

    async fn a_hundred_failures_in_a_row_switch_a_password_off_until_it_is_reset(world) {
        let world = world.restarted(|settings| {
            settings.listen.trusted_proxies = vec!["127.0.0.1".into()];
        }).await;
        let mut subjects = Vec::new();
        for name in ["ann", "nobody"] {
            for failure in 0..99 {
                fail_once(&world, name, failure).await;
            }
            // Not off yet, and no completed login in between.
            from(&world, "192.0.2.200", name, "wrong").await.refused(401, "Invalid Credentials");
            let off = from(&world, "192.0.2.201", name, PASSWORD).await;
            off.refused(429, "Too Many Requests");
            assert_eq!(off.header("retry-after"), Some("900"));
            // Mails do not outlive what comes now.
            subjects.extend(world.mails("ann@example.com").await.into_iter().map(|mail| mail.subject));
            world.advance_seconds(30 * 24 * 3600);
            let off = from(&world, "192.0.2.201", name, PASSWORD).await;
            off.refused(429, "Too Many Requests");
            assert_eq!(off.header("retry-after"), Some("900"));
        }
        let off = subjects.iter().filter(|subject| subject.contains("was switched off")).count();
        assert_eq!(off, 1, "{subjects:?}");
        assert_eq!(world.mail_count().await, 0, "to nobody else");

        reset(&world, "a password after it all").await;
        from(&world, "192.0.2.201", "ann", "a password after it all").await.ok();
        from(&world, "192.0.2.201", "nobody", PASSWORD).await.refused(429, "Too Many Requests");
    }

    async fn neither_a_mailed_code_nor_time_lifts_it_but_an_administrator_does(world) {
        let world = world.restarted(|settings| {
            settings.listen.trusted_proxies = vec!["127.0.0.1".into()];
        }).await;
        for failure in 0..100 {
            fail_once(&world, "ann", failure).await;
        }
        world.mails("ann@example.com").await;
        world.send_otp("ann").await.ok();
        let code = world.mail("ann@example.com").await.code();
        let body = json!({"key": "ann", "otp": code});
        world.post("/auth/verify-otp").header("X-Forwarded-For", "192.0.2.202").json(body).send().await.ok();
        from(&world, "192.0.2.202", "ann", PASSWORD).await.refused(429, "Too Many Requests");
        world.domain.limits.unlock("ann").await.expect("unlocked");
        from(&world, "192.0.2.202", "ann", PASSWORD).await.ok();
    }

    async fn a_completed_login_ends_the_row(world) {
        let world = world.restarted(|settings| {
            settings.listen.trusted_proxies = vec!["127.0.0.1".into()];
        }).await;
        for _ in 0..2 {
            for failure in 0..99 {
                fail_once(&world, "ann", failure).await;
            }
            from(&world, "192.0.2.203", "ann", PASSWORD).await.ok();
        }
    }

    async fn a_password_that_is_off_is_refused_at_every_operation(world) {
        let pair = world.tokens("ann").await;
        world.sql("DELETE FROM familiar_addresses").await;
        let world = world.restarted(|settings| {
            settings.listen.trusted_proxies = vec!["127.0.0.1".into()];
        }).await;
        for failure in 0..100 {
            fail_once(&world, "ann", failure).await;
        }
        let pair = world.refresh(&pair).await;
        let pair = auth_service_tests::Tokens::from(pair.ok());
        let body = json!({
            "refreshToken": pair.refresh, "username": "ann", "oldPassword": PASSWORD, "password": "quite another password",
        });
        let call = world.patch("/auth/change-password").bearer(&pair.access).header("X-Forwarded-For", "192.0.2.204");
        call.json(body).send().await.refused(429, "Too Many Requests");
        let body = json!({"client_id": "web", "client_secret": "web secret", "username": "ANN", "password": PASSWORD});
        let call = world.post("/auth/login-token").header("X-Forwarded-For", "192.0.2.204");
        call.json(body).send().await.refused(429, "Too Many Requests");
        // Sessions go on.
        world.me(&pair.access).await.ok();
    }

    async fn one_address_fails_sixty_times_a_minute_at_most(world) {
        for number in 0..60 {
            world.login(&format!("name {number}"), "wrong").await.refused(401, "Invalid Credentials");
        }
        world.login("ann", PASSWORD).await.refused(429, "Too Many Requests");
        world.advance_seconds(60);
        world.login("ann", PASSWORD).await.ok();
    }
}

async fn from(world: &World, address: &str, name: &str, password: &str) -> Answer {
    let body = json!({"client_id": "web", "client_secret": "web secret", "username": name, "password": password});
    let call = world.post("/auth/login").header("X-Forwarded-For", address);
    call.json(body).send().await
}

/// The failure of this number in a row, judged: long enough after the one before it, and from another address.
async fn fail_once(world: &World, name: &str, number: usize) {
    world.advance_seconds(120);
    let address = format!("198.51.100.{}", number + 1);
    from(world, &address, name, "wrong")
        .await
        .refused(401, "Invalid Credentials");
}

/// Sets a new password for ann by a mailed link.
async fn reset(world: &World, password: &str) {
    world.mails("ann@example.com").await;
    assert_eq!(world.forget_password("ann").await.status, 204);
    let token = world.mail("ann@example.com").await.token();
    assert_eq!(world.reset_password(&token, password).await.status, 204);
}

#[tokio::test]
async fn the_limits_can_be_switched_off() {
    let world = World::start_with(Backend::Sqlite, |settings| {
        settings.login.rate_limit = Switch::Off;
    })
    .await;
    for _ in 0..110 {
        world
            .login("ann", "wrong")
            .await
            .refused(401, "Invalid Credentials");
    }
    world.login("ann", PASSWORD).await.ok();
}
