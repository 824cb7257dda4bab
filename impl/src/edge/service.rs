//! One request, from its headers to its answer.

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Instant;

use auth_api::Api;
use bytes::Bytes;
use http::header::{self, HeaderName, HeaderValue};
use http::{Method, Request, Response, StatusCode, Version};
use http_body_util::{BodyExt, Either, Full};
use hyper::body::Incoming;
use hyper::service::Service as _;

use super::contract::{Contract, ContractError, Operation, Route};
use super::cors::CorsOrigins;
use super::envelope::{EdgeBody, Problem, envelope, full};
use super::isolate::{Panicked, isolate};
use super::metrics::{Counted, Metrics, OperationMetrics};
use super::proxies::{IpNet, client_address};
use super::read_body::{BodyLimits, linger};
use super::request_id::{REQUEST_ID, RequestIds};
use super::static_files;
use super::{EdgeSettings, MetricsAt};
use crate::context::{HeaderText, RequestContext};

/// Set by the generated router: an echo we do not want, and a warning that names unknown properties.
const ROUTER_HEADERS: [HeaderName; 2] = [HeaderName::from_static("x-span-id"), header::WARNING];

/// Everything that requests share.
pub struct Edge<A>
where
    A: Api<RequestContext> + Clone + Send + Sync + 'static,
{
    router: auth_api::server::Service<A, RequestContext>,
    contract: Contract,
    /// By operation index.
    counters: Vec<OperationMetrics>,
    unrouted: OperationMetrics,
    metrics: Arc<Metrics>,
    metrics_here: bool,
    web_pages: bool,
    ids: RequestIds,
    cors: CorsOrigins,
    trusted_proxies: Vec<IpNet>,
    limits: BodyLimits,
    max_in_flight: i64,
}

impl<A> Edge<A>
where
    A: Api<RequestContext> + Clone + Send + Sync + 'static,
{
    pub fn new(
        api: A,
        settings: &EdgeSettings,
        metrics: Arc<Metrics>,
    ) -> Result<Self, ContractError> {
        let contract = Contract::load(settings.check_responses)?;
        Ok(Self {
            router: auth_api::server::Service::new(api, false),
            counters: contract
                .operations
                .iter()
                .map(|operation| metrics.operation(&operation.id))
                .collect(),
            unrouted: metrics.operation("none"),
            metrics_here: settings.metrics == MetricsAt::SameListener,
            web_pages: settings.web_pages,
            ids: RequestIds::new(),
            cors: settings.cors_origins.clone(),
            trusted_proxies: settings.trusted_proxies.clone(),
            limits: BodyLimits {
                max_bytes: settings.max_body_bytes,
                time: settings.body_timeout,
            },
            max_in_flight: i64::try_from(settings.max_in_flight).unwrap_or(i64::MAX),
            contract,
            metrics,
        })
    }

    /// Answers a request that came from `socket`; never fails.
    pub async fn answer(&self, request: Request<Incoming>, socket: IpAddr) -> Response<EdgeBody> {
        let started = Instant::now();
        let _in_flight = Counted::one(&self.metrics.in_flight);
        let id = self.ids.of(request.headers());
        let peer = client_address(&self.trusted_proxies, socket, request.headers());
        let origin = self.origin(&request);
        let (operation, mut response) = match self.contract.route(&request) {
            Route::Operation(operation) => {
                let work = async {
                    let response = self.operate(operation, request, &id, peer).await;
                    self.conform(operation, &id, response).await
                };
                let response = isolate(&id, work).await.unwrap_or_else(|Panicked| {
                    tracing::error!(request_id = %id, operation = operation.id, "the request panicked");
                    Problem::internal().into_response()
                });
                (Some(operation), response)
            }
            Route::OtherMethod(allow) if self.cors.is_preflight(&request) => {
                (None, CorsOrigins::preflight(allow))
            }
            Route::OtherMethod(allow) => {
                (None, discard(request, Problem::method_not_allowed(allow)))
            }
            Route::Unknown => (None, self.unknown(request)),
        };
        self.dress(operation, &id, origin.as_ref(), &mut response);
        self.record(operation, &id, peer, response.status(), started);
        response
    }

    /// Answers 503, because the connection is one too many.
    pub fn refuse(&self, request: Request<Incoming>) -> Response<EdgeBody> {
        self.metrics.refused.inc();
        let id = self.ids.of(request.headers());
        let origin = self.origin(&request);
        let version = request.version();
        let mut response = discard(request, Problem::saturated());
        self.dress(None, &id, origin.as_ref(), &mut response);
        if version < Version::HTTP_2 {
            response
                .headers_mut()
                .insert(header::CONNECTION, HeaderValue::from_static("close"));
        }
        response
    }

    async fn operate(
        &self,
        operation: &Operation,
        request: Request<Incoming>,
        id: &HeaderText,
        peer: IpAddr,
    ) -> Response<EdgeBody> {
        if self.metrics.in_flight.get() > self.max_in_flight && !operation.is_probe() {
            self.metrics.refused.inc();
            return discard(request, Problem::saturated());
        }
        let (mut head, body) = request.into_parts();
        if let Some(response) = self.page(operation) {
            linger(&head, body);
            return response;
        }
        if let Err(problem) = operation.check_parameters(&head) {
            linger(&head, body);
            return problem.into_response();
        }
        let bytes = match &operation.body {
            Some(rule) => match self.limits.read(rule, &mut head, body).await {
                Ok(bytes) => bytes,
                Err(problem) => return problem.into_response(),
            },
            None => {
                // The document gives a body here no meaning, so it is not even read.
                linger(&head, body);
                Bytes::new()
            }
        };
        let context = RequestContext::new(id.clone(), peer, &head.headers);
        self.call(
            operation,
            Request::from_parts(head, Full::new(bytes)),
            context,
        )
        .await
    }

    /// Calls the generated router. Its plain text gets no further.
    async fn call(
        &self,
        operation: &Operation,
        request: Request<Full<Bytes>>,
        context: RequestContext,
    ) -> Response<EdgeBody> {
        let id = context.request_id.clone();
        let fault = |what: &str| {
            tracing::error!(request_id = %id, operation = operation.id, "{what}");
            Problem::internal().into_response()
        };
        match self.router.call((request, context)).await {
            Ok(response) if is_plain_error(&response) => {
                fault("the generated router answered by itself")
            }
            Ok(response) => response.map(Either::Right),
            Err(_) => fault("the generated router failed"),
        }
    }

    /// The operations whose answer is the same bytes for everyone.
    fn page(&self, operation: &Operation) -> Option<Response<EdgeBody>> {
        match operation.path.as_str() {
            "/openapi.json" => Some(static_files::document()),
            "/explorer" => Some(static_files::explorer()),
            "/metrics" if self.metrics_here => Some(metrics_page(&self.metrics)),
            "/metrics" => Some(Problem::not_found().into_response()),
            _ => None,
        }
    }

    fn unknown(&self, request: Request<Incoming>) -> Response<EdgeBody> {
        match static_files::find(request.uri().path(), self.web_pages) {
            Some(file) if request.method() == Method::GET => file.response(),
            Some(_) => {
                let allow = HeaderValue::from_static("GET");
                discard(request, Problem::method_not_allowed(allow))
            }
            None => discard(request, Problem::not_found()),
        }
    }

    /// In debug and test builds an undocumented answer becomes a 500 that says what is wrong with it.
    async fn conform(
        &self,
        operation: &Operation,
        id: &HeaderText,
        mut response: Response<EdgeBody>,
    ) -> Response<EdgeBody> {
        let Some(documented) = &operation.responses else {
            return response;
        };
        if response.status() == StatusCode::INTERNAL_SERVER_ERROR {
            return response;
        }
        // The header that this operation's answers get in any case is part of what the document promises.
        challenge(Some(operation), &mut response);
        let (head, body) = response.into_parts();
        let bytes = match body.collect().await {
            Ok(collected) => collected.to_bytes(),
            Err(_) => Bytes::new(),
        };
        let Some(violation) = documented.violation(head.status, &head.headers, &bytes) else {
            return Response::from_parts(head, full(bytes));
        };
        let text = format!(
            "Undocumented answer of {}, status {}: {violation}",
            operation.id, head.status
        );
        tracing::error!(request_id = %id, "{text}");
        envelope(
            StatusCode::INTERNAL_SERVER_ERROR,
            &text,
            "INTERNAL_SERVER_ERROR",
            &[],
        )
    }

    /// The headers that every answer has.
    fn dress(
        &self,
        operation: Option<&Operation>,
        id: &HeaderText,
        origin: Option<&HeaderValue>,
        response: &mut Response<EdgeBody>,
    ) {
        challenge(operation, response);
        let headers = response.headers_mut();
        for name in &ROUTER_HEADERS {
            headers.remove(name);
        }
        headers.insert(REQUEST_ID, id.to_header());
        headers.insert(
            header::X_CONTENT_TYPE_OPTIONS,
            HeaderValue::from_static("nosniff"),
        );
        let is_public =
            operation.is_some_and(|operation| operation.path.starts_with("/.well-known/"));
        if !is_public && !headers.contains_key(header::CACHE_CONTROL) {
            headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        }
        self.cors.decorate(origin, headers);
    }

    /// One log event and one count per request. No query, headers or body: they hold codes, tokens and passwords.
    fn record(
        &self,
        operation: Option<&Operation>,
        id: &HeaderText,
        peer: IpAddr,
        status: StatusCode,
        started: Instant,
    ) {
        let duration = started.elapsed();
        let (name, counters) = match operation {
            Some(operation) => (operation.id.as_str(), &self.counters[operation.index]),
            None => ("none", &self.unrouted),
        };
        counters.observe(status, duration);
        let micros = u64::try_from(duration.as_micros()).unwrap_or(u64::MAX);
        let status = status.as_u16();
        #[cfg(debug_assertions)]
        super::seen::note(name, status);
        if status >= 500 {
            tracing::error!(request_id = %id, operation = name, status, micros, %peer, "answered");
        } else {
            tracing::debug!(request_id = %id, operation = name, status, micros, %peer, "answered");
        }
    }

    fn origin(&self, request: &Request<Incoming>) -> Option<HeaderValue> {
        match self.cors {
            CorsOrigins::None => None,
            CorsOrigins::Any | CorsOrigins::List(_) => {
                request.headers().get(header::ORIGIN).cloned()
            }
        }
    }
}

/// `GET /metrics`, here or on its own listener.
pub fn metrics_page(metrics: &Metrics) -> Response<EdgeBody> {
    let mut response = Response::new(full(metrics.render()));
    response.headers_mut().insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("text/plain; version=0.0.4"),
    );
    response
}

fn discard(request: Request<Incoming>, problem: Problem) -> Response<EdgeBody> {
    let (head, body) = request.into_parts();
    linger(&head, body);
    problem.into_response()
}

/// RFC 9110 section 11.6.1: a 401 names the scheme that would help.
fn challenge(operation: Option<&Operation>, response: &mut Response<EdgeBody>) {
    if response.status() == StatusCode::UNAUTHORIZED
        && operation.is_some_and(|operation| operation.bearer)
    {
        let challenge = HeaderValue::from_static("Bearer");
        response
            .headers_mut()
            .insert(header::WWW_AUTHENTICATE, challenge);
    }
}

/// All errors that our handlers answer are JSON; the router's own are text or empty.
fn is_plain_error<B>(response: &Response<B>) -> bool {
    let status = response.status();
    let content_type = response.headers().get(header::CONTENT_TYPE);
    (status.is_client_error() || status.is_server_error())
        && content_type.is_none_or(|value| value != "application/json")
}
