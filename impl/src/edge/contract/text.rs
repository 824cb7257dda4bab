//! Parses values that arrive as text (parameters, form fields) as the type in their schema.

use serde_json::{Number, Value};

/// The type that a schema assigns to a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextKind {
    String,
    Integer,
    Number,
    Boolean,
}

impl TextKind {
    /// From a resolved schema; anything but a simple type stays text.
    pub fn of(schema: &Value) -> Self {
        let kind = match schema.get("type") {
            Some(Value::Array(kinds)) => kinds.first(),
            other => other,
        };
        match kind.and_then(Value::as_str) {
            Some("integer") => Self::Integer,
            Some("number") => Self::Number,
            Some("boolean") => Self::Boolean,
            _ => Self::String,
        }
    }

    /// Text that cannot be parsed stays a string, so that the schema reports a wrong type.
    pub fn read(self, text: &str) -> Value {
        let value = match self {
            Self::String => None,
            Self::Integer => text.parse::<i64>().ok().map(Value::from),
            Self::Number => text
                .parse::<f64>()
                .ok()
                .and_then(Number::from_f64)
                .map(Value::Number),
            Self::Boolean => text.parse::<bool>().ok().map(Value::Bool),
        };
        value.unwrap_or_else(|| Value::String(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn reads_by_type() {
        let cases = [
            (json!({"type": "string"}), "1", json!("1")),
            (json!({"type": "integer"}), "1", json!(1)),
            (json!({"type": "integer"}), "1.5", json!("1.5")),
            (json!({"type": ["boolean", "null"]}), "true", json!(true)),
            (json!({"type": "number"}), "1.5", json!(1.5)),
            (json!({"type": "number"}), "NaN", json!("NaN")),
            (json!({}), "x", json!("x")),
        ];
        for (schema, text, expected) in cases {
            assert_eq!(
                TextKind::of(&schema).read(text),
                expected,
                "{schema} {text}"
            );
        }
    }
}
