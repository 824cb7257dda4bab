//! Logins that succeed, and what leads to them.

use auth_service::config::{SamlSettings, SecondFactor, SocialSignUp};
use auth_service_tests::{
    Person, World, on_both_databases,
    provider::{Provider, Say},
    saml::{
        CERTIFICATE, CONSUMER, EC_CERTIFICATE, EC_KEY, KEY, OTHER_CERTIFICATE, OTHER_KEY,
        OUR_ENTITY, PROVIDER_ENTITY, SIGN_ON, SamlResponse, encrypted, metadata, part, sign,
        signature_of,
    },
};

use crate::scene::{CALLBACK, fixture, follow, log_in, me, post, response_to, start, trusting};

async fn with_own_key(world: World) -> World {
    world
        .restarted(|settings| {
            let saml = &mut settings.federation.saml;
            saml.saml_private_key = Some(fixture("service.key.pem").into());
            saml.saml_cert = Some(fixture("service.cert.pem").into());
        })
        .await
}

on_both_databases! {
    trusting;

    async fn a_start_asks_by_redirect(world) {
        let login = start(&world).await;
        assert!(login.started.location.as_str().starts_with(&format!("{SIGN_ON}&SAMLRequest=")), "{}", login.started.location);
        assert!(login.state().len() <= 80 && login.state().len() >= 43);
        for expected in [
            format!(">{OUR_ENTITY}<"), format!("AssertionConsumerServiceURL=\"{CONSUMER}\""), "HTTP-POST".into(),
            format!("Destination=\"{SIGN_ON}\""), "Version=\"2.0\"".into(),
        ] {
            assert!(login.request.contains(&expected), "{expected}: {}", login.request);
        }
        assert!(!login.started.query.contains_key("Signature"));
        assert_ne!(start(&world).await.request_id, login.request_id);
        let form = "client_id=web&client_secret=wrong";
        let call = world.post("/auth/saml").body("application/x-www-form-urlencoded", form);
        call.send().await.refused(401, "Client Invalid");
    }

    async fn makes_an_account_and_finds_it_again(world) {
        let login = start(&world).await;
        let response = response_to(&world, &login).signed();
        let posted = post(&world, &response, login.state()).await;
        assert_eq!(posted.header("cache-control"), Some("no-store"));
        let first = me(&world, follow(&world, &posted, &login.started.cookie).await).await;
        assert_eq!((first["username"].as_str(), first["firstName"].as_str()), (Some("new@example.com"), Some("New")));
        let again = me(&world, log_in(&world, |mut response| {
            response.address = Some("other@example.com".into());
            response.signed()
        }).await).await;
        assert_eq!(again["id"], first["id"]);
        assert_eq!(world.column::<String>("SELECT auth_provider FROM user_credentials WHERE auth_id = 'subject 1'").await, ["saml"]);
        // Nobody at all without an address: the name of the provider serves.
        let nameless = me(&world, log_in(&world, |mut response| {
            (response.name, response.address) = ("subject 2".into(), None);
            response.signed()
        }).await).await;
        assert_eq!(nameless["username"], "saml|subject 2");
    }

    async fn a_client_with_an_address_gets_a_code_there(world) {
        world.sql("UPDATE auth_clients SET redirect_url = 'https://app.example/in' WHERE client_id = 'web'").await;
        let end = log_in(&world, |response| response.signed()).await;
        assert_eq!(end.status, 302, "{}", end.text);
        let location: url::Url = end.header("location").unwrap().parse().unwrap();
        let code = location.query_pairs().find(|(name, _)| name == "code").unwrap().1.into_owned();
        world.redeem(&code).await.ok();
    }

    async fn links_by_every_name_of_an_address(world) {
        let world = world.restarted(|settings| settings.federation.social_signup = SocialSignUp::Link).await;
        for (number, name) in ["email", "mail", "urn:oid:0.9.2342.19200300.100.1.3",
            "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress"].into_iter().enumerate() {
            let linked = me(&world, log_in(&world, |mut response| {
                (response.name, response.address) = (format!("subject {number}"), Some("ANN@example.com".into()));
                response.changed_then_signed(|xml| xml.replace("Name=\"email\"", &format!("Name=\"{name}\"")))
            }).await).await;
            assert_eq!(linked["username"], "ann");
        }
        log_in(&world, |mut response| {
            response.name = "subject 9".into();
            response.changed_then_signed(|xml| xml.replace("Name=\"email\"", "Name=\"alternative\""))
        }).await.refused(401, "Invalid Credentials");
    }

    async fn checks_the_user_and_the_second_factor(world) {
        let known = Person {
            provider: "saml".into(), subject: Some("subject 1".into()), secret_key: Some("JBSWY3DPEHPK3PXP".into()),
            ..Person::named("known")
        };
        world.person(known).await;
        log_in(&world, |response| response.signed()).await.refused(401, "User Verification Failed");
        world.sql("UPDATE user_tenants SET status = 2").await;
        log_in(&world, |response| response.signed()).await.refused(401, "UserInactive");
        world.sql("UPDATE user_tenants SET status = 0").await;
        log_in(&world, |response| response.signed()).await.refused(400, "User not active yet");
        world.person(Person {
            provider: "saml".into(), subject: Some("subject 2".into()), clients: vec![], ..Person::named("nowhere")
        }).await;
        let of_nowhere = |mut response: SamlResponse| {
            response.name = "subject 2".into();
            response.signed()
        };
        log_in(&world, of_nowhere).await.refused(422, "Client User Missing");
        world.sql("UPDATE users SET auth_client_ids = (SELECT auth_client_ids FROM users WHERE username = 'ann')").await;
        world.sql("UPDATE auth_clients SET redirect_url = 'https://app.example/in' WHERE client_id = 'web'").await;
        world.sql("UPDATE user_tenants SET status = 1").await;
        let world = world.restarted(|settings| settings.login.mfa = SecondFactor::Required).await;
        for _ in 0..5 {
            assert_eq!(log_in(&world, of_nowhere).await.status, 302);
        }
        log_in(&world, of_nowhere).await.refused(429, "Too Many Requests");
    }

    async fn the_signature_may_stand_anywhere_among_the_children(world) {
        let last = |xml: String| {
            let signature = signature_of(&xml).to_owned();
            xml.replace(&signature, "").replace("</saml:Assertion>", &format!("{signature}</saml:Assertion>"))
        };
        log_in(&world, |response| last(response.signed())).await.ok();
        // The response may be signed beside it.
        log_in(&world, |response| sign(&response.signed(), "_of-response", KEY)).await.ok();
    }

    async fn clocks_may_be_a_minute_apart(world) {
        for (seconds, accepted) in [(-64, true), (-66, false), (359, true), (361, false)] {
            let login = start(&world).await;
            let mut response = response_to(&world, &login);
            response.now -= chrono::TimeDelta::seconds(seconds);
            let posted = post(&world, &response.signed(), login.state()).await;
            assert_eq!(posted.status == 303, accepted, "{seconds}: {}", posted.text);
        }
    }

    async fn elliptic_curves_and_a_certificate_in_every_form(world) {
        let mut world = world;
        let bare: String = EC_CERTIFICATE.lines().filter(|line| !line.starts_with('-')).collect();
        for form in [fixture("provider-ec.cert.pem"), EC_CERTIFICATE.to_owned(), EC_CERTIFICATE.replace('\n', "\\n"), bare] {
            world = world.restarted(|settings| settings.federation.saml.saml_idp_cert = Some(form)).await;
            log_in(&world, |response| {
                response.around(&sign(&response.assertion(), &response.assertion_id, EC_KEY))
            }).await.ok();
            log_in(&world, |response| response.signed()).await.refused(401, "Invalid Credentials");
        }
    }

    async fn metadata_by_url_is_fetched_at_the_first_use_and_for_a_new_key(world) {
        let provider = Provider::start().await;
        let world = world.restarted(|settings| {
            let saml = &mut settings.federation.saml;
            (saml.saml_url, saml.saml_idp_entity_id, saml.saml_idp_cert) = (None, None, None);
            saml.saml_idp_metadata = Some(format!("{}/metadata", provider.url));
        }).await;
        world.start_at("/auth/saml").await.refused(502, "Bad Gateway");
        // A provider without a key: then any signature would do.
        provider.says("/metadata", Say::Text(200, metadata(None)));
        world.start_at("/auth/saml").await.refused(502, "Bad Gateway");
        provider.says("/metadata", Say::Text(200, metadata(Some(OTHER_CERTIFICATE))));
        log_in(&world, |response| response.signed()).await.refused(401, "Invalid Credentials");
        provider.says("/metadata", Say::Text(200, metadata(Some(CERTIFICATE))));
        log_in(&world, |response| response.signed()).await.refused(401, "Invalid Credentials");
        world.advance_seconds(31);
        log_in(&world, |response| response.signed()).await.ok();
        assert_eq!(provider.asked("/metadata").len(), 4);
        // The metadata are gone: forged responses are refused as ever, ask once in a while, and others log in.
        provider.says("/metadata", Say::Text(500, String::new()));
        world.advance_seconds(31);
        for _ in 0..3 {
            log_in(&world, |response| {
                response.around(&sign(&response.assertion(), &response.assertion_id, OTHER_KEY))
            }).await.refused(401, "Invalid Credentials");
        }
        assert_eq!(provider.asked("/metadata").len(), 5);
        world.advance_seconds(4000);
        log_in(&world, |response| response.signed()).await.ok();
        // A process that has never seen them can neither begin nor end a login.
        let (one, other) = (start(&world).await, start(&world).await);
        let world = world.restarted(|settings| settings.federation.provider_timeout = std::time::Duration::from_millis(300)).await;
        post(&world, &response_to(&world, &one).signed(), one.state()).await.refused(502, "Bad Gateway");
        provider.says("/metadata", Say::Nothing);
        post(&world, &response_to(&world, &other).signed(), other.state()).await.refused(504, "Gateway Timeout");
        world.start_at("/auth/saml").await.refused(504, "Gateway Timeout");
    }

    async fn metadata_by_file_with_several_keys_and_settings_that_win(world) {
        let file = std::env::temp_dir().join(format!("metadata-{}.xml", uuid::Uuid::new_v4()));
        let curve = metadata(Some(EC_CERTIFICATE));
        let curve = part(&curve, "<md:KeyDescriptor", "</md:KeyDescriptor>");
        let both = metadata(Some(CERTIFICATE)).replacen("<md:KeyDescriptor", &format!("{curve}<md:KeyDescriptor"), 1);
        std::fs::write(&file, both).unwrap();
        let place = file.to_str().map(str::to_owned);
        let world = world.restarted(|settings| {
            let saml = &mut settings.federation.saml;
            (saml.saml_url, saml.saml_idp_entity_id, saml.saml_idp_cert) = (None, None, None);
            saml.saml_idp_metadata = place;
        }).await;
        assert!(start(&world).await.started.location.as_str().starts_with(SIGN_ON));
        log_in(&world, |response| response.signed()).await.ok();
        log_in(&world, |response| {
            response.around(&sign(&response.assertion(), &response.assertion_id, EC_KEY))
        }).await.ok();
        let world = world.restarted(|settings| {
            let saml = &mut settings.federation.saml;
            saml.saml_url = Some("https://other.example/sso".into());
            saml.saml_idp_entity_id = Some("https://other.example".into());
            saml.saml_idp_cert = Some(OTHER_CERTIFICATE.into());
        }).await;
        std::fs::remove_file(&file).unwrap();
        assert!(start(&world).await.started.location.as_str().starts_with("https://other.example/sso?"));
        log_in(&world, |response| response.signed()).await.refused(401, "Invalid Credentials");
        let by_the_other = |name: &'static str| move |mut response: SamlResponse| {
            response.name = name.into();
            let assertion = response.assertion().replace(PROVIDER_ENTITY, "https://other.example");
            response.around(&sign(&assertion, &response.assertion_id, OTHER_KEY)).replace(PROVIDER_ENTITY, "https://other.example")
        };
        // What another provider calls so is another person.
        log_in(&world, by_the_other("subject 1")).await.refused(401, "Invalid Credentials");
        log_in(&world, by_the_other("subject 2")).await.ok();
    }

    async fn own_metadata_and_signed_requests(world) {
        let plain = world.get("/auth/saml/metadata").send().await.ok();
        assert_eq!(plain.header("content-type"), Some("application/samlmetadata+xml"));
        for expected in [OUR_ENTITY, CONSUMER, "WantAssertionsSigned=\"true\"", "AuthnRequestsSigned=\"false\""] {
            assert!(plain.text.contains(expected), "{expected}: {}", plain.text);
        }
        let world = with_own_key(world).await;
        let keyed = world.get("/auth/saml/metadata").send().await.ok();
        for expected in ["AuthnRequestsSigned=\"true\"", "use=\"signing\"", "use=\"encryption\"", "aes256-gcm"] {
            assert!(keyed.text.contains(expected), "{expected}: {}", keyed.text);
        }
        let login = start(&world).await;
        let query = login.started.location.query().unwrap();
        // Only the message is signed, not the query that the address has of its own.
        let (signed, signature) = query.strip_prefix("tenant=1&").unwrap().split_once("&Signature=").unwrap();
        assert!(signed.starts_with("SAMLRequest=") && signed.contains("rsa-sha256"), "{signed}");
        let signature = format!("x={signature}");
        let signature = url::form_urlencoded::parse(signature.as_bytes()).next().unwrap().1.into_owned();
        assert!(is_ours(signed, &signature));
    }

    async fn encrypted_assertions(world) {
        let encrypt = |content: &'static str, key: &'static str| move |response: SamlResponse| {
            let signed = sign(&response.assertion(), &response.assertion_id, KEY);
            response.around(&encrypted(&signed, content, key))
        };
        log_in(&world, encrypt("aes256-gcm", "rsa-oaep")).await.refused(401, "Invalid Credentials");
        let world = with_own_key(world).await;
        for (content, key) in [("aes256-gcm", "rsa-oaep"), ("aes256-gcm", "rsa-oaep-mgf1p"), ("aes256-cbc", "rsa-oaep-mgf1p")] {
            log_in(&world, encrypt(content, key)).await.ok();
        }
        log_in(&world, encrypt("aes256-gcm", "rsa-1_5")).await.refused(401, "Invalid Credentials");
        let unsigned = |response: SamlResponse| {
            response.around(&encrypted(&response.assertion(), "aes256-gcm", "rsa-oaep"))
        };
        log_in(&world, unsigned).await.refused(401, "Invalid Credentials");
        type Spoil = fn(SamlResponse) -> String;
        let spoilt: [(&str, Spoil); 5] = [
            ("a signed response around an unsigned assertion", |response| {
                let inner = sign(&response.around(&response.assertion()), "_of-response", KEY);
                let inner = inner.replace("_of-response", "_inner");
                let inner = sign(&inner.replace(signature_of(&inner), ""), "_inner", KEY);
                response.around(&encrypted(&inner, "aes256-gcm", "rsa-oaep"))
            }),
            ("two", |response| {
                let signed = sign(&response.assertion(), &response.assertion_id, KEY);
                response.around(&encrypted(&signed, "aes256-gcm", "rsa-oaep").repeat(2))
            }),
            ("one beside a plain one", |response| {
                let signed = sign(&response.assertion(), &response.assertion_id, KEY);
                response.around(&format!("{}{signed}", encrypted(&signed, "aes256-gcm", "rsa-oaep")))
            }),
            ("by a foreign key", |response| {
                let signed = sign(&response.assertion(), &response.assertion_id, OTHER_KEY);
                response.around(&encrypted(&signed, "aes256-gcm", "rsa-oaep"))
            }),
            ("a changed text", |response| {
                let signed = sign(&response.assertion(), &response.assertion_id, KEY);
                let sealed = encrypted(&signed, "aes256-gcm", "rsa-oaep");
                let (before, after) = sealed.rsplit_once("<xenc:CipherValue>").unwrap();
                let other = if after.as_bytes()[40] == b'A' { "B" } else { "A" };
                response.around(&format!("{before}<xenc:CipherValue>{}{other}{}", &after[..40], &after[41..]))
            }),
        ];
        let mut bodies = std::collections::HashSet::new();
        for (what, spoil) in spoilt {
            let answer = log_in(&world, spoil).await;
            assert_eq!(answer.status, 401, "{what}: {}", answer.text);
            bodies.insert(answer.text);
        }
        assert_eq!(bodies.len(), 1, "nothing tells at which step a text failed");
    }

    async fn half_a_configuration_stops_the_start(world) {
        type Change = fn(&mut SamlSettings);
        let cases: [(&str, Change); 9] = [
            ("SAML_URL", |saml| saml.saml_url = None),
            ("SAML_IDP_ENTITY_ID", |saml| saml.saml_idp_entity_id = None),
            ("SAML_IDP_CERT", |saml| saml.saml_idp_cert = None),
            ("SAML_IDP_CERT", |saml| saml.saml_idp_cert = Some("/nowhere".into())),
            ("SAML_IDP_METADATA", |saml| saml.saml_idp_metadata = Some("/nowhere".into())),
            ("SAML_IDP_METADATA", |saml| saml.saml_idp_metadata = Some(fixture("provider.cert.pem"))),
            ("SAML_CERT", |saml| saml.saml_private_key = Some(fixture("service.key.pem").into())),
            ("SAML_PRIVATE_KEY", |saml| saml.saml_cert = Some(fixture("service.cert.pem").into())),
            ("SAML_CERT", |saml| {
                saml.saml_private_key = Some(fixture("service.key.pem").into());
                saml.saml_cert = Some(fixture("other.cert.pem").into());
            }),
        ];
        for (name, change) in cases {
            let error = world.refused_start(|settings| change(&mut settings.federation.saml)).await;
            assert!(error.starts_with(&format!("{name}: ")), "{name}: {error}");
        }
    }

    async fn not_configured(world) {
        let world = world.restarted(|settings| settings.federation.saml.saml_client_id = None).await;
        world.start_at("/auth/saml").await.refused(404, "Not Configured");
        world.get("/auth/saml/metadata").send().await.refused(404, "Not Configured");
        world.callback(CALLBACK, &[("code", "x"), ("state", "x")], "").await.refused(404, "Not Configured");
        post(&world, "<x/>", "x").await.refused(404, "Not Configured");
    }

    async fn a_state_is_of_one_browser_and_one_response(world) {
        let login = start(&world).await;
        let posted = post(&world, &response_to(&world, &login).signed(), login.state()).await;
        follow(&world, &posted, "").await.refused(401, "Invalid Credentials");
        // Used up by that, whatever came of it.
        follow(&world, &posted, &login.started.cookie).await.refused(401, "Invalid Credentials");

        let login = start(&world).await;
        let posted = post(&world, &response_to(&world, &login).signed(), login.state()).await;
        assert_eq!(posted.status, 303);
        let query = [("code", "made up"), ("state", login.state())];
        world.callback(CALLBACK, &query, &login.started.cookie).await.refused(401, "Invalid Credentials");

        // Without a response there is nothing to come back to.
        let login = start(&world).await;
        let query = [("code", ""), ("state", login.state())];
        world.callback(CALLBACK, &query, &login.started.cookie).await.refused(401, "Invalid Credentials");

        // A response that was refused uses the state up.
        let login = start(&world).await;
        post(&world, "<x/>", login.state()).await.refused(401, "Invalid Credentials");
        post(&world, &response_to(&world, &login).signed(), login.state()).await.refused(401, "Invalid Credentials");

        // A second response while the first still waits for the browser.
        let login = start(&world).await;
        let (one, other) = (response_to(&world, &login).signed(), response_to(&world, &login).signed());
        let posted = post(&world, &one, login.state()).await;
        // Be it another one, the same again, or a forged one: it neither comes in nor spoils what did.
        for more in [&other, &one, "<x/>"] {
            post(&world, more, login.state()).await.refused(401, "Invalid Credentials");
        }
        follow(&world, &posted, &login.started.cookie).await.ok();

        let late = start(&world).await;
        let response = response_to(&world, &late).signed();
        world.advance_seconds(600);
        post(&world, &response, late.state()).await.refused(401, "Invalid Credentials");
    }

    async fn parallel_posts_of_one_response_have_one_winner(world) {
        let login = start(&world).await;
        let response = response_to(&world, &login).signed();
        let posts = (0..8).map(|_| post(&world, &response, login.state()));
        let answers = futures::future::join_all(posts).await;
        assert!(answers.iter().all(|answer| [303, 401].contains(&answer.status)));
        let winners: Vec<_> = answers.iter().filter(|answer| answer.status == 303).collect();
        assert_eq!(winners.len(), 1);
        follow(&world, winners[0], &login.started.cookie).await.ok();
    }
}

fn is_ours(text: &str, signature: &str) -> bool {
    use base64::{Engine, engine::general_purpose::STANDARD};
    use openssl::{hash::MessageDigest, sign::Verifier, x509::X509};
    let certificate = X509::from_pem(auth_service_tests::saml::SERVICE_CERTIFICATE.as_bytes());
    let key = certificate.unwrap().public_key().unwrap();
    let mut verifier = Verifier::new(MessageDigest::sha256(), &key).unwrap();
    verifier.update(text.as_bytes()).unwrap();
    verifier
        .verify(&STANDARD.decode(signature).unwrap())
        .unwrap()
}
