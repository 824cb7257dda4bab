//! Metadata, keys and what is encrypted for us.

use auth_service_tests::{
    Backend::{self, Postgres, Sqlite},
    World,
    provider::{Provider, Say},
    saml::{
        CERTIFICATE, CONSUMER, EC_CERTIFICATE, EC_KEY, KEY, OTHER_CERTIFICATE, OTHER_KEY,
        OUR_ENTITY, PROVIDER_ENTITY, SIGN_ON, SamlResponse, encrypted, metadata, part, sign,
        signature_of,
    },
};
use rstest::rstest;

use crate::saml::scene::{fixture, log_in, post, response_to, start, trusting};

async fn with_own_key(world: World) -> World {
    world
        .restarted(|settings| {
            let saml = &mut settings.federation.saml;
            saml.saml_private_key = Some(fixture("service.key.pem").into());
            saml.saml_cert = Some(fixture("service.cert.pem").into());
        })
        .await
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn elliptic_curves_and_a_certificate_in_every_form(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let mut world = trusting(backend).await;
    let bare: String = EC_CERTIFICATE
        .lines()
        .filter(|line| !line.starts_with('-'))
        .collect();
    for form in [
        fixture("provider-ec.cert.pem"),
        EC_CERTIFICATE.to_owned(),
        EC_CERTIFICATE.replace('\n', "\\n"),
        bare,
    ] {
        world = world
            .restarted(|settings| settings.federation.saml.saml_idp_cert = Some(form))
            .await;
        log_in(&world, |response| {
            response.around(&sign(&response.assertion(), &response.assertion_id, EC_KEY))
        })
        .await
        .ok();
        log_in(&world, |response| response.signed())
            .await
            .refused(401, "Invalid Credentials");
    }
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn metadata_by_url_is_fetched_at_the_first_use_and_for_a_new_key(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = trusting(backend).await;
    let provider = Provider::start().await;
    let world = world
        .restarted(|settings| {
            let saml = &mut settings.federation.saml;
            (saml.saml_url, saml.saml_idp_entity_id, saml.saml_idp_cert) = (None, None, None);
            saml.saml_idp_metadata = Some(format!("{}/metadata", provider.url));
        })
        .await;
    world
        .start_at("/auth/saml")
        .await
        .refused(502, "Bad Gateway");
    // A provider without a key: then any signature would do.
    provider.says("/metadata", Say::Text(200, metadata(None)));
    world
        .start_at("/auth/saml")
        .await
        .refused(502, "Bad Gateway");
    provider.says(
        "/metadata",
        Say::Text(200, metadata(Some(OTHER_CERTIFICATE))),
    );
    log_in(&world, |response| response.signed())
        .await
        .refused(401, "Invalid Credentials");
    provider.says("/metadata", Say::Text(200, metadata(Some(CERTIFICATE))));
    log_in(&world, |response| response.signed())
        .await
        .refused(401, "Invalid Credentials");
    world.advance_seconds(31);
    log_in(&world, |response| response.signed()).await.ok();
    assert_eq!(provider.asked("/metadata").len(), 4);
    // The metadata are gone: forged responses are refused as ever, ask once in a while, and others log in.
    provider.says("/metadata", Say::Text(500, String::new()));
    world.advance_seconds(31);
    for _ in 0..3 {
        log_in(&world, |response| {
            response.around(&sign(
                &response.assertion(),
                &response.assertion_id,
                OTHER_KEY,
            ))
        })
        .await
        .refused(401, "Invalid Credentials");
    }
    assert_eq!(provider.asked("/metadata").len(), 5);
    world.advance_seconds(4000);
    log_in(&world, |response| response.signed()).await.ok();
    // A process that has never seen them can neither begin nor end a login.
    let (one, other) = (start(&world).await, start(&world).await);
    let world = world
        .restarted(|settings| {
            settings.federation.provider_timeout = std::time::Duration::from_millis(300)
        })
        .await;
    post(&world, &response_to(&world, &one).signed(), one.state())
        .await
        .refused(502, "Bad Gateway");
    provider.says("/metadata", Say::Nothing);
    post(&world, &response_to(&world, &other).signed(), other.state())
        .await
        .refused(504, "Gateway Timeout");
    world
        .start_at("/auth/saml")
        .await
        .refused(504, "Gateway Timeout");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn metadata_by_file_with_several_keys_and_settings_that_win(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = trusting(backend).await;
    let file = std::env::temp_dir().join(format!("metadata-{}.xml", uuid::Uuid::new_v4()));
    let curve = metadata(Some(EC_CERTIFICATE));
    let curve = part(&curve, "<md:KeyDescriptor", "</md:KeyDescriptor>");
    let both = metadata(Some(CERTIFICATE)).replacen(
        "<md:KeyDescriptor",
        &format!("{curve}<md:KeyDescriptor"),
        1,
    );
    std::fs::write(&file, both).unwrap();
    let place = file.to_str().map(str::to_owned);
    let world = world
        .restarted(|settings| {
            let saml = &mut settings.federation.saml;
            (saml.saml_url, saml.saml_idp_entity_id, saml.saml_idp_cert) = (None, None, None);
            saml.saml_idp_metadata = place;
        })
        .await;
    assert!(
        start(&world)
            .await
            .started
            .location
            .as_str()
            .starts_with(SIGN_ON)
    );
    log_in(&world, |response| response.signed()).await.ok();
    log_in(&world, |response| {
        response.around(&sign(&response.assertion(), &response.assertion_id, EC_KEY))
    })
    .await
    .ok();
    let world = world
        .restarted(|settings| {
            let saml = &mut settings.federation.saml;
            saml.saml_url = Some("https://other.example/sso".into());
            saml.saml_idp_entity_id = Some("https://other.example".into());
            saml.saml_idp_cert = Some(OTHER_CERTIFICATE.into());
        })
        .await;
    std::fs::remove_file(&file).unwrap();
    assert!(
        start(&world)
            .await
            .started
            .location
            .as_str()
            .starts_with("https://other.example/sso?")
    );
    log_in(&world, |response| response.signed())
        .await
        .refused(401, "Invalid Credentials");
    let by_the_other = |name: &'static str| {
        move |mut response: SamlResponse| {
            response.name = name.into();
            let assertion = response
                .assertion()
                .replace(PROVIDER_ENTITY, "https://other.example");
            response
                .around(&sign(&assertion, &response.assertion_id, OTHER_KEY))
                .replace(PROVIDER_ENTITY, "https://other.example")
        }
    };
    // What another provider calls so is another person.
    log_in(&world, by_the_other("subject 1"))
        .await
        .refused(401, "Invalid Credentials");
    log_in(&world, by_the_other("subject 2")).await.ok();
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn own_metadata_and_signed_requests(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = trusting(backend).await;
    let plain = world.get("/auth/saml/metadata").send().await.ok();
    assert_eq!(
        plain.header("content-type"),
        Some("application/samlmetadata+xml")
    );
    for expected in [
        OUR_ENTITY,
        CONSUMER,
        "WantAssertionsSigned=\"true\"",
        "AuthnRequestsSigned=\"false\"",
    ] {
        assert!(plain.text.contains(expected), "{expected}: {}", plain.text);
    }
    let world = with_own_key(world).await;
    let keyed = world.get("/auth/saml/metadata").send().await.ok();
    for expected in [
        "AuthnRequestsSigned=\"true\"",
        "use=\"signing\"",
        "use=\"encryption\"",
        "aes256-gcm",
    ] {
        assert!(keyed.text.contains(expected), "{expected}: {}", keyed.text);
    }
    let login = start(&world).await;
    let query = login.started.location.query().unwrap();
    // Only the message is signed, not the query that the address has of its own.
    let (signed, signature) = query
        .strip_prefix("tenant=1&")
        .unwrap()
        .split_once("&Signature=")
        .unwrap();
    assert!(
        signed.starts_with("SAMLRequest=") && signed.contains("rsa-sha256"),
        "{signed}"
    );
    let signature = format!("x={signature}");
    let signature = url::form_urlencoded::parse(signature.as_bytes())
        .next()
        .unwrap()
        .1
        .into_owned();
    assert!(is_ours(signed, &signature));
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn encrypted_assertions(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = trusting(backend).await;
    let encrypt = |content: &'static str, key: &'static str| {
        move |response: SamlResponse| {
            let signed = sign(&response.assertion(), &response.assertion_id, KEY);
            response.around(&encrypted(&signed, content, key))
        }
    };
    log_in(&world, encrypt("aes256-gcm", "rsa-oaep"))
        .await
        .refused(401, "Invalid Credentials");
    let world = with_own_key(world).await;
    for (content, key) in [
        ("aes256-gcm", "rsa-oaep"),
        ("aes256-gcm", "rsa-oaep-mgf1p"),
        ("aes256-cbc", "rsa-oaep-mgf1p"),
    ] {
        log_in(&world, encrypt(content, key)).await.ok();
    }
    log_in(&world, encrypt("aes256-gcm", "rsa-1_5"))
        .await
        .refused(401, "Invalid Credentials");
    let unsigned = |response: SamlResponse| {
        response.around(&encrypted(&response.assertion(), "aes256-gcm", "rsa-oaep"))
    };
    log_in(&world, unsigned)
        .await
        .refused(401, "Invalid Credentials");
    type Spoil = fn(SamlResponse) -> String;
    let spoilt: [(&str, Spoil); 5] = [
        (
            "a signed response around an unsigned assertion",
            |response| {
                let inner = sign(&response.around(&response.assertion()), "_of-response", KEY);
                let inner = inner.replace("_of-response", "_inner");
                let inner = sign(&inner.replace(signature_of(&inner), ""), "_inner", KEY);
                response.around(&encrypted(&inner, "aes256-gcm", "rsa-oaep"))
            },
        ),
        ("two", |response| {
            let signed = sign(&response.assertion(), &response.assertion_id, KEY);
            response.around(&encrypted(&signed, "aes256-gcm", "rsa-oaep").repeat(2))
        }),
        ("one beside a plain one", |response| {
            let signed = sign(&response.assertion(), &response.assertion_id, KEY);
            response.around(&format!(
                "{}{signed}",
                encrypted(&signed, "aes256-gcm", "rsa-oaep")
            ))
        }),
        ("by a foreign key", |response| {
            let signed = sign(&response.assertion(), &response.assertion_id, OTHER_KEY);
            response.around(&encrypted(&signed, "aes256-gcm", "rsa-oaep"))
        }),
        ("a changed text", |response| {
            let signed = sign(&response.assertion(), &response.assertion_id, KEY);
            let sealed = encrypted(&signed, "aes256-gcm", "rsa-oaep");
            let (before, after) = sealed.rsplit_once("<xenc:CipherValue>").unwrap();
            let other = if after.as_bytes()[40] == b'A' {
                "B"
            } else {
                "A"
            };
            response.around(&format!(
                "{before}<xenc:CipherValue>{}{other}{}",
                &after[..40],
                &after[41..]
            ))
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
