//! What the log says of a SAML response that is refused.

use auth_service_tests::{inside::Consumer, saml::SamlResponse};
use chrono::Utc;

const TRANSIENT: &str = "urn:oasis:names:tc:SAML:2.0:nameid-format:transient";

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
