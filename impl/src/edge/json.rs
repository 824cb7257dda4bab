//! JSON as strict as an authentication service wants it.
//!
//! serde_json already refuses bytes that are no UTF-8, trailing junk, lone surrogates and deep nesting (128). What it
//! lets pass are repeated keys, where the last wins: two readers of one request could then see two different usernames.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

/// Parses one complete document; the error says nothing, because the text may hold passwords.
pub fn parse(bytes: &[u8]) -> Option<Value> {
    serde_json::from_slice::<Strict>(bytes)
        .ok()
        .map(|strict| strict.0)
}

/// The JSON pointers of all strings and property names that hold U+0000, which PostgreSQL cannot store.
pub fn nul_pointers(value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    collect_nul(value, &mut String::new(), &mut found);
    found
}

fn collect_nul(value: &Value, path: &mut String, found: &mut Vec<String>) {
    match value {
        Value::String(text) if text.contains('\0') => found.push(path.clone()),
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                descend(&index.to_string(), item, path, found);
            }
        }
        Value::Object(members) => {
            for (name, member) in members {
                if name.contains('\0') {
                    // The name itself is the fault, and it is not repeated to the caller.
                    found.push(path.clone());
                } else {
                    descend(name, member, path, found);
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn descend(step: &str, value: &Value, path: &mut String, found: &mut Vec<String>) {
    let length = path.len();
    path.push('/');
    path.push_str(&step.replace('~', "~0").replace('/', "~1"));
    collect_nul(value, path, found);
    path.truncate(length);
}

struct Strict(Value);

impl<'de> Deserialize<'de> for Strict {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(StrictVisitor).map(Strict)
    }
}

struct StrictVisitor;

impl<'de> Visitor<'de> for StrictVisitor {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Number::from_f64(value)
            .map(Value::Number)
            .ok_or_else(|| E::custom("not finite"))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
        let mut items = Vec::new();
        while let Some(Strict(item)) = access.next_element()? {
            items.push(item);
        }
        Ok(Value::Array(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
        let mut members = Map::new();
        while let Some((name, Strict(member))) = access.next_entry::<String, Strict>()? {
            if members.insert(name, member).is_some() {
                return Err(A::Error::custom("repeated key"));
            }
        }
        Ok(Value::Object(members))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    #[test]
    fn refuses_what_two_readers_could_read_differently() {
        for text in [
            &br#"{"a":1,"a":2}"#[..],
            br#"{"x":{"a":1,"\u0061":2}}"#,
            br#"{"a":1} x"#,
            br#"{"a":1,}"#,
            b"\xff",
            b"\"\xed\xa0\x80\"",
            br#""\ud800""#,
            b"\xef\xbb\xbf{}",
            b"NaN",
            b"1e999",
            b"",
        ] {
            assert_eq!(parse(text), None, "{}", String::from_utf8_lossy(text));
        }
        assert_eq!(parse("[".repeat(100_000).as_bytes()), None);
    }

    #[test]
    fn finds_nul_in_names_and_values() {
        let value = json!({"a": "x\0", "b": {"c/d": ["", "\0"]}, "e\0": 1});
        assert_eq!(nul_pointers(&value), ["/a", "/b/c~1d/1", ""]);
        assert!(nul_pointers(&json!({"a": "fine"})).is_empty());
    }

    proptest! {
        #[test]
        fn arbitrary_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..256)) {
            let _ = parse(&bytes);
        }

        #[test]
        fn what_passes_is_what_serde_json_reads(text in r#"[\[\]{}",:a0\\1.e \-u]{0,24}"#) {
            if let Some(value) = parse(text.as_bytes()) {
                prop_assert_eq!(value, serde_json::from_str::<Value>(&text).expect("serde_json is more lenient"));
            }
        }
    }
}
