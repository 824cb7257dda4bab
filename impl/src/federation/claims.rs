//! From what a provider says of a person to what counts.

use serde_json::Value;

use super::{
    Fault, Identity,
    id_token::{is_placeholder, subject},
};

/// For which addresses an OpenID provider vouches, and what its subjects are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Vouching {
    /// `email_verified`.
    Standard,
    /// Google itself: it verifies an address once, at sign-up, so `email_verified` tells nothing of who has the mailbox now. It is
    /// authoritative for its own addresses and for those of the Workspace that it names in `hd`.
    Google,
    /// Its subjects are `oid`, its addresses also vouched for by `xms_edov`.
    Azure,
}

const GOOGLE_MAIL: [&str; 2] = ["gmail.com", "googlemail.com"];

fn text(claims: &Value, name: &str) -> Option<String> {
    let text = claims[name].as_str()?.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// True, also where it is spelt as a text.
fn is_true(value: &Value) -> bool {
    *value == true || *value == "true"
}

/// The address of an id_token or of userinfo, when the provider vouches for it. Azure says so in `xms_edov` (the owner of the
/// address's domain is verified), which is 1 or "1" in tokens of its first version.
fn vouched_address(claims: &Value, vouching: Vouching) -> Option<String> {
    let address = text(claims, "email")?;
    let verified = is_true(&claims["email_verified"]);
    let vouched = match vouching {
        Vouching::Standard => verified,
        Vouching::Azure => {
            let edov = &claims["xms_edov"];
            verified || is_true(edov) || *edov == 1 || *edov == "1"
        }
        Vouching::Google => verified && is_of_google(&address, claims["hd"].as_str()),
    };
    vouched.then_some(address)
}

fn is_of_google(address: &str, workspace: Option<&str>) -> bool {
    let domain = address.rsplit_once('@').map_or("", |(_, domain)| domain);
    GOOGLE_MAIL
        .into_iter()
        .chain(workspace)
        .any(|own| !own.is_empty() && own.eq_ignore_ascii_case(domain))
}

/// The person of an id_token that was verified.
///
/// # Errors
/// A subject that is none, or that everybody has.
pub fn identity(claims: &Value, vouching: Vouching) -> Result<Identity, Fault> {
    let object = &claims["oid"];
    let subject = match (vouching, object) {
        (Vouching::Azure, Value::String(object)) if !object.trim().is_empty() => object,
        (Vouching::Azure, Value::Null) => subject(claims)?,
        (Vouching::Azure, _) => return Err(Fault::refused("oid is not a text")),
        (Vouching::Standard | Vouching::Google, _) => subject(claims)?,
    };
    if is_placeholder(subject) {
        return Err(Fault::refused(
            "the subject is a sentence that everybody has, and there is no oid: have the provider send one",
        ));
    }
    let mut identity = Identity {
        subject: subject.to_owned(),
        address: vouched_address(claims, vouching),
        first_name: None,
        last_name: None,
        issuer: None,
    };
    (identity.first_name, identity.last_name) = names(claims, "given_name", "family_name");
    Ok(identity)
}

/// First and last name: as the provider tells them apart, else from `name`, whose last word is the last name.
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

/// What userinfo adds where the id_token is silent.
pub fn complete(identity: &mut Identity, userinfo: &Value, vouching: Vouching) {
    if identity.address.is_none() {
        identity.address = vouched_address(userinfo, vouching);
    }
    if identity.first_name.is_none() && identity.last_name.is_none() {
        (identity.first_name, identity.last_name) = names(userinfo, "given_name", "family_name");
    }
}

/// A text, or a number that is written as one.
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
    fn an_address_counts_only_when_it_is_vouched_for() {
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
            let address = identity(&claims, Vouching::Standard).unwrap().address;
            assert_eq!(address.is_some(), counts, "{verified}");
        }
        let azure = json!({"sub": "1", "oid": "2", "email": "a@example.com", "xms_edov": "1"});
        let known = identity(&azure, Vouching::Azure).unwrap();
        assert_eq!(
            (known.subject.as_str(), known.address.is_some()),
            ("2", true)
        );
        let elsewhere = identity(&azure, Vouching::Standard).unwrap();
        assert_eq!((elsewhere.subject.as_str(), elsewhere.address), ("1", None));
    }

    #[test]
    fn google_vouches_for_its_own_addresses_and_the_workspace_that_it_names() {
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
            let known = identity(&claims, Vouching::Google).unwrap();
            assert_eq!(known.address.is_some(), counts, "{address} {workspace}");
        }
        let unverified = json!({"sub": "1", "email": "a@gmail.com", "email_verified": false});
        assert_eq!(
            identity(&unverified, Vouching::Google).unwrap().address,
            None
        );
    }

    #[test]
    fn a_subject_that_everybody_has_is_none() {
        let sentence = "Not supported currently. Use oid claim.";
        for vouching in [Vouching::Azure, Vouching::Standard] {
            for subject in [sentence, " not supported CURRENTLY."] {
                assert!(identity(&json!({"sub": subject}), vouching).is_err());
            }
        }
        let with_object = json!({"sub": sentence, "oid": "1"});
        assert_eq!(
            identity(&with_object, Vouching::Azure).unwrap().subject,
            "1"
        );
        assert!(identity(&with_object, Vouching::Standard).is_err());
        for odd in [json!(7), json!(""), json!(["1"]), json!(sentence)] {
            let claims = json!({"sub": "1", "oid": odd});
            assert!(identity(&claims, Vouching::Azure).is_err(), "{odd}");
        }
        let spaced = json!({"sub": "\u{a0}1 "});
        assert_eq!(
            identity(&spaced, Vouching::Standard).unwrap().subject,
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
