//! Prometheus metrics. The edge counts requests; other parts register their own collectors in [`Metrics::registry`].

use std::sync::OnceLock;
use std::time::Duration;

use http::header::{CONTENT_TYPE, HeaderValue};
use http::{Response, StatusCode};
use prometheus::{
    Gauge, Histogram, HistogramOpts, HistogramVec, IntCounter, IntCounterVec, IntGauge, Opts,
    Registry, TextEncoder,
};

use super::envelope::{EdgeBody, full};

/// Seconds: from a verified token in the cache to a hash waiting in its queue.
const BUCKETS: [f64; 14] = [
    0.000_05, 0.000_1, 0.000_25, 0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0,
    5.0,
];

/// The statuses of the document. Others are counted too, only more slowly.
const STATUSES: [u16; 18] = [
    200, 204, 302, 303, 400, 401, 403, 404, 405, 408, 409, 413, 415, 422, 429, 500, 502, 503,
];

/// All metrics of one service.
pub struct Metrics {
    registry: Registry,
    requests: IntCounterVec,
    durations: HistogramVec,
    memory: Gauge,
    /// Requests in progress.
    pub in_flight: IntGauge,
    /// Open connections.
    pub connections: IntGauge,
    /// Connections and requests rejected because the service was at its limits.
    pub refused: IntCounter,
}

impl Metrics {
    /// # Errors
    ///
    /// An invalid or duplicate name, which a unit test rules out.
    pub fn new() -> prometheus::Result<Self> {
        let registry = Registry::new();
        let requests = IntCounterVec::new(
            Opts::new(
                "http_requests_total",
                "Responses, by operationId and status.",
            ),
            &["operation", "status"],
        )?;
        let durations = HistogramVec::new(
            HistogramOpts::new(
                "http_request_duration_seconds",
                "Time to respond, by operationId.",
            )
            .buckets(BUCKETS.to_vec()),
            &["operation"],
        )?;
        let metrics = Self {
            in_flight: IntGauge::new("http_requests_in_flight", "Requests in progress.")?,
            connections: IntGauge::new("http_connections", "Open connections.")?,
            refused: IntCounter::new(
                "http_refused_total",
                "Requests rejected with 503 because the service was at its limits.",
            )?,
            memory: Gauge::new("process_resident_memory_bytes", "Resident memory.")?,
            registry,
            requests,
            durations,
        };
        metrics
            .registry
            .register(Box::new(metrics.requests.clone()))?;
        metrics
            .registry
            .register(Box::new(metrics.durations.clone()))?;
        metrics
            .registry
            .register(Box::new(metrics.in_flight.clone()))?;
        metrics
            .registry
            .register(Box::new(metrics.connections.clone()))?;
        metrics
            .registry
            .register(Box::new(metrics.refused.clone()))?;
        metrics
            .registry
            .register(Box::new(metrics.memory.clone()))?;
        Ok(metrics)
    }

    /// Where other parts of the service register their collectors.
    pub fn registry(&self) -> &Registry {
        &self.registry
    }

    /// The text exposition format, version 0.0.4.
    pub fn render(&self) -> String {
        if let Some(bytes) = resident_memory() {
            self.memory.set(bytes);
        }
        // Fails only for metric families without metrics, which `gather` omits.
        TextEncoder::new()
            .encode_to_string(&self.registry.gather())
            .unwrap_or_default()
    }

    /// The counters of one operation.
    pub fn operation(&self, id: &str) -> OperationMetrics {
        OperationMetrics {
            id: id.to_owned(),
            requests: self.requests.clone(),
            durations: self.durations.clone(),
            by_status: std::array::from_fn(|_| OnceLock::new()),
            duration: OnceLock::new(),
        }
    }
}

/// The response to `GET /metrics`, on the service's listener or on the separate one.
pub fn page(metrics: &Metrics) -> Response<EdgeBody> {
    let mut response = Response::new(full(metrics.render()));
    let text = HeaderValue::from_static("text/plain; version=0.0.4");
    response.headers_mut().insert(CONTENT_TYPE, text);
    response
}

/// Increments a gauge for as long as it exists.
pub struct Counted<'a>(&'a IntGauge);

impl<'a> Counted<'a> {
    pub fn one(gauge: &'a IntGauge) -> Self {
        gauge.inc();
        Self(gauge)
    }
}

impl Drop for Counted<'_> {
    fn drop(&mut self) {
        self.0.dec();
    }
}

/// The metrics of one operation. Each label combination is looked up once, because lookups hash and lock.
pub struct OperationMetrics {
    id: String,
    requests: IntCounterVec,
    durations: HistogramVec,
    by_status: [OnceLock<IntCounter>; STATUSES.len()],
    duration: OnceLock<Histogram>,
}

impl OperationMetrics {
    /// Counts one response.
    pub fn observe(&self, status: StatusCode, duration: Duration) {
        let child = || {
            self.requests
                .with_label_values(&[self.id.as_str(), status.as_str()])
        };
        match STATUSES.iter().position(|known| *known == status.as_u16()) {
            Some(index) => self.by_status[index].get_or_init(child).inc(),
            None => child().inc(),
        }
        self.duration
            .get_or_init(|| self.durations.with_label_values(&[self.id.as_str()]))
            .observe(duration.as_secs_f64());
    }
}

/// In bytes, if the system reports it.
fn resident_memory() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kibibytes: f64 = line.trim().strip_suffix(" kB")?.parse().ok()?;
    Some(kibibytes * 1024.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_counted_by_operation_and_status() {
        let metrics = Metrics::new().expect("legal names");
        let me = metrics.operation("LoginController.me");
        me.observe(StatusCode::OK, Duration::from_micros(70));
        me.observe(StatusCode::OK, Duration::from_micros(70));
        me.observe(StatusCode::IM_A_TEAPOT, Duration::from_secs(9));
        let text = metrics.render();
        assert!(
            text.contains(r#"http_requests_total{operation="LoginController.me",status="200"} 2"#),
            "{text}"
        );
        assert!(
            text.contains(r#"http_requests_total{operation="LoginController.me",status="418"} 1"#),
            "{text}"
        );
        assert!(
            text.contains(r#"_bucket{operation="LoginController.me",le="0.0001"} 2"#),
            "{text}"
        );
        assert!(
            text.contains(
                r#"http_request_duration_seconds_count{operation="LoginController.me"} 3"#
            ),
            "{text}"
        );
    }

    #[test]
    fn others_may_register_theirs() {
        let metrics = Metrics::new().expect("legal names");
        let hashes = IntCounter::new("hashes_total", "Hashes.").expect("legal name");
        metrics
            .registry()
            .register(Box::new(hashes.clone()))
            .expect("new name");
        hashes.inc();
        assert!(metrics.render().contains("hashes_total 1"));
    }
}
