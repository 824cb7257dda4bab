//! Who somebody is: which NameIDs count, exactly as they stand, and which attributes are an address or a name.

use auth_service::config::SocialSignUp;
use auth_service_tests::{
    Person, on_both_databases,
    saml::{Consumer, SamlResponse},
};
use chrono::Utc;

use crate::scene::{log_in, me, trusting};

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

on_both_databases! {
    trusting;

    async fn a_transient_name_is_refused(world) {
        log_in(&world, |response| of_format(response, TRANSIENT, "_1")).await.refused(401, "Invalid Credentials");
        // Also where the address has an account.
        log_in(&world, |response| {
            response.changed_then_signed(|xml| {
                let xml = xml.replace("<saml:NameID>", &format!("<saml:NameID Format=\"{TRANSIENT}\">"));
                xml.replace("new@example.com", "ann@example.com")
            })
        }).await.refused(401, "Invalid Credentials");
        assert_eq!(world.count("users").await, 1);
    }

    async fn a_name_that_is_an_address_links(world) {
        let world = world.restarted(|settings| settings.federation.social_signup = SocialSignUp::Link).await;
        let ann = me(&world, log_in(&world, |response| of_format(response, EMAIL_ADDRESS, "ANN@example.com")).await).await;
        assert_eq!(ann["username"], "ann");
        let unspecified = "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified";
        log_in(&world, |response| of_format(response, unspecified, "Ann@example.com")).await.refused(401, "Invalid Credentials");
        let world = world.restarted(|settings| {
            settings.federation.saml.saml_email_attribute = Some("work".into());
        }).await;
        log_in(&world, |response| of_format(response, EMAIL_ADDRESS, "aNN@example.com")).await.refused(401, "Invalid Credentials");
    }

    async fn attributes_of_many_providers_and_of_settings(world) {
        let world = world.restarted(|settings| settings.federation.social_signup = SocialSignUp::Link).await;
        for (number, name) in ["Email", "User.email", "user.email", "urn:oid:1.2.840.113549.1.9.1", "1.2.840.113549.1.9.1"].into_iter().enumerate() {
            let subject = format!("subject {number}");
            let linked = log_in(&world, |response| of_attribute(response, &subject, name, "ann@example.com")).await;
            assert_eq!(me(&world, linked).await["username"], "ann", "{name}");
        }
        let world = world.restarted(|settings| {
            settings.federation.social_signup = SocialSignUp::Create;
            let saml = &mut settings.federation.saml;
            saml.saml_email_attribute = Some("urn:work".into());
            saml.saml_given_name_attribute = Some("urn:first".into());
            saml.saml_family_name_attribute = Some("urn:last".into());
        }).await;
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
            (named["username"].as_str(), named["firstName"].as_str(), named["lastName"].as_str()),
            (Some("work@example.com"), Some("Ada"), Some("Lovelace"))
        );
        // The usual names do not count beside the setting: they may be another kind of address.
        let without = log_in(&world, |response| of_attribute(response, "subject 9", "email", "ann@example.com")).await;
        assert_eq!(me(&world, without).await["username"], "saml|subject 9");
    }

    async fn subjects_are_compared_exactly(world) {
        // Differing in case, in spaces, and in how an accent is written.
        let subjects = ["Bob", "bob", " bob", "bob\u{a0}", "b\u{f6}b", "bo\u{308}b", "B\u{d6}B", "bob "];
        let mut accounts = std::collections::HashMap::new();
        for _ in 0..2 {
            for subject in subjects {
                let entered = log_in(&world, |mut response| {
                    (response.name, response.address) = (subject.into(), None);
                    response.signed()
                }).await;
                let id = me(&world, entered).await["id"].to_string();
                assert_eq!(*accounts.entry(subject).or_insert(id.clone()), id, "{subject:?}");
            }
        }
        let different: std::collections::HashSet<_> = accounts.values().collect();
        assert_eq!(different.len(), subjects.len());
        let names = world.column::<String>("SELECT username FROM users WHERE username LIKE 'saml|%'").await;
        assert!(names.contains(&"saml|Bob".to_owned()), "{names:?}");
        log_in(&world, |mut response| {
            (response.name, response.address) = ("\u{2003}\u{a0} ".into(), None);
            response.signed()
        }).await.refused(401, "Invalid Credentials");
    }

    async fn the_name_of_somebody_else_is_no_obstacle(world) {
        world.person(Person::named("saml|subject 7")).await;
        let entered = log_in(&world, |mut response| {
            (response.name, response.address) = ("Subject 7".into(), None);
            response.signed()
        }).await;
        let own = me(&world, entered).await;
        let name = own["username"].as_str().unwrap();
        assert!(name.starts_with("saml|") && name != "saml|subject 7", "{name}");
    }

    async fn sections_are_legal(world) {
        let entered = log_in(&world, |mut response| {
            response.name = "<![CDATA[subject]]> <![CDATA[1]]>".into();
            response.address = Some("n<![CDATA[ew@example]]>.com".into());
            response.changed_then_signed(|xml| {
                let groups = "<saml:AttributeValue><![CDATA[same]]></saml:AttributeValue>".repeat(24);
                let groups = format!("<saml:Attribute Name=\"groups\">{groups}</saml:Attribute>");
                xml.replace("</saml:AttributeStatement>", &format!("{groups}</saml:AttributeStatement>"))
            })
        }).await;
        assert_eq!(me(&world, entered).await["username"], "new@example.com");
        assert_eq!(world.column::<String>("SELECT auth_id FROM user_credentials WHERE auth_provider = 'saml'").await, ["subject 1"]);
    }
}

/// What the log says.
#[tokio::test]
async fn refusals_say_what_came_and_what_was_expected() {
    type Spoil = fn(&SamlResponse) -> String;
    let consumer = Consumer::new(|_| ());
    let failed = |response: &SamlResponse| {
        let status = "<samlp:StatusCode Value=\"urn:oasis:names:tc:SAML:2.0:status:Responder\"><samlp:StatusCode Value=\"urn:oasis:names:tc:SAML:2.0:status:AuthnFailed\"/></samlp:StatusCode><samlp:StatusMessage>Account locked</samlp:StatusMessage>";
        let success = "<samlp:StatusCode Value=\"urn:oasis:names:tc:SAML:2.0:status:Success\"/>";
        response.around("").replace(success, status)
    };
    let cases: [(&[&str], Spoil); 8] = [
        (&["Responder AuthnFailed", "Account locked"], failed),
        (
            &["Audience", "urn:example:auth-service", "urn:other"],
            |response| {
                response.changed_then_signed(|xml| {
                    xml.replace(">urn:example:auth-service<", ">urn:other<")
                })
            },
        ),
        (
            &["Issuer", "https://idp.example/saml", "https://evil.example"],
            |response| {
                response.changed_then_signed(|xml| {
                    xml.replace("https://idp.example/saml", "https://evil.example")
                })
            },
        ),
        (
            &[
                "Recipient",
                "http://localhost:3000/auth/saml-auth-redirect",
                "https://localhost",
            ],
            |response| {
                response.changed_then_signed(|xml| {
                    xml.replace("Recipient=\"http:", "Recipient=\"https:")
                })
            },
        ),
        (&["InResponseTo", "_request", "_another"], |response| {
            response
                .signed()
                .replacen("\"_request\"", "\"_another\"", 1)
        }),
        (&["rsa-sha1"], |response| {
            response.signed().replace(
                "2001/04/xmldsig-more#rsa-sha256",
                "2000/09/xmldsig#rsa-sha1",
            )
        }),
        (&["NotOnOrAfter", "2001-01-01T00:00:00Z"], |response| {
            response.changed_then_signed(|xml| {
                let (before, rest) = xml.split_once("NotOnOrAfter=\"").unwrap();
                let (_, after) = rest.split_once('"').unwrap();
                format!("{before}NotOnOrAfter=\"2001-01-01T00:00:00Z\"{after}")
            })
        }),
        (&["transient", "persistent"], |response| {
            response.changed_then_signed(|xml| {
                xml.replace(
                    "<saml:NameID>",
                    &format!("<saml:NameID Format=\"{TRANSIENT}\">"),
                )
            })
        }),
    ];
    for (words, spoil) in cases {
        let response = SamlResponse::new(Consumer::REQUEST, Utc::now());
        let fault = consumer
            .judge(&spoil(&response), response.now)
            .await
            .unwrap_err();
        let said = fault.to_string();
        for word in words {
            assert!(said.contains(word), "{word}: {said}");
        }
        assert!(!said.contains("subject 1"), "{said}");
    }
}
