//! A request ID for logs and for the caller: `X-Request-Id`.

use std::fmt::Write as _;
use std::sync::atomic::{AtomicU64, Ordering};

use http::header::{HeaderMap, HeaderName, HeaderValue};

use super::context::HeaderText;

pub const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
const MAX_LENGTH: usize = 64;

/// Generates IDs that are unique within this process and very likely between instances. They are not secrets, so a
/// counter after a random prefix is enough and cheaper than randomness for each.
pub struct RequestIds {
    process: u64,
    next: AtomicU64,
}

impl RequestIds {
    pub fn new() -> Self {
        Self {
            process: uuid::Uuid::new_v4().as_u64_pair().0,
            next: AtomicU64::new(0),
        }
    }

    /// The caller's ID if it is short and safe to log, or else a new one.
    pub fn of(&self, headers: &HeaderMap) -> HeaderText {
        let sent = headers
            .get(REQUEST_ID)
            .filter(|value| is_acceptable(value.as_bytes()));
        sent.cloned()
            .and_then(HeaderText::new)
            .unwrap_or_else(|| self.make())
    }

    fn make(&self) -> HeaderText {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        let mut text = String::with_capacity(32);
        // Writing to a String cannot fail.
        let _ = write!(text, "{:016x}-{number:x}", self.process);
        let value = HeaderValue::from_maybe_shared(bytes::Bytes::from(text));
        let fallback = HeaderText::from_static("none");
        value.ok().and_then(HeaderText::new).unwrap_or(fallback)
    }
}

fn is_acceptable(id: &[u8]) -> bool {
    (1..=MAX_LENGTH).contains(&id.len())
        && id
            .iter()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(ids: &RequestIds, sent: &str) -> String {
        let value = HeaderValue::from_str(sent).expect("header");
        ids.of(&HeaderMap::from_iter([(REQUEST_ID, value)]))
            .to_string()
    }

    #[test]
    fn only_harmless_ids_come_back() {
        let ids = RequestIds::new();
        assert_eq!(answer(&ids, "a.B-9_"), "a.B-9_");
        let long = "a".repeat(65);
        for refused in ["", "a b", "<script>", "a;b", &long] {
            let made = answer(&ids, refused);
            assert_ne!(made, refused);
            assert!(is_acceptable(made.as_bytes()), "{made}");
        }
        assert_ne!(ids.of(&HeaderMap::new()), ids.of(&HeaderMap::new()));
    }
}
