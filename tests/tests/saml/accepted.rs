//! Logins that succeed, and what leads to them.

use auth_service_tests::{
    Backend::{self, Postgres, Sqlite},
    Person,
    saml::{CONSUMER, KEY, OUR_ENTITY, SIGN_ON, SamlResponse, sign, signature_of},
    settings::{FederatedSignUp, SamlSettings, SecondFactor},
};
use rstest::rstest;

use crate::saml::scene::{
    CALLBACK, fixture, follow, log_in, me, post, response_to, start, trusting,
};

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_start_asks_by_redirect(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = trusting(backend).await;
    let login = start(&world).await;
    assert!(
        login
            .started
            .location
            .as_str()
            .starts_with(&format!("{SIGN_ON}&SAMLRequest=")),
        "{}",
        login.started.location
    );
    assert!(login.state().len() <= 80 && login.state().len() >= 43);
    for expected in [
        format!(">{OUR_ENTITY}<"),
        format!("AssertionConsumerServiceURL=\"{CONSUMER}\""),
        "HTTP-POST".into(),
        format!("Destination=\"{SIGN_ON}\""),
        "Version=\"2.0\"".into(),
    ] {
        assert!(
            login.request.contains(&expected),
            "{expected}: {}",
            login.request
        );
    }
    assert!(!login.started.query.contains_key("Signature"));
    assert_ne!(start(&world).await.request_id, login.request_id);
    let form = "client_id=web&client_secret=wrong";
    let call = world
        .post("/auth/saml")
        .body("application/x-www-form-urlencoded", form);
    call.send().await.refused(401, "Client Invalid");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn makes_an_account_and_finds_it_again(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = trusting(backend).await;
    let login = start(&world).await;
    let response = response_to(&world, &login).signed();
    let posted = post(&world, &response, login.state()).await;
    assert_eq!(posted.header("cache-control"), Some("no-store"));
    let first = me(&world, follow(&world, &posted, &login.started.cookie).await).await;
    assert_eq!(
        (first["username"].as_str(), first["firstName"].as_str()),
        (Some("new@example.com"), Some("New"))
    );
    let again = me(
        &world,
        log_in(&world, |mut response| {
            response.address = Some("other@example.com".into());
            response.signed()
        })
        .await,
    )
    .await;
    assert_eq!(again["id"], first["id"]);
    assert_eq!(
        world
            .column::<String>(
                "SELECT auth_provider FROM user_credentials WHERE auth_id = 'subject 1'"
            )
            .await,
        ["saml"]
    );
    // Nobody at all without an address: the name of the provider serves.
    let nameless = me(
        &world,
        log_in(&world, |mut response| {
            (response.name, response.address) = ("subject 2".into(), None);
            response.signed()
        })
        .await,
    )
    .await;
    assert_eq!(nameless["username"], "saml|subject 2");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_client_with_an_address_gets_a_code_there(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = trusting(backend).await;
    world.sql("UPDATE auth_clients SET redirect_url = 'https://app.example/in' WHERE client_id = 'web'").await;
    let end = log_in(&world, |response| response.signed()).await;
    assert_eq!(end.status, 302, "{}", end.text);
    let location: url::Url = end.header("location").unwrap().parse().unwrap();
    let code = location
        .query_pairs()
        .find(|(name, _)| name == "code")
        .unwrap()
        .1
        .into_owned();
    world.redeem(&code).await.ok();
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn links_by_every_name_of_an_address(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = trusting(backend).await;
    let world = world
        .restarted(|settings| settings.federation.social_signup = FederatedSignUp::Link)
        .await;
    for (number, name) in [
        "email",
        "mail",
        "urn:oid:0.9.2342.19200300.100.1.3",
        "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress",
    ]
    .into_iter()
    .enumerate()
    {
        let linked = me(
            &world,
            log_in(&world, |mut response| {
                (response.name, response.address) =
                    (format!("subject {number}"), Some("ANN@example.com".into()));
                response.changed_then_signed(|xml| {
                    xml.replace("Name=\"email\"", &format!("Name=\"{name}\""))
                })
            })
            .await,
        )
        .await;
        assert_eq!(linked["username"], "ann");
    }
    log_in(&world, |mut response| {
        response.name = "subject 9".into();
        response.changed_then_signed(|xml| xml.replace("Name=\"email\"", "Name=\"alternative\""))
    })
    .await
    .refused(401, "Invalid Credentials");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn checks_the_user_and_the_second_factor(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = trusting(backend).await;
    let known = Person {
        provider: "saml".into(),
        subject: Some("subject 1".into()),
        secret_key: Some("JBSWY3DPEHPK3PXP".into()),
        ..Person::named("known")
    };
    world.person(known).await;
    log_in(&world, |response| response.signed())
        .await
        .refused(401, "User Verification Failed");
    world.sql("UPDATE user_tenants SET status = 2").await;
    log_in(&world, |response| response.signed())
        .await
        .refused(401, "UserInactive");
    world.sql("UPDATE user_tenants SET status = 0").await;
    log_in(&world, |response| response.signed())
        .await
        .refused(400, "User not active yet");
    world
        .person(Person {
            provider: "saml".into(),
            subject: Some("subject 2".into()),
            clients: vec![],
            ..Person::named("nowhere")
        })
        .await;
    let of_nowhere = |mut response: SamlResponse| {
        response.name = "subject 2".into();
        response.signed()
    };
    log_in(&world, of_nowhere)
        .await
        .refused(422, "Client User Missing");
    world.sql("UPDATE users SET auth_client_ids = (SELECT auth_client_ids FROM users WHERE username = 'ann')").await;
    world.sql("UPDATE auth_clients SET redirect_url = 'https://app.example/in' WHERE client_id = 'web'").await;
    world.sql("UPDATE user_tenants SET status = 1").await;
    let world = world
        .restarted(|settings| settings.login.mfa = SecondFactor::Required)
        .await;
    for _ in 0..5 {
        assert_eq!(log_in(&world, of_nowhere).await.status, 302);
    }
    log_in(&world, of_nowhere)
        .await
        .refused(429, "Too Many Requests");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn the_signature_may_stand_anywhere_among_the_children(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = trusting(backend).await;
    let last = |xml: String| {
        let signature = signature_of(&xml).to_owned();
        xml.replace(&signature, "").replace(
            "</saml:Assertion>",
            &format!("{signature}</saml:Assertion>"),
        )
    };
    log_in(&world, |response| last(response.signed()))
        .await
        .ok();
    // The response may be signed beside it.
    log_in(&world, |response| {
        sign(&response.signed(), "_of-response", KEY)
    })
    .await
    .ok();
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn clocks_may_be_a_minute_apart(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = trusting(backend).await;
    for (seconds, accepted) in [(-64, true), (-66, false), (359, true), (361, false)] {
        let login = start(&world).await;
        let mut response = response_to(&world, &login);
        response.now -= chrono::TimeDelta::seconds(seconds);
        let posted = post(&world, &response.signed(), login.state()).await;
        assert_eq!(posted.status == 303, accepted, "{seconds}: {}", posted.text);
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn half_a_configuration_stops_the_start(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = trusting(backend).await;
    type Change = fn(&mut SamlSettings);
    let cases: [(&str, Change); 9] = [
        ("SAML_URL", |saml| saml.saml_url = None),
        ("SAML_IDP_ENTITY_ID", |saml| saml.saml_idp_entity_id = None),
        ("SAML_IDP_CERT", |saml| saml.saml_idp_cert = None),
        ("SAML_IDP_CERT", |saml| {
            saml.saml_idp_cert = Some("/nowhere".into())
        }),
        ("SAML_IDP_METADATA", |saml| {
            saml.saml_idp_metadata = Some("/nowhere".into())
        }),
        ("SAML_IDP_METADATA", |saml| {
            saml.saml_idp_metadata = Some(fixture("provider.cert.pem"))
        }),
        ("SAML_CERT", |saml| {
            saml.saml_private_key = Some(fixture("service.key.pem").into())
        }),
        ("SAML_PRIVATE_KEY", |saml| {
            saml.saml_cert = Some(fixture("service.cert.pem").into())
        }),
        ("SAML_CERT", |saml| {
            saml.saml_private_key = Some(fixture("service.key.pem").into());
            saml.saml_cert = Some(fixture("other.cert.pem").into());
        }),
    ];
    for (name, change) in cases {
        let error = world
            .refused_start(|settings| change(&mut settings.federation.saml))
            .await;
        assert!(error.starts_with(&format!("{name}: ")), "{name}: {error}");
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn not_configured(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = trusting(backend).await;
    let world = world
        .restarted(|settings| settings.federation.saml.saml_client_id = None)
        .await;
    world
        .start_at("/auth/saml")
        .await
        .refused(404, "Not Configured");
    world
        .get("/auth/saml/metadata")
        .send()
        .await
        .refused(404, "Not Configured");
    world
        .callback(CALLBACK, &[("code", "x"), ("state", "x")], "")
        .await
        .refused(404, "Not Configured");
    post(&world, "<x/>", "x")
        .await
        .refused(404, "Not Configured");
}
