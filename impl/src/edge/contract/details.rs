//! Violations of a schema, told without repeating what was sent.

use jsonschema::Validator;
use jsonschema::error::{TypeKind, ValidationError, ValidationErrorKind as Kind};
use serde_json::{Map, Value, json};

use crate::edge::envelope::{Detail, Problem};
use crate::edge::json::nul_pointers;

/// A caller who breaks the schema in a thousand places learns the first ones.
const MAX_DETAILS: usize = 32;

/// Checks a value against its schema, and that the database can store its strings.
///
/// `prefix` is put before every JSON pointer: "" for a body, `/name` for a parameter.
pub fn validate(check: Option<&Validator>, value: &Value, prefix: &str) -> Vec<Detail> {
    let mut details = Vec::new();
    for error in check.into_iter().flat_map(|check| check.iter_errors(value)) {
        push(&mut details, &error, prefix);
        if details.len() >= MAX_DETAILS {
            break;
        }
    }
    let nul = nul_pointers(value).into_iter().map(|path| Detail {
        path: format!("{prefix}{path}"),
        ..Detail::new("pattern", "must not contain U+0000")
    });
    details.extend(nul);
    details.truncate(MAX_DETAILS);
    details
}

/// The refusal for these details; fine when there are none.
pub fn refuse(details: Vec<Detail>) -> Result<(), Problem> {
    if details.is_empty() {
        return Ok(());
    }
    Err(Problem::validation_failed(details))
}

fn push(details: &mut Vec<Detail>, error: &ValidationError<'_>, prefix: &str) {
    let path = format!("{prefix}{}", error.instance_path());
    let code = error.kind().keyword();
    for (message, info) in explain(error.kind()) {
        details.push(Detail {
            path: path.clone(),
            code: code.to_owned(),
            message,
            info,
        });
    }
}

/// One message for most violations, one per name for unknown properties.
fn explain(kind: &Kind) -> Vec<(String, Map<String, Value>)> {
    let one = |message: String, info: Value| vec![(message, object(info))];
    match kind {
        Kind::AdditionalProperties { unexpected } | Kind::UnevaluatedProperties { unexpected } => {
            unexpected
                .iter()
                .map(|name| {
                    let info = object(json!({"additionalProperty": name}));
                    ("must NOT have additional properties".to_owned(), info)
                })
                .collect()
        }
        Kind::Required { property } => {
            let name = property.as_str().unwrap_or_default();
            one(
                format!("must have required property '{name}'"),
                json!({"missingProperty": name}),
            )
        }
        Kind::Type { kind } => {
            let wanted = type_names(kind);
            one(
                format!("must be {}", wanted.join(" or ")),
                json!({"type": wanted}),
            )
        }
        Kind::Enum { options } => one(
            "must be equal to one of the allowed values".into(),
            json!({"allowedValues": **options}),
        ),
        Kind::Format { format } => one(
            format!("must match format \"{format}\""),
            json!({"format": format}),
        ),
        Kind::Pattern { pattern } => one(
            format!("must match pattern \"{pattern}\""),
            json!({"pattern": pattern}),
        ),
        Kind::MinLength { limit } => one(
            format!("must NOT have fewer than {limit} characters"),
            json!({"limit": limit}),
        ),
        Kind::MaxLength { limit } => one(
            format!("must NOT have more than {limit} characters"),
            json!({"limit": limit}),
        ),
        Kind::MinItems { limit } => one(
            format!("must NOT have fewer than {limit} items"),
            json!({"limit": limit}),
        ),
        Kind::MaxItems { limit } => one(
            format!("must NOT have more than {limit} items"),
            json!({"limit": limit}),
        ),
        Kind::MinProperties { limit } => one(
            format!("must NOT have fewer than {limit} properties"),
            json!({"limit": limit}),
        ),
        Kind::MaxProperties { limit } => one(
            format!("must NOT have more than {limit} properties"),
            json!({"limit": limit}),
        ),
        Kind::Minimum { limit } => one(format!("must be >= {limit}"), json!({"limit": limit})),
        Kind::Maximum { limit } => one(format!("must be <= {limit}"), json!({"limit": limit})),
        Kind::ExclusiveMinimum { limit } => {
            one(format!("must be > {limit}"), json!({"limit": limit}))
        }
        Kind::ExclusiveMaximum { limit } => {
            one(format!("must be < {limit}"), json!({"limit": limit}))
        }
        Kind::MultipleOf { multiple_of } => one(
            format!("must be a multiple of {multiple_of}"),
            json!({"multipleOf": multiple_of}),
        ),
        Kind::UniqueItems => one("must NOT have duplicate items".into(), json!({})),
        // The rest does not occur in OpenAPI 3.0 or says nothing more than its keyword.
        other => one(format!("must satisfy \"{}\"", other.keyword()), json!({})),
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
        let check = jsonschema::draft4::options()
            .should_validate_formats(true)
            .build(&schema)
            .expect("compiles");
        let details = validate(Some(&check), instance, "");
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
        let missing = details(schema(), &json!({"b": "s3cret", "c": 1}));
        assert!(missing.contains(&(
            "".into(),
            "required".into(),
            json!({"missingProperty": "username"})
        )));
        assert!(missing.contains(&(
            "".into(),
            "additionalProperties".into(),
            json!({"additionalProperty": "b"})
        )));
        assert!(missing.contains(&(
            "".into(),
            "additionalProperties".into(),
            json!({"additionalProperty": "c"})
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
    fn nul_is_refused_everywhere_but_only_once_a_place() {
        let nul = details(json!({}), &json!({"a": ["s3cret\0"]}));
        assert_eq!(nul, [("/a/0".into(), "pattern".into(), json!({}))]);
    }

    #[test]
    fn the_list_ends() {
        let many: Map<String, Value> = (0..100).map(|n| (n.to_string(), json!(0))).collect();
        assert_eq!(details(schema(), &Value::Object(many)).len(), MAX_DETAILS);
    }
}
