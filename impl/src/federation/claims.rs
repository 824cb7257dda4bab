//! From what a provider says of a person to what counts.

use serde_json::Value;

use super::Identity;

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
pub fn vouched_address(claims: &Value, azure: bool) -> Option<String> {
    let edov = &claims["xms_edov"];
    let vouched = is_true(&claims["email_verified"])
        || (azure && (is_true(edov) || *edov == 1 || *edov == "1"));
    text(claims, "email").filter(|_| vouched)
}

/// The person of an id_token whose signature was verified.
pub fn identity(claims: &Value, azure: bool) -> Option<Identity> {
    let subject = match text(claims, "oid").filter(|_| azure) {
        Some(object) => object,
        None => text(claims, "sub")?,
    };
    Some(Identity {
        subject,
        address: vouched_address(claims, azure),
        first_name: text(claims, "given_name"),
        last_name: text(claims, "family_name"),
    })
}

/// What userinfo adds where the id_token is silent.
pub fn complete(identity: &mut Identity, userinfo: &Value, azure: bool) {
    let own = &mut *identity;
    own.address = own
        .address
        .take()
        .or_else(|| vouched_address(userinfo, azure));
    own.first_name = own
        .first_name
        .take()
        .or_else(|| text(userinfo, "given_name"));
    own.last_name = own
        .last_name
        .take()
        .or_else(|| text(userinfo, "family_name"));
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
            (json!(null), false),
        ] {
            let claims = json!({"sub": "1", "email": "a@example.com", "email_verified": verified});
            let address = identity(&claims, false).unwrap().address;
            assert_eq!(address.is_some(), counts, "{verified}");
        }
        let azure = json!({"sub": "1", "oid": "2", "email": "a@example.com", "xms_edov": "1"});
        let known = identity(&azure, true).unwrap();
        assert_eq!(
            (known.subject.as_str(), known.address.is_some()),
            ("2", true)
        );
        let elsewhere = identity(&azure, false).unwrap();
        assert_eq!((elsewhere.subject.as_str(), elsewhere.address), ("1", None));
    }
}
