//! The media type of a `Content-Type` header (RFC 9110 section 8.3).

use http::header::{CONTENT_TYPE, HeaderMap};

/// The media type of a request body, as declared.
#[derive(Debug, PartialEq, Eq)]
pub enum ContentType<'a> {
    Absent,
    /// `type/subtype` as sent, without parameters. A charset is ignored: JSON has none (RFC 8259 section 11), and a
    /// body that is not UTF-8 is rejected for that.
    Media(&'a str),
    /// Several headers, or an invalid media type.
    Unreadable,
}

/// Reads the header; never panics, whatever the bytes.
pub fn content_type(headers: &HeaderMap) -> ContentType<'_> {
    let mut values = headers.get_all(CONTENT_TYPE).iter();
    let Some(value) = values.next() else {
        return ContentType::Absent;
    };
    if values.next().is_some() {
        return ContentType::Unreadable;
    }
    match value.to_str().ok().and_then(media) {
        Some(media) => ContentType::Media(media),
        None => ContentType::Unreadable,
    }
}

/// Whether two media types are equal, ignoring case.
pub fn same(left: &str, right: &str) -> bool {
    left.eq_ignore_ascii_case(right)
}

/// The part before the parameters, if it is two tokens separated by one slash.
pub fn media(value: &str) -> Option<&str> {
    let media = value.split(';').next()?.trim_matches([' ', '\t']);
    let (kind, subtype) = media.split_once('/')?;
    (is_token(kind) && is_token(subtype)).then_some(media)
}

fn is_token(text: &str) -> bool {
    !text.is_empty()
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte))
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn parameters_do_not_count() {
        let cases = [
            ("application/json", Some("application/json")),
            ("Application/JSON; charset=UTF-8", Some("Application/JSON")),
            (
                "application/json;charset=\"utf-8\"",
                Some("application/json"),
            ),
            (
                " application/x-www-form-urlencoded ;",
                Some("application/x-www-form-urlencoded"),
            ),
            ("application/json, text/plain", None),
            ("json", None),
            ("/", None),
            ("application/", None),
            ("", None),
        ];
        for (value, expected) in cases {
            assert_eq!(media(value), expected, "{value}");
        }
    }

    #[test]
    fn one_header_only() {
        let mut headers = HeaderMap::new();
        assert_eq!(content_type(&headers), ContentType::Absent);
        headers.append(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
        assert_eq!(content_type(&headers), ContentType::Media("text/plain"));
        headers.append(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
        assert_eq!(content_type(&headers), ContentType::Unreadable);
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_without_panic(bytes in proptest::collection::vec(any::<u8>(), 0..64)) {
            if let Ok(value) = HeaderValue::from_bytes(&bytes) {
                let headers = HeaderMap::from_iter([(CONTENT_TYPE, value)]);
                if let ContentType::Media(media) = content_type(&headers) {
                    prop_assert_eq!(media.matches('/').count(), 1);
                }
            }
        }

        #[test]
        fn a_media_type_survives_its_parameters(kind in "[a-z]{1,8}", sub in "[a-z.+-]{1,8}", rest in "[ -~]{0,16}") {
            let plain = format!("{kind}/{sub}");
            let value = format!("{plain};{rest}");
            prop_assert_eq!(media(&value), Some(plain.as_str()));
        }
    }
}
