//! What all providers have in common, shown at Google.

use auth_service::config::SecondFactor;
use auth_service_tests::{
    Person, Started, Value, json, on_both_databases,
    provider::{PROVIDER_CLIENT, PROVIDER_SECRET, Say, other_jwk, signed, signed_by_another},
};

use crate::{
    scene::{GOOGLE, NEW, Scene},
    scenes,
};

type Change = fn(&mut Value);

on_both_databases! {
    async fn without_settings_there_is_no_provider(world) {
        for path in ["google", "facebook", "instagram", "azure", "cognito", "keycloak", "oauth-apple", "saml"] {
            world.start_at(&format!("/auth/{path}")).await.refused(404, "Not Configured");
        }
        for path in ["google", "azure", "cognito", "keycloak"] {
            let start = format!("/auth/{path}?client_id=web&client_secret=web%20secret");
            world.get(&start).send().await.refused(404, "Not Configured");
        }
        for path in [
            "google-auth", "facebook-auth", "instagram-auth", "cognito-auth", "keycloak-auth", "azure-oauth", "apple-oauth", "saml-auth",
        ] {
            world.callback(&format!("/auth/{path}-redirect"), &[], "").await.refused(404, "Not Configured");
        }
        for (path, form) in [("apple-oauth", "state=x&code=x"), ("saml-auth", "SAMLResponse=x&RelayState=x")] {
            let call = world.post(&format!("/auth/{path}-redirect")).body("application/x-www-form-urlencoded", form);
            call.send().await.refused(404, "Not Configured");
        }
        let call = world.post("/auth/keycloak-backchannel-logout");
        let call = call.body("application/x-www-form-urlencoded", "logout_token=x");
        call.send().await.refused(404, "Not Configured");
        world.get("/auth/saml/metadata").send().await.refused(404, "Not Configured");
    }
}

scenes! {
    async fn a_start_leads_to_the_provider(scene) {
        let started = scene.start().await;
        assert!(started.location.as_str().starts_with(&format!("{}/authorize?", scene.provider.url)));
        for (name, value) in [
            ("response_type", "code"), ("client_id", PROVIDER_CLIENT), ("scope", "openid email profile"),
            ("redirect_uri", "http://localhost:3000/auth/google-auth-redirect"), ("code_challenge_method", "S256"),
        ] {
            assert_eq!(started.query[name], value);
        }
        assert!(started.state().len() >= 43 && started.nonce().len() >= 43);
        for attribute in ["HttpOnly", "SameSite=Lax", "Path=/"] {
            assert!(started.set_cookie.contains(attribute), "{}", started.set_cookie);
        }
        assert!(!started.set_cookie.contains("Secure"));
        assert!(!scene.world.dump().await.contains(started.state()));
        let other = scene.start().await;
        assert_ne!((other.state(), &other.cookie), (started.state(), &started.cookie));
    }

    async fn behind_https_the_cookie_is_of_this_host_only(scene) {
        let scene = scene.with(|settings| settings.listen.public_url = Some("https://id.example".into())).await;
        let started = scene.start().await;
        assert!(started.set_cookie.starts_with("__Host-") && started.set_cookie.contains("; Secure"));
    }

    async fn a_start_by_get_is_deprecated_but_works(scene) {
        for path in ["google", "azure", "cognito", "keycloak"] {
            let start = format!("/auth/{path}?client_id=web&client_secret=web%20secret");
            let answer = scene.world.get(&start).send().await;
            assert_eq!(answer.status, 302, "{}", answer.text);
            scene.world.get(&format!("/auth/{path}")).send().await.refused(401, "Client Invalid");
        }
    }

    async fn refuses_clients(scene) {
        let form = "client_id=web&client_secret=wrong";
        let call = scene.world.post("/auth/google").body("application/x-www-form-urlencoded", form);
        call.send().await.refused(401, "Client Invalid");
    }

    async fn a_client_with_an_address_gets_a_code_there(scene) {
        scene.world.sql("UPDATE auth_clients SET redirect_url = 'https://app.example/in?x=1' WHERE client_id = 'web'").await;
        let started: Started =
            scene.world.start_with_form("/auth/google", &[("state", "of-the-client"), ("code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM")]).await.into();
        scene.provider.will_give(&signed(&scene.claims(&started)));
        let end = scene.end(&started).await;
        assert_eq!((end.status, end.header("cache-control")), (302, Some("no-store")));
        let location: url::Url = end.header("location").unwrap().parse().unwrap();
        assert!(location.as_str().starts_with("https://app.example/in?x=1&code="), "{location}");
        assert!(end.header("set-cookie").unwrap().contains("Max-Age=0"));
        let query: std::collections::HashMap<_, _> = location.query_pairs().into_owned().collect();
        assert_eq!(query["state"], "of-the-client");
        assert!(!query.contains_key("role"));
        scene.world.redeem(&query["code"]).await.refused(401, "Invalid Credentials");
        let body = json!({"code": query["code"], "clientId": "web", "codeVerifier": "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"});
        scene.world.post("/auth/token").json(body).send().await.ok();
        // Who prefers JSON gets tokens all the same; `*/*` is no preference.
        let started = scene.start().await;
        scene.provider.will_give(&signed(&scene.claims(&started)));
        let path = format!("{GOOGLE}?code=x&state={}", started.state());
        let call = scene.world.get(&path).header("Cookie", &started.cookie);
        call.header("Accept", "application/json").send().await.ok();
    }

    async fn hostile_id_tokens_are_refused(scene) {
        let changes: Vec<(&str, Change)> = vec![
            ("issuer", |claims| claims["iss"] = json!("https://evil.example")),
            ("audience", |claims| claims["aud"] = json!("another client")),
            ("audiences", |claims| claims["aud"] = json!([PROVIDER_CLIENT, "another client"])),
            ("nonce", |claims| claims["nonce"] = json!("another")),
            ("no nonce", |claims| drop(claims.as_object_mut().unwrap().remove("nonce"))),
            ("expired", |claims| claims["exp"] = json!(claims["iat"].as_i64().unwrap() - 60)),
            ("no end", |claims| drop(claims.as_object_mut().unwrap().remove("exp"))),
            ("end as text", |claims| claims["exp"] = json!(claims["exp"].to_string())),
            ("future", |claims| claims["iat"] = json!(claims["iat"].as_i64().unwrap() + 3600)),
            ("not before an hour has passed", |claims| claims["nbf"] = json!(claims["iat"].as_i64().unwrap() + 3600)),
            ("a beginning as text", |claims| claims["nbf"] = json!(claims["iat"].to_string())),
            ("no subject", |claims| drop(claims.as_object_mut().unwrap().remove("sub"))),
        ];
        for (what, change) in changes {
            let answer = scene.log_in(change).await;
            assert_eq!(answer.status, 401, "{what}: {}", answer.text);
        }
        type Forge = fn(&Value) -> String;
        let forgeries: Vec<(&str, Forge)> = vec![
            ("another key", |claims| signed_by_another("one", claims)),
            ("an unknown key", |claims| signed_by_another("two", claims)),
            ("none", |claims| unsigned("none", claims)),
            ("None", |claims| unsigned("None", claims)),
            ("HMAC with the public key", hmac_by_public_key),
            ("HMAC with our secret", hmac_by_our_secret),
            ("cut", |claims| signed(claims).rsplit_once('.').unwrap().0.to_owned() + "."),
            ("nothing", |_| String::new()),
        ];
        for (what, forge) in forgeries {
            let started = scene.start().await;
            scene.provider.will_give(&forge(&scene.claims(&started)));
            let answer = scene.end(&started).await;
            assert_eq!(answer.status, 401, "{what}: {}", answer.text);
        }
        scene.log_in(|_| {}).await.ok();
        assert_eq!(scene.world.count("users").await, 2);
    }

    async fn a_state_is_of_one_browser_one_provider_and_good_once(scene) {
        let world = &scene.world;
        world.callback(GOOGLE, &[("code", "x")], "").await.refused(401, "Invalid Credentials");
        world.callback(GOOGLE, &[("code", "x"), ("state", "made up")], "").await.refused(401, "Invalid Credentials");
        let (mine, other) = (scene.start().await, scene.start().await);
        scene.provider.will_give(&signed(&scene.claims(&mine)));
        let query = [("code", "x"), ("state", mine.state())];
        world.callback(GOOGLE, &query, &other.cookie).await.refused(401, "Invalid Credentials");
        // Used up by its first callback, whatever came of it.
        scene.end(&mine).await.refused(401, "Invalid Credentials");
        scene.provider.will_give(&signed(&scene.claims(&other)));
        scene.end(&other).await.ok();
        scene.end(&other).await.refused(401, "Invalid Credentials");
        let elsewhere = scene.start().await;
        let query = [("code", "x"), ("state", elsewhere.state())];
        world.callback("/auth/keycloak-auth-redirect", &query, &elsewhere.cookie).await.refused(401, "Invalid Credentials");
        scene.provider.will_give(&signed(&scene.claims(&elsewhere)));
        scene.end(&elsewhere).await.refused(401, "Invalid Credentials");
        let late = scene.start().await;
        world.advance_seconds(600);
        scene.provider.will_give(&signed(&scene.claims(&late)));
        scene.end(&late).await.refused(401, "Invalid Credentials");
        let refused = scene.start().await;
        let query = [("error", "access_denied"), ("state", refused.state())];
        world.callback(GOOGLE, &query, &refused.cookie).await.refused(401, "Invalid Credentials");
        let mixed = scene.start().await;
        scene.provider.will_give(&signed(&scene.claims(&mixed)));
        let query = [("code", "x"), ("state", mixed.state()), ("iss", "https://evil.example"), ("unknown", "ignored")];
        world.callback(GOOGLE, &query, &mixed.cookie).await.refused(401, "Invalid Credentials");
        let own = scene.start().await;
        scene.provider.will_give(&signed(&scene.claims(&own)));
        let query = [("code", "x"), ("state", own.state()), ("iss", scene.provider.url.as_str()), ("scope", "ignored")];
        world.callback(GOOGLE, &query, &own.cookie).await.ok();
    }

    async fn two_tabs_both_finish(scene) {
        let (one, other) = (scene.start().await, scene.start().await);
        let both = format!("{}; {}", one.cookie, other.cookie);
        for tab in [&one, &other] {
            scene.provider.will_give(&signed(&scene.claims(tab)));
            let query = [("code", "x"), ("state", tab.state())];
            scene.world.callback(GOOGLE, &query, &both).await.ok();
        }
    }

    async fn broken_providers_are_502_and_refusals_401(scene) {
        let large = "x".repeat(2 * 1024 * 1024);
        for (say, status) in [
            (Say::Json(400, json!({"error": "invalid_grant"})), 401),
            (Say::Json(500, json!({})), 502),
            (Say::Text(200, "no JSON".into()), 502),
            (Say::Text(200, large), 502),
            (Say::Redirect(format!("{}/elsewhere", scene.provider.url)), 502),
            (Say::Json(200, json!({"token_type": "Bearer", "access_token": "x"})), 401),
            (Say::Nothing, 504),
        ] {
            let started = scene.start().await;
            scene.provider.says("/token", say);
            let answer = scene.end(&started).await;
            assert!(answer.status == status || (status == 504 && answer.status == 502), "{status}: {}", answer.text);
        }
        assert!(scene.provider.asked("/elsewhere").is_empty());
        assert_eq!(scene.world.count("users").await, 1);
        // While some hang, others get their answers.
        let mut hanging = vec![];
        for _ in 0..20 {
            hanging.push(scene.start().await);
        }
        let waiting = futures::future::join_all(hanging.iter().map(|started| scene.end(started)));
        let others = async {
            scene.until(|| scene.provider.asked("/token").len() == 27).await;
            scene.world.tokens("ann").await
        };
        match futures::future::select(Box::pin(waiting), Box::pin(others)).await {
            futures::future::Either::Left(_) => panic!("nobody else was answered"),
            futures::future::Either::Right((_, waiting)) => {
                assert!(waiting.await.iter().all(|end| [502, 504].contains(&end.status)));
            }
        }
    }

    async fn rotated_keys_are_fetched_once_in_thirty_seconds(scene) {
        scene.log_in(|_| {}).await.ok();
        let by_new_key = async |scene: &Scene| {
            let started = scene.start().await;
            scene.provider.will_give(&signed_by_another("two", &scene.claims(&started)));
            scene.end(&started).await.status
        };
        scene.provider.says("/jwks", Say::Json(200, json!({"keys": [other_jwk("two")]})));
        assert_eq!(by_new_key(&scene).await, 200);
        assert_eq!(scene.provider.asked("/jwks").len(), 2);
        // Made-up key ids, and a provider that is down meanwhile, cause no more requests than that.
        scene.provider.says("/jwks", Say::Json(200, json!({"keys": [other_jwk("three")]})));
        for _ in 0..3 {
            scene.log_in(|_| {}).await.refused(401, "Invalid Credentials");
        }
        assert_eq!(scene.provider.asked("/jwks").len(), 2);
        scene.world.advance_seconds(30);
        scene.provider.says("/jwks", Say::Json(500, json!({})));
        scene.log_in(|_| {}).await.refused(502, "Bad Gateway");
        scene.log_in(|_| {}).await.refused(401, "Invalid Credentials");
        assert_eq!(scene.provider.asked("/jwks").len(), 3);
        assert_eq!(by_new_key(&scene).await, 200);
    }

    async fn every_exchange_may_fail(scene) {
        let silent = |claims: &mut Value| drop(claims.as_object_mut().unwrap().remove("email"));
        for (path, say, status) in [
            ("/jwks", Say::Json(404, json!({})), 502),
            ("/jwks", Say::Json(500, json!({})), 502),
            ("/jwks", Say::Text(200, "no JSON".into()), 502),
            ("/jwks", Say::Redirect(format!("{}/elsewhere", scene.provider.url)), 502),
            ("/userinfo", Say::Json(401, json!({})), 401),
            ("/token", Say::Json(429, json!({})), 401),
            ("/userinfo", Say::Json(429, json!({})), 401),
            ("/userinfo", Say::Json(500, json!({})), 502),
            ("/userinfo", Say::Text(200, "no JSON".into()), 502),
            ("/userinfo", Say::Json(200, json!({"email": NEW})), 401),
        ] {
            let good = scene.provider.answer("/jwks");
            scene.provider.says(path, say.clone());
            // The token endpoint's answer is the one that a login sets.
            let answer = match path {
                "/token" => scene.end(&scene.start().await).await,
                _ => scene.log_in(silent).await,
            };
            assert_eq!(answer.status, status, "{path} {say:?}: {}", answer.text);
            scene.provider.says("/jwks", good);
        }
        assert!(scene.provider.asked("/elsewhere").is_empty());
        let closed = "http://127.0.0.1:9/token".to_owned();
        let scene = scene.with(|settings| settings.federation.google.google_auth_token_url = closed).await;
        scene.log_in(|_| {}).await.refused(502, "Bad Gateway");
        assert_eq!(scene.world.count("users").await, 1);
    }

    async fn userinfo_is_asked_when_the_id_token_is_silent(scene) {
        let silent = |claims: &mut Value| {
            let claims = claims.as_object_mut().unwrap();
            claims.remove("email");
        };
        let of_another = json!({"sub": "another", "email": NEW, "email_verified": true});
        scene.provider.says("/userinfo", Say::Json(200, of_another));
        scene.log_in(silent).await.refused(401, "Invalid Credentials");
        let of_this = json!({"sub": "subject 1", "email": NEW, "email_verified": "true"});
        scene.provider.says("/userinfo", Say::Json(200, of_this));
        let me = scene.me(scene.log_in(silent).await).await;
        assert_eq!(me["email"], NEW);
        let asked = scene.provider.asked("/userinfo").pop().unwrap();
        assert_eq!(asked.authorization.as_deref(), Some("Bearer access there"));
    }

    async fn a_federated_login_is_one_factor(scene) {
        let known = Person {
            provider: "google".into(), subject: Some("subject 1".into()), secret_key: Some("JBSWY3DPEHPK3PXP".into()),
            ..Person::named("known")
        };
        scene.world.person(known).await;
        scene.log_in(|_| {}).await.refused(401, "User Verification Failed");
        scene.world.sql("UPDATE auth_clients SET redirect_url = 'https://app.example/in' WHERE client_id = 'web'").await;
        let end = scene.log_in(|_| {}).await;
        let location: url::Url = end.header("location").unwrap().parse().unwrap();
        let query: std::collections::HashMap<_, _> = location.query_pairs().into_owned().collect();
        scene.world.redeem(&query["code"]).await.refused(401, "User Verification Failed");
        let app = auth_service_tests::Authenticator::of("JBSWY3DPEHPK3PXP");
        let full = scene.world.verify_otp(&query["code"], &scene.world.code_of(&app, 0)).await.ok();
        scene.world.redeem(&full.field("code")).await.ok();
        let scene = scene.with(|settings| settings.login.mfa = SecondFactor::Required).await;
        let another = |claims: &mut Value| claims["sub"] = json!("subject 2");
        for _ in 0..5 {
            let end = scene.log_in(another).await;
            let location: url::Url = end.header("location").unwrap().parse().unwrap();
            let query: std::collections::HashMap<_, _> = location.query_pairs().into_owned().collect();
            assert_eq!(query["mfa"], "mail");
            scene.world.redeem(&query["code"]).await.refused(401, "User Verification Failed");
        }
        // Each mails a code.
        let end = scene.log_in(another).await;
        end.refused(429, "Too Many Requests");
        assert!(end.header("retry-after").is_some());
    }

    async fn parallel_callbacks_of_one_state_have_one_winner(scene) {
        let started = scene.start().await;
        scene.provider.will_give(&signed(&scene.claims(&started)));
        let ends = futures::future::join_all((0..8).map(|_| scene.end(&started))).await;
        assert_eq!(ends.iter().filter(|end| end.status == 200).count(), 1);
        assert!(ends.iter().all(|end| [200, 401].contains(&end.status)));
    }

}

fn part(value: &Value) -> String {
    use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
    URL_SAFE_NO_PAD.encode(value.to_string())
}

pub fn unsigned(algorithm: &str, claims: &Value) -> String {
    format!("{}.{}.", part(&json!({"alg": algorithm})), part(claims))
}

fn hmac(secret: &[u8], claims: &Value) -> String {
    use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
    let mut header = Header::new(Algorithm::HS256);
    header.kid = Some("one".into());
    encode(&header, claims, &EncodingKey::from_secret(secret)).unwrap()
}

fn hmac_by_public_key(claims: &Value) -> String {
    hmac(
        include_bytes!("../../fixtures/keys/p256-public.pem"),
        claims,
    )
}

fn hmac_by_our_secret(claims: &Value) -> String {
    hmac(PROVIDER_SECRET.as_bytes(), claims)
}
