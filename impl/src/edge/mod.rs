//! Between the socket and the generated router: listening, limits, and everything that the document promises and the
//! router does not do. What reaches a handler is valid by the published document; whatever leaves is either the
//! handler's answer or the error envelope.

mod accept_header;
#[cfg(debug_assertions)]
mod answer_log;
mod catch_panic;
mod connection;
mod connection_slots;
pub mod context;
pub mod contract;
mod cors;
pub mod envelope;
mod idle;
mod json;
mod listener;
mod media_type;
mod metrics;
mod metrics_listener;
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

pub use self::cors::CorsOrigins;
pub use self::listener::{Prepared, StartError};
pub use self::metrics::Metrics;
pub use self::proxies::network;

/// What the edge has to know.
#[derive(Debug, Clone)]
pub struct EdgeSettings {
    /// Larger request bodies are 413.
    pub max_body_bytes: usize,
    pub cors_origins: CorsOrigins,
    /// Whose `X-Forwarded-For` counts.
    pub trusted_proxies: Vec<IpNet>,
    /// Open connections, of which one client has a fourth at most; idle ones make room for new ones. When none is idle, a few
    /// more still hear 503.
    pub max_connections: usize,
    /// Requests being answered, of which one client has a fourth at most; the next ones are 503, save health and metrics. Those
    /// whose bodies have not arrived count by themselves, up to the same number, and the oldest make room.
    pub max_in_flight: usize,
    /// From the first byte of a request, or the opening of the connection, to the end of the headers.
    pub header_timeout: Duration,
    /// From there to the end of the body.
    pub body_timeout: Duration,
    /// Between the requests of a connection.
    pub idle_timeout: Duration,
    /// While the client takes nothing of an answer.
    pub answer_timeout: Duration,
    /// How long requests in progress may go on after the signal to stop.
    pub shutdown_grace: Duration,
    /// Hold every answer against the document, and replace an undocumented one by a 500. For debug and test builds.
    pub check_responses: bool,
    pub metrics: MetricsAt,
    /// Serve the service's own pages.
    pub web_pages: bool,
    /// How long anybody may keep what stands below `/.well-known/`.
    pub well_known_max_age: Duration,
    /// People reach the service by https: browsers are told to stay there (RFC 6797).
    pub https: bool,
    /// The path of PUBLIC_URL, without a slash at the end: what a reverse proxy takes away from the front of each path.
    pub path_prefix: String,
    /// Controllers of the document, by their tags, whose provider is not configured.
    pub unconfigured: Vec<&'static str>,
}

/// Where `GET /metrics` is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MetricsAt {
    Off,
    SameListener,
    /// There only; the service's own listener answers 404.
    Address(SocketAddr),
}
