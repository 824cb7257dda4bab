//! Responses that say what they should not, or that nobody signed.

use auth_service_tests::{
    Backend::{self, Postgres, Sqlite},
    saml::{
        CERTIFICATE, EC_KEY, KEY, OTHER_KEY, OUR_ENTITY, PROVIDER_ENTITY, SamlResponse,
        assertion_of, encoded, sign, sign_with, signature_of,
    },
};
use openssl::pkey::PKey;
use rstest::rstest;

use crate::saml::scene::{follow, log_in, post, post_text, response_to, start, trusting};

type Spoil = fn(SamlResponse) -> String;

/// Signed as it should be, over something that should not be.
fn signed_with(response: &SamlResponse, from: &str, to: &str) -> String {
    response.changed_then_signed(|assertion| {
        assert!(assertion.contains(from), "{from}");
        assertion.replace(from, to)
    })
}

/// Signed, then changed where no signature covers it.
fn around_with(response: &SamlResponse, from: &str, to: &str) -> String {
    let signed = response.signed();
    let (before, rest) = signed.split_once("<saml:Assertion").unwrap();
    assert!(before.contains(from), "{from}");
    format!("{}<saml:Assertion{rest}", before.replace(from, to))
}

fn without(xml: &str, start: &str, end: &str) -> String {
    xml.replace(auth_service_tests::saml::part(xml, start, end), "")
}

const UNTRUE: &[(&str, Spoil)] = &[
    ("another audience", |response| {
        signed_with(&response, OUR_ENTITY, "urn:example:another")
    }),
    ("no audience", |response| {
        response.changed_then_signed(|xml| {
            without(
                &xml,
                "<saml:AudienceRestriction>",
                "</saml:AudienceRestriction>",
            )
        })
    }),
    ("a second audience restriction", |response| {
        signed_with(
            &response,
            "</saml:Conditions>",
            "<saml:AudienceRestriction><saml:Audience>urn:example:another</saml:Audience></saml:AudienceRestriction></saml:Conditions>",
        )
    }),
    ("no conditions", |response| {
        response.changed_then_signed(|xml| without(&xml, "<saml:Conditions", "</saml:Conditions>"))
    }),
    ("an unknown condition", |response| {
        signed_with(
            &response,
            "</saml:Conditions>",
            "<saml:Condition/></saml:Conditions>",
        )
    }),
    ("another issuer of the assertion", |response| {
        signed_with(&response, PROVIDER_ENTITY, "https://evil.example")
    }),
    ("another issuer of the response", |response| {
        around_with(&response, PROVIDER_ENTITY, "https://evil.example")
    }),
    ("another recipient", |response| {
        signed_with(&response, "Recipient=\"http", "Recipient=\"https")
    }),
    ("no recipient", |response| {
        signed_with(&response, "Recipient=", "recipient=")
    }),
    ("another destination", |response| {
        around_with(&response, "Destination=\"http", "Destination=\"https")
    }),
    ("an empty destination", |response| {
        let destination = format!("Destination=\"{}\"", auth_service_tests::saml::CONSUMER);
        around_with(&response, &destination, "Destination=\"\"")
    }),
    ("another request of the assertion", |response| {
        signed_with(&response, "InResponseTo=\"_", "InResponseTo=\"_x")
    }),
    ("another request of the response", |response| {
        around_with(&response, "InResponseTo=\"_", "InResponseTo=\"_x")
    }),
    ("unsolicited", |response| {
        signed_with(&response, "InResponseTo=", "Address=").replace("InResponseTo=", "Consent=")
    }),
    ("no end of the confirmation", |response| {
        response.changed_then_signed(|xml| {
            let confirmation =
                auth_service_tests::saml::part(&xml, "<saml:SubjectConfirmationData", "/>")
                    .to_owned();
            let (before, _) = confirmation.split_once(" NotOnOrAfter").unwrap();
            xml.replace(&confirmation, &format!("{before}/>"))
        })
    }),
    ("a confirmation that is not of the bearer", |response| {
        signed_with(&response, "cm:bearer", "cm:sender-vouches")
    }),
    ("no name", |response| {
        response.changed_then_signed(|xml| without(&xml, "<saml:NameID>", "</saml:NameID>"))
    }),
    ("an empty name", |mut response| {
        response.name = "  ".into();
        response.signed()
    }),
    ("two names", |response| {
        signed_with(
            &response,
            "</saml:NameID>",
            "</saml:NameID><saml:NameID>subject 2</saml:NameID>",
        )
    }),
    ("failure", |response| {
        around_with(&response, "status:Success", "status:Responder")
    }),
    ("no status", |response| {
        without(&response.signed(), "<samlp:Status>", "</samlp:Status>")
    }),
    ("SAML 1", |response| {
        signed_with(&response, "Version=\"2.0\"", "Version=\"1.1\"")
    }),
    ("expired", |mut response| {
        response.now -= chrono::TimeDelta::minutes(7);
        response.signed()
    }),
    ("of the future", |mut response| {
        response.now += chrono::TimeDelta::minutes(2);
        response.signed()
    }),
    ("times that are none", |response| {
        response.changed_then_signed(|xml| {
            let (before, after) = xml.split_once("NotBefore=\"").unwrap();
            format!("{before}NotBefore=\"x{after}")
        })
    }),
];

/// The signature of one who knows nothing but what everybody knows of the provider.
fn by_hmac(response: &SamlResponse, key: &[u8]) -> String {
    let signed = response
        .signed()
        .replace("xmldsig-more#rsa-sha256", "xmldsig-more#hmac-sha256");
    let info = auth_service_tests::saml::part(&signed, "<ds:SignedInfo>", "</ds:SignedInfo>");
    // Canonical XML: the namespace where it is used first, and no empty tags.
    let space = "<ds:SignedInfo xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\">";
    let mut canonical = info.replacen("<ds:SignedInfo>", space, 1);
    for name in [
        "CanonicalizationMethod",
        "SignatureMethod",
        "Transform",
        "DigestMethod",
    ] {
        canonical = canonical
            .split_inclusive("/>")
            .map(|piece| match piece.rfind(&format!("<ds:{name} ")) {
                Some(_) => piece.replace("/>", &format!("></ds:{name}>")),
                None => piece.to_owned(),
            })
            .collect();
    }
    let key = aws_lc_rs::hmac::Key::new(aws_lc_rs::hmac::HMAC_SHA256, key);
    let value = auth_service_tests::saml::encoded_bytes(
        aws_lc_rs::hmac::sign(&key, canonical.as_bytes()).as_ref(),
    );
    let old =
        auth_service_tests::saml::part(&signed, "<ds:SignatureValue>", "</ds:SignatureValue>");
    signed.replace(
        old,
        &format!("<ds:SignatureValue>{value}</ds:SignatureValue>"),
    )
}

const FORGED: &[(&str, Spoil)] = &[
    ("tampered with", |response| {
        response.signed().replace("subject 1", "subject 2")
    }),
    ("stripped of its signature", |response| {
        let signed = response.signed();
        signed.replace(signature_of(&signed), "")
    }),
    ("stripped of the signature's value", |response| {
        without(
            &response.signed(),
            "<ds:SignatureValue>",
            "</ds:SignatureValue>",
        )
    }),
    ("signed around, not in, the assertion", |response| {
        sign(&response.around(&response.assertion()), "_of-response", KEY)
    }),
    ("by a foreign key", |response| {
        response.around(&sign(
            &response.assertion(),
            &response.assertion_id,
            OTHER_KEY,
        ))
    }),
    ("by a foreign key that it brings along", |response| {
        let key = std::fs::read_to_string(crate::saml::scene::fixture("other.cert.pem")).unwrap();
        let bare: String = key.lines().filter(|line| !line.starts_with('-')).collect();
        let info = format!(
            "</ds:SignatureValue><ds:KeyInfo><ds:X509Data><ds:X509Certificate>{bare}</ds:X509Certificate></ds:X509Data></ds:KeyInfo>"
        );
        let signed = sign(&response.assertion(), &response.assertion_id, OTHER_KEY);
        response.around(&signed.replace("</ds:SignatureValue>", &info))
    }),
    ("by a foreign curve", |response| {
        response.around(&sign(&response.assertion(), &response.assertion_id, EC_KEY))
    }),
    ("with SHA-1", |response| {
        let key = PKey::private_key_from_pem(KEY)
            .unwrap()
            .private_key_to_der()
            .unwrap();
        let method = "http://www.w3.org/2000/09/xmldsig#rsa-sha1";
        response.around(&sign_with(
            &response.assertion(),
            &response.assertion_id,
            &key,
            method,
        ))
    }),
    ("with an HMAC by the certificate", |response| {
        by_hmac(&response, CERTIFICATE.as_bytes())
    }),
    ("with an HMAC by the public key", |response| {
        let key = PKey::private_key_from_pem(KEY).unwrap();
        by_hmac(&response, &key.public_key_to_pem().unwrap())
    }),
    ("with a comment in the name", |mut response| {
        response.name = "subject 1<!-- x -->.evil.example".into();
        response.signed()
    }),
    ("with a comment in the name afterwards", |response| {
        response
            .signed()
            .replace("subject 1", "subject<!-- x --> 1")
    }),
    ("with an instruction in the name", |mut response| {
        response.name = "subject 1<?x y?>.evil.example".into();
        response.signed()
    }),
    ("with a comment in the address", |response| {
        response
            .signed()
            .replace("new@example.com", "new@example.com<!-- x -->")
    }),
    ("with a DOCTYPE", |response| {
        format!("<!DOCTYPE x>{}", response.signed())
    }),
    ("with an entity", |response| {
        let signed = response.signed().replace("subject 1", "&name;");
        format!("<!DOCTYPE x [<!ENTITY name \"subject 1\">]>{signed}")
    }),
    ("with a file as an entity", |response| {
        let signed = response.signed().replace("subject 1", "&name;");
        format!("<!DOCTYPE x [<!ENTITY name SYSTEM \"file:///etc/hostname\">]>{signed}")
    }),
    ("in another encoding", |response| {
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-7\"?>{}",
            response.signed()
        )
    }),
    ("with one id twice", |response| {
        response.signed().replace(
            "ID=\"_of-response\"",
            &format!("ID=\"{}\"", response.assertion_id),
        )
    }),
    ("with an id of another spelling twice", |response| {
        response.signed().replace(
            "<samlp:Status>",
            &format!("<samlp:Status Id=\"{}\">", response.assertion_id),
        )
    }),
    ("with a transform of its own", |response| {
        let xslt = "<ds:Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xslt-19991116\"/></ds:Transforms>";
        response.signed().replace("</ds:Transforms>", xslt)
    }),
    ("as a bare assertion", |response| {
        sign(&response.assertion(), &response.assertion_id, KEY)
    }),
    ("with the assertion in an extension", |response| {
        let signed = response.signed();
        let assertion = assertion_of(&signed).to_owned();
        let extension = format!("<samlp:Extensions>{assertion}</samlp:Extensions>");
        signed.replace(&assertion, &extension)
    }),
    ("of another kind", |response| {
        response
            .signed()
            .replace("samlp:Response", "samlp:ArtifactResponse")
    }),
];

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn untrue_responses_are_refused(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = trusting(backend).await;
    for (what, spoil) in UNTRUE {
        let login = start(&world).await;
        let answer = post(&world, &spoil(response_to(&world, &login)), login.state()).await;
        assert_eq!(answer.status, 401, "{what}: {}", answer.text);
        answer.refused(401, "Invalid Credentials");
    }
    nobody_came_in(&world).await;
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn forged_responses_are_refused(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = trusting(backend).await;
    for (what, spoil) in FORGED {
        let login = start(&world).await;
        let answer = post(&world, &spoil(response_to(&world, &login)), login.state()).await;
        assert_eq!(answer.status, 401, "{what}: {}", answer.text);
    }
    nobody_came_in(&world).await;
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_response_is_refused(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = trusting(backend).await;
    let login = start(&world).await;
    let good = response_to(&world, &login).signed();
    for text in [
        "",
        "!",
        "PHg+",
        &encoded("\u{0}"),
        &format!("{}x", encoded(&good)),
    ] {
        let login = start(&world).await;
        let answer = post_text(&world, text, login.state()).await;
        assert_eq!(answer.status, 401, "{text}: {}", answer.text);
    }
    post(&world, &good, "made up")
        .await
        .refused(401, "Invalid Credentials");
    // Line ends in base64 are usual.
    let wrapped: Vec<String> = encoded(&good)
        .as_bytes()
        .chunks(64)
        .map(|line| String::from_utf8_lossy(line).into())
        .collect();
    let posted = post_text(&world, &wrapped.join("\r\n"), login.state()).await;
    follow(&world, &posted, &login.started.cookie).await.ok();
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_response_is_accepted_once(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = trusting(backend).await;
    let login = start(&world).await;
    let response = response_to(&world, &login).signed();
    let posted = post(&world, &response, login.state()).await;
    follow(&world, &posted, &login.started.cookie).await.ok();
    post(&world, &response, login.state())
        .await
        .refused(401, "Invalid Credentials");
    // Neither is the assertion of another, whatever request it answers.
    let again = start(&world).await;
    post(&world, &response, again.state())
        .await
        .refused(401, "Invalid Credentials");
    let (one, two) = (start(&world).await, start(&world).await);
    let first = response_to(&world, &one);
    post(&world, &first.signed(), one.state()).await;
    let mut second = response_to(&world, &two);
    second.assertion_id = first.assertion_id;
    post(&world, &second.signed(), two.state())
        .await
        .refused(401, "Invalid Credentials");
}

/// And the response of which all these are mutations is accepted.
pub async fn nobody_came_in(world: &auth_service_tests::World) {
    assert_eq!(world.count("users").await, 1);
    assert_eq!(world.count("sessions").await, 0);
    log_in(world, |response| response.signed()).await.ok();
}
