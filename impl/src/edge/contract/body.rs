//! Checks request bodies against the document.

use std::borrow::Cow;

use http::HeaderValue;
use serde_json::{Map, Value, json};

use super::details::{Check, refuse};
use super::error::ContractError;
use super::schema::Schemas;
use super::text::TextKind;
use crate::edge::envelope::{Detail, Problem};
use crate::edge::media_type::{ContentType, same};
use crate::edge::{json, urlencoded};

/// The `requestBody` of one operation.
pub struct BodyRule {
    required: bool,
    media: Vec<Media>,
}

/// A media type that the operation accepts.
pub struct Media {
    name: String,
    /// What the generated router gets to see, whatever the case and parameters that were sent.
    pub header: HeaderValue,
    syntax: Syntax,
    check: Check,
    /// Of the whole schema, if the operation judges a part of it: what is wrong with a body that is refused anyway.
    complete: Option<Check>,
}

enum Syntax {
    Json,
    /// With the fields that are not strings.
    Form(Vec<(String, TextKind)>),
}

impl BodyRule {
    pub fn new(schemas: &mut Schemas<'_>, body: &Value) -> Result<Self, ContractError> {
        let body = schemas.follow(body)?;
        // The operation itself checks whether these are present, with its own error messages and after the bearer
        // token.
        let checked_by_operation: Vec<&str> = body
            .get("x-absence-judged-by-operation")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .collect();
        let content = body
            .get("content")
            .and_then(Value::as_object)
            .cloned()
            .unwrap_or_default();
        let media: Vec<Media> = content
            .iter()
            .map(|(name, media)| Media::new(schemas, name, media, &checked_by_operation))
            .collect::<Result<_, _>>()?;
        let may_lack_all = !checked_by_operation.is_empty()
            && media.iter().any(|media| media.check.accepts(&json!({})));
        let required = body.get("required") == Some(&Value::Bool(true)) && !may_lack_all;
        Ok(Self { required, media })
    }

    /// Checks that a body may be absent. `media` is the media type of the headers, if any.
    pub fn check_absent(&self, media: Option<&Media>) -> Result<(), Problem> {
        if !self.required || media.is_some_and(Media::may_be_empty) {
            return Ok(());
        }
        let detail = Detail::new("required", "a body is required");
        Err(Problem::bad_request(detail))
    }

    /// The documented media type that the request header names, or else 415.
    pub fn select(&self, content_type: &ContentType<'_>) -> Result<&Media, Problem> {
        let ContentType::Media(sent) = content_type else {
            return Err(Problem::unsupported_media_type());
        };
        let known = self.media.iter().find(|media| same(&media.name, sent));
        known.ok_or(Problem::unsupported_media_type())
    }
}

impl Media {
    fn new(
        schemas: &mut Schemas<'_>,
        name: &str,
        media: &Value,
        checked_by_operation: &[&str],
    ) -> Result<Self, ContractError> {
        let unusable = |why: &str| ContractError(format!("the request media type {name} {why}"));
        let mut schema = match media.get("schema") {
            Some(schema) => schemas.resolve(schema)?,
            None => Value::Object(Map::new()),
        };
        let complete = match checked_by_operation {
            [] => None,
            _ => Some(Check::new(schemas, &schema)?),
        };
        for property in checked_by_operation {
            make_optional(&mut schema, property);
        }
        let syntax = if same(name, "application/json") || name.ends_with("+json") {
            Syntax::Json
        } else if same(name, "application/x-www-form-urlencoded") {
            Syntax::Form(typed_fields(&schema))
        } else {
            return Err(unusable("is not supported by the checker"));
        };
        Ok(Self {
            name: name.to_owned(),
            header: HeaderValue::from_str(name)
                .map_err(|_| unusable("is not a valid header value"))?,
            syntax,
            check: Check::new(schemas, &schema)?,
            complete,
        })
    }

    /// 400 if the body cannot be parsed, 422 if it violates the schema.
    pub fn check(&self, bytes: &[u8]) -> Result<(), Problem> {
        let value = match &self.syntax {
            Syntax::Json => {
                json::parse(bytes).ok_or("must be one JSON document in UTF-8 without repeated keys")
            }
            Syntax::Form(fields) => self
                .form_object(bytes, fields)
                .ok_or("must be a form in UTF-8 without repeated fields"),
        };
        let value =
            value.map_err(|message| Problem::bad_request(Detail::new("syntax", message)))?;
        let details = self.check.validate(&value, "");
        match &self.complete {
            Some(complete) if !details.is_empty() => refuse(complete.validate(&value, "")),
            _ => refuse(details),
        }
    }

    /// Whether an empty body is valid for this media type: a form without fields, if none is required.
    fn may_be_empty(&self) -> bool {
        matches!(self.syntax, Syntax::Form(_)) && self.check.accepts(&json!({}))
    }

    /// The form as an object; `None` if it cannot be decoded or repeats a field of the schema. Open schemas ignore
    /// unknown fields, repeated or not.
    fn form_object(&self, bytes: &[u8], fields: &[(String, TextKind)]) -> Option<Value> {
        let mut object = Map::new();
        for (name, text) in urlencoded::parse(bytes).ok()? {
            let kind = fields.iter().find(|(field, _)| *field == name);
            let value = match kind {
                Some((_, kind)) => kind.read(&text),
                None => Value::String(Cow::into_owned(text)),
            };
            let known = self.check.knows(&name);
            if object.insert(name.into_owned(), value).is_some() && known {
                return None;
            }
        }
        Some(Value::Object(object))
    }
}

/// Allows the property to be absent or empty.
fn make_optional(schema: &mut Value, property: &str) {
    if let Some(required) = schema.get_mut("required").and_then(Value::as_array_mut) {
        required.retain(|name| name != property);
        // Draft 4 does not allow an empty list.
        if required.is_empty()
            && let Some(schema) = schema.as_object_mut()
        {
            schema.remove("required");
        }
    }
    if let Some(Value::Object(property)) = schema.pointer_mut(&format!("/properties/{property}")) {
        property.remove("minLength");
    }
}

fn typed_fields(schema: &Value) -> Vec<(String, TextKind)> {
    let properties = schema.get("properties").and_then(Value::as_object);
    properties
        .into_iter()
        .flatten()
        .map(|(name, schema)| (name.clone(), TextKind::of(schema)))
        .filter(|(_, kind)| *kind != TextKind::String)
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const JSON: &str = "application/json";
    const FORM: &str = "application/x-www-form-urlencoded";

    fn rule() -> BodyRule {
        let schema = json!({
            "type": "object",
            "required": ["client_id"],
            "properties": {"client_id": {"type": "string", "maxLength": 3, "pattern": "^[^\\u0000]*$"}, "age": {"type": "integer"}},
            "additionalProperties": false,
        });
        let body = json!({"required": true, "content": {JSON: {"schema": schema}, FORM: {"schema": schema}}});
        BodyRule::new(&mut Schemas::new(&json!({})), &body).expect("compiles")
    }

    fn check(media: &str, body: &[u8]) -> Option<u16> {
        let rule = rule();
        let media = rule.select(&ContentType::Media(media)).expect("known");
        media
            .check(body)
            .err()
            .map(|problem| problem.status.as_u16())
    }

    #[test]
    fn json_bodies_follow_the_document() {
        let cases = [
            (&br#"{"client_id":"web"}"#[..], None),
            (br#"{"client_id":"web","age":3}"#, None),
            (br#"{"client_id":"web","#, Some(400)),
            (br#"{"client_id":"web","client_id":"app"}"#, Some(400)),
            (br#"{"client_id":"web"}{}"#, Some(400)),
            (b"\xff", Some(400)),
            (b"", Some(400)),
            (br#"{"client_id":"webs"}"#, Some(422)),
            (br#"{"client_id":"w\u0000"}"#, Some(422)),
            (br#"{"client_id":null}"#, Some(422)),
            (br#"{"client_id":"web","x":1}"#, Some(422)),
            (br#"[]"#, Some(422)),
        ];
        for (body, expected) in cases {
            assert_eq!(
                check(JSON, body),
                expected,
                "{}",
                String::from_utf8_lossy(body)
            );
        }
    }

    #[test]
    fn form_bodies_follow_the_document() {
        let cases = [
            (&b"client_id=web"[..], None),
            (b"client_id=web&age=3", None),
            (b"client_id=web&client_id=app", Some(400)),
            (b"client_id=%zz", Some(400)),
            (b"client_id=webs", Some(422)),
            (b"client_id=web&age=x", Some(422)),
            (b"client_id=w%00", Some(422)),
            (b"", Some(422)),
        ];
        for (body, expected) in cases {
            assert_eq!(
                check(FORM, body),
                expected,
                "{}",
                String::from_utf8_lossy(body)
            );
        }
    }

    #[test]
    fn an_operation_may_judge_an_absence_itself() {
        let text = json!({"type": "string", "minLength": 1});
        let schema = json!({"type": "object", "required": ["token", "name"], "properties": {"token": text, "name": text}});
        let body = json!({"required": true, "content": {JSON: {"schema": schema}}, "x-absence-judged-by-operation": ["token"]});
        let rule = BodyRule::new(&mut Schemas::new(&json!({})), &body).expect("compiles");
        let refused = |body: &str| rule.media[0].check(body.as_bytes()).is_err();
        assert!(rule.check_absent(None).is_err());
        assert!(!refused(r#"{"name":"x"}"#));
        assert!(!refused(r#"{"name":"x","token":""}"#));
        assert!(refused(r#"{"token":"x"}"#));
        let both = rule.media[0].check(b"{}").expect_err("no name");
        assert_eq!(both.details.len(), 2);
        assert!(refused(r#"{"name":"","token":"x"}"#));
        assert!(refused(r#"{"name":"x","token":5}"#));
    }

    #[test]
    fn a_form_may_be_empty_where_nothing_is_required() {
        let rule_of = |required: Value| {
            let schema = json!({"type": "object", "required": required, "properties": {"code": {"type": "string"}}});
            let body = json!({"required": true, "content": {FORM: {"schema": schema}}});
            BodyRule::new(&mut Schemas::new(&json!({})), &body).expect("compiles")
        };
        let open = rule_of(json!([]));
        assert!(open.check_absent(Some(&open.media[0])).is_ok());
        assert!(open.check_absent(None).is_err());
        let repeated = |body: &[u8]| open.media[0].check(body).is_err();
        assert!(repeated(b"code=1&code=2"));
        assert!(!repeated(b"code=1&other=1&other=2"));
        let closed = rule_of(json!(["code"]));
        assert!(closed.check_absent(Some(&closed.media[0])).is_err());
    }

    #[test]
    fn media_types_are_selected_without_case() {
        let rule = rule();
        let media = rule
            .select(&ContentType::Media("Application/JSON"))
            .expect("known");
        assert_eq!(media.header, JSON);
        for other in [
            ContentType::Media("text/plain"),
            ContentType::Absent,
            ContentType::Unreadable,
        ] {
            let problem = rule.select(&other).err().expect("unknown");
            assert_eq!(problem.status.as_u16(), 415);
        }
    }

    proptest! {
        #[test]
        fn any_body_gets_an_answer(bytes in proptest::collection::vec(any::<u8>(), 0..128)) {
            let rule = rule();
            for media in &rule.media {
                if let Err(problem) = media.check(&bytes) {
                    prop_assert!(matches!(problem.status.as_u16(), 400 | 422));
                }
            }
        }
    }
}
