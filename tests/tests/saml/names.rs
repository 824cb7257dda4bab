//! Who somebody is: which NameIDs count, exactly as they stand, and which attributes are an address or a name.

use auth_service_tests::{
    Backend::{self, Postgres, Sqlite},
    Person,
    saml::SamlResponse,
    settings::FederatedSignUp,
};
use rstest::rstest;

use crate::saml::scene::{log_in, me, trusting};

const TRANSIENT: &str = "urn:oasis:names:tc:SAML:2.0:nameid-format:transient";
const EMAIL_ADDRESS: &str = "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress";

/// With a NameID of this format, and without attributes.
fn of_format(mut response: SamlResponse, format: &str, name: &str) -> String {
    (response.name, response.address) = (name.into(), None);
    response.changed_then_signed(|xml| {
        xml.replace(
            "<saml:NameID>",
            &format!("<saml:NameID Format=\"{format}\">"),
        )
    })
}

/// With one attribute of this name.
fn of_attribute(mut response: SamlResponse, subject: &str, name: &str, value: &str) -> String {
    response.name = subject.into();
    response.address = Some(value.into());
    response.changed_then_signed(|xml| xml.replace("Name=\"email\"", &format!("Name=\"{name}\"")))
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_transient_name_is_refused(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = trusting(backend).await;
    log_in(&world, |response| of_format(response, TRANSIENT, "_1"))
        .await
        .refused(401, "Invalid Credentials");
    // Also where the address has an account.
    log_in(&world, |response| {
        response.changed_then_signed(|xml| {
            let xml = xml.replace(
                "<saml:NameID>",
                &format!("<saml:NameID Format=\"{TRANSIENT}\">"),
            );
            xml.replace("new@example.com", "ann@example.com")
        })
    })
    .await
    .refused(401, "Invalid Credentials");
    assert_eq!(world.count("users").await, 1);
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_name_that_is_an_address_links(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = trusting(backend).await;
    let world = world
        .restarted(|settings| settings.federation.social_signup = FederatedSignUp::Link)
        .await;
    let ann = me(
        &world,
        log_in(&world, |response| {
            of_format(response, EMAIL_ADDRESS, "ANN@example.com")
        })
        .await,
    )
    .await;
    assert_eq!(ann["username"], "ann");
    let unspecified = "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified";
    log_in(&world, |response| {
        of_format(response, unspecified, "Ann@example.com")
    })
    .await
    .refused(401, "Invalid Credentials");
    let world = world
        .restarted(|settings| {
            settings.federation.saml.saml_email_attribute = Some("work".into());
        })
        .await;
    log_in(&world, |response| {
        of_format(response, EMAIL_ADDRESS, "aNN@example.com")
    })
    .await
    .refused(401, "Invalid Credentials");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn attributes_of_many_providers_and_of_settings(
    #[values(Sqlite, Postgres)] backend: Backend,
) {
    let world = trusting(backend).await;
    let world = world
        .restarted(|settings| settings.federation.social_signup = FederatedSignUp::Link)
        .await;
    for (number, name) in [
        "Email",
        "User.email",
        "user.email",
        "urn:oid:1.2.840.113549.1.9.1",
        "1.2.840.113549.1.9.1",
    ]
    .into_iter()
    .enumerate()
    {
        let subject = format!("subject {number}");
        let linked = log_in(&world, |response| {
            of_attribute(response, &subject, name, "ann@example.com")
        })
        .await;
        assert_eq!(me(&world, linked).await["username"], "ann", "{name}");
    }
    let world = world
        .restarted(|settings| {
            settings.federation.social_signup = FederatedSignUp::Create;
            let saml = &mut settings.federation.saml;
            saml.saml_email_attribute = Some("urn:work".into());
            saml.saml_given_name_attribute = Some("urn:first".into());
            saml.saml_family_name_attribute = Some("urn:last".into());
        })
        .await;
    let named = log_in(&world, |mut response| {
        (response.name, response.address) = ("subject 8".into(), Some("private@example.com".into()));
        response.changed_then_signed(|xml| {
            let more: String = [("urn:work", "work@example.com"), ("urn:first", "Ada"), ("urn:last", "Lovelace")]
                .map(|(name, value)| format!("<saml:Attribute Name=\"{name}\"><saml:AttributeValue>{value}</saml:AttributeValue></saml:Attribute>"))
                .concat();
            xml.replace("</saml:AttributeStatement>", &format!("{more}</saml:AttributeStatement>"))
        })
    }).await;
    let named = me(&world, named).await;
    assert_eq!(
        (
            named["username"].as_str(),
            named["firstName"].as_str(),
            named["lastName"].as_str()
        ),
        (Some("work@example.com"), Some("Ada"), Some("Lovelace"))
    );
    // The usual names do not count beside the setting: they may be another kind of address.
    let without = log_in(&world, |response| {
        of_attribute(response, "subject 9", "email", "ann@example.com")
    })
    .await;
    assert_eq!(me(&world, without).await["username"], "saml|subject 9");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn subjects_are_compared_exactly(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = trusting(backend).await;
    // Differing in case, in spaces, and in how an accent is written.
    let subjects = [
        "Bob",
        "bob",
        " bob",
        "bob\u{a0}",
        "b\u{f6}b",
        "bo\u{308}b",
        "B\u{d6}B",
        "bob ",
    ];
    let mut accounts = std::collections::HashMap::new();
    for _ in 0..2 {
        for subject in subjects {
            let entered = log_in(&world, |mut response| {
                (response.name, response.address) = (subject.into(), None);
                response.signed()
            })
            .await;
            let id = me(&world, entered).await["id"].to_string();
            assert_eq!(
                *accounts.entry(subject).or_insert(id.clone()),
                id,
                "{subject:?}"
            );
        }
    }
    let different: std::collections::HashSet<_> = accounts.values().collect();
    assert_eq!(different.len(), subjects.len());
    let names = world
        .column::<String>("SELECT username FROM users WHERE username LIKE 'saml|%'")
        .await;
    assert!(names.contains(&"saml|Bob".to_owned()), "{names:?}");
    log_in(&world, |mut response| {
        (response.name, response.address) = ("\u{2003}\u{a0} ".into(), None);
        response.signed()
    })
    .await
    .refused(401, "Invalid Credentials");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn the_name_of_somebody_else_is_no_obstacle(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = trusting(backend).await;
    world.person(Person::named("saml|subject 7")).await;
    let entered = log_in(&world, |mut response| {
        (response.name, response.address) = ("Subject 7".into(), None);
        response.signed()
    })
    .await;
    let own = me(&world, entered).await;
    let name = own["username"].as_str().unwrap();
    assert!(
        name.starts_with("saml|") && name != "saml|subject 7",
        "{name}"
    );
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn sections_are_legal(#[values(Sqlite, Postgres)] backend: Backend) {
    let world = trusting(backend).await;
    let entered = log_in(&world, |mut response| {
        response.name = "<![CDATA[subject]]> <![CDATA[1]]>".into();
        response.address = Some("n<![CDATA[ew@example]]>.com".into());
        response.changed_then_signed(|xml| {
            let groups = "<saml:AttributeValue><![CDATA[same]]></saml:AttributeValue>".repeat(24);
            let groups = format!("<saml:Attribute Name=\"groups\">{groups}</saml:Attribute>");
            xml.replace(
                "</saml:AttributeStatement>",
                &format!("{groups}</saml:AttributeStatement>"),
            )
        })
    })
    .await;
    assert_eq!(me(&world, entered).await["username"], "new@example.com");
    assert_eq!(
        world
            .column::<String>("SELECT auth_id FROM user_credentials WHERE auth_provider = 'saml'")
            .await,
        ["subject 1"]
    );
}
