//! Between the socket and the generated router: listening, limits, and everything that the document promises and the
//! router does not do. What reaches a handler is valid by the published document; whatever leaves is either the
//! handler's answer or the error envelope.

pub mod accept;
mod activity;
mod connection;
pub mod contract;
mod cors;
pub mod envelope;
mod isolate;
mod json;
mod listener;
mod media_type;
mod metrics;
mod metrics_listener;
mod proxies;
mod read_body;
mod request_id;
#[cfg(debug_assertions)]
mod seen;
mod service;
mod static_files;
mod urlencoded;

use std::net::SocketAddr;
use std::time::Duration;

pub use self::cors::CorsOrigins;
pub use self::listener::{Prepared, StartError};
pub use self::metrics::Metrics;
pub use self::proxies::{BadIpNet, IpNet};

/// What the edge has to know.
#[derive(Debug, Clone)]
pub struct EdgeSettings {
    /// Larger request bodies are 413.
    pub max_body_bytes: usize,
    pub cors_origins: CorsOrigins,
    /// Whose `X-Forwarded-For` counts.
    pub trusted_proxies: Vec<IpNet>,
    /// Open connections; on a few more the service still says 503, beyond them it stops accepting.
    pub max_connections: usize,
    /// Requests being answered; the next ones are 503, save health and metrics.
    pub max_in_flight: usize,
    /// From the first byte of a request, or the opening of the connection, to the end of the headers.
    pub header_timeout: Duration,
    /// From there to the end of the body.
    pub body_timeout: Duration,
    /// How long requests in progress may go on after the signal to stop.
    pub shutdown_grace: Duration,
    /// Hold every answer against the document, and replace an undocumented one by a 500. For debug and test builds.
    pub check_responses: bool,
    pub metrics: MetricsAt,
    /// Serve the service's own pages.
    pub web_pages: bool,
}

/// Where `GET /metrics` is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MetricsAt {
    Off,
    SameListener,
    /// There only; the service's own listener answers 404.
    Address(SocketAddr),
}
