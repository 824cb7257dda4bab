//! One operation of the document, compiled to check requests.

use http::{Method, request};
use serde_json::Value;

use super::body::BodyRule;
use super::error::ContractError;
use super::parameters::Parameters;
use super::responses::Responses;
use super::schema::Schemas;
use crate::edge::envelope::Problem;

/// An operation and what the document requires of requests to it.
pub struct Operation {
    /// Its index in the contract.
    pub index: usize,
    /// The operationId.
    pub id: String,
    pub method: Method,
    /// The path template.
    pub path: String,
    pub body: Option<BodyRule>,
    /// The document requires the bearer token and has no anonymous alternative.
    pub bearer: bool,
    /// It may change what is stored: every method except GET, and also GET operations that redirect to a provider or
    /// return from one. In the document, only those have redirects.
    pub changes_state: bool,
    /// `Some` if the edge responds without the generated router.
    pub answered_by_edge: Option<EdgeAnswer>,
    /// `None` unless responses are checked.
    pub responses: Option<Responses>,
    parameters: Parameters,
}

/// Operations marked `x-answered-by: edge` in the document: everybody gets the same bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EdgeAnswer {
    Document,
    Explorer,
    Metrics,
}

/// The form of an operation's errors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorForm {
    Envelope,
    /// RFC 6749 section 5.2.
    OAuth,
    /// A page for browsers, and the envelope for others.
    PageOrEnvelope,
    /// A page for browsers, and the form of RFC 6749 for others.
    PageOrOAuth,
}

impl ErrorForm {
    /// Part of the contract of `/oauth2`.
    pub fn at(path: &str) -> Self {
        match path {
            "/oauth2/authorize" => Self::PageOrEnvelope,
            "/oauth2/logout" => Self::PageOrOAuth,
            _ if path.starts_with("/oauth2/") => Self::OAuth,
            _ => Self::Envelope,
        }
    }

    pub fn has_pages(self) -> bool {
        matches!(self, Self::PageOrEnvelope | Self::PageOrOAuth)
    }
}

impl Operation {
    /// Compiles the operation at `path` and `method`.
    pub fn new(
        schemas: &mut Schemas<'_>,
        document: &Value,
        path: &str,
        method: Method,
        check_responses: bool,
    ) -> Result<Self, ContractError> {
        let item = &document["paths"][path];
        let operation = &item[method.as_str().to_ascii_lowercase()];
        let id = operation["operationId"].as_str();
        let id = id.ok_or_else(|| ContractError(format!("{method} {path} has no operationId")))?;
        let responses = match check_responses {
            true => Some(Responses::new(schemas, &operation["responses"])?),
            false => None,
        };
        Ok(Self {
            index: 0,
            id: id.to_owned(),
            path: path.to_owned(),
            body: operation
                .get("requestBody")
                .map(|body| BodyRule::new(schemas, body))
                .transpose()?,
            bearer: demands_bearer(operation.get("security").or(document.get("security"))),
            changes_state: method != Method::GET || redirects(operation),
            answered_by_edge: edge_answer(operation, id)?,
            responses,
            parameters: parameters(
                schemas,
                path,
                &[&item["parameters"], &operation["parameters"]],
            )?,
            method,
        })
    }

    /// Checks path, query and headers: 400 for anything malformed, missing or repeated, 422 for schema violations.
    pub fn check_parameters(&self, head: &request::Parts) -> Result<(), Problem> {
        if self.parameters.is_empty() {
            return Ok(());
        }
        self.parameters
            .check(head.uri.path(), head.uri.query(), &head.headers)
    }

    /// The tag of the operation in the document: the part of the operationId before the dot.
    pub fn controller(&self) -> &str {
        self.id.split('.').next().unwrap_or_default()
    }

    /// A well-known resource, such as OpenID Connect Discovery (RFC 8615).
    pub fn is_well_known(&self) -> bool {
        self.path.starts_with("/.well-known/")
    }

    /// Probes and scrapers must get through when the service is busy.
    pub fn is_probe(&self) -> bool {
        self.path.starts_with("/health/") || self.path == "/metrics"
    }
}

fn edge_answer(operation: &Value, id: &str) -> Result<Option<EdgeAnswer>, ContractError> {
    match (operation["x-answered-by"].as_str(), id) {
        (None, _) => Ok(None),
        (Some("edge"), "DocumentController.document") => Ok(Some(EdgeAnswer::Document)),
        (Some("edge"), "DocumentController.explorer") => Ok(Some(EdgeAnswer::Explorer)),
        (Some("edge"), "HealthController.metrics") => Ok(Some(EdgeAnswer::Metrics)),
        (Some(by), _) => Err(ContractError(format!("{by} cannot answer {id}"))),
    }
}

fn redirects(operation: &Value) -> bool {
    let responses = operation["responses"].as_object();
    responses.is_some_and(|responses| responses.keys().any(|status| status.starts_with('3')))
}

/// Alternatives that include an empty one make the bearer token optional.
fn demands_bearer(security: Option<&Value>) -> bool {
    let alternatives = security
        .and_then(Value::as_array)
        .map(Vec::as_slice)
        .unwrap_or_default();
    let anonymous = |alternative: &Value| {
        alternative
            .as_object()
            .is_some_and(serde_json::Map::is_empty)
    };
    !alternatives.is_empty() && !alternatives.iter().any(anonymous)
}

fn parameters(
    schemas: &mut Schemas<'_>,
    path: &str,
    lists: &[&Value],
) -> Result<Parameters, ContractError> {
    let mut parameters = Parameters::default();
    for parameter in lists.iter().filter_map(|list| list.as_array()).flatten() {
        parameters.add(schemas, parameter, path)?;
    }
    Ok(parameters)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn an_anonymous_alternative_makes_the_bearer_optional() {
        assert!(demands_bearer(Some(&json!([{"HTTPBearer": []}]))));
        assert!(!demands_bearer(Some(&json!([{"HTTPBearer": []}, {}]))));
        assert!(!demands_bearer(Some(&json!([]))));
        assert!(!demands_bearer(None));
    }
}
