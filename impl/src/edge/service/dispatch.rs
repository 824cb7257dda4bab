//! Serves a request to an operation: parameters, body, quotas, router.

use std::net::IpAddr;

use auth_api::Api;
use bytes::Bytes;
use http::header::{self, HeaderValue};
use http::request::Parts;
use http::{Method, Request, Response};
use http_body_util::{Either, Full};
use hyper::body::Incoming;
use hyper::service::Service as _;

use super::state::Edge;
use crate::client_network::{ClientNetwork, client_network};
use crate::edge::accept_header::Accept;
use crate::edge::context::{HeaderText, RequestContext};
use crate::edge::contract::{EdgeAnswer, Operation};
use crate::edge::envelope::{EdgeBody, Problem, full};
use crate::edge::metrics::{self, Counted};
use crate::edge::read_body::{drain_body, refuse};
use crate::edge::{authorization_request, quotas, static_files};
use crate::log_throttle;

impl<A> Edge<A>
where
    A: Api<RequestContext> + Clone + Send + Sync + 'static,
{
    pub(super) async fn dispatch(
        &self,
        operation: &Operation,
        request: Request<Incoming>,
        id: &HeaderText,
        peer: IpAddr,
    ) -> Response<EdgeBody> {
        let (mut head, body) = request.into_parts();
        let is_head = head.method == Method::HEAD;
        let mut is_malformed = false;
        if let Err(problem) = operation.check_parameters(&head) {
            is_malformed = reduce_query(operation, &mut head);
            if !is_malformed {
                drain_body(&head, body);
                return problem.into_response();
            }
        }
        if is_head {
            head.method = Method::GET;
            if operation.changes_state {
                drain_body(&head, body);
                return self.head_without_effect(operation);
            }
        }
        let client = client_network(peer);
        let bytes = match &operation.body {
            Some(rule) => {
                // Boxed, so that requests without a body do not carry this through all layers.
                let reduce = |form: &[u8]| {
                    let reduced = reduced(operation, form);
                    is_malformed = reduced.is_some();
                    reduced
                };
                let reading = Box::pin(self.limits.read(rule, &mut head, body, client, reduce));
                match reading.await {
                    Ok(bytes) => bytes,
                    Err(problem) => return problem.into_response(),
                }
            }
            None => {
                // The document gives a body no meaning here, so it is not read.
                drain_body(&head, body);
                Bytes::new()
            }
        };
        let _in_progress = match self.begin(operation, client) {
            Some(in_progress) => in_progress,
            None => {
                self.metrics.refused.inc();
                return Problem::saturated().into_response();
            }
        };
        if let Some(answer) = operation.answered_by_edge {
            return self.edge_answer(answer, &head);
        }
        let mut context = RequestContext::new(id.clone(), peer, &head.headers);
        context.is_head = is_head;
        context.is_malformed = is_malformed;
        self.call(
            operation,
            Request::from_parts(head, Full::new(bytes)),
            context,
        )
        .await
    }

    /// Counts a request whose body has been read; `None` if the client or the service is at its limit. Probes and
    /// scrapers are always admitted.
    fn begin(
        &self,
        operation: &Operation,
        client: ClientNetwork,
    ) -> Option<(Counted<'_>, Option<quotas::Request>)> {
        let counted = Counted::one(&self.metrics.in_flight);
        if operation.is_probe() {
            return Some((counted, None));
        }
        if self.metrics.in_flight.get() > self.max_in_flight {
            return None;
        }
        Some((counted, Some(self.requests.begin(client)?)))
    }

    /// HEAD for a GET operation that starts or completes a login. HEAD is safe (RFC 9110 section 9.2.1), and mail
    /// scanners send it to URLs they find, so it neither starts a login nor consumes a state. It shows whether the
    /// provider is configured, and checks no secret.
    fn head_without_effect(&self, operation: &Operation) -> Response<EdgeBody> {
        if self.unconfigured.contains(&operation.controller()) {
            return Problem::not_configured().into_response();
        }
        Response::new(full(""))
    }

    /// Calls the generated router, and replaces its plain-text errors.
    async fn call(
        &self,
        operation: &Operation,
        request: Request<Full<Bytes>>,
        context: RequestContext,
    ) -> Response<EdgeBody> {
        let id = context.request_id.clone();
        let fault = |what: &'static str| {
            if log_throttle::should_log(what, &operation.id) {
                tracing::error!(request_id = %id, operation = operation.id, "{what}");
            }
            Problem::internal().into_response()
        };
        match self.router.call((request, context)).await {
            Ok(response) if is_plain_error(&response) => {
                fault("the generated router returned an error of its own")
            }
            Ok(response) => response.map(Either::Right),
            Err(_) => fault("the generated router failed"),
        }
    }

    fn edge_answer(&self, answer: EdgeAnswer, head: &Parts) -> Response<EdgeBody> {
        match answer {
            EdgeAnswer::Document => static_files::document(&self.document),
            EdgeAnswer::Explorer => static_files::explorer(head.uri.query()),
            EdgeAnswer::Metrics if self.metrics_here => metrics::page(&self.metrics),
            EdgeAnswer::Metrics => Problem::not_configured().into_response(),
        }
    }

    pub(super) fn static_file(&self, request: Request<Incoming>) -> Response<EdgeBody> {
        if self.redirects_to_sign_in(&request) {
            return static_files::redirect_to_sign_in(&self.path_prefix);
        }
        match static_files::find(request.uri().path()) {
            Some(file) if file.is_page() && !self.web_pages => {
                refuse(request, Problem::not_configured())
            }
            Some(file) if is_read(request.method()) => file.response(&request),
            Some(_) => {
                let allow = HeaderValue::from_static("GET, HEAD");
                refuse(request, Problem::method_not_allowed(allow))
            }
            None => refuse(request, Problem::not_found()),
        }
    }

    /// Someone opens the bare URL in a browser. Callers that prefer JSON, or use another method, get a 404 as
    /// everywhere.
    fn redirects_to_sign_in(&self, request: &Request<Incoming>) -> bool {
        self.web_pages
            && request.uri().path() == "/"
            && is_read(request.method())
            && !Accept::of(request.headers()).prefers_json()
    }
}

/// See [`authorization_request`].
fn reduced(operation: &Operation, text: &[u8]) -> Option<String> {
    let has_addressee = operation.path == authorization_request::PATH;
    has_addressee.then(|| authorization_request::reduced(text))?
}

/// Replaces the query by its reduction. False if there is none that meets the document, or for a HEAD: no client learns of that.
fn reduce_query(operation: &Operation, head: &mut Parts) -> bool {
    if head.method == Method::HEAD {
        return false;
    }
    let query = head.uri.query().unwrap_or_default();
    let reduced = reduced(operation, query.as_bytes());
    match reduced.and_then(|query| format!("{}?{query}", head.uri.path()).parse().ok()) {
        Some(uri) => head.uri = uri,
        None => return false,
    }
    operation.check_parameters(head).is_ok()
}

fn is_read(method: &Method) -> bool {
    *method == Method::GET || *method == Method::HEAD
}

/// Errors from handlers are JSON; the router's own are text or empty.
fn is_plain_error<B>(response: &Response<B>) -> bool {
    let status = response.status();
    let content_type = response.headers().get(header::CONTENT_TYPE);
    (status.is_client_error() || status.is_server_error())
        && content_type.is_none_or(|value| value != "application/json")
}
