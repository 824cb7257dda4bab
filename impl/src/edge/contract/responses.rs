//! Checks our own responses against the document, in debug and test builds only, because it parses every body.

use std::collections::HashMap;
use std::sync::Arc;

use http::StatusCode;
use http::header::{HeaderMap, HeaderName};
use jsonschema::Validator;
use serde_json::Value;

use super::error::ContractError;
use super::schema::Schemas;
use crate::edge::media_type::{ContentType, content_type, same};

/// The documented responses of one operation.
#[derive(Default)]
pub struct Responses {
    by_status: HashMap<u16, ResponseRule>,
}

struct ResponseRule {
    required_headers: Vec<HeaderName>,
    /// Empty if the response has no body.
    media: Vec<(String, Option<Arc<Validator>>)>,
}

impl Responses {
    pub fn new(schemas: &mut Schemas<'_>, responses: &Value) -> Result<Self, ContractError> {
        let mut by_status = HashMap::new();
        for (status, response) in responses.as_object().into_iter().flatten() {
            // The document lists each status: `default` and `4XX` would document everything and nothing.
            let status = status
                .parse()
                .map_err(|_| ContractError(format!("{status} is not a status")))?;
            by_status.insert(status, ResponseRule::new(schemas, response)?);
        }
        Ok(Self { by_status })
    }

    /// The violation, described for developers.
    pub fn violation(
        &self,
        status: StatusCode,
        headers: &HeaderMap,
        body: &[u8],
    ) -> Option<String> {
        let Some(rule) = self.by_status.get(&status.as_u16()) else {
            return Some("the status is not documented".into());
        };
        let missing = rule
            .required_headers
            .iter()
            .find(|name| !headers.contains_key(*name));
        if let Some(name) = missing {
            return Some(format!("the header {name} is missing"));
        }
        rule.body_violation(headers, body)
    }
}

impl ResponseRule {
    fn new(schemas: &mut Schemas<'_>, response: &Value) -> Result<Self, ContractError> {
        let response = schemas.follow(response)?;
        let headers = response
            .get("headers")
            .and_then(Value::as_object)
            .cloned()
            .unwrap_or_default();
        let content = response
            .get("content")
            .and_then(Value::as_object)
            .cloned()
            .unwrap_or_default();
        let mut required_headers = Vec::new();
        for (name, header) in &headers {
            if schemas.follow(header)?.get("required") == Some(&Value::Bool(true)) {
                let name = HeaderName::from_bytes(name.as_bytes());
                required_headers.push(name.map_err(|error| ContractError(error.to_string()))?);
            }
        }
        let mut media = Vec::new();
        for (name, content) in &content {
            let check = match content.get("schema") {
                Some(schema) => schemas.validator(schema)?,
                None => None,
            };
            media.push((name.clone(), check));
        }
        Ok(Self {
            required_headers,
            media,
        })
    }

    fn body_violation(&self, headers: &HeaderMap, body: &[u8]) -> Option<String> {
        if self.media.is_empty() {
            return (!body.is_empty()).then(|| "the document does not define a body".into());
        }
        let ContentType::Media(sent) = content_type(headers) else {
            return Some("the content type is missing".into());
        };
        let Some((name, check)) = self.media.iter().find(|(name, _)| same(name, sent)) else {
            return Some(format!("the content type {sent} is not documented"));
        };
        if !same(name, "application/json") {
            return None;
        }
        let Ok(value) = serde_json::from_slice::<Value>(body) else {
            return Some("the body is not JSON".into());
        };
        let error = check.as_deref()?.iter_errors(&value).next()?;
        // Masked, because our responses contain tokens.
        Some(format!(
            "{} at \"{}\"",
            error.masked(),
            error.instance_path()
        ))
    }
}

#[cfg(test)]
mod tests {
    use http::header::{CONTENT_TYPE, HeaderValue, LOCATION};
    use serde_json::json;

    use super::*;

    fn violation(status: u16, media: Option<&'static str>, body: &str) -> Option<String> {
        let document = json!({});
        let responses = json!({
            "200": {"content": {"application/json": {"schema": {"type": "object", "required": ["code"]}}}},
            "204": {},
            "302": {"headers": {"Location": {"required": true, "schema": {"type": "string"}}}},
        });
        let responses = Responses::new(&mut Schemas::new(&document), &responses).expect("compiles");
        let mut headers = HeaderMap::new();
        if let Some(media) = media {
            headers.insert(CONTENT_TYPE, HeaderValue::from_static(media));
        }
        if status == 302 && body.is_empty() {
            headers.insert(LOCATION, HeaderValue::from_static("/"));
        }
        let status = StatusCode::from_u16(status).expect("status");
        responses.violation(status, &headers, body.as_bytes())
    }

    #[test]
    fn answers_are_held_against_the_document() {
        let json = Some("application/json");
        assert_eq!(violation(200, json, r#"{"code":"x"}"#), None);
        assert_eq!(violation(204, None, ""), None);
        assert_eq!(violation(302, None, ""), None);
        assert!(
            violation(200, json, r#"{"token":"s3cret"}"#)
                .is_some_and(|text| !text.contains("s3cret"))
        );
        assert!(violation(200, json, "x").is_some());
        assert!(violation(200, Some("text/plain"), "x").is_some());
        assert!(violation(200, None, "").is_some());
        assert!(violation(204, json, "{}").is_some());
        assert!(violation(302, json, "{}").is_some());
        assert!(violation(418, None, "").is_some());
    }
}
