//! What the service's own pages call: `/web/context`, `/web/login`, `/web/verify-otp`, `/web/forget-password`,
//! `/web/reset-password`. (`/web/start` is with the identity providers.)

use auth_service::config::{SecondFactor, Switch};
use auth_service_tests::{
    Authenticator, OwnPage, PASSWORD, Person, Tokens, Value, World, json, on_both_databases,
};

const NEW: &str = "a better horse";
const ADDRESS: &str = "https://app.example/in?x=1";

fn login(client: &str, password: &str) -> Value {
    json!({"clientId": client, "username": "ann", "password": password})
}

/// The client `app` gets an address, and ann may use it.
async fn host(world: &World) {
    world
        .sql(&format!(
            "UPDATE auth_clients SET redirect_url = '{ADDRESS}' WHERE client_id = 'app'"
        ))
        .await;
    world
        .person(Person {
            clients: vec![1, 2],
            ..Person::named("bea")
        })
        .await;
}

on_both_databases! {
    async fn a_page_logs_in_without_a_client_secret(world) {
        let page = world.page().await;
        assert_eq!(page.context["clientId"], "web");
        assert_eq!(page.context["hosted"], false);
        assert_eq!(page.context["providers"], json!([]));
        assert_eq!(page.context["passwordMinLength"], 8);
        let answer = world.from_page(&page, "/web/login", login("web", PASSWORD)).await.ok();
        assert_eq!(answer.header("cache-control"), Some("no-store"));
        let tokens = Tokens::from(world.redeem(&answer.field("code")).await.ok());
        world.me(&tokens.access).await.ok();
        // The next page of this browser has the same cookie, so that all tabs go on working.
        let again = world.get("/web/context").header("Cookie", &page.cookie).send().await.ok();
        assert_eq!(again.field("csrfToken"), page.csrf_token);
    }

    async fn the_cookie_is_for_this_site_and_no_script(world) {
        let answer = world.get("/web/context").send().await.ok();
        let cookie = answer.header("set-cookie").expect("a cookie").to_owned();
        assert!(cookie.starts_with("csrf=") && cookie.ends_with("; Path=/; HttpOnly; SameSite=Strict"), "{cookie}");
        let world = world.restarted(|settings| settings.listen.public_url = Some("https://id.example/auth".into())).await;
        let page = world.page().await;
        assert!(page.cookie.starts_with("__Host-csrf="), "{}", page.cookie);
        assert_eq!(page.origin, "https://id.example");
        world.from_page(&page, "/web/login", login("web", PASSWORD)).await.ok();
    }

    async fn other_pages_are_refused(world) {
        let page = world.page().await;
        let stranger = world.page().await;
        let bodies = [
            ("/web/login", login("web", PASSWORD)),
            ("/web/verify-otp", json!({"key": "ann", "otp": "123456"})),
            ("/web/create-qr-code", json!({"code": "x", "clientId": "web"})),
            ("/web/start", json!({"clientId": "web", "provider": "google"})),
            ("/web/forget-password", json!({"clientId": "web", "username": "ann"})),
            ("/web/reset-password", json!({"token": "x", "password": NEW})),
        ];
        for (path, body) in bodies {
            let origins = ["https://evil.example", "null", "http://localhost:0.evil.example", "https://localhost:0", ""];
            for origin in origins {
                let foreign = OwnPage { origin: origin.into(), ..page.clone() };
                world.from_page(&foreign, path, body.clone()).await.refused(403, "Forbidden");
            }
            let without_origin = world.post(path)
                .header("Cookie", &page.cookie)
                .header("X-CSRF-Token", &page.csrf_token)
                .json(body.clone()).send().await;
            without_origin.refused(403, "Forbidden");
            for (cookie, csrf_token) in [
                ("", &page.csrf_token), ("csrf=", &page.csrf_token), (&*page.cookie, &stranger.csrf_token),
                (&*page.cookie, &page.cookie), (&*page.cookie, &String::new()),
            ] {
                let guessed = OwnPage { cookie: cookie.into(), csrf_token: csrf_token.clone(), ..page.clone() };
                world.from_page(&guessed, path, body.clone()).await.refused(403, "Forbidden");
            }
            let headerless = world.post(path).header("Cookie", &page.cookie).header("Origin", &page.origin);
            headerless.json(body).send().await.refused(400, "Bad Request");
        }
        assert_eq!(world.mail_count().await, 0);
    }

    async fn refuses_as_login_does(world) {
        let page = world.page().await;
        world.get("/web/context?client_id=nobody").send().await.refused(401, "Client Invalid");
        world.from_page(&page, "/web/login", login("nobody", PASSWORD)).await.refused(401, "Client Invalid");
        world.from_page(&page, "/web/login", login("app", PASSWORD)).await.refused(401, "Client Invalid");
        world.from_page(&page, "/web/login", login("web", "wrong")).await.refused(401, "Invalid Credentials");
        let unknown = json!({"clientId": "web", "username": "nobody", "password": PASSWORD});
        world.from_page(&page, "/web/login", unknown).await.refused(401, "Invalid Credentials");
        let verbose = json!({"clientId": "web", "username": "ann", "password": PASSWORD, "client_secret": "x"});
        assert_eq!(world.from_page(&page, "/web/login", verbose).await.status, 422);
    }

    async fn wrong_passwords_on_the_page_count_with_all_others(world) {
        let page = world.page().await;
        for _ in 0..5 {
            world.from_page(&page, "/web/login", login("web", "wrong")).await.refused(401, "Invalid Credentials");
            world.login("ann", "wrong").await.refused(401, "Invalid Credentials");
        }
        let locked = world.from_page(&page, "/web/login", login("web", PASSWORD)).await;
        locked.refused(429, "Too Many Requests");
        assert_eq!(locked.header("retry-after"), Some("60"));
    }

    async fn codes_go_to_the_clients_stored_address_only(world) {
        host(&world).await;
        let page = world.page().await;
        let context = world.get("/web/context?client_id=app").send().await.ok().json();
        assert_eq!(context["hosted"], true);
        let body = json!({
            "clientId": "app", "username": "bea", "password": PASSWORD, "state": "a b".replace(' ', "&"),
            "codeChallenge": "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
        });
        let answer = world.from_page(&page, "/web/login", body).await.ok();
        assert!(answer.json().get("code").is_none(), "{}", answer.text);
        let address: url::Url = answer.field("redirectTo").parse().expect("a URL");
        assert!(address.as_str().starts_with("https://app.example/in?x=1&code="), "{address}");
        let query: std::collections::HashMap<_, _> = address.query_pairs().into_owned().collect();
        assert_eq!(query["state"], "a&b");
        let redeem = |verifier: Option<&str>| {
            let mut body = json!({"code": query["code"], "clientId": "app"});
            if let Some(verifier) = verifier {
                body["codeVerifier"] = json!(verifier);
            }
            world.post("/auth/token").json(body).send()
        };
        redeem(None).await.refused(401, "Invalid Credentials");
        redeem(Some("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")).await.ok();
    }

    async fn no_property_chooses_the_address(world) {
        host(&world).await;
        let page = world.page().await;
        for name in ["redirectUri", "redirect_uri", "redirectUrl", "redirectTo"] {
            let mut body = json!({"clientId": "app", "username": "bea", "password": PASSWORD});
            body[name] = json!("https://evil.example");
            assert_eq!(world.from_page(&page, "/web/login", body).await.status, 422, "{name}");
        }
    }

    async fn a_second_factor_is_asked_for_before_the_client_hears(world) {
        host(&world).await;
        let world = world.restarted(|settings| settings.login.mfa = SecondFactor::Required).await;
        let page = world.page().await;
        let body = json!({"clientId": "app", "username": "bea", "password": PASSWORD, "state": "s"});
        let pending = world.from_page(&page, "/web/login", body).await.ok();
        assert_eq!(pending.json()["mfa"], "mail");
        assert!(pending.json().get("redirectTo").is_none());
        let key = pending.field("code");
        let token = json!({"code": key, "clientId": "app"});
        world.post("/auth/token").json(token).send().await.refused(401, "User Verification Failed");
        let wrong = json!({"key": key, "otp": "000000"});
        world.from_page(&page, "/web/verify-otp", wrong).await.refused(401, "Otp Invalid");
        let otp = world.mail("bea@example.com").await.code();
        let right = json!({"key": key, "otp": otp, "state": "s"});
        let done = world.from_page(&page, "/web/verify-otp", right.clone()).await.ok();
        assert!(done.field("redirectTo").starts_with("https://app.example/in?x=1&code="));
        assert!(done.field("redirectTo").ends_with("&state=s"));
        world.from_page(&page, "/web/verify-otp", right).await.refused(401, "Otp Token Incorrect or Expired");
    }

    async fn a_new_authenticator_comes_as_picture_and_as_address(world) {
        let page = world.page().await;
        let code = world.from_page(&page, "/web/login", login("web", PASSWORD)).await.ok().field("code");
        let ask = |code: &str| world.from_page(&page, "/web/create-qr-code", json!({"code": code, "clientId": "web"}));
        ask("garbage").await.refused(401, "Invalid Credentials");
        let made = ask(&code).await.ok();
        let app = Authenticator::scan(&made.field("qrCode"));
        assert_eq!(made.field("uri"), app.0.to_url().expect("a URI"));
        let now = world.code_of(&app, 0);
        let full = world.verify_otp(&code, &now).await.ok().field("code");
        ask(&full).await.ok();
        let pending = world.from_page(&page, "/web/login", login("web", PASSWORD)).await.ok();
        assert_eq!(pending.json()["mfa"], "authenticator");
        ask(&pending.field("code")).await.refused(403, "NotAllowedAccess");
    }

    async fn a_forgotten_password_is_reset(world) {
        let page = world.page().await;
        let ask = |username: &str| json!({"clientId": "app", "username": username});
        for name in ["ann", "nobody"] {
            assert_eq!(world.from_page(&page, "/web/forget-password", ask(name)).await.status, 204, "{name}");
        }
        let unknown = json!({"clientId": "nobody", "username": "ann"});
        world.from_page(&page, "/web/forget-password", unknown).await.refused(401, "Client Invalid");
        let token = world.mail("ann@example.com").await.token();
        let with = |password: &str| json!({"token": token, "password": password});
        world.from_page(&page, "/web/reset-password", with("short")).await.refused(422, "PasswordInvalid");
        let same = world.from_page(&page, "/web/reset-password", with(PASSWORD)).await;
        same.refused(401, "Password cannot be same as previous password!");
        let tokens = world.tokens("ann").await;
        let done = world.from_page(&page, "/web/reset-password", with(NEW)).await.ok();
        assert_eq!(done.json(), json!({"clientId": "app"}));
        world.me(&tokens.access).await.refused(401, "TokenRevoked");
        world.login("ann", NEW).await.ok();
        world.from_page(&page, "/web/reset-password", with("yet another horse")).await.refused(401, "TokenRevoked");
        let garbage = json!({"token": "garbage", "password": NEW});
        world.from_page(&page, "/web/reset-password", garbage).await.refused(401, "Token Expired");
    }

    async fn reset_mails_are_limited_as_those_of_the_operation(world) {
        let page = world.page().await;
        let ask = || json!({"clientId": "web", "username": "ann"});
        for _ in 0..5 {
            assert_eq!(world.from_page(&page, "/web/forget-password", ask()).await.status, 204);
        }
        world.from_page(&page, "/web/forget-password", ask()).await.refused(429, "Too Many Requests");
        world.forget_password("ann").await.refused(429, "Too Many Requests");
    }

    async fn the_pages_can_be_switched_off(world) {
        let page = world.page().await;
        let html = world.get("/sign-in").send().await.ok();
        for (name, part) in [
            ("content-security-policy", "frame-ancestors 'none'"), ("content-security-policy", "script-src 'self';"),
            ("x-frame-options", "DENY"), ("referrer-policy", "no-referrer"), ("content-type", "text/html"),
        ] {
            assert!(html.header(name).is_some_and(|value| value.contains(part)), "{name}");
        }
        let other_method = world.post("/sign-in").send().await;
        other_method.refused(405, "Method Not Allowed");
        assert_eq!(other_method.header("allow"), Some("GET, HEAD"));
        let world = world.restarted(|settings| settings.web.web_pages = Switch::Off).await;
        for path in ["/sign-in", "/sign-up", "/reset-password", "/account", "/web/pages.js"] {
            world.get(path).send().await.refused(404, "Not Configured");
        }
        world.get("/web/context").send().await.refused(404, "Not Configured");
        world.from_page(&page, "/web/login", login("web", PASSWORD)).await.refused(404, "Not Configured");
        for (path, body) in [
            ("verify-otp", json!({"key": "x", "otp": "123456"})),
            ("start", json!({"clientId": "web", "provider": "google"})),
            ("create-qr-code", json!({"code": "x", "clientId": "web"})),
            ("forget-password", json!({"clientId": "web", "username": "ann"})),
            ("reset-password", json!({"token": "x", "password": PASSWORD})),
        ] {
            world.from_page(&page, &format!("/web/{path}"), body).await.refused(404, "Not Configured");
        }
    }

    async fn pages_that_need_no_client_work_without_that_of_web_client(world) {
        let world = world.restarted(|settings| settings.web.web_client = "nobody".into()).await;
        let context = world.get("/web/context").send().await.ok().json();
        assert_eq!((&context["clientId"], &context["hosted"]), (&json!("nobody"), &json!(false)));
        world.get("/web/context?client_id=nobody").send().await.refused(401, "Client Invalid");
        let page = world.page().await;
        world.from_page(&page, "/web/login", login("nobody", PASSWORD)).await.refused(401, "Client Invalid");
        let body = json!({"token": "x", "password": PASSWORD});
        world.from_page(&page, "/web/reset-password", body).await.refused(401, "Token Expired");
    }
}
