//! OpenAPI 3.0 schemas as JSON Schema draft 4 validators.
//!
//! OpenAPI 3.0 is based on draft 4: `exclusiveMinimum` is boolean and `1.0` is not an integer, which also matches the
//! generated models. Translated here are `nullable`, references and integer formats.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use jsonschema::{Draft, PatternCache, PatternOptions, ValidationOptions, Validator};
use serde_json::{Map, Value, json};

use super::error::ContractError;

/// References may nest, but inlining a schema that contains itself would never end.
const MAX_DEPTH: usize = 64;

/// Keywords that affect validation. All others (titles, examples, extensions) are dropped, so that equivalent schemas
/// share one validator.
const PLAIN_KEYWORDS: [&str; 17] = [
    "type",
    "enum",
    "format",
    "pattern",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "minLength",
    "maxLength",
    "minItems",
    "maxItems",
    "uniqueItems",
    "minProperties",
    "maxProperties",
    "required",
];

/// Compiles the schemas of a document.
pub struct Schemas<'a> {
    document: &'a Value,
    options: ValidationOptions<'static>,
    compiled: HashMap<String, Arc<Validator>>,
    /// The outcome of [`Schemas::validator`] for `{"$ref": ...}`, which most responses of a document share.
    by_reference: HashMap<String, Option<Arc<Validator>>>,
}

impl<'a> Schemas<'a> {
    pub fn new(document: &'a Value) -> Self {
        let options = jsonschema::options()
            .with_draft(Draft::Draft4)
            .offline()
            .should_validate_formats(true)
            // A regex engine without backtracking, because callers choose the text.
            .with_pattern_options(PatternOptions::regex())
            .with_pattern_cache(PatternCache::new())
            .with_format("uuid", is_uuid)
            .with_format("date", is_date)
            .with_format("date-time", is_date_time);
        Self {
            document,
            options,
            compiled: HashMap::new(),
            by_reference: HashMap::new(),
        }
    }

    /// A validator for a schema of the document; `None` if it accepts everything.
    pub fn validator(&mut self, schema: &Value) -> Result<Option<Arc<Validator>>, ContractError> {
        let reference = schema.get("$ref").and_then(Value::as_str);
        if let Some(known) = reference.and_then(|reference| self.by_reference.get(reference)) {
            return Ok(known.clone());
        }
        let resolved = self.resolve(schema)?;
        let validator = self.compile(&resolved)?;
        if let Some(reference) = reference {
            self.by_reference
                .insert(reference.to_owned(), validator.clone());
        }
        Ok(validator)
    }

    /// The schema with references inlined and only validating keywords left.
    pub fn resolve(&self, schema: &Value) -> Result<Value, ContractError> {
        self.translate(schema, 0)
    }

    /// A validator for a resolved schema; `None` if it accepts everything.
    pub fn compile(&mut self, resolved: &Value) -> Result<Option<Arc<Validator>>, ContractError> {
        if resolved.as_object().is_some_and(Map::is_empty) {
            return Ok(None);
        }
        let key = resolved.to_string();
        if let Some(validator) = self.compiled.get(&key) {
            return Ok(Some(Arc::clone(validator)));
        }
        let validator = self
            .options
            .build(resolved)
            .map_err(|error| ContractError(format!("a schema does not compile: {error}")))?;
        let validator = Arc::new(validator);
        self.compiled.insert(key, Arc::clone(&validator));
        Ok(Some(validator))
    }

    /// Follows `{"$ref": "#/..."}` to schemas, parameters and responses.
    pub fn follow<'s>(&self, value: &'s Value) -> Result<&'s Value, ContractError>
    where
        'a: 's,
    {
        let mut value = value;
        for _ in 0..MAX_DEPTH {
            let Some(reference) = value.get("$ref").and_then(Value::as_str) else {
                return Ok(value);
            };
            value = reference
                .strip_prefix('#')
                .and_then(|pointer| self.document.pointer(pointer))
                .ok_or_else(|| {
                    ContractError(format!("the reference {reference} does not resolve"))
                })?;
        }
        Err(ContractError("a reference refers to itself".into()))
    }

    fn translate(&self, schema: &Value, depth: usize) -> Result<Value, ContractError> {
        if depth > MAX_DEPTH {
            return Err(ContractError("a schema contains itself".into()));
        }
        let schema = self.follow(schema)?;
        let Some(members) = schema.as_object() else {
            // `additionalProperties: true`, the only boolean schema in OpenAPI 3.0.
            return Ok(schema.clone());
        };
        let mut out = Map::new();
        for (keyword, value) in members {
            let translated = match keyword.as_str() {
                // Draft 4 does not allow an empty list.
                "required" if value.as_array().is_some_and(Vec::is_empty) => continue,
                keyword if PLAIN_KEYWORDS.contains(&keyword) => value.clone(),
                "items" | "additionalProperties" | "not" => self.translate(value, depth + 1)?,
                "allOf" | "anyOf" | "oneOf" => self.translate_all(value, depth)?,
                "properties" => self.translate_properties(value, depth)?,
                _ => continue,
            };
            out.insert(keyword.clone(), translated);
        }
        limit_integer(&mut out);
        if members.get("nullable") == Some(&Value::Bool(true)) {
            return Ok(or_null(out));
        }
        Ok(Value::Object(out))
    }

    fn translate_all(&self, schemas: &Value, depth: usize) -> Result<Value, ContractError> {
        let schemas = schemas.as_array().map(Vec::as_slice).unwrap_or_default();
        schemas
            .iter()
            .map(|schema| self.translate(schema, depth + 1))
            .collect()
    }

    fn translate_properties(
        &self,
        properties: &Value,
        depth: usize,
    ) -> Result<Value, ContractError> {
        let mut out = Map::new();
        for (name, schema) in properties.as_object().into_iter().flatten() {
            out.insert(name.clone(), self.translate(schema, depth + 1)?);
        }
        Ok(Value::Object(out))
    }
}

/// `int32` and `int64` are ranges: the generated models reject other values as malformed.
fn limit_integer(schema: &mut Map<String, Value>) {
    if schema.get("type").and_then(Value::as_str) != Some("integer") {
        return;
    }
    let (minimum, maximum) = match schema.get("format").and_then(Value::as_str) {
        Some("int32") => (json!(i32::MIN), json!(i32::MAX)),
        Some("int64") => (json!(i64::MIN), json!(i64::MAX)),
        _ => return,
    };
    schema.entry("minimum").or_insert(minimum);
    schema.entry("maximum").or_insert(maximum);
}

fn or_null(mut schema: Map<String, Value>) -> Value {
    let Some(kind) = schema.get("type").cloned() else {
        return json!({"anyOf": [{"type": "null"}, schema]});
    };
    schema.insert("type".into(), json!([kind, "null"]));
    if let Some(Value::Array(options)) = schema.get_mut("enum")
        && !options.contains(&Value::Null)
    {
        options.push(Value::Null);
    }
    Value::Object(schema)
}

/// Only the hyphenated form; the parser also accepts braces and URNs.
fn is_uuid(text: &str) -> bool {
    text.len() == 36 && uuid::Uuid::try_parse(text).is_ok()
}

fn is_date(text: &str) -> bool {
    text.len() == 10 && NaiveDate::parse_from_str(text, "%Y-%m-%d").is_ok()
}

/// Exactly what the generated models can parse.
fn is_date_time(text: &str) -> bool {
    DateTime::parse_from_rfc3339(text).is_ok() && text.parse::<DateTime<Utc>>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn valid(schema: Value, instance: &Value) -> bool {
        let document = json!({"components": {"schemas": {
            "Name": {"type": "string", "maxLength": 3},
            "Loop": {"properties": {"next": {"$ref": "#/components/schemas/Loop"}}},
        }}});
        let mut schemas = Schemas::new(&document);
        let resolved = schemas.resolve(&schema).expect("resolves");
        match schemas.compile(&resolved).expect("compiles") {
            Some(validator) => validator.is_valid(instance),
            None => true,
        }
    }

    #[test]
    fn openapi_keywords_mean_what_openapi_says() {
        let cases = [
            (
                json!({"$ref": "#/components/schemas/Name"}),
                json!("abcd"),
                false,
            ),
            (
                json!({"type": "string", "nullable": true}),
                json!(null),
                true,
            ),
            (json!({"type": "string"}), json!(null), false),
            (
                json!({"type": "string", "enum": ["a"], "nullable": true}),
                json!(null),
                true,
            ),
            (
                json!({"allOf": [{"$ref": "#/components/schemas/Name"}], "nullable": true}),
                json!(null),
                true,
            ),
            (
                json!({"type": "integer", "minimum": 1, "exclusiveMinimum": true}),
                json!(1),
                false,
            ),
            (
                json!({"type": "integer", "format": "int32"}),
                json!(3_000_000_000_u32),
                false,
            ),
            (json!({"type": "integer"}), json!(1.0), false),
            (
                json!({"type": "object", "additionalProperties": false}),
                json!({"a": 1}),
                false,
            ),
            (
                json!({"type": "object", "additionalProperties": true, "required": []}),
                json!({"a": 1}),
                true,
            ),
            (
                json!({"properties": {"title": {"type": "string"}}}),
                json!({"title": 1}),
                false,
            ),
            (
                json!({"title": "anything", "x-extension": 1}),
                json!([]),
                true,
            ),
        ];
        for (schema, instance, expected) in cases {
            assert_eq!(
                valid(schema.clone(), &instance),
                expected,
                "{schema} {instance}"
            );
        }
    }

    #[test]
    fn formats_are_checked() {
        let cases = [
            ("uuid", "67e55044-10b1-426f-9247-bb680e5fe0c8", true),
            ("uuid", "67e5504410b1426f9247bb680e5fe0c8", false),
            ("email", "a@example.com", true),
            ("email", "a.example.com", false),
            ("date", "2026-02-28", true),
            ("date", "2026-02-30", false),
            ("date", "2026-2-3", false),
            ("date-time", "2026-02-28T10:00:00.000Z", true),
            ("date-time", "2026-02-28", false),
        ];
        for (format, text, expected) in cases {
            let schema = json!({"type": "string", "format": format});
            assert_eq!(valid(schema, &json!(text)), expected, "{format} {text}");
        }
    }

    #[test]
    fn broken_references_stop_the_start() {
        let document = json!({"components": {"schemas": {
            "Loop": {"properties": {"next": {"$ref": "#/components/schemas/Loop"}}},
            "Self": {"$ref": "#/components/schemas/Self"},
        }}});
        let schemas = Schemas::new(&document);
        for name in ["Loop", "Self", "Missing"] {
            let schema = json!({"$ref": format!("#/components/schemas/{name}")});
            assert!(schemas.resolve(&schema).is_err(), "{name}");
        }
    }

    #[test]
    fn equal_schemas_share_a_validator() {
        let document = json!({});
        let mut schemas = Schemas::new(&document);
        let first = schemas
            .resolve(&json!({"type": "string", "description": "a"}))
            .expect("resolves");
        let second = schemas
            .resolve(&json!({"type": "string", "example": "b"}))
            .expect("resolves");
        let first = schemas.compile(&first).expect("compiles").expect("checks");
        let second = schemas.compile(&second).expect("compiles").expect("checks");
        assert!(Arc::ptr_eq(&first, &second));
    }
}
