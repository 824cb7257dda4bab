//! One operation of the document, ready to check requests.

use http::{Method, request};
use serde_json::Value;

use super::body::BodyRule;
use super::error::ContractError;
use super::parameters::Parameters;
use super::responses::Responses;
use super::schema::Schemas;
use crate::edge::envelope::Problem;

/// An operation and everything that the document demands of it.
pub struct Operation {
    /// Its place in the contract's list.
    pub index: usize,
    /// The operationId.
    pub id: String,
    pub method: Method,
    /// The path template.
    pub path: String,
    pub body: Option<BodyRule>,
    /// The document demands the bearer and has no anonymous alternative.
    pub bearer: bool,
    /// It may change what is stored. Every other method than GET does, and so does a GET that leads to a provider or back from it,
    /// which is what redirects are for in the document.
    pub changes_state: bool,
    /// `Some` where the edge answers without the generated router.
    pub answered_by_edge: Option<EdgeAnswer>,
    /// `None` unless answers are checked.
    pub responses: Option<Responses>,
    parameters: Parameters,
}

/// The operations marked `x-answered-by: edge` in the document: their answer is the same bytes for everybody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EdgeAnswer {
    Document,
    Explorer,
    Metrics,
}

impl Operation {
    /// Compiles the operation that the document has at `path` and `method`.
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

    /// Checks path, query and headers: 400 for what cannot be read, is missing or repeated, else 422.
    pub fn check_parameters(&self, head: &request::Parts) -> Result<(), Problem> {
        if self.parameters.is_empty() {
            return Ok(());
        }
        self.parameters
            .check(head.uri.path(), head.uri.query(), &head.headers)
    }

    /// The tag of the document: what stands before the dot of an operationId.
    pub fn controller(&self) -> &str {
        self.id.split('.').next().unwrap_or_default()
    }

    /// What OpenID Connect Discovery and its like read (RFC 8615).
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
        (Some(by), _) => Err(ContractError(format!("{by} does not answer {id}"))),
    }
}

fn redirects(operation: &Value) -> bool {
    let responses = operation["responses"].as_object();
    responses.is_some_and(|responses| responses.keys().any(|status| status.starts_with('3')))
}

/// Several alternatives of which one is empty mean that the bearer is optional.
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
