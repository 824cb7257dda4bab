//! From the claims of a provider to an identity.

use serde_json::Value;

use super::{
    Fault, Identity,
    id_token::{is_placeholder, subject},
};

/// Which email addresses of an OpenID provider count as verified, and which claim is the subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EmailTrust {
    /// `email_verified`.
    Standard,
    /// Google itself. It verifies an address once, at sign-up, so `email_verified` says nothing about who owns the
    /// mailbox now. It is authoritative for its own domains and for the Workspace domain in `hd`.
    Google,
    /// The subject is `oid`, and addresses may also be verified by `xms_edov`.
    Azure,
}

const GOOGLE_MAIL: [&str; 2] = ["gmail.com", "googlemail.com"];

fn text(claims: &Value, name: &str) -> Option<String> {
    let text = claims[name].as_str()?.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// True, also as a string.
fn is_true(value: &Value) -> bool {
    *value == true || *value == "true"
}

/// The email address of an id_token or of userinfo, if the provider has verified it. Azure does so with `xms_edov` (the
/// owner of the domain is verified), which is 1 or "1" in version 1 tokens.
fn verified_email(claims: &Value, email_trust: EmailTrust) -> Option<String> {
    let address = text(claims, "email")?;
    let verified = is_true(&claims["email_verified"]);
    let is_verified = match email_trust {
        EmailTrust::Standard => verified,
        EmailTrust::Azure => {
            let edov = &claims["xms_edov"];
            verified || is_true(edov) || *edov == 1 || *edov == "1"
        }
        EmailTrust::Google => verified && is_of_google(&address, claims["hd"].as_str()),
    };
    is_verified.then_some(address)
}

fn is_of_google(address: &str, workspace: Option<&str>) -> bool {
    let domain = address.rsplit_once('@').map_or("", |(_, domain)| domain);
    GOOGLE_MAIL
        .into_iter()
        .chain(workspace)
        .any(|own| !own.is_empty() && own.eq_ignore_ascii_case(domain))
}

/// The identity in a verified id_token.
///
/// # Errors
/// A missing subject, or one that is the same for everybody.
pub fn identity(claims: &Value, email_trust: EmailTrust) -> Result<Identity, Fault> {
    let object = &claims["oid"];
    let subject = match (email_trust, object) {
        (EmailTrust::Azure, Value::String(object)) if !object.trim().is_empty() => object,
        (EmailTrust::Azure, Value::Null) => subject(claims)?,
        (EmailTrust::Azure, _) => return Err(Fault::refused("oid is not a string")),
        (EmailTrust::Standard | EmailTrust::Google, _) => subject(claims)?,
    };
    if is_placeholder(subject) {
        return Err(Fault::refused(
            "the subject is a placeholder that is the same for everybody, and there is no oid; configure the provider to send one",
        ));
    }
    let mut identity = Identity {
        subject: subject.to_owned(),
        address: verified_email(claims, email_trust),
        first_name: None,
        last_name: None,
        issuer: None,
    };
    (identity.first_name, identity.last_name) = names(claims, "given_name", "family_name");
    Ok(identity)
}

/// First and last name: from separate claims, or else from `name`, whose last word is the last name.
pub fn names(claims: &Value, first: &str, last: &str) -> (Option<String>, Option<String>) {
    let told = (text(claims, first), text(claims, last));
    let (None, None, Some(name)) = (&told.0, &told.1, text(claims, "name")) else {
        return told;
    };
    match name.rsplit_once(char::is_whitespace) {
        Some((first, last)) => (Some(first.trim().to_owned()), Some(last.to_owned())),
        None => (Some(name), None),
    }
}

/// Adds from userinfo what the id_token does not contain.
pub fn complete(identity: &mut Identity, userinfo: &Value, email_trust: EmailTrust) {
    if identity.address.is_none() {
        identity.address = verified_email(userinfo, email_trust);
    }
    if identity.first_name.is_none() && identity.last_name.is_none() {
        (identity.first_name, identity.last_name) = names(userinfo, "given_name", "family_name");
    }
}

/// A string, or a number as a string.
pub fn text_or_number(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if !text.is_empty() => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn an_address_counts_only_if_verified() {
        for (verified, counts) in [
            (json!(true), true),
            (json!("true"), true),
            (json!(false), false),
            (json!("false"), false),
            (json!(1), false),
            (json!("1"), false),
            (json!("True"), false),
            (json!([true]), false),
            (json!(null), false),
        ] {
            let claims = json!({"sub": "1", "email": "a@example.com", "email_verified": verified});
            let address = identity(&claims, EmailTrust::Standard).unwrap().address;
            assert_eq!(address.is_some(), counts, "{verified}");
        }
        let azure = json!({"sub": "1", "oid": "2", "email": "a@example.com", "xms_edov": "1"});
        let known = identity(&azure, EmailTrust::Azure).unwrap();
        assert_eq!(
            (known.subject.as_str(), known.address.is_some()),
            ("2", true)
        );
        let elsewhere = identity(&azure, EmailTrust::Standard).unwrap();
        assert_eq!((elsewhere.subject.as_str(), elsewhere.address), ("1", None));
    }

    #[test]
    fn google_verifies_its_own_domains_and_the_named_workspace() {
        for (address, workspace, counts) in [
            ("a@gmail.com", json!(null), true),
            ("a@GoogleMail.com", json!(null), true),
            ("a@acme.example", json!("acme.example"), true),
            ("a@ACME.example", json!("acme.Example"), true),
            ("a@acme.example", json!(null), false),
            ("a@acme.example", json!("other.example"), false),
            ("a@sub.acme.example", json!("acme.example"), false),
            ("a@acme.example", json!(["acme.example"]), false),
            ("a@notgmail.com", json!(null), false),
            ("a@gmail.com.evil.example", json!(null), false),
            ("a@", json!(""), false),
        ] {
            let claims =
                json!({"sub": "1", "email": address, "email_verified": true, "hd": workspace});
            let known = identity(&claims, EmailTrust::Google).unwrap();
            assert_eq!(known.address.is_some(), counts, "{address} {workspace}");
        }
        let unverified = json!({"sub": "1", "email": "a@gmail.com", "email_verified": false});
        assert_eq!(
            identity(&unverified, EmailTrust::Google).unwrap().address,
            None
        );
    }

    #[test]
    fn a_subject_that_everybody_has_is_none() {
        let sentence = "Not supported currently. Use oid claim.";
        for email_trust in [EmailTrust::Azure, EmailTrust::Standard] {
            for subject in [sentence, " not supported CURRENTLY."] {
                assert!(identity(&json!({"sub": subject}), email_trust).is_err());
            }
        }
        let with_object = json!({"sub": sentence, "oid": "1"});
        assert_eq!(
            identity(&with_object, EmailTrust::Azure).unwrap().subject,
            "1"
        );
        assert!(identity(&with_object, EmailTrust::Standard).is_err());
        for odd in [json!(7), json!(""), json!(["1"]), json!(sentence)] {
            let claims = json!({"sub": "1", "oid": odd});
            assert!(identity(&claims, EmailTrust::Azure).is_err(), "{odd}");
        }
        let spaced = json!({"sub": "\u{a0}1 "});
        assert_eq!(
            identity(&spaced, EmailTrust::Standard).unwrap().subject,
            "\u{a0}1 "
        );
    }

    #[test]
    fn a_name_alone_becomes_the_names() {
        for (claims, first, last) in [
            (json!({"name": "Ada Byron"}), Some("Ada"), Some("Byron")),
            (
                json!({"name": " Anna Maria  Müller "}),
                Some("Anna Maria"),
                Some("Müller"),
            ),
            (json!({"name": "Plato"}), Some("Plato"), None),
            (
                json!({"name": "Ada Byron", "given_name": "Augusta"}),
                Some("Augusta"),
                None,
            ),
            (json!({"name": ["Ada"], "given_name": 1}), None, None),
        ] {
            let names = names(&claims, "given_name", "family_name");
            assert_eq!(
                (names.0.as_deref(), names.1.as_deref()),
                (first, last),
                "{claims}"
            );
        }
    }
}
