//! Limits on guessing, over all password paths.

use auth_service::config::Switch;
use auth_service_tests::{Backend, PASSWORD, Person, World, json, on_both_databases};

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
        world.domain.unlock("Ann").await.unwrap();
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

    async fn one_address_fails_sixty_times_a_minute_at_most(world) {
        for number in 0..60 {
            world.login(&format!("name {number}"), "wrong").await.refused(401, "Invalid Credentials");
        }
        world.login("ann", PASSWORD).await.refused(429, "Too Many Requests");
        world.advance_seconds(60);
        world.login("ann", PASSWORD).await.ok();
    }
}

#[tokio::test]
async fn the_limits_can_be_switched_off() {
    let world = World::start_with(Backend::Sqlite, |settings| {
        settings.login.rate_limit = Switch::Off;
    })
    .await;
    for _ in 0..70 {
        world
            .login("ann", "wrong")
            .await
            .refused(401, "Invalid Credentials");
    }
    world.login("ann", PASSWORD).await.ok();
}
