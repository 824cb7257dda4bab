//! `GET /metrics` on an address of its own, which operators can keep off the public network.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use http::{HeaderValue, Method, Request};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::TcpListener;
use tokio::sync::watch;

use super::connection::Phase;
use super::envelope::Problem;
use super::listener::accept;
use super::metrics::Metrics;
use super::service::metrics_page;

/// Scrapers are few and prompt.
const HEADER_TIMEOUT: Duration = Duration::from_secs(10);

/// Serves until the service stops.
pub async fn serve(
    listener: TcpListener,
    metrics: Arc<Metrics>,
    mut phase: watch::Receiver<Phase>,
) {
    loop {
        let (stream, _) = tokio::select! {
            _ = phase.wait_for(|phase| *phase == Phase::Stopped) => return,
            accepted = accept(&listener) => accepted,
        };
        let metrics = Arc::clone(&metrics);
        let service = service_fn(move |request: Request<Incoming>| {
            let response = match (request.method(), request.uri().path()) {
                (&Method::GET, "/metrics") => metrics_page(&metrics),
                (_, "/metrics") => {
                    Problem::method_not_allowed(HeaderValue::from_static("GET")).into_response()
                }
                _ => Problem::not_found().into_response(),
            };
            std::future::ready(Ok::<_, Infallible>(response))
        });
        tokio::spawn(
            http1::Builder::new()
                .timer(TokioTimer::new())
                .header_read_timeout(HEADER_TIMEOUT)
                .serve_connection(TokioIo::new(stream), service),
        );
    }
}
