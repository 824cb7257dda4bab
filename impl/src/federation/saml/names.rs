//! Which attributes contain the data of an account.

use crate::config::SamlSettings;

/// Compared ignoring ASCII case, and object identifiers with or without `urn:oid:`.
const ADDRESS: [&str; 8] = [
    "email",
    "mail",
    "emailAddress",
    // mail of RFC 4524, emailAddress of PKCS #9.
    "0.9.2342.19200300.100.1.3",
    "1.2.840.113549.1.9.1",
    "urn:mace:dir:attribute-def:mail",
    "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress",
    "http://schemas.xmlsoap.org/claims/EmailAddress",
];
const GIVEN_NAME: [&str; 7] = [
    "given_name",
    "givenName",
    "firstName",
    "first_name",
    "2.5.4.42",
    "urn:mace:dir:attribute-def:givenName",
    "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/givenname",
];
const FAMILY_NAME: [&str; 8] = [
    "family_name",
    "familyName",
    "sn",
    "surname",
    "lastName",
    "2.5.4.4",
    "urn:mace:dir:attribute-def:sn",
    "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/surname",
];

/// Attribute names from settings; where there is none, the usual names apply.
#[derive(Clone, Debug, Default)]
pub struct AttributeNames {
    pub address: Option<String>,
    given_name: Option<String>,
    family_name: Option<String>,
}

impl AttributeNames {
    pub fn new(settings: &SamlSettings) -> Self {
        let given = |name: &Option<String>| name.clone().filter(|name| !name.is_empty());
        Self {
            address: given(&settings.saml_email_attribute),
            given_name: given(&settings.saml_given_name_attribute),
            family_name: given(&settings.saml_family_name_attribute),
        }
    }

    pub fn is_address(&self, name: &str) -> bool {
        is_called(name, self.address.as_deref(), &ADDRESS)
    }

    pub fn is_given_name(&self, name: &str) -> bool {
        is_called(name, self.given_name.as_deref(), &GIVEN_NAME)
    }

    pub fn is_family_name(&self, name: &str) -> bool {
        is_called(name, self.family_name.as_deref(), &FAMILY_NAME)
    }
}

fn is_called(name: &str, own: Option<&str>, usual: &[&str]) -> bool {
    if let Some(own) = own {
        return name == own;
    }
    let name = name.strip_prefix("urn:oid:").unwrap_or(name);
    // For example `User.email` at OneLogin.
    let short = match name.split_at_checked(5) {
        Some((prefix, rest)) if prefix.eq_ignore_ascii_case("user.") => rest,
        _ => name,
    };
    usual
        .iter()
        .any(|known| known.eq_ignore_ascii_case(name) || known.eq_ignore_ascii_case(short))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_names_are_known_in_their_spellings() {
        let names = AttributeNames::default();
        for name in [
            "email",
            "Email",
            "mail",
            "User.email",
            "user.email",
            "urn:oid:1.2.840.113549.1.9.1",
            "1.2.840.113549.1.9.1",
            "urn:oid:0.9.2342.19200300.100.1.3",
            "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress",
        ] {
            assert!(names.is_address(name), "{name}");
        }
        for name in [
            "GivenName",
            "User.FirstName",
            "urn:oid:2.5.4.42",
            "first_name",
        ] {
            assert!(names.is_given_name(name), "{name}");
        }
        for name in ["Surname", "User.LastName", "urn:oid:2.5.4.4", "familyName"] {
            assert!(names.is_family_name(name), "{name}");
        }
        for name in [
            "",
            "alternative",
            "user.",
            "e-mail-verified",
            "urn:oid:",
            "useré",
        ] {
            assert!(!names.is_address(name), "{name}");
        }
    }

    #[test]
    fn a_setting_replaces_the_usual_names() {
        let names = AttributeNames {
            address: Some("work".into()),
            ..AttributeNames::default()
        };
        assert!(names.is_address("work"));
        assert!(!names.is_address("Work") && !names.is_address("email"));
    }
}
