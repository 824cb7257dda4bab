//! Checks query, header and path parameters against the document.

use std::borrow::Cow;

use http::HeaderMap;
use http::header::HeaderName;
use serde_json::{Map, Value, json};

use super::details::{Check, refuse};
use super::error::ContractError;
use super::schema::Schemas;
use super::text::TextKind;
use crate::edge::envelope::{Detail, Problem};
use crate::edge::json;
use crate::edge::urlencoded::{self, Undecodable};

/// OpenAPI 3.0 ignores header parameters with these names.
const IGNORED_HEADERS: [&str; 3] = ["accept", "authorization", "content-type"];

/// All parameters of one operation.
#[derive(Default)]
pub struct Parameters {
    query: Vec<Parameter>,
    headers: Vec<(HeaderName, Parameter)>,
    path: Vec<PathParameter>,
}

struct Parameter {
    name: String,
    place: &'static str,
    required: bool,
    repeatable: bool,
    syntax: Syntax,
    check: Check,
}

/// How the text of a parameter is read.
enum Syntax {
    Plain(TextKind),
    /// The document describes it by a media type.
    Json,
}

struct PathParameter {
    /// The index of the segment in the path template.
    segment: usize,
    parameter: Parameter,
}

impl Parameters {
    /// Adds a parameter of the document, for an operation with this path template.
    pub fn add(
        &mut self,
        schemas: &mut Schemas<'_>,
        parameter: &Value,
        template: &str,
    ) -> Result<(), ContractError> {
        let parameter = schemas.follow(parameter)?.clone();
        let text = |key: &str| {
            parameter
                .get(key)
                .and_then(Value::as_str)
                .unwrap_or_default()
        };
        let name = text("name").to_owned();
        let missing = || ContractError(format!("the parameter {name} has no schema"));
        let as_json = parameter.pointer("/content/application~1json/schema");
        let schema = parameter.get("schema").or(as_json).ok_or_else(missing)?;
        let schema = schemas.resolve(schema)?;
        let repeatable =
            as_json.is_none() && schema.get("type").and_then(Value::as_str) == Some("array");
        let item = if repeatable {
            schema.get("items")
        } else {
            Some(&schema)
        };
        let check = Check::new(schemas, &schema)?;
        let build = |place| Parameter {
            place,
            required: parameter.get("required") == Some(&Value::Bool(true)),
            repeatable,
            syntax: match as_json {
                Some(_) => Syntax::Json,
                None => Syntax::Plain(item.map_or(TextKind::String, TextKind::of)),
            },
            check,
            name: name.clone(),
        };
        match text("in") {
            "query" => self.query.push(build("query")),
            "header" if IGNORED_HEADERS.contains(&name.to_ascii_lowercase().as_str()) => {}
            "header" => {
                let header = HeaderName::from_bytes(name.as_bytes())
                    .map_err(|_| ContractError(format!("{name} is not a valid header name")))?;
                self.headers.push((header, build("header")));
            }
            "path" => {
                let wanted = format!("{{{name}}}");
                let segment = template
                    .split('/')
                    .position(|segment| segment == wanted)
                    .ok_or_else(|| ContractError(format!("{template} has no segment {wanted}")))?;
                let parameter = build("path");
                self.path.push(PathParameter { segment, parameter });
            }
            other => {
                return Err(ContractError(format!(
                    "the parameter {name} is in {other}, which is not supported"
                )));
            }
        }
        Ok(())
    }

    pub fn is_empty(&self) -> bool {
        self.query.is_empty() && self.headers.is_empty() && self.path.is_empty()
    }

    /// 400 for anything malformed, missing or repeated, 422 for schema violations.
    pub fn check(
        &self,
        path: &str,
        query: Option<&str>,
        headers: &HeaderMap,
    ) -> Result<(), Problem> {
        let mut details = self.check_path(path)?;
        details.extend(self.check_query(query)?);
        for (header, parameter) in &self.headers {
            details.extend(parameter.check_header(header, headers)?);
        }
        refuse(details)
    }

    fn check_path(&self, path: &str) -> Result<Vec<Detail>, Problem> {
        let mut details = Vec::new();
        for PathParameter { segment, parameter } in &self.path {
            let text = path.split('/').nth(*segment).unwrap_or_default();
            if text.is_empty() {
                return Err(Problem::not_found());
            }
            let text = urlencoded::decode_path(text).map_err(|Undecodable| undecodable("path"))?;
            details.extend(parameter.validate(parameter.read(&text)?));
        }
        Ok(details)
    }

    fn check_query(&self, query: Option<&str>) -> Result<Vec<Detail>, Problem> {
        if self.query.is_empty() {
            return Ok(Vec::new());
        }
        let pairs = urlencoded::parse(query.unwrap_or_default().as_bytes())
            .map_err(|Undecodable| undecodable("query"))?;
        let mut details = Vec::new();
        for parameter in &self.query {
            parameter.refuse_nested(pairs.iter().map(|(name, _)| &**name))?;
            let values = pairs.iter().filter(|(name, _)| *name == parameter.name);
            details
                .extend(parameter.check_values(values.map(|(_, value)| Cow::Borrowed(&**value)))?);
        }
        Ok(details)
    }
}

impl Parameter {
    fn check_header(
        &self,
        header: &HeaderName,
        headers: &HeaderMap,
    ) -> Result<Vec<Detail>, Problem> {
        let mut values = Vec::new();
        for value in headers.get_all(header) {
            let Ok(text) = value.to_str() else {
                return Ok(vec![self.detail("pattern", "must be visible ASCII")]);
            };
            values.push(Cow::Borrowed(text));
        }
        self.check_values(values.into_iter())
    }

    fn check_values<'v>(
        &self,
        mut values: impl Iterator<Item = Cow<'v, str>>,
    ) -> Result<Vec<Detail>, Problem> {
        if self.repeatable {
            let items: Result<Vec<Value>, Problem> = values.map(|text| self.read(&text)).collect();
            let items = items?;
            return match (items.is_empty(), self.required) {
                (true, true) => Err(self.missing()),
                (true, false) => Ok(Vec::new()),
                (false, _) => Ok(self.validate(Value::Array(items))),
            };
        }
        let Some(text) = values.next() else {
            return if self.required {
                Err(self.missing())
            } else {
                Ok(Vec::new())
            };
        };
        if values.next().is_some() {
            // Two readers of the request could pick different values.
            return Err(Problem::bad_request(
                self.detail("maxItems", "must not be repeated"),
            ));
        }
        Ok(self.validate(self.read(&text)?))
    }

    fn read(&self, text: &str) -> Result<Value, Problem> {
        match self.syntax {
            Syntax::Plain(kind) => Ok(kind.read(text)),
            Syntax::Json => json::parse(text.as_bytes()).ok_or_else(|| self.no_json()),
        }
    }

    /// Unknown parameters are ignored, but `filter[limit]=1`, which LoopBack reads like `filter={"limit":1}`, must not be: more
    /// would be returned than was asked for.
    fn refuse_nested<'v>(&self, mut names: impl Iterator<Item = &'v str>) -> Result<(), Problem> {
        let is_nested = |name: &str| {
            let rest = name.strip_prefix(&self.name);
            rest.is_some_and(|rest| rest.starts_with('['))
        };
        match self.syntax {
            Syntax::Json if names.any(is_nested) => Err(self.no_json()),
            Syntax::Json | Syntax::Plain(_) => Ok(()),
        }
    }

    fn no_json(&self) -> Problem {
        let message = "must be one JSON document without repeated keys";
        Problem::bad_request(self.detail("syntax", message))
    }

    fn validate(&self, value: Value) -> Vec<Detail> {
        let mut details = self.check.validate(&value, &format!("/{}", self.name));
        for detail in &mut details {
            detail.info.insert("in".into(), self.place.into());
        }
        details
    }

    fn missing(&self) -> Problem {
        Problem::bad_request(self.detail("required", "must be present"))
    }

    fn detail(&self, code: &str, message: &str) -> Detail {
        Detail {
            path: format!("/{}", self.name),
            info: Map::from_iter([("in".to_owned(), json!(self.place))]),
            ..Detail::new(code, message)
        }
    }
}

fn undecodable(place: &str) -> Problem {
    let detail = Detail::new("syntax", "must be percent-encoded UTF-8");
    Problem::bad_request(Detail {
        info: Map::from_iter([("in".to_owned(), json!(place))]),
        ..detail
    })
}

#[cfg(test)]
mod tests {
    use http::{HeaderValue, StatusCode};

    use super::*;

    fn parameters() -> Parameters {
        let document = json!({});
        let mut schemas = Schemas::new(&document);
        let mut parameters = Parameters::default();
        for parameter in [
            json!({"name": "token", "in": "query", "required": true, "schema": {"type": "string", "minLength": 1, "pattern": "^[^\\u0000]*$"}}),
            json!({"name": "page", "in": "query", "schema": {"type": "integer"}}),
            json!({"name": "filter", "in": "query", "content": {"application/json": {"schema": {"type": "object", "additionalProperties": false, "properties": {"limit": {"type": "integer"}}}}}}),
            json!({"name": "tag", "in": "query", "schema": {"type": "array", "items": {"type": "string"}}}),
            json!({"name": "clientId", "in": "header", "schema": {"type": "string", "pattern": "^[!-~]*$"}}),
            json!({"name": "Authorization", "in": "header", "required": true, "schema": {"type": "string"}}),
            json!({"name": "id", "in": "path", "required": true, "schema": {"type": "string", "format": "uuid"}}),
        ] {
            parameters
                .add(&mut schemas, &parameter, "/sessions/{id}")
                .expect("compiles");
        }
        parameters
    }

    const PATH: &str = "/sessions/67e55044-10b1-426f-9247-bb680e5fe0c8";

    fn status(path: &str, query: &str, headers: &[&'static [u8]]) -> Option<u16> {
        let name = HeaderName::from_static("clientid");
        let values = headers
            .iter()
            .map(|value| HeaderValue::from_bytes(value).expect("header"));
        let mut map = HeaderMap::new();
        for value in values {
            map.append(name.clone(), value);
        }
        let refused = parameters().check(path, Some(query), &map).err();
        refused.map(|problem| problem.status.as_u16())
    }

    #[test]
    fn parameters_follow_the_document() {
        type Case = (&'static str, &'static [&'static [u8]], Option<u16>);
        let cases: [Case; 21] = [
            ("token=a", &[], None),
            ("token=a&unknown=1&unknown=2", &[], None),
            ("token=a&tag=x&tag=y", &[b"web"], None),
            ("token=%C3%A9+b", &[], None),
            ("", &[], Some(400)),
            ("token=a&token=b", &[], Some(400)),
            ("token=%zz", &[], Some(400)),
            ("token=%FF", &[], Some(400)),
            ("token=", &[], Some(422)),
            ("token=a%00b", &[], Some(422)),
            ("token=a&page=x", &[], Some(422)),
            ("token=a&page=1", &[], None),
            ("token=a&filter=%7B%22limit%22:1%7D", &[], None),
            ("token=a&filter=%7B%22limit%22:%221%22%7D", &[], Some(422)),
            ("token=a&filter=%7B%22x%22:1%7D", &[], Some(422)),
            ("token=a&filter=%7B", &[], Some(400)),
            ("token=a&filter[limit]=1", &[], Some(400)),
            ("token=a&filter=%7B%7D&filter=%7B%7D", &[], Some(400)),
            ("token=a", &[b"w b"], Some(422)),
            ("token=a", &[b"\xe9"], Some(422)),
            ("token=a", &[b"a", b"b"], Some(400)),
        ];
        for (query, headers, expected) in cases {
            assert_eq!(
                status(PATH, query, headers),
                expected,
                "{query} {headers:?}"
            );
        }
        assert_eq!(status("/sessions/1", "token=a", &[]), Some(422));
        assert_eq!(status("/sessions/%zz", "token=a", &[]), Some(400));
        assert_eq!(status("/sessions/", "token=a", &[]), Some(404));
    }

    #[test]
    fn a_missing_parameter_is_named() {
        let problem = parameters()
            .check(PATH, None, &HeaderMap::new())
            .expect_err("token is missing");
        assert_eq!(problem.status, StatusCode::BAD_REQUEST);
        assert_eq!(problem.details[0].path, "/token");
        assert_eq!(problem.details[0].info["in"], "query");
    }
}
