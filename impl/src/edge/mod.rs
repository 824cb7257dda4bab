//! The layer between the socket and the generated router: listening, limits, and whatever the document promises but the
//! router does not do. A request that reaches a handler conforms to the published document; every response is either
//! the handler's or an error envelope.

pub mod accept_header;
#[cfg(debug_assertions)]
mod answer_log;
mod authorization_request;
mod catch_panic;
mod connection;
mod connection_slots;
pub mod context;
pub mod contract;
mod cors;
pub mod envelope;
mod error_format;
mod idle;
mod json;
mod listener;
mod media_type;
mod metrics;
mod metrics_listener;
mod oauth_errors;
mod proxies;
mod quotas;
mod read_body;
mod request_id;
mod response_body;
mod service;
mod static_files;
mod task_tracker;
mod tcp;
mod urlencoded;

use std::net::SocketAddr;
use std::time::Duration;

use ipnet::IpNet;

pub use self::cors::{ClientOrigins, CorsOrigins, KnowsOrigins};
pub use self::error_format::ErrorFormat;
pub use self::listener::{Prepared, StartError};
pub use self::metrics::Metrics;
pub use self::proxies::network;

/// Settings of the edge.
#[derive(Debug, Clone)]
pub struct EdgeSettings {
    /// Larger request bodies are rejected with 413.
    pub max_body_bytes: usize,
    pub cors_origins: CorsOrigins,
    pub client_origins: ClientOrigins,
    /// Proxies whose `X-Forwarded-For` is trusted.
    pub trusted_proxies: Vec<IpNet>,
    /// Maximum number of open connections, of which one client may have a quarter. Idle ones are evicted for new ones;
    /// if none is idle, a few more connections get a 503.
    pub max_connections: usize,
    /// Maximum number of requests in progress, of which one client may have a quarter; further ones get a 503, except
    /// health and metrics. Requests whose bodies are still arriving are counted separately, up to the same number, and
    /// the oldest are dropped first.
    pub max_in_flight: usize,
    /// From the first byte of a request, or the opening of the connection, to the end of the headers.
    pub header_timeout: Duration,
    /// From the end of the headers to the end of the body.
    pub body_timeout: Duration,
    /// Between the requests of a connection.
    pub idle_timeout: Duration,
    /// While the client does not read a response.
    pub answer_timeout: Duration,
    /// How long requests in progress may take after the signal to stop.
    pub shutdown_grace: Duration,
    pub error_format: ErrorFormat,
    pub metrics: MetricsAt,
    /// Serve the built-in pages.
    pub web_pages: bool,
    /// How long resources below `/.well-known/` may be cached.
    pub well_known_max_age: Duration,
    /// The public URL is https: send HSTS (RFC 6797).
    pub https: bool,
    /// The path of PUBLIC_URL without a trailing slash, which the reverse proxy strips from request paths.
    pub path_prefix: String,
    /// Tags of the document's controllers whose provider is not configured.
    pub unconfigured: Vec<&'static str>,
}

/// Where `GET /metrics` is served.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MetricsAt {
    Off,
    SameListener,
    /// Only on this address; the main listener responds with 404.
    Address(SocketAddr),
}
