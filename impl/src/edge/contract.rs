//! The published document, compiled once in a process into a checker per operation.
//!
//! Routing is left to the generated router. For paths without parameters it is asked once, so that the hot
//! path costs a hash lookup instead of a regular expression.

mod body;
mod details;
mod error;
mod operation;
mod parameters;
mod responses;
mod schema;
mod text;

use std::collections::HashMap;
use std::sync::OnceLock;

use auth_api::server::ApiRequestParser;
use http::{HeaderValue, Method, Request};
use swagger::RequestParser;

pub use self::body::{BodyRule, Media};
pub use self::error::ContractError;
pub use self::operation::{EdgeAnswer, ErrorForm, Operation};
use self::schema::Schemas;
use super::error_format::ErrorFormat;

/// The published document: seed and overlay combined.
pub const DOCUMENT: &str = include_str!("../../../generated/openapi.json");

/// The methods of an OpenAPI 3.0 path item except HEAD: every path with GET also has HEAD, handled by the same
/// operation (RFC 9110 section 9.3.2).
const METHODS: [Method; 7] = [
    Method::GET,
    Method::POST,
    Method::PUT,
    Method::PATCH,
    Method::DELETE,
    Method::OPTIONS,
    Method::TRACE,
];

/// All operations, and the lookup from request to operation.
pub struct Contract {
    pub operations: Vec<Operation>,
    /// For paths without parameters: their methods and operations.
    literal: HashMap<String, Vec<(Method, usize)>>,
    /// Keyed by the generated router's name for the operation.
    by_router_name: HashMap<&'static str, usize>,
}

/// The operation for a request.
pub enum Route<'a> {
    Operation(&'a Operation),
    /// The path exists, but only for these methods (the value of an `Allow` header).
    OtherMethod(HeaderValue),
    Unknown,
}

impl Contract {
    /// The published document with this form of errors, which the first caller compiles. Debug builds
    /// also check every response against it, and replace an undocumented one with a 500.
    ///
    /// # Errors
    /// The document cannot be enforced.
    pub fn published(errors: ErrorFormat) -> Result<&'static Self, ContractError> {
        type Compiled = OnceLock<Result<Contract, ContractError>>;
        static PLAIN: Compiled = OnceLock::new();
        static LOOPBACK: Compiled = OnceLock::new();
        let compiled = match errors {
            ErrorFormat::Plain => &PLAIN,
            ErrorFormat::Loopback => &LOOPBACK,
        };
        let loaded = compiled.get_or_init(|| Self::load(cfg!(debug_assertions), errors));
        loaded.as_ref().map_err(Clone::clone)
    }

    /// Compiles the published document; with `check_responses`, also what is needed to check responses.
    fn load(check_responses: bool, errors: ErrorFormat) -> Result<Self, ContractError> {
        let document = errors.document();
        let document = document.map_err(|error| ContractError(error.to_string()))?;
        let mut schemas = Schemas::new(&document);
        let mut contract = Self {
            operations: Vec::new(),
            literal: HashMap::new(),
            by_router_name: HashMap::new(),
        };
        for (path, item) in document["paths"].as_object().into_iter().flatten() {
            if item.get("get").is_some() != item.get("head").is_some() {
                return Err(ContractError(format!(
                    "{path} must have either both GET and HEAD or neither"
                )));
            }
            for method in METHODS {
                if item.get(method.as_str().to_ascii_lowercase()).is_some() {
                    let operation =
                        Operation::new(&mut schemas, &document, path, method, check_responses)?;
                    contract.insert(operation)?;
                }
            }
        }
        Ok(contract)
    }

    /// Finds the operation for a request.
    pub fn route<T>(&self, request: &Request<T>) -> Route<'_> {
        let path = request.uri().path();
        let asked = match request.method() {
            &Method::HEAD => &Method::GET,
            other => other,
        };
        if let Some(methods) = self.literal.get(path) {
            return match methods.iter().find(|(method, _)| method == asked) {
                Some((_, index)) => Route::Operation(&self.operations[*index]),
                None => Route::OtherMethod(allow(methods.iter().map(|(method, _)| method))),
            };
        }
        let name = router_name(asked, path);
        if let Some(index) = name.and_then(|name| self.by_router_name.get(name)) {
            return Route::Operation(&self.operations[*index]);
        }
        let known: Vec<_> = METHODS
            .iter()
            .filter(|method| router_name(method, path).is_some())
            .collect();
        if known.is_empty() {
            return Route::Unknown;
        }
        Route::OtherMethod(allow(known.into_iter()))
    }

    fn insert(&mut self, mut operation: Operation) -> Result<(), ContractError> {
        let (method, path) = (operation.method.clone(), operation.path.clone());
        operation.index = self.operations.len();
        if operation.answered_by_edge.is_none() {
            self.insert_router_name(&operation)?;
        }
        if !path.contains('{') {
            self.literal
                .entry(path)
                .or_default()
                .push((method, operation.index));
        }
        self.operations.push(operation);
        Ok(())
    }

    fn insert_router_name(&mut self, operation: &Operation) -> Result<(), ContractError> {
        let (method, path) = (&operation.method, &operation.path);
        // Look up the template itself, with its braces replaced: no request may contain braces, but any segment
        // matches.
        let name = router_name(method, &path.replace(['{', '}'], "_")).ok_or_else(|| {
            ContractError(format!(
                "the generated router does not know {method} {path}"
            ))
        })?;
        if let Some(other) = self.by_router_name.insert(name, operation.index) {
            let other = &self.operations[other].id;
            return Err(ContractError(format!(
                "the router uses the name {name} for both {other} and {}",
                operation.id
            )));
        }
        Ok(())
    }
}

/// The generated router's name for the operation at this method and path.
fn router_name(method: &Method, path: &str) -> Option<&'static str> {
    let request = Request::builder().method(method).uri(path).body(()).ok()?;
    ApiRequestParser::parse_operation_id(&request)
}

fn allow<'a>(methods: impl Iterator<Item = &'a Method>) -> HeaderValue {
    let mut names = Vec::new();
    for method in methods {
        names.push(method.as_str());
        if method == Method::GET {
            names.push("HEAD");
        }
    }
    HeaderValue::from_str(&names.join(", ")).unwrap_or(HeaderValue::from_static(""))
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    fn route(contract: &Contract, method: Method, uri: &str) -> Result<String, Option<String>> {
        let request = Request::builder()
            .method(method)
            .uri(uri)
            .body(())
            .expect("request");
        match contract.route(&request) {
            Route::Operation(operation) => Ok(operation.id.clone()),
            Route::OtherMethod(allow) => Err(allow.to_str().ok().map(str::to_owned)),
            Route::Unknown => Err(None),
        }
    }

    /// Loading fails if the router lacks an operation of the document or uses one name for two.
    #[test]
    fn every_operation_of_the_document_reaches_the_router() {
        let contract =
            Contract::load(true, ErrorFormat::Plain).expect("the document can be enforced");
        assert!(contract.operations.len() >= 38);
        for operation in &contract.operations {
            let path = operation.path.replace(['{', '}'], "x");
            assert_eq!(
                route(&contract, operation.method.clone(), &path).as_ref(),
                Ok(&operation.id)
            );
        }
    }

    #[test]
    fn routes_say_what_else_a_path_knows() {
        let contract =
            Contract::load(false, ErrorFormat::Plain).expect("the document can be enforced");
        assert_eq!(
            route(&contract, Method::GET, "/auth/me?x=1").as_deref(),
            Ok("LoginController.me")
        );
        assert_eq!(
            route(&contract, Method::HEAD, "/auth/me").as_deref(),
            Ok("LoginController.me")
        );
        assert_eq!(
            route(&contract, Method::HEAD, "/auth/login"),
            Err(Some("POST".into()))
        );
        assert_eq!(
            route(&contract, Method::PUT, "/auth/google"),
            Err(Some("GET, HEAD, POST".into()))
        );
        assert_eq!(
            route(&contract, Method::POST, "/auth/sessions/1"),
            Err(Some("DELETE".into()))
        );
        for unknown in [
            "/",
            "/auth/me/",
            "/auth//me",
            "/AUTH/me",
            "/auth/m%65",
            "/nothing",
        ] {
            assert_eq!(
                route(&contract, Method::GET, unknown),
                Err(None),
                "{unknown}"
            );
        }
    }

    /// PostgreSQL cannot store U+0000, so the document must forbid it in every string of a request.
    #[test]
    fn no_text_of_a_request_may_hold_nul() {
        let document: Value = serde_json::from_str(DOCUMENT).expect("JSON");
        let mut schemas = Schemas::new(&document);
        let mut refused = |schema: &Value| {
            let schema = schemas.resolve(schema).expect("resolves");
            schema["type"] != "string"
                || !details::Check::new(&mut schemas, &schema)
                    .expect("compiles")
                    .accepts(&Value::from("\0"))
        };
        for operation in document["paths"]
            .as_object()
            .into_iter()
            .flatten()
            .flat_map(|(_, item)| item.as_object())
            .flatten()
        {
            let (method, operation) = operation;
            let id = format!("{method} {}", operation["operationId"]);
            for parameter in operation["parameters"].as_array().into_iter().flatten() {
                // Headers cannot contain it.
                assert!(
                    parameter["in"] == "header" || refused(&parameter["schema"]),
                    "{id}: {}",
                    parameter["name"]
                );
            }
            for media in operation["requestBody"]["content"]
                .as_object()
                .into_iter()
                .flatten()
            {
                let body = media.1["schema"]["$ref"]
                    .as_str()
                    .map(|reference| &reference[1..]);
                let body = body
                    .and_then(|pointer| document.pointer(pointer))
                    .expect("a named schema");
                for (name, schema) in body["properties"].as_object().into_iter().flatten() {
                    assert!(refused(schema), "{id}: {name}");
                }
            }
        }
    }

    #[test]
    fn the_bearer_is_demanded_where_the_document_says_so() {
        let contract =
            Contract::load(false, ErrorFormat::Plain).expect("the document can be enforced");
        let bearer = |id: &str| {
            contract
                .operations
                .iter()
                .find(|operation| operation.id == id)
                .map(|found| found.bearer)
        };
        assert_eq!(bearer("LoginController.me"), Some(true));
        assert_eq!(bearer("LoginController.login"), Some(false));
    }
}
