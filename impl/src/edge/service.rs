//! One request, from its headers to its answer.

use std::net::IpAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use auth_api::Api;
use bytes::Bytes;
use http::header::{self, HeaderName, HeaderValue};
use http::request::Parts;
use http::{Method, Request, Response, StatusCode, Version};
use http_body_util::{BodyExt, Either, Full};
use hyper::body::{Body, Incoming};
use hyper::service::Service as _;

use super::contract::{Contract, ContractError, EdgeAnswer, Operation, Route};
use super::cors::CorsOrigins;
use super::envelope::{EdgeBody, Problem, envelope, full};
use super::isolate::{Panicked, isolate};
use super::metrics::{Counted, Metrics, OperationMetrics};
use super::progress::Progress;
use super::proxies::{IpNet, ProxyNotice, client_address};
use super::read_body::{BodyLimits, linger};
use super::request_id::{REQUEST_ID, RequestIds};
use super::shares::{self, Requests, Unread};
use super::static_files;
use super::{EdgeSettings, MetricsAt, accept};
use crate::client_network::{ClientNetwork, client_network};
use crate::context::{HeaderText, RequestContext};
use crate::repeated;

/// Set by the generated router: an echo we do not want, and a warning that names unknown properties.
const ROUTER_HEADERS: [HeaderName; 2] = [HeaderName::from_static("x-span-id"), header::WARNING];

/// For a year. Not for subdomains, which may be somebody else's (RFC 6797 section 6.1).
const HTTPS_ONLY: HeaderValue = HeaderValue::from_static("max-age=31536000");

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
    https: bool,
    well_known_caching: HeaderValue,
    path_prefix: String,
    /// The published document as it is served here.
    document: Bytes,
    ids: RequestIds,
    cors: CorsOrigins,
    trusted_proxies: Vec<IpNet>,
    limits: BodyLimits,
    requests: Arc<Requests>,
    max_in_flight: i64,
    /// What goes on whether or not its client waits.
    tasks: Progress,
    proxy_notice: ProxyNotice,
    /// Controllers whose provider is not configured.
    unconfigured: Vec<&'static str>,
}

/// Where a request came in.
#[derive(Clone, Copy)]
pub struct Sender {
    pub socket: IpAddr,
    /// The connection is one too many: only probes are answered.
    pub is_surplus: bool,
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
            https: settings.https,
            well_known_caching: public_for(settings.well_known_max_age),
            document: static_files::document_below(&settings.path_prefix),
            path_prefix: settings.path_prefix.clone(),
            ids: RequestIds::new(),
            cors: settings.cors_origins.clone(),
            trusted_proxies: settings.trusted_proxies.clone(),
            limits: BodyLimits {
                max_bytes: settings.max_body_bytes,
                time: settings.body_timeout,
                unread: Unread::new(settings.max_in_flight),
            },
            requests: Requests::new(settings.max_in_flight),
            tasks: Progress::new(),
            proxy_notice: ProxyNotice::new(),
            unconfigured: settings.unconfigured.clone(),
            max_in_flight: i64::try_from(settings.max_in_flight).unwrap_or(i64::MAX),
            contract,
            metrics,
        })
    }

    /// Answers a request; never fails.
    ///
    /// What may change something is done in a task of its own: who hangs up while a password is checked, or a token is exchanged,
    /// must not be able to undo that it was tried. How many such tasks there are is limited as all requests are.
    pub async fn answer(
        self: Arc<Self>,
        request: Request<Incoming>,
        sender: Sender,
    ) -> Response<EdgeBody> {
        let outlives_its_client = match self.contract.route(&request) {
            Route::Operation(operation) => operation.changes_state,
            Route::OtherMethod(_) | Route::Unknown => false,
        };
        if !outlives_its_client {
            return self.handle(request, sender).await;
        }
        let goes_on = self.tasks.begin();
        let task = tokio::spawn(async move {
            let response = self.handle(request, sender).await;
            drop(goes_on);
            response
        });
        // Panics are caught within; else this ends early only with the runtime.
        let ended = task.await;
        ended.unwrap_or_else(|_| Problem::internal().into_response())
    }

    /// Resolves when what was begun is done, also for clients that have hung up.
    pub async fn all_done(&self) {
        self.tasks.all_done().await;
    }

    async fn handle(&self, request: Request<Incoming>, sender: Sender) -> Response<EdgeBody> {
        let started = Instant::now();
        let is_head = request.method() == Method::HEAD;
        let closes = sender.is_surplus && request.version() < Version::HTTP_2;
        let id = self.ids.of(request.headers());
        self.proxy_notice
            .look(&self.trusted_proxies, sender.socket, request.headers());
        let peer = client_address(&self.trusted_proxies, sender.socket, request.headers());
        let origin = self.origin(&request);
        let (operation, mut response) = match self.contract.route(&request) {
            Route::Operation(operation) if sender.is_surplus && !operation.is_probe() => {
                (Some(operation), self.saturated(request))
            }
            Route::Operation(operation) => {
                let work = async {
                    let response = self.operate(operation, request, &id, peer).await;
                    match is_head && operation.changes_state {
                        true => response,
                        false => self.conform(operation, &id, response).await,
                    }
                };
                let response = isolate(&id, work).await.unwrap_or_else(|Panicked| {
                    if repeated::is_due("the request panicked", &operation.id) {
                        tracing::error!(request_id = %id, operation = operation.id, "the request panicked");
                    }
                    Problem::internal().into_response()
                });
                (Some(operation), response)
            }
            _ if sender.is_surplus => (None, self.saturated(request)),
            Route::OtherMethod(allow) if self.cors.is_preflight(&request) => {
                (None, CorsOrigins::preflight(allow))
            }
            Route::OtherMethod(allow) => {
                (None, discard(request, Problem::method_not_allowed(allow)))
            }
            Route::Unknown => (None, self.unknown(request)),
        };
        self.dress(operation, &id, origin.as_ref(), &mut response);
        if closes {
            let close = HeaderValue::from_static("close");
            response.headers_mut().insert(header::CONNECTION, close);
        }
        #[cfg(debug_assertions)]
        if let Some(operation) = operation.filter(|_| !is_head) {
            super::seen::note(&operation.id, response.status().as_u16());
        }
        self.record(operation, &id, peer, response.status(), started);
        match is_head {
            true => without_content(response),
            false => response,
        }
    }

    /// 503: there is no room for this request.
    fn saturated(&self, request: Request<Incoming>) -> Response<EdgeBody> {
        self.metrics.refused.inc();
        discard(request, Problem::saturated())
    }

    async fn operate(
        &self,
        operation: &Operation,
        request: Request<Incoming>,
        id: &HeaderText,
        peer: IpAddr,
    ) -> Response<EdgeBody> {
        let (mut head, body) = request.into_parts();
        if let Err(problem) = operation.check_parameters(&head) {
            linger(&head, body);
            return problem.into_response();
        }
        if head.method == Method::HEAD {
            head.method = Method::GET;
            if operation.changes_state {
                linger(&head, body);
                return self.untouched(operation);
            }
        }
        let client = client_network(peer);
        let bytes = match &operation.body {
            Some(rule) => match self.limits.read(rule, &mut head, body, client).await {
                Ok(bytes) => bytes,
                Err(problem) => return problem.into_response(),
            },
            None => {
                // The document gives a body here no meaning, so it is not even read.
                linger(&head, body);
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
        let context = RequestContext::new(id.clone(), peer, &head.headers);
        self.call(
            operation,
            Request::from_parts(head, Full::new(bytes)),
            context,
        )
        .await
    }

    /// Counts a request whose body has been read; `None` when the client, or everybody, has as many as there may be. Probes and
    /// scrapers get through in any case.
    fn begin(
        &self,
        operation: &Operation,
        client: ClientNetwork,
    ) -> Option<(Counted<'_>, Option<shares::Request>)> {
        let counted = Counted::one(&self.metrics.in_flight);
        if operation.is_probe() {
            return Some((counted, None));
        }
        if self.metrics.in_flight.get() > self.max_in_flight {
            return None;
        }
        Some((counted, Some(self.requests.begin(client)?)))
    }

    /// HEAD where GET begins or ends a login: HEAD is safe (RFC 9110 section 9.2.1), and mail scanners send it to addresses they find.
    /// It begins no login and uses no state up; it tells whether the provider is configured, and checks no secret.
    fn untouched(&self, operation: &Operation) -> Response<EdgeBody> {
        if self.unconfigured.contains(&operation.controller()) {
            return Problem::not_configured().into_response();
        }
        Response::new(full(""))
    }

    /// Calls the generated router. Its plain text gets no further.
    async fn call(
        &self,
        operation: &Operation,
        request: Request<Full<Bytes>>,
        context: RequestContext,
    ) -> Response<EdgeBody> {
        let id = context.request_id.clone();
        let fault = |what: &'static str| {
            if repeated::is_due(what, &operation.id) {
                tracing::error!(request_id = %id, operation = operation.id, "{what}");
            }
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

    fn edge_answer(&self, answer: EdgeAnswer, head: &Parts) -> Response<EdgeBody> {
        match answer {
            EdgeAnswer::Document => static_files::document(&self.document),
            EdgeAnswer::Explorer => static_files::explorer(head.uri.query()),
            EdgeAnswer::Metrics if self.metrics_here => metrics_page(&self.metrics),
            EdgeAnswer::Metrics => Problem::not_configured().into_response(),
        }
    }

    fn unknown(&self, request: Request<Incoming>) -> Response<EdgeBody> {
        if self.leads_to_sign_in(&request) {
            return static_files::to_sign_in(&self.path_prefix);
        }
        match static_files::find(request.uri().path()) {
            Some(file) if file.is_page() && !self.web_pages => {
                discard(request, Problem::not_configured())
            }
            Some(file) if is_read(request.method()) => file.response(request.uri().query()),
            Some(_) => {
                let allow = HeaderValue::from_static("GET, HEAD");
                discard(request, Problem::method_not_allowed(allow))
            }
            None => discard(request, Problem::not_found()),
        }
    }

    /// Somebody opens the bare address in a browser. Who prefers JSON, or asks for anything else there, hears 404 as everywhere.
    fn leads_to_sign_in(&self, request: &Request<Incoming>) -> bool {
        self.web_pages
            && request.uri().path() == "/"
            && is_read(request.method())
            && !accept::prefers_json(request.headers())
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
        let is_success = response.status().is_success();
        let headers = response.headers_mut();
        for name in &ROUTER_HEADERS {
            headers.remove(name);
        }
        headers.insert(REQUEST_ID, id.to_header());
        headers.insert(
            header::X_CONTENT_TYPE_OPTIONS,
            HeaderValue::from_static("nosniff"),
        );
        if self.https {
            headers.insert(header::STRICT_TRANSPORT_SECURITY, HTTPS_ONLY);
        }
        if is_success && operation.is_some_and(Operation::is_well_known) {
            headers.insert(header::CACHE_CONTROL, self.well_known_caching.clone());
            // Public for every verifier, also one that runs in a browser, whatever CORS_ORIGINS says of the other operations.
            let anybody = HeaderValue::from_static("*");
            headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, anybody);
            return;
        }
        if !headers.contains_key(header::CACHE_CONTROL) {
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
        // 503 says that there is too much to do, which a flood causes by the thousand.
        if status == 503 {
            if repeated::is_due("answered 503", name) {
                tracing::warn!(request_id = %id, operation = name, status, micros, %peer, "answered");
            }
        } else if status >= 500 {
            if repeated::is_due("answered with a fault", name) {
                tracing::error!(request_id = %id, operation = name, status, micros, %peer, "answered");
            }
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

/// The value of `Cache-Control` (RFC 9111) for what is the same for everybody.
fn public_for(max_age: Duration) -> HeaderValue {
    let text = format!("public, max-age={}", max_age.as_secs());
    HeaderValue::try_from(text).unwrap_or(HeaderValue::from_static("no-cache"))
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

fn is_read(method: &Method) -> bool {
    *method == Method::GET || *method == Method::HEAD
}

/// The answer to HEAD: that to GET, with the length of what is left out (RFC 9110 section 9.3.2).
fn without_content(response: Response<EdgeBody>) -> Response<EdgeBody> {
    let (mut head, body) = response.into_parts();
    let has_length = head.status != StatusCode::NO_CONTENT;
    if let Some(length) = body.size_hint().exact().filter(|_| has_length) {
        head.headers.insert(header::CONTENT_LENGTH, length.into());
    }
    Response::from_parts(head, full(""))
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
