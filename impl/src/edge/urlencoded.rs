//! Strict decoding of `application/x-www-form-urlencoded`, for query strings and form bodies.
//!
//! The generated router decodes the same text with the WHATWG algorithm, which replaces invalid UTF-8 with U+FFFD and
//! takes `%zz` literally. Text that passes here has the same meaning in both.

use std::borrow::Cow;

/// The text cannot be decoded: a `%` without two hexadecimal digits, or invalid UTF-8.
#[derive(Debug, PartialEq, Eq)]
pub struct Undecodable;

/// A decoded name and value.
pub type Pair<'a> = (Cow<'a, str>, Cow<'a, str>);

/// The pairs in order. A name without `=` has an empty value; empty segments are skipped.
pub fn parse(text: &[u8]) -> Result<Vec<Pair<'_>>, Undecodable> {
    parse_each(text)
        .map(|(name, value)| Ok((name?, value?)))
        .collect()
}

/// A name or value, if it can be decoded.
pub type Decoded<'a> = Result<Cow<'a, str>, Undecodable>;

/// Likewise, but what cannot be decoded does not hide the rest.
pub fn parse_each(text: &[u8]) -> impl Iterator<Item = (Decoded<'_>, Decoded<'_>)> {
    let segments = text.split(|byte| *byte == b'&');
    segments
        .filter(|segment| !segment.is_empty())
        .map(|segment| {
            let (name, value) = match segment.iter().position(|byte| *byte == b'=') {
                Some(at) => (&segment[..at], &segment[at + 1..]),
                None => (segment, &[][..]),
            };
            (decode(name, true), decode(value, true))
        })
}

/// Decodes a single value of a form.
pub fn decode_form(text: &str) -> Result<Cow<'_, str>, Undecodable> {
    decode(text.as_bytes(), true)
}

/// Decodes a path segment, in which `+` is literal.
pub fn decode_path(text: &str) -> Result<Cow<'_, str>, Undecodable> {
    decode(text.as_bytes(), false)
}

fn decode(text: &[u8], plus_is_space: bool) -> Result<Cow<'_, str>, Undecodable> {
    let escaped = |byte: &u8| *byte == b'%' || (plus_is_space && *byte == b'+');
    if !text.iter().any(escaped) {
        return std::str::from_utf8(text)
            .map(Cow::Borrowed)
            .map_err(|_| Undecodable);
    }
    let mut decoded = Vec::with_capacity(text.len());
    let mut bytes = text.iter().copied();
    while let Some(byte) = bytes.next() {
        decoded.push(match byte {
            b'+' if plus_is_space => b' ',
            b'%' => {
                let high = bytes.next().and_then(hex).ok_or(Undecodable)?;
                let low = bytes.next().and_then(hex).ok_or(Undecodable)?;
                high << 4 | low
            }
            other => other,
        });
    }
    String::from_utf8(decoded)
        .map(Cow::Owned)
        .map_err(|_| Undecodable)
}

fn hex(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        b'A'..=b'F' => Some(digit - b'A' + 10),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn reads_what_browsers_send() {
        let pairs = parse(b"a=1+2&b=%C3%A9&&c&d==").expect("well-formed");
        let pairs: Vec<_> = pairs
            .iter()
            .map(|(name, value)| (&**name, &**value))
            .collect();
        assert_eq!(pairs, [("a", "1 2"), ("b", "é"), ("c", ""), ("d", "=")]);
        assert_eq!(decode_path("a+b%20c").expect("well-formed"), "a+b c");
    }

    #[test]
    fn refuses_what_cannot_be_decoded() {
        for text in [
            &b"a=%"[..],
            b"a=%4",
            b"a=%zz",
            b"%+1=a",
            b"a=%FF",
            b"a=\xff",
        ] {
            assert_eq!(parse(text), Err(Undecodable), "{text:?}");
        }
    }

    /// The most conservative encoding: everything is escaped.
    fn escape(text: &str) -> String {
        text.bytes().map(|byte| format!("%{byte:02X}")).collect()
    }

    proptest! {
        #[test]
        fn arbitrary_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..256)) {
            let _ = parse(&bytes);
        }

        #[test]
        fn escaped_pairs_come_back(pairs in proptest::collection::vec((any::<String>(), any::<String>()), 0..8)) {
            let text: Vec<String> = pairs.iter().map(|(k, v)| format!("{}={}", escape(k), escape(v))).collect();
            let decoded: Vec<(String, String)> = parse(text.join("&").as_bytes())
                .expect("escaped text is well-formed")
                .into_iter()
                .map(|(name, value)| (name.into_owned(), value.into_owned()))
                .collect();
            prop_assert_eq!(decoded, pairs);
        }
    }
}
