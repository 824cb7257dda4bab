//! Everything that requests share.

use std::net::IpAddr;
use std::sync::Arc;

use auth_api::Api;
use bytes::Bytes;
use http::header::{self, HeaderValue};
use http::{Request, Response};
use hyper::body::Incoming;
use ipnet::IpNet;

use super::response_headers::{HTTPS_ONLY, add_challenge, cache_publicly};
use crate::edge::context::{HeaderText, RequestContext};
use crate::edge::contract::{Contract, ContractError, Operation};
use crate::edge::cors::{ClientOrigins, CorsOrigins, CrossOrigin};
use crate::edge::envelope::{EdgeBody, Problem};
use crate::edge::metrics::{Metrics, OperationMetrics};
use crate::edge::proxies::ProxyWarning;
use crate::edge::quotas::{PendingBodies, RequestQuota};
use crate::edge::read_body::{BodyLimits, refuse};
use crate::edge::request_id::{REQUEST_ID, RequestIds};
use crate::edge::static_files;
use crate::edge::task_tracker::TaskTracker;
use crate::edge::{EdgeSettings, ErrorFormat, MetricsAt};

/// Everything that requests share.
pub struct Edge<A>
where
    A: Api<RequestContext> + Clone + Send + Sync + 'static,
{
    pub(super) router: auth_api::server::Service<A, RequestContext>,
    pub(super) contract: &'static Contract,
    /// By operation index.
    pub(super) counters: Vec<OperationMetrics>,
    pub(super) unrouted: OperationMetrics,
    pub(super) error_format: ErrorFormat,
    pub(super) metrics: Arc<Metrics>,
    pub(super) metrics_here: bool,
    pub(super) web_pages: bool,
    pub(super) https: bool,
    pub(super) well_known_caching: HeaderValue,
    pub(super) path_prefix: String,
    /// The published document as served here.
    pub(super) document: Bytes,
    pub(super) ids: RequestIds,
    pub(super) cors: CorsOrigins,
    pub(super) client_origins: ClientOrigins,
    pub(super) trusted_proxies: Vec<IpNet>,
    pub(super) limits: BodyLimits,
    pub(super) requests: Arc<RequestQuota>,
    pub(super) max_in_flight: i64,
    /// Work that continues if its client disconnects.
    pub(super) tasks: TaskTracker,
    pub(super) proxy_warning: ProxyWarning,
    /// Controllers whose provider is not configured.
    pub(super) unconfigured: Vec<&'static str>,
}

/// The origin of a request.
#[derive(Clone, Copy)]
pub struct Sender {
    pub socket: IpAddr,
    /// Beyond the connection limit: only probes get a response.
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
        let contract = Contract::published(settings.error_format)?;
        Ok(Self {
            router: auth_api::server::Service::new(api, false),
            counters: contract
                .operations
                .iter()
                .map(|operation| metrics.operation(&operation.id))
                .collect(),
            unrouted: metrics.operation("none"),
            error_format: settings.error_format,
            metrics_here: settings.metrics == MetricsAt::SameListener,
            web_pages: settings.web_pages,
            https: settings.https,
            well_known_caching: cache_publicly(settings.well_known_max_age),
            document: static_files::document_below(&settings.path_prefix, settings.error_format),
            path_prefix: settings.path_prefix.clone(),
            ids: RequestIds::new(),
            cors: settings.cors_origins.clone(),
            client_origins: settings.client_origins.clone(),
            trusted_proxies: settings.trusted_proxies.clone(),
            limits: BodyLimits {
                max_bytes: settings.max_body_bytes,
                time: settings.body_timeout,
                pending_bodies: PendingBodies::new(settings.max_in_flight),
            },
            requests: RequestQuota::new(settings.max_in_flight),
            tasks: TaskTracker::new(),
            proxy_warning: ProxyWarning::new(),
            unconfigured: settings.unconfigured.clone(),
            max_in_flight: i64::try_from(settings.max_in_flight).unwrap_or(i64::MAX),
            contract,
            metrics,
        })
    }

    /// 503: the service is at its limits.
    pub(super) fn saturated(&self, request: Request<Incoming>) -> Response<EdgeBody> {
        self.metrics.refused.inc();
        refuse(request, Problem::saturated())
    }

    /// Adds the headers that every response has.
    pub(super) fn add_headers(
        &self,
        operation: Option<&Operation>,
        id: &HeaderText,
        from: &CrossOrigin,
        response: &mut Response<EdgeBody>,
    ) {
        add_challenge(operation, response);
        let is_success = response.status().is_success();
        let headers = response.headers_mut();
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
            // Public, also for verifiers that run in a browser, whatever CORS_ORIGINS says about other operations.
            let anybody = HeaderValue::from_static("*");
            headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, anybody);
            return;
        }
        if !headers.contains_key(header::CACHE_CONTROL) {
            headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        }
        self.cors.add_headers(from, headers);
    }
}
