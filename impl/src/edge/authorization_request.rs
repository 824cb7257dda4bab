//! Authorization requests that violate the document. Their errors go to the client (RFC 6749 section 4.1.2.1), and only the operation
//! knows whether its redirect URI can be trusted. So it gets such a request too, reduced to what it needs for that.

use std::borrow::Cow;

use url::form_urlencoded;

use super::urlencoded::{self, Decoded};

pub const PATH: &str = "/oauth2/authorize";

const CLIENT: &str = "client_id";
const REDIRECT_URI: &str = "redirect_uri";
/// Left out if they are part of what is wrong.
const MANNER: [&str; 2] = ["state", "response_mode"];

/// The parameters of the query or form that are needed to answer the client, in the same encoding. `None` if it is in doubt who
/// that is, and where: two readers of the request could pick different values.
pub fn reduced(text: &[u8]) -> Option<String> {
    let mut kept = form_urlencoded::Serializer::new(String::new());
    let Found::One(client) = Found::of(CLIENT, text) else {
        return None;
    };
    kept.append_pair(CLIENT, &client);
    match Found::of(REDIRECT_URI, text) {
        Found::One(uri) => _ = kept.append_pair(REDIRECT_URI, &uri),
        // The client may have only one.
        Found::Nothing => {}
        Found::Unusable => return None,
    }
    for name in MANNER {
        if let Found::One(value) = Found::of(name, text) {
            kept.append_pair(name, &value);
        }
    }
    Some(kept.finish())
}

/// What a text has under one name.
enum Found<'a> {
    Nothing,
    One(Cow<'a, str>),
    /// More than one value, or one that cannot be read.
    Unusable,
}

impl<'a> Found<'a> {
    fn of(name: &str, text: &'a [u8]) -> Self {
        let mut found = Self::Nothing;
        for (_, value) in urlencoded::parse_each(text).filter(|(key, _)| is(key, name)) {
            found = match (found, value) {
                (Self::Nothing, Ok(value)) if !value.contains('\0') => Self::One(value),
                _ => return Self::Unusable,
            };
        }
        found
    }
}

fn is(key: &Decoded<'_>, name: &str) -> bool {
    key.as_ref().is_ok_and(|key| key == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_is_left_out() {
        let cases = [
            (
                "client_id=a&nonce=1&nonce=2&state=s",
                Some("client_id=a&state=s"),
            ),
            ("client_id=a&state=1&state=2", Some("client_id=a")),
            ("client_id=a&state=%00", Some("client_id=a")),
            (
                "client_id=a&state=%ff&response_mode=fragment",
                Some("client_id=a&response_mode=fragment"),
            ),
            (
                "%ff=1&redirect_uri=https%3A%2F%2Fa%2F&x=%zz&client_id=a",
                Some("client_id=a&redirect_uri=https%3A%2F%2Fa%2F"),
            ),
            ("nonce=1&nonce=2", None),
            ("client_id=a&client_id=a", None),
            ("client_id=%ff", None),
            ("redirect_uri=a&client_id=b&redirect_uri=c", None),
        ];
        for (text, expected) in cases {
            assert_eq!(reduced(text.as_bytes()).as_deref(), expected, "{text}");
        }
    }
}
