//! Reports schema violations without repeating the input.

use std::sync::Arc;

use jsonschema::Validator;
use jsonschema::error::{TypeKind, ValidationError, ValidationErrorKind as Kind};
use serde_json::{Map, Value, json};

use super::error::ContractError;
use super::schema::Schemas;
use crate::edge::envelope::{Detail, Problem};

/// Only the first violations are reported.
const MAX_DETAILS: usize = 32;

/// A compiled schema.
pub struct Check {
    /// `None` if it accepts everything.
    validator: Option<Arc<Validator>>,
    /// The names of its properties, sorted, because the order of JSON objects depends on the features of serde_json.
    properties: Vec<String>,
}

impl Check {
    /// From a schema returned by [`Schemas::resolve`].
    pub fn new(schemas: &mut Schemas<'_>, schema: &Value) -> Result<Self, ContractError> {
        let properties = schema.get("properties").and_then(Value::as_object);
        let mut properties: Vec<_> = properties
            .into_iter()
            .flatten()
            .map(|(name, _)| name.clone())
            .collect();
        properties.sort();
        Ok(Self {
            validator: schemas.compile(schema)?,
            properties,
        })
    }

    /// The violations of a value. `prefix` precedes every JSON pointer: "" for a body, `/name` for a parameter.
    pub fn validate(&self, value: &Value, prefix: &str) -> Vec<Detail> {
        let errors = self
            .validator
            .iter()
            .flat_map(|check| check.iter_errors(value));
        errors
            .take(MAX_DETAILS)
            .map(|error| self.detail(&error, prefix))
            .collect()
    }

    pub fn accepts(&self, value: &Value) -> bool {
        self.validator
            .as_ref()
            .is_none_or(|check| check.is_valid(value))
    }

    pub fn knows(&self, property: &str) -> bool {
        self.properties.iter().any(|known| known == property)
    }

    fn detail(&self, error: &ValidationError<'_>, prefix: &str) -> Detail {
        let (message, info) = match error.kind() {
            // Unknown names are not repeated: a JSON body parsed as a form is one long name.
            Kind::AdditionalProperties { .. } | Kind::UnevaluatedProperties { .. } => (
                "must NOT have additional properties".to_owned(),
                json!({"allowedProperties": self.properties}),
            ),
            kind => explain(kind),
        };
        Detail {
            path: format!("{prefix}{}", error.instance_path()),
            code: error.kind().keyword().to_owned(),
            message,
            info: object(info),
        }
    }
}

/// An error response with these details, if there are any.
pub fn refuse(details: Vec<Detail>) -> Result<(), Problem> {
    if details.is_empty() {
        return Ok(());
    }
    Err(Problem::validation_failed(details))
}

/// The message for a violation, and what is required.
fn explain(kind: &Kind) -> (String, Value) {
    match kind {
        Kind::Required { property } => {
            let name = property.as_str().unwrap_or_default();
            (
                format!("must have required property '{name}'"),
                json!({"missingProperty": name}),
            )
        }
        Kind::Type { kind } => {
            let wanted = type_names(kind);
            (
                format!("must be {}", wanted.join(" or ")),
                json!({"type": wanted}),
            )
        }
        Kind::Enum { options } => (
            "must be equal to one of the allowed values".to_owned(),
            json!({"allowedValues": **options}),
        ),
        Kind::Format { format } => (
            format!("must match format \"{format}\""),
            json!({"format": format}),
        ),
        Kind::Pattern { pattern } => (form(pattern).to_owned(), json!({"pattern": pattern})),
        Kind::MultipleOf { multiple_of } => (
            format!("must be a multiple of {multiple_of}"),
            json!({"multipleOf": multiple_of}),
        ),
        Kind::UniqueItems => ("must NOT have duplicate items".to_owned(), json!({})),
        other => explain_limit(other).unwrap_or_else(|| {
            // Other keywords do not occur in OpenAPI 3.0 or need no further explanation.
            let message = format!("must satisfy \"{}\"", other.keyword());
            (message, json!({}))
        }),
    }
}

/// [`explain`] for the keywords that set a limit.
fn explain_limit(kind: &Kind) -> Option<(String, Value)> {
    let bound = |message: String, limit: Value| Some((message, json!({"limit": limit})));
    match kind {
        Kind::MinLength { limit } => bound(
            format!("must NOT have fewer than {limit} characters"),
            json!(limit),
        ),
        Kind::MaxLength { limit } => bound(
            format!("must NOT have more than {limit} characters"),
            json!(limit),
        ),
        Kind::MinItems { limit } => bound(
            format!("must NOT have fewer than {limit} items"),
            json!(limit),
        ),
        Kind::MaxItems { limit } => bound(
            format!("must NOT have more than {limit} items"),
            json!(limit),
        ),
        Kind::MinProperties { limit } => bound(
            format!("must NOT have fewer than {limit} properties"),
            json!(limit),
        ),
        Kind::MaxProperties { limit } => bound(
            format!("must NOT have more than {limit} properties"),
            json!(limit),
        ),
        Kind::Minimum { limit } => bound(format!("must be >= {limit}"), json!(limit)),
        Kind::Maximum { limit } => bound(format!("must be <= {limit}"), json!(limit)),
        Kind::ExclusiveMinimum { limit } => bound(format!("must be > {limit}"), json!(limit)),
        Kind::ExclusiveMaximum { limit } => bound(format!("must be < {limit}"), json!(limit)),
        _ => None,
    }
}

/// Describes a pattern in words; the expression itself is in `info`.
fn form(pattern: &str) -> &'static str {
    match pattern {
        "^[^\\u0000]*$" | "^[^\u{0}]*$" => "must not have the character U+0000",
        // The only pattern with an @ is that of email addresses.
        address if address.contains('@') => "must be an email address",
        _ => "must have the format that the document describes",
    }
}

fn type_names(kind: &TypeKind) -> Vec<String> {
    match kind {
        TypeKind::Single(kind) => vec![kind.to_string()],
        TypeKind::Multiple(kinds) => kinds.iter().map(|kind| kind.to_string()).collect(),
    }
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(members) => members,
        _ => Map::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn details(schema: Value, instance: &Value) -> Vec<(String, String, Value)> {
        let check = Check::new(&mut Schemas::new(&json!({})), &schema).expect("compiles");
        let details = check.validate(instance, "");
        assert!(
            !serde_json::to_string(&details)
                .expect("JSON")
                .contains("s3cret")
        );
        details
            .into_iter()
            .map(|detail| (detail.path, detail.code, Value::Object(detail.info)))
            .collect()
    }

    fn schema() -> Value {
        json!({
            "type": "object",
            "required": ["username"],
            "properties": {
                "username": {"type": "string", "maxLength": 3, "pattern": "^a"},
                "age": {"type": "integer"},
                "email": {"type": "string", "format": "email"},
            },
            "additionalProperties": false,
        })
    }

    #[test]
    fn each_violation_has_its_place_and_keyword() {
        let missing = details(schema(), &json!({"s3cret": 1, "c": 1}));
        assert!(missing.contains(&(
            "".into(),
            "required".into(),
            json!({"missingProperty": "username"})
        )));
        assert!(missing.contains(&(
            "".into(),
            "additionalProperties".into(),
            json!({"allowedProperties": ["age", "email", "username"]})
        )));
        let wrong = details(
            schema(),
            &json!({"username": "s3cret", "age": "s3cret", "email": "s3cret"}),
        );
        assert!(wrong.contains(&("/username".into(), "maxLength".into(), json!({"limit": 3}))));
        assert!(wrong.contains(&("/age".into(), "type".into(), json!({"type": ["integer"]}))));
        assert!(wrong.contains(&("/email".into(), "format".into(), json!({"format": "email"}))));
        assert_eq!(details(schema(), &json!([]))[0].1, "type");
    }

    #[test]
    fn the_list_ends() {
        let many = vec![json!(0); 100];
        let texts = json!({"type": "array", "items": {"type": "string"}});
        assert_eq!(details(texts, &Value::Array(many)).len(), MAX_DETAILS);
    }
}
